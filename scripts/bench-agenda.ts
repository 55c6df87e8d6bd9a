import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { cpus, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import pg from 'pg'
import type { Actor } from '#core/actor.ts'
import { addDays } from '#core/dates.ts'
import type { IsoDate } from '#core/dates.ts'
import { startCluster } from '#db/cluster/cluster.ts'
import { openHouse } from '#db/door.server.ts'
import { pipelining } from '#db/lane.server.ts'
import { prepareDatabase } from '#db/prepare.server.ts'
import { Vault } from '#db/vault.server.ts'
import { planAppointment } from '#features/agenda/commands.server.ts'
import { findFreeSlots, getAgenda, listBusy } from '#features/agenda/queries.server.ts'
import { instantOf, wallClock } from '#web/clock.ts'
import { addAppointments, bench, fillHouse, HOUSEHOLDS, WORKERS, workingDays, ZONE } from './bench-agenda-fill.ts'
import type { Filled, Worker } from './bench-agenda-fill.ts'

/**
 * `npm run bench:agenda`: a service of 60 workers in six teams, 1,200 households, three years of appointments (half a year of them to come), through
 * the real doors with row security, encryption and audit. A page of one's week, the hours of ten colleagues in that week, free slots of six workers
 * over four weeks; first without the years before, then with them: within one run, what history costs is seen whatever the machine does. Then
 * eight who book one hour of one worker at the same time, `BENCH_ROUNDS` (1,000) rounds, and the same without the constraint that keeps hours apart.
 */
const rounds = Number(process.env['BENCH_ROUNDS'] ?? 1_000)
const asked = Number(process.env['BENCH_REQUESTS'] ?? 300)
const log = (line: string): void => console.error(line)

type Times = { p50: number; p95: number }
const timesOf = async (ask: (n: number) => Promise<unknown>): Promise<Times> => {
  const taken: number[] = []
  for (let n = 0; n < asked + 20; n += 1) {
    const begun = performance.now()
    await ask(n)
    // the first ones warm the connection and its plans
    if (n >= 20) taken.push(performance.now() - begun)
  }
  taken.sort((a, b) => a - b)
  const at = (part: number): number => taken[Math.min(taken.length - 1, Math.floor(part * taken.length))] ?? 0
  return { p50: at(0.5), p95: at(0.95) }
}

const measured = async ({ house, site, workers }: Filled, today: IsoDate): Promise<Record<string, Times>> => {
  const of = (n: number): Worker => workers[(n * 7) % WORKERS] ?? workers[0] ?? { actor: {} as Actor, files: [] }
  const team = (n: number): string[] =>
    workers
      .slice(Math.floor(((n * 7) % WORKERS) / 10) * 10)
      .slice(0, 10)
      .map(({ actor }) => actor.agentId)
  const week = (n: number) => {
    const from = instantOf(addDays(today, 7 * (n % 20)), '00:00', ZONE)
    return { from, to: new Date(from.getTime() + 7 * 86_400_000) }
  }
  return {
    'a transaction that reads nothing (the unit)': await timesOf((n) =>
      house.reading(of(n).actor, bench, {}, (tx) => sql`select 1`.execute(tx.q as never)),
    ),
    'own week, words opened': await timesOf((n) => house.reading(of(n).actor, bench, {}, (tx) => getAgenda(tx, week(n)))),
    'hours of ten colleagues in a week': await timesOf((n) =>
      house.reading(of(n).actor, bench, {}, (tx) => listBusy(tx, { agentIds: team(n), ...week(n) })),
    ),
    'free slots, six workers over four weeks': await timesOf((n) =>
      house.reading(of(n).actor, bench, {}, (tx) =>
        findFreeSlots(tx, {
          siteId: site,
          agentIds: team(n).slice(0, 6),
          minutes: 60,
          fromOn: today,
          toOn: addDays(today, 28),
          most: 1_000,
        }),
      ),
    ),
  }
}

/** Eight colleagues of one team book one hour of the first of them, each for a household of her own, half of them half an hour later. */
const race = async (
  { house, admin, workers }: Filled,
  many: number,
  first: IsoDate,
): Promise<{ double: number; winners: number[]; seconds: number; other: number }> => {
  const eight = workers.slice(0, 8)
  const target = eight[0]?.actor.agentId ?? ''
  const winners: number[] = []
  let [double, other] = [0, 0]
  const begun = performance.now()
  for (let round = 0; round < many; round += 1) {
    const starts = instantOf(addDays(first, round), '18:30', ZONE)
    const answers = await Promise.allSettled(
      eight.map(({ actor, files }, n) =>
        house.writing(actor, bench, {}, (tx) =>
          planAppointment(tx, {
            caseFileId: files[0] ?? '',
            agentId: target,
            startsAt: new Date(starts.getTime() + (n % 2) * 1_800_000),
            minutes: 60,
            kind: 'call',
          }),
        ),
      ),
    )
    winners.push(answers.filter(({ status }) => status === 'fulfilled').length)
    other += answers.filter((one) => one.status === 'rejected' && (one.reason as Error).name !== 'Refused').length
    const pairs = await admin.query<{ n: number }>(
      `select count(*)::int as n from appointment a join appointment b on b.agent_id = a.agent_id and b.id > a.id and b.status = 'planned' and tstzrange(a.starts_at, a.ends_at) && tstzrange(b.starts_at, b.ends_at)
       where a.agent_id = $1 and a.status = 'planned' and a.starts_at >= $2 and a.starts_at < $2::timestamptz + interval '2 hours'`,
      [target, starts],
    )
    double += pairs.rows[0]?.n ?? 0
  }
  return { double, winners, seconds: (performance.now() - begun) / 1_000, other }
}

const folder = await mkdtemp(join(tmpdir(), 'aparte-agenda-'))
const cluster = await startCluster({ dataFolder: join(folder, 'data'), log: () => {} })
try {
  await prepareDatabase({
    admin: cluster.adminConfig,
    database: 'aparte',
    sqlFolder: 'db',
    mode: 'real',
    passwordOf: (role) => cluster.configFor(role).password,
  })
  const admin = new pg.Client(cluster.configFor('cluster_admin', 'aparte'))
  await admin.connect()
  const pool = new pg.Pool({ ...cluster.configFor('aparte_web', 'aparte'), ...pipelining, max: 8 })
  const house = openHouse({ pool, vault: new Vault(randomBytes(32), randomBytes), clock: () => new Date(), random: randomBytes })
  const today = wallClock(new Date(), ZONE).date
  log('households…')
  const filled = await fillHouse(house, admin)
  const days = workingDays(today)
  log('the half year to come…')
  const few = await addAppointments(filled, days.filter((day) => day >= today), new Date()) // prettier-ignore
  const before = await measured(filled, today)
  log('the two and a half years before…')
  const all = few + (await addAppointments(filled, days.filter((day) => day < today), new Date())) // prettier-ignore
  const after = await measured(filled, today)
  const unit = after['a transaction that reads nothing (the unit)']?.p50 ?? 1
  console.log(
    `${new Date().toISOString().slice(0, 16)}, ${cpus().length} cores (${cpus()[0]?.model ?? ''}), load ${loadavg()[0]?.toFixed(1)}, Node ${process.version}, PostgreSQL ${cluster.version}`,
  )
  console.log(
    `${WORKERS} workers, ${WORKERS * HOUSEHOLDS} households, ${all} appointments over ${days.length} days of work; ${asked} requests a line, one client`,
  )
  console.log('\n| what | p50 ms | p95 ms | times the unit | p50 without the years before | times that |\n|---|---|---|---|---|---|')
  for (const [what, { p50, p95 }] of Object.entries(after)) {
    const small = before[what]?.p50 ?? 0
    console.log(
      `| ${what} | ${p50.toFixed(1)} | ${p95.toFixed(1)} | ${(p50 / unit).toFixed(1)} | ${small.toFixed(1)} | ${(p50 / small).toFixed(1)} |`,
    )
  }
  log(`${rounds} rounds of eight…`)
  const kept = await race(filled, rounds, addDays(today, 1_000))
  const notOne = kept.winners.filter((n) => n !== 1).length
  console.log(
    `\n8 bookings at once, ${rounds} rounds: ${kept.double} double bookings, ${notOne} rounds without exactly one winner, ${kept.other} answers that were neither an appointment nor a refusal with its sentence; ${kept.seconds.toFixed(0)} s`,
  )
  await admin.query('alter table busy_agent drop constraint "exclude$busy_agent_once"')
  const without = await race(filled, 20, addDays(today, 1_000 + rounds + 10))
  console.log(`control, without the constraint: ${without.double} double bookings in 20 rounds (must be seen)`)
  await house.close()
  await admin.end()
  process.exitCode = kept.double === 0 && notOne === 0 && without.double > 0 ? 0 : 1
} finally {
  await cluster.stop()
  await rm(folder, { recursive: true, force: true })
}
