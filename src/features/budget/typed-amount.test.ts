import { expect, it } from 'vitest'
import { readAmount, typeAmount } from './typed-amount.ts'

const month = (cents: number | null, about = false) => ({ cents, period: 'month', about })

it('reads amounts as they are written on a kitchen table', () => {
  expect(readAmount('')).toBeNull()
  expect(readAmount('  ')).toBeNull()
  expect(readAmount('548')).toEqual(month(548_00))
  expect(readAmount('1 590,25 €')).toEqual(month(1590_25))
  expect(readAmount('1\u202F590.5')).toEqual(month(1590_50))
  expect(readAmount('~60')).toEqual(month(60_00, true))
  expect(readAmount('Environ 60 euros par mois')).toEqual(month(60_00, true))
  expect(readAmount('?')).toEqual(month(null))
  for (const [typed, period] of [
    ['90/trim', 'quarter'],
    ['90 par trimestre', 'quarter'],
    ['90 / an', 'year'],
    ['90 par année', 'year'],
    ['90/sem', 'week'],
    ['90 une fois', 'once'],
    ['90/mois', 'month'],
  ] as const)
    expect(readAmount(typed), typed).toEqual({ cents: 90_00, period, about: false })
  for (const typed of ['beaucoup', '-5', '5,123', '12 bananes', '1e9', '🌿', '90/siecle', '9'.repeat(12)])
    expect(readAmount(typed), typed).toHaveProperty('error')
  expect(readAmount('900000000')).toEqual({ error: 'Ce montant semble trop grand. Vérifiez-le.' })
})

it('types again what it read', () => {
  for (const typed of ['548', '1590,25', '90/trim', '480/an', '20/sem', '300 une fois', '~60', '?', '0']) {
    const read = readAmount(typed)
    if (read === null || 'error' in read) throw new Error(typed)
    expect(typeAmount(read)).toBe(typed)
  }
})

it('a minus sign and an amount of thirteen digits are told apart', () => {
  const said = (typed: string): string => {
    const read = readAmount(typed)
    return read !== null && 'error' in read ? read.error : ''
  }
  expect(said('−40')).toContain('sans signe moins')
  expect(said('-40')).toContain('sans signe moins')
  expect(said('1000000000000')).toContain('trop grand')
  expect(said('beaucoup')).toContain('pas lisible')
})
