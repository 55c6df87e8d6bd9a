-- What is held of one household is answered by an index alone: a page about it asks at each statement (decision 0022).
drop index "ix$compartment_access_case_file";
create index "ix$compartment_access_case_file" on compartment_access (organisation_id, case_file_id) include (agent_id, team_id, compartment_id, from_at, until_at);
