import { checkMonth, explain, isOpen, staleFigures, CAUTION, type Explained } from './evaluate.ts'
import { Evaluation } from './evaluation.ts'
import type { Household, Member } from './household.ts'
import { rangesOf, type RankedQuestion, type Ranges } from './ranges/ranges.ts'
import { turnable } from './ranges/of-situation.ts'
import type { Right } from './right.ts'
import { checkSituation } from './situation/check.ts'
import { compileWithUnknowns, type Answers as Told } from './situation/compile.ts'
import type { Situation } from './situation/situation.ts'
import type { Month } from './time.ts'
import type { Reason, Step } from './trace.ts'
import { forecast, nextChange, type NextChange } from './what-if/forecast.ts'
import { nextRevaluation, type Revaluation } from './what-if/revaluation.ts'

/**
 * The answer for one right of a household as far as it is known. `unknown` never stands for 0: it says the interval, whether the right may
 * turn out closed, and which inputs are missing. Amounts in whole cents.
 */
export type Outcome =
  | { readonly kind: 'due'; readonly amount: number }
  | { readonly kind: 'refused'; readonly reasons: readonly Reason[] }
  | {
      readonly kind: 'unknown'
      readonly missing: readonly string[]
      readonly low: number
      readonly high: number
      readonly mayBeClosed: boolean
    }
  | { readonly kind: 'unsupported'; readonly why: string }

export interface Answered {
  readonly right: Right
  readonly member: Member | null
  readonly outcome: Outcome
  /** The steps when the answer is sure; none while it is unknown. */
  readonly steps: readonly Step[]
  readonly stale: readonly string[]
  readonly caution: string
  readonly next: Next
  /** While it is unknown: what it hangs on, the question that would narrow it most first. */
  readonly questions: readonly RankedQuestion[]
}

/** When a right changes by itself, within two years. */
export interface Next {
  /** The first month in which it is no more what it was: a birthday, the end of a majoration, a figure that is known already. `unknown` while a fact is. */
  readonly change: NextChange | null | 'unknown'
  /** The next month in which the law revalues figures that it reads, whether the new ones are known or not. */
  readonly revaluation: Revaluation | null
}

export interface Answers {
  readonly month: Month
  readonly rights: readonly Answered[]
  /** The monthly money of the household: an interval, whose ends are equal when all is known. */
  readonly total: { readonly low: number; readonly high: number }
  /** Questions by how much they would narrow the total, the best first; empty when all is known. */
  readonly questions: readonly RankedQuestion[]
  readonly household: Household
}

const known = ({ right, member, outcome, steps, stale, caution }: Explained, next: Next): Answered => ({
  right,
  member,
  outcome,
  steps,
  stale,
  caution,
  questions: [],
  next: outcome.kind === 'unsupported' ? { change: null, revaluation: null } : next,
})

const openOf = (unknowns: ReturnType<typeof compileWithUnknowns>['unknowns'], told: Told) =>
  unknowns
    .filter(({ path }) => !Object.hasOwn(told, path))
    .map(turnable)
    .filter(({ answers }) => answers.length > 1)

/** The search of `answer` alone: the longest part of it, which can be done elsewhere and kept (`ranges/packed.ts`). Throws as `answer`. */
export const rangesOfSituation = (value: unknown, month: Month, seed = 1, told: Told = {}): Ranges => {
  checkMonth(month)
  const { household, unknowns } = compileWithUnknowns(checkSituation(value, month), month, told)
  return rangesOf(household, openOf(unknowns, told), month, seed)
}

/**
 * All rights of a situation in a month. Throws `BadInput` for what cannot be. Deterministic. `told`: answers supposed for unknown inputs, by
 * path (the place of an answer, or a number of the range): nobody asks for them any more. `search`: what `rangesOfSituation` found already.
 */
export const answer = (value: unknown, month: Month, seed = 1, told: Told = {}, search: typeof rangesOf = rangesOf): Answers => {
  checkMonth(month)
  const situation: Situation = checkSituation(value, month)
  const { household, unknowns } = compileWithUnknowns(situation, month, told)
  const open = openOf(unknowns, told)
  const ranges = search(household, open, month, seed)
  // One completion to explain what does not hang on the others.
  const sure = compileWithUnknowns(situation, month, told).household
  const ev = new Evaluation().begin(sure, month)
  const months = open.length === 0 ? forecast(sure, month, 24) : null
  const nextOf = (right: Right, member: Member | null): Next => ({
    change: months === null ? 'unknown' : nextChange(sure, months, right, member?.index ?? 0),
    revaluation: nextRevaluation(right, month),
  })
  const rights = ranges.rights.map(
    ({ right, member, low, high, decided, missing, questions, mayBeOpen, mayBeClosed, mayBeUnsupported, computed }): Answered => {
      const of = member === null ? null : (sure.members[member.index] as Member)
      const refusedAnyway = !mayBeOpen && !mayBeUnsupported
      if (decided || refusedAnyway || !computed) return known(explain(sure, right, month, of, ev), nextOf(right, of))
      return {
        right,
        member: of,
        outcome: { kind: 'unknown', missing, low, high, mayBeClosed: mayBeClosed || !isOpen(right, low) },
        steps: [],
        stale: staleFigures(right, month, household.territory),
        caution: CAUTION,
        next: nextOf(right, of),
        questions,
      }
    },
  )
  return { month, rights, total: ranges.total, questions: open.length === 0 ? [] : ranges.questions, household: sure }
}
