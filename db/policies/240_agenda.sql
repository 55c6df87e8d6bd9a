-- The agenda: one's own is one's own; of colleagues the hours and what kind they are, never a household; of a room that it is taken.
set local check_function_bodies = off;
set local role aparte_definer;

-- Agents whose hours the actor sees: herself, those of the teams in which she works, of the sites that she manages or where she keeps reception.
create or replace function app.my_colleagues() returns uuid[] language plpgsql stable security definer set search_path = pg_catalog, public as $$
declare me uuid := app.actor(); org uuid := app.my_organisation(); roles text[];
begin
  if me is null then return '{}'; end if;
  roles := app.my_roles();
  if not app.bound_by_secrecy() or not (roles && array['worker', 'manager', 'reception']) then return array[me]; end if;
  return array(
    select me
    union select m.agent_id from team_member m where m.organisation_id = org and m.team_id = any (app.my_teams()) and roles && array['worker', 'manager']
      and m.from_date <= current_date and (m.until_date is null or m.until_date >= current_date)
    union select a.id from agent a where a.organisation_id = org and a.site_id = any (app.my_managed_sites() || app.my_reception_sites()));
end $$;

-- Agents of the sites that the actor manages: she writes down their absences and shares out their permanences.
create or replace function app.my_managed_agents() returns uuid[] language plpgsql stable security definer set search_path = pg_catalog, public as $$
declare org uuid := app.my_organisation();
begin
  return array(select a.id from agent a where a.organisation_id = org and a.site_id = any (app.my_managed_sites()));
end $$;

-- Agents of the sites that one manages who left, with appointments or permanences still in their agenda: somebody must take them over. No household is told.
create or replace function app.my_departed_agents() returns uuid[] language plpgsql stable security definer set search_path = pg_catalog, public as $$
declare org uuid := app.my_organisation();
begin
  return array(select g.id from agent g where g.organisation_id = org and g.ended_at is not null and g.id = any (app.my_managed_agents())
    and (exists (select from appointment a where a.organisation_id = org and a.agent_id = g.id and a.status = 'planned' and a.starts_at > now())
      or exists (select from agenda_event e where e.organisation_id = org and e.agent_id = g.id and e.kind = 'permanence' and e.cancelled_at is null and e.starts_at > now())));
end $$;

-- Teams in which the actor receives people, or which she manages; none for who only administers or guards data.
create or replace function app.my_working_teams() returns uuid[] language plpgsql stable security definer set search_path = pg_catalog, public as $$
begin
  if not (app.my_roles() && array['worker', 'manager']) or not app.bound_by_secrecy() then return '{}'; end if;
  return app.my_teams();
end $$;

-- Takes the turn of each of these agendas, always in the same order: of two who book at once one waits, instead of both waiting for each other.
create or replace function app.take_turns(p_ids uuid[]) returns void language plpgsql volatile set search_path = pg_catalog as $$
declare k uuid;
begin
  for k in select distinct i from unnest(p_ids) i where i is not null order by i loop
    perform pg_advisory_xact_lock(hashtextextended(k::text, 34));
  end loop;
end $$;

-- Trigger: the hours of an appointment as long as it is planned: its workers with their travel, its room, its persons; and who says what became of it.
create or replace function app.hold_appointment() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
declare v_source uuid := md5(new.id::text)::uuid; v_whos uuid[];
begin
  if new.status = 'planned' then
    if new.case_file_id is null then
      v_whos := array[new.request_id];
    elsif new.person_ids is null then
      v_whos := array(select new.case_file_id union select m.person_id from household_member m
        where m.organisation_id = new.organisation_id and m.case_file_id = new.case_file_id and m.until_date is null);
    else
      if exists (select from unnest(new.person_ids) i where not exists (select from person p where p.organisation_id = new.organisation_id and p.id = i and p.case_file_id = new.case_file_id)) then
        raise exception 'not a person of this household' using errcode = '23503';
      end if;
      v_whos := new.person_ids;
    end if;
    perform app.take_turns(array[new.agent_id, new.room_id] || new.co_agent_ids || v_whos);
  end if;
  delete from busy_agent where organisation_id = new.organisation_id and source = v_source;
  delete from busy_room where organisation_id = new.organisation_id and source = v_source;
  delete from busy_person where organisation_id = new.organisation_id and source = v_source;
  if new.status <> 'planned' then return null; end if;
  insert into busy_agent (organisation_id, id, agent_id, starts_at, ends_at, kind, source)
  select new.organisation_id, gen_random_uuid(), i, new.starts_at - make_interval(mins => new.travel_before), new.ends_at + make_interval(mins => new.travel_after), 'appointment', v_source
  from (select new.agent_id as i union select unnest(new.co_agent_ids)) a;
  if new.room_id is not null then
    insert into busy_room (organisation_id, id, room_id, starts_at, ends_at, source)
    values (new.organisation_id, gen_random_uuid(), new.room_id, new.starts_at, new.ends_at, v_source);
  end if;
  insert into busy_person (organisation_id, id, compartment_id, who_id, starts_at, ends_at, source)
  select new.organisation_id, gen_random_uuid(), new.compartment_id, i, new.starts_at, new.ends_at, v_source from (select distinct unnest(v_whos) as i) w;
  return null;
end $$;

-- Trigger: whoever changes what became of an appointment is who says it.
create or replace function app.fill_status_by() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  if new.status is distinct from old.status then new.status_by := coalesce(app.actor(), new.status_by); end if;
  return new;
end $$;

-- Trigger: the hours of an event. An absence comes over whatever stands, which then yields and waits to be moved; when it ends, what yielded to it
-- stands again where nothing else is.
create or replace function app.hold_event() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
declare v_source uuid := md5(new.id::text)::uuid; r record;
begin
  perform app.take_turns(array[new.agent_id, new.room_id]);
  if tg_op = 'UPDATE' then
    delete from busy_room where organisation_id = new.organisation_id and source = v_source;
    delete from busy_agent where organisation_id = new.organisation_id and source = v_source;
    if old.kind = 'absence' then
      for r in select b.id, b.starts_at, b.ends_at from busy_agent b where b.organisation_id = new.organisation_id and b.agent_id = old.agent_id and b.yields
          and tstzrange(b.starts_at, b.ends_at) && tstzrange(old.starts_at, old.ends_at) order by b.starts_at loop
        update busy_agent b set yields = false where b.organisation_id = new.organisation_id and b.id = r.id and not exists (
          select from busy_agent o where o.organisation_id = b.organisation_id and o.agent_id = b.agent_id and not o.yields and tstzrange(o.starts_at, o.ends_at) && tstzrange(r.starts_at, r.ends_at));
      end loop;
    end if;
  end if;
  if new.cancelled_at is not null then return null; end if;
  if new.kind = 'absence' then
    update busy_agent set yields = true where organisation_id = new.organisation_id and agent_id = new.agent_id and not yields
      and tstzrange(starts_at, ends_at) && tstzrange(new.starts_at, new.ends_at);
  end if;
  insert into busy_agent (organisation_id, id, agent_id, starts_at, ends_at, kind, source, yields)
  values (new.organisation_id, gen_random_uuid(), new.agent_id, new.starts_at, new.ends_at, new.kind, v_source, new.yields);
  if new.room_id is not null and not new.yields and not exists (
    -- several colleagues of one meeting sit in one room
    select from busy_room o join agenda_event e on e.organisation_id = o.organisation_id and md5(e.id::text)::uuid = o.source
    where o.organisation_id = new.organisation_id and o.room_id = new.room_id and (o.starts_at, o.ends_at) = (new.starts_at, new.ends_at)
      and e.series_id = new.series_id and e.agent_id <> new.agent_id and e.starts_at = new.starts_at) then
    insert into busy_room (organisation_id, id, room_id, starts_at, ends_at, source)
    values (new.organisation_id, gen_random_uuid(), new.room_id, new.starts_at, new.ends_at, v_source);
  end if;
  return null;
end $$;

-- Trigger: what is taken out of the agenda for good (the application never does) holds no hour any more.
create or replace function app.free_hours() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  delete from busy_agent where organisation_id = old.organisation_id and source = md5(old.id::text)::uuid;
  delete from busy_room where organisation_id = old.organisation_id and source = md5(old.id::text)::uuid;
  delete from busy_person where organisation_id = old.organisation_id and source = md5(old.id::text)::uuid;
  return null;
end $$;

-- Trigger: the appointments of a first request follow it into the household that it becomes.
create or replace function app.follow_request() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  update appointment set case_file_id = new.case_file_id where organisation_id = new.organisation_id and compartment_id = new.id and case_file_id is null;
  return null;
end $$;

-- A visit to be watched over: its compartment, for her who goes and for the colleague whom she names, until the day after. The appointment is her own.
create or replace function app.watch_visit(p_id uuid, p_appointment uuid, p_watcher uuid, p_expected timestamptz, p_compartment uuid, p_key_id uuid, p_key bytea, p_body bytea, p_at timestamptz)
returns boolean language plpgsql security definer set search_path = pg_catalog, public as $$
declare me uuid := app.actor(); org uuid := app.my_organisation();
begin
  if me is null or p_watcher = me or not (p_watcher = any (app.my_colleagues())) then return false; end if;
  if not exists (select from appointment a where a.organisation_id = org and a.id = p_appointment and a.status = 'planned' and (a.agent_id = me or me = any (a.co_agent_ids))) then return false; end if;
  insert into compartment (organisation_id, id, kind, key_id, wrapped_key, created_by, created_at) values (org, p_compartment, 'aparte', p_key_id, p_key, me, p_at);
  insert into compartment_access (organisation_id, id, compartment_id, agent_id, basis, granted_by, from_at, until_at)
  select org, gen_random_uuid(), p_compartment, i, case when i = me then 'author' else 'granted' end, me, least(p_at, now()), greatest(p_expected, now()) + interval '1 day' from unnest(array[me, p_watcher]) i;
  insert into visit_safety (organisation_id, id, compartment_id, appointment_id, agent_id, watcher_id, body, expected_at, created_at)
  values (org, p_id, p_compartment, p_appointment, me, p_watcher, p_body, p_expected, p_at);
  return true;
end $$;

-- For the jobs: visits whose worker is late are told to the colleague whom she named and to the managers of her site, who may then read where she
-- went. Returns how many.
create or replace function app.alert_visits(p_now timestamptz) returns int language plpgsql security definer set search_path = pg_catalog, public as $$
declare v record; n int := 0; r uuid;
begin
  -- expected later after a first alert, she may be late again; nobody left for a visit that was called off or moved, unless she said that she had arrived
  for v in update visit_safety w set alerted_at = p_now where w.checked_out_at is null and w.expected_at < p_now and (w.alerted_at is null or w.alerted_at < w.expected_at)
        and (w.checked_in_at is not null or not exists (select from appointment a where a.organisation_id = w.organisation_id and a.id = w.appointment_id and a.status in ('cancelled', 'moved')))
      returning w.organisation_id, w.id, w.compartment_id, w.agent_id, w.watcher_id loop
    for r in select v.watcher_id union select m.agent_id from agent g join team t on t.organisation_id = g.organisation_id and t.site_id = g.site_id
        join team_member m on m.organisation_id = t.organisation_id and m.team_id = t.id and m.from_date <= current_date and (m.until_date is null or m.until_date >= current_date)
        join agent_role o on o.organisation_id = m.organisation_id and o.agent_id = m.agent_id and o.role = 'manager'
        join agent h on h.organisation_id = m.organisation_id and h.id = m.agent_id and h.ended_at is null and h.secrecy_basis <> 'none'
        where g.organisation_id = v.organisation_id and g.id = v.agent_id and m.agent_id <> v.agent_id loop
      insert into compartment_access (organisation_id, id, compartment_id, agent_id, basis, granted_by, from_at, until_at)
      select v.organisation_id, gen_random_uuid(), v.compartment_id, r, 'granted', v.agent_id, least(p_now, now()), greatest(p_now, now()) + interval '1 day' where r <> v.watcher_id;
      insert into notice (organisation_id, id, agent_id, kind, compartment_id, about_id, created_at)
      values (v.organisation_id, gen_random_uuid(), r, 'visitOverdue', v.compartment_id, v.id, p_now);
    end loop;
    n := n + 1;
  end loop;
  return n;
end $$;

-- For the jobs: names of those who came to a permanence are forgotten once its day is over on the wall of the site; what is counted stays. Returns how many.
drop function if exists app.forget_contacts(date);
create or replace function app.forget_contacts(p_now timestamptz) returns int language plpgsql security definer set search_path = pg_catalog, public as $$
declare n int;
begin
  update permanence_contact c set called_name = '' from site s
  where s.organisation_id = c.organisation_id and s.id = c.site_id and c.called_name <> '' and c.on_date < (p_now at time zone s.time_zone)::date;
  get diagnostics n = row_count;
  return n;
end $$;

-- For the jobs: series whose occurrences are not made up to that day yet, with the zone, the territory and the closed days of their site.
create or replace function app.series_to_make(p_until date, p_limit int) returns table (organisation_id uuid, id uuid, kind text, rrule text, first_on date, starts text, minutes int,
  skipped text[], skips_closed boolean, until_on date, made_until date, time_zone text, territory text, closed_from text[], closed_until text[])
language plpgsql stable security definer set search_path = pg_catalog, public as $$
begin
  return query select s.organisation_id, s.id, s.kind, s.rrule, s.first_on, s.starts, s.minutes, s.skipped, s.skips_closed, s.until_on, s.made_until, p.time_zone, p.territory,
    array(select c.from_on::text from site_closure c where c.organisation_id = s.organisation_id and c.site_id = s.site_id order by c.id),
    array(select c.until_on::text from site_closure c where c.organisation_id = s.organisation_id and c.site_id = s.site_id order by c.id)
  from agenda_series s join site p on p.organisation_id = s.organisation_id and p.id = s.site_id
  where coalesce(s.made_until, s.first_on - 1) < p_until and (s.until_on is null or s.until_on > coalesce(s.made_until, s.first_on - 1))
  order by s.made_until nulls first, s.id limit p_limit;
end $$;

-- For the jobs: makes occurrences of a series for each of its agents; over an hour that is taken, one that yields. Returns how many were made.
create or replace function app.make_occurrences(p_organisation uuid, p_series uuid, p_starts timestamptz[], p_ends timestamptz[], p_until date, p_now timestamptz) returns int
language plpgsql security definer set search_path = pg_catalog, public as $$
declare s agenda_series; a uuid; i int; n int := 0; v_full boolean; v_yields boolean;
begin
  select * into s from agenda_series where organisation_id = p_organisation and id = p_series for update;
  if s.id is null or coalesce(s.made_until, s.first_on - 1) >= p_until then return 0; end if;
  perform app.take_turns(s.agent_ids || s.room_id);
  for i in 1 .. coalesce(cardinality(p_starts), 0) loop
    v_full := exists (select from busy_room b where b.organisation_id = p_organisation and b.room_id = s.room_id and tstzrange(b.starts_at, b.ends_at) && tstzrange(p_starts[i], p_ends[i]));
    for a in select g.id from unnest(s.agent_ids) with ordinality as one(id, n) join agent g on g.organisation_id = p_organisation and g.id = one.id and g.ended_at is null order by one.n loop
      v_yields := v_full or exists (select from busy_agent b where b.organisation_id = p_organisation and b.agent_id = a and not b.yields
        and tstzrange(b.starts_at, b.ends_at) && tstzrange(p_starts[i], p_ends[i]));
      insert into agenda_event (organisation_id, id, agent_id, kind, starts_at, ends_at, place, room_id, series_id, yields, created_at, created_by)
      values (p_organisation, gen_random_uuid(), a, s.kind, p_starts[i], p_ends[i], s.place, case when not v_yields then s.room_id end, s.id, v_yields, p_now, s.created_by);
      n := n + 1;
    end loop;
  end loop;
  update agenda_series set made_until = p_until where organisation_id = p_organisation and id = p_series;
  return n;
end $$;

-- Of the households of an absent worker, those alone that have a planned appointment in these days are opened to who replaces her, from the day before until the last day: their
-- identity and their thread, for a written reason; never a protected one. Returns how many.
create or replace function app.relieve_hours(p_absent uuid, p_to uuid, p_reason text, p_at timestamptz, p_from timestamptz, p_until timestamptz) returns int
language plpgsql security definer set search_path = pg_catalog, public as $$
declare me uuid := app.actor(); org uuid := app.my_organisation(); n int;
begin
  if me is null or p_to = me or p_to = p_absent or length(trim(coalesce(p_reason, ''))) < 3 then return 0; end if;
  if not exists (select from agent a join agent_role r on r.organisation_id = a.organisation_id and r.agent_id = a.id and r.role = 'worker'
    where a.organisation_id = org and a.id = p_to and a.ended_at is null and a.secrecy_basis <> 'none') then return 0; end if;
  with given as (
    insert into compartment_access (organisation_id, id, compartment_id, case_file_id, agent_id, basis, reason, granted_by, from_at, until_at)
    select org, gen_random_uuid(), c.id, f.id, p_to, 'relief', trim(p_reason), me, greatest(least(p_at, now()), p_from - interval '1 day'), p_until
    from case_file f join compartment c on c.organisation_id = f.organisation_id and c.case_file_id = f.id and c.kind in ('identity', 'general')
    where f.organisation_id = org and f.referent_id = p_absent and f.closed_at is null and not f.protected and f.site_id = any ((select app.my_managed_sites())::uuid[])
      and exists (select from appointment a where a.organisation_id = org and a.case_file_id = f.id and a.agent_id = p_absent and a.status = 'planned' and a.starts_at >= p_from and a.starts_at < p_until)
      and not exists (select from exclusion x where x.organisation_id = org and x.case_file_id = f.id and x.agent_id = p_to and x.lifted_at is null)
    returning case_file_id)
  select count(distinct case_file_id) into n from given;
  return n;
end $$;

-- A manager of the site gives the hours of an absent worker to another: planned appointments of unprotected households that she who replaces may read
-- (relief comes first), and permanences. What does not fit into her day stays where it is. Returns how many of each went over, and how many stay.
create or replace function app.replace_agent(p_absent uuid, p_by uuid, p_from timestamptz, p_until timestamptz, p_appointments boolean, p_permanences boolean, p_at timestamptz)
returns table (appointments int, permanences int, left_over int)
language plpgsql security definer set search_path = pg_catalog, public as $$
declare org uuid := app.my_organisation(); r record; v_done int := 0; v_duties int := 0; v_left int := 0;
begin
  if p_absent = p_by or not (p_absent = any (app.my_managed_agents())) or not exists (select from agent g join agent_role o on o.organisation_id = g.organisation_id and o.agent_id = g.id and o.role = 'worker'
      where g.organisation_id = org and g.id = p_by and g.ended_at is null and g.secrecy_basis <> 'none') then return; end if;
  perform app.take_turns(array[p_absent, p_by]);
  for r in select a.id, md5(a.id::text)::uuid as source, a.co_agent_ids, tstzrange(a.starts_at - make_interval(mins => a.travel_before), a.ends_at + make_interval(mins => a.travel_after)) as hours,
        (a.compartment_id in (select c.compartment_id from compartment_access c where c.organisation_id = org and c.agent_id = p_by and c.from_at <= greatest(now(), a.starts_at) and (c.until_at is null or c.until_at >= a.starts_at))
        and not exists (select from exclusion x where x.organisation_id = org and x.case_file_id = a.case_file_id and x.agent_id = p_by and x.lifted_at is null)
        and not coalesce((select f.protected from case_file f where f.organisation_id = org and f.id = a.case_file_id), false)) as readable
      from appointment a where a.organisation_id = org and a.agent_id = p_absent and a.status = 'planned' and a.starts_at >= p_from and a.starts_at < p_until and p_appointments
      order by a.starts_at, a.id loop
    -- it fits into her day, and nobody who comes along is absent too
    if r.readable
      and not exists (select from busy_agent b where b.organisation_id = org and b.agent_id = p_by and not b.yields and b.source <> r.source and tstzrange(b.starts_at, b.ends_at) && r.hours)
      and not exists (select from busy_agent b where b.organisation_id = org and b.source = r.source and b.agent_id = any (r.co_agent_ids) and b.yields) then
      update appointment set agent_id = p_by, co_agent_ids = array_remove(co_agent_ids, p_by) where organisation_id = org and id = r.id;
      v_done := v_done + 1;
    else
      v_left := v_left + 1;
    end if;
  end loop;
  for r in select e.id, tstzrange(e.starts_at, e.ends_at) as hours from agenda_event e where e.organisation_id = org and e.agent_id = p_absent and e.kind = 'permanence' and e.cancelled_at is null
      and e.starts_at >= p_from and e.starts_at < p_until and p_permanences order by e.starts_at, e.id loop
    if not exists (select from busy_agent b where b.organisation_id = org and b.agent_id = p_by and not b.yields and tstzrange(b.starts_at, b.ends_at) && r.hours) then
      update agenda_event set agent_id = p_by, yields = false where organisation_id = org and id = r.id;
      v_duties := v_duties + 1;
    else
      v_left := v_left + 1;
    end if;
  end loop;
  insert into notice (organisation_id, id, agent_id, kind, about_id, created_at) select org, gen_random_uuid(), p_by, 'replacement', p_absent, p_at where v_done + v_duties > 0;
  return query select v_done, v_duties, v_left;
end $$;

revoke all on function app.my_colleagues(), app.my_managed_agents(), app.my_departed_agents(), app.my_working_teams(), app.take_turns(uuid[]), app.hold_appointment(), app.fill_status_by(), app.hold_event(), app.free_hours(), app.follow_request(),
  app.watch_visit(uuid, uuid, uuid, timestamptz, uuid, uuid, bytea, bytea, timestamptz), app.alert_visits(timestamptz), app.forget_contacts(timestamptz), app.series_to_make(date, int),
  app.make_occurrences(uuid, uuid, timestamptz[], timestamptz[], date, timestamptz), app.replace_agent(uuid, uuid, timestamptz, timestamptz, boolean, boolean, timestamptz),
  app.relieve_hours(uuid, uuid, text, timestamptz, timestamptz, timestamptz) from public;
grant execute on function app.my_colleagues(), app.my_managed_agents(), app.my_departed_agents(), app.my_working_teams() to aparte_reader, aparte_writer;
grant execute on function app.watch_visit(uuid, uuid, uuid, timestamptz, uuid, uuid, bytea, bytea, timestamptz),
  app.replace_agent(uuid, uuid, timestamptz, timestamptz, boolean, boolean, timestamptz),
  app.relieve_hours(uuid, uuid, text, timestamptz, timestamptz, timestamptz) to aparte_writer;
grant execute on function app.alert_visits(timestamptz), app.forget_contacts(timestamptz), app.series_to_make(date, int),
  app.make_occurrences(uuid, uuid, timestamptz[], timestamptz[], date, timestamptz) to aparte_jobs;
grant execute on function app.hold_appointment(), app.fill_status_by(), app.hold_event(), app.free_hours(), app.follow_request() to aparte_owner;
set local role aparte_owner;

do $$
declare t text;
begin
  foreach t in array array['room', 'site_opening', 'site_closure', 'agenda_series', 'agenda_event', 'permanence', 'permanence_contact', 'replacement', 'visit_safety', 'busy_agent', 'busy_room', 'busy_person'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('drop policy if exists definer on %I', t);
    execute format('create policy definer on %I to aparte_definer using (true) with check (true)', t);
    execute format('grant select, insert, update, delete on %I to aparte_definer', t);
    execute format('drop policy if exists read on %I', t);
    execute format('drop policy if exists write on %I', t);
    execute format('drop policy if exists change on %I', t);
    execute format('drop policy if exists remove on %I', t);
    if t <> 'busy_person' then execute format('grant select on %I to aparte_reader, aparte_writer', t); end if;
  end loop;
  -- known to all agents of the organisation; the places are kept by its administrators and by the managers of the site
  foreach t in array array['room', 'site_opening', 'site_closure', 'permanence', 'replacement'] loop
    execute format('create policy read on %I for select to aparte_reader, aparte_writer using (organisation_id = (select app.my_organisation()))', t);
  end loop;
  foreach t in array array['room', 'site_opening', 'site_closure'] loop
    execute format($p$create policy write on %I for insert to aparte_writer with check (organisation_id = (select app.my_organisation())
      and ('administrator' = any ((select app.my_roles())::text[]) or site_id = any ((select app.my_managed_sites())::uuid[])))$p$, t);
    execute format($p$create policy change on %I for update to aparte_writer using (organisation_id = (select app.my_organisation())
      and ('administrator' = any ((select app.my_roles())::text[]) or site_id = any ((select app.my_managed_sites())::uuid[])))$p$, t);
    execute format('grant insert on %I to aparte_writer', t);
  end loop;
  -- written by the managers of the site, in their own name
  foreach t in array array['permanence', 'replacement'] loop
    execute format($p$create policy write on %I for insert to aparte_writer with check (created_by = (select app.actor()) and site_id = any ((select app.my_managed_sites())::uuid[]))$p$, t);
    execute format($p$create policy change on %I for update to aparte_writer using (site_id = any ((select app.my_managed_sites())::uuid[]))$p$, t);
    execute format('grant insert on %I to aparte_writer', t);
  end loop;
end $$;
grant update (name, capacity, accessible, ended_at) on room to aparte_writer;
grant update (until_on) on site_opening to aparte_writer;
grant update (until_on, name) on site_closure to aparte_writer;
grant update (name, place, ended_at) on permanence to aparte_writer;
grant update (ended_at) on replacement to aparte_writer;

-- One's own time, and that of the agents of the sites one manages: nobody else writes into an agenda.
create policy read on agenda_event for select to aparte_reader, aparte_writer
  using (agent_id = (select app.actor()) or agent_id = any ((select app.my_managed_agents())::uuid[]));
create policy write on agenda_event for insert to aparte_writer
  with check (organisation_id = (select app.my_organisation()) and created_by = (select app.actor())
    and (agent_id = (select app.actor()) or agent_id = any ((select app.my_managed_agents())::uuid[])));
create policy change on agenda_event for update to aparte_writer
  using (agent_id = (select app.actor()) or agent_id = any ((select app.my_managed_agents())::uuid[]));
grant insert on agenda_event to aparte_writer;
grant update (starts_at, ends_at, place, room_id, cancelled_at) on agenda_event to aparte_writer;

-- When a permanence is held is public; of other series, one's own and those of the sites one manages.
create policy read on agenda_series for select to aparte_reader, aparte_writer
  using (organisation_id = (select app.my_organisation())
    and (kind = 'permanence' or (select app.actor()) = any (agent_ids) or site_id = any ((select app.my_managed_sites())::uuid[])));
create policy write on agenda_series for insert to aparte_writer
  with check (organisation_id = (select app.my_organisation()) and created_by = (select app.actor()) and made_until is null
    and (agent_ids = array[(select app.actor())] or site_id = any ((select app.my_managed_sites())::uuid[])));
create policy change on agenda_series for update to aparte_writer
  using (organisation_id = (select app.my_organisation())
    and (agent_ids = array[(select app.actor())] or site_id = any ((select app.my_managed_sites())::uuid[])));
grant insert on agenda_series to aparte_writer;
grant update (skipped, until_on, made_until) on agenda_series to aparte_writer;

-- Who came: for who receives people in that team, and for the reception of the site.
create policy read on permanence_contact for select to aparte_reader, aparte_writer
  using (team_id = any ((select app.my_working_teams())::uuid[]) or site_id = any ((select app.my_reception_sites())::uuid[]));
create policy write on permanence_contact for insert to aparte_writer
  with check (registered_by = (select app.actor()) and (team_id = any ((select app.my_working_teams())::uuid[]) or site_id = any ((select app.my_reception_sites())::uuid[])));
create policy change on permanence_contact for update to aparte_writer
  using (team_id = any ((select app.my_working_teams())::uuid[]) or site_id = any ((select app.my_reception_sites())::uuid[]));
grant insert on permanence_contact to aparte_writer;
grant update (called_name, topic, urgency, status, taken_by, taken_at, ended_at, outcome, request_id) on permanence_contact to aparte_writer;

-- A watched visit: she who goes and whom she named; managers once it is late.
create policy read on visit_safety for select to aparte_reader, aparte_writer using (compartment_id = any ((select app.my_compartments())::uuid[]));
create policy change on visit_safety for update to aparte_writer using (compartment_id = any ((select app.my_compartments())::uuid[]));
grant update (expected_at, checked_in_at, checked_out_at, answered_at) on visit_safety to aparte_writer;

-- « Busy », and no more.
create policy read on busy_agent for select to aparte_reader, aparte_writer using (agent_id = any ((select app.my_colleagues())::uuid[]));
create policy read on busy_room for select to aparte_reader, aparte_writer
  using (organisation_id = (select app.my_organisation()) and (select app.my_roles())::text[] && array['worker', 'manager', 'reception']);

-- Appointments of a colleague whom one accompanies are one's own too; what becomes of one is said by who writes in its household.
drop policy if exists read_accompanied on appointment;
create policy read_accompanied on appointment for select to aparte_reader, aparte_writer using ((select app.actor()) = any (co_agent_ids));
grant update (starts_at, ends_at, place, body, status, status_at, cancelled_by, moved_to, room_id, co_agent_ids, person_ids, travel_before, travel_after) on appointment to aparte_writer;

drop trigger if exists hold_appointment on appointment;
create trigger hold_appointment after insert or update of status, starts_at, ends_at, agent_id, co_agent_ids, room_id, person_ids, travel_before, travel_after on appointment
  for each row execute function app.hold_appointment();
drop trigger if exists fill_status_by on appointment;
create trigger fill_status_by before update of status on appointment for each row execute function app.fill_status_by();
drop trigger if exists hold_event on agenda_event;
create trigger hold_event after insert or update of starts_at, ends_at, agent_id, room_id, cancelled_at, yields on agenda_event for each row execute function app.hold_event();
drop trigger if exists free_hours on appointment;
create trigger free_hours after delete on appointment for each row execute function app.free_hours();
drop trigger if exists free_hours on agenda_event;
create trigger free_hours after delete on agenda_event for each row execute function app.free_hours();
drop trigger if exists follow_request on compartment;
create trigger follow_request after update of case_file_id on compartment for each row when (old.kind = 'request' and old.case_file_id is null and new.case_file_id is not null)
  execute function app.follow_request();

-- Appointments that were planned before there were hours to hold.
set local role aparte_definer;
insert into busy_agent (organisation_id, id, agent_id, starts_at, ends_at, kind, source)
select a.organisation_id, gen_random_uuid(), a.agent_id, a.starts_at, a.ends_at, 'appointment', md5(a.id::text)::uuid from appointment a
where a.status = 'planned' and not exists (select from busy_agent b where b.organisation_id = a.organisation_id and b.source = md5(a.id::text)::uuid)
on conflict do nothing;
insert into busy_person (organisation_id, id, compartment_id, who_id, starts_at, ends_at, source)
select a.organisation_id, gen_random_uuid(), a.compartment_id, coalesce(a.case_file_id, a.request_id), a.starts_at, a.ends_at, md5(a.id::text)::uuid from appointment a
where a.status = 'planned' and not exists (select from busy_person b where b.organisation_id = a.organisation_id and b.source = md5(a.id::text)::uuid)
on conflict do nothing;
set local role aparte_owner;
