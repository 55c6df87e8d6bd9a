-- What runs for a household (S25, S34, S38, S40, S77): procedures followed step by step, applications (démarches) from draft to decision, letters received, and
-- deadlines that say where their date comes from. What happens is added as an event; state is computed from events (docs/decisions/0025-state-from-events.md).
-- Each row lies in the compartment of its subject. Which procedure, which rule, which right, the words and the reasons are sealed; what stands in clear is
-- what a list is sorted by: days, weight, who is awaited.

create table procedure_run (
  organisation_id uuid not null,
  id uuid not null,
  case_file_id uuid not null,
  compartment_id uuid not null,
  -- sealed JSON: procedure, version, subjects (ids of persons), title
  body bytea not null,
  begun_on date not null,
  ended_on date,
  created_at timestamptz not null,
  created_by uuid not null,
  constraint "pk$procedure_run" primary key (organisation_id, id),
  constraint "uniq$procedure_run_place" unique (organisation_id, id, compartment_id),
  constraint "fk$procedure_run_case_file" foreign key (organisation_id, case_file_id) references case_file (organisation_id, id),
  constraint "fk$procedure_run_compartment" foreign key (organisation_id, compartment_id) references compartment (organisation_id, id),
  constraint "fk$procedure_run_same_household" foreign key (organisation_id, compartment_id, case_file_id) references compartment (organisation_id, id, case_file_id),
  constraint "fk$procedure_run_created_by" foreign key (organisation_id, created_by) references agent (organisation_id, id),
  constraint "check$procedure_run_days" check (ended_on is null or ended_on >= begun_on)
);
create index "ix$procedure_run_case_file" on procedure_run (organisation_id, case_file_id);
create index "ix$procedure_run_compartment" on procedure_run (organisation_id, compartment_id);
create index "ix$procedure_run_same_household" on procedure_run (organisation_id, compartment_id, case_file_id);
create index "ix$procedure_run_created_by" on procedure_run (organisation_id, created_by);

-- One thing that happened in a procedure. Append-only: a slip is mended by a new event that names the one it stands for.
create table procedure_event (
  organisation_id uuid not null,
  id uuid not null,
  run_id uuid not null,
  case_file_id uuid not null,
  compartment_id uuid not null,
  -- sealed JSON: kind, step, day, and what it says: the answer, the reason, who was told and how, or why not
  body bytea not null,
  happened_on date not null,
  -- the event that this one corrects: it no longer counts, and stays
  corrects_id uuid,
  created_at timestamptz not null,
  created_by uuid not null,
  constraint "pk$procedure_event" primary key (organisation_id, id),
  constraint "uniq$procedure_event_place" unique (organisation_id, id, run_id),
  constraint "uniq$procedure_event_corrects" unique (organisation_id, corrects_id),
  -- in the compartment of its procedure, always
  constraint "fk$procedure_event_run" foreign key (organisation_id, run_id, compartment_id) references procedure_run (organisation_id, id, compartment_id),
  constraint "fk$procedure_event_corrects" foreign key (organisation_id, corrects_id, run_id) references procedure_event (organisation_id, id, run_id),
  constraint "fk$procedure_event_case_file" foreign key (organisation_id, case_file_id) references case_file (organisation_id, id),
  constraint "fk$procedure_event_compartment" foreign key (organisation_id, compartment_id) references compartment (organisation_id, id),
  constraint "fk$procedure_event_same_household" foreign key (organisation_id, compartment_id, case_file_id) references compartment (organisation_id, id, case_file_id),
  constraint "fk$procedure_event_created_by" foreign key (organisation_id, created_by) references agent (organisation_id, id)
);
create index "ix$procedure_event_run" on procedure_event (organisation_id, run_id, compartment_id);
create index "ix$procedure_event_corrects" on procedure_event (organisation_id, corrects_id, run_id);
create index "ix$procedure_event_case_file" on procedure_event (organisation_id, case_file_id);
create index "ix$procedure_event_compartment" on procedure_event (organisation_id, compartment_id);
create index "ix$procedure_event_same_household" on procedure_event (organisation_id, compartment_id, case_file_id);
create index "ix$procedure_event_created_by" on procedure_event (organisation_id, created_by);

-- An application (démarche) for a right or an aid, its renewal, its contest, or a request for remission of a debt: four things, never one.
create table application (
  organisation_id uuid not null,
  id uuid not null,
  case_file_id uuid not null,
  compartment_id uuid not null,
  -- sealed JSON: kind, right (slug of the catalogue, or of a local aid; null for a free one), title, to (the body that decides), documents wanted
  body bytea not null,
  -- the person for whom; the household when null
  subject_id uuid,
  -- what is renewed, contested, or asked to be remitted
  about_id uuid,
  begun_on date not null,
  ended_on date,
  created_at timestamptz not null,
  created_by uuid not null,
  constraint "pk$application" primary key (organisation_id, id),
  constraint "uniq$application_place" unique (organisation_id, id, compartment_id),
  constraint "fk$application_about" foreign key (organisation_id, about_id, compartment_id) references application (organisation_id, id, compartment_id),
  constraint "fk$application_subject" foreign key (organisation_id, subject_id) references person (organisation_id, id),
  constraint "fk$application_case_file" foreign key (organisation_id, case_file_id) references case_file (organisation_id, id),
  constraint "fk$application_compartment" foreign key (organisation_id, compartment_id) references compartment (organisation_id, id),
  constraint "fk$application_same_household" foreign key (organisation_id, compartment_id, case_file_id) references compartment (organisation_id, id, case_file_id),
  constraint "fk$application_created_by" foreign key (organisation_id, created_by) references agent (organisation_id, id),
  constraint "check$application_days" check (ended_on is null or ended_on >= begun_on)
);
create index "ix$application_about" on application (organisation_id, about_id, compartment_id);
create index "ix$application_subject" on application (organisation_id, subject_id);
create index "ix$application_case_file" on application (organisation_id, case_file_id);
create index "ix$application_compartment" on application (organisation_id, compartment_id);
create index "ix$application_same_household" on application (organisation_id, compartment_id, case_file_id);
create index "ix$application_created_by" on application (organisation_id, created_by);

-- One thing that happened to an application: append-only, as above.
create table application_event (
  organisation_id uuid not null,
  id uuid not null,
  application_id uuid not null,
  case_file_id uuid not null,
  compartment_id uuid not null,
  -- sealed JSON: kind, and what it says: documents, opinion, decision, amount in cents, payment, reason
  body bytea not null,
  happened_on date not null,
  corrects_id uuid,
  -- the status of the right that was written by the same act: one entry, typed once
  right_status_id uuid,
  created_at timestamptz not null,
  created_by uuid not null,
  constraint "pk$application_event" primary key (organisation_id, id),
  constraint "uniq$application_event_place" unique (organisation_id, id, application_id),
  constraint "uniq$application_event_corrects" unique (organisation_id, corrects_id),
  constraint "fk$application_event_application" foreign key (organisation_id, application_id, compartment_id) references application (organisation_id, id, compartment_id),
  constraint "fk$application_event_corrects" foreign key (organisation_id, corrects_id, application_id) references application_event (organisation_id, id, application_id),
  constraint "fk$application_event_right_status" foreign key (organisation_id, right_status_id) references right_status (organisation_id, id),
  constraint "fk$application_event_case_file" foreign key (organisation_id, case_file_id) references case_file (organisation_id, id),
  constraint "fk$application_event_compartment" foreign key (organisation_id, compartment_id) references compartment (organisation_id, id),
  constraint "fk$application_event_same_household" foreign key (organisation_id, compartment_id, case_file_id) references compartment (organisation_id, id, case_file_id),
  constraint "fk$application_event_created_by" foreign key (organisation_id, created_by) references agent (organisation_id, id)
);
create index "ix$application_event_application" on application_event (organisation_id, application_id, compartment_id);
create index "ix$application_event_corrects" on application_event (organisation_id, corrects_id, application_id);
create index "ix$application_event_right_status" on application_event (organisation_id, right_status_id);
create index "ix$application_event_case_file" on application_event (organisation_id, case_file_id);
create index "ix$application_event_compartment" on application_event (organisation_id, compartment_id);
create index "ix$application_event_same_household" on application_event (organisation_id, compartment_id, case_file_id);
create index "ix$application_event_created_by" on application_event (organisation_id, created_by);

-- A letter that the household received and brought (S38): what it is, what it says in plain words, what it asks. A correction is a new row.
create table letter (
  organisation_id uuid not null,
  id uuid not null,
  series_id uuid not null,
  case_file_id uuid not null,
  compartment_id uuid not null,
  -- sealed JSON: type, sender, text, explanation, action
  body bytea not null,
  received_on date not null,
  -- the day that the letter itself bears; null: it bears none, or it cannot be read
  dated_on date,
  created_at timestamptz not null,
  created_by uuid not null,
  superseded_at timestamptz,
  constraint "pk$letter" primary key (organisation_id, id),
  constraint "uniq$letter_place" unique (organisation_id, id, compartment_id),
  constraint "fk$letter_case_file" foreign key (organisation_id, case_file_id) references case_file (organisation_id, id),
  constraint "fk$letter_compartment" foreign key (organisation_id, compartment_id) references compartment (organisation_id, id),
  constraint "fk$letter_same_household" foreign key (organisation_id, compartment_id, case_file_id) references compartment (organisation_id, id, case_file_id),
  constraint "fk$letter_created_by" foreign key (organisation_id, created_by) references agent (organisation_id, id)
);
create index "ix$letter_case_file" on letter (organisation_id, case_file_id);
create index "ix$letter_compartment" on letter (organisation_id, compartment_id);
create index "ix$letter_same_household" on letter (organisation_id, compartment_id, case_file_id);
create index "ix$letter_created_by" on letter (organisation_id, created_by);
create unique index "uniq$letter_current" on letter (organisation_id, series_id) where superseded_at is null;

-- A deadline says what is lost if nothing is done, who is awaited, whether the law has stopped it, and what it belongs to. The rule, the day it is counted
-- from and the sentences of the count are in its sealed body.
alter table deadline
  -- 1: a roof, a child, a person's safety, a right lost for good. 2: a right delayed, an amount lost. 3: the work gets late
  add column weight int not null default 2,
  add column waits_for text not null default 'us',
  -- the colleague to whom it was handed; null: the referent of the household
  add column for_agent_id uuid,
  -- since when it stands still by the law; such a deadline is never late
  add column suspended_on date,
  add column run_id uuid,
  add column application_id uuid,
  add column letter_id uuid,
  add constraint "check$deadline_weight" check (weight between 1 and 3),
  add constraint "check$deadline_waits_for" check (waits_for in ('us', 'person', 'body')),
  add constraint "uniq$deadline_place" unique (organisation_id, id, compartment_id),
  add constraint "fk$deadline_for_agent" foreign key (organisation_id, for_agent_id) references agent (organisation_id, id),
  add constraint "fk$deadline_run" foreign key (organisation_id, run_id, compartment_id) references procedure_run (organisation_id, id, compartment_id),
  add constraint "fk$deadline_application" foreign key (organisation_id, application_id, compartment_id) references application (organisation_id, id, compartment_id),
  add constraint "fk$deadline_letter" foreign key (organisation_id, letter_id, compartment_id) references letter (organisation_id, id, compartment_id);
create index "ix$deadline_for_agent" on deadline (organisation_id, for_agent_id);
create index "ix$deadline_run" on deadline (organisation_id, run_id, compartment_id);
create index "ix$deadline_application" on deadline (organisation_id, application_id, compartment_id);
create index "ix$deadline_letter" on deadline (organisation_id, letter_id, compartment_id);

-- What became of a deadline: moved, suspended, resumed, handed over, given up, with its reason. Append-only.
create table deadline_event (
  organisation_id uuid not null,
  id uuid not null,
  deadline_id uuid not null,
  case_file_id uuid not null,
  compartment_id uuid not null,
  -- sealed JSON: kind, from, to, reason
  body bytea not null,
  happened_on date not null,
  created_at timestamptz not null,
  created_by uuid not null,
  constraint "pk$deadline_event" primary key (organisation_id, id),
  constraint "fk$deadline_event_deadline" foreign key (organisation_id, deadline_id, compartment_id) references deadline (organisation_id, id, compartment_id),
  constraint "fk$deadline_event_case_file" foreign key (organisation_id, case_file_id) references case_file (organisation_id, id),
  constraint "fk$deadline_event_compartment" foreign key (organisation_id, compartment_id) references compartment (organisation_id, id),
  constraint "fk$deadline_event_same_household" foreign key (organisation_id, compartment_id, case_file_id) references compartment (organisation_id, id, case_file_id),
  constraint "fk$deadline_event_created_by" foreign key (organisation_id, created_by) references agent (organisation_id, id)
);
create index "ix$deadline_event_deadline" on deadline_event (organisation_id, deadline_id, compartment_id);
create index "ix$deadline_event_case_file" on deadline_event (organisation_id, case_file_id);
create index "ix$deadline_event_compartment" on deadline_event (organisation_id, compartment_id);
create index "ix$deadline_event_same_household" on deadline_event (organisation_id, compartment_id, case_file_id);
create index "ix$deadline_event_created_by" on deadline_event (organisation_id, created_by);
