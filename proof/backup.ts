import { existsSync, readdirSync, statSync } from 'node:fs'
import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import { attach } from '#db/cluster/attach.ts'
import { keyOfKit } from '#db/backup/kit.ts'
import { differences, printsOf, printsOfFolder } from './backup/compare.ts'
import type { Print } from './backup/compare.ts'
import { filledBackup } from './backup/filled.ts'
import { outside } from './backup/outside.ts'
import { spoil } from './backup/spoiled.ts'
import { diceOf } from './dice.ts'
import { command } from './backup/command.ts'
import { newFolder } from './house.ts'
import type { Folder } from './house.ts'
import { logIn } from './person.ts'
import type { Proof } from './promise.ts'

/**
 * The restore works: a backup made by the command while the house is asked, put by the command into an empty folder; every table compared by other
 * means than the backup's own; the log verified; the restored house opened, a worker logs in and reads the same case file. Then what must be refused.
 */
/** A machine that proves other things at the same time is slow; nothing here is about how fast a house opens. */
const SLOW = 600_000
/** The passages of a page: what is written about a household, and the words around it; moments and counters are left out. */
const passages = (html: string): string[] => [
  ...new Set(
    (/<main[\s\S]*<\/main>/.exec(html)?.[0] ?? '')
      .split(/<[^>]+>/)
      .map((text) => text.replaceAll(/\s+/g, ' ').trim())
      .filter((text) => text.length >= 25 && !/\d/.test(text)),
  ),
]

/** Names and logins of the house: none may stand in a backup in clear. */
const canariesOf = async (config: pg.ClientConfig): Promise<string[]> => {
  const client = new pg.Client(config)
  await client.connect()
  try {
    const found = await client.query<{ text: string }>(
      `select distinct text from (select first_name as text from person union select last_name from person union select name from case_file
         union select login from agent union select last_name from agent union select name from site union select name from team) c where length(text) > 4`,
    )
    return found.rows.map(({ text }) => text)
  } finally {
    await client.end()
  }
}

export default (async ({ scope, log }) => {
  const dice = diceOf()
  const folders: Folder[] = []
  const fresh = async (): Promise<Folder> => {
    const folder = await newFolder()
    folders.push(folder)
    return folder
  }
  try {
    const first = await fresh()
    const [kit, shelf] = [join(first.path, 'kit'), join(first.path, 'shelf')]
    const house = await first.open({ withinMs: SLOW })
    log(`the demonstration is open; seed ${dice.seed}`)
    const worker = await logIn(house.origin, 'Solène Kerbrat')
    const home = await (await worker.get('/dossiers')).text()
    const path = /\/dossiers\/[0-9a-f-]{36}/.exec(home)?.[0]
    if (!path) throw new Error('The worker has no case file on her first page')
    const canaries = await canariesOf({ ...(await first.configFor('cluster_admin')), database: 'aparte' })

    // while pages are asked, each of which writes to the log
    let [busy, asked] = [true, 0]
    const traffic = (async () => {
      while (busy) {
        await (await worker.get(path)).text()
        asked += 1
      }
    })()
    const during = await command(first, ['scripts/backup.ts', '--to', shelf, '--kit', kit])
    busy = false
    await traffic
    if (during.code !== 0) throw new Error(during.text)
    const drillFile = readdirSync(shelf).map((name) => join(shelf, name))[0] ?? ''
    const drilled = await command(first, ['scripts/restore.ts', drillFile, '--drill', '--key', kit])
    log(drilled.text.trim())
    const health = await (await (await logIn(house.origin, 'Yann Le Goff')).get('/sante')).text()
    await house.stop()

    // at rest: nothing is written between the backup and the comparison
    await rm(shelf, { recursive: true })
    const backup = await command(first, ['scripts/backup.ts', '--to', shelf])
    if (backup.code !== 0) throw new Error(backup.text)
    const file = readdirSync(shelf).map((name) => join(shelf, name))[0] ?? ''
    const megabytes = statSync(file).size / 1_000_000
    const before = await printsOfFolder(first.data)

    const empty = await fresh()
    const sheets = ['--key', join(kit, 'feuille-1.txt'), '--key', join(kit, 'feuille-3.txt')]
    const restored = await command(empty, ['scripts/restore.ts', file, ...sheets])
    log(restored.text.trim())
    if (restored.code !== 0) throw new Error(restored.text)
    const opened = await empty.open({ withinMs: SLOW })
    const configFor = await attach(empty.data)
    if (!configFor) throw new Error('The restored house has no cluster')
    const after = await printsOf({ ...configFor('cluster_admin', 'aparte') })
    const again = await logIn(opened.origin, 'Solène Kerbrat')
    const [then, now] = [passages(await openedBefore(first, path)), passages(await (await again.get(path)).text())]
    const missing = then.filter((passage) => !now.includes(passage))
    const stale = await fetch(opened.origin + path, { headers: { cookie: worker.cookie }, redirect: 'manual' })
    const verified = await command(empty, ['scripts/verify.ts'])
    log(verified.text.trim())
    const planted = await plantedFault({ ...configFor('cluster_admin', 'aparte') }, before)
    await opened.stop()
    const differ = differences(before, after)
    const rows = [...before.values()].reduce((sum, print) => sum + print.rows, 0)

    // refused, and nothing written
    const refused: string[] = []
    const nothingIn = async (name: string, args: readonly string[], words: RegExp, into?: Folder): Promise<void> => {
      const target = into ?? (await fresh())
      const listing = (): string => (existsSync(target.data) ? readdirSync(target.data).join() : '')
      const stood = listing()
      const said = await command(target, ['scripts/restore.ts', ...args])
      if (said.code === 0 || !words.test(said.text) || listing() !== stood || (!into && existsSync(target.keyFile)))
        refused.push(`${name}: ${said.text.slice(0, 200)}`)
    }
    const cut = join(first.path, 'cut.sauvegarde')
    await writeFile(cut, (await readFile(file)).subarray(0, -1_000))
    await nothingIn('no kit', [file], /Aucun code/)
    await nothingIn('one sheet', [file, '--key', join(kit, 'feuille-1.txt')], /il en faut deux/)
    await nothingIn('a cut file', [cut, ...sheets], /abîmé, coupé ou modifié/)
    await nothingIn('no backup at all', ['package.json', ...sheets], /n’est pas une sauvegarde/)
    await nothingIn('a folder in use', [file, ...sheets], /n’est pas vide/, empty)

    // a restore that is killed leaves no house behind, and the backup as it was
    const killed = await fresh()
    const struck = await command(killed, ['scripts/restore.ts', file, ...sheets], /lignes écrites/)
    const half = await killed.open().then(
      async (running) => (await running.stop(), 'opened'),
      (error: Error) => error.message,
    )

    const mine = keyOfKit(await Promise.all(['feuille-2.txt', 'feuille-3.txt'].map((name) => readFile(join(kit, name), 'utf8'))))
    const spoiled = await spoil(file, mine, first.path, dice, scope === 'test' ? 100 : scope === 'prove' ? 1_000 : 5_000)
    const bytes = await readFile(file)
    const clear = canaries.filter((canary) => bytes.includes(canary))
    const abroad = await outside(file, sheets, before)
    const large = scope === 'all' ? [await filledBackup(log)] : []
    return {
      figures: [
        {
          found: `${before.size} tables and ${rows} rows compared, ${differ.length} different${differ.length > 0 ? ` (${differ.join(', ')})` : ''}; one letter changed in one row is ${planted ? 'seen' : 'NOT SEEN'}; ${megabytes.toFixed(1)} MB, backup ${backup.seconds.toFixed(1)} s, restore ${restored.seconds.toFixed(1)} s`,
          target: '100 % equal',
          held: differ.length === 0 && before.size > 50 && planted,
          counted: rows,
        },
        {
          found: `restored house opened: log ${verified.code === 0 ? 'intact' : 'ALTERED'}, the worker reads the same case file: ${then.length - missing.length} of ${then.length} passages${missing.length > 0 ? ` (not « ${missing[0]?.slice(0, 60)} »)` : ''}, her old session: ${stale.status === 200 ? 'ALIVE' : 'ended'}; drill of a backup made under ${asked} requests: ${drilled.code === 0 ? 'equal' : 'FAILED'}, told on the page of the installation: ${/Réussi/.test(health) ? 'yes' : 'NO'}`,
          target: 'opens, intact, same, ended, equal, told',
          held:
            verified.code === 0 &&
            missing.length === 0 &&
            then.length > 3 &&
            stale.status !== 200 &&
            drilled.code === 0 &&
            /Réussi/.test(health),
          counted: asked,
        },
        ...Object.entries({ 'cut files': spoiled.cuts, 'flipped bits': spoiled.bits, 'wrong kits': spoiled.keys }).map(
          ([name, { tried, accepted }]) => ({
            found: `${tried} ${name}, ${accepted.length} accepted${accepted.length > 0 ? ` (${accepted.slice(0, 3).join(', ')})` : ''}`,
            target: '0 accepted',
            held: accepted.length === 0,
            counted: tried,
          }),
        ),
        {
          found: `5 wrong commands, ${refused.length} not refused in French with nothing written${refused.length > 0 ? ` (${refused.join('; ')})` : ''}; killed restore: ${struck.code === null && /Videz ce dossier/.test(half) ? 'the house refuses to open on it' : `OPENED (${struck.code}, ${half.slice(0, 200)})`}`,
          target: '0, refused',
          held: refused.length === 0 && struck.code === null && /Videz ce dossier/.test(half),
          counted: 6,
        },
        {
          found: `${canaries.length} names and logins searched in the file, ${clear.length} in clear`,
          target: '0',
          held: clear.length === 0,
          counted: canaries.length,
        },
        abroad,
        ...large,
      ],
    }
  } finally {
    for (const folder of folders) await folder.remove()
  }
}) satisfies Proof

/** Whether the comparison would notice: one letter of one name, changed behind the house's back. */
async function plantedFault(config: pg.ClientConfig, before: ReadonlyMap<string, Print>): Promise<boolean> {
  const client = new pg.Client(config)
  await client.connect()
  try {
    await client.query(`begin; set local session_replication_role = replica;
      update person set first_name = first_name || 'x' where ctid = (select min(ctid) from person); commit`)
  } finally {
    await client.end()
  }
  return differences(before, await printsOf(config)).includes('public.person')
}

/** The page of a case file in the first house, opened again for the comparison. */
async function openedBefore(folder: Folder, path: string): Promise<string> {
  const house = await folder.open({ withinMs: SLOW })
  try {
    return await (await (await logIn(house.origin, 'Solène Kerbrat')).get(path)).text()
  } finally {
    await house.stop()
  }
}
