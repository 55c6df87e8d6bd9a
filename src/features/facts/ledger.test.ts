import { describe, expect, it } from 'vitest'
import type { FactValue } from '#features/tidying/model.ts'
import { situationOf } from './ledger.ts'
import type { Material, Observation, Stay } from './material.ts'

const stay = (personId: string, more: Partial<Stay> = {}): Stay => ({
  personId, role: 'main', custody: null, sex: 'F', birthDate: '1990-03-12', diedOn: null, unborn: false, expectedOn: null,
  fromDate: '2025-01-10', untilDate: null, compartmentId: 'identity', ...more,
}) // prettier-ignore
const child = (personId: string, birthDate: string | null, more: Partial<Stay> = {}): Stay =>
  stay(personId, { role: 'child', birthDate, custody: 'full', ...more })
let made = 0
const fact = (key: string, value: FactValue, observedOn: string, more: Partial<Observation> = {}): Observation => ({
  id: `f${(made += 1)}`, key, subjectId: null, value, validFrom: null, observedOn, source: 'said', author: 'Solène',
  compartmentId: 'budget', compartmentKind: 'budget', ...more,
}) // prettier-ignore
const household = (facts: Observation[], more: Partial<Material> = {}): Material => ({ stays: [stay('p')], home: null, facts, ...more })
const wage = (cents: number, observedOn: string, from?: string, more: Partial<Observation> = {}): Observation =>
  fact('income.salary', { cents, period: 'month', ...(from === undefined ? {} : { from }) }, observedOn, more)
const known = (facts: Observation[], today = '2026-06-16', more: Partial<Material> = {}) => situationOf(household(facts, more), today)
const person = (facts: Observation[], today?: string, more?: Partial<Material>) => known(facts, today, more).situation.persons[0]
const netWage = (facts: Observation[], today?: string) => person(facts, today)?.amounts?.netWage

describe('levels', () => {
  it.each<[string, Observation[], unknown]>([
    ['a level from a month on', [wage(986_00, '2026-06-10', '2026-03-16')], { from: '2026-03', cents: 986_00 }],
    ['without a beginning: the month it was observed', [wage(986_00, '2026-06-10')], { from: '2026-06', cents: 986_00 }],
    [
      'months that differ stand on top',
      [fact('income.salary', { cents: 986_00, period: 'month', from: '2026-03-01', months: { '2026-05': 0 } }, '2026-06-10')],
      { levels: [{ from: '2026-03', until: '2026-04', cents: 986_00 }, { from: '2026-05', until: '2026-05', cents: 0 }, { from: '2026-06', cents: 986_00 }] },
    ],
    [
      'a later level does not erase the earlier months',
      [wage(900_00, '2026-04-02', '2026-01-01'), wage(986_00, '2026-06-10', '2026-05-01')],
      { levels: [{ from: '2026-01', until: '2026-04', cents: 900_00 }, { from: '2026-05', cents: 986_00 }] },
    ],
    [
      'nothing more from a month on',
      [wage(900_00, '2026-04-02', '2026-01-01'), fact('income.salary', { boolean: false, from: '2026-05-01' }, '2026-06-10')],
      { levels: [{ from: '2026-01', until: '2026-04', cents: 900_00 }, { from: '2026-05', cents: 0 }] },
    ],
    [
      'one month only',
      [fact('income.salary', { cents: 214_00, period: 'once', on: '2026-05-20' }, '2026-06-10')],
      { from: '2026-05', until: '2026-05', cents: 214_00 },
    ],
    ['a year’s total', [fact('income.salary', { cents: 12_400_00, period: 'year', from: '2024-01-01', until: '2024-12-31' }, '2026-06-10')], { years: { 2024: 12_400_00 } }],
    ['a yearly amount that goes on', [fact('income.salary', { cents: 12_000_00, period: 'year', from: '2026-01-01' }, '2026-06-10')], { from: '2026-01', cents: 1000_00 }],
    ['« no », for ever', [fact('alimony.received', { boolean: false }, '2026-06-10')], undefined],
  ])('%s', (_, facts, expected) => expect(netWage(facts)).toEqual(expected)) // prettier-ignore

  it('reads the beginning that stands beside the value', () =>
    expect(netWage([wage(986_00, '2026-06-10', undefined, { validFrom: '2026-04-01' })])).toEqual({ from: '2026-04', cents: 986_00 }))
  it('adds a survivor’s pension to the pension', () =>
    expect(
      person([fact('income.pension', { cents: 870_00 }, '2026-06-10'), fact('income.survivorPension', { cents: 210_00, from: '2026-04-01' }, '2026-06-10')])?.amounts?.netPension,
    ).toEqual({ levels: [{ until: '2026-03', cents: 870_00 }, { from: '2026-04', cents: 1080_00 }] })) // prettier-ignore
  it('ends every income that was told by « aucune ressource »', () => {
    const one = person([wage(900_00, '2026-04-02', '2026-01-01'), fact('income.none', { boolean: true, from: '2026-05-01' }, '2026-06-10')])
    expect(one?.amounts?.netWage).toEqual({ levels: [{ from: '2026-01', until: '2026-04', cents: 900_00 }, { from: '2026-05', cents: 0 }] }) // prettier-ignore
    expect(one?.otherAmounts).toBe('none')
  })
  it('answers for the incomes of which nothing was told, but not for the children’s pension', () => {
    const known1 = person([wage(900_00, '2026-06-02', '2026-01-01'), fact('income.nothingElse', { boolean: false }, '2026-06-10')])
    expect(known1?.amounts).toEqual({
      netWage: { from: '2026-01', cents: 900_00 }, netUnemployment: 'none', netPension: 'none', microServicesTurnover: 'none',
      invalidityPension: 'none', sickPay: 'none',
    }) // prettier-ignore
    expect(known1?.otherAmounts).toBeUndefined()
  })
  it('remembers payments month by month, up to the one in which it was said', () =>
    expect(known([fact('income.rsa', { cents: 573_00, from: '2026-04-01' }, '2026-06-10')]).situation.received).toEqual({
      rsa: { '2026-04': 573_00, '2026-05': 573_00, '2026-06': 573_00 },
    }))
})

describe('states', () => {
  const tenure = (code: string, observedOn: string, more: Partial<Observation> = {}): Observation =>
    fact('housing.status', { code }, observedOn, more)
  it('holds for always what has no beginning', () =>
    expect(known([tenure('tenant', '2026-06-10')]).situation.housing).toEqual({ tenure: 'tenant' }))
  it('a later state begins in its month; the earlier one stays', () =>
    expect(known([tenure('hosted', '2026-01-10'), tenure('tenant', '2026-06-10')]).situation.housing?.tenure).toEqual([
      { until: '2026-05', value: 'hosted' },
      { from: '2026-06', value: 'tenant' },
    ]))
  it('reaches back over the months in which the earlier one was no longer believed', () =>
    expect(known([tenure('hosted', '2024-01-10'), tenure('tenant', '2026-06-10')]).situation.housing?.tenure).toEqual([
      { until: '2024-01', value: 'hosted' },
      { from: '2024-02', value: 'tenant' },
    ]))
  it('reads the words of the tidying', () => {
    const { situation } = known([
      fact('employment.permanent', { boolean: true, from: '2026-03-01' }, '2026-06-10'),
      fact('family.separation', { boolean: true, from: '2026-03-02' }, '2026-06-10'),
      fact('family.pregnancy', { boolean: true }, '2026-06-10'),
      fact('disability.rate', { number: 0.5 }, '2026-06-10', { compartmentId: 'health', compartmentKind: 'health' }),
    ])
    expect(situation.persons[0]).toMatchObject({ activity: [{ from: '2026-03', value: 'working' }], disabilityRate: 0.5 })
    expect(situation.aloneSince).toBe('2026-03-02')
    expect(situation.marital).toEqual([{ from: '2026-03', value: 'divorced' }])
    expect(situation.persons[0]?.pregnancy).toBeUndefined()
  })
  it('says an amount or a text that says nothing to no one', () =>
    expect(known([fact('income.salary', { text: 'demandé' }, '2026-06-10'), fact('debt.energy', { cents: 1 }, '2026-06-10')]).uses.filter(({ path }) => path !== 'persons.p.birthDate')).toEqual([])) // prettier-ignore
  it('puts both spouses on one notice', () => {
    const stays = [stay('p'), stay('q', { role: 'partner' })]
    const facts = [fact('tax.rfr', { cents: 14_000_00, from: '2024-01-01' }, '2026-06-10')]
    expect(known(facts, '2026-06-16', { stays }).situation.taxNotices).toEqual([{ declarants: ['p', 'q'], rfr: { 2024: 14_000_00 } }])
    const single = [...facts, fact('family.status', { code: 'single' }, '2026-06-10')]
    expect(known(single, '2026-06-16', { stays }).situation.taxNotices).toEqual([{ declarants: ['p'], rfr: { 2024: 14_000_00 } }])
  })
})

describe('staleness', () => {
  const said = [wage(986_00, '2026-03-15', '2026-01-01')]
  it('is believed until the day before', () => {
    const before = known(said, '2026-06-14')
    expect(before.situation.persons[0]?.amounts?.netWage).toEqual({ from: '2026-01', cents: 986_00 })
    expect(before.stale).toEqual([])
    expect(before.changesOn).toBe('2026-06-15')
  })
  it('is unknown again from the day itself, and past months stay', () => {
    const after = known(said, '2026-06-15')
    expect(after.situation.persons[0]?.amounts?.netWage).toEqual({ from: '2026-01', until: '2026-03', cents: 986_00 })
    expect(after.stale).toMatchObject([{ key: 'income.salary', staleSince: '2026-06-15' }])
    expect(after.changesOn).toBeNull()
  })
  it('lasts longer when it was read', () =>
    expect(netWage([wage(986_00, '2026-03-15', '2026-01-01', { source: 'read' })], '2026-09-14')).toEqual({
      from: '2026-01',
      cents: 986_00,
    }))
  it('never for a month that is over, nor for a birth', () => {
    const old = known([fact('income.salary', { cents: 214_00, period: 'once', on: '2025-05-20' }, '2025-06-10')], '2027-06-16')
    expect(old.stale).toEqual([])
    expect(old.situation.persons[0]?.amounts?.netWage).toEqual({ from: '2025-05', until: '2025-05', cents: 214_00 })
  })
  it('a newer observation ends the doubt, and the months between are known', () => {
    const again = known([...said, wage(990_00, '2026-06-01', '2026-06-01')], '2026-06-15')
    expect(again.stale).toEqual([])
    expect(again.situation.persons[0]?.amounts?.netWage).toEqual({
      levels: [
        { from: '2026-01', until: '2026-05', cents: 986_00 },
        { from: '2026-06', cents: 990_00 },
      ],
    })
  })
  it('what was contradicted since does not come back when the newer one is old', () => {
    const facts = [wage(986_00, '2026-03-15', '2026-01-01', { source: 'read' }), fact('income.salary', { boolean: false, from: '2026-04-01' }, '2026-04-10')] // prettier-ignore
    const late = known(facts, '2026-08-01')
    expect(late.situation.persons[0]?.amounts?.netWage).toEqual({
      levels: [
        { from: '2026-01', until: '2026-03', cents: 986_00 },
        { from: '2026-04', until: '2026-04', cents: 0 },
      ],
    })
    expect(late.stale).toHaveLength(1)
  })
})

describe('contradictions', () => {
  const said = wage(900_00, '2026-05-04', '2026-05-01')
  const slip = wage(986_00, '2026-05-28', '2026-05-01', { source: 'read' })
  it.each<[string, Observation[], number, number]>([
    ['a document wins over words of the same month', [said, slip], 986_00, 1],
    ['even when the words came later in the month', [wage(986_00, '2026-05-03', '2026-05-01', { source: 'read' }), said], 986_00, 1],
    ['later words win over an older document', [slip, wage(900_00, '2026-06-02', '2026-05-01')], 900_00, 1],
    ['the same value is none', [said, wage(900_00, '2026-05-28', '2026-05-01', { source: 'read' })], 900_00, 0],
    ['a correction by the same author is none', [said, wage(920_00, '2026-05-28', '2026-05-01')], 920_00, 0],
    ['another author is one', [said, wage(920_00, '2026-05-28', '2026-05-01', { author: 'Bruno' })], 920_00, 1],
    ['a change from a later month is none', [said, wage(986_00, '2026-06-10', '2026-06-01', { source: 'read' })], 986_00, 0],
    ['computed never wins, nor contradicts', [said, wage(950_00, '2026-06-10', '2026-05-01', { source: 'computed' })], 900_00, 0],
    ['what was settled is settled', [said, slip, fact('income.salary', { cents: 986_00, period: 'month', from: '2026-05-01', settled: true }, '2026-06-01')], 986_00, 0],
  ])('%s', (_, facts, used, count) => {
    const result = known(facts)
    expect(result.contradictions).toHaveLength(count)
    const fact0 = result.situation.persons[0]?.amounts?.netWage
    expect(JSON.stringify(fact0)).toContain(`"cents":${used}`)
    expect(new Set(result.contradictions.map((one) => one.used.label.includes(String(used / 100))))).toEqual(new Set(count === 0 ? [] : [true]))
  }) // prettier-ignore
  it('says both', () =>
    expect(known([said, slip]).contradictions[0]?.why.replaceAll(/\s/gu, ' ')).toBe(
      'Pour mai 2026 : 986 € par mois (lu dans un document), et 900 € par mois (dit par la personne).',
    ))
})

describe('composition', () => {
  const stays = [stay('p'), child('a', '2016-02-03'), child('b', '2021-05-20', { custody: 'alternating' }), child('c', '2015-01-01', { custody: 'visits' }), stay('m', { role: 'parent' })] // prettier-ignore
  it('puts the claimant first, the children in charge after, and tells who stands outside', () => {
    const result = known([], '2026-06-16', { stays })
    expect(result.situation.persons).toEqual([
      { id: 'p', role: 'parent', birthDate: '1990-03-12' },
      { id: 'a', role: 'child', birthDate: '2016-02-03', sharedCustody: false },
      { id: 'b', role: 'child', birthDate: '2021-05-20', sharedCustody: true },
    ])
    expect(result.leftOut.map(({ personId }) => personId)).toEqual(['c', 'm'])
  })
  it('reads a child awaited as a pregnancy of the mother, and who left as a separation', () => {
    const with1 = [stay('p', { sex: 'M' }), stay('q', { role: 'partner' }), child('u', null, { unborn: true, expectedOn: '2026-09-01' })]
    const result = known([], '2026-06-16', { stays: with1 })
    expect(result.situation.persons.map(({ pregnancy }) => pregnancy)).toEqual([undefined, { expected: '2026-09-01', children: 1 }])
    const gone = known([], '2026-06-16', { stays: [stay('p'), stay('q', { role: 'partner', untilDate: '2026-05-02' })] })
    expect(gone.situation.aloneSince).toBe('2026-05-02')
    expect(gone.situation.persons).toHaveLength(1)
  })
  it('reads the dwelling', () =>
    expect(known([], '2026-06-16', { home: { id: 'h', tenure: 'privateTenant', communeCode: '35238', fromDate: '2025-01-01', compartmentId: 'identity' } }).situation.housing).toEqual({ tenure: 'tenant', commune: '35238' })) // prettier-ignore
  it('has a claimant even when nobody is known', () =>
    expect(known([wage(1, '2026-06-01')], '2026-06-16', { stays: [] }).situation.persons).toHaveLength(1))
})

describe('what cannot be', () => {
  it.each<[string, Observation[], string]>([
    ['a negative wage', [wage(-5_00, '2026-06-10')], 'un montant en centimes entiers, positif ou nul'],
    ['a date that does not exist', [wage(5_00, '2026-06-10', '2026-02-31')], 'Date qui n’existe pas'],
    ['a total under its months', [wage(986_00, '2026-06-10', '2024-01-01'), fact('income.salary', { cents: 100_00, period: 'year', from: '2024-01-01', until: '2024-12-31' }, '2026-06-10')], 'un total au moins égal'],
    ['a word of no kind', [fact('housing.status', { code: 'castle' }, '2026-06-10')], 'un mot parmi'],
    ['an amount by day', [fact('income.salary', { cents: 40_00, period: 'day' }, '2026-06-10')], 'par jour'],
    ['alone with two adults', [fact('family.separatedSince', { on: '2026-01-01' }, '2026-06-10')], 'deux adultes'],
  ])('%s is left out and listed', (_, facts, why) => {
    const stays = why === 'deux adultes' ? [stay('p'), stay('q', { role: 'partner' })] : [stay('p')]
    const result = known(facts, '2026-06-16', { stays })
    expect(result.refused).toHaveLength(1)
    expect(result.refused[0]?.why).toContain(why)
  }) // prettier-ignore
  it('keeps the rest', () =>
    expect(known([wage(-5_00, '2026-06-10'), fact('housing.rent', { cents: 486_00 }, '2026-06-10')]).situation.housing).toEqual({
      rent: 486_00,
    }))
})
