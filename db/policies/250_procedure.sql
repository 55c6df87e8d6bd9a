-- Procedures, applications, letters and what became of a deadline: content like any other, under the compartment in which it was written.
do $$
declare t text;
begin
  foreach t in array array['procedure_run', 'procedure_event', 'application', 'application_event', 'letter', 'deadline_event'] loop
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
    execute format('drop policy if exists change on %I', t);
  end loop;
  -- events are append-only; of the others, one column says that they are over
  foreach t in array array['procedure_run', 'application', 'letter'] loop
    execute format('create policy change on %I for update to aparte_writer using (compartment_id = any ((select app.my_writable_compartments())::uuid[]))', t);
  end loop;
end $$;
grant update (ended_on) on procedure_run, application to aparte_writer;
grant update (superseded_at) on letter to aparte_writer;
-- whom a deadline awaits, to whom it was handed, whether the law has stopped it: the rest of it stands, or changes by the grant of 030
grant update (weight, waits_for, for_agent_id, suspended_on) on deadline to aparte_writer;
