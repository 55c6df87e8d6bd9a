/** A household's budget as it is kept: lines by month, each with where its figure comes from. Types and words; pure. */
import type { IsoDate } from '#core/dates.ts'
import type { DebtKind, Stage } from '#rules/budget/debts.ts'
import type { LineKind } from '#rules/budget/kinds.ts'
import type { Proof } from '#rules/budget/readiness.ts'
import type { BudgetPeriod } from '#rules/budget/smoothing.ts'

/** Where a figure comes from. « dit » counts as much as a paper until a body asks for the paper. */
export const proofs: Readonly<Record<Proof, string>> = { said: 'dit', paper: 'lu dans un papier', estimated: 'estimé' }
export type { Proof }

/** A resource or a charge. `cents` null: it exists and nobody knows how much. `gone`: it is no more, from this month on. */
export type LineBody = {
  sort: 'line'
  kind: LineKind
  /** As the household calls it; empty: the word of the kind. */
  label: string
  cents: number | null
  period: BudgetPeriod
  proof: Proof
  /** The paper it was read in, in a few words: « fiche de paie, mai ». */
  paper: string
  gone?: true
}
/** A debt or a credit. Cents; `due` and `monthly` null: nobody knows. */
export type DebtBody = {
  sort: 'debt'
  kind: DebtKind
  /** To whom. */
  label: string
  /** About it, in a few words: « signé à deux ». */
  detail: string
  due: number | null
  monthly: number | null
  /** Of what is owed, what is late. */
  late: number | null
  stage: Stage
  seizure: boolean
  /** The plan or the delay that was agreed, in a few words. */
  plan: string
  guarantor: string
  actBy: IsoDate | null
  /** Place in the order, chosen by hand. */
  place: number | null
  proof: Proof
  paper: string
  gone?: true
}
/** What only the household can say of how it manages. */
export type ToldBody = { sort: 'told'; sign: ToldSign; answer: boolean | null; gone?: true }
export const toldSigns = {
  creditToLive: 'Un crédit sert à faire les courses ou à finir le mois',
  lastingOverdraft: 'Le compte est à découvert presque tout le mois',
} as const
export type ToldSign = keyof typeof toldSigns
export type BudgetBody = LineBody | DebtBody | ToldBody

/** A version of a line, as kept. The versions of one line share its `seriesId`. */
export type Version<Body extends BudgetBody = BudgetBody> = {
  id: string
  seriesId: string
  subjectId: string | null
  /** `YYYY-MM` */
  fromMonth: string
  body: Body
  /** The observation of the ledger that it wrote or took over. */
  factId: string | null
  writtenOn: IsoDate
  writtenAt: Date
  author: string
}

/** An amount of the ledger that says something of a budget. */
export type Observed = {
  id: string
  key: string
  subjectId: string | null
  label: string
  cents: number
  period: BudgetPeriod
  /** First month in which it holds (`YYYY-MM`), and last; `once`: the only one. */
  from: string
  until: string | null
  /** Months that differ, `YYYY-MM`. */
  months: Readonly<Record<string, number>>
  source: 'said' | 'read' | 'observed' | 'computed'
  observedOn: IsoDate
  author: string
}

/** A line as a month shows it: where it comes from, and whether it was written here or in the ledger. */
export type Shown = {
  seriesId: string
  kind: LineKind
  label: string
  subjectId: string | null
  cents: number | null
  period: BudgetPeriod
  onceIn: string | null
  proof: Proof
  paper: string
  saidOn: IsoDate
  author: string
  /** The observation that it comes from when it stands in the ledger alone. */
  fromLedger: string | null
  /** The observation that says it, whether it was written here or in the ledger. */
  factId?: string | null
  /** Other values of it that wait to be settled, as the ledger words them. */
  waiting?: readonly string[]
}
export type ShownDebt = Omit<DebtBody, 'gone' | 'sort'> & { id: string; saidOn: IsoDate; author: string; fromLedger: string | null }
export type MonthBudget = {
  month: string
  lines: Shown[]
  debts: ShownDebt[]
  told: Record<ToldSign, boolean | null>
  /** The last day on which something of it was said; null: nothing was. */
  saidOn: IsoDate | null
}

/** Landmarks of the organisation; those before anybody chose: no landmark for a day, 30.4 days, by person. */
export type Landmarks = {
  perDayCents: number | null
  /** Hundredths of a day. */
  monthDays: number
  sharedBy: 'person' | 'unit'
  /** Flat amounts of the Banque de France that the service typed, by year. */
  forfaits: Readonly<Record<string, { base: [number, number]; habitation: [number, number]; chauffage: [number, number] }>>
}
export const noLandmarks: Landmarks = { perDayCents: null, monthDays: 3040, sharedBy: 'person', forfaits: {} }

/** Months after which a figure of a budget is worth asking again. It never expires by itself: a budget is what was last said, with its day. */
export const REVIEW_AFTER_MONTHS = 6

export { monthBudget, firstMonth, MANY } from './merge.ts'
export { KEY_OF_KIND, budgetKeys } from './ledger-keys.ts'
export { readAmount, typeAmount } from './typed-amount.ts'
