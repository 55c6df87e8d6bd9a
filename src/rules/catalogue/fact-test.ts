/**
 * A condition on what is known of a household, as data: the guided checks of the catalogue and the local aids that managers write share it.
 * An unknown fact makes an unknown answer, never « no ». `between` holds both bounds, and asks them of the same person: two tests of one fact
 * could be met by two persons, a child of 3 and another of 20 for « de 6 à 18 ans ».
 */
export type FactTest =
  | { readonly fact: NumberFact; readonly is: 'atLeast' | 'atMost' | 'moreThan' | 'lessThan'; readonly value: number }
  | { readonly fact: NumberFact; readonly is: 'between'; readonly from: number; readonly to: number }
  | { readonly fact: WordFact; readonly is: 'oneOf' | 'noneOf'; readonly value: readonly string[] }
  | { readonly fact: YesNoFact; readonly is: 'true' | 'false' }

/** Numbers. Of persons: at least one person of the household must pass. Money in cents. */
export const NUMBER_FACTS = {
  adultAge: 'Âge d’un adulte du foyer, en années',
  childAge: 'Âge d’un enfant, en années',
  persons: 'Nombre de personnes du foyer',
  children: 'Nombre d’enfants à charge',
  monthlyResources: 'Ressources du mois, toutes comprises',
  resourcesPerUnit: 'Ressources du mois par unité de consommation',
  resourcesPerPerson: 'Ressources du mois par personne',
  taxIncome: 'Revenu fiscal de référence du foyer, en un an',
  taxIncomePerShare: 'Revenu fiscal de référence par part',
  familyQuotient: 'Quotient familial de la CAF',
  rent: 'Loyer ou mensualité du mois',
  gir: 'GIR d’un adulte',
  disabilityRate: 'Taux d’incapacité, en pour cent',
  adultDisabilityRate: 'Taux d’incapacité d’un adulte, en pour cent',
} as const
export type NumberFact = keyof typeof NUMBER_FACTS

/** Words of `rules/situation/words.ts`, of at least one person for what is said of persons. */
export const WORD_FACTS = {
  tenure: 'Statut d’occupation du logement',
  activity: 'Activité d’un adulte',
  school: 'Scolarité d’un enfant',
  citizenship: 'Nationalité d’un adulte (France, Europe, autre)',
  permit: 'Titre de séjour d’un adulte',
  marital: 'Situation de couple',
  commune: 'Commune (code INSEE)',
} as const
export type WordFact = keyof typeof WORD_FACTS

export const YES_NO_FACTS = {
  loneParent: 'Parent seul avec enfant',
  couple: 'En couple',
  pregnant: 'Grossesse',
  disabledWorker: 'RQTH',
  receivesRsa: 'RSA ouvert',
  receivesAspa: 'ASPA ouverte',
  receivesAah: 'AAH ouverte',
  receivesHousingAid: 'Aide au logement ouverte',
  violenceEvidence: 'Violences attestées par un écrit de moins d’un an',
} as const
export type YesNoFact = keyof typeof YES_NO_FACTS
