import type { IncomingMessage, ServerResponse } from 'node:http'
import type pg from 'pg'

/** How long an answer of the database is believed: strangers may ask as often as they like, it is asked once in so long. */
const BELIEVED_MS = 1_000
/** A database slower than this is not one to send people to. */
const PATIENCE_MS = 2_000

type Script = { readonly name: string; readonly kind: string; readonly checksum: string }

/**
 * `/vivant`: the process answers, whatever the database does (a proxy or systemd may restart it when it does not). `/pret`: it may be sent
 * people: its database answers, the migrations of this version stand in it, and it is not stopping. One word each, and no reason:
 * strangers read them too. Newer migrations take nothing away (docs/decisions/0020).
 */
export const probes = (options: {
  pool: pg.Pool
  /** The migrations of this version. */
  migrations: readonly Script[]
  isStopping: () => boolean
}): ((request: IncomingMessage, response: ServerResponse) => boolean) => {
  const { pool, migrations, isStopping } = options
  const stands = async (): Promise<boolean> => {
    const { rows } = await pool.query<Script>('select name, kind, checksum from app.schema_scripts()')
    const found = new Map(rows.map((row) => [row.name, row.checksum]))
    return migrations.every(({ name, checksum }) => found.get(name) === checksum)
  }
  let last: { at: number; answer: Promise<boolean> } | undefined
  const isReady = (): Promise<boolean> => {
    const now = performance.now()
    if (last && now - last.at < BELIEVED_MS) return last.answer
    const late = new Promise<boolean>((resolve) => setTimeout(() => resolve(false), PATIENCE_MS).unref())
    const answer = Promise.race([stands().catch(() => false), late])
    last = { at: now, answer }
    return answer
  }
  const say = (request: IncomingMessage, response: ServerResponse, status: 200 | 503, word: string): void => {
    response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' })
    response.end(request.method === 'HEAD' ? undefined : `${word}\n`)
  }
  return (request, response) => {
    const path = (request.url ?? '').split('?', 1)[0]
    if ((request.method !== 'GET' && request.method !== 'HEAD') || (path !== '/vivant' && path !== '/pret')) return false
    if (path === '/vivant') say(request, response, 200, 'vivant')
    else if (isStopping()) say(request, response, 503, 'attendre')
    else void isReady().then((ready) => say(request, response, ready ? 200 : 503, ready ? 'prêt' : 'attendre'))
    return true
  }
}
