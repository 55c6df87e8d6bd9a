-- The key under which a browser keeps what it could not send, and the sheet that nobody rewrites once it was handed over.
set local check_function_bodies = off;
set local role aparte_definer;

-- The key of the local drafts of the actor (decision 13), wrapped by the root key; `p_fresh` becomes the key when there is none yet.
-- A later session of the same agent takes over the key of the last thirty days, so that what was kept can be read after login.
-- Null on a shared computer: nothing is ever kept there.
create or replace function app.draft_key(p_fresh bytea) returns bytea
language plpgsql security definer set search_path = pg_catalog, public as $$
declare me uuid := app.actor(); mine uuid := app.my_session(); v_key bytea; v_shared boolean;
begin
  if me is null or mine is null then return null; end if;
  -- two pages opened at once must not end with two keys
  perform pg_advisory_xact_lock(hashtextextended(me::text, 80));
  select draft_key, shared_computer into v_key, v_shared from session where id = mine and agent_id = me;
  if v_shared then return null; end if;
  if v_key is not null then return v_key; end if;
  select draft_key into v_key from session
    where agent_id = me and id <> mine and draft_key is not null and created_at > now() - interval '30 days' order by created_at desc limit 1;
  v_key := coalesce(v_key, p_fresh);
  update session set draft_key = v_key where id = mine and agent_id = me;
  return v_key;
end $$;

-- A sheet may be gone over again until it is handed over; from then on it is what the person received.
create or replace function app.guard_sheet() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  if old.handed_at is not null and (new.body, new.discreet, new.handed_at) is distinct from (old.body, old.discreet, old.handed_at) then
    raise exception 'a sheet handed over is not rewritten' using errcode = '42501';
  end if;
  return new;
end $$;

revoke all on function app.draft_key(bytea) from public;
grant execute on function app.draft_key(bytea) to aparte_reader;
set local role aparte_owner;

grant update (body, discreet, made_at) on sheet to aparte_writer;
drop trigger if exists guard_sheet on sheet;
-- another key under the same words is no change of the sheet
create trigger guard_sheet before update on sheet for each row when (current_setting('role', true) is distinct from 'aparte_keys') execute function app.guard_sheet();

-- A page that was tidied holds no words any more, and is never opened again.
drop policy if exists still_open on draft;
create policy still_open on draft as restrictive for update to aparte_writer
  using (author_id = (select app.actor()) and tidied_at is null) with check (author_id = (select app.actor()));
-- Its author alone writes it, in her own name.
drop policy if exists own on draft;
create policy own on draft as restrictive for insert to aparte_writer with check (author_id = (select app.actor()));
