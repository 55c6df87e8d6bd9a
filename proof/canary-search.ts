import { readdirSync, statSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { PREFIX } from './canary-forms.ts'

/** How a word may lie in a file: as it is, in other cases, in two bytes a letter, in hexadecimal, in base64 (three ways, by where it begins). */
type Encoding = { name: string; needle: Buffer; read: (at: Buffer) => string }

const LETTERS = PREFIX.length + 8
const utf8 = (text: string): Encoding => ({ name: 'utf-8', needle: Buffer.from(text), read: (at) => at.toString('latin1', 0, LETTERS) })
const hexOf = (text: string): string => Buffer.from(text).toString('hex')
/** The letters of a base64 text that depend on the prefix alone, when so many bytes stand before it in its group of three. */
const base64 = (before: number): Encoding => {
  const whole = Buffer.from('\u0000'.repeat(before) + PREFIX)
    .toString('base64')
    .replaceAll('=', '')
  // with two bytes before, three letters are shared with them; at the end, those of an unfinished group may change
  const needle = whole.slice(before === 0 ? 0 : before === 1 ? 2 : 3, Math.floor(((before + PREFIX.length) * 8) / 6))
  return {
    name: 'base64',
    needle: Buffer.from(needle),
    read: (at) => {
      const text = (before === 0 ? '' : before === 1 ? 'AA' : 'AAA') + at.toString('latin1', 0, 24)
      const found = new RegExp(`[a-z]{${LETTERS - (before === 0 ? 0 : 1)}}`).exec(Buffer.from(text, 'base64').toString('latin1'))?.[0] ?? ''
      return found.startsWith(PREFIX[0] ?? '') ? found : `${PREFIX[0]}${found}`.slice(0, LETTERS)
    },
  }
}

export const encodings: readonly Encoding[] = [
  utf8(PREFIX),
  utf8(PREFIX.toUpperCase()),
  utf8(PREFIX[0]?.toUpperCase() + PREFIX.slice(1)),
  { name: 'utf-16le', needle: Buffer.from(PREFIX, 'utf16le'), read: (at) => at.toString('utf16le', 0, LETTERS * 2) },
  {
    name: 'utf-16be',
    needle: Buffer.from(PREFIX, 'utf16le').swap16(),
    read: (at) =>
      Buffer.from(at.subarray(0, LETTERS * 2))
        .swap16()
        .toString('utf16le'),
  },
  {
    name: 'hex',
    needle: Buffer.from(hexOf(PREFIX)),
    read: (at) => Buffer.from(at.toString('latin1', 0, LETTERS * 2), 'hex').toString('latin1'),
  },
  {
    name: 'hex',
    needle: Buffer.from(hexOf(PREFIX).toUpperCase()),
    read: (at) => Buffer.from(at.toString('latin1', 0, LETTERS * 2), 'hex').toString('latin1'),
  },
  base64(0),
  base64(1),
  base64(2),
]

export type Hit = { file: string; encoding: string; word: string }

/** Every word found in these bytes, in any of the encodings. */
export const searchBytes = (bytes: Buffer, file: string): Hit[] =>
  encodings.flatMap(({ name, needle, read }) => {
    const hits: Hit[] = []
    for (let at = bytes.indexOf(needle); at >= 0; at = bytes.indexOf(needle, at + 1))
      hits.push({ file, encoding: name, word: read(bytes.subarray(at, at + 80)).toLowerCase() })
    return hits
  })

const PIECE = 8 * 1024 * 1024

/** Every word found in the files below a folder; `read`: how many files and bytes were looked at. */
export const searchFolder = async (folder: string, read: { files: number; bytes: number }): Promise<Hit[]> => {
  const hits: Hit[] = []
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    if (!entry.isFile()) continue
    const path = join(entry.parentPath, entry.name)
    const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0
    if (size === 0) continue
    read.files += 1
    read.bytes += size
    const file = await open(path).catch(() => null)
    if (!file) continue
    const piece = Buffer.alloc(Math.min(PIECE, size))
    // pieces overlap, so that no word is cut
    for (let from = 0; from < size; from += PIECE - 200) {
      const { bytesRead } = await file.read(piece, 0, piece.length, from)
      hits.push(...searchBytes(piece.subarray(0, bytesRead), path))
    }
    await file.close()
  }
  return hits
}

/** How these bytes lie in others: as they are, in hexadecimal, in base64 or base64url by where they begin. The ways found. */
export const searchNeedles = (bytes: Buffer, needles: readonly Buffer[]): string[] =>
  needles.flatMap((needle, at) => {
    const shifted = [0, 1, 2].map((before) => {
      const whole = Buffer.concat([Buffer.alloc(before), needle])
        .toString('base64')
        .replaceAll('=', '')
      return whole.slice(before === 0 ? 0 : before + 1, Math.floor(((before + needle.length) * 8) / 6))
    })
    const ways = [
      needle,
      needle.toString('hex'),
      needle.toString('hex').toUpperCase(),
      ...shifted,
      ...shifted.map((text) => text.replaceAll('+', '-').replaceAll('/', '_')),
    ]
    return ways.some((way) => bytes.includes(way)) ? [`secret ${at + 1}`] : []
  })
