-- The review of rights (S36): what became of each right of a household, and the proof that it was told of. A change is a new row; the former
-- one is superseded, never lost. What lies in health, violence, justice or a private passage keeps right and amount sealed (decision 10).
create table right_status (
  organisation_id uuid not null,
  id uuid not null,
  series_id uuid not null,
  case_file_id uuid not null,
  compartment_id uuid not null,
  -- the person whose right it is; the household when null
  subject_id uuid,
  -- slug of the catalogue, or the series of a local aid; null when sealed
  right_slug text,
  status text not null,
  -- cents for each `per`; null when unknown, not money, or sealed
  amount_cents int,
  per text,
  since_on date,
  until_on date,
  -- day on which a decision was notified: the delay of appeal runs from it
  notified_on date,
  -- why a right is not wanted
  reason text,
  -- sealed JSON: right, amount, note
  body bytea not null,
  said_on date not null,
  created_at timestamptz not null,
  created_by uuid not null,
  superseded_at timestamptz,
  constraint "pk$right_status" primary key (organisation_id, id),
  constraint "fk$right_status_case_file" foreign key (organisation_id, case_file_id) references case_file (organisation_id, id),
  constraint "fk$right_status_compartment" foreign key (organisation_id, compartment_id) references compartment (organisation_id, id),
  constraint "fk$right_status_subject" foreign key (organisation_id, subject_id) references person (organisation_id, id),
  constraint "fk$right_status_created_by" foreign key (organisation_id, created_by) references agent (organisation_id, id),
  constraint "check$right_status_status" check (status in ('toVerify', 'proposed', 'requested', 'open', 'refused', 'contested', 'notWanted', 'ended')),
  constraint "check$right_status_per" check (per in ('month', 'year', 'once')),
  constraint "check$right_status_amount" check (amount_cents >= 0),
  constraint "check$right_status_reason" check ((status = 'notWanted') = (reason is not null)),
  constraint "check$right_status_reason_code" check (reason in ('unknownRight', 'tooComplex', 'stigma', 'controlFear', 'othersNeedMore', 'pastRefusal', 'debtFear', 'familyRecovery', 'relatives', 'noStablePlace', 'digital', 'notNow', 'noReason', 'other')),
  constraint "check$right_status_dates" check (until_on is null or since_on is null or until_on >= since_on)
);
create index "ix$right_status_case_file" on right_status (organisation_id, case_file_id);
create index "ix$right_status_compartment" on right_status (organisation_id, compartment_id);
create index "ix$right_status_subject" on right_status (organisation_id, subject_id);
create index "ix$right_status_created_by" on right_status (organisation_id, created_by);
create unique index "uniq$right_status_current" on right_status (organisation_id, series_id) where superseded_at is null;

-- Proof that information was given (CASF L116-1 and the duty to inform): when, by what means, of which rights.
create table right_information (
  organisation_id uuid not null,
  id uuid not null,
  case_file_id uuid not null,
  compartment_id uuid not null,
  given_on date not null,
  medium text not null,
  -- sealed JSON: rights (slugs), words
  body bytea not null,
  created_at timestamptz not null,
  created_by uuid not null,
  constraint "pk$right_information" primary key (organisation_id, id),
  constraint "fk$right_information_case_file" foreign key (organisation_id, case_file_id) references case_file (organisation_id, id),
  constraint "fk$right_information_compartment" foreign key (organisation_id, compartment_id) references compartment (organisation_id, id),
  constraint "fk$right_information_created_by" foreign key (organisation_id, created_by) references agent (organisation_id, id),
  constraint "check$right_information_medium" check (medium in ('spoken', 'phone', 'sheet', 'letter', 'email', 'interpreter'))
);
create index "ix$right_information_case_file" on right_information (organisation_id, case_file_id);
create index "ix$right_information_compartment" on right_information (organisation_id, compartment_id);
create index "ix$right_information_created_by" on right_information (organisation_id, created_by);
