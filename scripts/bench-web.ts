import { execFileSync } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { cpus } from 'node:os'
import { profileNames } from './bench-fill.ts'
import { departement, filledHouse, serveHouse } from './bench-house.ts'
import { build } from './build.ts'

/**
 * `npm run bench:web`: pages under the profiles of a département, with encryption, audit and row security on, another case file at each
 * request, the server on one core. Prints one table; `--write` puts it in docs/bench-web.md, to be read into docs/benchmarks.md. Sizes by BENCH_CASES (default 100000).
 */
const requests = Number(process.env['BENCH_REQUESTS'] ?? 300)
const log = (line: string): void => console.error(line)

type Profile = { name: string; cookies: string[]; caseIds: string[]; draftIds: string[] }

type Row = { what: string; profile: string; clients: number; n: number; p50: number; p95: number; p99: number; failed: number }

const measure = async (what: string, profile: Profile, clients: number, ask: (n: number) => Promise<Response>): Promise<Row> => {
  const times: number[] = []
  let failed = 0
  for (let n = 0; n < 20; n++) await (await ask(n)).arrayBuffer()
  let next = 0
  await Promise.all(
    Array.from({ length: clients }, async () => {
      while (next < requests) {
        const n = next++
        const started = performance.now()
        const answer = await ask(n)
        await answer.arrayBuffer()
        times.push(performance.now() - started)
        if (!answer.ok) failed += 1
      }
    }),
  )
  times.sort((a, b) => a - b)
  const at = (share: number): number => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0
  const row = { what, profile: profile.name, clients, n: times.length, p50: at(0.5), p95: at(0.95), p99: at(0.99), failed }
  log(
    `${row.what} · ${row.profile} · ${clients} client(s): p50 ${row.p50.toFixed(1)} p95 ${row.p95.toFixed(1)} p99 ${row.p99.toFixed(1)} ms, ${failed} failed`,
  )
  return row
}

build(log)
const house = await filledHouse({ sizes: departement(Number(process.env['BENCH_CASES'] ?? 100_000)), kept: true, log })
try {
  const { filled, visitors } = house
  const profileOf = (name: keyof typeof profileNames): Profile => ({
    name: profileNames[name],
    cookies: visitors[name].slice(0, name === 'reception' ? 40 : 1).map((one) => one.cookie),
    caseIds: visitors[name][0]?.caseIds ?? [],
    draftIds: visitors[name][0]?.draftIds ?? [],
  })
  const [worker, heavy, reception, manager] = [profileOf('worker'), profileOf('heavy'), profileOf('reception'), profileOf('manager')]
  const server = await serveHouse(house, { core: 0 })
  const { origin } = server
  const cookieOf = (profile: Profile, n: number): string => profile.cookies[n % profile.cookies.length] ?? ''
  const get = (profile: Profile, path: string, n = 0) =>
    fetch(origin + path, { headers: { cookie: cookieOf(profile, n) }, redirect: 'manual' })
  const revisions = new Map<string, number>()
  const save = async (profile: Profile, n: number): Promise<Response> => {
    const id = profile.draftIds[n % profile.draftIds.length] ?? ''
    const revision = revisions.get(id) ?? 1
    const answer = await fetch(`${origin}/entretiens/${id}/garder`, {
      method: 'POST',
      headers: { cookie: cookieOf(profile, 0), origin, 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ text: `Elle apporte le courrier. Passage ${n}. `.repeat(40), revision: String(revision) }),
      redirect: 'manual',
    })
    if (answer.ok) revisions.set(id, ((await answer.clone().json()) as { revision: number }).revision)
    return answer
  }
  const search = (profile: Profile, n: number): Promise<Response> => {
    const name = filled.names[(n * 37) % filled.names.length] ?? 'Barcouard'
    const cut = Math.floor(name.length / 2)
    // every second one with a letter lost, as typed in haste
    return get(profile, `/chercher.json?q=${encodeURIComponent(n % 2 ? name : name.slice(0, cut) + name.slice(cut + 1))}`, n)
  }
  const caseOf = (profile: Profile, n: number): string => `/dossiers/${profile.caseIds[n % profile.caseIds.length]}`
  const rows: Row[] = []
  for (const clients of [1, 4]) {
    for (const profile of [worker, heavy, manager]) rows.push(await measure('day page', profile, clients, () => get(profile, '/journee')))
    for (const profile of [worker, heavy]) rows.push(await measure('case file', profile, clients, (n) => get(profile, caseOf(profile, n))))
    for (const profile of [worker, heavy, reception]) rows.push(await measure('search', profile, clients, (n) => search(profile, n)))
    // a page is saved by its author alone: one client at a time for each draft
    for (const profile of [worker, heavy])
      if (clients === 1) rows.push(await measure('save of a note', profile, clients, (n) => save(profile, n)))
  }
  const table = [
    '| what | profile | clients | requests | p50 ms | p95 ms | p99 ms | failed |',
    '|---|---|---|---|---|---|---|---|',
    ...rows.map(
      (row) =>
        `| ${row.what} | ${row.profile} | ${row.clients} | ${row.n} | ${row.p50.toFixed(1)} | ${row.p95.toFixed(1)} | ${row.p99.toFixed(1)} | ${row.failed} |`,
    ),
  ].join('\n')
  console.log(table)
  console.log(JSON.stringify(filled.counts))
  if (process.argv.includes('--write')) {
    const cpu = cpus()[0]?.model ?? ''
    const version = execFileSync(process.execPath, ['--version'], { encoding: 'utf8' }).trim()
    await writeFile(
      'docs/bench-web.md',
      `Measured ${new Date().toISOString().slice(0, 10)} on ${cpus().length} cores (${cpu}), Node ${version}, PostgreSQL ${house.cluster.version}; the server on one core.\nRows: ${JSON.stringify(filled.counts)}\n\n${table}\n`,
    )
  }
  await server.stop()
} finally {
  await house.leave()
}
