import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { NotFound, Refused } from '#core/errors.ts'
import { hashToken } from '#db/token.server.ts'
import { openTestHouse } from '#db/testing/house.ts'
import type { TestAgent, TestCase, TestHouse } from '#db/testing/house.ts'
import { addEvent, planAppointment, sayAppointment } from '#features/agenda/commands.server.ts'
import type { Hall } from '#web/context.ts'
import { readCalendar } from './calendar-file.ts'
import { createFeed, importHours, readFeed, revokeFeed } from './commands.server.ts'
import { calendarFeed } from './feed.server.ts'
import { REFUSALS_A_MINUTE } from './model.ts'
import { getMyFeed, listAppointmentsToExport, listManagedTeams } from './queries.server.ts'

let t: TestHouse
let [marie, bruno, helene]: TestAgent[] = []
let file: TestCase
const now = new Date('2026-06-15T06:00:00Z')
const at = (day: number, time = '10:00'): Date => new Date(`2026-06-${String(day).padStart(2, '0')}T${time}:00+02:00`)
const who = (agent: TestAgent | undefined): TestAgent => agent as TestAgent
const prove = (agent: TestAgent) => t.admin.query('update session set stepped_up_at = now() where id = $1', [agent.sessionId])
let n = 0
const aToken = (): string => String(++n).padStart(43, 'x')
const make = async (agent: TestAgent | undefined): Promise<{ id: string; token: string }> => {
  const token = aToken()
  return { id: await t.asWriter(who(agent), (tx) => createFeed(tx, token)), token }
}
const linesOf = async (id: string) =>
  (
    await t.admin.query<{ agent_id: string; session_id: string | null; action: string; outcome: string }>(
      `select agent_id, session_id, action, outcome, case_file_id, shown, detail from audit.entry where subject_id = $1 order by id`,
      [id],
    )
  ).rows
const wordsOf = async (token: string): Promise<string[] | null> =>
  (await readFeed(t.house, token, now))?.map(({ kind, startsAt }) => `${kind} ${startsAt.toISOString().slice(5, 16)}`) ?? null

beforeAll(async () => {
  t = await openTestHouse()
  t.setClock(now)
  marie = await t.anAgent({ firstName: 'Marie', lastName: 'Essai' })
  bruno = await t.anAgent({ firstName: 'Bruno', lastName: 'Essai' })
  helene = await t.anAgent({ roles: ['manager'] })
  // sessions are opened by the clock of the database: they live on whatever the clock of the test says
  await t.admin.query(`update session set last_seen_at = now(), expires_at = now() + interval '12 hours'`)
  for (const agent of [marie, bruno, helene]) await prove(agent)
})
afterAll(() => t.close())
beforeEach(async () => {
  await t.admin.query('delete from appointment')
  await t.admin.query('delete from agenda_event')
  file = await t.aCaseFile(who(marie), { name: `Secret ${(n += 1)}` })
})

const plan = (startsAt: Date, over: object = {}): Promise<string> =>
  t.asWriter(who(marie), (tx) =>
    planAppointment(tx, {
      caseFileId: file.id,
      minutes: 60,
      kind: 'interview',
      place: 'chez Madame Untel',
      note: 'sonner',
      startsAt,
      ...over,
    }),
  )

describe('a private address', () => {
  it('asked for eight times at once lives once: the last takes the place of those before', async () => {
    const made = await Promise.all(Array.from({ length: 8 }, () => make(bruno)))
    const { rows } = await t.admin.query('select id from calendar_feed where agent_id = $1 and revoked_at is null', [bruno?.agentId])
    expect(made.map(({ id }) => id)).toContain(rows[0]?.id)
    expect(rows).toHaveLength(1)
  })

  it('gives the hours of its agent and one of four words; nothing else, and nobody else’s', async () => {
    const { id, token } = await make(marie)
    await plan(at(16))
    await plan(at(17), { kind: 'homeVisit', travelBefore: 30 })
    const called = await plan(at(18))
    await t.asWriter(who(marie), (tx) => sayAppointment(tx, called, { status: 'cancelled', by: 'person' }))
    await t.asWriter(who(marie), (tx) => addEvent(tx, { kind: 'permanence', startsAt: at(19, '09:00'), endsAt: at(19, '12:00') }))
    await t.asWriter(who(marie), (tx) => addEvent(tx, { kind: 'absence', startsAt: at(20, '09:00'), endsAt: at(20, '12:00') }))
    await t.asWriter(who(bruno), (tx) => addEvent(tx, { kind: 'permanence', startsAt: at(21, '09:00'), endsAt: at(21, '12:00') }))
    expect(await wordsOf(token)).toEqual(['appointment 06-16T08:00', 'visit 06-17T08:00', 'permanence 06-19T07:00', 'busy 06-20T07:00'])
    const answer = await ask(`${token}.ics`)
    expect(answer.text).not.toMatch(/Secret|Untel|sonner|Marie|Essai|LOCATION|DESCRIPTION|[0-9a-f]{8}-[0-9a-f]{4}-/)
    const line = {
      agent_id: who(marie).agentId,
      session_id: null,
      action: 'calendar.readFeed',
      outcome: 'done',
      case_file_id: null,
      shown: [],
      detail: null,
    }
    expect(await linesOf(id)).toEqual([line, line])
    expect((await t.asAgent(who(marie), (tx) => getMyFeed(tx)))?.lastReadAt).not.toBeNull()
  })

  it('tells who accompanies that she does, and who is excluded nothing of that household', async () => {
    const { token } = await make(bruno)
    await plan(at(16), { kind: 'homeVisit', coAgentIds: [who(bruno).agentId] })
    expect(await wordsOf(token)).toEqual(['visit 06-16T08:00'])
    await t.admin.query(
      `insert into exclusion (organisation_id, id, case_file_id, agent_id, declared_by, declared_at) values ($1, gen_random_uuid(), $2, $3, $3, now())`,
      [t.organisationId, file.id, who(bruno).agentId],
    )
    expect(await wordsOf(token)).toEqual([])
  })

  it('keeps the same marks from one reading to the next, others at another address, and leads to no row', async () => {
    const first = await make(marie)
    const id = await plan(at(16))
    const marks = async (token: string) => (await readFeed(t.house, token, now))?.map(({ uid }) => uid)
    const before = await marks(first.token)
    expect(await marks(first.token)).toEqual(before)
    const second = await make(marie)
    expect(await marks(second.token)).not.toEqual(before)
    expect(before?.join()).not.toContain(id)
    expect(before?.[0]).toMatch(/^[0-9a-f]{40}$/)
    // one at a time
    expect(await marks(first.token)).toBeUndefined()
  })

  it('is one’s own: made with a proof of a moment ago, by who receives people; taken back at once', async () => {
    const unproven = await t.anAgent()
    await expect(make(unproven)).rejects.toBeInstanceOf(Refused)
    const reception = await t.anAgent({ roles: ['reception'] })
    await prove(reception)
    await expect(make(reception)).rejects.toBeInstanceOf(Refused)
    const { id, token } = await make(marie)
    await expect(t.asWriter(unproven, (tx) => revokeFeed(tx))).rejects.toBeInstanceOf(NotFound)
    expect(await t.asAgent(unproven, (tx) => getMyFeed(tx))).toBeNull()
    expect(await t.asWriter(who(marie), (tx) => revokeFeed(tx))).toBe(id)
    expect(await readFeed(t.house, token, now)).toBeNull()
    expect((await linesOf(id)).map(({ outcome }) => outcome).at(-1)).toBe('refused')
    await expect(t.asWriter(who(marie), (tx) => revokeFeed(tx))).rejects.toBeInstanceOf(NotFound)
  })

  it('ends with the account, and with the function', async () => {
    const leaver = await t.anAgent()
    await prove(leaver)
    const { token } = await make(leaver)
    expect(await readFeed(t.house, token, now)).toEqual([])
    await t.admin.query('delete from agent_role where agent_id = $1', [leaver.agentId])
    expect(await readFeed(t.house, token, now)).toBeNull()
    await t.admin.query(`insert into agent_role (organisation_id, agent_id, role) values ($1, $2, 'worker')`, [
      t.organisationId,
      leaver.agentId,
    ])
    expect(await readFeed(t.house, token, now)).toEqual([])
    await t.admin.query('update agent set ended_at = now() where id = $1', [leaver.agentId])
    expect(await readFeed(t.house, token, now)).toBeNull()
  })

  it('only its hash is kept', async () => {
    const { token } = await make(marie)
    const { rows } = await t.admin.query<{ row: string }>('select f::text as row from calendar_feed f')
    expect(rows.some(({ row }) => row.includes(token))).toBe(false)
    expect(rows.some(({ row }) => row.includes(hashToken(token).toString('hex')))).toBe(true)
  })
})

let clock = new Date('2026-06-15T09:00:00Z')
const ask = async (last: string, headers: Record<string, string> = {}, address = 'ici') => {
  const request = new Request(`http://localhost:3000/agenda/flux/${last}`, { headers })
  const hall = { house: t.house, visit: { addressHash: Buffer.from(address) }, now: clock, request, params: { token: last } }
  const answer = await calendarFeed(hall as unknown as Parameters<typeof calendarFeed>[0] & Hall)
  return { status: answer.status, headers: Object.fromEntries(answer.headers), text: await answer.text() }
}

describe('the address over HTTP', () => {
  it('answers a calendar, then « nothing new » as long as nothing is', async () => {
    const { token } = await make(marie)
    await plan(at(16))
    const first = await ask(`${token}.ics`)
    expect(first).toMatchObject({ status: 200, headers: { 'content-type': 'text/calendar; charset=utf-8' } })
    expect(first.text).toContain('SUMMARY:Rendez-vous')
    const etag = first.headers['etag'] ?? ''
    expect(await ask(`${token}.ics`, { 'if-none-match': etag })).toMatchObject({ status: 304, text: '' })
    await plan(at(17))
    expect((await ask(`${token}.ics`, { 'if-none-match': etag })).status).toBe(200)
  })

  it('answers alike to what never was, what is no more and what has not the form', async () => {
    const { token } = await make(marie)
    await t.asWriter(who(marie), (tx) => revokeFeed(tx))
    const answers = [await ask(`${token}.ics`), await ask(`${aToken()}.ics`), await ask('x.ics'), await ask(token)]
    expect(answers[0]).toMatchObject({ status: 404 })
    for (const answer of answers) expect(answer).toEqual(answers[0])
  })

  it('holds up who tries addresses, not a neighbour who reads her own', async () => {
    const { token } = await make(marie)
    clock = new Date('2026-06-15T10:00:15Z')
    expect((await ask(`${token}.ics`, {}, 'bureau')).status).toBe(200)
    for (let tried = 0; tried < REFUSALS_A_MINUTE; tried += 1) await ask(`${aToken()}.ics`, {}, 'bureau')
    expect(await ask(`${aToken()}.ics`, {}, 'bureau')).toMatchObject({ status: 429, headers: { 'retry-after': '45' } })
    expect((await ask(`${token}.ics`, {}, 'bureau')).status).toBe(200)
  })
})

describe('a file of another calendar', () => {
  const calendar = (...events: string[][]): string =>
    ['BEGIN:VCALENDAR', ...events.flatMap((lines) => ['BEGIN:VEVENT', ...lines, 'END:VEVENT']), 'END:VCALENDAR'].join('\r\n')
  const bring = (text: string, agent = marie) =>
    t.asWriter(who(agent), (tx) => importHours(tx, readCalendar(text, { now, timeZone: 'Europe/Paris' })))
  const meeting = (time = '080000', ...more: string[]) => [
    'UID:reunion@exemple.fr',
    `DTSTART:20260616T${time}Z`,
    'DURATION:PT1H',
    'SUMMARY:Réunion avec Madame Untel',
    'LOCATION:Chez elle',
    ...more,
  ]
  const rows = async () =>
    (
      await t.admin.query<{ line: string }>(
        `select concat_ws(' ', kind, to_char(starts_at at time zone 'UTC', 'DD HH24:MI'), case when yields then 'yields' end, case when cancelled_at is not null then 'cancelled' end) as line
         from agenda_event order by starts_at, cancelled_at nulls last`,
      )
    ).rows.map(({ line }) => line)

  it('becomes time that is taken, and says nothing of what', async () => {
    expect(await bring(calendar(meeting()))).toEqual({ added: 1, moved: 0, known: 0, calledOff: 0, yielding: 0 })
    expect(await rows()).toEqual(['other 16 08:00'])
    const { rows: all } = await t.admin.query<{ row: string }>('select e::text as row from agenda_event e')
    expect(all[0]?.row).not.toMatch(/Untel|elle|reunion/)
    await expect(plan(at(16))).rejects.toBeInstanceOf(Refused)
  })

  it('brought four times at once, is written once and refused to nobody', async () => {
    const done = await Promise.all(Array.from({ length: 4 }, () => bring(calendar(meeting()))))
    expect(done.map(({ added, known }) => [added, known]).toSorted()).toEqual([[0, 1], [0, 1], [0, 1], [1, 0]]) // prettier-ignore
    expect(await rows()).toEqual(['other 16 08:00'])
  })

  it('twice is once; what moved follows, what is called off goes', async () => {
    await bring(calendar(meeting()))
    expect(await bring(calendar(meeting()))).toMatchObject({ added: 0, known: 1 })
    expect(await bring(calendar(meeting('090000')))).toMatchObject({ added: 0, moved: 1, known: 0 })
    expect(await rows()).toEqual(['other 16 08:00 cancelled', 'other 16 09:00'])
    expect(await bring(calendar(meeting('090000', 'STATUS:CANCELLED')))).toMatchObject({ calledOff: 1, known: 0 })
    expect(await rows()).toEqual(['other 16 08:00 cancelled', 'other 16 09:00 cancelled'])
    expect(await bring(calendar(meeting('090000', 'STATUS:CANCELLED')))).toMatchObject({ calledOff: 0 })
    await plan(at(16))
  })

  it('over an hour that is taken is seen, and holds nothing', async () => {
    await plan(at(16))
    const two = calendar(meeting('083000'), ['UID:b', 'DTSTART:20260616T084500Z', 'DURATION:PT2H'])
    expect(await bring(two)).toMatchObject({ added: 2, yielding: 2 })
    expect(await rows()).toEqual(['other 16 08:30 yields', 'other 16 08:45 yields'])
  })

  it('is one’s own: the same file in two agendas is twice an hour', async () => {
    await bring(calendar(meeting()))
    expect(await bring(calendar(meeting()), bruno)).toMatchObject({ added: 1, yielding: 0 })
  })

  it('does not come back to the telephone', async () => {
    const { token } = await make(marie)
    await bring(calendar(meeting()))
    expect(await wordsOf(token)).toEqual([])
  })
})

describe('the export of a manager', () => {
  const all = { teamId: null, from: at(1), to: at(30) }
  it('tells when and what, of her sites, and of nobody', async () => {
    await plan(at(16))
    const found = await t.asAgent(who(helene), (tx) => listAppointmentsToExport(tx, all))
    expect(found).toMatchObject([{ kind: 'interview', status: 'planned', cancelledBy: null }])
    expect(JSON.stringify(found)).not.toMatch(/Marie|Essai|Secret|Untel|sonner|[0-9a-f]{8}-/)
    expect((await t.asAgent(who(helene), (tx) => listManagedTeams(tx))).length).toBeGreaterThan(0)
  })

  it('leaves no gap where a household is protected', async () => {
    await plan(at(16))
    const before = await t.asAgent(who(helene), (tx) => listAppointmentsToExport(tx, all))
    await t.admin.query('update case_file set protected = true where id = $1', [file.id])
    expect(await t.asAgent(who(helene), (tx) => listAppointmentsToExport(tx, all))).toEqual(before)
  })

  it('is nothing for who manages nothing, nor of another team than the one asked', async () => {
    await plan(at(16))
    expect(await t.asAgent(who(marie), (tx) => listAppointmentsToExport(tx, all))).toEqual([])
    expect(await t.asAgent(who(marie), (tx) => listManagedTeams(tx))).toEqual([])
    const other = await t.aTeam({ name: 'Autre' })
    expect(await t.asAgent(who(helene), (tx) => listAppointmentsToExport(tx, { ...all, teamId: other }))).toEqual([])
    expect(await t.asAgent(who(helene), (tx) => listAppointmentsToExport(tx, { ...all, teamId: t.teamId }))).toHaveLength(1)
    const elsewhere = await t.anAgent({ roles: ['manager'], siteId: await t.aSite('Antenne') })
    await t.admin.query('delete from team_member where agent_id = $1', [elsewhere.agentId])
    expect(await t.asAgent(elsewhere, (tx) => listAppointmentsToExport(tx, all))).toEqual([])
  })
})
