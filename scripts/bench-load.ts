import { cpus, loadavg } from 'node:os'
import { departement, filledHouse, serveHouse } from './bench-house.ts'
import { build } from './build.ts'
import { measureRatios, ratiosInTable } from './load-ratios.ts'
import { runLoad, inTable, inWords } from './load-run.ts'

/**
 * `npm run bench:load`: fifty agents at once over 100,000 case files (BENCH_CASES), the mix of requests recorded from the stories, without a pause
 * between two requests, on all processors of this machine with the database and the generator itself: two minutes, or `-- --minutes 30`. `-- --rate 60`: so many requests a second
 * together, as people who read between two pages would make them, instead of as many as the server can.
 * `-- --ratios`: only what row security, the audit and encryption cost, each with and without by turns.
 * Prints requests a second, percentiles, errors, memory before and after, processor time of each part, then a table by kind of page.
 */
const args = process.argv.slice(2)
const valueOf = (name: string, otherwise: number): number => {
  const at = args.indexOf(`--${name}`)
  return at < 0 ? otherwise : Number(args[at + 1])
}
const log = (line: string): void => console.error(line)
build(log)
const house = await filledHouse({ sizes: departement(Number(process.env['BENCH_CASES'] ?? 100_000)), kept: true, log })
const load = async (): Promise<void> => {
  const server = await serveHouse(house, {
    nodeArguments: args.includes('--profile') ? ['--cpu-prof', '--cpu-prof-dir', 'test-results'] : [],
  })
  const seconds = valueOf('minutes', 0) * 60 || valueOf('seconds', 120)
  const agents = valueOf('agents', 50)
  const rate = valueOf('rate', 0)
  const run = await runLoad({
    house,
    server,
    agents,
    seconds,
    warmSeconds: valueOf('warm', 15),
    log,
    ...(rate > 0 && { pauseMs: (agents * 1000) / rate }),
  })
  await server.stop()
  console.log(`${cpus().length} cores (${cpus()[0]?.model ?? ''}), Node ${process.version}, PostgreSQL ${house.cluster.version}`)
  console.log(`rows: ${JSON.stringify(house.filled.counts)}`)
  console.log(inWords(run))
  console.log(inTable(run))
}
try {
  console.log(`${new Date().toISOString().slice(0, 16)}, load of the machine before: ${loadavg()[0]?.toFixed(1)}`)
  if (!args.includes('--ratios')) await load()
  if (args.includes('--ratios') || !args.includes('--rate')) console.log(ratiosInTable(await measureRatios(house, valueOf('rounds', 300))))
} finally {
  await house.leave()
}
