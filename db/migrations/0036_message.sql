-- What is told to a person about an appointment (docs/decisions/0026-telling-without-harm.md): her own choice, and each message with what became of it.

-- How she wants to be told, asked once and gone over again; a new row replaces the one before. body, sealed JSON: to (number or address), said (her words).
create table message_choice (
  organisation_id uuid not null,
  id uuid not null,
  case_file_id uuid not null,
  compartment_id uuid not null,
  channel text not null,
  hours_from text not null default '09:00',
  hours_until text not null default '18:00',
  -- she is protected and asked for messages all the same
  despite_danger boolean not null default false,
  body bytea not null,
  asked_on date not null,
  created_at timestamptz not null,
  created_by uuid not null,
  superseded_at timestamptz,
  constraint "pk$message_choice" primary key (organisation_id, id),
  constraint "fk$message_choice_case_file" foreign key (organisation_id, case_file_id) references case_file (organisation_id, id),
  constraint "fk$message_choice_compartment" foreign key (organisation_id, compartment_id) references compartment (organisation_id, id),
  constraint "fk$message_choice_same_household" foreign key (organisation_id, compartment_id, case_file_id) references compartment (organisation_id, id, case_file_id),
  constraint "fk$message_choice_created_by" foreign key (organisation_id, created_by) references agent (organisation_id, id),
  constraint "check$message_choice_channel" check (channel in ('sms', 'email', 'letter', 'none')),
  constraint "check$message_choice_hours" check (hours_from ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$' and hours_until ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$' and hours_until > hours_from)
);
create index "ix$message_choice_case_file" on message_choice (organisation_id, case_file_id);
create index "ix$message_choice_compartment" on message_choice (organisation_id, compartment_id, case_file_id);
create index "ix$message_choice_created_by" on message_choice (organisation_id, created_by);
create unique index "uniq$message_choice_current" on message_choice (organisation_id, case_file_id) where superseded_at is null;

-- One message: for what, about which hour. No text and no address: both are made when it leaves, from what is true then. Never twice: the hour told is in the key.
create table message (
  organisation_id uuid not null,
  id uuid not null,
  case_file_id uuid not null,
  compartment_id uuid not null,
  appointment_id uuid not null,
  purpose text not null,
  -- the hour that is told of, and for a move the new one
  starts_at timestamptz not null,
  next_at timestamptz,
  channel text,
  outcome text not null default 'waiting',
  -- why a try failed: a code of the peer, nothing of the person
  code text,
  tries int not null default 0,
  not_before timestamptz not null,
  claimed_at timestamptz,
  settled_at timestamptz,
  -- by hand: a letter that was printed, a message that was taken back in time
  printed_at timestamptz,
  withdrawn_at timestamptz,
  created_at timestamptz not null,
  -- null: the house itself, before an appointment
  created_by uuid,
  constraint "pk$message" primary key (organisation_id, id),
  constraint "uniq$message_once" unique (organisation_id, appointment_id, purpose, starts_at),
  constraint "fk$message_case_file" foreign key (organisation_id, case_file_id) references case_file (organisation_id, id),
  constraint "fk$message_compartment" foreign key (organisation_id, compartment_id) references compartment (organisation_id, id),
  constraint "fk$message_same_household" foreign key (organisation_id, compartment_id, case_file_id) references compartment (organisation_id, id, case_file_id),
  constraint "fk$message_appointment" foreign key (organisation_id, appointment_id) references appointment (organisation_id, id),
  constraint "fk$message_created_by" foreign key (organisation_id, created_by) references agent (organisation_id, id),
  constraint "check$message_purpose" check (purpose in ('reminder', 'moved', 'cancelled', 'replaced', 'absent')),
  constraint "check$message_channel" check (channel in ('sms', 'email', 'letter')),
  constraint "check$message_outcome" check (outcome in ('waiting', 'sending', 'sent', 'uncertain', 'failed', 'toPrint', 'withheld', 'dropped')),
  constraint "check$message_settled" check ((settled_at is null) = (outcome in ('waiting', 'sending', 'toPrint')))
);
create index "ix$message_case_file" on message (organisation_id, case_file_id);
create index "ix$message_compartment" on message (organisation_id, compartment_id, case_file_id);
create index "ix$message_created_by" on message (organisation_id, created_by);
create index "ix$message_waiting" on message (not_before) where outcome = 'waiting' and withdrawn_at is null;
create index "ix$message_sending" on message (claimed_at) where outcome = 'sending';
