-- What is said, done, agreed and due: requests, appointments, drafts, the thread, the ledger of facts, steps and deadlines.

-- A first request (S18, S24, S30). It has a compartment of its own: readable by the competent team, and by reception until tonight.
create table request (
  organisation_id uuid not null,
  id uuid not null,
  compartment_id uuid not null,
  site_id uuid not null,
  team_id uuid not null,
  sector_id uuid,
  -- how to call her; empty when the person stays without a name
  called_name text not null default '',
  name_key text not null default '',
  -- sealed JSON: words, addressLine, phone, preferredTime, urgencyReason, answer
  body bytea not null,
  topics text[] not null default '{}',
  channel text not null,
  origin text not null,
  agreed boolean,
  urgency text not null,
  due_at timestamptz not null,
  commune_code text,
  address_case text,
  may_call boolean,
  may_message boolean,
  been_here text,
  status text not null default 'waiting',
  received_at timestamptz not null,
  received_by uuid not null,
  taken_by uuid,
  taken_at timestamptz,
  proposed_to uuid,
  case_file_id uuid,
  closed_at timestamptz,
  -- when the silent comparison with known households was made (decision 4)
  compared_at timestamptz,
  constraint "pk$request" primary key (organisation_id, id),
  constraint "fk$request_compartment" foreign key (organisation_id, compartment_id) references compartment (organisation_id, id),
  constraint "fk$request_site" foreign key (organisation_id, site_id) references site (organisation_id, id),
  constraint "fk$request_team" foreign key (organisation_id, team_id) references team (organisation_id, id),
  constraint "fk$request_sector" foreign key (organisation_id, sector_id) references sector (organisation_id, id),
  constraint "fk$request_commune" foreign key (commune_code) references commune (code),
  constraint "fk$request_received_by" foreign key (organisation_id, received_by) references agent (organisation_id, id),
  constraint "fk$request_taken_by" foreign key (organisation_id, taken_by) references agent (organisation_id, id),
  constraint "fk$request_proposed_to" foreign key (organisation_id, proposed_to) references agent (organisation_id, id),
  constraint "fk$request_case_file" foreign key (organisation_id, case_file_id) references case_file (organisation_id, id),
  constraint "check$request_urgency" check (urgency in ('immediate', 'today', 'week', 'next')),
  constraint "check$request_status" check (status in ('waiting', 'proposed', 'taken', 'opened', 'informed')),
  constraint "check$request_address_case" check (address_case in ('homeless', 'notGiven', 'hidden')),
  constraint "check$request_been_here" check (been_here in ('yes', 'no', 'unknown')),
  constraint "check$request_taken" check ((taken_by is null) = (taken_at is null))
);
create index "ix$request_compartment" on request (compartment_id);
create index "ix$request_compartment_fk" on request (organisation_id, compartment_id);
create index "ix$request_site" on request (organisation_id, site_id, received_at);
create index "ix$request_team" on request (organisation_id, team_id, status);
create index "ix$request_sector" on request (organisation_id, sector_id);
create index "ix$request_commune" on request (commune_code);
create index "ix$request_received_by" on request (organisation_id, received_by, received_at);
create index "ix$request_taken_by" on request (organisation_id, taken_by);
create index "ix$request_proposed_to" on request (organisation_id, proposed_to);
create index "ix$request_case_file" on request (organisation_id, case_file_id);
create index "ix$request_uncompared" on request (received_at) where compared_at is null;

-- A request looks like somebody known: told to the referent of that household alone (decision 4).
create table request_match (
  organisation_id uuid not null,
  id uuid not null,
  request_id uuid not null,
  case_file_id uuid not null,
  compartment_id uuid not null,
  referent_id uuid not null,
  likeness real not null,
  found_at timestamptz not null,
  answered_at timestamptz,
  answer text,
  constraint "pk$request_match" primary key (organisation_id, id),
  constraint "uniq$request_match" unique (organisation_id, request_id, case_file_id),
  constraint "fk$request_match_request" foreign key (organisation_id, request_id) references request (organisation_id, id),
  constraint "fk$request_match_case_file" foreign key (organisation_id, case_file_id) references case_file (organisation_id, id),
  constraint "fk$request_match_compartment" foreign key (organisation_id, compartment_id) references compartment (organisation_id, id),
  constraint "fk$request_match_referent" foreign key (organisation_id, referent_id) references agent (organisation_id, id),
  constraint "check$request_match_answer" check (answer in ('same', 'other'))
);
create index "ix$request_match_case_file" on request_match (organisation_id, case_file_id);
create index "ix$request_match_compartment" on request_match (organisation_id, compartment_id);
create index "ix$request_match_referent" on request_match (organisation_id, referent_id) where answered_at is null;
create index "ix$request_match_referent_fk" on request_match (organisation_id, referent_id);

create table appointment (
  organisation_id uuid not null,
  id uuid not null,
  case_file_id uuid not null,
  compartment_id uuid not null,
  site_id uuid not null,
  agent_id uuid not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  kind text not null,
  place text not null default '',
  -- sealed JSON: with (who comes), essentials (three lines), note
  body bytea not null,
  status text not null default 'planned',
  created_at timestamptz not null,
  created_by uuid not null,
  constraint "pk$appointment" primary key (organisation_id, id),
  constraint "fk$appointment_case_file" foreign key (organisation_id, case_file_id) references case_file (organisation_id, id),
  constraint "fk$appointment_compartment" foreign key (organisation_id, compartment_id) references compartment (organisation_id, id),
  constraint "fk$appointment_site" foreign key (organisation_id, site_id) references site (organisation_id, id),
  constraint "fk$appointment_agent" foreign key (organisation_id, agent_id) references agent (organisation_id, id),
  constraint "fk$appointment_created_by" foreign key (organisation_id, created_by) references agent (organisation_id, id),
  constraint "check$appointment_kind" check (kind in ('interview', 'homeVisit', 'call')),
  constraint "check$appointment_status" check (status in ('planned', 'held', 'noShow', 'cancelled')),
  constraint "check$appointment_times" check (ends_at > starts_at),
  constraint "exclude$appointment_agent_busy" exclude using gist (
    organisation_id with =, agent_id with =, tstzrange(starts_at, ends_at) with &&) where (status = 'planned')
);
create index "ix$appointment_case_file" on appointment (organisation_id, case_file_id);
create index "ix$appointment_compartment" on appointment (organisation_id, compartment_id);
create index "ix$appointment_site" on appointment (organisation_id, site_id, starts_at);
create index "ix$appointment_agent" on appointment (organisation_id, agent_id, starts_at);
create index "ix$appointment_created_by" on appointment (organisation_id, created_by);

-- The quiet page while it is written: its author alone reads it, in a compartment of her own, until it is tidied.
create table draft (
  organisation_id uuid not null,
  id uuid not null,
  case_file_id uuid not null,
  compartment_id uuid not null,
  author_id uuid not null,
  appointment_id uuid,
  body bytea not null,
  revision int not null default 1,
  started_at timestamptz not null,
  updated_at timestamptz not null,
  tidied_at timestamptz,
  entry_id uuid,
  constraint "pk$draft" primary key (organisation_id, id),
  constraint "fk$draft_case_file" foreign key (organisation_id, case_file_id) references case_file (organisation_id, id),
  constraint "fk$draft_compartment" foreign key (organisation_id, compartment_id) references compartment (organisation_id, id),
  constraint "fk$draft_author" foreign key (organisation_id, author_id) references agent (organisation_id, id),
  constraint "fk$draft_appointment" foreign key (organisation_id, appointment_id) references appointment (organisation_id, id)
);
create index "ix$draft_case_file" on draft (organisation_id, case_file_id);
create index "ix$draft_compartment" on draft (organisation_id, compartment_id);
create index "ix$draft_author" on draft (organisation_id, author_id) where tidied_at is null;
create index "ix$draft_author_fk" on draft (organisation_id, author_id);
create index "ix$draft_appointment" on draft (organisation_id, appointment_id);

-- The thread (fil). The words are in passages; an entry says when, what and who.
create table entry (
  organisation_id uuid not null,
  id uuid not null,
  case_file_id uuid not null,
  compartment_id uuid not null,
  kind text not null,
  -- sealed JSON: title, present
  head bytea not null,
  happened_at timestamptz not null,
  minutes int,
  author_id uuid not null,
  version int not null default 1,
  created_at timestamptz not null,
  constraint "pk$entry" primary key (organisation_id, id),
  constraint "fk$entry_case_file" foreign key (organisation_id, case_file_id) references case_file (organisation_id, id),
  constraint "fk$entry_compartment" foreign key (organisation_id, compartment_id) references compartment (organisation_id, id),
  constraint "fk$entry_author" foreign key (organisation_id, author_id) references agent (organisation_id, id),
  constraint "check$entry_kind" check (kind in ('interview', 'homeVisit', 'call', 'letter', 'note', 'meeting', 'firstRequest', 'handover')),
  constraint "check$entry_minutes" check (minutes between 0 and 1440)
);
create index "ix$entry_case_file" on entry (organisation_id, case_file_id, happened_at desc);
create index "ix$entry_compartment" on entry (organisation_id, compartment_id);
create index "ix$entry_author" on entry (organisation_id, author_id);
alter table draft add constraint "fk$draft_entry" foreign key (organisation_id, entry_id) references entry (organisation_id, id);
create index "ix$draft_entry" on draft (organisation_id, entry_id);

-- Pieces of an entry's text, each in its own compartment: a private passage is a row that others do not have. Append-only: a
-- correction is a new version, the old one stays.
create table entry_passage (
  organisation_id uuid not null,
  id uuid not null,
  entry_id uuid not null,
  case_file_id uuid not null,
  compartment_id uuid not null,
  version int not null,
  place int not null,
  body bytea not null,
  written_at timestamptz not null,
  written_by uuid not null,
  constraint "pk$entry_passage" primary key (organisation_id, id),
  constraint "fk$entry_passage_entry" foreign key (organisation_id, entry_id) references entry (organisation_id, id),
  constraint "fk$entry_passage_case_file" foreign key (organisation_id, case_file_id) references case_file (organisation_id, id),
  constraint "fk$entry_passage_compartment" foreign key (organisation_id, compartment_id) references compartment (organisation_id, id),
  constraint "fk$entry_passage_written_by" foreign key (organisation_id, written_by) references agent (organisation_id, id)
);
create index "ix$entry_passage_entry" on entry_passage (organisation_id, entry_id, version);
create index "ix$entry_passage_case_file" on entry_passage (organisation_id, case_file_id);
create index "ix$entry_passage_compartment" on entry_passage (organisation_id, compartment_id);
create index "ix$entry_passage_written_by" on entry_passage (organisation_id, written_by);

-- What an encounter was about: deduced, agreed with a yes; statistics come from here.
create table entry_theme (
  organisation_id uuid not null,
  id uuid not null,
  entry_id uuid not null,
  case_file_id uuid not null,
  compartment_id uuid not null,
  domain text not null,
  constraint "pk$entry_theme" primary key (organisation_id, id),
  constraint "uniq$entry_theme" unique (organisation_id, entry_id, domain),
  constraint "fk$entry_theme_entry" foreign key (organisation_id, entry_id) references entry (organisation_id, id),
  constraint "fk$entry_theme_case_file" foreign key (organisation_id, case_file_id) references case_file (organisation_id, id),
  constraint "fk$entry_theme_compartment" foreign key (organisation_id, compartment_id) references compartment (organisation_id, id)
);
create index "ix$entry_theme_case_file" on entry_theme (organisation_id, case_file_id);
create index "ix$entry_theme_compartment" on entry_theme (organisation_id, compartment_id);

-- The ledger of facts (architecture 0.2): append-only observations. Unknown = no line. Values of health, violence and justice,
-- and all free words, are sealed in `body`; numbers, dates and enumerations of the other compartments stay clear in `value`.
create table fact_observation (
  organisation_id uuid not null,
  id uuid not null,
  case_file_id uuid not null,
  compartment_id uuid not null,
  -- the household when null
  subject_id uuid,
  key text not null,
  value jsonb,
  body bytea,
  valid_from date,
  observed_at timestamptz not null,
  received_at timestamptz not null default now(),
  agent_id uuid not null,
  source text not null,
  entry_id uuid,
  constraint "pk$fact_observation" primary key (organisation_id, id),
  constraint "fk$fact_observation_case_file" foreign key (organisation_id, case_file_id) references case_file (organisation_id, id),
  constraint "fk$fact_observation_compartment" foreign key (organisation_id, compartment_id) references compartment (organisation_id, id),
  constraint "fk$fact_observation_subject" foreign key (organisation_id, subject_id) references person (organisation_id, id),
  constraint "fk$fact_observation_agent" foreign key (organisation_id, agent_id) references agent (organisation_id, id),
  constraint "fk$fact_observation_entry" foreign key (organisation_id, entry_id) references entry (organisation_id, id),
  constraint "check$fact_observation_source" check (source in ('said', 'read', 'observed', 'computed'))
);
create index "ix$fact_observation_case_file" on fact_observation (organisation_id, case_file_id, key, observed_at desc);
create index "ix$fact_observation_compartment" on fact_observation (organisation_id, compartment_id);
create index "ix$fact_observation_subject" on fact_observation (organisation_id, subject_id);
create index "ix$fact_observation_agent" on fact_observation (organisation_id, agent_id);
create index "ix$fact_observation_entry" on fact_observation (organisation_id, entry_id);

-- Expressed demand, objectives in her words, « En bref ». A change is a new row; the old one is superseded, never lost.
create table statement (
  organisation_id uuid not null,
  id uuid not null,
  series_id uuid not null,
  case_file_id uuid not null,
  compartment_id uuid not null,
  kind text not null,
  -- sealed JSON: words, step
  body bytea not null,
  said_on date not null,
  outcome text,
  created_at timestamptz not null,
  created_by uuid not null,
  superseded_at timestamptz,
  constraint "pk$statement" primary key (organisation_id, id),
  constraint "fk$statement_case_file" foreign key (organisation_id, case_file_id) references case_file (organisation_id, id),
  constraint "fk$statement_compartment" foreign key (organisation_id, compartment_id) references compartment (organisation_id, id),
  constraint "fk$statement_created_by" foreign key (organisation_id, created_by) references agent (organisation_id, id),
  constraint "check$statement_kind" check (kind in ('demand', 'objective', 'summary')),
  constraint "check$statement_outcome" check (outcome in ('reached', 'partly', 'not', 'noLongerRelevant'))
);
create index "ix$statement_case_file" on statement (organisation_id, case_file_id);
create index "ix$statement_compartment" on statement (organisation_id, compartment_id);
create index "ix$statement_created_by" on statement (organisation_id, created_by);
create unique index "uniq$statement_current" on statement (organisation_id, series_id) where superseded_at is null;

create table deadline (
  organisation_id uuid not null,
  id uuid not null,
  case_file_id uuid not null,
  compartment_id uuid not null,
  -- sealed JSON: title, note
  body bytea not null,
  law text,
  due_on date not null,
  entry_id uuid,
  created_at timestamptz not null,
  created_by uuid not null,
  done_at timestamptz,
  done_by uuid,
  dropped_reason text,
  constraint "pk$deadline" primary key (organisation_id, id),
  constraint "fk$deadline_case_file" foreign key (organisation_id, case_file_id) references case_file (organisation_id, id),
  constraint "fk$deadline_compartment" foreign key (organisation_id, compartment_id) references compartment (organisation_id, id),
  constraint "fk$deadline_entry" foreign key (organisation_id, entry_id) references entry (organisation_id, id),
  constraint "fk$deadline_created_by" foreign key (organisation_id, created_by) references agent (organisation_id, id),
  constraint "fk$deadline_done_by" foreign key (organisation_id, done_by) references agent (organisation_id, id)
);
create index "ix$deadline_case_file" on deadline (organisation_id, case_file_id);
create index "ix$deadline_compartment" on deadline (organisation_id, compartment_id);
create index "ix$deadline_open" on deadline (organisation_id, due_on) where done_at is null;
create index "ix$deadline_entry" on deadline (organisation_id, entry_id);
create index "ix$deadline_created_by" on deadline (organisation_id, created_by);
create index "ix$deadline_done_by" on deadline (organisation_id, done_by);

-- Who does what, and when: promises of both sides, shown again in the margin of the next interview.
create table next_step (
  organisation_id uuid not null,
  id uuid not null,
  case_file_id uuid not null,
  compartment_id uuid not null,
  -- sealed JSON: what
  body bytea not null,
  doer text not null,
  due_on date,
  said_on date not null,
  entry_id uuid,
  created_at timestamptz not null,
  created_by uuid not null,
  done_at timestamptz,
  dropped_at timestamptz,
  constraint "pk$next_step" primary key (organisation_id, id),
  constraint "fk$next_step_case_file" foreign key (organisation_id, case_file_id) references case_file (organisation_id, id),
  constraint "fk$next_step_compartment" foreign key (organisation_id, compartment_id) references compartment (organisation_id, id),
  constraint "fk$next_step_entry" foreign key (organisation_id, entry_id) references entry (organisation_id, id),
  constraint "fk$next_step_created_by" foreign key (organisation_id, created_by) references agent (organisation_id, id),
  constraint "check$next_step_doer" check (doer in ('person', 'worker', 'both', 'other'))
);
create index "ix$next_step_case_file" on next_step (organisation_id, case_file_id);
create index "ix$next_step_compartment" on next_step (organisation_id, compartment_id);
create index "ix$next_step_entry" on next_step (organisation_id, entry_id);
create index "ix$next_step_created_by" on next_step (organisation_id, created_by);

-- The sheet handed over: exactly what the person received, kept as given.
create table sheet (
  organisation_id uuid not null,
  id uuid not null,
  case_file_id uuid not null,
  compartment_id uuid not null,
  entry_id uuid not null,
  body bytea not null,
  discreet boolean not null default false,
  made_at timestamptz not null,
  made_by uuid not null,
  handed_at timestamptz,
  constraint "pk$sheet" primary key (organisation_id, id),
  constraint "fk$sheet_case_file" foreign key (organisation_id, case_file_id) references case_file (organisation_id, id),
  constraint "fk$sheet_compartment" foreign key (organisation_id, compartment_id) references compartment (organisation_id, id),
  constraint "fk$sheet_entry" foreign key (organisation_id, entry_id) references entry (organisation_id, id),
  constraint "fk$sheet_made_by" foreign key (organisation_id, made_by) references agent (organisation_id, id)
);
create index "ix$sheet_case_file" on sheet (organisation_id, case_file_id);
create index "ix$sheet_compartment" on sheet (organisation_id, compartment_id);
create index "ix$sheet_entry" on sheet (organisation_id, entry_id);
create index "ix$sheet_made_by" on sheet (organisation_id, made_by);
