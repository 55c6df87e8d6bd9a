-- The night (architecture 4): all rights of a household computed again. One row for each case file, month and set of compartments read: a
-- computed right is as secret as its facts (decision 8), so a row is visible to who holds all of its compartments, and to nobody else.
create table right_result (
  organisation_id uuid not null,
  id uuid not null,
  case_file_id uuid not null,
  -- first day of the month computed
  month date not null,
  -- sorted; never empty
  compartment_ids uuid[] not null,
  -- keyed digest of what was computed: an unchanged file is not written again
  digest bytea not null,
  -- digest of the figures and formulas that computed it
  law_digest bytea not null,
  -- the first day on which it must be computed again though nothing was written: next month, a fact that goes out of date
  next_change_on date not null,
  -- sealed with the key of each compartment in turn: outcomes, amounts, questions
  body bytea not null,
  computed_at timestamptz not null,
  constraint "pk$right_result" primary key (organisation_id, id),
  constraint "uniq$right_result_set" unique (organisation_id, case_file_id, month, compartment_ids),
  constraint "fk$right_result_case_file" foreign key (organisation_id, case_file_id) references case_file (organisation_id, id),
  constraint "check$right_result_month" check (extract(day from month) = 1),
  constraint "check$right_result_compartments" check (cardinality(compartment_ids) > 0)
);

-- What the night has to tell the referent: a right that opens, one that will stop, an amount that moved. As secret as the result it comes from.
create table right_notice (
  organisation_id uuid not null,
  id uuid not null,
  case_file_id uuid not null,
  compartment_ids uuid[] not null,
  kind text not null,
  -- keyed digest of what is told: the same news is told once
  digest bytea not null,
  -- sealed like the result: right, person, before, after, day, why
  body bytea not null,
  -- the day it is about: when the right stops, from when the amount is another
  on_date date not null,
  created_at timestamptz not null,
  dismissed_at timestamptz,
  dismissed_by uuid,
  dismiss_reason text,
  constraint "pk$right_notice" primary key (organisation_id, id),
  constraint "uniq$right_notice_digest" unique (organisation_id, case_file_id, digest),
  constraint "fk$right_notice_case_file" foreign key (organisation_id, case_file_id) references case_file (organisation_id, id),
  constraint "fk$right_notice_dismissed_by" foreign key (organisation_id, dismissed_by) references agent (organisation_id, id),
  constraint "check$right_notice_kind" check (kind in ('new', 'ending', 'ended', 'changed')),
  constraint "check$right_notice_compartments" check (cardinality(compartment_ids) > 0),
  constraint "check$right_notice_dismissed" check (num_nulls(dismissed_at, dismissed_by, dismiss_reason) in (0, 3)),
  constraint "check$right_notice_dismiss_reason" check (dismiss_reason in ('done', 'known', 'told', 'notApplicable', 'wrongFacts', 'notWanted'))
);
create index "ix$right_notice_dismissed_by" on right_notice (organisation_id, dismissed_by);
create index "ix$right_notice_open" on right_notice (organisation_id, case_file_id) where dismissed_at is null;

-- Case files whose facts, persons or accesses changed since they were last computed. Written by triggers, read by the night.
create table right_due (
  organisation_id uuid not null,
  case_file_id uuid not null,
  marked_at timestamptz not null,
  constraint "pk$right_due" primary key (organisation_id, case_file_id),
  constraint "fk$right_due_case_file" foreign key (organisation_id, case_file_id) references case_file (organisation_id, id)
);

-- From which difference a change of amount is told, cents a month.
alter table organisation add column notice_from_cents int not null default 2000;
alter table organisation add constraint "check$organisation_notice_from" check (notice_from_cents between 0 and 100000);
