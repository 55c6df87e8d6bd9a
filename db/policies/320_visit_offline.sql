-- Copies of households on devices: nobody reads the table. An agent asks for her own by functions that ask app.actor() who acts; a device without a session shows
-- the hash of the token of its copy. What came back is content, under the compartment that it belongs to.
do $$
declare t text;
begin
  foreach t in array array['visit_pack', 'visit_observation'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('drop policy if exists definer on %I', t);
    execute format('create policy definer on %I to aparte_definer using (true) with check (true)', t);
    execute format('grant select, insert, update on %I to aparte_definer', t);
  end loop;
end $$;
revoke insert, update on visit_observation from aparte_definer;
drop policy if exists read on visit_observation;
create policy read on visit_observation for select to aparte_reader, aparte_writer using (compartment_id = any ((select app.my_compartments())::uuid[]));
grant select on visit_observation to aparte_reader, aparte_writer;
drop policy if exists write on visit_observation;
create policy write on visit_observation for insert to aparte_writer
  with check (compartment_id = any ((select app.my_writable_compartments())::uuid[]) and created_by = (select app.actor()));
grant insert on visit_observation to aparte_writer;
drop policy if exists change on visit_observation;
create policy change on visit_observation for update to aparte_writer using (compartment_id = any ((select app.my_writable_compartments())::uuid[]));
grant update (state, body) on visit_observation to aparte_writer;

set local check_function_bodies = off;
set local role aparte_definer;

drop function if exists app.my_visit_packs();
drop function if exists app.visit_packs_out();

-- Takes a copy of a household of one's own: one writes in its thread, the computer is one's own, and no more than twenty households are out. The parts are those that the actor holds
-- now; private passages are never taken. « shared », « many », « no », or « taken ».
create or replace function app.take_visit_pack(p_id uuid, p_case uuid, p_token_hash bytea, p_device text, p_now timestamptz, p_until timestamptz, p_most int) returns text
language plpgsql security definer set search_path = pg_catalog, public as $$
declare me uuid := app.actor(); org uuid := app.my_organisation(); v_mine uuid[] := app.my_writable_compartments();
begin
  if me is null or not (app.my_roles() && array['worker'])
    or not exists (select from compartment c join case_file f on f.organisation_id = c.organisation_id and f.id = c.case_file_id
      where c.organisation_id = org and c.case_file_id = p_case and c.kind = 'general' and c.id = any (v_mine) and f.closed_at is null) then return 'no'; end if;
  if (select s.shared_computer from session s where s.token_hash = app.token_hash()) then return 'shared'; end if;
  -- two at once must not go past the limit together
  perform from agent where organisation_id = org and id = me for update;
  if (select count(distinct p.case_file_id) from visit_pack p where p.organisation_id = org and p.agent_id = me and p.case_file_id <> p_case
      and p.ended_at is null and p.returned_at is null and p.wiped_at is null and p.expires_at > p_now) >= p_most then return 'many'; end if;
  insert into visit_pack (organisation_id, id, agent_id, case_file_id, device, token_hash, compartment_ids, taken_at, expires_at)
  values (org, p_id, me, p_case, left(coalesce(p_device, (select s.device from session s where s.token_hash = app.token_hash())), 60), p_token_hash,
    array(select c.id from compartment c where c.organisation_id = org and c.case_file_id = p_case and c.kind <> 'aparte' and c.id = any (v_mine) order by c.id), p_now, p_until);
  return 'taken';
end $$;

-- One's own copies of the last thirty days. Never a hash.
create function app.my_visit_packs() returns table (id uuid, case_file_id uuid, device text, taken_at timestamptz, expires_at timestamptz, returned_at timestamptz, ended_at timestamptz,
  wiped_at timestamptz, unsent int)
language sql stable security definer set search_path = pg_catalog, public as $$
  select p.id, p.case_file_id, p.device, p.taken_at, p.expires_at, p.returned_at, p.ended_at, p.wiped_at, p.unsent from visit_pack p
  where p.organisation_id = (select app.my_organisation()) and p.agent_id = (select app.actor()) and p.taken_at > now() - interval '30 days' order by p.taken_at desc, p.id
$$;

-- For administrators: copies that are out now, whose and on what device. No household.
create function app.visit_packs_out() returns table (id uuid, agent_id uuid, device text, taken_at timestamptz, expires_at timestamptz)
language sql stable security definer set search_path = pg_catalog, public as $$
  select p.id, p.agent_id, p.device, p.taken_at, p.expires_at from visit_pack p
  where p.organisation_id = (select app.my_organisation()) and 'administrator' = any (app.my_roles())
    and p.ended_at is null and p.returned_at is null and p.wiped_at is null and p.expires_at > now() order by p.taken_at desc, p.id
$$;

-- Ends a copy: who took it, or an administrator. False when there is none to end.
create or replace function app.end_visit_pack(p_id uuid) returns boolean language plpgsql security definer set search_path = pg_catalog, public as $$
declare me uuid := app.actor();
begin
  if me is null then return false; end if;
  update visit_pack set ended_at = now(), ended_by = me where organisation_id = (select app.my_organisation()) and id = p_id and ended_at is null and returned_at is null and wiped_at is null
    and (agent_id = me or 'administrator' = any (app.my_roles()));
  return found;
end $$;

-- Says of one's own copy that all of it came back.
create or replace function app.return_visit_pack(p_id uuid) returns boolean language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  update visit_pack set returned_at = coalesce(returned_at, now()) where organisation_id = (select app.my_organisation()) and id = p_id and agent_id = (select app.actor()) and ended_at is null;
  return found;
end $$;

-- Without a session: which of these copies a device may go on keeping. One that is nobody's, was ended, came back, is over, or whose agent left or may no longer see the household is not there,
-- without a difference.
create or replace function app.visit_packs_kept(p_hashes bytea[]) returns table (token_hash bytea) language sql stable security definer set search_path = pg_catalog, public as $$
  select p.token_hash from visit_pack p join agent a on a.organisation_id = p.organisation_id and a.id = p.agent_id
  where p.token_hash = any (p_hashes) and p.ended_at is null and p.returned_at is null and p.wiped_at is null and p.expires_at > now() and a.ended_at is null
    and not exists (select from exclusion x where x.organisation_id = p.organisation_id and x.case_file_id = p.case_file_id and x.agent_id = p.agent_id and x.lifted_at is null)
$$;

-- Without a session: the device that holds the token says that it deleted its copy, with so many answers that were not sent. Once.
create or replace function app.visit_pack_wiped(p_hash bytea, p_unsent int) returns void language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  update visit_pack set wiped_at = now(), unsent = case when returned_at is null then least(greatest(p_unsent, 0), 100000) else 0 end where token_hash = p_hash and wiped_at is null;
end $$;

revoke all on function app.take_visit_pack(uuid, uuid, bytea, text, timestamptz, timestamptz, int), app.my_visit_packs(), app.visit_packs_out(), app.end_visit_pack(uuid),
  app.return_visit_pack(uuid), app.visit_packs_kept(bytea[]), app.visit_pack_wiped(bytea, int) from public;
grant execute on function app.my_visit_packs(), app.visit_packs_out() to aparte_reader, aparte_writer;
grant execute on function app.take_visit_pack(uuid, uuid, bytea, text, timestamptz, timestamptz, int), app.end_visit_pack(uuid), app.return_visit_pack(uuid) to aparte_writer;
grant execute on function app.visit_packs_kept(bytea[]), app.visit_pack_wiped(bytea, int) to aparte_web;
set local role aparte_owner;
