-- Acts that need more than one row at once, or to know what their actor may not see. Each belongs to aparte_definer, answers neutrally,
-- and begins by asking who the actor is. They check what must never be; TypeScript decides what should be.

set local check_function_bodies = off;
set local role aparte_definer;

-- Opens a case file: the file, its two compartments and the referent's access in one call (decision 7). The referent is the actor.
create or replace function app.open_case(p_id uuid, p_name text, p_name_key text, p_protected boolean, p_origin text, p_channel text, p_informed boolean,
  p_team uuid, p_sector uuid, p_identity uuid, p_identity_key_id uuid, p_identity_key bytea, p_general uuid, p_general_key_id uuid, p_general_key bytea,
  p_at timestamptz) returns int
language plpgsql security definer set search_path = pg_catalog, public as $$
declare me uuid := app.actor(); org uuid := app.my_organisation(); v_site uuid; v_number int; v_draw int := 0; v_given int;
begin
  if me is null or not ('worker' = any (app.my_roles())) then raise exception 'only a worker opens a case file' using errcode = '42501'; end if;
  select site_id into v_site from team where organisation_id = org and id = p_team;
  if v_site is null then raise exception 'no such team' using errcode = '42501'; end if;
  -- a number that says nothing: a counter would tell how many households were opened meanwhile, and to whom they are not open
  while v_given is null loop
    v_draw := v_draw + 1;
    if v_draw > 100 then raise exception 'no free number in a hundred draws'; end if;
    v_number := 1000000 + (('x' || encode(substring(sha256(convert_to(p_id::text || ' ' || v_draw, 'UTF8')) from 1 for 4), 'hex'))::bit(32)::bigint % 9000000)::int;
    insert into case_file (organisation_id, id, number, site_id, team_id, sector_id, referent_id, identity_compartment_id, general_compartment_id,
      name, name_key, protected, origin, channel, informed, opened_at, opened_by)
    values (org, p_id, v_number, v_site, p_team, p_sector, me, p_identity, p_general, p_name, p_name_key, p_protected, p_origin, p_channel, p_informed, p_at, me)
    on conflict on constraint "uniq$case_file_number" do nothing returning number into v_given;
  end loop;
  insert into compartment (organisation_id, id, case_file_id, kind, key_id, wrapped_key, reception_site_id, created_by, created_at) values
    (org, p_identity, p_id, 'identity', p_identity_key_id, p_identity_key, case when p_protected then null else v_site end, me, p_at),
    (org, p_general, p_id, 'general', p_general_key_id, p_general_key, null, me, p_at);
  insert into compartment_access (organisation_id, id, compartment_id, case_file_id, agent_id, basis, granted_by, from_at) values
    (org, gen_random_uuid(), p_identity, p_id, me, 'referent', me, least(p_at, now())),
    (org, gen_random_uuid(), p_general, p_id, me, 'referent', me, least(p_at, now()));
  return v_number;
end $$;

-- Creates a restricted compartment the first time it is used (decision 2). Only the referent does; whoever asks for one that exists
-- gets it back only if he holds it already. Returns null when the actor may not.
create or replace function app.create_compartment(p_case uuid, p_kind text, p_id uuid, p_key_id uuid, p_key bytea, p_at timestamptz) returns uuid
language plpgsql security definer set search_path = pg_catalog, public as $$
declare me uuid := app.actor(); org uuid := app.my_organisation(); found uuid;
begin
  if me is null or p_kind not in ('budget', 'health', 'childProtection', 'violence', 'justice') then return null; end if;
  select id into found from compartment where organisation_id = org and case_file_id = p_case and kind = p_kind and key_destroyed_at is null;
  if found is not null then return case when found = any ((select app.my_compartments())::uuid[]) then found end; end if;
  if not exists (select from case_file where organisation_id = org and id = p_case and referent_id = me and general_compartment_id = any ((select app.my_compartments())::uuid[])) then return null; end if;
  insert into compartment (organisation_id, id, case_file_id, kind, key_id, wrapped_key, created_by, created_at) values (org, p_id, p_case, p_kind, p_key_id, p_key, me, p_at);
  insert into compartment_access (organisation_id, id, compartment_id, case_file_id, agent_id, basis, granted_by, from_at)
  values (org, gen_random_uuid(), p_id, p_case, me, 'referent', me, least(p_at, now()));
  return p_id;
end $$;

-- A private passage: a compartment of its own, for its author and the readers she names among those who may read something of this
-- household already, or the managers of its site. Returns null when the actor holds nothing of it.
create or replace function app.create_aparte(p_case uuid, p_id uuid, p_key_id uuid, p_key bytea, p_readers uuid[], p_at timestamptz) returns uuid
language plpgsql security definer set search_path = pg_catalog, public as $$
declare me uuid := app.actor(); org uuid := app.my_organisation(); v_site uuid;
begin
  select site_id into v_site from case_file
    where organisation_id = org and id = p_case and exists (
      select from compartment c where c.organisation_id = org and c.case_file_id = p_case and c.kind <> 'identity' and c.id = any ((select app.my_compartments())::uuid[]));
  if me is null or v_site is null then return null; end if;
  insert into compartment (organisation_id, id, case_file_id, kind, key_id, wrapped_key, created_by, created_at) values (org, p_id, p_case, 'aparte', p_key_id, p_key, me, p_at);
  insert into compartment_access (organisation_id, id, compartment_id, case_file_id, agent_id, basis, granted_by, from_at)
  values (org, gen_random_uuid(), p_id, p_case, me, 'author', me, least(p_at, now()));
  insert into compartment_access (organisation_id, id, compartment_id, case_file_id, agent_id, basis, granted_by, from_at)
  select org, gen_random_uuid(), p_id, p_case, r, 'granted', me, least(p_at, now()) from unnest(p_readers) r
  where r <> me and (
    exists (select from compartment_access a join compartment c on c.organisation_id = a.organisation_id and c.id = a.compartment_id
            where a.agent_id = r and a.case_file_id = p_case and c.kind not in ('identity', 'aparte') and (a.until_at is null or a.until_at > now()))
    or exists (select from agent_role ar join team_member m on m.agent_id = ar.agent_id join team t on t.organisation_id = m.organisation_id and t.id = m.team_id
               where ar.agent_id = r and ar.role = 'manager' and t.site_id = v_site and (m.until_date is null or m.until_date >= current_date)))
    and not exists (select from exclusion x where x.agent_id = r and x.case_file_id = p_case and x.lifted_at is null);
  return p_id;
end $$;

-- « Qui voit ceci »: who holds what of a case file, for someone who holds some of it. Only compartments that the asker holds are named;
-- apartés are told passage by passage, never here.
create or replace function app.who_sees(p_case uuid) returns table (agent_id uuid, kind text, basis text, until_at timestamptz, compartment_id uuid)
language plpgsql stable security definer set search_path = pg_catalog, public as $$
#variable_conflict use_column
declare org uuid := app.my_organisation(); mine uuid[] := app.my_compartments();
begin
  return query
    select a.agent_id, c.kind, a.basis, a.until_at, c.id
    from compartment_access a join compartment c on c.organisation_id = a.organisation_id and c.id = a.compartment_id
    where a.organisation_id = org and a.case_file_id = p_case and a.agent_id is not null and c.kind <> 'aparte'
      and a.from_at <= now() and (a.until_at is null or a.until_at > now()) and c.id = any (mine)
      and not exists (select from exclusion x where x.agent_id = a.agent_id and x.case_file_id = p_case and x.lifted_at is null);
end $$;

-- Hands a case file over to a colleague: accesses of the referent end, the colleague becomes the referent of everything but the private
-- passages, which stay with their named readers. The actor is the referent. False when he is not, or the colleague may not.
create or replace function app.transfer_case(p_case uuid, p_to uuid, p_at timestamptz) returns boolean
language plpgsql security definer set search_path = pg_catalog, public as $$
declare me uuid := app.actor(); org uuid := app.my_organisation();
begin
  -- held until the end: of two handovers at once the second finds that she is no longer the referent
  perform from case_file where organisation_id = org and id = p_case and referent_id = me and general_compartment_id = any ((select app.my_compartments())::uuid[]) for update;
  if not found or p_to = me then return false; end if;
  if not exists (select from agent a join agent_role r on r.organisation_id = a.organisation_id and r.agent_id = a.id and r.role = 'worker'
                 where a.organisation_id = org and a.id = p_to and a.ended_at is null and a.secrecy_basis <> 'none' and not a.trainee)
     or exists (select from exclusion where case_file_id = p_case and agent_id = p_to and lifted_at is null) then return false; end if;
  insert into compartment_access (organisation_id, id, compartment_id, case_file_id, agent_id, basis, granted_by, from_at)
  select org, gen_random_uuid(), c.id, p_case, p_to, 'referent', me, least(p_at, now()) from compartment c
  where c.organisation_id = org and c.case_file_id = p_case and c.kind not in ('aparte', 'request');
  update compartment_access a set until_at = greatest(p_at, a.from_at) from compartment c
  where c.organisation_id = org and c.id = a.compartment_id and a.case_file_id = p_case and a.agent_id in (me, p_to) and c.kind <> 'aparte'
    and (a.until_at is null or a.until_at > p_at) and not (a.agent_id = p_to and a.basis = 'referent' and a.from_at >= least(p_at, now()));
  update case_file set referent_id = p_to where organisation_id = org and id = p_case;
  insert into notice (organisation_id, id, agent_id, kind, case_file_id, compartment_id, created_at)
  select org, gen_random_uuid(), p_to, 'handover', p_case, general_compartment_id, p_at from case_file where organisation_id = org and id = p_case;
  -- the reasons written for exceptional accesses follow the journal, whose reader is now the colleague
  insert into compartment_access (organisation_id, id, compartment_id, agent_id, basis, granted_by, from_at)
  select org, gen_random_uuid(), e.compartment_id, p_to, 'granted', e.agent_id, least(p_at, now()) from exceptional_access e
  where e.organisation_id = org and e.case_file_id = p_case and e.agent_id <> p_to
    and not exists (select from compartment_access a where a.organisation_id = org and a.compartment_id = e.compartment_id and a.agent_id = p_to and a.until_at is null);
  return true;
end $$;

-- Relief of an absent worker by a manager of the site, with a written reason and an end: every open, unprotected household of the worker.
-- Returns how many; nobody relieves himself or for himself (decision 3).
create or replace function app.relieve(p_absent uuid, p_to uuid, p_reason text, p_at timestamptz, p_until timestamptz) returns int
language plpgsql security definer set search_path = pg_catalog, public as $$
declare me uuid := app.actor(); org uuid := app.my_organisation(); n int;
begin
  if me is null or p_to = me or p_to = p_absent or length(trim(coalesce(p_reason, ''))) < 3 then return 0; end if;
  if not exists (select from agent a join agent_role r on r.agent_id = a.id and r.role = 'worker' where a.organisation_id = org and a.id = p_to and a.ended_at is null and a.secrecy_basis <> 'none') then return 0; end if;
  with given as (
    insert into compartment_access (organisation_id, id, compartment_id, case_file_id, agent_id, basis, reason, granted_by, from_at, until_at)
    select org, gen_random_uuid(), c.id, f.id, p_to, 'relief', trim(p_reason), me, least(p_at, now()), p_until
    from case_file f join compartment c on c.organisation_id = f.organisation_id and c.case_file_id = f.id and c.kind in ('identity', 'general')
    where f.organisation_id = org and f.referent_id = p_absent and f.closed_at is null and not f.protected and f.site_id = any ((select app.my_managed_sites())::uuid[])
      and not exists (select from exclusion x where x.case_file_id = f.id and x.agent_id = p_to and x.lifted_at is null)
    returning case_file_id)
  select count(distinct case_file_id) into n from given;
  return n;
end $$;

-- Protects a household, or lifts the protection: reception and relief lose or regain it at once. The referent only.
create or replace function app.set_protected(p_case uuid, p_protected boolean) returns boolean
language plpgsql security definer set search_path = pg_catalog, public as $$
declare org uuid := app.my_organisation(); v_site uuid; v_identity uuid;
begin
  select site_id, identity_compartment_id into v_site, v_identity from case_file where organisation_id = org and id = p_case and id = any ((select app.my_referred_cases())::uuid[]);
  if v_site is null or not (v_identity = any ((select app.my_compartments())::uuid[])) then return false; end if;
  if p_protected then v_site := null; end if;
  update case_file set protected = p_protected where organisation_id = org and id = p_case;
  update compartment set reception_site_id = v_site where organisation_id = org and id = v_identity;
  update person set reception_site_id = v_site where organisation_id = org and case_file_id = p_case and compartment_id = v_identity and not unborn;
  update contact_rule set reception_site_id = v_site where organisation_id = org and case_file_id = p_case;
  return true;
end $$;

-- « Je connais cette personne » : the actor shuts himself out of a case file, at once and entirely (S111, D7). He may not undo it alone.
create or replace function app.exclude_myself(p_case uuid, p_at timestamptz) returns boolean
language plpgsql security definer set search_path = pg_catalog, public as $$
declare me uuid := app.actor(); org uuid := app.my_organisation();
begin
  if me is null or not exists (select from case_file f where f.organisation_id = org and f.id = p_case
     and (f.identity_compartment_id = any ((select app.my_compartments())::uuid[]) or f.general_compartment_id = any ((select app.my_compartments())::uuid[])))
     or exists (select from case_file where organisation_id = org and id = p_case and referent_id = me) then return false; end if;
  insert into exclusion (organisation_id, id, case_file_id, agent_id, declared_by, declared_at) values (org, gen_random_uuid(), p_case, me, me, p_at);
  return true;
end $$;

-- A link declared by name, whether or not anybody of that name is known here: the answer is the same. Compared now and with each new person.
create or replace function app.declare_link(p_id uuid, p_name_key text, p_birth date, p_at timestamptz) returns void
language plpgsql security definer set search_path = pg_catalog, public as $$
declare me uuid := app.actor(); org uuid := app.my_organisation();
begin
  if me is null or length(p_name_key) < 3 then return; end if;
  insert into declared_link (organisation_id, id, agent_id, name_key, birth_date, declared_at) values (org, p_id, me, p_name_key, p_birth, p_at);
  insert into exclusion (organisation_id, id, case_file_id, agent_id, declared_by, declared_at)
  select distinct on (p.case_file_id) org, gen_random_uuid(), p.case_file_id, me, me, p_at from person p join case_file f on f.organisation_id = org and f.id = p.case_file_id
  where p.organisation_id = org and p.name_key = p_name_key and (p_birth is null or p.birth_date is null or p.birth_date = p_birth) and f.referent_id <> me
    and not exists (select from exclusion x where x.case_file_id = p.case_file_id and x.agent_id = me and x.lifted_at is null);
end $$;

create or replace function app.compare_declared_links() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  insert into exclusion (organisation_id, id, case_file_id, agent_id, declared_by, declared_at)
  select distinct on (d.agent_id) new.organisation_id, gen_random_uuid(), new.case_file_id, d.agent_id, d.agent_id, now()
  from declared_link d join case_file f on f.organisation_id = new.organisation_id and f.id = new.case_file_id
  where d.organisation_id = new.organisation_id and d.withdrawn_at is null and d.name_key = new.name_key
    and (d.birth_date is null or new.birth_date is null or d.birth_date = new.birth_date) and f.referent_id <> d.agent_id
    and not exists (select from exclusion x where x.case_file_id = new.case_file_id and x.agent_id = d.agent_id and x.lifted_at is null);
  return new;
end $$;
set local role aparte_owner;
drop trigger if exists compare_declared_links on person;
create trigger compare_declared_links after insert or update of name_key, birth_date on person for each row execute function app.compare_declared_links();
set local role aparte_definer;

-- A request from reception: its compartment, the team's access, the receiver's until tonight, the row, in one call. Nothing comes back:
-- the same answer whether the person is known or not.
create or replace function app.receive_request(p_id uuid, p_compartment uuid, p_key_id uuid, p_key bytea, p_team uuid, p_sector uuid, p_called_name text, p_name_key text,
  p_body bytea, p_topics text[], p_channel text, p_origin text, p_agreed boolean, p_urgency text, p_due timestamptz, p_commune text, p_address_case text,
  p_may_call boolean, p_may_message boolean, p_been_here text, p_at timestamptz, p_until timestamptz, p_informed boolean) returns void
language plpgsql security definer set search_path = pg_catalog, public as $$
declare me uuid := app.actor(); org uuid := app.my_organisation(); v_site uuid;
begin
  if me is null or not (app.my_roles() && array['reception', 'worker', 'manager']) then raise exception 'not a function of this agent' using errcode = '42501'; end if;
  select site_id into v_site from team where organisation_id = org and id = p_team;
  if v_site is null then raise exception 'no such team' using errcode = '42501'; end if;
  insert into compartment (organisation_id, id, kind, key_id, wrapped_key, created_by, created_at) values (org, p_compartment, 'request', p_key_id, p_key, me, p_at);
  insert into compartment_access (organisation_id, id, compartment_id, team_id, basis, granted_by, from_at) values (org, gen_random_uuid(), p_compartment, p_team, 'granted', me, least(p_at, now()));
  insert into compartment_access (organisation_id, id, compartment_id, agent_id, basis, granted_by, from_at, until_at)
  values (org, gen_random_uuid(), p_compartment, me, 'reception', me, least(p_at, now()), greatest(p_until, p_at));
  insert into request (organisation_id, id, compartment_id, site_id, team_id, sector_id, called_name, name_key, body, topics, channel, origin, agreed, urgency, due_at,
    commune_code, address_case, may_call, may_message, been_here, status, received_at, received_by, closed_at)
  values (org, p_id, p_compartment, v_site, p_team, p_sector, p_called_name, p_name_key, p_body, p_topics, p_channel, p_origin, p_agreed, p_urgency, p_due,
    p_commune, p_address_case, p_may_call, p_may_message, p_been_here, case when p_informed then 'informed' else 'waiting' end, p_at, me, case when p_informed then p_at end);
end $$;

-- One takes a request: exactly one of two who try at once. The team keeps seeing that it is taken; words stay with the taker and the team.
create or replace function app.take_request(p_request uuid, p_at timestamptz) returns boolean
language plpgsql security definer set search_path = pg_catalog, public as $$
declare me uuid := app.actor(); org uuid := app.my_organisation(); v_compartment uuid;
begin
  update request set status = 'taken', taken_by = me, taken_at = p_at
  where organisation_id = org and id = p_request and status in ('waiting', 'proposed') and compartment_id = any ((select app.my_compartments())::uuid[]) and 'worker' = any (app.my_roles())
  returning compartment_id into v_compartment;
  if v_compartment is null then return false; end if;
  insert into compartment_access (organisation_id, id, compartment_id, agent_id, basis, granted_by, from_at)
  values (org, gen_random_uuid(), v_compartment, me, 'referent', me, least(p_at, now()));
  return true;
end $$;

create or replace function app.propose_request(p_request uuid, p_to uuid, p_at timestamptz) returns boolean
language plpgsql security definer set search_path = pg_catalog, public as $$
declare me uuid := app.actor(); org uuid := app.my_organisation(); v_compartment uuid;
begin
  if not exists (select from agent a join agent_role r on r.agent_id = a.id and r.role = 'worker' where a.organisation_id = org and a.id = p_to and a.ended_at is null and a.secrecy_basis <> 'none') then return false; end if;
  update request set status = 'proposed', proposed_to = p_to
  where organisation_id = org and id = p_request and status in ('waiting', 'proposed') and compartment_id = any ((select app.my_compartments())::uuid[]) and p_to <> me
    and app.my_roles() && array['worker', 'manager']
  returning compartment_id into v_compartment;
  if v_compartment is null then return false; end if;
  insert into compartment_access (organisation_id, id, compartment_id, agent_id, basis, granted_by, from_at)
  values (org, gen_random_uuid(), v_compartment, p_to, 'proposed', me, least(p_at, now()));
  insert into notice (organisation_id, id, agent_id, kind, compartment_id, about_id, created_at) values (org, gen_random_uuid(), p_to, 'requestProposed', v_compartment, p_request, p_at);
  return true;
end $$;

-- The request becomes part of a case file of which the actor is the referent: its words follow the household, the team's access ends.
create or replace function app.attach_request(p_request uuid, p_case uuid, p_at timestamptz) returns boolean
language plpgsql security definer set search_path = pg_catalog, public as $$
declare me uuid := app.actor(); org uuid := app.my_organisation(); v_compartment uuid;
begin
  if not (p_case = any ((select app.my_referred_cases())::uuid[])) then return false; end if;
  update request set status = 'opened', case_file_id = p_case, closed_at = p_at, taken_by = coalesce(taken_by, me), taken_at = coalesce(taken_at, p_at)
  where organisation_id = org and id = p_request and case_file_id is null and compartment_id = any ((select app.my_compartments())::uuid[]) and (taken_by is null or taken_by = me)
  returning compartment_id into v_compartment;
  if v_compartment is null then return false; end if;
  -- who held it through the team alone keeps it in person
  insert into compartment_access (organisation_id, id, compartment_id, agent_id, basis, granted_by, from_at)
  select org, gen_random_uuid(), v_compartment, me, 'referent', me, least(p_at, now())
  where not exists (select from compartment_access a where a.organisation_id = org and a.compartment_id = v_compartment and a.agent_id = me and a.basis <> 'reception'
    and (a.until_at is null or a.until_at > now()));
  update compartment set case_file_id = p_case where organisation_id = org and id = v_compartment;
  update compartment_access set until_at = greatest(p_at, from_at) where organisation_id = org and compartment_id = v_compartment and agent_id is distinct from me and (until_at is null or until_at > p_at);
  update compartment_access set case_file_id = p_case where organisation_id = org and compartment_id = v_compartment;
  return true;
end $$;

do $$
declare f text;
begin
  for f in select p.oid::regprocedure::text from pg_proc p join pg_namespace n on n.oid = p.pronamespace
           where n.nspname = 'app' and p.proname in ('open_case', 'create_compartment', 'create_aparte', 'who_sees', 'transfer_case', 'relieve', 'set_protected',
             'exclude_myself', 'declare_link', 'receive_request', 'take_request', 'propose_request', 'attach_request') loop
    execute 'revoke all on function ' || f || ' from public';
    execute 'grant execute on function ' || f || ' to aparte_writer';
  end loop;
  grant execute on function app.who_sees(uuid) to aparte_reader;
end $$;
set local role aparte_owner;
