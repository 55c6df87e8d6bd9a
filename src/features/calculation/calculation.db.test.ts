import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Forbidden, NotFound, Refused } from '#core/errors.ts'
import { openTestHouse } from '#db/testing/house.ts'
import type { TestAgent, TestHouse } from '#db/testing/house.ts'
import type { Hall } from '#web/context.ts'
import { hashToken } from '#db/token.server.ts'
import { calculation } from './calculate.server.ts'
import { createKey, revokeKey, useKey } from './commands.server.ts'
import { LARGEST_BODY, REFUSALS_A_MINUTE, REQUESTS_A_MINUTE } from './model.ts'
import { listKeys } from './queries.server.ts'

let t: TestHouse
let administrator: TestAgent
beforeAll(async () => {
  t = await openTestHouse()
  administrator = await t.anAgent({ roles: ['administrator'], firstName: 'Yann', lastName: 'Le Goff' })
  await prove(administrator)
})
afterAll(() => t.close())

/** As if the agent had just proved herself again. */
const prove = (agent: TestAgent) => t.admin.query('update session set stepped_up_at = now() where id = $1', [agent.sessionId])
let n = 0
const aSecret = (): string => `aparte_${String(++n).padStart(43, 'x')}`
const make = (name: string, secret = aSecret(), by = administrator) => t.asWriter(by, (tx) => createKey(tx, name, secret))
const list = (by = administrator) => t.asAgent(by, (tx) => listKeys(tx))
const linesOf = async (id: string): Promise<unknown[]> =>
  (
    await t.admin.query(
      `select agent_id, session_id, action, outcome, case_file_id, compartments, shown, detail from audit.entry where subject_id = $1 order by id`,
      [id],
    )
  ).rows
const aLine = (outcome: string) => ({
  agent_id: null,
  session_id: null,
  action: 'calculation.use',
  outcome,
  case_file_id: null,
  compartments: [],
  shown: [],
  detail: null,
})

describe('a key', () => {
  it('is made by an administrator who has just proved herself, and by nobody else', async () => {
    const plain = await t.anAgent({ roles: ['administrator'] })
    await expect(make('Sans preuve', aSecret(), plain)).rejects.toBeInstanceOf(Refused)
    for (const role of ['worker', 'reception', 'manager', 'dpo'] as const) {
      const agent = await t.anAgent({ roles: [role] })
      await prove(agent)
      await expect(make('Ailleurs', aSecret(), agent)).rejects.toBeInstanceOf(Refused)
      expect(await list(agent)).toEqual([])
    }
    const id = await make('Simulateur de Clairval')
    expect((await list()).find((key) => key.id === id)).toMatchObject({
      name: 'Simulateur de Clairval',
      createdBy: 'Yann Le Goff',
      lastUsedAt: null,
      revokedAt: null,
    })
  })

  it('bears a name that no other live key bears', async () => {
    const id = await make('Guichet')
    await expect(make('guichet')).rejects.toMatchObject({ fields: { name: expect.stringContaining('déjà ce nom') } })
    await t.asWriter(administrator, (tx) => revokeKey(tx, id))
    await make('Guichet')
  })

  it('leaves its hash alone in the database, which nobody reads', async () => {
    const secret = aSecret()
    await make('Empreinte', secret)
    const rows = await t.admin.query<{ row: string; token_hash: Buffer }>('select k::text as row, token_hash from calculation_key k')
    expect(rows.rows.some(({ token_hash }) => token_hash.equals(hashToken(secret)))).toBe(true)
    expect(rows.rows.some(({ row }) => row.includes(secret))).toBe(false)
    await expect(t.asAgent(administrator, (tx) => sql`select token_hash from calculation_key`.execute(tx.q))).rejects.toBeInstanceOf(
      Forbidden,
    )
    await expect(sql`select 1 from calculation_key`.execute(t.house.bare)).rejects.toMatchObject({ code: '42501' })
  })

  it('leaves one line without content at each use, and the minute of the last one', async () => {
    const secret = aSecret()
    const id = await make('Trace', secret)
    const before = await linesOf(id)
    expect(await useKey(t.house, secret)).toBe(true)
    expect(await useKey(t.house, secret)).toBe(true)
    expect((await linesOf(id)).slice(before.length)).toEqual([aLine('done'), aLine('done')])
    expect((await list()).find((key) => key.id === id)?.lastUsedAt).toBeInstanceOf(Date)
  })

  it('ends at once, for good, and its use is refused with a line', async () => {
    const secret = aSecret()
    const id = await make('Fin', secret)
    const manager = await t.anAgent({ roles: ['manager'] })
    await expect(t.asWriter(manager, (tx) => revokeKey(tx, id))).rejects.toBeInstanceOf(NotFound)
    await t.asWriter(administrator, (tx) => revokeKey(tx, id))
    expect(await useKey(t.house, secret)).toBe(false)
    expect(await linesOf(id)).toEqual([aLine('refused')])
    await expect(t.asWriter(administrator, (tx) => revokeKey(tx, id))).rejects.toBeInstanceOf(NotFound)
    expect((await list()).find((key) => key.id === id)).toMatchObject({ revokedBy: 'Yann Le Goff' })
  })

  it('is nobody’s elsewhere: another organisation neither lists nor revokes it', async () => {
    const id = await make('Chez nous')
    const [other, site, agent] = [t.house.newId(), t.house.newId(), t.house.newId()]
    await t.admin.query(`insert into organisation (id, name, kind) values ($1, 'CCAS de Valbrune', 'ccas')`, [other])
    await t.admin.query(`insert into site (organisation_id, id, name) values ($1, $2, 'CCAS')`, [other, site])
    await t.admin.query(
      `insert into agent (organisation_id, id, site_id, login, first_name, last_name, job_title, profession, secrecy_basis)
       values ($1, $2, $3, 'ailleurs', 'Ailleurs', 'Autre', 'administration', 'other', 'none')`,
      [other, agent, site],
    )
    await t.admin.query(`insert into agent_role (organisation_id, agent_id, role) values ($1, $2, 'administrator')`, [other, agent])
    const hash = hashToken(aSecret()).toString('hex')
    await t.admin.query(
      `insert into session (organisation_id, id, token_hash, agent_id, created_at, last_seen_at, expires_at, complete, stepped_up_at)
       values ($1, $2, decode($3, 'hex'), $4, now(), now(), now() + interval '1 hour', true, now())`,
      [other, t.house.newId(), hash, agent],
    )
    const foreigner: TestAgent = { ...administrator, organisationId: other, agentId: agent, siteId: site, tokenHash: hash }
    const session = await t.admin.query<{ id: string }>('select id from session where agent_id = $1', [agent])
    const asForeigner = { ...foreigner, sessionId: session.rows[0]?.id ?? '' }
    expect(await list(asForeigner)).toEqual([])
    await expect(t.asWriter(asForeigner, (tx) => revokeKey(tx, id))).rejects.toBeInstanceOf(NotFound)
    // the same name is free there
    await make('Chez nous', aSecret(), asForeigner)
    expect(await list(asForeigner)).toHaveLength(1)
  })
})

describe('the service', () => {
  const situation = {
    individus: { marie: { date_naissance: { ETERNITY: '1990-03-02' } } },
    familles: { foyer: { parents: ['marie'], rsa: { '2026-05': null } } },
  }
  let clock = new Date('2026-06-16T09:00:00Z')
  const ask = async (over: { secret?: string; method?: string; type?: string; body?: string | null; address?: string } = {}) => {
    const { secret, method = 'POST', type = 'application/json', body = JSON.stringify(situation), address = 'ici' } = over
    const request = new Request('http://localhost:3000/api/calculate', {
      method,
      headers: { 'content-type': type, ...(secret ? { authorization: `Bearer ${secret}` } : {}) },
      ...(method === 'POST' ? { body } : {}),
    })
    const hall = { house: t.house, visit: { addressHash: Buffer.from(address) }, now: clock, request }
    const answer = await calculation(hall as unknown as Hall & { request: Request })
    return { status: answer.status, headers: answer.headers, body: (await answer.json()) as Record<string, unknown> }
  }

  it('answers in JSON whatever comes, and keeps nothing of it', async () => {
    const secret = aSecret()
    const id = await make('Service', secret)
    expect(await ask({ method: 'PUT' })).toMatchObject({ status: 405, body: { error: expect.any(String) } })
    const refused = await ask()
    expect(refused).toMatchObject({ status: 401, body: { error: expect.stringContaining('clé') } })
    expect(refused.headers.get('www-authenticate')).toContain('Bearer')
    expect((await ask({ secret: aSecret() })).status).toBe(401)
    expect((await ask({ secret, type: 'text/plain' })).status).toBe(415)
    expect((await ask({ secret, body: '{"individus"' })).status).toBe(400)
    expect((await ask({ secret, body: ' '.repeat(LARGEST_BODY + 1) })).status).toBe(413)
    expect(await ask({ secret, body: '{"individus":{"a":{"age":"vieux"}},"familles":{"f":{"parents":["a"]}}}' })).toMatchObject({
      status: 400,
      body: { individus: { a: { age: expect.any(String) } } },
    })
    const done = await ask({ secret })
    expect(done.status).toBe(200)
    expect(done.body).toMatchObject({ familles: { foyer: { parents: ['marie'], rsa: {} } } })
    expect(await linesOf(id)).toEqual(Array.from({ length: 5 }, () => aLine('done')))
  })

  it('holds up a key that asks too often, and an address that tries keys, not its neighbours with a live one', async () => {
    const [busy, calm] = [aSecret(), aSecret()]
    const id = await make('Pressé', busy)
    await make('Tranquille', calm)
    clock = new Date('2026-06-16T10:00:15Z')
    expect((await ask({ secret: calm, address: 'bureau' })).status).toBe(200)
    for (let tried = 0; tried < REFUSALS_A_MINUTE; tried += 1)
      expect((await ask({ secret: aSecret(), address: 'bureau' })).status).toBe(401)
    const held = await ask({ secret: aSecret(), address: 'bureau' })
    expect(held).toMatchObject({ status: 429, body: { error: expect.stringContaining('Réessayez') } })
    expect(held.headers.get('retry-after')).toBe('45')
    expect((await ask({ secret: calm, address: 'bureau' })).status).toBe(200)
    expect((await ask({ secret: busy, address: 'ailleurs' })).status).toBe(200)
    for (let asked = 1; asked < REQUESTS_A_MINUTE; asked += 1) await ask({ secret: busy, type: 'text/plain' })
    expect((await ask({ secret: busy })).status).toBe(429)
    // held up before the database is asked: no line
    expect(await linesOf(id)).toHaveLength(REQUESTS_A_MINUTE)
    clock = new Date('2026-06-16T10:01:00Z')
    expect((await ask({ secret: busy })).status).toBe(200)
  })
})
