import { randomBytes } from 'node:crypto'
import { connect } from 'node:net'
import type pg from 'pg'
import { logIn } from '../person.ts'
import type { Person } from '../person.ts'

/** A letter of the demonstration that somebody may write to, and how files are sent to it. */
export type Letters = {
  readonly person: Person
  /** The page that takes files for it. */
  readonly address: string
  /** Sends files as a browser does. */
  readonly send: (files: readonly { bytes: Uint8Array; name?: string; type?: string }[]) => Promise<{ status: number; text: string }>
  /** The head and the body of such a sending, to be sent by hand. */
  readonly raw: (bytes: Uint8Array, more?: { length?: number }) => Buffer
}

const idsOf = (html: string, pattern: RegExp): string[] => [...html.matchAll(pattern)].map(([, id]) => id ?? '')

/** @throws Error when the demonstration has no letter that Solène Kerbrat may write to. */
export const openLetters = async (origin: string): Promise<Letters> => {
  const person = await logIn(origin, 'Solène Kerbrat')
  const html = await (await person.get('/dossiers')).text()
  for (const household of new Set(idsOf(html, /href="\/dossiers\/([0-9a-f-]{36})"/g))) {
    const list = await (await person.get(`/dossiers/${household}/demarches`)).text()
    const [letter] = idsOf(list, /href="\/dossiers\/[0-9a-f-]{36}\/courriers\/([0-9a-f-]{36})"/g)
    if (letter === undefined) continue
    const address = `/dossiers/${household}/courriers/${letter}/pages`
    return {
      person,
      address,
      send: async (files) => {
        const body = new FormData()
        body.append('intent', 'add')
        for (const { bytes, name = 'lettre.pdf', type = 'application/pdf' } of files)
          body.append('pages', new Blob([Buffer.from(bytes)], { type }), name)
        const answer = await fetch(origin + address, {
          method: 'POST',
          headers: { cookie: person.cookie, origin },
          body,
          redirect: 'manual',
        })
        return { status: answer.status, text: await answer.text() }
      },
      raw: (bytes, { length } = {}) => {
        const limit = `----${randomBytes(12).toString('hex')}`
        const body = Buffer.concat([
          Buffer.from(`--${limit}\r\ncontent-disposition: form-data; name="intent"\r\n\r\nadd\r\n`),
          Buffer.from(
            `--${limit}\r\ncontent-disposition: form-data; name="pages"; filename="a.pdf"\r\ncontent-type: application/pdf\r\n\r\n`,
          ),
          bytes,
          Buffer.from(`\r\n--${limit}--\r\n`),
        ])
        const head = [
          `POST ${address} HTTP/1.1`, `host: ${new URL(origin).host}`, `origin: ${origin}`, `cookie: ${person.cookie}`, 'connection: close',
          `content-type: multipart/form-data; boundary=${limit}`, `content-length: ${length ?? body.length}`, '', '',
        ].join('\r\n') // prettier-ignore
        return Buffer.concat([Buffer.from(head), body])
      },
    }
  }
  throw new Error('The demonstration has no letter to write to')
}

/** Sends the beginning of some bytes, then hangs up. */
export const cutAfter = (port: number, bytes: Buffer, at: number): Promise<void> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes.subarray(0, at), () => setTimeout(() => socket.destroy(), 5)))
    socket.on('error', () => undefined)
    socket.on('close', () => resolve())
  })

/** What was kept: « 2 pages, 5000 bytes ». */
export const keptOf = async (admin: pg.Client): Promise<string> =>
  (await admin.query<{ kept: string }>(`select count(*) || ' pages, ' || coalesce(sum(size), 0) || ' bytes' as kept from letter_page`))
    .rows[0]?.kept ?? ''
