-- Messages to persons: read and asked for by who holds the identity of the household; sent by the jobs, which see one message at a time.
do $$
declare t text;
begin
  foreach t in array array['message_choice', 'message'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('drop policy if exists definer on %I', t);
    execute format('create policy definer on %I to aparte_definer using (true) with check (true)', t);
    execute format('grant select, insert, update on %I to aparte_definer', t);
    execute format('drop policy if exists read on %I', t);
    execute format('grant select, insert on %I to aparte_reader, aparte_writer', t);
    execute format('revoke insert on %I from aparte_reader', t);
    execute format('drop policy if exists write on %I', t);
    execute format('drop policy if exists change on %I', t);
  end loop;
end $$;
create policy read on message_choice for select to aparte_reader, aparte_writer using (compartment_id = any ((select app.my_compartments())::uuid[]));
-- That she asked for messages in spite of a danger says that there is one: that column is read through app.despite_danger alone (340_told.sql).
do $$
begin
  revoke select on message_choice from aparte_reader, aparte_writer;
  execute (select format('grant select (%s) on message_choice to aparte_reader, aparte_writer', string_agg(quote_ident(attname), ', ' order by attnum))
    from pg_attribute where attrelid = 'message_choice'::regclass and attnum > 0 and not attisdropped and attname <> 'despite_danger');
end $$;
-- What left, and what somebody said herself, is read by all who hold the identity; what did not, by the referent alone: why it was held back may be a danger that the others do not know of.
create policy read on message for select to aparte_reader, aparte_writer
  using (compartment_id = any ((select app.my_compartments())::uuid[])
    and (outcome in ('sent', 'toPrint', 'said') or case_file_id = any ((select app.my_referred_cases())::uuid[])));
create policy write on message_choice for insert to aparte_writer with check (compartment_id = any ((select app.my_writable_compartments())::uuid[]));
create policy change on message_choice for update to aparte_writer using (compartment_id = any ((select app.my_writable_compartments())::uuid[]));
grant update (superseded_at) on message_choice to aparte_writer;
-- Asked for as waiting: what became of it is not the writer's to say, but for a letter that she printed and for what she takes back in time.
create policy write on message for insert to aparte_writer
  with check (compartment_id = any ((select app.my_writable_compartments())::uuid[]) and outcome = 'waiting' and created_by = (select app.actor()));
create policy change on message for update to aparte_writer
  using (compartment_id = any ((select app.my_writable_compartments())::uuid[]) and (outcome = 'toPrint' or (outcome = 'waiting' and case_file_id = any ((select app.my_referred_cases())::uuid[]))));
grant update (printed_at, withdrawn_at) on message to aparte_writer;

set local check_function_bodies = off;
set local role aparte_definer;

-- For the jobs: a reminder for each appointment of the next nine days whose household chose to be told. Whether it leaves is decided when it does. Returns how many.
create or replace function app.plan_reminders(p_now timestamptz) returns int language plpgsql security definer set search_path = pg_catalog, public as $$
declare n int;
begin
  insert into message (organisation_id, id, case_file_id, compartment_id, appointment_id, purpose, starts_at, not_before, created_at)
  select a.organisation_id, gen_random_uuid(), f.id, f.identity_compartment_id, a.id, 'reminder', a.starts_at,
    greatest(p_now, a.starts_at - case when c.channel = 'letter' then interval '9 days' else interval '3 days' end), p_now
  from appointment a
  join case_file f on f.organisation_id = a.organisation_id and f.id = a.case_file_id and f.closed_at is null
  join message_choice c on c.organisation_id = f.organisation_id and c.case_file_id = f.id and c.superseded_at is null and c.channel <> 'none'
  where a.status = 'planned' and a.starts_at > p_now and a.starts_at < p_now + interval '9 days'
    and (c.channel = 'letter' or a.starts_at < p_now + interval '3 days')
  on conflict on constraint "uniq$message_once" do nothing;
  get diagnostics n = row_count;
  return n;
end $$;

-- For the jobs: takes waiting messages whose time has come, each by one worker alone, with all that decides about it as it stands now. `still`: what it would say is true
-- (nothing is, of a household whose file is closed). `held_up`: a reminder of an hour at which its worker is absent, of which somebody still has to decide.
drop function if exists app.claim_messages(timestamptz, int);
create or replace function app.claim_messages(p_now timestamptz, p_limit int)
returns table (organisation_id uuid, id uuid, purpose text, starts_at timestamptz, next_at timestamptz, tries int, still boolean, held_up boolean, time_zone text,
  channel text, hours_from text, hours_until text, despite_danger boolean, choice_id uuid, choice_body bytea, choice_compartment_id uuid, key_id uuid, wrapped_key bytea, other_key_id uuid,
  other_wrapped_key bytea, may_message boolean, may_write boolean, address_hidden boolean, danger boolean)
language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  return query
  with taken as (
    select m.organisation_id, m.id from message m where m.outcome = 'waiting' and m.withdrawn_at is null and m.not_before <= p_now order by m.not_before, m.id limit p_limit for update skip locked
  ), claimed as (
    update message m set outcome = 'sending', claimed_at = p_now, tries = m.tries + 1,
      channel = (select nullif(c.channel, 'none') from message_choice c where c.organisation_id = m.organisation_id and c.case_file_id = m.case_file_id and c.superseded_at is null)
    from taken t where m.organisation_id = t.organisation_id and m.id = t.id
    returning m.*
  )
  select m.organisation_id, m.id, m.purpose, m.starts_at, m.next_at, m.tries,
    f.closed_at is null and case m.purpose
      when 'cancelled' then a.status = 'cancelled'
      when 'absent' then a.status = 'noShow'
      when 'moved' then a.status = 'moved' and exists (select from appointment b where b.organisation_id = a.organisation_id and b.id = a.moved_to
        and b.status = 'planned' and b.starts_at = m.next_at)
      else a.status = 'planned' and a.starts_at = m.starts_at end,
    m.purpose = 'reminder' and exists (select from agenda_event e where e.organisation_id = a.organisation_id and e.agent_id = a.agent_id and e.kind = 'absence'
      and e.cancelled_at is null and e.starts_at < a.ends_at and e.ends_at > a.starts_at),
    s.time_zone,
    c.channel, c.hours_from, c.hours_until, c.despite_danger, c.id, c.body, c.compartment_id, k.key_id, k.wrapped_key, k.other_key_id, k.other_wrapped_key,
    r.may_message, r.may_write, coalesce(r.address_hidden, false),
    f.protected or exists (select from compartment v where v.organisation_id = f.organisation_id and v.case_file_id = f.id and v.kind = 'violence')
  from claimed m
  join case_file f on f.organisation_id = m.organisation_id and f.id = m.case_file_id
  join appointment a on a.organisation_id = m.organisation_id and a.id = m.appointment_id
  join site s on s.organisation_id = a.organisation_id and s.id = a.site_id
  left join message_choice c on c.organisation_id = m.organisation_id and c.case_file_id = m.case_file_id and c.superseded_at is null
  left join compartment k on k.organisation_id = c.organisation_id and k.id = c.compartment_id
  left join contact_rule r on r.organisation_id = m.organisation_id and r.case_file_id = m.case_file_id and r.superseded_at is null;
end $$;

-- For the jobs: what became of a message that they took; `waiting` with a later moment puts it back. False when it was not in their hands.
create or replace function app.settle_message(p_organisation uuid, p_id uuid, p_outcome text, p_code text, p_not_before timestamptz, p_now timestamptz) returns boolean
language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  update message m set outcome = p_outcome, code = p_code, not_before = coalesce(p_not_before, m.not_before),
    settled_at = case when p_outcome in ('waiting', 'toPrint') then null else p_now end
  where m.organisation_id = p_organisation and m.id = p_id and m.outcome = 'sending';
  return found;
end $$;

-- For the jobs: messages that a lost worker left in its hands. An SMS goes again, since the gateway knows its id; a letter was never sent by us; an e-mail may have left, and
-- stays. Returns how many.
create or replace function app.recover_messages(p_before timestamptz, p_now timestamptz) returns int language plpgsql security definer set search_path = pg_catalog, public as $$
declare n int;
begin
  update message m set outcome = case when m.channel = 'email' then 'uncertain' else 'waiting' end, settled_at = case when m.channel = 'email' then p_now end
  where m.outcome = 'sending' and m.claimed_at < p_before;
  get diagnostics n = row_count;
  return n;
end $$;

-- A household that comes to be known as in danger: letters that wait to be printed are held back at once, for everybody, unless she asked for them in spite of it. Who reads
-- nothing of the danger sees a letter less, and no reason.
create or replace function app.hold_letters_back() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
declare v_case uuid := case when tg_table_name = 'case_file' then (to_jsonb(new) ->> 'id')::uuid else (to_jsonb(new) ->> 'case_file_id')::uuid end;
begin
  update message m set outcome = 'withheld', settled_at = greatest(m.created_at, now())
  where m.organisation_id = new.organisation_id and m.case_file_id = v_case and m.outcome = 'toPrint' and m.printed_at is null
    and not exists (select from message_choice c where c.organisation_id = m.organisation_id and c.case_file_id = m.case_file_id and c.superseded_at is null and c.despite_danger);
  return null;
end $$;

revoke all on function app.hold_letters_back() from public;
grant execute on function app.hold_letters_back() to aparte_owner;
revoke all on function app.plan_reminders(timestamptz), app.claim_messages(timestamptz, int), app.settle_message(uuid, uuid, text, text, timestamptz, timestamptz),
  app.recover_messages(timestamptz, timestamptz) from public;
grant execute on function app.plan_reminders(timestamptz), app.claim_messages(timestamptz, int), app.settle_message(uuid, uuid, text, text, timestamptz, timestamptz),
  app.recover_messages(timestamptz, timestamptz) to aparte_jobs;
set local role aparte_owner;
drop trigger if exists hold_letters_back on compartment;
create trigger hold_letters_back after insert on compartment for each row when (new.kind = 'violence') execute function app.hold_letters_back();
drop trigger if exists hold_letters_back on case_file;
create trigger hold_letters_back after update of protected on case_file for each row when (new.protected and not old.protected) execute function app.hold_letters_back();
