import { createHash } from 'node:crypto'
import type { PostgresPool, PostgresPoolClient } from 'kysely'
import type { Writable } from 'node:stream'
import type pg from 'pg'

const begins = 'begin; set local role aparte_reader'
const ends = /^(commit|rollback)$/

/**
 * A pool whose connections answer the same question once in a reading transaction: a page is made of several features that each ask for
 * the household, its compartments, the names of agents. Nothing is kept beyond the transaction, and nothing in a writing one, where the
 * answer may change. Saves a quarter of the statements of a case file (docs/benchmarks.md).
 * `named`: whether statements are prepared by name. Not behind a pooler of transactions (PgBouncer before 1.21), where the next
 * transaction may find another server connection, on which the name means nothing.
 */
export const readingOnce = (pool: pg.Pool, { named = true }: { named?: boolean } = {}): PostgresPool => {
  const known = new WeakMap<pg.PoolClient, PostgresPoolClient>()
  const connect = async (): Promise<PostgresPoolClient> => {
    const client = await pool.connect()
    const wrapped = known.get(client) ?? remembering(client, named)
    known.set(client, wrapped)
    return wrapped
  }
  return new Proxy(pool, { get: (target, name) => (name === 'connect' ? connect : bound(target, name)) }) as unknown as PostgresPool
}

const names = new Map<string, string>()

/** Planning a statement under row security costs more than running it: a named one is planned once for its connection and role. */
const nameOf = (text: string): string => {
  const known = names.get(text)
  if (known) return known
  const name = createHash('sha256').update(text).digest('base64url')
  // texts come from the code, so they are few; should one ever be built from data, this must not grow without end
  if (names.size < 5_000) names.set(text, name)
  return name
}

/** What the types of node-postgres do not tell of a client. */
type Pipelined = { pipeline?: boolean; connection: { stream: Writable } }

const remembering = (client: pg.PoolClient, named: boolean): PostgresPoolClient => {
  let known: Map<string, Promise<pg.QueryResult>> | null = null
  // a connection that does not pipeline is given one statement after the other
  let last: Promise<unknown> = Promise.resolve()
  const send = (...asked: unknown[]): Promise<pg.QueryResult> => {
    const ask = (): Promise<pg.QueryResult> => (client.query as (...all: unknown[]) => Promise<pg.QueryResult>)(...asked)
    const { pipeline, connection } = client as unknown as Pipelined
    if (pipeline) {
      // what is asked in the same moment leaves in one piece
      if (connection.stream.writableCorked === 0) {
        connection.stream.cork()
        process.nextTick(() => connection.stream.uncork())
      }
      return ask()
    }
    const answer = last.then(ask, ask)
    last = answer.catch(() => undefined)
    return answer
  }
  const query = (text: unknown, values?: readonly unknown[]): unknown => {
    if (typeof text !== 'string') return send(text)
    if (text.startsWith(begins)) known = new Map()
    else if (ends.test(text)) known = null
    if (!/^\s*(select|insert|update)/i.test(text)) return send(text, values as unknown[])
    const prepared = { ...(named ? { name: nameOf(text) } : {}), text, values: values as unknown[] }
    if (!known || !/^\s*select/i.test(text)) return send(prepared)
    const key = `${text}\u0000${JSON.stringify(values)}`
    const before = known.get(key)
    // each asker gets rows of its own list
    if (before) return before.then((result) => ({ ...result, rows: [...result.rows] }))
    const asked = send(prepared)
    known.set(key, asked)
    return asked
  }
  return new Proxy(client, { get: (target, name) => (name === 'query' ? query : bound(target, name)) }) as unknown as PostgresPoolClient
}

const bound = (target: object, name: string | symbol): unknown => {
  const value: unknown = Reflect.get(target, name)
  return typeof value === 'function' ? value.bind(target) : value
}
