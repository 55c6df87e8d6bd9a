import { describe, expect, test } from 'vitest'
import { household as build } from '../testing/build.ts'
import { SPAN, type Household, type Member } from '../household.ts'
import { monthOf } from '../time.ts'
import { checkSituation } from './check.ts'
import { compile, compileWithUnknowns, unknownsOf } from './compile.ts'
import { CASES, told } from './situation.cases.ts'
import type { Housing, Situation } from './situation.ts'
import type { Unknown } from './unknown.ts'

/** A household as values that can be compared: lines as arrays, members by their own facts. */
const plain = (household: Household): unknown => {
  const values = (one: object): Record<string, unknown> =>
    Object.fromEntries(
      Object.entries(one).flatMap(([key, value]): [string, unknown][] => {
        if (value instanceof Float64Array) return [[key, [...value]]]
        return typeof value === 'number' || typeof value === 'string' || typeof value === 'boolean' ? [[key, value]] : []
      }),
    )
  const member = (one: Member) => ({
    ...values({ ...one, id: '' }),
    flows: one.flows.map((flow) => [...flow].map((cents) => Math.round(cents))),
    received: [...Array(one.received.length).keys()].map((at) => (one.received[at] ? [...one.received[at]] : null)),
    tax: { rfr: [...one.tax.rfr], bracket: [...one.tax.bracket], maintenance: [...one.tax.maintenanceDeducted] },
  })
  return {
    ...values({ ...household, exact: true }),
    members: household.members.map(member),
    parents: household.parents.map(({ index }) => index),
    children: household.children.map(({ index }) => index),
    received: [...Array(household.received.length).keys()].map((at) => (household.received[at] ? [...household.received[at]] : null)),
  }
}

const may = monthOf('2026-05')

describe('a situation that is wholly told', () => {
  for (const { title, month, situation, spec } of CASES)
    test(title, () => {
      expect(unknownsOf(situation, monthOf(month)).map(({ path }) => path)).toEqual([])
      expect(plain(compile(situation, monthOf(month)))).toEqual(plain(build(spec)))
    })
  test('survives being written down and read back', () => {
    for (const { situation, month } of CASES)
      expect(checkSituation(JSON.parse(JSON.stringify(situation)), monthOf(month))).toEqual(situation)
  })
})

describe('the zone of the dwelling', () => {
  const zone = (housing: Housing, month: string): number => {
    const household = compile({ persons: [{ id: 'p', role: 'parent' }], housing }, monthOf('2026-05'))
    return household.zone[monthOf(month) - household.origin] as number
  }
  test('is that of the commune, month by month', () => {
    expect(zone({ commune: '75112' }, '2026-05')).toBe(1)
    expect(zone({ commune: [{ until: '2026-02', value: '69383' }, { from: '2026-03', value: '23096' }] }, '2026-02')).toBe(2) // prettier-ignore
    expect(zone({ commune: [{ until: '2026-02', value: '69383' }, { from: '2026-03', value: '23096' }] }, '2026-03')).toBe(3) // prettier-ignore
  })
  test('is the one that is said, where one is', () => {
    expect(zone({ commune: '75112', zone: 3 }, '2026-05')).toBe(3)
    expect(zone({ commune: '75112', zone: [{ until: '2026-04', value: 2 }] }, '2026-04')).toBe(2)
    expect(zone({ commune: '75112', zone: [{ until: '2026-04', value: 2 }] }, '2026-05')).toBe(1)
  })
})

describe('the territory', () => {
  const territory = (situation: Partial<Situation>): string =>
    compile({ persons: [{ id: 'p', role: 'parent' }], ...situation }, monthOf('2026-05')).territory
  test('is that of the commune in the asked month, or the one that is said', () => {
    expect(territory({})).toBe('mainland')
    expect(territory({ housing: { commune: '23096' } })).toBe('mainland')
    expect(territory({ housing: { commune: '97411' } })).toBe('974')
    expect(territory({ housing: { commune: '97611' } })).toBe('976')
    expect(
      territory({
        housing: {
          commune: [
            { until: '2026-03', value: '97411' },
            { from: '2026-04', value: '69383' },
          ],
        },
      }),
    ).toBe('mainland')
    expect(territory({ housing: { commune: '97411' }, territory: 'mainland' })).toBe('mainland')
  })
  test('leaves no zone to be asked overseas', () => {
    const situation: Situation = { persons: [{ id: 'p', role: 'parent' }], housing: { commune: '97411', tenure: 'tenant' } }
    expect(unknownsOf(situation, monthOf('2026-05')).map(({ path }) => path)).not.toContain('housing.zone')
  })
})

const unknownCouple: Situation = {
  persons: [
    { id: 'p', role: 'parent' },
    { id: 'q', role: 'parent' },
    { id: 'a', role: 'child' },
  ],
}
const unknownAlone: Situation = {
  persons: [
    { id: 'p', role: 'parent' },
    { id: 'a', role: 'child' },
    { id: 'b', role: 'child', birthDate: '2004-01-01' },
  ],
}
const foreigner: Situation = {
  persons: [{ id: 'p', role: 'parent', citizenship: 'other', disabilityRate: 0.5 }],
  housing: { tenure: 'buyer' },
}
const partly: Situation = {
  persons: [
    told({
      id: 'p',
      role: 'parent',
      birthDate: '1990-01-01',
      activity: [{ from: '2026-02', value: 'working' }],
      amounts: { netWage: { from: '2026-02', cents: 900_00 }, netPension: 'none' },
    }),
  ],
}
const { otherAmounts: _, ...asked } = partly.persons[0] as NonNullable<(typeof partly.persons)[0]>
const PARTLY: Situation = { ...partly, persons: [asked] }

/** Every number of a household, in a fixed order. */
const cells = (household: Household): Float64Array => {
  const lines: Float64Array[] = []
  for (const one of [household, ...household.members])
    for (const value of Object.values(one)) {
      if (value instanceof Float64Array) lines.push(value)
      else if (typeof value === 'number') lines.push(Float64Array.of(value))
    }
  for (const { flows, tax } of household.members) lines.push(...flows, tax.rfr, tax.bracket)
  const all = new Float64Array(lines.reduce((sum, line) => sum + line.length, 0))
  let at = 0
  for (const line of lines) {
    all.set(line, at)
    at += line.length
  }
  return all
}
const bytes = (numbers: Float64Array): Uint8Array => new Uint8Array(numbers.buffer)

/** Values worth setting for an unknown. */
const tries = ({ answers, range }: Unknown): number[] =>
  answers === null ? [range?.usual ?? range?.low ?? 0, range?.high ?? 0, range?.low ?? 0] : answers.map((_answer, at) => at)

describe('unknown inputs', () => {
  for (const [title, situation] of Object.entries({ unknownCouple, unknownAlone, foreigner, partly: PARTLY }))
    test(`${title}: set writes what compiling with the answer gives, and never where another unknown writes`, () => {
      const { household, unknowns } = compileWithUnknowns(situation, may)
      expect(unknowns.length).toBeGreaterThan(5)
      const start = cells(household)
      const writers = new Map<number, string>()
      for (const unknown of unknowns) {
        for (const answer of tries(unknown)) {
          unknown.set(household, answer)
          const now = cells(household)
          expect(Buffer.compare(bytes(now), bytes(cells(compile(situation, may, { [unknown.path]: answer })))), unknown.path).toBe(0)
          for (const [at, value] of now.entries())
            if (!Object.is(value, start[at])) {
              if ((writers.get(at) ?? unknown.path) !== unknown.path) expect(writers.get(at)).toBe(unknown.path)
              writers.set(at, unknown.path)
            }
        }
        unknown.set(household, tries(unknown)[0] as number)
        expect(Buffer.compare(bytes(cells(household)), bytes(start)), unknown.path).toBe(0)
      }
    })

  test('no value of the compiled household is unknown any more', () => {
    for (const situation of [unknownCouple, unknownAlone, foreigner, PARTLY]) {
      const household = compile(situation, may)
      for (const one of [household, ...household.members])
        for (const [key, value] of Object.entries(one)) if (value instanceof Float64Array) expect(value.some(Number.isNaN), key).toBe(false)
      for (const { flows } of household.members) for (const flow of flows) expect(flow.some(Number.isNaN)).toBe(false)
    }
  })

  test('an unknown writes only into the months that are unknown', () => {
    const { household, unknowns } = compileWithUnknowns(PARTLY, may)
    const wage = unknowns.find(({ path }) => path === 'persons.p.amounts.netWage') as Unknown
    wage.set(household, 500_00)
    const flow = household.members[0]?.flows[0] as Float64Array
    expect(flow[monthOf('2026-01') - household.origin]).toBe(500_00)
    expect(flow[monthOf('2026-02') - household.origin]).toBe(900_00)
    expect(flow[monthOf('2024-06') - household.origin]).toBe(0)
    const year = unknowns.find(({ path }) => path === 'persons.p.amounts.taxableWage.years.2024')
    expect(year).toBe(undefined)
  })

  test('the last year but one is asked apart, as a total', () => {
    const { household, unknowns } = compileWithUnknowns(unknownAlone, may)
    const year = unknowns.find(({ path }) => path === 'persons.p.amounts.taxableWage.years.2024') as Unknown
    year.set(household, 12000_00)
    const flow = household.members[0]?.flows[1] as Float64Array
    expect(flow[monthOf('2024-01') - household.origin]).toBe(1000_00)
    expect(flow[monthOf('2025-01') - household.origin]).toBe(0)
  })

  test('lines that an unknown writes into are not shared', () => {
    const one = compileWithUnknowns(unknownAlone, may)
    const other = compile(unknownAlone, may)
    const before = JSON.stringify(plain(other))
    for (const unknown of one.unknowns) unknown.set(one.household, tries(unknown).at(-1) as number)
    expect(JSON.stringify(plain(other)) === before).toBe(true)
    expect(one.household.tenure.length).toBe(SPAN)
  })

  test('writing takes no time: a hundred thousand answers in much less than a second', () => {
    const { household, unknowns } = compileWithUnknowns(unknownCouple, may)
    const started = performance.now()
    for (let round = 0; round < 100_000; round += 1) {
      const unknown = unknowns[round % unknowns.length] as Unknown
      unknown.set(household, unknown.range?.high ?? 0)
    }
    expect(performance.now() - started).toBeLessThan(500)
  })
})
