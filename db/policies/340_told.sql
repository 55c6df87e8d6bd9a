-- What somebody told a person herself, and what she asked in spite of a danger (docs/decisions/0033-told-by-voice.md).
set local check_function_bodies = off;
set local role aparte_definer;

-- Of these choices, those in which she asked for messages in spite of the danger; only for who reads of the danger: the household is known as protected, or holds what is kept
-- apart for violence.
create or replace function app.despite_danger(p_choices uuid[]) returns uuid[] language plpgsql stable security definer set search_path = pg_catalog, public as $$
begin
  return (select coalesce(array_agg(c.id), '{}') from message_choice c
    join case_file f on f.organisation_id = c.organisation_id and f.id = c.case_file_id
    where c.organisation_id = app.my_organisation() and c.id = any (p_choices) and c.despite_danger
      and c.compartment_id = any (app.my_compartments())
      and (f.protected or exists (select from compartment v where v.organisation_id = c.organisation_id and v.case_file_id = c.case_file_id and v.kind = 'violence'
        and v.id = any (app.my_compartments()))));
end $$;

-- The actor told her herself, by voice or by telephone, of this appointment: what waits, was held back or failed for the same hour leaves no more. Answers nobody whether there
-- was anything. False for who may not write in the identity of the household, or not read the appointment.
create or replace function app.say_told(p_id uuid, p_appointment uuid, p_purpose text, p_next timestamptz, p_how text, p_at timestamptz) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog, public as $$
declare a record;
begin
  select ap.organisation_id, ap.id, ap.starts_at, f.id as case_file_id, f.identity_compartment_id into a from appointment ap
  join case_file f on f.organisation_id = ap.organisation_id and f.id = ap.case_file_id
  where ap.organisation_id = app.my_organisation() and ap.id = p_appointment
    and f.identity_compartment_id = any (app.my_writable_compartments()) and ap.compartment_id = any (app.my_compartments());
  if not found then return false; end if;
  insert into message as m (organisation_id, id, case_file_id, compartment_id, appointment_id, purpose, starts_at, next_at, outcome, said_how, said_by, not_before, settled_at, created_at, created_by)
  values (a.organisation_id, p_id, a.case_file_id, a.identity_compartment_id, a.id, p_purpose, a.starts_at, p_next, 'said', p_how, app.actor(), p_at, p_at, p_at, app.actor())
  on conflict on constraint "uniq$message_once" do update set outcome = 'said', said_how = p_how, said_by = app.actor(), settled_at = p_at, channel = null, code = null,
    withdrawn_at = null, claimed_at = null, tries = 0, not_before = p_at, created_at = p_at, created_by = app.actor()
  where m.outcome in ('waiting', 'withheld', 'failed', 'uncertain', 'dropped') or (m.outcome = 'toPrint' and m.printed_at is null);
  return true;
end $$;

-- What had no object any more (the appointment stood again) has one again: it was called off a second time. False when there is no such message, or for who may not write in
-- the identity of the household.
create or replace function app.tell_again(p_appointment uuid, p_purpose text, p_next timestamptz, p_at timestamptz) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog, public as $$
begin
  update message set outcome = 'waiting', settled_at = null, channel = null, code = null, claimed_at = null, tries = 0, next_at = p_next, not_before = p_at,
    created_at = p_at, created_by = app.actor()
  where organisation_id = app.my_organisation() and appointment_id = p_appointment and purpose = p_purpose and purpose <> 'reminder' and outcome = 'dropped'
    and compartment_id = any (app.my_writable_compartments());
  return found;
end $$;

revoke all on function app.despite_danger(uuid[]), app.say_told(uuid, uuid, text, timestamptz, text, timestamptz), app.tell_again(uuid, text, timestamptz, timestamptz) from public;
grant execute on function app.despite_danger(uuid[]) to aparte_reader, aparte_writer;
grant execute on function app.say_told(uuid, uuid, text, timestamptz, text, timestamptz), app.tell_again(uuid, text, timestamptz, timestamptz) to aparte_writer;
set local role aparte_owner;
