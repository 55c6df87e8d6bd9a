-- The schema as it is, printed from the catalogue by `npm run db:dump`. Do not edit.

create table account_link (
  organisation_id uuid not null,
  id uuid not null,
  agent_id uuid not null,
  kind text not null,
  token_hash bytea,
  asked_by uuid,
  confirmed_by uuid,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  used_at timestamp with time zone,
  code_hash bytea,
  constraint "check$account_link_kind" CHECK ((kind = ANY (ARRAY['setup'::text, 'invitation'::text, 'recovery'::text]))),
  constraint "check$account_link_recovery_code" CHECK (((kind <> 'recovery'::text) OR (code_hash IS NOT NULL))),
  constraint "check$account_link_recovery_confirmed" CHECK (((kind <> 'recovery'::text) OR (token_hash IS NULL) OR (confirmed_by IS NOT NULL))),
  constraint "check$account_link_two_persons" CHECK (((kind <> 'recovery'::text) OR ((asked_by IS NOT NULL) AND (asked_by <> agent_id) AND ((confirmed_by IS NULL) OR ((confirmed_by <> asked_by) AND (confirmed_by <> agent_id)))))),
  constraint "fk$account_link_agent" FOREIGN KEY (organisation_id, agent_id) REFERENCES agent(organisation_id, id),
  constraint "fk$account_link_asked_by" FOREIGN KEY (organisation_id, asked_by) REFERENCES agent(organisation_id, id),
  constraint "fk$account_link_confirmed_by" FOREIGN KEY (organisation_id, confirmed_by) REFERENCES agent(organisation_id, id),
  constraint "pk$account_link" PRIMARY KEY (organisation_id, id),
  constraint "uniq$account_link_token_hash" UNIQUE (token_hash)
);
CREATE INDEX "ix$account_link_agent" ON public.account_link USING btree (organisation_id, agent_id);
CREATE INDEX "ix$account_link_asked_by" ON public.account_link USING btree (organisation_id, asked_by);
CREATE INDEX "ix$account_link_confirmed_by" ON public.account_link USING btree (organisation_id, confirmed_by);
-- policy backup for SELECT to aparte_backup
--   using true
-- policy definer for ALL to aparte_definer
--   using true
--   check true
-- grant SELECT to aparte_backup
-- grant DELETE, INSERT, SELECT, UPDATE to aparte_definer

create table address_view (
  organisation_id uuid not null,
  id uuid not null,
  case_file_id uuid not null,
  compartment_id uuid not null,
  agent_id uuid not null,
  reason bytea not null,
  at timestamp with time zone not null,
  constraint "fk$address_view_agent" FOREIGN KEY (organisation_id, agent_id) REFERENCES agent(organisation_id, id),
  constraint "fk$address_view_case_file" FOREIGN KEY (organisation_id, case_file_id) REFERENCES case_file(organisation_id, id),
  constraint "fk$address_view_compartment" FOREIGN KEY (organisation_id, compartment_id) REFERENCES compartment(organisation_id, id),
  constraint "fk$address_view_same_household" FOREIGN KEY (organisation_id, compartment_id, case_file_id) REFERENCES compartment(organisation_id, id, case_file_id),
  constraint "pk$address_view" PRIMARY KEY (organisation_id, id)
);
CREATE INDEX "ix$address_view_agent" ON public.address_view USING btree (organisation_id, agent_id);
CREATE INDEX "ix$address_view_case_file" ON public.address_view USING btree (organisation_id, case_file_id, at);
CREATE INDEX "ix$address_view_compartment" ON public.address_view USING btree (organisation_id, compartment_id);
-- policy backup for SELECT to aparte_backup
--   using true
-- policy definer for ALL to aparte_definer
--   using true
--   check true
-- policy keys for SELECT to aparte_keys
--   using true
-- policy keys_change for UPDATE to aparte_keys
--   using true
--   check true
-- policy read for SELECT to aparte_reader, aparte_writer
--   using (compartment_id = ANY (( SELECT app.my_compartments() AS my_compartments)::uuid[]))
-- policy write for INSERT to aparte_writer
--   check ((agent_id = ( SELECT app.actor() AS actor)) AND (compartment_id = ANY (( SELECT app.my_compartments() AS my_compartments)::uuid[])))
-- grant SELECT to aparte_backup
-- grant SELECT to aparte_definer
-- grant SELECT to aparte_reader
-- grant INSERT, SELECT to aparte_writer
-- grant select (agent_id, case_file_id, compartment_id, id, organisation_id, reason) to aparte_keys
-- grant update (reason) to aparte_keys

create table agenda_event (
  organisation_id uuid not null,
  id uuid not null,
  agent_id uuid not null,
  kind text not null,
  starts_at timestamp with time zone not null,
  ends_at timestamp with time zone not null,
  place text not null default ''::text,
  room_id uuid,
  series_id uuid,
  yields boolean not null default false,
  created_at timestamp with time zone not null,
  created_by uuid not null,
  cancelled_at timestamp with time zone,
  imported_uid bytea,
  constraint "check$agenda_event_imported_uid" CHECK ((length(imported_uid) = 32)),
  constraint "check$agenda_event_kind" CHECK ((kind = ANY (ARRAY['permanence'::text, 'commission'::text, 'teamMeeting'::text, 'writing'::text, 'pause'::text, 'training'::text, 'absence'::text, 'travel'::text, 'other'::text]))),
  constraint "check$agenda_event_times" CHECK ((ends_at > starts_at)),
  constraint "fk$agenda_event_agent" FOREIGN KEY (organisation_id, agent_id) REFERENCES agent(organisation_id, id),
  constraint "fk$agenda_event_created_by" FOREIGN KEY (organisation_id, created_by) REFERENCES agent(organisation_id, id),
  constraint "fk$agenda_event_room" FOREIGN KEY (organisation_id, room_id) REFERENCES room(organisation_id, id),
  constraint "fk$agenda_event_series" FOREIGN KEY (organisation_id, series_id) REFERENCES agenda_series(organisation_id, id),
  constraint "pk$agenda_event" PRIMARY KEY (organisation_id, id)
);
CREATE INDEX "ix$agenda_event_agent" ON public.agenda_event USING btree (organisation_id, agent_id, starts_at);
CREATE INDEX "ix$agenda_event_created_by" ON public.agenda_event USING btree (organisation_id, created_by);
CREATE INDEX "ix$agenda_event_room" ON public.agenda_event USING btree (organisation_id, room_id);
CREATE INDEX "ix$agenda_event_series" ON public.agenda_event USING btree (organisation_id, series_id, starts_at);
CREATE UNIQUE INDEX "uniq$agenda_event_imported" ON public.agenda_event USING btree (organisation_id, agent_id, imported_uid) WHERE ((imported_uid IS NOT NULL) AND (cancelled_at IS NULL));
-- policy backup for SELECT to aparte_backup
--   using true
-- policy change for UPDATE to aparte_writer
--   using ((agent_id = ( SELECT app.actor() AS actor)) OR (agent_id = ANY (( SELECT app.my_managed_agents() AS my_managed_agents)::uuid[])))
-- policy definer for ALL to aparte_definer
--   using true
--   check true
-- policy read for SELECT to aparte_reader, aparte_writer
--   using ((agent_id = ( SELECT app.actor() AS actor)) OR (agent_id = ANY (( SELECT app.my_managed_agents() AS my_managed_agents)::uuid[])))
-- policy write for INSERT to aparte_writer
--   check ((organisation_id = ( SELECT app.my_organisation() AS my_organisation)) AND (created_by = ( SELECT app.actor() AS actor)) AND ((agent_id = ( SELECT app.actor() AS actor)) OR (agent_id = ANY (( SELECT app.my_managed_agents() AS my_managed_agents)::uuid[]))))
-- grant SELECT to aparte_backup
-- grant DELETE, INSERT, SELECT, UPDATE to aparte_definer
-- grant SELECT to aparte_reader
-- grant INSERT, SELECT to aparte_writer
-- grant update (cancelled_at, ends_at, place, room_id, starts_at) to aparte_writer

create table agenda_series (
  organisation_id uuid not null,
  id uuid not null,
  site_id uuid not null,
  kind text not null,
  agent_ids uuid[] not null,
  rrule text not null,
  first_on date not null,
  starts text not null,
  minutes integer not null,
  place text not null default ''::text,
  room_id uuid,
  skipped text[] not null default '{}'::text[],
  skips_closed boolean not null default true,
  until_on date,
  made_until date,
  created_at timestamp with time zone not null,
  created_by uuid not null,
  constraint "check$agenda_series_agents" CHECK (((cardinality(agent_ids) >= 1) AND (cardinality(agent_ids) <= 60))),
  constraint "check$agenda_series_dates" CHECK (((until_on IS NULL) OR (until_on >= first_on))),
  constraint "check$agenda_series_kind" CHECK ((kind = ANY (ARRAY['permanence'::text, 'commission'::text, 'teamMeeting'::text, 'writing'::text, 'pause'::text, 'training'::text, 'travel'::text, 'other'::text]))),
  constraint "check$agenda_series_minutes" CHECK (((minutes >= 5) AND (minutes <= 1440))),
  constraint "check$agenda_series_starts" CHECK ((starts ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'::text)),
  constraint "fk$agenda_series_created_by" FOREIGN KEY (organisation_id, created_by) REFERENCES agent(organisation_id, id),
  constraint "fk$agenda_series_room" FOREIGN KEY (organisation_id, room_id) REFERENCES room(organisation_id, id),
  constraint "fk$agenda_series_site" FOREIGN KEY (organisation_id, site_id) REFERENCES site(organisation_id, id),
  constraint "pk$agenda_series" PRIMARY KEY (organisation_id, id)
);
CREATE INDEX "ix$agenda_series_agents" ON public.agenda_series USING gin (agent_ids);
CREATE INDEX "ix$agenda_series_created_by" ON public.agenda_series USING btree (organisation_id, created_by);
CREATE INDEX "ix$agenda_series_made" ON public.agenda_series USING btree (made_until);
CREATE INDEX "ix$agenda_series_room" ON public.agenda_series USING btree (organisation_id, room_id);
CREATE INDEX "ix$agenda_series_site" ON public.agenda_series USING btree (organisation_id, site_id);
-- policy backup for SELECT to aparte_backup
--   using true
-- policy change for UPDATE to aparte_writer
--   using ((organisation_id = ( SELECT app.my_organisation() AS my_organisation)) AND ((agent_ids = ARRAY[( SELECT app.actor() AS actor)]) OR (site_id = ANY (( SELECT app.my_managed_sites() AS my_managed_sites)::uuid[]))))
-- policy definer for ALL to aparte_definer
--   using true
--   check true
-- policy read for SELECT to aparte_reader, aparte_writer
--   using ((organisation_id = ( SELECT app.my_organisation() AS my_organisation)) AND ((kind = 'permanence'::text) OR (( SELECT app.actor() AS actor) = ANY (agent_ids)) OR (site_id = ANY (( SELECT app.my_managed_sites() AS my_managed_sites)::uuid[]))))
-- policy write for INSERT to aparte_writer
--   check ((organisation_id = ( SELECT app.my_organisation() AS my_organisation)) AND (created_by = ( SELECT app.actor() AS actor)) AND (made_until IS NULL) AND ((agent_ids = ARRAY[( SELECT app.actor() AS actor)]) OR (site_id = ANY (( SELECT app.my_managed_sites() AS my_managed_sites)::uuid[]))))
-- grant SELECT to aparte_backup
-- grant DELETE, INSERT, SELECT, UPDATE to aparte_definer
-- grant SELECT to aparte_reader
-- grant INSERT, SELECT to aparte_writer
-- grant update (made_until, skipped, until_on) to aparte_writer

create table agent (
  organisation_id uuid not null,
  id uuid not null,
  site_id uuid not null,
  login text not null,
  first_name text not null,
  last_name text not null,
  job_title text not null,
  profession text not null,
  secrecy_basis text not null,
  secrecy_proof text,
  secrecy_until date,
  trainee boolean not null default false,
  tutor_id uuid,
  diploma_kind text,
  diploma_on date,
  diploma_number text,
  single_keys boolean not null default true,
  plain_fonts boolean not null default false,
  created_at timestamp with time zone not null default now(),
  ended_at timestamp with time zone,
  constraint "check$agent_ass_needs_diploma" CHECK (((profession <> 'assistantServiceSocial'::text) OR trainee OR ((diploma_kind IS NOT NULL) AND (diploma_on IS NOT NULL)))),
  constraint "check$agent_secrecy_basis" CHECK ((secrecy_basis = ANY (ARRAY['profession'::text, 'mission'::text, 'function'::text, 'none'::text]))),
  constraint "check$agent_trainee_has_tutor" CHECK (((NOT trainee) OR (tutor_id IS NOT NULL))),
  constraint "fk$agent_site" FOREIGN KEY (organisation_id, site_id) REFERENCES site(organisation_id, id),
  constraint "fk$agent_tutor" FOREIGN KEY (organisation_id, tutor_id) REFERENCES agent(organisation_id, id),
  constraint "pk$agent" PRIMARY KEY (organisation_id, id),
  constraint "uniq$agent_login" UNIQUE (login)
);
CREATE INDEX "ix$agent_site" ON public.agent USING btree (organisation_id, site_id);
CREATE INDEX "ix$agent_tutor" ON public.agent USING btree (organisation_id, tutor_id);
-- policy administer for ALL to aparte_writer
--   using ((organisation_id = ( SELECT app.my_organisation() AS my_organisation)) AND ('administrator'::text = ANY (( SELECT app.my_roles() AS my_roles)::text[])))
--   check ((organisation_id = ( SELECT app.my_organisation() AS my_organisation)) AND ('administrator'::text = ANY (( SELECT app.my_roles() AS my_roles)::text[])))
-- policy backup for SELECT to aparte_backup
--   using true
-- policy definer for ALL to aparte_definer
--   using true
--   check true
-- policy keys for SELECT to aparte_keys
--   using true
-- policy own for UPDATE to aparte_writer
--   using (id = ( SELECT app.actor() AS actor))
-- policy read for SELECT to aparte_reader, aparte_writer
--   using (organisation_id = ( SELECT app.my_organisation() AS my_organisation))
-- grant SELECT to aparte_backup
-- grant DELETE, INSERT, SELECT, UPDATE to aparte_definer
-- grant SELECT to aparte_reader
-- grant INSERT, SELECT, UPDATE to aparte_writer
-- grant select (ended_at, id, login, organisation_id) to aparte_keys

create table agent_identity (
  organisation_id uuid not null,
  id uuid not null,
  agent_id uuid not null,
  issuer text not null,
  subject text,
  awaited text,
  created_by uuid not null,
  created_at timestamp with time zone not null,
  linked_at timestamp with time zone,
  confirmed_at timestamp with time zone,
  ended_at timestamp with time zone,
  constraint "check$agent_identity_one_of_two" CHECK ((((subject IS NULL) <> (awaited IS NULL)) AND ((subject IS NULL) = (linked_at IS NULL)))),
  constraint "fk$agent_identity_agent" FOREIGN KEY (organisation_id, agent_id) REFERENCES agent(organisation_id, id),
  constraint "fk$agent_identity_created_by" FOREIGN KEY (organisation_id, created_by) REFERENCES agent(organisation_id, id),
  constraint "pk$agent_identity" PRIMARY KEY (organisation_id, id)
);
CREATE INDEX "ix$agent_identity_agent" ON public.agent_identity USING btree (organisation_id, agent_id);
CREATE INDEX "ix$agent_identity_created_by" ON public.agent_identity USING btree (organisation_id, created_by);
CREATE UNIQUE INDEX "uniq$agent_identity_agent" ON public.agent_identity USING btree (organisation_id, agent_id) WHERE (ended_at IS NULL);
CREATE UNIQUE INDEX "uniq$agent_identity_awaited" ON public.agent_identity USING btree (organisation_id, issuer, awaited) WHERE (ended_at IS NULL);
CREATE UNIQUE INDEX "uniq$agent_identity_subject" ON public.agent_identity USING btree (organisation_id, issuer, subject) WHERE (ended_at IS NULL);
-- policy backup for SELECT to aparte_backup
--   using true
-- policy definer for ALL to aparte_definer
--   using true
--   check true
-- grant SELECT to aparte_backup
-- grant DELETE, INSERT, SELECT, UPDATE to aparte_definer

create table agent_role (
  organisation_id uuid not null,
  agent_id uuid not null,
  role text not null,
  since timestamp with time zone not null default now(),
  constraint "check$agent_role_role" CHECK ((role = ANY (ARRAY['worker'::text, 'reception'::text, 'manager'::text, 'administrator'::text, 'dpo'::text]))),
  constraint "fk$agent_role_agent" FOREIGN KEY (organisation_id, agent_id) REFERENCES agent(organisation_id, id),
  constraint "pk$agent_role" PRIMARY KEY (organisation_id, agent_id, role)
);
-- policy administer for ALL to aparte_writer
--   using ((organisation_id = ( SELECT app.my_organisation() AS my_organisation)) AND ('administrator'::text = ANY (( SELECT app.my_roles() AS my_roles)::text[])))
--   check ((organisation_id = ( SELECT app.my_organisation() AS my_organisation)) AND ('administrator'::text = ANY (( SELECT app.my_roles() AS my_roles)::text[])))
-- policy backup for SELECT to aparte_backup
--   using true
-- policy definer for ALL to aparte_definer
--   using true
--   check true
-- policy keys for SELECT to aparte_keys
--   using true
-- policy not_ones_own for DELETE to aparte_writer restrictive
--   using (agent_id <> ( SELECT app.actor() AS actor))
-- policy not_oneself for INSERT to aparte_writer restrictive
--   check (agent_id <> ( SELECT app.actor() AS actor))
-- policy read for SELECT to aparte_reader, aparte_writer
--   using (organisation_id = ( SELECT app.my_organisation() AS my_organisation))
-- grant SELECT to aparte_backup
-- grant DELETE, INSERT, SELECT, UPDATE to aparte_definer
-- grant SELECT to aparte_keys
-- grant SELECT to aparte_reader
-- grant DELETE, INSERT, SELECT to aparte_writer

create table agreement (
  organisation_id uuid not null,
  id uuid not null,
  project_id uuid not null,
  case_file_id uuid not null,
  compartment_id uuid not null,
  version integer not null,
  body bytea not null,
  agreed_on date not null,
  created_at timestamp with time zone not null,
  created_by uuid not null,
  constraint "check$agreement_version" CHECK ((version > 0)),
  constraint "fk$agreement_case_file" FOREIGN KEY (organisation_id, case_file_id) REFERENCES case_file(organisation_id, id),
  constraint "fk$agreement_compartment" FOREIGN KEY (organisation_id, compartment_id) REFERENCES compartment(organisation_id, id),
  constraint "fk$agreement_created_by" FOREIGN KEY (organisation_id, created_by) REFERENCES agent(organisation_id, id),
  constraint "fk$agreement_project" FOREIGN KEY (organisation_id, project_id, compartment_id) REFERENCES project(organisation_id, id, compartment_id),
  constraint "fk$agreement_same_household" FOREIGN KEY (organisation_id, compartment_id, case_file_id) REFERENCES compartment(organisation_id, id, case_file_id),
  constraint "pk$agreement" PRIMARY KEY (organisation_id, id),
  constraint "uniq$agreement_place" UNIQUE (organisation_id, id, compartment_id),
  constraint "uniq$agreement_version" UNIQUE (organisation_id, project_id, version)
);
CREATE INDEX "ix$agreement_case_file" ON public.agreement USING btree (organisation_id, case_file_id);
CREATE INDEX "ix$agreement_compartment" ON public.agreement USING btree (organisation_id, compartment_id);
CREATE INDEX "ix$agreement_created_by" ON public.agreement USING btree (organisation_id, created_by);
CREATE INDEX "ix$agreement_project" ON public.agreement USING btree (organisation_id, project_id, compartment_id);
CREATE INDEX "ix$agreement_same_household" ON public.agreement USING btree (organisation_id, compartment_id, case_file_id);
-- policy backup for SELECT to aparte_backup
--   using true
-- policy definer for ALL to aparte_definer
--   using true
--   check true
-- policy keys for SELECT to aparte_keys
--   using true
-- policy keys_change for UPDATE to aparte_keys
--   using true
--   check true
-- policy read for SELECT to aparte_reader, aparte_writer
--   using (compartment_id = ANY (( SELECT app.my_compartments() AS my_compartments)::uuid[]))
-- policy write for INSERT to aparte_writer
--   check (compartment_id = ANY (( SELECT app.my_writable_compartments() AS my_writable_compartments)::uuid[]))
-- grant SELECT to aparte_backup
-- grant SELECT to aparte_definer
-- grant SELECT to aparte_reader
-- grant INSERT, SELECT to aparte_writer
-- grant select (body, case_file_id, compartment_id, id, organisation_id) to aparte_keys
-- grant update (body) to aparte_keys

create table agreement_page (
  organisation_id uuid not null,
  id uuid not null,
  agreement_id uuid not null,
  case_file_id uuid not null,
  compartment_id uuid not null,
  position integer not null,
  kind text not null,
  size integer not null,
  content bytea,
  created_at timestamp with time zone not null,
  created_by uuid not null,
  removed_at timestamp with time zone,
  constraint "check$agreement_page_kind" CHECK ((kind = ANY (ARRAY['jpeg'::text, 'png'::text, 'pdf'::text]))),
  constraint "check$agreement_page_position" CHECK (("position" > 0)),
  constraint "check$agreement_page_removed" CHECK (((content IS NULL) = (removed_at IS NOT NULL))),
  constraint "check$agreement_page_size" CHECK ((size > 0)),
  constraint "fk$agreement_page_agreement" FOREIGN KEY (organisation_id, agreement_id, compartment_id) REFERENCES agreement(organisation_id, id, compartment_id),
  constraint "fk$agreement_page_case_file" FOREIGN KEY (organisation_id, case_file_id) REFERENCES case_file(organisation_id, id),
  constraint "fk$agreement_page_compartment" FOREIGN KEY (organisation_id, compartment_id) REFERENCES compartment(organisation_id, id),
  constraint "fk$agreement_page_created_by" FOREIGN KEY (organisation_id, created_by) REFERENCES agent(organisation_id, id),
  constraint "fk$agreement_page_same_household" FOREIGN KEY (organisation_id, compartment_id, case_file_id) REFERENCES compartment(organisation_id, id, case_file_id),
  constraint "pk$agreement_page" PRIMARY KEY (organisation_id, id)
);
CREATE INDEX "ix$agreement_page_agreement" ON public.agreement_page USING btree (organisation_id, agreement_id, compartment_id);
CREATE INDEX "ix$agreement_page_case_file" ON public.agreement_page USING btree (organisation_id, case_file_id);
CREATE INDEX "ix$agreement_page_compartment" ON public.agreement_page USING btree (organisation_id, compartment_id);
CREATE INDEX "ix$agreement_page_created_by" ON public.agreement_page USING btree (organisation_id, created_by);
CREATE INDEX "ix$agreement_page_same_household" ON public.agreement_page USING btree (organisation_id, compartment_id, case_file_id);
-- policy backup for SELECT to aparte_backup
--   using true
-- policy change for UPDATE to aparte_writer
--   using (compartment_id = ANY (( SELECT app.my_writable_compartments() AS my_writable_compartments)::uuid[]))
-- policy definer for ALL to aparte_definer
--   using true
--   check true
-- policy keys for SELECT to aparte_keys
--   using true
-- policy keys_change for UPDATE to aparte_keys
--   using true
--   check true
-- policy read for SELECT to aparte_reader, aparte_writer
--   using (compartment_id = ANY (( SELECT app.my_compartments() AS my_compartments)::uuid[]))
-- policy write for INSERT to aparte_writer
--   check (compartment_id = ANY (( SELECT app.my_writable_compartments() AS my_writable_compartments)::uuid[]))
-- grant SELECT to aparte_backup
-- grant SELECT to aparte_definer
-- grant SELECT to aparte_reader
-- grant INSERT, SELECT to aparte_writer
-- grant select (case_file_id, compartment_id, content, id, organisation_id) to aparte_keys
-- grant update (content) to aparte_keys
-- grant update (content, removed_at) to aparte_writer

create table application (
  organisation_id uuid not null,
  id uuid not null,
  case_file_id uuid not null,
  compartment_id uuid not null,
  body bytea not null,
  subject_id uuid,
  about_id uuid,
  begun_on date not null,
  ended_on date,
  created_at timestamp with time zone not null,
  created_by uuid not null,
  constraint "check$application_days" CHECK (((ended_on IS NULL) OR (ended_on >= begun_on))),
  constraint "fk$application_about" FOREIGN KEY (organisation_id, about_id, compartment_id) REFERENCES application(organisation_id, id, compartment_id),
  constraint "fk$application_case_file" FOREIGN KEY (organisation_id, case_file_id) REFERENCES case_file(organisation_id, id),
  constraint "fk$application_compartment" FOREIGN KEY (organisation_id, compartment_id) REFERENCES compartment(organisation_id, id),
  constraint "fk$application_created_by" FOREIGN KEY (organisation_id, created_by) REFERENCES agent(organisation_id, id),
  constraint "fk$application_same_household" FOREIGN KEY (organisation_id, compartment_id, case_file_id) REFERENCES compartment(organisation_id, id, case_file_id),
  constraint "fk$application_subject" FOREIGN KEY (organisation_id, subject_id) REFERENCES person(organisation_id, id),
  constraint "pk$application" PRIMARY KEY (organisation_id, id),
  constraint "uniq$application_place" UNIQUE (organisation_id, id, compartment_id)
);
CREATE INDEX "ix$application_about" ON public.application USING btree (organisation_id, about_id, compartment_id);
CREATE INDEX "ix$application_case_file" ON public.application USING btree (organisation_id, case_file_id);
CREATE INDEX "ix$application_compartment" ON public.application USING btree (organisation_id, compartment_id);
CREATE INDEX "ix$application_created_by" ON public.application USING btree (organisation_id, created_by);
CREATE INDEX "ix$application_same_household" ON public.application USING btree (organisation_id, compartment_id, case_file_id);
CREATE INDEX "ix$application_subject" ON public.application USING btree (organisation_id, subject_id);
-- policy backup for SELECT to aparte_backup
--   using true
-- policy change for UPDATE to aparte_writer
--   using (compartment_id = ANY (( SELECT app.my_writable_compartments() AS my_writable_compartments)::uuid[]))
-- policy definer for ALL to aparte_definer
--   using true
--   check true
-- policy keys for SELECT to aparte_keys
--   using true
-- policy keys_change for UPDATE to aparte_keys
--   using true
--   check true
-- policy read for SELECT to aparte_reader, aparte_writer
--   using (compartment_id = ANY (( SELECT app.my_compartments() AS my_compartments)::uuid[]))
-- policy write for INSERT to aparte_writer
--   check (compartment_id = ANY (( SELECT app.my_writable_compartments() AS my_writable_compartments)::uuid[]))
-- grant SELECT to aparte_backup
-- grant SELECT to aparte_definer
-- grant SELECT to aparte_reader
-- grant INSERT, SELECT to aparte_writer
-- grant select (body, case_file_id, compartment_id, id, organisation_id) to aparte_keys
-- grant update (body) to aparte_keys
-- grant update (ended_on) to aparte_writer

create table application_event (
  organisation_id uuid not null,
  id uuid not null,
  application_id uuid not null,
  case_file_id uuid not null,
  compartment_id uuid not null,
  body bytea not null,
  happened_on date not null,
  corrects_id uuid,
  right_status_id uuid,
  created_at timestamp with time zone not null,
  created_by uuid not null,
  constraint "fk$application_event_application" FOREIGN KEY (organisation_id, application_id, compartment_id) REFERENCES application(organisation_id, id, compartment_id),
  constraint "fk$application_event_case_file" FOREIGN KEY (organisation_id, case_file_id) REFERENCES case_file(organisation_id, id),
  constraint "fk$application_event_compartment" FOREIGN KEY (organisation_id, compartment_id) REFERENCES compartment(organisation_id, id),
  constraint "fk$application_event_corrects" FOREIGN KEY (organisation_id, corrects_id, application_id) REFERENCES application_event(organisation_id, id, application_id),
  constraint "fk$application_event_created_by" FOREIGN KEY (organisation_id, created_by) REFERENCES agent(organisation_id, id),
  constraint "fk$application_event_right_status" FOREIGN KEY (organisation_id, right_status_id) REFERENCES right_status(organisation_id, id),
  constraint "fk$application_event_same_household" FOREIGN KEY (organisation_id, compartment_id, case_file_id) REFERENCES compartment(organisation_id, id, case_file_id),
  constraint "pk$application_event" PRIMARY KEY (organisation_id, id),
  constraint "uniq$application_event_corrects" UNIQUE (organisation_id, corrects_id),
  constraint "uniq$application_event_place" UNIQUE (organisation_id, id, application_id)
);
CREATE INDEX "ix$application_event_application" ON public.application_event USING btree (organisation_id, application_id, compartment_id);
CREATE INDEX "ix$application_event_case_file" ON public.application_event USING btree (organisation_id, case_file_id);
CREATE INDEX "ix$application_event_compartment" ON public.application_event USING btree (organisation_id, compartment_id);
CREATE INDEX "ix$application_event_corrects" ON public.application_event USING btree (organisation_id, corrects_id, application_id);
CREATE INDEX "ix$application_event_created_by" ON public.application_event USING btree (organisation_id, created_by);
CREATE INDEX "ix$application_event_right_status" ON public.application_event USING btree (organisation_id, right_status_id);
CREATE INDEX "ix$application_event_same_household" ON public.application_event USING btree (organisation_id, compartment_id, case_file_id);
-- policy backup for SELECT to aparte_backup
--   using true
-- policy definer for ALL to aparte_definer
--   using true
--   check true
-- policy keys for SELECT to aparte_keys
--   using true
-- policy keys_change for UPDATE to aparte_keys
--   using true
--   check true
-- policy read for SELECT to aparte_reader, aparte_writer
--   using (compartment_id = ANY (( SELECT app.my_compartments() AS my_compartments)::uuid[]))
-- policy write for INSERT to aparte_writer
--   check (compartment_id = ANY (( SELECT app.my_writable_compartments() AS my_writable_compartments)::uuid[]))
-- grant SELECT to aparte_backup
-- grant SELECT to aparte_definer
-- grant SELECT to aparte_reader
-- grant INSERT, SELECT to aparte_writer
-- grant select (body, case_file_id, compartment_id, id, organisation_id) to aparte_keys
-- grant update (body) to aparte_keys

create table appointment (
  organisation_id uuid not null,
  id uuid not null,
  case_file_id uuid,
  compartment_id uuid not null,
  site_id uuid not null,
  agent_id uuid not null,
  starts_at timestamp with time zone not null,
  ends_at timestamp with time zone not null,
  kind text not null,
  place text not null default ''::text,
  body bytea not null,
  status text not null default 'planned'::text,
  created_at timestamp with time zone not null,
  created_by uuid not null,
  request_id uuid,
  person_ids uuid[],
  co_agent_ids uuid[] not null default '{}'::uuid[],
  room_id uuid,
  series_id uuid,
  travel_before integer not null default 0,
  travel_after integer not null default 0,
  status_at timestamp with time zone,
  status_by uuid,
  cancelled_by text,
  moved_to uuid,
  constraint "check$appointment_cancelled_by" CHECK (((cancelled_by IS NULL) OR ((cancelled_by = ANY (ARRAY['person'::text, 'service'::text, 'other'::text])) AND (status = ANY (ARRAY['cancelled'::text, 'moved'::text]))))),
  constraint "check$appointment_kind" CHECK ((kind = ANY (ARRAY['interview'::text, 'homeVisit'::text, 'call'::text, 'video'::text]))),
  constraint "check$appointment_moved_to" CHECK (((moved_to IS NULL) OR (status = 'moved'::text))),
  constraint "check$appointment_of_somebody" CHECK ((num_nonnulls(case_file_id, request_id) > 0)),
  constraint "check$appointment_persons" CHECK ((person_ids <> '{}'::uuid[])),
  constraint "check$appointment_status" CHECK ((status = ANY (ARRAY['planned'::text, 'held'::text, 'noShow'::text, 'cancelled'::text, 'moved'::text]))),
  constraint "check$appointment_times" CHECK ((ends_at > starts_at)),
  constraint "check$appointment_travel" CHECK ((((travel_before >= 0) AND (travel_before <= 480)) AND ((travel_after >= 0) AND (travel_after <= 480)))),
  constraint "fk$appointment_agent" FOREIGN KEY (organisation_id, agent_id) REFERENCES agent(organisation_id, id),
  constraint "fk$appointment_case_file" FOREIGN KEY (organisation_id, case_file_id) REFERENCES case_file(organisation_id, id),
  constraint "fk$appointment_compartment" FOREIGN KEY (organisation_id, compartment_id) REFERENCES compartment(organisation_id, id),
  constraint "fk$appointment_created_by" FOREIGN KEY (organisation_id, created_by) REFERENCES agent(organisation_id, id),
  constraint "fk$appointment_moved_to" FOREIGN KEY (organisation_id, moved_to) REFERENCES appointment(organisation_id, id),
  constraint "fk$appointment_request" FOREIGN KEY (organisation_id, request_id) REFERENCES request(organisation_id, id),
  constraint "fk$appointment_room" FOREIGN KEY (organisation_id, room_id) REFERENCES room(organisation_id, id),
  constraint "fk$appointment_same_household" FOREIGN KEY (organisation_id, compartment_id, case_file_id) REFERENCES compartment(organisation_id, id, case_file_id),
  constraint "fk$appointment_site" FOREIGN KEY (organisation_id, site_id) REFERENCES site(organisation_id, id),
  constraint "fk$appointment_status_by" FOREIGN KEY (organisation_id, status_by) REFERENCES agent(organisation_id, id),
  constraint "pk$appointment" PRIMARY KEY (organisation_id, id)
);
CREATE INDEX "ix$appointment_agent" ON public.appointment USING btree (organisation_id, agent_id, starts_at);
CREATE INDEX "ix$appointment_case_file" ON public.appointment USING btree (organisation_id, case_file_id);
CREATE INDEX "ix$appointment_co_agents" ON public.appointment USING gin (co_agent_ids);
CREATE INDEX "ix$appointment_compartment" ON public.appointment USING btree (organisation_id, compartment_id);
CREATE INDEX "ix$appointment_created_by" ON public.appointment USING btree (organisation_id, created_by);
CREATE INDEX "ix$appointment_moved_to" ON public.appointment USING btree (organisation_id, moved_to);
CREATE INDEX "ix$appointment_request" ON public.appointment USING btree (organisation_id, request_id);
CREATE INDEX "ix$appointment_room" ON public.appointment USING btree (organisation_id, room_id);
CREATE INDEX "ix$appointment_series" ON public.appointment USING btree (organisation_id, series_id);
CREATE INDEX "ix$appointment_site" ON public.appointment USING btree (organisation_id, site_id, starts_at);
CREATE INDEX "ix$appointment_status_by" ON public.appointment USING btree (organisation_id, status_by);
-- policy backup for SELECT to aparte_backup
--   using true
-- policy change for UPDATE to aparte_writer
--   using (compartment_id = ANY (( SELECT app.my_writable_compartments() AS my_writable_compartments)::uuid[]))
-- policy definer for ALL to aparte_definer
--   using true
--   check true
-- policy keys for SELECT to aparte_keys
--   using true
-- policy keys_change for UPDATE to aparte_keys
--   using true
--   check true
-- policy not_excluded for SELECT to aparte_reader, aparte_writer restrictive
--   using ((case_file_id IS NULL) OR (case_file_id <> ALL (( SELECT app.my_exclusions() AS my_exclusions)::uuid[])))
-- policy read for SELECT to aparte_reader, aparte_writer
--   using (compartment_id = ANY (( SELECT app.my_compartments() AS my_compartments)::uuid[]))
-- policy read_accompanied for SELECT to aparte_reader, aparte_writer
--   using (( SELECT app.actor() AS actor) = ANY (co_agent_ids))
-- policy read_own for SELECT to aparte_reader, aparte_writer
--   using (agent_id = ( SELECT app.actor() AS actor))
-- policy read_reception for SELECT to aparte_reader, aparte_writer
--   using (site_id = ANY (( SELECT app.my_reception_sites() AS my_reception_sites)::uuid[]))
-- policy write for INSERT to aparte_writer
--   check (compartment_id = ANY (( SELECT app.my_writable_compartments() AS my_writable_compartments)::uuid[]))
-- grant SELECT to aparte_backup
-- grant INSERT, SELECT, UPDATE to aparte_definer
-- grant SELECT to aparte_reader
-- grant INSERT, SELECT to aparte_writer
-- grant select (agent_id, body, case_file_id, compartment_id, id, organisation_id) to aparte_keys
-- grant update (body) to aparte_keys
-- grant update (body, cancelled_by, co_agent_ids, ends_at, moved_to, person_ids, place, room_id, starts_at, status, status_at, travel_after, travel_before) to aparte_writer

create table assessment (
  organisation_id uuid not null,
  id uuid not null,
  case_file_id uuid not null,
  compartment_id uuid not null,
  person_id uuid,
  instrument text not null,
  instrument_version integer not null,
  state text not null,
  assessed_on date not null,
  body bytea not null,
  revision integer not null default 1,
  supersedes_id uuid,
  created_at timestamp with time zone not null,
  created_by uuid not null,
  updated_at timestamp with time zone not null,
  finished_at timestamp with time zone,
  constraint "check$assessment_finished" CHECK (((state = 'draft'::text) OR (finished_at IS NOT NULL))),
  constraint "check$assessment_instrument" CHECK (((instrument ~ '^[a-z0-9-]{1,60}$'::text) AND (instrument_version > 0))),
  constraint "check$assessment_state" CHECK ((state = ANY (ARRAY['draft'::text, 'finished'::text, 'dropped'::text]))),
  constraint "check$assessment_supersedes" CHECK (((supersedes_id IS NULL) OR (supersedes_id <> id))),
  constraint "fk$assessment_case_file" FOREIGN KEY (organisation_id, case_file_id) REFERENCES case_file(organisation_id, id),
  constraint "fk$assessment_compartment" FOREIGN KEY (organisation_id, compartment_id) REFERENCES compartment(organisation_id, id),
  constraint "fk$assessment_created_by" FOREIGN KEY (organisation_id, created_by) REFERENCES agent(organisation_id, id),
  constraint "fk$assessment_person" FOREIGN KEY (organisation_id, person_id) REFERENCES person(organisation_id, id),
  constraint "fk$assessment_same_household" FOREIGN KEY (organisation_id, compartment_id, case_file_id) REFERENCES compartment(organisation_id, id, case_file_id),
  constraint "fk$assessment_supersedes" FOREIGN KEY (organisation_id, supersedes_id, compartment_id) REFERENCES assessment(organisation_id, id, compartment_id),
  constraint "pk$assessment" PRIMARY KEY (organisation_id, id),
  constraint "uniq$assessment_place" UNIQUE (organisation_id, id, compartment_id)
);
CREATE INDEX "ix$assessment_case_file" ON public.assessment USING btree (organisation_id, case_file_id);
CREATE INDEX "ix$assessment_compartment" ON public.assessment USING btree (organisation_id, compartment_id);
CREATE INDEX "ix$assessment_created_by" ON public.assessment USING btree (organisation_id, created_by);
CREATE INDEX "ix$assessment_person" ON public.assessment USING btree (organisation_id, person_id);
CREATE INDEX "ix$assessment_same_household" ON public.assessment USING btree (organisation_id, compartment_id, case_file_id);
CREATE INDEX "ix$assessment_supersedes" ON public.assessment USING btree (organisation_id, supersedes_id, compartment_id);
CREATE UNIQUE INDEX "uniq$assessment_corrected" ON public.assessment USING btree (organisation_id, supersedes_id) WHERE (state = 'finished'::text);
-- policy backup for SELECT to aparte_backup
--   using true
-- policy change for UPDATE to aparte_writer
--   using ((compartment_id = ANY (( SELECT app.my_writable_compartments() AS my_writable_compartments)::uuid[])) AND (created_by = ( SELECT app.actor() AS actor)) AND (state = 'draft'::text))
--   check ((compartment_id = ANY (( SELECT app.my_writable_compartments() AS my_writable_compartments)::uuid[])) AND (created_by = ( SELECT app.actor() AS actor)))
-- policy definer for ALL to aparte_definer
--   using true
--   check true
-- policy keys for SELECT to aparte_keys
--   using true
-- policy keys_change for UPDATE to aparte_keys
--   using true
--   check true
-- policy read for SELECT to aparte_reader, aparte_writer
--   using (compartment_id = ANY (( SELECT app.my_compartments() AS my_compartments)::uuid[]))
-- policy write for INSERT to aparte_writer
--   check ((compartment_id = ANY (( SELECT app.my_writable_compartments() AS my_writable_compartments)::uuid[])) AND (created_by = ( SELECT app.actor() AS actor)))
-- grant SELECT to aparte_backup
-- grant SELECT to aparte_definer
-- grant SELECT to aparte_reader
-- grant INSERT, SELECT to aparte_writer
-- grant select (body, case_file_id, compartment_id, id, organisation_id) to aparte_keys
-- grant update (body) to aparte_keys
-- grant update (assessed_on, body, finished_at, revision, state, updated_at) to aparte_writer

create table assessment_look (
  organisation_id uuid not null,
  id uuid not null,
  assessment_id uuid not null,
  case_file_id uuid not null,
  compartment_id uuid not null,
  body bytea not null,
  created_at timestamp with time zone not null,
  created_by uuid not null,
  constraint "fk$assessment_look_assessment" FOREIGN KEY (organisation_id, assessment_id, compartment_id) REFERENCES assessment(organisation_id, id, compartment_id),
  constraint "fk$assessment_look_case_file" FOREIGN KEY (organisation_id, case_file_id) REFERENCES case_file(organisation_id, id),
  constraint "fk$assessment_look_compartment" FOREIGN KEY (organisation_id, compartment_id) REFERENCES compartment(organisation_id, id),
  constraint "fk$assessment_look_created_by" FOREIGN KEY (organisation_id, created_by) REFERENCES agent(organisation_id, id),
  constraint "fk$assessment_look_same_household" FOREIGN KEY (organisation_id, compartment_id, case_file_id) REFERENCES compartment(organisation_id, id, case_file_id),
  constraint "pk$assessment_look" PRIMARY KEY (organisation_id, id)
);
CREATE INDEX "ix$assessment_look_assessment" ON public.assessment_look USING btree (organisation_id, assessment_id, compartment_id);
CREATE INDEX "ix$assessment_look_case_file" ON public.assessment_look USING btree (organisation_id, case_file_id);
CREATE INDEX "ix$assessment_look_compartment" ON public.assessment_look USING btree (organisation_id, compartment_id);
CREATE INDEX "ix$assessment_look_created_by" ON public.assessment_look USING btree (organisation_id, created_by);
CREATE INDEX "ix$assessment_look_same_household" ON public.assessment_look USING btree (organisation_id, compartment_id, case_file_id);
-- policy backup for SELECT to aparte_backup
--   using true
-- policy definer for ALL to aparte_definer
--   using true
--   check true
-- policy keys for SELECT to aparte_keys
--   using true
-- policy keys_change for UPDATE to aparte_keys
--   using true
--   check true
-- policy read for SELECT to aparte_reader, aparte_writer
--   using (compartment_id = ANY (( SELECT app.my_compartments() AS my_compartments)::uuid[]))
-- policy write for INSERT to aparte_writer
--   check ((compartment_id = ANY (( SELECT app.my_writable_compartments() AS my_writable_compartments)::uuid[])) AND (created_by = ( SELECT app.actor() AS actor)))
-- grant SELECT to aparte_backup
-- grant SELECT to aparte_definer
-- grant SELECT to aparte_reader
-- grant INSERT, SELECT to aparte_writer
-- grant select (body, case_file_id, compartment_id, id, organisation_id) to aparte_keys
-- grant update (body) to aparte_keys

create table autonomy_matter (
  organisation_id uuid not null,
  id uuid not null,
  series_id uuid not null,
  case_file_id uuid not null,
  compartment_id uuid not null,
  person_id uuid,
  body bytea not null,
  created_at timestamp with time zone not null,
  created_by uuid not null,
  superseded_at timestamp with time zone,
  constraint "fk$autonomy_matter_case_file" FOREIGN KEY (organisation_id, case_file_id) REFERENCES case_file(organisation_id, id),
  constraint "fk$autonomy_matter_compartment" FOREIGN KEY (organisation_id, compartment_id) REFERENCES compartment(organisation_id, id),
  constraint "fk$autonomy_matter_created_by" FOREIGN KEY (organisation_id, created_by) REFERENCES agent(organisation_id, id),
  constraint "fk$autonomy_matter_person" FOREIGN KEY (organisation_id, person_id) REFERENCES person(organisation_id, id),
  constraint "fk$autonomy_matter_same_household" FOREIGN KEY (organisation_id, compartment_id, case_file_id) REFERENCES compartment(organisation_id, id, case_file_id),
  constraint "pk$autonomy_matter" PRIMARY KEY (organisation_id, id)
);
CREATE INDEX "ix$autonomy_matter_case_file" ON public.autonomy_matter USING btree (organisation_id, case_file_id);
CREATE INDEX "ix$autonomy_matter_compartment" ON public.autonomy_matter USING btree (organisation_id, compartment_id);
CREATE INDEX "ix$autonomy_matter_created_by" ON public.autonomy_matter USING btree (organisation_id, created_by);
CREATE INDEX "ix$autonomy_matter_person" ON public.autonomy_matter USING btree (organisation_id, person_id);
CREATE INDEX "ix$autonomy_matter_same_household" ON public.autonomy_matter USING btree (organisation_id, compartment_id, case_file_id);
CREATE UNIQUE INDEX "uniq$autonomy_matter_current" ON public.autonomy_matter USING btree (organisation_id, series_id) WHERE (superseded_at IS NULL);
-- policy backup for SELECT to aparte_backup
--   using true
-- policy change for UPDATE to aparte_writer
--   using (compartment_id = ANY (( SELECT app.my_writable_compartments() AS my_writable_compartments)::uuid[]))
-- policy definer for ALL to aparte_definer
--   using true
--   check true
-- policy keys for SELECT to aparte_keys
--   using true
-- policy keys_change for UPDATE to aparte_keys
--   using true
--   check true
-- policy read for SELECT to aparte_reader, aparte_writer
--   using (compartment_id = ANY (( SELECT app.my_compartments() AS my_compartments)::uuid[]))
-- policy write for INSERT to aparte_writer
--   check ((compartment_id = ANY (( SELECT app.my_writable_compartments() AS my_writable_compartments)::uuid[])) AND (created_by = ( SELECT app.actor() AS actor)))
-- grant SELECT to aparte_backup
-- grant SELECT to aparte_definer
-- grant SELECT to aparte_reader
-- grant INSERT, SELECT to aparte_writer
-- grant select (body, case_file_id, compartment_id, id, organisation_id) to aparte_keys
-- grant update (body) to aparte_keys
-- grant update (superseded_at) to aparte_writer

create table backup_run (
  id uuid not null,
  kind text not null,
  started_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  outcome text not null,
  bytes bigint,
  row_count bigint,
  block_no bigint,
  problem text,
  constraint "check$backup_run_ended" CHECK (((outcome = 'running'::text) = (ended_at IS NULL))),
  constraint "check$backup_run_kind" CHECK ((kind = ANY (ARRAY['backup'::text, 'drill'::text, 'restore'::text]))),
  constraint "check$backup_run_outcome" CHECK ((outcome = ANY (ARRAY['running'::text, 'done'::text, 'failed'::text]))),
  constraint "pk$backup_run" PRIMARY KEY (id)
);
CREATE INDEX "ix$backup_run_kind" ON public.backup_run USING btree (kind, outcome, ended_at);
-- policy backup for SELECT to aparte_backup
--   using true
-- policy definer for ALL to aparte_definer
--   using true
--   check true
-- policy read for SELECT to aparte_reader, aparte_writer
--   using (('administrator'::text = ANY (( SELECT app.my_roles() AS my_roles)::text[])) OR ('manager'::text = ANY (( SELECT app.my_roles() AS my_roles)::text[])))
-- grant SELECT to aparte_backup
-- grant INSERT, SELECT, UPDATE to aparte_definer
-- grant SELECT to aparte_reader
-- grant SELECT to aparte_writer

create table budget_landmark (
  organisation_id uuid not null,
  id uuid not null,
  per_day_cents integer,
  month_days integer not null,
  shared_by text not null,
  forfaits jsonb not null,
  created_at timestamp with time zone not null,
  created_by uuid not null,
  constraint "check$budget_landmark_days" CHECK (((month_days >= 2800) AND (month_days <= 3100))),
  constraint "check$budget_landmark_per_day" CHECK (((per_day_cents >= 0) AND (per_day_cents <= 100000))),
  constraint "check$budget_landmark_shared_by" CHECK ((shared_by = ANY (ARRAY['person'::text, 'unit'::text]))),
  constraint "fk$budget_landmark_created_by" FOREIGN KEY (organisation_id, created_by) REFERENCES agent(organisation_id, id),
  constraint "pk$budget_landmark" PRIMARY KEY (organisation_id, id)
);
CREATE INDEX "ix$budget_landmark_created_by" ON public.budget_landmark USING btree (organisation_id, created_by);
-- policy backup for SELECT to aparte_backup
--   using true
-- policy definer for ALL to aparte_definer
--   using true
--   check true
-- policy read for SELECT to aparte_reader, aparte_writer
--   using (organisation_id = ( SELECT app.my_organisation() AS my_organisation))
-- policy write for INSERT to aparte_writer
--   check ((organisation_id = ( SELECT app.my_organisation() AS my_organisation)) AND (created_by = ( SELECT app.actor() AS actor)) AND ('manager'::text = ANY (( SELECT app.my_roles() AS my_roles)::text[])))
-- grant SELECT to aparte_backup
-- grant SELECT to aparte_definer
-- grant SELECT to aparte_reader
-- grant INSERT, SELECT to aparte_writer

create table budget_line (
  organisation_id uuid not null,
  id uuid not null,
  series_id uuid not null,
  case_file_id uuid not null,
  compartment_id uuid not null,
  subject_id uuid,
  from_month date not null,
  body bytea not null,
  fact_id uuid,
  created_at timestamp with time zone not null,
  created_by uuid not null,
  constraint "check$budget_line_month" CHECK ((EXTRACT(day FROM from_month) = (1)::numeric)),
  constraint "fk$budget_line_case_file" FOREIGN KEY (organisation_id, case_file_id) REFERENCES case_file(organisation_id, id),
  constraint "fk$budget_line_compartment" FOREIGN KEY (organisation_id, compartment_id) REFERENCES compartment(organisation_id, id),
  constraint "fk$budget_line_created_by" FOREIGN KEY (organisation_id, created_by) REFERENCES agent(organisation_id, id),
  constraint "fk$budget_line_fact" FOREIGN KEY (organisation_id, fact_id) REFERENCES fact_observation(organisation_id, id),
  constraint "fk$budget_line_same_household" FOREIGN KEY (organisation_id, compartment_id, case_file_id) REFERENCES compartment(organisation_id, id, case_file_id),
  constraint "fk$budget_line_subject" FOREIGN KEY (organisation_id, subject_id) REFERENCES person(organisation_id, id),
  constraint "pk$budget_line" PRIMARY KEY (organisation_id, id),
  constraint "uniq$budget_line_place" UNIQUE (organisation_id, id, compartment_id)
);
CREATE INDEX "ix$budget_line_case_file" ON public.budget_line USING btree (organisation_id, case_file_id);
CREATE INDEX "ix$budget_line_compartment" ON public.budget_line USING btree (organisation_id, compartment_id);
CREATE INDEX "ix$budget_line_created_by" ON public.budget_line USING btree (organisation_id, created_by);
CREATE INDEX "ix$budget_line_fact" ON public.budget_line USING btree (organisation_id, fact_id);
CREATE INDEX "ix$budget_line_same_household" ON public.budget_line USING btree (organisation_id, compartment_id, case_file_id);
CREATE INDEX "ix$budget_line_subject" ON public.budget_line USING btree (organisation_id, subject_id);
-- policy backup for SELECT to aparte_backup
--   using true
-- policy definer for ALL to aparte_definer
--   using true
--   check true
-- policy keys for SELECT to aparte_keys
--   using true
-- policy keys_change for UPDATE to aparte_keys
--   using true
--   check true
-- policy read for SELECT to aparte_reader, aparte_writer
--   using (compartment_id = ANY (( SELECT app.my_compartments() AS my_compartments)::uuid[]))
-- policy write for INSERT to aparte_writer
--   check ((compartment_id = ANY (( SELECT app.my_writable_compartments() AS my_writable_compartments)::uuid[])) AND (created_by = ( SELECT app.actor() AS actor)))
-- grant SELECT to aparte_backup
-- grant SELECT to aparte_definer
-- grant SELECT to aparte_reader
-- grant INSERT, SELECT to aparte_writer
-- grant select (body, case_file_id, compartment_id, id, organisation_id) to aparte_keys
-- grant update (body) to aparte_keys

create table busy_agent (
  organisation_id uuid not null,
  id uuid not null,
  agent_id uuid not null,
  starts_at timestamp with time zone not null,
  ends_at timestamp with time zone not null,
  kind text not null,
  source uuid not null,
  yields boolean not null default false,
  constraint "fk$busy_agent_agent" FOREIGN KEY (organisation_id, agent_id) REFERENCES agent(organisation_id, id),
  constraint "pk$busy_agent" PRIMARY KEY (organisation_id, id),
  constraint "exclude$busy_agent_once" EXCLUDE USING gist (organisation_id WITH =, agent_id WITH =, tstzrange(starts_at, ends_at) WITH &&) WHERE ((NOT yields))
);
CREATE INDEX "ix$busy_agent_agent" ON public.busy_agent USING btree (organisation_id, agent_id, starts_at);
CREATE INDEX "ix$busy_agent_source" ON public.busy_agent USING btree (organisation_id, source);
-- policy backup for SELECT to aparte_backup
--   using true
-- policy definer for ALL to aparte_definer
--   using true
--   check true
-- policy read for SELECT to aparte_reader, aparte_writer
--   using (agent_id = ANY (( SELECT app.my_colleagues() AS my_colleagues)::uuid[]))
-- grant SELECT to aparte_backup
-- grant DELETE, INSERT, SELECT, UPDATE to aparte_definer
-- grant SELECT to aparte_reader
-- grant SELECT to aparte_writer

create table busy_person (
  organisation_id uuid not null,
  id uuid not null,
  compartment_id uuid not null,
  who_id uuid not null,
  starts_at timestamp with time zone not null,
  ends_at timestamp with time zone not null,
  source uuid not null,
  constraint "fk$busy_person_compartment" FOREIGN KEY (organisation_id, compartment_id) REFERENCES compartment(organisation_id, id),
  constraint "pk$busy_person" PRIMARY KEY (organisation_id, id),
  constraint "exclude$busy_person_once" EXCLUDE USING gist (organisation_id WITH =, compartment_id WITH =, who_id WITH =, tstzrange(starts_at, ends_at) WITH &&)
);
CREATE INDEX "ix$busy_person_compartment" ON public.busy_person USING btree (organisation_id, compartment_id);
CREATE INDEX "ix$busy_person_source" ON public.busy_person USING btree (organisation_id, source);
-- policy backup for SELECT to aparte_backup
--   using true
-- policy definer for ALL to aparte_definer
--   using true
--   check true
-- grant SELECT to aparte_backup
-- grant DELETE, INSERT, SELECT, UPDATE to aparte_definer

create table busy_room (
  organisation_id uuid not null,
  id uuid not null,
  room_id uuid not null,
  starts_at timestamp with time zone not null,
  ends_at timestamp with time zone not null,
  source uuid not null,
  constraint "fk$busy_room_room" FOREIGN KEY (organisation_id, room_id) REFERENCES room(organisation_id, id),
  constraint "pk$busy_room" PRIMARY KEY (organisation_id, id),
  constraint "exclude$busy_room_once" EXCLUDE USING gist (organisation_id WITH =, room_id WITH =, tstzrange(starts_at, ends_at) WITH &&)
);
CREATE INDEX "ix$busy_room_room" ON public.busy_room USING btree (organisation_id, room_id, starts_at);
CREATE INDEX "ix$busy_room_source" ON public.busy_room USING btree (organisation_id, source);
-- policy backup for SELECT to aparte_backup
--   using true
-- policy definer for ALL to aparte_definer
--   using true
--   check true
-- policy read for SELECT to aparte_reader, aparte_writer
--   using ((organisation_id = ( SELECT app.my_organisation() AS my_organisation)) AND (( SELECT app.my_roles() AS my_roles) && ARRAY['worker'::text, 'manager'::text, 'reception'::text]))
-- grant SELECT to aparte_backup
-- grant DELETE, INSERT, SELECT, UPDATE to aparte_definer
-- grant SELECT to aparte_reader
-- grant SELECT to aparte_writer

create table calculation_key (
  organisation_id uuid not null,
  id uuid not null,
  name text not null,
  token_hash bytea not null,
  created_at timestamp with time zone not null,
  created_by uuid not null,
  last_used_at timestamp with time zone,
  revoked_at timestamp with time zone,
  revoked_by uuid,
  constraint "check$calculation_key_name" CHECK (((btrim(name) <> ''::text) AND (length(name) <= 100))),
  constraint "check$calculation_key_revoked" CHECK (((revoked_at IS NULL) = (revoked_by IS NULL))),
  constraint "check$calculation_key_token_hash" CHECK ((length(token_hash) = 32)),
  constraint "fk$calculation_key_created_by" FOREIGN KEY (organisation_id, created_by) REFERENCES agent(organisation_id, id),
  constraint "fk$calculation_key_revoked_by" FOREIGN KEY (organisation_id, revoked_by) REFERENCES agent(organisation_id, id),
  constraint "pk$calculation_key" PRIMARY KEY (organisation_id, id),
  constraint "uniq$calculation_key_token_hash" UNIQUE (organisation_id, token_hash)
);
CREATE INDEX "ix$calculation_key_created_by" ON public.calculation_key USING btree (organisation_id, created_by);
CREATE INDEX "ix$calculation_key_revoked_by" ON public.calculation_key USING btree (organisation_id, revoked_by);
CREATE INDEX "ix$calculation_key_token_hash" ON public.calculation_key USING btree (token_hash);
CREATE UNIQUE INDEX "uniq$calculation_key_name" ON public.calculation_key USING btree (organisation_id, lower(name)) WHERE (revoked_at IS NULL);
-- policy backup for SELECT to aparte_backup
--   using true
-- policy definer for ALL to aparte_definer
--   using true
--   check true
-- grant SELECT to aparte_backup
-- grant INSERT, SELECT, UPDATE to aparte_definer

create table calendar_feed (
  organisation_id uuid not null,
  id uuid not null,
  agent_id uuid not null,
  token_hash bytea not null,
  created_at timestamp with time zone not null,
  last_read_at timestamp with time zone,
  revoked_at timestamp with time zone,
  constraint "check$calendar_feed_token_hash" CHECK ((length(token_hash) = 32)),
  constraint "fk$calendar_feed_agent" FOREIGN KEY (organisation_id, agent_id) REFERENCES agent(organisation_id, id),
  constraint "pk$calendar_feed" PRIMARY KEY (organisation_id, id),
  constraint "uniq$calendar_feed_token_hash" UNIQUE (organisation_id, token_hash)
);
CREATE INDEX "ix$calendar_feed_agent" ON public.calendar_feed USING btree (organisation_id, agent_id);
CREATE INDEX "ix$calendar_feed_token_hash" ON public.calendar_feed USING btree (token_hash);
CREATE UNIQUE INDEX "uniq$calendar_feed_living" ON public.calendar_feed USING btree (organisation_id, agent_id) WHERE (revoked_at IS NULL);
-- policy backup for SELECT to aparte_backup
--   using true
-- policy definer for ALL to aparte_definer
--   using true
--   check true
-- grant SELECT to aparte_backup
-- grant INSERT, SELECT, UPDATE to aparte_definer

create table case_file (
  organisation_id uuid not null,
  id uuid not null,
  number integer not null,
  site_id uuid not null,
  team_id uuid not null,
  sector_id uuid,
  referent_id uuid not null,
  identity_compartment_id uuid not null,
  general_compartment_id uuid not null,
  name text not null,
  name_key text not null,
  protected boolean not null default false,
  origin text not null,
  channel text not null,
  informed boolean,
  opened_at timestamp with time zone not null,
  opened_by uuid not null,
  closed_at timestamp with time zone,
  closure_reason text,
  search_keys tsvector not null generated always as (app.search_keys(ARRAY[name])) stored,
  constraint "check$case_file_closed_with_reason" CHECK (((closed_at IS NULL) = (closure_reason IS NULL))),
  constraint "fk$case_file_general" FOREIGN KEY (organisation_id, general_compartment_id) REFERENCES compartment(organisation_id, id) DEFERRABLE INITIALLY DEFERRED,
  constraint "fk$case_file_identity" FOREIGN KEY (organisation_id, identity_compartment_id) REFERENCES compartment(organisation_id, id) DEFERRABLE INITIALLY DEFERRED,
  constraint "fk$case_file_opened_by" FOREIGN KEY (organisation_id, opened_by) REFERENCES agent(organisation_id, id),
  constraint "fk$case_file_referent" FOREIGN KEY (organisation_id, referent_id) REFERENCES agent(organisation_id, id),
  constraint "fk$case_file_sector" FOREIGN KEY (organisation_id, sector_id) REFERENCES sector(organisation_id, id),
  constraint "fk$case_file_site" FOREIGN KEY (organisation_id, site_id) REFERENCES site(organisation_id, id),
  constraint "fk$case_file_team" FOREIGN KEY (organisation_id, team_id) REFERENCES team(organisation_id, id),
  constraint "pk$case_file" PRIMARY KEY (organisation_id, id),
  constraint "uniq$case_file_number" UNIQUE (organisation_id, number)
);
CREATE INDEX "ix$case_file_general" ON public.case_file USING btree (general_compartment_id);
CREATE INDEX "ix$case_file_identity" ON public.case_file USING btree (identity_compartment_id);
CREATE INDEX "ix$case_file_name_trgm" ON public.case_file USING gin (name_key gin_trgm_ops);
CREATE INDEX "ix$case_file_opened_by" ON public.case_file USING btree (organisation_id, opened_by);
CREATE INDEX "ix$case_file_referent" ON public.case_file USING btree (organisation_id, referent_id) WHERE (closed_at IS NULL);
CREATE INDEX "ix$case_file_referent_all" ON public.case_file USING btree (organisation_id, referent_id);
CREATE INDEX "ix$case_file_sector" ON public.case_file USING btree (organisation_id, sector_id);
CREATE INDEX "ix$case_file_site" ON public.case_file USING btree (organisation_id, site_id);
CREATE INDEX "ix$case_file_team" ON public.case_file USING btree (organisation_id, team_id);
-- policy backup for SELECT to aparte_backup
--   using true
-- policy change for UPDATE to aparte_writer
--   using (id = ANY (( SELECT app.my_referred_cases() AS my_referred_cases)::uuid[]))
-- policy definer for ALL to aparte_definer
--   using true
--   check true
-- policy keys for SELECT to aparte_keys
--   using true
-- policy read for SELECT to aparte_reader, aparte_writer
--   using ((identity_compartment_id = ANY (( SELECT app.my_compartments() AS my_compartments)::uuid[])) OR (general_compartment_id = ANY (( SELECT app.my_compartments() AS my_compartments)::uuid[])))
-- grant SELECT to aparte_backup
-- grant INSERT, SELECT, UPDATE to aparte_definer
-- grant SELECT to aparte_reader
-- grant SELECT to aparte_writer
-- grant select (general_compartment_id, id, identity_compartment_id, number, organisation_id) to aparte_keys
-- grant update (closed_at, closure_reason, informed, name, name_key, sector_id) to aparte_writer

create table catalogue_check (
  organisation_id uuid not null,
  id uuid not null,
  right_slug text not null,
  statement text not null,
  words_digest bytea not null,
  source text not null,
  checked_on date not null,
  created_at timestamp with time zone not null,
  created_by uuid not null,
  withdrawn_at timestamp with time zone,
  constraint "check$catalogue_check_source" CHECK (((btrim(source) <> ''::text) AND (length(source) <= 500))),
  constraint "fk$catalogue_check_created_by" FOREIGN KEY (organisation_id, created_by) REFERENCES agent(organisation_id, id),
  constraint "pk$catalogue_check" PRIMARY KEY (organisation_id, id)
);
CREATE INDEX "ix$catalogue_check_created_by" ON public.catalogue_check USING btree (organisation_id, created_by);
CREATE UNIQUE INDEX "uniq$catalogue_check_current" ON public.catalogue_check USING btree (organisation_id, right_slug, statement) WHERE (withdrawn_at IS NULL);
-- policy backup for SELECT to aparte_backup
--   using true
-- policy change for UPDATE to aparte_writer
--   using ((organisation_id = ( SELECT app.my_organisation() AS my_organisation)) AND ('manager'::text = ANY (( SELECT app.my_roles() AS my_roles)::text[])))
-- policy definer for ALL to aparte_definer
--   using true
--   check true
-- policy read for SELECT to aparte_reader, aparte_writer
--   using (organisation_id = ( SELECT app.my_organisation() AS my_organisation))
-- policy write for INSERT to aparte_writer
--   check ((organisation_id = ( SELECT app.my_organisation() AS my_organisation)) AND (created_by = ( SELECT app.actor() AS actor)) AND ('manager'::text = ANY (( SELECT app.my_roles() AS my_roles)::text[])))
-- grant SELECT to aparte_backup
-- grant SELECT to aparte_definer
-- grant SELECT to aparte_reader
-- grant INSERT, SELECT to aparte_writer
-- grant update (withdrawn_at) to aparte_writer

create table commune (
  code text not null,
  name text not null,
  name_key text not null,
  postal_codes text[] not null,
  department text,
  fictional boolean not null default false,
  constraint "pk$commune" PRIMARY KEY (code)
);
CREATE INDEX "ix$commune_name_key" ON public.commune USING btree (name_key text_pattern_ops);
CREATE INDEX "ix$commune_postal_codes" ON public.commune USING gin (postal_codes);
-- policy backup for SELECT to aparte_backup
--   using true
-- policy definer for ALL to aparte_definer
--   using true
--   check true
-- policy read for SELECT to aparte_reader, aparte_web, aparte_writer
--   using true
-- grant SELECT to aparte_backup
-- grant DELETE, INSERT, SELECT, UPDATE to aparte_definer
-- grant SELECT to aparte_reader
-- grant SELECT to aparte_web
-- grant SELECT to aparte_writer

create table compartment (
  organisation_id uuid not null,
  id uuid not null,
  case_file_id uuid,
  kind text not null,
  key_id uuid not null,
  wrapped_key bytea,
  reception_site_id uuid,
  created_by uuid not null,
  created_at timestamp with time zone not null,
  key_destroyed_at timestamp with time zone,
  other_key_id uuid,
  other_wrapped_key bytea,
  other_key text,
  key_since timestamp with time zone,
  constraint "check$compartment_key" CHECK (((wrapped_key IS NULL) = (key_destroyed_at IS NOT NULL))),
  constraint "check$compartment_kind" CHECK ((kind = ANY (ARRAY['identity'::text, 'general'::text, 'budget'::text, 'health'::text, 'childProtection'::text, 'violence'::text, 'justice'::text, 'aparte'::text, 'request'::text]))),
  constraint "check$compartment_other_key" CHECK ((num_nulls(other_key_id, other_wrapped_key, other_key) = ANY (ARRAY[0, 3]))),
  constraint "check$compartment_other_key_kind" CHECK ((other_key = ANY (ARRAY['next'::text, 'former'::text]))),
  constraint "check$compartment_reception" CHECK (((reception_site_id IS NULL) OR (kind = 'identity'::text))),
  constraint "fk$compartment_case_file" FOREIGN KEY (organisation_id, case_file_id) REFERENCES case_file(organisation_id, id) DEFERRABLE INITIALLY DEFERRED,
  constraint "fk$compartment_created_by" FOREIGN KEY (organisation_id, created_by) REFERENCES agent(organisation_id, id),
  constraint "fk$compartment_reception_site" FOREIGN KEY (organisation_id, reception_site_id) REFERENCES site(organisation_id, id),
  constraint "pk$compartment" PRIMARY KEY (organisation_id, id),
  constraint "uniq$compartment_id" UNIQUE (id),
  constraint "uniq$compartment_of_case" UNIQUE (organisation_id, id, case_file_id)
);
CREATE INDEX "ix$compartment_case_file" ON public.compartment USING btree (organisation_id, case_file_id);
CREATE INDEX "ix$compartment_created_by" ON public.compartment USING btree (organisation_id, created_by);
CREATE INDEX "ix$compartment_other_key" ON public.compartment USING btree (id) WHERE (other_key IS NOT NULL);
CREATE INDEX "ix$compartment_reception_site" ON public.compartment USING btree (organisation_id, reception_site_id) WHERE (reception_site_id IS NOT NULL);
CREATE UNIQUE INDEX "uniq$compartment_kind_of_case" ON public.compartment USING btree (organisation_id, case_file_id, kind) WHERE ((kind <> ALL (ARRAY['aparte'::text, 'request'::text])) AND (key_destroyed_at IS NULL));
-- policy backup for SELECT to aparte_backup
--   using true
-- policy definer for ALL to aparte_definer
--   using true
--   check true
-- policy keys for SELECT to aparte_keys
--   using true
-- policy keys_change for UPDATE to aparte_keys
--   using true
--   check true
-- policy not_excluded for SELECT to aparte_reader, aparte_writer restrictive
--   using ((case_file_id IS NULL) OR (case_file_id <> ALL (( SELECT app.my_exclusions() AS my_exclusions)::uuid[])))
-- policy read for SELECT to aparte_reader, aparte_writer
--   using ((id = ANY (( SELECT app.my_compartments() AS my_compartments)::uuid[])) OR (reception_site_id = ANY (( SELECT app.my_reception_sites() AS my_reception_sites)::uuid[])))
-- grant SELECT to aparte_backup
-- grant INSERT, SELECT, UPDATE to aparte_definer
-- grant SELECT to aparte_keys
-- grant SELECT to aparte_reader
-- grant SELECT to aparte_writer
-- grant update (key_destroyed_at, key_id, key_since, other_key, other_key_id, other_wrapped_key, reception_site_id, wrapped_key) to aparte_keys

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
  from_at timestamp with time zone not null,
  until_at timestamp with time zone,
  constraint "check$compartment_access_basis" CHECK ((basis = ANY (ARRAY['referent'::text, 'coWorker'::text, 'relief'::text, 'granted'::text, 'exceptional'::text, 'proposed'::text, 'reception'::text, 'author'::text]))),
  constraint "check$compartment_access_dates" CHECK (((until_at IS NULL) OR (until_at >= from_at))),
  constraint "check$compartment_access_one_holder" CHECK ((num_nonnulls(agent_id, team_id) = 1)),
  constraint "check$compartment_access_reason" CHECK (((basis <> ALL (ARRAY['relief'::text, 'exceptional'::text])) OR (length(TRIM(BOTH FROM reason)) >= 3))),
  constraint "fk$compartment_access_agent" FOREIGN KEY (organisation_id, agent_id) REFERENCES agent(organisation_id, id),
  constraint "fk$compartment_access_case_file" FOREIGN KEY (organisation_id, case_file_id) REFERENCES case_file(organisation_id, id),
  constraint "fk$compartment_access_compartment" FOREIGN KEY (organisation_id, compartment_id) REFERENCES compartment(organisation_id, id) ON DELETE CASCADE,
  constraint "fk$compartment_access_granted_by" FOREIGN KEY (organisation_id, granted_by) REFERENCES agent(organisation_id, id),
  constraint "fk$compartment_access_same_case" FOREIGN KEY (organisation_id, compartment_id, case_file_id) REFERENCES compartment(organisation_id, id, case_file_id),
  constraint "fk$compartment_access_team" FOREIGN KEY (organisation_id, team_id) REFERENCES team(organisation_id, id),
  constraint "pk$compartment_access" PRIMARY KEY (organisation_id, id)
);
CREATE INDEX "ix$compartment_access_agent" ON public.compartment_access USING btree (agent_id) INCLUDE (compartment_id, case_file_id, from_at, until_at) WHERE (agent_id IS NOT NULL);
CREATE INDEX "ix$compartment_access_agent_fk" ON public.compartment_access USING btree (organisation_id, agent_id);
CREATE INDEX "ix$compartment_access_case_file" ON public.compartment_access USING btree (organisation_id, case_file_id) INCLUDE (agent_id, team_id, compartment_id, from_at, until_at);
CREATE INDEX "ix$compartment_access_compartment" ON public.compartment_access USING btree (organisation_id, compartment_id);
CREATE INDEX "ix$compartment_access_granted_by" ON public.compartment_access USING btree (organisation_id, granted_by);
CREATE INDEX "ix$compartment_access_same_case" ON public.compartment_access USING btree (organisation_id, compartment_id, case_file_id);
CREATE INDEX "ix$compartment_access_team" ON public.compartment_access USING btree (team_id) INCLUDE (compartment_id, case_file_id, from_at, until_at) WHERE (team_id IS NOT NULL);
CREATE INDEX "ix$compartment_access_team_fk" ON public.compartment_access USING btree (organisation_id, team_id);
-- policy backup for SELECT to aparte_backup
--   using true
-- policy definer for ALL to aparte_definer
--   using true
--   check true
-- policy end_by_referent for UPDATE to aparte_writer
--   using ((case_file_id = ANY (( SELECT app.my_referred_cases() AS my_referred_cases)::uuid[])) AND (basis <> 'referent'::text) AND (compartment_id = ANY (( SELECT app.my_compartments() AS my_compartments)::uuid[])))
-- policy grant_by_referent for INSERT to aparte_writer
--   check ((granted_by = ( SELECT app.actor() AS actor)) AND (agent_id <> ( SELECT app.actor() AS actor)) AND (basis = ANY (ARRAY['coWorker'::text, 'granted'::text])) AND (case_file_id = ANY (( SELECT app.my_referred_cases() AS my_referred_cases)::uuid[])) AND (compartment_id = ANY (( SELECT app.my_compartments() AS my_compartments)::uuid[])))
-- policy keys for SELECT to aparte_keys
--   using true
-- policy keys_change for UPDATE to aparte_keys
--   using ((until_at IS NULL) OR (until_at > now()))
--   check (until_at <= GREATEST(from_at, now()))
-- policy others_hidden_from_reception for SELECT to aparte_reader, aparte_writer restrictive
--   using ((agent_id = ( SELECT app.actor() AS actor)) OR (team_id IS NOT NULL) OR (( SELECT app.my_roles() AS my_roles) && ARRAY['worker'::text, 'manager'::text]))
-- policy read for SELECT to aparte_reader, aparte_writer
--   using (compartment_id = ANY (( SELECT app.my_compartments() AS my_compartments)::uuid[]))
-- grant SELECT to aparte_backup
-- grant INSERT, SELECT, UPDATE to aparte_definer
-- grant SELECT to aparte_reader
-- grant INSERT, SELECT to aparte_writer
-- grant select (case_file_id, compartment_id, from_at, id, organisation_id, until_at) to aparte_keys
-- grant update (until_at) to aparte_keys
-- grant update (until_at) to aparte_writer

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
  body bytea not null,
  reviewed_on date,
  created_at timestamp with time zone not null,
  created_by uuid not null,
  superseded_at timestamp with time zone,
  constraint "fk$contact_rule_case_file" FOREIGN KEY (organisation_id, case_file_id) REFERENCES case_file(organisation_id, id),
  constraint "fk$contact_rule_compartment" FOREIGN KEY (organisation_id, compartment_id) REFERENCES compartment(organisation_id, id),
  constraint "fk$contact_rule_created_by" FOREIGN KEY (organisation_id, created_by) REFERENCES agent(organisation_id, id),
  constraint "fk$contact_rule_reception_site" FOREIGN KEY (organisation_id, reception_site_id) REFERENCES site(organisation_id, id),
  constraint "fk$contact_rule_same_household" FOREIGN KEY (organisation_id, compartment_id, case_file_id) REFERENCES compartment(organisation_id, id, case_file_id),
  constraint "pk$contact_rule" PRIMARY KEY (organisation_id, id)
);
CREATE INDEX "ix$contact_rule_case_file" ON public.contact_rule USING btree (organisation_id, case_file_id);
CREATE INDEX "ix$contact_rule_compartment" ON public.contact_rule USING btree (organisation_id, compartment_id);
CREATE INDEX "ix$contact_rule_created_by" ON public.contact_rule USING btree (organisation_id, created_by);
CREATE INDEX "ix$contact_rule_reception_site" ON public.contact_rule USING btree (organisation_id, reception_site_id) WHERE (reception_site_id IS NOT NULL);
CREATE UNIQUE INDEX "uniq$contact_rule_current" ON public.contact_rule USING btree (organisation_id, case_file_id) WHERE (superseded_at IS NULL);
-- policy backup for SELECT to aparte_backup
--   using true
-- policy change for UPDATE to aparte_writer
--   using (compartment_id = ANY (( SELECT app.my_writable_compartments() AS my_writable_compartments)::uuid[]))
-- policy definer for ALL to aparte_definer
--   using true
--   check true
-- policy keys for SELECT to aparte_keys
--   using true
-- policy keys_change for UPDATE to aparte_keys
--   using true
--   check true
-- policy not_excluded for SELECT to aparte_reader, aparte_writer restrictive
--   using ((case_file_id IS NULL) OR (case_file_id <> ALL (( SELECT app.my_exclusions() AS my_exclusions)::uuid[])))
-- policy read for SELECT to aparte_reader, aparte_writer
--   using (compartment_id = ANY (( SELECT app.my_compartments() AS my_compartments)::uuid[]))
-- policy read_reception for SELECT to aparte_reader, aparte_writer
--   using (reception_site_id = ANY (( SELECT app.my_reception_sites() AS my_reception_sites)::uuid[]))
-- policy write for INSERT to aparte_writer
--   check (compartment_id = ANY (( SELECT app.my_writable_compartments() AS my_writable_compartments)::uuid[]))
-- grant SELECT to aparte_backup
-- grant INSERT, SELECT, UPDATE to aparte_definer
-- grant SELECT to aparte_reader
-- grant INSERT, SELECT to aparte_writer
-- grant select (body, case_file_id, compartment_id, id, organisation_id, reception_site_id) to aparte_keys
-- grant update (body, reception_site_id) to aparte_keys
-- grant update (superseded_at) to aparte_writer

create table credential (
  organisation_id uuid not null,
  agent_id uuid not null,
  passphrase_hash text not null,
  changed_at timestamp with time zone not null default now(),
  constraint "fk$credential_agent" FOREIGN KEY (organisation_id, agent_id) REFERENCES agent(organisation_id, id),
  constraint "pk$credential" PRIMARY KEY (organisation_id, agent_id)
);
-- policy backup for SELECT to aparte_backup
--   using true
-- policy definer for ALL to aparte_definer
--   using true
--   check true
-- grant SELECT to aparte_backup
-- grant DELETE, INSERT, SELECT, UPDATE to aparte_definer

create table deadline (
  organisation_id uuid not null,
  id uuid not null,
  case_file_id uuid not null,
  compartment_id uuid not null,
  body bytea not null,
  law text,
  due_on date not null,
  entry_id uuid,
  created_at timestamp with time zone not null,
  created_by uuid not null,
  done_at timestamp with time zone,
  done_by uuid,
  dropped_reason text,
  weight integer not null default 2,
  waits_for text not null default 'us'::text,
  for_agent_id uuid,
  suspended_on date,
  run_id uuid,
  application_id uuid,
  letter_id uuid,
  project_id uuid,
  measure_id uuid,
  debt_id uuid,
  assessment_id uuid,
  constraint "check$deadline_waits_for" CHECK ((waits_for = ANY (ARRAY['us'::text, 'person'::text, 'body'::text]))),
  constraint "check$deadline_weight" CHECK (((weight >= 1) AND (weight <= 3))),
  constraint "fk$deadline_application" FOREIGN KEY (organisation_id, application_id, compartment_id) REFERENCES application(organisation_id, id, compartment_id),
  constraint "fk$deadline_assessment" FOREIGN KEY (organisation_id, assessment_id, compartment_id) REFERENCES assessment(organisation_id, id, compartment_id),
  constraint "fk$deadline_case_file" FOREIGN KEY (organisation_id, case_file_id) REFERENCES case_file(organisation_id, id),
  constraint "fk$deadline_compartment" FOREIGN KEY (organisation_id, compartment_id) REFERENCES compartment(organisation_id, id),
  constraint "fk$deadline_created_by" FOREIGN KEY (organisation_id, created_by) REFERENCES agent(organisation_id, id),
  constraint "fk$deadline_debt" FOREIGN KEY (organisation_id, debt_id, compartment_id) REFERENCES budget_line(organisation_id, id, compartment_id),
  constraint "fk$deadline_done_by" FOREIGN KEY (organisation_id, done_by) REFERENCES agent(organisation_id, id),
  constraint "fk$deadline_entry" FOREIGN KEY (organisation_id, entry_id) REFERENCES entry(organisation_id, id),
  constraint "fk$deadline_for_agent" FOREIGN KEY (organisation_id, for_agent_id) REFERENCES agent(organisation_id, id),
  constraint "fk$deadline_letter" FOREIGN KEY (organisation_id, letter_id, compartment_id) REFERENCES letter(organisation_id, id, compartment_id),
  constraint "fk$deadline_measure" FOREIGN KEY (organisation_id, measure_id, compartment_id) REFERENCES measure(organisation_id, id, compartment_id),
  constraint "fk$deadline_project" FOREIGN KEY (organisation_id, project_id, compartment_id) REFERENCES project(organisation_id, id, compartment_id),
  constraint "fk$deadline_run" FOREIGN KEY (organisation_id, run_id, compartment_id) REFERENCES procedure_run(organisation_id, id, compartment_id),
  constraint "fk$deadline_same_household" FOREIGN KEY (organisation_id, compartment_id, case_file_id) REFERENCES compartment(organisation_id, id, case_file_id),
  constraint "pk$deadline" PRIMARY KEY (organisation_id, id),
  constraint "uniq$deadline_place" UNIQUE (organisation_id, id, compartment_id)
);
CREATE INDEX "ix$deadline_application" ON public.deadline USING btree (organisation_id, application_id, compartment_id);
CREATE INDEX "ix$deadline_assessment" ON public.deadline USING btree (organisation_id, assessment_id, compartment_id);
CREATE INDEX "ix$deadline_case_file" ON public.deadline USING btree (organisation_id, case_file_id);
CREATE INDEX "ix$deadline_compartment" ON public.deadline USING btree (organisation_id, compartment_id);
CREATE INDEX "ix$deadline_created_by" ON public.deadline USING btree (organisation_id, created_by);
CREATE INDEX "ix$deadline_debt" ON public.deadline USING btree (organisation_id, debt_id, compartment_id);
CREATE INDEX "ix$deadline_done_by" ON public.deadline USING btree (organisation_id, done_by);
CREATE INDEX "ix$deadline_entry" ON public.deadline USING btree (organisation_id, entry_id);
CREATE INDEX "ix$deadline_for_agent" ON public.deadline USING btree (organisation_id, for_agent_id);
CREATE INDEX "ix$deadline_letter" ON public.deadline USING btree (organisation_id, letter_id, compartment_id);
CREATE INDEX "ix$deadline_measure" ON public.deadline USING btree (organisation_id, measure_id, compartment_id);
CREATE INDEX "ix$deadline_open" ON public.deadline USING btree (organisation_id, due_on) WHERE (done_at IS NULL);
CREATE INDEX "ix$deadline_project" ON public.deadline USING btree (organisation_id, project_id, compartment_id);
CREATE INDEX "ix$deadline_run" ON public.deadline USING btree (organisation_id, run_id, compartment_id);
-- policy backup for SELECT to aparte_backup
--   using true
-- policy change for UPDATE to aparte_writer
--   using (compartment_id = ANY (( SELECT app.my_writable_compartments() AS my_writable_compartments)::uuid[]))
-- policy definer for ALL to aparte_definer
--   using true
--   check true
-- policy keys for SELECT to aparte_keys
--   using true
-- policy keys_change for UPDATE to aparte_keys
--   using true
--   check true
-- policy read for SELECT to aparte_reader, aparte_writer
--   using (compartment_id = ANY (( SELECT app.my_compartments() AS my_compartments)::uuid[]))
-- policy write for INSERT to aparte_writer
--   check (compartment_id = ANY (( SELECT app.my_writable_compartments() AS my_writable_compartments)::uuid[]))
-- grant SELECT to aparte_backup
-- grant INSERT, SELECT, UPDATE to aparte_definer
-- grant SELECT to aparte_reader
-- grant INSERT, SELECT to aparte_writer
-- grant select (body, case_file_id, compartment_id, id, organisation_id) to aparte_keys
-- grant update (body) to aparte_keys
-- grant update (body, done_at, done_by, dropped_reason, due_on, for_agent_id, suspended_on, waits_for, weight) to aparte_writer

create table deadline_event (
  organisation_id uuid not null,
  id uuid not null,
  deadline_id uuid not null,
  case_file_id uuid not null,
  compartment_id uuid not null,
  body bytea not null,
  happened_on date not null,
  created_at timestamp with time zone not null,
  created_by uuid not null,
  constraint "fk$deadline_event_case_file" FOREIGN KEY (organisation_id, case_file_id) REFERENCES case_file(organisation_id, id),
  constraint "fk$deadline_event_compartment" FOREIGN KEY (organisation_id, compartment_id) REFERENCES compartment(organisation_id, id),
  constraint "fk$deadline_event_created_by" FOREIGN KEY (organisation_id, created_by) REFERENCES agent(organisation_id, id),
  constraint "fk$deadline_event_deadline" FOREIGN KEY (organisation_id, deadline_id, compartment_id) REFERENCES deadline(organisation_id, id, compartment_id),
  constraint "fk$deadline_event_same_household" FOREIGN KEY (organisation_id, compartment_id, case_file_id) REFERENCES compartment(organisation_id, id, case_file_id),
  constraint "pk$deadline_event" PRIMARY KEY (organisation_id, id)
);
CREATE INDEX "ix$deadline_event_case_file" ON public.deadline_event USING btree (organisation_id, case_file_id);
CREATE INDEX "ix$deadline_event_compartment" ON public.deadline_event USING btree (organisation_id, compartment_id);
CREATE INDEX "ix$deadline_event_created_by" ON public.deadline_event USING btree (organisation_id, created_by);
CREATE INDEX "ix$deadline_event_deadline" ON public.deadline_event USING btree (organisation_id, deadline_id, compartment_id);
CREATE INDEX "ix$deadline_event_same_household" ON public.deadline_event USING btree (organisation_id, compartment_id, case_file_id);
-- policy backup for SELECT to aparte_backup
--   using true
-- policy definer for ALL to aparte_definer
--   using true
--   check true
-- policy keys for SELECT to aparte_keys
--   using true
-- policy keys_change for UPDATE to aparte_keys
--   using true
--   check true
-- policy read for SELECT to aparte_reader, aparte_writer
--   using (compartment_id = ANY (( SELECT app.my_compartments() AS my_compartments)::uuid[]))
-- policy write for INSERT to aparte_writer
--   check (compartment_id = ANY (( SELECT app.my_writable_compartments() AS my_writable_compartments)::uuid[]))
-- grant SELECT to aparte_backup
-- grant SELECT to aparte_definer
-- grant SELECT to aparte_reader
-- grant INSERT, SELECT to aparte_writer
-- grant select (body, case_file_id, compartment_id, id, organisation_id) to aparte_keys
-- grant update (body) to aparte_keys

create table declared_link (
  organisation_id uuid not null,
  id uuid not null,
  agent_id uuid not null,
  name_key text not null,
  birth_date date,
  declared_at timestamp with time zone not null,
  withdrawn_at timestamp with time zone,
  constraint "fk$declared_link_agent" FOREIGN KEY (organisation_id, agent_id) REFERENCES agent(organisation_id, id),
  constraint "pk$declared_link" PRIMARY KEY (organisation_id, id)
);
CREATE INDEX "ix$declared_link_agent" ON public.declared_link USING btree (organisation_id, agent_id);
CREATE INDEX "ix$declared_link_name" ON public.declared_link USING btree (organisation_id, name_key) WHERE (withdrawn_at IS NULL);
-- policy backup for SELECT to aparte_backup
--   using true
-- policy definer for ALL to aparte_definer
--   using true
--   check true
-- policy read for SELECT to aparte_reader, aparte_writer
--   using (agent_id = ( SELECT app.actor() AS actor))
-- grant SELECT to aparte_backup
-- grant INSERT, SELECT, UPDATE to aparte_definer
-- grant SELECT to aparte_reader
-- grant SELECT to aparte_writer

create table draft (
  organisation_id uuid not null,
  id uuid not null,
  case_file_id uuid not null,
  compartment_id uuid not null,
  author_id uuid not null,
  appointment_id uuid,
  body bytea not null,
  revision integer not null default 1,
  started_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  tidied_at timestamp with time zone,
  entry_id uuid,
  constraint "fk$draft_appointment" FOREIGN KEY (organisation_id, appointment_id) REFERENCES appointment(organisation_id, id),
  constraint "fk$draft_author" FOREIGN KEY (organisation_id, author_id) REFERENCES agent(organisation_id, id),
  constraint "fk$draft_case_file" FOREIGN KEY (organisation_id, case_file_id) REFERENCES case_file(organisation_id, id),
  constraint "fk$draft_compartment" FOREIGN KEY (organisation_id, compartment_id) REFERENCES compartment(organisation_id, id),
  constraint "fk$draft_entry" FOREIGN KEY (organisation_id, entry_id) REFERENCES entry(organisation_id, id),
  constraint "fk$draft_same_household" FOREIGN KEY (organisation_id, compartment_id, case_file_id) REFERENCES compartment(organisation_id, id, case_file_id),
  constraint "pk$draft" PRIMARY KEY (organisation_id, id)
);
CREATE INDEX "ix$draft_appointment" ON public.draft USING btree (organisation_id, appointment_id);
CREATE INDEX "ix$draft_author" ON public.draft USING btree (organisation_id, author_id) WHERE (tidied_at IS NULL);
CREATE INDEX "ix$draft_author_fk" ON public.draft USING btree (organisation_id, author_id);
CREATE INDEX "ix$draft_case_file" ON public.draft USING btree (organisation_id, case_file_id);
CREATE INDEX "ix$draft_compartment" ON public.draft USING btree (organisation_id, compartment_id);
CREATE INDEX "ix$draft_entry" ON public.draft USING btree (organisation_id, entry_id);
-- policy backup for SELECT to aparte_backup
--   using true
-- policy change for UPDATE to aparte_writer
--   using (compartment_id = ANY (( SELECT app.my_writable_compartments() AS my_writable_compartments)::uuid[]))
-- policy definer for ALL to aparte_definer
--   using true
--   check true
-- policy keys for SELECT to aparte_keys
--   using true
-- policy keys_change for UPDATE to aparte_keys
--   using true
--   check true
-- policy own for INSERT to aparte_writer restrictive
--   check (author_id = ( SELECT app.actor() AS actor))
-- policy read for SELECT to aparte_reader, aparte_writer
--   using (compartment_id = ANY (( SELECT app.my_compartments() AS my_compartments)::uuid[]))
-- policy still_open for UPDATE to aparte_writer restrictive
--   using ((author_id = ( SELECT app.actor() AS actor)) AND (tidied_at IS NULL))
--   check (author_id = ( SELECT app.actor() AS actor))
-- policy write for INSERT to aparte_writer
--   check (compartment_id = ANY (( SELECT app.my_writable_compartments() AS my_writable_compartments)::uuid[]))
-- grant SELECT to aparte_backup
-- grant INSERT, SELECT, UPDATE to aparte_definer
-- grant SELECT to aparte_reader
-- grant INSERT, SELECT to aparte_writer
-- grant select (body, case_file_id, compartment_id, id, organisation_id) to aparte_keys
-- grant update (body) to aparte_keys
-- grant update (body, entry_id, revision, tidied_at, updated_at) to aparte_writer

create table dwelling (
  organisation_id uuid not null,
  id uuid not null,
  case_file_id uuid not null,
  compartment_id uuid not null,
  commune_code text,
  tenure text not null,
  body bytea not null,
  from_date date not null,
  created_at timestamp with time zone not null,
  created_by uuid not null,
  superseded_at timestamp with time zone,
  constraint "fk$dwelling_case_file" FOREIGN KEY (organisation_id, case_file_id) REFERENCES case_file(organisation_id, id),
  constraint "fk$dwelling_commune" FOREIGN KEY (commune_code) REFERENCES commune(code),
  constraint "fk$dwelling_compartment" FOREIGN KEY (organisation_id, compartment_id) REFERENCES compartment(organisation_id, id),
  constraint "fk$dwelling_created_by" FOREIGN KEY (organisation_id, created_by) REFERENCES agent(organisation_id, id),
  constraint "fk$dwelling_same_household" FOREIGN KEY (organisation_id, compartment_id, case_file_id) REFERENCES compartment(organisation_id, id, case_file_id),
  constraint "pk$dwelling" PRIMARY KEY (organisation_id, id)
);
CREATE INDEX "ix$dwelling_case_file" ON public.dwelling USING btree (organisation_id, case_file_id);
CREATE INDEX "ix$dwelling_commune" ON public.dwelling USING btree (commune_code);
CREATE INDEX "ix$dwelling_compartment" ON public.dwelling USING btree (organisation_id, compartment_id);
CREATE INDEX "ix$dwelling_created_by" ON public.dwelling USING btree (organisation_id, created_by);
CREATE UNIQUE INDEX "uniq$dwelling_current" ON public.dwelling USING btree (organisation_id, case_file_id) WHERE (superseded_at IS NULL);
-- policy backup for SELECT to aparte_backup
--   using true
-- policy change for UPDATE to aparte_writer
--   using (compartment_id = ANY (( SELECT app.my_writable_compartments() AS my_writable_compartments)::uuid[]))
-- policy definer for ALL to aparte_definer
--   using true
--   check true
-- policy keys for SELECT to aparte_keys
--   using true
-- policy keys_change for UPDATE to aparte_keys
--   using true
--   check true
-- policy read for SELECT to aparte_reader, aparte_writer
--   using (compartment_id = ANY (( SELECT app.my_compartments() AS my_compartments)::uuid[]))
-- policy write for INSERT to aparte_writer
--   check (compartment_id = ANY (( SELECT app.my_writable_compartments() AS my_writable_compartments)::uuid[]))
-- grant SELECT to aparte_backup
-- grant INSERT, SELECT, UPDATE to aparte_definer
-- grant SELECT to aparte_reader
-- grant INSERT, SELECT to aparte_writer
-- grant select (body, case_file_id, compartment_id, id, organisation_id) to aparte_keys
-- grant update (body) to aparte_keys
-- grant update (superseded_at) to aparte_writer

create table entry (
  organisation_id uuid not null,
  id uuid not null,
  case_file_id uuid not null,
  compartment_id uuid not null,
  kind text not null,
  head bytea not null,
  happened_at timestamp with time zone not null,
  minutes integer,
  author_id uuid not null,
  version integer not null default 1,
  created_at timestamp with time zone not null,
  constraint "check$entry_kind" CHECK ((kind = ANY (ARRAY['interview'::text, 'homeVisit'::text, 'call'::text, 'letter'::text, 'note'::text, 'meeting'::text, 'firstRequest'::text, 'handover'::text]))),
  constraint "check$entry_minutes" CHECK (((minutes >= 0) AND (minutes <= 1440))),
  constraint "fk$entry_author" FOREIGN KEY (organisation_id, author_id) REFERENCES agent(organisation_id, id),
  constraint "fk$entry_case_file" FOREIGN KEY (organisation_id, case_file_id) REFERENCES case_file(organisation_id, id),
  constraint "fk$entry_compartment" FOREIGN KEY (organisation_id, compartment_id) REFERENCES compartment(organisation_id, id),
  constraint "fk$entry_same_household" FOREIGN KEY (organisation_id, compartment_id, case_file_id) REFERENCES compartment(organisation_id, id, case_file_id),
  constraint "pk$entry" PRIMARY KEY (organisation_id, id)
);
CREATE INDEX "ix$entry_author" ON public.entry USING btree (organisation_id, author_id);
CREATE INDEX "ix$entry_case_file" ON public.entry USING btree (organisation_id, case_file_id, happened_at DESC);
CREATE INDEX "ix$entry_compartment" ON public.entry USING btree (organisation_id, compartment_id);
-- policy backup for SELECT to aparte_backup
--   using true
-- policy change for UPDATE to aparte_writer
--   using (compartment_id = ANY (( SELECT app.my_writable_compartments() AS my_writable_compartments)::uuid[]))
-- policy definer for ALL to aparte_definer
--   using true
--   check true
-- policy keys for SELECT to aparte_keys
--   using true
-- policy keys_change for UPDATE to aparte_keys
--   using true
--   check true
-- policy read for SELECT to aparte_reader, aparte_writer
--   using (compartment_id = ANY (( SELECT app.my_compartments() AS my_compartments)::uuid[]))
-- policy write for INSERT to aparte_writer
--   check (compartment_id = ANY (( SELECT app.my_writable_compartments() AS my_writable_compartments)::uuid[]))
-- grant SELECT to aparte_backup
-- grant INSERT, SELECT, UPDATE to aparte_definer
-- grant SELECT to aparte_reader
-- grant INSERT, SELECT to aparte_writer
-- grant select (case_file_id, compartment_id, head, id, organisation_id) to aparte_keys
-- grant update (head) to aparte_keys
-- grant update (version) to aparte_writer

create table entry_passage (
  organisation_id uuid not null,
  id uuid not null,
  entry_id uuid not null,
  case_file_id uuid not null,
  compartment_id uuid not null,
  version integer not null,
  place integer not null,
  body bytea not null,
  written_at timestamp with time zone not null,
  written_by uuid not null,
  constraint "fk$entry_passage_case_file" FOREIGN KEY (organisation_id, case_file_id) REFERENCES case_file(organisation_id, id),
  constraint "fk$entry_passage_compartment" FOREIGN KEY (organisation_id, compartment_id) REFERENCES compartment(organisation_id, id),
  constraint "fk$entry_passage_entry" FOREIGN KEY (organisation_id, entry_id) REFERENCES entry(organisation_id, id),
  constraint "fk$entry_passage_same_household" FOREIGN KEY (organisation_id, compartment_id, case_file_id) REFERENCES compartment(organisation_id, id, case_file_id),
  constraint "fk$entry_passage_written_by" FOREIGN KEY (organisation_id, written_by) REFERENCES agent(organisation_id, id),
  constraint "pk$entry_passage" PRIMARY KEY (organisation_id, id)
);
CREATE INDEX "ix$entry_passage_case_file" ON public.entry_passage USING btree (organisation_id, case_file_id);
CREATE INDEX "ix$entry_passage_compartment" ON public.entry_passage USING btree (organisation_id, compartment_id);
CREATE INDEX "ix$entry_passage_entry" ON public.entry_passage USING btree (organisation_id, entry_id, version);
CREATE INDEX "ix$entry_passage_written_by" ON public.entry_passage USING btree (organisation_id, written_by);
-- policy backup for SELECT to aparte_backup
--   using true
-- policy definer for ALL to aparte_definer
--   using true
--   check true
-- policy keys for SELECT to aparte_keys
--   using true
-- policy keys_change for UPDATE to aparte_keys
--   using true
--   check true
-- policy read for SELECT to aparte_reader, aparte_writer
--   using (compartment_id = ANY (( SELECT app.my_compartments() AS my_compartments)::uuid[]))
-- policy write for INSERT to aparte_writer
--   check (compartment_id = ANY (( SELECT app.my_writable_compartments() AS my_writable_compartments)::uuid[]))
-- grant SELECT to aparte_backup
-- grant INSERT, SELECT, UPDATE to aparte_definer
-- grant SELECT to aparte_reader
-- grant INSERT, SELECT to aparte_writer
-- grant select (body, case_file_id, compartment_id, id, organisation_id) to aparte_keys
-- grant update (body) to aparte_keys

create table entry_theme (
  organisation_id uuid not null,
  id uuid not null,
  entry_id uuid not null,
  case_file_id uuid not null,
  compartment_id uuid not null,
  domain text not null,
  constraint "fk$entry_theme_case_file" FOREIGN KEY (organisation_id, case_file_id) REFERENCES case_file(organisation_id, id),
  constraint "fk$entry_theme_compartment" FOREIGN KEY (organisation_id, compartment_id) REFERENCES compartment(organisation_id, id),
  constraint "fk$entry_theme_entry" FOREIGN KEY (organisation_id, entry_id) REFERENCES entry(organisation_id, id),
  constraint "fk$entry_theme_same_household" FOREIGN KEY (organisation_id, compartment_id, case_file_id) REFERENCES compartment(organisation_id, id, case_file_id),
  constraint "pk$entry_theme" PRIMARY KEY (organisation_id, id),
  constraint "uniq$entry_theme" UNIQUE (organisation_id, entry_id, domain)
);
CREATE INDEX "ix$entry_theme_case_file" ON public.entry_theme USING btree (organisation_id, case_file_id);
CREATE INDEX "ix$entry_theme_compartment" ON public.entry_theme USING btree (organisation_id, compartment_id);
-- policy backup for SELECT to aparte_backup
--   using true
-- policy definer for ALL to aparte_definer
--   using true
--   check true
-- policy read for SELECT to aparte_reader, aparte_writer
--   using (compartment_id = ANY (( SELECT app.my_compartments() AS my_compartments)::uuid[]))
-- policy write for INSERT to aparte_writer
--   check (compartment_id = ANY (( SELECT app.my_writable_compartments() AS my_writable_compartments)::uuid[]))
-- grant SELECT to aparte_backup
-- grant INSERT, SELECT, UPDATE to aparte_definer
-- grant SELECT to aparte_reader
-- grant INSERT, SELECT to aparte_writer

create table exceptional_access (
  organisation_id uuid not null,
  id uuid not null,
  compartment_id uuid not null,
  agent_id uuid not null,
  case_file_id uuid,
  ground text not null,
  body bytea not null,
  asked_at timestamp with time zone not null,
  needs_second_person boolean not null default false,
  opened_at timestamp with time zone,
  expires_at timestamp with time zone,
  renewed_at timestamp with time zone,
  second_person uuid,
  reviewed_at timestamp with time zone,
  reviewed_by uuid,
  verdict text,
  widened_at timestamp with time zone,
  constraint "check$exceptional_access_ground" CHECK ((ground = ANY (ARRAY['referentAbsent'::text, 'dangerChild'::text, 'dangerPerson'::text, 'dutyLine'::text, 'authority'::text]))),
  constraint "check$exceptional_access_not_reviewed_by_oneself" CHECK ((reviewed_by <> agent_id)),
  constraint "check$exceptional_access_opened" CHECK ((((opened_at IS NULL) = (expires_at IS NULL)) AND ((opened_at IS NULL) OR (case_file_id IS NOT NULL)) AND ((widened_at IS NULL) OR (opened_at IS NOT NULL)) AND ((renewed_at IS NULL) OR (opened_at IS NOT NULL)) AND ((opened_at IS NULL) OR (NOT needs_second_person) OR (second_person IS NOT NULL)))),
  constraint "check$exceptional_access_reviewed" CHECK ((((reviewed_at IS NULL) = (verdict IS NULL)) AND ((reviewed_at IS NULL) = (reviewed_by IS NULL)) AND ((second_person IS NULL) OR (second_person <> reviewed_by)))),
  constraint "check$exceptional_access_second_is_another" CHECK ((second_person <> agent_id)),
  constraint "check$exceptional_access_verdict" CHECK ((verdict = ANY (ARRAY['justified'::text, 'notJustified'::text, 'unclear'::text]))),
  constraint "fk$exceptional_access_agent" FOREIGN KEY (organisation_id, agent_id) REFERENCES agent(organisation_id, id),
  constraint "fk$exceptional_access_case_file" FOREIGN KEY (organisation_id, case_file_id) REFERENCES case_file(organisation_id, id),
  constraint "fk$exceptional_access_compartment" FOREIGN KEY (organisation_id, compartment_id) REFERENCES compartment(organisation_id, id),
  constraint "fk$exceptional_access_reviewed_by" FOREIGN KEY (organisation_id, reviewed_by) REFERENCES agent(organisation_id, id),
  constraint "fk$exceptional_access_second" FOREIGN KEY (organisation_id, second_person) REFERENCES agent(organisation_id, id),
  constraint "pk$exceptional_access" PRIMARY KEY (organisation_id, id)
);
CREATE INDEX "ix$exceptional_access_agent" ON public.exceptional_access USING btree (organisation_id, agent_id);
CREATE INDEX "ix$exceptional_access_case_file" ON public.exceptional_access USING btree (organisation_id, case_file_id);
CREATE INDEX "ix$exceptional_access_compartment" ON public.exceptional_access USING btree (organisation_id, compartment_id);
CREATE INDEX "ix$exceptional_access_reviewed_by" ON public.exceptional_access USING btree (organisation_id, reviewed_by);
CREATE INDEX "ix$exceptional_access_second" ON public.exceptional_access USING btree (organisation_id, second_person);
-- policy backup for SELECT to aparte_backup
--   using true
-- policy definer for ALL to aparte_definer
--   using true
--   check true
-- policy keys for SELECT to aparte_keys
--   using true
-- policy keys_change for UPDATE to aparte_keys
--   using true
--   check true
-- policy read for SELECT to aparte_reader, aparte_writer
--   using (compartment_id = ANY (( SELECT app.my_compartments() AS my_compartments)::uuid[]))
-- grant SELECT to aparte_backup
-- grant INSERT, SELECT, UPDATE to aparte_definer
-- grant SELECT to aparte_reader
-- grant SELECT to aparte_writer
-- grant select (agent_id, body, case_file_id, compartment_id, id, organisation_id) to aparte_keys
-- grant update (body) to aparte_keys

create table exclusion (
  organisation_id uuid not null,
  id uuid not null,
  case_file_id uuid not null,
  agent_id uuid not null,
  declared_by uuid not null,
  declared_at timestamp with time zone not null,
  lifted_at timestamp with time zone,
  constraint "fk$exclusion_agent" FOREIGN KEY (organisation_id, agent_id) REFERENCES agent(organisation_id, id),
  constraint "fk$exclusion_case_file" FOREIGN KEY (organisation_id, case_file_id) REFERENCES case_file(organisation_id, id),
  constraint "fk$exclusion_declared_by" FOREIGN KEY (organisation_id, declared_by) REFERENCES agent(organisation_id, id),
  constraint "pk$exclusion" PRIMARY KEY (organisation_id, id)
);
CREATE INDEX "ix$compartment_access_exclusion" ON public.exclusion USING btree (agent_id) INCLUDE (case_file_id) WHERE (lifted_at IS NULL);
CREATE INDEX "ix$exclusion_agent" ON public.exclusion USING btree (agent_id, case_file_id) WHERE (lifted_at IS NULL);
CREATE INDEX "ix$exclusion_agent_fk" ON public.exclusion USING btree (organisation_id, agent_id);
CREATE INDEX "ix$exclusion_case_file" ON public.exclusion USING btree (organisation_id, case_file_id);
CREATE INDEX "ix$exclusion_declared_by" ON public.exclusion USING btree (organisation_id, declared_by);
-- policy backup for SELECT to aparte_backup
--   using true
-- policy definer for ALL to aparte_definer
--   using true
--   check true
-- policy read for SELECT to aparte_reader, aparte_writer
--   using (case_file_id = ANY (( SELECT app.my_referred_cases() AS my_referred_cases)::uuid[]))
-- grant SELECT to aparte_backup
-- grant INSERT, SELECT, UPDATE to aparte_definer
-- grant SELECT to aparte_reader
-- grant SELECT to aparte_writer

create table fact_observation (
  organisation_id uuid not null,
  id uuid not null,
  case_file_id uuid not null,
  compartment_id uuid not null,
  subject_id uuid,
  key text not null,
  value jsonb,
  body bytea,
  valid_from date,
  observed_at timestamp with time zone not null,
  received_at timestamp with time zone not null default now(),
  agent_id uuid not null,
  source text not null,
  entry_id uuid,
  constraint "check$fact_observation_source" CHECK ((source = ANY (ARRAY['said'::text, 'read'::text, 'observed'::text, 'computed'::text]))),
  constraint "fk$fact_observation_agent" FOREIGN KEY (organisation_id, agent_id) REFERENCES agent(organisation_id, id),
  constraint "fk$fact_observation_case_file" FOREIGN KEY (organisation_id, case_file_id) REFERENCES case_file(organisation_id, id),
  constraint "fk$fact_observation_compartment" FOREIGN KEY (organisation_id, compartment_id) REFERENCES compartment(organisation_id, id),
  constraint "fk$fact_observation_entry" FOREIGN KEY (organisation_id, entry_id) REFERENCES entry(organisation_id, id),
  constraint "fk$fact_observation_same_household" FOREIGN KEY (organisation_id, compartment_id, case_file_id) REFERENCES compartment(organisation_id, id, case_file_id),
  constraint "fk$fact_observation_subject" FOREIGN KEY (organisation_id, subject_id) REFERENCES person(organisation_id, id),
  constraint "pk$fact_observation" PRIMARY KEY (organisation_id, id)
);
CREATE INDEX "ix$fact_observation_agent" ON public.fact_observation USING btree (organisation_id, agent_id);
CREATE INDEX "ix$fact_observation_case_file" ON public.fact_observation USING btree (organisation_id, case_file_id, key, observed_at DESC);
CREATE INDEX "ix$fact_observation_compartment" ON public.fact_observation USING btree (organisation_id, compartment_id);
CREATE INDEX "ix$fact_observation_entry" ON public.fact_observation USING btree (organisation_id, entry_id);
CREATE INDEX "ix$fact_observation_subject" ON public.fact_observation USING btree (organisation_id, subject_id);
-- policy backup for SELECT to aparte_backup
--   using true
-- policy definer for ALL to aparte_definer
--   using true
--   check true
-- policy keys for SELECT to aparte_keys
--   using true
-- policy keys_change for UPDATE to aparte_keys
--   using true
--   check true
-- policy read for SELECT to aparte_reader, aparte_writer
--   using (compartment_id = ANY (( SELECT app.my_compartments() AS my_compartments)::uuid[]))
-- policy write for INSERT to aparte_writer
--   check (compartment_id = ANY (( SELECT app.my_writable_compartments() AS my_writable_compartments)::uuid[]))
-- grant SELECT to aparte_backup
-- grant INSERT, SELECT, UPDATE to aparte_definer
-- grant SELECT to aparte_reader
-- grant INSERT, SELECT to aparte_writer
-- grant select (agent_id, body, case_file_id, compartment_id, id, organisation_id) to aparte_keys
-- grant update (body) to aparte_keys

create table form_sent (
  organisation_id uuid not null,
  agent_id uuid not null,
  mark bytea not null,
  sent_at timestamp with time zone not null,
  location text,
  constraint "check$form_sent_mark" CHECK ((length(mark) = 32)),
  constraint "fk$form_sent_agent" FOREIGN KEY (organisation_id, agent_id) REFERENCES agent(organisation_id, id),
  constraint "pk$form_sent" PRIMARY KEY (organisation_id, agent_id, mark)
);
CREATE INDEX "ix$form_sent_sent_at" ON public.form_sent USING btree (sent_at);
-- policy backup for SELECT to aparte_backup
--   using true
-- policy definer for ALL to aparte_definer
--   using true
-- policy own for ALL to aparte_reader, aparte_writer
--   using (agent_id = ( SELECT app.actor() AS actor))
--   check ((organisation_id = ( SELECT app.my_organisation() AS my_organisation)) AND (agent_id = ( SELECT app.actor() AS actor)))
-- grant SELECT to aparte_backup
-- grant DELETE, SELECT to aparte_definer
-- grant SELECT to aparte_reader
-- grant INSERT, SELECT to aparte_writer
-- grant update (location) to aparte_writer

create table help_plan (
  organisation_id uuid not null,
  id uuid not null,
  series_id uuid not null,
  case_file_id uuid not null,
  compartment_id uuid not null,
  person_id uuid not null,
  assessment_id uuid,
  run_id uuid,
  proposed_on date,
  body bytea not null,
  created_at timestamp with time zone not null,
  created_by uuid not null,
  superseded_at timestamp with time zone,
  constraint "fk$help_plan_assessment" FOREIGN KEY (organisation_id, assessment_id, compartment_id) REFERENCES assessment(organisation_id, id, compartment_id),
  constraint "fk$help_plan_case_file" FOREIGN KEY (organisation_id, case_file_id) REFERENCES case_file(organisation_id, id),
  constraint "fk$help_plan_compartment" FOREIGN KEY (organisation_id, compartment_id) REFERENCES compartment(organisation_id, id),
  constraint "fk$help_plan_created_by" FOREIGN KEY (organisation_id, created_by) REFERENCES agent(organisation_id, id),
  constraint "fk$help_plan_person" FOREIGN KEY (organisation_id, person_id) REFERENCES person(organisation_id, id),
  constraint "fk$help_plan_run" FOREIGN KEY (organisation_id, run_id, compartment_id) REFERENCES procedure_run(organisation_id, id, compartment_id),
  constraint "fk$help_plan_same_household" FOREIGN KEY (organisation_id, compartment_id, case_file_id) REFERENCES compartment(organisation_id, id, case_file_id),
  constraint "pk$help_plan" PRIMARY KEY (organisation_id, id),
  constraint "uniq$help_plan_place" UNIQUE (organisation_id, id, compartment_id)
);
CREATE INDEX "ix$help_plan_assessment" ON public.help_plan USING btree (organisation_id, assessment_id, compartment_id);
CREATE INDEX "ix$help_plan_case_file" ON public.help_plan USING btree (organisation_id, case_file_id);
CREATE INDEX "ix$help_plan_compartment" ON public.help_plan USING btree (organisation_id, compartment_id);
CREATE INDEX "ix$help_plan_created_by" ON public.help_plan USING btree (organisation_id, created_by);
CREATE INDEX "ix$help_plan_person" ON public.help_plan USING btree (organisation_id, person_id);
CREATE INDEX "ix$help_plan_run" ON public.help_plan USING btree (organisation_id, run_id, compartment_id);
CREATE INDEX "ix$help_plan_same_household" ON public.help_plan USING btree (organisation_id, compartment_id, case_file_id);
CREATE UNIQUE INDEX "uniq$help_plan_current" ON public.help_plan USING btree (organisation_id, series_id) WHERE (superseded_at IS NULL);
-- policy backup for SELECT to aparte_backup
--   using true
-- policy change for UPDATE to aparte_writer
--   using (compartment_id = ANY (( SELECT app.my_writable_compartments() AS my_writable_compartments)::uuid[]))
-- policy definer for ALL to aparte_definer
--   using true
--   check true
-- policy keys for SELECT to aparte_keys
--   using true
-- policy keys_change for UPDATE to aparte_keys
--   using true
--   check true
-- policy read for SELECT to aparte_reader, aparte_writer
--   using (compartment_id = ANY (( SELECT app.my_compartments() AS my_compartments)::uuid[]))
-- policy write for INSERT to aparte_writer
--   check ((compartment_id = ANY (( SELECT app.my_writable_compartments() AS my_writable_compartments)::uuid[])) AND (created_by = ( SELECT app.actor() AS actor)))
-- grant SELECT to aparte_backup
-- grant SELECT to aparte_definer
-- grant SELECT to aparte_reader
-- grant INSERT, SELECT to aparte_writer
-- grant select (body, case_file_id, compartment_id, id, organisation_id) to aparte_keys
-- grant update (body) to aparte_keys
-- grant update (superseded_at) to aparte_writer

create table help_plan_answer (
  organisation_id uuid not null,
  id uuid not null,
  plan_id uuid not null,
  case_file_id uuid not null,
  compartment_id uuid not null,
  body bytea not null,
  answered_on date not null,
  created_at timestamp with time zone not null,
  created_by uuid not null,
  constraint "fk$help_plan_answer_case_file" FOREIGN KEY (organisation_id, case_file_id) REFERENCES case_file(organisation_id, id),
  constraint "fk$help_plan_answer_compartment" FOREIGN KEY (organisation_id, compartment_id) REFERENCES compartment(organisation_id, id),
  constraint "fk$help_plan_answer_created_by" FOREIGN KEY (organisation_id, created_by) REFERENCES agent(organisation_id, id),
  constraint "fk$help_plan_answer_plan" FOREIGN KEY (organisation_id, plan_id, compartment_id) REFERENCES help_plan(organisation_id, id, compartment_id),
  constraint "fk$help_plan_answer_same_household" FOREIGN KEY (organisation_id, compartment_id, case_file_id) REFERENCES compartment(organisation_id, id, case_file_id),
  constraint "pk$help_plan_answer" PRIMARY KEY (organisation_id, id)
);
CREATE INDEX "ix$help_plan_answer_case_file" ON public.help_plan_answer USING btree (organisation_id, case_file_id);
CREATE INDEX "ix$help_plan_answer_compartment" ON public.help_plan_answer USING btree (organisation_id, compartment_id);
CREATE INDEX "ix$help_plan_answer_created_by" ON public.help_plan_answer USING btree (organisation_id, created_by);
CREATE INDEX "ix$help_plan_answer_plan" ON public.help_plan_answer USING btree (organisation_id, plan_id, compartment_id);
CREATE INDEX "ix$help_plan_answer_same_household" ON public.help_plan_answer USING btree (organisation_id, compartment_id, case_file_id);
-- policy backup for SELECT to aparte_backup
--   using true
-- policy definer for ALL to aparte_definer
--   using true
--   check true
-- policy keys for SELECT to aparte_keys
--   using true
-- policy keys_change for UPDATE to aparte_keys
--   using true
--   check true
-- policy read for SELECT to aparte_reader, aparte_writer
--   using (compartment_id = ANY (( SELECT app.my_compartments() AS my_compartments)::uuid[]))
-- policy write for INSERT to aparte_writer
--   check ((compartment_id = ANY (( SELECT app.my_writable_compartments() AS my_writable_compartments)::uuid[])) AND (created_by = ( SELECT app.actor() AS actor)))
-- grant SELECT to aparte_backup
-- grant SELECT to aparte_definer
-- grant SELECT to aparte_reader
-- grant INSERT, SELECT to aparte_writer
-- grant select (body, case_file_id, compartment_id, id, organisation_id) to aparte_keys
-- grant update (body) to aparte_keys

create table help_tariff (
  organisation_id uuid not null,
  id uuid not null,
  kind text not null,
  provider text not null,
  cents integer not null,
  from_on date not null,
  source text not null,
  created_at timestamp with time zone not null,
  created_by uuid not null,
  constraint "check$help_tariff_cents" CHECK ((cents > 0)),
  constraint "check$help_tariff_words" CHECK (((kind ~ '^[a-zA-Z]{1,40}$'::text) AND (provider ~ '^[a-zA-Z]{1,40}$'::text) AND (btrim(source) <> ''::text) AND (length(source) <= 300))),
  constraint "fk$help_tariff_created_by" FOREIGN KEY (organisation_id, created_by) REFERENCES agent(organisation_id, id),
  constraint "pk$help_tariff" PRIMARY KEY (organisation_id, id)
);
CREATE INDEX "ix$help_tariff_created_by" ON public.help_tariff USING btree (organisation_id, created_by);
-- policy backup for SELECT to aparte_backup
--   using true
-- policy definer for ALL to aparte_definer
--   using true
--   check true
-- policy read for SELECT to aparte_reader, aparte_writer
--   using (organisation_id = ( SELECT app.my_organisation() AS my_organisation))
-- policy write for INSERT to aparte_writer
--   check ((organisation_id = ( SELECT app.my_organisation() AS my_organisation)) AND (created_by = ( SELECT app.actor() AS actor)) AND ('manager'::text = ANY (( SELECT app.my_roles() AS my_roles)::text[])))
-- grant SELECT to aparte_backup
-- grant SELECT to aparte_definer
-- grant SELECT to aparte_reader
-- grant INSERT, SELECT to aparte_writer

create table helper (
  organisation_id uuid not null,
  id uuid not null,
  case_file_id uuid not null,
  compartment_id uuid not null,
  body bytea not null,
  kind text not null,
  telling text not null,
  quality text not null,
  agreed_on date,
  until_date date,
  created_at timestamp with time zone not null,
  created_by uuid not null,
  superseded_at timestamp with time zone,
  series_id uuid not null,
  constraint "check$helper_telling" CHECK ((telling = ANY (ARRAY['yes'::text, 'partly'::text, 'no'::text, 'unknown'::text]))),
  constraint "fk$helper_case_file" FOREIGN KEY (organisation_id, case_file_id) REFERENCES case_file(organisation_id, id),
  constraint "fk$helper_compartment" FOREIGN KEY (organisation_id, compartment_id) REFERENCES compartment(organisation_id, id),
  constraint "fk$helper_created_by" FOREIGN KEY (organisation_id, created_by) REFERENCES agent(organisation_id, id),
  constraint "fk$helper_same_household" FOREIGN KEY (organisation_id, compartment_id, case_file_id) REFERENCES compartment(organisation_id, id, case_file_id),
  constraint "fk$helper_series" FOREIGN KEY (organisation_id, series_id) REFERENCES helper(organisation_id, id) DEFERRABLE INITIALLY DEFERRED,
  constraint "pk$helper" PRIMARY KEY (organisation_id, id)
);
CREATE INDEX "ix$helper_case_file" ON public.helper USING btree (organisation_id, case_file_id);
CREATE INDEX "ix$helper_compartment" ON public.helper USING btree (organisation_id, compartment_id);
CREATE INDEX "ix$helper_created_by" ON public.helper USING btree (organisation_id, created_by);
CREATE INDEX "ix$helper_series" ON public.helper USING btree (organisation_id, series_id);
CREATE UNIQUE INDEX "uniq$helper_current" ON public.helper USING btree (organisation_id, series_id) WHERE (superseded_at IS NULL);
-- policy backup for SELECT to aparte_backup
--   using true
-- policy change for UPDATE to aparte_writer
--   using (compartment_id = ANY (( SELECT app.my_writable_compartments() AS my_writable_compartments)::uuid[]))
-- policy definer for ALL to aparte_definer
--   using true
--   check true
-- policy keys for SELECT to aparte_keys
--   using true
-- policy keys_change for UPDATE to aparte_keys
--   using true
--   check true
-- policy read for SELECT to aparte_reader, aparte_writer
--   using (compartment_id = ANY (( SELECT app.my_compartments() AS my_compartments)::uuid[]))
-- policy write for INSERT to aparte_writer
--   check (compartment_id = ANY (( SELECT app.my_writable_compartments() AS my_writable_compartments)::uuid[]))
-- grant SELECT to aparte_backup
-- grant INSERT, SELECT, UPDATE to aparte_definer
-- grant SELECT to aparte_reader
-- grant INSERT, SELECT to aparte_writer
-- grant select (body, case_file_id, compartment_id, id, organisation_id) to aparte_keys
-- grant update (body) to aparte_keys
-- grant update (superseded_at) to aparte_writer

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
  created_at timestamp with time zone not null,
  created_by uuid not null,
  constraint "check$household_member_dates" CHECK (((until_date IS NULL) OR (until_date >= from_date))),
  constraint "check$household_member_role" CHECK ((role = ANY (ARRAY['main'::text, 'partner'::text, 'child'::text, 'parent'::text, 'other'::text]))),
  constraint "fk$household_member_case_file" FOREIGN KEY (organisation_id, case_file_id) REFERENCES case_file(organisation_id, id),
  constraint "fk$household_member_compartment" FOREIGN KEY (organisation_id, compartment_id) REFERENCES compartment(organisation_id, id),
  constraint "fk$household_member_created_by" FOREIGN KEY (organisation_id, created_by) REFERENCES agent(organisation_id, id),
  constraint "fk$household_member_person" FOREIGN KEY (organisation_id, person_id) REFERENCES person(organisation_id, id),
  constraint "fk$household_member_same_household" FOREIGN KEY (organisation_id, compartment_id, case_file_id) REFERENCES compartment(organisation_id, id, case_file_id),
  constraint "pk$household_member" PRIMARY KEY (organisation_id, id),
  constraint "exclude$household_member_once" EXCLUDE USING gist (organisation_id WITH =, person_id WITH =, daterange(from_date, until_date, '[)'::text) WITH &&)
);
CREATE INDEX "ix$household_member_case_file" ON public.household_member USING btree (organisation_id, case_file_id);
CREATE INDEX "ix$household_member_compartment" ON public.household_member USING btree (organisation_id, compartment_id);
CREATE INDEX "ix$household_member_created_by" ON public.household_member USING btree (organisation_id, created_by);
CREATE INDEX "ix$household_member_person" ON public.household_member USING btree (organisation_id, person_id);
-- policy backup for SELECT to aparte_backup
--   using true
-- policy change for UPDATE to aparte_writer
--   using (compartment_id = ANY (( SELECT app.my_writable_compartments() AS my_writable_compartments)::uuid[]))
-- policy definer for ALL to aparte_definer
--   using true
--   check true
-- policy read for SELECT to aparte_reader, aparte_writer
--   using (compartment_id = ANY (( SELECT app.my_compartments() AS my_compartments)::uuid[]))
-- policy write for INSERT to aparte_writer
--   check (compartment_id = ANY (( SELECT app.my_writable_compartments() AS my_writable_compartments)::uuid[]))
-- grant SELECT to aparte_backup
-- grant INSERT, SELECT, UPDATE to aparte_definer
-- grant SELECT to aparte_reader
-- grant INSERT, SELECT to aparte_writer
-- grant update (until_date) to aparte_writer

create table identity_answer (
  state_hash bytea not null,
  at timestamp with time zone not null,
  constraint "pk$identity_answer" PRIMARY KEY (state_hash)
);
-- policy backup for SELECT to aparte_backup
--   using true
-- policy definer for ALL to aparte_definer
--   using true
--   check true
-- grant SELECT to aparte_backup
-- grant DELETE, INSERT, SELECT, UPDATE to aparte_definer

create table installation (
  only_one boolean not null default true,
  mode text not null,
  born_at timestamp with time zone not null default now(),
  constraint "check$installation_mode" CHECK ((mode = ANY (ARRAY['demo'::text, 'real'::text]))),
  constraint "check$installation_only_one" CHECK (only_one),
  constraint "pk$installation" PRIMARY KEY (only_one)
);
-- policy backup for SELECT to aparte_backup
--   using true
-- policy definer for ALL to aparte_definer
--   using true
--   check true
-- policy read for SELECT to aparte_reader, aparte_web, aparte_writer
--   using true
-- grant SELECT to aparte_backup
-- grant DELETE, INSERT, SELECT, UPDATE to aparte_definer
-- grant SELECT to aparte_reader
-- grant SELECT to aparte_web
-- grant SELECT to aparte_writer

create table installation_link (
  only_one boolean not null default true,
  token_hash bytea not null,
  expires_at timestamp with time zone not null,
  used_at timestamp with time zone,
  constraint "check$installation_link_only_one" CHECK (only_one),
  constraint "pk$installation_link" PRIMARY KEY (only_one)
);
-- policy backup for SELECT to aparte_backup
--   using true
-- policy definer for ALL to aparte_definer
--   using true
--   check true
-- grant SELECT to aparte_backup
-- grant INSERT, SELECT, UPDATE to aparte_definer

create table instrument (
  organisation_id uuid not null,
  id uuid not null,
  series_id uuid not null,
  version integer not null,
  state text not null,
  definition jsonb not null,
  created_at timestamp with time zone not null,
  created_by uuid not null,
  updated_at timestamp with time zone not null,
  constraint "check$instrument_definition" CHECK ((jsonb_typeof(definition) = 'object'::text)),
  constraint "check$instrument_state" CHECK ((state = ANY (ARRAY['draft'::text, 'published'::text, 'retired'::text]))),
  constraint "check$instrument_version" CHECK ((version > 0)),
  constraint "fk$instrument_created_by" FOREIGN KEY (organisation_id, created_by) REFERENCES agent(organisation_id, id),
  constraint "pk$instrument" PRIMARY KEY (organisation_id, id),
  constraint "uniq$instrument_version" UNIQUE (organisation_id, series_id, version)
);
CREATE INDEX "ix$instrument_created_by" ON public.instrument USING btree (organisation_id, created_by);
-- policy backup for SELECT to aparte_backup
--   using true
-- policy change for UPDATE to aparte_writer
--   using ((organisation_id = ( SELECT app.my_organisation() AS my_organisation)) AND (state = 'draft'::text) AND ('manager'::text = ANY (( SELECT app.my_roles() AS my_roles)::text[])))
--   check (organisation_id = ( SELECT app.my_organisation() AS my_organisation))
-- policy definer for ALL to aparte_definer
--   using true
--   check true
-- policy read for SELECT to aparte_reader, aparte_writer
--   using (organisation_id = ( SELECT app.my_organisation() AS my_organisation))
-- policy write for INSERT to aparte_writer
--   check ((organisation_id = ( SELECT app.my_organisation() AS my_organisation)) AND (created_by = ( SELECT app.actor() AS actor)) AND ('manager'::text = ANY (( SELECT app.my_roles() AS my_roles)::text[])))
-- grant SELECT to aparte_backup
-- grant SELECT to aparte_definer
-- grant SELECT to aparte_reader
-- grant INSERT, SELECT to aparte_writer
-- grant update (definition, state, updated_at) to aparte_writer

create table key_change (
  only_one boolean not null default true,
  scope uuid,
  started_at timestamp with time zone not null,
  constraint "check$key_change_only_one" CHECK (only_one),
  constraint "pk$key_change" PRIMARY KEY (only_one)
);
-- policy backup for SELECT to aparte_backup
--   using true
-- policy keys for ALL to aparte_keys
--   using true
--   check true
-- grant SELECT to aparte_backup
-- grant DELETE, INSERT, SELECT, UPDATE to aparte_keys

create table letter (
  organisation_id uuid not null,
  id uuid not null,
  series_id uuid not null,
  case_file_id uuid not null,
  compartment_id uuid not null,
  body bytea not null,
  received_on date not null,
  dated_on date,
  created_at timestamp with time zone not null,
  created_by uuid not null,
  superseded_at timestamp with time zone,
  constraint "fk$letter_case_file" FOREIGN KEY (organisation_id, case_file_id) REFERENCES case_file(organisation_id, id),
  constraint "fk$letter_compartment" FOREIGN KEY (organisation_id, compartment_id) REFERENCES compartment(organisation_id, id),
  constraint "fk$letter_created_by" FOREIGN KEY (organisation_id, created_by) REFERENCES agent(organisation_id, id),
  constraint "fk$letter_same_household" FOREIGN KEY (organisation_id, compartment_id, case_file_id) REFERENCES compartment(organisation_id, id, case_file_id),
  constraint "pk$letter" PRIMARY KEY (organisation_id, id),
  constraint "uniq$letter_place" UNIQUE (organisation_id, id, compartment_id)
);
CREATE INDEX "ix$letter_case_file" ON public.letter USING btree (organisation_id, case_file_id);
CREATE INDEX "ix$letter_compartment" ON public.letter USING btree (organisation_id, compartment_id);
CREATE INDEX "ix$letter_created_by" ON public.letter USING btree (organisation_id, created_by);
CREATE INDEX "ix$letter_same_household" ON public.letter USING btree (organisation_id, compartment_id, case_file_id);
CREATE UNIQUE INDEX "uniq$letter_current" ON public.letter USING btree (organisation_id, series_id) WHERE (superseded_at IS NULL);
-- policy backup for SELECT to aparte_backup
--   using true
-- policy change for UPDATE to aparte_writer
--   using (compartment_id = ANY (( SELECT app.my_writable_compartments() AS my_writable_compartments)::uuid[]))
-- policy definer for ALL to aparte_definer
--   using true
--   check true
-- policy keys for SELECT to aparte_keys
--   using true
-- policy keys_change for UPDATE to aparte_keys
--   using true
--   check true
-- policy read for SELECT to aparte_reader, aparte_writer
--   using (compartment_id = ANY (( SELECT app.my_compartments() AS my_compartments)::uuid[]))
-- policy write for INSERT to aparte_writer
--   check (compartment_id = ANY (( SELECT app.my_writable_compartments() AS my_writable_compartments)::uuid[]))
-- grant SELECT to aparte_backup
-- grant SELECT to aparte_definer
-- grant SELECT to aparte_reader
-- grant INSERT, SELECT to aparte_writer
-- grant select (body, case_file_id, compartment_id, id, organisation_id) to aparte_keys
-- grant update (body) to aparte_keys
-- grant update (superseded_at) to aparte_writer

create table letter_page (
  organisation_id uuid not null,
  id uuid not null,
  letter_id uuid not null,
  case_file_id uuid not null,
  compartment_id uuid not null,
  position integer not null,
  kind text not null,
  size integer not null,
  content bytea,
  created_at timestamp with time zone not null,
  created_by uuid not null,
  removed_at timestamp with time zone,
  constraint "check$letter_page_kind" CHECK ((kind = ANY (ARRAY['jpeg'::text, 'png'::text, 'pdf'::text]))),
  constraint "check$letter_page_position" CHECK (("position" > 0)),
  constraint "check$letter_page_removed" CHECK (((content IS NULL) = (removed_at IS NOT NULL))),
  constraint "check$letter_page_size" CHECK ((size > 0)),
  constraint "fk$letter_page_case_file" FOREIGN KEY (organisation_id, case_file_id) REFERENCES case_file(organisation_id, id),
  constraint "fk$letter_page_compartment" FOREIGN KEY (organisation_id, compartment_id) REFERENCES compartment(organisation_id, id),
  constraint "fk$letter_page_created_by" FOREIGN KEY (organisation_id, created_by) REFERENCES agent(organisation_id, id),
  constraint "fk$letter_page_letter" FOREIGN KEY (organisation_id, letter_id, compartment_id) REFERENCES letter(organisation_id, id, compartment_id),
  constraint "fk$letter_page_same_household" FOREIGN KEY (organisation_id, compartment_id, case_file_id) REFERENCES compartment(organisation_id, id, case_file_id),
  constraint "pk$letter_page" PRIMARY KEY (organisation_id, id)
);
CREATE INDEX "ix$letter_page_case_file" ON public.letter_page USING btree (organisation_id, case_file_id);
CREATE INDEX "ix$letter_page_compartment" ON public.letter_page USING btree (organisation_id, compartment_id);
CREATE INDEX "ix$letter_page_created_by" ON public.letter_page USING btree (organisation_id, created_by);
CREATE INDEX "ix$letter_page_letter" ON public.letter_page USING btree (organisation_id, letter_id, compartment_id);
CREATE INDEX "ix$letter_page_same_household" ON public.letter_page USING btree (organisation_id, compartment_id, case_file_id);
-- policy backup for SELECT to aparte_backup
--   using true
-- policy change for UPDATE to aparte_writer
--   using (compartment_id = ANY (( SELECT app.my_writable_compartments() AS my_writable_compartments)::uuid[]))
-- policy definer for ALL to aparte_definer
--   using true
--   check true
-- policy keys for SELECT to aparte_keys
--   using true
-- policy keys_change for UPDATE to aparte_keys
--   using true
--   check true
-- policy read for SELECT to aparte_reader, aparte_writer
--   using (compartment_id = ANY (( SELECT app.my_compartments() AS my_compartments)::uuid[]))
-- policy write for INSERT to aparte_writer
--   check (compartment_id = ANY (( SELECT app.my_writable_compartments() AS my_writable_compartments)::uuid[]))
-- grant SELECT to aparte_backup
-- grant SELECT to aparte_definer
-- grant SELECT to aparte_reader
-- grant INSERT, SELECT to aparte_writer
-- grant select (case_file_id, compartment_id, content, id, organisation_id) to aparte_keys
-- grant update (content) to aparte_keys
-- grant update (content, removed_at) to aparte_writer

create table local_aid (
  organisation_id uuid not null,
  id uuid not null,
  series_id uuid not null,
  name text not null,
  provider text not null,
  domain text not null,
  nature text not null,
  what text not null,
  conditions jsonb not null,
  gives jsonb not null,
  documents text[] not null,
  apply text not null,
  basis text not null,
  valid_from date not null,
  valid_until date,
  created_at timestamp with time zone not null,
  created_by uuid not null,
  superseded_at timestamp with time zone,
  constraint "check$local_aid_dates" CHECK (((valid_until IS NULL) OR (valid_until >= valid_from))),
  constraint "check$local_aid_name" CHECK (((btrim(name) <> ''::text) AND (length(name) <= 200))),
  constraint "fk$local_aid_created_by" FOREIGN KEY (organisation_id, created_by) REFERENCES agent(organisation_id, id),
  constraint "pk$local_aid" PRIMARY KEY (organisation_id, id)
);
CREATE INDEX "ix$local_aid_created_by" ON public.local_aid USING btree (organisation_id, created_by);
CREATE UNIQUE INDEX "uniq$local_aid_current" ON public.local_aid USING btree (organisation_id, series_id) WHERE (superseded_at IS NULL);
-- policy backup for SELECT to aparte_backup
--   using true
-- policy change for UPDATE to aparte_writer
--   using ((organisation_id = ( SELECT app.my_organisation() AS my_organisation)) AND ('manager'::text = ANY (( SELECT app.my_roles() AS my_roles)::text[])))
-- policy definer for ALL to aparte_definer
--   using true
--   check true
-- policy read for SELECT to aparte_reader, aparte_writer
--   using (organisation_id = ( SELECT app.my_organisation() AS my_organisation))
-- policy write for INSERT to aparte_writer
--   check ((organisation_id = ( SELECT app.my_organisation() AS my_organisation)) AND (created_by = ( SELECT app.actor() AS actor)) AND ('manager'::text = ANY (( SELECT app.my_roles() AS my_roles)::text[])))
-- grant SELECT to aparte_backup
-- grant SELECT to aparte_definer
-- grant SELECT to aparte_reader
-- grant INSERT, SELECT to aparte_writer
-- grant update (superseded_at) to aparte_writer

create table login_attempt (
  id bigint not null,
  login_hash bytea not null,
  address_hash bytea not null,
  at timestamp with time zone not null,
  succeeded boolean not null,
  device_hash bytea,
  constraint "pk$login_attempt" PRIMARY KEY (id)
);
CREATE INDEX "ix$login_attempt_address" ON public.login_attempt USING btree (address_hash, at);
CREATE INDEX "ix$login_attempt_login" ON public.login_attempt USING btree (login_hash, at);
-- policy backup for SELECT to aparte_backup
--   using true
-- policy definer for ALL to aparte_definer
--   using true
--   check true
-- grant SELECT to aparte_backup
-- grant DELETE, INSERT, SELECT, UPDATE to aparte_definer

create table measure (
  organisation_id uuid not null,
  id uuid not null,
  case_file_id uuid not null,
  compartment_id uuid not null,
  body bytea not null,
  begun_on date not null,
  ended_on date,
  created_at timestamp with time zone not null,
  created_by uuid not null,
  constraint "check$measure_days" CHECK (((ended_on IS NULL) OR (ended_on >= begun_on))),
  constraint "fk$measure_case_file" FOREIGN KEY (organisation_id, case_file_id) REFERENCES case_file(organisation_id, id),
  constraint "fk$measure_compartment" FOREIGN KEY (organisation_id, compartment_id) REFERENCES compartment(organisation_id, id),
  constraint "fk$measure_created_by" FOREIGN KEY (organisation_id, created_by) REFERENCES agent(organisation_id, id),
  constraint "fk$measure_same_household" FOREIGN KEY (organisation_id, compartment_id, case_file_id) REFERENCES compartment(organisation_id, id, case_file_id),
  constraint "pk$measure" PRIMARY KEY (organisation_id, id),
  constraint "uniq$measure_place" UNIQUE (organisation_id, id, compartment_id)
);
CREATE INDEX "ix$measure_case_file" ON public.measure USING btree (organisation_id, case_file_id);
CREATE INDEX "ix$measure_compartment" ON public.measure USING btree (organisation_id, compartment_id);
CREATE INDEX "ix$measure_created_by" ON public.measure USING btree (organisation_id, created_by);
CREATE INDEX "ix$measure_same_household" ON public.measure USING btree (organisation_id, compartment_id, case_file_id);
-- policy backup for SELECT to aparte_backup
--   using true
-- policy change for UPDATE to aparte_writer
--   using (compartment_id = ANY (( SELECT app.my_writable_compartments() AS my_writable_compartments)::uuid[]))
-- policy definer for ALL to aparte_definer
--   using true
--   check true
-- policy keys for SELECT to aparte_keys
--   using true
-- policy keys_change for UPDATE to aparte_keys
--   using true
--   check true
-- policy read for SELECT to aparte_reader, aparte_writer
--   using (compartment_id = ANY (( SELECT app.my_compartments() AS my_compartments)::uuid[]))
-- policy write for INSERT to aparte_writer
--   check (compartment_id = ANY (( SELECT app.my_writable_compartments() AS my_writable_compartments)::uuid[]))
-- grant SELECT to aparte_backup
-- grant SELECT to aparte_definer
-- grant SELECT to aparte_reader
-- grant INSERT, SELECT to aparte_writer
-- grant select (body, case_file_id, compartment_id, id, organisation_id) to aparte_keys
-- grant update (body) to aparte_keys
-- grant update (ended_on) to aparte_writer

create table measure_event (
  organisation_id uuid not null,
  id uuid not null,
  measure_id uuid not null,
  case_file_id uuid not null,
  compartment_id uuid not null,
  body bytea not null,
  happened_on date not null,
  created_at timestamp with time zone not null,
  created_by uuid not null,
  constraint "fk$measure_event_case_file" FOREIGN KEY (organisation_id, case_file_id) REFERENCES case_file(organisation_id, id),
  constraint "fk$measure_event_compartment" FOREIGN KEY (organisation_id, compartment_id) REFERENCES compartment(organisation_id, id),
  constraint "fk$measure_event_created_by" FOREIGN KEY (organisation_id, created_by) REFERENCES agent(organisation_id, id),
  constraint "fk$measure_event_measure" FOREIGN KEY (organisation_id, measure_id, compartment_id) REFERENCES measure(organisation_id, id, compartment_id),
  constraint "fk$measure_event_same_household" FOREIGN KEY (organisation_id, compartment_id, case_file_id) REFERENCES compartment(organisation_id, id, case_file_id),
  constraint "pk$measure_event" PRIMARY KEY (organisation_id, id)
);
CREATE INDEX "ix$measure_event_case_file" ON public.measure_event USING btree (organisation_id, case_file_id);
CREATE INDEX "ix$measure_event_compartment" ON public.measure_event USING btree (organisation_id, compartment_id);
CREATE INDEX "ix$measure_event_created_by" ON public.measure_event USING btree (organisation_id, created_by);
CREATE INDEX "ix$measure_event_measure" ON public.measure_event USING btree (organisation_id, measure_id, compartment_id);
CREATE INDEX "ix$measure_event_same_household" ON public.measure_event USING btree (organisation_id, compartment_id, case_file_id);
-- policy backup for SELECT to aparte_backup
--   using true
-- policy definer for ALL to aparte_definer
--   using true
--   check true
-- policy keys for SELECT to aparte_keys
--   using true
-- policy keys_change for UPDATE to aparte_keys
--   using true
--   check true
-- policy read for SELECT to aparte_reader, aparte_writer
--   using (compartment_id = ANY (( SELECT app.my_compartments() AS my_compartments)::uuid[]))
-- policy write for INSERT to aparte_writer
--   check (compartment_id = ANY (( SELECT app.my_writable_compartments() AS my_writable_compartments)::uuid[]))
-- grant SELECT to aparte_backup
-- grant SELECT to aparte_definer
-- grant SELECT to aparte_reader
-- grant INSERT, SELECT to aparte_writer
-- grant select (body, case_file_id, compartment_id, id, organisation_id) to aparte_keys
-- grant update (body) to aparte_keys

create table message (
  organisation_id uuid not null,
  id uuid not null,
  case_file_id uuid not null,
  compartment_id uuid not null,
  appointment_id uuid not null,
  purpose text not null,
  starts_at timestamp with time zone not null,
  next_at timestamp with time zone,
  channel text,
  outcome text not null default 'waiting'::text,
  code text,
  tries integer not null default 0,
  not_before timestamp with time zone not null,
  claimed_at timestamp with time zone,
  settled_at timestamp with time zone,
  printed_at timestamp with time zone,
  withdrawn_at timestamp with time zone,
  created_at timestamp with time zone not null,
  created_by uuid,
  said_how text,
  said_by uuid,
  constraint "check$message_channel" CHECK ((channel = ANY (ARRAY['sms'::text, 'email'::text, 'letter'::text]))),
  constraint "check$message_outcome" CHECK ((outcome = ANY (ARRAY['waiting'::text, 'sending'::text, 'sent'::text, 'uncertain'::text, 'failed'::text, 'toPrint'::text, 'withheld'::text, 'dropped'::text, 'said'::text]))),
  constraint "check$message_purpose" CHECK ((purpose = ANY (ARRAY['reminder'::text, 'moved'::text, 'cancelled'::text, 'replaced'::text, 'absent'::text]))),
  constraint "check$message_said" CHECK ((((outcome = 'said'::text) = (said_how IS NOT NULL)) AND ((said_how IS NULL) = (said_by IS NULL)))),
  constraint "check$message_said_how" CHECK ((said_how = ANY (ARRAY['voice'::text, 'phone'::text]))),
  constraint "check$message_settled" CHECK (((settled_at IS NULL) = (outcome = ANY (ARRAY['waiting'::text, 'sending'::text, 'toPrint'::text])))),
  constraint "fk$message_appointment" FOREIGN KEY (organisation_id, appointment_id) REFERENCES appointment(organisation_id, id),
  constraint "fk$message_case_file" FOREIGN KEY (organisation_id, case_file_id) REFERENCES case_file(organisation_id, id),
  constraint "fk$message_compartment" FOREIGN KEY (organisation_id, compartment_id) REFERENCES compartment(organisation_id, id),
  constraint "fk$message_created_by" FOREIGN KEY (organisation_id, created_by) REFERENCES agent(organisation_id, id),
  constraint "fk$message_said_by" FOREIGN KEY (organisation_id, said_by) REFERENCES agent(organisation_id, id),
  constraint "fk$message_same_household" FOREIGN KEY (organisation_id, compartment_id, case_file_id) REFERENCES compartment(organisation_id, id, case_file_id),
  constraint "pk$message" PRIMARY KEY (organisation_id, id),
  constraint "uniq$message_once" UNIQUE (organisation_id, appointment_id, purpose, starts_at)
);
CREATE INDEX "ix$message_case_file" ON public.message USING btree (organisation_id, case_file_id);
CREATE INDEX "ix$message_compartment" ON public.message USING btree (organisation_id, compartment_id, case_file_id);
CREATE INDEX "ix$message_created_by" ON public.message USING btree (organisation_id, created_by);
CREATE INDEX "ix$message_said_by" ON public.message USING btree (organisation_id, said_by);
CREATE INDEX "ix$message_sending" ON public.message USING btree (claimed_at) WHERE (outcome = 'sending'::text);
CREATE INDEX "ix$message_waiting" ON public.message USING btree (not_before) WHERE ((outcome = 'waiting'::text) AND (withdrawn_at IS NULL));
-- policy backup for SELECT to aparte_backup
--   using true
-- policy change for UPDATE to aparte_writer
--   using ((compartment_id = ANY (( SELECT app.my_writable_compartments() AS my_writable_compartments)::uuid[])) AND ((outcome = 'toPrint'::text) OR ((outcome = 'waiting'::text) AND (case_file_id = ANY (( SELECT app.my_referred_cases() AS my_referred_cases)::uuid[])))))
-- policy definer for ALL to aparte_definer
--   using true
--   check true
-- policy read for SELECT to aparte_reader, aparte_writer
--   using ((compartment_id = ANY (( SELECT app.my_compartments() AS my_compartments)::uuid[])) AND ((outcome = ANY (ARRAY['sent'::text, 'toPrint'::text, 'said'::text])) OR (case_file_id = ANY (( SELECT app.my_referred_cases() AS my_referred_cases)::uuid[]))))
-- policy write for INSERT to aparte_writer
--   check ((compartment_id = ANY (( SELECT app.my_writable_compartments() AS my_writable_compartments)::uuid[])) AND (outcome = 'waiting'::text) AND (created_by = ( SELECT app.actor() AS actor)))
-- grant SELECT to aparte_backup
-- grant INSERT, SELECT, UPDATE to aparte_definer
-- grant SELECT to aparte_reader
-- grant INSERT, SELECT to aparte_writer
-- grant update (printed_at, withdrawn_at) to aparte_writer

create table message_choice (
  organisation_id uuid not null,
  id uuid not null,
  case_file_id uuid not null,
  compartment_id uuid not null,
  channel text not null,
  hours_from text not null default '09:00'::text,
  hours_until text not null default '18:00'::text,
  despite_danger boolean not null default false,
  body bytea not null,
  asked_on date not null,
  created_at timestamp with time zone not null,
  created_by uuid not null,
  superseded_at timestamp with time zone,
  constraint "check$message_choice_channel" CHECK ((channel = ANY (ARRAY['sms'::text, 'email'::text, 'letter'::text, 'none'::text]))),
  constraint "check$message_choice_hours" CHECK (((hours_from ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'::text) AND (hours_until ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'::text) AND (hours_until > hours_from))),
  constraint "fk$message_choice_case_file" FOREIGN KEY (organisation_id, case_file_id) REFERENCES case_file(organisation_id, id),
  constraint "fk$message_choice_compartment" FOREIGN KEY (organisation_id, compartment_id) REFERENCES compartment(organisation_id, id),
  constraint "fk$message_choice_created_by" FOREIGN KEY (organisation_id, created_by) REFERENCES agent(organisation_id, id),
  constraint "fk$message_choice_same_household" FOREIGN KEY (organisation_id, compartment_id, case_file_id) REFERENCES compartment(organisation_id, id, case_file_id),
  constraint "pk$message_choice" PRIMARY KEY (organisation_id, id)
);
CREATE INDEX "ix$message_choice_case_file" ON public.message_choice USING btree (organisation_id, case_file_id);
CREATE INDEX "ix$message_choice_compartment" ON public.message_choice USING btree (organisation_id, compartment_id, case_file_id);
CREATE INDEX "ix$message_choice_created_by" ON public.message_choice USING btree (organisation_id, created_by);
CREATE UNIQUE INDEX "uniq$message_choice_current" ON public.message_choice USING btree (organisation_id, case_file_id) WHERE (superseded_at IS NULL);
-- policy backup for SELECT to aparte_backup
--   using true
-- policy change for UPDATE to aparte_writer
--   using (compartment_id = ANY (( SELECT app.my_writable_compartments() AS my_writable_compartments)::uuid[]))
-- policy definer for ALL to aparte_definer
--   using true
--   check true
-- policy keys for SELECT to aparte_keys
--   using true
-- policy keys_change for UPDATE to aparte_keys
--   using true
--   check true
-- policy read for SELECT to aparte_reader, aparte_writer
--   using (compartment_id = ANY (( SELECT app.my_compartments() AS my_compartments)::uuid[]))
-- policy write for INSERT to aparte_writer
--   check (compartment_id = ANY (( SELECT app.my_writable_compartments() AS my_writable_compartments)::uuid[]))
-- grant SELECT to aparte_backup
-- grant INSERT, SELECT, UPDATE to aparte_definer
-- grant INSERT to aparte_writer
-- grant select (body, case_file_id, compartment_id, id, organisation_id) to aparte_keys
-- grant update (body) to aparte_keys
-- grant select (asked_on, body, case_file_id, channel, compartment_id, created_at, created_by, hours_from, hours_until, id, organisation_id, superseded_at) to aparte_reader
-- grant select (asked_on, body, case_file_id, channel, compartment_id, created_at, created_by, hours_from, hours_until, id, organisation_id, superseded_at) to aparte_writer
-- grant update (superseded_at) to aparte_writer

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
  body bytea not null,
  created_at timestamp with time zone not null,
  created_by uuid not null,
  superseded_at timestamp with time zone,
  constraint "check$need_axes" CHECK (((cardinality(axes) >= 1) AND (axes <@ ARRAY['economic'::text, 'social'::text, 'psychological'::text]))),
  constraint "fk$need_case_file" FOREIGN KEY (organisation_id, case_file_id) REFERENCES case_file(organisation_id, id),
  constraint "fk$need_compartment" FOREIGN KEY (organisation_id, compartment_id) REFERENCES compartment(organisation_id, id),
  constraint "fk$need_created_by" FOREIGN KEY (organisation_id, created_by) REFERENCES agent(organisation_id, id),
  constraint "fk$need_same_household" FOREIGN KEY (organisation_id, compartment_id, case_file_id) REFERENCES compartment(organisation_id, id, case_file_id),
  constraint "pk$need" PRIMARY KEY (organisation_id, id)
);
CREATE INDEX "ix$need_case_file" ON public.need USING btree (organisation_id, case_file_id);
CREATE INDEX "ix$need_compartment" ON public.need USING btree (organisation_id, compartment_id);
CREATE INDEX "ix$need_created_by" ON public.need USING btree (organisation_id, created_by);
CREATE UNIQUE INDEX "uniq$need_current" ON public.need USING btree (organisation_id, series_id) WHERE (superseded_at IS NULL);
-- policy backup for SELECT to aparte_backup
--   using true
-- policy change for UPDATE to aparte_writer
--   using (compartment_id = ANY (( SELECT app.my_writable_compartments() AS my_writable_compartments)::uuid[]))
-- policy definer for ALL to aparte_definer
--   using true
--   check true
-- policy keys for SELECT to aparte_keys
--   using true
-- policy keys_change for UPDATE to aparte_keys
--   using true
--   check true
-- policy read for SELECT to aparte_reader, aparte_writer
--   using (compartment_id = ANY (( SELECT app.my_compartments() AS my_compartments)::uuid[]))
-- policy write for INSERT to aparte_writer
--   check (compartment_id = ANY (( SELECT app.my_writable_compartments() AS my_writable_compartments)::uuid[]))
-- grant SELECT to aparte_backup
-- grant INSERT, SELECT, UPDATE to aparte_definer
-- grant SELECT to aparte_reader
-- grant INSERT, SELECT to aparte_writer
-- grant select (body, case_file_id, compartment_id, id, organisation_id) to aparte_keys
-- grant update (body) to aparte_keys
-- grant update (superseded_at) to aparte_writer

create table next_step (
  organisation_id uuid not null,
  id uuid not null,
  case_file_id uuid not null,
  compartment_id uuid not null,
  body bytea not null,
  doer text not null,
  due_on date,
  said_on date not null,
  entry_id uuid,
  created_at timestamp with time zone not null,
  created_by uuid not null,
  done_at timestamp with time zone,
  dropped_at timestamp with time zone,
  project_id uuid,
  constraint "check$next_step_doer" CHECK ((doer = ANY (ARRAY['person'::text, 'worker'::text, 'both'::text, 'other'::text]))),
  constraint "fk$next_step_case_file" FOREIGN KEY (organisation_id, case_file_id) REFERENCES case_file(organisation_id, id),
  constraint "fk$next_step_compartment" FOREIGN KEY (organisation_id, compartment_id) REFERENCES compartment(organisation_id, id),
  constraint "fk$next_step_created_by" FOREIGN KEY (organisation_id, created_by) REFERENCES agent(organisation_id, id),
  constraint "fk$next_step_entry" FOREIGN KEY (organisation_id, entry_id) REFERENCES entry(organisation_id, id),
  constraint "fk$next_step_project" FOREIGN KEY (organisation_id, project_id, compartment_id) REFERENCES project(organisation_id, id, compartment_id),
  constraint "fk$next_step_same_household" FOREIGN KEY (organisation_id, compartment_id, case_file_id) REFERENCES compartment(organisation_id, id, case_file_id),
  constraint "pk$next_step" PRIMARY KEY (organisation_id, id)
);
CREATE INDEX "ix$next_step_case_file" ON public.next_step USING btree (organisation_id, case_file_id);
CREATE INDEX "ix$next_step_compartment" ON public.next_step USING btree (organisation_id, compartment_id);
CREATE INDEX "ix$next_step_created_by" ON public.next_step USING btree (organisation_id, created_by);
CREATE INDEX "ix$next_step_entry" ON public.next_step USING btree (organisation_id, entry_id);
CREATE INDEX "ix$next_step_project" ON public.next_step USING btree (organisation_id, project_id, compartment_id);
-- policy backup for SELECT to aparte_backup
--   using true
-- policy change for UPDATE to aparte_writer
--   using (compartment_id = ANY (( SELECT app.my_writable_compartments() AS my_writable_compartments)::uuid[]))
-- policy definer for ALL to aparte_definer
--   using true
--   check true
-- policy keys for SELECT to aparte_keys
--   using true
-- policy keys_change for UPDATE to aparte_keys
--   using true
--   check true
-- policy read for SELECT to aparte_reader, aparte_writer
--   using (compartment_id = ANY (( SELECT app.my_compartments() AS my_compartments)::uuid[]))
-- policy write for INSERT to aparte_writer
--   check (compartment_id = ANY (( SELECT app.my_writable_compartments() AS my_writable_compartments)::uuid[]))
-- grant SELECT to aparte_backup
-- grant INSERT, SELECT, UPDATE to aparte_definer
-- grant SELECT to aparte_reader
-- grant INSERT, SELECT to aparte_writer
-- grant select (body, case_file_id, compartment_id, id, organisation_id) to aparte_keys
-- grant update (body) to aparte_keys
-- grant update (done_at, dropped_at) to aparte_writer

create table notice (
  organisation_id uuid not null,
  id uuid not null,
  agent_id uuid not null,
  kind text not null,
  case_file_id uuid,
  compartment_id uuid,
  about_id uuid,
  created_at timestamp with time zone not null,
  seen_at timestamp with time zone,
  constraint "check$notice_kind" CHECK ((kind = ANY (ARRAY['requestMatch'::text, 'requestProposed'::text, 'exceptionalAccess'::text, 'exceptionalToApprove'::text, 'handover'::text, 'newDevice'::text, 'accessGranted'::text, 'visitOverdue'::text, 'replacement'::text]))),
  constraint "fk$notice_agent" FOREIGN KEY (organisation_id, agent_id) REFERENCES agent(organisation_id, id),
  constraint "fk$notice_case_file" FOREIGN KEY (organisation_id, case_file_id) REFERENCES case_file(organisation_id, id),
  constraint "fk$notice_compartment" FOREIGN KEY (organisation_id, compartment_id) REFERENCES compartment(organisation_id, id),
  constraint "pk$notice" PRIMARY KEY (organisation_id, id)
);
CREATE INDEX "ix$notice_agent" ON public.notice USING btree (organisation_id, agent_id) WHERE (seen_at IS NULL);
CREATE INDEX "ix$notice_agent_fk" ON public.notice USING btree (organisation_id, agent_id);
CREATE INDEX "ix$notice_case_file" ON public.notice USING btree (organisation_id, case_file_id);
CREATE INDEX "ix$notice_compartment" ON public.notice USING btree (organisation_id, compartment_id);
-- policy backup for SELECT to aparte_backup
--   using true
-- policy change for UPDATE to aparte_writer
--   using (agent_id = ( SELECT app.actor() AS actor))
-- policy definer for ALL to aparte_definer
--   using true
--   check true
-- policy read for SELECT to aparte_reader, aparte_writer
--   using ((agent_id = ( SELECT app.actor() AS actor)) AND ((compartment_id IS NULL) OR (compartment_id = ANY (( SELECT app.my_compartments() AS my_compartments)::uuid[]))))
-- grant SELECT to aparte_backup
-- grant INSERT, SELECT, UPDATE to aparte_definer
-- grant SELECT to aparte_reader
-- grant SELECT to aparte_writer
-- grant update (seen_at) to aparte_writer

create table organisation (
  id uuid not null,
  name text not null,
  kind text not null,
  days_without_step integer not null default 30,
  journal_names boolean not null default false,
  created_at timestamp with time zone not null default now(),
  notice_from_cents integer not null default 2000,
  constraint "check$organisation_notice_from" CHECK (((notice_from_cents >= 0) AND (notice_from_cents <= 100000))),
  constraint "pk$organisation" PRIMARY KEY (id)
);
-- policy backup for SELECT to aparte_backup
--   using true
-- policy change for UPDATE to aparte_writer
--   using ((id = ( SELECT app.my_organisation() AS my_organisation)) AND ('administrator'::text = ANY (( SELECT app.my_roles() AS my_roles)::text[])))
-- policy definer for ALL to aparte_definer
--   using true
--   check true
-- policy read for SELECT to aparte_reader, aparte_writer
--   using (id = ( SELECT app.my_organisation() AS my_organisation))
-- grant SELECT to aparte_backup
-- grant DELETE, INSERT, SELECT, UPDATE to aparte_definer
-- grant SELECT to aparte_reader
-- grant SELECT to aparte_writer
-- grant update (days_without_step, journal_names, name, notice_from_cents) to aparte_writer

create table permanence (
  organisation_id uuid not null,
  id uuid not null,
  site_id uuid not null,
  team_id uuid not null,
  series_id uuid not null,
  name text not null,
  place text not null default ''::text,
  created_at timestamp with time zone not null,
  created_by uuid not null,
  ended_at timestamp with time zone,
  constraint "fk$permanence_created_by" FOREIGN KEY (organisation_id, created_by) REFERENCES agent(organisation_id, id),
  constraint "fk$permanence_series" FOREIGN KEY (organisation_id, series_id) REFERENCES agenda_series(organisation_id, id),
  constraint "fk$permanence_site" FOREIGN KEY (organisation_id, site_id) REFERENCES site(organisation_id, id),
  constraint "fk$permanence_team" FOREIGN KEY (organisation_id, team_id) REFERENCES team(organisation_id, id),
  constraint "pk$permanence" PRIMARY KEY (organisation_id, id)
);
CREATE INDEX "ix$permanence_created_by" ON public.permanence USING btree (organisation_id, created_by);
CREATE INDEX "ix$permanence_series" ON public.permanence USING btree (organisation_id, series_id);
CREATE INDEX "ix$permanence_site" ON public.permanence USING btree (organisation_id, site_id);
CREATE INDEX "ix$permanence_team" ON public.permanence USING btree (organisation_id, team_id);
-- policy backup for SELECT to aparte_backup
--   using true
-- policy change for UPDATE to aparte_writer
--   using (site_id = ANY (( SELECT app.my_managed_sites() AS my_managed_sites)::uuid[]))
-- policy definer for ALL to aparte_definer
--   using true
--   check true
-- policy read for SELECT to aparte_reader, aparte_writer
--   using (organisation_id = ( SELECT app.my_organisation() AS my_organisation))
-- policy write for INSERT to aparte_writer
--   check ((created_by = ( SELECT app.actor() AS actor)) AND (site_id = ANY (( SELECT app.my_managed_sites() AS my_managed_sites)::uuid[])))
-- grant SELECT to aparte_backup
-- grant DELETE, INSERT, SELECT, UPDATE to aparte_definer
-- grant SELECT to aparte_reader
-- grant INSERT, SELECT to aparte_writer
-- grant update (ended_at, name, place) to aparte_writer

create table permanence_contact (
  organisation_id uuid not null,
  id uuid not null,
  permanence_id uuid not null,
  site_id uuid not null,
  team_id uuid not null,
  on_date date not null,
  called_name text not null default ''::text,
  topic text,
  urgency text not null default 'week'::text,
  status text not null default 'waiting'::text,
  arrived_at timestamp with time zone not null,
  registered_by uuid not null,
  taken_by uuid,
  taken_at timestamp with time zone,
  ended_at timestamp with time zone,
  outcome text,
  request_id uuid,
  constraint "check$permanence_contact_ended" CHECK ((((status = 'ended'::text) = (ended_at IS NOT NULL)) AND ((outcome IS NOT NULL) = (ended_at IS NOT NULL)))),
  constraint "check$permanence_contact_outcome" CHECK ((outcome = ANY (ARRAY['informed'::text, 'request'::text, 'appointment'::text, 'left'::text]))),
  constraint "check$permanence_contact_status" CHECK ((status = ANY (ARRAY['waiting'::text, 'taken'::text, 'ended'::text]))),
  constraint "check$permanence_contact_taken" CHECK ((((taken_by IS NULL) = (taken_at IS NULL)) AND ((status <> 'taken'::text) OR (taken_by IS NOT NULL)))),
  constraint "check$permanence_contact_urgency" CHECK ((urgency = ANY (ARRAY['immediate'::text, 'today'::text, 'week'::text, 'next'::text]))),
  constraint "fk$permanence_contact_permanence" FOREIGN KEY (organisation_id, permanence_id) REFERENCES permanence(organisation_id, id),
  constraint "fk$permanence_contact_registered_by" FOREIGN KEY (organisation_id, registered_by) REFERENCES agent(organisation_id, id),
  constraint "fk$permanence_contact_request" FOREIGN KEY (organisation_id, request_id) REFERENCES request(organisation_id, id),
  constraint "fk$permanence_contact_site" FOREIGN KEY (organisation_id, site_id) REFERENCES site(organisation_id, id),
  constraint "fk$permanence_contact_taken_by" FOREIGN KEY (organisation_id, taken_by) REFERENCES agent(organisation_id, id),
  constraint "fk$permanence_contact_team" FOREIGN KEY (organisation_id, team_id) REFERENCES team(organisation_id, id),
  constraint "pk$permanence_contact" PRIMARY KEY (organisation_id, id)
);
CREATE INDEX "ix$permanence_contact_named" ON public.permanence_contact USING btree (on_date) WHERE (called_name <> ''::text);
CREATE INDEX "ix$permanence_contact_permanence" ON public.permanence_contact USING btree (organisation_id, permanence_id, on_date);
CREATE INDEX "ix$permanence_contact_registered_by" ON public.permanence_contact USING btree (organisation_id, registered_by);
CREATE INDEX "ix$permanence_contact_request" ON public.permanence_contact USING btree (organisation_id, request_id);
CREATE INDEX "ix$permanence_contact_site" ON public.permanence_contact USING btree (organisation_id, site_id);
CREATE INDEX "ix$permanence_contact_taken_by" ON public.permanence_contact USING btree (organisation_id, taken_by);
CREATE INDEX "ix$permanence_contact_team" ON public.permanence_contact USING btree (organisation_id, team_id);
-- policy backup for SELECT to aparte_backup
--   using true
-- policy change for UPDATE to aparte_writer
--   using ((team_id = ANY (( SELECT app.my_working_teams() AS my_working_teams)::uuid[])) OR (site_id = ANY (( SELECT app.my_reception_sites() AS my_reception_sites)::uuid[])))
-- policy definer for ALL to aparte_definer
--   using true
--   check true
-- policy read for SELECT to aparte_reader, aparte_writer
--   using ((team_id = ANY (( SELECT app.my_working_teams() AS my_working_teams)::uuid[])) OR (site_id = ANY (( SELECT app.my_reception_sites() AS my_reception_sites)::uuid[])))
-- policy write for INSERT to aparte_writer
--   check ((registered_by = ( SELECT app.actor() AS actor)) AND ((team_id = ANY (( SELECT app.my_working_teams() AS my_working_teams)::uuid[])) OR (site_id = ANY (( SELECT app.my_reception_sites() AS my_reception_sites)::uuid[]))))
-- grant SELECT to aparte_backup
-- grant DELETE, INSERT, SELECT, UPDATE to aparte_definer
-- grant SELECT to aparte_reader
-- grant INSERT, SELECT to aparte_writer
-- grant update (called_name, ended_at, outcome, request_id, status, taken_at, taken_by, topic, urgency) to aparte_writer

create table person (
  organisation_id uuid not null,
  id uuid not null,
  case_file_id uuid not null,
  compartment_id uuid not null,
  reception_site_id uuid,
  civil_title text not null default 'none'::text,
  first_name text not null default ''::text,
  last_name text not null default ''::text,
  usual_name text not null default ''::text,
  name_key text not null default ''::text,
  sex text not null default 'unknown'::text,
  birth_date date,
  died_on date,
  detail bytea,
  created_at timestamp with time zone not null,
  created_by uuid not null,
  unborn boolean not null default false,
  expected_on date,
  search_keys tsvector not null generated always as (app.search_keys(ARRAY[first_name, last_name, usual_name])) stored,
  constraint "check$person_expected" CHECK ((unborn OR (expected_on IS NULL))),
  constraint "check$person_has_a_name" CHECK ((((first_name || last_name) || usual_name) <> ''::text)),
  constraint "check$person_sex" CHECK ((sex = ANY (ARRAY['F'::text, 'M'::text, 'unknown'::text]))),
  constraint "check$person_unborn_has_no_birth" CHECK (((NOT unborn) OR (birth_date IS NULL))),
  constraint "fk$person_case_file" FOREIGN KEY (organisation_id, case_file_id) REFERENCES case_file(organisation_id, id),
  constraint "fk$person_compartment" FOREIGN KEY (organisation_id, compartment_id) REFERENCES compartment(organisation_id, id),
  constraint "fk$person_created_by" FOREIGN KEY (organisation_id, created_by) REFERENCES agent(organisation_id, id),
  constraint "fk$person_reception_site" FOREIGN KEY (organisation_id, reception_site_id) REFERENCES site(organisation_id, id),
  constraint "fk$person_same_household" FOREIGN KEY (organisation_id, compartment_id, case_file_id) REFERENCES compartment(organisation_id, id, case_file_id),
  constraint "pk$person" PRIMARY KEY (organisation_id, id)
);
CREATE INDEX "ix$person_birth" ON public.person USING btree (organisation_id, birth_date);
CREATE INDEX "ix$person_case_file" ON public.person USING btree (organisation_id, case_file_id);
CREATE INDEX "ix$person_compartment" ON public.person USING btree (compartment_id);
CREATE INDEX "ix$person_compartment_fk" ON public.person USING btree (organisation_id, compartment_id);
CREATE INDEX "ix$person_created_by" ON public.person USING btree (organisation_id, created_by);
CREATE INDEX "ix$person_name_trgm" ON public.person USING gin (name_key gin_trgm_ops);
CREATE INDEX "ix$person_reception_site" ON public.person USING btree (organisation_id, reception_site_id) WHERE (reception_site_id IS NOT NULL);
CREATE INDEX "ix$person_search_keys" ON public.person USING gin (search_keys) WHERE (reception_site_id IS NOT NULL);
-- policy backup for SELECT to aparte_backup
--   using true
-- policy change for UPDATE to aparte_writer
--   using (compartment_id = ANY (( SELECT app.my_writable_compartments() AS my_writable_compartments)::uuid[]))
-- policy definer for ALL to aparte_definer
--   using true
--   check true
-- policy keys for SELECT to aparte_keys
--   using true
-- policy keys_change for UPDATE to aparte_keys
--   using true
--   check true
-- policy not_excluded for SELECT to aparte_reader, aparte_writer restrictive
--   using ((case_file_id IS NULL) OR (case_file_id <> ALL (( SELECT app.my_exclusions() AS my_exclusions)::uuid[])))
-- policy read for SELECT to aparte_reader, aparte_writer
--   using (compartment_id = ANY (( SELECT app.my_compartments() AS my_compartments)::uuid[]))
-- policy read_reception for SELECT to aparte_reader, aparte_writer
--   using (reception_site_id = ANY (( SELECT app.my_reception_sites() AS my_reception_sites)::uuid[]))
-- policy unborn_not_at_reception for SELECT to aparte_reader, aparte_writer restrictive
--   using ((NOT unborn) OR (compartment_id = ANY (( SELECT app.my_compartments() AS my_compartments)::uuid[])))
-- policy write for INSERT to aparte_writer
--   check (compartment_id = ANY (( SELECT app.my_writable_compartments() AS my_writable_compartments)::uuid[]))
-- grant SELECT to aparte_backup
-- grant INSERT, SELECT, UPDATE to aparte_definer
-- grant SELECT to aparte_reader
-- grant INSERT, SELECT to aparte_writer
-- grant select (case_file_id, compartment_id, detail, id, organisation_id, reception_site_id) to aparte_keys
-- grant update (detail, reception_site_id) to aparte_keys
-- grant update (birth_date, civil_title, detail, died_on, expected_on, first_name, last_name, name_key, sex, unborn, usual_name) to aparte_writer

create table person_version (
  organisation_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  compartment_id uuid not null,
  was jsonb not null,
  changed_at timestamp with time zone not null,
  changed_by uuid not null,
  constraint "fk$person_version_changed_by" FOREIGN KEY (organisation_id, changed_by) REFERENCES agent(organisation_id, id),
  constraint "fk$person_version_compartment" FOREIGN KEY (organisation_id, compartment_id) REFERENCES compartment(organisation_id, id),
  constraint "fk$person_version_person" FOREIGN KEY (organisation_id, person_id) REFERENCES person(organisation_id, id),
  constraint "pk$person_version" PRIMARY KEY (organisation_id, id)
);
CREATE INDEX "ix$person_version_changed_by" ON public.person_version USING btree (organisation_id, changed_by);
CREATE INDEX "ix$person_version_compartment" ON public.person_version USING btree (organisation_id, compartment_id);
CREATE INDEX "ix$person_version_person" ON public.person_version USING btree (organisation_id, person_id);
-- policy backup for SELECT to aparte_backup
--   using true
-- policy definer for ALL to aparte_definer
--   using true
--   check true
-- policy read for SELECT to aparte_reader, aparte_writer
--   using (compartment_id = ANY (( SELECT app.my_compartments() AS my_compartments)::uuid[]))
-- policy write for INSERT to aparte_writer
--   check (compartment_id = ANY (( SELECT app.my_writable_compartments() AS my_writable_compartments)::uuid[]))
-- grant SELECT to aparte_backup
-- grant INSERT, SELECT, UPDATE to aparte_definer
-- grant SELECT to aparte_reader
-- grant INSERT, SELECT to aparte_writer

create table procedure_event (
  organisation_id uuid not null,
  id uuid not null,
  run_id uuid not null,
  case_file_id uuid not null,
  compartment_id uuid not null,
  body bytea not null,
  happened_on date not null,
  corrects_id uuid,
  created_at timestamp with time zone not null,
  created_by uuid not null,
  constraint "fk$procedure_event_case_file" FOREIGN KEY (organisation_id, case_file_id) REFERENCES case_file(organisation_id, id),
  constraint "fk$procedure_event_compartment" FOREIGN KEY (organisation_id, compartment_id) REFERENCES compartment(organisation_id, id),
  constraint "fk$procedure_event_corrects" FOREIGN KEY (organisation_id, corrects_id, run_id) REFERENCES procedure_event(organisation_id, id, run_id),
  constraint "fk$procedure_event_created_by" FOREIGN KEY (organisation_id, created_by) REFERENCES agent(organisation_id, id),
  constraint "fk$procedure_event_run" FOREIGN KEY (organisation_id, run_id, compartment_id) REFERENCES procedure_run(organisation_id, id, compartment_id),
  constraint "fk$procedure_event_same_household" FOREIGN KEY (organisation_id, compartment_id, case_file_id) REFERENCES compartment(organisation_id, id, case_file_id),
  constraint "pk$procedure_event" PRIMARY KEY (organisation_id, id),
  constraint "uniq$procedure_event_corrects" UNIQUE (organisation_id, corrects_id),
  constraint "uniq$procedure_event_place" UNIQUE (organisation_id, id, run_id)
);
CREATE INDEX "ix$procedure_event_case_file" ON public.procedure_event USING btree (organisation_id, case_file_id);
CREATE INDEX "ix$procedure_event_compartment" ON public.procedure_event USING btree (organisation_id, compartment_id);
CREATE INDEX "ix$procedure_event_corrects" ON public.procedure_event USING btree (organisation_id, corrects_id, run_id);
CREATE INDEX "ix$procedure_event_created_by" ON public.procedure_event USING btree (organisation_id, created_by);
CREATE INDEX "ix$procedure_event_run" ON public.procedure_event USING btree (organisation_id, run_id, compartment_id);
CREATE INDEX "ix$procedure_event_same_household" ON public.procedure_event USING btree (organisation_id, compartment_id, case_file_id);
-- policy backup for SELECT to aparte_backup
--   using true
-- policy definer for ALL to aparte_definer
--   using true
--   check true
-- policy keys for SELECT to aparte_keys
--   using true
-- policy keys_change for UPDATE to aparte_keys
--   using true
--   check true
-- policy read for SELECT to aparte_reader, aparte_writer
--   using (compartment_id = ANY (( SELECT app.my_compartments() AS my_compartments)::uuid[]))
-- policy write for INSERT to aparte_writer
--   check (compartment_id = ANY (( SELECT app.my_writable_compartments() AS my_writable_compartments)::uuid[]))
-- grant SELECT to aparte_backup
-- grant SELECT to aparte_definer
-- grant SELECT to aparte_reader
-- grant INSERT, SELECT to aparte_writer
-- grant select (body, case_file_id, compartment_id, id, organisation_id) to aparte_keys
-- grant update (body) to aparte_keys

create table procedure_run (
  organisation_id uuid not null,
  id uuid not null,
  case_file_id uuid not null,
  compartment_id uuid not null,
  body bytea not null,
  begun_on date not null,
  ended_on date,
  created_at timestamp with time zone not null,
  created_by uuid not null,
  constraint "check$procedure_run_days" CHECK (((ended_on IS NULL) OR (ended_on >= begun_on))),
  constraint "fk$procedure_run_case_file" FOREIGN KEY (organisation_id, case_file_id) REFERENCES case_file(organisation_id, id),
  constraint "fk$procedure_run_compartment" FOREIGN KEY (organisation_id, compartment_id) REFERENCES compartment(organisation_id, id),
  constraint "fk$procedure_run_created_by" FOREIGN KEY (organisation_id, created_by) REFERENCES agent(organisation_id, id),
  constraint "fk$procedure_run_same_household" FOREIGN KEY (organisation_id, compartment_id, case_file_id) REFERENCES compartment(organisation_id, id, case_file_id),
  constraint "pk$procedure_run" PRIMARY KEY (organisation_id, id),
  constraint "uniq$procedure_run_place" UNIQUE (organisation_id, id, compartment_id)
);
CREATE INDEX "ix$procedure_run_case_file" ON public.procedure_run USING btree (organisation_id, case_file_id);
CREATE INDEX "ix$procedure_run_compartment" ON public.procedure_run USING btree (organisation_id, compartment_id);
CREATE INDEX "ix$procedure_run_created_by" ON public.procedure_run USING btree (organisation_id, created_by);
CREATE INDEX "ix$procedure_run_same_household" ON public.procedure_run USING btree (organisation_id, compartment_id, case_file_id);
-- policy backup for SELECT to aparte_backup
--   using true
-- policy change for UPDATE to aparte_writer
--   using (compartment_id = ANY (( SELECT app.my_writable_compartments() AS my_writable_compartments)::uuid[]))
-- policy definer for ALL to aparte_definer
--   using true
--   check true
-- policy keys for SELECT to aparte_keys
--   using true
-- policy keys_change for UPDATE to aparte_keys
--   using true
--   check true
-- policy read for SELECT to aparte_reader, aparte_writer
--   using (compartment_id = ANY (( SELECT app.my_compartments() AS my_compartments)::uuid[]))
-- policy write for INSERT to aparte_writer
--   check (compartment_id = ANY (( SELECT app.my_writable_compartments() AS my_writable_compartments)::uuid[]))
-- grant SELECT to aparte_backup
-- grant SELECT to aparte_definer
-- grant SELECT to aparte_reader
-- grant INSERT, SELECT to aparte_writer
-- grant select (body, case_file_id, compartment_id, id, organisation_id) to aparte_keys
-- grant update (body) to aparte_keys
-- grant update (ended_on) to aparte_writer

create table project (
  organisation_id uuid not null,
  id uuid not null,
  case_file_id uuid not null,
  compartment_id uuid not null,
  body bytea not null,
  begun_on date not null,
  ended_on date,
  created_at timestamp with time zone not null,
  created_by uuid not null,
  constraint "check$project_days" CHECK (((ended_on IS NULL) OR (ended_on >= begun_on))),
  constraint "fk$project_case_file" FOREIGN KEY (organisation_id, case_file_id) REFERENCES case_file(organisation_id, id),
  constraint "fk$project_compartment" FOREIGN KEY (organisation_id, compartment_id) REFERENCES compartment(organisation_id, id),
  constraint "fk$project_created_by" FOREIGN KEY (organisation_id, created_by) REFERENCES agent(organisation_id, id),
  constraint "fk$project_same_household" FOREIGN KEY (organisation_id, compartment_id, case_file_id) REFERENCES compartment(organisation_id, id, case_file_id),
  constraint "pk$project" PRIMARY KEY (organisation_id, id),
  constraint "uniq$project_place" UNIQUE (organisation_id, id, compartment_id)
);
CREATE INDEX "ix$project_case_file" ON public.project USING btree (organisation_id, case_file_id);
CREATE INDEX "ix$project_compartment" ON public.project USING btree (organisation_id, compartment_id);
CREATE INDEX "ix$project_created_by" ON public.project USING btree (organisation_id, created_by);
CREATE INDEX "ix$project_same_household" ON public.project USING btree (organisation_id, compartment_id, case_file_id);
-- policy backup for SELECT to aparte_backup
--   using true
-- policy change for UPDATE to aparte_writer
--   using (compartment_id = ANY (( SELECT app.my_writable_compartments() AS my_writable_compartments)::uuid[]))
-- policy definer for ALL to aparte_definer
--   using true
--   check true
-- policy keys for SELECT to aparte_keys
--   using true
-- policy keys_change for UPDATE to aparte_keys
--   using true
--   check true
-- policy read for SELECT to aparte_reader, aparte_writer
--   using (compartment_id = ANY (( SELECT app.my_compartments() AS my_compartments)::uuid[]))
-- policy write for INSERT to aparte_writer
--   check (compartment_id = ANY (( SELECT app.my_writable_compartments() AS my_writable_compartments)::uuid[]))
-- grant SELECT to aparte_backup
-- grant SELECT to aparte_definer
-- grant SELECT to aparte_reader
-- grant INSERT, SELECT to aparte_writer
-- grant select (body, case_file_id, compartment_id, id, organisation_id) to aparte_keys
-- grant update (body) to aparte_keys
-- grant update (ended_on) to aparte_writer

create table project_event (
  organisation_id uuid not null,
  id uuid not null,
  project_id uuid not null,
  case_file_id uuid not null,
  compartment_id uuid not null,
  body bytea not null,
  happened_on date not null,
  created_at timestamp with time zone not null,
  created_by uuid not null,
  constraint "fk$project_event_case_file" FOREIGN KEY (organisation_id, case_file_id) REFERENCES case_file(organisation_id, id),
  constraint "fk$project_event_compartment" FOREIGN KEY (organisation_id, compartment_id) REFERENCES compartment(organisation_id, id),
  constraint "fk$project_event_created_by" FOREIGN KEY (organisation_id, created_by) REFERENCES agent(organisation_id, id),
  constraint "fk$project_event_project" FOREIGN KEY (organisation_id, project_id, compartment_id) REFERENCES project(organisation_id, id, compartment_id),
  constraint "fk$project_event_same_household" FOREIGN KEY (organisation_id, compartment_id, case_file_id) REFERENCES compartment(organisation_id, id, case_file_id),
  constraint "pk$project_event" PRIMARY KEY (organisation_id, id)
);
CREATE INDEX "ix$project_event_case_file" ON public.project_event USING btree (organisation_id, case_file_id);
CREATE INDEX "ix$project_event_compartment" ON public.project_event USING btree (organisation_id, compartment_id);
CREATE INDEX "ix$project_event_created_by" ON public.project_event USING btree (organisation_id, created_by);
CREATE INDEX "ix$project_event_project" ON public.project_event USING btree (organisation_id, project_id, compartment_id);
CREATE INDEX "ix$project_event_same_household" ON public.project_event USING btree (organisation_id, compartment_id, case_file_id);
-- policy backup for SELECT to aparte_backup
--   using true
-- policy definer for ALL to aparte_definer
--   using true
--   check true
-- policy keys for SELECT to aparte_keys
--   using true
-- policy keys_change for UPDATE to aparte_keys
--   using true
--   check true
-- policy read for SELECT to aparte_reader, aparte_writer
--   using (compartment_id = ANY (( SELECT app.my_compartments() AS my_compartments)::uuid[]))
-- policy write for INSERT to aparte_writer
--   check (compartment_id = ANY (( SELECT app.my_writable_compartments() AS my_writable_compartments)::uuid[]))
-- grant SELECT to aparte_backup
-- grant SELECT to aparte_definer
-- grant SELECT to aparte_reader
-- grant INSERT, SELECT to aparte_writer
-- grant select (body, case_file_id, compartment_id, id, organisation_id) to aparte_keys
-- grant update (body) to aparte_keys

create table public_tag (
  organisation_id uuid not null,
  id uuid not null,
  case_file_id uuid not null,
  compartment_id uuid not null,
  tag text not null,
  from_date date not null,
  until_date date,
  created_by uuid not null,
  constraint "fk$public_tag_case_file" FOREIGN KEY (organisation_id, case_file_id) REFERENCES case_file(organisation_id, id),
  constraint "fk$public_tag_compartment" FOREIGN KEY (organisation_id, compartment_id) REFERENCES compartment(organisation_id, id),
  constraint "fk$public_tag_created_by" FOREIGN KEY (organisation_id, created_by) REFERENCES agent(organisation_id, id),
  constraint "fk$public_tag_same_household" FOREIGN KEY (organisation_id, compartment_id, case_file_id) REFERENCES compartment(organisation_id, id, case_file_id),
  constraint "pk$public_tag" PRIMARY KEY (organisation_id, id)
);
CREATE INDEX "ix$public_tag_case_file" ON public.public_tag USING btree (organisation_id, case_file_id);
CREATE INDEX "ix$public_tag_compartment" ON public.public_tag USING btree (organisation_id, compartment_id);
CREATE INDEX "ix$public_tag_created_by" ON public.public_tag USING btree (organisation_id, created_by);
-- policy backup for SELECT to aparte_backup
--   using true
-- policy change for UPDATE to aparte_writer
--   using (compartment_id = ANY (( SELECT app.my_writable_compartments() AS my_writable_compartments)::uuid[]))
-- policy definer for ALL to aparte_definer
--   using true
--   check true
-- policy read for SELECT to aparte_reader, aparte_writer
--   using (compartment_id = ANY (( SELECT app.my_compartments() AS my_compartments)::uuid[]))
-- policy write for INSERT to aparte_writer
--   check (compartment_id = ANY (( SELECT app.my_writable_compartments() AS my_writable_compartments)::uuid[]))
-- grant SELECT to aparte_backup
-- grant INSERT, SELECT, UPDATE to aparte_definer
-- grant SELECT to aparte_reader
-- grant INSERT, SELECT to aparte_writer
-- grant update (until_date) to aparte_writer

create table relation (
  organisation_id uuid not null,
  id uuid not null,
  case_file_id uuid not null,
  compartment_id uuid not null,
  from_person uuid not null,
  to_person uuid,
  kind text not null,
  quality text not null,
  created_at timestamp with time zone not null,
  created_by uuid not null,
  superseded_at timestamp with time zone,
  to_helper uuid,
  constraint "check$relation_one_end" CHECK ((num_nonnulls(to_person, to_helper) = 1)),
  constraint "check$relation_two" CHECK ((from_person <> to_person)),
  constraint "fk$relation_case_file" FOREIGN KEY (organisation_id, case_file_id) REFERENCES case_file(organisation_id, id),
  constraint "fk$relation_compartment" FOREIGN KEY (organisation_id, compartment_id) REFERENCES compartment(organisation_id, id),
  constraint "fk$relation_created_by" FOREIGN KEY (organisation_id, created_by) REFERENCES agent(organisation_id, id),
  constraint "fk$relation_from" FOREIGN KEY (organisation_id, from_person) REFERENCES person(organisation_id, id),
  constraint "fk$relation_same_household" FOREIGN KEY (organisation_id, compartment_id, case_file_id) REFERENCES compartment(organisation_id, id, case_file_id),
  constraint "fk$relation_to" FOREIGN KEY (organisation_id, to_person) REFERENCES person(organisation_id, id),
  constraint "fk$relation_to_helper" FOREIGN KEY (organisation_id, to_helper) REFERENCES helper(organisation_id, id),
  constraint "pk$relation" PRIMARY KEY (organisation_id, id)
);
CREATE INDEX "ix$relation_case_file" ON public.relation USING btree (organisation_id, case_file_id);
CREATE INDEX "ix$relation_compartment" ON public.relation USING btree (organisation_id, compartment_id);
CREATE INDEX "ix$relation_created_by" ON public.relation USING btree (organisation_id, created_by);
CREATE INDEX "ix$relation_from" ON public.relation USING btree (organisation_id, from_person);
CREATE INDEX "ix$relation_to" ON public.relation USING btree (organisation_id, to_person);
CREATE INDEX "ix$relation_to_helper" ON public.relation USING btree (organisation_id, to_helper);
-- policy backup for SELECT to aparte_backup
--   using true
-- policy change for UPDATE to aparte_writer
--   using (compartment_id = ANY (( SELECT app.my_writable_compartments() AS my_writable_compartments)::uuid[]))
-- policy definer for ALL to aparte_definer
--   using true
--   check true
-- policy read for SELECT to aparte_reader, aparte_writer
--   using (compartment_id = ANY (( SELECT app.my_compartments() AS my_compartments)::uuid[]))
-- policy write for INSERT to aparte_writer
--   check (compartment_id = ANY (( SELECT app.my_writable_compartments() AS my_writable_compartments)::uuid[]))
-- grant SELECT to aparte_backup
-- grant INSERT, SELECT, UPDATE to aparte_definer
-- grant SELECT to aparte_reader
-- grant INSERT, SELECT to aparte_writer
-- grant update (superseded_at) to aparte_writer

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
  created_at timestamp with time zone not null,
  created_by uuid not null,
  ended_at timestamp with time zone,
  constraint "check$replacement_another" CHECK ((by_id <> absent_id)),
  constraint "check$replacement_dates" CHECK ((until_on >= from_on)),
  constraint "fk$replacement_absent" FOREIGN KEY (organisation_id, absent_id) REFERENCES agent(organisation_id, id),
  constraint "fk$replacement_by" FOREIGN KEY (organisation_id, by_id) REFERENCES agent(organisation_id, id),
  constraint "fk$replacement_created_by" FOREIGN KEY (organisation_id, created_by) REFERENCES agent(organisation_id, id),
  constraint "fk$replacement_site" FOREIGN KEY (organisation_id, site_id) REFERENCES site(organisation_id, id),
  constraint "pk$replacement" PRIMARY KEY (organisation_id, id)
);
CREATE INDEX "ix$replacement_absent" ON public.replacement USING btree (organisation_id, absent_id, from_on);
CREATE INDEX "ix$replacement_by" ON public.replacement USING btree (organisation_id, by_id);
CREATE INDEX "ix$replacement_created_by" ON public.replacement USING btree (organisation_id, created_by);
CREATE INDEX "ix$replacement_site" ON public.replacement USING btree (organisation_id, site_id);
-- policy backup for SELECT to aparte_backup
--   using true
-- policy change for UPDATE to aparte_writer
--   using (site_id = ANY (( SELECT app.my_managed_sites() AS my_managed_sites)::uuid[]))
-- policy definer for ALL to aparte_definer
--   using true
--   check true
-- policy read for SELECT to aparte_reader, aparte_writer
--   using (organisation_id = ( SELECT app.my_organisation() AS my_organisation))
-- policy write for INSERT to aparte_writer
--   check ((created_by = ( SELECT app.actor() AS actor)) AND (site_id = ANY (( SELECT app.my_managed_sites() AS my_managed_sites)::uuid[])))
-- grant SELECT to aparte_backup
-- grant DELETE, INSERT, SELECT, UPDATE to aparte_definer
-- grant SELECT to aparte_reader
-- grant INSERT, SELECT to aparte_writer
-- grant update (ended_at) to aparte_writer

create table request (
  organisation_id uuid not null,
  id uuid not null,
  compartment_id uuid not null,
  site_id uuid not null,
  team_id uuid not null,
  sector_id uuid,
  called_name text not null default ''::text,
  name_key text not null default ''::text,
  body bytea not null,
  topics text[] not null default '{}'::text[],
  channel text not null,
  origin text not null,
  agreed boolean,
  urgency text not null,
  due_at timestamp with time zone not null,
  commune_code text,
  address_case text,
  may_call boolean,
  may_message boolean,
  been_here text,
  status text not null default 'waiting'::text,
  received_at timestamp with time zone not null,
  received_by uuid not null,
  taken_by uuid,
  taken_at timestamp with time zone,
  proposed_to uuid,
  case_file_id uuid,
  closed_at timestamp with time zone,
  compared_at timestamp with time zone,
  unmet_reason text,
  constraint "check$request_address_case" CHECK ((address_case = ANY (ARRAY['homeless'::text, 'notGiven'::text, 'hidden'::text]))),
  constraint "check$request_been_here" CHECK ((been_here = ANY (ARRAY['yes'::text, 'no'::text, 'unknown'::text]))),
  constraint "check$request_status" CHECK ((status = ANY (ARRAY['waiting'::text, 'proposed'::text, 'taken'::text, 'opened'::text, 'informed'::text]))),
  constraint "check$request_taken" CHECK (((taken_by IS NULL) = (taken_at IS NULL))),
  constraint "check$request_unmet_reason" CHECK ((unmet_reason = ANY (ARRAY['outOfScope'::text, 'noPlace'::text, 'refused'::text, 'noAnswer'::text, 'notEligible'::text]))),
  constraint "check$request_urgency" CHECK ((urgency = ANY (ARRAY['immediate'::text, 'today'::text, 'week'::text, 'next'::text]))),
  constraint "fk$request_case_file" FOREIGN KEY (organisation_id, case_file_id) REFERENCES case_file(organisation_id, id),
  constraint "fk$request_commune" FOREIGN KEY (commune_code) REFERENCES commune(code),
  constraint "fk$request_compartment" FOREIGN KEY (organisation_id, compartment_id) REFERENCES compartment(organisation_id, id),
  constraint "fk$request_proposed_to" FOREIGN KEY (organisation_id, proposed_to) REFERENCES agent(organisation_id, id),
  constraint "fk$request_received_by" FOREIGN KEY (organisation_id, received_by) REFERENCES agent(organisation_id, id),
  constraint "fk$request_sector" FOREIGN KEY (organisation_id, sector_id) REFERENCES sector(organisation_id, id),
  constraint "fk$request_site" FOREIGN KEY (organisation_id, site_id) REFERENCES site(organisation_id, id),
  constraint "fk$request_taken_by" FOREIGN KEY (organisation_id, taken_by) REFERENCES agent(organisation_id, id),
  constraint "fk$request_team" FOREIGN KEY (organisation_id, team_id) REFERENCES team(organisation_id, id),
  constraint "pk$request" PRIMARY KEY (organisation_id, id)
);
CREATE INDEX "ix$request_case_file" ON public.request USING btree (organisation_id, case_file_id);
CREATE INDEX "ix$request_commune" ON public.request USING btree (commune_code);
CREATE INDEX "ix$request_compartment" ON public.request USING btree (compartment_id);
CREATE INDEX "ix$request_compartment_fk" ON public.request USING btree (organisation_id, compartment_id);
CREATE INDEX "ix$request_proposed_to" ON public.request USING btree (organisation_id, proposed_to);
CREATE INDEX "ix$request_received_by" ON public.request USING btree (organisation_id, received_by, received_at);
CREATE INDEX "ix$request_sector" ON public.request USING btree (organisation_id, sector_id);
CREATE INDEX "ix$request_site" ON public.request USING btree (organisation_id, site_id, received_at);
CREATE INDEX "ix$request_taken_by" ON public.request USING btree (organisation_id, taken_by);
CREATE INDEX "ix$request_team" ON public.request USING btree (organisation_id, team_id, status);
CREATE INDEX "ix$request_uncompared" ON public.request USING btree (received_at) WHERE (compared_at IS NULL);
-- policy backup for SELECT to aparte_backup
--   using true
-- policy change for UPDATE to aparte_writer
--   using (compartment_id = ANY (( SELECT app.my_writable_compartments() AS my_writable_compartments)::uuid[]))
-- policy definer for ALL to aparte_definer
--   using true
--   check true
-- policy keys for SELECT to aparte_keys
--   using true
-- policy keys_change for UPDATE to aparte_keys
--   using true
--   check true
-- policy read for SELECT to aparte_reader, aparte_writer
--   using (compartment_id = ANY (( SELECT app.my_compartments() AS my_compartments)::uuid[]))
-- policy workers_change for UPDATE to aparte_writer restrictive
--   using (( SELECT app.my_roles() AS my_roles) && ARRAY['worker'::text, 'manager'::text])
--   check (( SELECT app.my_roles() AS my_roles) && ARRAY['worker'::text, 'manager'::text])
-- grant SELECT to aparte_backup
-- grant INSERT, SELECT, UPDATE to aparte_definer
-- grant SELECT to aparte_reader
-- grant SELECT to aparte_writer
-- grant select (body, case_file_id, compartment_id, id, organisation_id) to aparte_keys
-- grant update (body) to aparte_keys
-- grant update (body, closed_at, due_at, status, urgency) to aparte_writer

create table request_match (
  organisation_id uuid not null,
  id uuid not null,
  request_id uuid not null,
  case_file_id uuid not null,
  compartment_id uuid not null,
  referent_id uuid not null,
  likeness real not null,
  found_at timestamp with time zone not null,
  answered_at timestamp with time zone,
  answer text,
  constraint "check$request_match_answer" CHECK ((answer = ANY (ARRAY['same'::text, 'other'::text]))),
  constraint "fk$request_match_case_file" FOREIGN KEY (organisation_id, case_file_id) REFERENCES case_file(organisation_id, id),
  constraint "fk$request_match_compartment" FOREIGN KEY (organisation_id, compartment_id) REFERENCES compartment(organisation_id, id),
  constraint "fk$request_match_referent" FOREIGN KEY (organisation_id, referent_id) REFERENCES agent(organisation_id, id),
  constraint "fk$request_match_request" FOREIGN KEY (organisation_id, request_id) REFERENCES request(organisation_id, id),
  constraint "pk$request_match" PRIMARY KEY (organisation_id, id),
  constraint "uniq$request_match" UNIQUE (organisation_id, request_id, case_file_id)
);
CREATE INDEX "ix$request_match_case_file" ON public.request_match USING btree (organisation_id, case_file_id);
CREATE INDEX "ix$request_match_compartment" ON public.request_match USING btree (organisation_id, compartment_id);
CREATE INDEX "ix$request_match_referent" ON public.request_match USING btree (organisation_id, referent_id) WHERE (answered_at IS NULL);
CREATE INDEX "ix$request_match_referent_fk" ON public.request_match USING btree (organisation_id, referent_id);
-- policy backup for SELECT to aparte_backup
--   using true
-- policy definer for ALL to aparte_definer
--   using true
--   check true
-- policy read for SELECT to aparte_reader, aparte_writer
--   using (compartment_id = ANY (( SELECT app.my_compartments() AS my_compartments)::uuid[]))
-- policy referent_only for ALL to aparte_reader, aparte_writer restrictive
--   using (case_file_id = ANY (( SELECT app.my_referred_cases() AS my_referred_cases)::uuid[]))
--   check (case_file_id = ANY (( SELECT app.my_referred_cases() AS my_referred_cases)::uuid[]))
-- grant SELECT to aparte_backup
-- grant INSERT, SELECT, UPDATE to aparte_definer
-- grant SELECT to aparte_reader
-- grant SELECT to aparte_writer

create table right_due (
  organisation_id uuid not null,
  case_file_id uuid not null,
  marked_at timestamp with time zone not null,
  constraint "fk$right_due_case_file" FOREIGN KEY (organisation_id, case_file_id) REFERENCES case_file(organisation_id, id),
  constraint "pk$right_due" PRIMARY KEY (organisation_id, case_file_id)
);
-- policy backup for SELECT to aparte_backup
--   using true
-- policy definer for ALL to aparte_definer
--   using true
--   check true
-- policy keys for SELECT to aparte_keys
--   using true
-- policy keys_add for INSERT to aparte_keys
--   check true
-- policy keys_change for UPDATE to aparte_keys
--   using true
--   check true
-- grant SELECT to aparte_backup
-- grant DELETE, INSERT, SELECT, UPDATE to aparte_definer
-- grant INSERT, SELECT, UPDATE to aparte_keys

create table right_information (
  organisation_id uuid not null,
  id uuid not null,
  case_file_id uuid not null,
  compartment_id uuid not null,
  given_on date not null,
  medium text not null,
  body bytea not null,
  created_at timestamp with time zone not null,
  created_by uuid not null,
  constraint "check$right_information_medium" CHECK ((medium = ANY (ARRAY['spoken'::text, 'phone'::text, 'sheet'::text, 'letter'::text, 'email'::text, 'interpreter'::text]))),
  constraint "fk$right_information_case_file" FOREIGN KEY (organisation_id, case_file_id) REFERENCES case_file(organisation_id, id),
  constraint "fk$right_information_compartment" FOREIGN KEY (organisation_id, compartment_id) REFERENCES compartment(organisation_id, id),
  constraint "fk$right_information_created_by" FOREIGN KEY (organisation_id, created_by) REFERENCES agent(organisation_id, id),
  constraint "fk$right_information_same_household" FOREIGN KEY (organisation_id, compartment_id, case_file_id) REFERENCES compartment(organisation_id, id, case_file_id),
  constraint "pk$right_information" PRIMARY KEY (organisation_id, id)
);
CREATE INDEX "ix$right_information_case_file" ON public.right_information USING btree (organisation_id, case_file_id);
CREATE INDEX "ix$right_information_compartment" ON public.right_information USING btree (organisation_id, compartment_id);
CREATE INDEX "ix$right_information_created_by" ON public.right_information USING btree (organisation_id, created_by);
-- policy backup for SELECT to aparte_backup
--   using true
-- policy definer for ALL to aparte_definer
--   using true
--   check true
-- policy keys for SELECT to aparte_keys
--   using true
-- policy keys_change for UPDATE to aparte_keys
--   using true
--   check true
-- policy read for SELECT to aparte_reader, aparte_writer
--   using (compartment_id = ANY (( SELECT app.my_compartments() AS my_compartments)::uuid[]))
-- policy write for INSERT to aparte_writer
--   check (compartment_id = ANY (( SELECT app.my_writable_compartments() AS my_writable_compartments)::uuid[]))
-- grant SELECT to aparte_backup
-- grant SELECT to aparte_definer
-- grant SELECT to aparte_reader
-- grant INSERT, SELECT to aparte_writer
-- grant select (body, case_file_id, compartment_id, id, organisation_id) to aparte_keys
-- grant update (body) to aparte_keys

create table right_notice (
  organisation_id uuid not null,
  id uuid not null,
  case_file_id uuid not null,
  compartment_ids uuid[] not null,
  kind text not null,
  digest bytea not null,
  body bytea not null,
  on_date date not null,
  created_at timestamp with time zone not null,
  dismissed_at timestamp with time zone,
  dismissed_by uuid,
  dismiss_reason text,
  constraint "check$right_notice_compartments" CHECK ((cardinality(compartment_ids) > 0)),
  constraint "check$right_notice_dismiss_reason" CHECK ((dismiss_reason = ANY (ARRAY['done'::text, 'known'::text, 'told'::text, 'notApplicable'::text, 'wrongFacts'::text, 'notWanted'::text]))),
  constraint "check$right_notice_dismissed" CHECK ((num_nulls(dismissed_at, dismissed_by, dismiss_reason) = ANY (ARRAY[0, 3]))),
  constraint "check$right_notice_kind" CHECK ((kind = ANY (ARRAY['new'::text, 'ending'::text, 'ended'::text, 'changed'::text]))),
  constraint "fk$right_notice_case_file" FOREIGN KEY (organisation_id, case_file_id) REFERENCES case_file(organisation_id, id),
  constraint "fk$right_notice_dismissed_by" FOREIGN KEY (organisation_id, dismissed_by) REFERENCES agent(organisation_id, id),
  constraint "pk$right_notice" PRIMARY KEY (organisation_id, id),
  constraint "uniq$right_notice_digest" UNIQUE (organisation_id, case_file_id, digest)
);
CREATE INDEX "ix$right_notice_dismissed_by" ON public.right_notice USING btree (organisation_id, dismissed_by);
CREATE INDEX "ix$right_notice_open" ON public.right_notice USING btree (organisation_id, case_file_id) WHERE (dismissed_at IS NULL);
-- policy backup for SELECT to aparte_backup
--   using true
-- policy definer for ALL to aparte_definer
--   using true
--   check true
-- policy dismiss for UPDATE to aparte_writer
--   using (compartment_ids <@ ( SELECT app.my_writable_compartments() AS my_writable_compartments))
-- policy keys for SELECT to aparte_keys
--   using true
-- policy keys_change for UPDATE to aparte_keys
--   using true
--   check true
-- policy keys_end for DELETE to aparte_keys
--   using true
-- policy read for SELECT to aparte_reader, aparte_writer
--   using (compartment_ids <@ ( SELECT app.my_compartments() AS my_compartments))
-- grant SELECT to aparte_backup
-- grant DELETE, INSERT, SELECT, UPDATE to aparte_definer
-- grant DELETE to aparte_keys
-- grant SELECT to aparte_reader
-- grant SELECT to aparte_writer
-- grant select (body, case_file_id, compartment_ids, id, organisation_id) to aparte_keys
-- grant update (body) to aparte_keys
-- grant update (dismiss_reason, dismissed_at) to aparte_writer

create table right_result (
  organisation_id uuid not null,
  id uuid not null,
  case_file_id uuid not null,
  month date not null,
  compartment_ids uuid[] not null,
  digest bytea not null,
  law_digest bytea not null,
  next_change_on date not null,
  body bytea not null,
  computed_at timestamp with time zone not null,
  constraint "check$right_result_compartments" CHECK ((cardinality(compartment_ids) > 0)),
  constraint "check$right_result_month" CHECK ((EXTRACT(day FROM month) = (1)::numeric)),
  constraint "fk$right_result_case_file" FOREIGN KEY (organisation_id, case_file_id) REFERENCES case_file(organisation_id, id),
  constraint "pk$right_result" PRIMARY KEY (organisation_id, id),
  constraint "uniq$right_result_set" UNIQUE (organisation_id, case_file_id, month, compartment_ids)
);
-- policy backup for SELECT to aparte_backup
--   using true
-- policy definer for ALL to aparte_definer
--   using true
--   check true
-- policy keys for SELECT to aparte_keys
--   using true
-- policy keys_change for UPDATE to aparte_keys
--   using true
--   check true
-- policy keys_end for DELETE to aparte_keys
--   using true
-- policy read for SELECT to aparte_reader, aparte_writer
--   using (compartment_ids <@ ( SELECT app.my_compartments() AS my_compartments))
-- grant SELECT to aparte_backup
-- grant DELETE, INSERT, SELECT, UPDATE to aparte_definer
-- grant DELETE to aparte_keys
-- grant SELECT to aparte_reader
-- grant SELECT to aparte_writer
-- grant select (body, case_file_id, compartment_ids, id, organisation_id) to aparte_keys
-- grant update (body) to aparte_keys

create table right_status (
  organisation_id uuid not null,
  id uuid not null,
  series_id uuid not null,
  case_file_id uuid not null,
  compartment_id uuid not null,
  subject_id uuid,
  right_slug text,
  status text not null,
  amount_cents integer,
  per text,
  since_on date,
  until_on date,
  notified_on date,
  reason text,
  body bytea not null,
  said_on date not null,
  created_at timestamp with time zone not null,
  created_by uuid not null,
  superseded_at timestamp with time zone,
  constraint "check$right_status_amount" CHECK ((amount_cents >= 0)),
  constraint "check$right_status_dates" CHECK (((until_on IS NULL) OR (since_on IS NULL) OR (until_on >= since_on))),
  constraint "check$right_status_per" CHECK ((per = ANY (ARRAY['month'::text, 'year'::text, 'once'::text]))),
  constraint "check$right_status_reason" CHECK (((status = 'notWanted'::text) = (reason IS NOT NULL))),
  constraint "check$right_status_reason_code" CHECK ((reason = ANY (ARRAY['unknownRight'::text, 'tooComplex'::text, 'stigma'::text, 'controlFear'::text, 'othersNeedMore'::text, 'pastRefusal'::text, 'debtFear'::text, 'familyRecovery'::text, 'relatives'::text, 'noStablePlace'::text, 'digital'::text, 'notNow'::text, 'noReason'::text, 'other'::text]))),
  constraint "check$right_status_status" CHECK ((status = ANY (ARRAY['toVerify'::text, 'proposed'::text, 'requested'::text, 'open'::text, 'refused'::text, 'contested'::text, 'notWanted'::text, 'ended'::text]))),
  constraint "fk$right_status_case_file" FOREIGN KEY (organisation_id, case_file_id) REFERENCES case_file(organisation_id, id),
  constraint "fk$right_status_compartment" FOREIGN KEY (organisation_id, compartment_id) REFERENCES compartment(organisation_id, id),
  constraint "fk$right_status_created_by" FOREIGN KEY (organisation_id, created_by) REFERENCES agent(organisation_id, id),
  constraint "fk$right_status_same_household" FOREIGN KEY (organisation_id, compartment_id, case_file_id) REFERENCES compartment(organisation_id, id, case_file_id),
  constraint "fk$right_status_subject" FOREIGN KEY (organisation_id, subject_id) REFERENCES person(organisation_id, id),
  constraint "pk$right_status" PRIMARY KEY (organisation_id, id)
);
CREATE INDEX "ix$right_status_case_file" ON public.right_status USING btree (organisation_id, case_file_id);
CREATE INDEX "ix$right_status_compartment" ON public.right_status USING btree (organisation_id, compartment_id);
CREATE INDEX "ix$right_status_created_by" ON public.right_status USING btree (organisation_id, created_by);
CREATE INDEX "ix$right_status_subject" ON public.right_status USING btree (organisation_id, subject_id);
CREATE UNIQUE INDEX "uniq$right_status_current" ON public.right_status USING btree (organisation_id, series_id) WHERE (superseded_at IS NULL);
-- policy backup for SELECT to aparte_backup
--   using true
-- policy change for UPDATE to aparte_writer
--   using (compartment_id = ANY (( SELECT app.my_writable_compartments() AS my_writable_compartments)::uuid[]))
-- policy definer for ALL to aparte_definer
--   using true
--   check true
-- policy keys for SELECT to aparte_keys
--   using true
-- policy keys_change for UPDATE to aparte_keys
--   using true
--   check true
-- policy read for SELECT to aparte_reader, aparte_writer
--   using (compartment_id = ANY (( SELECT app.my_compartments() AS my_compartments)::uuid[]))
-- policy write for INSERT to aparte_writer
--   check (compartment_id = ANY (( SELECT app.my_writable_compartments() AS my_writable_compartments)::uuid[]))
-- grant SELECT to aparte_backup
-- grant SELECT to aparte_definer
-- grant SELECT to aparte_reader
-- grant INSERT, SELECT to aparte_writer
-- grant select (body, case_file_id, compartment_id, id, organisation_id) to aparte_keys
-- grant update (body) to aparte_keys
-- grant update (superseded_at) to aparte_writer

create table room (
  organisation_id uuid not null,
  id uuid not null,
  site_id uuid not null,
  name text not null,
  capacity integer not null default 4,
  accessible boolean not null default true,
  created_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  constraint "check$room_capacity" CHECK (((capacity >= 1) AND (capacity <= 500))),
  constraint "fk$room_site" FOREIGN KEY (organisation_id, site_id) REFERENCES site(organisation_id, id),
  constraint "pk$room" PRIMARY KEY (organisation_id, id)
);
CREATE INDEX "ix$room_site" ON public.room USING btree (organisation_id, site_id);
-- policy backup for SELECT to aparte_backup
--   using true
-- policy change for UPDATE to aparte_writer
--   using ((organisation_id = ( SELECT app.my_organisation() AS my_organisation)) AND (('administrator'::text = ANY (( SELECT app.my_roles() AS my_roles)::text[])) OR (site_id = ANY (( SELECT app.my_managed_sites() AS my_managed_sites)::uuid[]))))
-- policy definer for ALL to aparte_definer
--   using true
--   check true
-- policy read for SELECT to aparte_reader, aparte_writer
--   using (organisation_id = ( SELECT app.my_organisation() AS my_organisation))
-- policy write for INSERT to aparte_writer
--   check ((organisation_id = ( SELECT app.my_organisation() AS my_organisation)) AND (('administrator'::text = ANY (( SELECT app.my_roles() AS my_roles)::text[])) OR (site_id = ANY (( SELECT app.my_managed_sites() AS my_managed_sites)::uuid[]))))
-- grant SELECT to aparte_backup
-- grant DELETE, INSERT, SELECT, UPDATE to aparte_definer
-- grant SELECT to aparte_reader
-- grant INSERT, SELECT to aparte_writer
-- grant update (accessible, capacity, ended_at, name) to aparte_writer

create table root_key (
  id uuid not null,
  state text not null,
  proof bytea not null,
  fingerprint_key bytea not null,
  since timestamp with time zone not null,
  constraint "check$root_key_state" CHECK ((state = ANY (ARRAY['current'::text, 'next'::text]))),
  constraint "pk$root_key" PRIMARY KEY (id),
  constraint "uniq$root_key_state" UNIQUE (state)
);
-- policy backup for SELECT to aparte_backup
--   using true
-- policy definer for ALL to aparte_definer
--   using true
--   check true
-- policy keys for ALL to aparte_keys
--   using true
--   check true
-- grant SELECT to aparte_backup
-- grant INSERT, SELECT to aparte_definer
-- grant DELETE, INSERT, SELECT, UPDATE to aparte_keys

create table same_person (
  organisation_id uuid not null,
  id uuid not null,
  person_a uuid not null,
  compartment_a uuid not null,
  person_b uuid not null,
  compartment_b uuid not null,
  linked_by uuid not null,
  linked_at timestamp with time zone not null,
  constraint "check$same_person_two" CHECK ((person_a <> person_b)),
  constraint "fk$same_person_a" FOREIGN KEY (organisation_id, person_a) REFERENCES person(organisation_id, id),
  constraint "fk$same_person_b" FOREIGN KEY (organisation_id, person_b) REFERENCES person(organisation_id, id),
  constraint "fk$same_person_compartment_a" FOREIGN KEY (organisation_id, compartment_a) REFERENCES compartment(organisation_id, id),
  constraint "fk$same_person_compartment_b" FOREIGN KEY (organisation_id, compartment_b) REFERENCES compartment(organisation_id, id),
  constraint "fk$same_person_linked_by" FOREIGN KEY (organisation_id, linked_by) REFERENCES agent(organisation_id, id),
  constraint "pk$same_person" PRIMARY KEY (organisation_id, id)
);
CREATE INDEX "ix$same_person_a" ON public.same_person USING btree (organisation_id, person_a);
CREATE INDEX "ix$same_person_b" ON public.same_person USING btree (organisation_id, person_b);
CREATE INDEX "ix$same_person_ca" ON public.same_person USING btree (organisation_id, compartment_a);
CREATE INDEX "ix$same_person_cb" ON public.same_person USING btree (organisation_id, compartment_b);
CREATE INDEX "ix$same_person_linked_by" ON public.same_person USING btree (organisation_id, linked_by);
-- policy backup for SELECT to aparte_backup
--   using true
-- policy definer for ALL to aparte_definer
--   using true
--   check true
-- policy read for SELECT to aparte_reader, aparte_writer
--   using ((compartment_a = ANY (( SELECT app.my_compartments() AS my_compartments)::uuid[])) AND (compartment_b = ANY (( SELECT app.my_compartments() AS my_compartments)::uuid[])))
-- policy write for INSERT to aparte_writer
--   check ((linked_by = ( SELECT app.actor() AS actor)) AND (compartment_a = ANY (( SELECT app.my_compartments() AS my_compartments)::uuid[])) AND (compartment_b = ANY (( SELECT app.my_compartments() AS my_compartments)::uuid[])))
-- grant SELECT to aparte_backup
-- grant INSERT, SELECT, UPDATE to aparte_definer
-- grant SELECT to aparte_reader
-- grant INSERT, SELECT to aparte_writer

create table schema_script (
  name text not null,
  kind text not null,
  checksum text not null,
  applied_at timestamp with time zone not null default now(),
  constraint "pk$schema_script" PRIMARY KEY (name)
);
-- policy backup for SELECT to aparte_backup
--   using true
-- policy definer_reads for SELECT to aparte_definer
--   using true
-- policy owner for ALL to aparte_owner
--   using true
--   check true
-- grant SELECT to aparte_backup
-- grant SELECT to aparte_definer

create table second_factor (
  organisation_id uuid not null,
  id uuid not null,
  agent_id uuid not null,
  kind text not null,
  label text not null,
  secret bytea not null,
  passkey_id text,
  counter bigint not null default 0,
  transports text[],
  created_at timestamp with time zone not null default now(),
  last_used_at timestamp with time zone,
  revoked_at timestamp with time zone,
  constraint "check$second_factor_kind" CHECK ((kind = ANY (ARRAY['totp'::text, 'passkey'::text]))),
  constraint "fk$second_factor_agent" FOREIGN KEY (organisation_id, agent_id) REFERENCES agent(organisation_id, id),
  constraint "pk$second_factor" PRIMARY KEY (organisation_id, id),
  constraint "uniq$second_factor_passkey" UNIQUE (passkey_id)
);
CREATE INDEX "ix$second_factor_agent" ON public.second_factor USING btree (organisation_id, agent_id);
-- policy backup for SELECT to aparte_backup
--   using true
-- policy definer for ALL to aparte_definer
--   using true
--   check true
-- policy keys for SELECT to aparte_keys
--   using true
-- policy keys_change for UPDATE to aparte_keys
--   using true
--   check true
-- grant SELECT to aparte_backup
-- grant DELETE, INSERT, SELECT, UPDATE to aparte_definer
-- grant select (agent_id, id, organisation_id, secret) to aparte_keys
-- grant update (secret) to aparte_keys

create table sector (
  organisation_id uuid not null,
  id uuid not null,
  team_id uuid not null,
  number integer not null,
  name text not null,
  constraint "fk$sector_team" FOREIGN KEY (organisation_id, team_id) REFERENCES team(organisation_id, id),
  constraint "pk$sector" PRIMARY KEY (organisation_id, id),
  constraint "uniq$sector_number" UNIQUE (organisation_id, number)
);
CREATE INDEX "ix$sector_team" ON public.sector USING btree (organisation_id, team_id);
-- policy administer for ALL to aparte_writer
--   using ((organisation_id = ( SELECT app.my_organisation() AS my_organisation)) AND ('administrator'::text = ANY (( SELECT app.my_roles() AS my_roles)::text[])))
--   check ((organisation_id = ( SELECT app.my_organisation() AS my_organisation)) AND ('administrator'::text = ANY (( SELECT app.my_roles() AS my_roles)::text[])))
-- policy backup for SELECT to aparte_backup
--   using true
-- policy definer for ALL to aparte_definer
--   using true
--   check true
-- policy read for SELECT to aparte_reader, aparte_writer
--   using (organisation_id = ( SELECT app.my_organisation() AS my_organisation))
-- grant SELECT to aparte_backup
-- grant DELETE, INSERT, SELECT, UPDATE to aparte_definer
-- grant SELECT to aparte_reader
-- grant INSERT, SELECT, UPDATE to aparte_writer

create table sector_area (
  organisation_id uuid not null,
  id uuid not null,
  sector_id uuid not null,
  commune_code text not null,
  street_key text,
  number_from integer,
  number_to integer,
  street_name text,
  constraint "check$sector_area_street_name" CHECK (((street_name IS NULL) OR (street_key IS NOT NULL))),
  constraint "fk$sector_area_commune" FOREIGN KEY (commune_code) REFERENCES commune(code),
  constraint "fk$sector_area_sector" FOREIGN KEY (organisation_id, sector_id) REFERENCES sector(organisation_id, id) ON DELETE CASCADE,
  constraint "pk$sector_area" PRIMARY KEY (organisation_id, id)
);
CREATE INDEX "ix$sector_area_commune" ON public.sector_area USING btree (commune_code);
CREATE INDEX "ix$sector_area_sector" ON public.sector_area USING btree (organisation_id, sector_id);
-- policy administer for ALL to aparte_writer
--   using ((organisation_id = ( SELECT app.my_organisation() AS my_organisation)) AND ('administrator'::text = ANY (( SELECT app.my_roles() AS my_roles)::text[])))
--   check ((organisation_id = ( SELECT app.my_organisation() AS my_organisation)) AND ('administrator'::text = ANY (( SELECT app.my_roles() AS my_roles)::text[])))
-- policy backup for SELECT to aparte_backup
--   using true
-- policy definer for ALL to aparte_definer
--   using true
--   check true
-- policy read for SELECT to aparte_reader, aparte_writer
--   using (organisation_id = ( SELECT app.my_organisation() AS my_organisation))
-- grant SELECT to aparte_backup
-- grant DELETE, INSERT, SELECT, UPDATE to aparte_definer
-- grant SELECT to aparte_reader
-- grant DELETE, INSERT, SELECT, UPDATE to aparte_writer

create table session (
  organisation_id uuid not null,
  id uuid not null,
  token_hash bytea not null,
  agent_id uuid not null,
  created_at timestamp with time zone not null,
  last_seen_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  shared_computer boolean not null default false,
  device text not null default ''::text,
  complete boolean not null default false,
  locked_at timestamp with time zone,
  stepped_up_at timestamp with time zone,
  challenge text,
  draft_key bytea,
  ended_at timestamp with time zone,
  ended_why text,
  identity_id uuid,
  constraint "fk$session_agent" FOREIGN KEY (organisation_id, agent_id) REFERENCES agent(organisation_id, id),
  constraint "fk$session_identity" FOREIGN KEY (organisation_id, identity_id) REFERENCES agent_identity(organisation_id, id),
  constraint "pk$session" PRIMARY KEY (organisation_id, id),
  constraint "uniq$session_token_hash" UNIQUE (token_hash)
);
CREATE INDEX "ix$session_agent" ON public.session USING btree (organisation_id, agent_id);
CREATE INDEX "ix$session_identity" ON public.session USING btree (organisation_id, identity_id);
-- policy backup for SELECT to aparte_backup
--   using true
-- policy definer for ALL to aparte_definer
--   using true
--   check true
-- policy keys for SELECT to aparte_keys
--   using true
-- policy keys_change for UPDATE to aparte_keys
--   using true
--   check true
-- grant SELECT to aparte_backup
-- grant DELETE, INSERT, SELECT, UPDATE to aparte_definer
-- grant select (agent_id, draft_key, id, organisation_id) to aparte_keys
-- grant update (draft_key) to aparte_keys

create table sheet (
  organisation_id uuid not null,
  id uuid not null,
  case_file_id uuid not null,
  compartment_id uuid not null,
  entry_id uuid not null,
  body bytea not null,
  discreet boolean not null default false,
  made_at timestamp with time zone not null,
  made_by uuid not null,
  handed_at timestamp with time zone,
  constraint "fk$sheet_case_file" FOREIGN KEY (organisation_id, case_file_id) REFERENCES case_file(organisation_id, id),
  constraint "fk$sheet_compartment" FOREIGN KEY (organisation_id, compartment_id) REFERENCES compartment(organisation_id, id),
  constraint "fk$sheet_entry" FOREIGN KEY (organisation_id, entry_id) REFERENCES entry(organisation_id, id),
  constraint "fk$sheet_made_by" FOREIGN KEY (organisation_id, made_by) REFERENCES agent(organisation_id, id),
  constraint "fk$sheet_same_household" FOREIGN KEY (organisation_id, compartment_id, case_file_id) REFERENCES compartment(organisation_id, id, case_file_id),
  constraint "pk$sheet" PRIMARY KEY (organisation_id, id)
);
CREATE INDEX "ix$sheet_case_file" ON public.sheet USING btree (organisation_id, case_file_id);
CREATE INDEX "ix$sheet_compartment" ON public.sheet USING btree (organisation_id, compartment_id);
CREATE INDEX "ix$sheet_entry" ON public.sheet USING btree (organisation_id, entry_id);
CREATE INDEX "ix$sheet_made_by" ON public.sheet USING btree (organisation_id, made_by);
-- policy backup for SELECT to aparte_backup
--   using true
-- policy change for UPDATE to aparte_writer
--   using (compartment_id = ANY (( SELECT app.my_writable_compartments() AS my_writable_compartments)::uuid[]))
-- policy definer for ALL to aparte_definer
--   using true
--   check true
-- policy keys for SELECT to aparte_keys
--   using true
-- policy keys_change for UPDATE to aparte_keys
--   using true
--   check true
-- policy read for SELECT to aparte_reader, aparte_writer
--   using (compartment_id = ANY (( SELECT app.my_compartments() AS my_compartments)::uuid[]))
-- policy write for INSERT to aparte_writer
--   check (compartment_id = ANY (( SELECT app.my_writable_compartments() AS my_writable_compartments)::uuid[]))
-- grant SELECT to aparte_backup
-- grant INSERT, SELECT, UPDATE to aparte_definer
-- grant SELECT to aparte_reader
-- grant INSERT, SELECT to aparte_writer
-- grant select (body, case_file_id, compartment_id, id, organisation_id) to aparte_keys
-- grant update (body) to aparte_keys
-- grant update (body, discreet, handed_at, made_at) to aparte_writer

create table site (
  organisation_id uuid not null,
  id uuid not null,
  name text not null,
  address text,
  phone text,
  time_zone text not null default 'Europe/Paris'::text,
  territory text not null default 'mainland'::text,
  constraint "check$site_territory" CHECK ((territory = ANY (ARRAY['mainland'::text, 'alsaceMoselle'::text, 'guadeloupe'::text, 'martinique'::text, 'guyane'::text, 'reunion'::text, 'mayotte'::text]))),
  constraint "fk$site_organisation" FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint "pk$site" PRIMARY KEY (organisation_id, id)
);
-- policy administer for ALL to aparte_writer
--   using ((organisation_id = ( SELECT app.my_organisation() AS my_organisation)) AND ('administrator'::text = ANY (( SELECT app.my_roles() AS my_roles)::text[])))
--   check ((organisation_id = ( SELECT app.my_organisation() AS my_organisation)) AND ('administrator'::text = ANY (( SELECT app.my_roles() AS my_roles)::text[])))
-- policy backup for SELECT to aparte_backup
--   using true
-- policy definer for ALL to aparte_definer
--   using true
--   check true
-- policy read for SELECT to aparte_reader, aparte_writer
--   using (organisation_id = ( SELECT app.my_organisation() AS my_organisation))
-- grant SELECT to aparte_backup
-- grant DELETE, INSERT, SELECT, UPDATE to aparte_definer
-- grant SELECT to aparte_reader
-- grant INSERT, SELECT, UPDATE to aparte_writer

create table site_closure (
  organisation_id uuid not null,
  id uuid not null,
  site_id uuid not null,
  from_on date not null,
  until_on date not null,
  name text not null,
  constraint "check$site_closure_dates" CHECK ((until_on >= from_on)),
  constraint "fk$site_closure_site" FOREIGN KEY (organisation_id, site_id) REFERENCES site(organisation_id, id),
  constraint "pk$site_closure" PRIMARY KEY (organisation_id, id)
);
CREATE INDEX "ix$site_closure_site" ON public.site_closure USING btree (organisation_id, site_id, from_on);
-- policy backup for SELECT to aparte_backup
--   using true
-- policy change for UPDATE to aparte_writer
--   using ((organisation_id = ( SELECT app.my_organisation() AS my_organisation)) AND (('administrator'::text = ANY (( SELECT app.my_roles() AS my_roles)::text[])) OR (site_id = ANY (( SELECT app.my_managed_sites() AS my_managed_sites)::uuid[]))))
-- policy definer for ALL to aparte_definer
--   using true
--   check true
-- policy read for SELECT to aparte_reader, aparte_writer
--   using (organisation_id = ( SELECT app.my_organisation() AS my_organisation))
-- policy write for INSERT to aparte_writer
--   check ((organisation_id = ( SELECT app.my_organisation() AS my_organisation)) AND (('administrator'::text = ANY (( SELECT app.my_roles() AS my_roles)::text[])) OR (site_id = ANY (( SELECT app.my_managed_sites() AS my_managed_sites)::uuid[]))))
-- grant SELECT to aparte_backup
-- grant DELETE, INSERT, SELECT, UPDATE to aparte_definer
-- grant SELECT to aparte_reader
-- grant INSERT, SELECT to aparte_writer
-- grant update (name, until_on) to aparte_writer

create table site_opening (
  organisation_id uuid not null,
  id uuid not null,
  site_id uuid not null,
  room_id uuid,
  weekday integer not null,
  opens text not null,
  closes text not null,
  from_on date not null,
  until_on date,
  constraint "check$site_opening_dates" CHECK (((until_on IS NULL) OR (until_on >= from_on))),
  constraint "check$site_opening_hours" CHECK (((opens ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'::text) AND (closes ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'::text) AND (closes > opens))),
  constraint "check$site_opening_weekday" CHECK (((weekday >= 1) AND (weekday <= 7))),
  constraint "fk$site_opening_room" FOREIGN KEY (organisation_id, room_id) REFERENCES room(organisation_id, id),
  constraint "fk$site_opening_site" FOREIGN KEY (organisation_id, site_id) REFERENCES site(organisation_id, id),
  constraint "pk$site_opening" PRIMARY KEY (organisation_id, id)
);
CREATE INDEX "ix$site_opening_room" ON public.site_opening USING btree (organisation_id, room_id);
CREATE INDEX "ix$site_opening_site" ON public.site_opening USING btree (organisation_id, site_id);
-- policy backup for SELECT to aparte_backup
--   using true
-- policy change for UPDATE to aparte_writer
--   using ((organisation_id = ( SELECT app.my_organisation() AS my_organisation)) AND (('administrator'::text = ANY (( SELECT app.my_roles() AS my_roles)::text[])) OR (site_id = ANY (( SELECT app.my_managed_sites() AS my_managed_sites)::uuid[]))))
-- policy definer for ALL to aparte_definer
--   using true
--   check true
-- policy read for SELECT to aparte_reader, aparte_writer
--   using (organisation_id = ( SELECT app.my_organisation() AS my_organisation))
-- policy write for INSERT to aparte_writer
--   check ((organisation_id = ( SELECT app.my_organisation() AS my_organisation)) AND (('administrator'::text = ANY (( SELECT app.my_roles() AS my_roles)::text[])) OR (site_id = ANY (( SELECT app.my_managed_sites() AS my_managed_sites)::uuid[]))))
-- grant SELECT to aparte_backup
-- grant DELETE, INSERT, SELECT, UPDATE to aparte_definer
-- grant SELECT to aparte_reader
-- grant INSERT, SELECT to aparte_writer
-- grant update (until_on) to aparte_writer

create table statement (
  organisation_id uuid not null,
  id uuid not null,
  series_id uuid not null,
  case_file_id uuid not null,
  compartment_id uuid not null,
  kind text not null,
  body bytea not null,
  said_on date not null,
  outcome text,
  created_at timestamp with time zone not null,
  created_by uuid not null,
  superseded_at timestamp with time zone,
  constraint "check$statement_kind" CHECK ((kind = ANY (ARRAY['demand'::text, 'objective'::text, 'summary'::text]))),
  constraint "check$statement_outcome" CHECK ((outcome = ANY (ARRAY['reached'::text, 'partly'::text, 'not'::text, 'noLongerRelevant'::text]))),
  constraint "fk$statement_case_file" FOREIGN KEY (organisation_id, case_file_id) REFERENCES case_file(organisation_id, id),
  constraint "fk$statement_compartment" FOREIGN KEY (organisation_id, compartment_id) REFERENCES compartment(organisation_id, id),
  constraint "fk$statement_created_by" FOREIGN KEY (organisation_id, created_by) REFERENCES agent(organisation_id, id),
  constraint "fk$statement_same_household" FOREIGN KEY (organisation_id, compartment_id, case_file_id) REFERENCES compartment(organisation_id, id, case_file_id),
  constraint "pk$statement" PRIMARY KEY (organisation_id, id)
);
CREATE INDEX "ix$statement_case_file" ON public.statement USING btree (organisation_id, case_file_id);
CREATE INDEX "ix$statement_compartment" ON public.statement USING btree (organisation_id, compartment_id);
CREATE INDEX "ix$statement_created_by" ON public.statement USING btree (organisation_id, created_by);
CREATE UNIQUE INDEX "uniq$statement_current" ON public.statement USING btree (organisation_id, series_id) WHERE (superseded_at IS NULL);
-- policy backup for SELECT to aparte_backup
--   using true
-- policy change for UPDATE to aparte_writer
--   using (compartment_id = ANY (( SELECT app.my_writable_compartments() AS my_writable_compartments)::uuid[]))
-- policy definer for ALL to aparte_definer
--   using true
--   check true
-- policy keys for SELECT to aparte_keys
--   using true
-- policy keys_change for UPDATE to aparte_keys
--   using true
--   check true
-- policy read for SELECT to aparte_reader, aparte_writer
--   using (compartment_id = ANY (( SELECT app.my_compartments() AS my_compartments)::uuid[]))
-- policy write for INSERT to aparte_writer
--   check (compartment_id = ANY (( SELECT app.my_writable_compartments() AS my_writable_compartments)::uuid[]))
-- grant SELECT to aparte_backup
-- grant INSERT, SELECT, UPDATE to aparte_definer
-- grant SELECT to aparte_reader
-- grant INSERT, SELECT to aparte_writer
-- grant select (body, case_file_id, compartment_id, id, organisation_id) to aparte_keys
-- grant update (body) to aparte_keys
-- grant update (superseded_at) to aparte_writer

create table team (
  organisation_id uuid not null,
  id uuid not null,
  site_id uuid not null,
  name text not null,
  kind text not null,
  constraint "check$team_kind" CHECK ((kind = ANY (ARRAY['sector'::text, 'reception'::text, 'specialised'::text, 'management'::text]))),
  constraint "fk$team_site" FOREIGN KEY (organisation_id, site_id) REFERENCES site(organisation_id, id),
  constraint "pk$team" PRIMARY KEY (organisation_id, id)
);
CREATE INDEX "ix$team_site" ON public.team USING btree (organisation_id, site_id);
-- policy administer for ALL to aparte_writer
--   using ((organisation_id = ( SELECT app.my_organisation() AS my_organisation)) AND ('administrator'::text = ANY (( SELECT app.my_roles() AS my_roles)::text[])))
--   check ((organisation_id = ( SELECT app.my_organisation() AS my_organisation)) AND ('administrator'::text = ANY (( SELECT app.my_roles() AS my_roles)::text[])))
-- policy backup for SELECT to aparte_backup
--   using true
-- policy definer for ALL to aparte_definer
--   using true
--   check true
-- policy read for SELECT to aparte_reader, aparte_writer
--   using (organisation_id = ( SELECT app.my_organisation() AS my_organisation))
-- grant SELECT to aparte_backup
-- grant DELETE, INSERT, SELECT, UPDATE to aparte_definer
-- grant SELECT to aparte_reader
-- grant INSERT, SELECT, UPDATE to aparte_writer

create table team_member (
  organisation_id uuid not null,
  id uuid not null,
  team_id uuid not null,
  agent_id uuid not null,
  from_date date not null,
  until_date date,
  constraint "check$team_member_dates" CHECK (((until_date IS NULL) OR (until_date >= from_date))),
  constraint "fk$team_member_agent" FOREIGN KEY (organisation_id, agent_id) REFERENCES agent(organisation_id, id),
  constraint "fk$team_member_team" FOREIGN KEY (organisation_id, team_id) REFERENCES team(organisation_id, id),
  constraint "pk$team_member" PRIMARY KEY (organisation_id, id),
  constraint "uniq$team_member" UNIQUE (organisation_id, team_id, agent_id, from_date)
);
CREATE INDEX "ix$team_member_agent" ON public.team_member USING btree (organisation_id, agent_id);
-- policy administer for ALL to aparte_writer
--   using ((organisation_id = ( SELECT app.my_organisation() AS my_organisation)) AND ('administrator'::text = ANY (( SELECT app.my_roles() AS my_roles)::text[])))
--   check ((organisation_id = ( SELECT app.my_organisation() AS my_organisation)) AND ('administrator'::text = ANY (( SELECT app.my_roles() AS my_roles)::text[])))
-- policy backup for SELECT to aparte_backup
--   using true
-- policy definer for ALL to aparte_definer
--   using true
--   check true
-- policy not_oneself for INSERT to aparte_writer restrictive
--   check (agent_id <> ( SELECT app.actor() AS actor))
-- policy not_oneself_again for UPDATE to aparte_writer restrictive
--   using (agent_id <> ( SELECT app.actor() AS actor))
-- policy read for SELECT to aparte_reader, aparte_writer
--   using (organisation_id = ( SELECT app.my_organisation() AS my_organisation))
-- grant SELECT to aparte_backup
-- grant DELETE, INSERT, SELECT, UPDATE to aparte_definer
-- grant SELECT to aparte_reader
-- grant INSERT, SELECT to aparte_writer
-- grant update (until_date) to aparte_writer

create table visit_observation (
  organisation_id uuid not null,
  id uuid not null,
  pack_id uuid not null,
  case_file_id uuid not null,
  compartment_id uuid not null,
  state text not null,
  body bytea,
  observed_at timestamp with time zone not null,
  created_at timestamp with time zone not null,
  created_by uuid not null,
  constraint "check$visit_observation_body" CHECK (((body IS NULL) = (state = 'filed'::text))),
  constraint "check$visit_observation_observed" CHECK ((observed_at <= created_at)),
  constraint "check$visit_observation_state" CHECK ((state = ANY (ARRAY['waiting'::text, 'kept'::text, 'filed'::text]))),
  constraint "fk$visit_observation_case_file" FOREIGN KEY (organisation_id, case_file_id) REFERENCES case_file(organisation_id, id),
  constraint "fk$visit_observation_compartment" FOREIGN KEY (organisation_id, compartment_id) REFERENCES compartment(organisation_id, id),
  constraint "fk$visit_observation_created_by" FOREIGN KEY (organisation_id, created_by) REFERENCES agent(organisation_id, id),
  constraint "fk$visit_observation_pack" FOREIGN KEY (organisation_id, pack_id) REFERENCES visit_pack(organisation_id, id),
  constraint "fk$visit_observation_same_household" FOREIGN KEY (organisation_id, compartment_id, case_file_id) REFERENCES compartment(organisation_id, id, case_file_id),
  constraint "pk$visit_observation" PRIMARY KEY (organisation_id, id)
);
CREATE INDEX "ix$visit_observation_case_file" ON public.visit_observation USING btree (organisation_id, case_file_id);
CREATE INDEX "ix$visit_observation_compartment" ON public.visit_observation USING btree (organisation_id, compartment_id, case_file_id);
CREATE INDEX "ix$visit_observation_created_by" ON public.visit_observation USING btree (organisation_id, created_by);
CREATE INDEX "ix$visit_observation_pack" ON public.visit_observation USING btree (organisation_id, pack_id);
-- policy backup for SELECT to aparte_backup
--   using true
-- policy change for UPDATE to aparte_writer
--   using (compartment_id = ANY (( SELECT app.my_writable_compartments() AS my_writable_compartments)::uuid[]))
-- policy definer for ALL to aparte_definer
--   using true
--   check true
-- policy keys for SELECT to aparte_keys
--   using true
-- policy keys_change for UPDATE to aparte_keys
--   using true
--   check true
-- policy read for SELECT to aparte_reader, aparte_writer
--   using (compartment_id = ANY (( SELECT app.my_compartments() AS my_compartments)::uuid[]))
-- policy write for INSERT to aparte_writer
--   check ((compartment_id = ANY (( SELECT app.my_writable_compartments() AS my_writable_compartments)::uuid[])) AND (created_by = ( SELECT app.actor() AS actor)))
-- grant SELECT to aparte_backup
-- grant SELECT to aparte_definer
-- grant SELECT to aparte_reader
-- grant INSERT, SELECT to aparte_writer
-- grant select (body, case_file_id, compartment_id, id, organisation_id) to aparte_keys
-- grant update (body) to aparte_keys
-- grant update (body, state) to aparte_writer

create table visit_pack (
  organisation_id uuid not null,
  id uuid not null,
  agent_id uuid not null,
  case_file_id uuid not null,
  device text not null,
  token_hash bytea not null,
  compartment_ids uuid[] not null,
  taken_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  returned_at timestamp with time zone,
  ended_at timestamp with time zone,
  ended_by uuid,
  wiped_at timestamp with time zone,
  unsent integer,
  constraint "check$visit_pack_device" CHECK ((length(device) <= 60)),
  constraint "check$visit_pack_ended" CHECK (((ended_at IS NULL) = (ended_by IS NULL))),
  constraint "check$visit_pack_expires" CHECK (((expires_at > taken_at) AND (expires_at <= (taken_at + '24:00:00'::interval)))),
  constraint "check$visit_pack_token_hash" CHECK ((length(token_hash) = 32)),
  constraint "check$visit_pack_unsent" CHECK (((unsent >= 0) AND (unsent <= 100000))),
  constraint "fk$visit_pack_agent" FOREIGN KEY (organisation_id, agent_id) REFERENCES agent(organisation_id, id),
  constraint "fk$visit_pack_case_file" FOREIGN KEY (organisation_id, case_file_id) REFERENCES case_file(organisation_id, id),
  constraint "fk$visit_pack_ended_by" FOREIGN KEY (organisation_id, ended_by) REFERENCES agent(organisation_id, id),
  constraint "pk$visit_pack" PRIMARY KEY (organisation_id, id),
  constraint "uniq$visit_pack_token_hash" UNIQUE (organisation_id, token_hash)
);
CREATE INDEX "ix$visit_pack_agent" ON public.visit_pack USING btree (organisation_id, agent_id);
CREATE INDEX "ix$visit_pack_case_file" ON public.visit_pack USING btree (organisation_id, case_file_id);
CREATE INDEX "ix$visit_pack_ended_by" ON public.visit_pack USING btree (organisation_id, ended_by);
CREATE INDEX "ix$visit_pack_token_hash" ON public.visit_pack USING btree (token_hash);
-- policy backup for SELECT to aparte_backup
--   using true
-- policy definer for ALL to aparte_definer
--   using true
--   check true
-- grant SELECT to aparte_backup
-- grant INSERT, SELECT, UPDATE to aparte_definer

create table visit_safety (
  organisation_id uuid not null,
  id uuid not null,
  compartment_id uuid not null,
  appointment_id uuid not null,
  agent_id uuid not null,
  watcher_id uuid not null,
  body bytea not null,
  expected_at timestamp with time zone not null,
  checked_in_at timestamp with time zone,
  checked_out_at timestamp with time zone,
  alerted_at timestamp with time zone,
  answered_at timestamp with time zone,
  created_at timestamp with time zone not null,
  constraint "check$visit_safety_another" CHECK ((watcher_id <> agent_id)),
  constraint "fk$visit_safety_agent" FOREIGN KEY (organisation_id, agent_id) REFERENCES agent(organisation_id, id),
  constraint "fk$visit_safety_appointment" FOREIGN KEY (organisation_id, appointment_id) REFERENCES appointment(organisation_id, id),
  constraint "fk$visit_safety_compartment" FOREIGN KEY (organisation_id, compartment_id) REFERENCES compartment(organisation_id, id),
  constraint "fk$visit_safety_watcher" FOREIGN KEY (organisation_id, watcher_id) REFERENCES agent(organisation_id, id),
  constraint "pk$visit_safety" PRIMARY KEY (organisation_id, id),
  constraint "uniq$visit_safety_appointment" UNIQUE (organisation_id, appointment_id)
);
CREATE INDEX "ix$visit_safety_agent" ON public.visit_safety USING btree (organisation_id, agent_id);
CREATE INDEX "ix$visit_safety_compartment" ON public.visit_safety USING btree (organisation_id, compartment_id);
CREATE INDEX "ix$visit_safety_overdue" ON public.visit_safety USING btree (expected_at) WHERE ((checked_out_at IS NULL) AND (alerted_at IS NULL));
CREATE INDEX "ix$visit_safety_watcher" ON public.visit_safety USING btree (organisation_id, watcher_id);
-- policy backup for SELECT to aparte_backup
--   using true
-- policy change for UPDATE to aparte_writer
--   using (compartment_id = ANY (( SELECT app.my_compartments() AS my_compartments)::uuid[]))
-- policy definer for ALL to aparte_definer
--   using true
--   check true
-- policy keys for SELECT to aparte_keys
--   using true
-- policy keys_change for UPDATE to aparte_keys
--   using true
--   check true
-- policy read for SELECT to aparte_reader, aparte_writer
--   using (compartment_id = ANY (( SELECT app.my_compartments() AS my_compartments)::uuid[]))
-- grant SELECT to aparte_backup
-- grant DELETE, INSERT, SELECT, UPDATE to aparte_definer
-- grant SELECT to aparte_reader
-- grant SELECT to aparte_writer
-- grant select (agent_id, body, compartment_id, id, organisation_id) to aparte_keys
-- grant update (body) to aparte_keys
-- grant update (answered_at, checked_in_at, checked_out_at, expected_at) to aparte_writer

create table watch_note (
  organisation_id uuid not null,
  id uuid not null,
  title text not null,
  words text not null,
  effective_on date not null,
  source text not null,
  right_slugs text[] not null,
  created_at timestamp with time zone not null,
  created_by uuid not null,
  withdrawn_at timestamp with time zone,
  constraint "check$watch_note_title" CHECK (((btrim(title) <> ''::text) AND (length(title) <= 200))),
  constraint "fk$watch_note_created_by" FOREIGN KEY (organisation_id, created_by) REFERENCES agent(organisation_id, id),
  constraint "pk$watch_note" PRIMARY KEY (organisation_id, id)
);
CREATE INDEX "ix$watch_note_created_by" ON public.watch_note USING btree (organisation_id, created_by);
-- policy backup for SELECT to aparte_backup
--   using true
-- policy change for UPDATE to aparte_writer
--   using ((organisation_id = ( SELECT app.my_organisation() AS my_organisation)) AND ('manager'::text = ANY (( SELECT app.my_roles() AS my_roles)::text[])))
-- policy definer for ALL to aparte_definer
--   using true
--   check true
-- policy read for SELECT to aparte_reader, aparte_writer
--   using (organisation_id = ( SELECT app.my_organisation() AS my_organisation))
-- policy write for INSERT to aparte_writer
--   check ((organisation_id = ( SELECT app.my_organisation() AS my_organisation)) AND (created_by = ( SELECT app.actor() AS actor)) AND ('manager'::text = ANY (( SELECT app.my_roles() AS my_roles)::text[])))
-- grant SELECT to aparte_backup
-- grant SELECT to aparte_definer
-- grant SELECT to aparte_reader
-- grant INSERT, SELECT to aparte_writer
-- grant update (withdrawn_at) to aparte_writer

create table watch_read (
  organisation_id uuid not null,
  id uuid not null,
  agent_id uuid not null,
  item text not null,
  read_at timestamp with time zone not null,
  constraint "fk$watch_read_agent" FOREIGN KEY (organisation_id, agent_id) REFERENCES agent(organisation_id, id),
  constraint "pk$watch_read" PRIMARY KEY (organisation_id, id),
  constraint "uniq$watch_read_item" UNIQUE (organisation_id, agent_id, item)
);
-- policy backup for SELECT to aparte_backup
--   using true
-- policy definer for ALL to aparte_definer
--   using true
--   check true
-- policy own for ALL to aparte_reader, aparte_writer
--   using (agent_id = ( SELECT app.actor() AS actor))
--   check ((organisation_id = ( SELECT app.my_organisation() AS my_organisation)) AND (agent_id = ( SELECT app.actor() AS actor)))
-- grant SELECT to aparte_backup
-- grant SELECT to aparte_definer
-- grant SELECT to aparte_reader
-- grant DELETE, INSERT, SELECT to aparte_writer

create table audit.anchor (
  id uuid not null,
  block_no bigint not null,
  hash bytea not null,
  kept_where text not null,
  at timestamp with time zone not null,
  constraint "pk$audit_anchor" PRIMARY KEY (id)
);
-- policy backup for SELECT to aparte_backup
--   using true
-- policy definer for ALL to aparte_definer
--   using true
--   check true
-- policy sealer for ALL to aparte_sealer
--   using true
--   check true
-- grant SELECT to aparte_backup
-- grant INSERT, SELECT to aparte_sealer

create table audit.block (
  no bigint not null,
  prev_hash bytea not null,
  n integer not null,
  first_id bigint not null,
  last_id bigint not null,
  rows_hash bytea not null,
  sealed_at timestamp with time zone not null,
  hash bytea not null,
  mac bytea not null,
  constraint "check$audit_block_range" CHECK (((last_id >= first_id) AND (n > 0))),
  constraint "pk$audit_block" PRIMARY KEY (no)
);
-- policy backup for SELECT to aparte_backup
--   using true
-- policy definer for ALL to aparte_definer
--   using true
--   check true
-- policy sealer for ALL to aparte_sealer
--   using true
--   check true
-- grant SELECT to aparte_backup
-- grant INSERT, SELECT to aparte_sealer

create table audit.entry (
  id bigint not null,
  xid xid8 not null default pg_current_xact_id(),
  organisation_id uuid,
  at timestamp with time zone not null default clock_timestamp(),
  agent_id uuid,
  session_id uuid,
  action text not null,
  outcome text not null default 'done'::text,
  case_file_id uuid,
  subject_id uuid,
  compartments uuid[] not null default '{}'::uuid[],
  shown uuid[] not null default '{}'::uuid[],
  detail jsonb,
  nonce bytea not null default uuid_send(gen_random_uuid()),
  row_hash bytea not null,
  block_no bigint,
  constraint "check$audit_entry_outcome" CHECK ((outcome = ANY (ARRAY['done'::text, 'refused'::text, 'failed'::text]))),
  constraint "pk$audit_entry" PRIMARY KEY (id)
);
CREATE INDEX "ix$audit_entry_agent" ON audit.entry USING btree (organisation_id, agent_id, id DESC);
CREATE INDEX "ix$audit_entry_block" ON audit.entry USING btree (block_no);
CREATE INDEX "ix$audit_entry_case_file" ON audit.entry USING btree (organisation_id, case_file_id, id DESC) WHERE (case_file_id IS NOT NULL);
CREATE INDEX "ix$audit_entry_unsealed" ON audit.entry USING btree (id) WHERE (block_no IS NULL);
-- policy backup for SELECT to aparte_backup
--   using true
-- policy definer for ALL to aparte_definer
--   using true
--   check true
-- policy keys for INSERT to aparte_keys
--   check (action ~~ 'keys.%'::text)
-- policy read for SELECT to aparte_reader, aparte_writer
--   using ((case_file_id = ANY (( SELECT app.my_referred_cases() AS my_referred_cases)::uuid[])) OR (agent_id = ( SELECT app.actor() AS actor)) OR ((organisation_id = ( SELECT app.my_organisation() AS my_organisation)) AND ('dpo'::text = ANY (( SELECT app.my_roles() AS my_roles)::text[]))))
-- policy sealer for ALL to aparte_sealer
--   using true
--   check true
-- policy write for INSERT to aparte_reader, aparte_writer
--   check ((agent_id = ( SELECT app.actor() AS actor)) AND (session_id = ( SELECT app.my_session() AS my_session)) AND (organisation_id = ( SELECT app.my_organisation() AS my_organisation)))
-- grant SELECT to aparte_backup
-- grant SELECT to aparte_definer
-- grant SELECT to aparte_reader
-- grant SELECT to aparte_sealer
-- grant SELECT to aparte_writer
-- grant insert (action, agent_id, case_file_id, compartments, detail, organisation_id, outcome, row_hash, session_id, shown, subject_id) to aparte_definer
-- grant insert (action, agent_id, case_file_id, compartments, detail, organisation_id, outcome, row_hash) to aparte_keys
-- grant insert (action, agent_id, case_file_id, compartments, detail, organisation_id, outcome, row_hash, session_id, shown, subject_id) to aparte_reader
-- grant update (block_no) to aparte_sealer
-- grant insert (action, agent_id, case_file_id, compartments, detail, organisation_id, outcome, row_hash, session_id, shown, subject_id) to aparte_writer

create table audit.public_key (
  key bytea not null,
  since timestamp with time zone not null,
  constraint "pk$audit_public_key" PRIMARY KEY (key)
);
-- policy backup for SELECT to aparte_backup
--   using true
-- policy definer for ALL to aparte_definer
--   using true
--   check true
-- policy sealer for ALL to aparte_sealer
--   using true
--   check true
-- grant SELECT to aparte_backup
-- grant INSERT, SELECT to aparte_sealer

-- function app.account_opened(uuid,uuid), owner aparte_definer, security definer
-- function app.accounts(), owner aparte_definer, security definer
-- function app.actor(), owner aparte_definer, security definer
-- function app.add_factor(uuid,text,text,bytea,text,bigint,text[]), owner aparte_definer, security definer
-- function app.add_first_factor(bytea,bytea,uuid,text,text,bytea,text,bigint,text[]), owner aparte_definer, security definer
-- function app.alert_visits(timestamp with time zone), owner aparte_definer, security definer
-- function app.answer_match(uuid,boolean,timestamp with time zone), owner aparte_definer, security definer
-- function app.appointments_to_export(uuid,timestamp with time zone,timestamp with time zone), owner aparte_definer, security definer
-- function app.approve_exceptional(uuid), owner aparte_definer, security definer
-- function app.ask_exceptional(uuid,uuid,uuid,bytea,text,text,date,text,bytea), owner aparte_definer, security definer
-- function app.ask_recovery(uuid,uuid,bytea), owner aparte_definer, security definer
-- function app.asked_words(text), owner aparte_definer
-- function app.attach_request(uuid,uuid,timestamp with time zone), owner aparte_definer, security definer
-- function app.await_identity(uuid,uuid,text,text), owner aparte_definer, security definer
-- function app.bound_by_secrecy(), owner aparte_definer, security definer
-- function app.calculation_keys(), owner aparte_definer, security definer
-- function app.change_passphrase(text), owner aparte_definer, security definer
-- function app.claim_messages(timestamp with time zone,integer), owner aparte_definer, security definer
-- function app.close_account(), owner aparte_definer, security definer
-- function app.close_request(uuid,bytea,text,timestamp with time zone), owner aparte_definer, security definer
-- function app.compare_declared_links(), owner aparte_definer, security definer
-- function app.compare_requests(integer), owner aparte_definer, security definer
-- function app.confirm_identity(), owner aparte_definer, security definer
-- function app.confirm_recovery(uuid,bytea), owner aparte_definer, security definer
-- function app.create_aparte(uuid,uuid,uuid,bytea,uuid[],timestamp with time zone), owner aparte_definer, security definer
-- function app.create_calculation_key(uuid,text,bytea), owner aparte_definer, security definer
-- function app.create_calendar_feed(uuid,bytea), owner aparte_definer, security definer
-- function app.create_compartment(uuid,text,uuid,uuid,bytea,timestamp with time zone), owner aparte_definer, security definer
-- function app.day_reminders(timestamp with time zone,integer,date,integer), owner aparte_definer, security definer
-- function app.declare_link(uuid,text,date,timestamp with time zone), owner aparte_definer, security definer
-- function app.demo_log_in(uuid,uuid,bytea,boolean,text), owner aparte_definer, security definer
-- function app.demo_people(), owner aparte_definer, security definer
-- function app.demo_return(bytea,bytea), owner aparte_definer, security definer
-- function app.despite_danger(uuid[]), owner aparte_definer, security definer
-- function app.draft_key(bytea), owner aparte_definer, security definer
-- function app.end_exceptional(uuid), owner aparte_definer, security definer
-- function app.end_identity(uuid), owner aparte_definer, security definer
-- function app.end_my_sessions(uuid), owner aparte_definer, security definer
-- function app.end_session(bytea), owner aparte_definer, security definer
-- function app.end_visit_pack(uuid), owner aparte_definer, security definer
-- function app.exceptional_deadlines(uuid), owner aparte_definer, security definer
-- function app.exceptional_length(), owner aparte_definer
-- function app.exclude_myself(uuid,timestamp with time zone), owner aparte_definer, security definer
-- function app.factors_of(bytea), owner aparte_definer, security definer
-- function app.fill_dismisser(), owner aparte_definer, security definer
-- function app.fill_reception_site(), owner aparte_definer, security definer
-- function app.fill_status_by(), owner aparte_definer, security definer
-- function app.fold(text), owner aparte_owner
-- function app.follow_request(), owner aparte_definer, security definer
-- function app.forget_contacts(timestamp with time zone), owner aparte_definer, security definer
-- function app.forget_forms_sent(), owner aparte_definer, security definer
-- function app.forget_login_attempts(), owner aparte_definer, security definer
-- function app.free_hours(), owner aparte_definer, security definer
-- function app.guard_access(), owner aparte_definer, security definer
-- function app.guard_agent(), owner aparte_definer, security definer
-- function app.guard_sheet(), owner aparte_definer, security definer
-- function app.heard(text), owner aparte_owner
-- function app.heard_words(text), owner aparte_owner
-- function app.hold_appointment(), owner aparte_definer, security definer
-- function app.hold_event(), owner aparte_definer, security definer
-- function app.hold_letters_back(), owner aparte_definer, security definer
-- function app.house_state(), owner aparte_definer, security definer
-- function app.identities(), owner aparte_definer, security definer
-- function app.identity_log_in(text,text,text,boolean,uuid,bytea,boolean,text), owner aparte_definer, security definer
-- function app.identity_of(bytea), owner aparte_definer, security definer
-- function app.identity_once(bytea), owner aparte_definer, security definer
-- function app.identity_return(bytea,bytea,text,text,boolean), owner aparte_definer, security definer
-- function app.idle_limit(boolean), owner aparte_definer
-- function app.install(bytea,uuid,text,text,uuid,text,text,uuid,uuid,text,text,text,text,text,uuid,bytea,text), owner aparte_definer, security definer
-- function app.installation_open(bytea), owner aparte_definer, security definer
-- function app.invite(uuid,uuid,bytea), owner aparte_definer, security definer
-- function app.is_demo(), owner aparte_definer, security definer
-- function app.last_backup(), owner aparte_definer, security definer
-- function app.learn_root_key(uuid,bytea,bytea), owner aparte_definer, security definer
-- function app.leave_team(uuid,uuid), owner aparte_definer, security definer
-- function app.link_of(bytea), owner aparte_definer, security definer
-- function app.live_session(bytea), owner aparte_definer, security definer
-- function app.lock_session(bytea), owner aparte_definer, security definer
-- function app.log_in_failed(uuid), owner aparte_definer, security definer
-- function app.log_in_lookup(text), owner aparte_definer, security definer
-- function app.log_in_succeeded(bigint), owner aparte_definer, security definer
-- function app.log_in_try(bytea,bytea,bytea,bytea), owner aparte_definer, security definer
-- function app.log_unsealed_since(), owner aparte_definer, security definer
-- function app.make_occurrences(uuid,uuid,timestamp with time zone[],timestamp with time zone[],date,timestamp with time zone), owner aparte_definer, security definer
-- function app.managers_of(uuid,uuid), owner aparte_definer, security definer
-- function app.mark_rights_due(), owner aparte_definer, security definer
-- function app.mark_team_due(), owner aparte_definer, security definer
-- function app.my_accesses(), owner aparte_definer, security definer
-- function app.my_calendar_feed(), owner aparte_definer, security definer
-- function app.my_colleagues(), owner aparte_definer, security definer
-- function app.my_compartments(), owner aparte_definer, security definer
-- function app.my_departed_agents(), owner aparte_definer, security definer
-- function app.my_draft_key(bytea), owner aparte_definer, security definer
-- function app.my_exceptional(), owner aparte_definer, security definer
-- function app.my_exclusions(), owner aparte_definer, security definer
-- function app.my_factors(), owner aparte_definer, security definer
-- function app.my_managed_agents(), owner aparte_definer, security definer
-- function app.my_managed_sites(), owner aparte_definer, security definer
-- function app.my_matches(), owner aparte_definer, security definer
-- function app.my_organisation(), owner aparte_definer, security definer
-- function app.my_reception_sites(), owner aparte_definer, security definer
-- function app.my_referred_cases(), owner aparte_definer, security definer
-- function app.my_roles(), owner aparte_definer, security definer
-- function app.my_session(), owner aparte_definer, security definer
-- function app.my_sessions(), owner aparte_definer, security definer
-- function app.my_teams(), owner aparte_definer, security definer
-- function app.my_visit_packs(), owner aparte_definer, security definer
-- function app.my_working_teams(), owner aparte_definer, security definer
-- function app.my_writable_compartments(), owner aparte_definer, security definer
-- function app.night_compartments(uuid,uuid[]), owner aparte_definer, security definer
-- function app.night_dwellings(uuid,uuid[]), owner aparte_definer, security definer
-- function app.night_facts(uuid,uuid[],text[]), owner aparte_definer, security definer
-- function app.night_files(date,date,bytea,integer,integer,uuid,uuid,integer), owner aparte_definer, security definer
-- function app.night_holders(uuid,uuid[]), owner aparte_definer, security definer
-- function app.night_marked(integer), owner aparte_definer, security definer
-- function app.night_persons(uuid,uuid[]), owner aparte_definer, security definer
-- function app.night_results(uuid,uuid[],date), owner aparte_definer, security definer
-- function app.night_reviews(uuid,uuid[],date,date), owner aparte_definer, security definer
-- function app.night_store(uuid,timestamp with time zone,date,date,bytea,uuid[],timestamp with time zone[],uuid[],uuid[],text[],bytea[],date[],bytea[],uuid[],text[],uuid[],uuid[],text[],text[],bytea[],date[],bytea[]), owner aparte_definer, security definer
-- function app.night_take(uuid,uuid[]), owner aparte_definer, security definer
-- function app.non_take_up(date,date), owner aparte_definer, security definer
-- function app.note_backup(uuid,text,timestamp with time zone,timestamp with time zone,text,bigint,bigint,bigint,text), owner aparte_definer, security definer
-- function app.note_login(uuid,uuid,uuid,text,text,uuid), owner aparte_definer, security definer
-- function app.offer_installation(bytea), owner aparte_definer, security definer
-- function app.one_less(text), owner aparte_owner
-- function app.open_case(uuid,text,text,boolean,text,text,boolean,uuid,uuid,uuid,uuid,bytea,uuid,uuid,bytea,timestamp with time zone), owner aparte_definer, security definer
-- function app.open_exceptional(exceptional_access,text[]), owner aparte_definer, security definer
-- function app.passphrase_of(bytea), owner aparte_definer, security definer
-- function app.plan_reminders(timestamp with time zone), owner aparte_definer, security definer
-- function app.propose_request(uuid,uuid,timestamp with time zone), owner aparte_definer, security definer
-- function app.prove_passkey(bytea,bytea,uuid,bigint), owner aparte_definer, security definer
-- function app.prove_totp(bytea,bytea,uuid,bigint), owner aparte_definer, security definer
-- function app.read_calendar_feed(bytea,timestamp with time zone,timestamp with time zone), owner aparte_definer, security definer
-- function app.receive_request(uuid,uuid,uuid,bytea,uuid,uuid,text,text,bytea,text[],text,text,boolean,text,timestamp with time zone,text,text,boolean,boolean,text,timestamp with time zone,timestamp with time zone,boolean), owner aparte_definer, security definer
-- function app.reception_appointments(timestamp with time zone,timestamp with time zone), owner aparte_definer, security definer
-- function app.recover_messages(timestamp with time zone,timestamp with time zone), owner aparte_definer, security definer
-- function app.recoveries(), owner aparte_definer, security definer
-- function app.relieve(uuid,uuid,text,timestamp with time zone,timestamp with time zone), owner aparte_definer, security definer
-- function app.relieve_hours(uuid,uuid,text,timestamp with time zone,timestamp with time zone,timestamp with time zone), owner aparte_definer, security definer
-- function app.renew_exceptional(uuid), owner aparte_definer, security definer
-- function app.replace_agent(uuid,uuid,timestamp with time zone,timestamp with time zone,boolean,boolean,timestamp with time zone), owner aparte_definer, security definer
-- function app.return_visit_pack(uuid), owner aparte_definer, security definer
-- function app.review_exceptional(uuid,text), owner aparte_definer, security definer
-- function app.revoke_calculation_key(uuid), owner aparte_definer, security definer
-- function app.revoke_calendar_feed(), owner aparte_definer, security definer
-- function app.revoke_factor(uuid), owner aparte_definer, security definer
-- function app.root_keys(), owner aparte_definer, security definer
-- function app.say_told(uuid,uuid,text,timestamp with time zone,text,timestamp with time zone), owner aparte_definer, security definer
-- function app.schema_scripts(), owner aparte_definer, security definer
-- function app.search_keys(text[]), owner aparte_owner
-- function app.search_people(text,integer), owner aparte_definer, security definer
-- function app.search_query(text[],boolean), owner aparte_definer
-- function app.second_factor_failed(bytea), owner aparte_definer, security definer
-- function app.series_to_make(date,integer), owner aparte_definer, security definer
-- function app.session_of(bytea), owner aparte_definer, security definer
-- function app.session_proved(session,bytea), owner aparte_definer, security definer
-- function app.set_aparte_readers(uuid,uuid[],timestamp with time zone), owner aparte_definer, security definer
-- function app.set_challenge(bytea,text), owner aparte_definer, security definer
-- function app.set_protected(uuid,boolean), owner aparte_definer, security definer
-- function app.settle_message(uuid,uuid,text,text,timestamp with time zone,timestamp with time zone), owner aparte_definer, security definer
-- function app.site_queue(timestamp with time zone), owner aparte_definer, security definer
-- function app.site_workload(date), owner aparte_definer, security definer
-- function app.some_wrapped_key(), owner aparte_definer, security definer
-- function app.start_session(uuid,uuid,bytea,boolean,text), owner aparte_definer, security definer
-- function app.stepped_up(), owner aparte_definer, security definer
-- function app.take_challenge(bytea), owner aparte_definer, security definer
-- function app.take_request(uuid,timestamp with time zone), owner aparte_definer, security definer
-- function app.take_turns(uuid[]), owner aparte_definer
-- function app.take_visit_pack(uuid,uuid,bytea,text,timestamp with time zone,timestamp with time zone,integer), owner aparte_definer, security definer
-- function app.tell_access_granted(uuid,uuid,timestamp with time zone), owner aparte_definer, security definer
-- function app.tell_again(uuid,text,timestamp with time zone,timestamp with time zone), owner aparte_definer, security definer
-- function app.tell_exceptional(exceptional_access), owner aparte_definer, security definer
-- function app.token_hash(), owner aparte_definer
-- function app.transfer_case(uuid,uuid,timestamp with time zone), owner aparte_definer, security definer
-- function app.unlock_failed(bytea), owner aparte_definer, security definer
-- function app.unlock_session(bytea,bytea), owner aparte_definer, security definer
-- function app.use_calculation_key(bytea), owner aparte_definer, security definer
-- function app.use_link(bytea,bytea,text,uuid,bytea,boolean,text), owner aparte_definer, security definer
-- function app.visit_pack_wiped(bytea,integer), owner aparte_definer, security definer
-- function app.visit_packs_kept(bytea[]), owner aparte_definer, security definer
-- function app.visit_packs_out(), owner aparte_definer, security definer
-- function app.watch_visit(uuid,uuid,uuid,timestamp with time zone,uuid,uuid,bytea,bytea,timestamp with time zone), owner aparte_definer, security definer
-- function app.who_sees(uuid), owner aparte_definer, security definer
-- function app.widen_exceptional(uuid), owner aparte_definer, security definer
-- function app.word_query(text,boolean), owner aparte_definer
-- function audit.canonical(audit.entry), owner aparte_owner
-- function audit.hash_row(), owner aparte_owner
-- function audit.refuse_change(), owner aparte_owner
