import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { BadInput } from '#rules/bad-input.ts'
import { asked, calculate, everything, lastMonth } from '#rules/openfisca/calculate.ts'
import { checkSituation, type Situation } from '#rules/openfisca/reader.ts'

/**
 * `npm run --silent calculate < cases.jsonl > results.jsonl`: a situation of OpenFisca's web API on each line (bare, or as `situation` beside
 * `id` and `period`), an answer on each line: `{"id", "computed", "unsupported"}`. What is computed: the nulls of the situation; where it has
 * none, every variable we cover at `period`, else at the last month that the situation names. A line that cannot be read answers with
 * `error` and empty results, and the next line follows.
 */
const asksOf = (period: unknown) => (situation: Situation) => {
  const nulls = asked(situation)
  if (nulls.length > 0) return nulls
  return everything(situation, typeof period === 'string' ? period : lastMonth(situation))
}

const answer = (line: string, number: number): object => {
  let id: unknown = number
  try {
    const given = JSON.parse(line) as Record<string, unknown> | null
    if (given === null || typeof given !== 'object') throw new BadInput(`ligne ${number}`, given, 'un objet JSON')
    id = given['id'] ?? number
    const value = 'situation' in given ? given['situation'] : given
    const bare =
      'situation' in given ? value : Object.fromEntries(Object.entries(given).filter(([key]) => key !== 'id' && key !== 'period'))
    return { id, ...calculate(checkSituation(bare), asksOf(given['period'])) }
  } catch (error) {
    const told =
      error instanceof BadInput
        ? { path: error.path, value: error.value, expected: error.expected, message: error.message }
        : error instanceof SyntaxError
          ? { path: `ligne ${number}`, expected: 'un objet JSON', message: error.message }
          : null
    if (told === null) throw error
    return { id, computed: {}, unsupported: [], error: told }
  }
}

let number = 0
for await (const line of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
  number += 1
  if (line.trim() === '') continue
  if (!process.stdout.write(`${JSON.stringify(answer(line, number))}\n`)) await once(process.stdout, 'drain')
}
