import { describe, expect, it } from 'vitest'
import { answer } from '#rules/answer.ts'
import type { Situation } from '#rules/situation/situation.ts'
import { told } from '#rules/situation/situation.cases.ts'
import { monthOf } from '#rules/time.ts'
import { forget, randomSituation } from '#rules/testing/random-situation.ts'
import { computeRights } from './compute.ts'

const RUNS = Number(process.env['RUNS'] ?? 30)

describe('the rights that the night keeps', () => {
  it('are those of answer(), known or not', () => {
    let [known, unknown] = [0, 0]
    for (let seed = 1; seed <= RUNS; seed += 1) {
      const { situation, month: text } = randomSituation(seed)
      const month = monthOf(text)
      const given = seed % 3 === 0 ? forget(situation, 1 + (seed % 3), seed) : situation
      const full = answer(given, month)
      const { body } = computeRights(given, month, 'full')
      const kept = new Map(body.rights.map((one) => [`${one.right}|${one.member ?? ''}`, one]))
      expect(body.total).toEqual([full.total.low, full.total.high])
      for (const { right, member, outcome } of full.rights) {
        const one = kept.get(`${right.id}|${member?.id ?? ''}`)
        const label = `${seed} ${right.id}`
        if (outcome.kind === 'refused') expect(one, label).toBeUndefined()
        else if (outcome.kind === 'unsupported') expect(one?.open, label).toBe('unsupported')
        else if (outcome.kind === 'due') expect([one?.open, one?.span], label).toEqual(['sure', [outcome.amount, outcome.amount]])
        else expect([one?.open, one?.span], label).toEqual([outcome.mayBeClosed ? 'maybe' : 'sure', [outcome.low, outcome.high]])
        if (outcome.kind === 'unknown') unknown += 1
        else known += 1
      }
    }
    process.stdout.write(`night: ${RUNS} households, ${known} sure answers and ${unknown} ranges compared\n`)
    expect(known).toBeGreaterThan(300)
    expect(unknown).toBeGreaterThan(10)
  }, 60_000)

  const elder = (birthDate: string): Situation => ({
    persons: [
      told({ id: 'Ana', role: 'parent', birthDate: '1980-04-12' }),
      told({ id: 'Léo', role: 'child', birthDate, school: 'lycee' }),
      told({ id: 'Mia', role: 'child', birthDate: '2014-09-10', school: 'college' }),
    ],
    marital: 'single',
    aloneSince: '2015-01-01',
    housing: { tenure: 'hosted', sharesCosts: false },
    taxNotices: [{ declarants: ['Ana'], rfr: { 2023: 0, 2024: 0 }, bracket: { 2023: 0, 2024: 0 } }],
  })
  const af = (situation: Situation, month: string) =>
    computeRights(situation, monthOf(month), 'full').body.rights.find(({ right }) => right === 'af')

  it('say what stops by itself within three months, and why', () => {
    const situation = elder('2006-07-12')
    expect(answer(situation, monthOf('2026-05')).rights.find(({ right }) => right.id === 'af')?.next.change).toMatchObject({ closes: true })
    expect(af(situation, '2026-03')?.ahead?.stops).not.toBe(true)
    for (const month of ['2026-04', '2026-05', '2026-06'])
      expect(af(situation, month)?.ahead, month).toEqual({ month: '2026-07', stops: true, after: [0, 0] })
    expect(computeRights(situation, monthOf('2026-04'), 'full').whyIn('2026-07', 'af', null)).toEqual({
      kind: 'birthday',
      member: 'Léo',
      age: 20,
    })
    expect(computeRights(situation, monthOf('2026-04'), 'full').whyIn('2026-04', 'af', null)).toEqual({ kind: 'revaluation' })
    expect(computeRights(situation, monthOf('2026-04'), 'full').whyIn('2026-05', 'af', null)).toEqual({ kind: 'facts' })
    expect(af(situation, '2026-07')).toBeUndefined()
  })

  it('say it too when something else is unknown, and not when the missing answer may change it', () => {
    const { housing: _housing, ...withoutHousing } = elder('2006-07-12')
    const partly = computeRights(withoutHousing, monthOf('2026-05'), 'full').body
    expect(partly.unknown.length).toBeGreaterThan(0)
    expect(partly.rights.find(({ right }) => right === 'af')).toMatchObject({ open: 'sure', ahead: { month: '2026-07', stops: true } })
    const ageless = elder('2006-07-12')
    const persons = ageless.persons.map(({ birthDate, ...person }) =>
      person.id === 'Mia' ? person : { ...person, birthDate: birthDate as string },
    )
    expect(
      computeRights({ ...ageless, persons }, monthOf('2026-05'), 'full').body.rights.find(({ right }) => right === 'af')?.ahead,
    ).toBeUndefined()
  })

  it('looked for quickly lie inside the full search, and mostly agree with it on what is open', () => {
    let [ranges, outside, compared, wrong] = [0, 0, 0, 0]
    for (let seed = 1; seed <= RUNS / 5; seed += 1) {
      const { situation, month: text } = randomSituation(seed * 13)
      const month = monthOf(text)
      const given = forget(situation, 1 + (seed % 5), seed)
      const [quick, full] = [computeRights(given, month, 'coarse').body, computeRights(given, month, 'full').body]
      const sure = new Map(full.rights.map((one) => [`${one.right}|${one.member}`, one]))
      for (const one of quick.rights) {
        const other = sure.get(`${one.right}|${one.member}`)
        compared += 1
        if (other === undefined || (one.open === 'sure') !== (other.open === 'sure')) wrong += 1
        if (one.open === 'unsupported' || other === undefined || other.open === 'unsupported') continue
        ranges += 1
        if (one.span[0] < other.span[0] || one.span[1] > other.span[1]) outside += 1
      }
      if (quick.total[0] < full.total[0] || quick.total[1] > full.total[1]) outside += 1
    }
    process.stdout.write(`night, quickly: ${ranges} ranges, ${outside} outside; ${wrong} of ${compared} open rights said otherwise\n`)
    expect(ranges).toBeGreaterThan(20)
    expect(outside).toBe(0)
    expect(wrong / compared).toBeLessThan(0.05)
  }, 60_000)
})
