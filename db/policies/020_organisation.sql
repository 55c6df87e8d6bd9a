-- Organisation, sites, teams, sectors, agents: known to all agents of the same organisation, changed by its administrators.
-- How an agent proves who she is (credential, second_factor, session, account_link, login_attempt): to nobody but the login functions.
do $$
declare t text;
begin
  foreach t in array array['organisation', 'installation', 'site', 'team', 'sector', 'sector_area', 'commune', 'agent', 'agent_role', 'team_member',
                           'credential', 'second_factor', 'session', 'account_link', 'login_attempt'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('drop policy if exists definer on %I', t);
    execute format('create policy definer on %I to aparte_definer using (true) with check (true)', t);
    execute format('grant select, insert, update, delete on %I to aparte_definer', t);
  end loop;

  drop policy if exists read on organisation;
  create policy read on organisation for select to aparte_reader, aparte_writer using (id = (select app.my_organisation()));
  drop policy if exists change on organisation;
  create policy change on organisation for update to aparte_writer
    using (id = (select app.my_organisation()) and 'administrator' = any ((select app.my_roles())::text[]));
  grant select on organisation to aparte_reader, aparte_writer;
  grant update (name, days_without_step, journal_names) on organisation to aparte_writer;

  -- communes are public; the mode of the installation is on every page
  foreach t in array array['commune', 'installation'] loop
    execute format('drop policy if exists read on %I', t);
    execute format('create policy read on %I for select to aparte_reader, aparte_writer, aparte_web using (true)', t);
    execute format('grant select on %I to aparte_reader, aparte_writer, aparte_web', t);
  end loop;

  foreach t in array array['site', 'team', 'sector', 'sector_area', 'agent', 'agent_role', 'team_member'] loop
    execute format('drop policy if exists read on %I', t);
    execute format('create policy read on %I for select to aparte_reader, aparte_writer using (organisation_id = (select app.my_organisation()))', t);
    execute format('drop policy if exists administer on %I', t);
    execute format($p$create policy administer on %I for all to aparte_writer
      using (organisation_id = (select app.my_organisation()) and 'administrator' = any ((select app.my_roles())::text[]))
      with check (organisation_id = (select app.my_organisation()) and 'administrator' = any ((select app.my_roles())::text[]))$p$, t);
    execute format('grant select on %I to aparte_reader, aparte_writer', t);
    execute format('grant insert, update on %I to aparte_writer', t);
  end loop;
  grant delete on agent_role, sector_area to aparte_writer;
  -- a role is given or taken away, never turned into another
  revoke update on agent_role from aparte_writer;
  -- a membership ends; it never becomes another team's or another agent's
  revoke update on team_member from aparte_writer;
  grant update (until_date) on team_member to aparte_writer;

  -- one's own settings
  drop policy if exists own on agent;
  create policy own on agent for update to aparte_writer using (id = (select app.actor()));
end $$;
-- An agent changes his own keys and fonts only; the rest is the administrator's. Column grants cannot tell them apart, a trigger does.
set local role aparte_definer;
create or replace function app.guard_agent() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  if app.actor() is not null and not ('administrator' = any (app.my_roles())) and
     (to_jsonb(new) - 'single_keys' - 'plain_fonts') is distinct from (to_jsonb(old) - 'single_keys' - 'plain_fonts') then
    raise exception 'an agent changes only their own settings' using errcode = '42501';
  end if;
  -- nobody binds himself by secrecy, gives himself a title, or outlives his own end
  if new.id = app.actor() and (new.secrecy_basis, new.secrecy_proof, new.secrecy_until, new.profession, new.trainee, new.diploma_kind, new.diploma_on, new.diploma_number, new.ended_at)
     is distinct from (old.secrecy_basis, old.secrecy_proof, old.secrecy_until, old.profession, old.trainee, old.diploma_kind, old.diploma_on, old.diploma_number, old.ended_at) then
    raise exception 'another administrator does this' using errcode = '42501';
  end if;
  return new;
end $$;
set local role aparte_owner;
drop trigger if exists guard_agent on agent;
create trigger guard_agent before update on agent for each row execute function app.guard_agent();

-- An administrator may not give a role to himself: a second administrator does (nobody grants to himself).
drop policy if exists not_oneself on agent_role;
create policy not_oneself on agent_role as restrictive for insert to aparte_writer with check (agent_id <> (select app.actor()));
-- Nor may he put himself into a team: what a manager manages, and what a team receives, follow from it.
drop policy if exists not_oneself on team_member;
create policy not_oneself on team_member as restrictive for insert to aparte_writer with check (agent_id <> (select app.actor()));
drop policy if exists not_oneself_again on team_member;
create policy not_oneself_again on team_member as restrictive for update to aparte_writer using (agent_id <> (select app.actor()));
