import pg from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openTestHouse } from '#db/testing/house.ts'
import type { TestAgent, TestHouse } from '#db/testing/house.ts'
import { addSeries, planAppointment } from '#features/agenda/commands.server.ts'
import { makeOccurrences } from './agenda.server.ts'

let t: TestHouse
let jobs: pg.Client
let marie: TestAgent
const now = new Date('2026-06-15T06:00:00Z')
beforeAll(async () => {
  t = await openTestHouse()
  t.setClock(now)
  marie = await t.anAgent()
  jobs = new pg.Client(t.configOf('jobs'))
  await jobs.connect()
})
afterAll(async () => {
  await jobs.end()
  await t.close()
})

it('what comes again is made one day further each night, once, and yields to what stands', async () => {
  const made = await t.asWriter(marie, (tx) =>
    addSeries(tx, {
      kind: 'pause',
      siteId: t.siteId,
      rrule: 'FREQ=DAILY',
      firstOn: '2026-06-15',
      starts: '12:30',
      minutes: 45,
      skipsClosed: false,
    }),
  )
  // 15 June 2026 to 15 July 2027: 365 days, and 31 with both ends
  expect(made.made).toBe(396)
  const file = await t.aCaseFile(marie)
  await t.asWriter(marie, (tx) =>
    planAppointment(tx, { caseFileId: file.id, startsAt: new Date('2027-07-20T10:00:00Z'), minutes: 60, kind: 'interview' }),
  )
  const night = (today: string) => makeOccurrences(jobs, { today, now })
  expect(await night('2026-06-15')).toBe(0)
  expect(await night('2026-06-22')).toBe(7)
  expect(await night('2026-06-22')).toBe(0)
  const yields = await t.admin.query<{ s: string }>(`select starts_at::text as s from agenda_event where yields`)
  expect(yields.rows.map(({ s }) => s.slice(0, 10))).toEqual(['2027-07-20'])
})
