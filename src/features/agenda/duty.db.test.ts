import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestHouse } from '#db/testing/house.ts'
import type { TestAgent, TestHouse } from '#db/testing/house.ts'
import { receiveRequest } from '#features/reception/commands.server.ts'
import {
  closeContact,
  declareAbsence,
  openPermanence,
  planAppointment,
  sayAppointment,
  registerContact,
  replaceAgent,
  sayVisit,
  takeContact,
  takeNext,
  watchVisit,
} from './commands.server.ts'
import {
  countContacts,
  getAgenda,
  getWatchedVisit,
  listAgendaAppointments,
  listContacts,
  listPermanences,
  listReplacements,
  listToTell,
  listWatchedVisits,
  listDeparted,
} from './queries.server.ts'

let t: TestHouse
let jobs: pg.Client
let [marie, bruno, helene, jocelyne, stranger]: TestAgent[] = []
const now = new Date('2026-06-15T06:00:00Z')
const at = (day: number, time = '10:00'): Date => new Date(`2026-06-${String(day).padStart(2, '0')}T${time}:00+02:00`)
const who = (agent: TestAgent | undefined): TestAgent => agent as TestAgent

beforeAll(async () => {
  t = await openTestHouse()
  t.setClock(now)
  marie = await t.anAgent({ firstName: 'Marie', lastName: 'Test' })
  bruno = await t.anAgent({ firstName: 'Bruno' })
  helene = await t.anAgent({ roles: ['manager'], firstName: 'Hélène' })
  jocelyne = await t.anAgent({ roles: ['reception'], teamId: await t.aTeam({ kind: 'reception' }) })
  const elsewhere = await t.aSite('Antenne')
  stranger = await t.anAgent({ siteId: elsewhere, teamId: await t.aTeam({ siteId: elsewhere }) })
  jobs = new pg.Client(t.configOf('jobs'))
  await jobs.connect()
})
afterAll(async () => {
  await jobs.end()
  await t.close()
})

describe('a permanence', () => {
  it('is opened by a manager, told to all, and its morning is kept', async () => {
    const opened = await t.asWriter(who(helene), (tx) =>
      openPermanence(tx, {
        name: 'Permanence du mardi',
        place: 'Mairie annexe',
        siteId: t.siteId,
        teamId: t.teamId,
        agentIds: [who(marie).agentId],
        rrule: 'FREQ=WEEKLY;BYDAY=TU',
        firstOn: '2026-06-16',
        starts: '09:00',
        minutes: 180,
      }),
    )
    const told = await t.asAgent(who(stranger), (tx) => listPermanences(tx, '2026-06-16'))
    expect(told.map((one) => [one.name, one.from.toISOString(), one.onDuty])).toEqual([
      ['Permanence du mardi', '2026-06-16T07:00:00.000Z', ['Marie Test']].map((part) => part),
    ])
    expect(await t.asAgent(who(marie), (tx) => listPermanences(tx, '2026-07-14'))).toEqual([])
    const permanenceId = opened.id
    const on = '2026-06-16'
    const arrive = (calledName: string, urgency: 'week' | 'immediate', minute: number) =>
      t.asWriter(who(jocelyne), (tx) => registerContact(tx, { permanenceId, on, calledName, urgency, arrivedAt: at(16, `09:0${minute}`) }))
    const [first, , danger] = [await arrive('Mme L.', 'week', 1), await arrive('', 'week', 2), await arrive('Camille', 'immediate', 3)]
    // two workers press at once: each has another, and danger goes first
    const taken = await Promise.all([marie, bruno].map((agent) => t.asWriter(who(agent), (tx) => takeNext(tx, permanenceId, on))))
    expect(new Set(taken)).toEqual(new Set([danger, first]))
    await expect(t.asWriter(who(bruno), (tx) => takeContact(tx, first))).rejects.toMatchObject({ name: 'Refused' })
    const ends = await Promise.allSettled(
      Array.from({ length: 4 }, () => t.asWriter(who(marie), (tx) => closeContact(tx, danger, 'informed'))),
    )
    expect(ends.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    await expect(t.asWriter(who(marie), (tx) => closeContact(tx, danger, 'left'))).rejects.toMatchObject({ name: 'Refused' })
    const list = await t.asAgent(who(jocelyne), (tx) => listContacts(tx, permanenceId, on))
    expect(list.map((one) => [one.calledName, one.status])).toEqual([
      ['', 'waiting'],
      ['Mme L.', 'taken'],
      ['Camille', 'ended'],
    ])
    expect(await t.asAgent(who(stranger), (tx) => listContacts(tx, permanenceId, on))).toEqual([])
    await expect(t.asWriter(who(stranger), (tx) => closeContact(tx, first, 'left'))).rejects.toMatchObject({ name: 'NotFound' })
    // the night forgets the names and keeps the count
    const forget = async (moment: Date) => (await jobs.query<{ n: number }>('select app.forget_contacts($1) as n', [moment])).rows[0]?.n
    expect([await forget(at(16, '23:59')), await forget(at(17, '00:01'))]).toEqual([0, 2])
    const counted = await t.asAgent(who(helene), (tx) => countContacts(tx, { fromOn: on, toOn: on }))
    expect(counted.reduce((sum, { n }) => sum + n, 0)).toBe(3)
    expect((await t.asAgent(who(marie), (tx) => listContacts(tx, permanenceId, on))).map((one) => one.calledName)).toEqual(['', '', ''])
  })
})

describe('an appointment without a case file', () => {
  it('belongs to a first request, and follows it into the household', async () => {
    const request = await t.asWriter(who(marie), (tx) =>
      receiveRequest(tx, {
        teamId: t.teamId,
        sectorId: null,
        calledName: '',
        words: 'Ne veut pas donner son nom.',
        addressLine: '',
        phone: '',
        preferredTime: '',
        topics: ['talk'],
        channel: 'onSite',
        origin: 'self',
        agreed: true,
        urgency: 'week',
        dueAt: at(20),
        communeCode: null,
        addressCase: 'notGiven',
        mayCall: null,
        mayMessage: null,
        beenHere: 'unknown',
        until: at(15, '23:59'),
      } as unknown as Parameters<typeof receiveRequest>[1]),
    )
    const id = await t.asWriter(who(marie), (tx) =>
      planAppointment(tx, { requestId: request.id, startsAt: at(18), minutes: 45, kind: 'interview', note: 'vient seule' }),
    )
    const mine = await t.asAgent(who(marie), (tx) => getAgenda(tx, { from: at(18, '00:00'), to: at(19, '00:00') }))
    expect(mine.appointments.map((one) => [one.id, one.caseFileId, one.requestId, one.note])).toEqual([
      [id, null, request.id, 'vient seule'],
    ])
    await expect(
      t.asWriter(who(stranger), (tx) => planAppointment(tx, { requestId: request.id, startsAt: at(19), minutes: 45, kind: 'call' })),
    ).rejects.toMatchObject({ name: 'NotFound' })
    const file = await t.aCaseFile(who(marie))
    const attached = await t.asWriter(who(marie), async (tx) => {
      const { sql } = await import('kysely')
      return sql<{ ok: boolean }>`select app.attach_request(${request.id}, ${file.id}, ${tx.now}) as ok`.execute(tx.q)
    })
    expect(attached.rows[0]?.ok).toBe(true)
    const after = await t.asAgent(who(marie), (tx) => listAgendaAppointments(tx, { caseFileId: file.id }))
    expect(after.map((one) => [one.id, one.note])).toEqual([[id, 'vient seule']])
  })
})

describe('a visit alone', () => {
  it('is told to the named colleague when she is late, then to the managers, who may read where; to nobody else', async () => {
    const file = await t.aCaseFile(who(marie))
    const appointmentId = await t.asWriter(who(marie), (tx) =>
      planAppointment(tx, { caseFileId: file.id, startsAt: at(15, '14:00'), minutes: 60, kind: 'homeVisit' }),
    )
    const watch = (watcherId: string) =>
      t.asWriter(who(marie), (tx) =>
        watchVisit(tx, { appointmentId, watcherId, where: '4 rue des Tanneries, 2e', expectedAt: at(15, '15:30') }),
      )
    await expect(watch(who(stranger).agentId)).rejects.toMatchObject({ name: 'Refused' })
    const id = await watch(who(bruno).agentId)
    const where = (agent: TestAgent | undefined) =>
      t.asAgent(who(agent), async (tx) => (await listWatchedVisits(tx)).map((one) => one.where))
    expect(await where(bruno)).toEqual(['4 rue des Tanneries, 2e'])
    expect(await where(helene)).toEqual([])
    const alert = async (moment: Date) => (await jobs.query<{ n: number }>('select app.alert_visits($1) as n', [moment])).rows[0]?.n
    expect(await alert(at(15, '15:29'))).toBe(0)
    await t.asWriter(who(marie), (tx) => sayVisit(tx, id, { in: true }))
    expect([await alert(at(15, '15:31')), await alert(at(15, '15:32'))]).toEqual([1, 0])
    const told = await t.admin.query<{ agent_id: string }>(`select agent_id from notice where kind = 'visitOverdue'`)
    expect(new Set(told.rows.map((row) => row.agent_id))).toEqual(new Set([who(bruno).agentId, who(helene).agentId]))
    expect(await where(helene)).toEqual(['4 rue des Tanneries, 2e'])
    expect(await where(stranger)).toEqual([])
    // she calls: half an hour more; and is late again
    await t.asWriter(who(bruno), (tx) => sayVisit(tx, id, { expectedAt: at(15, '16:00') }))
    expect([await alert(at(15, '15:59')), await alert(at(15, '16:01')), await alert(at(15, '16:02'))]).toEqual([0, 1, 0])
    await t.asWriter(who(bruno), (tx) => sayVisit(tx, id, { answered: true }))
    await t.asWriter(who(marie), (tx) => sayVisit(tx, id, { out: true }))
    expect((await t.asAgent(who(bruno), (tx) => getWatchedVisit(tx, id))).checkedOutAt).not.toBeNull()
    expect(await where(marie)).toEqual([])
  })
  it('alarms nobody for a visit that was called off, unless she had said that she was there', async () => {
    for (const [cameIn, alarms] of [
      [false, 0],
      [true, 1],
    ] as const) {
      const file = await t.aCaseFile(who(marie))
      const appointmentId = await t.asWriter(who(marie), (tx) =>
        planAppointment(tx, { caseFileId: file.id, startsAt: at(cameIn ? 10 : 11, '14:00'), minutes: 60, kind: 'homeVisit' }),
      )
      const id = await t.asWriter(who(marie), (tx) =>
        watchVisit(tx, { appointmentId, watcherId: who(bruno).agentId, where: 'ici', expectedAt: at(15, '15:30') }),
      )
      if (cameIn) await t.asWriter(who(marie), (tx) => sayVisit(tx, id, { in: true }))
      await t.asWriter(who(marie), (tx) => sayAppointment(tx, appointmentId, { status: 'cancelled', by: 'person' }))
      const { rows } = await jobs.query<{ n: number }>('select app.alert_visits($1) as n', [at(15, '15:31')])
      expect(rows[0]?.n).toBe(alarms)
    }
  })
})

describe('a month of illness', () => {
  it('goes to a colleague who may read those households; protected ones and what does not fit stay', async () => {
    const files = [await t.aCaseFile(who(marie)), await t.aCaseFile(who(marie)), await t.aCaseFile(who(marie), { protected: true })]
    const plan = (n: number, day: number) =>
      t.asWriter(who(marie), (tx) =>
        planAppointment(tx, { caseFileId: files[n]?.id ?? '', startsAt: at(day), minutes: 60, kind: 'interview' }),
      )
    await plan(0, 22)
    await plan(1, 25)
    await plan(2, 24)
    const his = await t.aCaseFile(who(bruno))
    await t.asWriter(who(bruno), (tx) => planAppointment(tx, { caseFileId: his.id, startsAt: at(25), minutes: 60, kind: 'interview' }))
    await t.asWriter(who(helene), (tx) =>
      declareAbsence(tx, { agentId: who(marie).agentId, fromOn: '2026-06-22', untilOn: '2026-07-21', timeZone: 'Europe/Paris' }),
    )
    const replace = (agent: TestAgent | undefined) =>
      t.asWriter(who(agent), (tx) =>
        replaceAgent(tx, {
          absentId: who(marie).agentId,
          byId: who(bruno).agentId,
          fromOn: '2026-06-22',
          untilOn: '2026-07-21',
          timeZone: 'Europe/Paris',
          reason: 'arrêt',
          appointments: true,
          permanences: true,
        }),
      )
    await expect(replace(bruno)).rejects.toMatchObject({ name: 'Refused' })
    // one interview goes over, one finds Bruno busy, one is protected; the five Tuesdays of June and July but 14 July
    expect(await replace(helene)).toEqual({ appointments: 1, permanences: 4, leftOver: 2 })
    // opened to him: the two households that have an hour in these days; not the others of Marie, whatever they are
    const { rows: opened } = await t.admin.query(
      `select distinct f.id from compartment_access c join case_file f on f.id = c.case_file_id where c.basis = 'relief' and c.agent_id = $1`,
      [who(bruno).agentId],
    )
    expect(opened.map((row) => row.id).toSorted()).toEqual([files[0]?.id, files[1]?.id].toSorted())
    const bruns = await t.asAgent(who(bruno), (tx) => getAgenda(tx, { from: at(22, '00:00'), to: at(30, '00:00') }))
    expect(bruns.appointments.map((one) => one.caseFileId)).toEqual([files[0]?.id, his.id])
    expect(bruns.events.map((one) => [one.kind, one.yields])).toContainEqual(['permanence', false])
    // the relief of June is over by the clock of the database
    await t.admin.query(
      `insert into compartment_access (organisation_id, id, compartment_id, case_file_id, agent_id, basis, reason, granted_by, from_at)
       select organisation_id, gen_random_uuid(), compartment_id, case_file_id, agent_id, 'relief', reason, granted_by, from_at from compartment_access where basis = 'relief'`,
    )
    const toTell = await t.asAgent(who(bruno), (tx) => listToTell(tx))
    expect(toTell.map((one) => [one.caseFileId, one.caseName !== null])).toEqual([[files[0]?.id, true]])
    const told = await t.asAgent(who(jocelyne), (tx) => listReplacements(tx, '2026-07-01'))
    expect(told.map((one) => [one.absentId, one.byId])).toEqual([[who(marie).agentId, who(bruno).agentId]])
  })
  it('ends with the account, and the hours that stay are told to who manages the site, to be handed on', async () => {
    const left = await t.anAgent({ firstName: 'Odile', lastName: 'Partie' })
    const file = await t.aCaseFile(left)
    const departed = async (agent: TestAgent | undefined) => (await t.asAgent(who(agent), listDeparted)).map(({ id }) => id)
    const soon = new Date(Date.now() + 40 * 86_400_000)
    soon.setUTCHours(9, 0, 0, 0)
    await t.asWriter(left, (tx) => planAppointment(tx, { caseFileId: file.id, startsAt: soon, minutes: 60, kind: 'interview' }))
    expect(await departed(helene)).toEqual([])
    await t.admin.query('update agent set ended_at = now() where id = $1', [left.agentId])
    expect(await departed(helene)).toEqual([left.agentId])
    expect(await departed(bruno)).toEqual([])
    const on = soon.toISOString().slice(0, 10)
    const done = await t.asWriter(who(helene), (tx) =>
      replaceAgent(tx, {
        absentId: left.agentId,
        byId: who(bruno).agentId,
        fromOn: on,
        untilOn: on,
        timeZone: 'Europe/Paris',
        reason: 'départ',
        appointments: true,
        permanences: true,
      }),
    )
    expect(done.appointments).toBe(1)
    expect(await departed(helene)).toEqual([])
  })
})
