import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { proceduresPage } from './page.ts'
import { PROCEDURES } from './procedures.ts'

const page = proceduresPage()

it('docs/procedures.md is what the procedures say (else: npm run law:docs)', () => {
  expect(readFileSync(join(import.meta.dirname, '..', '..', '..', 'docs', 'procedures.md'), 'utf8')).toBe(page)
})

it('tells every procedure once, and no code', () => {
  for (const { name } of PROCEDURES)
    expect(
      page.split('\n').filter((line) => line === `### ${name}`),
      name,
    ).toHaveLength(1)
  expect(page).not.toMatch(/undefined|\[object|\bAP\d/)
})
