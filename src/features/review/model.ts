/** The review of rights (examen des droits, S36): what became of each right of a household, and the proof that it was told of. Words and pure functions. */
import type { CompartmentKind, WritableKind } from '#core/compartments.ts'
import type { IsoDate } from '#core/dates.ts'
import type { CatalogueEntry, Domain, Nature } from '#rules/catalogue/entry.ts'

export const statuses = {
  toVerify: 'À vérifier',
  proposed: 'Proposé',
  requested: 'Demandé',
  open: 'Ouvert',
  refused: 'Refusé',
  contested: 'Contesté',
  notWanted: 'Non souhaité',
  ended: 'Arrêté',
} as const
export type Status = keyof typeof statuses

/** Words of the address: `?vers=refuse`. */
export const statusWords = {
  toVerify: 'a-verifier',
  proposed: 'propose',
  requested: 'demande',
  open: 'ouvert',
  refused: 'refuse',
  contested: 'conteste',
  notWanted: 'non-souhaite',
  ended: 'arrete',
} as const satisfies Readonly<Record<Status, string>>
export const statusOfWord = (word: string | null): Status | null =>
  (Object.keys(statusWords) as Status[]).find((status) => statusWords[status] === word) ?? null

export const pers = { month: 'par mois', year: 'par an', once: 'en une fois' } as const
export type Per = keyof typeof pers

/** The types of non-take-up (non-recours) that statistics distinguish. */
export const nonTakeUpTypes = {
  notKnown: 'Non-connaissance',
  notAsked: 'Non-demande',
  notReceived: 'Non-réception',
  notProposed: 'Non-proposition',
} as const
export type NonTakeUpType = keyof typeof nonTakeUpTypes

/** Why a right is not wanted, in the order of the form, with the type of non-take-up it counts as. Never a judgement of the person. */
export const reasons = {
  unknownRight: { label: 'Elle ne le connaissait pas', type: 'notKnown' },
  tooComplex: { label: 'Démarche trop compliquée ou trop longue', type: 'notAsked' },
  digital: { label: 'Démarche en ligne impossible pour elle', type: 'notAsked' },
  pastRefusal: { label: 'Un refus ou un indu dans le passé', type: 'notAsked' },
  debtFear: { label: 'Peur de devoir rembourser', type: 'notAsked' },
  controlFear: { label: 'Peur des contrôles', type: 'notAsked' },
  familyRecovery: { label: 'Peur de la récupération sur la succession ou de l’obligation alimentaire', type: 'notAsked' },
  stigma: { label: 'Ne veut pas être « assistée », gêne, regard des autres', type: 'notAsked' },
  othersNeedMore: { label: 'Pense que d’autres en ont plus besoin', type: 'notAsked' },
  relatives: { label: 'Préfère l’aide de ses proches', type: 'notAsked' },
  notNow: { label: 'Pas maintenant', type: 'notAsked' },
  noStablePlace: { label: 'Pas d’adresse ou de lieu stable pour le demander ou le recevoir', type: 'notReceived' },
  noReason: { label: 'Ne souhaite pas dire pourquoi', type: 'notAsked' },
  other: { label: 'Autre raison', type: 'notAsked' },
} as const satisfies Readonly<Record<string, { label: string; type: NonTakeUpType }>>
export type Reason = keyof typeof reasons
export const reasonLabels = Object.fromEntries(Object.entries(reasons).map(([code, { label }]) => [code, label])) as Readonly<
  Record<Reason, string>
>

export const media = {
  spoken: 'De vive voix',
  sheet: 'Feuille remise',
  letter: 'Courrier',
  email: 'Courriel',
  phone: 'Téléphone',
  interpreter: 'Avec interprète',
} as const
export type Medium = keyof typeof media

/** What was said of one right of a household, at one moment. */
export type RightStatus = {
  /** Of this version. */
  id: string
  /** Stays the same through the changes. */
  seriesId: string
  /** Of the catalogue, or `local:<series of the local aid>`. */
  slug: string
  /** The person whose right it is; null: the household's. */
  subjectId: string | null
  status: Status
  /** Whole cents for each `per`; null: unknown, or no money. */
  amountCents: number | null
  per: Per | null
  since: IsoDate | null
  /** Last day on which it is open. */
  until: IsoDate | null
  /** The day on which the decision was notified: the delay of appeal runs from it. */
  notifiedOn: IsoDate | null
  /** Why it is not wanted; null for any other status. */
  reason: Reason | null
  /** For a refusal, the reasons as the letter says them. */
  note: string
  saidOn: IsoDate
  author: string
  compartmentKind: CompartmentKind
}
/** What a status asked to be reminded of. */
export type DeadlineKey = 'appeal' | 'silence' | 'renewal'
/** One of all the versions of a status. `deadlines`: the rows of « Rendez-vous et suite » that were noted with it or with a former one. */
export type StatusVersion = RightStatus & {
  writtenAt: Date
  current: boolean
  deadlines: Partial<Record<DeadlineKey, string>>
  /** The event of the household for which it was written, with its day; null for none. */
  event: string | null
}

export type StatusInput = Pick<
  RightStatus,
  'status' | 'amountCents' | 'per' | 'since' | 'until' | 'notifiedOn' | 'reason' | 'note' | 'saidOn'
>

/** A status of which nothing more is known than itself and its day. */
export const bareStatus = { amountCents: null, per: null, since: null, until: null, notifiedOn: null, reason: null, note: '' } as const

/** That a household was informed of rights: which ones, when, by what means. */
export type Information = {
  id: string
  slugs: string[]
  givenOn: IsoDate
  medium: Medium
  words: string
  author: string
  kinds: CompartmentKind[]
}

/** What decides where a right lies. */
export type RightNature = { id?: string; domain: Domain; nature: Nature }

/** A right that tells an illness, a handicap or a loss of autonomy by its name, outside of the domains that do. */
const health = new Set(['R3', 'R4', 'R5', 'R20', 'R21', 'R22', 'R23', 'R24', 'R38', 'R55', 'R56', 'R57'])
/** Pensions and minimum of old age: their name tells an age, no illness. */
const ageOnly = new Set(['R65', 'R66'])
const violence = new Set(['R75', 'R76', 'R77'])
const childhood = new Set(['R84', 'R85', 'R86', 'R87'])

/**
 * The compartment in which what is said of a right lies: that it is asked for may tell an illness or violence by itself (S10). Money lies in
 * the budget, beside the facts that compute it (decision 8); what is no money lies with the thread.
 */
export const compartmentOfRight = ({ id = '', domain, nature }: RightNature): WritableKind => {
  if (violence.has(id)) return 'violence'
  if (childhood.has(id)) return 'childProtection'
  if (id === 'R78') return 'justice'
  if (health.has(id) || domain === 'health' || domain === 'disability' || (domain === 'ageing' && !ageOnly.has(id))) return 'health'
  return nature === 'financial' ? 'budget' : 'general'
}

/** Compartments in which right, amount and dates stand in clear, so that they can be counted; elsewhere all of it is sealed (decision 10). */
export const standsInClear = (kind: CompartmentKind): boolean => kind === 'general' || kind === 'budget'

/** Slug of a local aid, from the id of its series; and back, null when it is none. */
export const localSlug = (seriesId: string): string => `local:${seriesId}`
export const localSeries = (slug: string): string | null => (slug.startsWith('local:') ? slug.slice('local:'.length) : null)

/** A right as the pages name it. */
export type NamedRight = RightNature & Pick<CatalogueEntry, 'slug' | 'name'> & { acronym?: string }

/** « RSA »; the name before its colon of a right that has no acronym, or several: « Aide au logement ». */
export const shortName = ({ name, acronym }: { name: string; acronym?: string }): string =>
  acronym === undefined || acronym.includes(',') ? (name.split(/\s*:/u)[0] ?? name) : acronym
/** « Revenu de solidarité active (RSA) »; an acronym that the name says already is not said twice. */
export const fullName = ({ name, acronym }: { name: string; acronym?: string }): string =>
  acronym === undefined || name.includes(acronym.split(',')[0] ?? acronym) ? name : `${name} (${acronym})`

/** A status with its right and its person, as pages say them. */
export type NamedStatus = StatusVersion & { right: NamedRight; person: string | null }

export { gapsOf } from './gaps.ts'
export type { Gap } from './gaps.ts'
export type { EventOffer } from './event-offers.ts'
