import { existsSync, readFileSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { placeOf, SHARED_FOLDER } from '#db/cluster/place.ts'
import { traceOfServer } from '#db/cluster/server.ts'
import { command } from './backup/command.ts'
import { clearFields, clearPlaces, notReached, sealedNotReached } from './canary-clear.ts'
import { PREFIX, sayIn } from './canary-forms.ts'
import type { Planted } from './canary-forms.ts'
import { misuse, plantAll } from './canary-doors.ts'
import { encodings, searchBytes, searchFolder } from './canary-search.ts'
import { newFolder } from './house.ts'
import type { Figure, Proof } from './promise.ts'

/**
 * What lies in clear, exactly. A word of its own is typed in every field that a person can type in, through the pages; searches, a night and
 * failures follow. Then the whole data folder of PostgreSQL (tables, indexes, journal, statistics), the log of the application, PostgreSQL's own
 * and the temporary folder are searched for all of them, in every encoding that could matter. Found must be what `canary-clear.ts` says, no more
 * and no less: docs/security.md says the same.
 */

const id = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/

/** In which columns each word lies in clear, asked of PostgreSQL itself. */
const clearColumns = async (admin: pg.Client): Promise<Map<string, Set<string>>> => {
  const columns = await admin.query<{ schema: string; table: string; column: string }>(
    `select n.nspname as schema, c.relname as "table", a.attname as "column" from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
     where c.relkind = 'r' and a.attnum > 0 and not a.attisdropped and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast')
       and a.atttypid not in ('uuid'::regtype, 'boolean'::regtype, 'timestamptz'::regtype, 'date'::regtype, 'bytea'::regtype)`,
  )
  const found = new Map<string, Set<string>>()
  for (const { schema, table, column } of columns.rows) {
    const place = `${schema === 'public' ? '' : `${schema}.`}${table}.${column}`
    const words = await admin.query<{ word: string }>(
      `select distinct lower(m[1]) as word from ${pg.escapeIdentifier(schema)}.${pg.escapeIdentifier(table)} t, regexp_matches(t.${pg.escapeIdentifier(column)}::text, $1, 'gi') m`,
      ['(qzkvwj[a-z]{8})'],
    )
    for (const { word } of words.rows) (found.get(word) ?? found.set(word, new Set()).get(word))?.add(place)
  }
  return found
}

/** The tables of a household that hold something sealed by an act, with how many rows these have in each; what the night writes comes when it comes. */
const sealedTables = async (admin: pg.Client, files: readonly string[]): Promise<Map<string, number>> => {
  const { rows } = await admin.query<{ name: string }>(
    `select distinct c.relname as name from pg_class c join pg_attribute f on f.attrelid = c.oid and f.attname = 'case_file_id' join pg_attribute s on s.attrelid = c.oid and s.atttypid = 'bytea'::regtype
     where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and not s.attisdropped and c.relname not in ('right_result', 'right_notice', 'right_due') order by 1`,
  )
  const counts = new Map<string, number>()
  for (const { name } of rows)
    counts.set(name, Number((await admin.query<{ n: string }>(`select count(*) as n from ${pg.escapeIdentifier(name)} where case_file_id = any ($1)`, [files])).rows[0]?.n)) // prettier-ignore
  return counts
}

const coreLimit = (pid: number): string =>
  /Max core file size\s+(\S+)/.exec(existsSync(`/proc/${pid}/limits`) ? readFileSync(`/proc/${pid}/limits`, 'utf8') : '')?.[1] ?? 'unknown'

const proof: Proof = async ({ log }) => {
  // the search itself can fail: each way of writing a word is found
  const missed = encodings.filter(({ needle }) => searchBytes(Buffer.concat([Buffer.from('x'), needle, Buffer.alloc(90)]), '').length === 0)
  const folder = await newFolder()
  const temporary = join(folder.path, 'tmp')
  await mkdir(temporary, { mode: 0o777 })
  try {
    const house = await folder.open({ env: { TMPDIR: temporary }, withinMs: 600_000 })
    const admin = new pg.Client(await folder.configFor('cluster_admin'))
    await admin.connect()
    const planted: Planted = new Map()
    let tables = new Map<string, number>()
    const count = await plantAll(house.origin, planted, async (files) => {
      tables = await sealedTables(admin, files)
    })
    const empty = [...tables].flatMap(([name, rows]) => (rows === 0 ? [name] : []))
    const without = empty.filter((name) => !(name in sealedNotReached))
    const reachedAfterAll = Object.keys(sealedNotReached).filter((name) => !empty.includes(name))
    log(`sealed tables without a row of the household: ${empty.join(', ')}; said to be so and not so: ${reachedAfterAll.join(', ')}`)
    const notBack = [...count.words].filter((word) => !count.readBack.has(word))
    log(
      `kept and on no page that was read: ${notBack.map((word) => planted.get(word)?.replaceAll(new RegExp(id, 'g'), ':id')).join(' · ')}`,
    )
    for (const one of count.told) log(`told: ${one}`)
    log(`${planted.size} words in ${count.forms} forms: ${count.kept} kept, ${count.refused} refusals, ${count.failed.length} failures`)
    for (const one of [...count.failed, ...count.never]) log(`  ${one.replaceAll(new RegExp(id, 'g'), ':id')}`)
    await misuse(house.origin, admin, planted)
    for (let looked = 0; looked < 120; looked += 1) {
      const { rows } = await admin.query<{ due: number }>('select count(*)::int as due from right_due')
      if (rows[0]?.due === 0) break
      await pause(500)
    }
    // the control: a word that somebody left in clear, in a table that no list knows
    const control = sayIn(planted, 'the control')
    // of no schema that a backup reads
    await admin.query('create schema planted; create table planted.control (word text)')
    await admin.query('insert into planted.control values ($1)', [control])
    await admin.query('analyze')
    await admin.query('checkpoint')
    const clear = await clearColumns(admin)
    const seenControl = clear.get(control)?.has('planted.control.word') === true
    clear.delete(control)
    planted.delete(control)
    const cores = [coreLimit(house.process.pid ?? 0)]
    const place = await placeOf(folder.data, SHARED_FOLDER)
    const trace = traceOfServer(place.data)
    if (trace) cores.push(coreLimit(trace.pid))
    await admin.end()
    const shelf = join(folder.path, 'shelf')
    const made = await command(folder, ['scripts/backup.ts', '--to', shelf, '--kit', join(folder.path, 'kit')])
    if (made.code !== 0) throw new Error(made.text)
    await house.stop()

    const read = { files: 0, bytes: 0 }
    const inData = [...(await searchFolder(folder.data, read)), ...(place.home === folder.data ? [] : await searchFolder(place.home, read))]
    const copy = { files: 0, bytes: 0 }
    const inBackup = await searchFolder(shelf, copy)
    const inTemporary = await searchFolder(temporary, read)
    const inLog = searchBytes(Buffer.from(house.printed()), 'log')
    const logged = house.printed().length

    // 1. PostgreSQL: only the columns of the list, and every column of the list
    const columns = new Set([...clear.values()].flatMap((places) => [...places]))
    const unexpected = [...columns].filter((one) => !(one in clearPlaces) && !notReached.test(one))
    const unseen = Object.keys(clearPlaces).filter((one) => !columns.has(one))
    for (const one of unexpected)
      log(
        `in clear and not on the list: ${one}, from ${[...clear]
          .filter(([, places]) => places.has(one))
          .map(([word]) => planted.get(word))
          .slice(0, 3)
          .join(' · ')}`,
      )
    for (const one of unseen) log(`on the list and not found: ${one}`)
    // 2. files: a word lies in one of them when a column holds it, or held it
    const inFiles = new Map<string, Set<string>>()
    for (const { word, file, encoding } of inData)
      (inFiles.get(word) ?? inFiles.set(word, new Set()).get(word))?.add(`${encoding} ${file.slice(place.home.length)}`)
    // keys of search hold the beginnings of names: such a hit ends where the next key begins
    const whole = [...inFiles.keys()].filter((word) => new RegExp(`^${PREFIX}[a-z]{8}$`).test(word))
    const seenInFiles = inFiles.get(control)?.size ?? 0
    const leaked = whole
      .filter((word) => word !== control)
      .filter((word) => !clear.has(word) && !clearFields.some((field) => field.test(planted.get(word) ?? '')))
    for (const word of leaked)
      log(`in a file and in no column: ${planted.get(word) ?? word}: ${[...(inFiles.get(word) ?? [])].slice(0, 4).join(', ')}`)
    const lost = [...clear.keys()].filter((word) => !inFiles.has(word))
    for (const hit of [...inLog, ...inTemporary, ...inBackup]) log(`in ${hit.file}: ${planted.get(hit.word) ?? hit.word}`)

    const sealed = planted.size - clear.size
    const figures: Figure[] = [
      {
        found: `${planted.size} words typed in ${count.forms} forms, in addresses, headers and failing pages: ${clear.size} lie in clear, in ${columns.size} columns of which ${unexpected.length} not on the list of ${Object.keys(clearPlaces).length}, ${unseen.length} of the list not found`,
        target: 'the columns of the list, no more and no less',
        held: unexpected.length === 0 && unseen.length === 0 && count.kept > 40 && count.failed.length === 0,
        counted: planted.size,
      },
      {
        found: `${sealed} others searched in ${read.files} files of the data and temporary folders (${Math.round(read.bytes / 1e6)} MB: tables, indexes, journal, statistics; ${encodings.length} ways of writing): ${leaked.length} found; ${lost.length} of the clear ones not found`,
        target: '0 found, 0 clear ones missed',
        held: leaked.length === 0 && lost.length === 0 && missed.length === 0 && read.bytes > 1e7,
        counted: sealed,
      },
      {
        found: `${inLog.length} words in ${logged} characters of log, ${inTemporary.length} in temporary files (core files of the application and of PostgreSQL limited to ${cores.join(', ')})`,
        target: '0',
        held: inLog.length === 0 && inTemporary.length === 0 && logged > 0,
        counted: logged,
      },
      {
        found: `of a household filled with every instrument, ${count.words.size} words kept, ${count.readBack.size} given back to who may read them; rows in ${tables.size - empty.length} of ${tables.size} tables that seal, ${without.length + reachedAfterAll.length} otherwise than said`,
        target: 'more than nine in ten given back, 0 otherwise',
        held: count.words.size > 300 && count.readBack.size > count.words.size * 0.9 && without.length + reachedAfterAll.length === 0,
        counted: count.words.size,
      },
      {
        found: `${planted.size} words looked for in a backup (${Math.round(copy.bytes / 1e5) / 10} MB, ${copy.files} file), the titles and the addresses of all answers: ${inBackup.length} and ${count.told.length} found`,
        target: '0',
        held: inBackup.length === 0 && count.told.length === 0 && copy.bytes > 1e5,
        counted: copy.files,
      },
      {
        found: `a word left in clear in a table that no list knows: seen in its column: ${seenControl ? 'yes' : 'NO'}, in ${seenInFiles} ways and files`,
        target: 'yes, above 0',
        held: seenControl && seenInFiles > 0,
        counted: seenInFiles,
      },
    ]
    return { figures }
  } finally {
    await folder.remove()
  }
}

export default proof
