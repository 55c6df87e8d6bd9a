import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, it } from 'vitest'
import { permissionsFile, readPermissions, unguarded, writePermissions } from '../scripts/permissions.ts'

const src = resolve(import.meta.dirname)
const read = await readPermissions()
process.stdout.write(`permissions: ${read.actions.length} actions, ${read.routes.length} routes read\n`)

it('docs/permissions.md says what runs; otherwise: node scripts/permissions.ts', () => {
  expect(read.actions.length).toBeGreaterThan(80)
  expect(readFileSync(permissionsFile, 'utf8')).toBe(writePermissions(read))
})

it('every route file is in the table of contents, and every loader and action asks a guard', () => {
  const files = readdirSync(src, { recursive: true, encoding: 'utf8' })
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => name.endsWith('.route.tsx'))
  expect(read.routes.map((route) => route.file).toSorted()).toEqual(files.toSorted())
  const bare = read.routes.filter((route) => route.bare.length > 0).map((route) => route.file)
  expect(bare.toSorted()).toEqual(Object.keys(unguarded).toSorted())
})

it('« attempt » is made of « open », and no route makes a guard of its own', () => {
  expect(readFileSync(join(src, 'features/identity/threshold.server.ts'), 'utf8')).toMatch(/\bopen\(/)
  const own = read.routes.filter(({ file }) =>
    /^const (?:page|submit|resource|open|attempt) =/m.test(readFileSync(join(src, file), 'utf8')),
  )
  expect(own).toEqual([])
})

/** Actions that no route asks for, and what the log says instead. */
const withoutRoute: Readonly<Record<string, string>> = {
  'caseFile.chooseReaders': 'done on the page of the note, under « a corrigé une note »',
  'sheet.make': 'done at the end of tidying, under « a rangé sa page d’entretien »',
}

it('every action that a function may do is asked for by a route, and an action of no function by none', () => {
  const used = new Set(read.routes.flatMap((route) => [...route.loads, ...route.acts]))
  const idle = read.actions.filter((action) => action.roles.length > 0 && !used.has(action.id)).map((action) => action.id)
  expect(idle.filter((id) => !withoutRoute[id])).toEqual([])
  expect(read.actions.filter((action) => action.roles.length === 0 && used.has(action.id))).toEqual([])
})
