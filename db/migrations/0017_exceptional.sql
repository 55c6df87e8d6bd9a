-- The second step of an exceptional access: the whole file, private passages excepted.
alter table exceptional_access add column widened_at timestamptz;
alter table exceptional_access add constraint "check$exceptional_access_ground" check (ground in ('referentAbsent', 'dangerChild', 'dangerPerson', 'dutyLine', 'authority'));
alter table exceptional_access add constraint "check$exceptional_access_opened" check (
  (opened_at is null) = (expires_at is null) and (opened_at is null or case_file_id is not null) and (widened_at is null or opened_at is not null)
  and (renewed_at is null or opened_at is not null) and (opened_at is null or not needs_second_person or second_person is not null));
alter table exceptional_access add constraint "check$exceptional_access_reviewed" check (
  (reviewed_at is null) = (verdict is null) and (reviewed_at is null) = (reviewed_by is null) and (second_person is null or second_person <> reviewed_by));
