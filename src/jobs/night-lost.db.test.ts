import { afterAll, beforeAll, expect, it } from 'vitest'
import pg from 'pg'
import { openTestHouse, type TestAgent, type TestCase, type TestHouse } from '#db/testing/house.ts'
import { observeFact } from '#features/case-file/commands.server.ts'
import { listOwnRights, type OwnRights } from '#features/watch/concerned.server.ts'
import type { Done } from './night-chunk.server.ts'
import { runMarked, runNight } from './night.server.ts'

let t: TestHouse
let jobs: pg.Client
let referent: TestAgent
beforeAll(async () => {
  t = await openTestHouse()
  jobs = new pg.Client(t.configOf('jobs'))
  await jobs.connect()
  referent = await t.anAgent()
})
afterAll(async () => {
  await jobs.end()
  await t.close()
})

const failures: unknown[] = []
const at = (today: string) => ({
  vault: t.house.vault,
  today,
  now: new Date(`${today}T00:10:00+02:00`),
  failed: (error: unknown) => void failures.push(error),
  breathe: async () => {},
})
const night = (today: string): Promise<Done> => runNight(jobs, at(today))

type Household = TestCase & { main: string }
const household = async (): Promise<Household> => {
  const file = await t.aCaseFile(referent)
  const main = t.house.newId()
  await t.admin.query(
    `insert into person (organisation_id, id, case_file_id, compartment_id, first_name, sex, birth_date, created_at, created_by) values ($1, $2, $3, $4, 'Essai', 'F', '1982-03-02', now(), $5)`,
    [t.organisationId, main, file.id, file.identity, referent.agentId],
  )
  await t.admin.query(
    `insert into household_member (organisation_id, id, case_file_id, compartment_id, person_id, role, from_date, created_at, created_by)
     values ($1, $2, $3, $4, $5, 'main', '2010-01-01', now(), $6)`,
    [t.organisationId, t.house.newId(), file.id, file.identity, main, referent.agentId],
  )
  return { ...file, main }
}
const say = (file: Household, key: string, value: object, compartment: 'budget' | 'health', day = '2026-05-02'): Promise<string> =>
  t.asWriter(referent, (tx) =>
    observeFact(tx, { caseFileId: file.id, key, subjectId: file.main, compartment, value, label: key, source: 'read', observedAt: new Date(`${day}T10:00:00Z`) }),
  ) // prettier-ignore
const digests = async (file: Household): Promise<string[]> =>
  (await t.admin.query<{ d: string }>(`select encode(digest, 'hex') as d from right_result where case_file_id = $1 order by 1`, [file.id])).rows.map(({ d }) => d) // prettier-ignore
const marked = async (file: Household): Promise<boolean> => (await t.admin.query('select from right_due where case_file_id = $1', [file.id])).rowCount === 1 // prettier-ignore

it('a change that could not be computed is computed at the next hour of the night, not the next month', async () => {
  const file = await household()
  const sealed = await say(file, 'disability.rate', { number: 0 }, 'health')
  await say(file, 'income.salary', { cents: 900_00, period: 'month', from: '2026-01-01' }, 'budget')
  expect((await night('2026-05-04')).failed).toBe(0)
  const before = await digests(file)
  expect(before).toHaveLength(1)
  // what fails, whatever it is: here a body that cannot be opened just now
  const { rows } = await t.admin.query<{ body: Buffer }>('select body from fact_observation where id = $1', [sealed])
  await t.admin.query('update fact_observation set body = $2 where id = $1', [sealed, Buffer.alloc(40)])
  await say(file, 'income.salary', { cents: 0, period: 'month', from: '2026-05-01' }, 'budget', '2026-05-05')
  expect(await runMarked(jobs, at('2026-05-05'))).toMatchObject({ files: 1, failed: 1, written: 0 })
  expect(failures).toHaveLength(1)
  expect(await digests(file)).toEqual(before)
  // not again every two seconds
  expect(await runMarked(jobs, at('2026-05-05'))).toMatchObject({ files: 0 })
  expect(await night('2026-05-05')).toMatchObject({ files: 1, failed: 1 })
  await t.admin.query('update fact_observation set body = $2 where id = $1', [sealed, rows[0]?.body])
  expect(await night('2026-05-05')).toMatchObject({ files: 1, computed: 1, failed: 0, written: 1 })
  expect(await digests(file)).not.toEqual(before)
  expect(await night('2026-05-05')).toMatchObject({ files: 0 })
})

it('an address that is hidden, or no more, computes the file again: the commune is not read where the address is hidden', async () => {
  const file = await household()
  await night('2026-05-06')
  expect(await marked(file)).toBe(false)
  const id = t.house.newId()
  await t.admin.query(
    `insert into contact_rule (organisation_id, id, case_file_id, compartment_id, address_hidden, body, created_at, created_by)
     values ($1, $2, $3, $4, true, '', now(), $5)`,
    [t.organisationId, id, file.id, file.identity, referent.agentId],
  )
  expect(await marked(file)).toBe(true)
  await night('2026-05-06')
  expect(await marked(file)).toBe(false)
  await t.admin.query('update contact_rule set superseded_at = now() where id = $1', [id])
  expect(await marked(file)).toBe(true)
})

it('a file that is reopened is computed for who was let in while it was closed', async () => {
  const file = await household()
  await say(file, 'income.salary', { cents: 900_00, period: 'month', from: '2026-01-01' }, 'budget')
  await night('2026-05-07')
  await t.admin.query(`update case_file set closed_at = now(), closure_reason = 'other' where id = $1`, [file.id])
  const colleague = await t.anAgent()
  await t.admin.query(
    `insert into compartment_access (organisation_id, id, compartment_id, case_file_id, agent_id, basis, granted_by, from_at)
     select $1, gen_random_uuid(), id, case_file_id, $3, 'coWorker', $4, now() from compartment where case_file_id = $2 and kind = 'identity'`,
    [t.organisationId, file.id, colleague.agentId, referent.agentId],
  )
  expect(await runMarked(jobs, at('2026-05-07'))).toMatchObject({ files: 0, computed: 0 })
  await t.admin.query('update case_file set closed_at = null, closure_reason = null where id = $1', [file.id])
  expect(await runMarked(jobs, at('2026-05-07'))).toMatchObject({ files: 1, computed: 2 })
  expect(await digests(file)).toHaveLength(2)
})

it('a compartment whose key is destroyed takes its results away, and no page with them', async () => {
  const file = await household()
  await say(file, 'disability.rate', { number: 0 }, 'health')
  await night('2026-05-08')
  const own = () => t.asAgent(referent, (tx) => listOwnRights(tx))
  const of = ({ households }: OwnRights): number => households.filter(({ caseFileId }) => caseFileId === file.id).length
  expect(of(await own())).toBe(1)
  await t.admin.query(`update compartment set wrapped_key = null, key_destroyed_at = now() where case_file_id = $1 and kind = 'health'`, [
    file.id,
  ])
  expect(of(await own())).toBe(0)
  await say(file, 'income.salary', { cents: 900_00, period: 'month', from: '2026-01-01' }, 'budget')
  expect(await runMarked(jobs, at('2026-05-08'))).toMatchObject({ failed: 0, written: 1 })
  expect(of(await own())).toBe(1)
})
