import { CompiledQuery, Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler } from 'kysely'
import type { DatabaseConnection, Dialect, Driver, PostgresPoolClient, PostgresQueryResult, QueryResult } from 'kysely'
import type { DB } from './schema.ts'

/** What a pool needs for it: the types of node-postgres do not know it yet. */
export const pipelining: object = { pipeline: true }

/** The typed SQL of one transaction, and what ends it: from then on no statement of it reaches the connection any more. */
export type TransactionLane = { readonly q: Kysely<DB>; readonly everywhere: Kysely<DB>; readonly end: () => void }

/**
 * Typed SQL over one connection that is held already, for one transaction. Kysely's own `connection()` lets a statement leave only when the one
 * before is answered; here they leave in the order in which they are asked and the answers come in the same order (the connection
 * pipelines), so that what a page reads for its several features costs one way to PostgreSQL and back, not one for each.
 * A branch of the body may outlive it (`Promise.all` rejects at the first error, the others go on): what it asks after `end` is refused,
 * since the connection has no role by then, or serves the next person.
 * `ofOne`: the household to which the door narrowed the transaction (`app.case_file`), or ''. A statement of `everywhere` takes this away for
 * itself alone: the three leave in one moment, so that no other statement of the page comes between them.
 */
export const laneOf = (client: PostgresPoolClient, ofOne = ''): TransactionLane => {
  let over = false
  const sendWide: Send = (compiled) => {
    const around = (value: string): void => {
      // should the transaction fail, the statement says why
      client.query(`set local app.case_file = '${value}'`, []).catch(() => undefined)
    }
    around('')
    // another text: an answer that is remembered for the narrow one is not the answer to this
    const answer = client.query(`${compiled.sql} /* everywhere */`, compiled.parameters)
    around(ofOne)
    return answer
  }
  const connectionOf = (send: Send): DatabaseConnection => ({
    executeQuery: async <R>(compiled: CompiledQuery): Promise<QueryResult<R>> => {
      // nothing may wait between this and the sending
      if (over) throw new Error('The transaction is over: this statement was asked too late')
      const { command, rowCount, rows } = (await send(compiled)) as PostgresQueryResult<R>
      const changes = command === 'INSERT' || command === 'UPDATE' || command === 'DELETE' || command === 'MERGE'
      return { rows: rows ?? [], ...(changes && { numAffectedRows: BigInt(rowCount) }) }
    },
    // oxlint-disable-next-line require-yield -- the form that Kysely asks for
    async *streamQuery() {
      throw new Error('Rows are read whole')
    },
  })
  const q = new Kysely<DB>({ dialect: new Lane(connectionOf((compiled) => client.query(compiled.sql, compiled.parameters))) })
  return {
    q,
    everywhere: ofOne === '' ? q : new Kysely<DB>({ dialect: new Lane(connectionOf(sendWide)) }),
    end: () => {
      over = true
    },
  }
}

type Send = (compiled: CompiledQuery) => Promise<PostgresQueryResult<unknown>>

/** The door begins and ends the transaction, and gives the connection back. */
const ofTheDoor = (): Promise<never> => Promise.reject(new Error('A transaction is the door’s'))

class Lane implements Dialect {
  readonly #connection: DatabaseConnection
  constructor(connection: DatabaseConnection) {
    this.#connection = connection
  }
  createAdapter = (): PostgresAdapter => new PostgresAdapter()
  createQueryCompiler = (): PostgresQueryCompiler => new PostgresQueryCompiler()
  createIntrospector = (db: Kysely<never>): PostgresIntrospector => new PostgresIntrospector(db)
  createDriver = (): Driver => ({
    init: async () => {},
    acquireConnection: async () => this.#connection,
    releaseConnection: async () => {},
    beginTransaction: ofTheDoor,
    commitTransaction: ofTheDoor,
    rollbackTransaction: ofTheDoor,
    destroy: async () => {},
  })
}
