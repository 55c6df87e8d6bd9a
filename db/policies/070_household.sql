-- Reasons given for seeing a hidden address: read by whoever holds the identity, written by their author, never changed.
drop policy if exists definer on address_view;
create policy definer on address_view to aparte_definer using (true) with check (true);
grant select on address_view to aparte_definer;
drop policy if exists read on address_view;
create policy read on address_view for select to aparte_reader, aparte_writer using (compartment_id = any ((select app.my_compartments())::uuid[]));
drop policy if exists write on address_view;
create policy write on address_view for insert to aparte_writer
  with check (agent_id = (select app.actor()) and compartment_id = any ((select app.my_compartments())::uuid[]));
grant select on address_view to aparte_reader, aparte_writer;
grant insert on address_view to aparte_writer;

-- An expected child is known to who holds the identity, not to reception: its name alone would tell a pregnancy.
drop policy if exists unborn_not_at_reception on person;
create policy unborn_not_at_reception on person as restrictive for select to aparte_reader, aparte_writer
  using (not unborn or compartment_id = any ((select app.my_compartments())::uuid[]));
grant update (unborn, expected_on) on person to aparte_writer;
