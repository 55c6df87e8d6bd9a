-- Forms sent: each agent has her own, and nobody another's; a week later the jobs forget them.
alter table form_sent enable row level security;
alter table form_sent force row level security;
drop policy if exists own on form_sent;
create policy own on form_sent to aparte_reader, aparte_writer using (agent_id = (select app.actor()))
  with check (organisation_id = (select app.my_organisation()) and agent_id = (select app.actor()));
grant select on form_sent to aparte_reader, aparte_writer;
-- where the act led is added once it is done
grant insert, update (location) on form_sent to aparte_writer;

drop policy if exists definer on form_sent;
create policy definer on form_sent to aparte_definer using (true);
grant select, delete on form_sent to aparte_definer;

set local check_function_bodies = off;
set local role aparte_definer;
-- For the night: what is too old to be sent again by a browser.
create or replace function app.forget_forms_sent() returns void language sql security definer set search_path = pg_catalog, public as $$
  delete from form_sent where sent_at < now() - interval '7 days'
$$;
revoke all on function app.forget_forms_sent() from public;
grant execute on function app.forget_forms_sent() to aparte_jobs;
set local role aparte_owner;
