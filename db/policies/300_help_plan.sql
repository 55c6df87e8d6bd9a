-- Help plans, answers to them, and what is followed beside them: content like any other, under the compartment in which it was written.
do $$
declare t text;
begin
  foreach t in array array['help_plan', 'help_plan_answer', 'autonomy_matter'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('drop policy if exists definer on %I', t);
    execute format('create policy definer on %I to aparte_definer using (true) with check (true)', t);
    execute format('grant select on %I to aparte_definer', t);
    execute format('drop policy if exists read on %I', t);
    execute format('create policy read on %I for select to aparte_reader, aparte_writer using (compartment_id = any ((select app.my_compartments())::uuid[]))', t);
    execute format('grant select on %I to aparte_reader, aparte_writer', t);
    execute format('drop policy if exists write on %I', t);
    execute format($p$create policy write on %I for insert to aparte_writer
      with check (compartment_id = any ((select app.my_writable_compartments())::uuid[]) and created_by = (select app.actor()))$p$, t);
    execute format('grant insert on %I to aparte_writer', t);
    execute format('drop policy if exists change on %I', t);
  end loop;
  -- an answer is append-only; of the others, one column says that a newer version stands
  foreach t in array array['help_plan', 'autonomy_matter'] loop
    execute format('create policy change on %I for update to aparte_writer using (compartment_id = any ((select app.my_writable_compartments())::uuid[]))', t);
    execute format('grant update (superseded_at) on %I to aparte_writer', t);
  end loop;
end $$;

-- Tariffs: known to all agents of the organisation, written by its managers, never changed.
alter table help_tariff enable row level security;
alter table help_tariff force row level security;
drop policy if exists definer on help_tariff;
create policy definer on help_tariff to aparte_definer using (true) with check (true);
grant select on help_tariff to aparte_definer;
drop policy if exists read on help_tariff;
create policy read on help_tariff for select to aparte_reader, aparte_writer using (organisation_id = (select app.my_organisation()));
grant select on help_tariff to aparte_reader, aparte_writer;
drop policy if exists write on help_tariff;
create policy write on help_tariff for insert to aparte_writer
  with check (organisation_id = (select app.my_organisation()) and created_by = (select app.actor()) and 'manager' = any ((select app.my_roles())::text[]));
grant insert on help_tariff to aparte_writer;
