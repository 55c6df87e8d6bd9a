-- Pages of an agreement that was signed on paper: a scan, a photo, a PDF. Kept as the pages of a letter are (0043), sealed whole by the key of the
-- compartment of its project (decision 0032).
alter table agreement add constraint "uniq$agreement_place" unique (organisation_id, id, compartment_id);

create table agreement_page (
  organisation_id uuid not null,
  id uuid not null,
  agreement_id uuid not null,
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
  constraint "pk$agreement_page" primary key (organisation_id, id),
  constraint "check$agreement_page_kind" check (kind in ('jpeg', 'png', 'pdf')),
  constraint "check$agreement_page_position" check (position > 0),
  constraint "check$agreement_page_size" check (size > 0),
  constraint "check$agreement_page_removed" check ((content is null) = (removed_at is not null)),
  constraint "fk$agreement_page_agreement" foreign key (organisation_id, agreement_id, compartment_id) references agreement (organisation_id, id, compartment_id),
  constraint "fk$agreement_page_case_file" foreign key (organisation_id, case_file_id) references case_file (organisation_id, id),
  constraint "fk$agreement_page_compartment" foreign key (organisation_id, compartment_id) references compartment (organisation_id, id),
  constraint "fk$agreement_page_same_household" foreign key (organisation_id, compartment_id, case_file_id) references compartment (organisation_id, id, case_file_id),
  constraint "fk$agreement_page_created_by" foreign key (organisation_id, created_by) references agent (organisation_id, id)
);
create index "ix$agreement_page_agreement" on agreement_page (organisation_id, agreement_id, compartment_id);
create index "ix$agreement_page_case_file" on agreement_page (organisation_id, case_file_id);
create index "ix$agreement_page_compartment" on agreement_page (organisation_id, compartment_id);
create index "ix$agreement_page_same_household" on agreement_page (organisation_id, compartment_id, case_file_id);
create index "ix$agreement_page_created_by" on agreement_page (organisation_id, created_by);
-- sealed bytes do not get smaller
alter table agreement_page alter column content set storage external;
