-- Case files and their compartments; persons and households; who may be told what.
create extension if not exists pg_trgm;
create extension if not exists unaccent;
create extension if not exists btree_gist;

create table case_file (
  organisation_id uuid not null,
  id uuid not null,
  number int not null,
  site_id uuid not null,
  team_id uuid not null,
  sector_id uuid,
  referent_id uuid not null,
  -- compartments every case file has: names and contact rules; the thread
  identity_compartment_id uuid not null,
  general_compartment_id uuid not null,
  -- what the household is called: « Céline Aubertin », « La dame au landau bleu ». Clear: search needs it (docs/security.md)
  name text not null,
  name_key text not null,
  -- hidden from reception, from relief and from lists of the site (decision 2)
  protected boolean not null default false,
  origin text not null,
  channel text not null,
  -- S18: does the person know and agree; null when not asked yet
  informed boolean,
  opened_at timestamptz not null,
  opened_by uuid not null,
  closed_at timestamptz,
  closure_reason text,
  constraint "pk$case_file" primary key (organisation_id, id),
  constraint "uniq$case_file_number" unique (organisation_id, number),
  constraint "fk$case_file_site" foreign key (organisation_id, site_id) references site (organisation_id, id),
  constraint "fk$case_file_team" foreign key (organisation_id, team_id) references team (organisation_id, id),
  constraint "fk$case_file_sector" foreign key (organisation_id, sector_id) references sector (organisation_id, id),
  constraint "fk$case_file_referent" foreign key (organisation_id, referent_id) references agent (organisation_id, id),
  constraint "fk$case_file_opened_by" foreign key (organisation_id, opened_by) references agent (organisation_id, id),
  constraint "check$case_file_closed_with_reason" check ((closed_at is null) = (closure_reason is null))
);
create index "ix$case_file_site" on case_file (organisation_id, site_id);
create index "ix$case_file_team" on case_file (organisation_id, team_id);
create index "ix$case_file_sector" on case_file (organisation_id, sector_id);
create index "ix$case_file_referent" on case_file (organisation_id, referent_id) where closed_at is null;
create index "ix$case_file_opened_by" on case_file (organisation_id, opened_by);
create index "ix$case_file_identity" on case_file (identity_compartment_id);
create index "ix$case_file_general" on case_file (general_compartment_id);
create index "ix$case_file_name_trgm" on case_file using gin (name_key gin_trgm_ops);

create table compartment (
  organisation_id uuid not null,
  id uuid not null,
  -- absent for a request that no case file has taken up yet
  case_file_id uuid,
  kind text not null,
  key_id uuid not null,
  -- the data key, wrapped by the root key that the database never holds; null once destroyed: the texts are gone for ever
  wrapped_key bytea,
  -- reception of this site reads it (identity of households that are not protected); null: reception reads nothing (decision 2)
  reception_site_id uuid,
  created_by uuid not null,
  created_at timestamptz not null,
  key_destroyed_at timestamptz,
  constraint "pk$compartment" primary key (organisation_id, id),
  constraint "uniq$compartment_id" unique (id),
  constraint "fk$compartment_case_file" foreign key (organisation_id, case_file_id) references case_file (organisation_id, id) deferrable initially deferred,
  constraint "fk$compartment_reception_site" foreign key (organisation_id, reception_site_id) references site (organisation_id, id),
  constraint "check$compartment_reception" check (reception_site_id is null or kind = 'identity'),
  constraint "fk$compartment_created_by" foreign key (organisation_id, created_by) references agent (organisation_id, id),
  constraint "check$compartment_kind" check (kind in ('identity', 'general', 'budget', 'health', 'childProtection', 'violence', 'justice', 'aparte', 'request')),
  constraint "check$compartment_key" check ((wrapped_key is null) = (key_destroyed_at is not null))
);
create index "ix$compartment_case_file" on compartment (organisation_id, case_file_id);
create index "ix$compartment_reception_site" on compartment (organisation_id, reception_site_id) where reception_site_id is not null;
create index "ix$compartment_created_by" on compartment (organisation_id, created_by);
create unique index "uniq$compartment_kind_of_case" on compartment (organisation_id, case_file_id, kind) where kind not in ('aparte', 'request');

alter table case_file add constraint "fk$case_file_identity" foreign key (organisation_id, identity_compartment_id)
  references compartment (organisation_id, id) deferrable initially deferred;
alter table case_file add constraint "fk$case_file_general" foreign key (organisation_id, general_compartment_id)
  references compartment (organisation_id, id) deferrable initially deferred;

create table compartment_access (
  organisation_id uuid not null,
  id uuid not null,
  compartment_id uuid not null,
  case_file_id uuid,
  agent_id uuid,
  team_id uuid,
  basis text not null,
  reason text,
  granted_by uuid not null,
  from_at timestamptz not null,
  until_at timestamptz,
  constraint "pk$compartment_access" primary key (organisation_id, id),
  constraint "fk$compartment_access_compartment" foreign key (organisation_id, compartment_id) references compartment (organisation_id, id) on delete cascade,
  constraint "fk$compartment_access_case_file" foreign key (organisation_id, case_file_id) references case_file (organisation_id, id),
  constraint "fk$compartment_access_agent" foreign key (organisation_id, agent_id) references agent (organisation_id, id),
  constraint "fk$compartment_access_team" foreign key (organisation_id, team_id) references team (organisation_id, id),
  constraint "fk$compartment_access_granted_by" foreign key (organisation_id, granted_by) references agent (organisation_id, id),
  constraint "check$compartment_access_one_holder" check (num_nonnulls(agent_id, team_id) = 1),
  constraint "check$compartment_access_basis" check (basis in ('referent', 'coWorker', 'relief', 'granted', 'exceptional', 'proposed', 'reception', 'author')),
  constraint "check$compartment_access_reason" check (basis not in ('relief', 'exceptional') or length(trim(reason)) >= 3),
  constraint "check$compartment_access_dates" check (until_at is null or until_at >= from_at)
);
create index "ix$compartment_access_agent" on compartment_access (agent_id, compartment_id) include (from_at, until_at) where agent_id is not null;
create index "ix$compartment_access_team" on compartment_access (team_id, compartment_id) include (from_at, until_at) where team_id is not null;
create index "ix$compartment_access_compartment" on compartment_access (organisation_id, compartment_id);
create index "ix$compartment_access_case_file" on compartment_access (organisation_id, case_file_id);
create index "ix$compartment_access_granted_by" on compartment_access (organisation_id, granted_by);
create index "ix$compartment_access_agent_fk" on compartment_access (organisation_id, agent_id);
create index "ix$compartment_access_team_fk" on compartment_access (organisation_id, team_id);

-- Conflict of interest (S111, D7): this agent never holds anything of this case file, whatever is granted.
create table exclusion (
  organisation_id uuid not null,
  id uuid not null,
  case_file_id uuid not null,
  agent_id uuid not null,
  declared_by uuid not null,
  declared_at timestamptz not null,
  lifted_at timestamptz,
  constraint "pk$exclusion" primary key (organisation_id, id),
  constraint "fk$exclusion_case_file" foreign key (organisation_id, case_file_id) references case_file (organisation_id, id),
  constraint "fk$exclusion_agent" foreign key (organisation_id, agent_id) references agent (organisation_id, id),
  constraint "fk$exclusion_declared_by" foreign key (organisation_id, declared_by) references agent (organisation_id, id)
);
create index "ix$exclusion_agent" on exclusion (agent_id, case_file_id) where lifted_at is null;
create index "ix$exclusion_case_file" on exclusion (organisation_id, case_file_id);
create index "ix$exclusion_agent_fk" on exclusion (organisation_id, agent_id);
create index "ix$exclusion_declared_by" on exclusion (organisation_id, declared_by);

-- A link declared by an agent with somebody, known here or not: compared in silence with every household, now and later.
create table declared_link (
  organisation_id uuid not null,
  id uuid not null,
  agent_id uuid not null,
  name_key text not null,
  birth_date date,
  declared_at timestamptz not null,
  withdrawn_at timestamptz,
  constraint "pk$declared_link" primary key (organisation_id, id),
  constraint "fk$declared_link_agent" foreign key (organisation_id, agent_id) references agent (organisation_id, id)
);
create index "ix$declared_link_agent" on declared_link (organisation_id, agent_id);
create index "ix$declared_link_name" on declared_link (organisation_id, name_key) where withdrawn_at is null;

create table person (
  organisation_id uuid not null,
  id uuid not null,
  case_file_id uuid not null,
  compartment_id uuid not null,
  reception_site_id uuid,
  civil_title text not null default 'none',
  first_name text not null default '',
  last_name text not null default '',
  usual_name text not null default '',
  name_key text not null default '',
  sex text not null default 'unknown',
  birth_date date,
  died_on date,
  detail bytea,
  created_at timestamptz not null,
  created_by uuid not null,
  constraint "pk$person" primary key (organisation_id, id),
  constraint "fk$person_case_file" foreign key (organisation_id, case_file_id) references case_file (organisation_id, id),
  constraint "fk$person_compartment" foreign key (organisation_id, compartment_id) references compartment (organisation_id, id),
  constraint "fk$person_reception_site" foreign key (organisation_id, reception_site_id) references site (organisation_id, id),
  constraint "fk$person_created_by" foreign key (organisation_id, created_by) references agent (organisation_id, id),
  constraint "check$person_sex" check (sex in ('F', 'M', 'unknown')),
  constraint "check$person_has_a_name" check (first_name || last_name || usual_name <> '')
);
create index "ix$person_reception_site" on person (organisation_id, reception_site_id) where reception_site_id is not null;
create index "ix$person_case_file" on person (organisation_id, case_file_id);
create index "ix$person_compartment" on person (compartment_id);
create index "ix$person_compartment_fk" on person (organisation_id, compartment_id);
create index "ix$person_created_by" on person (organisation_id, created_by);
create index "ix$person_name_trgm" on person using gin (name_key gin_trgm_ops);
create index "ix$person_birth" on person (organisation_id, birth_date);

-- Every change of a person keeps what stood before (S112).
create table person_version (
  organisation_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  compartment_id uuid not null,
  was jsonb not null,
  changed_at timestamptz not null,
  changed_by uuid not null,
  constraint "pk$person_version" primary key (organisation_id, id),
  constraint "fk$person_version_person" foreign key (organisation_id, person_id) references person (organisation_id, id),
  constraint "fk$person_version_compartment" foreign key (organisation_id, compartment_id) references compartment (organisation_id, id),
  constraint "fk$person_version_changed_by" foreign key (organisation_id, changed_by) references agent (organisation_id, id)
);
create index "ix$person_version_person" on person_version (organisation_id, person_id);
create index "ix$person_version_compartment" on person_version (organisation_id, compartment_id);
create index "ix$person_version_changed_by" on person_version (organisation_id, changed_by);

-- The same human being in two case files (decision 5): readable only by who holds both identities.
create table same_person (
  organisation_id uuid not null,
  id uuid not null,
  person_a uuid not null,
  compartment_a uuid not null,
  person_b uuid not null,
  compartment_b uuid not null,
  linked_by uuid not null,
  linked_at timestamptz not null,
  constraint "pk$same_person" primary key (organisation_id, id),
  constraint "fk$same_person_a" foreign key (organisation_id, person_a) references person (organisation_id, id),
  constraint "fk$same_person_b" foreign key (organisation_id, person_b) references person (organisation_id, id),
  constraint "fk$same_person_compartment_a" foreign key (organisation_id, compartment_a) references compartment (organisation_id, id),
  constraint "fk$same_person_compartment_b" foreign key (organisation_id, compartment_b) references compartment (organisation_id, id),
  constraint "fk$same_person_linked_by" foreign key (organisation_id, linked_by) references agent (organisation_id, id),
  constraint "check$same_person_two" check (person_a <> person_b)
);
create index "ix$same_person_a" on same_person (organisation_id, person_a);
create index "ix$same_person_b" on same_person (organisation_id, person_b);
create index "ix$same_person_ca" on same_person (organisation_id, compartment_a);
create index "ix$same_person_cb" on same_person (organisation_id, compartment_b);
create index "ix$same_person_linked_by" on same_person (organisation_id, linked_by);

-- Dated composition of a household (S4): a member leaves or joins without rewriting the past.
create table household_member (
  organisation_id uuid not null,
  id uuid not null,
  case_file_id uuid not null,
  compartment_id uuid not null,
  person_id uuid not null,
  role text not null,
  custody text,
  from_date date not null,
  until_date date,
  created_at timestamptz not null,
  created_by uuid not null,
  constraint "pk$household_member" primary key (organisation_id, id),
  constraint "fk$household_member_case_file" foreign key (organisation_id, case_file_id) references case_file (organisation_id, id),
  constraint "fk$household_member_compartment" foreign key (organisation_id, compartment_id) references compartment (organisation_id, id),
  constraint "fk$household_member_person" foreign key (organisation_id, person_id) references person (organisation_id, id),
  constraint "fk$household_member_created_by" foreign key (organisation_id, created_by) references agent (organisation_id, id),
  constraint "check$household_member_role" check (role in ('main', 'partner', 'child', 'parent', 'other')),
  constraint "check$household_member_dates" check (until_date is null or until_date >= from_date),
  -- a person is in the household once at a time
  constraint "exclude$household_member_once" exclude using gist (
    organisation_id with =, person_id with =, daterange(from_date, until_date, '[)') with &&)
);
create index "ix$household_member_case_file" on household_member (organisation_id, case_file_id);
create index "ix$household_member_compartment" on household_member (organisation_id, compartment_id);
create index "ix$household_member_person" on household_member (organisation_id, person_id);
create index "ix$household_member_created_by" on household_member (organisation_id, created_by);

-- Relatives outside the household and helpers: what they may be told (S20). Names of third parties are sealed.
create table helper (
  organisation_id uuid not null,
  id uuid not null,
  case_file_id uuid not null,
  compartment_id uuid not null,
  -- sealed JSON: name, organisation, phone, about (what may be told)
  body bytea not null,
  kind text not null,
  telling text not null,
  quality text not null,
  agreed_on date,
  until_date date,
  created_at timestamptz not null,
  created_by uuid not null,
  superseded_at timestamptz,
  constraint "pk$helper" primary key (organisation_id, id),
  constraint "fk$helper_case_file" foreign key (organisation_id, case_file_id) references case_file (organisation_id, id),
  constraint "fk$helper_compartment" foreign key (organisation_id, compartment_id) references compartment (organisation_id, id),
  constraint "fk$helper_created_by" foreign key (organisation_id, created_by) references agent (organisation_id, id),
  constraint "check$helper_telling" check (telling in ('yes', 'partly', 'no', 'unknown'))
);
create index "ix$helper_case_file" on helper (organisation_id, case_file_id);
create index "ix$helper_compartment" on helper (organisation_id, compartment_id);
create index "ix$helper_created_by" on helper (organisation_id, created_by);

-- How persons are tied: what the genogram draws. A tie of violence lies in the compartment « violence ».
create table relation (
  organisation_id uuid not null,
  id uuid not null,
  case_file_id uuid not null,
  compartment_id uuid not null,
  from_person uuid not null,
  to_person uuid not null,
  kind text not null,
  quality text not null,
  created_at timestamptz not null,
  created_by uuid not null,
  superseded_at timestamptz,
  constraint "pk$relation" primary key (organisation_id, id),
  constraint "fk$relation_case_file" foreign key (organisation_id, case_file_id) references case_file (organisation_id, id),
  constraint "fk$relation_compartment" foreign key (organisation_id, compartment_id) references compartment (organisation_id, id),
  constraint "fk$relation_from" foreign key (organisation_id, from_person) references person (organisation_id, id),
  constraint "fk$relation_to" foreign key (organisation_id, to_person) references person (organisation_id, id),
  constraint "fk$relation_created_by" foreign key (organisation_id, created_by) references agent (organisation_id, id),
  constraint "check$relation_two" check (from_person <> to_person)
);
create index "ix$relation_case_file" on relation (organisation_id, case_file_id);
create index "ix$relation_compartment" on relation (organisation_id, compartment_id);
create index "ix$relation_from" on relation (organisation_id, from_person);
create index "ix$relation_to" on relation (organisation_id, to_person);
create index "ix$relation_created_by" on relation (organisation_id, created_by);

-- Safe-contact rules (D20): the newest row counts, older ones stay. null = nobody asked yet, so nobody calls.
create table contact_rule (
  organisation_id uuid not null,
  id uuid not null,
  case_file_id uuid not null,
  compartment_id uuid not null,
  reception_site_id uuid,
  may_call boolean,
  may_message boolean,
  may_write boolean,
  address_hidden boolean not null default false,
  -- sealed JSON: phone, hours, how (how to reach without risk), reason
  body bytea not null,
  reviewed_on date,
  created_at timestamptz not null,
  created_by uuid not null,
  superseded_at timestamptz,
  constraint "pk$contact_rule" primary key (organisation_id, id),
  constraint "fk$contact_rule_case_file" foreign key (organisation_id, case_file_id) references case_file (organisation_id, id),
  constraint "fk$contact_rule_compartment" foreign key (organisation_id, compartment_id) references compartment (organisation_id, id),
  constraint "fk$contact_rule_reception_site" foreign key (organisation_id, reception_site_id) references site (organisation_id, id),
  constraint "fk$contact_rule_created_by" foreign key (organisation_id, created_by) references agent (organisation_id, id)
);
create index "ix$contact_rule_case_file" on contact_rule (organisation_id, case_file_id);
create index "ix$contact_rule_reception_site" on contact_rule (organisation_id, reception_site_id) where reception_site_id is not null;
create index "ix$contact_rule_compartment" on contact_rule (organisation_id, compartment_id);
create index "ix$contact_rule_created_by" on contact_rule (organisation_id, created_by);
create unique index "uniq$contact_rule_current" on contact_rule (organisation_id, case_file_id) where superseded_at is null;

-- Where the household lives. The line is always sealed; seeing a hidden one asks a reason.
create table dwelling (
  organisation_id uuid not null,
  id uuid not null,
  case_file_id uuid not null,
  compartment_id uuid not null,
  commune_code text,
  tenure text not null,
  -- sealed JSON: line, detail
  body bytea not null,
  from_date date not null,
  created_at timestamptz not null,
  created_by uuid not null,
  superseded_at timestamptz,
  constraint "pk$dwelling" primary key (organisation_id, id),
  constraint "fk$dwelling_case_file" foreign key (organisation_id, case_file_id) references case_file (organisation_id, id),
  constraint "fk$dwelling_compartment" foreign key (organisation_id, compartment_id) references compartment (organisation_id, id),
  constraint "fk$dwelling_commune" foreign key (commune_code) references commune (code),
  constraint "fk$dwelling_created_by" foreign key (organisation_id, created_by) references agent (organisation_id, id)
);
create index "ix$dwelling_case_file" on dwelling (organisation_id, case_file_id);
create index "ix$dwelling_compartment" on dwelling (organisation_id, compartment_id);
create index "ix$dwelling_commune" on dwelling (commune_code);
create index "ix$dwelling_created_by" on dwelling (organisation_id, created_by);
create unique index "uniq$dwelling_current" on dwelling (organisation_id, case_file_id) where superseded_at is null;

-- Publics (S10): dated, in the compartment that the word itself belongs to.
create table public_tag (
  organisation_id uuid not null,
  id uuid not null,
  case_file_id uuid not null,
  compartment_id uuid not null,
  tag text not null,
  from_date date not null,
  until_date date,
  created_by uuid not null,
  constraint "pk$public_tag" primary key (organisation_id, id),
  constraint "fk$public_tag_case_file" foreign key (organisation_id, case_file_id) references case_file (organisation_id, id),
  constraint "fk$public_tag_compartment" foreign key (organisation_id, compartment_id) references compartment (organisation_id, id),
  constraint "fk$public_tag_created_by" foreign key (organisation_id, created_by) references agent (organisation_id, id)
);
create index "ix$public_tag_case_file" on public_tag (organisation_id, case_file_id);
create index "ix$public_tag_compartment" on public_tag (organisation_id, compartment_id);
create index "ix$public_tag_created_by" on public_tag (organisation_id, created_by);

-- Needs on several axes (S3, S6, S27). A change of status is a new row of the same series.
create table need (
  organisation_id uuid not null,
  id uuid not null,
  series_id uuid not null,
  case_file_id uuid not null,
  compartment_id uuid not null,
  domain text not null,
  axes text[] not null,
  is_primary boolean not null default false,
  status text not null,
  -- sealed JSON: topic, cause (origine des difficultés)
  body bytea not null,
  created_at timestamptz not null,
  created_by uuid not null,
  superseded_at timestamptz,
  constraint "pk$need" primary key (organisation_id, id),
  constraint "fk$need_case_file" foreign key (organisation_id, case_file_id) references case_file (organisation_id, id),
  constraint "fk$need_compartment" foreign key (organisation_id, compartment_id) references compartment (organisation_id, id),
  constraint "fk$need_created_by" foreign key (organisation_id, created_by) references agent (organisation_id, id),
  constraint "check$need_axes" check (cardinality(axes) >= 1 and axes <@ array['economic', 'social', 'psychological'])
);
create index "ix$need_case_file" on need (organisation_id, case_file_id);
create index "ix$need_compartment" on need (organisation_id, compartment_id);
create index "ix$need_created_by" on need (organisation_id, created_by);
create unique index "uniq$need_current" on need (organisation_id, series_id) where superseded_at is null;
