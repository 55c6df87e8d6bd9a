import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addDays } from '#core/dates.ts'
import { openTestHouse } from '#db/testing/house.ts'
import type { TestAgent, TestCase, TestHouse } from '#db/testing/house.ts'
import { planAppointment } from '#features/agenda/commands.server.ts'
import { addDeadline, addStep, closeDeadline } from '#features/interview/commands.server.ts'
import { receiveRequest } from '#features/reception/commands.server.ts'
import { wallClock } from '#web/clock.ts'
import { getManagerDay, getWorkerDay } from './queries.server.ts'

let t: TestHouse
let solene: TestAgent
let awa: TestAgent
let helene: TestAgent
let files: Record<'today' | 'quiet' | 'busy' | 'late' | 'hers', TestCase>
const timeZone = 'Europe/Paris'
// noon of today: no test may depend on the hour at which it runs
const noon = new Date(`${wallClock(new Date(), timeZone).date}T12:00:00+00:00`)
const { date: today, time } = wallClock(noon, timeZone)
const day = (agent: TestAgent) => t.asAgent(agent, (tx) => getWorkerDay(tx, { today, time, timeZone }))
const later = (hours: number): Date => new Date(noon.getTime() + hours * 3_600_000)

const appoint = (agent: TestAgent, file: TestCase, hours: number, essentials: string[] = []) =>
  t.asWriter(agent, async (tx) => {
    const id = tx.newId()
    await tx.unlockCase(file.id)
    await tx.q
      .insertInto('appointment')
      .values({
        organisation_id: tx.org,
        id,
        case_file_id: file.id,
        compartment_id: file.general,
        site_id: t.siteId,
        agent_id: agent.agentId,
        starts_at: later(hours),
        ends_at: later(hours + 1),
        kind: 'interview',
        body: tx.sealJson(file.general, id, { essentials }),
        created_at: tx.now,
        created_by: agent.agentId,
      })
      .execute()
  })

beforeAll(async () => {
  t = await openTestHouse()
  t.setClock(noon)
  solene = await t.anAgent({ firstName: 'Solène', lastName: 'Kerbrat' })
  awa = await t.anAgent({ firstName: 'Awa', lastName: 'Sarr' })
  helene = await t.anAgent({ roles: ['manager'], teamId: await t.aTeam({ kind: 'management' }) })
  files = {
    today: await t.aCaseFile(solene, { name: 'Céline Aubertin' }),
    quiet: await t.aCaseFile(solene, { name: 'Inaya Ramdani' }),
    busy: await t.aCaseFile(solene, { name: 'Hervé Poncelet' }),
    late: await t.aCaseFile(solene, { name: 'Mehmet Demirel', protected: true }),
    hers: await t.aCaseFile(awa, { name: 'Roger Vasseur' }),
  }
  await t.admin.query("update case_file set opened_at = $1::timestamptz - interval '40 days'", [noon])
  await appoint(solene, files.today, 1)
  await appoint(awa, files.hers, 2)
  await t.asWriter(solene, async (tx) => {
    await addStep(tx, {
      caseFileId: files.today.id,
      what: 'donner la date de l’audience',
      doer: 'worker',
      dueOn: null,
      saidOn: addDays(today, -9),
    })
    await addStep(tx, { caseFileId: files.busy.id, what: 'écrire à la MDPH', doer: 'worker', dueOn: null, saidOn: addDays(today, -9) })
    await addDeadline(tx, {
      caseFileId: files.late.id,
      title: 'Fonds logement',
      dueOn: addDays(today, -2),
      law: null,
      note: 'Quittance de mai',
    })
    await addDeadline(tx, {
      caseFileId: files.today.id,
      title: 'Contester l’indu',
      dueOn: addDays(today, 8),
      law: 'art. L. 553-2 CSS',
      note: '',
    })
    await addDeadline(tx, { caseFileId: files.today.id, title: 'Trop loin', dueOn: addDays(today, 80), law: null, note: '' })
  })
  await t.asWriter(awa, (tx) =>
    addDeadline(tx, { caseFileId: files.hers.id, title: 'Décision APA', dueOn: addDays(today, -1), law: null, note: '' }),
  )
})
afterAll(() => t.close())

describe('a worker’s day', () => {
  it('opens the next appointment with what was promised and what runs', async () => {
    const { agenda, essentials } = await day(solene)
    expect(agenda.map((line) => line.kind)).toEqual(['now', 'appointment'])
    expect(agenda[1]).toMatchObject({ state: 'next', appointment: { name: 'Céline Aubertin' } })
    expect(essentials[0]).toBe('Vous deviez : donner la date de l’audience.')
    expect(essentials[1]).toMatch(/^Contester l’indu, avant le /)
  })
  it('shows her deadlines of eight weeks and those that are late, and takes away what is done', async () => {
    expect((await day(solene)).deadlines.map((one) => one.title)).toEqual(['Fonds logement', 'Contester l’indu'])
    const [first] = (await day(solene)).deadlines
    await t.asWriter(solene, (tx) => closeDeadline(tx, files.late.id, first?.id ?? ''))
    expect((await day(solene)).deadlines.map((one) => one.title)).toEqual(['Contester l’indu'])
    await t.admin.query('update deadline set done_at = null, done_by = null')
  })
  it('names the households in which nothing is to come, and only those', async () => {
    expect((await day(solene)).quiet.map((one) => one.name)).toEqual(['Inaya Ramdani'])
    await appoint(solene, files.quiet, 72)
    expect((await day(solene)).quiet).toEqual([])
  })
  it('tells of a notice once, to its agent alone, and only while she holds what it is about', async () => {
    await t.admin.query(
      `insert into notice (organisation_id, id, agent_id, kind, case_file_id, compartment_id, created_at) values
       ($1, gen_random_uuid(), $2, 'accessGranted', $3, $4, $6), ($1, gen_random_uuid(), $2, 'handover', $5, $7, $6)`,
      [t.organisationId, solene.agentId, files.today.id, files.today.general, files.hers.id, noon, files.hers.general],
    )
    expect((await day(solene)).notices.map((one) => [one.kind, one.name])).toEqual([['accessGranted', 'Céline Aubertin']])
    expect((await day(awa)).notices).toEqual([])
  })
  it('knows nothing of a colleague’s day', async () => {
    const text = JSON.stringify(await day(solene))
    for (const word of ['Vasseur', 'Décision APA', files.hers.id]) expect(text).not.toContain(word)
    expect(JSON.stringify(await day(awa))).not.toMatch(/Aubertin|Ramdani|Poncelet|Demirel|indu/)
  })
  it('notes in the log the households that were shown', async () => {
    await day(solene)
    const { rows } = await t.admin.query('select shown from audit.entry where agent_id = $1 order by id desc limit 1', [solene.agentId])
    expect(rows[0].shown).toEqual(expect.arrayContaining([files.today.id, files.late.id]))
    expect(rows[0].shown).not.toContain(files.hers.id)
  })
  it('leaves out what lies in a compartment that she no longer holds, from the lists and from what they are computed of', async () => {
    await t.admin.query('update compartment_access set until_at = now() where compartment_id = $1 and agent_id = $2', [
      files.late.general,
      solene.agentId,
    ])
    const { deadlines, quiet } = await day(solene)
    expect(deadlines.map((one) => one.title)).toEqual(['Contester l’indu'])
    expect(quiet).toEqual([])
  })
})

describe('a manager’s day', () => {
  it('holds numbers by worker, and no household', async () => {
    const teams = await t.asAgent(helene, (tx) => getManagerDay(tx, today))
    expect(teams.workload.map((row) => [row.name, row.households, row.late])).toEqual([
      ['Solène Kerbrat', 4, 1],
      ['Awa Sarr', 1, 1],
    ])
    expect(JSON.stringify(teams)).not.toMatch(/Aubertin|Demirel|Vasseur/)
    const own = await day(helene)
    expect([own.appointments, own.deadlines, own.quiet, own.drafts]).toEqual([[], [], [], []])
  })
  it('gives nothing to who manages no site', async () => {
    expect(await t.asAgent(solene, (tx) => getManagerDay(tx, today))).toEqual({ queue: [], workload: [], toReview: 0 })
  })
})

// last: it adds a colleague and a household
describe('appointments without an open household', () => {
  it('shows who has no case file yet by her request, and whom one accompanies to a household that is not one’s own', async () => {
    const marc = await t.anAgent({ firstName: 'Marc', lastName: 'Delaunay' })
    const request = await t.asWriter(marc, (tx) =>
      receiveRequest(tx, {
        teamId: t.teamId,
        sectorId: null,
        calledName: '',
        words: 'Ne veut pas donner son nom.',
        addressLine: '',
        phone: '',
        preferredTime: '',
        topics: ['talk'],
        channel: 'onSiteWalkIn',
        origin: 'self',
        agreed: true,
        urgency: 'week',
        dueAt: later(96),
        communeCode: null,
        addressCase: 'notGiven',
        mayCall: null,
        mayMessage: null,
        beenHere: 'unknown',
        until: later(12),
      } as unknown as Parameters<typeof receiveRequest>[1]),
    )
    await t.asWriter(marc, (tx) => planAppointment(tx, { requestId: request.id, startsAt: later(3), minutes: 30, kind: 'interview' }))
    const file = await t.aCaseFile(awa, { name: 'Odette Garnier' })
    await t.asWriter(awa, (tx) =>
      planAppointment(tx, { caseFileId: file.id, startsAt: later(5), minutes: 45, kind: 'homeVisit', coAgentIds: [marc.agentId] }),
    )
    const { appointments } = await day(marc)
    expect(appointments.map((one) => [one.name, one.request?.calledName ?? null, one.accompanies ?? null])).toEqual([
      [null, 'Sans nom', null],
      [null, null, 'Awa Sarr'],
    ])
    expect(JSON.stringify(await day(marc))).not.toContain('Garnier')
  })
})
