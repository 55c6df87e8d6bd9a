import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '#core/actor.ts'
import { hashCode, hashToken, newCode, newToken } from '#db/token.server.ts'
import { openTestHouse } from '#db/testing/house.ts'
import type { TestHouse } from '#db/testing/house.ts'
import { acceptLink, openLink } from './link.server.ts'
import { lock } from './login.server.ts'
import { resolveSession } from './session.server.ts'

/** What one administrator alone may do to the account of an agent who comes by single sign-on: nothing that opens it. */
const ISSUER = 'https://connexion.clairval.example'
const PASSPHRASE = 'girafe tabouret nuage citron'
const HTTPS = 'https://aparte.example'
const typed = { passphrase: PASSPHRASE, again: PASSPHRASE, code: '' }
const on = () => ({ device: 'Firefox', shared: false, addressHash: randomBytes(32) })

let t: TestHouse
let administrator: Actor
let another: Actor
beforeAll(async () => {
  t = await openTestHouse()
  administrator = await t.anAgent({ roles: ['administrator'] })
  another = await t.anAgent({ roles: ['administrator'] })
  await t.admin.query('update session set stepped_up_at = now()')
})
afterAll(() => t.close())

/** An account just made: nobody was ever inside. */
const newcomer = async (): Promise<string> => {
  const { agentId } = await t.anAgent()
  await t.admin.query('delete from session where agent_id = $1', [agentId])
  return agentId
}
const act = (actor: Actor, call: (id: string) => ReturnType<typeof sql<{ ok: boolean }>>): Promise<boolean> =>
  t.asWriter(actor, async (tx) => (await call(tx.newId()).execute(tx.q)).rows[0]?.ok ?? false)
const invites = (agentId: string, token = newToken(randomBytes)) =>
  act(administrator, (id) => sql<{ ok: boolean }>`select app.invite(${id}, ${agentId}, ${hashToken(token)}) as ok`)
const awaits = (agentId: string, awaited: string) =>
  act(administrator, (id) => sql<{ ok: boolean }>`select app.await_identity(${id}, ${agentId}, ${ISSUER}, ${awaited}) as ok`)
const unlinks = (agentId: string) => act(administrator, () => sql<{ ok: boolean }>`select app.end_identity(${agentId}) as ok`)
const comes = async (subject: string, awaited: string | null, strong = true): Promise<{ outcome: string; token: string }> => {
  const token = newToken(randomBytes)
  const found = await sql<{ outcome: string }>`
    select app.identity_log_in(${ISSUER}, ${subject}, ${awaited}, ${strong}, ${t.house.newId()}, ${hashToken(token)}, false, 'Firefox') as outcome`.execute(
    t.house.bare,
  )
  return { outcome: found.rows[0]?.outcome ?? '', token }
}
const returns = async (token: string, subject: string): Promise<string> => {
  const next = hashToken(newToken(randomBytes))
  const found = await sql<{ outcome: string }>`
    select app.identity_return(${hashToken(token)}, ${next}, ${ISSUER}, ${subject}, true) as outcome`.execute(t.house.bare)
  return found.rows[0]?.outcome ?? ''
}
const linked = async (token: string): Promise<number> =>
  (await sql`select * from app.identity_of(${hashToken(token)})`.execute(t.house.bare)).rows.length
const stateOf = async (token: string): Promise<string> =>
  (await resolveSession(t.house, new Request(HTTPS, { headers: { cookie: `__Host-sid=${token}` } }), '192.0.2.1', HTTPS)).state
const factor = (agentId: string) =>
  t.admin.query(
    `insert into second_factor (organisation_id, id, agent_id, kind, label, secret, created_at) values ($1, $2, $3, 'totp', 'Téléphone', $4, now())`,
    [t.organisationId, t.house.newId(), agentId, randomBytes(40)],
  )

describe('an account that somebody opened by single sign-on', () => {
  it('takes no first link, neither a new one nor one made before', async () => {
    const agentId = await newcomer()
    const before = newToken(randomBytes)
    expect(await invites(agentId, before)).toBe(true)
    expect(await awaits(agentId, 'a@clairval.example')).toBe(true)
    expect((await openLink(t.house, before)).kind).toBe('invitation')
    expect((await comes('s-a', 'a@clairval.example')).outcome).toBe('complete')
    expect(await invites(agentId)).toBe(false)
    await expect(openLink(t.house, before)).rejects.toThrow()
    const used = await sql<{ ok: boolean }>`
      select app.use_link(${hashToken(before)}, null, 'x', ${t.house.newId()}, ${randomBytes(32)}, false, 'Firefox') as ok`.execute(
      t.house.bare,
    )
    expect(used.rows[0]?.ok).toBe(false)
    expect((await t.admin.query('select from credential where agent_id = $1', [agentId])).rowCount).toBe(0)
    // nor once the identity and its sessions are ended and forgotten
    expect(await unlinks(agentId)).toBe(true)
    expect(await invites(agentId)).toBe(false)
  })

  it('is linked to nobody else by one person, unless a factor of ours will confirm it', async () => {
    const agentId = await newcomer()
    await awaits(agentId, 'b@clairval.example')
    await comes('s-b', 'b@clairval.example')
    expect(await unlinks(agentId)).toBe(true)
    expect(await awaits(agentId, 'usurpe@clairval.example')).toBe(false)
    // awaited before the account was opened otherwise: the login refuses by itself, with the provider's second factor or without
    await t.admin.query(
      `insert into agent_identity (organisation_id, id, agent_id, issuer, awaited, created_by, created_at) values ($1, $2, $3, $4, 'usurpe@clairval.example', $5, now())`,
      [t.organisationId, t.house.newId(), agentId, ISSUER, administrator.agentId],
    )
    for (const strong of [true, false]) {
      const { outcome, token } = await comes('s-usurpe', 'usurpe@clairval.example', strong)
      expect([outcome, await stateOf(token)]).toEqual(['unknown', 'none'])
    }
    // beside her telephone an administrator links her anew, and she confirms with it
    await factor(agentId)
    expect(await awaits(agentId, 'nouvelle@clairval.example')).toBe(true)
    const { outcome, token } = await comes('s-nouvelle', 'nouvelle@clairval.example')
    expect([outcome, await stateOf(token)]).toEqual(['begun', 'incomplete'])
  })

  it('is opened again by two persons, and the identity that came is ended', async () => {
    const agentId = await newcomer()
    const ask = (code: string) => {
      let asked = ''
      return act(another, (id) => sql<{ ok: boolean }>`select app.ask_recovery(${(asked = id)}, ${agentId}, ${hashCode(code)}) as ok`).then(
        (ok) => (ok ? asked : undefined),
      )
    }
    const code = newCode(randomBytes)
    expect(await ask(code)).toBeUndefined()
    await awaits(agentId, 'c@clairval.example')
    const { token: session } = await comes('s-c', 'c@clairval.example')
    const asked = (await ask(code)) ?? ''
    const link = newToken(randomBytes)
    const confirmed = (actor: Actor) =>
      act(actor, () => sql<{ ok: boolean }>`select app.confirm_recovery(${asked}, ${hashToken(link)}) as ok`)
    expect(await confirmed(another)).toBe(false)
    expect(await confirmed(administrator)).toBe(true)
    const waiting = await acceptLink(t.house, link, { ...typed, code }, on())
    expect([await stateOf(session), await stateOf(waiting)]).toEqual(['none', 'incomplete'])
    expect((await comes('s-c', 'c@clairval.example')).outcome).toBe('unknown')
    // while no factor of hers is there yet, nobody is awaited either
    expect(await awaits(agentId, 'usurpe-2@clairval.example')).toBe(false)
  })
})

describe('an identity that nobody confirmed', () => {
  it('lifts no curtain, steps nothing up, and is offered nowhere', async () => {
    const agentId = await newcomer()
    await awaits(agentId, 'd@clairval.example')
    await factor(agentId)
    expect((await comes('s-d', 'd@clairval.example')).outcome).toBe('begun')
    const token = newToken(randomBytes)
    await t.admin.query(
      `insert into session (organisation_id, id, token_hash, agent_id, created_at, last_seen_at, expires_at, complete)
       values ($1, $2, $3, $4, now(), now(), now() + interval '12 hours', true)`,
      [t.organisationId, t.house.newId(), hashToken(token), agentId],
    )
    expect([await linked(token), await returns(token, 's-d')]).toEqual([0, 'other'])
    await lock(t.house, hashToken(token))
    expect([await linked(token), await returns(token, 's-d'), await stateOf(token)]).toEqual([0, 'other', 'locked'])
    await t.admin.query('update agent_identity set confirmed_at = now() where agent_id = $1', [agentId])
    expect([await linked(token), await returns(token, 's-d')]).toEqual([1, 'done'])
  })
})
