// Printed from the migrated database by `npm run db:dump`; a test fails when it differs. Do not edit.
import type { ColumnType, Generated } from 'kysely'

type Timestamp = ColumnType<Date, Date | string, Date | string>
type TimestampByDefault = ColumnType<Date, Date | string | undefined, Date | string>
type Int8 = ColumnType<string, string | number | bigint, string | number | bigint>
type Int8ByDefault = ColumnType<string, string | number | bigint | undefined, string | number | bigint>
type JsonByDefault = ColumnType<unknown, string | undefined, string>
export type Json = ColumnType<unknown, string, string>

export type AccountLinkTable = {
  organisation_id: string
  id: string
  agent_id: string
  kind: string
  token_hash: Buffer | null
  asked_by: string | null
  confirmed_by: string | null
  created_at: Timestamp
  expires_at: Timestamp
  used_at: Timestamp | null
  code_hash: Buffer | null
}

export type AddressViewTable = {
  organisation_id: string
  id: string
  case_file_id: string
  compartment_id: string
  agent_id: string
  reason: Buffer
  at: Timestamp
}

export type AgendaEventTable = {
  organisation_id: string
  id: string
  agent_id: string
  kind: string
  starts_at: Timestamp
  ends_at: Timestamp
  place: Generated<string>
  room_id: string | null
  series_id: string | null
  yields: Generated<boolean>
  created_at: Timestamp
  created_by: string
  cancelled_at: Timestamp | null
  imported_uid: Buffer | null
}

export type AgendaSeriesTable = {
  organisation_id: string
  id: string
  site_id: string
  kind: string
  agent_ids: string[]
  rrule: string
  first_on: string
  starts: string
  minutes: number
  place: Generated<string>
  room_id: string | null
  skipped: Generated<string[]>
  skips_closed: Generated<boolean>
  until_on: string | null
  made_until: string | null
  created_at: Timestamp
  created_by: string
}

export type AgentTable = {
  organisation_id: string
  id: string
  site_id: string
  login: string
  first_name: string
  last_name: string
  job_title: string
  profession: string
  secrecy_basis: string
  secrecy_proof: string | null
  secrecy_until: string | null
  trainee: Generated<boolean>
  tutor_id: string | null
  diploma_kind: string | null
  diploma_on: string | null
  diploma_number: string | null
  single_keys: Generated<boolean>
  plain_fonts: Generated<boolean>
  created_at: TimestampByDefault
  ended_at: Timestamp | null
}

export type AgentIdentityTable = {
  organisation_id: string
  id: string
  agent_id: string
  issuer: string
  subject: string | null
  awaited: string | null
  created_by: string
  created_at: Timestamp
  linked_at: Timestamp | null
  confirmed_at: Timestamp | null
  ended_at: Timestamp | null
}

export type AgentRoleTable = {
  organisation_id: string
  agent_id: string
  role: string
  since: TimestampByDefault
}

export type AgreementTable = {
  organisation_id: string
  id: string
  project_id: string
  case_file_id: string
  compartment_id: string
  version: number
  body: Buffer
  agreed_on: string
  created_at: Timestamp
  created_by: string
}

export type AgreementPageTable = {
  organisation_id: string
  id: string
  agreement_id: string
  case_file_id: string
  compartment_id: string
  position: number
  kind: string
  size: number
  content: Buffer | null
  created_at: Timestamp
  created_by: string
  removed_at: Timestamp | null
}

export type ApplicationTable = {
  organisation_id: string
  id: string
  case_file_id: string
  compartment_id: string
  body: Buffer
  subject_id: string | null
  about_id: string | null
  begun_on: string
  ended_on: string | null
  created_at: Timestamp
  created_by: string
}

export type ApplicationEventTable = {
  organisation_id: string
  id: string
  application_id: string
  case_file_id: string
  compartment_id: string
  body: Buffer
  happened_on: string
  corrects_id: string | null
  right_status_id: string | null
  created_at: Timestamp
  created_by: string
}

export type AppointmentTable = {
  organisation_id: string
  id: string
  case_file_id: string | null
  compartment_id: string
  site_id: string
  agent_id: string
  starts_at: Timestamp
  ends_at: Timestamp
  kind: string
  place: Generated<string>
  body: Buffer
  status: Generated<string>
  created_at: Timestamp
  created_by: string
  request_id: string | null
  person_ids: string[] | null
  co_agent_ids: Generated<string[]>
  room_id: string | null
  series_id: string | null
  travel_before: Generated<number>
  travel_after: Generated<number>
  status_at: Timestamp | null
  status_by: string | null
  cancelled_by: string | null
  moved_to: string | null
}

export type AssessmentTable = {
  organisation_id: string
  id: string
  case_file_id: string
  compartment_id: string
  person_id: string | null
  instrument: string
  instrument_version: number
  state: string
  assessed_on: string
  body: Buffer
  revision: Generated<number>
  supersedes_id: string | null
  created_at: Timestamp
  created_by: string
  updated_at: Timestamp
  finished_at: Timestamp | null
}

export type AssessmentLookTable = {
  organisation_id: string
  id: string
  assessment_id: string
  case_file_id: string
  compartment_id: string
  body: Buffer
  created_at: Timestamp
  created_by: string
}

export type AutonomyMatterTable = {
  organisation_id: string
  id: string
  series_id: string
  case_file_id: string
  compartment_id: string
  person_id: string | null
  body: Buffer
  created_at: Timestamp
  created_by: string
  superseded_at: Timestamp | null
}

export type BackupRunTable = {
  id: string
  kind: string
  started_at: Timestamp
  ended_at: Timestamp | null
  outcome: string
  bytes: Int8 | null
  row_count: Int8 | null
  block_no: Int8 | null
  problem: string | null
}

export type BudgetLandmarkTable = {
  organisation_id: string
  id: string
  per_day_cents: number | null
  month_days: number
  shared_by: string
  forfaits: Json
  created_at: Timestamp
  created_by: string
}

export type BudgetLineTable = {
  organisation_id: string
  id: string
  series_id: string
  case_file_id: string
  compartment_id: string
  subject_id: string | null
  from_month: string
  body: Buffer
  fact_id: string | null
  created_at: Timestamp
  created_by: string
}

export type BusyAgentTable = {
  organisation_id: string
  id: string
  agent_id: string
  starts_at: Timestamp
  ends_at: Timestamp
  kind: string
  source: string
  yields: Generated<boolean>
}

export type BusyPersonTable = {
  organisation_id: string
  id: string
  compartment_id: string
  who_id: string
  starts_at: Timestamp
  ends_at: Timestamp
  source: string
}

export type BusyRoomTable = {
  organisation_id: string
  id: string
  room_id: string
  starts_at: Timestamp
  ends_at: Timestamp
  source: string
}

export type CalculationKeyTable = {
  organisation_id: string
  id: string
  name: string
  token_hash: Buffer
  created_at: Timestamp
  created_by: string
  last_used_at: Timestamp | null
  revoked_at: Timestamp | null
  revoked_by: string | null
}

export type CalendarFeedTable = {
  organisation_id: string
  id: string
  agent_id: string
  token_hash: Buffer
  created_at: Timestamp
  last_read_at: Timestamp | null
  revoked_at: Timestamp | null
}

export type CaseFileTable = {
  organisation_id: string
  id: string
  number: number
  site_id: string
  team_id: string
  sector_id: string | null
  referent_id: string
  identity_compartment_id: string
  general_compartment_id: string
  name: string
  name_key: string
  protected: Generated<boolean>
  origin: string
  channel: string
  informed: boolean | null
  opened_at: Timestamp
  opened_by: string
  closed_at: Timestamp | null
  closure_reason: string | null
  search_keys: Generated<string>
}

export type CatalogueCheckTable = {
  organisation_id: string
  id: string
  right_slug: string
  statement: string
  words_digest: Buffer
  source: string
  checked_on: string
  created_at: Timestamp
  created_by: string
  withdrawn_at: Timestamp | null
}

export type CommuneTable = {
  code: string
  name: string
  name_key: string
  postal_codes: string[]
  department: string | null
  fictional: Generated<boolean>
}

export type CompartmentTable = {
  organisation_id: string
  id: string
  case_file_id: string | null
  kind: string
  key_id: string
  wrapped_key: Buffer | null
  reception_site_id: string | null
  created_by: string
  created_at: Timestamp
  key_destroyed_at: Timestamp | null
  other_key_id: string | null
  other_wrapped_key: Buffer | null
  other_key: string | null
  key_since: Timestamp | null
}

export type CompartmentAccessTable = {
  organisation_id: string
  id: string
  compartment_id: string
  case_file_id: string | null
  agent_id: string | null
  team_id: string | null
  basis: string
  reason: string | null
  granted_by: string
  from_at: Timestamp
  until_at: Timestamp | null
}

export type ContactRuleTable = {
  organisation_id: string
  id: string
  case_file_id: string
  compartment_id: string
  reception_site_id: string | null
  may_call: boolean | null
  may_message: boolean | null
  may_write: boolean | null
  address_hidden: Generated<boolean>
  body: Buffer
  reviewed_on: string | null
  created_at: Timestamp
  created_by: string
  superseded_at: Timestamp | null
}

export type CredentialTable = {
  organisation_id: string
  agent_id: string
  passphrase_hash: string
  changed_at: TimestampByDefault
}

export type DeadlineTable = {
  organisation_id: string
  id: string
  case_file_id: string
  compartment_id: string
  body: Buffer
  law: string | null
  due_on: string
  entry_id: string | null
  created_at: Timestamp
  created_by: string
  done_at: Timestamp | null
  done_by: string | null
  dropped_reason: string | null
  weight: Generated<number>
  waits_for: Generated<string>
  for_agent_id: string | null
  suspended_on: string | null
  run_id: string | null
  application_id: string | null
  letter_id: string | null
  project_id: string | null
  measure_id: string | null
  debt_id: string | null
  assessment_id: string | null
}

export type DeadlineEventTable = {
  organisation_id: string
  id: string
  deadline_id: string
  case_file_id: string
  compartment_id: string
  body: Buffer
  happened_on: string
  created_at: Timestamp
  created_by: string
}

export type DeclaredLinkTable = {
  organisation_id: string
  id: string
  agent_id: string
  name_key: string
  birth_date: string | null
  declared_at: Timestamp
  withdrawn_at: Timestamp | null
}

export type DraftTable = {
  organisation_id: string
  id: string
  case_file_id: string
  compartment_id: string
  author_id: string
  appointment_id: string | null
  body: Buffer
  revision: Generated<number>
  started_at: Timestamp
  updated_at: Timestamp
  tidied_at: Timestamp | null
  entry_id: string | null
}

export type DwellingTable = {
  organisation_id: string
  id: string
  case_file_id: string
  compartment_id: string
  commune_code: string | null
  tenure: string
  body: Buffer
  from_date: string
  created_at: Timestamp
  created_by: string
  superseded_at: Timestamp | null
}

export type EntryTable = {
  organisation_id: string
  id: string
  case_file_id: string
  compartment_id: string
  kind: string
  head: Buffer
  happened_at: Timestamp
  minutes: number | null
  author_id: string
  version: Generated<number>
  created_at: Timestamp
}

export type EntryPassageTable = {
  organisation_id: string
  id: string
  entry_id: string
  case_file_id: string
  compartment_id: string
  version: number
  place: number
  body: Buffer
  written_at: Timestamp
  written_by: string
}

export type EntryThemeTable = {
  organisation_id: string
  id: string
  entry_id: string
  case_file_id: string
  compartment_id: string
  domain: string
}

export type ExceptionalAccessTable = {
  organisation_id: string
  id: string
  compartment_id: string
  agent_id: string
  case_file_id: string | null
  ground: string
  body: Buffer
  asked_at: Timestamp
  needs_second_person: Generated<boolean>
  opened_at: Timestamp | null
  expires_at: Timestamp | null
  renewed_at: Timestamp | null
  second_person: string | null
  reviewed_at: Timestamp | null
  reviewed_by: string | null
  verdict: string | null
  widened_at: Timestamp | null
}

export type ExclusionTable = {
  organisation_id: string
  id: string
  case_file_id: string
  agent_id: string
  declared_by: string
  declared_at: Timestamp
  lifted_at: Timestamp | null
}

export type FactObservationTable = {
  organisation_id: string
  id: string
  case_file_id: string
  compartment_id: string
  subject_id: string | null
  key: string
  value: Json | null
  body: Buffer | null
  valid_from: string | null
  observed_at: Timestamp
  received_at: TimestampByDefault
  agent_id: string
  source: string
  entry_id: string | null
}

export type FormSentTable = {
  organisation_id: string
  agent_id: string
  mark: Buffer
  sent_at: Timestamp
  location: string | null
}

export type HelpPlanTable = {
  organisation_id: string
  id: string
  series_id: string
  case_file_id: string
  compartment_id: string
  person_id: string
  assessment_id: string | null
  run_id: string | null
  proposed_on: string | null
  body: Buffer
  created_at: Timestamp
  created_by: string
  superseded_at: Timestamp | null
}

export type HelpPlanAnswerTable = {
  organisation_id: string
  id: string
  plan_id: string
  case_file_id: string
  compartment_id: string
  body: Buffer
  answered_on: string
  created_at: Timestamp
  created_by: string
}

export type HelpTariffTable = {
  organisation_id: string
  id: string
  kind: string
  provider: string
  cents: number
  from_on: string
  source: string
  created_at: Timestamp
  created_by: string
}

export type HelperTable = {
  organisation_id: string
  id: string
  case_file_id: string
  compartment_id: string
  body: Buffer
  kind: string
  telling: string
  quality: string
  agreed_on: string | null
  until_date: string | null
  created_at: Timestamp
  created_by: string
  superseded_at: Timestamp | null
  series_id: string
}

export type HouseholdMemberTable = {
  organisation_id: string
  id: string
  case_file_id: string
  compartment_id: string
  person_id: string
  role: string
  custody: string | null
  from_date: string
  until_date: string | null
  created_at: Timestamp
  created_by: string
}

export type IdentityAnswerTable = {
  state_hash: Buffer
  at: Timestamp
}

export type InstallationTable = {
  only_one: Generated<boolean>
  mode: string
  born_at: TimestampByDefault
}

export type InstallationLinkTable = {
  only_one: Generated<boolean>
  token_hash: Buffer
  expires_at: Timestamp
  used_at: Timestamp | null
}

export type InstrumentTable = {
  organisation_id: string
  id: string
  series_id: string
  version: number
  state: string
  definition: Json
  created_at: Timestamp
  created_by: string
  updated_at: Timestamp
}

export type KeyChangeTable = {
  only_one: Generated<boolean>
  scope: string | null
  started_at: Timestamp
}

export type LetterTable = {
  organisation_id: string
  id: string
  series_id: string
  case_file_id: string
  compartment_id: string
  body: Buffer
  received_on: string
  dated_on: string | null
  created_at: Timestamp
  created_by: string
  superseded_at: Timestamp | null
}

export type LetterPageTable = {
  organisation_id: string
  id: string
  letter_id: string
  case_file_id: string
  compartment_id: string
  position: number
  kind: string
  size: number
  content: Buffer | null
  created_at: Timestamp
  created_by: string
  removed_at: Timestamp | null
}

export type LocalAidTable = {
  organisation_id: string
  id: string
  series_id: string
  name: string
  provider: string
  domain: string
  nature: string
  what: string
  conditions: Json
  gives: Json
  documents: string[]
  apply: string
  basis: string
  valid_from: string
  valid_until: string | null
  created_at: Timestamp
  created_by: string
  superseded_at: Timestamp | null
}

export type LoginAttemptTable = {
  id: Int8ByDefault
  login_hash: Buffer
  address_hash: Buffer
  at: Timestamp
  succeeded: boolean
  device_hash: Buffer | null
}

export type MeasureTable = {
  organisation_id: string
  id: string
  case_file_id: string
  compartment_id: string
  body: Buffer
  begun_on: string
  ended_on: string | null
  created_at: Timestamp
  created_by: string
}

export type MeasureEventTable = {
  organisation_id: string
  id: string
  measure_id: string
  case_file_id: string
  compartment_id: string
  body: Buffer
  happened_on: string
  created_at: Timestamp
  created_by: string
}

export type MessageTable = {
  organisation_id: string
  id: string
  case_file_id: string
  compartment_id: string
  appointment_id: string
  purpose: string
  starts_at: Timestamp
  next_at: Timestamp | null
  channel: string | null
  outcome: Generated<string>
  code: string | null
  tries: Generated<number>
  not_before: Timestamp
  claimed_at: Timestamp | null
  settled_at: Timestamp | null
  printed_at: Timestamp | null
  withdrawn_at: Timestamp | null
  created_at: Timestamp
  created_by: string | null
  said_how: string | null
  said_by: string | null
}

export type MessageChoiceTable = {
  organisation_id: string
  id: string
  case_file_id: string
  compartment_id: string
  channel: string
  hours_from: Generated<string>
  hours_until: Generated<string>
  despite_danger: Generated<boolean>
  body: Buffer
  asked_on: string
  created_at: Timestamp
  created_by: string
  superseded_at: Timestamp | null
}

export type NeedTable = {
  organisation_id: string
  id: string
  series_id: string
  case_file_id: string
  compartment_id: string
  domain: string
  axes: string[]
  is_primary: Generated<boolean>
  status: string
  body: Buffer
  created_at: Timestamp
  created_by: string
  superseded_at: Timestamp | null
}

export type NextStepTable = {
  organisation_id: string
  id: string
  case_file_id: string
  compartment_id: string
  body: Buffer
  doer: string
  due_on: string | null
  said_on: string
  entry_id: string | null
  created_at: Timestamp
  created_by: string
  done_at: Timestamp | null
  dropped_at: Timestamp | null
  project_id: string | null
}

export type NoticeTable = {
  organisation_id: string
  id: string
  agent_id: string
  kind: string
  case_file_id: string | null
  compartment_id: string | null
  about_id: string | null
  created_at: Timestamp
  seen_at: Timestamp | null
}

export type OrganisationTable = {
  id: string
  name: string
  kind: string
  days_without_step: Generated<number>
  journal_names: Generated<boolean>
  created_at: TimestampByDefault
  notice_from_cents: Generated<number>
}

export type PermanenceTable = {
  organisation_id: string
  id: string
  site_id: string
  team_id: string
  series_id: string
  name: string
  place: Generated<string>
  created_at: Timestamp
  created_by: string
  ended_at: Timestamp | null
}

export type PermanenceContactTable = {
  organisation_id: string
  id: string
  permanence_id: string
  site_id: string
  team_id: string
  on_date: string
  called_name: Generated<string>
  topic: string | null
  urgency: Generated<string>
  status: Generated<string>
  arrived_at: Timestamp
  registered_by: string
  taken_by: string | null
  taken_at: Timestamp | null
  ended_at: Timestamp | null
  outcome: string | null
  request_id: string | null
}

export type PersonTable = {
  organisation_id: string
  id: string
  case_file_id: string
  compartment_id: string
  reception_site_id: string | null
  civil_title: Generated<string>
  first_name: Generated<string>
  last_name: Generated<string>
  usual_name: Generated<string>
  name_key: Generated<string>
  sex: Generated<string>
  birth_date: string | null
  died_on: string | null
  detail: Buffer | null
  created_at: Timestamp
  created_by: string
  unborn: Generated<boolean>
  expected_on: string | null
  search_keys: Generated<string>
}

export type PersonVersionTable = {
  organisation_id: string
  id: string
  person_id: string
  compartment_id: string
  was: Json
  changed_at: Timestamp
  changed_by: string
}

export type ProcedureEventTable = {
  organisation_id: string
  id: string
  run_id: string
  case_file_id: string
  compartment_id: string
  body: Buffer
  happened_on: string
  corrects_id: string | null
  created_at: Timestamp
  created_by: string
}

export type ProcedureRunTable = {
  organisation_id: string
  id: string
  case_file_id: string
  compartment_id: string
  body: Buffer
  begun_on: string
  ended_on: string | null
  created_at: Timestamp
  created_by: string
}

export type ProjectTable = {
  organisation_id: string
  id: string
  case_file_id: string
  compartment_id: string
  body: Buffer
  begun_on: string
  ended_on: string | null
  created_at: Timestamp
  created_by: string
}

export type ProjectEventTable = {
  organisation_id: string
  id: string
  project_id: string
  case_file_id: string
  compartment_id: string
  body: Buffer
  happened_on: string
  created_at: Timestamp
  created_by: string
}

export type PublicTagTable = {
  organisation_id: string
  id: string
  case_file_id: string
  compartment_id: string
  tag: string
  from_date: string
  until_date: string | null
  created_by: string
}

export type RelationTable = {
  organisation_id: string
  id: string
  case_file_id: string
  compartment_id: string
  from_person: string
  to_person: string | null
  kind: string
  quality: string
  created_at: Timestamp
  created_by: string
  superseded_at: Timestamp | null
  to_helper: string | null
}

export type ReplacementTable = {
  organisation_id: string
  id: string
  site_id: string
  absent_id: string
  by_id: string
  from_on: string
  until_on: string
  appointments: Generated<boolean>
  permanences: Generated<boolean>
  created_at: Timestamp
  created_by: string
  ended_at: Timestamp | null
}

export type RequestTable = {
  organisation_id: string
  id: string
  compartment_id: string
  site_id: string
  team_id: string
  sector_id: string | null
  called_name: Generated<string>
  name_key: Generated<string>
  body: Buffer
  topics: Generated<string[]>
  channel: string
  origin: string
  agreed: boolean | null
  urgency: string
  due_at: Timestamp
  commune_code: string | null
  address_case: string | null
  may_call: boolean | null
  may_message: boolean | null
  been_here: string | null
  status: Generated<string>
  received_at: Timestamp
  received_by: string
  taken_by: string | null
  taken_at: Timestamp | null
  proposed_to: string | null
  case_file_id: string | null
  closed_at: Timestamp | null
  compared_at: Timestamp | null
  unmet_reason: string | null
}

export type RequestMatchTable = {
  organisation_id: string
  id: string
  request_id: string
  case_file_id: string
  compartment_id: string
  referent_id: string
  likeness: number
  found_at: Timestamp
  answered_at: Timestamp | null
  answer: string | null
}

export type RightDueTable = {
  organisation_id: string
  case_file_id: string
  marked_at: Timestamp
}

export type RightInformationTable = {
  organisation_id: string
  id: string
  case_file_id: string
  compartment_id: string
  given_on: string
  medium: string
  body: Buffer
  created_at: Timestamp
  created_by: string
}

export type RightNoticeTable = {
  organisation_id: string
  id: string
  case_file_id: string
  compartment_ids: string[]
  kind: string
  digest: Buffer
  body: Buffer
  on_date: string
  created_at: Timestamp
  dismissed_at: Timestamp | null
  dismissed_by: string | null
  dismiss_reason: string | null
}

export type RightResultTable = {
  organisation_id: string
  id: string
  case_file_id: string
  month: string
  compartment_ids: string[]
  digest: Buffer
  law_digest: Buffer
  next_change_on: string
  body: Buffer
  computed_at: Timestamp
}

export type RightStatusTable = {
  organisation_id: string
  id: string
  series_id: string
  case_file_id: string
  compartment_id: string
  subject_id: string | null
  right_slug: string | null
  status: string
  amount_cents: number | null
  per: string | null
  since_on: string | null
  until_on: string | null
  notified_on: string | null
  reason: string | null
  body: Buffer
  said_on: string
  created_at: Timestamp
  created_by: string
  superseded_at: Timestamp | null
}

export type RoomTable = {
  organisation_id: string
  id: string
  site_id: string
  name: string
  capacity: Generated<number>
  accessible: Generated<boolean>
  created_at: Timestamp
  ended_at: Timestamp | null
}

export type RootKeyTable = {
  id: string
  state: string
  proof: Buffer
  fingerprint_key: Buffer
  since: Timestamp
}

export type SamePersonTable = {
  organisation_id: string
  id: string
  person_a: string
  compartment_a: string
  person_b: string
  compartment_b: string
  linked_by: string
  linked_at: Timestamp
}

export type SecondFactorTable = {
  organisation_id: string
  id: string
  agent_id: string
  kind: string
  label: string
  secret: Buffer
  passkey_id: string | null
  counter: Int8ByDefault
  transports: string[] | null
  created_at: TimestampByDefault
  last_used_at: Timestamp | null
  revoked_at: Timestamp | null
}

export type SectorTable = {
  organisation_id: string
  id: string
  team_id: string
  number: number
  name: string
}

export type SectorAreaTable = {
  organisation_id: string
  id: string
  sector_id: string
  commune_code: string
  street_key: string | null
  number_from: number | null
  number_to: number | null
  street_name: string | null
}

export type SessionTable = {
  organisation_id: string
  id: string
  token_hash: Buffer
  agent_id: string
  created_at: Timestamp
  last_seen_at: Timestamp
  expires_at: Timestamp
  shared_computer: Generated<boolean>
  device: Generated<string>
  complete: Generated<boolean>
  locked_at: Timestamp | null
  stepped_up_at: Timestamp | null
  challenge: string | null
  draft_key: Buffer | null
  ended_at: Timestamp | null
  ended_why: string | null
  identity_id: string | null
}

export type SheetTable = {
  organisation_id: string
  id: string
  case_file_id: string
  compartment_id: string
  entry_id: string
  body: Buffer
  discreet: Generated<boolean>
  made_at: Timestamp
  made_by: string
  handed_at: Timestamp | null
}

export type SiteTable = {
  organisation_id: string
  id: string
  name: string
  address: string | null
  phone: string | null
  time_zone: Generated<string>
  territory: Generated<string>
}

export type SiteClosureTable = {
  organisation_id: string
  id: string
  site_id: string
  from_on: string
  until_on: string
  name: string
}

export type SiteOpeningTable = {
  organisation_id: string
  id: string
  site_id: string
  room_id: string | null
  weekday: number
  opens: string
  closes: string
  from_on: string
  until_on: string | null
}

export type StatementTable = {
  organisation_id: string
  id: string
  series_id: string
  case_file_id: string
  compartment_id: string
  kind: string
  body: Buffer
  said_on: string
  outcome: string | null
  created_at: Timestamp
  created_by: string
  superseded_at: Timestamp | null
}

export type TeamTable = {
  organisation_id: string
  id: string
  site_id: string
  name: string
  kind: string
}

export type TeamMemberTable = {
  organisation_id: string
  id: string
  team_id: string
  agent_id: string
  from_date: string
  until_date: string | null
}

export type VisitObservationTable = {
  organisation_id: string
  id: string
  pack_id: string
  case_file_id: string
  compartment_id: string
  state: string
  body: Buffer | null
  observed_at: Timestamp
  created_at: Timestamp
  created_by: string
}

export type VisitPackTable = {
  organisation_id: string
  id: string
  agent_id: string
  case_file_id: string
  device: string
  token_hash: Buffer
  compartment_ids: string[]
  taken_at: Timestamp
  expires_at: Timestamp
  returned_at: Timestamp | null
  ended_at: Timestamp | null
  ended_by: string | null
  wiped_at: Timestamp | null
  unsent: number | null
}

export type VisitSafetyTable = {
  organisation_id: string
  id: string
  compartment_id: string
  appointment_id: string
  agent_id: string
  watcher_id: string
  body: Buffer
  expected_at: Timestamp
  checked_in_at: Timestamp | null
  checked_out_at: Timestamp | null
  alerted_at: Timestamp | null
  answered_at: Timestamp | null
  created_at: Timestamp
}

export type WatchNoteTable = {
  organisation_id: string
  id: string
  title: string
  words: string
  effective_on: string
  source: string
  right_slugs: string[]
  created_at: Timestamp
  created_by: string
  withdrawn_at: Timestamp | null
}

export type WatchReadTable = {
  organisation_id: string
  id: string
  agent_id: string
  item: string
  read_at: Timestamp
}

export type AuditAnchorTable = {
  id: string
  block_no: Int8
  hash: Buffer
  kept_where: string
  at: Timestamp
}

export type AuditBlockTable = {
  no: Int8
  prev_hash: Buffer
  n: number
  first_id: Int8
  last_id: Int8
  rows_hash: Buffer
  sealed_at: Timestamp
  hash: Buffer
  mac: Buffer
}

export type AuditEntryTable = {
  id: Int8ByDefault
  xid: Generated<string>
  organisation_id: string | null
  at: TimestampByDefault
  agent_id: string | null
  session_id: string | null
  action: string
  outcome: Generated<string>
  case_file_id: string | null
  subject_id: string | null
  compartments: Generated<string[]>
  shown: Generated<string[]>
  detail: Json | null
  nonce: Generated<Buffer>
  row_hash: Buffer
  block_no: Int8 | null
}

export type AuditPublicKeyTable = {
  key: Buffer
  since: Timestamp
}

/** Every table of the house; `audit.…` lie in the schema of the sealed log. */
export type DB = {
  account_link: AccountLinkTable
  address_view: AddressViewTable
  agenda_event: AgendaEventTable
  agenda_series: AgendaSeriesTable
  agent: AgentTable
  agent_identity: AgentIdentityTable
  agent_role: AgentRoleTable
  agreement: AgreementTable
  agreement_page: AgreementPageTable
  application: ApplicationTable
  application_event: ApplicationEventTable
  appointment: AppointmentTable
  assessment: AssessmentTable
  assessment_look: AssessmentLookTable
  autonomy_matter: AutonomyMatterTable
  backup_run: BackupRunTable
  budget_landmark: BudgetLandmarkTable
  budget_line: BudgetLineTable
  busy_agent: BusyAgentTable
  busy_person: BusyPersonTable
  busy_room: BusyRoomTable
  calculation_key: CalculationKeyTable
  calendar_feed: CalendarFeedTable
  case_file: CaseFileTable
  catalogue_check: CatalogueCheckTable
  commune: CommuneTable
  compartment: CompartmentTable
  compartment_access: CompartmentAccessTable
  contact_rule: ContactRuleTable
  credential: CredentialTable
  deadline: DeadlineTable
  deadline_event: DeadlineEventTable
  declared_link: DeclaredLinkTable
  draft: DraftTable
  dwelling: DwellingTable
  entry: EntryTable
  entry_passage: EntryPassageTable
  entry_theme: EntryThemeTable
  exceptional_access: ExceptionalAccessTable
  exclusion: ExclusionTable
  fact_observation: FactObservationTable
  form_sent: FormSentTable
  help_plan: HelpPlanTable
  help_plan_answer: HelpPlanAnswerTable
  help_tariff: HelpTariffTable
  helper: HelperTable
  household_member: HouseholdMemberTable
  identity_answer: IdentityAnswerTable
  installation: InstallationTable
  installation_link: InstallationLinkTable
  instrument: InstrumentTable
  key_change: KeyChangeTable
  letter: LetterTable
  letter_page: LetterPageTable
  local_aid: LocalAidTable
  login_attempt: LoginAttemptTable
  measure: MeasureTable
  measure_event: MeasureEventTable
  message: MessageTable
  message_choice: MessageChoiceTable
  need: NeedTable
  next_step: NextStepTable
  notice: NoticeTable
  organisation: OrganisationTable
  permanence: PermanenceTable
  permanence_contact: PermanenceContactTable
  person: PersonTable
  person_version: PersonVersionTable
  procedure_event: ProcedureEventTable
  procedure_run: ProcedureRunTable
  project: ProjectTable
  project_event: ProjectEventTable
  public_tag: PublicTagTable
  relation: RelationTable
  replacement: ReplacementTable
  request: RequestTable
  request_match: RequestMatchTable
  right_due: RightDueTable
  right_information: RightInformationTable
  right_notice: RightNoticeTable
  right_result: RightResultTable
  right_status: RightStatusTable
  room: RoomTable
  root_key: RootKeyTable
  same_person: SamePersonTable
  second_factor: SecondFactorTable
  sector: SectorTable
  sector_area: SectorAreaTable
  session: SessionTable
  sheet: SheetTable
  site: SiteTable
  site_closure: SiteClosureTable
  site_opening: SiteOpeningTable
  statement: StatementTable
  team: TeamTable
  team_member: TeamMemberTable
  visit_observation: VisitObservationTable
  visit_pack: VisitPackTable
  visit_safety: VisitSafetyTable
  watch_note: WatchNoteTable
  watch_read: WatchReadTable
  'audit.anchor': AuditAnchorTable
  'audit.block': AuditBlockTable
  'audit.entry': AuditEntryTable
  'audit.public_key': AuditPublicKeyTable
}
