import { Evaluation } from '../evaluation.ts'
import { evaluateInto, monthlyTotal, newRow, placeOf } from '../evaluate.ts'
import { AMOUNT, type AmountKind } from '../amounts.ts'
import { NONE, setFlow, type Household, type Member } from '../household.ts'
import type { Right } from '../right.ts'
import { RIGHTS } from '../rights.ts'
import type { Month } from '../time.ts'
import { forecast, type ForecastMonth } from './forecast.ts'

/** A situation set beside others: what it is called, and its months. */
export interface Compared {
  readonly label: string
  readonly household: Household
  readonly months: readonly ForecastMonth[]
}

/** Several situations over the same months, side by side. */
export const compare = (situations: readonly { label: string; household: Household }[], from: Month, months = 12): Compared[] =>
  situations.map(({ label, household }) => ({ label, household, months: forecast(household, from, months) }))

/** What one right brings in each month of a compared situation, all holders together, cents. */
export const monthsOfRight = ({ household, months }: Compared, right: Right): number[] =>
  months.map(({ row }) => {
    if (right.holder === 'family') return Math.round(row[placeOf(right)] as number)
    let total = 0
    for (const member of household.members) total += Math.round(row[placeOf(right, member.index)] as number)
    return total
  })

/** Rights that are not the same in two compared situations, with the sum over the months of the first and of the second. */
export const differences = (first: Compared, second: Compared): { right: Right; before: number; after: number }[] =>
  RIGHTS.flatMap((right) => {
    if (right.counts !== 'money') return []
    const [before, after] = [first, second].map((one) => monthsOfRight(one, right).reduce((sum, value) => sum + value, 0)) as [
      number,
      number,
    ]
    return before === after ? [] : [{ right, before, after }]
  })

/** Earnings in which 100 € net more a month are also 100 € more of what the tax notice counts, and of the gross wage. */
const EARNED: readonly [AmountKind, number][] = [
  ['netWage', 1],
  ['taxableWage', 1.04],
  ['grossWage', 1.28],
]

/** A copy of a household in which one person earns so many more cents net in every month of the span (negative: less, never below 0). */
export const earningMore = (household: Household, earner: Member, cents: number): Household => {
  const members = household.members.map((member) => {
    if (member !== earner) return member
    const copy: Member = { ...member, flows: [...member.flows], kinds: [...member.kinds] }
    for (const [kind, ratio] of EARNED) {
      const flow = copy.flows[AMOUNT[kind]] ?? NONE
      setFlow(
        copy,
        kind,
        Float64Array.from(flow, (value) => Math.max(value + cents * ratio, 0)),
      )
    }
    return copy
  })
  const same = (list: Member[]): Member[] => list.map((member) => members[member.index] as Member)
  return {
    ...household,
    members,
    parents: same(household.parents),
    children: same(household.children),
    dwelling: household.dwelling.map((member) => (member === earner ? (members[earner.index] as Member) : member)),
  }
}

/**
 * What a person loses in rights for 100 € more earned each month, once all the windows of resources have moved on: cents lost of 100 €
 * (100_00 = all of it; negative = rights rise). Rights counted: the monthly money ones.
 */
export const marginalLoss = (household: Household, earner: Member, month: Month): number => {
  const ev = new Evaluation()
  const row = newRow()
  evaluateInto(ev, household, month, row)
  const before = monthlyTotal(household, row, month)
  const more = earningMore(household, earner, 100_00)
  evaluateInto(ev, more, month, row)
  return before - monthlyTotal(more, row, month)
}
