-- Pages of an agreement signed on paper: content of the compartment in which its project lies. A page taken out loses its bytes; the row says that there was one.
alter table agreement_page enable row level security;
alter table agreement_page force row level security;
drop policy if exists definer on agreement_page;
create policy definer on agreement_page to aparte_definer using (true) with check (true);
grant select on agreement_page to aparte_definer;
drop policy if exists read on agreement_page;
create policy read on agreement_page for select to aparte_reader, aparte_writer using (compartment_id = any ((select app.my_compartments())::uuid[]));
grant select on agreement_page to aparte_reader, aparte_writer;
drop policy if exists write on agreement_page;
create policy write on agreement_page for insert to aparte_writer with check (compartment_id = any ((select app.my_writable_compartments())::uuid[]));
grant insert on agreement_page to aparte_writer;
drop policy if exists change on agreement_page;
create policy change on agreement_page for update to aparte_writer using (compartment_id = any ((select app.my_writable_compartments())::uuid[]));
grant update (content, removed_at) on agreement_page to aparte_writer;
