import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestHouse } from '#db/testing/house.ts'
import type { TestAgent, TestHouse } from '#db/testing/house.ts'
import { openPermanence, registerContact, takeContact } from '#features/agenda/commands.server.ts'
import { listContacts } from '#features/agenda/queries.server.ts'
import { getRequest, listQueue } from '#features/reception/queries.server.ts'
import { getPassage, getPermanence, listOwnPermanences, requestOfPassage } from './page.server.ts'

let t: TestHouse
let id = ''
const on = '2026-06-16'
const people: Record<'worker' | 'manager' | 'desk' | 'elsewhere' | 'dpo', TestAgent> = {} as never
const given = { timeZone: 'Europe/Paris' }

beforeAll(async () => {
  t = await openTestHouse()
  const site = await t.aSite('Antenne')
  people.worker = await t.anAgent()
  people.manager = await t.anAgent({ roles: ['manager'] })
  people.desk = await t.anAgent({ roles: ['reception'], teamId: await t.aTeam({ kind: 'reception' }) })
  people.elsewhere = await t.anAgent({ siteId: site, teamId: await t.aTeam({ siteId: site }) })
  people.dpo = await t.anAgent({ roles: ['dpo'] })
  const opened = await t.asWriter(people.manager, (tx) =>
    openPermanence(tx, {
      name: 'Permanence du mardi',
      siteId: t.siteId,
      teamId: t.teamId,
      agentIds: [people.worker.agentId],
      rrule: 'FREQ=WEEKLY;BYDAY=TU',
      firstOn: on,
      starts: '09:00',
      minutes: 180,
    }),
  )
  id = opened.id
})
afterAll(() => t.close())

const arrive = (calledName: string, urgency: 'week' | 'immediate' = 'week') =>
  t.asWriter(people.desk, (tx) => registerContact(tx, { permanenceId: id, on, calledName, topic: 'energy', urgency }))

describe('a permanence', () => {
  it('opens to who receives in its team and to the reception of its site; to others it is not there', async () => {
    for (const who of ['worker', 'manager', 'desk'] as const) {
      expect((await t.asAgent(people[who], (tx) => getPermanence(tx, id))).name).toBe('Permanence du mardi')
      expect((await t.asAgent(people[who], listOwnPermanences)).map((one) => one.id)).toEqual([id])
    }
    for (const who of ['elsewhere', 'dpo'] as const) {
      await expect(t.asAgent(people[who], (tx) => getPermanence(tx, id))).rejects.toMatchObject({ name: 'NotFound' })
      expect(await t.asAgent(people[who], listOwnPermanences)).toEqual([])
    }
  })
  it('gives a passage by its permanence alone', async () => {
    const contact = await arrive('Mme L.')
    expect(await t.asWriter(people.worker, (tx) => getPassage(tx, id, contact))).toMatchObject({ calledName: 'Mme L.', topic: 'energy' })
    await expect(t.asWriter(people.worker, (tx) => getPassage(tx, contact, contact))).rejects.toMatchObject({ name: 'NotFound' })
    await expect(t.asWriter(people.elsewhere, (tx) => getPassage(tx, id, contact))).rejects.toMatchObject({ name: 'NotFound' })
  })
})

describe('a passage that becomes a first request', () => {
  it('by who receives or by reception, with what is known and nothing else; once', async () => {
    for (const who of ['worker', 'desk', 'manager'] as const) {
      const contact = await arrive(`Camille ${who}`, 'immediate')
      if (who === 'worker') await t.asWriter(people.worker, (tx) => takeContact(tx, contact))
      const make = () => t.asWriter(people[who], (tx) => requestOfPassage(tx, { ...given, permanenceId: id, id: contact }))
      const requestId = await make()
      await expect(make()).rejects.toMatchObject({ name: 'Refused' })
      const passage = (await t.asAgent(people.worker, (tx) => listContacts(tx, id, on))).find((one) => one.id === contact)
      expect(passage).toMatchObject({ status: 'ended', outcome: 'request', requestId })
      const request = await t.asAgent(people.worker, (tx) => getRequest(tx, requestId))
      expect(request).toMatchObject({
        calledName: `Camille ${who}`,
        words: '',
        topics: ['energy'],
        urgency: 'immediate',
        mayCall: null,
        phone: '',
      })
    }
    const queue = await t.asAgent(people.worker, listQueue)
    expect(queue.filter((one) => one.calledName.startsWith('Camille'))).toHaveLength(3)
  })
  it('and by nobody else: nothing is written', async () => {
    const contact = await arrive('Idriss')
    const before = (await t.admin.query('select count(*)::int as n from request')).rows
    await expect(
      t.asWriter(people.elsewhere, (tx) => requestOfPassage(tx, { ...given, permanenceId: id, id: contact })),
    ).rejects.toMatchObject({ name: 'NotFound' })
    expect((await t.admin.query('select count(*)::int as n from request')).rows).toEqual(before)
  })
})
