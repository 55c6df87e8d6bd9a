import { sql } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '#core/actor.ts'
import { Conflict, Forbidden, NotFound } from '#core/errors.ts'
import { openTestHouse } from '#db/testing/house.ts'
import type { TestHouse } from '#db/testing/house.ts'
import { answerMatch, answerRequest, attachRequest, proposeRequest, receiveRequest, takeRequest } from './commands.server.ts'
import type { RequestInput } from './commands.server.ts'
import { getContactSheet, listReceptionAppointments, listWaitingRoom } from './desk.server.ts'
import { getMatch, getRequest, listMatches, listQueue, listSiteQueue, listTaken, mayReadRequest } from './queries.server.ts'

let t: TestHouse
let jobs: pg.Client
let desk: Actor
let otherDesk: Actor
let solene: Actor
let ines: Actor
let awa: Actor
let otherTeam: string
const day = { from: new Date(0), to: new Date('2100-01-01') }

const anInput = (changed: Partial<RequestInput> = {}): RequestInput => ({
  calledName: 'Mme Lambert, Sonia',
  words: '« On m’a coupé le gaz. »',
  topics: ['energy'],
  channel: 'onSiteWalkIn',
  origin: 'self',
  agreed: true,
  urgency: 'today',
  dueAt: new Date(Date.now() + 3_600_000),
  addressLine: '14 rue des Tanneurs',
  addressCase: null,
  communeCode: null,
  teamId: t.teamId,
  sectorId: null,
  phone: '06 39 98 17 52',
  preferredTime: '',
  mayCall: true,
  mayMessage: null,
  beenHere: 'unknown',
  until: new Date(Date.now() + 8 * 3_600_000),
  ...changed,
})
const receive = (changed: Partial<RequestInput> = {}, by: Actor = desk) => t.asWriter(by, (tx) => receiveRequest(tx, anInput(changed)))
const compare = async (): Promise<number> => {
  const done = await jobs.query<{ n: number }>('select app.compare_requests(1000) as n')
  return done.rows[0]?.n ?? 0
}
const seen = (agent: Actor, id: string) => t.asAgent(agent, (tx) => mayReadRequest(tx, id))
const aPerson = async (referent: Actor, first: string, last: string, options: { protected?: boolean; teamId?: string } = {}) => {
  const file = await t.aCaseFile(referent, { name: `${first} ${last}`, ...options })
  await t.asWriter(referent, (tx) =>
    tx.q
      .insertInto('person')
      .values({
        organisation_id: tx.org,
        id: tx.newId(),
        case_file_id: file.id,
        compartment_id: file.identity,
        first_name: first,
        last_name: last,
        name_key: `${first} ${last}`.toLowerCase(),
        created_at: tx.now,
        created_by: referent.agentId,
      })
      .execute(),
  )
  return file
}

beforeAll(async () => {
  t = await openTestHouse()
  const reception = await t.aTeam({ kind: 'reception', name: 'Accueil' })
  otherTeam = await t.aTeam({ name: 'Secteur 3' })
  desk = await t.anAgent({ roles: ['reception'], teamId: reception, firstName: 'Jocelyne' })
  otherDesk = await t.anAgent({ roles: ['reception'], teamId: reception })
  solene = await t.anAgent({ firstName: 'Solène' })
  ines = await t.anAgent({ firstName: 'Inès' })
  awa = await t.anAgent({ firstName: 'Awa', teamId: otherTeam })
  jobs = new pg.Client(t.configOf('jobs'))
  await jobs.connect()
})
afterAll(async () => {
  await jobs.end()
  await t.close()
})

describe('a first request', () => {
  it('is read by the team that answers and by its receiver until tonight, and by nobody else', async () => {
    const { id } = await receive()
    expect(await Promise.all([desk, solene, ines, awa, otherDesk].map((agent) => seen(agent, id)))).toEqual([
      true,
      true,
      true,
      false,
      false,
    ])
    const item = await t.asAgent(solene, (tx) => getRequest(tx, id))
    expect(item).toMatchObject({
      calledName: 'Mme Lambert, Sonia',
      words: '« On m’a coupé le gaz. »',
      phone: '06 39 98 17 52',
      mayCall: true,
      mayMessage: null,
    })
    await expect(t.asAgent(awa, (tx) => getRequest(tx, id))).rejects.toBeInstanceOf(NotFound)
    // tonight is past: what decides is the clock of the database
    await t.admin.query(
      `update compartment_access set from_at = now() - interval '1 day', until_at = now() - interval '1 minute'
       where agent_id = $1 and compartment_id = (select compartment_id from request where id = $2)`,
      [desk.agentId, id],
    )
    expect(await seen(desk, id)).toBe(false)
    expect(await seen(solene, id)).toBe(true)
  })

  it('stands sealed in the database: words, phone and address are nowhere in clear', async () => {
    const { id } = await receive({ words: 'CANARI-MOTS', phone: 'CANARI-TEL', addressLine: 'CANARI-RUE', preferredTime: 'CANARI-HEURE' })
    const row = await t.admin.query<{ text: string }>(`select r::text as text from request r where id = $1`, [id])
    expect(row.rows[0]?.text).not.toContain('CANARI')
    const sealed = await t.admin.query<{ body: Buffer }>('select body from request where id = $1', [id])
    expect(sealed.rows[0]?.body.toString('latin1')).not.toContain('CANARI')
  })

  it('holds anything that can be typed, and keeps no commune of an address to be masked', async () => {
    for (const words of ['x'.repeat(100_000), '🙂'.repeat(50), '\u202Eابحث', '<script>alert(1)</script>', "'); drop table request; --"]) {
      const { id } = await receive({ words, calledName: words.slice(0, 200) })
      expect((await t.asAgent(solene, (tx) => getRequest(tx, id))).words).toBe(words)
    }
    await t.admin.query(
      `insert into commune (code, name, name_key, postal_codes) values ('00001', 'Clairval', 'clairval', '{00100}') on conflict do nothing`,
    )
    const { id } = await receive({ addressCase: 'hidden', communeCode: '00001' })
    const kept = await t.admin.query('select commune_code, address_case from request where id = $1', [id])
    expect(kept.rows).toEqual([{ commune_code: null, address_case: 'hidden' }])
  })

  it('can be answered without a trace of who came', async () => {
    const { id } = await receive({
      calledName: '',
      words: '',
      phone: '',
      addressLine: '',
      informed: true,
      mayCall: null,
      beenHere: null,
      agreed: null,
    })
    const item = await t.asAgent(solene, (tx) => getRequest(tx, id))
    expect(item).toMatchObject({ status: 'informed', words: '', phone: '', addressLine: '', calledName: 'Sans nom', topics: ['energy'] })
    expect((await t.asAgent(solene, listQueue)).some((one) => one.id === id)).toBe(false)
  })
})

describe('the queue', () => {
  it('shows what waits for my teams or was proposed to me, the gravest first, and marks what is late', async () => {
    const [next, late, today] = [
      await receive({ urgency: 'next' }),
      await receive({ urgency: 'today', dueAt: new Date(Date.now() - 60_000) }),
      await receive({ urgency: 'immediate' }),
    ]
    const foreign = await receive({ teamId: otherTeam, urgency: 'immediate' })
    const queue = await t.asAgent(ines, listQueue)
    const order = queue.map((one) => one.id).filter((id) => [next.id, late.id, today.id, foreign.id].includes(id))
    expect(order).toEqual([today.id, late.id, next.id])
    expect(queue.find((one) => one.id === late.id)?.late).toBe(true)
    expect(await t.asWriter(awa, (tx) => proposeRequest(tx, foreign.id, ines.agentId))).toBe(true)
    expect((await t.asAgent(ines, listQueue)).find((one) => one.id === foreign.id)).toMatchObject({
      status: 'proposed',
      proposedTo: { id: ines.agentId },
    })
    expect(await t.asWriter(solene, (tx) => proposeRequest(tx, foreign.id, solene.agentId))).toBe(false)
  })

  it('gives a request to exactly one of twenty who take it at once', async () => {
    const { id } = await receive()
    const takers: Actor[] = []
    for (let i = 0; i < 20; i++) takers.push(await t.anAgent())
    const won = await Promise.all(takers.map((taker) => t.asWriter(taker, (tx) => takeRequest(tx, id))))
    expect(won.filter(Boolean)).toHaveLength(1)
    const winner = takers[won.indexOf(true)]
    const taken = (await t.asAgent(solene, (tx) => listTaken(tx, day.from))).find((one) => one.id === id)
    expect(taken?.takenBy?.id).toBe(winner?.agentId)
    await expect(t.asWriter(solene, (tx) => answerRequest(tx, id, { answer: 'x', unmetReason: null }))).rejects.toBeInstanceOf(Conflict)
  })

  it('closes with the answer sealed beside her words, and the reason when it could not be met', async () => {
    const { id } = await receive()
    await t.asWriter(solene, (tx) => answerRequest(tx, id, { answer: 'Adressée au 115.', unmetReason: 'noPlace' }))
    expect(await t.asAgent(ines, (tx) => getRequest(tx, id))).toMatchObject({
      status: 'informed',
      answer: 'Adressée au 115.',
      words: '« On m’a coupé le gaz. »',
      unmetReason: 'noPlace',
      takenBy: { id: solene.agentId },
    })
    await expect(t.asWriter(awa, (tx) => answerRequest(tx, id, { answer: 'x', unmetReason: null }))).rejects.toBeInstanceOf(NotFound)
  })

  it('becomes part of a household that I follow, and leaves the others', async () => {
    const { id } = await receive()
    const mine = await t.aCaseFile(solene)
    expect(await t.asWriter(ines, (tx) => attachRequest(tx, id, mine.id))).toBe(false)
    expect(await t.asWriter(solene, (tx) => attachRequest(tx, id, mine.id))).toBe(true)
    expect(await Promise.all([solene, ines, desk].map((agent) => seen(agent, id)))).toEqual([true, false, false])
  })

  it('is counted for who manages the site, without a name', async () => {
    const manager = await t.anAgent({ roles: ['manager'], teamId: await t.aTeam({ kind: 'management' }) })
    const counts = await t.asAgent(manager, listSiteQueue)
    expect(counts.reduce((sum, line) => sum + line.waiting, 0)).toBeGreaterThan(3)
    expect(await t.asAgent(manager, listQueue)).toEqual([])
    expect(await t.asAgent(solene, listSiteQueue)).toEqual([])
  })
})

describe('the silent comparison', () => {
  it('tells the referent alone, whatever the order of the names and the title', async () => {
    await compare()
    const file = await aPerson(awa, 'Nadège', 'Quillivic', { teamId: otherTeam })
    await t.asWriter(awa, (tx) =>
      sql`insert into compartment_access (organisation_id, id, compartment_id, case_file_id, agent_id, basis, granted_by, from_at)
      values (${tx.org}, ${tx.newId()}, ${file.identity}, ${file.id}, ${solene.agentId}, 'coWorker', ${awa.agentId}, now())`.execute(tx.q),
    )
    const { id } = await receive({ calledName: 'Mme QUILLIVIC, Nadege' })
    expect(await compare()).toBe(1)
    const told = (await t.asAgent(awa, listMatches)).find((match) => match.requestId === id)
    expect(told).toMatchObject({ caseFileId: file.id, household: 'Nadège Quillivic', calledName: 'Mme QUILLIVIC, Nadege', answered: null })
    // a co-worker of the household, the team of the request, reception: nobody else, by no way
    for (const agent of [solene, ines, desk, otherDesk]) {
      expect((await t.asAgent(agent, listMatches)).filter((match) => match.requestId === id)).toEqual([])
      expect(await t.asAgent(agent, (tx) => tx.q.selectFrom('request_match').select('id').execute())).toEqual([])
      await expect(t.asAgent(agent, (tx) => getMatch(tx, told?.id ?? ''))).rejects.toBeInstanceOf(NotFound)
      expect(await t.asWriter(agent, (tx) => answerMatch(tx, told?.id ?? '', true))).toBeNull()
    }
    const notices = await t.admin.query<{ agent_id: string; compartment_id: string }>(
      'select agent_id, compartment_id from notice where about_id = $1',
      [told?.id],
    )
    expect(notices.rows).toEqual([{ agent_id: awa.agentId, compartment_id: file.identity }])
    // her words stay shut until she says that it is the same person
    expect(await seen(awa, id)).toBe(false)
    expect(await t.asWriter(awa, (tx) => answerMatch(tx, told?.id ?? '', true))).toBe('attached')
    expect((await t.asAgent(awa, (tx) => getRequest(tx, id))).words).toContain('coupé le gaz')
    expect(await t.asWriter(awa, (tx) => answerMatch(tx, told?.id ?? '', true))).toBeNull()
  })

  it('tells the referent of a protected household, and changes nothing for the others', async () => {
    const file = await aPerson(solene, 'Tiphaine', 'Kerguelen', { protected: true })
    const { id } = await receive({ calledName: 'Tifaine Kerguelen' })
    await compare()
    const match = (await t.asAgent(solene, listMatches)).find((one) => one.requestId === id)
    expect(match?.caseFileId).toBe(file.id)
    expect(await t.asWriter(solene, (tx) => answerMatch(tx, match?.id ?? '', false))).toBe('other')
    expect((await t.asAgent(ines, listQueue)).find((one) => one.id === id)).toMatchObject({ status: 'waiting', takenBy: null })
  })

  it('lets the referent read what a colleague has taken, and leaves it to the colleague', async () => {
    await aPerson(awa, 'Yuna', 'Le Dantec', { teamId: otherTeam })
    const { id } = await receive({ calledName: 'Yuna Le Dantec' })
    await compare()
    expect(await t.asWriter(ines, (tx) => takeRequest(tx, id))).toBe(true)
    const match = (await t.asAgent(awa, listMatches)).find((one) => one.requestId === id)
    expect(await t.asWriter(awa, (tx) => answerMatch(tx, match?.id ?? '', true))).toBe('given')
    expect(await seen(awa, id)).toBe(true)
    // reception still reads its own request, and sees nowhere that somebody else was let in
    const accesses = await t.asAgent(desk, (tx) =>
      tx.q.selectFrom('compartment_access').select(['agent_id']).where('agent_id', '=', awa.agentId).execute(),
    )
    expect([await seen(desk, id), accesses]).toEqual([true, []])
  })

  it('says nothing of a request that went to another household', async () => {
    await aPerson(awa, 'Maëlys', 'Trividic', { teamId: otherTeam })
    const mine = await t.aCaseFile(ines)
    const { id } = await receive({ calledName: 'Maëlys Trividic' })
    await compare()
    const match = (await t.asAgent(awa, listMatches)).find((one) => one.requestId === id)
    expect(match).toBeDefined()
    await t.asWriter(ines, (tx) => attachRequest(tx, id, mine.id))
    expect((await t.asAgent(awa, listMatches)).some((one) => one.requestId === id)).toBe(false)
    expect(await t.asWriter(awa, (tx) => answerMatch(tx, match?.id ?? '', true))).toBe('gone')
    expect(await seen(awa, id)).toBe(false)
  })

  it('never tells an agent who is excluded from the household', async () => {
    const file = await aPerson(awa, 'Rozenn', 'Guivarch', { teamId: otherTeam })
    await t.admin.query(
      'insert into exclusion (organisation_id, id, case_file_id, agent_id, declared_by, declared_at) values ($1, $2, $3, $4, $4, now())',
      [t.organisationId, t.house.newId(), file.id, awa.agentId],
    )
    const { id } = await receive({ calledName: 'Rozenn Guivarch' })
    await compare()
    const written = await t.admin.query('select from request_match where request_id = $1', [id])
    expect(written.rowCount).toBe(0)
  })

  it('hears one word only near by, and says nothing of a common one', async () => {
    await aPerson(solene, 'Joseph', 'Mercadier')
    await aPerson(awa, 'Paul', 'Mercadier', { teamId: otherTeam })
    const { id } = await receive({ calledName: 'M. Mercadier' })
    for (const first of ['Anna', 'Brieuc', 'Clara', 'Denis']) await aPerson(solene, first, 'Legoff')
    const common = await receive({ calledName: 'Mme Legoff' })
    const short = await receive({ calledName: 'Mme L.' })
    await compare()
    const told = await t.admin.query<{ referent_id: string }>('select referent_id from request_match where request_id = $1', [id])
    expect(told.rows).toEqual([{ referent_id: solene.agentId }])
    const none = await t.admin.query('select from request_match where request_id = any ($1)', [[common.id, short.id]])
    expect(none.rowCount).toBe(0)
  })

  it('is run by the jobs, and by nobody who serves pages', async () => {
    for (const agent of [desk, solene])
      await expect(t.asWriter(agent, (tx) => sql`select app.compare_requests(10)`.execute(tx.q))).rejects.toBeInstanceOf(Forbidden)
    await expect(jobs.query('select * from person')).rejects.toThrow()
  })
})

describe('non-interference at reception', () => {
  /** Everything reception may read, ids and times aside: what a curious agent could compare. */
  const view = async (agent: Actor): Promise<string> =>
    t.asAgent(agent, async (tx) => {
      const room = await listWaitingRoom(tx, day)
      const tables = [
        'case_file',
        'request_match',
        'notice',
        'compartment_access',
        'person',
        'entry',
        'fact_observation',
        'exclusion',
        'same_person',
      ] as const
      const counts: unknown[] = []
      for (const table of tables)
        counts.push([
          table,
          (
            await tx.q
              .selectFrom(table)
              .select(sql<number>`count(*)::int`.as('n'))
              .execute()
          )[0]?.n,
        ])
      const rows = await tx.q
        .selectFrom('request')
        .select(['called_name', 'status', 'taken_by', 'case_file_id', 'urgency', 'topics'])
        .execute()
      return JSON.stringify([room.map(({ calledName, topics, taken }) => ({ calledName, topics, taken })), counts, rows])
    })

  it('does and shows the same for a person who is known, protected, or unknown', async () => {
    const reception = await t.aTeam({ kind: 'reception', name: 'Accueil 2' })
    const views: string[] = []
    const statements: number[] = []
    const known = ['Gwenola Abgrall', 'Fañch Bihannic', 'Personne Inconnue']
    await aPerson(solene, 'Gwenola', 'Abgrall', { protected: true })
    await aPerson(awa, 'Fañch', 'Bihannic', { teamId: otherTeam, protected: true })
    for (const name of known) {
      const agent = await t.anAgent({ roles: ['reception'], teamId: reception })
      let count = 0
      await t.asWriter(agent, async (tx) => {
        const executor = tx.q.getExecutor()
        const before = executor.executeQuery.bind(executor)
        executor.executeQuery = (query, options) => {
          count += 1
          return before(query, options)
        }
        await receiveRequest(tx, anInput({ calledName: name }))
        executor.executeQuery = before
      })
      const first = await view(agent)
      await compare()
      expect((await view(agent)).replaceAll(name, 'X')).toBe(first.replaceAll(name, 'X'))
      views.push(first.replaceAll(name, 'X'))
      statements.push(count)
    }
    expect(new Set(views).size).toBe(1)
    expect(new Set(statements).size).toBe(1)
    expect(statements[0]).toBe(1)
  })

  it('reads no case file, no likeness, no thread, and changes no request', async () => {
    const { id } = await receive()
    await t.asAgent(desk, async (tx) => {
      for (const table of [
        'case_file',
        'request_match',
        'entry',
        'entry_passage',
        'fact_observation',
        'draft',
        'statement',
        'deadline',
      ] as const)
        expect(await tx.q.selectFrom(table).select('organisation_id').execute(), table).toEqual([])
    })
    const changed = await t
      .asWriter(desk, (tx) => tx.q.updateTable('request').set({ urgency: 'next' }).where('id', '=', id).executeTakeFirst())
      .catch((error: unknown) => error)
    if (!(changed instanceof Forbidden)) expect(Number((changed as { numUpdatedRows: bigint }).numUpdatedRows)).toBe(0)
    expect(await t.asWriter(desk, (tx) => takeRequest(tx, id))).toBe(false)
  })
})

describe('what reception knows of a person', () => {
  const anAppointment = (referent: Actor, file: { id: string; general: string }, startsAt: Date) =>
    t.asWriter(referent, async (tx) => {
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
          agent_id: referent.agentId,
          starts_at: startsAt,
          ends_at: new Date(startsAt.getTime() + 1_800_000),
          kind: 'interview',
          place: 'bureau 2',
          body: tx.sealJson(file.general, id, { with: 'CANARI-AVEC', essentials: ['CANARI-ESSENTIEL'], note: '' }),
          created_at: tx.now,
          created_by: referent.agentId,
        })
        .execute()
    })
  const reachable = (referent: Actor, file: { id: string; identity: string }): Promise<string> =>
    t.asWriter(referent, async (tx) => {
      const person = await tx.q.selectFrom('person').select('id').where('case_file_id', '=', file.id).executeTakeFirstOrThrow()
      const common = {
        organisation_id: tx.org,
        case_file_id: file.id,
        compartment_id: file.identity,
        created_at: tx.now,
        created_by: referent.agentId,
      }
      await tx.q
        .insertInto('household_member')
        .values({ ...common, id: tx.newId(), person_id: person.id, role: 'main', from_date: '2026-01-01' })
        .execute()
      const ruleId = tx.newId()
      await tx.unlockCase(file.id)
      const body = tx.sealJson(file.identity, ruleId, {
        phone: '06 39 98 00 01',
        how: 'SMS « RDV confirmé »',
        reason: 'CANARI-RAISON',
        hours: '',
      })
      await tx.q
        .insertInto('contact_rule')
        .values({ ...common, id: ruleId, may_call: false, may_message: false, body })
        .execute()
      return person.id
    })

  it('is the name, the rule and the hours; never the referent, the reason, nor a number that must not be called', async () => {
    const file = await aPerson(solene, 'Céline', 'Aubertin')
    const personId = await reachable(solene, file)
    await anAppointment(solene, file, new Date(Date.now() + 3_600_000))
    const sheet = await t.asAgent(desk, (tx) => getContactSheet(tx, personId))
    expect(sheet).toMatchObject({
      name: 'Céline Aubertin',
      rule: { mayCall: false, mayMessage: false, phone: null, how: 'SMS « RDV confirmé »' },
    })
    expect(sheet.appointments).toHaveLength(1)
    expect(JSON.stringify(sheet)).not.toMatch(/CANARI|Solène|06 39/)
    const soon = { from: new Date(Date.now() - 1_000), to: new Date(Date.now() + 7_200_000) }
    expect(await t.asAgent(desk, (tx) => listReceptionAppointments(tx, soon))).toMatchObject([
      { name: 'Céline Aubertin', place: 'bureau 2', personId },
    ])
    expect(await t.asAgent(solene, (tx) => listReceptionAppointments(tx, soon))).toEqual([])
  })

  it('is nothing for a protected household, but the hour and the office', async () => {
    const file = await aPerson(ines, 'Fatou', 'Diarra', { protected: true })
    const personId = await reachable(ines, file)
    const at = new Date(Date.now() + 10_800_000)
    await anAppointment(ines, file, at)
    await expect(t.asAgent(desk, (tx) => getContactSheet(tx, personId))).rejects.toBeInstanceOf(NotFound)
    const lines = await t.asAgent(desk, (tx) => listReceptionAppointments(tx, { from: at, to: new Date(at.getTime() + 1) }))
    expect(lines).toEqual([{ id: lines[0]?.id, startsAt: at, place: 'bureau 2', personId: null, name: null }])
  })
})
