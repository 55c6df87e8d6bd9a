-- A home visit made without network (docs/decisions/0031-a-visit-without-network.md): which copy lies on which device until when, and what came back from it.

-- One household taken onto one device by one agent. No content: what was taken is sealed on the device, under a key that the server never had.
create table visit_pack (
  organisation_id uuid not null,
  id uuid not null,
  agent_id uuid not null,
  case_file_id uuid not null,
  -- « Chrome sur Android », as for a session
  device text not null,
  -- by which the device asks, without a session, whether it may keep the copy: 256 drawn bits, of which the hash alone is kept
  token_hash bytea not null,
  -- the parts of the household that were taken
  compartment_ids uuid[] not null,
  taken_at timestamptz not null,
  expires_at timestamptz not null,
  -- everything came back, and the device was told to delete the copy
  returned_at timestamptz,
  -- ended from elsewhere, by whom
  ended_at timestamptz,
  ended_by uuid,
  -- the device said that it deleted the copy, and how many answers it had not sent
  wiped_at timestamptz,
  unsent int,
  constraint "pk$visit_pack" primary key (organisation_id, id),
  constraint "uniq$visit_pack_token_hash" unique (organisation_id, token_hash),
  constraint "fk$visit_pack_agent" foreign key (organisation_id, agent_id) references agent (organisation_id, id),
  constraint "fk$visit_pack_case_file" foreign key (organisation_id, case_file_id) references case_file (organisation_id, id),
  constraint "fk$visit_pack_ended_by" foreign key (organisation_id, ended_by) references agent (organisation_id, id),
  constraint "check$visit_pack_token_hash" check (length(token_hash) = 32),
  constraint "check$visit_pack_device" check (length(device) <= 60),
  constraint "check$visit_pack_expires" check (expires_at > taken_at and expires_at <= taken_at + interval '24 hours'),
  constraint "check$visit_pack_ended" check ((ended_at is null) = (ended_by is null)),
  constraint "check$visit_pack_unsent" check (unsent between 0 and 100000)
);
create index "ix$visit_pack_agent" on visit_pack (organisation_id, agent_id);
create index "ix$visit_pack_case_file" on visit_pack (organisation_id, case_file_id);
create index "ix$visit_pack_ended_by" on visit_pack (organisation_id, ended_by);
-- the organisation is not known before the copy is found
create index "ix$visit_pack_token_hash" on visit_pack (token_hash);

-- One gesture of a visit, kept once: its id was drawn on the device. body, sealed JSON: place, told, why (what stopped its filing); null once it is filed elsewhere or a later one stands for it.
create table visit_observation (
  organisation_id uuid not null,
  id uuid not null,
  pack_id uuid not null,
  case_file_id uuid not null,
  compartment_id uuid not null,
  -- waiting: to be filed; kept: it has no other place (sketch, photograph); filed: it is elsewhere now
  state text not null,
  body bytea,
  -- on the clock of the device, never later than it was received
  observed_at timestamptz not null,
  created_at timestamptz not null,
  created_by uuid not null,
  constraint "pk$visit_observation" primary key (organisation_id, id),
  constraint "fk$visit_observation_pack" foreign key (organisation_id, pack_id) references visit_pack (organisation_id, id),
  constraint "fk$visit_observation_case_file" foreign key (organisation_id, case_file_id) references case_file (organisation_id, id),
  constraint "fk$visit_observation_compartment" foreign key (organisation_id, compartment_id) references compartment (organisation_id, id),
  constraint "fk$visit_observation_same_household" foreign key (organisation_id, compartment_id, case_file_id) references compartment (organisation_id, id, case_file_id),
  constraint "fk$visit_observation_created_by" foreign key (organisation_id, created_by) references agent (organisation_id, id),
  constraint "check$visit_observation_state" check (state in ('waiting', 'kept', 'filed')),
  constraint "check$visit_observation_body" check ((body is null) = (state = 'filed')),
  constraint "check$visit_observation_observed" check (observed_at <= created_at)
);
create index "ix$visit_observation_pack" on visit_observation (organisation_id, pack_id);
create index "ix$visit_observation_case_file" on visit_observation (organisation_id, case_file_id);
create index "ix$visit_observation_compartment" on visit_observation (organisation_id, compartment_id, case_file_id);
create index "ix$visit_observation_created_by" on visit_observation (organisation_id, created_by);
