-- Keys that change (docs/decisions/0016-keys-that-change.md). The root key stays outside: the database remembers how to tell whether it was
-- given the right one, and which of two is meant while one takes the place of the other.
create table root_key (
  -- stands in everything that this root key sealed
  id uuid not null,
  -- `next`: a change of the root key is under way, and both are needed
  state text not null,
  -- a known text sealed by the key: a wrong key is told at once, and in words
  proof bytea not null,
  -- the key of keyed hashes (logins, addresses, digests of the night), wrapped: hashes outlive a change of the root key
  fingerprint_key bytea not null,
  since timestamptz not null,
  constraint "pk$root_key" primary key (id),
  constraint "uniq$root_key_state" unique (state),
  constraint "check$root_key_state" check (state in ('current', 'next'))
);

-- A change of data keys that is not finished: at most one. `scope` is a case file or a compartment; null: all of them.
create table key_change (
  only_one boolean not null default true,
  scope uuid,
  started_at timestamptz not null,
  constraint "pk$key_change" primary key (only_one),
  constraint "check$key_change_only_one" check (only_one)
);

-- While a compartment changes its key, two are known: the one that seals, and the other, which is to come or to go.
alter table compartment add column other_key_id uuid;
alter table compartment add column other_wrapped_key bytea;
alter table compartment add column other_key text;
-- since when the present key seals; null: since the compartment is there
alter table compartment add column key_since timestamptz;
alter table compartment add constraint "check$compartment_other_key" check (num_nulls(other_key_id, other_wrapped_key, other_key) in (0, 3));
alter table compartment add constraint "check$compartment_other_key_kind" check (other_key in ('next', 'former'));
create index "ix$compartment_other_key" on compartment (id) where other_key is not null;
-- a compartment whose key was destroyed is over: what is written later of the same kind goes into a new one
drop index "uniq$compartment_kind_of_case";
create unique index "uniq$compartment_kind_of_case" on compartment (organisation_id, case_file_id, kind)
  where kind not in ('aparte', 'request') and key_destroyed_at is null;
