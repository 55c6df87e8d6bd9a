import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { compareCase, type Case, type Score } from '#rules/openfisca/compare.ts'

/**
 * `npm run conformance [-- --only rsa,ppa] [--show 5]`: runs the open corpora beside the repository through the engine and prints, for each
 * variable, how many values are exact, wrong, unsupported. Reads the corpora in place; says so and stops when they are absent.
 */
const folder = process.env['CONFORMANCE'] ?? join('..', 'shared', 'conformance')
const argument = (name: string): string | undefined => {
  const at = process.argv.indexOf(`--${name}`)
  return at === -1 ? undefined : process.argv[at + 1]
}
const only = argument('only')?.split(',')
const show = Number(argument('show') ?? 0)
const wanted = argument('corpus')

const read = (file: string): Case[] =>
  readFileSync(join(folder, file), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Case)

if (!existsSync(join(folder, 'generated.open.jsonl'))) {
  console.log(`conformance: the corpora are not at ${folder}; nothing was compared`)
  process.exit(0)
}
const covered = ({ period }: Case): boolean => period.replace('month:', '') >= '2024'
for (const [title, file] of [
  ['generated', 'generated.open.jsonl'],
  ['redated', 'redated.open.jsonl'],
  ['yaml', 'openfisca-yaml.open.jsonl'],
] as const) {
  if (wanted !== undefined && wanted !== title) continue
  const cases = read(file).filter(covered)
  const scores = new Map<string, Score>()
  let shown = 0
  for (const one of cases)
    for (const result of compareCase(one, only)) {
      const score = scores.get(result.variable) ?? { cases: 0, exact: 0, wrong: 0, unsupported: 0, nonZero: 0, nonZeroExact: 0 }
      scores.set(result.variable, score)
      score.cases += 1
      score[result.verdict] += 1
      if (result.expected !== 0 && result.expected !== false) {
        score.nonZero += 1
        if (result.verdict === 'exact') score.nonZeroExact += 1
      }
      if (result.verdict !== 'exact' && shown < show) {
        shown += 1
        console.log(
          `${one.id} ${one.period} ${result.path}: expected ${result.expected}, got ${result.got ?? 'unsupported'}${one.tier ? ` (${one.tier}${one.needs ? `, needs ${one.needs.join(', ')}` : ''})` : ''}`,
        )
      }
    }
  console.log(`\n${title}: ${cases.length} cases`)
  console.table(
    Object.fromEntries(
      [...scores]
        .sort(([a], [b]) => a.localeCompare(b))
        .map(([variable, score]) => [variable, { ...score, percent: Math.floor((score.exact / score.cases) * 10000) / 100 }]),
    ),
  )
}
