import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { hashPassphrase } from '#features/identity/hashing.server.ts'
import { freePort } from './behind.ts'
import { newFolder } from './house.ts'
import { logIn } from './person.ts'
import type { Proof } from './promise.ts'
import { newBrowser } from './sign-on/browser.ts'
import type { Browser } from './sign-on/browser.ts'
import { enrol } from './sign-on/enrol.ts'

/** The life of a session on the built application: how it begins, changes its token, is covered, and ends. Time is moved in the database behind it. */
const PASSPHRASE = 'girafe tabouret nuage citron'
const OTHER = 'quatre barques jaunes sous le pont'

const proof: Proof = async ({ log }) => {
  const folder = await newFolder()
  let house = await folder.open({ env: { APARTE_NIGHT: 'elsewhere' } })
  let counted = 0
  const wrong: string[] = []
  const check = (what: string, ok: boolean): void => {
    counted += 1
    if (ok) return
    wrong.push(what)
    log(`NOT HELD: ${what}`)
  }
  const client = new pg.Client({ ...(await folder.configFor('cluster_admin')) })
  client.on('error', () => undefined)
  try {
    const { origin } = house
    await client.connect()
    const run = (sql: string, values: unknown[] = []) => client.query<Record<string, string>>(sql, values)
    const theo = (await run(`select organisation_id as org, id, login from agent where first_name = 'Théo'`)).rows[0]
    if (!theo) throw new Error('nobody')
    await run('insert into credential (organisation_id, agent_id, passphrase_hash) values ($1, $2, $3)', [
      theo['org'],
      theo['id'],
      await hashPassphrase(PASSPHRASE, randomBytes),
    ])
    const sidOf = (browser: Browser): string => browser.cookie(origin, 'sid') ?? ''
    const statusOf = async (browser: Browser, path = '/dossiers'): Promise<string> => {
      const answer = await browser.ask(origin + path)
      return answer.status === 302 ? ((answer.headers.get('location') ?? '').split('?')[0] ?? '') : String(answer.status)
    }
    /** The same session as seen with another token. */
    const withToken = (token: string): Browser => {
      const browser = newBrowser()
      browser.jar.set(origin, new Map([['sid', token]]))
      return browser
    }
    const pass = (browser: Browser, passphrase = PASSPHRASE, shared = false) =>
      browser.ask(`${origin}/connexion`, { login: theo['login'] ?? '', passphrase, to: '/', ...(shared ? { shared: 'oui' } : {}) })
    const noStepUsed = () => run('update second_factor set counter = 0')
    let code = (_ahead?: number): string => ''
    const enter = async (browser: Browser, passphrase = PASSPHRASE, shared = false): Promise<void> => {
      await noStepUsed()
      await run('delete from login_attempt')
      await pass(browser, passphrase, shared)
      await browser.ask(`${origin}/connexion/code`, { code: code(), answer: '', to: '/' })
    }

    // beginning
    const first = withToken('F'.repeat(43))
    const answer = await pass(first)
    const waiting = sidOf(first)
    check('a token chosen by somebody else is not taken over', waiting !== '' && waiting !== 'F'.repeat(43))
    const cookie = answer.headers.getSetCookie().find((line) => line.startsWith('sid=')) ?? ''
    check(
      'the cookie is HttpOnly, Strict, of this site, and dies with the browser',
      /HttpOnly/.test(cookie) && /SameSite=Strict/.test(cookie) && /Path=\/(;|$)/.test(cookie) && !/Max-Age|Expires|Domain/i.test(cookie),
    )
    check('43 signs, 256 bits', /^[\w-]{43}$/.test(waiting))
    check(
      'nothing of the token is in the database',
      (await run(`select count(*) n from session where token_hash::text like '%' || $1 || '%'`, [waiting])).rows[0]?.['n'] === '0',
    )
    check(
      'a session without its second factor opens nothing',
      (await statusOf(first)) === '/connexion/code' || (await statusOf(first)) === '/connexion/premier-code',
    )
    code = await enrol(first, origin)
    check('the second factor changes the token', sidOf(first) !== waiting && (await statusOf(first)) === '200')
    check('and the token before it is nothing', (await statusOf(withToken(waiting))) === '/connexion')
    await noStepUsed()
    const before = sidOf(first)
    await first.ask(`${origin}/confirmer`, { code: code(), answer: '', to: '/' })
    check('the step-up changes the token', sidOf(first) !== before && (await statusOf(first)) === '200')
    check('and the token before it is nothing', (await statusOf(withToken(before))) === '/connexion')
    check('a code serves once', (await first.ask(`${origin}/confirmer`, { code: code(), answer: '', to: '/' })).status === 422)

    // idle, and absolute
    const idle = (browser: Browser, seconds: number) =>
      run(`update session set last_seen_at = now() - make_interval(secs => $2) where token_hash = sha256($1::bytea)`, [
        Buffer.from(sidOf(browser)),
        seconds,
      ])
    await idle(first, 590)
    check('just under ten minutes it is open', (await statusOf(first)) === '200')
    await idle(first, 601)
    check('after ten minutes it is covered', (await statusOf(first)) === '/rideau')
    check('and its page of the curtain holds no name', !/Théo|Lucas/.test(await (await first.ask(`${origin}/rideau`)).text()))
    check('another passphrase does not lift it', (await first.ask(`${origin}/rideau`, { passphrase: 'autre', retour: '/' })).status === 422)
    const covered = sidOf(first)
    await run('delete from login_attempt')
    await first.ask(`${origin}/rideau`, { passphrase: PASSPHRASE, retour: '/' })
    check('hers does, under another token', sidOf(first) !== covered && (await statusOf(first)) === '200')
    const shared = newBrowser()
    await enter(shared, PASSPHRASE, true)
    check('on a shared computer it opens', (await statusOf(shared)) === '200')
    await idle(shared, 170)
    check('just under three minutes it is open', (await statusOf(shared)) === '200')
    await idle(shared, 181)
    check('after three minutes it is covered', (await statusOf(shared)) === '/rideau')
    const long = newBrowser()
    await enter(long)
    await run(
      `update session set created_at = created_at - interval '11 hours 59 minutes', expires_at = expires_at - interval '11 hours 59 minutes' where token_hash = sha256($1::bytea)`,
      [Buffer.from(sidOf(long))],
    )
    check('just under twelve hours it is open', (await statusOf(long)) === '200')
    await run(`update session set expires_at = expires_at - interval '2 minutes' where token_hash = sha256($1::bytea)`, [
      Buffer.from(sidOf(long)),
    ])
    check('after twelve hours it is over, whatever she does', (await statusOf(long)) === '/connexion')

    // ends
    const [a, b] = [newBrowser(), newBrowser()]
    await enter(a)
    await enter(b)
    const out = await a.ask(`${origin}/deconnexion`, {})
    check(
      'leaving clears what the browser kept',
      out.headers.get('clear-site-data') === '"cache", "storage"' && /sid=;.*Max-Age=0/.test(out.headers.getSetCookie().join()),
    )
    check('leaving ends this one, on the server too', (await statusOf(withToken(sidOf(a) || 'G'.repeat(43)))) === '/connexion')
    check('and no other', (await statusOf(b)) === '200')
    const c = newBrowser()
    await enter(c)
    const cs = sidOf(c)
    await b.ask(`${origin}/mon-compte/sessions`, {})
    check(
      '« terminer toutes les autres » ends them at once',
      (await statusOf(withToken(cs))) === '/connexion' && (await statusOf(b)) === '200',
    )
    await enter(c)
    await run(`update session set stepped_up_at = now() - interval '6 minutes' where token_hash = sha256($1::bytea)`, [
      Buffer.from(sidOf(b)),
    ])
    await b.ask(`${origin}/mon-compte/phrase`, { current: PASSPHRASE, passphrase: OTHER, again: OTHER })
    check('the passphrase does not change without a fresh proof', (await statusOf(c)) === '200')
    await noStepUsed()
    await run('delete from login_attempt')
    await b.ask(`${origin}/confirmer`, { code: code(), answer: '', to: '/' })
    await b.ask(`${origin}/mon-compte/phrase`, { current: PASSPHRASE, passphrase: OTHER, again: OTHER })
    check(
      'a new passphrase ends the other sessions, and keeps this one',
      (await statusOf(c)) === '/connexion' && (await statusOf(b)) === '200',
    )
    await enter(c, OTHER)
    check('and opens', (await statusOf(c)) === '200')

    // what asks for a fresh proof (security 11): a proof of six minutes ago is none
    const stale = async (name: string) => {
      const person = await logIn(origin, name)
      await run(`update session set stepped_up_at = now() - interval '6 minutes' where token_hash = sha256($1::bytea)`, [
        Buffer.from(person.cookie.replace(/^sid=/, '')),
      ])
      return person
    }
    const yann = await stale('Yann Le Goff')
    const solene = await stale('Solène Kerbrat')
    const agent = `/equipe/${theo['id']}`
    const sums = async (): Promise<string> =>
      (
        await run(`select md5(string_agg(t, '|')) as sum from (select a::text t from agent a union all select r::text from agent_role r union all select m::text from team_member m
        union all select k::text from calculation_key k union all select y::text from calendar_feed y union all select l::text from account_link l union all select i::text from agent_identity i
        union all select f::text from second_factor f union all select c::text from credential c order by 1) x`)
      ).rows[0]?.['sum'] ?? ''
    const standing = await sums()
    const roles = { intent: 'roles', 'roles[]': 'administrator' }
    for (const [what, person, path, form] of [
      ['an account', yann, agent, { intent: 'edit', firstName: 'X' }],
      ['the functions of an account', yann, agent, roles],
      [
        'the teams of an account',
        yann,
        agent,
        { intent: 'leave', membershipId: (await run('select id from team_member limit 1')).rows[0]?.['id'] ?? '' },
      ],
      ['the end of an account', yann, agent, { intent: 'close' }],
      [
        'a first link',
        yann,
        `/equipe/${(await run(`select id from agent where first_name = 'Awa'`)).rows[0]?.['id']}`,
        { intent: 'invite' },
      ],
      ['the identity of an account', yann, agent, { intent: 'await', awaited: 'x@clairval.example' }],
      ['a new account', yann, '/equipe/ajouter', { firstName: 'A', lastName: 'B' }],
      ['a key of the calculation', yann, '/equipe/cles', { intent: 'create', name: 'Essai' }],
      ['the private address of an agenda', solene, '/mon-compte/agenda', { intent: 'create' }],
      ['a second factor', solene, '/mon-compte/second-facteur', { code: '123456', offer: 'x', label: '' }],
      ['an exceptional access', solene, '/acces-exceptionnel', { lastName: 'Lantier', firstName: 'Kévin' }],
    ] as const) {
      const refused = await person.post(path, form as Record<string, string>)
      check(
        `${what} asks for a fresh proof (${refused.status})`,
        refused.status === 422 || refused.status === 403 || (refused.headers.get('location') ?? '').startsWith('/confirmer'),
      )
    }
    check('and nothing of it was done', (await sums()) === standing)
    const household = (
      await run(
        `select f.id from case_file f join agent a on a.id = f.referent_id where a.first_name = 'Solène' and f.closed_at is null limit 1`,
      )
    ).rows[0]?.['id']
    check(
      'printing a whole household asks for a fresh proof',
      ((await solene.get(`/dossiers/${household}/imprimer`)).headers.get('location') ?? '').startsWith('/confirmer'),
    )
    await solene.post('/confirmer', { to: '/' })
    check('and prints after it', (await solene.get(`/dossiers/${household}/imprimer`)).status === 200)

    // an account that is closed, another organisation
    await yann.post('/confirmer', { to: '/' })
    const [c1, b1] = [sidOf(c), sidOf(b)]
    await yann.post(agent, { intent: 'close' })
    check(
      'a closed account loses all its sessions at the next request',
      (await statusOf(withToken(c1))) === '/connexion' && (await statusOf(withToken(b1))) === '/connexion',
    )
    await run('delete from login_attempt')
    check('and opens none', (await pass(newBrowser(), OTHER)).status === 422)
    const far = newBrowser()
    const token = randomBytes(32).toString('base64url')
    await run(`insert into organisation (id, name, kind) values ('01a00000-0000-7000-8000-0000000000aa', 'Ailleurs', 'ccas')`)
    await run(
      `insert into site (organisation_id, id, name, time_zone) values ('01a00000-0000-7000-8000-0000000000aa', '01a00000-0000-7000-8000-0000000000ab', 'Ailleurs', 'Europe/Paris')`,
    )
    await run(`insert into agent (organisation_id, id, site_id, login, first_name, last_name, job_title, profession, secrecy_basis) values ('01a00000-0000-7000-8000-0000000000aa',
      '01a00000-0000-7000-8000-0000000000ac', '01a00000-0000-7000-8000-0000000000ab', 'ailleurs', 'Une', 'Autre', 'ASS', 'other', 'mission')`)
    await run(
      `insert into agent_role (organisation_id, agent_id, role) select '01a00000-0000-7000-8000-0000000000aa', '01a00000-0000-7000-8000-0000000000ac', unnest(array['worker', 'administrator', 'manager'])`,
    )
    await run(
      `insert into session (organisation_id, id, token_hash, agent_id, created_at, last_seen_at, expires_at, complete, stepped_up_at) values ('01a00000-0000-7000-8000-0000000000aa',
      '01a00000-0000-7000-8000-0000000000ad', sha256($1::bytea), '01a00000-0000-7000-8000-0000000000ac', now(), now(), now() + interval '1 hour', true, now())`,
      [Buffer.from(token)],
    )
    far.jar.set(origin, new Map([['sid', token]]))
    check('a session of another organisation opens its own house', (await statusOf(far)) === '200')
    check('and no household here', (await statusOf(far, `/dossiers/${household}`)) === '404')
    check('and no account here', (await statusOf(far, agent)) === '404')
    check(
      'and changes none',
      (
        await far.ask(`${origin}/equipe/${(await run(`select id from agent where first_name = 'Awa'`)).rows[0]?.['id']}`, {
          intent: 'close',
        })
      ).status === 404,
    )

    // behind https
    await client.end()
    await house.stop()
    const port = await freePort()
    house = await folder.open({ env: { APARTE_ORIGIN: 'https://aparte.clairval.example', PORT: String(port), APARTE_NIGHT: 'elsewhere' } })
    const page = await (await fetch(`http://127.0.0.1:${port}/connexion`)).text()
    const agentId = /name="agentId"[^>]*value="([^"]+)"|value="([^"]+)"[^>]*name="agentId"/.exec(page)?.slice(1).find(Boolean) ?? ''
    const secure = await fetch(`http://127.0.0.1:${port}/connexion/demo`, {
      method: 'POST',
      redirect: 'manual',
      headers: { origin: 'https://aparte.clairval.example' },
      body: new URLSearchParams({ agentId, to: '/' }),
    })
    const set = secure.headers.getSetCookie().join()
    check('behind https the cookie is __Host- and Secure', /^__Host-sid=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict; Secure$/.test(set))
    const plain = await fetch(`http://127.0.0.1:${port}/dossiers`, {
      redirect: 'manual',
      headers: { cookie: set.split(';')[0]?.replace('__Host-', '') ?? '' },
    })
    check('and the plain name is not read there', plain.headers.get('location')?.startsWith('/connexion') === true)
  } finally {
    await client.end().catch(() => undefined)
    await house.stop()
    await folder.remove()
  }
  return {
    figures: [
      {
        found: `${counted} moments in the life of sessions, ${wrong.length} wrong${wrong.length > 0 ? ` (${wrong.slice(0, 3).join('; ')})` : ''}`,
        target: '0 wrong',
        held: wrong.length === 0,
        counted,
      },
    ],
  }
}
// oxlint-disable-next-line import/no-default-export -- the form of a proof
export default proof
