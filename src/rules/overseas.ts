import type { Household } from './household.ts'
import type { Reason } from './trace.ts'

/**
 * Which territories the rules cover: mainland France (métropole, Corsica included), and nothing else. Overseas, scales and ceilings differ from right to
 * right; an amount of the mainland would be wrong there, so every right is « unsupported » (`UNSUPPORTED`), never 0, and the page says why. One
 * right that would be the same there (what may be seized of pay) is held back too: a page where some lines are from another scale misleads.
 */
export interface Territory {
  /** The first three digits of its postal and INSEE codes. */
  readonly code: string
  readonly name: string
  /** Why nothing is computed, in words that the person could read. */
  readonly why: string
  readonly article: string
}

const department = (code: string, name: string): Territory => ({
  code,
  name,
  why: `${name} a ses propres montants et plafonds (allocations familiales dès le premier enfant, aides au logement, complémentaire santé solidaire) : ils ne sont pas calculés ici.`,
  article: 'Constitution art. 73 ; CSS livre VII, titre V ; CSS D861-1',
})
const collectivity = (code: string, name: string, benefits: string, article: string): Territory => ({
  code,
  name,
  why: `${name} ${benefits} : les droits ne sont pas calculés ici.`,
  article,
})
const OWN_LAW = 'a sa propre protection sociale, distincte de celle de la métropole'

/** Every overseas territory with a code of its own. Saint-Barthélemy and Saint-Martin kept codes 971 of Guadeloupe in addresses: their own are 977 and 978. */
export const OVERSEAS: readonly Territory[] = [
  department('971', 'La Guadeloupe'),
  department('972', 'La Martinique'),
  department('973', 'La Guyane'),
  department('974', 'La Réunion'),
  collectivity(
    '975',
    'Saint-Pierre-et-Miquelon',
    'a sa propre caisse de prévoyance et ses propres montants',
    'Ordonnance 77-1102 du 26/09/1977',
  ),
  {
    code: '976',
    name: 'Mayotte',
    why: 'Mayotte a des montants réduits et des conditions particulières (RSA, prestations familiales, allocations aux personnes âgées ou handicapées) : ils ne sont pas calculés ici.',
    article: 'Constitution art. 73 ; CASF L542-1 à L542-6 ; ordonnance 2002-149 du 07/02/2002',
  },
  collectivity('977', 'Saint-Barthélemy', 'suit des règles et des montants d’outre-mer', 'Constitution art. 74 ; CSS L751-1'),
  collectivity('978', 'Saint-Martin', 'suit des règles et des montants d’outre-mer', 'Constitution art. 74 ; CSS L751-1'),
  {
    code: '984',
    name: 'Les Terres australes et antarctiques françaises',
    why: 'Ce territoire n’a pas d’habitants permanents : aucun barème n’y est calculé.',
    article: 'Loi 55-1052 du 06/08/1955',
  },
  collectivity('986', 'Wallis-et-Futuna', OWN_LAW, 'Loi 61-814 du 29/07/1961'),
  collectivity('987', 'La Polynésie française', OWN_LAW, 'Loi organique 2004-192 du 27/02/2004'),
  collectivity('988', 'La Nouvelle-Calédonie', OWN_LAW, 'Loi organique 99-209 du 19/03/1999'),
]

/** The value of `Household.territory` where everything is computed. */
export const MAINLAND = 'mainland'

/** `Household.territory` of a commune (INSEE code) or of a postal code: `mainland`, or the three digits of an overseas territory. Null when the text is no such code. */
export const territoryOf = (code: string): string | null =>
  /^9[78]\d{3}$/.test(code) ? code.slice(0, 3) : /^(?:0[1-9]|[1-8]\d|9[0-5]|2[AB])\d{3}$/.test(code) ? MAINLAND : null

/** Whether the rules cover a territory. */
export const isCovered = (territory: string): boolean => territory === MAINLAND

/** Why nothing is computed for a territory; null on the mainland. */
export const overseasReason = (territory: string): Reason | null => {
  if (isCovered(territory)) return null
  const found = OVERSEAS.find(({ code }) => code === territory)
  return found === undefined
    ? { text: `Le barème de ce territoire (${territory}) n’est pas couvert.`, article: 'Constitution art. 72-3' }
    : { text: found.why, article: found.article }
}

/** The same for a household. */
export const whyNotCovered = (household: Household): Reason | null => overseasReason(household.territory)
