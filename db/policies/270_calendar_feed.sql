-- Private addresses of agendas: nobody reads the table. An agent asks for her own by functions that ask app.actor() who acts; a request without a
-- session shows the hash of a token to app.read_calendar_feed(), which answers hours and nothing else, and leaves the line of the log.
alter table calendar_feed enable row level security;
alter table calendar_feed force row level security;
drop policy if exists definer on calendar_feed;
create policy definer on calendar_feed to aparte_definer using (true) with check (true);
grant select, insert, update on calendar_feed to aparte_definer;

set local check_function_bodies = off;
set local role aparte_definer;

-- Functions whose answer has columns cannot be replaced by another answer: they are made anew.
drop function if exists app.my_calendar_feed();
drop function if exists app.read_calendar_feed(bytea, timestamptz, timestamptz);
drop function if exists app.appointments_to_export(uuid, timestamptz, timestamptz);

-- One's own that lives: never its hash.
create function app.my_calendar_feed() returns table (id uuid, created_at timestamptz, last_read_at timestamptz)
language sql stable security definer set search_path = pg_catalog, public as $$
  select f.id, f.created_at, f.last_read_at from calendar_feed f
  where f.organisation_id = (select app.my_organisation()) and f.agent_id = (select app.actor()) and f.revoked_at is null
$$;

-- Who receives people and has just proved herself again: an address outlives the session that makes it. It takes the place of the one before.
create or replace function app.create_calendar_feed(p_id uuid, p_token_hash bytea) returns boolean
language plpgsql security definer set search_path = pg_catalog, public as $$
declare me uuid := app.actor(); org uuid := app.my_organisation();
begin
  if me is null or not (app.my_roles() && array['worker', 'manager']) or not app.stepped_up() then return false; end if;
  update calendar_feed set revoked_at = now() where organisation_id = org and agent_id = me and revoked_at is null;
  insert into calendar_feed (organisation_id, id, agent_id, token_hash, created_at) values (org, p_id, me, p_token_hash, now());
  return true;
end $$;

-- At once and for good, without another proof: closing is never made slower. Its id; null when there was none.
create or replace function app.revoke_calendar_feed() returns uuid
language plpgsql security definer set search_path = pg_catalog, public as $$
declare v uuid;
begin
  update calendar_feed set revoked_at = now()
  where organisation_id = (select app.my_organisation()) and agent_id = (select app.actor()) and revoked_at is null returning id into v;
  return v;
end $$;

-- The hours behind the hash of a token: a first row « feed » when it lives, and no row at all when it is nobody's, was taken back, or its agent left
-- or receives nobody any more. Of an hour: when, one of four kinds, and a digest that leads to no row. Appointments that the agent keeps in sight (her own,
-- and those in which she accompanies), never of a household from which she is excluded; not what came from another calendar, which her telephone has already.
-- One line of the log for each reading; the last one is kept to the minute.
create function app.read_calendar_feed(p_token_hash bytea, p_from timestamptz, p_to timestamptz) returns table (kind text, starts_at timestamptz, ends_at timestamptz, uid text)
language plpgsql security definer set search_path = pg_catalog, public as $$
declare v calendar_feed;
begin
  select f.* into v from calendar_feed f where f.token_hash = p_token_hash;
  if v.id is null then return; end if;
  if v.revoked_at is not null or not exists (select from agent g join agent_role r on r.organisation_id = g.organisation_id and r.agent_id = g.id and r.role in ('worker', 'manager')
      where g.organisation_id = v.organisation_id and g.id = v.agent_id and g.ended_at is null) then
    perform app.note_login(v.organisation_id, v.agent_id, null, 'calendar.readFeed', 'refused', v.id);
    return;
  end if;
  if v.last_read_at is null or v.last_read_at < now() - interval '1 minute' then
    update calendar_feed set last_read_at = now() where organisation_id = v.organisation_id and id = v.id;
  end if;
  perform app.note_login(v.organisation_id, v.agent_id, null, 'calendar.readFeed', 'done', v.id);
  return query select 'feed'::text, null::timestamptz, null::timestamptz, null::text;
  return query select h.kind, h.starts_at, h.ends_at, left(encode(sha256(p_token_hash || convert_to(h.id::text, 'UTF8')), 'hex'), 40)
  from (
    select a.id, case a.kind when 'homeVisit' then 'visit' else 'appointment' end as kind, a.starts_at, a.ends_at from appointment a
    where a.organisation_id = v.organisation_id and (a.agent_id = v.agent_id or a.co_agent_ids @> array[v.agent_id]) and a.status not in ('cancelled', 'moved')
      and not exists (select from exclusion x where x.organisation_id = a.organisation_id and x.case_file_id = a.case_file_id and x.agent_id = v.agent_id and x.lifted_at is null)
    union all
    select e.id, case e.kind when 'permanence' then 'permanence' else 'busy' end, e.starts_at, e.ends_at from agenda_event e
    where e.organisation_id = v.organisation_id and e.agent_id = v.agent_id and e.cancelled_at is null and not e.yields and e.imported_uid is null
  ) h where h.ends_at > p_from and h.starts_at < p_to order by h.starts_at, h.id limit 3000;
end $$;

-- Appointments of the sites that the actor manages, for the count of its activity: when, what kind, what became of it, the function of who held it. No
-- household, no person, no place of a visit, no name. Every household alike: one that was left out (protected, restricted, or from which she is
-- excluded) would be told by its gap beside the hours that are taken, which she sees anyway (app.my_colleagues).
create function app.appointments_to_export(p_team uuid, p_from timestamptz, p_to timestamptz) returns table (created_at timestamptz, starts_at timestamptz, kind text, status text,
  cancelled_by text, site_name text, time_zone text, teams text, job_titles text, organisation text)
language plpgsql stable security definer set search_path = pg_catalog, public as $$
declare org uuid := app.my_organisation(); v_sites uuid[] := app.my_managed_sites();
begin
  if not app.bound_by_secrecy() then return; end if;
  return query select a.created_at, a.starts_at, a.kind, a.status, a.cancelled_by, s.name, s.time_zone,
    coalesce((select string_agg(t.name, ', ' order by t.name) from team_member m join team t on t.organisation_id = m.organisation_id and t.id = m.team_id
      where m.organisation_id = org and m.agent_id = a.agent_id and t.site_id = a.site_id and m.from_date <= a.starts_at::date and (m.until_date is null or m.until_date >= a.starts_at::date)), ''),
    (select string_agg(distinct g.job_title, ', ' order by g.job_title) from agent g where g.organisation_id = org and (g.id = a.agent_id or g.id = any (a.co_agent_ids))),
    o.name
  from appointment a
  join site s on s.organisation_id = a.organisation_id and s.id = a.site_id
  join organisation o on o.id = a.organisation_id
  where a.organisation_id = org and a.site_id = any (v_sites) and a.status <> 'moved' and a.starts_at >= p_from and a.starts_at < p_to
    and (p_team is null or exists (select from team_member m join team t on t.organisation_id = m.organisation_id and t.id = m.team_id
      where m.organisation_id = org and m.agent_id = a.agent_id and m.team_id = p_team and t.site_id = any (v_sites)
        and m.from_date <= a.starts_at::date and (m.until_date is null or m.until_date >= a.starts_at::date)))
  order by a.starts_at, a.id limit 20000;
end $$;

revoke all on function app.my_calendar_feed(), app.create_calendar_feed(uuid, bytea), app.revoke_calendar_feed(), app.read_calendar_feed(bytea, timestamptz, timestamptz),
  app.appointments_to_export(uuid, timestamptz, timestamptz) from public;
grant execute on function app.my_calendar_feed(), app.appointments_to_export(uuid, timestamptz, timestamptz) to aparte_reader, aparte_writer;
grant execute on function app.create_calendar_feed(uuid, bytea), app.revoke_calendar_feed() to aparte_writer;
grant execute on function app.read_calendar_feed(bytea, timestamptz, timestamptz) to aparte_web;
set local role aparte_owner;
