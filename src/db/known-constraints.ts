/**
 * A constraint looks at every row, whatever the policies hide (security.md 5, « unique/foreign keys »): a refusal by one may tell of a row that is not
 * there for the asker. Each unique and exclusion constraint stands here with the reason why its refusal tells nobody anything; so does each foreign key
 * to rows that policies hide and whose column a person's command may fill. `constraints.db.test.ts` fails on one that is not listed.
 */
export const uniqueConstraints: Readonly<Record<string, string>> = {
  uniq$account_link_token_hash: 'A hash of 256 drawn bits: nobody can send the same twice but by using a link, which its function answers',
  uniq$agent_identity_agent: 'Of an agent of one’s own organisation, whom every agent of it sees; written by administrators',
  uniq$agent_identity_awaited: 'Within one organisation: an identity that an administrator of it announced herself',
  uniq$agent_identity_subject: 'Within one organisation: the account that answered for one of its agents; no household',
  uniq$agent_login:
    'A login is an agent’s, never a household’s; it is one over all organisations because the login page asks for no organisation. The refusal reaches administrators alone',
  exclude$appointment_agent_busy: 'The written list of channels: a worker is busy. Only her own appointments are planned by a worker',
  uniq$calculation_key_token_hash: 'A hash of 256 drawn bits',
  uniq$calculation_key_name: 'Keys are listed whole to the administrators who name them',
  uniq$case_file_number: 'Drawn again inside app.open_case until it is free: no refusal leaves it (decision 0019)',
  uniq$catalogue_check_current: 'Ticked statements are known to all agents of the organisation',
  uniq$compartment_id: 'An id drawn by the application for a compartment that it makes; nobody sends one',
  uniq$compartment_of_case: 'Holds whenever the primary key does: it exists to be referred to',
  uniq$compartment_kind_of_case: 'app.create_compartment answers null whether a closed compartment exists or may not be made',
  uniq$contact_rule_current: 'One compartment, the identity of the household: who may write there reads the rule that stands',
  uniq$dwelling_current: 'One compartment, the identity of the household: who may write there reads the dwelling that stands',
  uniq$entry_theme: 'Themes are written once, with their entry, by its author, who holds each of its compartments',
  uniq$helper_current: 'The series is read before it is continued, under the policies; a new one is the id of its first row',
  exclude$household_member_once: 'One compartment, the identity of the household: who may write there reads all its members',
  uniq$local_aid_current: 'Local aids are known to all agents of the organisation',
  uniq$need_current: 'The series is read before it is continued, under the policies; a new one is the id of its first row',
  uniq$request_match: 'Written by app.compare_requests alone, for the jobs; a likeness that stands is left as it is',
  uniq$right_notice_digest: 'Written by the night alone; one that stands is left as it is',
  uniq$right_result_set: 'Written by the night alone; one that stands is updated',
  uniq$right_status_current: 'The series is read before it is continued, under the policies; a new one is the id of its first row',
  uniq$root_key_state: 'Written by the rotation of keys, which nobody asks by a page',
  uniq$second_factor_passkey: 'An id drawn by the key itself; a factor is registered by its owner, with a signature',
  uniq$sector_number: 'Sectors are known to all agents of the organisation',
  uniq$session_token_hash: 'A hash of 256 drawn bits',
  uniq$statement_current: 'The series is read before it is continued, under the policies; a new one is the id of its first row',
  uniq$team_member: 'Teams and their members are known to all agents of the organisation',
  uniq$watch_read_item: 'What oneself has read',
}

const read = 'The command reads the row under the policies first and answers « not there » to both; the id of a row holds 74 drawn bits'
const tied = 'Tied to a compartment that the writer holds by the same statement: '

/** Foreign keys to hidden rows that a person's command fills, and that no second key ties to a compartment which she holds. */
export const foreignKeys: Readonly<Record<string, string>> = {
  fk$compartment_access_compartment: `${tied}the policy compares the compartment itself`,
  fk$compartment_access_same_case: `${tied}the policy asks that the grantor be the referent of the case file`,
  fk$deadline_entry: read,
  fk$draft_appointment: read,
  fk$draft_entry: read,
  fk$entry_passage_entry: read,
  fk$entry_theme_entry: read,
  fk$fact_observation_entry: read,
  fk$fact_observation_subject: read,
  fk$helper_series: read,
  fk$household_member_person: read,
  fk$next_step_entry: read,
  fk$person_version_person: read,
  fk$relation_from: read,
  fk$relation_to: read,
  fk$relation_to_helper: read,
  fk$right_status_subject: read,
  fk$same_person_a: `${tied}the policy compares the identities of both persons`,
  fk$same_person_b: `${tied}the policy compares the identities of both persons`,
  fk$same_person_compartment_a: `${tied}the policy compares the compartment itself`,
  fk$same_person_compartment_b: `${tied}the policy compares the compartment itself`,
  fk$sheet_entry: read,
}
