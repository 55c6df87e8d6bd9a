import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { cp, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import pg from 'pg'
import { startCluster } from '#db/cluster/cluster.ts'
import { openAll } from '#db/keys/open-all.server.ts'
import { migrate } from '#db/migrate.server.ts'
import { prepareDatabase } from '#db/prepare.server.ts'
import { Vault } from '#db/vault.server.ts'
import { differences, printsOf } from './backup/compare.ts'
import { diceOf } from './dice.ts'
import { newFolder } from './house.ts'
import { logIn } from './person.ts'
import type { Person } from './person.ts'
import type { Proof } from './promise.ts'
import { isTagHere, oldVersion } from './upgrade/old-version.ts'

const TAG = 'v0.1.0'
/** A machine that proves other things at the same time is slow; nothing here is about how fast a house opens. */
const SLOW = 600_000
const run = promisify(execFile)

/** The case files that somebody may open, by their addresses. */
const casesOf = async (person: Person): Promise<string[]> => {
  const list = await (await person.get('/dossiers')).text()
  return [...new Set(list.match(/\/dossiers\/[0-9a-f-]{36}/g))]
}

/** Asks pages of an old house for as long as it may; every confirmed one has left its line in the log. */
const traffic = (people: readonly { person: Person; paths: readonly string[] }[]) => {
  const seen = { asked: 0, confirmed: 0, odd: new Map<number, number>() }
  let busy = true
  const all = people.map(async ({ person, paths }, number) => {
    for (let n = number; busy; n += 1) {
      const answer = await person.get(paths[n % paths.length] ?? '/dossiers').catch(() => null)
      await answer?.text().catch(() => '')
      seen.asked += 1
      if (answer?.status === 200) seen.confirmed += 1
      else seen.odd.set(answer?.status ?? 0, (seen.odd.get(answer?.status ?? 0) ?? 0) + 1)
    }
  })
  return {
    seen,
    stop: async () => {
      busy = false
      await Promise.all(all)
    },
  }
}

/**
 * The upgrade works: a house made by the tag, with its own code, is prepared by this version while the old one is asked; every row of before is
 * there, every sealed text opens, pages answer. Then the migration is killed at its statements, one after the other, and begun again.
 */
export default (async ({ scope, log }) => {
  if (!isTagHere(TAG)) return { missing: `the tag ${TAG} is not in this copy of the repository (git fetch --tags)` }
  const dice = diceOf()
  const folder = await newFolder()
  const old = await oldVersion(TAG, scope === 'all', log)
  try {
    // made by the old version, and asked while the new one prepares the database under it
    const before = await old.open(folder.data, folder.keyFile)
    log(`${TAG} is open with ${old.packages}; seed ${dice.seed}`)
    const solene = await logIn(before.origin, 'Solène Kerbrat')
    const cases = await casesOf(solene)
    if (cases.length === 0) throw new Error('The worker of the old house has no case file')
    await before.stop()

    // one state of the scripts for all rounds
    const sqlFolder = join(old.path, 'db-of-this-version')
    await cp('db', sqlFolder, { recursive: true })
    const cluster = await startCluster({ dataFolder: folder.data, log: () => {} })
    const admin = cluster.adminConfig
    const template = 'aparte_before'
    const ask = async (text: string, database = 'postgres'): Promise<pg.QueryResult<Record<string, string>>> => {
      const client = new pg.Client({ ...admin, database })
      await client.connect()
      return client.query<Record<string, string>>(text).finally(() => client.end())
    }
    await ask(`create database ${template} template aparte`)
    const then = await printsOf({ ...admin, database: template })
    const oldColumns = await columnsOf({ ...admin, database: template })
    const rows = [...then.values()].reduce((sum, { rows: n }) => sum + n, 0)
    const changedAfter = async (database: string): Promise<string[]> => {
      const now = await printsOf({ ...admin, database }, oldColumns)
      // the list of what was applied grows, that is its purpose
      return differences(then, now).filter((table) => table !== 'public.schema_script')
    }

    // killed at each of its statements
    const child = async (database: string, ...args: string[]): Promise<{ count: number; scripts: number[] } | null> => {
      const made = JSON.stringify({ ...admin, database })
      try {
        const { stdout } = await run(process.execPath, ['proof/upgrade/struck-migration.ts', made, sqlFolder, ...args])
        return JSON.parse(stdout) as { count: number; scripts: number[] }
      } catch (error) {
        if ((error as { signal?: string }).signal === 'SIGKILL') return null
        throw error
      }
    }
    await ask(`create database aparte_whole template ${template}`)
    const whole = await child('aparte_whole')
    if (!whole || whole.scripts.length === 0) throw new Error(`Nothing to migrate since ${TAG}`)
    const differ = await changedAfter('aparte_whole')
    const middle = whole.scripts.map((n) => ({ n, moment: 'during' }))
    const others = Array.from({ length: whole.count }, (_, at) => [
      { n: at + 1, moment: 'before' },
      { n: at + 1, moment: 'during' },
    ]).flat()
    const points = scope === 'all' ? others : [...middle, ...Array.from({ length: 10 }, () => dice.oneOf(others))]
    const wrong: string[] = []
    let struck = 0
    for (const { n, moment } of points) {
      const name = 'aparte_struck'
      await ask(`drop database if exists ${name} with (force)`)
      await ask(`create database ${name} template ${template}`)
      if ((await child(name, String(n), moment)) === null) struck += 1
      const client = new pg.Client({ ...admin, database: name })
      await client.connect()
      await migrate(client, sqlFolder).catch((error: Error) => wrong.push(`${moment} ${n}: ${error.message}`))
      const state = await client.query<{ n: number }>(`select count(*)::int as n from schema_script`)
      await client.end()
      const left = await changedAfter(name)
      const same = await samePrint({ ...admin, database: 'aparte_whole' }, { ...admin, database: name })
      if (left.length > differ.length || !same || state.rows[0]?.n === 0)
        wrong.push(`${moment} ${n}: ${left.join(', ')}${same ? '' : ' another schema'}`)
    }
    for (const name of ['aparte_struck', 'aparte_whole']) await ask(`drop database if exists ${name} with (force)`)
    await cluster.stop()
    log(`${points.length} kills of the migration`)

    // prepared by this version under the eyes of the old one
    const during = await old.open(folder.data, folder.keyFile)
    const people: { person: Person; paths: string[] }[] = []
    for (const name of ['Solène Kerbrat', 'Hélène Prigent', 'Solène Kerbrat']) {
      const person = await logIn(during.origin, name)
      people.push({ person, paths: [...(await casesOf(person)).slice(0, 6), '/dossiers', '/journee'] })
    }
    const lines = async (): Promise<number> =>
      Number((await pgOne(await folder.configFor('cluster_admin'), `select count(*)::int as n from audit.entry`))['n'])
    const linesBefore = await lines()
    const asking = traffic(people)
    await new Promise((done) => setTimeout(done, 1_000))
    const configFor = async (role: string) => ({ ...(await folder.configFor(role)) })
    const { database: _database, ...anyDatabase } = await configFor('cluster_admin')
    const began = performance.now()
    const { applied } = await prepareDatabase({
      admin: { ...anyDatabase, database: 'postgres' },
      database: 'aparte',
      sqlFolder,
      mode: 'demo',
    })
    const seconds = (performance.now() - began) / 1_000
    const atEnd = asking.seen.asked
    await new Promise((done) => setTimeout(done, 2_000))
    await asking.stop()
    const linesAfter = await lines()
    await during.stop()
    const odd = [...asking.seen.odd].map(([status, n]) => `${n} × ${status}`).join(', ')

    // opened by this version
    const house = await folder.open({ withinMs: SLOW })
    const vault = new Vault(Buffer.from((await readFile(folder.keyFile, 'utf8')).trim(), 'base64'), randomBytes)
    const client = new pg.Client(await folder.configFor('cluster_admin'))
    await client.connect()
    const texts = await openAll(client, vault).finally(() => client.end())
    const now = await logIn(house.origin, 'Solène Kerbrat')
    let answered = 0
    for (const path of cases) if ((await now.get(path)).status === 200) answered += 1
    await house.stop()
    return {
      figures: [
        {
          found: `house of ${TAG} (${old.packages}): ${then.size} tables and ${rows} rows compared after ${applied.length} scripts, ${differ.length} changed${differ.length > 0 ? ` (${differ.join(', ')})` : ''}; ${texts.opened} sealed texts opened, ${texts.lost.length} lost; ${answered} of ${cases.length} case files answer`,
          target: '0 changed, 0 lost, all answer',
          held: differ.length === 0 && texts.lost.length === 0 && texts.opened > 0 && answered === cases.length,
          counted: rows + texts.opened,
        },
        {
          found: `${points.length} kills of the migration (${whole.scripts.length} migrations, ${whole.count} statements), ${struck} struck, ${wrong.length} not brought to the same end by the next start${wrong.length > 0 ? ` (${wrong.slice(0, 3).join('; ')})` : ''}`,
          target: '0',
          held: wrong.length === 0 && struck >= whole.scripts.length,
          counted: struck,
        },
        {
          found: `old version asked ${asking.seen.asked} times while this one prepared the database in ${seconds.toFixed(1)} s and after it: ${atEnd} during, ${odd === '' ? '0 refused' : odd}; ${asking.seen.confirmed} answers, ${linesAfter - linesBefore} lines of the log`,
          target: '0 refused, no answer without its line',
          held: odd === '' && linesAfter - linesBefore >= asking.seen.confirmed,
          counted: asking.seen.asked,
        },
      ],
    }
  } finally {
    await old.remove()
    await folder.remove()
  }
}) satisfies Proof

const pgOne = async (config: pg.ClientConfig, text: string): Promise<Record<string, unknown>> => {
  const client = new pg.Client(config)
  await client.connect()
  return client
    .query<Record<string, unknown>>(text)
    .then(({ rows }) => rows[0] ?? {})
    .finally(() => client.end())
}

/** The columns of every table of a database. */
const columnsOf = async (config: pg.ClientConfig): Promise<Map<string, string[]>> => {
  const client = new pg.Client(config)
  await client.connect()
  const found = await client
    .query<{ table: string; columns: string[] }>(
      `select table_schema || '.' || table_name as "table", array_agg(column_name::text) as columns from information_schema.columns
       where table_schema in ('public', 'audit') group by 1`,
    )
    .finally(() => client.end())
  return new Map(found.rows.map(({ table, columns }) => [table, columns]))
}

/** Whether two databases have the same tables, constraints, functions and policies. */
const samePrint = async (one: pg.ClientConfig, two: pg.ClientConfig): Promise<boolean> => {
  const print = (config: pg.ClientConfig) =>
    pgOne(
      config,
      `select md5(string_agg(x, chr(10) order by x)) as p from (
         select conrelid::regclass || conname || pg_get_constraintdef(oid) as x from pg_constraint where connamespace in ('public'::regnamespace, 'audit'::regnamespace)
         union all select table_schema || table_name || column_name || data_type from information_schema.columns where table_schema in ('public', 'audit')
         union all select p.oid::regprocedure || md5(p.prosrc) from pg_proc p where p.pronamespace in ('app'::regnamespace, 'audit'::regnamespace)
         union all select schemaname || tablename || policyname || coalesce(qual, '') || coalesce(with_check, '') || roles::text from pg_policies
         union all select name || checksum from schema_script) s`,
    )
  return (await print(one))['p'] === (await print(two))['p']
}
