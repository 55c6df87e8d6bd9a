import { describe, expect, it } from 'vitest'
import { evaluateInto, evaluateMoneyInto, explain, explainAll, isOpen, monthlyTotal, newRow, placeOf } from './evaluate.ts'
import { Evaluation, UNSUPPORTED } from './evaluation.ts'
import { MAX_PERSONS, type Member } from './household.ts'
import { FAMILY_RIGHTS, PERSON_RIGHTS, RIGHTS } from './rights.ts'
import { household } from './testing/build.ts'
import { rowOf, trying } from './testing/properties.ts'
import { varied, variedHousehold } from './testing/varied.ts'
import { monthOf, monthText, yearOf } from './time.ts'

const FIRST = monthOf('2024-01')
const LAST = monthOf('2026-12')

const { forSeeds, said } = trying(process.env['RUNS'], (text) => process.stdout.write(text))

describe('what holds for every right and every household', () => {
  it('explains what it computes: the last step is the amount, and what is not open has a reason', () => {
    let explained = 0
    let due = 0
    let closed = 0
    const found = new Set<string>()
    forSeeds(160, (seed) => {
      const { spec, month } = varied(seed)
      const asked = household(spec)
      const row = rowOf(asked, month)
      for (const right of RIGHTS)
        for (const member of right.holder === 'family' ? [null] : asked.members) {
          const silent = row[placeOf(right, member?.index)] as number
          const { outcome, steps } = explain(asked, right, month, member)
          const name = `${right.id} of seed ${seed} in ${monthText(month)}`
          explained += 1
          if (silent === UNSUPPORTED) {
            expect(outcome.kind, name).toBe('unsupported')
            if (steps.some(({ value }) => !Number.isFinite(value))) expect.fail(`a step without a number: ${name}`)
            continue
          }
          expect(steps.at(-1)?.value, name).toBe(Math.round(silent))
          expect(outcome.kind, name).toBe(isOpen(right, silent) ? 'due' : 'refused')
          if (outcome.kind === 'due') expect(outcome.amount, name).toBe(Math.round(silent))
          if (outcome.kind === 'refused') expect(outcome.reasons.at(-1)?.text.length ?? 0, name).toBeGreaterThan(10)
          if (steps.some(({ article }) => article === '')) expect.fail(`a step without article: ${name}`)
          if (steps.some(({ value }) => !Number.isFinite(value) || Object.is(value, -0))) expect.fail(`a step without a number: ${name}`)
          if (outcome.kind === 'refused') expect(outcome.reasons.length, name).toBe(1)
          if (outcome.kind === 'due') found.add(right.id)
          if (outcome.kind === 'due') due += 1
          else closed += 1
        }
    })
    said(`explained ${explained} rights: ${due} due (${found.size} of ${RIGHTS.length} rights), ${closed} refused`)
    expect(found.size).toBeGreaterThan(RIGHTS.length * 0.9)
  })

  it('answers the same twice, in any order of households, with one evaluation for all', () => {
    const ev = new Evaluation()
    let compared = 0
    forSeeds(60, (seed) => {
      const group = [0, 1, 2, 3].map((more) => ({ asked: variedHousehold(seed + more), month: varied(seed + more).month }))
      const fresh = group.map(({ asked, month }) => rowOf(asked, month))
      for (const at of [0, 1, 2, 3, 3, 2, 0, 1, 1]) {
        const { asked, month } = group[at] as (typeof group)[number]
        expect(rowOf(asked, month, ev), `seed ${seed + at}`).toEqual(fresh[at])
        compared += 1
      }
    })
    said(`compared ${compared} rows with those of a fresh evaluation`)
  })

  it('answers one right alone as among all, whatever was asked before', () => {
    let compared = 0
    const ev = new Evaluation()
    forSeeds(150, (seed) => {
      const { spec, month } = varied(seed)
      const asked = household(spec)
      const row = rowOf(asked, month)
      for (let at = RIGHTS.length - 1; at >= 0; at -= 1) {
        const right = RIGHTS[at] as (typeof RIGHTS)[number]
        for (const member of right.holder === 'family' ? [null] : asked.members) {
          const inRow = row[placeOf(right, member?.index)] as number
          if (inRow === UNSUPPORTED) continue
          ev.begin(asked, month)
          const alone = right.holder === 'family' ? right.amount(ev, month) : right.amount(ev, member as Member, month)
          expect(alone, `${right.id} of seed ${seed}`).toBe(inRow)
          compared += 1
        }
      }
    })
    said(`compared ${compared} rights asked alone`)
  })

  it('explains a right alone as among all', () => {
    let compared = 0
    forSeeds(25, (seed) => {
      const { spec, month } = varied(seed)
      const asked = household(spec)
      for (const among of explainAll(asked, month)) {
        const alone = explain(asked, among.right, month, among.member)
        compared += 1
        if (JSON.stringify([alone.outcome, alone.steps]) !== JSON.stringify([among.outcome, among.steps]))
          expect.fail(`${among.right.id} of seed ${seed} in ${monthText(month)} is explained otherwise alone`)
      }
    })
    said(`compared ${compared} explanations`)
  })

  it('adds up the same total from all rights as from those of the total alone, never less than the highest of them', () => {
    let totals = 0
    const ev = new Evaluation()
    forSeeds(200, (seed) => {
      const { spec, month } = varied(seed)
      const asked = household(spec)
      const all = rowOf(asked, month)
      const money = newRow()
      evaluateMoneyInto(ev, asked, month, money)
      const total = monthlyTotal(asked, all, month)
      expect(monthlyTotal(asked, money, month), `seed ${seed}`).toBe(total)
      expect(Number.isInteger(total) && !Object.is(total, -0), `seed ${seed}: ${total}`).toBe(true)
      for (const right of RIGHTS) {
        const value = Math.round(all[placeOf(right)] as number)
        if (right.counts !== 'money' || right.per !== 'month' || right.id === 'aah' || value > 1e9) continue
        expect(total, `${right.id} of seed ${seed}`).toBeGreaterThanOrEqual(value)
      }
      if (total > 0) totals += 1
    })
    said(`${totals} totals that are not 0 compared`)
  })

  it('gives a number that can be paid in every month from 2024 to 2026', () => {
    const ev = new Evaluation()
    const row = newRow()
    let numbers = 0
    let open = 0
    forSeeds(100, (seed) => {
      const asked = variedHousehold(seed)
      for (let month = FIRST; month <= LAST; month += 1) {
        evaluateInto(ev, asked, month, row)
        for (const right of RIGHTS)
          for (let at = 0; at < (right.holder === 'family' ? 1 : asked.members.length); at += 1) {
            const value = row[placeOf(right, at)] as number
            numbers += 1
            if (isOpen(right, value)) open += 1
            if (value === UNSUPPORTED || value === right.closed) continue
            if (!(value >= 0) || Object.is(value, -0) || value > 100_000_00)
              expect.fail(`${right.id} is ${Object.is(value, -0) ? '-0' : value} for seed ${seed} in ${monthText(month)}`)
          }
      }
    })
    said(`read ${numbers} numbers, ${open} of them open`)
  })

  it('does not depend on the span: built around the year or the next, the same facts give the same', () => {
    let compared = 0
    forSeeds(150, (seed) => {
      const { spec, month } = varied(seed, true)
      // Amounts outside a span are 0: facts are the same when they begin with the later span, and known payments stay in both.
      const from = `${spec.year - 2}-01…`
      for (const person of [...spec.parents, ...(spec.children ?? [])]) {
        const amounts = person.amounts as Record<string, unknown> | undefined
        for (const [kind, value] of Object.entries(amounts ?? {}))
          if (typeof value === 'number') (amounts as Record<string, unknown>)[kind] = { [from]: value }
          else if (Object.keys(value as object).some((key) => key < from)) delete (amounts as Record<string, unknown>)[kind]
        delete person.received
        delete person.violenceEvidence
      }
      delete spec.received
      const now = rowOf(household(spec), month)
      const later = rowOf(household({ ...spec, year: yearOf(month) + 1 }), month)
      expect(later, `seed ${seed}`).toEqual(now)
      compared += 1
    })
    said(`compared ${compared} households built around two years`)
  })

  it('keeps every place of a row', () => {
    expect(newRow().length).toBe(FAMILY_RIGHTS.length + PERSON_RIGHTS.length * MAX_PERSONS)
    const places = RIGHTS.flatMap((right) => [placeOf(right), placeOf(right, right.holder === 'family' ? 0 : 1)])
    expect(new Set(places).size).toBe(FAMILY_RIGHTS.length + 2 * PERSON_RIGHTS.length)
  })
})
