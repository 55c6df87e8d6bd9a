import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'

/** The commands of the law as a worker's machine runs them: one sentence and an exit code for a mistake, never a trace of the program. */
const run = (script: string, args: readonly string[], input = '') => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(import.meta.dirname, script), ...args], { encoding: 'utf8', input })
  return { status, stdout, stderr }
}
const MAY = '2026-05'
const situation = {
  individus: { a: { date_naissance: { ETERNITY: '1990-03-02' } } },
  familles: { f: { parents: ['a'], rsa: { [MAY]: null } } },
  menages: { m: { personne_de_reference: ['a'] } },
}

describe('calculate', () => {
  test('prints one line of JSON for each line, whatever it holds, and nothing else', () => {
    const lines = [JSON.stringify(situation), '', '{"id":', '[]', JSON.stringify({ id: 'b', situation })]
    const { status, stdout, stderr } = run('calculate.ts', [], `${lines.join('\n')}\n`)
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    const answers = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { id: unknown; error?: object })
    expect(answers.map(({ id }) => id)).toEqual([1, 2, 3, 4, 'b'])
    expect(answers.map(({ error }) => error !== undefined)).toEqual([false, true, true, true, false])
  })
})

describe('law:explain', () => {
  const explain = (given: unknown, ...args: string[]) =>
    run('law-explain.ts', ['-', ...args], typeof given === 'string' ? given : JSON.stringify(given))
  test('prints the trace in French, of a situation or of a line of cases', () => {
    for (const given of [situation, { id: 'x', period: MAY, situation }, { id: 'x', period: MAY, ...situation }]) {
      const { status, stdout } = explain(given, '--right', 'rsa')
      expect(status).toBe(0)
      expect(stdout).toContain('Revenu de solidarité active, mai 2026')
      expect(stdout).toContain('CASF')
    }
  })
  test.each<[unknown, string[], string]>([
    ['{"a":', [], 'objet JSON'],
    ['null', [], 'objet JSON'],
    ['[]', [], 'objet JSON'],
    [situation, ['--month', '2026-13'], 'un mois AAAA-MM'],
    [situation, ['--month', '2026-05-01'], 'un mois AAAA-MM'],
    [situation, ['--month', '2023-12'], 'à partir de 2024-01'],
    [situation, ['--month'], 'un mois AAAA-MM'],
    [situation, ['--right', 'loterie'], 'un droit parmi'],
    [situation, ['--moth', MAY], '--month'],
    [{ ...situation, menages: { m: { personne_de_reference: ['a'], loyer: { [MAY]: -1 } } } }, [], 'positif ou nul'],
  ])('%j %j: one sentence', (given, args, says) => {
    const { status, stderr, stdout } = explain(given, ...args)
    expect(status).toBe(2)
    expect(stderr).toContain(says)
    expect(stderr.trimEnd().split('\n')).toHaveLength(1)
    expect(stdout).toBe('')
  })
  test('a file that is not there: one sentence', () => {
    const { status, stderr } = run('law-explain.ts', ['absent.json'])
    expect(status).toBe(2)
    expect(stderr).toBe('fichier : "absent.json" ; attendu : le chemin d’un fichier qui se lit\n')
  })
})

describe('law:watch', () => {
  test('lists figures and articles of a day', () => {
    const { status, stdout } = run('law-watch.ts', ['--date', '2026-05-02'])
    expect(status).toBe(0)
    expect(stdout).toContain('Au 2026-05-02')
    expect(stdout).toContain('Articles à relire')
  })
  test.each([[['--date', '2026-13-01']], [['--date', '2026-02-30']], [['--date']], [['2026-05-02']], [['--jour', '2026-05-02']]])(
    '%j: one sentence',
    (args) => {
      const { status, stderr } = run('law-watch.ts', args)
      expect(status).toBe(2)
      expect(stderr).toContain('attendu')
      expect(stderr.trimEnd().split('\n')).toHaveLength(1)
    },
  )
})
