import { Agent, request } from 'node:http'

/** What one agent asks next: made only when she asks it. */
export type Ask = {
  readonly kind: string
  readonly method: 'GET' | 'POST'
  readonly path: string
  readonly cookie: string
  readonly form?: Record<string, string> | [string, string][]
  /** Reads the answer when the next ask depends on it. */
  readonly answered?: (status: number, body: string, location: string | undefined) => void
}
export type Answered = { readonly kind: string; readonly ms: number; readonly error: string | null }

/** To the door instead of an answer: the session is lost, and with it the meaning of the measure. */
const lost = /^\/(connexion|rideau|confirmer)/

/** A browser’s request, by a connection kept open: as little work as possible, since it shares the processors with what it measures. */
export const clients = (origin: string, sockets: number) => {
  const agent = new Agent({ keepAlive: true, maxSockets: sockets })
  const { hostname, port } = new URL(origin)
  const ask = (one: Ask): Promise<Answered> =>
    new Promise((resolve) => {
      const started = performance.now()
      const end = (error: string | null): void => resolve({ kind: one.kind, ms: performance.now() - started, error })
      const body = one.form ? new URLSearchParams(one.form).toString() : ''
      const outgoing = request(
        {
          agent,
          hostname,
          port,
          method: one.method,
          path: one.path,
          headers: {
            cookie: one.cookie,
            ...(one.method === 'POST' && {
              origin,
              'content-type': 'application/x-www-form-urlencoded',
              'content-length': Buffer.byteLength(body),
            }),
          },
        },
        (answer) => {
          const parts: Buffer[] = []
          answer.on('data', (part: Buffer) => {
            if (one.answered) parts.push(part)
          })
          answer.on('error', (error) => end(error.message))
          answer.on('end', () => {
            const status = answer.statusCode ?? 0
            const to = answer.headers.location
            one.answered?.(status, Buffer.concat(parts).toString('utf8'), to)
            end(status >= 400 ? `status ${status}` : to !== undefined && lost.test(to) ? `sent to ${to.split('?', 1)[0]}` : null)
          })
        },
      )
      outgoing.on('error', (error) => end(error.message))
      outgoing.end(body)
    })
  return { ask, close: () => agent.destroy() }
}

/**
 * Each of these agents asks again as soon as she is answered, until the time is over. With `pauseMs`, from one ask to the next: then together they ask
 * at a given rate instead of as much as the server can. They do not begin at once, nor keep step: pauses differ by up to half, in an order that is
 * always the same. An ask that comes late because the answer before was late counts from the moment it was due.
 */
export const closedLoop = async (options: {
  origin: string
  agents: readonly (() => Ask)[]
  forMs: number
  pauseMs?: number
  heard: (answered: Answered) => void
}): Promise<void> => {
  const { ask, close } = clients(options.origin, options.agents.length)
  const until = performance.now() + options.forMs
  const { pauseMs } = options
  const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, Math.max(0, ms)))
  await Promise.all(
    options.agents.map(async (next, index) => {
      let turn = index
      let due = performance.now() + ((pauseMs ?? 0) * index) / options.agents.length
      while (performance.now() < until) {
        if (pauseMs === undefined) {
          options.heard(await ask(next()))
          continue
        }
        await wait(due - performance.now())
        if (performance.now() >= until) return
        const late = performance.now() - due
        const answered = await ask(next())
        options.heard({ ...answered, ms: answered.ms + late })
        due += pauseMs * (0.5 + ((turn++ * 0.618_033_988_75) % 1))
      }
    }),
  )
  close()
}

/** The value below which this share of the sorted numbers lies. */
export const percentile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
