import { afterAll, beforeAll, expect, it } from 'vitest'
import { openTestHouse } from '#db/testing/house.ts'
import type { TestAgent, TestHouse } from '#db/testing/house.ts'
import { planAppointment, watchVisit } from '#features/agenda/commands.server.ts'
import { shareCaseFile } from '#features/case-file/sharing.server.ts'
import { getHomeVisit, goesThere, noteAccess, requireOwnPlanned, watchOf } from './page.server.ts'

let t: TestHouse
let marie: TestAgent
let bruno: TestAgent
let ines: TestAgent
const now = new Date('2026-06-15T08:00:00+02:00')
const at = (time: string): Date => new Date(`2026-06-15T${time}:00+02:00`)

beforeAll(async () => {
  t = await openTestHouse()
  t.setClock(now)
  marie = await t.anAgent({ firstName: 'Marie' })
  bruno = await t.anAgent({ firstName: 'Bruno' })
  ines = await t.anAgent({ firstName: 'Inès' })
})
afterAll(() => t.close())

it('a home visit is read by who reads the household, confided by who goes there, and told once to be watched', async () => {
  const file = await t.aCaseFile(marie)
  const [visitId, interviewId] = await t.asWriter(marie, async (tx) => [
    await planAppointment(tx, { caseFileId: file.id, startsAt: at('14:00'), minutes: 60, kind: 'homeVisit', coAgentIds: [ines.agentId] }),
    await planAppointment(tx, { caseFileId: file.id, startsAt: at('10:00'), minutes: 60, kind: 'interview' }),
  ])
  const read = (agent: TestAgent, id = visitId ?? '') => t.asAgent(agent, (tx) => getHomeVisit(tx, file.id, id))
  const visit = await read(marie)
  await expect(read(marie, interviewId)).rejects.toMatchObject({ name: 'NotFound' })
  await expect(read(bruno)).rejects.toMatchObject({ name: 'NotFound' })
  expect([goesThere(visit, marie.agentId), goesThere(visit, ines.agentId), goesThere(visit, bruno.agentId)]).toEqual([true, true, false])
  expect(() => requireOwnPlanned(visit, bruno.agentId)).toThrow(expect.objectContaining({ name: 'Refused' }))
  expect(() => requireOwnPlanned({ ...visit, status: 'held' }, marie.agentId)).toThrow(expect.objectContaining({ name: 'Refused' }))

  await t.asWriter(marie, (tx) => noteAccess(tx, visit, 'Code 4 A, chien gentil'))
  expect((await read(marie)).access).toBe('Code 4 A, chien gentil')
  await t.asWriter(marie, (tx) =>
    shareCaseFile(tx, { caseFileId: file.id, agentId: bruno.agentId, kinds: ['general'], reason: 'Travail commun.', until: null }),
  )
  expect((await read(bruno)).access).toBe('Code 4 A, chien gentil')

  // asked from the page of the household, which asks for that one alone
  const watched = (agent: TestAgent) =>
    t.house.reading(agent, { id: 'test', roles: ['worker'], audit: 'x' }, {}, (tx) => watchOf(tx, visit.id), file.id)
  expect(await watched(marie)).toBeNull()
  const watch = (agent: TestAgent, watcher: TestAgent) =>
    t.asWriter(agent, (tx) =>
      watchVisit(tx, { appointmentId: visit.id, watcherId: watcher.agentId, where: 'Rue des Tanneries', expectedAt: at('16:00') }),
    )
  const id = await watch(marie, bruno)
  expect([await watched(marie), await watched(bruno)]).toEqual([id, id])
  // her companion may not read the watch, and is told that there is one
  await expect(watch(ines, bruno)).rejects.toMatchObject({ name: 'Refused', fields: { '': 'Quelqu’un veille déjà sur cette visite.' } })
})
