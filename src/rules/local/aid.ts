import type { Condition, DocumentCode, Domain, Nature } from '../catalogue/entry.ts'

/** A local aid as a manager writes it: of a CCAS, a département, a fund. Data only; the one rule that reads it is `local-aid.ts`. */
export interface LocalAid {
  /** Of the series: stays the same when the aid is written anew. */
  readonly id: string
  readonly name: string
  /** Who gives it: « CCAS de Clairval ». */
  readonly provider: string
  readonly domain: Domain
  readonly nature: Nature
  /** One or two sentences that the person may read. */
  readonly what: string
  /** All of them must hold. Those with a `test` are answered by what is known of the household. */
  readonly conditions: readonly Condition[]
  readonly gives: Gives
  readonly documents: readonly DocumentCode[]
  /** Documents that no list knows, in words. */
  readonly otherDocuments: readonly string[]
  /** Where and how to ask. */
  readonly apply: string
  /** « Règlement des aides, délibération du 12 janvier 2026 ». */
  readonly basis: string
  /** First and last day on which it is given, `YYYY-MM-DD`; no last day when none is known. */
  readonly validFrom: string
  readonly validUntil: string | null
}

/** What an aid gives. Money in cents; `words` is a rule of thumb, or no money at all. */
export type Gives =
  | { readonly kind: 'amount'; readonly cents: number; readonly per: Per }
  | { readonly kind: 'perPerson'; readonly cents: number; readonly per: Per }
  | { readonly kind: 'bands'; readonly by: BandFact; readonly bands: readonly Band[]; readonly per: Per }
  | { readonly kind: 'words'; readonly text: string }

/** One line of a table: up to `upTo` cents, included, `cents` are given. In ascending order; above the last line the aid is closed. */
export interface Band {
  readonly upTo: number
  readonly cents: number
}

export const PER = { month: 'par mois', year: 'par an', once: 'en une fois', meal: 'par repas', day: 'par jour' } as const
export type Per = keyof typeof PER

/** What a table may go by. */
export const BAND_FACTS = {
  familyQuotient: 'Quotient familial de la CAF',
  monthlyResources: 'Ressources du foyer, par mois',
  resourcesPerPerson: 'Ressources par personne, par mois',
  resourcesPerUnit: 'Ressources par unité de consommation, par mois',
  taxIncome: 'Revenu fiscal de référence, par an',
} as const
export type BandFact = keyof typeof BAND_FACTS
