import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { CATALOGUE } from './catalogue.ts'
import { rightsPage } from './page.ts'
import { statementsOf, verifiedOf } from './statements.ts'

const docs = join(import.meta.dirname, '..', '..', '..', 'docs')
const page = rightsPage()
const rows = page.split('\n').filter((line) => /^\| R\d/.test(line))

process.stdout.write(`catalogue: ${rows.length} rows in docs/rights.md\n`)

describe('the page of the catalogue', () => {
  it('is what the entries say (else: npm run law:docs)', () => {
    expect(readFileSync(join(docs, 'rights.md'), 'utf8') === page).toBe(true)
  })

  it('has one row for each right, in their order, with what was checked of it', () => {
    expect(rows.map((row) => row.split(' | ')[0])).toEqual(CATALOGUE.map(({ id }) => `| ${id}`))
    for (const [at, entry] of CATALOGUE.entries()) {
      const { verified, of } = verifiedOf(entry)
      expect(rows[at]).toContain(`| ${verified} / ${of} |`)
      expect(rows[at]).toContain(entry.name)
    }
    expect(page).not.toMatch(/undefined|NaN/)
  })

  it('links to the pages of the rights that are computed', () => {
    const linked = [...page.matchAll(/\]\(rules\/([A-Za-z]+\.md)\)/g)].map(([, file]) => file as string)
    const there = new Set(readdirSync(join(docs, 'rules')))
    expect(linked.length).toBeGreaterThan(30)
    expect(linked.filter((file) => !there.has(file))).toEqual([])
  })
})

describe('what is counted as checked', () => {
  const [entry] = CATALOGUE
  const said = { text: 'Oui.', verified: true, source: 'CASF L1' }

  it('counts statements and conditions, whatever field they stand in', () => {
    if (entry === undefined) throw new Error('no entry')
    const before = verifiedOf(entry)
    expect(before.of).toBe(statementsOf(entry).length + entry.check.length)
    for (const field of ['payer', 'askBefore', 'delay', 'duration', 'renewal', 'recovery', 'opensFrom', 'declarations'] as const) {
      const bare = { ...entry, [field]: undefined }
      const more = verifiedOf({ ...entry, [field]: said })
      expect(more.of - verifiedOf(bare).of, field).toBe(1)
      expect(more.verified - verifiedOf(bare).verified, field).toBe(1)
    }
    const more = verifiedOf({ ...entry, notes: [...entry.notes, said, { text: 'Non.', verified: false }] })
    expect(more).toEqual({ verified: before.verified + 1, of: before.of + 2 })
  })
})
