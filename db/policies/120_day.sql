-- « Ma journée »: what would cost one policy for each table is asked here once, under the same visibility.
set local check_function_bodies = off;
set local role aparte_definer;

-- Reminders about the open households of which the actor is the referent; only what lies in compartments that she holds is looked at
-- (decision 8). At most `p_limit` of each kind, the oldest first:
--   quiet: nothing is to come (no planned appointment, no open step, no open deadline) and nothing was written for `p_days` days (S25);
--   stale: the contact rules were last gone over on `p_reviewed_before` or earlier, or never were and are that old (D20).
create or replace function app.day_reminders(p_now timestamptz, p_days int, p_reviewed_before date, p_limit int)
  returns table (kind text, case_file_id uuid, last_at timestamptz, reviewed_on date)
language plpgsql stable security definer set search_path = pg_catalog, public set plan_cache_mode = force_custom_plan as $$
declare
  me uuid := app.actor();
  org uuid := app.my_organisation();
  held uuid[] := app.my_compartments();
  v_before timestamptz := p_now - make_interval(days => p_days);
  mine uuid[];
  busy uuid[];
begin
  -- step by step, so that each looks up a known list of ids
  mine := array(select f.id from case_file f where f.organisation_id = org and f.referent_id = me and f.closed_at is null and f.general_compartment_id = any (held));
  busy := array(
    select a.case_file_id from appointment a where a.organisation_id = org and a.case_file_id = any (mine) and a.status = 'planned' and a.ends_at > p_now
      and a.compartment_id = any (held)
    union select s.case_file_id from next_step s where s.organisation_id = org and s.case_file_id = any (mine) and s.done_at is null and s.dropped_at is null
      and s.compartment_id = any (held)
    union select d.case_file_id from deadline d where d.organisation_id = org and d.case_file_id = any (mine) and d.done_at is null and d.dropped_reason is null
      and d.compartment_id = any (held));
  return query
    select 'quiet', f.id, greatest(f.opened_at, l.happened_at), null::date
    from case_file f left join lateral (
      select e.happened_at from entry e where e.organisation_id = org and e.case_file_id = f.id and e.compartment_id = any (held) order by e.happened_at desc limit 1) l on true
    where f.organisation_id = org and f.id = any (mine) and f.id <> all (busy) and f.opened_at < v_before and greatest(f.opened_at, l.happened_at) < v_before
    order by 3, 2 limit p_limit;
  return query
    select 'stale', c.case_file_id, null::timestamptz, c.reviewed_on
    from contact_rule c
    where c.organisation_id = org and c.case_file_id = any (mine) and c.superseded_at is null and c.compartment_id = any (held)
      and coalesce(c.reviewed_on, c.created_at::date) <= p_reviewed_before
    order by coalesce(c.reviewed_on, c.created_at::date), 2 limit p_limit;
end $$;

-- For who manages a site: open households and late deadlines of each worker of it, as numbers (S79). Deadlines of restricted compartments are
-- not counted: their number would tell of them. Never a household, never a name but the worker's.
create or replace function app.site_workload(p_today date) returns table (agent_id uuid, first_name text, last_name text, job_title text, households int, late int)
language plpgsql stable security definer set search_path = pg_catalog, public as $$
begin
  return query
  select a.id, a.first_name, a.last_name, a.job_title,
    (select count(*)::int from case_file f where f.organisation_id = a.organisation_id and f.referent_id = a.id and f.closed_at is null),
    (select count(*)::int from case_file f join deadline d on d.organisation_id = f.organisation_id and d.case_file_id = f.id and d.compartment_id = f.general_compartment_id
     where f.organisation_id = a.organisation_id and f.referent_id = a.id and f.closed_at is null and d.due_on < p_today and d.suspended_on is null and d.done_at is null and d.dropped_reason is null)
  from agent a
  where a.organisation_id = (select app.my_organisation()) and a.ended_at is null and a.site_id = any ((select app.my_managed_sites())::uuid[])
    and exists (select from agent_role r where r.organisation_id = a.organisation_id and r.agent_id = a.id and r.role = 'worker')
  order by a.last_name, a.first_name, a.id;
end $$;

revoke all on function app.day_reminders(timestamptz, int, date, int), app.site_workload(date) from public;
grant execute on function app.day_reminders(timestamptz, int, date, int), app.site_workload(date) to aparte_reader;
set local role aparte_owner;
