-- Lines of a budget: content like any other, under the compartment in which they were written. Append-only, each in its author's own name.
alter table budget_line enable row level security;
alter table budget_line force row level security;
drop policy if exists definer on budget_line;
create policy definer on budget_line to aparte_definer using (true) with check (true);
grant select on budget_line to aparte_definer;
drop policy if exists read on budget_line;
create policy read on budget_line for select to aparte_reader, aparte_writer using (compartment_id = any ((select app.my_compartments())::uuid[]));
grant select on budget_line to aparte_reader, aparte_writer;
drop policy if exists write on budget_line;
create policy write on budget_line for insert to aparte_writer
  with check (compartment_id = any ((select app.my_writable_compartments())::uuid[]) and created_by = (select app.actor()));
grant insert on budget_line to aparte_writer;

-- Landmarks: known to all agents of the organisation, written by its managers.
alter table budget_landmark enable row level security;
alter table budget_landmark force row level security;
drop policy if exists definer on budget_landmark;
create policy definer on budget_landmark to aparte_definer using (true) with check (true);
grant select on budget_landmark to aparte_definer;
drop policy if exists read on budget_landmark;
create policy read on budget_landmark for select to aparte_reader, aparte_writer using (organisation_id = (select app.my_organisation()));
grant select on budget_landmark to aparte_reader, aparte_writer;
drop policy if exists write on budget_landmark;
create policy write on budget_landmark for insert to aparte_writer
  with check (organisation_id = (select app.my_organisation()) and created_by = (select app.actor()) and 'manager' = any ((select app.my_roles())::text[]));
grant insert on budget_landmark to aparte_writer;
