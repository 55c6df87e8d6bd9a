import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Case } from '#rules/openfisca/compare.ts'
import { articlesOf, DEPARTURES } from '#rules/openfisca/departures.ts'
import { movedBetween, percentOf, scoreOf, totalOf, type Score, type Scores } from '#rules/openfisca/score.ts'

/**
 * `npm run conformance [-- --corpus generated|redated|yaml] [--only rsa,ppa] [--show 5] [--law] [--write]`: runs the open corpora beside the repository
 * through the engine and prints, for each variable, how many values are exact, wrong, unsupported. `--law`: the same cases under the law's own rules,
 * and what then differs. `--write`: puts both into docs/conformance.md. Reads the corpora in place; says so and stops when they are absent.
 */
const folder = process.env['CONFORMANCE'] ?? join('..', 'shared', 'conformance')
const argument = (name: string): string | undefined => {
  const at = process.argv.indexOf(`--${name}`)
  return at === -1 ? undefined : process.argv[at + 1]
}
const has = (name: string): boolean => process.argv.includes(`--${name}`)
const only = argument('only')?.split(',')
const show = Number(argument('show') ?? 0)
const wanted = argument('corpus')

if (!existsSync(join(folder, 'generated.open.jsonl'))) {
  console.log(`conformance: the corpora are not at ${folder}; nothing was compared`)
  process.exit(0)
}
const read = (file: string): Case[] =>
  readFileSync(join(folder, file), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Case)

interface Part {
  readonly corpus: string
  readonly title: string
  readonly cases: readonly Case[]
}
const yaml = read('openfisca-yaml.open.jsonl')
const tier = (tiers: readonly string[]): Case[] => yaml.filter(({ tier: own, needs }) => needs === undefined && tiers.includes(own ?? ''))
const parts: Part[] = [
  { corpus: 'generated', title: 'generated', cases: read('generated.open.jsonl') },
  { corpus: 'redated', title: 'redated', cases: read('redated.open.jsonl') },
  { corpus: 'yaml', title: 'yaml, raw and received, from 2024 on', cases: tier(['raw', 'received']) },
  { corpus: 'yaml', title: 'yaml, fiscal, from 2024 on', cases: tier(['fiscal']) },
  { corpus: 'yaml', title: 'yaml, internal (sets variables inside OpenFisca), from 2024 on', cases: tier(['internal']) },
  {
    corpus: 'yaml',
    title: 'yaml, apart: cases that need a payroll or an income-tax model, from 2024 on',
    cases: yaml.filter(({ needs }) => needs !== undefined),
  },
].filter(({ corpus }) => wanted === undefined || wanted === corpus)

const rowOf = (score: Score) => ({ ...score, percent: percentOf(score) })
const HEAD = ['cases', 'exact', 'wrong', 'unsupported', 'nonZero', 'nonZeroExact', 'percent'] as const
const markdown = (head: readonly string[], rows: readonly (readonly (string | number)[])[]): string[] => [
  `| ${head.join(' | ')} |`,
  `|${head.map((name, at) => (at === 0 || name === 'article' || name === 'OpenFisca' || name === 'the law' ? '---|' : '---:|')).join('')}`,
  ...rows.map((row) => `| ${row.join(' | ')} |`),
]
const counted = ({ cases, refused, byVariable }: Scores): string => {
  const values = [...byVariable.values()].reduce((sum, score) => sum + score.cases, 0)
  return `${cases} cases, ${values} values${refused.length === 0 ? '' : `; ${refused.length} cases refused as unreadable (their values count as unsupported)`}`
}

/** One part under OpenFisca's conventions: printed, and as lines for the page. */
const usual = ({ title, cases }: Part, scores: Scores): string[] => {
  const tiers = new Map(cases.map((one) => [one.id, one.tier === undefined ? '' : ` (${[one.tier, ...(one.needs ?? [])].join(', ')})`]))
  for (const { id, period, result } of scores.differences.slice(0, show))
    console.log(`${id} ${period} ${result.path}: expected ${result.expected}, got ${result.got ?? 'unsupported'}${tiers.get(id)}`)
  console.log(`\n${title}: ${counted(scores)}`)
  for (const { id, why } of scores.refused.slice(0, Math.max(show, 3))) console.log(`  refused ${id}: ${why}`)
  const all = [...scores.byVariable, ...(scores.byVariable.size > 0 ? [['all', totalOf(scores)] as const] : [])]
  console.table(Object.fromEntries(all.map(([variable, score]) => [variable, rowOf(score)])))
  return [
    `### ${title}`,
    '',
    `${counted(scores)}.`,
    '',
    ...markdown(
      ['variable', 'cases', 'exact', 'wrong', 'unsupported', 'non-zero', 'non-zero exact', '%'],
      all.map(([variable, score]) => {
        const row = rowOf(score)
        return [variable === 'all' ? '**all**' : `\`${variable}\``, ...HEAD.map((name) => row[name])]
      }),
    ),
    '',
  ]
}

/** The same part under the law's own rules: how many values are then another, by variable, by which article, and how many still equal OpenFisca's. */
const byLaw = ({ title }: Part, before: Scores, after: Scores): string[] => {
  const moved = movedBetween(before, after)
  const rows = [...after.byVariable].flatMap(([variable, score]) => {
    const count = moved.get(variable) ?? 0
    const articles = articlesOf(variable).join(' ; ')
    return count === 0
      ? []
      : [{ variable, values: score.cases, moved: count, percent: percentOf(score), article: articles || 'follows from another right' }]
  })
  const all = totalOf(after)
  const head = `${rows.reduce((sum, row) => sum + row.moved, 0)} of ${all.cases} values are another; ${all.exact} (${percentOf(all)} %) equal the corpus`
  console.log(`\n${title}, by the law's own rules: ${head}`)
  console.table(Object.fromEntries(rows.map(({ variable, ...row }) => [variable, row])))
  return [
    `### ${title}, by the law’s own rules`,
    '',
    `${head}.`,
    '',
    ...(rows.length === 0
      ? []
      : markdown(
          ['variable', 'values', 'moved', '% equal to the corpus', 'article'],
          rows.map(({ variable, values, moved: count, percent, article }) => [`\`${variable}\``, values, count, percent, article]),
        )),
    '',
  ]
}

const tables: string[] = []
const laws: string[] = []
for (const part of parts) {
  const scores = scoreOf(part.cases, { only })
  if (scores.cases === 0) {
    console.log(`\n${part.title}: no case`)
    continue
  }
  if (!has('law') || has('write')) tables.push(...usual(part, scores))
  if (has('law') || has('write')) laws.push(...byLaw(part, scores, scoreOf(part.cases, { only, byLaw: true })))
}
if (has('law'))
  for (const { variables, openFisca, law, article } of DEPARTURES)
    console.log(`\n${variables.join(', ')} (${article})\n  OpenFisca: ${openFisca}\n  law:       ${law}`)

if (has('write')) {
  if (wanted !== undefined || only !== undefined) throw new Error('--write writes everything: leave --corpus and --only out')
  const page = join('docs', 'conformance.md')
  const departures = markdown(
    ['variables', 'OpenFisca', 'the law', 'article'],
    DEPARTURES.map(({ variables, openFisca, law, article }) => [
      variables.map((name) => `\`${name}\``).join(', '),
      openFisca,
      law,
      article,
    ]),
  )
  let text = readFileSync(page, 'utf8')
  for (const [name, lines] of [
    ['tables', tables],
    ['law', laws],
    ['departures', departures],
  ] as const) {
    const [from, to] = [`<!-- ${name}: written by npm run conformance -- --write -->`, `<!-- end of ${name} -->`]
    const [start, end] = [text.indexOf(from), text.indexOf(to)]
    if (start === -1 || end < start) throw new Error(`${page}: the markers of « ${name} » are missing`)
    text = `${text.slice(0, start + from.length)}\n\n${lines.join('\n').trim()}\n\n${text.slice(end)}`
  }
  writeFileSync(page, text)
  console.log(`\nwritten: ${page}`)
}
