/**
 * Compartments: the unit of secrecy (docs/decisions/0002-the-compartment-is-the-unit-of-secrecy.md).
 * `request` holds what reception wrote before any case file exists; each `aparte` is one private passage.
 */
export const compartmentKinds = [
  'identity',
  'general',
  'budget',
  'health',
  'childProtection',
  'violence',
  'justice',
  'aparte',
  'request',
] as const
export type CompartmentKind = (typeof compartmentKinds)[number]

/** French names, as « Qui voit ceci » and the journal of access print them. */
export const compartmentLabels: Readonly<Record<CompartmentKind, string>> = {
  identity: 'Identité et consignes de contact',
  general: 'Le fil et l’accompagnement',
  budget: 'Budget et dettes',
  health: 'Santé et autonomie',
  childProtection: 'Protection de l’enfance',
  violence: 'Violences et sécurité',
  justice: 'Justice',
  aparte: 'Passage à part',
  request: 'Demande reçue à l’accueil',
}

/** Compartments of a case file that writing may choose; the others are made by their own act. */
export const writableKinds = ['general', 'budget', 'health', 'childProtection', 'violence', 'justice'] as const
export type WritableKind = (typeof writableKinds)[number]

/** Why an agent holds a compartment. */
export const accessBases = ['referent', 'coWorker', 'relief', 'granted', 'exceptional', 'proposed', 'reception', 'author'] as const
export type AccessBasis = (typeof accessBases)[number]
