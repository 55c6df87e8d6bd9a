-- How an agent proves who she is, and how long that holds. Longer than other policy files: everything that touches credential,
-- second_factor, session, account_link and login_attempt stands here, and nowhere else.
--
-- Three kinds of functions:
--   1. for the web login without a session (`house.bare`, role aparte_web): they take the hash of a token, never an agent's id, except to
--      begin a session after the passphrase was verified. They answer nothing to a token that is not live.
--   2. for the two doors (aparte_reader, aparte_writer): they ask app.actor() who acts. Their audit line is written by the door.
--   3. for the night (aparte_jobs).
-- Time is the database's own clock: no caller can make a session younger than it is.
--
-- Limits of attempts (security.md 6.3, 15), for each login: ten failures in 15 minutes, from the third on a delay that doubles up to 60 s.
-- A device from which this login succeeded in the last 60 days (known by the keyed hash of its cookie, else of its address) counts its own failures alone,
-- and begins anew after each success: a stranger who exhausts the tries of a login does not lock out the agent at her usual place.
-- For each address: 100 tries a minute. Neither such a device nor a session that lives is held by it, but each by a hundred a minute of its own: one
-- computer that tries without end must not keep the others of its office out, nor their curtains down.

set local check_function_bodies = off;
set local role aparte_definer;

-- Functions whose answer has columns cannot be replaced by another answer: they are made anew.
drop function if exists app.log_in_try(bytea, bytea);
drop function if exists app.log_in_try(bytea, bytea, bytea);
drop function if exists app.log_in_try(bytea, bytea, bytea, bytea);
drop function if exists app.log_in_lookup(text);
drop function if exists app.session_of(bytea);
drop function if exists app.demo_people();
drop function if exists app.factors_of(bytea);
drop function if exists app.link_of(bytea);
drop function if exists app.my_sessions();
drop function if exists app.my_factors();
drop function if exists app.recoveries();
drop function if exists app.accounts();
drop function if exists app.note_login;
-- gone: nothing asked it any more
drop function if exists app.my_passphrase();

-- The audit line of what happens outside the doors, and the row it is about when there is one. For this file and 130 only.
create function app.note_login(p_org uuid, p_agent uuid, p_session uuid, p_action text, p_outcome text, p_subject uuid default null) returns void
language sql security definer set search_path = pg_catalog, public as $$
  insert into audit.entry (organisation_id, agent_id, session_id, action, outcome, subject_id, row_hash)
  values (p_org, p_agent, p_session, p_action, p_outcome, p_subject, '\x')
$$;

-- A session that lives: not ended, not expired, its account open. Locked or incomplete ones are given too; the caller decides.
-- In PL/pgSQL, which keeps its plan: it runs at each request.
create or replace function app.live_session(p_token_hash bytea) returns session
language plpgsql stable security definer set search_path = pg_catalog, public as $$
declare v session;
begin
  select s.* into v from session s join agent a on a.organisation_id = s.organisation_id and a.id = s.agent_id
  -- begun in the future: the clock was set back since, and nobody can say how long the session lasted, nor how long it would last
  where s.token_hash = p_token_hash and s.ended_at is null and s.expires_at > now() and s.created_at <= now() + interval '1 minute' and a.ended_at is null;
  return v;
end $$;

-- Whether somebody was ever inside an account: from then on no single person opens it again (one administrator may have made the link, or
-- the identity that came, for herself). Ended sessions and ended identities count; those that the button of a demonstration began do not, since
-- they prove nobody. For this file and 190 only.
create or replace function app.account_opened(p_org uuid, p_agent uuid) returns boolean
language sql stable security definer set search_path = pg_catalog, public as $$
  select exists (select from session s where s.organisation_id = p_org and s.agent_id = p_agent and s.complete
      and (not app.is_demo() or s.identity_id is not null
           or exists (select from credential c where c.organisation_id = s.organisation_id and c.agent_id = s.agent_id)))
    or exists (select from agent_identity i where i.organisation_id = p_org and i.agent_id = p_agent and i.confirmed_at is not null)
$$;

create or replace function app.is_demo() returns boolean language sql stable security definer set search_path = pg_catalog, public as $$
  select exists (select from installation where mode = 'demo')
$$;

-- 1. Without a session ---------------------------------------------------------------------------------------------------------------

-- Counts a try before anything is verified, so that tries made at the same time count too. `attempt` is null when one must wait.
-- `p_session`: hash of the token of the session that proves itself (second factor, curtain, step-up), if any.
create function app.log_in_try(p_login_hash bytea, p_address_hash bytea, p_device_hash bytea default null, p_session bytea default null)
returns table (attempt bigint, wait_seconds int)
language plpgsql security definer set search_path = pg_catalog, public as $$
declare
  v_now timestamptz; v_since timestamptz; v_device timestamptz; v_success timestamptz; v_failures int; v_last timestamptz; v_tenth timestamptz;
  v_minute bigint;
begin
  -- always in this order, so that two tries never wait for each other
  perform pg_advisory_xact_lock(hashtextextended(encode(p_login_hash, 'hex'), 1));
  perform pg_advisory_xact_lock(hashtextextended(encode(p_address_hash, 'hex'), 2));
  v_now := clock_timestamp();
  v_since := v_now - interval '15 minutes';
  select max(at) filter (where device_hash = p_device_hash), max(at) filter (where address_hash = p_address_hash) into v_device, v_success from login_attempt
    where login_hash = p_login_hash and succeeded and at > v_now - interval '60 days';
  if v_device is not null or (app.live_session(p_session)).id is not null then
    select count(*) into v_minute from login_attempt where login_hash = p_login_hash and at > v_now - interval '1 minute';
  else
    select count(*) into v_minute from login_attempt where address_hash = p_address_hash and at > v_now - interval '1 minute';
  end if;
  if v_minute >= 100 then
    return query select null::bigint, 60;
    return;
  end if;
  select count(*), max(f.at), (array_agg(f.at order by f.at desc))[10] into v_failures, v_last, v_tenth from login_attempt f
  where f.login_hash = p_login_hash and not f.succeeded and f.at > v_since
    and case when v_device is not null then f.device_hash = p_device_hash and f.at > v_device
        when v_success is not null then f.address_hash = p_address_hash and f.at > v_success
        else not exists (select from login_attempt k where k.login_hash = p_login_hash and k.address_hash = f.address_hash and k.succeeded
                         and k.at > v_now - interval '60 days') end;
  wait_seconds := case
    when v_failures >= 10 then ceil(extract(epoch from v_tenth + interval '15 minutes' - v_now))
    when v_failures >= 3 then greatest(0, ceil(extract(epoch from v_last + least(60, 2 ^ (v_failures - 3)) * interval '1 second' - v_now)))
    else 0 end;
  if wait_seconds > 0 then
    return query select null::bigint, wait_seconds;
    return;
  end if;
  return query insert into login_attempt (login_hash, address_hash, device_hash, at, succeeded)
    values (p_login_hash, p_address_hash, p_device_hash, v_now, false) returning id, 0;
end $$;

create or replace function app.log_in_succeeded(p_attempt bigint) returns void
language sql security definer set search_path = pg_catalog, public as $$
  update login_attempt set succeeded = true where id = p_attempt and at > now() - interval '5 minutes'
$$;

-- The account behind a login. Closed accounts, and accounts without a passphrase yet, are not there.
create function app.log_in_lookup(p_login text) returns table (agent_id uuid, organisation_id uuid, passphrase_hash text)
language sql stable security definer set search_path = pg_catalog, public as $$
  select a.id, a.organisation_id, c.passphrase_hash from agent a join credential c on c.organisation_id = a.organisation_id and c.agent_id = a.id
  where a.login = p_login and a.ended_at is null
$$;

-- A refused passphrase leaves its line about the account; a login that nobody has leaves none (it could be a passphrase typed too early).
create or replace function app.log_in_failed(p_agent uuid) returns void language sql security definer set search_path = pg_catalog, public as $$
  select app.note_login(a.organisation_id, a.id, null, 'identity.logIn', 'refused') from agent a where a.id = p_agent
$$;

-- Begins a session after the passphrase was verified: incomplete for ten minutes, until the second factor.
create or replace function app.start_session(p_agent uuid, p_session uuid, p_token_hash bytea, p_shared boolean, p_device text) returns boolean
language plpgsql security definer set search_path = pg_catalog, public as $$
declare v_org uuid;
begin
  select organisation_id into v_org from agent where id = p_agent and ended_at is null;
  if v_org is null then return false; end if;
  insert into session (organisation_id, id, token_hash, agent_id, created_at, last_seen_at, expires_at, shared_computer, device)
  values (v_org, p_session, p_token_hash, p_agent, now(), now(), now() + interval '10 minutes', p_shared, left(p_device, 80));
  return true;
end $$;

-- Makes a session complete under a new token: at login (then it lasts twelve hours from its beginning) or for a step-up.
-- A device never seen before for this agent is told to her. For the functions below only.
create or replace function app.session_proved(p_session session, p_new_hash bytea) returns void
language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  update session set token_hash = p_new_hash, complete = true, stepped_up_at = now(), last_seen_at = now(), challenge = null,
    expires_at = created_at + interval '12 hours' where organisation_id = p_session.organisation_id and id = p_session.id;
  if p_session.complete then
    perform app.note_login(p_session.organisation_id, p_session.agent_id, p_session.id, 'identity.stepUp', 'done');
    return;
  end if;
  perform app.note_login(p_session.organisation_id, p_session.agent_id, p_session.id, 'identity.logIn', 'done');
  if exists (select from session o where o.organisation_id = p_session.organisation_id and o.agent_id = p_session.agent_id and o.id <> p_session.id and o.complete)
     and not exists (select from session o where o.organisation_id = p_session.organisation_id and o.agent_id = p_session.agent_id and o.id <> p_session.id
                     and o.complete and o.device = p_session.device) then
    insert into notice (organisation_id, id, agent_id, kind, about_id, created_at)
    values (p_session.organisation_id, gen_random_uuid(), p_session.agent_id, 'newDevice', p_session.id, now());
  end if;
end $$;

-- Demonstration: the invented people, and a complete session for one of them in one click. In a real installation both answer nothing.
create function app.demo_people() returns table (agent_id uuid, first_name text, last_name text, job_title text, roles text[], site_name text)
language sql stable security definer set search_path = pg_catalog, public as $$
  select a.id, a.first_name, a.last_name, a.job_title, coalesce((select array_agg(r.role order by r.role) from agent_role r where r.agent_id = a.id), '{}'), s.name
  from agent a join site s on s.organisation_id = a.organisation_id and s.id = a.site_id
  where app.is_demo() and a.ended_at is null order by a.created_at, a.id
$$;

create or replace function app.demo_log_in(p_agent uuid, p_session uuid, p_token_hash bytea, p_shared boolean, p_device text) returns boolean
language plpgsql security definer set search_path = pg_catalog, public as $$
declare v_session session;
begin
  if not app.is_demo() or not app.start_session(p_agent, p_session, p_token_hash, p_shared, p_device) then return false; end if;
  v_session := app.live_session(p_token_hash);
  perform app.session_proved(v_session, p_token_hash);
  return true;
end $$;

-- Demonstration: lifts the curtain and steps up in one click, for the people who have no passphrase.
create or replace function app.demo_return(p_token_hash bytea, p_new_hash bytea) returns boolean
language plpgsql security definer set search_path = pg_catalog, public as $$
declare v_session session := app.live_session(p_token_hash);
begin
  if v_session.id is null or not v_session.complete or not app.is_demo()
     or exists (select from credential c where c.organisation_id = v_session.organisation_id and c.agent_id = v_session.agent_id) then return false; end if;
  update session set locked_at = null where organisation_id = v_session.organisation_id and id = v_session.id;
  perform app.session_proved(v_session, p_new_hash);
  return true;
end $$;

-- Everything the house needs to know of who comes, in one call for each request. Notes that she is there (at most every 30 s) and locks a
-- session that stayed idle. Nothing for a token that is not live. Its plan is kept: making it anew cost three times its running.
create function app.session_of(p_token_hash bytea) returns table (
  session_id uuid, agent_id uuid, organisation_id uuid, organisation_name text, site_id uuid, site_name text, time_zone text, first_name text, last_name text,
  job_title text, roles text[], trainee boolean, shared_computer boolean, single_keys boolean, plain_fonts boolean, complete boolean, locked boolean,
  locked_at timestamptz, stepped_up boolean, stepped_up_at timestamptz, expires_at timestamptz, last_seen_at timestamptz, idle_seconds int, households int, has_passphrase boolean)
language plpgsql security definer set search_path = pg_catalog, public set plan_cache_mode = force_generic_plan as $$
declare v session := app.live_session(p_token_hash); v_idle interval;
begin
  if v.id is null then return; end if;
  v_idle := app.idle_limit(v.shared_computer);
  if v.locked_at is null and v.complete and v.last_seen_at <= now() - v_idle then
    update session s set locked_at = v.last_seen_at + v_idle where s.organisation_id = v.organisation_id and s.id = v.id and s.locked_at is null;
    if found then perform app.note_login(v.organisation_id, v.agent_id, v.id, 'identity.lockIdle', 'done'); end if;
    v.locked_at := v.last_seen_at + v_idle;
  elsif v.locked_at is null and v.last_seen_at < now() - interval '30 seconds' then
    update session s set last_seen_at = now() where s.organisation_id = v.organisation_id and s.id = v.id;
    v.last_seen_at := now();
  end if;
  return query
    select v.id, a.id, a.organisation_id, o.name, a.site_id, t.name, t.time_zone, a.first_name, a.last_name, a.job_title,
      coalesce((select array_agg(r.role order by r.role) from agent_role r where r.organisation_id = a.organisation_id and r.agent_id = a.id), '{}'),
      a.trainee, v.shared_computer, a.single_keys, a.plain_fonts, v.complete, v.locked_at is not null, v.locked_at,
      v.complete and v.locked_at is null and coalesce(v.stepped_up_at > now() - interval '5 minutes', false), v.stepped_up_at, v.expires_at, v.last_seen_at,
      extract(epoch from v_idle)::int,
      -- the open households of her list: those of which she holds the thread or the names by her own name, and is not kept out
      -- (by household first: her accesses are several for each, and this is counted at each request)
      (select count(*)::int from (
          select x.case_file_id, array_agg(x.compartment_id) as held from compartment_access x
          where x.agent_id = a.id and x.case_file_id is not null and x.from_at <= now() and (x.until_at is null or x.until_at > now())
          group by x.case_file_id) h
        -- offset 0: by the key of each household, never by a walk through all case files, which the planner takes for the shorter way
        cross join lateral (select f.closed_at, f.general_compartment_id, f.identity_compartment_id from case_file f
          where f.organisation_id = a.organisation_id and f.id = h.case_file_id offset 0) f
        where f.closed_at is null and (f.general_compartment_id = any (h.held) or f.identity_compartment_id = any (h.held))
          and h.case_file_id <> all (array(select e.case_file_id from exclusion e where e.agent_id = a.id and e.lifted_at is null))),
      exists (select from credential c where c.organisation_id = a.organisation_id and c.agent_id = a.id)
    from agent a join organisation o on o.id = a.organisation_id join site t on t.organisation_id = a.organisation_id and t.id = a.site_id
    where a.organisation_id = v.organisation_id and a.id = v.agent_id;
end $$;

create or replace function app.lock_session(p_token_hash bytea) returns void
language plpgsql security definer set search_path = pg_catalog, public as $$
declare v session := app.live_session(p_token_hash);
begin
  if v.id is null or not v.complete or v.locked_at is not null then return; end if;
  update session set locked_at = now() where organisation_id = v.organisation_id and id = v.id;
  perform app.note_login(v.organisation_id, v.agent_id, v.id, 'identity.lock', 'done');
end $$;

-- The hash to verify a passphrase against, for the agent of a session that is there (locked or not).
create or replace function app.passphrase_of(p_token_hash bytea) returns text
language sql stable security definer set search_path = pg_catalog, public as $$
  select c.passphrase_hash from app.live_session(p_token_hash) v join credential c on c.organisation_id = v.organisation_id and c.agent_id = v.agent_id
$$;

-- Lifts the curtain after the passphrase was verified, under a new token.
create or replace function app.unlock_session(p_token_hash bytea, p_new_hash bytea) returns boolean
language plpgsql security definer set search_path = pg_catalog, public as $$
declare v session := app.live_session(p_token_hash);
begin
  if v.id is null or not v.complete then return false; end if;
  update session set locked_at = null, last_seen_at = now(), token_hash = p_new_hash where organisation_id = v.organisation_id and id = v.id;
  perform app.note_login(v.organisation_id, v.agent_id, v.id, 'identity.unlock', 'done');
  return true;
end $$;

create or replace function app.unlock_failed(p_token_hash bytea) returns void language sql security definer set search_path = pg_catalog, public as $$
  select app.note_login(v.organisation_id, v.agent_id, v.id, 'identity.unlock', 'refused') from app.live_session(p_token_hash) v where v.id is not null
$$;

create or replace function app.end_session(p_token_hash bytea) returns void
language plpgsql security definer set search_path = pg_catalog, public as $$
declare v session := app.live_session(p_token_hash);
begin
  if v.id is null then return; end if;
  update session set ended_at = now(), ended_why = 'logOut', challenge = null where organisation_id = v.organisation_id and id = v.id;
  perform app.note_login(v.organisation_id, v.agent_id, v.id, 'identity.logOut', 'done');
end $$;

-- Keeps a challenge for five minutes (« text|epoch »), and gives it once.
create or replace function app.set_challenge(p_token_hash bytea, p_challenge text) returns void
language sql security definer set search_path = pg_catalog, public as $$
  update session set challenge = p_challenge || '|' || ceil(extract(epoch from now() + interval '5 minutes'))::text
  where id = (app.live_session(p_token_hash)).id
$$;

create or replace function app.take_challenge(p_token_hash bytea) returns text
language plpgsql security definer set search_path = pg_catalog, public as $$
declare v session := app.live_session(p_token_hash); v_challenge text;
begin
  select challenge into v_challenge from session where organisation_id = v.organisation_id and id = v.id for update;
  update session set challenge = null where organisation_id = v.organisation_id and id = v.id;
  if v_challenge is null or split_part(v_challenge, '|', 2)::bigint < extract(epoch from now()) then return null; end if;
  return split_part(v_challenge, '|', 1);
end $$;

-- The factors of the agent behind a session, with what is needed to verify them. Not for a locked one: the passphrase comes first.
create function app.factors_of(p_token_hash bytea) returns table (id uuid, kind text, label text, secret bytea, passkey_id text, counter bigint, transports text[])
language sql stable security definer set search_path = pg_catalog, public as $$
  select f.id, f.kind, f.label, f.secret, f.passkey_id, f.counter, f.transports
  from app.live_session(p_token_hash) v join second_factor f on f.organisation_id = v.organisation_id and f.agent_id = v.agent_id
  where v.locked_at is null and f.revoked_at is null order by f.created_at
$$;

-- A verified code: its time step is used here, once, and nothing completes a session without it. False: the step was used already
-- (or the factor is not hers), even by a request at the same instant.
create or replace function app.prove_totp(p_token_hash bytea, p_new_hash bytea, p_factor uuid, p_step bigint) returns boolean
language plpgsql security definer set search_path = pg_catalog, public as $$
declare v session := app.live_session(p_token_hash);
begin
  if v.id is null or v.locked_at is not null then return false; end if;
  update second_factor set counter = p_step, last_used_at = now()
  where organisation_id = v.organisation_id and id = p_factor and agent_id = v.agent_id and kind = 'totp' and revoked_at is null and counter < p_step;
  if not found then
    perform app.note_login(v.organisation_id, v.agent_id, v.id, 'identity.secondFactor', 'refused');
    return false;
  end if;
  perform app.session_proved(v, p_new_hash);
  return true;
end $$;

-- A verified passkey. Authenticators that count must count upwards (a copied one does not); those that do not count stay at zero.
create or replace function app.prove_passkey(p_token_hash bytea, p_new_hash bytea, p_factor uuid, p_counter bigint) returns boolean
language plpgsql security definer set search_path = pg_catalog, public as $$
declare v session := app.live_session(p_token_hash);
begin
  if v.id is null or v.locked_at is not null then return false; end if;
  update second_factor set counter = p_counter, last_used_at = now()
  where organisation_id = v.organisation_id and id = p_factor and agent_id = v.agent_id and kind = 'passkey' and revoked_at is null
    and (counter < p_counter or (counter = 0 and p_counter = 0));
  if not found then
    perform app.note_login(v.organisation_id, v.agent_id, v.id, 'identity.secondFactor', 'refused');
    return false;
  end if;
  perform app.session_proved(v, p_new_hash);
  return true;
end $$;

create or replace function app.second_factor_failed(p_token_hash bytea) returns void language sql security definer set search_path = pg_catalog, public as $$
  select app.note_login(v.organisation_id, v.agent_id, v.id, 'identity.secondFactor', 'refused') from app.live_session(p_token_hash) v where v.id is not null
$$;

-- The first factor of an account that has none, given while the session waits for it; the session is complete with it.
create or replace function app.add_first_factor(p_token_hash bytea, p_new_hash bytea, p_id uuid, p_kind text, p_label text, p_secret bytea, p_passkey_id text,
  p_counter bigint, p_transports text[]) returns boolean
language plpgsql security definer set search_path = pg_catalog, public as $$
declare v session := app.live_session(p_token_hash);
begin
  if v.id is null or v.complete then return false; end if;
  -- two at once on one account: the second waits here, and finds the first
  perform from agent where organisation_id = v.organisation_id and id = v.agent_id for update;
  if exists (select from second_factor f where f.organisation_id = v.organisation_id and f.agent_id = v.agent_id and f.revoked_at is null) then return false; end if;
  insert into second_factor (organisation_id, id, agent_id, kind, label, secret, passkey_id, counter, transports, created_at, last_used_at)
  values (v.organisation_id, p_id, v.agent_id, p_kind, left(p_label, 60), p_secret, p_passkey_id, p_counter, p_transports, now(), now());
  perform app.note_login(v.organisation_id, v.agent_id, v.id, 'identity.addFactor', 'done');
  perform app.session_proved(v, p_new_hash);
  return true;
end $$;

-- What a one-time link opens, as long as it lives; an invitation, as long as nobody was ever inside.
create function app.link_of(p_token_hash bytea) returns table (kind text, agent_id uuid, login text, first_name text, last_name text, organisation_name text, needs_code boolean)
language sql stable security definer set search_path = pg_catalog, public as $$
  select l.kind, a.id, a.login, a.first_name, a.last_name, o.name, l.code_hash is not null
  from account_link l join agent a on a.organisation_id = l.organisation_id and a.id = l.agent_id join organisation o on o.id = l.organisation_id
  where l.token_hash = p_token_hash and l.used_at is null and l.expires_at > now() and a.ended_at is null
    and (l.kind = 'recovery' or not app.account_opened(l.organisation_id, l.agent_id))
$$;

-- Uses a link once: the passphrase is set, every session ends, a recovery also revokes the factors and ends the link with the provider, and an
-- incomplete session begins.
-- `code_hash` is compared for a recovery: the link from who confirmed, the code from who asked.
create or replace function app.use_link(p_token_hash bytea, p_code_hash bytea, p_passphrase_hash text, p_session uuid, p_session_token_hash bytea, p_shared boolean,
  p_device text) returns boolean
language plpgsql security definer set search_path = pg_catalog, public as $$
declare v account_link;
begin
  -- an identity that comes at the same instant (190) waits here, or was inside first
  perform from agent a join account_link l on l.organisation_id = a.organisation_id and l.agent_id = a.id where l.token_hash = p_token_hash for update of a;
  update account_link l set used_at = now() from agent a
  where l.token_hash = p_token_hash and l.used_at is null and l.expires_at > now() and (l.code_hash is null or l.code_hash = p_code_hash)
    and a.organisation_id = l.organisation_id and a.id = l.agent_id and a.ended_at is null
    and (l.kind = 'recovery' or not app.account_opened(l.organisation_id, l.agent_id))
  returning l.* into v;
  if v.id is null then return false; end if;
  insert into credential (organisation_id, agent_id, passphrase_hash, changed_at) values (v.organisation_id, v.agent_id, p_passphrase_hash, now())
  on conflict on constraint "pk$credential" do update set passphrase_hash = excluded.passphrase_hash, changed_at = now();
  update session set ended_at = now(), ended_why = 'recovery' where organisation_id = v.organisation_id and agent_id = v.agent_id and ended_at is null;
  if v.kind = 'recovery' then
    update second_factor set revoked_at = now() where organisation_id = v.organisation_id and agent_id = v.agent_id and revoked_at is null;
    update agent_identity set ended_at = now() where organisation_id = v.organisation_id and agent_id = v.agent_id and ended_at is null;
  end if;
  perform app.start_session(v.agent_id, p_session, p_session_token_hash, p_shared, p_device);
  perform app.note_login(v.organisation_id, v.agent_id, p_session, 'identity.useLink', 'done');
  return true;
end $$;

-- First administrator of a real installation: a link exists as long as there is no agent at all, and is replaced at each start.
create or replace function app.offer_installation(p_token_hash bytea) returns boolean
language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  if app.is_demo() or exists (select from agent) then return false; end if;
  insert into installation_link (token_hash, expires_at) values (p_token_hash, now() + interval '24 hours')
  on conflict on constraint "pk$installation_link" do update set token_hash = excluded.token_hash, expires_at = excluded.expires_at;
  return true;
end $$;

create or replace function app.installation_open(p_token_hash bytea) returns boolean language sql stable security definer set search_path = pg_catalog, public as $$
  select exists (select from installation_link where token_hash = p_token_hash and used_at is null and expires_at > now()) and not exists (select from agent)
$$;

-- The organisation, its first site, its management team and its first administrator, who then sets up her second factor.
create or replace function app.install(p_token_hash bytea, p_organisation uuid, p_organisation_name text, p_kind text, p_site uuid, p_site_name text, p_time_zone text,
  p_team uuid, p_agent uuid, p_login text, p_first_name text, p_last_name text, p_job_title text, p_passphrase_hash text, p_session uuid,
  p_session_token_hash bytea, p_device text) returns boolean
language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  update installation_link set used_at = now() where token_hash = p_token_hash and used_at is null and expires_at > now();
  if not found or exists (select from agent) then return false; end if;
  insert into organisation (id, name, kind) values (p_organisation, p_organisation_name, p_kind);
  insert into site (organisation_id, id, name, time_zone) values (p_organisation, p_site, p_site_name, p_time_zone);
  insert into team (organisation_id, id, site_id, name, kind) values (p_organisation, p_team, p_site, 'Encadrement', 'management');
  insert into agent (organisation_id, id, site_id, login, first_name, last_name, job_title, profession, secrecy_basis)
  values (p_organisation, p_agent, p_site, p_login, p_first_name, p_last_name, p_job_title, 'other', 'none');
  insert into agent_role (organisation_id, agent_id, role) values (p_organisation, p_agent, 'administrator');
  insert into team_member (organisation_id, id, team_id, agent_id, from_date) values (p_organisation, gen_random_uuid(), p_team, p_agent, current_date);
  insert into credential (organisation_id, agent_id, passphrase_hash) values (p_organisation, p_agent, p_passphrase_hash);
  perform app.start_session(p_agent, p_session, p_session_token_hash, false, p_device);
  perform app.note_login(p_organisation, p_agent, p_session, 'identity.install', 'done');
  return true;
end $$;

-- 2. Within the doors ----------------------------------------------------------------------------------------------------------------

-- Whether the actor proved herself again in the last five minutes.
create or replace function app.stepped_up() returns boolean language sql stable security definer set search_path = pg_catalog, public as $$
  select exists (select from session s where s.token_hash = app.token_hash() and s.stepped_up_at > now() - interval '5 minutes') and app.actor() is not null
$$;

create function app.my_sessions() returns table (id uuid, device text, created_at timestamptz, last_seen_at timestamptz, shared_computer boolean, locked boolean, this_one boolean)
language sql stable security definer set search_path = pg_catalog, public as $$
  select s.id, s.device, s.created_at, s.last_seen_at, s.shared_computer, s.locked_at is not null or s.last_seen_at <= now() - app.idle_limit(s.shared_computer),
    s.id = app.my_session()
  from session s where s.organisation_id = (select app.my_organisation()) and s.agent_id = app.actor() and s.ended_at is null and s.expires_at > now() and s.complete
  order by s.last_seen_at desc
$$;

-- Ends one of the actor's other sessions, or all of them when no id is given. Returns how many.
create or replace function app.end_my_sessions(p_session uuid) returns int language plpgsql security definer set search_path = pg_catalog, public as $$
declare n int;
begin
  update session set ended_at = now(), ended_why = 'byAgent' where organisation_id = (select app.my_organisation()) and agent_id = app.actor() and ended_at is null
    and id <> app.my_session() and (p_session is null or id = p_session);
  get diagnostics n = row_count;
  return n;
end $$;

create function app.my_factors() returns table (id uuid, kind text, label text, passkey_id text, created_at timestamptz, last_used_at timestamptz)
language sql stable security definer set search_path = pg_catalog, public as $$
  select f.id, f.kind, f.label, f.passkey_id, f.created_at, f.last_used_at from second_factor f
  where f.organisation_id = (select app.my_organisation()) and f.agent_id = app.actor() and f.revoked_at is null order by f.created_at
$$;

create or replace function app.add_factor(p_id uuid, p_kind text, p_label text, p_secret bytea, p_passkey_id text, p_counter bigint, p_transports text[]) returns boolean
language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  if not app.stepped_up() then return false; end if;
  insert into second_factor (organisation_id, id, agent_id, kind, label, secret, passkey_id, counter, transports, created_at)
  values (app.my_organisation(), p_id, app.actor(), p_kind, left(p_label, 60), p_secret, p_passkey_id, p_counter, p_transports, now());
  return true;
end $$;

-- Revokes a factor; never the last one, since the passphrase alone would then open the account.
create or replace function app.revoke_factor(p_id uuid) returns boolean language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  if not app.stepped_up() then return false; end if;
  -- two at once must not take away the last two
  perform from agent where organisation_id = (select app.my_organisation()) and id = app.actor() for update;
  update second_factor set revoked_at = now() where organisation_id = (select app.my_organisation()) and agent_id = app.actor() and id = p_id and revoked_at is null
    and exists (select from second_factor o where o.organisation_id = (select app.my_organisation()) and o.agent_id = app.actor() and o.id <> p_id and o.revoked_at is null);
  return found;
end $$;

-- Changes it and ends the other sessions. False without a recent step-up.
create or replace function app.change_passphrase(p_hash text) returns boolean language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  if not app.stepped_up() then return false; end if;
  insert into credential (organisation_id, agent_id, passphrase_hash, changed_at) values (app.my_organisation(), app.actor(), p_hash, now())
  on conflict on constraint "pk$credential" do update set passphrase_hash = excluded.passphrase_hash, changed_at = now();
  perform app.end_my_sessions(null);
  return true;
end $$;

-- The key of an agent's local drafts (decision 13), the same in all her sessions so that it comes back after login; none on a shared
-- computer. `p_new` (sealed by the root key) is kept when she has none yet.
create or replace function app.my_draft_key(p_new bytea) returns bytea language plpgsql security definer set search_path = pg_catalog, public as $$
declare v_key bytea; v_shared boolean;
begin
  if app.actor() is null then return null; end if;
  perform from agent where organisation_id = (select app.my_organisation()) and id = app.actor() for update;
  select s.shared_computer into v_shared from session s where s.token_hash = app.token_hash();
  if v_shared then return null; end if;
  select s.draft_key into v_key from session s where s.organisation_id = (select app.my_organisation()) and s.agent_id = app.actor() and s.draft_key is not null
    order by s.created_at desc limit 1;
  v_key := coalesce(v_key, p_new);
  update session set draft_key = v_key where token_hash = app.token_hash() and draft_key is distinct from v_key;
  return v_key;
end $$;

-- State of the accounts, for administrators and managers: never a session's place, never a factor. `opened`: somebody was inside already.
create function app.accounts() returns table (agent_id uuid, has_passphrase boolean, has_factor boolean, last_seen_at timestamptz, link_until timestamptz, opened boolean)
language sql stable security definer set search_path = pg_catalog, public as $$
  select a.id, exists (select from credential c where c.organisation_id = a.organisation_id and c.agent_id = a.id),
    exists (select from second_factor f where f.organisation_id = a.organisation_id and f.agent_id = a.id and f.revoked_at is null),
    (select max(s.last_seen_at) from session s where s.organisation_id = a.organisation_id and s.agent_id = a.id and s.complete and 'administrator' = any (app.my_roles())),
    (select max(l.expires_at) from account_link l where l.organisation_id = a.organisation_id and l.agent_id = a.id and l.used_at is null and l.expires_at > now() and l.token_hash is not null),
    app.account_opened(a.organisation_id, a.id)
  from agent a where a.organisation_id = (select app.my_organisation()) and app.my_roles() && array['administrator', 'manager']
$$;

-- Invitation of an agent who has no passphrase yet and was never inside (by single sign-on one is, without a passphrase): 72 hours, and it
-- replaces the one before. Administrators only.
create or replace function app.invite(p_link uuid, p_agent uuid, p_token_hash bytea) returns boolean
language plpgsql security definer set search_path = pg_catalog, public as $$
declare org uuid := app.my_organisation(); me uuid := app.actor();
begin
  if me is null or not ('administrator' = any (app.my_roles())) or p_agent = me
     or not exists (select from agent where organisation_id = org and id = p_agent and ended_at is null)
     or exists (select from credential where organisation_id = org and agent_id = p_agent) or app.account_opened(org, p_agent) then return false; end if;
  update account_link set expires_at = now() where organisation_id = org and agent_id = p_agent and kind = 'invitation' and used_at is null and expires_at > now();
  insert into account_link (organisation_id, id, agent_id, kind, token_hash, asked_by, created_at, expires_at)
  values (org, p_link, p_agent, 'invitation', p_token_hash, me, now(), now() + interval '72 hours');
  return true;
end $$;

-- Recovery, first person: a manager of the agent's site, or an administrator. She gets the code; nothing opens yet. Also for who only ever came by
-- single sign-on.
create or replace function app.ask_recovery(p_link uuid, p_agent uuid, p_code_hash bytea) returns boolean
language plpgsql security definer set search_path = pg_catalog, public as $$
declare org uuid := app.my_organisation(); me uuid := app.actor(); v_site uuid;
begin
  select a.site_id into v_site from agent a where a.organisation_id = org and a.id = p_agent and a.ended_at is null
    and (exists (select from credential c where c.organisation_id = org and c.agent_id = p_agent) or app.account_opened(org, p_agent));
  if me is null or v_site is null or p_agent = me or not ('administrator' = any (app.my_roles()) or v_site = any ((select app.my_managed_sites())::uuid[])) then return false; end if;
  update account_link set expires_at = now() where organisation_id = org and agent_id = p_agent and kind = 'recovery' and used_at is null and expires_at > now();
  insert into account_link (organisation_id, id, agent_id, kind, code_hash, asked_by, created_at, expires_at)
  values (org, p_link, p_agent, 'recovery', p_code_hash, me, now(), now() + interval '24 hours');
  return true;
end $$;

-- Recovery, second person: an administrator who is neither the one who asked nor the agent. She gets the link.
create or replace function app.confirm_recovery(p_link uuid, p_token_hash bytea) returns boolean
language plpgsql security definer set search_path = pg_catalog, public as $$
declare me uuid := app.actor();
begin
  if me is null or not ('administrator' = any (app.my_roles())) or not app.stepped_up() then return false; end if;
  update account_link set confirmed_by = me, token_hash = p_token_hash, expires_at = now() + interval '24 hours'
  where organisation_id = (select app.my_organisation()) and id = p_link and kind = 'recovery' and confirmed_by is null and used_at is null and expires_at > now()
    and asked_by <> me and agent_id <> me;
  return found;
end $$;

create function app.recoveries() returns table (id uuid, agent_id uuid, asked_by uuid, confirmed_by uuid, created_at timestamptz, expires_at timestamptz)
language sql stable security definer set search_path = pg_catalog, public as $$
  select l.id, l.agent_id, l.asked_by, l.confirmed_by, l.created_at, l.expires_at from account_link l
  where l.organisation_id = (select app.my_organisation()) and l.kind = 'recovery' and l.used_at is null and l.expires_at > now()
    and ('administrator' = any (app.my_roles()) or l.asked_by = app.actor()) order by l.created_at
$$;

-- Takes an agent out of a team at once: her last day there was yesterday; a membership of today alone never was. Administrators, and never
-- oneself.
create or replace function app.leave_team(p_membership uuid, p_agent uuid) returns boolean
language plpgsql security definer set search_path = pg_catalog, public as $$
declare org uuid := app.my_organisation();
begin
  if not ('administrator' = any (app.my_roles())) or p_agent = app.actor() then return false; end if;
  delete from team_member where organisation_id = org and id = p_membership and agent_id = p_agent and from_date >= current_date;
  if found then return true; end if;
  update team_member set until_date = current_date - 1 where organisation_id = org and id = p_membership and agent_id = p_agent
    and (until_date is null or until_date >= current_date);
  return found;
end $$;

-- 3. For the night: attempts older than what the limits read.
create or replace function app.forget_login_attempts() returns void language sql security definer set search_path = pg_catalog, public as $$
  delete from login_attempt where at < now() - interval '60 days' or (not succeeded and at < now() - interval '1 day')
$$;

-- A closed account ends all its sessions and links in the same statement; nobody closes her own, so that an administrator always remains.
create or replace function app.close_account() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  if new.id = app.actor() then raise exception 'nobody closes their own account' using errcode = '42501'; end if;
  update session set ended_at = now(), ended_why = 'accountClosed' where organisation_id = new.organisation_id and agent_id = new.id and ended_at is null;
  update account_link set expires_at = now() where organisation_id = new.organisation_id and agent_id = new.id and used_at is null and expires_at > now();
  return null;
end $$;

do $$
declare f regprocedure; name text;
begin
  for f, name in select p.oid, p.proname from pg_proc p join pg_namespace n on n.oid = p.pronamespace where n.nspname = 'app' loop
    if name in ('note_login', 'live_session', 'account_opened', 'session_proved', 'is_demo', 'close_account', 'log_in_try', 'log_in_succeeded', 'log_in_lookup', 'log_in_failed',
                'start_session', 'demo_people', 'demo_log_in', 'demo_return', 'session_of', 'lock_session', 'passphrase_of', 'unlock_session', 'unlock_failed',
                'end_session', 'set_challenge', 'take_challenge', 'factors_of', 'prove_totp', 'prove_passkey', 'second_factor_failed', 'add_first_factor', 'link_of',
                'use_link', 'offer_installation', 'installation_open', 'install', 'stepped_up', 'my_sessions', 'end_my_sessions', 'my_factors', 'add_factor',
                'revoke_factor', 'change_passphrase', 'my_draft_key', 'accounts', 'invite', 'ask_recovery', 'confirm_recovery', 'recoveries',
                'leave_team', 'forget_login_attempts') then
      execute format('revoke all on function %s from public', f);
    end if;
    if name in ('log_in_try', 'log_in_succeeded', 'log_in_lookup', 'log_in_failed', 'start_session', 'demo_people', 'demo_log_in', 'demo_return', 'session_of',
                'lock_session', 'passphrase_of', 'unlock_session', 'unlock_failed', 'end_session', 'set_challenge', 'take_challenge', 'factors_of', 'prove_totp',
                'prove_passkey', 'second_factor_failed', 'add_first_factor', 'link_of', 'use_link', 'offer_installation', 'installation_open', 'install') then
      execute format('grant execute on function %s to aparte_web', f);
    elsif name in ('my_sessions', 'my_factors', 'accounts', 'recoveries') then
      execute format('grant execute on function %s to aparte_reader, aparte_writer', f);
    elsif name in ('stepped_up', 'end_my_sessions', 'add_factor', 'revoke_factor', 'change_passphrase', 'my_draft_key', 'invite', 'ask_recovery',
                   'confirm_recovery', 'leave_team') then
      execute format('grant execute on function %s to aparte_writer', f);
    elsif name = 'close_account' then
      execute format('grant execute on function %s to aparte_owner', f);
    elsif name = 'forget_login_attempts' then
      execute format('grant execute on function %s to aparte_jobs', f);
    end if;
  end loop;
end $$;

set local role aparte_owner;
drop trigger if exists close_account on agent;
create trigger close_account after update of ended_at on agent for each row when (new.ended_at is not null and old.ended_at is null)
  execute function app.close_account();
-- Nobody gives a role to herself (020) and nobody takes her own away: one administrator at least remains.
drop policy if exists not_ones_own on agent_role;
create policy not_ones_own on agent_role as restrictive for delete to aparte_writer using (agent_id <> (select app.actor()));
