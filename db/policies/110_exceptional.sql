-- Exceptional access (decision 11, security 9): asked by typed identity; what comes back to the page is the same whether the household exists,
-- is protected, is shut to the asker, or is not known here. Sixty minutes, renewable once; private passages stay closed; reads only.
set local check_function_bodies = off;
set local role aparte_definer;

create or replace function app.exceptional_length() returns interval language sql immutable set search_path = pg_catalog as $$ select interval '60 minutes' $$;

-- Managers of a site in office, without those who may know nothing of this household.
create or replace function app.managers_of(p_site uuid, p_case uuid) returns uuid[] language sql stable security definer set search_path = pg_catalog, public as $$
  select coalesce(array_agg(distinct a.id), '{}') from agent a
  join agent_role r on r.organisation_id = a.organisation_id and r.agent_id = a.id and r.role = 'manager'
  join team_member m on m.organisation_id = a.organisation_id and m.agent_id = a.id and m.from_date <= current_date and (m.until_date is null or m.until_date >= current_date)
  join team t on t.organisation_id = m.organisation_id and t.id = m.team_id
  where a.organisation_id = (select app.my_organisation()) and t.site_id = p_site and a.ended_at is null and a.secrecy_basis <> 'none'
    and not exists (select from exclusion x where x.agent_id = a.id and x.case_file_id = p_case and x.lifted_at is null)
$$;

-- Opens, for as long as the access lasts, compartments of these kinds; and tells the referent and the managers. For this file only.
create or replace function app.open_exceptional(p exceptional_access, p_kinds text[]) returns void
language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  insert into compartment_access (organisation_id, id, compartment_id, case_file_id, agent_id, basis, reason, granted_by, from_at, until_at)
  select p.organisation_id, gen_random_uuid(), c.id, p.case_file_id, p.agent_id, 'exceptional', p.ground, p.agent_id, now(), p.expires_at
  from compartment c where c.organisation_id = p.organisation_id and c.case_file_id = p.case_file_id and c.kind = any (p_kinds);
end $$;

create or replace function app.tell_exceptional(p exceptional_access) returns void
language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  insert into notice (organisation_id, id, agent_id, kind, case_file_id, compartment_id, about_id, created_at)
  select p.organisation_id, gen_random_uuid(), a.agent_id, 'exceptionalAccess', p.case_file_id, p.compartment_id, p.id, now()
  from (select distinct agent_id from compartment_access where organisation_id = p.organisation_id and compartment_id = p.compartment_id and agent_id is not null) a
  where a.agent_id <> p.agent_id;
end $$;

-- Asks. The row is written whatever is found; the reason (sealed in a compartment of its own) is for the referent and the managers of the site,
-- never for the asker, who could otherwise read there whether anything was found. Answers, for the log alone: the household, and whether it
-- is open now. `access_id` null: five in an hour are enough. A household already open to the asker is not opened twice.
create or replace function app.ask_exceptional(p_id uuid, p_compartment uuid, p_key_id uuid, p_key bytea, p_last text, p_first text, p_birth date, p_ground text, p_body bytea)
returns table (access_id uuid, case_file_id uuid, opened boolean)
language plpgsql security definer set search_path = pg_catalog, public as $$
declare me uuid := app.actor(); org uuid := app.my_organisation(); words text[] := string_to_array(trim(p_first || ' ' || p_last), ' ');
  v_case case_file; v_open uuid[]; v_hidden uuid[]; v_shut boolean; v_row exceptional_access; v_sites uuid[]; v_readers uuid[];
begin
  if me is null or not app.bound_by_secrecy() or not (app.my_roles() && array['worker', 'manager']) then raise exception 'not a function of this agent' using errcode = '42501'; end if;
  if not app.stepped_up() then raise exception 'a recent proof of identity is needed' using errcode = '42501'; end if;
  if length(trim(p_last)) < 2 or length(trim(p_first)) < 2 then raise exception 'both names are needed' using errcode = '42501'; end if;
  -- one at a time for one agent: a thousand parallel demands open one access
  perform pg_advisory_xact_lock(hashtextextended(me::text, 110));
  if (select count(*) from exceptional_access e where e.organisation_id = org and e.agent_id = me and e.asked_at > now() - interval '1 hour') >= 5 then
    return query select null::uuid, null::uuid, false; return;
  end if;

  -- exactly one household: two persons of the same name are told apart by the date of birth, or stay closed. What is protected, or shut to him, is
  -- looked at only when no other answers: a door that stays closed would tell of a homonym behind it.
  select array_agg(distinct f.id) filter (where not hidden), array_agg(distinct f.id) filter (where hidden) into v_open, v_hidden
  from person p join case_file f on f.organisation_id = org and f.id = p.case_file_id
  cross join lateral (select f.protected or exists (select from exclusion x where x.agent_id = me and x.case_file_id = f.id and x.lifted_at is null) as hidden) h
  where p.organisation_id = org and string_to_array(p.name_key, ' ') @> words and (p_birth is null or p.birth_date is null or p.birth_date = p_birth);
  v_open := coalesce(v_open, v_hidden);
  if cardinality(v_open) = 1 then
    select f.* into v_case from case_file f where f.organisation_id = org and f.id = v_open[1];
  end if;
  -- a household that he already holds needs no exception
  if v_case.id is not null and v_case.identity_compartment_id = any ((select app.my_writable_compartments())::uuid[]) then v_case := null; end if;

  select e.* into v_row from exceptional_access e where e.organisation_id = org and e.agent_id = me and e.case_file_id = v_case.id and e.expires_at > now() limit 1;
  if v_row.id is not null then return query select v_row.id, v_case.id, true; return; end if;

  v_shut := v_case.id is not null and exists (select from exclusion x where x.agent_id = me and x.case_file_id = v_case.id and x.lifted_at is null);
  insert into compartment (organisation_id, id, kind, key_id, wrapped_key, created_by, created_at) values (org, p_compartment, 'aparte', p_key_id, p_key, me, now());
  insert into exceptional_access (organisation_id, id, compartment_id, agent_id, case_file_id, ground, body, asked_at, needs_second_person, opened_at, expires_at)
  values (org, p_id, p_compartment, me, v_case.id, p_ground, p_body, now(), coalesce(v_case.protected or v_shut, false),
    case when v_case.id is not null and not v_case.protected and not v_shut then now() end,
    case when v_case.id is not null and not v_case.protected and not v_shut then now() + app.exceptional_length() end)
  returning * into v_row;

  -- nobody known: the managers of the asker's own sites read what was asked all the same
  v_sites := case when v_case.id is not null then array[v_case.site_id] else array(select distinct t.site_id from team t where t.id = any (app.my_teams())) end;
  select coalesce(array_agg(distinct r), '{}') into v_readers
  from (select unnest(app.managers_of(s, v_case.id)) as r from unnest(v_sites) s union select v_case.referent_id where v_case.id is not null) readers where r <> me;
  insert into compartment_access (organisation_id, id, compartment_id, agent_id, basis, granted_by, from_at)
  select org, gen_random_uuid(), p_compartment, r, 'granted', me, now() from unnest(v_readers) r;

  if v_row.opened_at is not null then
    perform app.open_exceptional(v_row, array['identity']);
    perform app.tell_exceptional(v_row);
  elsif v_shut then
    perform app.tell_exceptional(v_row);
  elsif v_case.id is not null then
    insert into notice (organisation_id, id, agent_id, kind, case_file_id, compartment_id, about_id, created_at)
    select org, gen_random_uuid(), m, 'exceptionalToApprove', v_case.id, p_compartment, p_id, now() from unnest(app.managers_of(v_case.site_id, v_case.id)) m where m <> me;
  end if;
  return query select p_id, v_case.id, v_row.opened_at is not null;
end $$;

-- The second person of a protected household: a manager of its site, who is not the asker, within the day. False when it is not his to give.
create or replace function app.approve_exceptional(p_id uuid) returns boolean
language plpgsql security definer set search_path = pg_catalog, public as $$
declare me uuid := app.actor(); org uuid := app.my_organisation(); v exceptional_access;
begin
  if not app.stepped_up() then raise exception 'a recent proof of identity is needed' using errcode = '42501'; end if;
  update exceptional_access e set second_person = me, opened_at = now(), expires_at = now() + app.exceptional_length()
  from case_file f
  where e.organisation_id = org and e.id = p_id and f.organisation_id = org and f.id = e.case_file_id
    and f.protected and e.needs_second_person and e.opened_at is null and e.reviewed_at is null and e.asked_at > now() - interval '24 hours'
    and e.agent_id <> me and f.site_id = any ((select app.my_managed_sites())::uuid[]) and e.compartment_id = any ((select app.my_compartments())::uuid[])
    and not exists (select from exclusion x where x.agent_id in (me, e.agent_id) and x.case_file_id = f.id and x.lifted_at is null)
  returning e.* into v;
  if v.id is null then return false; end if;
  perform app.open_exceptional(v, array['identity']);
  perform app.tell_exceptional(v);
  insert into notice (organisation_id, id, agent_id, kind, about_id, created_at) values (org, gen_random_uuid(), v.agent_id, 'accessGranted', v.id, now());
  return true;
end $$;

-- The second step: the whole file, except private passages. Again once: sixty minutes more. And closed before its end by who has finished.
create or replace function app.widen_exceptional(p_id uuid) returns boolean
language plpgsql security definer set search_path = pg_catalog, public as $$
declare v exceptional_access;
begin
  update exceptional_access e set widened_at = now()
  where e.organisation_id = (select app.my_organisation()) and e.id = p_id and e.agent_id = app.actor() and e.expires_at > now() and e.widened_at is null returning e.* into v;
  if v.id is null then return false; end if;
  perform app.open_exceptional(v, array['general', 'budget', 'health', 'childProtection', 'violence', 'justice']);
  return true;
end $$;

create or replace function app.renew_exceptional(p_id uuid) returns boolean
language plpgsql security definer set search_path = pg_catalog, public as $$
declare v exceptional_access;
begin
  update exceptional_access e set renewed_at = now(), expires_at = e.expires_at + app.exceptional_length()
  where e.organisation_id = (select app.my_organisation()) and e.id = p_id and e.agent_id = app.actor() and e.expires_at > now() and e.renewed_at is null returning e.* into v;
  if v.id is null then return false; end if;
  perform app.open_exceptional(v, case when v.widened_at is null then array['identity']
    else array['identity', 'general', 'budget', 'health', 'childProtection', 'violence', 'justice'] end);
  return true;
end $$;

create or replace function app.end_exceptional(p_id uuid) returns boolean
language plpgsql security definer set search_path = pg_catalog, public as $$
declare v exceptional_access;
begin
  update exceptional_access e set expires_at = now()
  where e.organisation_id = (select app.my_organisation()) and e.id = p_id and e.agent_id = app.actor() and e.expires_at > now() returning e.* into v;
  if v.id is null then return false; end if;
  update compartment_access set until_at = greatest(from_at, now())
  where organisation_id = v.organisation_id and agent_id = v.agent_id and case_file_id = v.case_file_id and basis = 'exceptional' and until_at > now();
  return true;
end $$;

-- What the asker knows of her own demands: which household only while it is open to her, so that a closed one tells nothing.
create or replace function app.my_exceptional() returns table (id uuid, asked_at timestamptz, opened_at timestamptz, expires_at timestamptz, renewed_at timestamptz, widened_at timestamptz, case_file_id uuid)
language sql stable security definer set search_path = pg_catalog, public as $$
  select e.id, e.asked_at, e.opened_at, e.expires_at, e.renewed_at, e.widened_at, case when e.expires_at > now() then e.case_file_id end
  from exceptional_access e where e.organisation_id = (select app.my_organisation()) and e.agent_id = app.actor() order by e.asked_at desc limit 20
$$;

-- First step: the days and the law of the deadlines still open, without a word of them (their title lies in the thread).
create or replace function app.exceptional_deadlines(p_id uuid) returns table (due_on date, law text)
language sql stable security definer set search_path = pg_catalog, public as $$
  select d.due_on, d.law from exceptional_access e
  join deadline d on d.organisation_id = e.organisation_id and d.case_file_id = e.case_file_id and d.done_at is null and d.dropped_reason is null and d.suspended_on is null
  join compartment c on c.organisation_id = d.organisation_id and c.id = d.compartment_id and c.kind = 'general'
  where e.organisation_id = (select app.my_organisation()) and e.id = p_id and e.agent_id = app.actor() and e.expires_at > now()
  order by d.due_on
$$;

-- A review by somebody else than the asker and the second person, who may read its reason: the referent or a manager of the site.
create or replace function app.review_exceptional(p_id uuid, p_verdict text) returns boolean
language plpgsql security definer set search_path = pg_catalog, public as $$
declare me uuid := app.actor();
begin
  update exceptional_access e set reviewed_at = now(), reviewed_by = me, verdict = p_verdict
  where e.organisation_id = (select app.my_organisation()) and e.id = p_id and e.reviewed_at is null and e.agent_id <> me and e.second_person is distinct from me
    and (e.expires_at is null or e.expires_at <= now()) and e.compartment_id = any ((select app.my_compartments())::uuid[]);
  return found;
end $$;

do $$
declare f text;
begin
  for f in select p.oid::regprocedure::text from pg_proc p join pg_namespace n on n.oid = p.pronamespace
           where n.nspname = 'app' and p.proname in ('exceptional_length', 'managers_of', 'open_exceptional', 'tell_exceptional', 'ask_exceptional', 'approve_exceptional',
             'widen_exceptional', 'renew_exceptional', 'end_exceptional', 'my_exceptional', 'exceptional_deadlines', 'review_exceptional') loop
    execute 'revoke all on function ' || f || ' from public';
    if f !~ '(exceptional_length|managers_of|open_exceptional|tell_exceptional)' then execute 'grant execute on function ' || f || ' to aparte_writer'; end if;
  end loop;
  grant execute on function app.my_exceptional(), app.exceptional_deadlines(uuid) to aparte_reader;
end $$;
set local role aparte_owner;
