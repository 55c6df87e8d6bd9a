/** Words of a case file (dossier) and of its thread (fil). */

export const entryKinds = {
  interview: 'Entretien',
  homeVisit: 'Visite à domicile',
  call: 'Appel',
  letter: 'Courrier',
  note: 'Note',
  meeting: 'Réunion',
  firstRequest: 'Première demande',
  handover: 'Relais',
} as const
export type EntryKind = keyof typeof entryKinds

export const closureReasons = {
  goalReached: 'Objectifs atteints',
  answered: 'Réponse apportée',
  personWish: 'À la demande de la personne',
  noNews: 'Sans nouvelles',
  moved: 'Déménagement',
  transferredService: 'Relais à un autre service',
  placedInstitution: 'Entrée en établissement',
  death: 'Décès',
  refusal: 'Refus d’accompagnement',
  measureEnd: 'Fin de mesure',
  outOfScope: 'Hors compétence',
  majority: 'Majorité',
} as const
export type ClosureReason = keyof typeof closureReasons

/** Who does a next step: the sheet handed over says it in these words. */
export const stepDoers = { person: 'Vous', worker: 'Moi', both: 'Vous et moi, ensemble', other: 'Un partenaire' } as const
export type StepDoer = keyof typeof stepDoers

/** Where a fact comes from; « said » is as good as « read » until a body asks for the paper (guide, principle 3). */
export const factSources = {
  said: 'dit par la personne',
  read: 'lu dans un document',
  observed: 'observé',
  computed: 'calculé',
} as const
export type FactSource = keyof typeof factSources
