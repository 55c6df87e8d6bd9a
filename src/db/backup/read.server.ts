import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { pipeline } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { openingStream } from '../sealed-stream.server.ts'
import { BackupRefused, damaged, FORMAT, headerText, MAGIC, recordsOf } from './format.server.ts'
import type { Header, Letter, Manifest } from './format.server.ts'
import { keyFrom } from './recovery-key.server.ts'
import type { RecoveryKey } from './recovery-key.server.ts'
import type { Table } from './tables.server.ts'
import { linesIn } from './tables.server.ts'
import { filePurpose } from './write.server.ts'

/** The two lines in clear at the head of a file. @throws BackupRefused when it is no backup, or of a newer form. */
export const readHeader = async (path: string): Promise<{ header: Header; length: number }> => {
  const file = await open(path, 'r').catch((error: Error) => {
    throw new BackupRefused(`Le fichier ${path} ne peut pas être lu (${error.message}).`)
  })
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(1_024), 0, 1_024, 0)
    const [first = '', second = ''] = buffer.toString('utf8', 0, bytesRead).split('\n')
    const format = Number(new RegExp(`^${MAGIC} (\\d+)$`).exec(first)?.[1] ?? Number.NaN)
    if (Number.isNaN(format)) throw new BackupRefused('Ce fichier n’est pas une sauvegarde d’Aparté.')
    if (format > FORMAT)
      throw new BackupRefused(
        'Cette sauvegarde a été faite par une version plus récente d’Aparté. Mettez Aparté à jour ; rien n’a été écrit.',
      )
    const text = `${first}\n${second}\n`
    try {
      const { format: form, id, kit, ephemeral } = JSON.parse(second) as Header
      const header: Header = { format: form, id, kit, ephemeral }
      // one way to write it: the last letter of a base64 text has bits that say nothing
      const canonical = Buffer.from(ephemeral, 'base64').toString('base64') === ephemeral
      if (canonical && headerText(header) === text) return { header, length: Buffer.byteLength(text) }
    } catch {
      // told below
    }
    throw new BackupRefused(damaged)
  } finally {
    await file.close()
  }
}

/** Its records, opened by the kit. @throws BackupRefused: another kit, or an altered file, at the first chunk that is not what was written. */
export async function* openRecords(path: string, mine: RecoveryKey): AsyncGenerator<{ letter: Letter; body: Buffer }> {
  const { header, length } = await readHeader(path)
  if (header.kit !== mine.fingerprint)
    throw new BackupRefused(
      `Cette trousse de secours (clé ${mine.fingerprint}) n’est pas celle de cette sauvegarde (clé ${String(header.kit).slice(0, 16)}). Rien n’a été écrit.`,
    )
  try {
    const key = keyFrom(mine, Buffer.from(header.ephemeral, 'base64'), filePurpose(headerText({ ...header, ephemeral: '' })))
    const plain = createGunzip()
    // an error of any of the three ends the last one, where it is thrown
    pipeline(createReadStream(path, { start: length }), openingStream(key, header.id), plain, () => undefined)
    yield* recordsOf(plain)
  } catch (error) {
    if (error instanceof BackupRefused) throw error
    throw new BackupRefused(damaged, { cause: error })
  }
}

export type Verified = {
  readonly manifest: Manifest
  /** The keys of the house, still sealed; null when the file has none. */
  readonly keys: Buffer | null
  readonly tables: readonly Pick<Table, 'schema' | 'name' | 'columns'>[]
}

/**
 * Reads a whole backup and writes nothing: every chunk opens, every table has the rows and the sum that the manifest says, the manifest is the
 * last thing. Only a file that passed is restored.
 * @throws BackupRefused
 */
export const verifyBackup = async (path: string, mine: RecoveryKey): Promise<Verified> => {
  const tables: Pick<Table, 'schema' | 'name' | 'columns'>[] = []
  const found: { schema: string; name: string; rows: number; sha256: string }[] = []
  let [keys, manifest]: [Buffer | null, Manifest | null] = [null, null]
  let [hash, rows] = [createHash('sha256'), 0]
  const close = (): void => {
    const table = tables.at(-1)
    if (table) found.push({ schema: table.schema, name: table.name, rows, sha256: hash.digest('hex') })
    ;[hash, rows] = [createHash('sha256'), 0]
  }
  for await (const { letter, body } of openRecords(path, mine)) {
    if (manifest) throw new BackupRefused(damaged)
    if (letter === 'K') keys = Buffer.from(body)
    else if (letter === 'T') {
      close()
      tables.push(JSON.parse(body.toString('utf8')) as Table)
    } else if (letter === 'D') {
      hash.update(body)
      rows += linesIn(body)
    } else if (letter === 'M') manifest = JSON.parse(body.toString('utf8')) as Manifest
    else throw new BackupRefused(damaged)
  }
  close()
  if (!manifest || JSON.stringify(found) !== JSON.stringify(manifest.tables)) throw new BackupRefused(damaged)
  return { manifest, keys, tables }
}
