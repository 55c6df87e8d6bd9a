import { setTimeout as pause } from 'node:timers/promises'
import { connect, freePort } from './behind.ts'
import { newFolder } from './house.ts'
import { pageLinks } from './page-forms.ts'
import { logIn } from './person.ts'
import type { Figure, Proof } from './promise.ts'

const KEYS = ['level', 'method', 'ms', 'request', 'route', 'status', 'time']
/** What no line and no figure may hold: what was typed, who asks and from where, ids, tokens. */
const canaries = ['Canari-Mesange', '0612345678', '203.0.113.77', 'Navigateur-Canari', 'Kerbrat', 'Solène', 'Clairval']
const shapes = [/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}/, /[A-Za-z0-9_-]{43}/, /\b\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}\b/]

/** What of this may not stand in a text; the name of the thing, not the text itself. */
const found = (text: string, names: readonly string[]): string[] => [
  ...[...canaries, ...names].filter((one) => text.includes(one)),
  ...shapes.filter((shape) => shape.test(text)).map(String),
]

/**
 * The log of requests and the metrics, after a walk through the house with things typed that are easy to find: one line for each request, told by
 * its route; nothing personal in either; an incident found again by the number that its page shows.
 */
const proof: Proof = async ({ scope, log }) => {
  const most = { test: 60, prove: 300, all: 2_000 }[scope]
  const folder = await newFolder()
  try {
    const port = await freePort()
    const env = { APARTE_LOG: 'json', APARTE_METRICS: `127.0.0.1:${port}`, APARTE_PROXY: '127.0.0.1,::1', APARTE_NIGHT: 'elsewhere' }
    const house = await folder.open({ env })
    const outer = { 'x-forwarded-for': '203.0.113.77', 'user-agent': 'Navigateur-Canari' }
    const opened = house.printed().length
    let asked = 0
    const judge = await connect(folder)
    const { rows } = await judge.query<{ name: string }>(
      `select distinct last_name as name from person where length(last_name) > 4 union select distinct last_name from agent where length(last_name) > 4`,
    )
    const names = rows.map(({ name }) => name)
    // as the household's worker and as the reception: pages, searches, a note, refusals, and paths that are none
    for (const [name, starts] of [
      ['Solène Kerbrat', ['/', '/dossiers', '/journee', '/chercher?q=Canari-Mesange', '/Canari-Mesange/0612345678']],
      ['Jocelyne Tual', ['/', '/accueil', '/chercher?q=0612345678']],
      ['Yann Le Goff', ['/equipe', '/installation']],
    ] as const) {
      const person = await logIn(house.origin, name)
      asked += 2
      const waiting: string[] = [...starts]
      const seen = new Set<string>(waiting)
      for (let n = 0; n < most / 3 && waiting.length > 0; n += 1) {
        const path = waiting.shift() ?? '/'
        const answer = await person.get(path, outer)
        asked += 1
        if (!(answer.headers.get('content-type') ?? '').startsWith('text/html')) {
          await answer.arrayBuffer()
          continue
        }
        for (const next of pageLinks(await answer.text())) {
          if (seen.has(next)) continue
          seen.add(next)
          waiting.push(next)
        }
      }
      const own = [...seen].find((path) => /^\/dossiers\/[0-9a-f-]{36}$/.test(path))
      if (own) {
        await (await person.post(`${own}/noter`, { text: 'Canari-Mesange a appelé du 0612345678.' }, outer)).arrayBuffer()
        asked += 1
      }
      await (await person.post('/connexion', { login: 'Canari-Mesange', passphrase: 'Canari-Mesange 0612345678' }, outer)).arrayBuffer()
      asked += 1
    }
    // a fault of ours, made on purpose: a column that is not there for a moment
    const solene = await logIn(house.origin, 'Solène Kerbrat')
    asked += 2
    await judge.query('alter table case_file rename column name to name_away')
    const broken = await solene.get('/dossiers', outer)
    asked += 1
    const shown = /Numéro de l’incident[^<]*<b>([0-9a-f]{8})<\/b>/.exec((await broken.text()).replaceAll(/[\u00A0\u202F]/g, ' '))?.[1]
    await judge.query('alter table case_file rename column name_away to name')
    await judge.end()
    await pause(200)
    const text = house.printed().slice(opened)
    const metrics = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text()
    const elsewhere = await Promise.all([
      fetch(`${house.origin}/metrics`, { redirect: 'manual' }).then(({ status }) => status),
      fetch(`http://127.0.0.1:${port}/`).then(({ status }) => status),
    ])
    const lines = text.split('\n').filter((line) => line.startsWith('{'))
    const parsed = lines.map((line) => JSON.parse(line) as Record<string, unknown>)
    const requests = parsed.filter((line) => 'status' in line)
    const badKeys = requests.filter((line) => JSON.stringify(Object.keys(line).toSorted()) !== JSON.stringify(KEYS))
    const incident = parsed.find((line) => 'incident' in line && line['request'] === shown && shown !== undefined)
    const inLog = lines.flatMap((line) => found(line, names))
    // an address is told nowhere: the library's own figures have none either
    const inMetrics = metrics.split('\n').flatMap((line) => found(line, names))
    const routes = new Set(requests.map(({ route }) => route))
    const sum = [...metrics.matchAll(/^aparte_request_seconds_count\{[^}]*\} (\d+)$/gm)].reduce((total, [, n]) => total + Number(n), 0)
    for (const line of new Set([...inLog, ...inMetrics])) log(`found: ${line}`)
    if (requests.length !== asked) log(`${requests.length} lines for ${asked} requests`)
    const code = await house.stop()
    const figures: Figure[] = [
      {
        found: `${asked} requests, ${requests.length} lines of ${routes.size} routes, ${badKeys.length} with other keys; ${canaries.length + names.length} canaries and ${shapes.length} shapes (ids, tokens, addresses) looked for: ${inLog.length} found`,
        target: 'one line each, 0 found',
        held: requests.length === asked && badKeys.length === 0 && inLog.length === 0 && routes.size > 10,
        counted: requests.length,
      },
      {
        found: `metrics: ${metrics.split('\n').filter((line) => line && !line.startsWith('#')).length} figures, ${sum} requests measured, ${inMetrics.length} canaries; asked at the pages' address: ${elsewhere[0]}`,
        target: 'as many as asked, 0, 404',
        held: sum === asked && inMetrics.length === 0 && elsewhere[0] === 404,
        counted: sum,
      },
      {
        found: `an incident made on purpose: answer ${broken.status}, number ${shown ? 'shown and found again in the log' : 'not shown'}; code at the end ${code}`,
        target: '500, found, 0',
        held: broken.status === 500 && incident !== undefined && code === 0,
        counted: shown ? 1 : 0,
      },
    ]
    return { figures }
  } finally {
    await folder.remove()
  }
}

export default proof
