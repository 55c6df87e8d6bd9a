-- What the first migrations did not hold of persons and of those around them.

-- A child who is expected: no date of birth, and reception never learns of it (a pregnancy is health data).
alter table person add column unborn boolean not null default false;
alter table person add column expected_on date;
alter table person add constraint "check$person_unborn_has_no_birth" check (not unborn or birth_date is null);
alter table person add constraint "check$person_expected" check (unborn or expected_on is null);

-- A relative outside the household is a helper: its versions keep one series, whose id is that of the first row.
alter table helper add column series_id uuid;
alter table helper no force row level security;
update helper set series_id = id;
alter table helper force row level security;
alter table helper alter column series_id set not null;
alter table helper add constraint "fk$helper_series" foreign key (organisation_id, series_id) references helper (organisation_id, id) deferrable initially deferred;
create index "ix$helper_series" on helper (organisation_id, series_id);
create unique index "uniq$helper_current" on helper (organisation_id, series_id) where superseded_at is null;

-- A tie leads from a person of the household to another, or to somebody outside it (the first row of a helper's series).
alter table relation alter column to_person drop not null;
alter table relation add column to_helper uuid;
alter table relation add constraint "fk$relation_to_helper" foreign key (organisation_id, to_helper) references helper (organisation_id, id);
alter table relation add constraint "check$relation_one_end" check (num_nonnulls(to_person, to_helper) = 1);
create index "ix$relation_to_helper" on relation (organisation_id, to_helper);

-- Each time a hidden address was shown: the reason, in the words of who asked, sealed with the identity of the household.
create table address_view (
  organisation_id uuid not null,
  id uuid not null,
  case_file_id uuid not null,
  compartment_id uuid not null,
  agent_id uuid not null,
  reason bytea not null,
  at timestamptz not null,
  constraint "pk$address_view" primary key (organisation_id, id),
  constraint "fk$address_view_case_file" foreign key (organisation_id, case_file_id) references case_file (organisation_id, id),
  constraint "fk$address_view_compartment" foreign key (organisation_id, compartment_id) references compartment (organisation_id, id),
  constraint "fk$address_view_agent" foreign key (organisation_id, agent_id) references agent (organisation_id, id)
);
create index "ix$address_view_case_file" on address_view (organisation_id, case_file_id, at);
create index "ix$address_view_compartment" on address_view (organisation_id, compartment_id);
create index "ix$address_view_agent" on address_view (organisation_id, agent_id);
alter table address_view enable row level security;
alter table address_view force row level security;
