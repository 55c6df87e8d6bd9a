/** One household’s rights as the night keeps them: the same answers as `answer()`, without their explanations. Pure, deterministic. */
import { evaluateInto, isOpen, monthlyTotal, newRow, placeOf, type Row } from '#rules/evaluate.ts'
import { Evaluation, UNSUPPORTED } from '#rules/evaluation.ts'
import type { Household, Member } from '#rules/household.ts'
import { turnable } from '#rules/ranges/of-situation.ts'
import { rangesOf } from '#rules/ranges/ranges.ts'
import type { Unknown } from '#rules/ranges/unknown.ts'
import { RIGHTS } from '#rules/rights.ts'
import type { Right } from '#rules/right.ts'
import { compileWithUnknowns } from '#rules/situation/compile.ts'
import type { Situation } from '#rules/situation/situation.ts'
import { monthOf, monthText, type Month } from '#rules/time.ts'
import { forecast, nextChange, type ForecastMonth, type NextChange } from '#rules/what-if/forecast.ts'
import type { Ahead, KeptRight, ResultBody, Span, Why } from './model.ts'
import { coarseRanges, type Found } from './coarse.ts'
import { FALLS_FROM } from './news.ts'

/** Months ahead in which a stop or a fall is told. */
export const HORIZON = 3
const QUESTIONS = 3

export type Computed = {
  readonly body: ResultBody
  /** Why a right is in a month no more what it was the month before, everything known being as it is today; `facts` when that does not say. */
  readonly whyIn: (month: string, right: string, member: string | null) => Why
}

const holdersOf = (right: Right, household: Household): (Member | null)[] => (right.holder === 'family' ? [null] : household.members)
const idOf = (member: Member | null): string | null => member?.id ?? null

const whyOf = (change: NextChange | null): Why => {
  const causes = change?.causes ?? []
  for (const cause of causes)
    if (cause.kind === 'birthday')
      return cause.age === 0 ? { kind: 'birth', member: cause.member.id } : { kind: 'birthday', member: cause.member.id, age: cause.age }
  if (causes.some(({ kind }) => kind === 'revaluation')) return { kind: 'revaluation' }
  return change === null ? { kind: 'facts' } : { kind: 'window' }
}

/** The first month ahead in which an open right stops or falls by so much by itself. */
const aheadOf = (months: readonly ForecastMonth[], right: Right, member: Member | null): Ahead | null => {
  const place = placeOf(right, member?.index ?? 0)
  const now = (months[0] as ForecastMonth).row[place] as number
  for (let at = 1; at < months.length; at += 1) {
    const { month, row } = months[at] as ForecastMonth
    const then = row[place] as number
    if (then === UNSUPPORTED) return null
    const stops = !isOpen(right, then)
    if (!stops && !(right.counts === 'money' && right.per === 'month' && now - then >= FALLS_FROM)) continue
    const after = Math.round(then)
    return { month: monthText(month), stops, after: [after, after] }
  }
  return null
}

/** How ranges are looked for: `coarse` for a whole caseload, `full` as a page does. */
export type Search = 'coarse' | 'full'
const SEARCHES: Readonly<Record<Search, (household: Household, unknowns: readonly Unknown[], month: Month) => Found>> = {
  coarse: coarseRanges,
  full: rangesOf,
}

type Loose = Omit<KeptRight, 'missing'> & { missing?: readonly string[] }
const kept = (right: Right, member: Member | null, open: KeptRight['open'], span: Span, more: Partial<Loose> = {}): Loose => ({
  right: right.id,
  member: idOf(member),
  open,
  span,
  ...more,
})

const sureRights = (household: Household, months: readonly ForecastMonth[], row: Row): Omit<KeptRight, 'missing'>[] =>
  RIGHTS.flatMap((right) =>
    holdersOf(right, household).flatMap((member): Omit<KeptRight, 'missing'>[] => {
      const value = row[placeOf(right, member?.index ?? 0)] as number
      if (value === UNSUPPORTED) return [kept(right, member, 'unsupported', [0, 0])]
      if (!isOpen(right, value)) return []
      const amount = Math.round(value)
      const ahead = right.per === 'once' ? null : aheadOf(months, right, member)
      return [kept(right, member, 'sure', [amount, amount], ahead === null ? {} : { ahead })]
    }),
  )

/** What is open as far as it is known. A stop ahead is kept only when it holds whatever the missing answers. */
const partlyKnown = (situation: Situation, month: Month, household: Household, open: readonly Unknown[], search: Search) => {
  const find = SEARCHES[search]
  const ranges = find(household, open, month)
  const sure = compileWithUnknowns(situation, month).household
  const row = newRow()
  evaluateInto(new Evaluation(), sure, month, row)
  const months = forecast(sure, month, HORIZON + 1)
  const later = new Map<Month, Found>()
  const rangesIn = (at: Month): Found => {
    const known = later.get(at)
    if (known) return known
    const fresh = compileWithUnknowns(situation, month)
    const asked = fresh.unknowns.map(turnable).filter(({ answers }) => answers.length > 1)
    const found = find(fresh.household, asked, at)
    later.set(at, found)
    return found
  }
  const confirmed = (at: number, right: Right, member: Member | null): { ahead?: Ahead } => {
    const ahead = right.per === 'once' ? null : aheadOf(months, right, member)
    if (ahead === null || !ahead.stops) return {}
    const there = rangesIn(monthOf(ahead.month)).rights[at]
    return there !== undefined && there.computed && !there.mayBeOpen && !there.mayBeUnsupported ? { ahead } : {}
  }
  const rights = ranges.rights.flatMap(
    ({ right, member, low, high, decided, missing, mayBeOpen, mayBeClosed, mayBeUnsupported, computed }, at) => {
      const of = member === null ? null : (sure.members[member.index] as Member)
      const value = row[placeOf(right, of?.index ?? 0)] as number
      if (decided || (!mayBeOpen && !mayBeUnsupported) || !computed) {
        if (value === UNSUPPORTED) return [kept(right, of, 'unsupported', [0, 0])]
        if (!isOpen(right, value)) return []
        const amount = Math.round(value)
        return [kept(right, of, 'sure', [amount, amount], confirmed(at, right, of))]
      }
      const closes = mayBeClosed || !isOpen(right, low)
      return [kept(right, of, closes ? 'maybe' : 'sure', [low, high], { missing, ...(closes ? {} : confirmed(at, right, of)) })]
    },
  )
  return { rights, ranges, sure }
}

/** All rights of a situation that was checked (`situationOf` gives nothing else), in a month. */
export const computeRights = (situation: Situation, month: Month, search: Search): Computed => {
  const { household, unknowns } = compileWithUnknowns(situation, month)
  const open = unknowns.map(turnable).filter(({ answers }) => answers.length > 1)
  const whyIn =
    (sure: Household) =>
    (then: string, id: string, memberId: string | null): Why => {
      const right = RIGHTS.find((one) => one.id === id)
      if (right === undefined) return { kind: 'facts' }
      const member = sure.members.find((one) => one.id === memberId)
      return whyOf(nextChange(sure, forecast(sure, month - 1, monthOf(then) - month + 2).slice(-2), right, member?.index ?? 0))
    }
  if (open.length === 0) {
    const months = forecast(household, month, HORIZON + 1)
    const { row } = months[0] as ForecastMonth
    const total = monthlyTotal(household, row, month)
    return {
      body: { month: monthText(month), rights: sureRights(household, months, row), total: [total, total], questions: [], unknown: [] },
      whyIn: whyIn(household),
    }
  }
  const { rights, ranges, sure } = partlyKnown(situation, month, household, open, search)
  const unknown = [...new Set(rights.flatMap(({ missing }) => missing ?? []))]
  const placeOfPath = new Map(unknown.map((path, at) => [path, at]))
  return {
    body: {
      month: monthText(month),
      rights: rights.map(({ missing, ...right }) =>
        missing ? { ...right, missing: missing.map((path) => placeOfPath.get(path) as number) } : right,
      ),
      total: [ranges.total.low, ranges.total.high],
      questions: ranges.questions.slice(0, QUESTIONS).map((question) => question.unknown.id),
      unknown,
    },
    whyIn: whyIn(sure),
  }
}
