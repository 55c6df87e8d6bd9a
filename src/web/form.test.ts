import { expect, it } from 'vitest'
import { eurosField } from './form.ts'

it.each([
  ['1 590,25', 159_025],
  ['1\u202F590,25\u00A0€', 159_025],
  ['548 €', 54_800],
  ['548.5', 54_850],
  ['-12,30', -1_230],
  ['0,29', 29],
  ['1,15', 115],
  ['999999999,99', 99_999_999_999],
  ['', null],
  [' € ', null],
  [undefined, null],
])('« %s » is %s cents', (typed, cents) => {
  expect(eurosField.parse(typed)).toBe(cents)
})

it.each(['12,345', '1234567890', 'douze', '12-', '1,2,3', '12,', ',5', '--1', '12x', 'x12'])('« %s » is refused in words', (typed) => {
  const found = eurosField.safeParse(typed)
  expect(found.error?.issues.map((issue) => issue.message)).toEqual(['Ce montant n’est pas lisible. Écrivez-le comme 548 ou 548,50.'])
})
