-- Keys of the calculation (decision 16): what another program of the organisation shows to POST /api/calculate. A key belongs to the
-- organisation, not to an agent: it opens the arithmetic of the law, and no row of any household. Only the hash of its secret is kept.
create table calculation_key (
  organisation_id uuid not null,
  id uuid not null,
  name text not null,
  token_hash bytea not null,
  created_at timestamptz not null,
  created_by uuid not null,
  last_used_at timestamptz,
  revoked_at timestamptz,
  revoked_by uuid,
  constraint "pk$calculation_key" primary key (organisation_id, id),
  constraint "uniq$calculation_key_token_hash" unique (organisation_id, token_hash),
  constraint "fk$calculation_key_created_by" foreign key (organisation_id, created_by) references agent (organisation_id, id),
  constraint "fk$calculation_key_revoked_by" foreign key (organisation_id, revoked_by) references agent (organisation_id, id),
  constraint "check$calculation_key_name" check (btrim(name) <> '' and length(name) <= 100),
  constraint "check$calculation_key_token_hash" check (length(token_hash) = 32),
  constraint "check$calculation_key_revoked" check ((revoked_at is null) = (revoked_by is null))
);
create index "ix$calculation_key_created_by" on calculation_key (organisation_id, created_by);
create index "ix$calculation_key_revoked_by" on calculation_key (organisation_id, revoked_by);
-- the organisation is not known before the key is found
create index "ix$calculation_key_token_hash" on calculation_key (token_hash);
-- two keys that live never bear the same name: the list must tell which one to revoke
create unique index "uniq$calculation_key_name" on calculation_key (organisation_id, lower(name)) where revoked_at is null;
