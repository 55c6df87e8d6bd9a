-- The agenda (docs/decisions/0024-one-hour-is-one-row.md): sites and their hours, appointments, what else fills a day, permanences,
-- replacements, the safety of visits, and the hours that are taken, which the database keeps apart.

-- Whose holidays a site keeps (decision 22 of the house): src/rules/deadlines/rule.ts
alter table site add column territory text not null default 'mainland',
  add constraint "check$site_territory" check (territory in ('mainland', 'alsaceMoselle', 'guadeloupe', 'martinique', 'guyane', 'reunion', 'mayotte'));

create table room (
  organisation_id uuid not null,
  id uuid not null,
  site_id uuid not null,
  name text not null,
  capacity int not null default 4,
  accessible boolean not null default true,
  created_at timestamptz not null,
  ended_at timestamptz,
  constraint "pk$room" primary key (organisation_id, id),
  constraint "fk$room_site" foreign key (organisation_id, site_id) references site (organisation_id, id),
  constraint "check$room_capacity" check (capacity between 1 and 500)
);
create index "ix$room_site" on room (organisation_id, site_id);

-- Weekly hours of a site, or of one of its rooms; two lines of one day are two openings. A site without a line is open from 8:00 to 18:00, Monday to Friday.
create table site_opening (
  organisation_id uuid not null,
  id uuid not null,
  site_id uuid not null,
  room_id uuid,
  -- 1 Monday to 7 Sunday
  weekday int not null,
  opens text not null,
  closes text not null,
  from_on date not null,
  until_on date,
  constraint "pk$site_opening" primary key (organisation_id, id),
  constraint "fk$site_opening_site" foreign key (organisation_id, site_id) references site (organisation_id, id),
  constraint "fk$site_opening_room" foreign key (organisation_id, room_id) references room (organisation_id, id),
  constraint "check$site_opening_weekday" check (weekday between 1 and 7),
  constraint "check$site_opening_hours" check (opens ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$' and closes ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$' and closes > opens),
  constraint "check$site_opening_dates" check (until_on is null or until_on >= from_on)
);
create index "ix$site_opening_site" on site_opening (organisation_id, site_id);
create index "ix$site_opening_room" on site_opening (organisation_id, room_id);

-- Days on which a site is shut beside the holidays of its territory; `name` is what is told to the public.
create table site_closure (
  organisation_id uuid not null,
  id uuid not null,
  site_id uuid not null,
  from_on date not null,
  until_on date not null,
  name text not null,
  constraint "pk$site_closure" primary key (organisation_id, id),
  constraint "fk$site_closure_site" foreign key (organisation_id, site_id) references site (organisation_id, id),
  constraint "check$site_closure_dates" check (until_on >= from_on)
);
create index "ix$site_closure_site" on site_closure (organisation_id, site_id, from_on);

-- Appointments: with whom of the household (null: all of it), with which colleagues, where, how long the way is, and what became of it.
-- body, sealed JSON: with (who comes from elsewhere), essentials, note, access (how one gets in), reason (why it was cancelled or moved).
alter table appointment alter column case_file_id drop not null;
alter table appointment
  add column request_id uuid,
  add column person_ids uuid[],
  add column co_agent_ids uuid[] not null default '{}',
  add column room_id uuid,
  add column series_id uuid,
  add column travel_before int not null default 0,
  add column travel_after int not null default 0,
  add column status_at timestamptz,
  add column status_by uuid,
  add column cancelled_by text,
  add column moved_to uuid,
  add constraint "fk$appointment_request" foreign key (organisation_id, request_id) references request (organisation_id, id),
  add constraint "fk$appointment_room" foreign key (organisation_id, room_id) references room (organisation_id, id),
  add constraint "fk$appointment_status_by" foreign key (organisation_id, status_by) references agent (organisation_id, id),
  add constraint "fk$appointment_moved_to" foreign key (organisation_id, moved_to) references appointment (organisation_id, id),
  -- somebody is met: a household, or who made a first request and has no case file
  add constraint "check$appointment_of_somebody" check (num_nonnulls(case_file_id, request_id) > 0),
  add constraint "check$appointment_travel" check (travel_before between 0 and 480 and travel_after between 0 and 480),
  add constraint "check$appointment_cancelled_by" check (cancelled_by is null or (cancelled_by in ('person', 'service', 'other') and status in ('cancelled', 'moved'))),
  add constraint "check$appointment_moved_to" check (moved_to is null or status = 'moved'),
  add constraint "check$appointment_persons" check (person_ids <> '{}'),
  drop constraint "check$appointment_kind",
  add constraint "check$appointment_kind" check (kind in ('interview', 'homeVisit', 'call', 'video')),
  drop constraint "check$appointment_status",
  add constraint "check$appointment_status" check (status in ('planned', 'held', 'noShow', 'cancelled', 'moved')),
  -- hours are kept apart in busy_agent, with those of colleagues, of events and of travel
  drop constraint "exclude$appointment_agent_busy";
create index "ix$appointment_request" on appointment (organisation_id, request_id);
create index "ix$appointment_room" on appointment (organisation_id, room_id);
create index "ix$appointment_status_by" on appointment (organisation_id, status_by);
create index "ix$appointment_moved_to" on appointment (organisation_id, moved_to);
create index "ix$appointment_series" on appointment (organisation_id, series_id);
create index "ix$appointment_co_agents" on appointment using gin (co_agent_ids);

-- What comes again: an RFC 5545 rule over days, and an hour on the wall of the site. Its occurrences are rows of agenda_event, made up to `made_until`.
create table agenda_series (
  organisation_id uuid not null,
  id uuid not null,
  site_id uuid not null,
  kind text not null,
  agent_ids uuid[] not null,
  rrule text not null,
  first_on date not null,
  starts text not null,
  minutes int not null,
  place text not null default '',
  room_id uuid,
  -- days taken out (EXDATE), as ISO text, and whether holidays and closures of the site are
  skipped text[] not null default '{}',
  skips_closed boolean not null default true,
  until_on date,
  made_until date,
  created_at timestamptz not null,
  created_by uuid not null,
  constraint "pk$agenda_series" primary key (organisation_id, id),
  constraint "fk$agenda_series_site" foreign key (organisation_id, site_id) references site (organisation_id, id),
  constraint "fk$agenda_series_room" foreign key (organisation_id, room_id) references room (organisation_id, id),
  constraint "fk$agenda_series_created_by" foreign key (organisation_id, created_by) references agent (organisation_id, id),
  constraint "check$agenda_series_kind" check (kind in ('permanence', 'commission', 'teamMeeting', 'writing', 'pause', 'training', 'travel', 'other')),
  constraint "check$agenda_series_agents" check (cardinality(agent_ids) between 1 and 60),
  constraint "check$agenda_series_starts" check (starts ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
  constraint "check$agenda_series_minutes" check (minutes between 5 and 1440),
  constraint "check$agenda_series_dates" check (until_on is null or until_on >= first_on)
);
create index "ix$agenda_series_site" on agenda_series (organisation_id, site_id);
create index "ix$agenda_series_room" on agenda_series (organisation_id, room_id);
create index "ix$agenda_series_created_by" on agenda_series (organisation_id, created_by);
create index "ix$agenda_series_agents" on agenda_series using gin (agent_ids);
create index "ix$agenda_series_made" on agenda_series (made_until);

-- A recurring slot at a place where people come without an appointment; who is on duty is in its series.
create table permanence (
  organisation_id uuid not null,
  id uuid not null,
  site_id uuid not null,
  team_id uuid not null,
  series_id uuid not null,
  name text not null,
  place text not null default '',
  created_at timestamptz not null,
  created_by uuid not null,
  ended_at timestamptz,
  constraint "pk$permanence" primary key (organisation_id, id),
  constraint "fk$permanence_site" foreign key (organisation_id, site_id) references site (organisation_id, id),
  constraint "fk$permanence_team" foreign key (organisation_id, team_id) references team (organisation_id, id),
  constraint "fk$permanence_series" foreign key (organisation_id, series_id) references agenda_series (organisation_id, id),
  constraint "fk$permanence_created_by" foreign key (organisation_id, created_by) references agent (organisation_id, id)
);
create index "ix$permanence_site" on permanence (organisation_id, site_id);
create index "ix$permanence_team" on permanence (organisation_id, team_id);
create index "ix$permanence_series" on permanence (organisation_id, series_id);
create index "ix$permanence_created_by" on permanence (organisation_id, created_by);

-- Time of a worker with no household in it. No title and no reason: what is not written is not read (of an absence, why is nobody's business here).
create table agenda_event (
  organisation_id uuid not null,
  id uuid not null,
  agent_id uuid not null,
  kind text not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  place text not null default '',
  room_id uuid,
  series_id uuid,
  -- made over an hour that was taken already: shown, and holding nothing
  yields boolean not null default false,
  created_at timestamptz not null,
  created_by uuid not null,
  cancelled_at timestamptz,
  constraint "pk$agenda_event" primary key (organisation_id, id),
  constraint "fk$agenda_event_agent" foreign key (organisation_id, agent_id) references agent (organisation_id, id),
  constraint "fk$agenda_event_room" foreign key (organisation_id, room_id) references room (organisation_id, id),
  constraint "fk$agenda_event_series" foreign key (organisation_id, series_id) references agenda_series (organisation_id, id),
  constraint "fk$agenda_event_created_by" foreign key (organisation_id, created_by) references agent (organisation_id, id),
  constraint "check$agenda_event_kind" check (kind in ('permanence', 'commission', 'teamMeeting', 'writing', 'pause', 'training', 'absence', 'travel', 'other')),
  constraint "check$agenda_event_times" check (ends_at > starts_at)
);
create index "ix$agenda_event_agent" on agenda_event (organisation_id, agent_id, starts_at);
create index "ix$agenda_event_room" on agenda_event (organisation_id, room_id);
create index "ix$agenda_event_series" on agenda_event (organisation_id, series_id, starts_at);
create index "ix$agenda_event_created_by" on agenda_event (organisation_id, created_by);

-- Who came to a permanence: called how she likes, or nothing at all. No free words: what needs some becomes a request. Names go in the night.
create table permanence_contact (
  organisation_id uuid not null,
  id uuid not null,
  permanence_id uuid not null,
  site_id uuid not null,
  team_id uuid not null,
  on_date date not null,
  called_name text not null default '',
  topic text,
  urgency text not null default 'week',
  status text not null default 'waiting',
  arrived_at timestamptz not null,
  registered_by uuid not null,
  taken_by uuid,
  taken_at timestamptz,
  ended_at timestamptz,
  outcome text,
  request_id uuid,
  constraint "pk$permanence_contact" primary key (organisation_id, id),
  constraint "fk$permanence_contact_permanence" foreign key (organisation_id, permanence_id) references permanence (organisation_id, id),
  constraint "fk$permanence_contact_site" foreign key (organisation_id, site_id) references site (organisation_id, id),
  constraint "fk$permanence_contact_team" foreign key (organisation_id, team_id) references team (organisation_id, id),
  constraint "fk$permanence_contact_registered_by" foreign key (organisation_id, registered_by) references agent (organisation_id, id),
  constraint "fk$permanence_contact_taken_by" foreign key (organisation_id, taken_by) references agent (organisation_id, id),
  constraint "fk$permanence_contact_request" foreign key (organisation_id, request_id) references request (organisation_id, id),
  constraint "check$permanence_contact_urgency" check (urgency in ('immediate', 'today', 'week', 'next')),
  constraint "check$permanence_contact_status" check (status in ('waiting', 'taken', 'ended')),
  constraint "check$permanence_contact_outcome" check (outcome in ('informed', 'request', 'appointment', 'left')),
  constraint "check$permanence_contact_ended" check ((status = 'ended') = (ended_at is not null) and (outcome is not null) = (ended_at is not null)),
  constraint "check$permanence_contact_taken" check ((taken_by is null) = (taken_at is null) and (status <> 'taken' or taken_by is not null))
);
create index "ix$permanence_contact_permanence" on permanence_contact (organisation_id, permanence_id, on_date);
create index "ix$permanence_contact_site" on permanence_contact (organisation_id, site_id);
create index "ix$permanence_contact_team" on permanence_contact (organisation_id, team_id);
create index "ix$permanence_contact_registered_by" on permanence_contact (organisation_id, registered_by);
create index "ix$permanence_contact_taken_by" on permanence_contact (organisation_id, taken_by);
create index "ix$permanence_contact_request" on permanence_contact (organisation_id, request_id);
create index "ix$permanence_contact_named" on permanence_contact (on_date) where called_name <> '';

-- Who stands in for whom, from one day to another: known to all agents, so that nobody is sent to a closed door.
create table replacement (
  organisation_id uuid not null,
  id uuid not null,
  site_id uuid not null,
  absent_id uuid not null,
  by_id uuid not null,
  from_on date not null,
  until_on date not null,
  appointments boolean not null default true,
  permanences boolean not null default true,
  created_at timestamptz not null,
  created_by uuid not null,
  ended_at timestamptz,
  constraint "pk$replacement" primary key (organisation_id, id),
  constraint "fk$replacement_site" foreign key (organisation_id, site_id) references site (organisation_id, id),
  constraint "fk$replacement_absent" foreign key (organisation_id, absent_id) references agent (organisation_id, id),
  constraint "fk$replacement_by" foreign key (organisation_id, by_id) references agent (organisation_id, id),
  constraint "fk$replacement_created_by" foreign key (organisation_id, created_by) references agent (organisation_id, id),
  constraint "check$replacement_another" check (by_id <> absent_id),
  constraint "check$replacement_dates" check (until_on >= from_on)
);
create index "ix$replacement_site" on replacement (organisation_id, site_id);
create index "ix$replacement_absent" on replacement (organisation_id, absent_id, from_on);
create index "ix$replacement_by" on replacement (organisation_id, by_id);
create index "ix$replacement_created_by" on replacement (organisation_id, created_by);

-- A visit alone: when she is expected back, and who is told when she is not. Where she goes is sealed for the two of them (body: where).
create table visit_safety (
  organisation_id uuid not null,
  id uuid not null,
  compartment_id uuid not null,
  appointment_id uuid not null,
  agent_id uuid not null,
  watcher_id uuid not null,
  body bytea not null,
  expected_at timestamptz not null,
  checked_in_at timestamptz,
  checked_out_at timestamptz,
  alerted_at timestamptz,
  answered_at timestamptz,
  created_at timestamptz not null,
  constraint "pk$visit_safety" primary key (organisation_id, id),
  constraint "uniq$visit_safety_appointment" unique (organisation_id, appointment_id),
  constraint "fk$visit_safety_compartment" foreign key (organisation_id, compartment_id) references compartment (organisation_id, id),
  constraint "fk$visit_safety_appointment" foreign key (organisation_id, appointment_id) references appointment (organisation_id, id),
  constraint "fk$visit_safety_agent" foreign key (organisation_id, agent_id) references agent (organisation_id, id),
  constraint "fk$visit_safety_watcher" foreign key (organisation_id, watcher_id) references agent (organisation_id, id),
  constraint "check$visit_safety_another" check (watcher_id <> agent_id)
);
create index "ix$visit_safety_compartment" on visit_safety (organisation_id, compartment_id);
create index "ix$visit_safety_agent" on visit_safety (organisation_id, agent_id);
create index "ix$visit_safety_watcher" on visit_safety (organisation_id, watcher_id);
create index "ix$visit_safety_overdue" on visit_safety (expected_at) where checked_out_at is null and alerted_at is null;

-- Hours that are taken, written by triggers alone. `source` is a digest of the appointment or event: a row says « busy », and of what only to
-- who reads that row anyway. What yields (an absence came over it, or it was made over something) holds nothing.
create table busy_agent (
  organisation_id uuid not null,
  id uuid not null,
  agent_id uuid not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  kind text not null,
  source uuid not null,
  yields boolean not null default false,
  constraint "pk$busy_agent" primary key (organisation_id, id),
  constraint "fk$busy_agent_agent" foreign key (organisation_id, agent_id) references agent (organisation_id, id),
  constraint "exclude$busy_agent_once" exclude using gist (organisation_id with =, agent_id with =, tstzrange(starts_at, ends_at) with &&) where (not yields)
);
create index "ix$busy_agent_agent" on busy_agent (organisation_id, agent_id, starts_at);
create index "ix$busy_agent_source" on busy_agent (organisation_id, source);

create table busy_room (
  organisation_id uuid not null,
  id uuid not null,
  room_id uuid not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  source uuid not null,
  constraint "pk$busy_room" primary key (organisation_id, id),
  constraint "fk$busy_room_room" foreign key (organisation_id, room_id) references room (organisation_id, id),
  constraint "exclude$busy_room_once" exclude using gist (organisation_id with =, room_id with =, tstzrange(starts_at, ends_at) with &&)
);
create index "ix$busy_room_room" on busy_room (organisation_id, room_id, starts_at);
create index "ix$busy_room_source" on busy_room (organisation_id, source);

-- A person, or a household as a whole, within one compartment: who may write there reads its appointments. Across two, a refusal would tell.
create table busy_person (
  organisation_id uuid not null,
  id uuid not null,
  compartment_id uuid not null,
  -- a person, a case file or a request
  who_id uuid not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  source uuid not null,
  constraint "pk$busy_person" primary key (organisation_id, id),
  constraint "fk$busy_person_compartment" foreign key (organisation_id, compartment_id) references compartment (organisation_id, id),
  constraint "exclude$busy_person_once" exclude using gist (organisation_id with =, compartment_id with =, who_id with =, tstzrange(starts_at, ends_at) with &&)
);
create index "ix$busy_person_compartment" on busy_person (organisation_id, compartment_id);
create index "ix$busy_person_source" on busy_person (organisation_id, source);

alter table notice drop constraint "check$notice_kind",
  add constraint "check$notice_kind" check (kind in ('requestMatch', 'requestProposed', 'exceptionalAccess', 'exceptionalToApprove', 'handover', 'newDevice', 'accessGranted',
    'visitOverdue', 'replacement'));
