import type { Household } from './household.ts'
import type { Reason } from './trace.ts'

/**
 * Which territories the rules cover: mainland France (métropole, Corsica included), and the four départements of Guadeloupe, Martinique, Guyane and
 * La Réunion, right by right (`RIGHTS_THERE`). Elsewhere overseas, scales and ceilings are others; an amount of the mainland would be wrong there, so
 * every right is « unsupported » (`UNSUPPORTED`), never 0, and the page says why.
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
  why: `${name} a ses propres règles pour ce droit : elles ne sont pas calculées ici.`,
  article: 'Constitution art. 73',
})
const collectivity = (code: string, name: string, benefits: string, article: string): Territory => ({
  code,
  name,
  why: `${name} ${benefits} : les droits ne sont pas calculés ici.`,
  article,
})
const OWN_LAW = 'a sa propre protection sociale, distincte de celle de la métropole'

/** Every overseas territory with a code of its own. Saint-Barthélemy and Saint-Martin still have codes of Guadeloupe here and there: see `territoryOf`. */
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

/** The four départements whose law is stated here, right by right. */
const STATED: readonly string[] = ['971', '972', '973', '974']

/** How a right is in the four départements: as on the mainland, by rules of its own that are computed, or not computed. */
export type There =
  | { readonly cover: 'same' }
  | { readonly cover: 'own'; readonly text: string }
  | { readonly cover: 'none'; readonly text: string; readonly article: string }

const SAME: There = { cover: 'same' }
const own = (text: string): There => ({ cover: 'own', text })

/** By identifier of the right (`Right.id`). A right that is not named is not computed. */
export const RIGHTS_THERE: Readonly<Record<string, There>> = {
  rsa: own('même barème ; les prestations familiales et l’aide au logement comptées sont celles de ces départements'),
  ppa: own('même barème ; les prestations familiales et l’aide au logement comptées sont celles de ces départements'),
  aah: SAME,
  mva: SAME,
  asi: SAME,
  aspa: SAME,
  ass: SAME,
  cej: SAME,
  primeNoel: SAME,
  af: own('dès le premier enfant, 5,88 % de la base mensuelle avec ses majorations à 11 et 16 ans, sans condition de ressources'),
  cf: own('aucun enfant de moins de trois ans et un enfant de moins de cinq ans, sous le plafond de l’allocation de rentrée scolaire'),
  asf: SAME,
  pajeNaissance: SAME,
  pajeAdoption: SAME,
  pajeBase: SAME,
  prepare: SAME,
  cmg: SAME,
  aeeh: SAME,
  ars: SAME,
  apl: own('il n’y en a pas pour un locataire : c’est l’ALF ou l’ALS, logement social compris'),
  alf: own('charges, taux de la famille et ressources de référence propres, six personnes à charge au plus ; foyers et accession non calculés'),
  als: own('charges et taux de la famille propres ; foyers et accession non calculés'),
  rls: own('elle ne s’y applique pas, faute d’APL'),
  css: own('plafonds relevés de 11,3 %'),
  ame: own('plafonds relevés de 11,3 %'),
  chequeEnergie: SAME,
  bourseCollege: SAME,
  bourseLycee: SAME,
  ada: {
    cover: 'none',
    text: 'L’allocation pour demandeur d’asile a un autre montant et d’autres modalités dans une partie de l’outre-mer : elle n’y est pas calculée ici.',
    article: 'CESEDA L591-1 et suivants',
  },
  apaDomicile: SAME,
  apaEtablissement: SAME,
  pch: SAME,
  quotiteSaisissable: SAME,
  aideJuridictionnelle: SAME,
  auvvc: SAME,
} // prettier-ignore

/** INSEE and postal codes of 971 that are no longer Guadeloupe's. */
const MOVED: Readonly<Record<string, string>> = { '97123': '977', '97127': '978', '97150': '978' }

/**
 * `Household.territory` of a commune (INSEE code) or of a postal code: `mainland`, or the three digits of an overseas territory. Null when the text is no
 * such code. Give the INSEE code rather: 97133 is Vieux-Habitants (Guadeloupe) in INSEE's codes, which are read here, and Saint-Barthélemy by post.
 */
export const territoryOf = (code: string): string | null =>
  MOVED[code] ?? (/^9[78]\d{3}$/.test(code) ? code.slice(0, 3) : /^(?:0[1-9]|[1-8]\d|9[0-5]|2[AB])\d{3}$/.test(code) ? MAINLAND : null)

/** Whether a household lives overseas: where a right has rules of its own there, its formula asks this. */
export const isOverseas = (household: Household): boolean => household.territory !== MAINLAND

/** Whether a right (`Right.id`) is computed for a territory; without a right, whether any is. */
export const isCovered = (territory: string, right: string | null = null): boolean =>
  territory === MAINLAND || (STATED.includes(territory) && (right === null || (RIGHTS_THERE[right]?.cover ?? 'none') !== 'none'))

/** Why a right is not computed for a territory; null where it is. */
export const overseasReason = (territory: string, right: string): Reason | null => {
  if (isCovered(territory, right)) return null
  const there = RIGHTS_THERE[right]
  if (STATED.includes(territory) && there?.cover === 'none') return { text: there.text, article: there.article }
  const found = OVERSEAS.find(({ code }) => code === territory)
  return found === undefined
    ? { text: `Le barème de ce territoire (${territory}) n’est pas couvert.`, article: 'Constitution art. 72-3' }
    : { text: found.why, article: found.article }
}

/** The same for a household. */
export const whyNotCovered = (household: Household, right: string): Reason | null => overseasReason(household.territory, right)

const ELSEWHERE = 'Mayotte, Saint-Pierre-et-Miquelon, Saint-Barthélemy, Saint-Martin et les autres collectivités d’outre-mer : non calculé.'

/** What the page of a right says of overseas, in French: one or two lines. */
export const overseasInWords = (right: string): readonly string[] => {
  const there = RIGHTS_THERE[right]
  if (there?.cover === 'same') return ['Guadeloupe, Martinique, Guyane, La Réunion : mêmes règles qu’en métropole.', ELSEWHERE]
  if (there?.cover === 'own') return [`Guadeloupe, Martinique, Guyane, La Réunion : ${there.text}.`, ELSEWHERE]
  return [there?.text ?? 'Guadeloupe, Martinique, Guyane, La Réunion : non calculé.', ELSEWHERE]
}
