import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '#core/actor.ts'
import { Forbidden, Gone, Refused } from '#core/errors.ts'
import { hashCode, hashToken, newCode, newToken } from '#db/token.server.ts'
import { openTestHouse } from '#db/testing/house.ts'
import type { TestHouse } from '#db/testing/house.ts'
import { addFirstFactor, listFactors, newTotp, offerTelephone, proveCode } from './factor.server.ts'
import { hashPassphrase } from './hashing.server.ts'
import { install, offerInstallation, openInstallation } from './installation.server.ts'
import { acceptLink, openLink } from './link.server.ts'
import { demoLogIn, listDemoPeople, lock, logIn, logOut, unlock } from './login.server.ts'
import { resolveSession } from './session.server.ts'
import { codeAt } from './totp.server.ts'

const PASSPHRASE = 'girafe tabouret nuage citron'
const HTTPS = 'https://aparte.example'

let t: TestHouse
beforeAll(async () => {
  t = await openTestHouse()
})
afterAll(() => t.close())

const anAddress = (): Buffer => t.house.vault.fingerprint('address', randomBytes(4).toString('hex'))
const on = (addressHash = anAddress(), shared = false) => ({ device: 'Firefox sur Windows', shared, addressHash })

const hash = hashPassphrase(PASSPHRASE, randomBytes)
/** An agent who can log in: passphrase, and a telephone whose secret is returned. */
const aMember = async (options: Parameters<TestHouse['anAgent']>[0] = {}) => {
  const agent = await t.anAgent(options)
  await t.admin.query('insert into credential (organisation_id, agent_id, passphrase_hash) values ($1, $2, $3)', [
    t.organisationId,
    agent.agentId,
    await hash,
  ])
  const found = await t.admin.query<{ login: string }>('select login from agent where id = $1', [agent.agentId])
  const factorId = t.house.newId()
  const secret = randomBytes(20)
  await t.admin.query(
    `insert into second_factor (organisation_id, id, agent_id, kind, label, secret, created_at) values ($1, $2, $3, 'totp', 'Téléphone', $4, now())`,
    [t.organisationId, factorId, agent.agentId, t.house.vault.sealRoot(`factor:${factorId}`, secret)],
  )
  return { ...agent, login: found.rows[0]?.login ?? '', secret }
}
type Member = Awaited<ReturnType<typeof aMember>>

const visit = (token: string) =>
  resolveSession(t.house, new Request(HTTPS, { headers: { cookie: `__Host-sid=${token}` } }), '192.0.2.1', HTTPS)
/** Logs in with both factors; the actor of the complete session comes with its token. */
const enter = async (member: Member, shared = false): Promise<Actor & { token: string }> => {
  const waiting = await logIn(t.house, { login: member.login, passphrase: PASSPHRASE }, on(anAddress(), shared))
  // each login needs a time step of its own
  await t.admin.query('update second_factor set counter = 0 where agent_id = $1', [member.agentId])
  const token = await proveCode(t.house, hashToken(waiting), codeAt(member.secret, t.house.clock()), {
    agentId: member.agentId,
    addressHash: anAddress(),
  })
  const { actor } = await visit(token)
  if (!actor) throw new Error('no actor')
  return { ...actor, token }
}
const refusal = async (promise: Promise<unknown>): Promise<Readonly<Record<string, string>>> => {
  const error = await promise.then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  if (!(error instanceof Refused)) throw new Error(`expected a refusal, got ${String(error)}`)
  return error.fields
}
const seesHouseholds = async (actor: Actor): Promise<number> =>
  (await t.asAgent(actor, (tx) => tx.q.selectFrom('case_file').select('id').execute())).length

describe('login', () => {
  it('opens nothing with the passphrase alone, and everything with both factors, under another token', async () => {
    const marie = await aMember()
    await t.aCaseFile(marie)
    const waiting = await logIn(t.house, { login: ` ${marie.login.toUpperCase()} `, passphrase: PASSPHRASE }, on())
    const half = await visit(waiting)
    expect([half.state, half.steppedUp]).toEqual(['incomplete', false])
    await expect(seesHouseholds(half.actor as Actor)).rejects.toBeInstanceOf(Forbidden)

    const token = await proveCode(t.house, hashToken(waiting), codeAt(marie.secret, t.house.clock()), {
      agentId: marie.agentId,
      addressHash: anAddress(),
    })
    const whole = await visit(token)
    expect(whole).toMatchObject({
      state: 'open',
      steppedUp: true,
      households: 1,
      idleSeconds: 600,
      timeZone: 'Europe/Paris',
      siteName: 'Maison des solidarités',
    })
    expect(whole.actor).toMatchObject({ agentId: marie.agentId, roles: ['worker'], firstName: marie.firstName, sharedComputer: false })
    expect(await seesHouseholds(whole.actor as Actor)).toBe(1)
    expect((await visit(waiting)).state).toBe('none')

    // the number beside « Foyers » is that of the list: households of colleagues that she holds by name too, until they close
    const colleague = await t.anAgent()
    const shared = await t.aCaseFile(colleague)
    const share = `insert into compartment_access (organisation_id, id, compartment_id, case_file_id, agent_id, basis, granted_by, from_at)
      select organisation_id, gen_random_uuid(), id, case_file_id, $2, 'coWorker', $3, now() from compartment where id = any ($1)`
    await t.admin.query(share, [[shared.identity, shared.general], marie.agentId, colleague.agentId])
    expect((await visit(token)).households).toBe(2)
    expect(await seesHouseholds(whole.actor as Actor)).toBe(2)
    await t.admin.query(`update case_file set closed_at = now(), closure_reason = 'goalReached' where id = $1`, [shared.id])
    expect((await visit(token)).households).toBe(1)
  })

  it('says the same of a wrong passphrase, an unknown login and a closed account', async () => {
    const [marie, gone] = [await aMember(), await aMember()]
    await t.admin.query('update agent set ended_at = now() where id = $1', [gone.agentId])
    const wrong = await refusal(logIn(t.house, { login: marie.login, passphrase: 'une autre phrase' }, on()))
    expect(await refusal(logIn(t.house, { login: 'personne.ici', passphrase: PASSPHRASE }, on()))).toEqual(wrong)
    expect(await refusal(logIn(t.house, { login: gone.login, passphrase: PASSPHRASE }, on()))).toEqual(wrong)
  })

  it('reads the cookie of its own scheme only, and no token of another form', async () => {
    const { token } = await enter(await aMember())
    const from = (cookie: string, origin: string) =>
      resolveSession(t.house, new Request(origin, { headers: { cookie } }), '192.0.2.1', origin)
    expect((await from(`autre=1; __Host-sid=${token}`, HTTPS)).state).toBe('open')
    expect((await from(`sid=${token}`, HTTPS)).state).toBe('none')
    expect((await from(`sid=${token}`, 'http://localhost:3000')).state).toBe('open')
    expect((await from(`__Host-sid=${token}'--`, HTTPS)).state).toBe('none')
    expect((await from(`__Host-sid=${newToken(randomBytes)}`, HTTPS)).state).toBe('none')
  })

  it('leaves a line in the log for each success, and for each failure on an account', async () => {
    const marie = await aMember()
    await refusal(logIn(t.house, { login: marie.login, passphrase: 'x' }, on()))
    const { token } = await enter(marie)
    await lock(t.house, hashToken(token))
    await logOut(t.house, hashToken(token))
    const lines = await t.admin.query<{ line: string }>(
      "select action || ' ' || outcome as line from audit.entry where agent_id = $1 order by id",
      [marie.agentId],
    )
    expect(lines.rows.map((row) => row.line)).toEqual([
      'identity.logIn refused',
      'identity.logIn done',
      'identity.lock done',
      'identity.logOut done',
    ])
  })

  it('tells the agent of a device never seen before, and only then', async () => {
    const marie = await aMember()
    await t.admin.query('delete from session where agent_id = $1', [marie.agentId])
    const notices = async () =>
      (await t.admin.query('select from notice where agent_id = $1 and kind = $2', [marie.agentId, 'newDevice'])).rowCount
    await enter(marie)
    await enter(marie)
    expect(await notices()).toBe(0)
    await t.admin.query("update session set device = 'Safari sur iPad' where agent_id = $1", [marie.agentId])
    await enter(marie)
    expect(await notices()).toBe(1)
  })
})

describe('limits of attempts', () => {
  it('delay after three failures, and stop after ten in fifteen minutes, for an unknown login as for a known one', async () => {
    for (const login of [(await aMember()).login, 'inconnue']) {
      const failures: string[] = []
      for (let i = 0; i < 12; i++) {
        failures.push((await refusal(logIn(t.house, { login, passphrase: 'x' }, on())))[''] ?? '')
        // time passes: each past failure is three minutes older at the fourth, so that only the count can stop
        if (i < 9) await t.admin.query("update login_attempt set at = at - interval '61 seconds' where not succeeded")
      }
      expect(failures.slice(0, 3).every((line) => line.startsWith('Cet identifiant'))).toBe(true)
      expect(failures[10]).toMatch(/Trop d’essais à la suite\. Attendez \d+ minutes/)
      expect(failures.filter((line) => line.startsWith('Cet identifiant'))).toHaveLength(10)
      await t.admin.query('delete from login_attempt')
    }
  })

  it('make one wait a little longer each time', async () => {
    const [login, lines] = ['attente', [] as string[]]
    for (let i = 0; i < 4; i++) lines.push((await refusal(logIn(t.house, { login, passphrase: 'x' }, on())))[''] ?? '')
    expect(lines[3]).toBe('Trop d’essais à la suite. Attendez 1 seconde avant le prochain.')
    await t.admin.query(
      'insert into login_attempt (login_hash, address_hash, at, succeeded) select login_hash, address_hash, now(), false from login_attempt',
    )
    expect((await refusal(logIn(t.house, { login, passphrase: 'x' }, on())))['']).toMatch(/Attendez 8 secondes/)
    await t.admin.query('delete from login_attempt')
  })

  it('let in the agent at her usual place while a stranger exhausts her login', async () => {
    const marie = await aMember()
    const home = anAddress()
    await logIn(t.house, { login: marie.login, passphrase: PASSPHRASE }, on(home))
    for (let i = 0; i < 10; i++) {
      await refusal(logIn(t.house, { login: marie.login, passphrase: 'x' }, on()))
      await t.admin.query("update login_attempt set at = at - interval '61 seconds' where not succeeded")
    }
    expect((await refusal(logIn(t.house, { login: marie.login, passphrase: PASSPHRASE }, on())))['']).toContain('Trop d’essais')
    expect(await logIn(t.house, { login: marie.login, passphrase: PASSPHRASE }, on(home))).toHaveLength(43)
    await t.admin.query('delete from login_attempt')
  })

  it('let in the agent at her own browser while a colleague behind the same address exhausts her login', async () => {
    const member = await aMember()
    const office = anAddress()
    const hers = { ...on(office), deviceHash: randomBytes(32) }
    await logIn(t.house, { login: member.login, passphrase: PASSPHRASE }, hers)
    await t.admin.query("update login_attempt set at = at - interval '1 hour'")
    for (let i = 0; i < 10; i++) {
      await expect(
        logIn(t.house, { login: member.login, passphrase: 'x' }, { ...on(office), deviceHash: randomBytes(32) }),
      ).rejects.toThrow(Refused)
      await t.admin.query("update login_attempt set at = at - interval '61 seconds' where not succeeded")
    }
    await expect(logIn(t.house, { login: member.login, passphrase: PASSPHRASE }, on(office))).rejects.toMatchObject({
      fields: { '': expect.stringContaining('Trop d’essais') },
    })
    expect(await logIn(t.house, { login: member.login, passphrase: PASSPHRASE }, hers)).toMatch(/^[\w-]{43}$/)
    await t.admin.query('delete from login_attempt')
  })
  it('count tries made at the same instant', async () => {
    const outcomes = await Promise.all(
      Array.from({ length: 8 }, () => refusal(logIn(t.house, { login: 'ensemble', passphrase: 'x' }, on()))),
    )
    expect(outcomes.filter((fields) => fields['']?.startsWith('Cet identifiant'))).toHaveLength(3)
    await t.admin.query('delete from login_attempt')
  })

  it('hold a hundred tries a minute for one address, and keep neither login nor address', async () => {
    const from = anAddress()
    await t.admin.query(
      'insert into login_attempt (login_hash, address_hash, at, succeeded) select sha256(n::text::bytea), $1, now(), false from generate_series(1, 100) n',
      [from],
    )
    expect((await refusal(logIn(t.house, { login: 'cent.unieme', passphrase: 'x' }, on(from))))['']).toContain('Attendez 60 secondes')
    const kept = await t.admin.query("select from login_attempt where encode(login_hash, 'escape') like '%cent%'")
    expect(kept.rowCount).toBe(0)
    await t.admin.query('delete from login_attempt')
  })

  it('do not keep out a known device, a waiting code or a curtain behind an address that tried a hundred times', async () => {
    const member = await aMember()
    const office = anAddress()
    const hers = { ...on(office), deviceHash: randomBytes(32) }
    await logIn(t.house, { login: member.login, passphrase: PASSPHRASE }, hers)
    const curtain = await enter(member)
    await lock(t.house, hashToken(curtain.token))
    await t.admin.query("delete from login_attempt where device_hash is null; update login_attempt set at = at - interval '1 hour'")
    await t.admin.query('update second_factor set counter = 0 where agent_id = $1', [member.agentId])
    await t.admin.query(
      'insert into login_attempt (login_hash, address_hash, at, succeeded) select sha256(n::text::bytea), $1, now(), n % 2 = 0 from generate_series(1, 100) n',
      [office],
    )
    const typed = { login: member.login, passphrase: PASSPHRASE }
    expect((await refusal(logIn(t.house, typed, { ...on(office), deviceHash: randomBytes(32) })))['']).toContain('60 secondes')
    const waiting = await logIn(t.house, typed, hers)
    const code = codeAt(member.secret, t.house.clock())
    expect(await proveCode(t.house, hashToken(waiting), code, { agentId: member.agentId, addressHash: office })).toHaveLength(43)
    expect(await unlock(t.house, hashToken(curtain.token), PASSPHRASE, office)).toHaveLength(43)
    // a session that is over lets nothing pass
    const over = newToken(randomBytes)
    expect((await refusal(unlock(t.house, hashToken(over), PASSPHRASE, office)))['passphrase']).toContain('60 secondes')
    // and it has its own hundred
    await t.admin.query(
      `insert into login_attempt (login_hash, address_hash, device_hash, at, succeeded)
       select login_hash, address_hash, device_hash, now(), true from login_attempt, generate_series(1, 100) where device_hash = $1 limit 100`,
      [hers.deviceHash],
    )
    expect((await refusal(logIn(t.house, typed, hers)))['']).toContain('60 secondes')
    await t.admin.query('delete from login_attempt')
  })
})

describe('a code', () => {
  it('serves once, also when two requests bring it at the same instant', async () => {
    const marie = await aMember()
    const waiting = await Promise.all([1, 2].map(() => logIn(t.house, { login: marie.login, passphrase: PASSPHRASE }, on())))
    const code = codeAt(marie.secret, t.house.clock())
    const outcomes = await Promise.allSettled(
      waiting.map((token) => proveCode(t.house, hashToken(token), code, { agentId: marie.agentId, addressHash: anAddress() })),
    )
    expect(outcomes.map((outcome) => outcome.status).sort()).toEqual(['fulfilled', 'rejected'])
    const third = await logIn(t.house, { login: marie.login, passphrase: PASSPHRASE }, on())
    const again = await refusal(proveCode(t.house, hashToken(third), code, { agentId: marie.agentId, addressHash: anAddress() }))
    expect(again['code']).toContain('a déjà servi')
  })

  it('of somebody else does not complete a session', async () => {
    const [marie, paul] = [await aMember(), await aMember()]
    const waiting = await logIn(t.house, { login: marie.login, passphrase: PASSPHRASE }, on())
    const code = codeAt(paul.secret, t.house.clock())
    expect(
      (await refusal(proveCode(t.house, hashToken(waiting), code, { agentId: marie.agentId, addressHash: anAddress() })))['code'],
    ).toContain('n’est pas le bon')
    const factors = await t.admin.query<{ id: string }>('select id from second_factor where agent_id = $1', [paul.agentId])
    const forged = await sql<{
      ok: boolean
    }>`select app.prove_totp(${hashToken(waiting)}, ${randomBytes(32)}, ${factors.rows[0]?.id}, 99999999) as ok`.execute(t.house.bare)
    expect(forged.rows[0]?.ok).toBe(false)
  })

  it('must be set up once by an account that has none, and not beside one that has', async () => {
    const marie = await aMember()
    await t.admin.query('update second_factor set revoked_at = now() where agent_id = $1', [marie.agentId])
    const waiting = await logIn(t.house, { login: marie.login, passphrase: PASSPHRASE }, on())
    const { secret, offer } = offerTelephone(t.house, { agentId: marie.agentId, name: 'x' })
    expect(await refusal((async () => newTotp(t.house, marie.agentId, { offer, code: '000000', label: '' }))())).toHaveProperty('code')
    const factor = newTotp(t.house, marie.agentId, { offer, code: codeAt(secret, t.house.clock()), label: 'Mon téléphone' })
    const token = await addFirstFactor(t.house, hashToken(waiting), factor)
    expect((await visit(token)).state).toBe('open')
    // the stored secret is sealed and bound to its factor
    const [kept] = await listFactors(t.house, hashToken(token))
    expect(kept?.secret.includes(secret)).toBe(false)
    expect(() => t.house.vault.openRoot(`factor:${t.house.newId()}`, kept?.secret as Buffer)).toThrow()
    // the code that set it up is used up; and a session with a passphrase alone cannot add a second one
    const other = await logIn(t.house, { login: marie.login, passphrase: PASSPHRASE }, on())
    expect(
      (
        await refusal(
          proveCode(t.house, hashToken(other), codeAt(secret, t.house.clock()), { agentId: marie.agentId, addressHash: anAddress() }),
        )
      )['code'],
    ).toContain('déjà servi')
    const second = offerTelephone(t.house, { agentId: marie.agentId, name: 'x' })
    const another = newTotp(t.house, marie.agentId, { offer: second.offer, code: codeAt(second.secret, t.house.clock()), label: '' })
    await refusal(addFirstFactor(t.house, hashToken(other), another))
  })

  it('offered to somebody else is not taken', async () => {
    const { secret, offer } = offerTelephone(t.house, { agentId: t.house.newId(), name: 'x' })
    expect(
      await refusal((async () => newTotp(t.house, t.house.newId(), { offer, code: codeAt(secret, t.house.clock()), label: '' }))()),
    ).toHaveProperty('')
  })
})

describe('a session', () => {
  it('behind the curtain shows nothing until the passphrase, and then has another token', async () => {
    const marie = await aMember()
    await t.aCaseFile(marie)
    const actor = await enter(marie)
    expect(await seesHouseholds(actor)).toBe(1)
    await lock(t.house, hashToken(actor.token))
    expect((await visit(actor.token)).state).toBe('locked')
    await expect(seesHouseholds(actor)).rejects.toBeInstanceOf(Forbidden)
    const bare = new pg.Client(t.configOf('web'))
    await bare.connect()
    await bare.query(`begin; set local role aparte_reader; set local app.session = '${actor.tokenHash}'`)
    expect((await bare.query('select from case_file')).rowCount).toBe(0)
    expect((await bare.query('select app.actor() as me')).rows).toEqual([{ me: null }])
    await bare.end()
    expect(await refusal(unlock(t.house, hashToken(actor.token), 'x', anAddress()))).toHaveProperty('passphrase')
    const token = await unlock(t.house, hashToken(actor.token), PASSPHRASE, anAddress())
    const back = await visit(token)
    expect(back.state).toBe('open')
    expect((await visit(actor.token)).state).toBe('none')
    expect(await seesHouseholds(back.actor as Actor)).toBe(1)
  })

  it.each([
    [false, 600],
    [true, 180],
  ])('left idle (shared computer: %s) locks itself after %i seconds, in the database first', async (shared, seconds) => {
    const actor = await enter(await aMember(), shared)
    const idleFor = (s: number) =>
      t.admin.query("update session set last_seen_at = now() - $2 * interval '1 second' where id = $1", [actor.sessionId, s])
    await idleFor(seconds - 5)
    expect(await seesHouseholds(actor)).toBe(0)
    expect(await visit(actor.token)).toMatchObject({ state: 'open', idleSeconds: seconds })
    await idleFor(seconds + 1)
    await expect(seesHouseholds(actor)).rejects.toBeInstanceOf(Forbidden)
    expect((await visit(actor.token)).state).toBe('locked')
    // and a later request does not open it again
    expect((await visit(actor.token)).state).toBe('locked')
  })

  it('is seen at most every thirty seconds', async () => {
    const actor = await enter(await aMember())
    const seen = async () =>
      (
        await t.admin.query<{ last_seen_at: Date }>('select last_seen_at from session where id = $1', [actor.sessionId])
      ).rows[0]?.last_seen_at.getTime()
    const first = await seen()
    await visit(actor.token)
    expect(await seen()).toBe(first)
    await t.admin.query("update session set last_seen_at = last_seen_at - interval '31 seconds' where id = $1", [actor.sessionId])
    await visit(actor.token)
    expect(await seen()).toBeGreaterThanOrEqual(first ?? 0)
  })

  it('ends after twelve hours whatever happens, and after ten minutes while it waits for its second factor', async () => {
    const marie = await aMember()
    const actor = await enter(marie)
    const life = await t.admin.query<{ hours: number }>(
      'select extract(epoch from expires_at - created_at)::int / 3600 as hours from session where id = $1',
      [actor.sessionId],
    )
    expect(life.rows[0]?.hours).toBe(12)
    await t.admin.query("update session set expires_at = now() - interval '1 second' where id = $1", [actor.sessionId])
    expect((await visit(actor.token)).state).toBe('none')
    const waiting = await logIn(t.house, { login: marie.login, passphrase: PASSPHRASE }, on())
    const waits = await t.admin.query<{ minutes: number }>(
      'select extract(epoch from expires_at - created_at)::int / 60 as minutes from session where token_hash = $1',
      [hashToken(waiting)],
    )
    expect(waits.rows[0]?.minutes).toBe(10)
  })

  it('dies at once with its account, with all the others', async () => {
    const [marie, admin] = [await aMember(), await t.anAgent({ roles: ['administrator'] })]
    const sessions = [await enter(marie), await enter(marie)]
    await t.asWriter(admin, (tx) => tx.q.updateTable('agent').set({ ended_at: tx.now }).where('id', '=', marie.agentId).execute())
    for (const session of sessions) {
      expect((await visit(session.token)).state).toBe('none')
      await expect(seesHouseholds(session)).rejects.toBeInstanceOf(Forbidden)
    }
    const alive = await t.admin.query('select from session where agent_id = $1 and ended_at is null', [marie.agentId])
    expect(alive.rowCount).toBe(0)
  })

  it('is ended by its agent only, one or all the others', async () => {
    const [marie, paul] = [await aMember(), await aMember()]
    const [here, there, elsewhere] = [await enter(marie), await enter(marie), await enter(marie)]
    const end = (actor: Actor, id: string | null) =>
      t.asWriter(actor, async (tx) => (await sql<{ n: number }>`select app.end_my_sessions(${id}) as n`.execute(tx.q)).rows[0]?.n)
    expect(await end(await enter(paul), there.sessionId)).toBe(0)
    expect(await end(here, there.sessionId)).toBe(1)
    expect((await visit(there.token)).state).toBe('none')
    expect(await end(here, null)).toBeGreaterThanOrEqual(1)
    expect((await visit(elsewhere.token)).state).toBe('none')
    expect((await visit(here.token)).state).toBe('open')
    await logOut(t.house, hashToken(here.token))
    expect((await visit(here.token)).state).toBe('none')
  })

  it('asks to be proved again before factors and passphrase change, and never loses its last factor', async () => {
    const marie = await aMember()
    const actor = await enter(marie)
    const change = () =>
      t.asWriter(
        actor,
        async (tx) => (await sql<{ ok: boolean }>`select app.change_passphrase(${'$argon2id$x'}) as ok`.execute(tx.q)).rows[0]?.ok,
      )
    const revoke = (id: string | undefined) =>
      t.asWriter(actor, async (tx) => (await sql<{ ok: boolean }>`select app.revoke_factor(${id}) as ok`.execute(tx.q)).rows[0]?.ok)
    const [only] = await listFactors(t.house, hashToken(actor.token))
    expect(await revoke(only?.id)).toBe(false)
    const added = t.house.newId()
    await t.asWriter(actor, (tx) => sql`select app.add_factor(${added}, 'totp', 'Autre', ${randomBytes(20)}, null, 0, null)`.execute(tx.q))
    await t.admin.query("update session set stepped_up_at = now() - interval '6 minutes' where id = $1", [actor.sessionId])
    expect(await change()).toBe(false)
    expect(await revoke(only?.id)).toBe(false)
    await t.admin.query('update session set stepped_up_at = now() where id = $1', [actor.sessionId])
    expect(await revoke(only?.id)).toBe(true)
    expect((await listFactors(t.house, hashToken(actor.token))).map((factor) => factor.id)).toEqual([added])
    expect(await change()).toBe(true)
  })
})

describe('recovery of an account', () => {
  const ask = (actor: Actor, agentId: string, code = newCode(randomBytes)) =>
    t.asWriter(actor, async (tx) => {
      const id = tx.newId()
      const done = await sql<{ ok: boolean }>`select app.ask_recovery(${id}, ${agentId}, ${hashCode(code)}) as ok`.execute(tx.q)
      return done.rows[0]?.ok ? { id, code } : undefined
    })
  const confirm = (actor: Actor, id: string, token = newToken(randomBytes)) =>
    t.asWriter(actor, async (tx) => {
      const done = await sql<{ ok: boolean }>`select app.confirm_recovery(${id}, ${hashToken(token)}) as ok`.execute(tx.q)
      return done.rows[0]?.ok ? token : undefined
    })
  const steppedUp = async (options: Parameters<TestHouse['anAgent']>[0]) => {
    const agent = await t.anAgent(options)
    await t.admin.query('update session set stepped_up_at = now() where id = $1', [agent.sessionId])
    return agent
  }

  it('takes a manager who asks and an administrator who confirms, and what each of them holds', async () => {
    const marie = await aMember()
    const session = await enter(marie)
    const management = await t.aTeam({ kind: 'management' })
    const manager = await steppedUp({ roles: ['manager', 'administrator'], teamId: management })
    const administrator = await steppedUp({ roles: ['administrator'] })
    const asked = await ask(manager, marie.agentId)
    expect(await confirm(manager, asked?.id ?? '')).toBeUndefined()
    const token = (await confirm(administrator, asked?.id ?? '')) ?? ''
    expect(await confirm(administrator, asked?.id ?? '')).toBeUndefined()
    expect(await openLink(t.house, token)).toMatchObject({ kind: 'recovery', agentId: marie.agentId, needsCode: true })

    const typed = { passphrase: 'lampe océan trottoir mandarine', again: 'lampe océan trottoir mandarine' }
    expect(await refusal(acceptLink(t.house, token, { ...typed, code: 'AAAA-BBBB-CCCC' }, on()))).toHaveProperty('code')
    expect((await visit(session.token)).state).toBe('open')
    expect(await refusal(acceptLink(t.house, token, { passphrase: 'trop court', again: 'trop court', code: '' }, on()))).toHaveProperty(
      'passphrase',
    )
    const waiting = await acceptLink(t.house, token, { ...typed, code: (asked?.code ?? '').toLowerCase() }, on())
    // the old sessions and factors are gone, the account waits for a new factor, the link is used
    expect((await visit(session.token)).state).toBe('none')
    expect((await visit(waiting)).state).toBe('incomplete')
    expect(await listFactors(t.house, hashToken(waiting))).toEqual([])
    await expect(openLink(t.house, token)).rejects.toThrow()
    await refusal(logIn(t.house, { login: marie.login, passphrase: PASSPHRASE }, on()))
    expect(await logIn(t.house, { login: marie.login, passphrase: typed.passphrase }, on())).toHaveLength(43)
  })

  it('is not for oneself, not by a colleague, not of another site, not without a step-up', async () => {
    const marie = await aMember({ roles: ['administrator'] })
    const colleague = await t.anAgent()
    const elsewhere = await t.aSite('Autre site')
    const manager = await t.anAgent({
      roles: ['manager'],
      siteId: elsewhere,
      teamId: await t.aTeam({ siteId: elsewhere, kind: 'management' }),
    })
    expect(await ask(marie, marie.agentId)).toBeUndefined()
    expect(await ask(colleague, marie.agentId)).toBeUndefined()
    expect(await ask(manager, marie.agentId)).toBeUndefined()
    const asked = await ask(await t.anAgent({ roles: ['administrator'] }), marie.agentId)
    expect(await confirm(marie, asked?.id ?? '')).toBeUndefined()
    expect(await confirm(await t.anAgent({ roles: ['administrator'] }), asked?.id ?? '')).toBeUndefined()
    expect(await confirm(await steppedUp({ roles: ['manager'] }), asked?.id ?? '')).toBeUndefined()
    expect(await confirm(await steppedUp({ roles: ['administrator'] }), asked?.id ?? '')).toBeDefined()
  })
})

describe('invitation', () => {
  it('by an administrator opens an account without passphrase, once', async () => {
    const [admin, worker, newcomer] = [await t.anAgent({ roles: ['administrator'] }), await t.anAgent(), await t.anAgent()]
    await t.admin.query('delete from session where agent_id = $1', [newcomer.agentId])
    const token = newToken(randomBytes)
    const invite = (actor: Actor) =>
      t.asWriter(
        actor,
        async (tx) =>
          (await sql<{ ok: boolean }>`select app.invite(${tx.newId()}, ${newcomer.agentId}, ${hashToken(token)}) as ok`.execute(tx.q))
            .rows[0]?.ok,
      )
    expect(await invite(worker)).toBe(false)
    expect(await invite(admin)).toBe(true)
    const waiting = await acceptLink(t.house, token, { passphrase: PASSPHRASE, again: PASSPHRASE, code: '' }, on())
    expect((await visit(waiting)).state).toBe('incomplete')
    expect(await invite(admin)).toBe(false)
  })
})

describe('the web login', () => {
  it('reads no table about proof, and cannot ask for another agent within the doors', async () => {
    const web = new pg.Client(t.configOf('web'))
    await web.connect()
    for (const table of ['credential', 'session', 'second_factor', 'account_link', 'login_attempt', 'installation_link', 'agent']) {
      await expect(web.query(`select * from ${table}`), table).rejects.toThrow('permission denied')
      for (const role of ['aparte_reader', 'aparte_writer']) {
        if (table === 'agent') continue
        await web.query('begin')
        await web.query(`set local role ${role}`)
        await expect(web.query(`select * from ${table}`), `${role} ${table}`).rejects.toThrow('permission denied')
        await web.query('rollback')
      }
    }
    for (const call of [`app.note_login(null, null, null, 'x', 'done')`, `app.live_session('\\x00')`])
      await expect(web.query(`select ${call}`), call).rejects.toThrow('permission denied')
    await web.query('begin')
    await web.query('set local role aparte_reader')
    await expect(web.query(`select * from app.factors_of('\\x00')`)).rejects.toThrow('permission denied')
    await web.end()
  })
})

describe('demonstration and installation', () => {
  it('refuse one-click logins in a real installation, and allow them in a demonstration', async () => {
    const agent = await t.anAgent()
    expect(await listDemoPeople(t.house)).toEqual([])
    expect(await demoLogIn(t.house, agent.agentId, { device: 'Firefox', shared: false })).toBeUndefined()
    await t.admin.query("update installation set mode = 'demo'")
    try {
      expect((await listDemoPeople(t.house)).some((person) => person.agentId === agent.agentId)).toBe(true)
      const token = await demoLogIn(t.house, agent.agentId, { device: 'Firefox', shared: true })
      expect(await visit(token ?? '')).toMatchObject({ state: 'open', steppedUp: true, idleSeconds: 180, hasPassphrase: false })
      expect(await demoLogIn(t.house, t.house.newId(), { device: 'Firefox', shared: false })).toBeUndefined()
    } finally {
      await t.admin.query("update installation set mode = 'real'")
    }
  })

  it('make the first administrator once, by the last link, and offer nothing afterwards', async () => {
    const fresh = await openTestHouse()
    try {
      const first = await offerInstallation(fresh.house)
      const token = (await offerInstallation(fresh.house)) ?? ''
      await expect(openInstallation(fresh.house, first ?? '')).rejects.toBeInstanceOf(Gone)
      const typed = {
        organisationName: 'CCAS de Clairval',
        kind: 'ccas',
        siteName: 'Mairie',
        timeZone: 'Indian/Reunion',
        firstName: 'Awa',
        lastName: 'Sissoko',
        jobTitle: 'responsable informatique',
        login: 'Awa.Sissoko ',
        passphrase: PASSPHRASE,
        again: PASSPHRASE,
      }
      expect(await refusal(install(fresh.house, token, { ...typed, passphrase: 'Awa Sissoko Clairval' }, 'Firefox'))).toHaveProperty(
        'passphrase',
      )
      const waiting = await install(fresh.house, token, typed, 'Firefox')
      const request = new Request(HTTPS, { headers: { cookie: `__Host-sid=${waiting}` } })
      expect(await resolveSession(fresh.house, request, '192.0.2.1', HTTPS)).toMatchObject({
        state: 'incomplete',
        timeZone: 'Indian/Reunion',
        organisationName: 'CCAS de Clairval',
        actor: { roles: ['administrator'] },
      })
      expect(await logIn(fresh.house, { login: 'awa.sissoko', passphrase: PASSPHRASE }, on())).toHaveLength(43)
      await expect(install(fresh.house, token, typed, 'Firefox')).rejects.toBeInstanceOf(Gone)
      expect(await offerInstallation(fresh.house)).toBeNull()
    } finally {
      await fresh.close()
    }
  })
})
