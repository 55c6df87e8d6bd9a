import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, it } from 'vitest'
import { readPermissions } from '../../scripts/permissions.ts'
import { sentenceOf } from './sentences.ts'

const policies = resolve(import.meta.dirname, '../../db/policies')

it('every action has its sentence, those of the house itself included', async () => {
  const { actions } = await readPermissions()
  expect(actions.length).toBeGreaterThan(80)
  expect(actions.filter(({ id, audit }) => sentenceOf(id) !== audit)).toEqual([])
  expect(sentenceOf('health.show')).toBe('a consulté l’état de l’installation')
  expect(sentenceOf('nothing.known')).toBe('nothing.known')
})

it('every action id that a function of the database writes has a sentence', () => {
  const files = readdirSync(policies).map((name) => readFileSync(join(policies, name), 'utf8'))
  const calls = files.flatMap((text) => [...text.matchAll(/app\.note_login\(([^;]*?)\)/g)].map(([, args = '']) => args))
  const ids = calls.flatMap((args) => [...(/'([a-z]\w*\.\w+)'/.exec(args)?.slice(1) ?? [])])
  // its own definition, and the grants, name no id; every call does
  expect(ids.length).toBeGreaterThanOrEqual(10)
  expect(calls.filter((args) => !args.includes("'") && !args.includes('p_action text'))).toEqual([])
  expect([...new Set(ids)].filter((id) => sentenceOf(id) === id)).toEqual([])
  // nobody else writes a line of the log in SQL
  expect(files.flatMap((text) => [...text.matchAll(/insert into audit\.entry/g)])).toHaveLength(1)
})
