import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dayOfText } from '../deadlines/calendar.ts'
import { measuresPage } from './page.ts'
import { MEASURES, daysOf, lastDayAfter, longestEnd, longestEndInAll, measureOf, statementsOfMeasure } from './measures.ts'

const of = (id: string) => {
  const one = measureOf(id)
  if (!one) throw new Error(`no measure ${id}`)
  return one
}

describe('the data', () => {
  it('names each measure once, each with a frame, who decides, how it is renewed and what is hers', () => {
    expect(new Set(MEASURES.map(({ id }) => id)).size).toBe(MEASURES.length)
    expect(new Set(MEASURES.map(({ acronym }) => acronym)).size).toBe(MEASURES.length)
    for (const one of MEASURES) {
      expect(one.frame.length, one.id).toBeGreaterThan(0)
      expect(one.rights.length, one.id).toBeGreaterThan(0)
      expect(one.beforeEnd.length, one.id).toBeGreaterThan(0)
      expect(new Set([...one.beforeEnd.map(({ code }) => code), 'end']).size, one.id).toBe(one.beforeEnd.length + 1)
    }
  })
  it('says read only of what names its text, and « à relire » never of what was read', () => {
    for (const one of MEASURES)
      for (const { text, verified, source } of statementsOfMeasure(one)) {
        expect(text.endsWith('.'), text).toBe(true)
        if (verified) expect(source, text).toMatch(/\b(?:CASF|Code civil|CPC)\b.*version/)
        if (verified) expect(source, text).not.toContain('à relire')
      }
  })
  it('keeps what protects children with who holds that part, and gives money its own', () => {
    for (const id of ['aed', 'aedRenforcee', 'tisfAse', 'aemo', 'aemoRenforcee']) expect(of(id).places).toEqual(['childProtection'])
    for (const id of ['aesf', 'masp1', 'masp2', 'masp3', 'maj', 'mjagbf']) expect(of(id).places[0]).toBe('budget')
  })
  it('proposes no length that its own limit refuses', () => {
    for (const { id, usualMonths, longest } of MEASURES)
      if (usualMonths !== null && longest !== null) expect(usualMonths, id).toBeLessThanOrEqual(longest.months)
  })
})

describe('days', () => {
  it('ends on the eve of the same day', () => {
    expect(lastDayAfter('2026-03-01', 12)).toBe('2027-02-28')
    expect(lastDayAfter('2026-01-31', 1)).toBe('2026-02-27')
    expect(longestEnd(of('aed'), '2026-06-16')).toBe('2027-06-15')
    expect(longestEnd(of('aemoRenforcee'), '2026-06-16')).toBe('2027-06-15')
    expect(longestEnd(of('tisfCaf'), '2026-06-16')).toBeNull()
    expect(longestEndInAll(of('masp1'), '2026-06-16')).toBe('2030-06-15')
    expect(longestEndInAll(of('aed'), '2026-06-16')).toBeNull()
  })
  it('asks for the report of an AED two months before, the request one month before, then the end', () => {
    expect(daysOf(of('aed'), '2026-06-16', '2026-12-15').map(({ code, due }) => [code, due])).toEqual([
      ['report', '2026-10-15'],
      ['request', '2026-11-15'],
      ['end', '2026-12-15'],
    ])
    expect(daysOf(of('aed'), '2026-06-16', '2026-12-15')[0]?.steps).toEqual([
      'Fin de la mesure : mardi 15 décembre 2026.',
      'Deux mois avant : jeudi 15 octobre 2026.',
    ])
  })
  it('puts no day before the beginning, and none after the end', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...MEASURES),
        fc.integer({ min: 0, max: 20_000 }),
        fc.integer({ min: 0, max: 1_500 }),
        (one, from, length) => {
          const day = (n: number) => new Date(Date.UTC(2000, 0, 1 + n)).toISOString().slice(0, 10)
          const [begin, end] = [day(from), day(from + length)]
          for (const { due, steps } of daysOf(one, begin, end)) {
            expect(dayOfText(due)).toBeGreaterThanOrEqual(dayOfText(begin))
            expect(dayOfText(due)).toBeLessThanOrEqual(dayOfText(end))
            expect(steps.length).toBeGreaterThan(1)
          }
        },
      ),
    )
  })
})

it('docs/measures.md is what the measures say (else: npm run law:docs)', () => {
  const page = measuresPage()
  expect(readFileSync(join(import.meta.dirname, '..', '..', '..', 'docs', 'measures.md'), 'utf8')).toBe(page)
  expect(page).not.toMatch(/undefined|\[object/)
})
