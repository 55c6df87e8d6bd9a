import { describe, expect, it } from 'vitest'
import { answer } from '../answer.ts'
import { evaluateInto, monthlyTotal, newRow, placeOf } from '../evaluate.ts'
import { Evaluation, UNSUPPORTED } from '../evaluation.ts'
import { compileWithUnknowns } from '../situation/compile.ts'
import type { Situation } from '../situation/situation.ts'
import { told } from '../situation/situation.cases.ts'
import { forget, randomSituation } from '../testing/random-situation.ts'
import { monthOf } from '../time.ts'
import { turnable } from './of-situation.ts'
import { rangesOf } from './ranges.ts'
import { sequence } from './unknown.ts'

const HOUSEHOLDS = Number(process.env['RUNS'] ?? 4)
const COMPLETIONS = 300

const tenantAlone = (more: object = {}): Situation => ({
  persons: [
    told({ id: 'Nadia', role: 'parent', birthDate: '1990-04-12', activity: 'working', amounts: { netWage: { cents: 986_00 } }, ...more }),
  ],
  marital: 'single',
  aloneSince: 'always',
  housing: {
    tenure: 'socialTenant',
    rent: 420_00,
    zone: 2,
    flatShare: false,
    room: false,
    crous: false,
    sharesCosts: false,
    landlordRelative: false,
  },
  taxNotices: [{ declarants: ['Nadia'], rfr: { 2024: 9_000_00 }, bracket: { 2024: 0 } }],
})
const MAY = monthOf('2026-05')

describe('ranges over what is not known', () => {
  it('every completion lies inside (brute force; the whole proof is npm run prove:ranges)', () => {
    const ev = new Evaluation()
    const row = newRow()
    let [ranges, completions, unknownInputs] = [0, 0, 0]
    const outside: string[] = []
    for (let seed = 1; seed <= HOUSEHOLDS; seed += 1) {
      const { situation, month: text } = randomSituation(seed * 17)
      const month = monthOf(text)
      const known = forget(situation, 1 + (seed % 6), seed)
      const searched = compileWithUnknowns(known, month)
      const unknowns = searched.unknowns.map(turnable).filter(({ answers }) => answers.length > 1)
      if (unknowns.length === 0 || unknowns.length > 12) continue
      unknownInputs += unknowns.length
      const found = rangesOf(searched.household, unknowns, month)
      const { household } = compileWithUnknowns(known, month)
      const random = sequence(seed)
      ranges += found.rights.length + 1
      for (let run = 0; run < COMPLETIONS; run += 1) {
        for (const { answers, set } of unknowns) set(household, (answers[Math.floor(random() * answers.length)] as { value: number }).value)
        evaluateInto(ev, household, month, row)
        completions += 1
        for (const { right, member, low, high } of found.rights) {
          const value = row[placeOf(right, member?.index ?? 0)] as number
          if (value !== UNSUPPORTED && (Math.round(value) < low || Math.round(value) > high))
            outside.push(`${seed} ${right.id} ${value} not in ${low}…${high}`)
        }
        const total = monthlyTotal(household, row, month)
        if (total < found.total.low || total > found.total.high)
          outside.push(`${seed} total ${total} not in ${found.total.low}…${found.total.high}`)
      }
    }
    process.stdout.write(
      `ranges: ${ranges} ranges, ${unknownInputs} unknown inputs, ${completions} completions run, ${outside.length} outside\n`,
    )
    expect(completions).toBeGreaterThan(1000)
    expect(outside).toEqual([])
  }, 60_000)

  it('says the amount when all is known, and nothing is asked', () => {
    const { rights, total, questions } = answer(tenantAlone(), MAY)
    expect(rights.filter(({ outcome }) => outcome.kind === 'unknown')).toEqual([])
    expect(questions).toEqual([])
    expect(total.low).toBe(total.high)
    const ppa = rights.find(({ right }) => right.id === 'ppa')
    expect(ppa?.outcome.kind).toBe('due')
    expect(ppa?.steps.at(-1)?.value).toBe(ppa?.outcome.kind === 'due' ? ppa.outcome.amount : -1)
  })

  it('an unknown rent makes the housing aid an interval, never 0, and asks for the rent first', () => {
    const known = tenantAlone({ amounts: { netWage: { cents: 500_00 } } })
    const { rent: _rent, ...housing } = known.housing ?? {}
    const { rights, questions, total } = answer({ ...known, housing }, MAY)
    const apl = rights.find(({ right }) => right.id === 'apl')?.outcome
    expect(apl?.kind).toBe('unknown')
    if (apl?.kind !== 'unknown') return
    expect(apl.missing).toEqual(['housing.rent'])
    expect(apl.high).toBeGreaterThan(apl.low)
    expect(questions[0]?.unknown.id).toBe('housing.rent')
    expect(questions[0]?.narrows).toBeGreaterThan(0)
    expect(total.high).toBeGreaterThan(total.low)
    // What does not hang on the rent stays sure.
    expect(rights.find(({ right }) => right.id === 'af')?.outcome.kind).toBe('refused')
  })

  it('an answer never leaves the range that was said before it', () => {
    let told = 0
    for (let seed = 1; seed <= 6; seed += 1) {
      const { situation, month: text } = randomSituation(seed)
      const month = monthOf(text)
      const unknown = forget(situation, 3, seed)
      const wide = answer(unknown, month)
      const sure = answer(forget(situation, 2, seed), month)
      for (const [at, { right, outcome }] of wide.rights.entries()) {
        const after = sure.rights[at]?.outcome
        if (outcome.kind !== 'unknown' || right.counts !== 'money' || after === undefined) continue
        const [low, high] =
          after.kind === 'unknown' ? [after.low, after.high] : after.kind === 'due' ? [after.amount, after.amount] : [0, 0]
        told += 1
        const slack = (outcome.high - outcome.low) * 0.1 + 1
        expect(low, `${seed} ${right.id}`).toBeGreaterThanOrEqual(outcome.low - slack)
        expect(high, `${seed} ${right.id}`).toBeLessThanOrEqual(outcome.high + slack)
      }
    }
    process.stdout.write(`ranges: ${told} ranges compared after one more answer\n`)
    expect(told).toBeGreaterThan(5)
  }, 60_000)

  it('the same question gets the same answer', () => {
    const { situation, month } = randomSituation(5)
    const known = forget(situation, 4, 5)
    const say = () => answer(known, monthOf(month)).rights.map(({ right, outcome }) => [right.id, outcome])
    expect(say()).toEqual(say())
  })

  it('refuses a month before the first figures', () => {
    expect(() => answer(tenantAlone(), monthOf('2023-12'))).toThrow(/à partir de 2024-01/)
  })
})
