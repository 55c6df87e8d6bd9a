-- Single sign-on (decision 0017). The server process verified what the provider said (issuer, audience, signature, expiry, nonce) before it
-- calls these, as it verified a passphrase before app.start_session (060). Nothing here makes an account, a role or an access.
do $$
declare t text;
begin
  foreach t in array array['agent_identity', 'identity_answer'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('drop policy if exists definer on %I', t);
    execute format('create policy definer on %I to aparte_definer using (true) with check (true)', t);
    execute format('grant select, insert, update, delete on %I to aparte_definer', t);
  end loop;
end $$;

set local check_function_bodies = off;
set local role aparte_definer;
drop function if exists app.identity_of(bytea);
drop function if exists app.identities();

-- 1. Without a session ---------------------------------------------------------------------------------------------------------------

-- Whether this answer comes for the first time. A state lives ten minutes; after an hour its hash is forgotten.
create or replace function app.identity_once(p_state_hash bytea) returns boolean
language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  delete from identity_answer where at < now() - interval '1 hour';
  insert into identity_answer (state_hash, at) values (p_state_hash, now()) on conflict do nothing;
  return found;
end $$;

-- Begins a session for a verified identity: « begun » (the second factor is still asked), « complete » (the provider asked one, and may be
-- trusted for it), « closed » or « unknown ». An awaited address is matched once, within thirty days, and becomes the subject.
-- The provider's second factor is trusted when the account was never opened and has no factor of its own, or once this identity was confirmed.
-- Where somebody was inside already, a new identity is confirmed by a factor of ours, and without one it opens nothing: an administrator
-- who awaits somebody else under an agent's account lacks that agent's telephone, and cannot bring her own.
create or replace function app.identity_log_in(p_issuer text, p_subject text, p_awaited text, p_strong boolean, p_session uuid, p_token_hash bytea, p_shared boolean,
  p_device text) returns text
language plpgsql security definer set search_path = pg_catalog, public as $$
declare v agent_identity; v_session session; v_factor boolean;
begin
  select i.* into v from agent_identity i where i.issuer = p_issuer and i.subject = p_subject and i.ended_at is null order by i.linked_at, i.id limit 1;
  if v.id is null then
    select w.* into v from agent_identity w join agent a on a.organisation_id = w.organisation_id and a.id = w.agent_id
    where w.issuer = p_issuer and w.awaited = p_awaited and w.ended_at is null and w.created_at > now() - interval '30 days' and a.ended_at is null
    order by w.created_at, w.id limit 1;
  end if;
  -- one way in at a time: a link that is used at the same instant (060) waits here, or was first
  perform from agent where organisation_id = v.organisation_id and id = v.agent_id for update;
  select i.* into v from agent_identity i
  where i.organisation_id = v.organisation_id and i.id = v.id and i.ended_at is null and (i.subject = p_subject or i.awaited = p_awaited);
  if v.id is null then return 'unknown'; end if;
  v_factor := exists (select from second_factor f where f.organisation_id = v.organisation_id and f.agent_id = v.agent_id and f.revoked_at is null);
  if v.confirmed_at is null and not v_factor and app.account_opened(v.organisation_id, v.agent_id) then
    perform app.note_login(v.organisation_id, v.agent_id, null, 'identity.logIn', 'refused');
    return 'unknown';
  end if;
  if v.subject is null then
    update agent_identity set subject = p_subject, awaited = null, linked_at = now() where organisation_id = v.organisation_id and id = v.id;
    perform app.note_login(v.organisation_id, v.agent_id, null, 'identity.linkIdentity', 'done', v.id);
  end if;
  if not app.start_session(v.agent_id, p_session, p_token_hash, p_shared, p_device) then
    perform app.note_login(v.organisation_id, v.agent_id, null, 'identity.logIn', 'refused');
    return 'closed';
  end if;
  update session set identity_id = v.id where organisation_id = v.organisation_id and id = p_session;
  if not p_strong or (v.confirmed_at is null and v_factor) then return 'begun'; end if;
  v_session := app.live_session(p_token_hash);
  perform app.session_proved(v_session, p_token_hash);
  return 'complete';
end $$;

-- The same agent proved herself again at the provider: lifts the curtain (« done »), or steps up when the provider asked a second factor.
-- « other »: somebody else came back, or an identity that nobody confirmed yet, which proves nothing here. « weak »: not enough for a step-up.
-- « ended »: the session is over.
create or replace function app.identity_return(p_token_hash bytea, p_new_hash bytea, p_issuer text, p_subject text, p_strong boolean) returns text
language plpgsql security definer set search_path = pg_catalog, public as $$
declare v session := app.live_session(p_token_hash);
begin
  if v.id is null or not v.complete then return 'ended'; end if;
  if not exists (select from agent_identity i where i.organisation_id = v.organisation_id and i.agent_id = v.agent_id and i.issuer = p_issuer
                 and i.subject = p_subject and i.confirmed_at is not null and i.ended_at is null) then
    perform app.note_login(v.organisation_id, v.agent_id, v.id, case when v.locked_at is null then 'identity.stepUp' else 'identity.unlock' end, 'refused');
    return 'other';
  end if;
  if v.locked_at is not null then
    update session set locked_at = null, last_seen_at = now(), token_hash = p_new_hash where organisation_id = v.organisation_id and id = v.id;
    perform app.note_login(v.organisation_id, v.agent_id, v.id, 'identity.unlock', 'done');
    return 'done';
  end if;
  if not p_strong then return 'weak'; end if;
  perform app.session_proved(v, p_new_hash);
  return 'done';
end $$;

-- Whether the agent behind a live session may come by single sign-on (her identity is confirmed), and whether this session began so.
create function app.identity_of(p_token_hash bytea) returns table (issuer text, began boolean)
language sql stable security definer set search_path = pg_catalog, public as $$
  select i.issuer, v.identity_id is not null from app.live_session(p_token_hash) v
  join agent_identity i on i.organisation_id = v.organisation_id and i.agent_id = v.agent_id and i.confirmed_at is not null and i.ended_at is null
$$;

-- A session begun at the provider and completed: the identity is hers.
create or replace function app.confirm_identity() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  update agent_identity set confirmed_at = now() where organisation_id = new.organisation_id and id = new.identity_id and confirmed_at is null;
  return null;
end $$;

-- 2. Within the doors, for administrators --------------------------------------------------------------------------------------------

create function app.identities() returns table (agent_id uuid, issuer text, awaited text, created_at timestamptz, linked_at timestamptz, confirmed_at timestamptz)
language sql stable security definer set search_path = pg_catalog, public as $$
  select i.agent_id, i.issuer, i.awaited, i.created_at, i.linked_at, i.confirmed_at from agent_identity i
  where i.organisation_id = (select app.my_organisation()) and i.ended_at is null and 'administrator' = any (app.my_roles())
$$;

-- Awaits somebody for an account: replaces whom one awaited before, never an identity that came. Nobody does it for herself. Where somebody was
-- inside already, only beside a factor of ours, which that identity will have to confirm; without one, the recovery by two persons comes first.
create or replace function app.await_identity(p_id uuid, p_agent uuid, p_issuer text, p_awaited text) returns boolean
language plpgsql security definer set search_path = pg_catalog, public as $$
declare org uuid := app.my_organisation(); me uuid := app.actor();
begin
  if me is null or not ('administrator' = any (app.my_roles())) or not app.stepped_up() or p_agent = me or coalesce(p_awaited, '') = ''
     or not exists (select from agent where organisation_id = org and id = p_agent and ended_at is null)
     or exists (select from agent_identity where organisation_id = org and agent_id = p_agent and ended_at is null and subject is not null)
     or (app.account_opened(org, p_agent)
         and not exists (select from second_factor f where f.organisation_id = org and f.agent_id = p_agent and f.revoked_at is null))
     or exists (select from agent_identity where organisation_id = org and agent_id <> p_agent and issuer = p_issuer and awaited = p_awaited and ended_at is null)
  then return false; end if;
  update agent_identity set ended_at = now() where organisation_id = org and agent_id = p_agent and ended_at is null;
  insert into agent_identity (organisation_id, id, agent_id, issuer, awaited, created_by, created_at) values (org, p_id, p_agent, p_issuer, p_awaited, me, now());
  return true;
end $$;

-- Ends the link, and the sessions that began by it.
create or replace function app.end_identity(p_agent uuid) returns boolean
language plpgsql security definer set search_path = pg_catalog, public as $$
declare org uuid := app.my_organisation(); v_id uuid;
begin
  if app.actor() is null or not ('administrator' = any (app.my_roles())) or not app.stepped_up() or p_agent = app.actor() then return false; end if;
  update agent_identity set ended_at = now() where organisation_id = org and agent_id = p_agent and ended_at is null returning id into v_id;
  if v_id is null then return false; end if;
  update session set ended_at = now(), ended_why = 'identityEnded' where organisation_id = org and identity_id = v_id and ended_at is null;
  return true;
end $$;

do $$
declare f regprocedure; name text;
begin
  for f, name in select p.oid, p.proname from pg_proc p join pg_namespace n on n.oid = p.pronamespace where n.nspname = 'app' loop
    if name in ('identity_once', 'identity_log_in', 'identity_return', 'identity_of', 'confirm_identity', 'identities', 'await_identity', 'end_identity') then
      execute format('revoke all on function %s from public', f);
    end if;
    if name in ('identity_once', 'identity_log_in', 'identity_return', 'identity_of') then
      execute format('grant execute on function %s to aparte_web', f);
    elsif name = 'identities' then
      execute format('grant execute on function %s to aparte_reader, aparte_writer', f);
    elsif name in ('await_identity', 'end_identity') then
      execute format('grant execute on function %s to aparte_writer', f);
    elsif name = 'confirm_identity' then
      execute format('grant execute on function %s to aparte_owner', f);
    end if;
  end loop;
end $$;

set local role aparte_owner;
drop trigger if exists confirm_identity on session;
create trigger confirm_identity after update of complete on session for each row
  when (new.complete and not old.complete and new.identity_id is not null) execute function app.confirm_identity();
