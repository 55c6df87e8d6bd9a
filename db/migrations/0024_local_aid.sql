-- Local aids (CCAS, département, caisses): rows that a manager edits, with conditions on the same facts as the law's. A change is a new row.
create table local_aid (
  organisation_id uuid not null,
  id uuid not null,
  series_id uuid not null,
  name text not null,
  provider text not null,
  domain text not null,
  nature text not null,
  what text not null,
  -- list of conditions: question, expected answer, why it closes, test on the facts (rules/catalogue/fact-test.ts)
  conditions jsonb not null,
  -- { kind: 'amount' | 'formula' | 'rule', … }: an amount, or a rule of thumb in words
  gives jsonb not null,
  documents text[] not null,
  -- where and how to ask
  apply text not null,
  -- règlement intérieur, délibération: with its date
  basis text not null,
  valid_from date not null,
  valid_until date,
  created_at timestamptz not null,
  created_by uuid not null,
  superseded_at timestamptz,
  constraint "pk$local_aid" primary key (organisation_id, id),
  constraint "fk$local_aid_created_by" foreign key (organisation_id, created_by) references agent (organisation_id, id),
  constraint "check$local_aid_name" check (btrim(name) <> '' and length(name) <= 200),
  constraint "check$local_aid_dates" check (valid_until is null or valid_until >= valid_from)
);
create index "ix$local_aid_created_by" on local_aid (organisation_id, created_by);
create unique index "uniq$local_aid_current" on local_aid (organisation_id, series_id) where superseded_at is null;

-- A statement of the catalogue that nobody could check when it was written, and that a human ticked since: where it was read, and when.
create table catalogue_check (
  organisation_id uuid not null,
  id uuid not null,
  right_slug text not null,
  -- place of the statement in its entry: `silence`, `notes.2`…
  statement text not null,
  -- digest of the words that were checked: once they change, the tick no longer counts
  words_digest bytea not null,
  source text not null,
  checked_on date not null,
  created_at timestamptz not null,
  created_by uuid not null,
  withdrawn_at timestamptz,
  constraint "pk$catalogue_check" primary key (organisation_id, id),
  constraint "fk$catalogue_check_created_by" foreign key (organisation_id, created_by) references agent (organisation_id, id),
  constraint "check$catalogue_check_source" check (btrim(source) <> '' and length(source) <= 500)
);
create index "ix$catalogue_check_created_by" on catalogue_check (organisation_id, created_by);
create unique index "uniq$catalogue_check_current" on catalogue_check (organisation_id, right_slug, statement) where withdrawn_at is null;
