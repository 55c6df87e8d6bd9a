import { departement, filledHouse, serveHouse } from '../scripts/bench-house.ts'
import { percentile } from '../scripts/load-clients.ts'
import { errorCount, inWords, runLoad } from '../scripts/load-run.ts'
import type { Proof, Scope } from './promise.ts'

/** Much smaller than `npm run bench:load`, which fills 100,000 case files: the same mix, the same agents, the same judgment of errors. */
const small = (caseFiles: number, households: number) => ({
  ...departement(caseFiles),
  agents: 50,
  compartmentsPerCase: 7,
  factsPerCase: 5,
  people: { worker: 8, heavy: 1, reception: 30, manager: 2 },
  households,
})
const asked: Record<Scope, { agents: number; seconds: number; warm: number; sizes: ReturnType<typeof small> }> = {
  test: { agents: 10, seconds: 6, warm: 3, sizes: small(300, 4) },
  prove: { agents: 50, seconds: 20, warm: 30, sizes: small(2_000, 10) },
  all: { agents: 50, seconds: 120, warm: 120, sizes: small(10_000, 40) },
}

/** Requests a second of fifty people who read what they are shown. */
const RATE = 60

/** Agents at once over the built application: nothing fails, and where it is the machine's task (not in the everyday tests), it is fast enough. */
const proof: Proof = async ({ scope, log }) => {
  const { agents, seconds, warm, sizes } = asked[scope]
  const house = await filledHouse({ sizes, kept: false, log })
  let server: Awaited<ReturnType<typeof serveHouse>> | undefined
  try {
    server = await serveHouse(house)
    const load = await runLoad({ house, server, agents, seconds, warmSeconds: warm, log })
    log(inWords(load))
    const errors = errorCount(load)
    const found = `${load.agents} agents at once, ${sizes.caseFiles} case files, ${load.requests} requests in ${seconds} s`
    const figures = [{ found: `${found}, ${errors} errors`, target: '0 errors', held: errors === 0, counted: load.requests }]
    // the everyday tests share their machine with whatever else it does: there the times say nothing
    if (scope === 'test') return { figures }
    const rate = load.requests / load.seconds
    const p = (share: number): number => percentile(load.all, share)
    // the same people, who read between two pages: the lower figure asked for
    const paced = await runLoad({ house, server, agents, seconds, warmSeconds: 5, log, pauseMs: (agents * 1000) / RATE })
    log(inWords(paced))
    const q = (share: number): number => percentile(paced.all, share)
    const search = [...paced.kinds].filter(([kind]) => kind.includes('/chercher')).flatMap(([, times]) => times)
    search.sort((a, b) => a - b)
    return {
      figures: [
        ...figures,
        {
          found: `as fast as they can: ${rate.toFixed(1)} requests/s, p95 ${p(0.95).toFixed(0)} ms, p99 ${p(0.99).toFixed(0)} ms`,
          target: '200 requests/s, p95 < 100 ms, p99 < 250 ms',
          held: rate >= 200 && p(0.95) < 100 && p(0.99) < 250,
          counted: load.requests,
          short: 'what an agent holds is computed anew for each statement (decision 0018)',
        },
        {
          found: `at ${(paced.requests / paced.seconds).toFixed(0)} requests/s: p95 ${q(0.95).toFixed(0)} ms, p99 ${q(0.99).toFixed(0)} ms, search p95 ${percentile(search, 0.95).toFixed(0)} ms, ${errorCount(paced)} errors`,
          target: `${RATE} requests/s, p95 < 300 ms, p99 < 1 s, search p95 < 500 ms, 0 errors`,
          held:
            paced.requests / paced.seconds >= RATE * 0.95 &&
            q(0.95) < 300 &&
            q(0.99) < 1000 &&
            percentile(search, 0.95) < 500 &&
            errorCount(paced) === 0,
          counted: search.length > 0 ? paced.requests : 0,
        },
      ],
    }
  } finally {
    await server?.stop()
    await house.leave()
  }
}
// oxlint-disable-next-line import/no-default-export -- the form of a proof
export default proof
