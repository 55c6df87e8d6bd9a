-- A row says of which household it is, and in which compartment it lies: both must agree. Without this, who holds a compartment of one
-- household could file a row of it under another's.
do $$
declare t text;
begin
  foreach t in array array['person', 'household_member', 'helper', 'relation', 'contact_rule', 'dwelling', 'address_view', 'public_tag', 'need', 'appointment',
                           'draft', 'entry', 'entry_passage', 'entry_theme', 'fact_observation', 'statement', 'deadline', 'next_step', 'sheet'] loop
    execute format('alter table %I add constraint %I foreign key (organisation_id, compartment_id, case_file_id) references compartment (organisation_id, id, case_file_id)',
      t, 'fk$' || t || '_same_household');
  end loop;
end $$;
