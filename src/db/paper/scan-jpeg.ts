import { MOST_PIXELS, NoPage } from './scan.ts'

/** ISO/IEC 10918-1, annex B: markers, each of `FF xx`; most are followed by their length. */
const SOI = 0xd8
const EOI = 0xd9
const SOS = 0xda
const isAlone = (marker: number): boolean => marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7)
const isFrame = (marker: number): boolean => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
/** Kept of the application segments: JFIF (E0), and Adobe's (EE), without which colours are read wrongly. */
const isPrivate = (marker: number): boolean => (marker >= 0xe1 && marker <= 0xef && marker !== 0xee) || marker === 0xfe

const broken = (): NoPage => new NoPage('Cette photo est incomplète ou abîmée. Prenez-la, ou envoyez-la, à nouveau.')

/**
 * The photo without its Exif, its comments and whatever else is neither picture nor colour: place, day, device, thumbnail. Which way up it is
 * shown stays. It ends where the picture ends: a second file behind it is gone.
 * @throws NoPage
 */
export const jpegOf = (bytes: Uint8Array): Uint8Array => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const kept: Uint8Array[] = [Uint8Array.of(0xff, SOI)]
  let [at, frames, scans, turned] = [2, 0, 0, 1]
  for (;;) {
    if (bytes[at] !== 0xff) throw broken()
    while (bytes[at] === 0xff) at += 1
    const marker = bytes[at]
    if (marker === undefined || marker === 0 || marker === SOI) throw broken()
    at += 1
    if (marker === EOI) break
    if (isAlone(marker)) continue
    const length = at + 2 <= bytes.length ? view.getUint16(at) : 0
    const end = at + length
    if (length < 2 || end > bytes.length) throw broken()
    if (marker === 0xe1) turned = orientationIn(bytes.subarray(at + 2, end)) ?? turned
    if (isFrame(marker)) {
      if (length < 8) throw broken()
      frames += 1
      if (view.getUint16(at + 3) * view.getUint16(at + 5) > MOST_PIXELS) throw new NoPage('Cette photo est trop grande pour être une page.')
    }
    const next = marker === SOS ? endOfScan(bytes, end) : end
    if (marker === SOS) scans += 1
    if (!isPrivate(marker)) kept.push(Uint8Array.of(0xff, marker), bytes.subarray(at, next))
    at = next
  }
  if (frames === 0 || scans === 0) throw broken()
  if (turned !== 1) kept.splice(1, 0, exifOf(turned))
  return Buffer.concat([...kept, Uint8Array.of(0xff, EOI)])
}

/** After the head of a scan come bytes in which FF stands only before 00 or a restart marker: the next other marker ends them. */
const endOfScan = (bytes: Uint8Array, from: number): number => {
  for (let at = bytes.indexOf(0xff, from); at >= 0; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1]
    if (next === undefined) break
    if (next !== 0 && next !== 0xff && !isAlone(next)) return at
  }
  throw broken()
}

/** TIFF tag 0x0112 of an Exif segment: 1 to 8; null where it is not told, or not readable. */
const orientationIn = (segment: Uint8Array): number | null => {
  if (Buffer.from(segment.subarray(0, 6)).toString('latin1') !== 'Exif\0\0' || segment.length < 14) return null
  const tiff = new DataView(segment.buffer, segment.byteOffset + 6, segment.length - 6)
  const little = tiff.getUint16(0) === 0x4949
  const first = tiff.getUint32(4, little)
  if (first + 2 > tiff.byteLength) return null
  const count = tiff.getUint16(first, little)
  for (let entry = first + 2, n = 0; n < count && entry + 12 <= tiff.byteLength; entry += 12, n += 1)
    if (tiff.getUint16(entry, little) === 0x0112) {
      const value = tiff.getUint16(entry + 8, little)
      return value >= 1 && value <= 8 ? value : null
    }
  return null
}

/** An Exif segment that says which way up, and nothing else. */
const exifOf = (turned: number): Uint8Array =>
  Buffer.concat([
    Uint8Array.of(0xff, 0xe1, 0, 34),
    Buffer.from('Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0', 'latin1'),
    Uint8Array.of(turned, 0, 0, 0, 0, 0, 0),
  ])
