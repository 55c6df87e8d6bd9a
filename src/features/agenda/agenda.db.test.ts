import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import pg from 'pg'
import { Denied } from '#core/errors.ts'
import { openTestHouse } from '#db/testing/house.ts'
import type { TestAgent, TestCase, TestHouse } from '#db/testing/house.ts'
import {
  addEvent,
  cancelSeries,
  editAppointment,
  addSeries,
  cancelEvent,
  declareAbsence,
  endSeries,
  moveAppointment,
  planAppointment,
  planSeries,
  sayAppointment,
  skipDay,
} from './commands.server.ts'
import {
  findFreeSlots,
  getAgenda,
  getAppointment,
  listAgendaAppointments,
  listBusy,
  listColleagues,
  listEvents,
  listToMove,
} from './queries.server.ts'

let t: TestHouse
let [marie, bruno, ines, helene, jocelyne]: TestAgent[] = []
let file: TestCase
const now = new Date('2026-06-15T06:00:00Z')
/** An hour of a day of June 2026 on the wall of Paris. */
const at = (day: number, time = '10:00'): Date => new Date(`2026-06-${String(day).padStart(2, '0')}T${time}:00+02:00`)
const who = (agent: TestAgent | undefined): TestAgent => agent as TestAgent

beforeAll(async () => {
  t = await openTestHouse()
  t.setClock(now)
  marie = await t.anAgent({ firstName: 'Marie', lastName: 'Essai' })
  bruno = await t.anAgent({ firstName: 'Bruno', lastName: 'Essai' })
  const elsewhere = await t.aSite('Antenne')
  ines = await t.anAgent({ siteId: elsewhere, teamId: await t.aTeam({ siteId: elsewhere, name: 'Autre' }) })
  helene = await t.anAgent({ roles: ['manager'] })
  jocelyne = await t.anAgent({ roles: ['reception'], teamId: await t.aTeam({ kind: 'reception' }) })
  // sessions are opened by the clock of the database: they live on whatever the clock of the test says
  await t.admin.query(`update session set last_seen_at = now(), expires_at = now() + interval '12 hours'`)
})
afterAll(() => t.close())
beforeEach(async () => {
  await t.admin.query('delete from appointment')
  await t.admin.query('delete from agenda_event')
  await t.admin.query('delete from agenda_series')
  file = await t.aCaseFile(who(marie), { name: `Essai ${randomBytes(3).toString('hex')}` })
})

const plan = (agent: TestAgent | undefined, given: Partial<Parameters<typeof planAppointment>[1]> & { startsAt: Date }) =>
  t.asWriter(who(agent), (tx) =>
    planAppointment(tx, { caseFileId: file.id, minutes: 60, kind: 'interview', ...given } as Parameters<typeof planAppointment>[1]),
  )
const busyRows = async (): Promise<number> =>
  Number((await t.admin.query<{ n: string }>('select count(*) as n from busy_agent')).rows[0]?.n)

describe('one hour is one row', () => {
  it('refuses a second appointment of a worker, beside the field, with free times', async () => {
    await plan(marie, { startsAt: at(16) })
    const other = await t.aCaseFile(who(marie))
    await expect(plan(marie, { startsAt: at(16, '10:30'), ...({ caseFileId: other.id } as object) })).rejects.toMatchObject({
      name: 'Refused',
      fields: {
        time: 'Cette heure est déjà prise dans l’agenda. Libre : demain à 9\u00A0h, demain à 11\u00A0h et demain à 11\u00A0h\u00A030.',
      },
    })
    await plan(marie, { startsAt: at(16, '11:00'), ...({ caseFileId: other.id } as object) })
  })
  it('keeps the way there and back with the visit', async () => {
    await plan(marie, { startsAt: at(16), kind: 'homeVisit', travelBefore: 30, travelAfter: 30 })
    const other = await t.aCaseFile(who(marie))
    const call = (time: string) =>
      plan(marie, { startsAt: at(16, time), minutes: 20, kind: 'call', ...({ caseFileId: other.id } as object) })
    await expect(call('09:15')).rejects.toMatchObject({ name: 'Refused' })
    await expect(call('11:10')).rejects.toMatchObject({ name: 'Refused' })
    await call('09:10')
    await call('11:30')
  })
  it('of a visit in pairs both are busy; who comes along sees it, and no household that she was not given', async () => {
    const id = await plan(marie, { startsAt: at(16), coAgentIds: [who(bruno).agentId], note: 'sonner deux fois' })
    const his = await t.aCaseFile(who(bruno))
    await expect(plan(bruno, { startsAt: at(16), ...({ caseFileId: his.id } as object) })).rejects.toMatchObject({ name: 'Refused' })
    const seen = await t.asAgent(who(bruno), (tx) => getAgenda(tx, { from: at(16, '00:00'), to: at(17, '00:00') }))
    expect(seen.appointments.map((one) => [one.id, one.caseName, one.note])).toEqual([[id, null, '']])
    const own = await t.asAgent(who(marie), (tx) => getAppointment(tx, id))
    expect(own.note).toBe('sonner deux fois')
  })
  it('of a room: one at a time', async () => {
    const room = t.house.newId()
    await t.admin.query(`insert into room (organisation_id, id, site_id, name, created_at) values ($1, $2, $3, 'Bureau 2', now())`, [
      t.organisationId,
      room,
      t.siteId,
    ])
    await plan(marie, { startsAt: at(16), roomId: room })
    const his = await t.aCaseFile(who(bruno))
    await expect(plan(bruno, { startsAt: at(16), roomId: room, ...({ caseFileId: his.id } as object) })).rejects.toMatchObject({
      fields: { roomId: expect.stringContaining('Cette salle est déjà prise') },
    })
    const slots = await t.asAgent(who(bruno), (tx) =>
      findFreeSlots(tx, {
        siteId: t.siteId,
        agentIds: [who(bruno).agentId],
        minutes: 60,
        fromOn: '2026-06-16',
        toOn: '2026-06-16',
        room: { ids: [room] },
        step: 60,
      }),
    )
    expect(slots.map(({ startsAt }) => startsAt.toISOString().slice(11, 13))).toEqual([
      '06',
      '07',
      '09',
      '10',
      '11',
      '12',
      '13',
      '14',
      '15',
    ])
  })
  it('of a person: within what the writer holds; across two compartments no refusal tells of the other', async () => {
    await plan(marie, { startsAt: at(16) })
    // a colleague who shares the thread
    await t.admin.query(
      `insert into compartment_access (organisation_id, id, compartment_id, case_file_id, agent_id, basis, granted_by, from_at) values ($1, gen_random_uuid(), $2, $3, $4, 'coWorker', $5, now() - interval '1 day')`,
      [t.organisationId, file.general, file.id, who(bruno).agentId, who(marie).agentId],
    )
    await expect(plan(bruno, { startsAt: at(16) })).rejects.toMatchObject({
      fields: { time: expect.stringContaining('déjà un rendez-vous') },
    })
    await plan(bruno, { startsAt: at(16, '11:00') })
    // the same household at one hour in a part that Marie does not hold: nothing says so
    const hidden = t.house.newId()
    await t.admin.query(
      `insert into compartment (organisation_id, id, case_file_id, kind, key_id, wrapped_key, created_by, created_at) values ($1, $2, $3, 'justice', $4, '', $5, now())`,
      [t.organisationId, hidden, file.id, t.house.newId(), who(bruno).agentId],
    )
    await t.admin.query(
      `insert into appointment (organisation_id, id, case_file_id, compartment_id, site_id, agent_id, starts_at, ends_at, kind, body, created_at, created_by)
       values ($1, gen_random_uuid(), $2, $3, $4, $5, $6, $6::timestamptz + interval '1 hour', 'interview', '', now(), $5)`,
      [t.organisationId, file.id, hidden, t.siteId, who(bruno).agentId, at(18)],
    )
    await plan(marie, { startsAt: at(18) })
  })
  it('a person is one of the household, or the appointment is not written', async () => {
    const stranger = t.house.newId()
    await expect(plan(marie, { startsAt: at(16), personIds: [stranger] })).rejects.toMatchObject({ name: 'NotFound' })
    expect(await busyRows()).toBe(0)
  })
  it('a hundred rounds of eight who book one hour: one of them, each time', { timeout: 120_000 }, async () => {
    const pool = new pg.Pool({ ...t.configOf('admin'), max: 8 })
    const compartment = file.general
    let double = 0
    for (let round = 0; round < 100; round += 1) {
      const starts = new Date(at(16, '00:00').getTime() + round * 86_400_000)
      const answers = await Promise.allSettled(
        Array.from({ length: 8 }, (_, n) =>
          pool.query(
            `insert into appointment (organisation_id, id, case_file_id, compartment_id, site_id, agent_id, starts_at, ends_at, kind, body, created_at, created_by)
             values ($1, gen_random_uuid(), $2, $3, $4, $5, $6, $6::timestamptz + interval '1 hour', 'interview', '', now(), $5)`,
            [t.organisationId, file.id, compartment, t.siteId, who(marie).agentId, new Date(starts.getTime() + n * 600_000)],
          ),
        ),
      )
      // at 0:00, 0:10 … 1:10: one or two of them fit, never two that overlap
      const rows = await t.admin.query<{ n: string }>(
        `select count(*) as n from appointment a join appointment b on a.id < b.id and tstzrange(a.starts_at, a.ends_at) && tstzrange(b.starts_at, b.ends_at)`,
      )
      double += Number(rows.rows[0]?.n)
      const refused = answers.filter((one) => one.status === 'rejected').map((one) => (one.reason as { code: string }).code)
      expect(refused.every((code) => code === '23P01')).toBe(true)
      expect(refused.length).toBeGreaterThanOrEqual(6)
    }
    expect(double).toBe(0)
    await pool.end()
  })
})

describe('what became of it', () => {
  it('is moved by a new row, in one act or not at all', async () => {
    const id = await plan(marie, { startsAt: at(16), note: 'apporter le bail', kind: 'homeVisit', travelBefore: 20 })
    const newId = await t.asWriter(who(marie), (tx) => moveAppointment(tx, id, { startsAt: at(17), by: 'person', reason: 'enfant malade' }))
    const both = await t.asAgent(who(marie), (tx) => listAgendaAppointments(tx, { caseFileId: file.id }))
    expect(both.map((one) => [one.status, one.cancelledBy, one.movedTo, one.note, one.reason, one.travelBefore])).toEqual([
      ['moved', 'person', newId, 'apporter le bail', 'enfant malade', 20],
      ['planned', null, null, 'apporter le bail', '', 20],
    ])
    await plan(marie, { startsAt: at(16) })
    await expect(t.asWriter(who(marie), (tx) => moveAppointment(tx, newId, { startsAt: at(16) }))).rejects.toMatchObject({
      name: 'Refused',
    })
    expect((await t.asAgent(who(marie), (tx) => getAppointment(tx, newId))).status).toBe('planned')
    await expect(t.asWriter(who(marie), (tx) => moveAppointment(tx, id, { startsAt: at(18) }))).rejects.toMatchObject({ name: 'Refused' })
    // the same hour again is not a move
    expect(await t.asWriter(who(marie), (tx) => moveAppointment(tx, newId, { startsAt: at(17) }))).toBe(newId)
  })
  it('is moved by one of those who move it at once', async () => {
    const id = await plan(marie, { startsAt: at(16) })
    const moves = await Promise.allSettled(
      [17, 18, 19].map((day) => t.asWriter(who(marie), (tx) => moveAppointment(tx, id, { startsAt: at(day) }))),
    )
    expect(moves.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected', 'rejected'])
    expect(moves.flatMap((one) => (one.status === 'rejected' ? [one.reason.name] : []))).toEqual(['Refused', 'Refused'])
    const all = await t.asAgent(who(marie), (tx) => listAgendaAppointments(tx, { caseFileId: file.id }))
    expect(all.filter(({ status }) => status === 'planned')).toHaveLength(1)
  })
  it('a cancelled hour is free, and planned again only when it still is', async () => {
    const id = await plan(marie, { startsAt: at(16) })
    await t.asWriter(who(marie), (tx) => sayAppointment(tx, id, { status: 'cancelled', by: 'person', reason: 'a téléphoné' }))
    const second = await plan(marie, { startsAt: at(16) })
    await expect(t.asWriter(who(marie), (tx) => sayAppointment(tx, id, { status: 'planned' }))).rejects.toMatchObject({ name: 'Refused' })
    await t.asWriter(who(marie), (tx) => sayAppointment(tx, second, { status: 'noShow' }))
    await t.asWriter(who(marie), (tx) => sayAppointment(tx, id, { status: 'planned' }))
    const rows = await t.admin.query<{ id: string; status: string; by: string }>('select id, status, status_by as by from appointment')
    expect(new Map(rows.rows.map((row) => [row.id, [row.status, row.by]]))).toEqual(
      new Map([
        [id, ['planned', who(marie).agentId]],
        [second, ['noShow', who(marie).agentId]],
      ]),
    )
  })
  it('changes who comes along and where, and says no when the colleague is taken', async () => {
    const id = await plan(marie, { startsAt: at(16), note: 'apporter le bail' })
    const his = await t.aCaseFile(who(bruno))
    const taken = await plan(bruno, { startsAt: at(16), ...({ caseFileId: his.id } as object) })
    const pair = () =>
      t.asWriter(who(marie), (tx) => editAppointment(tx, id, { coAgentIds: [who(bruno).agentId], access: 'code B12', travelBefore: 15 }))
    await expect(pair()).rejects.toMatchObject({ name: 'Refused' })
    await t.asWriter(who(bruno), (tx) => sayAppointment(tx, taken, { status: 'cancelled', by: 'person' }))
    await pair()
    const seen = await t.asAgent(who(marie), (tx) => getAppointment(tx, id))
    expect([seen.coAgentIds, seen.note, seen.access, seen.travelBefore]).toEqual([[who(bruno).agentId], 'apporter le bail', 'code B12', 15])
    expect(await busyRows()).toBe(2)
  })
  it('says who of the household comes, and changes it; a person of another household is as one that is not there', async () => {
    const id = await plan(marie, { startsAt: at(16) })
    const aPerson = async (caseFileId: string): Promise<string> => {
      const personId = t.house.newId()
      await t.admin.query(
        `insert into person (organisation_id, id, case_file_id, compartment_id, first_name, created_at, created_by)
         select organisation_id, $2, id, identity_compartment_id, 'Anne', now(), referent_id from case_file where id = $1`,
        [caseFileId, personId],
      )
      return personId
    }
    const { caseFileId } = await t.asAgent(who(marie), (tx) => getAppointment(tx, id))
    const [anne, other] = [await aPerson(caseFileId ?? ''), await aPerson((await t.aCaseFile(who(bruno))).id)]
    const edit = (personIds: string[]) => t.asWriter(who(marie), (tx) => editAppointment(tx, id, { personIds }))
    await edit([anne])
    expect((await t.asAgent(who(marie), (tx) => getAppointment(tx, id))).personIds).toEqual([anne])
    await expect(edit([other])).rejects.toMatchObject({ name: 'NotFound' })
    await edit([])
    expect((await t.asAgent(who(marie), (tx) => getAppointment(tx, id))).personIds).toBeNull()
  })
  it('several at once: all of them or none', async () => {
    await plan(marie, { startsAt: at(23) })
    const weekly = [at(16), at(23), at(30)]
    const all = (starts: Date[]) =>
      t.asWriter(who(marie), (tx) => planSeries(tx, { caseFileId: file.id, minutes: 60, kind: 'interview' }, starts))
    await expect(all(weekly)).rejects.toMatchObject({ name: 'Refused' })
    expect(await busyRows()).toBe(1)
    const seriesId = await all([at(17), at(24)])
    const seen = await t.asAgent(who(marie), (tx) => listAgendaAppointments(tx, { caseFileId: file.id, open: true }))
    expect(seen.filter((one) => one.seriesId === seriesId)).toHaveLength(2)
    expect(await t.asWriter(who(marie), (tx) => cancelSeries(tx, seriesId, { by: 'service' }))).toBe(2)
  })
})

describe('a closed case file', () => {
  it('takes no appointment, neither a new one nor one that is moved; what became of one may still be said', async () => {
    const id = await plan(marie, { startsAt: at(16) })
    await t.admin.query(`update case_file set closed_at = now(), closure_reason = 'goalReached' where id = $1`, [file.id])
    await expect(plan(marie, { startsAt: at(17) })).rejects.toBeInstanceOf(Denied)
    await expect(t.asWriter(who(marie), (tx) => moveAppointment(tx, id, { startsAt: at(17) }))).rejects.toBeInstanceOf(Denied)
    await t.asWriter(who(marie), (tx) => sayAppointment(tx, id, { status: 'cancelled', by: 'service' }))
  })
})

describe('who sees what', () => {
  const whole = { from: at(16, '00:00'), to: at(17, '00:00') }
  it('of a colleague: when, and what kind; never a household, nor the reason of an absence', async () => {
    await plan(marie, { startsAt: at(16) })
    await t.asWriter(who(marie), (tx) =>
      addEvent(tx, { kind: 'writing', startsAt: at(16, '14:00'), endsAt: at(16, '15:00'), place: 'Salle 3' }),
    )
    const ids = [marie, bruno, ines].map((one) => who(one).agentId)
    const seen = (agent: TestAgent | undefined) =>
      t.asAgent(who(agent), async (tx) => (await listBusy(tx, { agentIds: ids, ...whole })).map(({ kind }) => kind))
    for (const agent of [bruno, helene, jocelyne]) expect(await seen(agent)).toEqual(['appointment', 'writing'])
    expect(await seen(ines)).toEqual([])
    expect(Object.keys((await t.asAgent(who(bruno), (tx) => listBusy(tx, { agentIds: ids, ...whole })))[0] ?? {})).toEqual([
      'agentId',
      'startsAt',
      'endsAt',
      'kind',
    ])
    expect(await t.asAgent(who(bruno), (tx) => listEvents(tx, { agentId: who(marie).agentId, ...whole }))).toEqual([])
    expect((await t.asAgent(who(ines), (tx) => listColleagues(tx))).map(({ id }) => id)).toEqual([who(ines).agentId])
  })
  it('nobody writes into the agenda of somebody whose hours she does not see; a manager into those of her site', async () => {
    const theirs = await t.aCaseFile(who(ines))
    await expect(
      plan(ines, { startsAt: at(16), agentId: who(marie).agentId, ...({ caseFileId: theirs.id } as object) }),
    ).rejects.toBeInstanceOf(Denied)
    const event = (agent: TestAgent | undefined) =>
      t.asWriter(who(agent), (tx) =>
        addEvent(tx, { kind: 'teamMeeting', agentId: who(marie).agentId, startsAt: at(16), endsAt: at(16, '11:00') }),
      )
    await expect(event(bruno)).rejects.toBeInstanceOf(Denied)
    await event(helene)
  })
  it('free slots leave out a worker whose hours are not seen, instead of taking her for free', async () => {
    const search = (agent: TestAgent | undefined, ids: string[]) =>
      t.asAgent(who(agent), (tx) =>
        findFreeSlots(tx, { siteId: t.siteId, agentIds: ids, minutes: 60, fromOn: '2026-06-16', toOn: '2026-06-16', step: 60 }),
      )
    await plan(marie, { startsAt: at(16) })
    const [mine, his] = [who(marie).agentId, who(bruno).agentId]
    expect((await search(bruno, [mine])).map(({ startsAt }) => startsAt.toISOString().slice(11, 13))).not.toContain('08')
    expect((await search(bruno, [mine, his])).map(({ agentIds }) => agentIds.length)).toEqual([2, 2, 1, 2, 2, 2, 2, 2, 2, 2])
    expect(await search(ines, [mine, his])).toEqual([])
  })
})

describe('absences', () => {
  it('come over what stands, which waits to be moved and holds nothing; nothing new is put there; ended, it stands again', async () => {
    const id = await plan(marie, { startsAt: at(16) })
    const absence = await t.asWriter(who(helene), (tx) =>
      declareAbsence(tx, { agentId: who(marie).agentId, fromOn: '2026-06-16', untilOn: '2026-06-17', timeZone: 'Europe/Paris' }),
    )
    expect((await t.asAgent(who(marie), (tx) => listToMove(tx))).map((one) => one.id)).toEqual([id])
    await expect(plan(marie, { startsAt: at(17) })).rejects.toMatchObject({ name: 'Refused' })
    const newId = await t.asWriter(who(marie), (tx) => moveAppointment(tx, id, { startsAt: at(18), by: 'service' }))
    expect(await t.asAgent(who(marie), (tx) => listToMove(tx))).toEqual([])
    await t.asWriter(who(marie), (tx) => moveAppointment(tx, newId, { startsAt: at(19) }))
    const other = await plan(marie, { startsAt: at(22) })
    const second = await t.asWriter(who(marie), (tx) =>
      declareAbsence(tx, { fromOn: '2026-06-22', untilOn: '2026-06-22', timeZone: 'Europe/Paris' }),
    )
    await t.asWriter(who(marie), (tx) => cancelEvent(tx, second))
    const others = await t.aCaseFile(who(marie))
    await expect(plan(marie, { startsAt: at(22), ...({ caseFileId: others.id } as object) })).rejects.toMatchObject({ name: 'Refused' })
    await t.asWriter(who(marie), (tx) => sayAppointment(tx, other, { status: 'cancelled', by: 'other' }))
    await t.asWriter(who(helene), (tx) => cancelEvent(tx, absence))
    await plan(marie, { startsAt: at(17) })
  })
  it('one absence inside another: what yielded stands again when both are over', async () => {
    await plan(marie, { startsAt: at(16) })
    const days = (fromOn: string, untilOn: string) =>
      t.asWriter(who(marie), (tx) => declareAbsence(tx, { fromOn, untilOn, timeZone: 'Europe/Paris' }))
    const [month, day] = [await days('2026-06-01', '2026-06-30'), await days('2026-06-16', '2026-06-16')]
    const yields = async () =>
      (await t.admin.query<{ yields: boolean }>(`select yields from busy_agent where kind = 'appointment'`)).rows.map((row) => row.yields)
    await t.asWriter(who(marie), (tx) => cancelEvent(tx, day))
    expect(await yields()).toEqual([true])
    await t.asWriter(who(marie), (tx) => cancelEvent(tx, month))
    expect(await yields()).toEqual([false])
  })
})

describe('what comes again', () => {
  it('is made thirteen months ahead, without holidays, yields to what stands, and ends', async () => {
    await plan(marie, { startsAt: at(22, '09:00') })
    const made = await t.asWriter(who(marie), (tx) =>
      addSeries(tx, {
        kind: 'writing',
        siteId: t.siteId,
        rrule: 'FREQ=WEEKLY;BYDAY=MO',
        firstOn: '2026-06-15',
        starts: '09:00',
        minutes: 60,
      }),
    )
    // 57 Mondays from 15 June 2026 to 15 July 2027, less Easter Monday (29 March 2027) and Whit Monday (17 May 2027)
    expect([made.made, made.yielding]).toEqual([55, 1])
    const starts = await t.admin.query<{ s: string }>(
      `select (starts_at at time zone 'Europe/Paris')::text as s from agenda_event order by starts_at`,
    )
    expect(new Set(starts.rows.map(({ s }) => s.slice(11)))).toEqual(new Set(['09:00:00']))
    expect(starts.rows.some(({ s }) => s.startsWith('2027-03-29') || s.startsWith('2027-05-17'))).toBe(false)
    await t.asWriter(who(marie), (tx) => skipDay(tx, made.id, '2026-07-06', 'Europe/Paris'))
    const july = { from: at(30), to: new Date('2026-07-31') }
    const days = async () =>
      (await t.asAgent(who(marie), (tx) => listEvents(tx, { agentId: who(marie).agentId, ...july }))).map((one) =>
        one.startsAt.toISOString().slice(8, 10),
      )
    expect(await days()).toEqual(['13', '20', '27'])
    await expect(t.asWriter(who(bruno), (tx) => skipDay(tx, made.id, '2026-07-13', 'Europe/Paris'))).rejects.toMatchObject({
      name: 'NotFound',
    })
    await t.asWriter(who(marie), (tx) => endSeries(tx, made.id, '2026-06-29', 'Europe/Paris'))
    const left = await t.asAgent(who(marie), (tx) =>
      listEvents(tx, { agentId: who(marie).agentId, from: at(1), to: new Date('2028-01-01') }),
    )
    expect(left.map((one) => one.yields)).toEqual([false, true, false])
  })
  it('of several colleagues in one room, by a manager of the site', async () => {
    const room = t.house.newId()
    await t.admin.query(`insert into room (organisation_id, id, site_id, name, created_at) values ($1, $2, $3, 'Grande salle', now())`, [
      t.organisationId,
      room,
      t.siteId,
    ])
    const given = {
      kind: 'teamMeeting' as const,
      siteId: t.siteId,
      rrule: 'FREQ=WEEKLY',
      firstOn: '2026-06-16',
      starts: '14:00',
      minutes: 90,
      untilOn: '2026-06-30',
      roomId: room,
    }
    const agentIds = [who(marie).agentId, who(bruno).agentId]
    await expect(t.asWriter(who(marie), (tx) => addSeries(tx, { ...given, agentIds }))).rejects.toMatchObject({ name: 'Forbidden' })
    expect((await t.asWriter(who(helene), (tx) => addSeries(tx, { ...given, agentIds }))).made).toBe(6)
    expect((await t.admin.query('select from busy_room where room_id = $1', [room])).rowCount).toBe(3)
  })
})
