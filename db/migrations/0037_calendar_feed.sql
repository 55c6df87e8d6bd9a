-- The private address of an agenda, for a telephone: 256 drawn bits, of which the hash alone is kept. One at a time for an agent; what it gives is
-- when, and one of four words (db/policies/270_calendar_feed.sql).
create table calendar_feed (
  organisation_id uuid not null,
  id uuid not null,
  agent_id uuid not null,
  token_hash bytea not null,
  created_at timestamptz not null,
  last_read_at timestamptz,
  revoked_at timestamptz,
  constraint "pk$calendar_feed" primary key (organisation_id, id),
  constraint "uniq$calendar_feed_token_hash" unique (organisation_id, token_hash),
  constraint "fk$calendar_feed_agent" foreign key (organisation_id, agent_id) references agent (organisation_id, id),
  constraint "check$calendar_feed_token_hash" check (length(token_hash) = 32)
);
create index "ix$calendar_feed_agent" on calendar_feed (organisation_id, agent_id);
-- the organisation is not known before the feed is found
create index "ix$calendar_feed_token_hash" on calendar_feed (token_hash);
create unique index "uniq$calendar_feed_living" on calendar_feed (organisation_id, agent_id) where revoked_at is null;

-- An hour that came from another calendar: a digest of the UID of its event, so that the same file twice writes it once.
alter table agenda_event add column imported_uid bytea,
  add constraint "check$agenda_event_imported_uid" check (length(imported_uid) = 32);
create unique index "uniq$agenda_event_imported" on agenda_event (organisation_id, agent_id, imported_uid) where imported_uid is not null and cancelled_at is null;
