import { runInNewContext } from 'node:vm'
import { SSF, read, utils, write } from '@e965/xlsx'
import type { CellObject } from '@e965/xlsx'
import { Refused } from '#core/errors.ts'

/**
 * Workbooks of spreadsheets, old (.xls) and new (.xlsx), read as lines of words and written from them (docs/decisions/0033-told-by-voice.md). A formula is never worked
 * out: what the file says that it gave is read, and nothing that is written is one.
 */

/** Largest file, in bytes; and largest that a new workbook, a ZIP, says to hold once unpacked. */
export const LARGEST_WORKBOOK = 1_048_576
const LARGEST_UNPACKED = 20 * 1_048_576
/** Longest time that it may take, in milliseconds: what reads it is stopped then. */
const LONGEST = 2_000
/** What lies further is not looked at. */
const MOST_COLUMNS = 60

const refuse = (sentence: string): Refused => new Refused({ file: sentence })
const damaged = (): Refused =>
  refuse('Ce classeur est abîmé, ou ce n’en est pas un : rien n’en a été repris. Exportez-le à nouveau, ou enregistrez-le en CSV.')

const startsWith = (bytes: Uint8Array, hex: string): boolean => Buffer.from(bytes.subarray(0, hex.length / 2)).toString('hex') === hex
const isNew = (bytes: Uint8Array): boolean => startsWith(bytes, '504b0304')
/** Whether these are the first bytes of a workbook, old or new. */
export const isWorkbook = (bytes: Uint8Array): boolean => isNew(bytes) || startsWith(bytes, 'd0cf11e0a1b11ae1')

/** How large a ZIP says that it is once unpacked, by its table at the end; null when it has none, or says that it is larger than a table can say (ZIP64). */
const unpackedSize = (bytes: Uint8Array): number | null => {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = view.lastIndexOf(Buffer.from('504b0506', 'hex'))
  if (end < 0 || end + 22 > view.length) return null
  const [entries, start] = [view.readUInt16LE(end + 10), view.readUInt32LE(end + 16)]
  let [at, size] = [start, 0]
  for (let n = 0; n < entries; n += 1) {
    if (at + 46 > view.length || view.readUInt32LE(at) !== 0x02014b50) return null
    const one = view.readUInt32LE(at + 24)
    if (one === 0xffffffff) return null
    size += one
    at += 46 + view.readUInt16LE(at + 28) + view.readUInt16LE(at + 30) + view.readUInt16LE(at + 32)
  }
  return size
}

const two = (n: number): string => String(n).padStart(2, '0')
/** What a cell says: a day as 2026-06-17, an hour as 09:30, whatever the machine that wrote it calls them; else its words. */
const wordsOf = (cell: CellObject | undefined): string => {
  if (!cell || cell.v === undefined || cell.t === 'e') return ''
  if (cell.t !== 'n' || typeof cell.v !== 'number' || cell.z === undefined || !SSF.is_date(String(cell.z))) return String(cell.v)
  const { y, m, d, H, M } = SSF.parse_date_code(cell.v) as { y: number; m: number; d: number; H: number; M: number }
  const time = H + M > 0 || cell.v < 1 ? `${two(H)}:${two(M)}` : ''
  return [cell.v < 1 ? '' : `${y}-${two(m)}-${two(d)}`, time].filter(Boolean).join(' ')
}

const lines = (bytes: Uint8Array, mostLines: number): string[][] => {
  // a line more, so that what is too long is seen to be
  const book = read(bytes, {
    type: 'array',
    dense: true,
    sheetRows: mostLines + 1,
    cellFormula: false,
    cellHTML: false,
    cellNF: true,
    cellText: false,
    bookVBA: false,
    bookDeps: false,
  })
  const sheet = book.Sheets[book.SheetNames[0] ?? '']
  const data = (sheet as { '!data'?: (CellObject | undefined)[][] } | undefined)?.['!data']
  if (!data) return []
  return Array.from(data.slice(0, mostLines + 1), (row) => Array.from((row ?? []).slice(0, MOST_COLUMNS), wordsOf))
}

const isTimeout = (error: unknown): boolean => (error as { code?: unknown } | null)?.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT'

/**
 * The first sheet of a workbook, line by line, at most `mostLines` and one more.
 * @throws Refused beside `file`, in French: too large, damaged, protected by a password, or too long to read.
 */
export const readWorkbook = (bytes: Uint8Array, mostLines: number): string[][] => {
  if (bytes.length > LARGEST_WORKBOOK) throw refuse('Ce classeur est trop gros. Exportez une période plus courte.')
  if (!isWorkbook(bytes)) throw damaged()
  if (isNew(bytes)) {
    const size = unpackedSize(bytes)
    if (size === null) throw damaged()
    if (size > LARGEST_UNPACKED) throw refuse('Ce classeur est trop gros une fois déplié. Exportez une période plus courte.')
  }
  try {
    return runInNewContext('read()', { read: () => lines(bytes, mostLines) }, { timeout: LONGEST }) as string[][]
  } catch (error) {
    if (isTimeout(error)) throw refuse('Ce classeur est trop long à lire. Exportez une période plus courte, ou enregistrez-le en CSV.')
    if (/password|encrypt/i.test((error as Error | null)?.message ?? ''))
      throw refuse('Ce classeur est protégé par un mot de passe. Enregistrez-le sans, puis recommencez.')
    throw damaged()
  }
}

/** A new workbook (.xlsx) of one sheet. Every cell is words: what begins with « = » stays what was written, and is never worked out. */
export const writeWorkbook = (name: string, rows: readonly (readonly string[])[]): Uint8Array => {
  const book = utils.book_new()
  const data = rows.map((row) => row.map((v): CellObject => ({ t: 's', v })))
  utils.book_append_sheet(book, utils.aoa_to_sheet(data), name)
  return new Uint8Array(write(book, { type: 'array', bookType: 'xlsx', compression: true }) as ArrayBuffer)
}
