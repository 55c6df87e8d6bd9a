-- The work of the night (docs/decisions/0013-the-night.md): which case files are to be computed again, what is read for them, and what is kept
-- of it. All of it for `aparte_jobs` alone, which reads and writes no table itself. Texts come out sealed and go in sealed.
set local check_function_bodies = off;
set local role aparte_definer;

-- Marks: a case file is to be computed again because something of it was written. In the transaction that writes, so that no change is lost.
create or replace function app.mark_rights_due() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  insert into right_due (organisation_id, case_file_id, marked_at)
  select organisation_id, case_file_id, clock_timestamp() from fresh where case_file_id is not null group by 1, 2 order by 1, 2
  on conflict on constraint "pk$right_due" do update set marked_at = excluded.marked_at;
  return null;
end $$;

-- A person who joins a team, or leaves it, holds other compartments: every household that the team holds.
create or replace function app.mark_team_due() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  insert into right_due (organisation_id, case_file_id, marked_at)
  select a.organisation_id, a.case_file_id, clock_timestamp() from fresh t join compartment_access a on a.organisation_id = t.organisation_id and a.team_id = t.team_id
  where a.case_file_id is not null and (a.until_at is null or a.until_at > now()) group by 1, 2 order by 1, 2
  on conflict on constraint "pk$right_due" do update set marked_at = excluded.marked_at;
  return null;
end $$;

-- One page of the open case files of a part that are to be computed, in the order of their ids, after one of them: marked, never computed for
-- this month, computed with other figures, or past their day of change.
create or replace function app.night_files(p_month date, p_today date, p_law bytea, p_part int, p_parts int, p_after_organisation uuid, p_after uuid, p_limit int)
returns table (organisation_id uuid, case_file_id uuid)
language plpgsql stable security definer set search_path = pg_catalog, public set plan_cache_mode = force_custom_plan as $$
begin
  return query
  select f.organisation_id, f.id from case_file f
  left join lateral (select bool_and(r.law_digest = p_law and r.next_change_on > p_today) as fresh from right_result r
    where r.organisation_id = f.organisation_id and r.case_file_id = f.id and r.month = p_month) done on true
  where (f.organisation_id, f.id) > (p_after_organisation, p_after) and f.closed_at is null
    and (p_parts = 1 or (uuid_hash(f.id) & 2147483647) % p_parts = p_part)
    and (done.fresh is not true or exists (select from right_due d where d.organisation_id = f.organisation_id and d.case_file_id = f.id))
  order by 1, 2 limit p_limit;
end $$;

-- Marked case files, those that wait longest first. A closed one waits until it is reopened.
create or replace function app.night_marked(p_limit int) returns table (organisation_id uuid, case_file_id uuid)
language plpgsql stable security definer set search_path = pg_catalog, public as $$
begin
  return query select d.organisation_id, d.case_file_id from right_due d
  join case_file f on f.organisation_id = d.organisation_id and f.id = d.case_file_id and f.closed_at is null
  order by d.marked_at limit p_limit;
end $$;

-- Takes case files for this transaction; those that another worker has now are left out. Their mark as it stands, and from which difference
-- their organisation tells a change. Closed ones, closed since they were looked for, are given as such.
create or replace function app.night_take(p_organisation uuid, p_files uuid[])
returns table (case_file_id uuid, closed boolean, marked_at timestamptz, notice_from_cents int)
language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  return query
  with taken as materialized (
    select f.id, f.closed_at from case_file f
    where f.organisation_id = p_organisation and f.id = any (p_files) and pg_try_advisory_xact_lock(7421003, uuid_hash(f.id)))
  select t.id, t.closed_at is not null, d.marked_at, o.notice_from_cents
  from taken t join organisation o on o.id = p_organisation
  left join right_due d on d.organisation_id = p_organisation and d.case_file_id = t.id order by 1;
end $$;

-- Keys of the compartments of the case files, wrapped, and while a key changes the other one; kinds.
drop function if exists app.night_compartments(uuid, uuid[]);
create function app.night_compartments(p_organisation uuid, p_files uuid[])
returns table (case_file_id uuid, id uuid, kind text, key_id uuid, wrapped_key bytea, other_key_id uuid, other_wrapped_key bytea)
language plpgsql stable security definer set search_path = pg_catalog, public as $$
begin
  return query select c.case_file_id, c.id, c.kind, c.key_id, c.wrapped_key, c.other_key_id, c.other_wrapped_key from compartment c
  where c.organisation_id = p_organisation and c.case_file_id = any (p_files) and c.wrapped_key is not null;
end $$;

-- The distinct sets of compartments that agents hold now, by name or through a team; without exceptional accesses, and without who is
-- excluded from the household. With the next day on which one of these accesses begins or ends.
create or replace function app.night_holders(p_organisation uuid, p_files uuid[])
returns table (case_file_id uuid, held uuid[], changes_on date)
language plpgsql stable security definer set search_path = pg_catalog, public as $$
begin
  return query
  with every as (
    select a.case_file_id, a.compartment_id, coalesce(a.agent_id, m.agent_id) as agent_id,
      greatest(a.from_at, m.from_date) <= now() and (a.until_at is null or a.until_at > now()) and (m.until_date is null or m.until_date >= current_date) as now_held,
      case when greatest(a.from_at, m.from_date) > now() then greatest(a.from_at::date, m.from_date)
           else least(case when a.until_at > now() then a.until_at::date end, case when m.until_date >= current_date then m.until_date + 1 end) end as turns_on
    from compartment_access a left join team_member m on m.organisation_id = a.organisation_id and m.team_id = a.team_id
    where a.organisation_id = p_organisation and a.case_file_id = any (p_files) and a.basis <> 'exceptional'
      and (a.team_id is null or m.agent_id is not null)
      and not exists (select from exclusion x where x.organisation_id = p_organisation and x.case_file_id = a.case_file_id and x.agent_id = coalesce(a.agent_id, m.agent_id) and x.lifted_at is null)
  ), sets as (
    select e.case_file_id, e.agent_id, array_agg(distinct e.compartment_id) filter (where e.now_held) as held, min(e.turns_on) as turns_on
    from every e group by 1, 2
  )
  select s.case_file_id, s.held, min(s.turns_on) from sets s group by 1, 2;
end $$;

create or replace function app.night_persons(p_organisation uuid, p_files uuid[])
returns table (case_file_id uuid, person_id uuid, role text, custody text, sex text, birth_date date, died_on date, unborn boolean, expected_on date,
  from_date date, until_date date, compartment_id uuid, person_compartment_id uuid)
language plpgsql stable security definer set search_path = pg_catalog, public as $$
begin
  return query select m.case_file_id, m.person_id, m.role, m.custody, p.sex, p.birth_date, p.died_on, p.unborn, p.expected_on, m.from_date, m.until_date, m.compartment_id, p.compartment_id
  from household_member m join person p on p.organisation_id = m.organisation_id and p.id = m.person_id
  where m.organisation_id = p_organisation and m.case_file_id = any (p_files) order by m.case_file_id, m.from_date, m.id;
end $$;

create or replace function app.night_dwellings(p_organisation uuid, p_files uuid[])
returns table (case_file_id uuid, id uuid, tenure text, commune_code text, from_date date, compartment_id uuid)
language plpgsql stable security definer set search_path = pg_catalog, public as $$
begin
  -- where the address is hidden, the page of rights does not know the commune either
  return query select d.case_file_id, d.id, d.tenure,
    case when exists (select from contact_rule c where c.organisation_id = d.organisation_id and c.case_file_id = d.case_file_id and c.superseded_at is null and c.address_hidden) then null else d.commune_code end,
    d.from_date, d.compartment_id from dwelling d
  where d.organisation_id = p_organisation and d.case_file_id = any (p_files) and d.superseded_at is null;
end $$;

-- Lines of the ledger that feed rights, in the order of observation, with their day at the site; the values of restricted compartments sealed.
create or replace function app.night_facts(p_organisation uuid, p_files uuid[], p_keys text[])
returns table (case_file_id uuid, id uuid, key text, subject_id uuid, value jsonb, body bytea, valid_from date, observed_on date, source text, agent_id uuid, compartment_id uuid)
language plpgsql stable security definer set search_path = pg_catalog, public as $$
begin
  return query
  with zone as materialized (select f.id, s.time_zone from case_file f join site s on s.organisation_id = f.organisation_id and s.id = f.site_id
    where f.organisation_id = p_organisation and f.id = any (p_files))
  select f.case_file_id, f.id, f.key, f.subject_id, f.value, case when f.value is null then f.body end, f.valid_from, (f.observed_at at time zone z.time_zone)::date, f.source, f.agent_id, f.compartment_id
  from fact_observation f join zone z on z.id = f.case_file_id
  where f.organisation_id = p_organisation and f.case_file_id = any (p_files) and f.key = any (p_keys) order by f.case_file_id, f.observed_at, f.received_at, f.id;
end $$;

-- The latest result of each set, of this month or of the three before: what the new one is compared with.
create or replace function app.night_results(p_organisation uuid, p_files uuid[], p_month date)
returns table (case_file_id uuid, id uuid, month date, compartment_ids uuid[], digest bytea, law_digest bytea, next_change_on date, body bytea)
language plpgsql stable security definer set search_path = pg_catalog, public as $$
begin
  return query select distinct on (r.case_file_id, r.compartment_ids) r.case_file_id, r.id, r.month, r.compartment_ids, r.digest, r.law_digest, r.next_change_on, r.body from right_result r
  where r.organisation_id = p_organisation and r.case_file_id = any (p_files) and r.month between p_month - interval '3 months' and p_month
  order by r.case_file_id, r.compartment_ids, r.month desc;
end $$;

-- Rights that the review holds for open and whose decision ends soon; of restricted compartments all that are open, since only their sealed
-- body knows the end.
create or replace function app.night_reviews(p_organisation uuid, p_files uuid[], p_from date, p_until date)
returns table (case_file_id uuid, id uuid, compartment_id uuid, subject_id uuid, body bytea)
language plpgsql stable security definer set search_path = pg_catalog, public as $$
begin
  return query select s.case_file_id, s.id, s.compartment_id, s.subject_id, s.body from right_status s
  where s.organisation_id = p_organisation and s.case_file_id = any (p_files) and s.superseded_at is null and s.status = 'open'
    and (s.until_on between p_from and p_until or s.right_slug is null);
end $$;

-- Keeps what was computed of the case files taken in this transaction, all of it or nothing. A result whose body is null did not change; it is
-- touched only when its law or its day of change did. Of the sets gone over, announcements of an end that are true no more are taken back, and
-- results of this month of sets that nobody holds any more are removed. A mark goes only if it is the one that was seen.
create or replace function app.night_store(p_organisation uuid, p_now timestamptz, p_today date, p_month date, p_law bytea, p_files uuid[], p_marks timestamptz[],
  p_ids uuid[], p_of uuid[], p_sets text[], p_digests bytea[], p_next date[], p_bodies bytea[],
  p_over uuid[], p_over_sets text[],
  p_notice_ids uuid[], p_notice_of uuid[], p_notice_sets text[], p_kinds text[], p_notice_digests bytea[], p_on date[], p_notice_bodies bytea[])
returns table (written int, touched int, noticed int)
language plpgsql security definer set search_path = pg_catalog, public as $$
declare v_written int; v_touched int; v_noticed int;
begin
  delete from right_result r where r.organisation_id = p_organisation and r.case_file_id = any (p_of) and r.month = p_month
    and not exists (select from unnest(p_of, p_sets) s(of, set) where s.of = r.case_file_id and s.set::uuid[] = r.compartment_ids);
  insert into right_result as r (organisation_id, id, case_file_id, month, compartment_ids, digest, law_digest, next_change_on, body, computed_at)
  select p_organisation, n.id, n.of, p_month, n.set::uuid[], n.digest, p_law, n.next_on, n.body, p_now
  from unnest(p_ids, p_of, p_sets, p_digests, p_next, p_bodies) n(id, of, set, digest, next_on, body) where n.body is not null
  on conflict on constraint "uniq$right_result_set" do update
    set digest = excluded.digest, law_digest = excluded.law_digest, next_change_on = excluded.next_change_on, body = excluded.body, computed_at = excluded.computed_at
    where r.digest <> excluded.digest;
  get diagnostics v_written = row_count;
  update right_result r set law_digest = p_law, next_change_on = n.next_on
  from unnest(p_ids, p_next, p_bodies) n(id, next_on, body)
  where r.organisation_id = p_organisation and r.id = n.id and (r.law_digest, r.next_change_on) is distinct from (p_law, n.next_on);
  get diagnostics v_touched = row_count;
  delete from right_notice t using unnest(p_over, p_over_sets) o(of, set)
  where t.organisation_id = p_organisation and t.case_file_id = o.of and t.compartment_ids = o.set::uuid[] and t.kind = 'ending' and t.on_date > p_today and t.dismissed_at is null
    and t.digest <> all (p_notice_digests);
  insert into right_notice (organisation_id, id, case_file_id, compartment_ids, kind, digest, body, on_date, created_at)
  select p_organisation, n.id, n.of, n.set::uuid[], n.kind, n.digest, n.body, n.on_day, p_now
  from unnest(p_notice_ids, p_notice_of, p_notice_sets, p_kinds, p_notice_digests, p_on, p_notice_bodies) n(id, of, set, kind, digest, on_day, body)
  on conflict do nothing;
  get diagnostics v_noticed = row_count;
  -- locked in the order in which a page marks several households (app.mark_rights_due), so that neither waits for the other in a circle
  perform from right_due d join unnest(p_files, p_marks) s(of, seen) on d.case_file_id = s.of and d.marked_at = s.seen
  where d.organisation_id = p_organisation order by d.case_file_id for update of d;
  delete from right_due d using unnest(p_files, p_marks) s(of, seen)
  where d.organisation_id = p_organisation and d.case_file_id = s.of and d.marked_at = s.seen;
  return query select v_written, v_touched, v_noticed;
end $$;

revoke all on function app.mark_rights_due(), app.mark_team_due() from public;
grant execute on function app.mark_rights_due(), app.mark_team_due() to aparte_owner;
do $$
declare f regprocedure;
begin
  for f in select p.oid::regprocedure from pg_proc p where p.pronamespace = 'app'::regnamespace and p.proname like 'night\_%' loop
    execute format('revoke all on function %s from public', f);
    execute format('grant execute on function %s to aparte_jobs', f);
  end loop;
end $$;
set local role aparte_owner;

do $$
declare t text;
begin
  foreach t in array array['fact_observation', 'person', 'household_member', 'dwelling', 'compartment_access', 'right_status', 'exclusion', 'contact_rule'] loop
    execute format('drop trigger if exists mark_rights_due on %I', t);
    execute format('create trigger mark_rights_due after insert on %I referencing new table as fresh for each statement execute function app.mark_rights_due()', t);
    execute format('drop trigger if exists mark_rights_due_again on %I', t);
    if t <> 'fact_observation' then
      -- another key under the same words changes no right
      execute format('create trigger mark_rights_due_again after update on %I referencing new table as fresh for each statement when (current_setting(''role'', true) is distinct from ''aparte_keys'') execute function app.mark_rights_due()', t);
    end if;
  end loop;
  drop trigger if exists mark_team_due on team_member;
  create trigger mark_team_due after insert on team_member referencing new table as fresh for each statement execute function app.mark_team_due();
  drop trigger if exists mark_team_due_again on team_member;
  create trigger mark_team_due_again after update on team_member referencing new table as fresh for each statement execute function app.mark_team_due();
end $$;
