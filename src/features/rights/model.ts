/** The rights of a household as a page says them. Words, types and pure functions; the same in the server and in the browser. */
import type { IsoDate } from '#core/dates.ts'
import type { Situation } from '#rules/situation/situation.ts'

/** Where a right stands, in the order of the page. */
export const groups = {
  toVerify: { title: 'À vérifier', more: 'une réponse suffit le plus souvent', look: 'verifier' },
  toRequest: { title: 'À demander', more: 'd’après ce qui est connu ; s’il est déjà versé, notez-le', look: 'verifier' },
  requested: { title: 'Demandés', more: 'en attente de réponse', look: 'delai' },
  open: { title: 'Ouverts', more: '', look: 'ouvert' },
  closed: { title: 'Non ouverts', more: 'et pourquoi', look: 'non' },
  notComputed: { title: 'Pas calculés ici', more: 'et pourquoi', look: 'neutre' },
} as const
export type Group = keyof typeof groups

/** A right whose status was noted in the review, with what the page needs of it. */
export type NotedStatus = {
  slug: string
  subjectId: string | null
  status: 'toVerify' | 'proposed' | 'requested' | 'open' | 'refused' | 'contested' | 'notWanted' | 'ended'
  amountCents: number | null
  per: 'month' | 'year' | 'once' | null
  since: IsoDate | null
  saidOn: IsoDate
  /** Why it is not wanted, in words; empty for any other status. */
  why: string
}

/** Of the catalogue: the address of a right that is computed, and the name of one that only the review knows. */
export type Named = { slug: string; name: string }

/**
 * All that the computation of a page needs, as plain data: the server and the worker of the browser compute the same from it. It holds what its
 * reader may see and nothing else.
 */
export type Given = {
  situation: Situation
  /** `YYYY-MM`. */
  month: string
  today: IsoDate
  /** First names by person of the situation. */
  names: Readonly<Record<string, string>>
  statuses: readonly NotedStatus[]
  /** Entries of the catalogue by the right that they are computed by. */
  entries: Readonly<Record<string, Named>>
  /** Names of the rights of `statuses` that are not computed, by slug. */
  others: Readonly<Record<string, string>>
}

/** Answers supposed by path of an unknown input, as `answer` takes them. Nothing of them is kept. */
export type Supposed = Readonly<Record<string, number>>

/** « rsa », « aah:<person> »: names a line of the page. */
export type RightKey = string

export type Bar = { kind: 'amount'; cents: number } | { kind: 'range'; from: number; to: number }
/** One line of the table. `note`: « par an », « une fois ». `aside`: said where the scale would stand. */
export type Row = {
  key: RightKey
  rightId: string | null
  slug: string | null
  title: string
  /** Of whom, where it is a right of one person in a household of several. */
  who: string | null
  group: Group
  amount: string
  note: string | null
  small: string
  bar: Bar | null
  aside: string | null
  /** « barème à confirmer »: figures that are only the last known ones. */
  stale: boolean
  /** The statement of the law as a whole could not be checked. */
  unverified: boolean
}

/** What the title of the page says. `received`: noted as paid each month, cents; null: nothing is noted. `more`: null when nothing could be computed. */
export type Sums = { received: number | null; more: { low: number; high: number } | null }

export type RightsTable = {
  rows: Row[]
  /** Rights whose first condition already fails: said apart, shortly. */
  far: Row[]
  /** End of the scale, cents: a round number. */
  max: number
  sums: Sums
}

export { readEuros } from './words.ts'
