import { describe, expect, it } from 'vitest'
import { readComparison } from './asked.ts'
import { comparison } from './comparison.ts'
import { compute } from './compute.ts'
import { aGiven, celine, jade, mael, mother } from './given.cases.ts'
import { fieldsOf, scenarios } from './scenarios.ts'
import type { Scenario, ScenarioName } from './scenarios.ts'
import { rightsTable } from './table.ts'

const given = aGiven(mother('none'))
const sure = compute(given)
const ask = (query: string, of = given) => readComparison(of, new URLSearchParams(query))
const tried = (name: ScenarioName, over: Partial<Scenario> = {}): Scenario => ({
  name,
  who: celine,
  cents: 0,
  month: '2026-09',
  right: '',
  zone: 2,
  ...over,
})

describe('situations side by side', () => {
  it('without anything tried: today, as the table says it', () => {
    const { columns, lines, totals, gaps, rests, tried: count } = comparison(sure, [], 12)
    expect(columns).toHaveLength(1)
    expect(count).toBe(0)
    expect(totals[0]?.cell).toEqual({ low: sure.answers.total.low + 986_00, high: sure.answers.total.low + 986_00 })
    expect(gaps).toEqual([null])
    for (const row of rightsTable(sure).rows)
      if (row.bar?.kind === 'amount')
        expect(lines.find(({ key }) => key === row.rightId)?.cells).toEqual([{ low: row.bar.cents, high: row.bar.cents }])
    // 986 € and the rights, less the rent of 486 €, three persons, 30.4 days
    const left = Math.round((sure.answers.total.low + 986_00 - 486_00) / 3 / 30.4)
    expect(rests[0]).toEqual({ cell: { low: left, high: left }, why: '' })
  })
  it('a wage that rises: the lines add up, the difference is exact, and every column stands in the same month', () => {
    const { month, lines, totals, gaps, tried: count } = comparison(sure, [tried('emploi', { cents: 1481_00 })], 3)
    expect(month).toBe('décembre 2026')
    expect(count).toBe(0)
    for (const [index] of totals.entries()) {
      const sum = lines.reduce((all, { cells }) => all + (cells[index]?.low ?? 0), 0)
      expect(totals[index]?.cell).toEqual({ low: sum, high: sum })
    }
    expect(lines.find(({ key }) => key === 'netWage')?.cells).toEqual([
      { low: 986_00, high: 986_00 },
      { low: 1481_00, high: 1481_00 },
    ])
    const [before, after] = totals
    expect(gaps[1]).toEqual({
      low: (after?.cell?.low ?? 0) - (before?.cell?.low ?? 0),
      high: (after?.cell?.low ?? 0) - (before?.cell?.low ?? 0),
    })
    expect(gaps[1]?.low).toBeGreaterThan(0)
    expect(gaps[1]?.low).toBeLessThan(1481_00 - 986_00)
  })
  it('a right that stops is nothing from then on; a birth adds a person to the sharing', () => {
    const { lines, rests } = comparison(sure, [tried('arret', { right: 'al' }), tried('naissance', { month: '2026-08' })], 3)
    const [, stopped, birth] = lines.find(({ key }) => key === 'alf')?.cells ?? []
    expect(stopped).toEqual({ low: 0, high: 0 })
    expect(birth?.low).toBeGreaterThan(0)
    expect(rests[2]?.cell?.low).toBeLessThan(rests[0]?.cell?.low ?? 0)
  })
  it('where something is unknown, both columns are under the same answers: the difference is no difference of bounds', () => {
    const unsure = compute(aGiven(mother()))
    const { totals, gaps, tried: count, rests } = comparison(unsure, [tried('emploi', { cents: 1481_00 })], 3)
    expect(count).toBe(500)
    expect(totals.map(({ cell, why }) => [cell, why])).toEqual([
      [null, 'pension alimentaire reçue'],
      [null, 'pension alimentaire reçue'],
    ])
    expect(rests[0]).toEqual({ cell: null, why: 'pension alimentaire reçue' })
    const gap = gaps[1]
    if (!gap) throw new Error('No difference')
    expect(gap.high - gap.low).toBeLessThan(unsure.answers.total.high - unsure.answers.total.low)
    // the household that was surely without maintenance lies inside
    const exact = comparison(sure, [tried('emploi', { cents: 1481_00 })], 3).gaps[1]
    expect(exact?.low).toBeGreaterThanOrEqual(gap.low)
    expect(exact?.low).toBeLessThanOrEqual(gap.high)
  })
})

describe('the form « Et si… »', () => {
  const full: Readonly<Record<ScenarioName, string>> = {
    emploi: 'emploi-montant=1 481&emploi-mois=2026-09',
    arret: 'arret-droit=ppa&arret-mois=2026-09',
    separation: '',
    couple: 'couple-montant=1200&couple-mois=2026-09',
    naissance: 'naissance-mois=2026-12',
    pension: 'pension-montant=220,50&pension-mois=2026-09',
    demenagement: 'demenagement-montant=520&demenagement-zone=1&demenagement-mois=2026-09',
    retraite: 'retraite-montant=900&retraite-mois=2026-09',
  }
  it('reads each scenario and computes it', () => {
    let read = 0
    for (const name of Object.keys(scenarios) as ScenarioName[]) {
      if (name === 'separation') continue
      const { asked } = ask(`si=${name}&${full[name]}`)
      expect(asked[0]?.errors, name).toEqual({})
      const { totals, columns } = comparison(
        sure,
        asked.flatMap(({ scenario }) => scenario ?? []),
        3,
      )
      expect(columns).toHaveLength(2)
      expect(totals[0]?.cell).not.toBe(null)
      read += 1
    }
    expect(read).toBe(7)
  })
  it('refuses what makes no sense here, in French, and keeps what was typed', () => {
    expect(ask('si=separation').asked[0]?.errors['']).toContain('pas en couple')
    expect(ask('si=emploi&emploi-montant=beaucoup').asked[0]).toMatchObject({ values: { montant: 'beaucoup' }, scenario: null })
    expect(ask('si=emploi&emploi-montant=beaucoup').asked[0]?.errors.montant).toContain('par exemple')
    expect(ask('si=naissance&naissance-mois=2040-01').asked[0]?.errors.mois).toContain('proche')
    expect(ask('si=naissance&naissance-mois=bientôt').asked[0]?.errors.mois).toContain('par exemple')
    expect(ask(`si=emploi&emploi-montant=900&emploi-qui=${mael}`).asked[0]?.errors.qui).toContain('Choisissez')
    expect(ask('si=arret&arret-droit=couronne').asked[0]?.errors.droit).toContain('Choisissez')
    expect(ask('si=demenagement&demenagement-montant=500&demenagement-zone=9').asked[0]?.errors.zone).toContain('zone')
    expect(ask('si=couronne').asked).toEqual([])
    expect(ask('si=emploi&si=naissance&si=pension')).toMatchObject({ tooMany: true, asked: { length: 2 } })
    expect(ask('si=emploi&vu=99').after).toBe(12)
  })
  it('a couple may separate, and a household that is one may not begin again', () => {
    const couple = aGiven({
      ...mother('none'),
      persons: [...mother('none').persons, { id: 'p2', role: 'parent' as const }].toSorted(
        (a, b) => Number(b.role === 'parent') - Number(a.role === 'parent'),
      ),
    })
    expect(ask('si=separation&separation-mois=2026-09', couple).asked[0]?.errors).toEqual({})
    expect(ask('si=couple', couple).asked[0]?.errors['']).toContain('déjà deux adultes')
    expect(ask('si=pension&pension-montant=100', aGiven({ persons: mother().persons.slice(0, 1) })).asked[0]?.errors['']).toContain(
      'pas d’enfant',
    )
  })
  it('every scenario has a label for each of its fields', () => {
    expect(Object.keys(fieldsOf)).toEqual(Object.keys(scenarios))
    expect(given.names[jade]).toBe('Jade')
  })
})
