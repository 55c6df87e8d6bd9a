-- The regulation watch (S81): notes with the day from which they hold, and what each agent has read of it. Nothing of a household.
create table watch_note (
  organisation_id uuid not null,
  id uuid not null,
  title text not null,
  words text not null,
  effective_on date not null,
  source text not null,
  -- slugs of the catalogue that it is about
  right_slugs text[] not null,
  created_at timestamptz not null,
  created_by uuid not null,
  withdrawn_at timestamptz,
  constraint "pk$watch_note" primary key (organisation_id, id),
  constraint "fk$watch_note_created_by" foreign key (organisation_id, created_by) references agent (organisation_id, id),
  constraint "check$watch_note_title" check (btrim(title) <> '' and length(title) <= 200)
);
create index "ix$watch_note_created_by" on watch_note (organisation_id, created_by);

create table watch_read (
  organisation_id uuid not null,
  id uuid not null,
  agent_id uuid not null,
  -- what was read: `note:<id>`, `figures:2026-04-01`
  item text not null,
  read_at timestamptz not null,
  constraint "pk$watch_read" primary key (organisation_id, id),
  constraint "uniq$watch_read_item" unique (organisation_id, agent_id, item),
  constraint "fk$watch_read_agent" foreign key (organisation_id, agent_id) references agent (organisation_id, id)
);
