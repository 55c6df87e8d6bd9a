import { setTimeout as pause } from 'node:timers/promises'
import { byItself, connect, databaseProcesses, difference, freePort, inspectFiles, printOf, strike, verifyHouse } from './behind.ts'
import { diceOf } from './dice.ts'
import { newFolder } from './house.ts'
import type { Folder, RunningHouse } from './house.ts'
import { logIn } from './person.ts'
import type { Proof } from './promise.ts'

type Tried = { house: RunningHouse } | { refused: string; code: number | null }

const tryToOpen = async (folder: Folder): Promise<Tried> => {
  try {
    return { house: await folder.open({ env: { PORT: String(await freePort()) } }) }
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error)
    return { refused: said, code: Number(/ended with (\d+)/.exec(said)?.[1] ?? Number.NaN) }
  }
}

/** Whether this refusal is the promised one: exit code 20, a French sentence with the number of who holds the folder. */
const wellRefused = (tried: Tried, holder: number | undefined): boolean =>
  'refused' in tried &&
  tried.code === 20 &&
  tried.refused.includes(`Aparté fonctionne déjà sur le dossier`) &&
  tried.refused.includes(`(processus ${holder})`)

/** Promise 30: one application for one data folder, whatever happens to it; the second says who is there, and touches nothing. */
const proof: Proof = async ({ scope, log }) => {
  const dice = diceOf()
  const rounds = { test: 2, prove: 20, all: 60 }[scope]
  const folder = await newFolder()
  const running = new Set<RunningHouse>()
  const wrong: string[] = []
  const count = { second: 0, stale: 0, instant: 0 }
  try {
    // the very first opening, by two at once: one makes the house, the other is refused
    const firsts = await Promise.all([tryToOpen(folder), tryToOpen(folder)])
    const winners = firsts.flatMap((one) => ('house' in one ? [one.house] : []))
    for (const house of winners) running.add(house)
    if (winners.length !== 1)
      wrong.push(
        `${winners.length} opened an empty folder at once: ${firsts.map((one) => ('refused' in one ? one.refused : 'open')).join(' | ')}`,
      )
    for (const one of firsts)
      if ('refused' in one && !wellRefused(one, winners[0]?.process.pid)) wrong.push(`badly refused: ${one.refused}`)
    count.instant += 1
    let house = winners[0]
    for (let round = 1; round <= rounds && house; round += 1) {
      // something to lose
      const solene = await logIn(house.origin, 'Solène Kerbrat')
      const opened = await solene.post('/dossiers/ouvrir', { name: `Essai ${round}`, origin: 'self', channel: 'onSiteWalkIn' })
      if (opened.status !== 302) wrong.push(`nothing could be written: ${opened.status}`)
      const client = await connect(folder)
      const before = await printOf(client, [...byItself, 'audit.entry'])

      const second = await tryToOpen(folder)
      count.second += 1
      if ('house' in second) running.add(second.house)
      if (!wellRefused(second, house.process.pid)) wrong.push(`second process: ${'refused' in second ? second.refused : 'it opened'}`)
      if ((await solene.get('/journee')).status !== 200) wrong.push('the first no longer answers')
      const after = difference(before, await printOf(client, [...byItself, 'audit.entry']))
      if (after) wrong.push(`data changed: ${after}`)
      await client.end()

      // the first is killed: its lock names nobody any more. Alone, with its database, or a moment later
      await house.kill()
      running.delete(house)
      if (dice.next() < 0.5) strike(await databaseProcesses(folder))
      await pause(dice.between(0, 200))
      const both = await Promise.all([tryToOpen(folder), pause(dice.between(0, 60)).then(() => tryToOpen(folder))])
      count.stale += 1
      count.instant += 1
      const opens = both.flatMap((one) => ('house' in one ? [one.house] : []))
      for (const one of opens) running.add(one)
      if (opens.length !== 1)
        wrong.push(`${opens.length} of two opened at once: ${both.map((one) => ('refused' in one ? one.refused : 'open')).join(' | ')}`)
      for (const one of both) if ('refused' in one && !wellRefused(one, opens[0]?.process.pid)) wrong.push(`badly refused: ${one.refused}`)
      house = opens[0]
      if (house) {
        const again = await connect(folder)
        const lost = difference(before, await printOf(again, [...byItself, 'audit.entry']))
        if (lost) wrong.push(`after the kill: ${lost}`)
        await again.end()
      }
      log(`two-processes: round ${round} of ${rounds}`)
    }
    const client = await connect(folder)
    const files = await inspectFiles(client)
    await client.end()
    const sealed = await verifyHouse(folder)
    wrong.push(...files.problems, ...sealed.problems)
    if (house) {
      const code = await house.stop()
      running.delete(house)
      if (code !== 0) wrong.push(`stopped with ${code}`)
    }
  } finally {
    for (const house of running) await house.kill()
    await folder.remove()
  }
  for (const line of wrong) log(`two-processes: ${line}`)
  return {
    figures: [
      {
        found: `${count.second} second starts, ${count.stale} after a SIGKILL of the first, ${count.instant} pairs at the same instant (seed ${dice.seed}): ${wrong.length} not refused as promised or with data changed`,
        target: '0; the second refuses with the number of the first, exit code 20',
        held: wrong.length === 0 && count.second >= rounds,
        counted: count.second + count.stale + count.instant,
      },
    ],
  }
}

export default proof
