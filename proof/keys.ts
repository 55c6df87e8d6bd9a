import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { newFolder } from './house.ts'
import type { Folder } from './house.ts'
import { logIn } from './person.ts'
import type { Figure, Proof } from './promise.ts'

/**
 * The keys change and nothing is lost: `npm run keys` killed at any moment and run again, with the house closed (root key) and in use (data keys);
 * what a destroyed key closed is read by nobody; a house opens with the key from each of its sources, and with no other.
 */
const rounds = { test: { root: 2, data: 1 }, prove: { root: 8, data: 4 }, all: { root: 40, data: 20 } } as const

type Ran = { code: number | null; text: string; ms: number }

/** Runs `npm run keys -- …`; `killAfter`: SIGKILL so many milliseconds later. */
const keys = (
  folder: Folder,
  args: readonly string[],
  { killAfter, env = {} }: { killAfter?: number; env?: NodeJS.ProcessEnv } = {},
): Promise<Ran> =>
  new Promise((resolve) => {
    const { DATABASE_URL: _url, DATABASE_OWNER_URL: _owner, ...others } = process.env
    const begun = performance.now()
    const child = spawn(process.execPath, ['scripts/keys.ts', ...args], {
      env: { ...others, APARTE_DATA: folder.data, APARTE_KEY_FILE: folder.keyFile, APARTE_MODE: 'demo', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let text = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (text += String(chunk)))
    const timer = killAfter === undefined ? undefined : setTimeout(() => child.kill('SIGKILL'), killAfter)
    child.on('close', (code) => {
      clearTimeout(timer)
      resolve({ code, text, ms: performance.now() - begun })
    })
  })

const must = (ran: Ran, what: string): Ran => {
  if (ran.code !== 0) throw new Error(`${what} ended with ${ran.code}: ${ran.text.slice(-800)}`)
  return ran
}

/** Opens every sealed value, by the command itself. */
const openAll = async (folder: Folder): Promise<{ opened: number; erased: number; lost: number }> => {
  const { text } = await keys(folder, ['status', '--open'])
  const found = /(\d+) ouvertes, (\d+) effacées avec leur clé, (\d+) illisibles/.exec(text)
  if (!found) throw new Error(`The values were not counted: ${text.slice(-800)}`)
  return { opened: Number(found[1]), erased: Number(found[2]), lost: Number(found[3]) }
}

const asAdmin = async <T>(folder: Folder, body: (client: pg.Client) => Promise<T>): Promise<T> => {
  const client = new pg.Client(await folder.configFor('cluster_admin'))
  await client.connect()
  try {
    return await body(client)
  } finally {
    await client.end()
  }
}

/** The work is made slow from below, so that a kill falls into its middle: each batch of each of these tables waits. */
const slow = ['compartment', 'second_factor', 'session', 'entry', 'entry_passage', 'fact_observation', 'person', 'right_result']
const slowDown = (folder: Folder): Promise<void> =>
  asAdmin(folder, async (client) => {
    await client.query(
      `create or replace function public.proof_slow() returns trigger language plpgsql as $$ begin perform pg_sleep(0.15); return null; end $$`,
    )
    for (const table of slow)
      await client.query(
        `create trigger proof_slow before update on ${table} for each statement when (current_setting('role', true) = 'aparte_keys') execute function public.proof_slow()`,
      )
  })
const speedUp = (folder: Folder): Promise<void> =>
  asAdmin(folder, async (client) => {
    await client.query('drop function public.proof_slow() cascade')
  })

const rootRounds = async (folder: Folder, n: number, before: number): Promise<Figure> => {
  const whole = must(await keys(folder, ['rotate-root']), 'rotate-root').ms
  const bare = (await keys(folder, ['status'])).ms
  let [cut, lost, refused] = [0, 0, 0]
  let least = before
  for (let round = 0; round < n; round += 1) {
    await keys(folder, ['rotate-root'], { killAfter: bare * 0.7 + Math.random() * Math.max(whole - bare * 0.7, 300) })
    const middle = (await keys(folder, ['status'])).text.includes('interrompu')
    if (middle) {
      cut += 1
      // a house never opens on half a change
      if (round === 0) refused += await folder.open().then(async (house) => (await house.stop(), 0)).catch((error: unknown) => (String(error).includes('rotate-root') ? 1 : 0)) // prettier-ignore
    }
    must(await keys(folder, ['rotate-root']), 'rotate-root again')
    const found = await openAll(folder)
    lost += found.lost
    least = Math.min(least, found.opened)
  }
  return {
    found: `root key changed, ${n} rounds of SIGKILL, ${cut} of them between its first and its last value${refused ? ', the half-changed house refused to open' : ''}; each time all ${least} values open (${before} before), ${lost} lost`,
    target: '0 lost, at least one cut in the middle',
    held: lost === 0 && least === before && cut > 0,
    counted: n * before,
  }
}

const dataRounds = async (folder: Folder, n: number): Promise<Figure> => {
  const house = await folder.open()
  try {
    const solene = await logIn(house.origin, 'Solène Kerbrat')
    const list = await (await solene.get('/dossiers')).text()
    const cases = [...new Set([...list.matchAll(/\/dossiers\/([0-9a-f-]{36})/g)].map(([, id]) => id ?? ''))].slice(0, 12)
    const before = await openAll(folder)
    let [reading, pages, wrong] = [true, 0, 0]
    const reader = (async () => {
      while (reading)
        for (const id of cases)
          for (const path of [`/dossiers/${id}`, `/dossiers/${id}/droits`]) {
            const answer = await solene.get(path)
            await answer.text()
            pages += 1
            if (answer.status !== 200) wrong += 1
          }
    })()
    const whole = must(await keys(folder, ['rotate-data']), 'rotate-data').ms
    let [cut, lost] = [0, 0]
    let least = before.opened
    for (let round = 0; round < n; round += 1) {
      await keys(folder, ['rotate-data'], { killAfter: 400 + Math.random() * Math.max(whole - 400, 300) })
      const { text } = await keys(folder, ['status'])
      if (text.includes('n’est pas fini')) cut += 1
      must(await keys(folder, ['rotate-data']), 'rotate-data again')
      const found = await openAll(folder)
      lost += found.lost
      least = Math.min(least, found.opened)
    }
    reading = false
    await reader
    return {
      found: `data keys changed while the house is used, ${n} rounds of SIGKILL, ${cut} of them in the middle: ${pages} pages read meanwhile, ${wrong} of them not opened; all ${least} values open, ${lost} lost`,
      target: '0 pages not opened, 0 lost, at least one cut in the middle',
      // the house goes on writing: there may be more values than before, never less
      held: lost === 0 && wrong === 0 && least >= before.opened && cut > 0,
      counted: pages,
    }
  } finally {
    await house.stop()
  }
}

const destroyed = async (folder: Folder): Promise<Figure> => {
  const house = await folder.open()
  try {
    const solene = await logIn(house.origin, 'Solène Kerbrat')
    const { id, asks, agrees } = await asAdmin(folder, async (client) => {
      const found = await client.query<{ id: string }>(
        `select f.id from case_file f join agent a on a.id = f.referent_id where a.last_name = 'Kerbrat' and f.closed_at is null
         and exists (select from right_result r where r.case_file_id = f.id) order by (select count(*) from entry e where e.case_file_id = f.id) desc limit 1`,
      )
      const login = async (name: string): Promise<string> =>
        (await client.query<{ login: string }>('select login from agent where last_name = $1', [name])).rows[0]?.login ?? ''
      return { id: found.rows[0]?.id ?? '', asks: await login('Prigent'), agrees: await login('Meunier') }
    })
    const paths = ['', '/foyer', '/droits', '/droits/bilan', '/faits', '/besoins', '/journal', '/contact', '/imprimer', '/noter'].map(
      (end) => `/dossiers/${id}${end}`,
    )
    const own = ['/', '/dossiers', '/a-part', '/journee', '/droits']
    const statuses = async (all: readonly string[]): Promise<number[]> =>
      Promise.all(all.map(async (path) => (await solene.get(path)).status))
    const before = await statuses(paths)
    const alone = await keys(folder, ['destroy', id, '--confirm', id, '--asked-by', asks, '--agreed-by', asks])
    must(await keys(folder, ['destroy', id, '--confirm', id, '--asked-by', asks, '--agreed-by', agrees]), 'destroy')
    const [after, others] = [await statuses(paths), await statuses(own)]
    const found = await openAll(folder)
    const shown = after.filter((status) => status === 200).length
    const crashed = [...after, ...others].filter((status) => status >= 500).length
    // the night goes on over what is left
    await asAdmin(folder, (client) => client.query(`update right_due set marked_at = now()`))
    await pause(4_000)
    const night = house
      .printed()
      .split('\n')
      .filter((line) => line.includes('"job"')).length
    return {
      found: `one household’s keys destroyed (refused to one person alone: ${alone.code === 3 ? 'yes' : 'no'}): ${before.filter((status) => status === 200).length} of its pages opened before, ${shown} after, ${crashed} failed; ${found.erased} values erased, ${found.lost} others lost; ${night} failures of the night`,
      target: '0 pages of it, 0 failures, 0 others lost',
      held: alone.code === 3 && shown === 0 && crashed === 0 && found.erased > 0 && found.lost === 0 && night === 0 && before.includes(200),
      counted: paths.length + own.length,
    }
  } finally {
    await house.stop()
  }
}

const sources = async (folder: Folder): Promise<Figure> => {
  const [phrase, wrong, credentials] = ['une phrase très secrète', 'une autre phrase secrète']
    .map((text) => ({ text, path: join(folder.path, `${text.length}.txt`) }))
    .concat({ text: '', path: folder.path })
  if (!phrase || !wrong || !credentials) throw new Error('unreachable')
  for (const { text, path } of [phrase, wrong]) await writeFile(path, `${text}\n`, { mode: 0o600 })
  const bare = (await readFile(folder.keyFile, 'utf8')).trim()
  const other = randomBytes(32).toString('base64')
  let [opens, refuses] = [0, 0]
  const opened = async (env: NodeJS.ProcessEnv): Promise<void> => {
    const house = await folder.open({ env })
    opens += (await fetch(`${house.origin}/connexion`)).status === 200 ? 1 : 0
    await house.stop()
  }
  const refused = async (env: NodeJS.ProcessEnv): Promise<void> => {
    const why = await folder.open({ env }).then(async (house) => (await house.stop(), ''), String)
    if (/pas celle de cette base|pas la phrase secrète/.test(why) && why.includes('ended with 13')) refuses += 1
  }
  await opened({ APARTE_KEY: bare })
  await refused({ APARTE_KEY: other })
  await writeFile(join(folder.path, 'aparte.key'), bare, { mode: 0o600 })
  await opened({ CREDENTIALS_DIRECTORY: credentials.path })
  await writeFile(join(folder.path, 'aparte.key'), other)
  await refused({ CREDENTIALS_DIRECTORY: credentials.path })
  await opened({})
  must(await keys(folder, ['change-passphrase'], { env: { APARTE_NEW_PASSPHRASE_FILE: phrase.path } }), 'change-passphrase')
  await opened({ APARTE_PASSPHRASE_FILE: phrase.path })
  await refused({ APARTE_PASSPHRASE_FILE: wrong.path })
  must(await keys(folder, ['rotate-root'], { env: { APARTE_PASSPHRASE_FILE: phrase.path } }), 'rotate-root under a passphrase')
  await opened({ APARTE_PASSPHRASE_FILE: phrase.path })
  return {
    found: `the house opened with its key from ${opens} of 5 places (environment, systemd, file, passphrase, passphrase after a change of key), refused ${refuses} of 3 wrong ones`,
    target: '5 of 5, 3 of 3',
    held: opens === 5 && refuses === 3,
    counted: opens + refuses,
  }
}

/** Until the first night has told what it has to tell: its results are sealed through several keys. */
const nightIsDone = async (folder: Folder): Promise<void> => {
  for (let looked = 0; looked < 240; looked += 1) {
    const left = await asAdmin(
      folder,
      async (client) =>
        (
          await client.query<{ due: number; results: number }>(
            'select (select count(*)::int from right_due) as due, (select count(*)::int from right_result) as results',
          )
        ).rows[0],
    )
    if (left && left.due === 0 && left.results > 0) return
    await pause(500)
  }
}

const proof: Proof = async ({ scope, log }) => {
  const folder = await newFolder()
  try {
    const first = await folder.open()
    await nightIsDone(folder)
    // one session of a person, so that there is a key of drafts among what the root key seals
    const solene = await logIn(first.origin, 'Solène Kerbrat')
    await solene.get('/entretiens/cle')
    await slowDown(folder)
    await first.stop()
    const before = await openAll(folder)
    log(`${before.opened} sealed values, ${before.lost} lost`)
    const figures: Figure[] = []
    for (const part of [
      () => rootRounds(folder, rounds[scope].root, before.opened),
      () => dataRounds(folder, rounds[scope].data),
      async () => (await asOpen(folder, () => speedUp(folder)), destroyed(folder)),
      ...(scope === 'test' ? [] : [() => sources(folder)]),
    ]) {
      const figure = await part()
      log(figure.found)
      figures.push(figure)
    }
    return { figures }
  } finally {
    await folder.remove()
  }
}

/** With the house open for a moment: its database answers only then. */
const asOpen = async (folder: Folder, body: () => Promise<void>): Promise<void> => {
  const house = await folder.open()
  try {
    await body()
  } finally {
    await house.stop()
  }
}

export default proof
