import { afterAll, beforeAll, expect, it } from 'vitest'
import pg from 'pg'
import { openTestHouse, type TestHouse } from '#db/testing/house.ts'
import { dayInFrance } from './day.ts'
import { startQueue } from './queue.server.ts'

let t: TestHouse
beforeAll(async () => {
  t = await openTestHouse()
})
afterAll(async () => {
  await t.close()
})

const until = async (what: () => Promise<boolean>): Promise<number> => {
  const from = Date.now()
  while (!(await what())) {
    if (Date.now() - from > 15_000) throw new Error('it never came')
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  return Date.now() - from
}

it('follows the day in France', () => {
  expect(dayInFrance(new Date('2026-03-31T21:59:00Z'))).toBe('2026-03-31')
  expect(dayInFrance(new Date('2026-03-31T22:01:00Z'))).toBe('2026-04-01')
  expect(dayInFrance(new Date('2026-12-31T22:59:00Z'))).toBe('2026-12-31')
})

it('runs as the jobs login, computes what was written within seconds, and shares the work between two processes', async () => {
  const failures: string[] = []
  const referent = await t.anAgent()
  const start = () =>
    startQueue({
      config: t.configOf('jobs'),
      vault: t.house.vault,
      clock: () => new Date(),
      failed: (task, error) => failures.push(`${task} ${String(error)}`),
    })
  const queues = [start(), start()]
  try {
    const count = async (table: string): Promise<number> =>
      (await t.admin.query<{ n: number }>(`select count(*)::int as n from ${table}`)).rows[0]?.n ?? 0
    await until(async () => (await t.admin.query(`select to_regclass('aparte_queue.jobs') as there`)).rows[0].there !== null)
    const file = await t.aCaseFile(referent)
    const person = t.house.newId()
    await t.admin.query(
      `insert into person (organisation_id, id, case_file_id, compartment_id, first_name, birth_date, created_at, created_by) values ($1, $2, $3, $4, 'Essai', '1985-03-02', now(), $5)`,
      [t.organisationId, person, file.id, file.identity, referent.agentId],
    )
    await t.admin.query(
      `insert into household_member (organisation_id, id, case_file_id, compartment_id, person_id, role, from_date, created_at, created_by) values ($1, $2, $3, $4, $5, 'main', '2020-01-01', now(), $6)`,
      [t.organisationId, t.house.newId(), file.id, file.identity, person, referent.agentId],
    )
    const took = await until(async () => (await count('right_result')) === 1 && (await count('right_due')) === 0)
    process.stdout.write(`queue: computed ${took} ms after it was written, by two workers\n`)
    expect(took).toBeLessThan(8_000)
    expect(failures).toEqual([])
    // its tables are its own: nobody who serves pages reaches them
    const web = new pg.Client(t.configOf('web'))
    await web.connect()
    await expect(web.query('select from aparte_queue._private_jobs')).rejects.toThrow(/permission denied/)
    await web.end()
    const owners = await t.admin.query<{ owner: string }>(
      `select distinct pg_get_userbyid(c.relowner) as owner from pg_class c where c.relnamespace = 'aparte_queue'::regnamespace`,
    )
    expect(owners.rows).toEqual([{ owner: 'aparte_jobs' }])
  } finally {
    await Promise.all(queues.map((queue) => queue.stop()))
  }
  expect(failures).toEqual([])
}, 40_000)
