import { openOwnHouse } from './secrecy/own-house.ts'
import type { Figure, Proof } from './promise.ts'
import { missingRoutes, servedRoutes } from './secrecy/routes.ts'
import { askReads } from './secrecy/reads.ts'
import { askedIn } from './secrecy/scopes.ts'
import { askers, routes, states } from './secrecy/table.ts'
import { askAcceptedWrites, askRefusedWrites } from './secrecy/writes.ts'
import { buildWorld } from './secrecy/world.ts'

/**
 * Promise 1 over HTTP, and promise 18: every address of the running server as every asker, of every household (secrecy/table.ts), read and
 * written, whether or not a page shows the form; the words of all households looked for in every answer; the lines of the log counted.
 */
const proof: Proof = async ({ scope, log }) => {
  const own = await openOwnHouse()
  try {
    const world = await buildWorld(own)
    const unwritten = missingRoutes(own.build)
    const asked = askedIn(scope)
    const reads = await askReads(world, asked.reads)
    log(`read: ${reads.requests} requests, ${reads.cells} cells, ${reads.wrong.length} wrong`)
    const refused = await askRefusedWrites(world, asked.refused)
    log(`refused: ${refused.requests} requests, ${refused.cells} cells, ${refused.wrong.length} wrong`)
    const accepted = await askAcceptedWrites(world, asked.accepted)
    log(`accepted: ${accepted.requests} requests, ${accepted.cells} cells, ${accepted.wrong.length} wrong`)
    const all = [reads, refused, accepted]
    const wrong = [...unwritten, ...all.flatMap((one) => one.wrong)]
    const wrongLog = all.flatMap((one) => one.wrongLog)
    for (const line of [...wrong, ...wrongLog.map((one) => `log: ${one}`)].slice(0, 200)) log(`  ${line}`)
    const sum = (of: (count: (typeof all)[number]) => number): number => all.reduce((total, count) => total + of(count), 0)
    const acts = routes.flatMap((line) => line.acts ?? []).length
    const figures: Figure[] = [
      {
        found:
          `${Object.keys(askers).length} askers, ${Object.keys(states).length} households, ${servedRoutes(own.build).length} addresses and ${acts} acts over HTTP: ` +
          `${sum(({ cells }) => cells)} cells in ${sum(({ requests }) => requests)} requests (${reads.cells} read, ${refused.cells} of refused acts, ${accepted.cells} of done ones), ${wrong.length} wrong`,
        target: '0 wrong, every address with its line',
        held: wrong.length === 0,
        counted: Math.min(reads.cells, refused.cells, accepted.cells),
      },
      {
        found: `${sum(({ logged }) => logged)} answers whose lines in the log were counted, ${wrongLog.length} without exactly theirs`,
        target: '100 % of acts and refusals',
        held: wrongLog.length === 0,
        counted: sum(({ logged }) => logged),
      },
    ]
    return { figures }
  } finally {
    await own.close()
  }
}
export default proof
