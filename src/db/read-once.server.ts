import type { PostgresPool, PostgresPoolClient } from 'kysely'
import type pg from 'pg'

const begins = 'begin; set local role aparte_reader'
const ends = /^(commit|rollback)$/

/**
 * A pool whose connections answer the same question once in a reading transaction: a page is made of several features that each ask for
 * the household, its compartments, the names of agents. Nothing is kept beyond the transaction, and nothing in a writing one, where the
 * answer may change. Saves a quarter of the statements of a case file (docs/benchmarks.md).
 */
export const readingOnce = (pool: pg.Pool): PostgresPool => {
  const known = new WeakMap<pg.PoolClient, PostgresPoolClient>()
  const connect = async (): Promise<PostgresPoolClient> => {
    const client = await pool.connect()
    const wrapped = known.get(client) ?? remembering(client)
    known.set(client, wrapped)
    return wrapped
  }
  return new Proxy(pool, { get: (target, name) => (name === 'connect' ? connect : bound(target, name)) }) as unknown as PostgresPool
}

const remembering = (client: pg.PoolClient): PostgresPoolClient => {
  let known: Map<string, Promise<pg.QueryResult>> | null = null
  const query = (text: unknown, values?: readonly unknown[]): unknown => {
    if (typeof text !== 'string') return client.query(text as never)
    if (text.startsWith(begins)) known = new Map()
    else if (ends.test(text)) known = null
    if (!known || !/^\s*select/i.test(text)) return client.query(text, values as unknown[])
    const key = `${text}\u0000${JSON.stringify(values)}`
    const before = known.get(key)
    // each asker gets rows of its own list
    if (before) return before.then((result) => ({ ...result, rows: [...result.rows] }))
    const asked = client.query(text, values as unknown[])
    known.set(key, asked)
    return asked
  }
  return new Proxy(client, { get: (target, name) => (name === 'query' ? query : bound(target, name)) }) as unknown as PostgresPoolClient
}

const bound = (target: object, name: string | symbol): unknown => {
  const value: unknown = Reflect.get(target, name)
  return typeof value === 'function' ? value.bind(target) : value
}
