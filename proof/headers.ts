import { createHash } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { request } from 'node:http'
import { join } from 'node:path'
import pg from 'pg'
import { crawl, patterns } from './crawl.ts'
import { missingHeaders } from './headers-rules.ts'
import type { Seen } from './headers-rules.ts'
import { newFolder } from './house.ts'
import { freePort } from './behind.ts'
import { logIn, stranger } from './person.ts'
import type { Person } from './person.ts'
import type { Proof } from './promise.ts'
import { sendRaw } from './raw.ts'

/**
 * Each answer of each route, for nobody and for each function, read and written to, right and wrong: the same headers. Then what another
 * site may make a browser do, and whether reading changes anything.
 */
type Asked = { method: string; path: string; headers?: Record<string, string>; body?: string }

const ask = (origin: string, { method, path, headers = {}, body }: Asked): Promise<Seen & { text: string }> =>
  new Promise((resolve, reject) => {
    const sent = request(
      origin + path,
      { method, headers: { ...(body === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' }), ...headers } },
      (answer) => {
        const chunks: Buffer[] = []
        answer.on('data', (chunk: Buffer) => chunks.push(chunk))
        answer.on('end', () =>
          resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text: Buffer.concat(chunks).toString('utf8') }),
        )
        answer.on('error', reject)
      },
    )
    sent.on('error', reject)
    sent.setTimeout(30_000, () => sent.destroy(new Error('no answer')))
    sent.end(body)
  })

/** An answer to bytes that are no request; status 0 when there is none. */
const raw = async (origin: string, bytes: string): Promise<Seen> => {
  const [head = ''] = (await sendRaw(Number(new URL(origin).port), bytes)).split('\r\n\r\n')
  const [first = '', ...lines] = head.split('\r\n')
  return {
    status: Number(first.split(' ')[1] ?? 0),
    headers: Object.fromEntries(
      lines.map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 1).trim()]),
    ),
  }
}

/** Columns that tell that somebody was there, and change by being there: sessions’ clocks. The log grows, as it must. */
const ALIVE = new Set(['session.last_seen_at', 'session.locked_at', 'session.challenge', 'session.draft_key'])
const checksums = async (client: pg.Client): Promise<Map<string, string>> => {
  const tables = await client.query<{ name: string; columns: string[] }>(
    `select c.relname as name, array_agg(a.attname::text order by a.attnum) as columns from pg_class c join pg_namespace n on n.oid = c.relnamespace
       join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
     where n.nspname = 'public' and c.relkind = 'r' group by c.relname order by 1`,
  )
  const sums = new Map<string, string>()
  for (const { name, columns } of tables.rows) {
    const kept = columns.filter((column) => !ALIVE.has(`${name}.${column}`)).map((column) => `"${column}"`)
    const found = await client.query<{ line: string }>(`select (row(${kept.join(', ')}))::text as line from "${name}" order by 1`)
    sums.set(
      name,
      createHash('sha256')
        .update(found.rows.map(({ line }) => line).join('\n'))
        .digest('hex'),
    )
  }
  return sums
}
const changed = (before: Map<string, string>, after: Map<string, string>): string[] =>
  [...before].filter(([name, sum]) => after.get(name) !== sum).map(([name]) => name)

const UNKNOWN = '01a00000-0000-7000-8000-000000000000'
const filled = (pattern: string): string =>
  pattern.replaceAll(/:(\w+)/g, (_, name: string) =>
    name === 'token' ? 'x'.repeat(43) : /^(slug|name|event|day)$/.test(name) ? '2026-04-01' : UNKNOWN,
  )

const proof: Proof = async ({ scope, log }) => {
  const folder = await newFolder()
  const wrong: string[] = []
  const tell = (what: string): void => {
    if (!wrong.includes(what)) {
      wrong.push(what)
      log(`NOT HELD: ${what}`)
    }
  }
  let [answers, refusals, reads] = [0, 0, 0]
  let house = await folder.open({ env: { APARTE_NIGHT: 'elsewhere' } })
  try {
    const { origin } = house
    const judge = (what: string, seen: Seen, rule: { secure?: boolean; fixed?: boolean } = {}): void => {
      answers += 1
      for (const missing of missingHeaders(seen, { secure: rule.secure ?? false, fixed: rule.fixed ?? false }))
        tell(`${what} (${seen.status}): ${missing}`)
    }
    const client = new pg.Client({ ...(await folder.configFor('cluster_admin')) })
    client.on('error', () => undefined)
    await client.connect()
    const people: Person[] = [stranger(origin)]
    const names =
      scope === 'test'
        ? ['Solène Kerbrat', 'Yann Le Goff']
        : ['Solène Kerbrat', 'Yann Le Goff', 'Hélène Prigent', 'Claire Meunier', 'Jocelyne Tual']
    for (const name of names) people.push(await logIn(origin, name))
    log('The house is open')

    // 1. reading changes nothing: every page that is reached by links, and every address of the table, for everybody
    // the night and the comparing of requests write by themselves after the house opens: wait until they have
    let before = await checksums(client)
    for (let turn = 0; turn < 24; turn += 1) {
      await new Promise((resolve) => setTimeout(resolve, 5_000))
      const now = await checksums(client)
      const quiet = changed(before, now).length === 0
      before = now
      if (quiet) break
    }
    const reachable = new Map<Person, string[]>()
    for (const person of people) {
      const { addresses } = await crawl(
        person,
        ['/', '/journee', '/dossiers', '/demandes', '/equipe', '/journal', '/accueil', '/droits', '/veille', '/mon-compte', '/sante'],
        scope === 'test' ? 60 : 400,
      )
      const all = [...new Set([...addresses.values(), ...patterns.map(filled)])].filter((path) => !path.startsWith('/deconnexion'))
      reachable.set(person, all)
      for (const path of all) {
        for (const method of scope === 'test' && person !== people[1] ? ['GET'] : ['GET', 'HEAD']) {
          const seen = await ask(origin, { method, path, headers: { cookie: person.cookie } })
          judge(`${method} ${path.replaceAll(/[0-9a-f-]{36}/g, ':id')}`, seen)
          reads += 1
          if (method === 'GET' && /\s(?:src|href|action|poster|data)="(?:https?:)?\/\//.test(seen.text)) tell(`${path}: asks another site`)
          // JSON for a script of ours is data, not code
          const bare = seen.text.replaceAll(/<script[^>]*type="application\/json"/g, '<json')
          if (method === 'GET' && /<(?:script(?![^>]*\ssrc=)|style)\b|\son\w+="|\sstyle="/.test(bare)) tell(`${path}: something inline`)
          if (seen.status >= 500) tell(`${method} ${path}: ${seen.status}`)
        }
      }
    }
    for (const table of changed(before, await checksums(client))) tell(`reading changed the table ${table}`)
    log(`${reads} readings`)

    // 2. what is not a page: built files, errors before the pages, other methods
    for (const name of readdirSync(join('build', 'client'), { recursive: true, encoding: 'utf8' }).filter((one) =>
      /\.(css|js|svg|woff2|png|webmanifest)$/.test(one),
    ))
      judge(`GET ${name}`, await ask(origin, { method: 'GET', path: `/${name.replaceAll('\\', '/')}` }), { fixed: true })
    for (const path of [
      '/assets/absent.js',
      '/favicon.ico',
      '/.env',
      '/.git/config',
      '/assets/../package.json',
      '/%2e%2e/package.json',
      '/%',
      '//evil.example/',
      '/\u00e9'.normalize(),
      '/robots.txt',
    ])
      judge(`GET ${path}`, await ask(origin, { method: 'GET', path: encodeURI(path) }))
    const solene = people[1]
    const yann = people[2]
    if (!solene || !yann) throw new Error('nobody')
    const big = 'x'.repeat(5 * 1024 * 1024)
    const tooBig = await ask(origin, { method: 'POST', path: '/connexion', headers: { origin }, body: big })
    judge('POST 5 MB', tooBig)
    if (tooBig.status !== 413) tell(`5 MB announced: ${tooBig.status}`)
    const chunked = await ask(origin, {
      method: 'POST',
      path: '/connexion',
      headers: { origin, 'transfer-encoding': 'chunked' },
      body: big,
    }).catch(() => null)
    if (chunked) judge('POST 5 MB in chunks', chunked)
    if (chunked && chunked.status !== 413 && chunked.status !== 411) tell(`5 MB in chunks: ${chunked.status}`)
    for (const bytes of [
      'GET / HTTP/1.1\r\n\r\n',
      'NONSENSE\r\n\r\n',
      `GET / HTTP/1.1\r\nHost: x\r\nX: ${'y'.repeat(40_000)}\r\n\r\n`,
      'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
      'GET / HTTP/1.1\r\nHost: x\r\nHost: y\r\nConnection: close\r\n\r\n',
    ]) {
      const seen = await raw(origin, bytes)
      if (seen.status === 0) tell(`bytes ${JSON.stringify(bytes.slice(0, 30))}: no answer`)
      else judge(`bytes ${JSON.stringify(bytes.slice(0, 30))}`, seen)
    }
    const still = await checksums(client)
    for (const [turn, method] of ['PUT', 'DELETE', 'PATCH', 'TRACE', 'OPTIONS', 'PROPFIND'].entries())
      for (const [at, path] of ['/assets/x.js', ...(reachable.get(solene) ?? [])].entries()) {
        if (scope === 'test' && at % 6 !== turn) continue
        const seen = await ask(origin, { method, path, headers: { cookie: solene.cookie, origin } })
        judge(`${method} ${path.replaceAll(/[0-9a-f-]{36}/g, ':id')}`, seen)
        refusals += 1
        if (seen.status < 400) tell(`${method} ${path}: ${seen.status}`)
      }

    // 3. what another site can make a browser send: refused before anything is read
    const foreign: [string, Record<string, string>][] = [
      ['another origin', { origin: 'https://evil.example' }],
      ['another port', { origin: 'http://localhost:1' }],
      ['a look-alike', { origin: `${origin}.evil.example` }],
      ['a null origin', { origin: 'null' }],
      ['no origin', {}],
      ['cross-site, no origin', { 'sec-fetch-site': 'cross-site' }],
      ['cross-site with our origin', { origin, 'sec-fetch-site': 'cross-site' }],
      ['same site, another host', { origin: 'http://autre.localhost', 'sec-fetch-site': 'same-site' }],
    ]
    // in the short form each address meets some of them; in the long one, all
    for (const [turn, [what, headers]] of foreign.entries())
      for (const person of [solene, yann])
        for (const [at, path] of ['/deconnexion', '/rideau', ...(reachable.get(person) ?? [])].entries()) {
          if (path.startsWith('/api/') || (scope === 'test' && at > 1 && at % 8 !== turn % 8)) continue
          const seen = await ask(origin, {
            method: 'POST',
            path,
            headers: { ...headers, cookie: person.cookie },
            body: 'intent=close&passphrase=x',
          })
          refusals += 1
          judge(`POST ${path.replaceAll(/[0-9a-f-]{36}/g, ':id')} from ${what}`, seen)
          if (seen.status < 400 || seen.status >= 500) tell(`POST ${path.replaceAll(/[0-9a-f-]{36}/g, ':id')} from ${what}: ${seen.status}`)
        }
    for (const table of changed(still, await checksums(client))) tell(`something refused changed the table ${table}`)
    if ((await solene.get('/dossiers')).status !== 200) tell('another site ended or covered a session')
    log(`${refusals} refusals`)
    // and the same with our own origin passes
    if ((await solene.post('/rideau', { retour: '/' })).status !== 302) tell('our own form is refused')

    // 4. behind https
    await client.end()
    await house.stop()
    const port = await freePort()
    house = await folder.open({ env: { APARTE_ORIGIN: 'https://aparte.clairval.example', PORT: String(port) } })
    for (const path of ['/connexion', '/', '/rien', ...patterns.map(filled)])
      judge(`https GET ${path}`, await ask(`http://127.0.0.1:${port}`, { method: 'GET', path }), { secure: true })
    const secure = await ask(`http://127.0.0.1:${port}`, {
      method: 'POST',
      path: '/deconnexion',
      headers: { origin: house.origin },
      body: '',
    })
    judge('https POST /deconnexion', secure, { secure: true })
    if (!/"cache", "storage"/.test(String(secure.headers['clear-site-data']))) tell('leaving does not clear what the browser kept')
  } finally {
    await house.stop()
    await folder.remove()
  }
  return {
    figures: [
      {
        found: `${answers} answers of ${patterns.length} routes, ${reads} readings, ${refusals} foreign or wrong requests, ${wrong.length} faults${wrong.length > 0 ? ` (${wrong.slice(0, 3).join('; ')})` : ''}`,
        target: '0 faults',
        held: wrong.length === 0,
        counted: Math.min(answers, refusals, reads),
      },
    ],
  }
}
// oxlint-disable-next-line import/no-default-export -- the form of a proof
export default proof
