-- Local aids and ticked statements: known to all agents of the organisation, written by its managers. Nothing of a household.
do $$
declare t text;
begin
  foreach t in array array['local_aid', 'catalogue_check', 'watch_note'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('drop policy if exists definer on %I', t);
    execute format('create policy definer on %I to aparte_definer using (true) with check (true)', t);
    execute format('grant select on %I to aparte_definer', t);
    execute format('drop policy if exists read on %I', t);
    execute format('create policy read on %I for select to aparte_reader, aparte_writer using (organisation_id = (select app.my_organisation()))', t);
    execute format('grant select on %I to aparte_reader, aparte_writer', t);
    execute format('drop policy if exists write on %I', t);
    execute format($p$create policy write on %I for insert to aparte_writer
      with check (organisation_id = (select app.my_organisation()) and created_by = (select app.actor()) and 'manager' = any ((select app.my_roles())::text[]))$p$, t);
    execute format('grant insert on %I to aparte_writer', t);
    execute format('drop policy if exists change on %I', t);
    execute format($p$create policy change on %I for update to aparte_writer
      using (organisation_id = (select app.my_organisation()) and 'manager' = any ((select app.my_roles())::text[]))$p$, t);
  end loop;
end $$;
grant update (superseded_at) on local_aid to aparte_writer;
grant update (withdrawn_at) on catalogue_check, watch_note to aparte_writer;
-- what one has read is one's own
alter table watch_read enable row level security;
alter table watch_read force row level security;
drop policy if exists definer on watch_read;
create policy definer on watch_read to aparte_definer using (true) with check (true);
grant select on watch_read to aparte_definer;
drop policy if exists own on watch_read;
drop policy if exists write on watch_read;
drop policy if exists forget on watch_read;
create policy own on watch_read to aparte_reader, aparte_writer using (agent_id = (select app.actor()))
  with check (organisation_id = (select app.my_organisation()) and agent_id = (select app.actor()));
grant select on watch_read to aparte_reader, aparte_writer;
grant insert, delete on watch_read to aparte_writer;
