import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Proof } from './promise.ts'

/**
 * Whether tests are worth something: Stryker changes one thing at a time in the log, the keys, money and dates, and runs their unit tests. Parts
 * that live in SQL are changed by `src/db/secrecy-mutations.db.test.ts` instead; `verify` and `sealer`, which talk to PostgreSQL, by the twelve
 * tamperings of `src/db/audit/audit.db.test.ts`.
 */
type Mutant = { status: string; mutatorName: string; replacement?: string; location: { start: { line: number; column: number } } }
type Report = { files: Record<string, { mutants: Mutant[] }> }

const TARGET = 85
const entry = join('node_modules', '@stryker-mutator', 'core', 'bin', 'stryker.js')

const proof: Proof = async ({ log }) => {
  if (!existsSync(entry)) return { missing: '@stryker-mutator/core (npm install, with the packages of development)' }
  const folder = await mkdtemp(join(tmpdir(), 'aparte-mutation-'))
  try {
    const asked = JSON.parse(await readFile(join('proof', 'mutation', 'stryker.json'), 'utf8')) as Record<string, unknown>
    const [config, report] = [join(folder, 'stryker.json'), join(folder, 'report.json')]
    await writeFile(config, JSON.stringify({ ...asked, jsonReporter: { fileName: report } }))
    const code = await new Promise<number | null>((resolve) => {
      const child = spawn(process.execPath, [entry, 'run', config], { stdio: ['ignore', 'ignore', 'inherit'] })
      child.on('close', resolve)
    })
    if (code !== 0) throw new Error(`Stryker ended with ${code}`)
    const { files } = JSON.parse(await readFile(report, 'utf8')) as Report
    const parts = Object.entries(files).map(([file, { mutants }]) => {
      const of = (...states: string[]): Mutant[] => mutants.filter(({ status }) => states.includes(status))
      const [killed, left] = [of('Killed', 'Timeout').length, of('Survived', 'NoCoverage')]
      for (const { location, mutatorName, replacement } of left)
        log(
          `${file}:${location.start.line}:${location.start.column} ${mutatorName} ${(replacement ?? '').replaceAll(/\s+/g, ' ').slice(0, 60)}`,
        )
      return { file, killed, judged: killed + left.length }
    })
    const [killed, judged] = [parts.reduce((sum, one) => sum + one.killed, 0), parts.reduce((sum, one) => sum + one.judged, 0)]
    for (const one of parts) log(`${one.file}: ${one.killed} of ${one.judged}`)
    const score = judged === 0 ? 0 : (killed / judged) * 100
    const least = parts.toSorted((a, b) => a.killed / a.judged - b.killed / b.judged)[0]
    return {
      figures: [
        {
          found: `${killed} of ${judged} changes in ${parts.length} files of the log, the keys, money and dates are noticed by their unit tests: ${score.toFixed(1)} % (least: ${least?.file}, ${((100 * (least?.killed ?? 0)) / (least?.judged ?? 1)).toFixed(0)} %)`,
          target: `≥ ${TARGET} %`,
          held: score >= TARGET && parts.length >= 12,
          counted: judged,
        },
      ],
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
    await rm('.stryker-tmp', { recursive: true, force: true })
  }
}

export default proof
