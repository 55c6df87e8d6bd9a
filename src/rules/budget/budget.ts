import { isIncome, lineLabel, sectionOf, SECTIONS } from './kinds.ts'
import type { LineKind, Section } from './kinds.ts'
import type { Debt } from './debts.ts'
import { isCredit } from './debts.ts'
import { known, unknown } from './figure.ts'
import type { Figure } from './figure.ts'
import { centsInMonth } from './smoothing.ts'
import type { BudgetPeriod } from './smoothing.ts'

/** One line of a budget. `cents` null: it exists and nobody knows how much. `onceIn`: the month (`YYYY-MM`) of a single payment. */
export type Line = {
  readonly id: string
  readonly kind: LineKind
  /** As the household calls it; the label of the kind when empty. */
  readonly label?: string
  readonly cents: number | null
  readonly period: BudgetPeriod
  readonly onceIn?: string | null
  /** Whose it is, by the `id` of a person; absent or null: the household’s. */
  readonly of?: string | null
}
/** Somebody who lives on the budget. `age` in completed years, null when unknown. `bond`: the main person and her partner; absent for all others. */
export type Person = {
  readonly id?: string
  readonly name?: string
  readonly age: number | null
  readonly role: 'adult' | 'child'
  readonly bond?: 'main' | 'partner'
}

export type Budget = {
  /** `YYYY-MM` */
  readonly month: string
  readonly lines: readonly Line[]
  readonly debts: readonly Debt[]
  readonly persons: readonly Person[]
}

const nameOf = (line: Line): string => line.label || lineLabel(line.kind)

/** What a line weighs in the month of the budget; null: nobody knows how much. */
export const monthly = (line: Line, month: string): number | null =>
  line.cents === null ? null : centsInMonth(line.cents, line.period, month, line.onceIn)

const sum = (lines: readonly Line[], month: string): Figure => {
  const missing = lines.filter(({ cents }) => cents === null).map(nameOf)
  if (missing.length > 0) return unknown(missing)
  return known(lines.reduce((all, line) => all + (monthly(line, month) ?? 0), 0))
}

/** What comes in during the month. No line at all: nothing was said, hence unknown. */
export const resources = ({ lines, month }: Budget): Figure => {
  const income = lines.filter(({ kind }) => isIncome(kind))
  return income.length === 0 ? unknown(['Ressources']) : sum(income, month)
}

/** What a section costs in the month; 0 when no line of it exists. */
export const sectionTotal = ({ lines, month }: Budget, section: Section): Figure =>
  sum(
    lines.filter(({ kind }) => sectionOf(kind) === section),
    month,
  )

/** What goes out by the lines of these sections. */
export const chargesOf = ({ lines, month }: Budget, sections: readonly Section[]): Figure =>
  sum(
    lines.filter(({ kind }) => SECTIONS[sectionOf(kind)].side === 'out' && sections.includes(sectionOf(kind))),
    month,
  )

/** Monthly payments of debts and credits, as they are. A credit whose instalment nobody said makes it unknown; another debt without one costs nothing a month. */
export const instalments = ({ debts }: Budget): Figure => {
  const missing = debts.filter((debt) => debt.monthly === null && isCredit(debt.kind)).map((debt) => debt.label)
  if (missing.length > 0) return unknown(missing)
  return known(debts.reduce((all, debt) => all + (debt.monthly ?? 0), 0))
}

/** What is owed altogether; a debt whose amount nobody knows makes it unknown. */
export const owed = ({ debts }: Budget): Figure => {
  const missing = debts.filter(({ due }) => due === null).map(({ label }) => label)
  return missing.length > 0 ? unknown(missing) : known(debts.reduce((all, debt) => all + (debt.due ?? 0), 0))
}

/** The line of one kind, all persons together, in the month; null when there is none. */
export const ofKind = ({ lines, month }: Budget, ...kinds: readonly LineKind[]): Figure | null => {
  const found = lines.filter(({ kind }) => kinds.includes(kind))
  return found.length === 0 ? null : sum(found, month)
}
