-- The review of rights too: a row's household and its compartment must agree (0018).
do $$
declare t text;
begin
  foreach t in array array['right_status', 'right_information'] loop
    execute format('alter table %I add constraint %I foreign key (organisation_id, compartment_id, case_file_id) references compartment (organisation_id, id, case_file_id)',
      t, 'fk$' || t || '_same_household');
  end loop;
end $$;
