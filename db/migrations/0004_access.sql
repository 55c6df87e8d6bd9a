-- Exceptional access, notices between agents, and the sealed audit log (docs/security.md).

-- Asked by typed identity (decision 11): a row is written whether the household exists or not.
create table exceptional_access (
  organisation_id uuid not null,
  id uuid not null,
  -- compartment of the written reason: its asker, the managers of the site, the referent
  compartment_id uuid not null,
  agent_id uuid not null,
  -- null when nobody of that name is known: the asker sees the same page
  case_file_id uuid,
  ground text not null,
  -- sealed JSON: reason, asked name
  body bytea not null,
  asked_at timestamptz not null,
  needs_second_person boolean not null default false,
  opened_at timestamptz,
  expires_at timestamptz,
  renewed_at timestamptz,
  second_person uuid,
  reviewed_at timestamptz,
  reviewed_by uuid,
  verdict text,
  constraint "pk$exceptional_access" primary key (organisation_id, id),
  constraint "fk$exceptional_access_compartment" foreign key (organisation_id, compartment_id) references compartment (organisation_id, id),
  constraint "fk$exceptional_access_agent" foreign key (organisation_id, agent_id) references agent (organisation_id, id),
  constraint "fk$exceptional_access_case_file" foreign key (organisation_id, case_file_id) references case_file (organisation_id, id),
  constraint "fk$exceptional_access_second" foreign key (organisation_id, second_person) references agent (organisation_id, id),
  constraint "fk$exceptional_access_reviewed_by" foreign key (organisation_id, reviewed_by) references agent (organisation_id, id),
  constraint "check$exceptional_access_verdict" check (verdict in ('justified', 'notJustified', 'unclear')),
  constraint "check$exceptional_access_not_reviewed_by_oneself" check (reviewed_by <> agent_id),
  constraint "check$exceptional_access_second_is_another" check (second_person <> agent_id)
);
create index "ix$exceptional_access_compartment" on exceptional_access (organisation_id, compartment_id);
create index "ix$exceptional_access_agent" on exceptional_access (organisation_id, agent_id);
create index "ix$exceptional_access_case_file" on exceptional_access (organisation_id, case_file_id);
create index "ix$exceptional_access_second" on exceptional_access (organisation_id, second_person);
create index "ix$exceptional_access_reviewed_by" on exceptional_access (organisation_id, reviewed_by);

-- A word from Aparté to one agent, inside the application only (guide 8): somebody came, somebody opened, somebody hands over.
create table notice (
  organisation_id uuid not null,
  id uuid not null,
  agent_id uuid not null,
  kind text not null,
  case_file_id uuid,
  -- what one must hold to read it; null when it tells nothing of a household
  compartment_id uuid,
  about_id uuid,
  created_at timestamptz not null,
  seen_at timestamptz,
  constraint "pk$notice" primary key (organisation_id, id),
  constraint "fk$notice_agent" foreign key (organisation_id, agent_id) references agent (organisation_id, id),
  constraint "fk$notice_case_file" foreign key (organisation_id, case_file_id) references case_file (organisation_id, id),
  constraint "fk$notice_compartment" foreign key (organisation_id, compartment_id) references compartment (organisation_id, id),
  constraint "check$notice_kind" check (kind in ('requestMatch', 'requestProposed', 'exceptionalAccess', 'exceptionalToApprove', 'handover', 'newDevice', 'accessGranted'))
);
create index "ix$notice_agent" on notice (organisation_id, agent_id) where seen_at is null;
create index "ix$notice_agent_fk" on notice (organisation_id, agent_id);
create index "ix$notice_case_file" on notice (organisation_id, case_file_id);
create index "ix$notice_compartment" on notice (organisation_id, compartment_id);

create schema audit;

-- One line for each act, written in the same transaction as the act. Ids and field names, never values.
create table audit.entry (
  id bigint generated always as identity,
  xid xid8 not null default pg_current_xact_id(),
  organisation_id uuid,
  at timestamptz not null default clock_timestamp(),
  agent_id uuid,
  session_id uuid,
  action text not null,
  outcome text not null default 'done',
  case_file_id uuid,
  subject_id uuid,
  -- compartments whose keys were opened; ids of what a list really showed
  compartments uuid[] not null default '{}',
  shown uuid[] not null default '{}',
  detail jsonb,
  nonce bytea not null default uuid_send(gen_random_uuid()),
  row_hash bytea not null,
  block_no bigint,
  constraint "pk$audit_entry" primary key (id),
  constraint "check$audit_entry_outcome" check (outcome in ('done', 'refused', 'failed'))
);
create index "ix$audit_entry_case_file" on audit.entry (organisation_id, case_file_id, id desc) where case_file_id is not null;
create index "ix$audit_entry_agent" on audit.entry (organisation_id, agent_id, id desc);
create index "ix$audit_entry_unsealed" on audit.entry (id) where block_no is null;
create index "ix$audit_entry_block" on audit.entry (block_no);

create table audit.block (
  no bigint not null,
  prev_hash bytea not null,
  n int not null,
  first_id bigint not null,
  last_id bigint not null,
  rows_hash bytea not null,
  sealed_at timestamptz not null,
  hash bytea not null,
  mac bytea not null,
  constraint "pk$audit_block" primary key (no),
  constraint "check$audit_block_range" check (last_id >= first_id and n > 0)
);

-- Last block hash seen elsewhere (backup manifest, printed sheet): what a cut tail is measured against.
create table audit.anchor (
  id uuid not null,
  block_no bigint not null,
  hash bytea not null,
  kept_where text not null,
  at timestamptz not null,
  constraint "pk$audit_anchor" primary key (id)
);

create table audit.public_key (
  key bytea not null,
  since timestamptz not null,
  constraint "pk$audit_public_key" primary key (key)
);

-- What is hashed: every column but the hash and the block number, in a fixed order.
create function audit.canonical(e audit.entry) returns bytea language sql stable as $$
  select convert_to(array_to_string(array[e.id::text, e.xid::text, e.organisation_id::text,
    to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'), e.agent_id::text, e.session_id::text, e.action, e.outcome,
    e.case_file_id::text, e.subject_id::text, array_to_string(e.compartments, ','), array_to_string(e.shown, ','), e.detail::text],
    '|', '-'), 'UTF8') || e.nonce
$$;

create function audit.hash_row() returns trigger language plpgsql as $$
begin
  -- what the writer may not choose
  new.xid := pg_current_xact_id();
  new.nonce := uuid_send(gen_random_uuid());
  new.block_no := null;
  new.at := clock_timestamp();
  new.row_hash := sha256(audit.canonical(new));
  return new;
end $$;
create trigger hash_row before insert on audit.entry for each row execute function audit.hash_row();

-- Append-only by grant first, by trigger second: the sealer sets block_no once; nothing else ever changes.
create function audit.refuse_change() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and tg_table_name = 'entry' and old.block_no is null and new.block_no is not null
     and audit.canonical(old) = audit.canonical(new) and old.row_hash = new.row_hash then
    return new;
  end if;
  raise exception 'the audit log is append-only' using errcode = '42501';
end $$;
create trigger refuse_change before update or delete on audit.entry for each row execute function audit.refuse_change();
create trigger refuse_truncate before truncate on audit.entry for each statement execute function audit.refuse_change();
create trigger refuse_change before update or delete on audit.block for each row execute function audit.refuse_change();
create trigger refuse_truncate before truncate on audit.block for each statement execute function audit.refuse_change();
