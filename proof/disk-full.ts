import { execFileSync } from 'node:child_process'
import { closeSync, openSync, rmSync, statfsSync, writeSync } from 'node:fs'
import { chmod } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { connect, freePort, inspectFiles, verifyHouse } from './behind.ts'
import { halvesSince, nextTransaction } from './halves.ts'
import { newFolder } from './house.ts'
import type { RunningHouse } from './house.ts'
import { logIn } from './person.ts'
import type { Proof } from './promise.ts'
import { appointments, facts, notes, openHousehold, openings, steps } from './writers.ts'

const WRITTEN = 'Elle raconte sa semaine, et ce qu’elle attend de nous. Rien de tout cela ne doit être à retaper.'

const freeIn = (folder: string): number => {
  const { bavail, bsize } = statfsSync(folder)
  return bavail * bsize
}

/** Fills the disk to its last byte, and again what is freed meanwhile, until told to stop. */
const glutton = (folder: string): { eat: () => void; disgorge: () => void } => {
  const path = join(folder, 'somebody-elses-film')
  const piece = Buffer.alloc(256 * 1024, 7)
  return {
    eat: () => {
      const file = openSync(path, 'a')
      try {
        for (let size = piece.length; size >= 512;) {
          try {
            if (writeSync(file, piece, 0, size) < size) size = Math.floor(size / 2)
          } catch {
            size = Math.floor(size / 2)
          }
        }
      } finally {
        closeSync(file)
      }
    },
    disgorge: () => rmSync(path, { force: true }),
  }
}

const titleOf = (html: string): string => (/<h1[^>]*>([\s\S]*?)<\/h1>/.exec(html)?.[1] ?? '').replaceAll(/<[^>]*>/g, '')

/** Promise 6: on a disk of a fixed size that somebody else fills. */
const proof: Proof = async ({ scope, log }) => {
  if (process.getuid?.() !== 0) return { missing: 'root, to mount a disk of a fixed size (tmpfs)' }
  const rounds = { test: 1, prove: 4, all: 30 }[scope]
  // a time is judged where the machine is ours; in `test` only that it ends
  const patience = scope === 'test' ? 120_000 : 20_000
  const back: number[] = []
  const folder = await newFolder()
  let house: RunningHouse | undefined
  let mounted = false
  const wrong: string[] = []
  const count = { refused: 0, read: 0, confirmed: 0 }
  try {
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=420m,mode=711', 'tmpfs', folder.path], { stdio: 'pipe' })
      mounted = true
      await chmod(folder.path, 0o711)
    } catch {
      return { missing: 'the right to mount a tmpfs' }
    }
    house = await folder.open({ env: { PORT: String(await freePort()) } })
    const [solene, ines] = [await logIn(house.origin, 'Solène Kerbrat'), await logIn(house.origin, 'Inès Caradec')]
    const writers = [notes(solene, 'dn'), facts(ines, 'df'), openings(ines, 'do'), appointments(solene, 'da'), steps(ines, 'de')]
    const id = await openHousehold(solene, 'Essai du disque')
    let client = await connect(folder)
    const begin = await nextTransaction(client)
    await client.end()
    const { eat, disgorge } = glutton(folder.path)
    for (let round = 1; round <= rounds; round += 1) {
      for (const one of writers)
        if (!(await one.write())) wrong.push(`round ${round}: ${one.what} refused with ${Math.round(freeIn(folder.path) / 1e6)} MB free`)
      eat()
      // the house gives its reserve up by itself; whatever is left above what it keeps for reading is eaten too
      for (let waited = 0; waited < 10_000 && freeIn(folder.path) < 1_000_000; waited += 100) await pause(100)
      const forms: [path: string, form: Record<string, string>][] = [
        [`/dossiers/${id}/noter`, { text: WRITTEN }],
        ['/dossiers/ouvrir', { name: 'Essai', origin: 'self', channel: 'onSiteWalkIn', demand: WRITTEN }],
        [`/dossiers/${id}/suite`, { intent: 'etape', what: WRITTEN, doer: 'worker' }],
        [
          `/dossiers/${id}/rendez-vous`,
          { intent: 'poser', date: '2027-02-03', time: '09:00', minutes: '30', kind: 'interview', note: WRITTEN },
        ],
      ]
      for (const [path, form] of forms) {
        const answer = await solene.post(path, form)
        const html = await answer.text()
        count.refused += 1
        if (answer.status !== 507) wrong.push(`round ${round}: a write answered ${answer.status}, « ${titleOf(html)} »`)
        else if (titleOf(html) !== 'Le disque du serveur est plein') wrong.push(`round ${round}: said « ${titleOf(html)} »`)
        if (!html.includes(WRITTEN)) wrong.push(`round ${round}: what was typed in ${path.replaceAll(id, ':id')} is lost`)
        if (Object.entries(form).some(([name]) => !html.includes(`name="${name}"`)))
          wrong.push(`round ${round}: a field of ${path.replaceAll(id, ':id')} is lost`)
      }
      for (let times = 0; times < 10; times += 1)
        for (const path of ['/journee', `/dossiers/${id}`, '/dossiers', '/chercher?q=kerb']) {
          const answer = await solene.get(path)
          await answer.text()
          count.read += 1
          if (answer.status !== 200) wrong.push(`round ${round}: reading answered ${answer.status}`)
        }
      disgorge()
      const freed = performance.now()
      const again = notes(solene, `da${round}x`)
      while (!(await again.write())) {
        if (performance.now() - freed > patience) {
          wrong.push(`round ${round}: writing did not come back within ${patience / 1_000} s of room`)
          break
        }
        await pause(200)
      }
      back.push(performance.now() - freed)
      writers.push(again)
      if (house.process.exitCode !== null) throw new Error(`The house ended:\n${house.printed().slice(-2_000)}`)
      log(`disk-full: round ${round} of ${rounds}, writing again after ${Math.round(back.at(-1) ?? 0)} ms`)
    }
    client = await connect(folder)
    // three seconds between two seals; everything that was written by now must get its seal, in `test` however long that takes
    const written = (await client.query<{ last: string | null }>('select max(id)::text as last from audit.entry')).rows[0]?.last ?? null
    const unsealed = async (): Promise<number> =>
      (await client.query<{ n: number }>('select count(*)::int as n from audit.entry where block_no is null and id <= $1', [written]))
        .rows[0]?.n ?? 0
    const resting = performance.now()
    while ((await unsealed()) > 0 && performance.now() - resting < (scope === 'test' ? 120_000 : 7_000)) await pause(200)
    const [waiting, sealing] = [await unsealed(), performance.now() - resting]
    for (const one of writers) {
      count.confirmed += one.confirmed
      wrong.push(...(await one.missing(client, true)))
    }
    const { halves } = await halvesSince(client, begin)
    const files = await inspectFiles(client)
    await client.end()
    const sealed = await verifyHouse(folder)
    wrong.push(...halves, ...files.problems, ...sealed.problems)
    if (waiting > 0) wrong.push(`${waiting} lines wait for their seal after ${Math.round(sealing)} ms`)
    for (const line of wrong) log(`disk-full: ${line}`)
    if (wrong.length > 0) log(house.printed().slice(-2_000))
    return {
      figures: [
        {
          found: `${rounds} times full to the last byte: ${count.refused} writes refused with a page that keeps the form, ${count.read} pages read, ${count.confirmed} confirmed saves all there, ${sealed.entries} lines in ${sealed.blocks} blocks; writing again ${Math.round(Math.max(...back))} ms after room at worst, all sealed ${Math.round(sealing)} ms later; ${wrong.length} faults`,
          target: 'reads work, writes are refused with a clear page that keeps what was typed, no restart, sealing resumes',
          held: wrong.length === 0,
          counted: Math.min(count.refused, count.read, count.confirmed),
        },
      ],
    }
  } finally {
    await house?.kill()
    if (mounted) {
      await folder.remove().catch(() => undefined)
      execFileSync('umount', ['-l', folder.path])
    }
    await folder.remove()
  }
}

export default proof
