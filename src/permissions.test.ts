import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, it } from 'vitest'
import { asking, permissionsFile, readPermissions, unguarded, writePermissions } from '../scripts/permissions.ts'

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
    new RegExp(`^const (?:${asking}|open|attempt|actAlone) =`, 'm').test(readFileSync(join(src, file), 'utf8')),
  )
  expect(own).toEqual([])
})

it('every action that a function may do is asked for by a route or a command, and an action of no function by none', () => {
  const used = new Set([...read.routes.flatMap((route) => [...route.loads, ...route.acts]), ...read.commands.flatMap(({ acts }) => acts)])
  const idle = read.actions.filter((action) => action.roles.length > 0 && !used.has(action.id)).map((action) => action.id)
  expect(idle).toEqual([])
  expect(read.actions.filter((action) => action.roles.length === 0 && used.has(action.id))).toEqual([])
})

it('a command that acts as somebody asks first whether she may', () => {
  expect(read.commands.flatMap(({ acts }) => acts)).toContain('facts.import')
  expect(read.commands.filter(({ acts, asks }) => acts.length === 0 || !asks)).toEqual([])
})

/** What opening a page may be told as: nothing of it changes a row. */
const looking =
  /^a (?:ouvert (?:la page|l’onglet|l’accueil|sa journée)|consulté|lu|relu|regardé|vu|cherché|préparé|demandé la clé|imprimé) ?/

it('opening a page is never told as an act: no loader asks for what an action asks for, and each of its sentences tells a look', () => {
  const acts = new Set(read.routes.flatMap((route) => route.acts))
  expect(read.routes.flatMap((route) => route.loads.filter((id) => acts.has(id)).map((id) => `${route.address} ${id}`))).toEqual([])
  const loads = new Set(read.routes.flatMap((route) => route.loads))
  expect(loads.size).toBeGreaterThan(40)
  expect(read.actions.filter(({ id, audit }) => loads.has(id) && !looking.test(audit)).map(({ audit }) => audit)).toEqual([])
})
