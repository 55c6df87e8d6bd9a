-- What an agent or a team holds is answered by an index alone: the policies ask at each statement.
drop index "ix$compartment_access_agent";
drop index "ix$compartment_access_team";
create index "ix$compartment_access_agent" on compartment_access (agent_id) include (compartment_id, case_file_id, from_at, until_at) where agent_id is not null;
create index "ix$compartment_access_team" on compartment_access (team_id) include (compartment_id, case_file_id, from_at, until_at) where team_id is not null;
