import { Kysely, PostgresDialect, sql } from 'kysely'
import type { QueryExecutorProvider } from 'kysely'
import type { ReadonlyKysely } from 'kysely/readonly'
import pg from 'pg'
import type { Action, Actor, Subject } from '#core/actor.ts'
import { Forbidden, NotFound } from '#core/errors.ts'
import { isUuid, uuidv7 } from '#core/ids.ts'
import type { RandomBytes } from '#core/ids.ts'
import { domainError } from './errors.server.ts'
import { DiskFull } from './outage.ts'
import { laneOf } from './lane.server.ts'
import { readingOnce } from './read-once.server.ts'
import type { DB } from './schema.ts'
import { KeyRing, wrappedKeys } from './vault.server.ts'
import type { KeyColumns, Vault } from './vault.server.ts'

// A civil date stays ISO text; node-postgres would make it a local Date (architecture 7).
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text)

/** What a transaction gives to a query, beside the typed SQL: who asks, when, and the keys of what she holds. */
type Common = {
  readonly actor: Actor
  readonly org: string
  readonly now: Date
  newId(): string
  /** Fetches the data keys of these compartments, as far as the actor holds them; the others stay shut, without a word. */
  unlock(compartmentIds: readonly string[]): Promise<void>
  /** All compartments of a household that the actor holds, with their keys opened. Empty: for her, the household is not there. */
  unlockCase(caseFileId: string): Promise<{ id: string; kind: string }[]>
  /** In a transaction about one household: reads that tell of others too (a person who lives in two). Elsewhere the same as `q`. */
  readonly everywhere: ReadonlyKysely<DB> & QueryExecutorProvider
  holds(compartmentId: string): boolean
  open(compartmentId: string, rowId: string, sealed: Buffer): string
  openJson<T>(compartmentId: string, rowId: string, sealed: Buffer): T
  /** A whole file, as it was sealed by `sealFile`. */
  openFile(compartmentId: string, rowId: string, sealed: Buffer): Promise<Buffer>
  /** Opens what was sealed with the keys of several compartments in turn; all of them must be unlocked. */
  openThrough<T>(compartmentIds: readonly string[], rowId: string, sealed: Buffer): T
  /** Notes ids that a list really showed, for its audit line (decision 15). */
  shown(ids: readonly string[]): void
  /** Says which household the act turned out to be about. */
  about(subject: Subject): void
}
/** Typed reads, and plain SQL by kysely's `sql` template: the role of the reading door refuses any write in it. */
export type Read = Common & { readonly q: ReadonlyKysely<DB> & QueryExecutorProvider }
export type Write = Common & {
  readonly q: Kysely<DB>
  seal(compartmentId: string, rowId: string, text: string): Buffer
  sealJson(compartmentId: string, rowId: string, value: unknown): Buffer
  /** A whole file: pages of a letter. It is held in memory once; its size is limited where it comes in. */
  sealFile(compartmentId: string, rowId: string, bytes: Uint8Array): Promise<Buffer>
  /** A new compartment's key: its id and wrapped form, for the function that creates the row. Its texts can be sealed at once. */
  newKey(compartmentId: string): { keyId: string; wrapped: Buffer }
}

export type House = {
  /**
   * A transaction that may read, and writes its audit line. `ofOne`: it finds what lies in this household alone, as far as the actor holds it,
   * which costs the database much less (decision 0022).
   * @throws NotFound before the body asks anything, when she holds nothing of that household: hidden or absent, in the same time.
   */
  reading<T>(actor: Actor, action: Action, subject: Subject, body: (tx: Read) => Promise<T>, ofOne?: string): Promise<T>
  /** A transaction that may write; the act and its audit line stand or fall together. */
  writing<T>(actor: Actor, action: Action, subject: Subject, body: (tx: Write) => Promise<T>): Promise<T>
  /** Records a refused or failed attempt on a connection of its own: a rolled-back act leaves its trace all the same. Fails closed. */
  record(actor: Actor, action: Action, subject: Subject, outcome: 'refused' | 'failed'): Promise<void>
  /** Statements of the login functions only, as the bare `web` role: it reads no table, it may call `app.log_in…`. */
  readonly bare: Kysely<DB>
  readonly vault: Vault
  readonly clock: () => Date
  readonly random: RandomBytes
  newId(): string
  close(): Promise<void>
}

/** Of the house, what asks no connection: all that is given where one is held already (who waits for a second one may wait for ever). */
export type Tools = Pick<House, 'vault' | 'clock' | 'random' | 'newId'>

export type HouseOptions = {
  pool: pg.Pool
  vault: Vault
  clock: () => Date
  random: RandomBytes
  /** The pool reaches PostgreSQL through a pooler of transactions: no statement is prepared by name. */
  pooled?: boolean
  /** Whether the disk is so full that nothing more may be written; without it, PostgreSQL says so itself. */
  isFull?: () => boolean
}

const auditLine = `insert into audit.entry (organisation_id, agent_id, session_id, action, outcome, case_file_id, subject_id, compartments, shown, detail, row_hash)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, '')`

/** Whether the actor holds anything of what the transaction looks at. */
const holdsAny = async (connection: Kysely<DB>): Promise<boolean> =>
  (await sql<{ any: boolean }>`select app.my_compartments() <> '{}' as any`.execute(connection)).rows[0]?.any === true

/** Opens the house over a pool of `web` connections. The two doors are the only way to the data. */
export const openHouse = ({ pool, vault, clock, random, pooled = false, isFull = () => false }: HouseOptions): House => {
  const connections = readingOnce(pool, { named: !pooled })
  const db = new Kysely<DB>({ dialect: new PostgresDialect({ pool: connections }) })
  const newId = (): string => uuidv7(clock().getTime(), random(10))

  const enter = async <T>(
    role: 'aparte_reader' | 'aparte_writer',
    actor: Actor,
    action: Action,
    subject: Subject,
    outcome: 'done' | 'refused' | 'failed',
    body: (tx: Write) => Promise<T>,
    ofOne = '',
  ): Promise<T> => {
    if (!/^[0-9a-f]{64}$/.test(actor.tokenHash)) throw new Forbidden('no session')
    if (ofOne !== '' && !isUuid(ofOne)) throw new NotFound('household')
    const client = await connections.connect()
    const { q: connection, everywhere, end: endLane } = laneOf(client, ofOne)
    try {
      // SET LOCAL statements, not set_config(): a distributed PostgreSQL forwards them (technology.md, decision 8). What is asked next leaves
      // without waiting for the answer: should this fail, the bare login reads nothing.
      const begun = client.query(
        `begin; set local role ${role}; set local app.session = '${actor.tokenHash}'; set local app.case_file = '${ofOne}'`,
        [],
      )
      begun.catch(() => undefined)
      try {
        const ring = new KeyRing(vault)
        const shown = new Set<string>()
        let about = subject
        const unlockRows = (rows: ({ id: string } & KeyColumns)[]): void => {
          for (const row of rows) {
            const keys = wrappedKeys(row)
            if (keys) ring.addLater(row.id, keys)
          }
        }
        const tx: Write = {
          q: connection,
          everywhere: everywhere as unknown as Read['everywhere'],
          actor,
          org: actor.organisationId,
          now: clock(),
          newId,
          unlock: async (ids) => {
            const wanted = [...new Set(ids)].filter((id) => !ring.has(id))
            if (wanted.length === 0) return
            unlockRows(
              await connection
                .selectFrom('compartment')
                .select(['id', 'key_id', 'wrapped_key', 'other_key_id', 'other_wrapped_key'])
                .where('organisation_id', '=', actor.organisationId)
                .where('id', '=', sql<string>`any (${wanted}::uuid[])`)
                .execute(),
            )
          },
          unlockCase: async (caseFileId) => {
            const rows = await connection
              .selectFrom('compartment')
              .select(['id', 'kind', 'key_id', 'wrapped_key', 'other_key_id', 'other_wrapped_key'])
              .where('organisation_id', '=', actor.organisationId)
              .where('case_file_id', '=', caseFileId)
              .execute()
            unlockRows(rows)
            return rows.map(({ id, kind }) => ({ id, kind }))
          },
          holds: (id) => ring.has(id),
          open: (compartmentId, rowId, sealed) => ring.open(compartmentId, rowId, sealed),
          openJson: (compartmentId, rowId, sealed) => JSON.parse(ring.open(compartmentId, rowId, sealed)),
          openThrough: (ids, rowId, sealed) => JSON.parse(ring.openThrough(ids, rowId, sealed)),
          seal: (compartmentId, rowId, text) => ring.seal(compartmentId, rowId, text),
          sealJson: (compartmentId, rowId, value) => ring.seal(compartmentId, rowId, JSON.stringify(value)),
          openFile: (compartmentId, rowId, sealed) => ring.openFile(compartmentId, rowId, sealed),
          sealFile: (compartmentId, rowId, bytes) => ring.sealFile(compartmentId, rowId, bytes),
          newKey: (compartmentId) => {
            const keyId = newId()
            return { keyId, wrapped: ring.create(compartmentId, keyId) }
          },
          shown: (ids) => ids.forEach((id) => shown.add(id)),
          about: (more) => {
            about = { ...about, ...more }
          },
        }
        // asked by itself: it reads the same index whether the household exists or not, where a query of its rows would first look for them
        if (ofOne !== '' && !(await holdsAny(connection))) throw new NotFound('household')
        const result = await body(tx)
        endLane()
        // the line and the end leave together: without the line there is no end, PostgreSQL rolls back
        const [, end] = await Promise.all([
          client.query(auditLine, [
            actor.organisationId,
            actor.agentId,
            actor.sessionId,
            action.id,
            outcome,
            about.caseFileId ?? null,
            about.subjectId ?? null,
            ring.used,
            [...shown],
            about.detail ? JSON.stringify(about.detail) : null,
          ]),
          client.query('commit', []),
          begun,
        ])
        if (end.command !== 'COMMIT') throw new Error('The transaction was rolled back')
        return result
      } catch (error) {
        endLane()
        await client.query('rollback', []).catch(() => undefined)
        // where the beginning failed, what was asked after it failed for want of a role: the beginning says why
        throw domainError(await begun.then(() => error, (first: unknown) => first)) // prettier-ignore
      }
    } finally {
      client.release()
    }
  }

  return {
    reading: (actor, action, subject, body, ofOne) =>
      enter('aparte_reader', actor, action, subject, 'done', (tx) => body(tx as unknown as Read), ofOne),
    writing: async (actor, action, subject, body) => {
      if (isFull()) throw new DiskFull()
      return enter('aparte_writer', actor, action, subject, 'done', body)
    },
    record: (actor, action, subject, outcome) => enter('aparte_reader', actor, action, subject, outcome, async () => undefined),
    bare: db,
    vault,
    clock,
    random,
    newId,
    close: async () => {
      await db.destroy()
      // Kysely ends the pool only when it had to ask something itself: a house used through its doors alone would keep its connections
      if (!pool.ended && !pool.ending) await pool.end()
    },
  }
}

/** The row, or « it is not there »: hidden by a policy or absent, the answer is the same. */
export const found = <T>(row: T | undefined | null, what = 'row'): T => {
  if (row === undefined || row === null) throw new NotFound(what)
  return row
}
