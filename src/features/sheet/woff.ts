import { inflateSync } from 'node:zlib'

/**
 * The OpenType font inside a WOFF 1.0 file (W3C, 2012): the same tables, uncompressed, behind the usual directory.
 * The packages ship WOFF and WOFF2 only, and the typesetter reads neither. Throws when the file is not WOFF 1.0.
 */
export function openTypeOf(woff: Uint8Array): Buffer {
  const from = Buffer.from(woff.buffer, woff.byteOffset, woff.byteLength)
  if (from.length < 44 || from.toString('latin1', 0, 4) !== 'wOFF') throw new Error('Not a WOFF 1.0 font')
  const count = from.readUInt16BE(12)
  const power = 2 ** Math.floor(Math.log2(count))
  const head = Buffer.alloc(12 + 16 * count)
  head.writeUInt32BE(from.readUInt32BE(4), 0)
  head.writeUInt16BE(count, 4)
  head.writeUInt16BE(power * 16, 6)
  head.writeUInt16BE(Math.log2(power), 8)
  head.writeUInt16BE((count - power) * 16, 10)
  const parts: Buffer[] = [head]
  let at = head.length
  for (let i = 0; i < count; i++) {
    const entry = 44 + 20 * i
    const [offset, stored, length] = [from.readUInt32BE(entry + 4), from.readUInt32BE(entry + 8), from.readUInt32BE(entry + 12)]
    const bytes = from.subarray(offset, offset + stored)
    const table = stored < length ? inflateSync(bytes) : bytes
    if (table.length !== length) throw new Error('Damaged WOFF font: a table has not its length')
    const line = 12 + 16 * i
    from.copy(head, line, entry, entry + 4)
    head.writeUInt32BE(from.readUInt32BE(entry + 16), line + 4)
    head.writeUInt32BE(at, line + 8)
    head.writeUInt32BE(length, line + 12)
    const padding = Buffer.alloc((4 - (length % 4)) % 4)
    parts.push(table, padding)
    at += length + padding.length
  }
  return Buffer.concat(parts)
}

/**
 * Gives another family name, of the same length, to a font in memory. Two subsets of one face (latin, latin-ext) carry one
 * name, and the typesetter would keep only one of them; renamed, the second serves as the first one's fallback.
 */
export function renamed(font: Buffer, family: string, as: string): Buffer {
  if (family.length !== as.length) throw new Error('The new name needs the length of the old one')
  const copy = Buffer.from(font)
  for (const encode of [(text: string) => Buffer.from(text, 'latin1'), (text: string) => Buffer.from(text, 'utf16le').swap16()]) {
    const [before, after] = [encode(family), encode(as)]
    for (let at = copy.indexOf(before); at >= 0; at = copy.indexOf(before, at + 1)) after.copy(copy, at)
  }
  return copy
}
