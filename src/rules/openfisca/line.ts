import { BadInput } from '../bad-input.ts'
import { asked, calculate, everything, lastMonth, type Answer } from './calculate.ts'
import { isObject, type Situation } from './reader.ts'

/** The answer to one line of `npm run calculate`; `error` says what is wrong, where, and what was expected. */
export interface LineAnswer extends Answer {
  readonly id: unknown
  readonly error?: { readonly path: string; readonly value: unknown; readonly expected: string; readonly message: string }
}

const PERIOD = /^(?:month:|year:)?\d{4}(?:-(?:0[1-9]|1[0-2]))?(?::\d+)?$/

/** What a line asks for: its nulls; where it has none, everything at its period, else at the last month that it names. */
const asksOf = (period: unknown) => (situation: Situation) => {
  const nulls = asked(situation)
  if (nulls.length > 0) return nulls
  if (period === undefined || period === null) return everything(situation, lastMonth(situation))
  if (typeof period !== 'string' || !PERIOD.test(period))
    throw new BadInput('period', period, 'une période AAAA-MM (mois de 01 à 12) ou AAAA')
  return everything(situation, period)
}

const parsed = (line: string, place: string): unknown => {
  try {
    return JSON.parse(line)
  } catch {
    throw new BadInput(place, line.length > 60 ? `${line.slice(0, 57)}…` : line, 'un objet JSON')
  }
}

/**
 * A situation of OpenFisca's web API (bare, or as `situation` beside `id` and `period`), answered. Every line has one answer: of a line that cannot be
 * read, an error and empty results. `id`: that of the line, else its number.
 */
export const answerLine = (line: string, number: number): LineAnswer => {
  let id: unknown = number
  try {
    const given = parsed(line, `ligne ${number}`)
    if (!isObject(given)) throw new BadInput(`ligne ${number}`, given, 'un objet JSON')
    id = given['id'] ?? number
    const { id: _, period, ...bare } = given
    return { id, ...calculate('situation' in given ? given['situation'] : bare, asksOf(period)) }
  } catch (error) {
    if (!(error instanceof BadInput)) throw error
    const { path, value, expected, message } = error
    return { id, computed: {}, unsupported: [], error: { path, value: value ?? null, expected, message } }
  }
}
