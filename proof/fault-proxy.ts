import { rm } from 'node:fs/promises'
import { createConnection, createServer } from 'node:net'
import type { Socket } from 'node:net'
import { join } from 'node:path'

/**
 * A PostgreSQL seen through a door of ours: every question of the application passes here, and the n-th one may fail. Three ways:
 * `error`: the server refuses it (and its transaction with it); `cut`: the line dies before it is asked; `late`: it is asked and answered, and
 * the line dies with the answer.
 */
export type Fault = 'error' | 'cut' | 'late'

export type FaultProxy = {
  /** The n-th question from now on fails so; null: none does, they are counted. */
  arm(fault: { kind: Fault; n: number } | null): void
  /** Questions since `arm`, and whether the fault has struck. */
  asked(): { questions: number; struck: boolean }
  close(): Promise<void>
}

/** Whole messages of the protocol out of pieces; the first one of a client has no type. */
const splitter = (headless: boolean) => {
  let rest = Buffer.alloc(0)
  let bare = headless
  return (piece: Buffer): Buffer[] => {
    rest = Buffer.concat([rest, piece])
    const whole: Buffer[] = []
    for (;;) {
      const head = bare ? 0 : 1
      if (rest.length < head + 4) return whole
      const size = head + rest.readInt32BE(head)
      if (rest.length < size) return whole
      whole.push(rest.subarray(0, size))
      rest = rest.subarray(size)
      bare = false
    }
  }
}

const typeOf = (message: Buffer): string => String.fromCharCode(message[0] ?? 0)

/** A question that the server refuses, and that ends the transaction it stands in. */
const refused = (): Buffer => {
  const text = Buffer.from(`do $$ begin raise exception 'fault' using errcode = 'XX000'; end $$\0`)
  const head = Buffer.alloc(5)
  head.write('Q')
  head.writeInt32BE(text.length + 4, 1)
  return Buffer.concat([head, text])
}

/** Listens on a Unix socket in `folder`, as a PostgreSQL on port 5432 would, and passes on to the one in `behind`. */
export const openFaultProxy = async (folder: string, behind: string): Promise<FaultProxy> => {
  let fault: { kind: Fault; n: number } | null = null
  let [questions, struck] = [0, false]
  const sockets = new Set<Socket>()
  const server = createServer((client) => {
    const upstream = createConnection(join(behind, '.s.PGSQL.5432'))
    for (const one of [client, upstream]) {
      sockets.add(one)
      one.on('error', () => {})
      one.on('close', () => {
        sockets.delete(one)
        client.destroy()
        upstream.destroy()
      })
    }
    const fromClient = splitter(true)
    const fromServer = splitter(false)
    let begun = false
    let dying = false
    let unit: Buffer[] = []
    client.on('data', (piece) => {
      for (const message of fromClient(piece)) {
        // the greeting and its secrets are no question
        if (!begun || 'pX'.includes(typeOf(message))) {
          begun = true
          upstream.write(message)
          continue
        }
        unit.push(message)
        // a simple question, or what goes before the Sync that ends a prepared one
        if (!'QS'.includes(typeOf(message))) continue
        const whole = Buffer.concat(unit)
        unit = []
        questions += 1
        if (!fault || struck || questions !== fault.n) {
          upstream.write(whole)
          continue
        }
        struck = true
        if (fault.kind === 'cut') {
          client.destroy()
          return
        }
        dying = fault.kind === 'late'
        upstream.write(fault.kind === 'error' ? refused() : whole)
      }
    })
    upstream.on('data', (piece) => {
      for (const message of fromServer(piece)) {
        if (!dying) client.write(message)
        else if (typeOf(message) === 'Z') client.destroy()
      }
    })
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(join(folder, '.s.PGSQL.5432'), resolve)
  })
  return {
    arm: (wanted) => {
      fault = wanted
      questions = 0
      struck = false
    },
    asked: () => ({ questions, struck }),
    close: async () => {
      for (const one of sockets) one.destroy()
      await new Promise<void>((resolve) => server.close(() => resolve()))
      await rm(join(folder, '.s.PGSQL.5432'), { force: true })
    },
  }
}
