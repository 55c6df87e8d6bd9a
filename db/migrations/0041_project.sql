-- What is agreed with a household (S31, S55, S60 to S62): projects from what was understood to their outcome, and measures with their legal frame. What happens is added as
-- an event and the state is computed from events (docs/decisions/0025-state-from-events.md); objectives, options and commitments are events of their project
-- (docs/decisions/0030-a-project-is-what-was-said-and-signed.md). All words are sealed; in clear stand the days that a list is sorted by.

create table project (
  organisation_id uuid not null,
  id uuid not null,
  case_file_id uuid not null,
  compartment_id uuid not null,
  -- sealed JSON: title, and what the sheet of the person calls it
  body bytea not null,
  begun_on date not null,
  ended_on date,
  created_at timestamptz not null,
  created_by uuid not null,
  constraint "pk$project" primary key (organisation_id, id),
  constraint "fk$project_case_file" foreign key (organisation_id, case_file_id) references case_file (organisation_id, id),
  constraint "fk$project_compartment" foreign key (organisation_id, compartment_id) references compartment (organisation_id, id),
  constraint "fk$project_same_household" foreign key (organisation_id, compartment_id, case_file_id) references compartment (organisation_id, id, case_file_id),
  constraint "fk$project_created_by" foreign key (organisation_id, created_by) references agent (organisation_id, id),
  constraint "uniq$project_place" unique (organisation_id, id, compartment_id),
  constraint "check$project_days" check (ended_on is null or ended_on >= begun_on)
);
create index "ix$project_case_file" on project (organisation_id, case_file_id);
create index "ix$project_compartment" on project (organisation_id, compartment_id);
create index "ix$project_same_household" on project (organisation_id, compartment_id, case_file_id);
create index "ix$project_created_by" on project (organisation_id, created_by);

-- One thing said or decided: what was understood, an option, a proposal, her choice, an objective, a commitment, a review, the outcome. Append-only.
create table project_event (
  organisation_id uuid not null,
  id uuid not null,
  project_id uuid not null,
  case_file_id uuid not null,
  compartment_id uuid not null,
  -- sealed JSON: kind, and what it says
  body bytea not null,
  happened_on date not null,
  created_at timestamptz not null,
  created_by uuid not null,
  constraint "pk$project_event" primary key (organisation_id, id),
  constraint "fk$project_event_case_file" foreign key (organisation_id, case_file_id) references case_file (organisation_id, id),
  constraint "fk$project_event_compartment" foreign key (organisation_id, compartment_id) references compartment (organisation_id, id),
  constraint "fk$project_event_same_household" foreign key (organisation_id, compartment_id, case_file_id) references compartment (organisation_id, id, case_file_id),
  constraint "fk$project_event_created_by" foreign key (organisation_id, created_by) references agent (organisation_id, id),
  -- in the compartment of its project, always
  constraint "fk$project_event_project" foreign key (organisation_id, project_id, compartment_id) references project (organisation_id, id, compartment_id)
);
create index "ix$project_event_project" on project_event (organisation_id, project_id, compartment_id);
create index "ix$project_event_case_file" on project_event (organisation_id, case_file_id);
create index "ix$project_event_compartment" on project_event (organisation_id, compartment_id);
create index "ix$project_event_same_household" on project_event (organisation_id, compartment_id, case_file_id);
create index "ix$project_event_created_by" on project_event (organisation_id, created_by);

-- A version of the agreement as both sides had it before their eyes. Append-only: what changes is another version.
create table agreement (
  organisation_id uuid not null,
  id uuid not null,
  project_id uuid not null,
  case_file_id uuid not null,
  compartment_id uuid not null,
  version int not null,
  -- sealed JSON: the whole text that was agreed, who agreed, how, and the strokes of the pen where it was signed on the screen
  body bytea not null,
  agreed_on date not null,
  created_at timestamptz not null,
  created_by uuid not null,
  constraint "pk$agreement" primary key (organisation_id, id),
  constraint "fk$agreement_case_file" foreign key (organisation_id, case_file_id) references case_file (organisation_id, id),
  constraint "fk$agreement_compartment" foreign key (organisation_id, compartment_id) references compartment (organisation_id, id),
  constraint "fk$agreement_same_household" foreign key (organisation_id, compartment_id, case_file_id) references compartment (organisation_id, id, case_file_id),
  constraint "fk$agreement_created_by" foreign key (organisation_id, created_by) references agent (organisation_id, id),
  constraint "uniq$agreement_version" unique (organisation_id, project_id, version),
  constraint "fk$agreement_project" foreign key (organisation_id, project_id, compartment_id) references project (organisation_id, id, compartment_id),
  constraint "check$agreement_version" check (version > 0)
);
create index "ix$agreement_project" on agreement (organisation_id, project_id, compartment_id);
create index "ix$agreement_case_file" on agreement (organisation_id, case_file_id);
create index "ix$agreement_compartment" on agreement (organisation_id, compartment_id);
create index "ix$agreement_same_household" on agreement (organisation_id, compartment_id, case_file_id);
create index "ix$agreement_created_by" on agreement (organisation_id, created_by);

-- A measure (AESF, MASP, AED, AEMO, TISF…): decided by somebody, for a time that the law limits.
create table measure (
  organisation_id uuid not null,
  id uuid not null,
  case_file_id uuid not null,
  compartment_id uuid not null,
  -- sealed JSON: kind (of src/rules/measures), persons, who does it, what for, the end as decided
  body bytea not null,
  begun_on date not null,
  ended_on date,
  created_at timestamptz not null,
  created_by uuid not null,
  constraint "pk$measure" primary key (organisation_id, id),
  constraint "fk$measure_case_file" foreign key (organisation_id, case_file_id) references case_file (organisation_id, id),
  constraint "fk$measure_compartment" foreign key (organisation_id, compartment_id) references compartment (organisation_id, id),
  constraint "fk$measure_same_household" foreign key (organisation_id, compartment_id, case_file_id) references compartment (organisation_id, id, case_file_id),
  constraint "fk$measure_created_by" foreign key (organisation_id, created_by) references agent (organisation_id, id),
  constraint "uniq$measure_place" unique (organisation_id, id, compartment_id),
  constraint "check$measure_days" check (ended_on is null or ended_on >= begun_on)
);
create index "ix$measure_case_file" on measure (organisation_id, case_file_id);
create index "ix$measure_compartment" on measure (organisation_id, compartment_id);
create index "ix$measure_same_household" on measure (organisation_id, compartment_id, case_file_id);
create index "ix$measure_created_by" on measure (organisation_id, created_by);

-- What became of a measure: a report, a renewal with its new end, a note, its end. Append-only.
create table measure_event (
  organisation_id uuid not null,
  id uuid not null,
  measure_id uuid not null,
  case_file_id uuid not null,
  compartment_id uuid not null,
  body bytea not null,
  happened_on date not null,
  created_at timestamptz not null,
  created_by uuid not null,
  constraint "pk$measure_event" primary key (organisation_id, id),
  constraint "fk$measure_event_case_file" foreign key (organisation_id, case_file_id) references case_file (organisation_id, id),
  constraint "fk$measure_event_compartment" foreign key (organisation_id, compartment_id) references compartment (organisation_id, id),
  constraint "fk$measure_event_same_household" foreign key (organisation_id, compartment_id, case_file_id) references compartment (organisation_id, id, case_file_id),
  constraint "fk$measure_event_created_by" foreign key (organisation_id, created_by) references agent (organisation_id, id),
  constraint "fk$measure_event_measure" foreign key (organisation_id, measure_id, compartment_id) references measure (organisation_id, id, compartment_id)
);
create index "ix$measure_event_measure" on measure_event (organisation_id, measure_id, compartment_id);
create index "ix$measure_event_case_file" on measure_event (organisation_id, case_file_id);
create index "ix$measure_event_compartment" on measure_event (organisation_id, compartment_id);
create index "ix$measure_event_same_household" on measure_event (organisation_id, compartment_id, case_file_id);
create index "ix$measure_event_created_by" on measure_event (organisation_id, created_by);

-- The day on which a project is gone over again, and the end of a measure, are deadlines like any other: « Ce qui court » reads one table.
alter table deadline
  add column project_id uuid,
  add column measure_id uuid,
  add constraint "fk$deadline_project" foreign key (organisation_id, project_id, compartment_id) references project (organisation_id, id, compartment_id),
  add constraint "fk$deadline_measure" foreign key (organisation_id, measure_id, compartment_id) references measure (organisation_id, id, compartment_id);
create index "ix$deadline_project" on deadline (organisation_id, project_id, compartment_id);
create index "ix$deadline_measure" on deadline (organisation_id, measure_id, compartment_id);

-- Who does what by when, of a project; which objective it serves is in its sealed body.
alter table next_step
  add column project_id uuid,
  add constraint "fk$next_step_project" foreign key (organisation_id, project_id, compartment_id) references project (organisation_id, id, compartment_id);
create index "ix$next_step_project" on next_step (organisation_id, project_id, compartment_id);
