import { setTimeout as sleep } from 'node:timers/promises'
import { printOf } from '../behind.ts'
import type { OwnHouse, Somebody } from './own-house.ts'
import type { Fields } from './forms.ts'

/** An answer as two of them are compared: nothing in it says when it was given, nor repeats the ids that were sent. */
export type Answer = {
  readonly status: number
  readonly to: string | null
  readonly headers: string
  readonly text: string
  readonly same: string
}

const ID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g
const MOVING = new Set(['date', 'connection', 'keep-alive', 'content-length', 'transfer-encoding'])

const read = async (response: Response): Promise<Answer> => {
  const text = await response.text()
  const headers = [...response.headers]
    .filter(([name]) => !MOVING.has(name))
    .map(([name, value]) => `${name}: ${value}`)
    .toSorted()
    .join('\n')
    .replaceAll(ID, '#')
  const to = response.headers.get('location')
  return { status: response.status, to, headers, text, same: `${response.status}\n${headers}\n${text.replaceAll(ID, '#')}` }
}

export type Asking = {
  get: (who: Somebody | null, path: string) => Promise<Answer>
  post: (who: Somebody | null, path: string, fields: Fields) => Promise<Answer>
  /** Lines that the log got since it was last asked, of one session; and of everybody. */
  logged: (who: Somebody | null) => Promise<{ outcome: string; action: string; caseFileId: string | null }[]>
  readonly requests: () => number
}

export const asking = ({ origin, admin }: OwnHouse): Asking => {
  let requests = 0
  let last = '0'
  const cookie = (who: Somebody | null): Record<string, string> => (who ? { cookie: `sid=${who.token}` } : {})
  return {
    requests: () => requests,
    get: async (who, path) => {
      // a busy machine answers « try again »: twice is enough
      for (let round = 1; ; round++) {
        requests += 1
        const answer = await read(await fetch(origin + path, { headers: cookie(who), redirect: 'manual' }))
        if (answer.status !== 503 || round === 3) return answer
      }
    },
    post: async (who, path, fields) => {
      requests += 1
      return read(
        await fetch(origin + path, {
          method: 'POST',
          headers: { ...cookie(who), origin, 'content-type': 'application/x-www-form-urlencoded' },
          body: new URLSearchParams(fields.map(([name, value]) => [name, value])),
          redirect: 'manual',
        }),
      )
    },
    logged: async (who) => {
      const found = await admin.query<{
        id: string
        session_id: string | null
        outcome: string
        action: string
        case_file_id: string | null
      }>('select id, session_id, outcome, action, case_file_id from audit.entry where id > $1 order by id', [last])
      last = found.rows.at(-1)?.id ?? last
      return found.rows
        .filter((row) => row.session_id === who?.sessionId)
        .map((row) => ({ outcome: row.outcome, action: row.action, caseFileId: row.case_file_id }))
    },
  }
}

/** A digest of every table, the log and the queue apart: equal when nothing was written. When a request was compared is written by the jobs, a moment after anybody's act. */
export const fingerprints = async ({ admin }: OwnHouse): Promise<Map<string, string>> => {
  const print = await printOf(admin, ['audit.entry', 'audit.block', 'audit.public_key', 'request.compared_at'])
  return new Map([...print].map(([name, { rows, digest }]) => [name, `${rows}:${digest}`]))
}
/** Waits until the jobs have compared every request there is: what they find is written a moment after the act that brought it, and would be told of the next one. */
export const comparedAll = async ({ admin }: OwnHouse, patience = 10_000): Promise<void> => {
  const until = performance.now() + patience
  for (;;) {
    const { rows } = await admin.query<{ left: number }>('select count(*)::int as left from request where compared_at is null')
    if (rows[0]?.left === 0) return
    if (performance.now() > until) throw new Error(`${rows[0]?.left} requests not compared within ${patience / 1000} s: do the jobs run?`)
    await sleep(50)
  }
}
/** The tables that differ. */
export const changedTables = (before: Map<string, string>, after: Map<string, string>): string[] =>
  [...after].filter(([name, print]) => before.get(name) !== print).map(([name]) => name)

/** The same text with every id of a household replaced by what `given` gives for it. */
export const withOtherIds = (text: string, ids: ReadonlySet<string>, given: (id: string) => string): string =>
  text.replaceAll(ID, (id) => (ids.has(id) ? given(id) : id))
