import { expect, test } from 'vitest'
import { addDays, ageInYears, isIsoDate } from '#core/dates.ts'
import { dated, datedText } from './dated.ts'
import { householdsA1 } from './households/a1.ts'
import { householdsA2 } from './households/a2.ts'
import { householdsA3 } from './households/a3.ts'
import { householdsA4 } from './households/a4.ts'
import { householdsA5 } from './households/a5.ts'

test('days carry their year only when it is not today’s', () => {
  expect(datedText('du {j-14} au {j+8}', '2026-06-16')).toBe('du 2 juin au 24 juin')
  expect(datedText('le {j-15}', '2026-06-16')).toBe('le 1er juin')
  expect(datedText('le {j-14}', '2026-01-10')).toBe('le 27 décembre 2025')
})

test('months elide before a vowel', () => {
  expect(datedText('le loyer {demois-2}, dit en {mois-1}', '2026-06-16')).toBe('le loyer d’avril, dit en mai')
  expect(datedText('{demois-3} {demois+2} {demois+4}', '2026-06-16')).toBe('de mars d’août d’octobre')
})

test('births follow today', () => {
  expect(datedText('{65y+16}', '2026-06-16')).toBe('1961-07-02')
  expect(datedText('{born-31}', '2026-03-03')).toBe('2026-01-31')
})

test('every text of a value is dated and nothing else changes', () => {
  const value = { a: ['{j+1}', 3, null, { b: true, c: 'sans date' }] }
  expect(dated(value, '2026-06-16')).toEqual({ a: ['17 juin', 3, null, { b: true, c: 'sans date' }] })
})

test.each(['2026-06-16', '2026-11-21', '2028-02-29'])('on %s every date of the town is written', (today) => {
  const households = dated([...householdsA1, ...householdsA2, ...householdsA3, ...householdsA4, ...householdsA5], today)
  for (const household of households) {
    for (const person of household.people) expect(person.birth === undefined || isIsoDate(person.birth), person.key).toBe(true)
    expect(JSON.stringify(household.entries), household.key).not.toMatch(/\bd[eE] (?:avril|août|octobre)\b/)
    expect(JSON.stringify(household.entries)).not.toMatch(/\{(j|mois|demois|born)[+-]/)
  }
  const birth = households.find((household) => household.key === 'lantier')?.people[0]?.birth ?? ''
  expect(ageInYears(birth, today)).toBe(24)
  expect(ageInYears(birth, addDays(today, 54))).toBe(25)
})
