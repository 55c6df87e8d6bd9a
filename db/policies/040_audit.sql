-- The audit log: written by everybody about himself, changed by nobody, read by the referent of the household and by the DPO.
grant usage on schema audit to aparte_reader, aparte_writer, aparte_definer, aparte_sealer, aparte_jobs, aparte_web;
do $$
declare t text;
begin
  foreach t in array array['entry', 'block', 'anchor', 'public_key'] loop
    execute format('alter table audit.%I enable row level security', t);
    execute format('alter table audit.%I force row level security', t);
    execute format('drop policy if exists sealer on audit.%I', t);
    execute format('create policy sealer on audit.%I to aparte_sealer using (true) with check (true)', t);
    execute format('grant select on audit.%I to aparte_sealer', t);
    execute format('drop policy if exists definer on audit.%I', t);
    execute format('create policy definer on audit.%I to aparte_definer using (true) with check (true)', t);
  end loop;
end $$;
-- number, transaction, moment, nonce and block are never the writer's to choose (an identity column can be overridden where insert is granted)
revoke insert on audit.entry from aparte_reader, aparte_writer, aparte_definer;
grant insert (organisation_id, agent_id, session_id, action, outcome, case_file_id, subject_id, compartments, shown, detail, row_hash)
  on audit.entry to aparte_reader, aparte_writer, aparte_definer;
grant select on audit.entry to aparte_reader, aparte_writer, aparte_definer;
drop policy if exists write on audit.entry;
create policy write on audit.entry for insert to aparte_reader, aparte_writer
  with check (agent_id = (select app.actor()) and session_id = (select app.my_session()) and organisation_id = (select app.my_organisation()));
drop policy if exists read on audit.entry;
create policy read on audit.entry for select to aparte_reader, aparte_writer
  using (case_file_id = any ((select app.my_referred_cases())::uuid[])
    or agent_id = (select app.actor())
    or (organisation_id = (select app.my_organisation()) and 'dpo' = any ((select app.my_roles())::text[])));
grant update (block_no) on audit.entry to aparte_sealer;
grant insert on audit.block, audit.anchor, audit.public_key to aparte_sealer;
grant execute on function audit.canonical(audit.entry) to aparte_reader, aparte_writer, aparte_definer, aparte_sealer;
