import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { promises } from '../proof/promises.ts'

const text = readFileSync('docs/security.md', 'utf8')
const rows = text.split('\n').filter((line) => /^\| \d+ \|/.test(line))

describe('the table of promises', () => {
  it('has a line in docs/security.md for each, with the day of its run', () => {
    const missing = promises.filter(({ number, promise }) => !rows.some((row) => row.startsWith(`| ${number} | ${promise} | `)))
    expect(missing.map(({ number, promise }) => `${number} ${promise}`)).toEqual([])
    for (const row of rows.filter((one) => promises.some(({ promise }) => one.includes(`| ${promise} |`))))
      expect(row).toMatch(/\| \d{4}-\d\d-\d\d, (?:test|prove|all) \| (?:held|short|pending|not run|\*\*not held\*\*) \|$/)
    console.log(`${promises.length} promises, ${rows.length} lines`)
  })

  it('names what exists', () => {
    for (const promised of promises) {
      if ('proof' in promised) expect(existsSync(`proof/${promised.proof}`), promised.proof).toBe(true)
      if ('tests' in promised) for (const file of promised.tests) expect(existsSync(file), file).toBe(true)
    }
  })
})
