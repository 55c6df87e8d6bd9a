-- What the first migration did not hold of identity: the link that makes the first administrator, and the second half of a recovery.

-- One-time link that creates the organisation and its first administrator (decision 23). It cannot stand in account_link, whose rows belong
-- to an agent: there is none yet. At most one row; it is replaced at each start as long as nobody used it.
create table installation_link (
  only_one boolean not null default true,
  token_hash bytea not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  constraint "pk$installation_link" primary key (only_one),
  constraint "check$installation_link_only_one" check (only_one)
);
alter table installation_link enable row level security;
alter table installation_link force row level security;
create policy definer on installation_link to aparte_definer using (true) with check (true);
grant select, insert, update on installation_link to aparte_definer;

-- Recovery by two persons: who asks gets a code, who confirms gets the link, and only both together open the account.
alter table account_link add column code_hash bytea;
alter table account_link add constraint "check$account_link_recovery_code" check (kind <> 'recovery' or code_hash is not null);
