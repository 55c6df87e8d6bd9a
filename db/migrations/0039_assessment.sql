-- Instruments of assessment (S22, S42 to S46, S49 to S51, S55 to S62): grids as versioned data, and what was filled of them. docs/decisions/0028-one-engine-for-every-grid.md

-- One filled instrument. A draft changes by the hand of its author; a finished one never does: a correction is a new row that names the one it stands for. The id may be
-- drawn on a device without network: sent twice, it is one row.
create table assessment (
  organisation_id uuid not null,
  id uuid not null,
  case_file_id uuid not null,
  compartment_id uuid not null,
  -- whom it is about; the household when null
  person_id uuid,
  -- id of an instrument of ours (src/rules/instruments), or the series of an own grid (table instrument); and its version
  instrument text not null,
  instrument_version int not null,
  state text not null,
  -- the day on which it was made with the person, which is not when it was written
  assessed_on date not null,
  -- sealed JSON: place, who was present, her view, answers, result, trace
  body bytea not null,
  revision int not null default 1,
  -- the finished one that this one corrects: it no longer counts, and stays
  supersedes_id uuid,
  created_at timestamptz not null,
  created_by uuid not null,
  updated_at timestamptz not null,
  finished_at timestamptz,
  constraint "pk$assessment" primary key (organisation_id, id),
  constraint "uniq$assessment_place" unique (organisation_id, id, compartment_id),
  constraint "fk$assessment_supersedes" foreign key (organisation_id, supersedes_id, compartment_id) references assessment (organisation_id, id, compartment_id),
  constraint "fk$assessment_person" foreign key (organisation_id, person_id) references person (organisation_id, id),
  constraint "fk$assessment_case_file" foreign key (organisation_id, case_file_id) references case_file (organisation_id, id),
  constraint "fk$assessment_compartment" foreign key (organisation_id, compartment_id) references compartment (organisation_id, id),
  constraint "fk$assessment_same_household" foreign key (organisation_id, compartment_id, case_file_id) references compartment (organisation_id, id, case_file_id),
  constraint "fk$assessment_created_by" foreign key (organisation_id, created_by) references agent (organisation_id, id),
  -- dropped: a draft thrown away by its author; its words are gone, the row says that there was one
  constraint "check$assessment_state" check (state in ('draft', 'finished', 'dropped')),
  constraint "check$assessment_finished" check (state = 'draft' or finished_at is not null),
  constraint "check$assessment_instrument" check (instrument ~ '^[a-z0-9-]{1,60}$' and instrument_version > 0),
  constraint "check$assessment_supersedes" check (supersedes_id is null or supersedes_id <> id)
);
create index "ix$assessment_supersedes" on assessment (organisation_id, supersedes_id, compartment_id);
create index "ix$assessment_person" on assessment (organisation_id, person_id);
create index "ix$assessment_case_file" on assessment (organisation_id, case_file_id);
create index "ix$assessment_compartment" on assessment (organisation_id, compartment_id);
create index "ix$assessment_same_household" on assessment (organisation_id, compartment_id, case_file_id);
create index "ix$assessment_created_by" on assessment (organisation_id, created_by);
-- one correction at most counts
create unique index "uniq$assessment_corrected" on assessment (organisation_id, supersedes_id) where state = 'finished';

-- A second look at a finished one, by somebody else who holds its compartment: what she thinks of it, beside it and never in its place. Append-only.
create table assessment_look (
  organisation_id uuid not null,
  id uuid not null,
  assessment_id uuid not null,
  case_file_id uuid not null,
  compartment_id uuid not null,
  -- sealed JSON: shares (whether she shares the outcome), words
  body bytea not null,
  created_at timestamptz not null,
  created_by uuid not null,
  constraint "pk$assessment_look" primary key (organisation_id, id),
  constraint "fk$assessment_look_assessment" foreign key (organisation_id, assessment_id, compartment_id) references assessment (organisation_id, id, compartment_id),
  constraint "fk$assessment_look_case_file" foreign key (organisation_id, case_file_id) references case_file (organisation_id, id),
  constraint "fk$assessment_look_compartment" foreign key (organisation_id, compartment_id) references compartment (organisation_id, id),
  constraint "fk$assessment_look_same_household" foreign key (organisation_id, compartment_id, case_file_id) references compartment (organisation_id, id, case_file_id),
  constraint "fk$assessment_look_created_by" foreign key (organisation_id, created_by) references agent (organisation_id, id)
);
create index "ix$assessment_look_assessment" on assessment_look (organisation_id, assessment_id, compartment_id);
create index "ix$assessment_look_case_file" on assessment_look (organisation_id, case_file_id);
create index "ix$assessment_look_compartment" on assessment_look (organisation_id, compartment_id);
create index "ix$assessment_look_same_household" on assessment_look (organisation_id, compartment_id, case_file_id);
create index "ix$assessment_look_created_by" on assessment_look (organisation_id, created_by);

-- A grid of the organisation's own, built by a manager in the interface. One row for each version; a draft changes, a published one never does; to retire a grid is a last
-- version that says so. The latest version that is no draft is the one in force. Nothing of a household.
create table instrument (
  organisation_id uuid not null,
  id uuid not null,
  series_id uuid not null,
  version int not null,
  state text not null,
  -- as src/rules/instruments/instrument.ts says: sections, questions, conditions, result; validated there before it is written
  definition jsonb not null,
  created_at timestamptz not null,
  created_by uuid not null,
  updated_at timestamptz not null,
  constraint "pk$instrument" primary key (organisation_id, id),
  constraint "uniq$instrument_version" unique (organisation_id, series_id, version),
  constraint "fk$instrument_created_by" foreign key (organisation_id, created_by) references agent (organisation_id, id),
  constraint "check$instrument_state" check (state in ('draft', 'published', 'retired')),
  constraint "check$instrument_version" check (version > 0),
  constraint "check$instrument_definition" check (jsonb_typeof(definition) = 'object')
);
create index "ix$instrument_created_by" on instrument (organisation_id, created_by);
