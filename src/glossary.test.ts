import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

const page = readFileSync('docs/glossary.md', 'utf8')
const has = (word: string): boolean => page.includes(`| \`${word}\` |`)

it('the glossary has a line for every feature, table and family of facts', () => {
  const features = readdirSync('src/features')
  const tables = [...readFileSync('db/schema.sql', 'utf8').matchAll(/^create table ([a-z_.]+) \(/gm)]
    .map((found) => found[1] ?? '')
    .filter((name) => name !== 'schema_script')
  const folders = ['src/features/tidying', 'seed/households']
  const families = new Set<string>()
  for (const folder of folders)
    for (const name of readdirSync(folder))
      if (!name.includes('corpus') && !name.includes('test'))
        for (const found of readFileSync(`${folder}/${name}`, 'utf8').matchAll(/key: '([a-zA-Z]+)\.[a-zA-Z]+'/g))
          families.add(found[1] ?? '')
  const wanted = [...features, ...tables, ...families]
  process.stdout.write(`glossary: ${features.length} features, ${tables.length} tables, ${families.size} families of facts\n`)
  expect(wanted.filter((word) => !has(word))).toEqual([])
  expect(tables.length).toBeGreaterThan(30)
})
