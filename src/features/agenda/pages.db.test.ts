import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestHouse } from '#db/testing/house.ts'
import type { TestAgent, TestCase, TestHouse } from '#db/testing/house.ts'
import { chooseMessages } from '#features/message/commands.server.ts'
import { listAbsences, listTouchedHours, listWithProposals } from './absence-queries.server.ts'
import { declareAbsence, planAppointment } from './commands.server.ts'
import { getCalendar, getHouseholdToMeet, getOwnAppointment, listHouseholdsToMeet, listWaysToTell } from './page-queries.server.ts'
import { addClosure, addOpening, addRoom, endOpening, endRoom, listOpenings, listSitesToArrange } from './places.server.ts'
import { getSiteHours, listColleagues, listOffers, listRooms } from './queries.server.ts'

const zone = 'Europe/Paris'
const now = new Date('2026-06-15T06:00:00Z')
const at = (day: number, time = '10:00'): Date => new Date(`2026-06-${day}T${time}:00+02:00`)
let t: TestHouse
let [marie, bruno, helene, yann, jocelyne]: TestAgent[] = []
let [aubertin, protectedOne, ofBruno]: TestCase[] = []
const who = <T>(one: T | undefined): T => one as T

beforeAll(async () => {
  t = await openTestHouse()
  t.setClock(now)
  marie = await t.anAgent({ firstName: 'Marie', lastName: 'Essai' })
  bruno = await t.anAgent({ firstName: 'Bruno', lastName: 'Essai' })
  helene = await t.anAgent({ roles: ['manager'] })
  yann = await t.anAgent({ roles: ['administrator'], teamId: await t.aTeam({ siteId: await t.aSite('Ailleurs') }) })
  jocelyne = await t.anAgent({ roles: ['worker', 'reception'], teamId: await t.aTeam({ kind: 'reception' }) })
  await t.admin.query(`update session set last_seen_at = now(), expires_at = now() + interval '12 hours'`)
  aubertin = await t.aCaseFile(who(marie), { name: 'Céline Aubertin' })
  protectedOne = await t.aCaseFile(who(marie), { name: 'Foyer protégé', protected: true })
  ofBruno = await t.aCaseFile(who(bruno), { name: 'Fatoumata Diarra' })
})
afterAll(() => t.close())

const plan = (agent: TestAgent | undefined, file: TestCase | undefined, startsAt: Date, more = {}) =>
  t.asWriter(who(agent), (tx) => planAppointment(tx, { caseFileId: who(file).id, startsAt, minutes: 60, kind: 'interview', ...more }))

describe('the pages of the agenda', () => {
  it('show one’s own days by household, and of a colleague an hour that is taken', async () => {
    await plan(marie, aubertin, at(16))
    await plan(bruno, ofBruno, at(16, '14:00'))
    const seen = await t.asAgent(who(marie), (tx) => getCalendar(tx, { view: 'jour', day: '2026-06-16', colleagues: [who(bruno).agentId] }))
    expect(seen.columns.map(({ who: name, hours }) => [name, hours.map((hour) => `${hour.entry.what} ${hour.from}`)])).toEqual([
      [null, ['appointment 10:00']],
      ['Bruno Essai', ['busy 14:00']],
    ])
    const words = JSON.stringify(seen)
    expect(words).toContain('Aubertin')
    expect(words).not.toContain('Diarra')
    // somebody whose hours she does not see is not there, whatever the address asks
    const alone = await t.asAgent(who(marie), (tx) => getCalendar(tx, { view: 'jour', day: '2026-06-16', colleagues: [who(yann).agentId] }))
    expect(alone.columns).toHaveLength(1)
  })
  it('offer the households in which one writes, and free hours that are free', async () => {
    expect(await t.asAgent(who(marie), listHouseholdsToMeet)).toEqual([
      { id: who(aubertin).id, name: 'Céline Aubertin' },
      { id: who(protectedOne).id, name: 'Foyer protégé' },
    ])
    expect(await t.asAgent(who(bruno), (tx) => getHouseholdToMeet(tx, who(aubertin).id))).toBeNull()
    const offers = await t.asAgent(who(marie), (tx) =>
      listOffers(tx, { siteId: t.siteId, agentIds: [who(marie).agentId], minutes: 60, fromOn: '2026-06-16', toOn: '2026-06-17' }),
    )
    expect(offers.map(({ day, time }) => `${day} ${time}`)).toEqual([
      '2026-06-16 08:00',
      '2026-06-16 13:00',
      '2026-06-17 08:00',
      '2026-06-17 13:00',
    ])
  })
  it('an hour that reception of the site reads has no page of its household', async () => {
    const id = await plan(marie, aubertin, at(17))
    expect((await t.asAgent(who(marie), (tx) => getOwnAppointment(tx, id))).caseName).toBe('Céline Aubertin')
    for (const other of [bruno, jocelyne, helene])
      await expect(t.asAgent(who(other), (tx) => getOwnAppointment(tx, id))).rejects.toMatchObject({ name: 'NotFound' })
  })
  it('say whether telling would make something leave: her choice, and nothing for a protected household', async () => {
    const choice = {
      channel: 'letter',
      from: '09:00',
      until: '18:00',
      despiteDanger: false,
      to: '',
      said: '',
      askedOn: '2026-06-15',
    } as const
    const ids = [await plan(marie, aubertin, at(22)), await plan(marie, protectedOne, at(22, '14:00'))]
    const ways = () =>
      t.asAgent(who(marie), async (tx) => {
        const found = await listWaysToTell(
          tx,
          [aubertin, protectedOne].map((file, n) => ({ id: ids[n] ?? '', caseFileId: who(file).id, startsAt: at(22) })),
          zone,
        )
        return ids.map((id) => found.get(id)?.leaves)
      })
    expect(await ways()).toEqual([false, false])
    for (const file of [aubertin, protectedOne])
      await t.asWriter(who(marie), (tx) => chooseMessages(tx, { ...choice, caseFileId: who(file).id }))
    expect(await ways()).toEqual([true, false])
  })
  it('an absence: its hours for who manages, where they may go for whom they are', async () => {
    await t.asWriter(who(helene), (tx) =>
      declareAbsence(tx, { agentId: who(marie).agentId, fromOn: '2026-06-22', untilOn: '2026-06-26', timeZone: zone }),
    )
    const managed = await t.asAgent(who(helene), async (tx) => {
      const absences = await listAbsences(tx, zone)
      return { absences, touched: await listTouchedHours(tx, absences, zone) }
    })
    expect(managed.absences).toMatchObject([{ name: 'Marie Essai', fromOn: '2026-06-22', untilOn: '2026-06-26' }])
    expect(managed.touched.get(managed.absences[0]?.id ?? '')).toHaveLength(2)
    const own = await t.asAgent(who(marie), async (tx) => listWithProposals(tx, await listAbsences(tx, zone), zone))
    expect(own.map(({ proposed }) => proposed)).toEqual([at(29).toISOString(), at(29, '14:00').toISOString()])
    expect(await t.asAgent(who(bruno), (tx) => listAbsences(tx, zone))).toEqual([])
  })
})

describe('rooms and hours', () => {
  it('are written by the managers of the site and by administrators, and by nobody else', async () => {
    await t.asWriter(who(helene), (tx) => addRoom(tx, { siteId: t.siteId, name: 'Bureau 2', capacity: 4, accessible: true }))
    await t.asWriter(who(yann), (tx) => addRoom(tx, { siteId: t.siteId, name: 'Bureau 3', capacity: 4, accessible: false }))
    await expect(
      t.asWriter(who(marie), (tx) => addRoom(tx, { siteId: t.siteId, name: 'X', capacity: 1, accessible: true })),
    ).rejects.toMatchObject({
      name: 'NotFound',
    })
    await expect(
      t.asWriter(who(helene), (tx) => addRoom(tx, { siteId: t.siteId, name: 'Bureau 2', capacity: 2, accessible: true })),
    ).rejects.toMatchObject({ fields: { roomName: expect.stringContaining('déjà ce nom') } })
    const rooms = await t.asAgent(who(marie), (tx) => listRooms(tx, t.siteId))
    expect(rooms.map(({ name }) => name)).toEqual(['Bureau 2', 'Bureau 3'])
    await t.asWriter(who(helene), (tx) => endRoom(tx, t.siteId, rooms[0]?.id ?? ''))
    expect(await t.asAgent(who(marie), (tx) => listRooms(tx, t.siteId))).toHaveLength(1)
    expect(await t.asAgent(who(marie), listSitesToArrange)).toEqual([])
    expect(await t.asAgent(who(helene), listSitesToArrange)).toHaveLength(1)
    expect((await t.asAgent(who(yann), listSitesToArrange)).length).toBeGreaterThan(1)
  })
  it('hours do not overlap, end when they are taken back, and a closure is a closed day', async () => {
    const tuesday = { siteId: t.siteId, weekday: 2, opens: '09:00', closes: '12:00', fromOn: '2026-06-15' }
    const add = (given: typeof tuesday) => t.asWriter(who(helene), (tx) => addOpening(tx, given))
    await add(tuesday)
    await expect(add({ ...tuesday, opens: '11:00', closes: '14:00' })).rejects.toMatchObject({ fields: { opens: expect.any(String) } })
    await expect(add({ ...tuesday, opens: '14:00', closes: '13:00' })).rejects.toMatchObject({ fields: { closes: expect.any(String) } })
    await add({ ...tuesday, opens: '14:00', closes: '17:00' })
    const lines = await t.asAgent(who(marie), (tx) => listOpenings(tx, t.siteId, '2026-06-15'))
    expect(lines.map(({ opens }) => opens)).toEqual(['09:00', '14:00'])
    await t.asWriter(who(helene), (tx) => endOpening(tx, t.siteId, lines[1]?.id ?? '', '2026-07-01'))
    expect(await t.asAgent(who(marie), (tx) => listOpenings(tx, t.siteId, '2026-07-01'))).toHaveLength(1)
    await t.asWriter(who(helene), (tx) => addClosure(tx, { siteId: t.siteId, fromOn: '2026-07-13', untilOn: '2026-07-13', name: 'Pont' }))
    expect((await t.asAgent(who(marie), (tx) => getSiteHours(tx, t.siteId))).closures).toEqual([
      { fromOn: '2026-07-13', untilOn: '2026-07-13', name: 'Pont' },
    ])
    expect(await t.asAgent(who(marie), listColleagues)).not.toHaveLength(0)
  })
})
