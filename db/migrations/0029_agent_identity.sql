-- Single sign-on (OpenID Connect): which identity at the provider opens which account. An administrator says whom she awaits; a login
-- makes no account, and gives no role.
create table agent_identity (
  organisation_id uuid not null,
  id uuid not null,
  agent_id uuid not null,
  issuer text not null,
  -- who she is at the provider; null until she first came
  subject text,
  -- the address or login that the provider vouches for, awaited once and forgotten then
  awaited text,
  created_by uuid not null,
  created_at timestamptz not null,
  linked_at timestamptz,
  -- a session begun with it was proven by a factor of ours, or the account had none: from then on the provider's second factor may be trusted
  confirmed_at timestamptz,
  ended_at timestamptz,
  constraint "pk$agent_identity" primary key (organisation_id, id),
  constraint "fk$agent_identity_agent" foreign key (organisation_id, agent_id) references agent (organisation_id, id),
  constraint "fk$agent_identity_created_by" foreign key (organisation_id, created_by) references agent (organisation_id, id),
  constraint "check$agent_identity_one_of_two" check ((subject is null) <> (awaited is null) and (subject is null) = (linked_at is null))
);
create unique index "uniq$agent_identity_agent" on agent_identity (organisation_id, agent_id) where ended_at is null;
create unique index "uniq$agent_identity_subject" on agent_identity (organisation_id, issuer, subject) where ended_at is null;
create unique index "uniq$agent_identity_awaited" on agent_identity (organisation_id, issuer, awaited) where ended_at is null;
create index "ix$agent_identity_agent" on agent_identity (organisation_id, agent_id);
create index "ix$agent_identity_created_by" on agent_identity (organisation_id, created_by);

-- Answers of the provider that were used, by the hash of their state: each serves once, also when the same browser sends it twice.
create table identity_answer (
  state_hash bytea not null,
  at timestamptz not null,
  constraint "pk$identity_answer" primary key (state_hash)
);

-- how a session began: null is a passphrase
alter table session add column identity_id uuid;
alter table session add constraint "fk$session_identity" foreign key (organisation_id, identity_id) references agent_identity (organisation_id, id);
create index "ix$session_identity" on session (organisation_id, identity_id);
