-- Reception: what it may see of the day, the silent comparison of new requests with known households, and what the referent alone is told.

-- Whoever received a request reads it until tonight; only those who receive people change it.
drop policy if exists workers_change on request;
create policy workers_change on request as restrictive for update to aparte_writer
  using ((select app.my_roles())::text[] && array['worker', 'manager']) with check ((select app.my_roles())::text[] && array['worker', 'manager']);

-- A likeness is told to the referent of today alone: neither co-workers, nor relief, nor an exceptional access (decision 4).
drop policy if exists referent_only on request_match;
create policy referent_only on request_match as restrictive for all to aparte_reader, aparte_writer
  using (case_file_id = any ((select app.my_referred_cases())::uuid[])) with check (case_file_id = any ((select app.my_referred_cases())::uuid[]));
revoke update on request_match from aparte_writer;

-- Who else was given a request is no business of reception: a referent who recognises somebody must leave no trace there.
drop policy if exists others_hidden_from_reception on compartment_access;
create policy others_hidden_from_reception on compartment_access as restrictive for select to aparte_reader, aparte_writer
  using (agent_id = (select app.actor()) or team_id is not null or (select app.my_roles())::text[] && array['worker', 'manager']);

set local check_function_bodies = off;
set local role aparte_definer;

-- Compares requests not yet compared with every household of the organisation, protected ones too, and tells the referent only. Likeness
-- of names by their trigrams, whose order says nothing: « Lambert Sonia » is « Sonia Lambert ». A single word is compared within the same
-- team or commune, and says nothing when more than three households of one referent share it. Returns how many requests were compared.
create or replace function app.compare_requests(p_limit int) returns int
language plpgsql security definer set search_path = pg_catalog, public as $$
declare r record; n int := 0;
begin
  for r in select organisation_id, id, team_id, name_key, commune_code, strpos(name_key, ' ') = 0 as one_word, length(name_key) as letters
           from request where compared_at is null order by received_at limit p_limit for update skip locked loop
    if r.letters >= 4 then
      with named as (
        select p.case_file_id, case when r.one_word then word_similarity(r.name_key, p.name_key) else similarity(r.name_key, p.name_key) end as likeness
        from person p where p.organisation_id = r.organisation_id and p.died_on is null and (r.name_key <% p.name_key or r.name_key % p.name_key)
        union all
        select f.id, case when r.one_word then word_similarity(r.name_key, f.name_key) else similarity(r.name_key, f.name_key) end
        from case_file f where f.organisation_id = r.organisation_id and (r.name_key <% f.name_key or r.name_key % f.name_key)
      ), likely as (
        select f.id, f.identity_compartment_id, f.referent_id, max(l.likeness) as likeness
        from named l join case_file f on f.organisation_id = r.organisation_id and f.id = l.case_file_id
        where l.likeness >= case when r.one_word then 0.8 else 0.55 end
          and (not r.one_word or f.team_id = r.team_id or exists (select from dwelling d where d.organisation_id = f.organisation_id and d.case_file_id = f.id
            and d.superseded_at is null and d.commune_code = r.commune_code))
        group by f.id, f.identity_compartment_id, f.referent_id
      ), told as (
        -- among the households of the same referent: those of others, were they many or more alike, must not be told by her silence
        select * from (select l.*, row_number() over (partition by l.referent_id order by l.likeness desc, l.id) as place, count(*) over (partition by l.referent_id) as many from likely l) t
        where not exists (select from exclusion x where x.organisation_id = r.organisation_id and x.case_file_id = t.id and x.agent_id = t.referent_id and x.lifted_at is null)
          and (not r.one_word or t.many <= 3) and t.place <= 3
      ), written as (
        insert into request_match (organisation_id, id, request_id, case_file_id, compartment_id, referent_id, likeness, found_at)
        select r.organisation_id, gen_random_uuid(), r.id, t.id, t.identity_compartment_id, t.referent_id, t.likeness, now() from told t
        on conflict on constraint "uniq$request_match" do nothing
        returning id, referent_id, case_file_id, compartment_id)
      insert into notice (organisation_id, id, agent_id, kind, case_file_id, compartment_id, about_id, created_at)
      select r.organisation_id, gen_random_uuid(), w.referent_id, 'requestMatch', w.case_file_id, w.compartment_id, w.id, now() from written w;
    end if;
    update request set compared_at = now() where organisation_id = r.organisation_id and id = r.id;
    n := n + 1;
  end loop;
  return n;
end $$;

-- What the referent is asked: which household, how the person is called, when and where she came. Nothing else of the request, and nothing
-- more once it belongs to another household.
create or replace function app.my_matches() returns table (id uuid, request_id uuid, case_file_id uuid, called_name text, received_at timestamptz, site_name text,
  answered_at timestamptz, answer text)
language sql stable security definer set search_path = pg_catalog, public as $$
  select m.id, m.request_id, m.case_file_id, r.called_name, r.received_at, s.name, m.answered_at, m.answer
  from request_match m
  join request r on r.organisation_id = m.organisation_id and r.id = m.request_id
  join site s on s.organisation_id = r.organisation_id and s.id = r.site_id
  where m.organisation_id = (select app.my_organisation()) and m.case_file_id = any ((select app.my_referred_cases())::uuid[]) and m.compartment_id = any ((select app.my_compartments())::uuid[])
    and (r.case_file_id is null or r.case_file_id = m.case_file_id)
  order by r.received_at desc, m.case_file_id
$$;

-- The referent answers. « Same » opens the request to her and attaches it, unless a colleague has taken it in the meantime.
-- Returns other, attached, given (a colleague has it: read and talk), gone (it belongs to another household), or null: not hers to answer.
create or replace function app.answer_match(p_match uuid, p_same boolean, p_at timestamptz) returns text
language plpgsql security definer set search_path = pg_catalog, public as $$
declare me uuid := app.actor(); org uuid := app.my_organisation(); v_request uuid; v_case uuid; v_compartment uuid; v_owner uuid;
begin
  update request_match set answered_at = p_at, answer = case when p_same then 'same' else 'other' end
  where organisation_id = org and id = p_match and answered_at is null
    and case_file_id = any ((select app.my_referred_cases())::uuid[]) and compartment_id = any ((select app.my_compartments())::uuid[])
  returning request_id, case_file_id into v_request, v_case;
  if v_request is null then return null; end if;
  update notice set seen_at = p_at where organisation_id = org and agent_id = me and about_id = p_match and seen_at is null;
  if not p_same then return 'other'; end if;
  select compartment_id, case_file_id into v_compartment, v_owner from request where organisation_id = org and id = v_request for update;
  if v_owner is not null then return case when v_owner = v_case then 'attached' else 'gone' end; end if;
  if not (v_compartment = any ((select app.my_compartments())::uuid[])) then
    insert into compartment_access (organisation_id, id, compartment_id, agent_id, basis, granted_by, from_at)
    values (org, gen_random_uuid(), v_compartment, me, 'referent', me, least(p_at, now()));
  end if;
  return case when app.attach_request(v_request, v_case, p_at) then 'attached' else 'given' end;
end $$;

-- Appointments of the sites where the actor keeps reception: hour and place; a name only when the household is not protected.
create or replace function app.reception_appointments(p_from timestamptz, p_to timestamptz) returns table (id uuid, starts_at timestamptz, place text, person_id uuid,
  civil_title text, first_name text, last_name text, usual_name text)
language sql stable security definer set search_path = pg_catalog, public as $$
  select distinct on (a.starts_at, a.id) a.id, a.starts_at, a.place, p.id, p.civil_title, p.first_name, p.last_name, p.usual_name
  from appointment a
  left join household_member m on m.organisation_id = a.organisation_id and m.case_file_id = a.case_file_id and m.role = 'main' and m.until_date is null
  left join person p on p.organisation_id = m.organisation_id and p.id = m.person_id and p.reception_site_id = any ((select app.my_reception_sites())::uuid[])
  where a.organisation_id = (select app.my_organisation()) and a.site_id = any ((select app.my_reception_sites())::uuid[])
    and a.status = 'planned' and a.kind = 'interview' and a.starts_at >= p_from and a.starts_at < p_to
  order by a.starts_at, a.id, p.id
$$;

-- The information was given and nothing more is asked, or the request could not be met (S63): closed by who holds it, unless a colleague took it
-- first. The body comes back sealed with the answer in it. False: somebody else was faster.
create or replace function app.close_request(p_request uuid, p_body bytea, p_unmet text, p_at timestamptz) returns boolean
language plpgsql security definer set search_path = pg_catalog, public as $$
declare me uuid := app.actor(); org uuid := app.my_organisation();
begin
  update request set status = 'informed', body = p_body, unmet_reason = p_unmet, closed_at = p_at, taken_by = coalesce(taken_by, me), taken_at = coalesce(taken_at, p_at)
  where organisation_id = org and id = p_request and compartment_id = any ((select app.my_compartments())::uuid[]) and 'worker' = any (app.my_roles())
    and (status in ('waiting', 'proposed') or (status = 'taken' and taken_by = me));
  return found;
end $$;

-- For who manages a site: how many requests wait in each team, and how many are late. Never a name, never a word (S30).
create or replace function app.site_queue(p_now timestamptz) returns table (team_id uuid, team_name text, urgency text, waiting int, late int)
language sql stable security definer set search_path = pg_catalog, public as $$
  select t.id, t.name, r.urgency, count(*)::int, (count(*) filter (where r.due_at < p_now))::int
  from request r join team t on t.organisation_id = r.organisation_id and t.id = r.team_id
  where r.organisation_id = (select app.my_organisation()) and r.site_id = any ((select app.my_managed_sites())::uuid[]) and r.status in ('waiting', 'proposed')
  group by t.id, t.name, r.urgency order by t.name, r.urgency
$$;

revoke all on function app.compare_requests(int), app.my_matches(), app.answer_match(uuid, boolean, timestamptz),
  app.reception_appointments(timestamptz, timestamptz), app.site_queue(timestamptz), app.close_request(uuid, bytea, text, timestamptz) from public;
grant execute on function app.compare_requests(int) to aparte_jobs;
grant execute on function app.my_matches(), app.reception_appointments(timestamptz, timestamptz), app.site_queue(timestamptz) to aparte_reader, aparte_writer;
grant execute on function app.answer_match(uuid, boolean, timestamptz), app.close_request(uuid, bytea, text, timestamptz) to aparte_writer;
set local role aparte_owner;
