import type { ChildProcess } from 'node:child_process'
import { setTimeout as pause } from 'node:timers/promises'
import type pg from 'pg'
import { connect, databaseProcesses, freePort, inspectFiles, strike, verifyHouse } from './behind.ts'
import { diceOf } from './dice.ts'
import type { Dice } from './dice.ts'
import { halvesSince, nextTransaction } from './halves.ts'
import { newFolder } from './house.ts'
import type { Folder, RunningHouse } from './house.ts'
import { logIn } from './person.ts'
import type { Person } from './person.ts'
import type { Proof } from './promise.ts'
import { appointments, draft, facts, notes, openings, requests, statuses, steps, writeUntil } from './writers.ts'
import { instruments } from './writers-instruments.ts'
import type { Resent } from './writers-instruments.ts'
import type { Writer } from './writers.ts'

/** How the house is struck; each leaves another state behind. */
const kinds = ['all at once', 'application', 'database', 'application, then database', 'one database process', 'while it opens'] as const
type Kind = (typeof kinds)[number]

const colleagues = async (origin: string, label: string, resent: Resent): Promise<{ writers: Writer[]; reader: Person }> => {
  const as = (name: string): Promise<Person> => logIn(origin, name)
  const [solene, ines, bruno, awa, marc, jocelyne] = [
    await as('Solène Kerbrat'),
    await as('Inès Caradec'),
    await as('Bruno Thévenet'),
    await as('Awa Sarr'),
    await as('Marc Delaunay'),
    await as('Jocelyne Tual'),
  ]
  return {
    reader: solene,
    writers: [
      draft(solene, `${label}d`),
      notes(ines, `${label}n`),
      facts(bruno, `${label}f`),
      statuses(awa, `${label}s`),
      openings(marc, `${label}o`),
      requests(jocelyne, `${label}r`),
      appointments(solene, `${label}a`),
      steps(ines, `${label}e`),
      ...instruments([bruno, awa, marc], label, resent),
    ],
  }
}

const shot = async (kind: Kind, house: RunningHouse, folder: Folder, dice: Dice): Promise<void> => {
  const processes = await databaseProcesses(folder)
  switch (kind) {
    case 'application':
      return house.kill()
    case 'database':
      return strike(processes)
    case 'one database process':
      return strike([dice.oneOf(processes.slice(1))])
    case 'application, then database':
      await house.kill()
      await pause(dice.between(0, 300))
      return strike(processes)
    default:
      strike([house.process.pid ?? 0, ...processes])
      return house.kill()
  }
}

const confirmedBy = (writers: readonly Writer[]): number => writers.reduce((sum, one) => sum + one.confirmed, 0)

/** Until a page is answered. @returns milliseconds. */
const untilItAnswers = async (reader: Person): Promise<number> => {
  const begun = performance.now()
  while (performance.now() - begun < 60_000) {
    const answer = await reader.get('/journee').catch(() => undefined)
    if (answer?.status === 200) return performance.now() - begun
    await pause(50)
  }
  throw new Error('The house did not come back within a minute')
}

/**
 * Promise 4: colleagues write, with thirteen forms; the application, all processes of the database, or both die by SIGKILL at a random moment; after the
 * restart every confirmed save is there, none by half, the files are whole and the sealed log verifies.
 */
const proof: Proof = async ({ scope, log }) => {
  const dice = diceOf()
  const wanted = { test: 5, prove: 50, all: 500 }[scope]
  const budgetMs = { test: 60_000, prove: 300_000, all: 7_200_000 }[scope]
  const label = `k${dice.seed}`
  const folder = await newFolder()
  const env = { PORT: String(await freePort()) }
  let house: RunningHouse | undefined
  const found = { lost: [] as string[], halves: [] as string[], files: [] as string[], log: [] as string[] }
  const restarts: number[] = []
  const resent: Resent = { resent: 0 }
  const struck = new Map<Kind, number>()
  try {
    house = await folder.open({ env })
    const { writers, reader } = await colleagues(house.origin, label, resent)
    for (const one of writers)
      if (!(await one.write())) throw new Error(`${one.what} cannot be written even in peace: ${[...one.odd.keys()].join()}`)
    let client: pg.Client = await connect(folder)
    const begin = await nextTransaction(client)
    await client.end()
    const begun = performance.now()
    let rounds = 0
    for (; rounds < wanted && performance.now() - begun < budgetMs; rounds += 1) {
      // each kind once before chance decides
      const kind = kinds[rounds] ?? dice.oneOf(kinds)
      struck.set(kind, (struck.get(kind) ?? 0) + 1)
      let over = false
      const writing = writeUntil(writers, () => over, () => dice.between(0, 30)) // prettier-ignore
      // in the middle of their work, however fast the machine is
      const until = confirmedBy(writers) + dice.between(1, 40)
      for (let waited = 0; confirmedBy(writers) < until && waited < 8_000; waited += 20) await pause(20)
      await pause(dice.between(0, 60))
      await shot(kind, house, folder, dice)
      await pause(dice.between(0, 100))
      over = true
      await writing
      if (house.process.exitCode !== null || house.process.signalCode !== null) {
        if (kind === 'while it opens') {
          let opening: ChildProcess | undefined
          const opened = folder.open({ env, spawned: (child) => (opening = child) }).catch(() => undefined)
          await pause(dice.between(200, 2_500))
          strike([opening?.pid ?? 0, ...(await databaseProcesses(folder))].filter((pid) => pid > 0))
          opening?.kill('SIGKILL')
          await opened
        }
        const started = performance.now()
        house = await folder.open({ env })
        await untilItAnswers(reader)
        restarts.push(performance.now() - started)
      } else restarts.push(await untilItAnswers(reader))
      client = await connect(folder)
      for (const one of writers) found.lost.push(...(await one.missing(client)))
      found.halves.push(...(await halvesSince(client, begin)).halves)
      if (scope !== 'all' || rounds % 10 === 0) found.files.push(...(await inspectFiles(client)).problems)
      await client.end()
      if (rounds % 5 === 4) found.log.push(...(await verifyHouse(folder)).problems)
      log(
        `kill: round ${rounds + 1} of ${wanted}, ${kind}, back after ${Math.round(restarts.at(-1) ?? 0)} ms, ${confirmedBy(writers)} confirmed`,
      )
    }
    client = await connect(folder)
    for (const one of writers) found.lost.push(...(await one.missing(client, true)))
    const { rows, acts, halves } = await halvesSince(client, begin)
    found.halves.push(...halves)
    const files = await inspectFiles(client)
    found.files.push(...files.problems)
    await client.end()
    const sealed = await verifyHouse(folder)
    found.log.push(...sealed.problems)
    for (const line of new Set(Object.values(found).flat())) log(`kill: ${line}`)
    const odd = writers.flatMap((one) => [...one.odd])
    for (const [what, n] of odd) log(`kill: ${n} × ${what}`)
    const confirmed = confirmedBy(writers)
    const worst = Math.max(...restarts)
    const few = scope !== 'test' && rounds < wanted
    const [lost, halfSaved] = [new Set(found.lost).size, new Set(found.halves).size]
    return {
      figures: [
        {
          found: `${rounds} rounds of SIGKILL (seed ${dice.seed}; ${[...struck].map(([kind, n]) => `${kind} ${n}`).join(', ')}), ${writers.length} writers, ${confirmed} confirmed saves: ${lost} lost or there twice; ${resent.resent} forms with an instrument sent again`,
          target: scope === 'test' ? '0 lost' : `${wanted} rounds, 0 lost`,
          held: lost === 0 && rounds > 0 && !few,
          ...(few && lost === 0 ? { short: `${rounds} of ${wanted} rounds within its time` } : {}),
          counted: rounds > 0 && writers.every((one) => one.confirmed > 0) ? confirmed : 0,
        },
        ...(resent.resent > 0
          ? []
          : [
              {
                found: 'no answer of an instrument was lost: nothing was sent again',
                target: 'some',
                held: scope === 'test',
                counted: confirmed,
              },
            ]),
        {
          found: `${acts} acts and ${rows} rows compared with the log: ${halfSaved} half-saved`,
          target: '0 half-saved',
          held: halfSaved === 0,
          counted: rows,
        },
        {
          found: `${files.relations} tables and indexes by amcheck, ${sealed.entries} lines in ${sealed.blocks} blocks: ${found.files.length + found.log.length} damages`,
          target: '0',
          held: found.files.length + found.log.length === 0,
          counted: Math.min(files.relations, sealed.entries),
        },
        {
          found: `back after ${Math.round(restarts.toSorted((a, b) => a - b)[Math.floor(restarts.length / 2)] ?? 0)} ms (median), ${Math.round(worst)} ms at worst`,
          target: scope === 'test' ? 'restart < 10 s, told here and not judged' : 'restart < 10 s',
          // `test` runs beside other work: told there, judged where the machine is ours
          held: scope === 'test' || worst < 10_000,
          counted: restarts.length,
        },
        {
          found: `${odd.reduce((sum, [, n]) => sum + n, 0)} answers that were neither a confirmation nor « the server does not answer »`,
          target: '0',
          held: odd.length === 0,
          counted: writers.reduce((sum, one) => sum + one.attempted, 0),
        },
      ],
    }
  } finally {
    await house?.kill()
    await folder.remove()
  }
}

export default proof
