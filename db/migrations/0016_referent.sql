-- Every case file of a referent, closed ones too: the policies ask for them at each statement.
create index "ix$case_file_referent_all" on case_file (organisation_id, referent_id);
create index "ix$compartment_access_exclusion" on exclusion (agent_id) include (case_file_id) where lifted_at is null;
