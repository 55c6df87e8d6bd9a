import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import pg from 'pg'
import { KeyRing, Vault } from '#db/vault.server.ts'
import { digestOf, resultsOf } from '#jobs/night-chunk.server.ts'
import { readFiles } from '#jobs/night-material.server.ts'
import { runNight } from '#jobs/night.server.ts'
import { fillPart } from './bench-night-fill.ts'

/** One process of the bench: fills, or works a part of a night, or checks skipped files. Its task lies in a file; its answer is one JSON line. */
const task = JSON.parse(await readFile(process.argv[2] as string, 'utf8'))
const begun = performance.now()
if (task.what === 'fill') {
  console.log(JSON.stringify(await fillPart(task)))
} else {
  const vault = new Vault(Buffer.from(task.rootKey, 'base64'), randomBytes)
  const client = new pg.Client(task.jobs)
  await client.connect()
  const now = new Date(`${task.day}T00:07:00+02:00`)
  let answer: object
  if (task.what === 'night') {
    const codes: string[] = []
    const failed = (error: unknown): void => void codes.push(String(error))
    answer = {
      ...(await runNight(client, { vault, today: task.day, now, failed, breathe: async () => {}, part: task.part, parts: task.parts })),
      codes: codes.slice(0, 3),
    }
  } else {
    // skipped files, computed in full from their rows: what is kept of them must be what would be found
    const print = vault.fingerprints('night')
    let [files, results, differ, unknown, most] = [0, 0, 0, 0, 0]
    const bodies = new Set<string>()
    for (let at = 0; at < task.ids.length; at += 250) {
      await client.query('begin')
      const ring = new KeyRing(vault)
      for (const file of await readFiles(client, task.org, task.ids.slice(at, at + 250), `${task.day.slice(0, 7)}-01`, {
        from: task.day,
        until: task.day,
      })) {
        files += 1
        for (const [id, { keys }] of file.compartments) ring.addLater(id, keys)
        const found = resultsOf(file, ring, task.day)
        if (found.some(({ computed }) => computed.body.unknown.length > 0)) unknown += 1
        most = Math.max(most, ...found.map(({ computed }) => computed.body.unknown.length))
        for (const result of found) {
          results += 1
          // the same amounts for other persons would be the same household twice
          bodies.add(result.text.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, ''))
          const kept = file.results.find(({ compartment_ids }) => compartment_ids.join() === result.set.join())
          if (!kept || !kept.digest.equals(digestOf(print, file.id, result))) differ += 1
        }
        if (file.results.length !== found.length) differ += 1
      }
      await client.query('rollback')
    }
    answer = { files, results, differ, unknown, most, bodies: bodies.size }
  }
  await client.end()
  const { user, system } = process.cpuUsage()
  console.log(
    JSON.stringify({
      ...answer,
      seconds: (performance.now() - begun) / 1000,
      cpu: (user + system) / 1e6,
      rss: process.resourceUsage().maxRSS / 1024,
    }),
  )
}
