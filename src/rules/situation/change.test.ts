import { describe, expect, test } from 'vitest'
import { AMOUNT } from '../amounts.ts'
import { FAMILY_SLOTS } from '../evaluation.ts'
import { monthOf } from '../time.ts'
import {
  birth,
  childLeaves,
  cohabitation,
  notRequested,
  rentChange,
  retirement,
  returnToWork,
  rightRequested,
  separation,
} from './change.ts'
import { checkSituation } from './check.ts'
import { compile, unknownsOf } from './compile.ts'
import { CASES, told } from './situation.cases.ts'
import type { Situation } from './situation.ts'

const may = monthOf('2026-05')
const couple = CASES.find(({ title }) => title.startsWith('married couple'))?.situation as Situation
const alone: Situation = {
  persons: [
    told({
      id: 'p',
      role: 'parent',
      birthDate: '1990-03-12',
      activity: [{ from: '2025-11', value: 'unemployed' }],
      unemployedSince: '2025-11-03',
      amounts: { netUnemployment: { from: '2025-12', cents: 900_00 }, netWage: { until: '2025-10', cents: 1400_00 }, grossWage: { until: '2025-10', cents: 1800_00 } },
    }),
    told({ id: 'a', role: 'child', birthDate: '2019-09-02', school: 'primary' }),
  ],
  marital: 'single', aloneSince: 'always',
  housing: { tenure: 'tenant', rent: 500_00, zone: 2, flatShare: false, room: false, crous: false, sharesCosts: false, landlordRelative: false },
} // prettier-ignore

const flowAt = (situation: Situation, kind: keyof typeof AMOUNT, month: string): number => {
  const household = compile(situation, monthOf(month))
  return Math.round(household.members[0]?.flows[AMOUNT[kind]]?.[monthOf(month) - household.origin] ?? Number.NaN)
}

describe('what if', () => {
  test('leaves the given situation as it is, and gives one that can be', () => {
    const before = JSON.stringify(alone)
    const others = [
      returnToWork(alone, 'p', '2026-05', 1300_00),
      retirement(alone, 'p', '2026-05', 1000_00),
      cohabitation(alone, told({ id: 'q', role: 'parent', birthDate: '1988-01-01' }), '2026-05'),
      birth(alone, '2026-09-01'),
      childLeaves(alone, 'a'),
      rentChange(alone, '2026-05', 450_00),
      notRequested(alone, 'al', '2026-05'),
    ]
    for (const other of others) expect(checkSituation(JSON.parse(JSON.stringify(other)), may)).toEqual(other)
    expect(JSON.stringify(alone)).toBe(before)
  })
  test('a return to work: wage, no benefit, taxable and gross follow, earlier months stay', () => {
    const back = returnToWork(alone, 'p', '2026-05', 1300_00)
    expect(flowAt(back, 'netWage', '2026-05')).toBe(1300_00)
    expect(flowAt(back, 'taxableWage', '2026-05')).toBe(1346_80)
    expect(flowAt(back, 'grossWage', '2026-05')).toBe(1651_00)
    expect(flowAt(back, 'netUnemployment', '2026-05')).toBe(0)
    const household = compile(back, may)
    expect(household.parents[0]?.activity[may - household.origin]).toBe(1)
    expect(household.parents[0]?.flows[AMOUNT.netUnemployment]?.[may - 1 - household.origin]).toBe(900_00)
    expect(household.parents[0]?.flows[AMOUNT.grossWage]?.[monthOf('2025-10') - household.origin]).toBe(1800_00)
  })
  test('a retirement: pension, nothing else', () => {
    const old = retirement(alone, 'p', '2026-05', 1000_00)
    expect(flowAt(old, 'netPension', '2026-05')).toBe(1000_00)
    expect(flowAt(old, 'grossPension', '2026-05')).toBe(1000_00)
    expect(flowAt(old, 'netUnemployment', '2026-05')).toBe(0)
  })
  test('a separation: one parent, alone since that day, with an own tax notice', () => {
    const left = separation(couple, '2026-04-10')
    const household = compile(left, may)
    expect(household.parents.map(({ id }) => id)).toEqual(['p'])
    expect(household.parents[0]?.tax.declarants.map(({ id }) => id)).toEqual(['p'])
    expect(unknownsOf(left, may).map(({ path }) => path)).toEqual([])
    const withChild = compile(
      separation({ ...couple, persons: [...couple.persons, told({ id: 'a', role: 'child', birthDate: '2018-01-01' })] }, '2026-04-10'),
      may,
    )
    expect(withChild.recentlyAlone[monthOf('2026-03') - withChild.origin]).toBe(0)
    expect(withChild.recentlyAlone[may - withChild.origin]).toBe(1)
  })
  test('a cohabitation: two parents before the children', () => {
    const household = compile(cohabitation(alone, told({ id: 'q', role: 'parent', birthDate: '1988-01-01' }), '2026-05'), may)
    expect(household.members.map(({ id }) => id)).toEqual(['p', 'q', 'a'])
    expect(household.recentlyAlone.every((yes) => yes === 0)).toBe(true)
  })
  test('a birth: pregnant before, a child from that month on', () => {
    const awaited = birth(alone, '2026-09-01', 'p', 2)
    expect(compile(awaited, may).parents[0]?.pregnant[may - compile(awaited, may).origin]).toBe(1)
    expect(
      compile(awaited, may)
        .children.map(({ birthMonth }) => birthMonth)
        .filter((born) => born > may),
    ).toEqual([monthOf('2026-09'), monthOf('2026-09')])
    const born = compile(awaited, monthOf('2026-09'))
    expect(born.parents[0]?.pregnant[monthOf('2026-09') - born.origin]).toBe(0)
  })
  test('a rent that changes: from that month on', () => {
    const household = compile(rentChange(alone, '2026-05', 450_00), may)
    expect(household.rent[may - household.origin]).toBe(450_00)
    expect(household.rent[may - 1 - household.origin]).toBe(500_00)
  })
  test('a right that is not asked for is nothing from that month on, and is asked for again', () => {
    const without = notRequested(alone, 'al', '2026-05')
    const household = compile(without, may)
    const line = household.received[FAMILY_SLOTS.indexOf('al')]
    expect(line?.[may - household.origin]).toBe(0)
    expect(line?.[may - 1 - household.origin]).toBe(Number.NaN)
    expect(rightRequested(without, 'al')).toEqual({ ...alone, notRequested: {} })
  })
})
