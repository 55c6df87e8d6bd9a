import fc from 'fast-check'
import { expect, it } from 'vitest'
import { addDays } from '#core/dates.ts'
import { householdRoles, tenures } from '#features/household/model.ts'
import type { HouseholdRole, Tenure } from '#features/household/model.ts'
import { checkSituation } from '#rules/situation/check.ts'
import { INPUTS } from '#rules/situation/inputs.ts'
import { monthOf } from '#rules/time.ts'
import { wordsOf } from './code-words.ts'
import { FACT_KINDS, kindOfPath } from './fact-kinds.ts'
import { otherNames } from './fact-names.ts'
import { situationOf } from './ledger.ts'
import type { Observation, Stay } from './material.ts'

it('has a kind for every input of the situation, each once', () => {
  expect(FACT_KINDS.map(({ input }) => input.id).toSorted()).toEqual(INPUTS.map(({ id }) => id).toSorted())
  expect(new Set([...FACT_KINDS.map(({ key }) => key), ...otherNames]).size).toBe(FACT_KINDS.length + otherNames.length)
  for (const kind of FACT_KINDS)
    expect(kindOfPath(kind.input.path.replace('<id>', 'p').replace('<year>', '2024'))).toEqual({
      kind,
      personId: kind.input.of === 'household' ? null : 'p',
    })
  for (const { key } of FACT_KINDS) expect(key).toMatch(/^[a-zA-Z]+\.[a-zA-Z0-9]+$/)
})

const today = '2026-06-16'
const day = fc.oneof(
  { weight: 8, arbitrary: fc.integer({ min: -1500, max: 300 }).map((days) => addDays(today, days)) },
  { weight: 1, arbitrary: fc.constantFrom('2026-02-31', '0000-00-00', '1789-07-14', '9999-12-31', 'hier', '2026-05') },
)
const past = fc.oneof(fc.integer({ min: 0, max: 1200 }), fc.integer({ min: 0, max: 100 })).map((days) => addDays(today, -days))
const words = FACT_KINDS.flatMap(({ input }) => Object.keys(wordsOf(input.id) ?? {}))
const value = fc.record(
  {
    cents: fc.oneof({ weight: 8, arbitrary: fc.integer({ min: 0, max: 3000_00 }) }, fc.constantFrom(-5, 1.5, Number.NaN, Number.POSITIVE_INFINITY, 1e15)),
    period: fc.constantFrom('month', 'year', 'week', 'quarter', 'day', 'once'),
    from: day,
    until: day,
    on: day,
    boolean: fc.boolean(),
    code: fc.oneof(fc.constantFrom(...words), fc.constantFrom('35238', '59000', 'x', '')),
    number: fc.oneof(fc.integer({ min: -2, max: 9 }), fc.constantFrom(0.5, 0.8, Number.NaN)),
    numbers: fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 19, maxLength: 20 }),
    months: fc.dictionary(fc.constantFrom('2026-04', '2026-05', '2025-12', '2026-13'), fc.integer({ min: -1, max: 2000_00 })),
    settled: fc.boolean(),
    text: fc.constant('x'),
  },
  { requiredKeys: [] },
) // prettier-ignore
/** What a ledger usually holds: levels of the same few amounts and states, said and read. */
const usual = fc.oneof(
  fc.record({
    key: fc.constantFrom('income.salary', 'income.salary', 'income.pension', 'income.survivorPension'),
    value: fc.record({ cents: fc.integer({ min: 1, max: 6 }).map((n) => n * 200_00), from: day }, { requiredKeys: ['cents'] }),
  }),
  fc.record({ key: fc.constant('housing.status'), value: fc.record({ code: fc.constantFrom('tenant', 'hosted') }) }),
  fc.record({ key: fc.constant('income.none'), value: fc.record({ boolean: fc.constant(true), from: day }) }),
  fc.record({ key: fc.constant('disability.rate'), value: fc.record({ number: fc.constantFrom(0, 0.5, 0.8) }) }),
)
const key = fc.oneof(fc.constantFrom(...FACT_KINDS.map((kind) => kind.key)), fc.constantFrom(...otherNames, 'debt.energy'))
const odd = fc.record({ key, value })
const fact = fc.record({
  id: fc.uuid(),
  told: fc.oneof({ weight: 2, arbitrary: usual }, odd) as fc.Arbitrary<Pick<Observation, 'key' | 'value'>>,
  subjectId: fc.constantFrom(null, null, 'p', 'p', 'q', 'a', 'stranger'),
  validFrom: fc.option(day, { freq: 2 }),
  observedOn: past,
  source: fc.constantFrom('said', 'read', 'observed', 'computed'),
  author: fc.constantFrom('Solène', 'Bruno'),
  compartmentId: fc.constantFrom('general', 'budget', 'health'),
  compartmentKind: fc.constant('budget'),
}).map(({ told, ...rest }): Observation => ({ ...rest, ...told, compartmentKind: 'budget' })) // prettier-ignore
const stay: fc.Arbitrary<Stay> = fc.record({
  personId: fc.constantFrom('p', 'q', 'a', 'b', 'c'),
  role: fc.constantFrom(...(Object.keys(householdRoles) as HouseholdRole[])),
  custody: fc.constantFrom(null, 'full', 'alternating', 'visits'),
  sex: fc.constantFrom('F', 'M', 'unknown'),
  birthDate: fc.option(fc.constantFrom('1990-03-12', '2016-02-03', '1789-07-14', '2026-09-01', '2003-01-01', '2025-02-30')),
  diedOn: fc.option(past, { freq: 8 }),
  unborn: fc.boolean(),
  expectedOn: fc.option(fc.constantFrom('2026-09-01', '2031-01-01')),
  fromDate: day,
  untilDate: fc.option(day, { freq: 4 }),
  compartmentId: fc.constant('identity'),
})
const main: Stay = {
  personId: 'p', role: 'main', custody: null, sex: 'F', birthDate: '1990-03-12', diedOn: null, unborn: false, expectedOn: null, fromDate: '2020-01-01',
  untilDate: null, compartmentId: 'identity',
} // prettier-ignore
const households = fc.oneof(
  { weight: 3, arbitrary: fc.array(stay, { maxLength: 3 }).map((stays) => [main, ...stays]) },
  fc.array(stay, { maxLength: 6 }),
)
const home = fc.option(
  fc.record({ id: fc.constant('h'), tenure: fc.constantFrom(...(Object.keys(tenures) as Tenure[])), communeCode: fc.constantFrom(null, '35238', '59000'), fromDate: past, compartmentId: fc.constant('identity') }),
) // prettier-ignore

it('whatever the ledger holds, a situation that can be computed comes of it', () => {
  let [runs, uses, refused, contradictions, stale] = [0, 0, 0, 0, 0]
  fc.assert(
    fc.property(households, home, fc.array(fact, { maxLength: 25 }), (stays, dwelling, facts) => {
      const before = JSON.stringify(facts)
      const known = situationOf({ stays, home: dwelling, facts }, today)
      expect(checkSituation(known.situation, monthOf(today))).toBe(known.situation)
      expect(JSON.stringify(facts)).toBe(before)
      expect(situationOf({ stays, home: dwelling, facts }, today)).toEqual(known)
      const read = new Set(known.compartmentIds)
      for (const line of [...known.uses, ...known.stale, ...known.refused, ...known.contradictions.flatMap((one) => [one.used, one.other])])
        expect(read.has(line.compartmentId)).toBe(true)
      runs += 1
      uses += known.uses.length
      refused += known.refused.length
      contradictions += known.contradictions.length
      stale += known.stale.length
    }),
    { numRuns: Number(process.env['RUNS'] ?? 400), ...(process.env['RUNS'] ? {} : { seed: 20_260_616 }) },
  )
  process.stdout.write(
    `ledger: ${runs} households, ${uses} facts used, ${refused} refused, ${stale} stale, ${contradictions} contradictions\n`,
  )
  expect(Math.min(uses, refused, stale)).toBeGreaterThan(100)
  expect(contradictions).toBeGreaterThan(10)
})
