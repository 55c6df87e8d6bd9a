-- Who asks. A random session token, whose hash is set by `set local app.session`, is resolved to the agent here, inside SQL:
-- no code can name another agent (decision 6). Each function below answers for nobody ('{}' or null) when no live session is set.
-- They belong to aparte_definer, which has policies of its own and no right to skip any.
grant usage on schema app to aparte_reader, aparte_writer, aparte_web, aparte_jobs, aparte_definer, aparte_sealer;
grant create on schema app to aparte_definer;
grant usage on schema public to aparte_reader, aparte_writer, aparte_definer, aparte_web, aparte_jobs;

set local check_function_bodies = off;
set local role aparte_definer;

-- In PL/pgSQL, because its plans are kept for the connection: an SQL function is planned anew at each statement, which cost 4 ms instead of
-- 0.2 for `app.my_compartments()` (docs/benchmarks.md). This one is SQL without a setting of its own, so that it is written into the query that asks it.
create or replace function app.token_hash() returns bytea language sql stable as $$
  select pg_catalog.decode(nullif(pg_catalog.current_setting('app.session', true), ''), 'hex')
$$;

-- How long a session may stay without a request before it is locked (decision 12).
create or replace function app.idle_limit(p_shared boolean) returns interval language sql immutable set search_path = pg_catalog as $$
  select case when p_shared then interval '3 minutes' else interval '10 minutes' end
$$;

-- The agent behind a live session: complete (second factor given), not locked, not idle for too long, not ended, account not closed.
create or replace function app.actor() returns uuid language plpgsql stable security definer set search_path = pg_catalog, public as $$
declare v_token bytea := decode(nullif(current_setting('app.session', true), ''), 'hex'); v_agent uuid;
begin
  if v_token is null then return null; end if;
  select s.agent_id into v_agent from session s join agent a on a.organisation_id = s.organisation_id and a.id = s.agent_id
  where s.token_hash = v_token and s.complete and s.locked_at is null and s.ended_at is null
    and s.expires_at > now() and a.ended_at is null
    and s.last_seen_at > now() - case when s.shared_computer then interval '3 minutes' else interval '10 minutes' end;
  return v_agent;
end $$;

create or replace function app.my_organisation() returns uuid language plpgsql stable security definer set search_path = pg_catalog, public as $$
declare me uuid := app.actor();
begin
  if me is null then return null; end if;
  return (select s.organisation_id from session s where s.token_hash = app.token_hash());
end $$;

create or replace function app.my_session() returns uuid language plpgsql stable security definer set search_path = pg_catalog, public as $$
begin
  return (select s.id from session s where s.token_hash = app.token_hash());
end $$;

create or replace function app.my_roles() returns text[] language plpgsql stable security definer set search_path = pg_catalog, public as $$
declare me uuid := app.actor();
begin
  if me is null then return '{}'; end if;
  return array(select r.role from session s join agent_role r on r.organisation_id = s.organisation_id and r.agent_id = me where s.token_hash = app.token_hash());
end $$;

create or replace function app.my_teams() returns uuid[] language plpgsql stable security definer set search_path = pg_catalog, public as $$
declare org uuid := app.my_organisation();
begin
  return coalesce((select array_agg(m.team_id) from team_member m
    where m.organisation_id = org and m.agent_id = app.actor() and m.from_date <= current_date and (m.until_date is null or m.until_date >= current_date)), '{}');
end $$;

-- Whether the actor is bound by secrecy today (D5): without it, no content, no name, no household.
create or replace function app.bound_by_secrecy() returns boolean language plpgsql stable security definer set search_path = pg_catalog, public as $$
declare org uuid := app.my_organisation();
begin
  return exists (select from agent a where a.organisation_id = org and a.id = app.actor() and a.secrecy_basis <> 'none' and (a.secrecy_until is null or a.secrecy_until >= current_date));
end $$;

-- Case files that are shut to the actor (D7): the restrictive policies compare with it where a row is read by another way than its compartment.
-- It only takes away, so it need not ask whether the session still lives: one that does not is given nothing to take from.
create or replace function app.my_exclusions() returns uuid[] language plpgsql stable security definer set search_path = pg_catalog, public as $$
begin
  return array(select x.case_file_id from session s join exclusion x on x.agent_id = s.agent_id and x.lifted_at is null where s.token_hash = app.token_hash());
end $$;

-- Sites where the actor keeps reception: identity of their unprotected households, and the hours of appointments.
create or replace function app.my_reception_sites() returns uuid[] language plpgsql stable security definer set search_path = pg_catalog, public as $$
begin
  -- asked first, and alone: most who ask keep no reception
  if not exists (select from session s join agent_role r on r.organisation_id = s.organisation_id and r.agent_id = s.agent_id and r.role = 'reception'
                 where s.token_hash = app.token_hash()) or not app.bound_by_secrecy() then return '{}'; end if;
  return coalesce((select array_agg(distinct t.site_id) from team t where t.organisation_id = app.my_organisation() and t.id = any (app.my_teams()) and t.kind = 'reception'), '{}');
end $$;

-- Sites whose teams the actor manages: assignment and summaries, never content.
create or replace function app.my_managed_sites() returns uuid[] language plpgsql stable security definer set search_path = pg_catalog, public as $$
begin
  if not ('manager' = any (app.my_roles())) then return '{}'; end if;
  return coalesce((select array_agg(distinct t.site_id) from team t where t.organisation_id = app.my_organisation() and t.id = any (app.my_teams())), '{}');
end $$;

-- What the actor holds now: named, or through a team; never anything of a case file from which he is excluded (D7), none at all without a
-- secrecy basis (D5), and none for who only administers or guards data (decision 14): a team is not a reason, and neither is a mistaken grant.
create or replace function app.my_accesses() returns table (compartment_id uuid, basis text) language plpgsql stable security definer set search_path = pg_catalog, public as $$
declare me uuid := app.actor(); v_worker boolean; v_teams uuid[]; v_shut uuid[];
begin
  if me is null then return; end if;
  -- one query for what app.bound_by_secrecy(), app.my_roles(), app.my_teams() and app.my_exclusions() say apart: this runs at each statement
  select bool_or(r.role in ('worker', 'manager')),
    (select array_agg(m.team_id) from team_member m where m.organisation_id = a.organisation_id and m.agent_id = me and m.from_date <= current_date and (m.until_date is null or m.until_date >= current_date)),
    (select array_agg(x.case_file_id) from exclusion x where x.agent_id = me and x.lifted_at is null)
  into v_worker, v_teams, v_shut
  from session s join agent a on a.organisation_id = s.organisation_id and a.id = s.agent_id
  join agent_role r on r.organisation_id = a.organisation_id and r.agent_id = a.id and r.role in ('worker', 'manager', 'reception')
  where s.token_hash = app.token_hash() and a.secrecy_basis <> 'none' and (a.secrecy_until is null or a.secrecy_until >= current_date)
  group by a.organisation_id, a.id;
  if v_worker is null then return; end if;
  if not v_worker then v_teams := '{}'; end if;
  v_shut := coalesce(v_shut, '{}');
  return query
    select c.compartment_id, c.basis from compartment_access c
    where c.agent_id = me and c.from_at <= now() and (c.until_at is null or c.until_at > now()) and (v_shut = '{}' or c.case_file_id is null or c.case_file_id <> all (v_shut))
    union all
    select c.compartment_id, c.basis from compartment_access c
    where c.team_id = any (v_teams) and c.from_at <= now() and (c.until_at is null or c.until_at > now()) and (v_shut = '{}' or c.case_file_id is null or c.case_file_id <> all (v_shut));
end $$;

-- The compartments the actor may read: app.my_accesses() without the basis, written apart because every policy asks for it and an index alone
-- answers (0020, 0030). Twice the same compartment does no harm.
-- A page about one household asks for what is held of that one alone: the reading door sets `app.case_file`, which only takes away (decision 0022).
-- What is found with it is found without it too: both ask the same of the same accesses, and one more condition. What is not an id finds nothing.
-- One plan for all: else each call is planned for the array of its exclusions, which takes longer than running it.
create or replace function app.my_compartments() returns uuid[] language plpgsql stable security definer set search_path = pg_catalog, public set plan_cache_mode = force_generic_plan as $$
declare
  v_only text := nullif(current_setting('app.case_file', true), '');
  me uuid; org uuid; v_teams uuid[]; v_shut uuid[]; v_case uuid;
begin
  -- one query for what app.actor(), app.bound_by_secrecy(), app.my_roles() and app.my_teams() say apart: this runs at each statement
  select s.agent_id, s.organisation_id,
    array(select m.team_id from team_member m where m.organisation_id = s.organisation_id and m.agent_id = s.agent_id and m.from_date <= current_date
      and (m.until_date is null or m.until_date >= current_date)
      and exists (select from agent_role r where r.organisation_id = s.organisation_id and r.agent_id = s.agent_id and r.role in ('worker', 'manager')))
  into me, org, v_teams
  from session s join agent a on a.organisation_id = s.organisation_id and a.id = s.agent_id
  where s.token_hash = app.token_hash() and s.complete and s.locked_at is null and s.ended_at is null and s.expires_at > now() and a.ended_at is null
    and s.last_seen_at > now() - case when s.shared_computer then interval '3 minutes' else interval '10 minutes' end
    and a.secrecy_basis <> 'none' and (a.secrecy_until is null or a.secrecy_until >= current_date)
    and exists (select from agent_role r where r.organisation_id = s.organisation_id and r.agent_id = s.agent_id and r.role in ('worker', 'manager', 'reception'));
  if me is null then return '{}'; end if;
  -- a writing transaction is never narrowed: what it may change is decided by all that is held
  if v_only is not null and current_setting('role') = 'aparte_reader' then
    if v_only !~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then return '{}'; end if;
    v_case := v_only::uuid;
    return array(
      select c.compartment_id from compartment_access c
      where c.organisation_id = org and c.case_file_id = v_case and (c.agent_id = me or c.team_id = any (v_teams))
        and c.from_at <= now() and (c.until_at is null or c.until_at > now())
        and not exists (select from exclusion x where x.agent_id = me and x.case_file_id = v_case and x.lifted_at is null));
  end if;
  v_shut := array(select x.case_file_id from exclusion x where x.agent_id = me and x.lifted_at is null);
  return array(
    select c.compartment_id from compartment_access c
    where c.agent_id = me and c.from_at <= now() and (c.until_at is null or c.until_at > now()) and (c.case_file_id is null or c.case_file_id <> all (v_shut))
    union all
    select c.compartment_id from compartment_access c
    where c.team_id = any (v_teams) and c.from_at <= now() and (c.until_at is null or c.until_at > now()) and (c.case_file_id is null or c.case_file_id <> all (v_shut)));
end $$;

-- Those in which he may write: an exceptional access reads (security 9).
create or replace function app.my_writable_compartments() returns uuid[] language plpgsql stable security definer set search_path = pg_catalog, public as $$
begin
  return coalesce((select array_agg(distinct a.compartment_id) from app.my_accesses() a where a.basis <> 'exceptional'), '{}');
end $$;

-- Case files of which the actor is the referent.
create or replace function app.my_referred_cases() returns uuid[] language plpgsql stable security definer set search_path = pg_catalog, public as $$
declare me uuid := app.actor(); org uuid := app.my_organisation();
begin
  if me is null or not app.bound_by_secrecy() then return '{}'; end if;
  return coalesce((select array_agg(f.id) from case_file f where f.organisation_id = org and f.referent_id = me), '{}');
end $$;

revoke all on all functions in schema app from public;
-- the owner makes triggers of them when policy files run again
grant execute on all functions in schema app to aparte_owner;
grant execute on function app.token_hash(), app.idle_limit(boolean), app.actor(), app.my_organisation(), app.my_session(), app.my_roles(), app.my_teams(), app.my_reception_sites(),
  app.bound_by_secrecy(), app.my_exclusions(), app.my_managed_sites(), app.my_compartments(), app.my_writable_compartments(), app.my_referred_cases() to aparte_reader, aparte_writer, aparte_definer;
set local role aparte_owner;
