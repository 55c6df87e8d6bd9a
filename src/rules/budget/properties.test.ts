import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { instalments, owed, resources } from './budget.ts'
import type { Budget, Line } from './budget.ts'
import { DEBT_KINDS, inOrder, STAGES } from './debts.ts'
import type { Debt, DebtKind, Stage } from './debts.ts'
import { known } from './figure.ts'
import { LINE_KINDS } from './kinds.ts'
import { creditRate, effortRate, outgoing, perDay, remaining } from './remaining.ts'
import { instalmentFor, mostRepayable, repaymentCapacity } from './repayment.ts'
import { seizablePart } from './seizure.ts'
import { signsOf } from './signs.ts'
import { PERIODS, shares, smoothed } from './smoothing.ts'
import type { BudgetPeriod } from './smoothing.ts'

const runs = { numRuns: Number(process.env['RUNS'] ?? 400) }
const cents = fc.integer({ min: 0, max: 5_000_00 })
const maybe = <T>(one: fc.Arbitrary<T>) => fc.option(one, { nil: null, freq: 8 })
const line: fc.Arbitrary<Line> = fc.record({
  id: fc.uuid(),
  kind: fc.constantFrom(...LINE_KINDS),
  cents: maybe(cents),
  period: fc.constantFrom(...(Object.keys(PERIODS) as BudgetPeriod[])),
  onceIn: maybe(fc.constantFrom('2026-05', '2026-06')),
})
const debt: fc.Arbitrary<Debt> = fc.record({
  id: fc.uuid(),
  label: fc.string(),
  kind: fc.constantFrom(...(Object.keys(DEBT_KINDS) as DebtKind[])),
  due: maybe(cents),
  monthly: maybe(cents),
  stage: fc.constantFrom(...(Object.keys(STAGES) as Stage[])),
  actBy: maybe(fc.constantFrom('2026-07-01', '2026-08-01')),
  place: maybe(fc.integer({ min: 1, max: 9 })),
})
const budget: fc.Arbitrary<Budget> = fc.record({
  month: fc.constantFrom('2025-11', '2026-02', '2026-06'),
  lines: fc.array(line, { maxLength: 12 }),
  debts: fc.uniqueArray(debt, { maxLength: 8, selector: ({ id }) => id }),
  persons: fc.array(fc.record({ age: maybe(fc.integer({ min: 0, max: 90 })), role: fc.constantFrom('adult' as const, 'child' as const) }), {
    maxLength: 7,
  }),
})
const table = { base: [600_00, 200_00], habitation: [120_00, 20_00], chauffage: [120_00, 20_00] } as const
const atLeastNothing = (figure: ReturnType<typeof resources>): boolean =>
  figure.kind === 'unknown' ? figure.missing.length > 0 : figure.cents >= 0 && Number.isInteger(figure.cents)

describe('what holds for every budget', () => {
  it('shares add up to the whole, to the cent, each within one cent of its part', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 10_000_000 }),
        fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1 }),
        (total, weights) => {
          const got = shares(total, weights)
          const sum = weights.reduce((all, one) => all + one, 0)
          expect(got.reduce((all, one) => all + one, 0)).toBe(total)
          for (const [at, share] of got.entries()) expect(Math.abs(share - (total * (weights[at] ?? 0)) / sum)).toBeLessThan(1)
        },
      ),
      runs,
    )
  })
  it('smoothing keeps the year', () => {
    fc.assert(
      fc.property(cents, fc.constantFrom('week', 'month', 'quarter', 'year'), (amount, period) => {
        const months = smoothed(amount, period)
        expect(months).toHaveLength(12)
        expect(months.reduce((all, one) => all + one, 0)).toBe(amount * PERIODS[period].aYear)
        expect(Math.max(...months) - Math.min(...months)).toBeLessThanOrEqual(1)
        if (period === 'quarter')
          for (const first of [0, 3, 6, 9]) expect(months.slice(first, first + 3).reduce((all, one) => all + one, 0)).toBe(amount)
      }),
      runs,
    )
  })
  it('totals, what is seizable and what may be paid back are never negative, and always whole cents or what is missing', () => {
    fc.assert(
      fc.property(budget, (one) => {
        for (const figure of [
          resources(one),
          outgoing(one, 'toLive'),
          outgoing(one, 'balance'),
          instalments(one),
          owed(one),
          repaymentCapacity(one, table).capacity,
          mostRepayable(one),
        ])
          expect(atLeastNothing(figure)).toBe(true)
        for (const rate of [effortRate(one), creditRate(one)]) if (rate.kind === 'known') expect(rate.rate).toBeGreaterThanOrEqual(0)
      }),
      runs,
    )
  })
  it('what is proposed to one creditor is never more than is owed, nor than the capacity, whatever the others are paid', () => {
    fc.assert(
      fc.property(budget, (one) => {
        const { capacity } = repaymentCapacity(one, table)
        for (const { id, due } of one.debts) {
          const proposed = instalmentFor(one, id, table)
          expect(atLeastNothing(proposed)).toBe(true)
          expect(instalmentFor(one, id, null).kind).toBe('unknown')
          if (proposed.kind === 'unknown') continue
          expect(proposed.cents).toBeLessThanOrEqual(due ?? Number.POSITIVE_INFINITY)
          expect(proposed.cents).toBeLessThanOrEqual(capacity.kind === 'known' ? capacity.cents : -1)
        }
      }),
      runs,
    )
  })
  it('the seizable part never rises with a dependant, never falls with income, and never touches the RSA of one person', () => {
    fc.assert(
      fc.property(cents, cents, fc.nat(6), (net, more, dependants) => {
        const part = (income: number, others: number): number => {
          const figure = seizablePart(known(income), others, '2026-06')
          return figure.kind === 'known' ? figure.cents : Number.NaN
        }
        expect(part(net, dependants)).toBeGreaterThanOrEqual(0)
        expect(part(net, dependants + 1)).toBeLessThanOrEqual(part(net, dependants))
        expect(part(net + more, dependants)).toBeGreaterThanOrEqual(part(net, dependants))
        expect(part(net, dependants)).toBeLessThanOrEqual(Math.max(net - 651_69, 0))
      }),
      runs,
    )
  })
  it('does not depend on the order in which lines and debts were written', () => {
    fc.assert(
      fc.property(budget, fc.nat(), (one, turn) => {
        const turned = <T>(list: readonly T[]): T[] => {
          const at = list.length === 0 ? 0 : turn % list.length
          return [...list.slice(at), ...list.slice(0, at)].toReversed()
        }
        const other: Budget = { ...one, lines: turned(one.lines), debts: turned(one.debts), persons: turned(one.persons) }
        const said = (of: Budget) => [
          resources(of),
          remaining(of, 'toLive'),
          remaining(of, 'fixed'),
          remaining(of, 'balance'),
          perDay(remaining(of, 'toLive'), of.persons, 3040, 'person'),
          perDay(remaining(of, 'toLive'), of.persons, 3040, 'unit'),
          repaymentCapacity(of, table).capacity,
          inOrder(of.debts).map(({ id }) => id),
          signsOf(
            of,
            { perDayCents: 10_00, days: 3040, sharedBy: 'person', creditRate: 3333 },
            { creditToLive: null, lastingOverdraft: null },
          ),
        ]
        expect(said(other)).toEqual(said(one))
      }),
      runs,
    )
  })
})
