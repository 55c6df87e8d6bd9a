import { MAX_PERSONS, type Household, type Member, type Timeline } from './household.ts'
import type { Trace } from './trace.ts'
import type { Month } from './time.ts'

/** Rights (and parts of rights) that other rights read, held by the family: one memory cell a month each. */
export const FAMILY_SLOTS = [
  'rsa', 'ppa', 'af', 'afBase', 'cf', 'cfBeforeMajoration', 'asf', 'pajeBase', 'prepare', 'al', 'apl', 'als', 'alf', 'aspa', 'ars',
  'bourseCollege', 'bourseLycee', 'css', 'aeeh', 'pfParents', 'pfTwoEarners', 'alResources',
] as const // prettier-ignore
/** Of these, what is a step on the way and never a payment that somebody receives. */
const INNER = new Set<string>(['afBase', 'cfBeforeMajoration', 'css', 'pfParents', 'pfTwoEarners', 'alResources'])
/** Rights of the family that somebody may have been paid. */
export const PAID_SLOTS: readonly FamilySlot[] = FAMILY_SLOTS.filter((slot) => !INNER.has(slot))
/** The same, held by a person. */
export const PERSON_SLOTS = ['aah', 'mva', 'asi', 'ass', 'cej'] as const

export type FamilySlot = (typeof FAMILY_SLOTS)[number]
export type PersonSlot = (typeof PERSON_SLOTS)[number]

/**
 * Months back that are computed and remembered within one evaluation. No window of the law reaches further than thirteen months and a quarter; rights
 * that read each other's last month (AAH, ASI, ASS) would otherwise walk back for ever: what was paid before counts only where it is known.
 */
const WINDOW = 20
const FAMILY_CELLS = FAMILY_SLOTS.length * WINDOW

/** « Cannot be computed here » as a number (overseas, a scale that is not at hand): never 0, and it spoils every sum it enters. */
export const UNSUPPORTED = Number.POSITIVE_INFINITY

/**
 * One evaluation: a household, the asked month, and what was already computed on the way (other months, other rights).
 * One object serves millions of evaluations: `begin` forgets by counting up, without clearing anything.
 */
export class Evaluation {
  household!: Household
  month: Month = 0
  private epoch = 0
  private readonly cells = new Float64Array(FAMILY_CELLS + PERSON_SLOTS.length * MAX_PERSONS * WINDOW)
  private readonly stamps = new Int32Array(this.cells.length)

  /** Starts on a household at a month. */
  begin(household: Household, month: Month): this {
    this.household = household
    this.month = month
    this.epoch += 1
    return this
  }

  /** @internal The remembered value of a cell, or NaN. */
  recall(cell: number): number {
    return this.stamps[cell] === this.epoch ? (this.cells[cell] as number) : Number.NaN
  }

  /** @internal Remembers a value. */
  remember(cell: number, value: number): void {
    this.stamps[cell] = this.epoch
    this.cells[cell] = value
  }
}

/** A right of the family: cents for a month (or another period that its docstring names). With a trace, it also explains. */
export type FamilyRight = (ev: Evaluation, month: Month, trace?: Trace | null) => number
/** A right of one person. */
export type PersonRight = (ev: Evaluation, member: Member, month: Month, trace?: Trace | null) => number

/** What was paid in a month where it is known, else NaN. Known payments of earlier months win over computed ones: they are facts. */
const received = (ev: Evaluation, lines: (Timeline | null)[], slot: number, month: Month): number => {
  if (slot >= lines.length) return Number.NaN
  const line = lines[slot]
  if (line === undefined || line === null) return Number.NaN
  const household = ev.household
  if (month >= ev.month && !household.exact) return Number.NaN
  return line[month - household.origin] ?? Number.NaN
}

/**
 * Wraps a formula of the family: a payment that is known stands for it, a month is computed once in an evaluation, and a right that
 * ends up asking for itself in the same month gets 0 (the spiral of RSA and housing aid is cut there; received months avoid it).
 */
export const familyRight = (name: FamilySlot, compute: (ev: Evaluation, month: Month, trace: Trace | null) => number): FamilyRight => {
  const slot = FAMILY_SLOTS.indexOf(name)
  return (ev, month, trace = null) => {
    const paid = received(ev, ev.household.received, slot, month)
    if (paid === paid) {
      trace?.step('Montant reçu, tel qu’il est connu', paid, 'fait déclaré')
      return paid
    }
    if (trace !== null) return compute(ev, month, trace)
    const back = ev.month - month
    if (back < 0) return compute(ev, month, null)
    if (back >= WINDOW) return 0
    const cell = slot * WINDOW + back
    const known = ev.recall(cell)
    if (known === known) return known
    ev.remember(cell, 0)
    const value = compute(ev, month, null)
    ev.remember(cell, value)
    return value
  }
}

/** Wraps a formula of one person in the same way. */
export const personRight = (
  name: PersonSlot,
  compute: (ev: Evaluation, member: Member, month: Month, trace: Trace | null) => number,
): PersonRight => {
  const slot = PERSON_SLOTS.indexOf(name)
  return (ev, member, month, trace = null) => {
    const paid = received(ev, member.received, slot, month)
    if (paid === paid) {
      trace?.step('Montant reçu, tel qu’il est connu', paid, 'fait déclaré')
      return paid
    }
    if (trace !== null) return compute(ev, member, month, trace)
    const back = ev.month - month
    if (back < 0) return compute(ev, member, month, null)
    if (back >= WINDOW) return 0
    const cell = FAMILY_CELLS + (slot * MAX_PERSONS + member.index) * WINDOW + back
    const known = ev.recall(cell)
    if (known === known) return known
    ev.remember(cell, 0)
    const value = compute(ev, member, month, null)
    ev.remember(cell, value)
    return value
  }
}
