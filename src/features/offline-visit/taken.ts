import type { IsoDate } from '#core/dates.ts'
import type { ContactFlags, HouseholdRole } from '#features/household/model.ts'
import type { Given } from '#features/rights/model.ts'
import type { Budget } from '#rules/budget/budget.ts'
import type { SharedBy } from '#rules/budget/remaining.ts'

/**
 * A question worth asking there, by how it is answered: an amount; yes and no; a choice; a day, or a month (its first day); a number or a short text. An answer of a choice: what the rules know it by (`value`, null when they only
 * know it once it is noted), and what the ledger is told (`says`: 1 or 0, or a code). `none`: the answer that says that there is none, for a day.
 */
export type Question = {
  path: string
  text: string
  where: string
  narrows: string
  label: string
  ask: 'cents' | 'yesNo' | 'choice' | 'day' | 'month' | 'number' | 'text'
  pills: { value: number | null; label: string; says: number | string }[]
  none: { value: number | null; label: string } | null
  /** An amount of which nothing runs by month: a balance. */
  once?: boolean | undefined
  /** What a number or a text must look like, and the sentence that says so. */
  like?: { pattern: string; sentence: string } | undefined
}

/** The budget of the month as the desk knows it, in what the rules count it by. */
export type TakenBudget = {
  budget: Budget
  /** By the id of a line: whom it is of, and whether the ledger alone has it. One that is not there is corrected at the desk. */
  about: Record<string, { personId: string | null; inLedger: boolean }>
  /** The divisor of the service for a day, hundredths of a day, and by whom it is shared. */
  monthDays: number
  sharedBy: SharedBy
}

/** What a visit takes of a household onto a tablet: nothing that it does not show. */
export type Taken = {
  caseFileId: string
  name: string
  composition: string
  people: { id: string; name: string; role: HouseholdRole; age: number | null }[]
  /** « aujourd’hui, 16 h 30 »; empty when no visit is planned. */
  when: string
  /** The visit that is planned; null: none. */
  appointmentId: string | null
  /** Where one goes; empty when nobody wrote it, or the address is hidden. */
  place: string
  access: string
  contact: (ContactFlags & { phone: string; hours: string; how: string }) | null
  around: { name: string; kind: string; phone: string; about: string }[]
  /** The last notes of the thread, without their private passages. */
  notes: { title: string; day: string; text: string }[]
  facts: string[]
  /** Whether the actor may write in the health part, and in the budget. */
  aggir: boolean
  money: boolean
  /** The grid of the gestes of the day that the actor has begun of a person, with its answers: the visit goes on with it. */
  grids: { id: string; personId: string; answers: Readonly<Record<string, string>> }[]
  /** Null when the budget is not open to the actor. */
  budget: TakenBudget | null
  /** Null when nothing is worth computing yet. */
  rights: { given: Given; questions: Question[] } | null
  on: IsoDate
}

/** What the server answers to who takes a copy. The device counts the day by its own clock, from when it asked. */
export type TakenPack = { id: string; taken: Taken }
