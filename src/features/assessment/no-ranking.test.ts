import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, it } from 'vitest'

/** Decision 0028: no result of a person is ever compared with another's. Its row keeps it sealed, so SQL cannot sort by it; this holds the code to it as well. */
const src = resolve(import.meta.dirname, '../..')
const sorts = /(?:orderBy|toSorted|\.sort)\([^\n]*(?:result|score|outcome|\.sum\b|\bgir\b|body\.value)/i

it('no list anywhere is sorted by what came out of an evaluation', () => {
  const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter(
    (name) => /\.tsx?$/.test(name) && !/\.test\.tsx?$/.test(name),
  )
  const read = files
    .map((name) => ({ name, text: readFileSync(join(src, name), 'utf8') }))
    .filter(({ text }) => /features\/assessment|features\/autonomy|rules\/instruments|'assessment/.test(text))
  const ranked = read.flatMap(({ name, text }) => text.split('\n').flatMap((line) => (sorts.test(line) ? [`${name}: ${line.trim()}`] : [])))
  process.stdout.write(`no ranking: ${read.length} of ${files.length} files touch evaluations, ${ranked.length} sort by a result\n`)
  expect(read.length).toBeGreaterThan(20)
  expect(ranked).toEqual([])
})

it('what came out is kept sealed: no column of the row says it', () => {
  const schema = readFileSync(resolve(src, '../db/schema.sql'), 'utf8')
  const table = /create table (?:public\.)?assessment \(([\s\S]*?)\n\);/i.exec(schema)?.[1] ?? ''
  expect(table).toMatch(/\bbody bytea\b/)
  expect(table).not.toMatch(/^\s*(?:result|score|sum|gir|outcome|value)\b/im)
})
