import type { Counted, Sequence, Table } from './tables.server.ts'

/**
 * A backup file: a header in clear (two lines), then one sealed stream (../sealed-stream.server.ts) of gzip of records. A record is one letter,
 * a length (4 bytes) and its bytes. The manifest comes last, because it says what was really written; a file without it is cut.
 *
 * T a table begins (JSON) · D a piece of its rows, as COPY writes them · K the keys of the house, sealed to the kit · M the manifest (JSON)
 */
export const FORMAT = 1
export const MAGIC = 'APARTE SAUVEGARDE'
export type Letter = 'T' | 'D' | 'K' | 'M'

/** In clear, and bound to the key of the file: a changed header does not open. */
export type Header = {
  readonly format: number
  readonly id: string
  /** Fingerprint of the kit that opens it. */
  readonly kit: string
  readonly ephemeral: string
}

export type Manifest = {
  readonly format: number
  readonly id: string
  readonly application: string
  readonly at: string
  readonly mode: 'demo' | 'real'
  readonly postgres: number
  readonly migrations: readonly { readonly name: string; readonly checksum: string }[]
  readonly tables: readonly (Pick<Table, 'schema' | 'name'> & Counted)[]
  readonly sequences: readonly Sequence[]
  /** The last sealed block of the log: an anchor outside the house. Null when nothing was sealed yet. */
  readonly head: { readonly no: string; readonly hash: string } | null
  /** Id of the root key whose sealed copy is in this file; null when it has none. */
  readonly root: string | null
}

/** Why a file is not restored; the message is French. Nothing was written. */
export class BackupRefused extends Error {
  override name = 'BackupRefused'
}

export const headerText = (header: Header): string => `${MAGIC} ${header.format}\n${JSON.stringify(header)}\n`

export const record = (letter: Letter, bytes: Uint8Array | string): Buffer => {
  const body = typeof bytes === 'string' ? Buffer.from(bytes) : bytes
  const head = Buffer.alloc(5)
  head.write(letter, 'latin1')
  head.writeUInt32BE(body.length, 1)
  return Buffer.concat([head, body])
}

/** What is longer than this was not written by us. */
const LONGEST = 64 * 1024 * 1024

/** Records out of bytes that come in any pieces. @throws BackupRefused when they do not end with a record. */
export async function* recordsOf(bytes: AsyncIterable<Buffer>): AsyncGenerator<{ letter: Letter; body: Buffer }> {
  let held: Buffer[] = []
  let size = 0
  let wanted = 5
  for await (const piece of bytes) {
    held.push(piece)
    size += piece.length
    while (size >= wanted) {
      const all = held.length === 1 && held[0] ? held[0] : Buffer.concat(held)
      const length = all.readUInt32BE(1)
      if (length > LONGEST) throw new BackupRefused(damaged)
      wanted = 5 + length
      if (size < wanted) {
        held = [all]
        break
      }
      yield { letter: all.toString('latin1', 0, 1) as Letter, body: all.subarray(5, wanted) }
      held = [all.subarray(wanted)]
      size -= wanted
      wanted = 5
    }
  }
  if (size > 0) throw new BackupRefused(damaged)
}

export const damaged = 'Ce fichier de sauvegarde est abîmé, coupé ou modifié : il est refusé, rien n’a été écrit. Prenez-en un autre.'
