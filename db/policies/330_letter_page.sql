-- Pages of a letter: content of the compartment in which the letter lies. A page taken out loses its bytes; the row says that there was one.
alter table letter_page enable row level security;
alter table letter_page force row level security;
drop policy if exists definer on letter_page;
create policy definer on letter_page to aparte_definer using (true) with check (true);
grant select on letter_page to aparte_definer;
drop policy if exists read on letter_page;
create policy read on letter_page for select to aparte_reader, aparte_writer using (compartment_id = any ((select app.my_compartments())::uuid[]));
grant select on letter_page to aparte_reader, aparte_writer;
drop policy if exists write on letter_page;
create policy write on letter_page for insert to aparte_writer with check (compartment_id = any ((select app.my_writable_compartments())::uuid[]));
grant insert on letter_page to aparte_writer;
drop policy if exists change on letter_page;
create policy change on letter_page for update to aparte_writer using (compartment_id = any ((select app.my_writable_compartments())::uuid[]));
grant update (content, removed_at) on letter_page to aparte_writer;
