import { describe, expect, it } from 'vitest'
import { dayOfText, textOf } from './calendar.ts'
import { easter, holidayOn, holidaysOf, offOn } from './holidays.ts'
import { TERRITORIES, type Territory } from './rule.ts'

const days = (year: number, territory: Territory) => holidaysOf(year, territory).map(({ day }) => textOf(day))
const off = (day: string, territory: Territory) => offOn(dayOfText(day), territory)

describe('Easter', () => {
  // dates of printed calendars, among them the earliest and the latest possible
  it.each([
    '1818-03-22',
    '1913-03-23',
    '1943-04-25',
    '1954-04-18',
    '1981-04-19',
    '2000-04-23',
    '2008-03-23',
    '2011-04-24',
    '2019-04-21',
    '2024-03-31',
    '2025-04-20',
    '2026-04-05',
    '2027-03-28',
    '2028-04-16',
    '2029-04-01',
    '2030-04-21',
    '2038-04-25',
    '2049-04-18',
    '2076-04-19',
    '2285-03-22',
  ])('%s', (day) => {
    expect(textOf(easter(Number(day.slice(0, 4))))).toBe(day)
  })
})

describe('the public holidays', () => {
  it('are eleven on the mainland', () => {
    expect(holidaysOf(2026, 'mainland').map(({ day, name }) => `${textOf(day)} ${name}`)).toEqual([
      '2026-01-01 jour de l’An',
      '2026-04-06 lundi de Pâques',
      '2026-05-01 1er mai',
      '2026-05-08 victoire de 1945',
      '2026-05-14 Ascension',
      '2026-05-25 lundi de Pentecôte',
      '2026-07-14 fête nationale',
      '2026-08-15 Assomption',
      '2026-11-01 Toussaint',
      '2026-11-11 armistice de 1918',
      '2026-12-25 Noël',
    ])
  })

  it('are two more in Alsace-Moselle, one of them only in some communes', () => {
    const more = holidaysOf(2026, 'alsaceMoselle').filter(({ day }) => !days(2026, 'mainland').includes(textOf(day)))
    expect(more.map(({ day, name, somewhere }) => [textOf(day), name, somewhere])).toEqual([
      ['2026-04-03', 'Vendredi saint', true],
      ['2026-12-26', 'deuxième jour de Noël', false],
    ])
  })

  it.each([
    ['guadeloupe', '2026-05-27'],
    ['martinique', '2026-05-22'],
    ['guyane', '2026-06-10'],
    ['reunion', '2026-12-20'],
    ['mayotte', '2026-04-27'],
  ] as const)('in %s, the day of the abolition of slavery', (territory, day) => {
    expect(holidayOn(dayOfText(day), territory)?.name).toBe('abolition de l’esclavage')
    expect(holidayOn(dayOfText(day), 'mainland')).toBeNull()
    expect(days(2026, territory)).toHaveLength(12)
  })

  it('stand in order in every year and territory, and keep 8 May when it is Ascension too', () => {
    for (const territory of Object.keys(TERRITORIES) as Territory[])
      for (let year = 1990; year <= 2100; year += 1) expect(days(year, territory)).toEqual(days(year, territory).toSorted())
    expect(holidaysOf(2053, 'mainland').map(({ day }) => textOf(day))).toContain('2053-05-15')
    expect(days(2086, 'mainland').filter((day) => day === '2086-05-09')).toHaveLength(1)
    // Ascension fell on 8 May in 1997, as it will in 2059
    expect(days(2059, 'mainland').filter((day) => day === '2059-05-08')).toHaveLength(2)
  })
})

describe('why a day is off', () => {
  it.each([
    ['2026-11-21', 'mainland', 'samedi'],
    ['2026-11-22', 'mainland', 'dimanche'],
    ['2026-08-15', 'mainland', 'Assomption'],
    ['2026-12-26', 'mainland', 'samedi'],
    ['2025-12-26', 'alsaceMoselle', 'deuxième jour de Noël'],
    ['2026-04-03', 'alsaceMoselle', 'Vendredi saint'],
  ] as const)('%s, %s: %s', (day, territory, name) => {
    expect(off(day, territory)?.name).toBe(name)
  })

  it('is null on an ordinary day, and says when it depends on the commune', () => {
    expect(off('2025-12-26', 'mainland')).toBeNull()
    expect(off('2026-04-03', 'mainland')).toBeNull()
    expect(off('2026-04-03', 'alsaceMoselle')?.somewhere).toBe(true)
  })
})
