import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { hashPassphrase } from '#features/identity/hashing.server.ts'
import { newFolder } from './house.ts'
import type { Proof } from './promise.ts'

/**
 * Logins tried by force on the built application: one account from many addresses, many accounts from one address, which is also the address
 * of an agent at her own browser, of a session of hers and of its curtain. The hours of an attack are
 * played by moving what was tried into the past; how often the application really verified a passphrase is read from the database behind it.
 */
const PASSPHRASE = 'girafe tabouret nuage citron'
const sizes = {
  test: { one: 200, many: 160, hours: 0.5 },
  prove: { one: 4_000, many: 2_000, hours: 2 },
  all: { one: 10_000, many: 10_000, hours: 4 },
}

const proof: Proof = async ({ scope, log }) => {
  const { one, many, hours } = sizes[scope]
  const folder = await newFolder()
  // each try may come from another address, as a proxy that is declared tells it
  const house = await folder.open({ env: { APARTE_PROXY: '127.0.0.1,::1' } })
  const wrong: string[] = []
  const check = (what: string, ok: boolean): void => {
    if (!ok) {
      wrong.push(what)
      log(`NOT HELD: ${what}`)
    }
  }
  let [sent, verified, mostInWindow, mostInMinute] = [0, 0, 0, 0]
  const waits: number[] = []
  const client = new pg.Client({ ...(await folder.configFor('cluster_admin')) })
  client.on('error', () => undefined)
  try {
    await client.connect()
    const victim = (
      await client.query<{ organisation_id: string; id: string; login: string }>(
        `select organisation_id, id, login from agent where first_name = 'Théo'`,
      )
    ).rows[0]
    if (!victim) throw new Error('nobody')
    await client.query('insert into credential (organisation_id, agent_id, passphrase_hash) values ($1, $2, $3)', [
      victim.organisation_id,
      victim.id,
      await hashPassphrase(PASSPHRASE, randomBytes),
    ])
    const send = (path: string, form: Record<string, string>, from: string, cookie: string): Promise<Response> => {
      sent += 1
      return fetch(`${house.origin}${path}`, {
        method: 'POST',
        redirect: 'manual',
        headers: { origin: house.origin, 'content-type': 'application/x-www-form-urlencoded', 'x-forwarded-for': from, cookie },
        body: new URLSearchParams(form),
      })
    }
    const post = async (
      login: string,
      passphrase: string,
      from: string,
      cookie = '',
    ): Promise<{ status: number; text: string; cookies: string[] }> => {
      const answer = await send('/connexion', { login, passphrase, to: '/' }, from, cookie)
      return {
        status: answer.status,
        text: await answer.text(),
        cookies: answer.headers.getSetCookie().map((line) => line.split(';', 1)[0] ?? ''),
      }
    }
    const said = (text: string): string => (/Trop d’essais/.test(text) ? 'wait' : /ne vont pas ensemble/.test(text) ? 'wrong' : 'other')
    const address = (n: number): string => `10.${(n >> 16) & 255}.${(n >> 8) & 255}.${n & 255}`
    const age = (seconds: number): Promise<unknown> =>
      client.query(`update login_attempt set at = at - make_interval(secs => $1)`, [seconds])

    // her usual place: an address, and a browser in an office that she shares
    const home = await post(victim.login, PASSPHRASE, '192.0.2.10')
    check('the right passphrase opens', home.status === 302)
    const office = await post(victim.login, PASSPHRASE, '198.51.100.7')
    const browser = office.cookies.find((cookie) => cookie.startsWith('poste=')) ?? ''
    check('a login leaves a browser known', browser !== '')
    await age(3 * 3600)

    // 1. one account, each try from another address, some from her office; over some hours
    const step = Math.max(1, Math.floor((hours * 3600) / Math.ceil(one / 4)))
    const known = await client.query<{ hash: string }>("select encode(address_hash, 'hex') as hash from login_attempt where succeeded")
    for (let n = 0; n < one; n += 4) {
      const answers = await Promise.all(
        [0, 1, 2, 3].map((more) => post(victim.login, `essai ${n + more}`, more === 3 ? '198.51.100.7' : address(n + more))),
      )
      for (const { text } of answers) {
        const kind = said(text)
        if (kind === 'other') check('an answer that is neither', false)
        const seconds = /Attendez (\d+) seconde/.exec(text.replaceAll('\u00A0', ' '))?.[1]
        if (seconds) waits.push(Number(seconds))
      }
      if (n % 40 === 0) {
        const window = await client.query<{ n: number }>(
          `select max(n)::int as n from (select count(*) over (order by at range between interval '15 minutes' preceding and current row) as n from login_attempt
            where not succeeded and not encode(address_hash, 'hex') = any ($1)) w`,
          [known.rows.map(({ hash }) => hash)],
        )
        mostInWindow = Math.max(mostInWindow, window.rows[0]?.n ?? 0)
      }
      await age(step)
    }
    verified = Number((await client.query<{ n: string }>('select count(*) n from login_attempt where not succeeded')).rows[0]?.n)
    check(`${mostInWindow} tries of strangers in fifteen minutes`, mostInWindow <= 10 && mostInWindow > 0)
    check('the wait grows to sixty seconds', waits.includes(60) || waits.some((seconds) => seconds > 30))
    check(
      'and a short wait is never more than sixty seconds',
      waits.every((seconds) => seconds <= 90),
    )
    check(
      'she comes in at her own browser, in the middle of it',
      (await post(victim.login, PASSPHRASE, '198.51.100.7', browser)).status === 302,
    )
    check('and at her own address', (await post(victim.login, PASSPHRASE, '192.0.2.10')).status === 302)
    for (let n = 0; n < 3; n += 1) await post(victim.login, 'encore un essai', address(900_000 + n))
    check('a stranger with the right passphrase waits', said((await post(victim.login, PASSPHRASE, address(999_999))).text) === 'wait')
    log(`${sent} tries on one account, ${verified} verified`)

    // 2. one try on each of many accounts, from one address: that of her office, where she has her browser and a session behind its curtain
    await client.query('delete from login_attempt')
    const crowd = '203.0.113.9'
    check('she comes in at her browser before the crowd', (await post(victim.login, PASSPHRASE, crowd, browser)).status === 302)
    const sidOf = (answer: Response): string =>
      answer.headers
        .getSetCookie()
        .find((line) => line.startsWith('sid='))
        ?.split(';', 1)[0] ?? ''
    const session = sidOf(await send('/connexion/demo', { agentId: victim.id }, crowd, ''))
    check('and has a session', session !== '')
    await send('/rideau', { retour: '/' }, crowd, session)
    let accepted = 0
    const started = Date.now()
    for (let n = 0; n < many; n += 8) {
      const answers = await Promise.all(Array.from({ length: 8 }, (_, more) => post(`agent${n + more}`, 'azerty azerty azerty', crowd)))
      accepted += answers.filter(({ text }) => said(text) === 'wrong').length
      const minute = await client.query<{ n: number }>(
        `select coalesce(max(n), 0)::int as n from (select count(*) over (order by at range between interval '1 minute' preceding and current row) as n from login_attempt) w`,
      )
      mostInMinute = Math.max(mostInMinute, minute.rows[0]?.n ?? 0)
      if (Date.now() - started > 240_000) break
    }
    // a slow machine may not come to its hundred within a minute: in `test` that is told and not judged, nor who waits after it
    const full = mostInMinute >= Math.min(100, many)
    const judged = full || scope !== 'test'
    if (!judged) log(`${mostInMinute} tries in a minute only: who waits at a full address was not judged`)
    check(`${mostInMinute} tries of one address in a minute`, mostInMinute <= 100 && (scope === 'test' ? mostInMinute > 0 : full))
    const stranger = async (): Promise<string> => said((await post(victim.login, PASSPHRASE, crowd)).text)
    if (judged) check('at that address a browser that is not known waits', (await stranger()) === 'wait')
    check('hers does not', (await post(victim.login, PASSPHRASE, crowd, browser)).status === 302)
    const lifted = await send('/rideau', { passphrase: PASSPHRASE, retour: '/' }, crowd, session)
    check('and the curtain of her session lifts', lifted.status === 302 && sidOf(lifted) !== '' && sidOf(lifted) !== session)
    if (judged) check('while the address still waits', (await stranger()) === 'wait')
    check('somebody else comes in meanwhile', (await post(victim.login, PASSPHRASE, '192.0.2.10')).status === 302)
    log(`${many} accounts, ${accepted} passphrases verified`)

    // 3. the answer tells nothing of the account
    await client.query('delete from login_attempt')
    const closed = (await client.query<{ login: string }>(`select login from agent where first_name = 'Awa'`)).rows[0]?.login ?? ''
    await client.query('update agent set ended_at = now() where login = $1', [closed]).catch(() => undefined)
    const bare = async (login: string, from: string): Promise<string> => {
      const { status, text, cookies } = await post(login, 'une phrase qui n’est pas la bonne', from)
      return JSON.stringify([status, cookies, text.replaceAll(login, 'LOGIN')])
    }
    for (let round = 0; round < 12; round += 1) {
      const answers = [
        await bare(victim.login, address(round + 1)),
        await bare('personne.dici', address(round + 1)),
        await bare(closed, address(round + 1)),
      ].map((text) => text.replaceAll(/Attendez \d+\D{1,8}(?:secondes?|minutes?)/g, 'Attendez'))
      check(`known, unknown and closed logins answer alike (try ${round + 1})`, new Set(answers).size === 1)
    }
    const traces = await client.query<{ n: string }>(
      `select count(*) n from login_attempt where encode(login_hash, 'escape') like '%' || $1 || '%'`,
      [victim.login],
    )
    check('no login is kept with the tries', Number(traces.rows[0]?.n) === 0)
  } finally {
    await client.end().catch(() => undefined)
    await house.stop()
    await folder.remove()
  }
  return {
    figures: [
      {
        found: `${sent} tries; ${verified} of ${one} on one account verified over ${hours} h, at most ${mostInWindow} in 15 min; at most ${mostInMinute} a minute for one address; ${wrong.length} faults${wrong.length > 0 ? ` (${wrong.slice(0, 3).join('; ')})` : ''}`,
        target: '≤ 10 in 15 min, ≤ 100 a minute, 0 faults',
        held: wrong.length === 0,
        counted: sent,
      },
    ],
  }
}
// oxlint-disable-next-line import/no-default-export -- the form of a proof
export default proof
