-- The day by which a second look is asked for is a deadline like any other: « Ce qui court » and the page of the day read one table. It lies in the compartment of what
-- was evaluated: who does not hold that part does not know that a look is awaited (docs/decisions/0037-a-second-look-is-a-deadline.md).
alter table deadline
  add column assessment_id uuid,
  add constraint "fk$deadline_assessment" foreign key (organisation_id, assessment_id, compartment_id) references assessment (organisation_id, id, compartment_id);
create index "ix$deadline_assessment" on deadline (organisation_id, assessment_id, compartment_id);
