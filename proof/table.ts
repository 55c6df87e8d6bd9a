import { readFileSync, writeFileSync } from 'node:fs'
import { promises } from './promises.ts'
import type { Promised } from './promises.ts'

const FILE = 'docs/security.md'
const place = /(<!-- promises -->\n)([\s\S]*?)(<!-- \/promises -->)/
const keyOf = ({ number, promise }: Pick<Promised, 'number' | 'promise'>): string => `| ${number} | ${promise} |`

/**
 * Writes the line of one promise into the table of docs/security.md, in the place of the one before; the lines of other promises stay, each with
 * the day and the scope of its own run. Lines of promises that are no longer made go.
 */
export const writeLine = (promised: Promised, line: { found: string; when: string; state: string }): void => {
  const text = readFileSync(FILE, 'utf8')
  const before = (place.exec(text)?.[2] ?? '').split('\n')
  const made = `${keyOf(promised)} ${line.found.replaceAll('|', '\\|').replaceAll('\n', ' ')} | ${line.when} | ${line.state} |`
  const rows = promises
    .toSorted((a, b) => a.number - b.number)
    .flatMap((one) => (keyOf(one) === keyOf(promised) ? [made] : before.filter((row) => row.startsWith(keyOf(one))).slice(0, 1)))
  const table = `| # | promise | found | run | |\n|---|---|---|---|---|\n${rows.join('\n')}\n`
  writeFileSync(
    FILE,
    text.replace(place, (_all, start: string, _old, end: string) => `${start}${table}${end}`),
  )
}
