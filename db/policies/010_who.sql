-- Who asks. A random session token, whose hash is set by `set local app.session`, is resolved to the agent here, inside SQL:
-- no code can name another agent (decision 6). Each function below answers for nobody ('{}' or null) when no live session is set.
-- They belong to aparte_definer, which has policies of its own and no right to skip any.
grant usage on schema app to aparte_reader, aparte_writer, aparte_web, aparte_jobs, aparte_definer, aparte_sealer;
grant create on schema app to aparte_definer;
grant usage on schema public to aparte_reader, aparte_writer, aparte_definer, aparte_web, aparte_jobs;

set local check_function_bodies = off;
set local role aparte_definer;

create or replace function app.token_hash() returns bytea language sql stable set search_path = pg_catalog as $$
  select decode(nullif(current_setting('app.session', true), ''), 'hex')
$$;

-- The agent behind a live session: complete (second factor given), not locked, not ended, account not closed.
create or replace function app.actor() returns uuid language sql stable security definer set search_path = pg_catalog, public as $$
  select s.agent_id from session s join agent a on a.organisation_id = s.organisation_id and a.id = s.agent_id
  where s.token_hash = app.token_hash() and s.complete and s.locked_at is null and s.ended_at is null
    and s.expires_at > now() and a.ended_at is null
$$;

create or replace function app.my_organisation() returns uuid language sql stable security definer set search_path = pg_catalog, public as $$
  select organisation_id from agent where id = app.actor()
$$;

create or replace function app.my_session() returns uuid language sql stable security definer set search_path = pg_catalog, public as $$
  select s.id from session s where s.token_hash = app.token_hash()
$$;

create or replace function app.my_roles() returns text[] language sql stable security definer set search_path = pg_catalog, public as $$
  select coalesce(array_agg(role), '{}') from agent_role where agent_id = app.actor()
$$;

create or replace function app.my_teams() returns uuid[] language sql stable security definer set search_path = pg_catalog, public as $$
  select coalesce(array_agg(team_id), '{}') from team_member
  where agent_id = app.actor() and from_date <= current_date and (until_date is null or until_date >= current_date)
$$;

-- Sites where the actor keeps reception: identity of their unprotected households, and the hours of appointments.
create or replace function app.my_reception_sites() returns uuid[] language sql stable security definer set search_path = pg_catalog, public as $$
  select coalesce(array_agg(distinct t.site_id), '{}') from team t
  where t.id = any (app.my_teams()) and t.kind = 'reception' and 'reception' = any (app.my_roles())
$$;

-- Sites whose teams the actor manages: assignment and summaries, never content.
create or replace function app.my_managed_sites() returns uuid[] language sql stable security definer set search_path = pg_catalog, public as $$
  select coalesce(array_agg(distinct t.site_id), '{}') from team t
  where t.id = any (app.my_teams()) and 'manager' = any (app.my_roles())
$$;

-- The compartments the actor holds now: named, or through a team; never those of a case file from which the actor is excluded (D7),
-- and none at all without a secrecy basis (D5). Computed once a statement by the policies.
create or replace function app.my_compartments() returns uuid[] language sql stable security definer set search_path = pg_catalog, public as $$
  with me as (
    select a.id, app.my_teams() as teams from agent a
    where a.id = app.actor() and a.secrecy_basis <> 'none' and (a.secrecy_until is null or a.secrecy_until >= current_date)
  ), held as (
    select c.compartment_id, c.case_file_id from compartment_access c, me
    where c.agent_id = me.id and c.from_at <= now() and (c.until_at is null or c.until_at > now())
    union all
    select c.compartment_id, c.case_file_id from compartment_access c, me
    where c.team_id = any (me.teams) and c.from_at <= now() and (c.until_at is null or c.until_at > now())
  )
  select coalesce(array_agg(distinct h.compartment_id), '{}') from held h
  where not exists (select from exclusion x, me where x.agent_id = me.id and x.case_file_id = h.case_file_id and x.lifted_at is null)
$$;

-- Case files of which the actor is the referent.
create or replace function app.my_referred_cases() returns uuid[] language sql stable security definer set search_path = pg_catalog, public as $$
  select coalesce(array_agg(id), '{}') from case_file where referent_id = app.actor() and organisation_id = app.my_organisation()
$$;

revoke all on all functions in schema app from public;
grant execute on function app.token_hash(), app.actor(), app.my_organisation(), app.my_session(), app.my_roles(), app.my_teams(), app.my_reception_sites(),
  app.my_managed_sites(), app.my_compartments(), app.my_referred_cases() to aparte_reader, aparte_writer, aparte_definer;
set local role aparte_owner;
