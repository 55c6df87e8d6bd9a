import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'

/** The first migration after the version that was published: from it on, the version before must go on serving (docs/decisions/0020). */
const FROM = '0027'

/** What the version before could still read or write, and would no longer find. */
const breaking: readonly (readonly [string, RegExp])[] = [
  ['takes something away', /\bdrop\s+(table|column|view|type|schema|function)\b/i],
  ['renames', /\brename\s+(to|column|constraint)\b/i],
  ['changes a type', /\balter\s+column\s+\S+\s+(set\s+data\s+)?type\b/i],
  ['forbids what was allowed', /\balter\s+column\s+\S+\s+set\s+not\s+null\b/i],
  ['asks for what nobody writes yet', /\badd\s+column\s+(?:if\s+not\s+exists\s+)?\S+\s+(?![^,;]*\bdefault\b)[^,;]*\bnot\s+null\b/i],
]

/** Why a migration cannot be laid while the version before serves, statement by statement. */
const reasons = (text: string): string[] =>
  text
    .replaceAll(/--.*$/gm, '')
    .split(';')
    .flatMap((statement) => breaking.filter(([, form]) => form.test(statement)).map(([reason]) => reason))

it('sees what breaks, and not what only adds', () => {
  expect(reasons('alter table a drop column b; alter table a rename to c')).toEqual(['takes something away', 'renames'])
  expect(reasons('alter table a alter column b type text')).toEqual(['changes a type'])
  expect(reasons('alter table a alter column b set not null')).toEqual(['forbids what was allowed'])
  expect(reasons('alter table a add column b text not null')).toEqual(['asks for what nobody writes yet'])
  expect(reasons("alter table a add column b text not null default ''; create table d (e text not null); -- drop table a")).toEqual([])
})

it('no migration takes away what the version before needs, unless its first line says « needs a stop »', () => {
  const later = readdirSync(join('db', 'migrations')).filter((name) => name.endsWith('.sql') && name >= FROM)
  const wrong = later.flatMap((name) => {
    const text = readFileSync(join('db', 'migrations', name), 'utf8')
    return text.startsWith('-- needs a stop:') ? [] : reasons(text).map((reason) => `${name}: ${reason}`)
  })
  process.stdout.write(`${later.length} migrations since the published version read\n`)
  expect(later.length).toBeGreaterThan(0)
  expect(wrong).toEqual([])
})
