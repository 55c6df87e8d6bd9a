-- Projects, their agreements, and measures: content like any other, under the compartment in which it was written.
do $$
declare t text;
begin
  foreach t in array array['project', 'project_event', 'agreement', 'measure', 'measure_event'] loop
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
  -- what was said and signed stands; of a project and a measure, one column says that they are over
  foreach t in array array['project', 'measure'] loop
    execute format('create policy change on %I for update to aparte_writer using (compartment_id = any ((select app.my_writable_compartments())::uuid[]))', t);
  end loop;
end $$;
grant update (ended_on) on project, measure to aparte_writer;
