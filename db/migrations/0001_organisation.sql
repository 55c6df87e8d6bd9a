-- Organisations, sites, teams, sectors, agents and how they prove who they are.
-- Every key begins with organisation_id (decision 0001): a distributed PostgreSQL can follow, and no row can point across organisations.
create schema app;

create table organisation (
  id uuid not null,
  name text not null,
  kind text not null,
  -- days without a next step after which an open case file is shown on its referent's day page (S25)
  days_without_step int not null default 30,
  -- whether the journal handed to the person carries agents' names (decision 14)
  journal_names boolean not null default false,
  created_at timestamptz not null default now(),
  constraint "pk$organisation" primary key (id)
);

-- One row: what this database is. Demo data and real data never share one (architecture 8, decision 23).
create table installation (
  only_one boolean not null default true,
  mode text not null,
  born_at timestamptz not null default now(),
  constraint "pk$installation" primary key (only_one),
  constraint "check$installation_only_one" check (only_one),
  constraint "check$installation_mode" check (mode in ('demo', 'real'))
);

create table site (
  organisation_id uuid not null,
  id uuid not null,
  name text not null,
  address text,
  phone text,
  time_zone text not null default 'Europe/Paris',
  constraint "pk$site" primary key (organisation_id, id),
  constraint "fk$site_organisation" foreign key (organisation_id) references organisation (id)
);

create table team (
  organisation_id uuid not null,
  id uuid not null,
  site_id uuid not null,
  name text not null,
  kind text not null,
  constraint "pk$team" primary key (organisation_id, id),
  constraint "fk$team_site" foreign key (organisation_id, site_id) references site (organisation_id, id),
  constraint "check$team_kind" check (kind in ('sector', 'reception', 'specialised', 'management'))
);
create index "ix$team_site" on team (organisation_id, site_id);

create table sector (
  organisation_id uuid not null,
  id uuid not null,
  team_id uuid not null,
  number int not null,
  name text not null,
  constraint "pk$sector" primary key (organisation_id, id),
  constraint "uniq$sector_number" unique (organisation_id, number),
  constraint "fk$sector_team" foreign key (organisation_id, team_id) references team (organisation_id, id)
);
create index "ix$sector_team" on sector (organisation_id, team_id);

-- Communes of France (code officiel géographique): public reference data, the same for all organisations.
create table commune (
  code text not null,
  name text not null,
  name_key text not null,
  postal_codes text[] not null,
  department text,
  fictional boolean not null default false,
  constraint "pk$commune" primary key (code)
);
create index "ix$commune_name_key" on commune (name_key text_pattern_ops);
create index "ix$commune_postal_codes" on commune using gin (postal_codes);

-- What a sector covers: a commune, or a street of one (street_key: accents and case removed), with its even/odd numbers between two bounds.
create table sector_area (
  organisation_id uuid not null,
  id uuid not null,
  sector_id uuid not null,
  commune_code text not null,
  street_key text,
  number_from int,
  number_to int,
  constraint "pk$sector_area" primary key (organisation_id, id),
  constraint "fk$sector_area_sector" foreign key (organisation_id, sector_id) references sector (organisation_id, id) on delete cascade,
  constraint "fk$sector_area_commune" foreign key (commune_code) references commune (code)
);
create index "ix$sector_area_sector" on sector_area (organisation_id, sector_id);
create index "ix$sector_area_commune" on sector_area (commune_code);

create table agent (
  organisation_id uuid not null,
  id uuid not null,
  site_id uuid not null,
  login text not null,
  first_name text not null,
  last_name text not null,
  -- official label chosen by the agent among its forms (S11): « assistante de service social »
  job_title text not null,
  profession text not null,
  -- D5: why this agent is bound by secrecy; « none » never holds content
  secrecy_basis text not null,
  secrecy_proof text,
  secrecy_until date,
  trainee boolean not null default false,
  tutor_id uuid,
  -- the diploma that opens the title (S92); a job sheet is not a diploma
  diploma_kind text,
  diploma_on date,
  diploma_number text,
  single_keys boolean not null default true,
  plain_fonts boolean not null default false,
  created_at timestamptz not null default now(),
  ended_at timestamptz,
  constraint "pk$agent" primary key (organisation_id, id),
  constraint "uniq$agent_login" unique (login),
  constraint "fk$agent_site" foreign key (organisation_id, site_id) references site (organisation_id, id),
  constraint "fk$agent_tutor" foreign key (organisation_id, tutor_id) references agent (organisation_id, id),
  constraint "check$agent_secrecy_basis" check (secrecy_basis in ('profession', 'mission', 'function', 'none')),
  constraint "check$agent_ass_needs_diploma" check (
    profession <> 'assistantServiceSocial' or trainee or (diploma_kind is not null and diploma_on is not null)),
  constraint "check$agent_trainee_has_tutor" check (not trainee or tutor_id is not null)
);
create index "ix$agent_site" on agent (organisation_id, site_id);
create index "ix$agent_tutor" on agent (organisation_id, tutor_id);

create table agent_role (
  organisation_id uuid not null,
  agent_id uuid not null,
  role text not null,
  since timestamptz not null default now(),
  constraint "pk$agent_role" primary key (organisation_id, agent_id, role),
  constraint "fk$agent_role_agent" foreign key (organisation_id, agent_id) references agent (organisation_id, id),
  constraint "check$agent_role_role" check (role in ('worker', 'reception', 'manager', 'administrator', 'dpo'))
);

create table team_member (
  organisation_id uuid not null,
  id uuid not null,
  team_id uuid not null,
  agent_id uuid not null,
  from_date date not null,
  until_date date,
  constraint "pk$team_member" primary key (organisation_id, id),
  constraint "uniq$team_member" unique (organisation_id, team_id, agent_id, from_date),
  constraint "fk$team_member_team" foreign key (organisation_id, team_id) references team (organisation_id, id),
  constraint "fk$team_member_agent" foreign key (organisation_id, agent_id) references agent (organisation_id, id),
  constraint "check$team_member_dates" check (until_date is null or until_date >= from_date)
);
create index "ix$team_member_agent" on team_member (organisation_id, agent_id);

-- Who proves what: nothing here is readable by the roles that serve pages; only the login functions touch it.
create table credential (
  organisation_id uuid not null,
  agent_id uuid not null,
  passphrase_hash text not null,
  changed_at timestamptz not null default now(),
  constraint "pk$credential" primary key (organisation_id, agent_id),
  constraint "fk$credential_agent" foreign key (organisation_id, agent_id) references agent (organisation_id, id)
);

create table second_factor (
  organisation_id uuid not null,
  id uuid not null,
  agent_id uuid not null,
  kind text not null,
  label text not null,
  -- totp: the shared secret, sealed by the root key; passkey: the public key
  secret bytea not null,
  passkey_id text,
  counter bigint not null default 0,
  transports text[],
  created_at timestamptz not null default now(),
  last_used_at timestamptz,
  revoked_at timestamptz,
  constraint "pk$second_factor" primary key (organisation_id, id),
  constraint "uniq$second_factor_passkey" unique (passkey_id),
  constraint "fk$second_factor_agent" foreign key (organisation_id, agent_id) references agent (organisation_id, id),
  constraint "check$second_factor_kind" check (kind in ('totp', 'passkey'))
);
create index "ix$second_factor_agent" on second_factor (organisation_id, agent_id);

create table session (
  organisation_id uuid not null,
  id uuid not null,
  token_hash bytea not null,
  agent_id uuid not null,
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at timestamptz not null,
  shared_computer boolean not null default false,
  device text not null default '',
  -- the second factor was given (or the account has none yet and must set one up)
  complete boolean not null default false,
  locked_at timestamptz,
  stepped_up_at timestamptz,
  -- a challenge waiting for its answer (passkey), with the time it dies
  challenge text,
  -- key of the local drafts of this agent, sealed by the root key (decision 13)
  draft_key bytea,
  ended_at timestamptz,
  ended_why text,
  constraint "pk$session" primary key (organisation_id, id),
  constraint "uniq$session_token_hash" unique (token_hash),
  constraint "fk$session_agent" foreign key (organisation_id, agent_id) references agent (organisation_id, id)
);
create index "ix$session_agent" on session (organisation_id, agent_id);

-- One-time links: first administrator, invitation of a new agent, recovery by two persons. Only the hash is kept.
create table account_link (
  organisation_id uuid not null,
  id uuid not null,
  agent_id uuid not null,
  kind text not null,
  token_hash bytea,
  asked_by uuid,
  confirmed_by uuid,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  constraint "pk$account_link" primary key (organisation_id, id),
  constraint "uniq$account_link_token_hash" unique (token_hash),
  constraint "fk$account_link_agent" foreign key (organisation_id, agent_id) references agent (organisation_id, id),
  constraint "fk$account_link_asked_by" foreign key (organisation_id, asked_by) references agent (organisation_id, id),
  constraint "fk$account_link_confirmed_by" foreign key (organisation_id, confirmed_by) references agent (organisation_id, id),
  constraint "check$account_link_kind" check (kind in ('setup', 'invitation', 'recovery')),
  -- recovery: the one who asks and the one who confirms are two, and neither is the account's owner
  constraint "check$account_link_two_persons" check (
    kind <> 'recovery' or (asked_by is not null and asked_by <> agent_id
      and (confirmed_by is null or (confirmed_by <> asked_by and confirmed_by <> agent_id)))),
  constraint "check$account_link_recovery_confirmed" check (kind <> 'recovery' or token_hash is null or confirmed_by is not null)
);
create index "ix$account_link_agent" on account_link (organisation_id, agent_id);
create index "ix$account_link_asked_by" on account_link (organisation_id, asked_by);
create index "ix$account_link_confirmed_by" on account_link (organisation_id, confirmed_by);

-- Attempts to log in, by hashed login and hashed address: limits, never a list of persons.
create table login_attempt (
  id bigint generated always as identity,
  login_hash bytea not null,
  address_hash bytea not null,
  at timestamptz not null,
  succeeded boolean not null,
  constraint "pk$login_attempt" primary key (id)
);
create index "ix$login_attempt_login" on login_attempt (login_hash, at);
create index "ix$login_attempt_address" on login_attempt (address_hash, at);
