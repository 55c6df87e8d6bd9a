-- Work on the keys (`npm run keys`), by a role that reads ids and sealed values and nothing else: it could not say a household's name.
alter table root_key enable row level security;
alter table root_key force row level security;
alter table key_change enable row level security;
alter table key_change force row level security;
drop policy if exists keys on root_key;
create policy keys on root_key to aparte_keys using (true) with check (true);
drop policy if exists keys on key_change;
create policy keys on key_change to aparte_keys using (true) with check (true);
grant select, insert, update, delete on root_key, key_change to aparte_keys;
-- a worker on another machine compares its key too; the jobs read no table
drop policy if exists definer on root_key;
create policy definer on root_key to aparte_definer using (true) with check (true);
grant select, insert on root_key to aparte_definer;
set local check_function_bodies = off;
set local role aparte_definer;
create or replace function app.root_keys() returns table (id uuid, state text, proof bytea, fingerprint_key bytea, since timestamptz)
language plpgsql stable security definer set search_path = pg_catalog, public as $$
begin
  return query select k.id, k.state, k.proof, k.fingerprint_key, k.since from root_key k order by k.state;
end $$;
-- The first start: what the database is to know its root key by, kept once. And of a database older than this, one wrapped key to try it on.
create or replace function app.learn_root_key(p_id uuid, p_proof bytea, p_fingerprint_key bytea) returns void
language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  perform pg_advisory_xact_lock(7421011);
  insert into root_key (id, state, proof, fingerprint_key, since) select p_id, 'current', p_proof, p_fingerprint_key, now()
  where not exists (select from root_key);
end $$;
create or replace function app.some_wrapped_key() returns table (id uuid, wrapped_key bytea)
language plpgsql stable security definer set search_path = pg_catalog, public as $$
begin
  return query select c.id, c.wrapped_key from compartment c where c.wrapped_key is not null and not exists (select from root_key) limit 1;
end $$;
revoke all on function app.root_keys(), app.learn_root_key(uuid, bytea, bytea), app.some_wrapped_key() from public;
grant execute on function app.root_keys() to aparte_jobs, aparte_keys;
grant execute on function app.learn_root_key(uuid, bytea, bytea), app.some_wrapped_key() to aparte_jobs;
set local role aparte_owner;
grant usage on schema app to aparte_keys;

grant usage on schema public, audit to aparte_keys;

-- Columns that hold something sealed: the same as `sealedPlaces` and `rootPlaces` of src/db/keys/places.ts, which a test compares with the catalogue.
do $$
declare place text; t text; c text; columns text;
begin
  foreach place in array array['address_view.reason', 'agreement.body', 'agreement_page.content', 'application.body', 'application_event.body', 'appointment.body', 'assessment.body', 'assessment_look.body', 'autonomy_matter.body', 'budget_line.body', 'contact_rule.body', 'deadline.body', 'deadline_event.body', 'draft.body', 'dwelling.body', 'entry.head',
    'entry_passage.body', 'exceptional_access.body', 'fact_observation.body', 'help_plan.body', 'help_plan_answer.body', 'helper.body', 'letter.body', 'letter_page.content', 'measure.body', 'measure_event.body', 'message_choice.body', 'need.body', 'next_step.body', 'person.detail',
    'procedure_event.body', 'procedure_run.body', 'project.body', 'project_event.body', 'request.body',
    'right_information.body', 'right_notice.body', 'right_result.body', 'right_status.body', 'sheet.body', 'statement.body', 'visit_observation.body', 'visit_safety.body', 'second_factor.secret',
    'session.draft_key'] loop
    t := split_part(place, '.', 1);
    c := split_part(place, '.', 2);
    select string_agg(quote_ident(attname), ', ') into columns from pg_attribute
    where attrelid = t::regclass and not attisdropped and attname in ('organisation_id', 'id', 'compartment_id', 'compartment_ids', 'case_file_id', 'agent_id', c);
    execute format('drop policy if exists keys on %I', t);
    execute format('create policy keys on %I for select to aparte_keys using (true)', t);
    execute format('drop policy if exists keys_change on %I', t);
    execute format('create policy keys_change on %I for update to aparte_keys using (true) with check (true)', t);
    execute format('grant select (%s), update (%I) on %I to aparte_keys', columns, c, t);
  end loop;
  -- to name a compartment, to end what is held of one that is destroyed, to say who asked for it, and to have its rights computed again
  foreach t in array array['compartment', 'compartment_access', 'case_file', 'agent', 'agent_role', 'right_due'] loop
    execute format('drop policy if exists keys on %I', t);
    execute format('create policy keys on %I for select to aparte_keys using (true)', t);
  end loop;
  foreach t in array array['compartment', 'right_due'] loop
    execute format('drop policy if exists keys_change on %I', t);
    execute format('create policy keys_change on %I for update to aparte_keys using (true) with check (true)', t);
  end loop;
  -- what the nights worked out through a key that is destroyed goes with it
  foreach t in array array['right_result', 'right_notice'] loop
    execute format('drop policy if exists keys_end on %I', t);
    execute format('create policy keys_end on %I for delete to aparte_keys using (true)', t);
    execute format('grant delete on %I to aparte_keys', t);
  end loop;
end $$;
-- what is held ends, now or at its beginning: never later than it would have, and what has ended stays so
drop policy if exists keys_change on compartment_access;
create policy keys_change on compartment_access for update to aparte_keys
  using (until_at is null or until_at > now()) with check (until_at <= greatest(from_at, now()));
drop policy if exists keys_add on right_due;
create policy keys_add on right_due for insert to aparte_keys with check (true);
drop policy if exists keys on audit.entry;
create policy keys on audit.entry for insert to aparte_keys with check (action like 'keys.%');
grant select on compartment to aparte_keys;
grant update (key_id, wrapped_key, key_destroyed_at, key_since, other_key_id, other_wrapped_key, other_key, reception_site_id) on compartment to aparte_keys;
grant select (organisation_id, id, compartment_id, case_file_id, from_at, until_at), update (until_at) on compartment_access to aparte_keys;
grant select (reception_site_id), update (reception_site_id) on person, contact_rule to aparte_keys;
grant select (organisation_id, id, number, identity_compartment_id, general_compartment_id) on case_file to aparte_keys;
grant select (organisation_id, id, login, ended_at) on agent to aparte_keys;
grant select on agent_role to aparte_keys;
grant select, insert, update on right_due to aparte_keys;
grant insert (organisation_id, agent_id, action, outcome, case_file_id, compartments, detail, row_hash) on audit.entry to aparte_keys;
grant execute on function audit.canonical(audit.entry) to aparte_keys;
