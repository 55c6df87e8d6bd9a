-- One line of a household's budget: a resource, a charge, a debt, or an answer that only the household can give. Append-only: a change is a new version
-- of the same series, from a month on, so that the budget of a month that is over stays what it was.
create table budget_line (
  organisation_id uuid not null,
  id uuid not null,
  series_id uuid not null,
  case_file_id uuid not null,
  compartment_id uuid not null,
  -- whose it is; the household when null
  subject_id uuid,
  -- the first day of the first month in which it holds
  from_month date not null,
  -- sealed JSON: what it is, cents (null: it exists and nobody knows how much), period, proof and paper, label; of a debt, creditor, stage, seizure, plan, guarantor
  body bytea not null,
  -- the observation of the ledger that the same act wrote, or that this line took over
  fact_id uuid,
  created_at timestamptz not null,
  created_by uuid not null,
  constraint "pk$budget_line" primary key (organisation_id, id),
  constraint "fk$budget_line_subject" foreign key (organisation_id, subject_id) references person (organisation_id, id),
  constraint "fk$budget_line_fact" foreign key (organisation_id, fact_id) references fact_observation (organisation_id, id),
  constraint "fk$budget_line_case_file" foreign key (organisation_id, case_file_id) references case_file (organisation_id, id),
  constraint "fk$budget_line_compartment" foreign key (organisation_id, compartment_id) references compartment (organisation_id, id),
  constraint "fk$budget_line_same_household" foreign key (organisation_id, compartment_id, case_file_id) references compartment (organisation_id, id, case_file_id),
  constraint "fk$budget_line_created_by" foreign key (organisation_id, created_by) references agent (organisation_id, id),
  constraint "check$budget_line_month" check (extract(day from from_month) = 1)
);
create index "ix$budget_line_subject" on budget_line (organisation_id, subject_id);
create index "ix$budget_line_fact" on budget_line (organisation_id, fact_id);
create index "ix$budget_line_case_file" on budget_line (organisation_id, case_file_id);
create index "ix$budget_line_compartment" on budget_line (organisation_id, compartment_id);
create index "ix$budget_line_same_household" on budget_line (organisation_id, compartment_id, case_file_id);
create index "ix$budget_line_created_by" on budget_line (organisation_id, created_by);

-- Landmarks of the organisation for reading a budget: no law gives them. The last row stands. Nothing of a household.
create table budget_landmark (
  organisation_id uuid not null,
  id uuid not null,
  -- what a day should leave to each, in cents; null: the service has no such landmark
  per_day_cents int,
  -- divisor of a month, in hundredths of a day
  month_days int not null,
  shared_by text not null,
  -- flat amounts of the Banque de France, by year, as typed by the service: none is shipped
  forfaits jsonb not null,
  created_at timestamptz not null,
  created_by uuid not null,
  constraint "pk$budget_landmark" primary key (organisation_id, id),
  constraint "fk$budget_landmark_created_by" foreign key (organisation_id, created_by) references agent (organisation_id, id),
  constraint "check$budget_landmark_per_day" check (per_day_cents between 0 and 100000),
  constraint "check$budget_landmark_days" check (month_days between 2800 and 3100),
  constraint "check$budget_landmark_shared_by" check (shared_by in ('person', 'unit'))
);
create index "ix$budget_landmark_created_by" on budget_landmark (organisation_id, created_by);
