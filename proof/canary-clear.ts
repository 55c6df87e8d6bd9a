/**
 * Columns in which what a person types lies in clear, and why. docs/security.md says the same in its table; `canaries.ts` compares both ways: a
 * column that is not here is a leak, and one that is here and found empty is a list that lies.
 */
const search = 'search needs it'
const desk = 'told at the desk, where no household is open'
const house = 'the organisation itself, nothing of a household'
const law = 'what the law or the place says, nothing of a household'

export const clearPlaces: Readonly<Record<string, string>> = {
  'case_file.name': search,
  'case_file.name_key': search,
  'case_file.search_keys': search,
  'person.first_name': search,
  'person.last_name': search,
  'person.usual_name': search,
  'person.name_key': search,
  'person.search_keys': search,
  'person_version.was': 'who the person was before a correction: the same names',
  'request.called_name': search,
  'request.name_key': search,
  'declared_link.name_key': 'compared with every household, known or to come',
  'appointment.place': desk,
  'deadline.law': law,
  'site.name': house,
  'site.address': house,
  'site.phone': house,
  'team.name': house,
  'sector.name': house,
  'sector_area.street_name': house,
  'sector_area.street_key': house,
  'agent.first_name': house,
  'agent.last_name': house,
  'agent.job_title': house,
  'agent.secrecy_proof': house,
  'agent.diploma_number': house,
  'agent.login': house,
  'compartment_access.reason': 'the written reason of a relief, which the referent and the log show',
  'calculation_key.name': house,
  'catalogue_check.source': law,
  'instrument.definition': 'a grid of the service, as its manager wrote it: nothing of a household',
}

/** Fields of those columns whose words may lie in old pages of the tables and in the journal though no row holds them: the act was given up. */
export const clearFields: readonly RegExp[] = [
  /\/(?:foyer|ouvrir)\b.* (?:firstName|lastName|usualName|name|called)/,
  /^\/(?:accueil|mon-compte\/liens) (?:calledName|firstName|lastName)/,
  / (?:next-)?place$/,
  /^\/(?:equipe|droits|veille|grilles)\b/,
]

/** Clear too, and not reached: their forms ask for more than this proof knows to give. Found there is no leak, not found there is no lie. */
export const notReached = /^(?:local_aid|watch_note|room|site_closure|permanence|agenda_series|agenda_event|permanence_contact)\./

/** Tables that seal something of a household and get no row from the planting, and why: any other one without a row is a proof that looks away. */
export const sealedNotReached: Readonly<Record<string, string>> = {
  agreement_page: 'sealed by the code that seals the pages of a letter, which are sent here',
  exceptional_access: 'asked for a household of somebody else',
  request: 'of no household until it is attached',
  sheet: 'made of an interview that was tidied with what she asked for',
}
