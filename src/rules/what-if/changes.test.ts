import { describe, expect, test } from 'vitest'
import { UNSUPPORTED } from '../evaluation.ts'
import type { Right } from '../right.ts'
import { findRight } from '../rights.ts'
import * as change from '../situation/change.ts'
import { compile, unknownsOf } from '../situation/compile.ts'
import { told } from '../situation/situation.cases.ts'
import type { Housing, Situation } from '../situation/situation.ts'
import { monthOf } from '../time.ts'
import { compare, differences, marginalLoss, monthsOfRight, type Compared } from './compare.ts'

/** Each change that a worker may think of, set beside today over twelve months. */
const FROM = '2026-01'
const JANUARY = monthOf(FROM)
const right = (id: string): Right => findRight(id) as Right

const home: Housing = { tenure: 'tenant', rent: 350_00, zone: 2, flatShare: false, room: false, crous: false, sharesCosts: false, landlordRelative: false } // prettier-ignore
const poor = (...declarants: string[]) => [{ declarants, rfr: { 2023: 0, 2024: 0 }, bracket: { 2023: 0, 2024: 0 } }]
const mother = told({ id: 'Ana', role: 'parent', birthDate: '1990-04-12' })
const father = told({ id: 'Tom', role: 'parent', birthDate: '1988-02-01', activity: 'working', amounts: { netWage: { cents: 1500_00 } } })
const children = [
  told({ id: 'Léo', role: 'child', birthDate: '2016-02-01', school: 'primary' }),
  told({ id: 'Mia', role: 'child', birthDate: '2019-09-10', school: 'primary' }),
]
const lone: Situation = {
  persons: [mother, ...children],
  marital: 'single',
  aloneSince: '2020-01-01',
  housing: home,
  taxNotices: poor('Ana'),
}
const couple: Situation = {
  persons: [mother, father, ...children],
  marital: 'married',
  housing: home,
  taxNotices: [{ declarants: ['Ana', 'Tom'], rfr: { 2023: 14000_00, 2024: 14000_00 }, bracket: { 2023: 0, 2024: 0 } }],
}
const old: Situation = {
  persons: [
    told({
      id: 'Luc',
      role: 'parent',
      birthDate: '1959-06-01',
      activity: 'unemployed',
      amounts: { netUnemployment: { cents: 950_00 } },
      unemployedSince: '2025-01-02',
    }),
  ],
  marital: 'single',
  aloneSince: 'always',
  housing: home,
  taxNotices: poor('Luc'),
}

const beside = (before: Situation, after: Situation): [Compared, Compared] => {
  const both = [before, after].map((one, at) => ({ label: at === 0 ? 'Aujourd’hui' : 'Et si', household: compile(one, JANUARY) }))
  const made = compare(both, JANUARY)
  for (const { months } of made) {
    expect(months).toHaveLength(12)
    for (const { total } of months) expect(Number.isFinite(total) && total >= 0).toBe(true)
  }
  return made as [Compared, Compared]
}
const of = (one: Compared, id: string): number[] => monthsOfRight(one, right(id))

describe('what if, twelve months side by side', () => {
  test('a return to work at any salary: nothing unknown, the RSA falls, no loss of all that is earned', () => {
    let rsa = Number.POSITIVE_INFINITY
    for (let wage = 0; wage <= 3000_00; wage += 150_00) {
      const [today, work] = beside(lone, change.returnToWork(lone, 'Ana', FROM, wage))
      expect(work.months.every(({ row }) => !row.includes(UNSUPPORTED))).toBe(true)
      const last = of(work, 'rsa').at(-1) as number
      expect(last).toBeLessThanOrEqual(rsa)
      rsa = last
      const kept = (work.months.at(-1)?.total as number) + wage - (today.months.at(-1)?.total as number)
      expect(kept, `${wage}`).toBeGreaterThanOrEqual(0)
    }
    expect(rsa).toBe(0)
  })

  test('a separation: the wage of who leaves counts no more, the ASF opens', () => {
    const after = change.separation(couple, '2026-01-01', 'Tom')
    expect(unknownsOf(after, JANUARY).map(({ path }) => path)).toEqual([])
    const [before, apart] = beside(couple, after)
    expect(of(before, 'rsa')[3]).toBe(0)
    expect(of(apart, 'rsa')[3]).toBeGreaterThan(0)
    expect(of(before, 'asf')[3]).toBe(0)
    expect(of(apart, 'asf')[3]).toBeGreaterThan(0)
  })

  test('a cohabitation: the RSA and the ASF of a lone parent end', () => {
    const [before, together] = beside(lone, change.cohabitation(lone, father, FROM))
    expect(of(before, 'rsa').at(-1)).toBeGreaterThan(0)
    expect(of(together, 'rsa').at(-1)).toBe(0)
    expect(of(before, 'asf').at(-1)).toBeGreaterThan(0)
    expect(of(together, 'asf').at(-1)).toBe(0)
  })

  test('a birth: a third child raises the AF of the months after it, and not before', () => {
    const [before, after] = beside(lone, change.birth(lone, '2026-05-10', 'Ana'))
    const [two, three] = [of(before, 'af'), of(after, 'af')]
    expect(three.slice(0, 5)).toEqual(two.slice(0, 5))
    for (let at = 5; at < 12; at += 1) expect(three[at], `${at}`).toBeGreaterThan(two[at] as number)
    expect(of(after, 'pajeBase').at(-1)).toBeGreaterThan(0)
    expect(differences(before, after).map(({ right: { id } }) => id)).toContain('pajeBase')
  })

  test('a child who leaves: no AF for the one who stays', () => {
    const [before, left] = beside(lone, change.childLeaves(lone, 'Mia'))
    expect(of(before, 'af').every((cents) => cents > 0)).toBe(true)
    expect(of(left, 'af').every((cents) => cents === 0)).toBe(true)
  })

  test('a retirement: the ASPA comes up to its ceiling', () => {
    const [before, retired] = beside(old, change.retirement(old, 'Luc', FROM, 600_00))
    const [low, high] = [of(before, 'aspa'), of(retired, 'aspa')]
    expect(high.at(-1)).toBeGreaterThan(low.at(-1) as number)
    // CSS L815-9, D815-1: 12 523,14 € a year for one person in 2026
    expect(high.at(-1)).toBe(Math.round(12523_14 / 12) - 600_00)
  })

  test('a rent that rises: housing aid rises with it from that month on, up to its ceiling', () => {
    const [before, after] = beside(lone, change.rentChange(lone, '2026-04', 380_00))
    const [less, more] = [of(before, 'alf'), of(after, 'alf')]
    expect(more.slice(0, 3)).toEqual(less.slice(0, 3))
    expect(more.at(-1)).toBeGreaterThan(less.at(-1) as number)
    const [, dear] = beside(lone, change.rentChange(lone, '2026-04', 700_00))
    const [, dearer] = beside(lone, change.rentChange(lone, '2026-04', 800_00))
    expect(of(dearer, 'alf').at(-1)).toBeLessThanOrEqual(of(dear, 'alf').at(-1) as number)
  })

  test('a right that is not requested is nothing from that month on; requested again, it is what it was', () => {
    const without = change.notRequested(lone, 'rsa', '2026-04')
    const [before, after] = beside(lone, without)
    expect(of(after, 'rsa').slice(0, 3)).toEqual(of(before, 'rsa').slice(0, 3))
    expect(of(after, 'rsa').slice(3)).toEqual(Array.from({ length: 9 }, () => 0))
    const [, again] = beside(lone, change.rightRequested(without, 'rsa'))
    expect(differences(before, again)).toEqual([])
  })

  test('a right of one person, requested or not', () => {
    const disabled: Situation = { ...lone, persons: [{ ...mother, disabilityRate: 0.8 }, ...children] }
    const without = change.personNotRequested(disabled, 'Ana', 'aah', '2026-04')
    const [before, after] = beside(disabled, without)
    expect(of(before, 'aah').every((cents) => cents > 0)).toBe(true)
    expect(of(after, 'aah').slice(3)).toEqual(Array.from({ length: 9 }, () => 0))
    const [, again] = beside(disabled, change.personRightRequested(without, 'Ana', 'aah'))
    expect(differences(before, again)).toEqual([])
  })

  test('a change about somebody who is not there, or that cannot be, is refused', () => {
    expect(() => change.returnToWork(lone, 'Bob', FROM, 1)).toThrow('No person Bob')
    expect(() => change.separation(lone, '2026-01-01')).toThrow(RangeError)
    expect(() => change.cohabitation(couple, father, FROM)).toThrow(RangeError)
    expect(() => change.childLeaves(lone, 'Ana')).toThrow('No child Ana')
  })

  test('what is lost of 100 € more, at each wage: what the same month costs with 100 € more', () => {
    for (const wage of [0, 500_00, 1000_00, 1500_00, 2000_00]) {
      const made = compile(change.returnToWork(lone, 'Ana', '2020-01', wage), JANUARY)
      const loss = marginalLoss(made, made.parents[0] as never, JANUARY)
      expect(Number.isFinite(loss), `${wage}`).toBe(true)
      // earning more than nothing may cost much, but never takes the whole of it twice
      expect(loss, `${wage}`).toBeGreaterThanOrEqual(-100_00)
      expect(loss, `${wage}`).toBeLessThan(200_00)
    }
  })
})
