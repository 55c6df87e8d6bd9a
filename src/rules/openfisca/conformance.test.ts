import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Case } from './compare.ts'
import { DEPARTURES } from './departures.ts'
import { OUTPUTS } from './outputs.ts'
import { movedBetween, percentOf, scoreOf, totalOf, type Scores } from './score.ts'

/** The corpora lie beside the repository and are read in place (docs/conformance.md). */
const folder = join(import.meta.dirname, '..', '..', '..', '..', 'shared', 'conformance')
const here = existsSync(join(folder, 'generated.open.jsonl'))

const read = (file: string): Case[] =>
  readFileSync(join(folder, file), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Case)

const generated = here ? read('generated.open.jsonl') : []

if (!here) process.stdout.write(`conformance: the corpora are not at ${folder}; nothing was compared\n`)
const said = (corpus: string, scores: Scores): void => {
  const { exact, cases } = totalOf(scores)
  process.stdout.write(`conformance: ${corpus}: ${exact} of ${cases} values exact in ${scores.cases} cases\n`)
}

/** Variables below a share of exact values, with their share. */
const below = (scores: Scores, least: number): string[] =>
  [...scores.byVariable].flatMap(([variable, score]) =>
    percentOf(score) < least ? [`${variable}: ${percentOf(score)} % (${score.exact} of ${score.cases})`] : [],
  )

describe.skipIf(!here)('the open corpora', () => {
  it('generated: at least 99 % of the values of every variable are exact, and 99.9 % of all', () => {
    const scores = scoreOf(generated)
    said('generated', scores)
    expect(scores.refused).toEqual([])
    expect(scores.byVariable.size).toBeGreaterThanOrEqual(28)
    expect(below(scores, 99)).toEqual([])
    expect(percentOf(totalOf(scores))).toBeGreaterThanOrEqual(99.9)
  })

  it('redated: at least 99 % of the values of every variable are exact', () => {
    const scores = scoreOf(read('redated.open.jsonl'))
    said('redated', scores)
    expect(below(scores, 99)).toEqual([])
    expect(percentOf(totalOf(scores))).toBeGreaterThanOrEqual(99)
  })

  it('yaml: every value of the raw and received cases from 2024 on that need no payroll model is exact', () => {
    const cases = read('openfisca-yaml.open.jsonl').filter(
      ({ tier, needs }) => needs === undefined && (tier === 'raw' || tier === 'received'),
    )
    const scores = scoreOf(cases)
    said('yaml, raw and received', scores)
    expect(scores.cases).toBeGreaterThan(0)
    expect(scores.differences).toEqual([])
  })

  it('by the law’s own rules, only what a departure or its article names moves', () => {
    const cases = generated.filter((_, at) => at % 10 === 0)
    const moved = movedBetween(scoreOf(cases), scoreOf(cases, { byLaw: true }))
    expect(moved.size).toBeGreaterThan(0)
    const named = new Set(DEPARTURES.flatMap(({ variables }) => variables))
    expect([...moved.keys()].filter((variable) => !named.has(variable))).toEqual([])
  })
})

it('names only variables that are answered, each departure with its article', () => {
  for (const { variables, article, openFisca, law } of DEPARTURES) {
    expect(variables.filter((name) => !(name in OUTPUTS))).toEqual([])
    for (const text of [article, openFisca, law]) expect(text).not.toBe('')
  }
  const named = new Set(DEPARTURES.flatMap(({ variables }) => variables))
  for (const [name, output] of Object.entries(OUTPUTS)) if (output.byLaw !== undefined) expect(named.has(name), name).toBe(true)
})

it('counts the values of a case that cannot be read as unsupported, and goes on', () => {
  const margins = { absolute_error_margin: 0, relative_error_margin: null }
  const expected = { familles: { famille: { af: { '2026-05': 0 } } } }
  const person = { parent: { date_naissance: { ETERNITY: '1990-01-01' } } }
  const situation = { individus: person, familles: { famille: { parents: ['parent'] } } }
  const scores = scoreOf([
    {
      id: 'unreadable',
      period: '2026-05',
      situation: { ...situation, individus: { parent: { no_such_variable: { '2026-05': 1 } } } },
      expected,
      ...margins,
    },
    { id: 'good', period: '2026-05', situation, expected, ...margins },
    { id: 'too early', period: '2023-05', situation, expected, ...margins },
  ])
  expect(scores.cases).toBe(2)
  expect(scores.refused.map(({ id }) => id)).toEqual(['unreadable'])
  expect(scores.byVariable.get('af')).toEqual({ cases: 2, exact: 1, wrong: 0, unsupported: 1, nonZero: 0, nonZeroExact: 0 })
})
