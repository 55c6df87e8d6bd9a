-- The review of rights: content like any other, under the compartment in which it was written.
do $$
declare t text;
begin
  foreach t in array array['right_status', 'right_information'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('drop policy if exists definer on %I', t);
    execute format('create policy definer on %I to aparte_definer using (true) with check (true)', t);
    execute format('grant select on %I to aparte_definer', t);
    execute format('drop policy if exists read on %I', t);
    execute format('create policy read on %I for select to aparte_reader, aparte_writer using (compartment_id = any ((select app.my_compartments())::uuid[]))', t);
    execute format('grant select on %I to aparte_reader, aparte_writer', t);
    execute format('drop policy if exists write on %I', t);
    execute format('create policy write on %I for insert to aparte_writer with check (compartment_id = any ((select app.my_writable_compartments())::uuid[]))', t);
    execute format('grant insert on %I to aparte_writer', t);
  end loop;
end $$;
-- a change is a new row: the former one is only marked as superseded
drop policy if exists change on right_status;
create policy change on right_status for update to aparte_writer using (compartment_id = any ((select app.my_writable_compartments())::uuid[]));
grant update (superseded_at) on right_status to aparte_writer;
