-- One rule for everything written about a household: the row's compartment is one that the actor holds.
-- Computed once a statement, compared as an array; no policy calls a function of the row, no policy joins (architecture 7).
do $$
declare t text;
begin
  foreach t in array array['person', 'person_version', 'household_member', 'helper', 'relation', 'contact_rule', 'dwelling', 'public_tag', 'need',
                           'appointment', 'draft', 'entry', 'entry_passage', 'entry_theme', 'fact_observation', 'statement', 'deadline',
                           'next_step', 'sheet', 'request', 'request_match', 'exceptional_access'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('drop policy if exists definer on %I', t);
    execute format('create policy definer on %I to aparte_definer using (true) with check (true)', t);
    execute format('grant select, insert, update on %I to aparte_definer', t);
    execute format('drop policy if exists read on %I', t);
    execute format('create policy read on %I for select to aparte_reader, aparte_writer using (compartment_id = any ((select app.my_compartments())::uuid[]))', t);
    execute format('grant select on %I to aparte_reader, aparte_writer', t);
    execute format('drop policy if exists write on %I', t);
    execute format('drop policy if exists change on %I', t);
    -- requests, matches and exceptional accesses are written by functions only
    if t not in ('request', 'request_match', 'exceptional_access') then
      execute format('create policy write on %I for insert to aparte_writer with check (compartment_id = any ((select app.my_writable_compartments())::uuid[]))', t);
      execute format('grant insert on %I to aparte_writer', t);
    end if;
    -- what is append-only has no policy to change it
    if t not in ('person_version', 'entry_passage', 'entry_theme', 'fact_observation', 'exceptional_access', 'request_match') then
      execute format('create policy change on %I for update to aparte_writer using (compartment_id = any ((select app.my_writable_compartments())::uuid[]))', t);
    end if;
  end loop;
end $$;

-- What may change in a row that stands: the rest is append-only, a correction is a new row.
grant update (civil_title, first_name, last_name, usual_name, name_key, sex, birth_date, died_on, detail) on person to aparte_writer;
grant update (until_date) on household_member to aparte_writer;
grant update (superseded_at) on helper, relation, contact_rule, dwelling, need, statement to aparte_writer;
grant update (until_date) on public_tag to aparte_writer;
grant update (starts_at, ends_at, place, body, status) on appointment to aparte_writer;
grant update (body, revision, updated_at, tidied_at, entry_id) on draft to aparte_writer;
grant update (version) on entry to aparte_writer;
grant update (due_on, body, done_at, done_by, dropped_reason) on deadline to aparte_writer;
grant update (done_at, dropped_at) on next_step to aparte_writer;
grant update (handed_at) on sheet to aparte_writer;
-- who takes it, to whom it is proposed, which household it becomes: acts of their own (050), since each moves accesses with it
revoke update (taken_by, taken_at, proposed_to, case_file_id, team_id, sector_id) on request from aparte_writer;
grant update (body, status, closed_at, urgency, due_at) on request to aparte_writer;

-- Reception of a site: identity of its unprotected households, and the hours of its appointments (decision 2).
drop policy if exists read_reception on person;
create policy read_reception on person for select to aparte_reader, aparte_writer
  using (reception_site_id = any ((select app.my_reception_sites())::uuid[]));
drop policy if exists read_reception on contact_rule;
create policy read_reception on contact_rule for select to aparte_reader, aparte_writer
  using (reception_site_id = any ((select app.my_reception_sites())::uuid[]));
drop policy if exists read_reception on appointment;
create policy read_reception on appointment for select to aparte_reader, aparte_writer
  using (site_id = any ((select app.my_reception_sites())::uuid[]));
-- One's own appointments are one's own, whatever happens to the case file afterwards.
drop policy if exists read_own on appointment;
create policy read_own on appointment for select to aparte_reader, aparte_writer using (agent_id = (select app.actor()));

-- Who is excluded from a household (D7) is excluded by every way at once: restrictive, so that no later policy can open it again.
do $$
declare t text;
begin
  foreach t in array array['person', 'contact_rule', 'appointment', 'compartment'] loop
    execute format('drop policy if exists not_excluded on %I', t);
    execute format('create policy not_excluded on %I as restrictive for select to aparte_reader, aparte_writer
      using (case_file_id is null or case_file_id <> all ((select app.my_exclusions())::uuid[]))', t);
  end loop;
end $$;

-- The person of an identity carries the reception site of its compartment; nobody chooses it.
set local role aparte_definer;
create or replace function app.fill_reception_site() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  new.reception_site_id := (select c.reception_site_id from compartment c where c.organisation_id = new.organisation_id and c.id = new.compartment_id);
  return new;
end $$;
set local role aparte_owner;
drop trigger if exists fill_reception_site on person;
create trigger fill_reception_site before insert on person for each row execute function app.fill_reception_site();
drop trigger if exists fill_reception_site on contact_rule;
create trigger fill_reception_site before insert on contact_rule for each row execute function app.fill_reception_site();

-- Case files: seen by who holds the identity or the thread. Their compartments and accesses: by who holds the compartment.
do $$
declare t text;
begin
  foreach t in array array['case_file', 'compartment', 'compartment_access', 'exclusion', 'declared_link', 'same_person', 'notice'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('drop policy if exists definer on %I', t);
    execute format('create policy definer on %I to aparte_definer using (true) with check (true)', t);
    execute format('grant select, insert, update on %I to aparte_definer', t);
    execute format('drop policy if exists read on %I', t);
    execute format('grant select on %I to aparte_reader, aparte_writer', t);
  end loop;
end $$;
create policy read on case_file for select to aparte_reader, aparte_writer
  using (identity_compartment_id = any ((select app.my_compartments())::uuid[]) or general_compartment_id = any ((select app.my_compartments())::uuid[]));
drop policy if exists change on case_file;
create policy change on case_file for update to aparte_writer using (id = any ((select app.my_referred_cases())::uuid[]));
grant update (name, name_key, informed, closed_at, closure_reason, sector_id) on case_file to aparte_writer;

create policy read on compartment for select to aparte_reader, aparte_writer
  using (id = any ((select app.my_compartments())::uuid[]) or reception_site_id = any ((select app.my_reception_sites())::uuid[]));

create policy read on compartment_access for select to aparte_reader, aparte_writer
  using (compartment_id = any ((select app.my_compartments())::uuid[]));
-- The referent grants what he holds, never to himself; and takes back.
drop policy if exists grant_by_referent on compartment_access;
create policy grant_by_referent on compartment_access for insert to aparte_writer
  with check (granted_by = (select app.actor()) and agent_id <> (select app.actor()) and basis in ('coWorker', 'granted')
    and case_file_id = any ((select app.my_referred_cases())::uuid[]) and compartment_id = any ((select app.my_compartments())::uuid[]));
drop policy if exists end_by_referent on compartment_access;
create policy end_by_referent on compartment_access for update to aparte_writer
  using (case_file_id = any ((select app.my_referred_cases())::uuid[]) and basis <> 'referent' and compartment_id = any ((select app.my_compartments())::uuid[]));
grant insert on compartment_access to aparte_writer;
grant update (until_at) on compartment_access to aparte_writer;
-- Two things that a policy cannot compare: a private passage is shared by its author alone, and an access is only ever shortened (a longer
-- one is a new grant, with its own line in the log).
set local role aparte_definer;
create or replace function app.guard_access() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  if tg_op = 'INSERT' and exists (select from compartment c where c.organisation_id = new.organisation_id and c.id = new.compartment_id
      and c.kind = 'aparte' and c.created_by <> new.granted_by) then
    raise exception 'a private passage is shared by its author' using errcode = '42501';
  end if;
  if tg_op = 'UPDATE' and (new.until_at is null or new.until_at > coalesce(old.until_at, 'infinity')) and new.until_at is distinct from old.until_at then
    raise exception 'an access is shortened, or granted anew' using errcode = '42501';
  end if;
  return new;
end $$;
set local role aparte_owner;
drop trigger if exists guard_access on compartment_access;
create trigger guard_access before insert or update on compartment_access for each row execute function app.guard_access();

-- Exclusions are known to the referent of the case file. Not to the agent: a link declared by name would tell him that the household is known.
create policy read on exclusion for select to aparte_reader, aparte_writer using (case_file_id = any ((select app.my_referred_cases())::uuid[]));
create policy read on declared_link for select to aparte_reader, aparte_writer using (agent_id = (select app.actor()));
create policy read on same_person for select to aparte_reader, aparte_writer
  using (compartment_a = any ((select app.my_compartments())::uuid[]) and compartment_b = any ((select app.my_compartments())::uuid[]));
drop policy if exists write on same_person;
create policy write on same_person for insert to aparte_writer
  with check (linked_by = (select app.actor()) and compartment_a = any ((select app.my_compartments())::uuid[]) and compartment_b = any ((select app.my_compartments())::uuid[]));
grant insert on same_person to aparte_writer;

create policy read on notice for select to aparte_reader, aparte_writer
  using (agent_id = (select app.actor()) and (compartment_id is null or compartment_id = any ((select app.my_compartments())::uuid[])));
drop policy if exists change on notice;
create policy change on notice for update to aparte_writer using (agent_id = (select app.actor()));
grant update (seen_at) on notice to aparte_writer;
