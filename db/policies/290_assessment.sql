-- What was filled of an instrument: content like any other, under the compartment of the instrument. A draft is changed by its author alone; what is finished, by nobody.
do $$
declare t text;
begin
  foreach t in array array['assessment', 'assessment_look'] loop
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
  end loop;
end $$;
drop policy if exists change on assessment;
create policy change on assessment for update to aparte_writer
  using (compartment_id = any ((select app.my_writable_compartments())::uuid[]) and created_by = (select app.actor()) and state = 'draft')
  with check (compartment_id = any ((select app.my_writable_compartments())::uuid[]) and created_by = (select app.actor()));
grant update (body, assessed_on, state, revision, updated_at, finished_at) on assessment to aparte_writer;

-- Own grids: known to all agents of the organisation, written by its managers.
alter table instrument enable row level security;
alter table instrument force row level security;
drop policy if exists definer on instrument;
create policy definer on instrument to aparte_definer using (true) with check (true);
grant select on instrument to aparte_definer;
drop policy if exists read on instrument;
create policy read on instrument for select to aparte_reader, aparte_writer using (organisation_id = (select app.my_organisation()));
grant select on instrument to aparte_reader, aparte_writer;
drop policy if exists write on instrument;
create policy write on instrument for insert to aparte_writer
  with check (organisation_id = (select app.my_organisation()) and created_by = (select app.actor()) and 'manager' = any ((select app.my_roles())::text[]));
grant insert on instrument to aparte_writer;
drop policy if exists change on instrument;
create policy change on instrument for update to aparte_writer
  using (organisation_id = (select app.my_organisation()) and state = 'draft' and 'manager' = any ((select app.my_roles())::text[]))
  with check (organisation_id = (select app.my_organisation()));
grant update (definition, state, updated_at) on instrument to aparte_writer;
