-- Pages of a letter that was received: a scan, a photo, a PDF. Sealed whole by the key of the compartment of the letter (decision 0032).
create table letter_page (
  organisation_id uuid not null,
  id uuid not null,
  -- the first version of the letter, whose id is that of its series: a correction of the words leaves the pages where they are
  letter_id uuid not null,
  case_file_id uuid not null,
  compartment_id uuid not null,
  position int not null,
  -- read from the bytes, never from a name
  kind text not null,
  -- bytes, as kept
  size int not null,
  -- one sealed stream; null once it was taken out
  content bytea,
  created_at timestamptz not null,
  created_by uuid not null,
  removed_at timestamptz,
  constraint "pk$letter_page" primary key (organisation_id, id),
  constraint "check$letter_page_kind" check (kind in ('jpeg', 'png', 'pdf')),
  constraint "check$letter_page_position" check (position > 0),
  constraint "check$letter_page_size" check (size > 0),
  constraint "check$letter_page_removed" check ((content is null) = (removed_at is not null)),
  constraint "fk$letter_page_letter" foreign key (organisation_id, letter_id, compartment_id) references letter (organisation_id, id, compartment_id),
  constraint "fk$letter_page_case_file" foreign key (organisation_id, case_file_id) references case_file (organisation_id, id),
  constraint "fk$letter_page_compartment" foreign key (organisation_id, compartment_id) references compartment (organisation_id, id),
  constraint "fk$letter_page_same_household" foreign key (organisation_id, compartment_id, case_file_id) references compartment (organisation_id, id, case_file_id),
  constraint "fk$letter_page_created_by" foreign key (organisation_id, created_by) references agent (organisation_id, id)
);
create index "ix$letter_page_letter" on letter_page (organisation_id, letter_id, compartment_id);
create index "ix$letter_page_case_file" on letter_page (organisation_id, case_file_id);
create index "ix$letter_page_compartment" on letter_page (organisation_id, compartment_id);
create index "ix$letter_page_same_household" on letter_page (organisation_id, compartment_id, case_file_id);
create index "ix$letter_page_created_by" on letter_page (organisation_id, created_by);
-- sealed bytes do not get smaller
alter table letter_page alter column content set storage external;
