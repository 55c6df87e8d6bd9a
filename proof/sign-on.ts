import { chmod, mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import { freePort } from './behind.ts'
import { newFolder } from './house.ts'
import { logIn } from './person.ts'
import type { Person } from './person.ts'
import type { Proof } from './promise.ts'
import { newBrowser, refreshOf } from './sign-on/browser.ts'
import type { Browser } from './sign-on/browser.ts'
import { enrol } from './sign-on/enrol.ts'
import { startProvider } from './sign-on/provider.ts'
import { tampers } from './sign-on/tampers.ts'

/** The whole way in by a real OpenID provider, and each attack on it that is known by name. What is refused must leave no session behind. */
type Landed = { status: number; html: string; next: string | undefined; sid: string | undefined }

const proof: Proof = async ({ scope, log }) => {
  const port = await freePort()
  const origin = `http://localhost:${port}`
  const provider = await startProvider(origin)
  const folder = await newFolder()
  const secretFile = join(folder.path, 'keys', 'oidc.secret')
  await mkdir(join(folder.path, 'keys'), { recursive: true })
  await writeFile(secretFile, provider.clientSecret)
  await chmod(secretFile, 0o600)
  let house: Awaited<ReturnType<typeof folder.open>> | undefined
  const held: string[] = []
  const broken: string[] = []
  const check = (what: string, ok: boolean): void => {
    if (ok) held.push(what)
    else {
      broken.push(what)
      log(`NOT HELD: ${what}`)
    }
  }
  try {
    house = await folder.open({
      env: {
        PORT: String(port),
        APARTE_OIDC_ISSUER: provider.issuer,
        APARTE_OIDC_CLIENT_ID: provider.clientId,
        APARTE_OIDC_SECRET_FILE: secretFile,
        APARTE_OIDC_NAME: 'Clairval Connexion',
        APARTE_OIDC_MFA: 'acr=mfa',
      },
    })
    log('The house is open')
    const client = new pg.Client({ ...(await folder.configFor('cluster_admin')) })
    // the house stops before this connection when a check throws
    client.on('error', () => undefined)
    await client.connect()
    const count = async (sql: string): Promise<number> => Number((await client.query<{ n: string }>(sql)).rows[0]?.n)
    const idOf = async (firstName: string): Promise<string> =>
      (await client.query<{ id: string }>('select id from agent where first_name = $1', [firstName])).rows[0]?.id ?? ''

    /** Leaves for the provider. @returns its address. */
    const leave = async (browser: Browser, to = '/'): Promise<string> => {
      const answer = await browser.ask(`${origin}/connexion/fournisseur`, { to })
      return refreshOf(await answer.text()) ?? ''
    }
    /** Goes through the provider. @returns the address that it sends the browser back to. */
    const through = async (browser: Browser, address: string): Promise<string> => {
      let at = address
      for (let hops = 0; hops < 10 && !at.startsWith(origin); hops += 1)
        at = new URL((await browser.ask(at)).headers.get('location') ?? origin, at).href
      return at
    }
    const land = async (browser: Browser, address: string): Promise<Landed> => {
      const before = browser.cookie(origin, 'sid')
      const answer = await browser.ask(address)
      const html = await answer.text()
      const sid = browser.cookie(origin, 'sid')
      return { status: answer.status, html, next: refreshOf(html), sid: sid === before ? undefined : sid }
    }
    const comeIn = async (browser: Browser, to?: string): Promise<Landed> => land(browser, await through(browser, await leave(browser, to)))
    const refusedWith = (landed: Landed, words: string): boolean =>
      landed.sid === undefined && landed.status >= 400 && landed.html.includes(words)

    const yann = await logIn(origin, 'Yann Le Goff')
    const prove = async (person: Person): Promise<unknown> => person.post('/confirmer', { to: '/' })
    await prove(yann)
    const awaits = async (agent: string, awaited: string): Promise<number> =>
      (await yann.post(`/equipe/${agent}`, { intent: 'await', awaited })).status
    const [solene, awa, ines, theo] = [await idOf('Solène'), await idOf('Awa'), await idOf('Inès'), await idOf('Théo')]
    const agents = await count('select count(*) n from agent')

    // nobody is linked yet
    provider.who = { subject: 's-1', email: 'solene@clairval.example', verified: true }
    check('an identity that nobody linked opens nothing', refusedWith(await comeIn(newBrowser()), 'aucun compte d’Aparté'))
    check('an administrator awaits an agent', (await awaits(solene, ' Solene@Clairval.example ')) === 302)
    provider.who = { subject: 's-1', email: 'solene@clairval.example', verified: false }
    check('an address that the provider did not verify matches nobody', refusedWith(await comeIn(newBrowser()), 'aucun compte d’Aparté'))
    provider.who = { subject: 's-1', email: 'solene\u212A@clairval.example', verified: true }
    check('a letter that looks alike matches nobody', refusedWith(await comeIn(newBrowser()), 'aucun compte d’Aparté'))

    // in, with Aparté's own second factor
    provider.who = { subject: 's-1', email: 'solene@clairval.example', verified: true }
    const hers = newBrowser()
    hers.jar.set(origin, new Map([['sid', 'A'.repeat(43)]]))
    const first = await comeIn(hers, '/dossiers')
    check(
      'the awaited agent comes in, under a token that nobody knew',
      first.status === 200 && first.sid !== undefined && first.sid !== 'A'.repeat(43),
    )
    check('the provider’s passphrase is not a second factor', first.next === '/connexion/code?vers=%2Fdossiers')
    check('nothing opens before the second factor', (await hers.ask(`${origin}/dossiers`)).status === 302)
    const waiting = hers.cookie(origin, 'sid')
    await enrol(hers, origin)
    check(
      'the second factor opens, under another token',
      hers.cookie(origin, 'sid') !== waiting && (await hers.ask(`${origin}/dossiers`)).status === 200,
    )
    check(
      'the address is forgotten, the subject kept, the link confirmed',
      (await count(`select count(*) n from agent_identity where subject = 's-1' and awaited is null and confirmed_at is not null`)) === 1,
    )
    check('nothing was created by logins', (await count('select count(*) n from agent')) === agents)

    // known by her subject from now on; the provider's second factor is trusted
    provider.who = { subject: 's-1', email: 'elle-a-change@clairval.example', verified: false, acr: 'mfa' }
    const again = newBrowser()
    const strong = await comeIn(again, '/dossiers')
    check(
      'she is known by her subject, and a trusted second factor is enough',
      strong.next === '/dossiers' && (await again.ask(`${origin}/dossiers`)).status === 200,
    )
    for (const to of [
      'https://evil.example/',
      '//evil.example',
      '/\\evil.example',
      'javascript:alert(1)',
      '/connexion/retour?x=1',
      '/deconnexion',
    ])
      check(`the way back stays here: ${to}`, (await comeIn(newBrowser(), to)).next === '/')

    // attacks on the answer
    const victim = newBrowser()
    const answer = await through(victim, await leave(victim))
    const kept = victim.cookie(origin, 'passage') ?? ''
    check('the first time, the answer serves', (await land(victim, answer)).sid !== undefined)
    const exchanges = provider.exchanges
    victim.jar.get(origin)?.set('passage', kept)
    check('the same answer twice opens nothing', refusedWith(await land(victim, answer), 'déjà servi'))
    check('and the provider is not even asked', provider.exchanges === exchanges)
    const attacker = newBrowser()
    const theirs = await through(attacker, await leave(attacker))
    check('an answer without the browser that left (login CSRF)', refusedWith(await land(newBrowser(), theirs), 'autre navigateur'))
    const other = newBrowser()
    await leave(other)
    check('an answer in a browser that left for another', refusedWith(await land(other, theirs), 'autre navigateur'))
    const altered = newBrowser()
    const alteredAnswer = await through(altered, await leave(altered))
    const sealed = altered.cookie(origin, 'passage') ?? ''
    altered.jar.get(origin)?.set('passage', `${sealed.slice(0, 60)}${sealed[60] === 'A' ? 'B' : 'A'}${sealed.slice(61)}`)
    check('an altered cookie', refusedWith(await land(altered, alteredAnswer), 'autre navigateur'))
    const stolen = new URL(theirs).searchParams.get('code') ?? ''
    const thief = newBrowser()
    const own = new URL(await through(thief, await leave(thief)))
    own.searchParams.set('code', stolen)
    check('a code stolen from another browser (PKCE)', refusedWith(await land(thief, own.href), 'n’a pas pu être vérifiée'))
    for (const [what, change] of [
      ['another issuer in the answer (mix-up)', (url: URL) => url.searchParams.set('iss', 'https://autre.example')],
      ['no issuer in the answer (mix-up)', (url: URL) => url.searchParams.delete('iss')],
      ['no code', (url: URL) => url.searchParams.delete('code')],
      ['an invented code', (url: URL) => url.searchParams.set('code', 'x'.repeat(43))],
      ['two codes', (url: URL) => url.searchParams.append('code', 'y')],
    ] as const) {
      const browser = newBrowser()
      const url = new URL(await through(browser, await leave(browser)))
      change(url)
      check(what, refusedWith(await land(browser, url.href), 'n’a pas pu être vérifiée'))
    }

    // attacks on the token
    const rounds = scope === 'test' ? 1 : scope === 'prove' ? 3 : 10
    for (let round = 0; round < rounds; round += 1)
      for (const [what, words, tamper] of tampers) {
        provider.tamper = tamper
        check(what, refusedWith(await comeIn(newBrowser()), words))
      }
    provider.tamper = ({ claims }) => ((claims['iat'] = Math.floor(Date.now() / 1000) + 30), { sign: 'right' })
    check('a clock half a minute ahead is still believed', (await comeIn(newBrowser())).sid !== undefined)
    provider.tamper = null

    // who may link, and what a link may not do
    check(
      'an administrator does not link herself',
      (await yann.post(`/equipe/${await idOf('Yann')}`, { intent: 'await', awaited: 'y@clairval.example' })).status === 422,
    )
    check(
      'nobody else may link',
      (await (await logIn(origin, 'Hélène Prigent')).post(`/equipe/${awa}`, { intent: 'await', awaited: 'a@clairval.example' })).status ===
        403,
    )
    check(
      'an address awaited for another account',
      (await awaits(awa, 'awa@clairval.example')) === 302 && (await awaits(ines, 'awa@clairval.example')) === 422,
    )
    check('a linked account takes no second identity', (await awaits(solene, 'autre@clairval.example')) === 422)
    await prove(yann)
    check(
      'unlinking ends the sessions that began by it',
      (await yann.post(`/equipe/${solene}`, { intent: 'endIdentity' })).status === 302 &&
        (await again.ask(`${origin}/dossiers`)).status === 302,
    )
    await awaits(solene, 'usurpe@clairval.example')
    provider.who = { subject: 's-yann', email: 'usurpe@clairval.example', verified: true, acr: 'mfa' }
    const usurper = newBrowser()
    const usurped = await comeIn(usurper)
    check(
      'whoever links somebody else to an agent’s account still lacks her telephone',
      usurped.next?.startsWith('/connexion/code') === true && (await usurper.ask(`${origin}/dossiers`)).status === 302,
    )

    // the curtain and the step-up, without a passphrase
    provider.who = { subject: 's-awa', email: 'awa@clairval.example', verified: true, acr: 'mfa' }
    const awas = newBrowser()
    check('a fresh account, with a trusted second factor, opens at once', (await comeIn(awas, '/journee')).next === '/journee')
    const openToken = awas.cookie(origin, 'sid')
    await awas.ask(`${origin}/rideau`, { retour: '/journee' })
    check('the curtain covers', (await awas.ask(`${origin}/journee`)).headers.get('location')?.startsWith('/rideau') === true)
    provider.who = { subject: 's-1', email: 'solene@clairval.example', verified: true, acr: 'mfa' }
    // the colleague uses the same post: the provider knew the one before by a cookie
    awas.jar.delete(provider.issuer)
    check('another person does not lift it', refusedWith(await comeIn(awas, '/journee'), 'Ce n’est pas la personne'))
    awas.jar.delete(provider.issuer)
    provider.who = { subject: 's-awa', email: '', verified: false }
    const lifted = await comeIn(awas, '/journee')
    check(
      'she lifts it, under another token',
      lifted.next === '/journee' &&
        lifted.sid !== undefined &&
        lifted.sid !== openToken &&
        (await awas.ask(`${origin}/journee`)).status === 200,
    )
    check('without a second factor she does not step up', refusedWith(await comeIn(awas, '/mon-compte'), 'second facteur'))
    provider.who = { subject: 's-awa', email: '', verified: false, acr: 'mfa' }
    const steppedUp = await comeIn(awas, '/mon-compte')
    check('with one she does, under another token', steppedUp.sid !== undefined && steppedUp.next === '/mon-compte')
    const out = await awas.ask(`${origin}/deconnexion`, {})
    const farewell = await (await awas.ask(new URL(out.headers.get('location') ?? '', origin).href)).text()
    check('leaving tells where to leave the provider too', farewell.includes(`${provider.issuer}/session/end`))
    check('and the session is over here', (await awas.ask(`${origin}/journee`)).headers.get('location')?.startsWith('/connexion') === true)

    // one administrator alone, and an account that was opened without any factor of ours
    await prove(yann)
    const page = await (await yann.get(`/equipe/${awa}`)).text()
    check('her page says that she comes by the provider', page.includes('Cette personne entre avec Clairval Connexion'))
    check('and offers no first link', !page.includes('lien de première connexion'))
    check('a first link is refused', (await yann.post(`/equipe/${awa}`, { intent: 'invite' })).status === 422)
    check('her link with the provider can be ended', (await yann.post(`/equipe/${awa}`, { intent: 'endIdentity' })).status === 302)
    check('then neither a first link', (await yann.post(`/equipe/${awa}`, { intent: 'invite' })).status === 422)
    check('nor another address', (await awaits(awa, 'usurpe2@clairval.example')) === 422)
    provider.who = { subject: 's-usurpe2', email: 'usurpe2@clairval.example', verified: true, acr: 'mfa' }
    check('opens it to one person', refusedWith(await comeIn(newBrowser()), 'aucun compte d’Aparté'))
    check(
      'the way back takes two: it may be asked for',
      (await (await yann.post(`/equipe/${awa}`, { intent: 'recovery' })).text()).includes('Le code de réouverture'),
    )
    check(
      'no credential and no identity came of it',
      (await count(`select (select count(*) from credential where agent_id = '${awa}')
        + (select count(*) from agent_identity where agent_id = '${awa}' and ended_at is null) n`)) === 0,
    )

    // a closed account, a refusal, a provider that is gone
    await awaits(theo, 'theo@clairval.example')
    provider.who = { subject: 's-theo', email: 'theo@clairval.example', verified: true, acr: 'mfa' }
    const theos = newBrowser()
    check('an account before it is closed', (await comeIn(theos, '/')).sid !== undefined)
    await yann.post(`/equipe/${theo}`, { intent: 'close' })
    check(
      'a closed account loses its session at once',
      (await theos.ask(`${origin}/`)).headers.get('location')?.startsWith('/connexion') === true,
    )
    check('and opens no other', refusedWith(await comeIn(newBrowser()), 'est fermé'))
    provider.who = null
    check('a refusal of the provider', refusedWith(await comeIn(newBrowser()), 'a refusé'))
    const kinds = await client.query<{ found: string }>(
      `select string_agg(t::text, '') as found from (select row_to_json(s)::text as t from session s union all select row_to_json(i)::text from agent_identity i) x`,
    )
    check('no token of the provider is kept', !/eyJ/.test(kinds.rows[0]?.found ?? 'eyJ'))
    const late = newBrowser()
    const lost = await through(late, await leave(late))
    await provider.stop()
    check('a provider that is gone', refusedWith(await land(late, `${lost}&code=x`.replace(/error=[^&]*&?/, '')), 'ne répond pas'))
    await client.end()
  } finally {
    await house?.stop()
    await provider.stop().catch(() => undefined)
    await folder.remove()
  }
  return {
    figures: [
      {
        found: `${held.length + broken.length} ways in tried on a real provider, ${broken.length} wrong${broken.length > 0 ? ` (${broken.slice(0, 3).join('; ')})` : ''}`,
        target: '0 wrong',
        held: broken.length === 0,
        counted: held.length,
      },
    ],
  }
}
// oxlint-disable-next-line import/no-default-export -- the form of a proof
export default proof
