-- Autonomy (issue 7, part 2): help plans with her answer, what is followed beside them (adapting the home, asking for home help, what a carer needs), and the
-- tariffs of the département. Filled grids (AGGIR, PCH) are rows of `assessment`; the request itself is a procedure or an application (0035).

-- One version of a help plan. A change is a new row of the series; what somebody answered is answered to that version and to no other.
create table help_plan (
  organisation_id uuid not null,
  id uuid not null,
  series_id uuid not null,
  case_file_id uuid not null,
  compartment_id uuid not null,
  -- whom it helps
  person_id uuid not null,
  -- the evaluation that it follows from; null: the GIR was told otherwise, or is not known
  assessment_id uuid,
  -- the request (procedure APA) that it belongs to; null: none is followed here
  run_id uuid,
  -- the day on which it was proposed; null while it is being prepared
  proposed_on date,
  -- sealed JSON: items, GIR, resources, couple, the month of the figures, words
  body bytea not null,
  created_at timestamptz not null,
  created_by uuid not null,
  superseded_at timestamptz,
  constraint "pk$help_plan" primary key (organisation_id, id),
  constraint "uniq$help_plan_place" unique (organisation_id, id, compartment_id),
  constraint "fk$help_plan_assessment" foreign key (organisation_id, assessment_id, compartment_id) references assessment (organisation_id, id, compartment_id),
  constraint "fk$help_plan_run" foreign key (organisation_id, run_id, compartment_id) references procedure_run (organisation_id, id, compartment_id),
  constraint "fk$help_plan_person" foreign key (organisation_id, person_id) references person (organisation_id, id),
  constraint "fk$help_plan_case_file" foreign key (organisation_id, case_file_id) references case_file (organisation_id, id),
  constraint "fk$help_plan_compartment" foreign key (organisation_id, compartment_id) references compartment (organisation_id, id),
  constraint "fk$help_plan_same_household" foreign key (organisation_id, compartment_id, case_file_id) references compartment (organisation_id, id, case_file_id),
  constraint "fk$help_plan_created_by" foreign key (organisation_id, created_by) references agent (organisation_id, id)
);
create index "ix$help_plan_assessment" on help_plan (organisation_id, assessment_id, compartment_id);
create index "ix$help_plan_run" on help_plan (organisation_id, run_id, compartment_id);
create index "ix$help_plan_person" on help_plan (organisation_id, person_id);
create index "ix$help_plan_case_file" on help_plan (organisation_id, case_file_id);
create index "ix$help_plan_compartment" on help_plan (organisation_id, compartment_id);
create index "ix$help_plan_same_household" on help_plan (organisation_id, compartment_id, case_file_id);
create index "ix$help_plan_created_by" on help_plan (organisation_id, created_by);
create unique index "uniq$help_plan_current" on help_plan (organisation_id, series_id) where superseded_at is null;

-- What the person answered to a version: append-only, the last one counts and all stay.
create table help_plan_answer (
  organisation_id uuid not null,
  id uuid not null,
  plan_id uuid not null,
  case_file_id uuid not null,
  compartment_id uuid not null,
  -- sealed JSON: answer (accepted, changes, refused), her words
  body bytea not null,
  answered_on date not null,
  created_at timestamptz not null,
  created_by uuid not null,
  constraint "pk$help_plan_answer" primary key (organisation_id, id),
  constraint "fk$help_plan_answer_plan" foreign key (organisation_id, plan_id, compartment_id) references help_plan (organisation_id, id, compartment_id),
  constraint "fk$help_plan_answer_case_file" foreign key (organisation_id, case_file_id) references case_file (organisation_id, id),
  constraint "fk$help_plan_answer_compartment" foreign key (organisation_id, compartment_id) references compartment (organisation_id, id),
  constraint "fk$help_plan_answer_same_household" foreign key (organisation_id, compartment_id, case_file_id) references compartment (organisation_id, id, case_file_id),
  constraint "fk$help_plan_answer_created_by" foreign key (organisation_id, created_by) references agent (organisation_id, id)
);
create index "ix$help_plan_answer_plan" on help_plan_answer (organisation_id, plan_id, compartment_id);
create index "ix$help_plan_answer_case_file" on help_plan_answer (organisation_id, case_file_id);
create index "ix$help_plan_answer_compartment" on help_plan_answer (organisation_id, compartment_id);
create index "ix$help_plan_answer_same_household" on help_plan_answer (organisation_id, compartment_id, case_file_id);
create index "ix$help_plan_answer_created_by" on help_plan_answer (organisation_id, created_by);

-- What is followed beside a plan: adapting the home, asking a service for home help, what a carer needs. One row a version.
create table autonomy_matter (
  organisation_id uuid not null,
  id uuid not null,
  series_id uuid not null,
  case_file_id uuid not null,
  compartment_id uuid not null,
  -- whom it concerns: the person who is helped, or the carer where she lives in the household; null: the household, or a carer who lives elsewhere
  person_id uuid,
  -- sealed JSON: which of the three it is, and what it says
  body bytea not null,
  created_at timestamptz not null,
  created_by uuid not null,
  superseded_at timestamptz,
  constraint "pk$autonomy_matter" primary key (organisation_id, id),
  constraint "fk$autonomy_matter_person" foreign key (organisation_id, person_id) references person (organisation_id, id),
  constraint "fk$autonomy_matter_case_file" foreign key (organisation_id, case_file_id) references case_file (organisation_id, id),
  constraint "fk$autonomy_matter_compartment" foreign key (organisation_id, compartment_id) references compartment (organisation_id, id),
  constraint "fk$autonomy_matter_same_household" foreign key (organisation_id, compartment_id, case_file_id) references compartment (organisation_id, id, case_file_id),
  constraint "fk$autonomy_matter_created_by" foreign key (organisation_id, created_by) references agent (organisation_id, id)
);
create index "ix$autonomy_matter_person" on autonomy_matter (organisation_id, person_id);
create index "ix$autonomy_matter_case_file" on autonomy_matter (organisation_id, case_file_id);
create index "ix$autonomy_matter_compartment" on autonomy_matter (organisation_id, compartment_id);
create index "ix$autonomy_matter_same_household" on autonomy_matter (organisation_id, compartment_id, case_file_id);
create index "ix$autonomy_matter_created_by" on autonomy_matter (organisation_id, created_by);
create unique index "uniq$autonomy_matter_current" on autonomy_matter (organisation_id, series_id) where superseded_at is null;

-- What an hour or a unit of help costs in this département: written by a manager, dated, with where it was read. A new price is a new row. Nothing of a household.
create table help_tariff (
  organisation_id uuid not null,
  id uuid not null,
  kind text not null,
  provider text not null,
  cents int not null,
  from_on date not null,
  -- the deliberation or the order that fixes it
  source text not null,
  created_at timestamptz not null,
  created_by uuid not null,
  constraint "pk$help_tariff" primary key (organisation_id, id),
  constraint "fk$help_tariff_created_by" foreign key (organisation_id, created_by) references agent (organisation_id, id),
  constraint "check$help_tariff_cents" check (cents > 0),
  constraint "check$help_tariff_words" check (kind ~ '^[a-zA-Z]{1,40}$' and provider ~ '^[a-zA-Z]{1,40}$' and btrim(source) <> '' and length(source) <= 300)
);
create index "ix$help_tariff_created_by" on help_tariff (organisation_id, created_by);
