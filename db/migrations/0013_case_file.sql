-- An access names the compartment and its household together: a referent of one household can grant nothing of another under its name.
alter table compartment add constraint "uniq$compartment_of_case" unique (organisation_id, id, case_file_id);
alter table compartment_access add constraint "fk$compartment_access_same_case"
  foreign key (organisation_id, compartment_id, case_file_id) references compartment (organisation_id, id, case_file_id);
create index "ix$compartment_access_same_case" on compartment_access (organisation_id, compartment_id, case_file_id);
