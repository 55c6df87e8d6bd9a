import { describe, expect, it } from 'vitest'
import { explain, isOpen } from './evaluate.ts'
import { Evaluation } from './evaluation.ts'
import type { Member } from './household.ts'
import { tenant } from './housing/tenant-figures.ts'
import { household, type HouseholdSpec } from './testing/build.ts'
import { rightOf, trying } from './testing/properties.ts'
import { monthsFor } from './testing/thresholds.ts'
import { FAMILY_THRESHOLDS } from './thresholds-family.cases.ts'
import { THRESHOLDS } from './thresholds.cases.ts'
import { monthText, yearOf, type Month } from './time.ts'

const { said, many } = trying(process.env['RUNS'], (text) => process.stdout.write(text))
const ALL = [...THRESHOLDS, ...FAMILY_THRESHOLDS]
const MONTHS = monthsFor(many)
const ev = new Evaluation()

/** Amount of a right, of the first person for a person's right. */
const amountOf = (id: string, spec: HouseholdSpec, month: Month): number => {
  const right = rightOf(id)
  const asked = household(spec)
  ev.begin(asked, month)
  return right.holder === 'family' ? right.amount(ev, month) : right.amount(ev, asked.members[0] as Member, month)
}

/** The last whole number for which a condition holds, when it holds from 0 up to there and no further. */
const lastThat = (holds: (cents: number) => boolean, above: number): number => {
  let low = 0
  let high = above
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (holds(middle)) low = middle
    else high = middle
  }
  return low
}

describe('limits of income, to the cent', () => {
  it.each(ALL.map((one) => [one.name, one] as const))('%s', (_name, { right, spec, stands, last, holds, article }) => {
    let limits = 0
    for (const month of MONTHS) {
      if (holds !== undefined && !holds(month)) continue
      const free = amountOf(right, spec(0, month), month)
      const isLow = (cents: number): boolean => {
        const amount = amountOf(right, spec(cents, month), month)
        return stands === undefined ? isOpen(rightOf(right), amount) : stands(amount, month, free)
      }
      const limit = last(month)
      const name = `${monthText(month)}, ${article}`
      expect([limit - 1, limit, limit + 1].map(isLow), name).toEqual([true, true, false])
      expect(lastThat(isLow, limit * 2 + 1000_00), name).toBe(limit)
      limits += 1
    }
    expect(limits).toBeGreaterThan(0)
  })

  it('pays no housing aid under 10 € before the flat cut (CCH D823-16 ; arrêté du 27/09/2019, art. 12)', () => {
    for (const month of MONTHS) {
      const spec = (cents: number): HouseholdSpec => ({
        year: yearOf(month),
        tenure: 4,
        zone: 2,
        rent: 280_00,
        parents: [{ born: '1985-03-10', amounts: { capitalIncome: { [`${yearOf(month) - 2}-06`]: cents } } }],
      })
      const limit = lastThat((cents) => amountOf('als', spec(cents), month) > 0, 30_000_00)
      const before = (cents: number): number =>
        explain(household(spec(cents)), rightOf('als'), month).steps.find(({ label }) => label.startsWith('Aide avant réductions'))
          ?.value ?? -1
      expect(before(limit), monthText(month)).toBeGreaterThanOrEqual(tenant.at(month).floor)
      expect(before(limit + 1), monthText(month)).toBeLessThan(tenant.at(month).floor)
      // Resources are rounded up to 100 € (CCH R822-2): the limit is one of them.
      expect(limit % 100_00, monthText(month)).toBe(0)
      const paid = amountOf('als', spec(limit), month)
      expect(paid, monthText(month)).toBeGreaterThan(0)
      expect(explain(household(spec(limit + 1)), rightOf('als'), month).outcome.kind).toBe('refused')
    }
  })

  it('says what it looked at', () => {
    said(`${ALL.length + 1} limits of ${new Set(ALL.map(({ right }) => right)).size + 1} rights in ${MONTHS.length} months`)
  })
})
