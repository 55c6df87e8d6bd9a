import { readFileSync } from 'node:fs'
import { BadInput } from '#rules/bad-input.ts'
import { checkMonth, explainAll } from '#rules/evaluate.ts'
import { explanationInWords } from '#rules/in-words.ts'
import { lastMonth } from '#rules/openfisca/calculate.ts'
import { readSituation } from '#rules/openfisca/read.ts'
import { checkSituation, isObject } from '#rules/openfisca/reader.ts'
import { RIGHTS } from '#rules/rights.ts'
import { monthOf, yearOf } from '#rules/time.ts'

/**
 * `npm run law:explain -- household.json [--month 2026-05] [--right rsa]`: prints a household's trace in French. The file (or standard
 * input with `-`) holds an OpenFisca situation, or a line of the conformance corpora. Without `--right`, the rights that are open come in
 * full and the others in one line.
 */
const KNOWN = ['--month', '--right']
const option = (name: string): string | undefined => {
  const at = process.argv.indexOf(`--${name}`)
  return at === -1 ? undefined : (process.argv[at + 1] ?? '')
}
const read = (file: string): string => {
  try {
    return readFileSync(file === '-' ? 0 : file, 'utf8')
  } catch {
    throw new BadInput('fichier', file, 'le chemin d’un fichier qui se lit')
  }
}
const parsed = (text: string): Record<string, unknown> => {
  let given: unknown = text
  try {
    given = JSON.parse(text)
  } catch {
    // told below, as any other text
  }
  if (!isObject(given)) throw new BadInput('fichier', given, 'un seul objet JSON')
  return given
}
const [file, ...options] = process.argv.slice(2)
try {
  if (file === undefined || file.startsWith('--'))
    throw new BadInput('fichier', file ?? null, 'le chemin d’une situation en JSON, ou - pour l’entrée standard')
  const unknown = options.find((word, at) => at % 2 === 0 && !KNOWN.includes(word))
  if (unknown !== undefined) throw new BadInput('option', unknown, KNOWN.join(', '))
  const given = parsed(read(file))
  const { id: _, period, ...bare } = given
  const value = 'situation' in given ? given['situation'] : bare
  const text = option('month') ?? (typeof period === 'string' ? period : lastMonth(checkSituation(value)))
  const month = text.length === 7 ? monthOf(text) : Number.NaN
  if (Number.isNaN(month)) throw new BadInput('--month', text, 'un mois AAAA-MM')
  checkMonth(month)
  const right = option('right')
  if (right !== undefined && !RIGHTS.some(({ id }) => id === right))
    throw new BadInput('--right', right, `un droit parmi ${RIGHTS.map(({ id }) => id).join(', ')}`)
  for (const { id, household } of readSituation(value, yearOf(month))) {
    console.log(`Famille « ${id} », ${household.members.length} personnes\n`)
    for (const explained of explainAll(household, month)) {
      if (right !== undefined && explained.right.id !== right) continue
      const lines = explanationInWords(explained)
      console.log((right !== undefined || explained.outcome.kind === 'due' ? [...lines, ''] : lines.slice(0, 1)).join('\n'))
    }
  }
} catch (error) {
  if (!(error instanceof BadInput)) throw error
  console.error(error.message)
  process.exit(2)
}
