import pg from 'pg'
import { departement, filledHouse, serveHouse } from '../scripts/bench-house.ts'
import { closedLoop } from '../scripts/load-clients.ts'
import { read } from '../scripts/load-meter.ts'
import { agentsOf } from '../scripts/load-run.ts'
import type { Proof, Scope } from './promise.ts'

const asked: Record<Scope, { seconds: number; warm: number; samples: number }> = {
  test: { seconds: 20, warm: 10, samples: 8 },
  prove: { seconds: 90, warm: 60, samples: 15 },
  all: { seconds: 600, warm: 180, samples: 60 },
}
/** Ten agents who each ask once a second. */
const agents = 10

/** Growth over the whole time by the straight line that fits best, as a share of where it begins. */
const growth = (values: readonly number[]): number => {
  const n = values.length
  const middle = (n - 1) / 2
  const mean = values.reduce((sum, one) => sum + one, 0) / n
  const [over, under] = values.reduce(([o, u], one, i) => [o + (i - middle) * (one - mean), u + (i - middle) ** 2], [0, 0])
  const slope = under === 0 ? 0 : over / under
  const first = mean - slope * middle
  return first === 0 ? 0 : (slope * (n - 1)) / first
}

/** A short part of the eight hours of promise 23: ten requests a second, and whether memory, handles or queues go up in a line. */
const proof: Proof = async ({ scope, log }) => {
  const { seconds, warm, samples } = asked[scope]
  const sizes = {
    ...departement(500),
    agents: 20,
    compartmentsPerCase: 5,
    factsPerCase: 5,
    people: { worker: 6, heavy: 1, reception: 30, manager: 1 },
    households: 6,
  }
  const house = await filledHouse({ sizes, kept: false, log })
  const admin = new pg.Client(house.cluster.configFor('cluster_admin', 'aparte'))
  await admin.connect()
  let server: Awaited<ReturnType<typeof serveHouse>> | undefined
  try {
    server = await serveHouse(house)
    const { origin, pid } = server
    if (!read(pid)) return { missing: 'the /proc of Linux, which tells memory and handles of a process' }
    let [requests, errors] = [0, 0]
    const run = (forSeconds: number, heard: boolean): Promise<void> =>
      closedLoop({
        origin,
        agents: agentsOf(house, agents).map(({ next }) => next),
        forMs: forSeconds * 1000,
        pauseMs: 1000,
        heard: ({ kind, error }) => {
          if (!heard) return
          requests += 1
          if (error !== null) {
            errors += 1
            log(`${kind}: ${error}`)
          }
        },
      })
    await run(warm, false)
    const [memory, handles, waiting]: [number[], number[], number[]] = [[], [], []]
    const sample = async (): Promise<void> => {
      const now = read(pid)
      const { rows } = await admin.query<{ n: number }>(
        // the queue of the night runs in another process than the pages: here the lines that wait for the sealer
        `select count(*)::int as n from audit.entry where block_no is null`,
      )
      memory.push(now?.memoryMb ?? 0)
      handles.push(now?.handles ?? 0)
      waiting.push(rows[0]?.n ?? 0)
    }
    const running = run(seconds, true)
    for (let n = 0; n < samples; n++) {
      await new Promise((resolve) => setTimeout(resolve, (seconds * 1000) / samples))
      await sample()
    }
    await running
    const grown = growth(memory)
    const half = Math.floor(samples / 2)
    const most = (list: readonly number[]): number => Math.max(...list)
    const handlesGrow = most(handles.slice(half)) > most(handles.slice(0, half)) + 2
    // ten lines a second wait for the sealer, three seconds at most when it keeps up
    const queueGrows = most(waiting.slice(half)) > 2 * most(waiting.slice(0, half)) + 60
    return {
      figures: [
        {
          found: `${requests} requests in ${seconds} s (of 8 h promised), ${errors} errors`,
          target: '0 errors',
          held: errors === 0,
          counted: requests,
        },
        // minutes tell nothing of a growth: the collector frees by fits
        ...(scope === 'all'
          ? [
              {
                found: `memory ${memory[0]?.toFixed(0)} to ${memory.at(-1)?.toFixed(0)} MB, fitted growth ${(grown * 100).toFixed(1)} % in this time`,
                target: '< 5 % in 8 hours',
                held: false,
                ...(grown < 0.05 ? { short: `${seconds / 60} minutes of the 8 hours` } : {}),
                counted: samples,
              },
            ]
          : []),
        {
          found: `handles ${handles[0]} to ${handles.at(-1)}, most ${most(handles)}`,
          target: 'no growing count',
          held: !handlesGrow,
          counted: samples,
        },
        {
          found: `lines of the log that wait for the sealer: ${waiting[0]} to ${waiting.at(-1)}, most ${most(waiting)}`,
          target: 'no growing queue',
          held: !queueGrows,
          counted: samples,
        },
      ],
    }
  } finally {
    await server?.stop()
    await admin.end()
    await house.leave()
  }
}
// oxlint-disable-next-line import/no-default-export -- the form of a proof
export default proof
