-- Keys of the calculation: nobody reads the table. Administrators list, create and revoke by functions that ask app.actor() who acts; a
-- request without a session shows a key's hash to app.use_calculation_key(), which tells whether it lives and leaves the line of the log.
alter table calculation_key enable row level security;
alter table calculation_key force row level security;
drop policy if exists definer on calculation_key;
create policy definer on calculation_key to aparte_definer using (true) with check (true);
grant select, insert, update on calculation_key to aparte_definer;

set local check_function_bodies = off;
set local role aparte_definer;

-- Functions whose answer has columns cannot be replaced by another answer: they are made anew.
drop function if exists app.calculation_keys();

-- For administrators: never a hash.
create function app.calculation_keys() returns table (id uuid, name text, created_at timestamptz, created_by uuid, last_used_at timestamptz, revoked_at timestamptz, revoked_by uuid)
language sql stable security definer set search_path = pg_catalog, public as $$
  select k.id, k.name, k.created_at, k.created_by, k.last_used_at, k.revoked_at, k.revoked_by from calculation_key k
  where k.organisation_id = (select app.my_organisation()) and 'administrator' = any (app.my_roles()) order by k.created_at desc
$$;

-- Administrators who have just proved themselves again: a key outlives the session that makes it.
create or replace function app.create_calculation_key(p_id uuid, p_name text, p_token_hash bytea) returns boolean
language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  if not ('administrator' = any (app.my_roles())) or not app.stepped_up() then return false; end if;
  insert into calculation_key (organisation_id, id, name, token_hash, created_at, created_by)
  values (app.my_organisation(), p_id, p_name, p_token_hash, now(), app.actor());
  return true;
end $$;

-- At once and for good, without another proof: closing is never made slower.
create or replace function app.revoke_calculation_key(p_id uuid) returns boolean
language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  if not ('administrator' = any (app.my_roles())) then return false; end if;
  update calculation_key set revoked_at = now(), revoked_by = app.actor()
  where organisation_id = (select app.my_organisation()) and id = p_id and revoked_at is null;
  return found;
end $$;

-- Each use: the key's id when it lives, null otherwise. One line of the log without content (decision 16), a refused one for a revoked key;
-- a hash that is no key's leaves none, since it is nobody's. The last use is kept to the minute: the row is not written at each request.
create or replace function app.use_calculation_key(p_token_hash bytea) returns uuid
language plpgsql security definer set search_path = pg_catalog, public as $$
declare v calculation_key;
begin
  select k.* into v from calculation_key k where k.token_hash = p_token_hash;
  if v.id is null then return null; end if;
  if v.revoked_at is not null then
    perform app.note_login(v.organisation_id, null, null, 'calculation.use', 'refused', v.id);
    return null;
  end if;
  if v.last_used_at is null or v.last_used_at < now() - interval '1 minute' then
    update calculation_key set last_used_at = now() where organisation_id = v.organisation_id and id = v.id;
  end if;
  perform app.note_login(v.organisation_id, null, null, 'calculation.use', 'done', v.id);
  return v.id;
end $$;

revoke all on function app.calculation_keys(), app.create_calculation_key(uuid, text, bytea), app.revoke_calculation_key(uuid), app.use_calculation_key(bytea) from public;
grant execute on function app.calculation_keys() to aparte_reader, aparte_writer;
grant execute on function app.create_calculation_key(uuid, text, bytea), app.revoke_calculation_key(uuid) to aparte_writer;
grant execute on function app.use_calculation_key(bytea) to aparte_web;
set local role aparte_owner;
