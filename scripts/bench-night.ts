import { spawn } from 'node:child_process'
import { randomBytes, randomUUID } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { startCluster } from '#db/cluster/cluster.ts'
import { prepareDatabase } from '#db/prepare.server.ts'
import { lawDigest } from '#jobs/law-digest.ts'

/**
 * `npm run bench:night -- 10000 50000`: nights over so many case files with 24 months of facts (default 10000), encryption and row security on.
 * The first night (everything is computed), the next day (nothing changed), 1,000 skipped files computed in full, 1 April (every figure and the
 * month changed), each by one process and by two. Prints a table for docs/benchmarks.md. `kept 200000`: only the nights in which nothing changed,
 * over results laid by SQL (random bodies of the usual size), for a caseload that would take an hour to fill.
 */
const kept = process.argv[2] === 'kept'
const sizes = process.argv.slice(2).map(Number).filter((size) => size > 0) // prettier-ignore
const [FIRST, USUAL, CHANGED] = ['2026-03-30', '2026-03-31', '2026-04-01'] as const
const log = (line: string): void => console.log(line)

type Answer = {
  seconds: number
  cpu: number
  rss: number
  files: number
  computed: number
  written: number
  touched: number
  noticed: number
  failed: number
  differ: number
  results: number
  unknown: number
  most: number
  bodies: number
  contents: string[]
  codes: string[]
}

const bench = async (size: number): Promise<void> => {
  const folder = await mkdtemp(join(tmpdir(), 'aparte-night-'))
  const cluster = await startCluster({ dataFolder: join(folder, 'data'), log: () => {} })
  const rootKey = randomBytes(32).toString('base64')
  const configs = { admin: cluster.configFor('cluster_admin', 'aparte'), jobs: cluster.configFor('aparte_jobs', 'aparte') }
  let tasks = 0
  const child = async (task: object): Promise<Answer> => {
    const file = join(folder, `task${(tasks += 1)}.json`)
    await writeFile(file, JSON.stringify({ ...configs, rootKey, ...task }), { mode: 0o600 })
    const process_ = spawn(process.execPath, ['scripts/bench-night-part.ts', file], { stdio: ['ignore', 'pipe', 'inherit'] })
    let text = ''
    process_.stdout.on('data', (chunk: Buffer) => (text += chunk.toString()))
    const code = await new Promise((resolve) => process_.on('exit', resolve))
    if (code !== 0) throw new Error(`part ended with ${String(code)}`)
    return JSON.parse(text) as Answer
  }
  try {
    await prepareDatabase({
      admin: cluster.adminConfig,
      database: 'aparte',
      sqlFolder: 'db',
      mode: 'real',
      passwordOf: (role) => cluster.configFor(role).password,
    })
    const admin = new pg.Client(configs.admin)
    await admin.connect()
    const one = async <T extends object>(text: string, values: unknown[] = []): Promise<T> =>
      (await admin.query<T>(text, values)).rows[0] as T
    const [org, site, team] = [randomUUID(), randomUUID(), randomUUID()]
    await admin.query(`insert into organisation (id, name, kind) values ($1, 'Banc', 'departement')`, [org])
    await admin.query(`insert into site (organisation_id, id, name) values ($1, $2, 'Site')`, [org, site])
    await admin.query(`insert into team (organisation_id, id, site_id, name, kind) values ($1, $2, $3, 'Équipe', 'sector')`, [
      org,
      team,
      site,
    ])
    const agents = Array.from({ length: Math.max(10, Math.round(size / 80)) }, () => randomUUID())
    await admin.query(
      `insert into agent (organisation_id, id, site_id, login, first_name, last_name, job_title, profession, secrecy_basis)
       select $1, a.id, $2, 'agent' || a.i, 'Agent', 'N' || a.i, 'travail social', 'educateurSpecialise', 'mission' from unnest($3::uuid[]) with ordinality a(id, i)`,
      [org, site, agents],
    )
    let begun = performance.now()
    if (kept) {
      await admin.query('set session_replication_role = replica')
      await admin.query(
        `insert into case_file (organisation_id, id, number, site_id, team_id, referent_id, identity_compartment_id, general_compartment_id, name, name_key, origin, channel, opened_at, opened_by)
         select $1, gen_random_uuid(), i, $2, $3, ($4::uuid[])[1 + i % cardinality($4::uuid[])], gen_random_uuid(), gen_random_uuid(), 'Foyer ' || i, 'foyer ' || i, 'self', 'phone', now(), $1 from generate_series(1, $5) i`,
        [org, site, team, agents, size],
      )
      await admin.query(
        `insert into right_result (organisation_id, id, case_file_id, month, compartment_ids, digest, law_digest, next_change_on, body, computed_at)
         select $1, gen_random_uuid(), f.id, '2026-03-01', (select array_agg(gen_random_uuid()) from generate_series(1, 4) where f.id is not null), decode(md5(f.id::text), 'hex'), $2, '2026-04-01',
           (select string_agg(decode(md5(f.id::text || n), 'hex'), '') from generate_series(1, 65) n), now() from case_file f`,
        [org, lawDigest()],
      )
      await admin.query('vacuum analyze')
      const laid = await one<{ rows: number; mb: number }>(
        `select count(*)::int as rows, (pg_total_relation_size('right_result') / 1048576)::int as mb from right_result`,
      )
      log(`\n${size} case files, ${laid.rows} results laid by SQL (${laid.mb} MB) in ${Math.round((performance.now() - begun) / 1000)} s`)
      log('| case files | night | processes | time | its own CPU | memory of one |\n|---|---|---|---|---|---|')
      for (const parts of [1, 1, 2]) {
        const done = await Promise.all(Array.from({ length: parts }, (_, part) => child({ what: 'night', day: USUAL, part, parts })))
        const wall = Math.max(...done.map(({ seconds }) => seconds))
        log(
          `| ${size} | nothing changed | ${parts} | ${wall.toFixed(1)} s | ${done.reduce((all, { cpu }) => all + cpu, 0).toFixed(1)} s | ${Math.round(Math.max(...done.map(({ rss }) => rss)))} MB | ${done.reduce((all, { files }) => all + files, 0)} computed`,
        )
      }
      await admin.end()
      return
    }
    // indexes are made once the rows are there
    const indexes = (await admin.query<{ name: string; made: string }>(
      `select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as made from pg_index i join pg_class c on c.oid = i.indrelid
       where c.relnamespace = 'public'::regnamespace and c.relname = any ($1) and not i.indisunique and not exists (select from pg_constraint k where k.conindid = i.indexrelid)`,
      [['case_file', 'compartment', 'compartment_access', 'person', 'household_member', 'dwelling', 'fact_observation']],
    )).rows // prettier-ignore
    for (const { name } of indexes) await admin.query(`drop index ${name}`)
    const half = Math.ceil(size / 2)
    const place = { org, site, team, agents }
    const filled = await Promise.all([
      child({ what: 'fill', from: 1, until: half, day: FIRST, place }),
      child({ what: 'fill', from: half + 1, until: size, day: FIRST, place }),
    ])
    await admin.query("set maintenance_work_mem = '512MB'")
    for (const { made } of indexes) await admin.query(made)
    await admin.query('vacuum analyze')
    const { facts, people } = await one<{ facts: number; people: number }>(
      'select (select count(*)::int from fact_observation) as facts, (select count(*)::int from person) as people',
    )
    log(
      `\n${size} case files, ${people} persons, ${facts} facts (${(facts / size).toFixed(0)} a file), filled in ${Math.round((performance.now() - begun) / 1000)} s; ${new Set(filled.flatMap(({ contents }) => contents)).size} distinct households (digest of their facts)`,
    )
    const sizeOf = async (): Promise<number> =>
      (
        await one<{ n: number }>(
          `select (pg_total_relation_size('right_result') + pg_total_relation_size('right_notice') + pg_total_relation_size('right_due'))::float8 / 1048576 as n`,
        )
      ).n
    const night = async (label: string, day: string, parts: number): Promise<Answer[]> => {
      const before = await sizeOf()
      begun = performance.now()
      const done = await Promise.all(Array.from({ length: parts }, (_, part) => child({ what: 'night', day, part, parts })))
      const wall = Math.max(...done.map(({ seconds }) => seconds))
      const sum = (of: keyof Answer): number => done.reduce((all, one_) => all + (one_[of] as number), 0)
      log(
        `| ${size} | ${label} | ${parts} | ${wall.toFixed(1)} s | ${sum('cpu').toFixed(1)} s | ${Math.round(Math.max(...done.map(({ rss }) => rss)))} MB | ${sum('files')} | ${sum('written')} | ${sum('noticed')} | ${((await sizeOf()) - before).toFixed(1)} MB | ${sum('failed')} |`,
      )
      for (const { codes } of done) if (codes.length > 0) log(codes.join('\n'))
      return done
    }
    log(
      '| case files | night | processes | time | of which their own CPU | memory of one | computed | written | notices | growth | failed |',
    )
    log('|---|---|---|---|---|---|---|---|---|---|---|')
    const large = size > 20_000
    await night('first', FIRST, large ? 2 : 1)
    await admin.query('vacuum analyze right_result')
    const distinct = await one<{ rows: number; digests: number; widest: number }>(
      `select count(*)::int as rows, count(distinct digest)::int as digests, avg(octet_length(body))::int as widest from right_result`,
    )
    log(`${distinct.rows} results, ${distinct.digests} distinct digests, ${distinct.widest} bytes each`)
    // what has a day of change within is computed at the first run of the day; what remains is the night in which nothing changed
    await night('the next day', USUAL, 1)
    await night('nothing changed', USUAL, 1)
    await night('nothing changed', USUAL, 2)
    const due = new Set(
      (
        await admin.query<{ id: string }>(
          `select case_file_id as id from app.night_files('2026-03-01', $1, $2, 0, 1, '00000000-0000-0000-0000-000000000000', '00000000-0000-0000-0000-000000000000', 2147483647)`,
          [USUAL, lawDigest()],
        )
      ).rows.map(({ id }) => id),
    )
    const some = await admin.query<{ id: string }>('select id from case_file order by md5(id::text) limit 1100')
    const ids = some.rows.map(({ id }) => id).filter((id) => !due.has(id)).slice(0, 1000) // prettier-ignore
    const checked = await child({ what: 'check', day: USUAL, org, ids })
    log(
      `checked: ${checked.files} skipped files, ${checked.results} results computed in full, ${checked.differ} differ, ${checked.bodies} different from one another; ${checked.unknown} files with something unknown (at most ${checked.most} inputs)`,
    )
    const clear = async (): Promise<void> => {
      await admin.query(`delete from right_result where month = '2026-04-01'`)
      await admin.query('delete from right_notice')
      await admin.query('vacuum full right_result')
      await admin.query('vacuum full right_notice')
      await admin.query('analyze right_result')
    }
    if (!large) {
      await night('all changed (1 April)', CHANGED, 1)
      await clear()
    }
    await night('all changed (1 April)', CHANGED, 2)
    await admin.end()
    if (checked.differ > 0 || checked.files === 0) process.exitCode = 1
  } finally {
    await cluster.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

for (const size of sizes.length > 0 ? sizes : [10_000]) await bench(size)
