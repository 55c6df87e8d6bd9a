import { crc32 } from 'node:zlib'
import { MOST_PIXELS, NoPage } from './scan.ts'

/** Chunks without which the picture is another one (PNG, third edition): all the rest tells of who made it, and is left out. */
const KEPT = ['IHDR', 'PLTE', 'tRNS', 'gAMA', 'cHRM', 'sRGB', 'sBIT', 'pHYs', 'IDAT', 'IEND']

const broken = (): NoPage => new NoPage('Cette image est incomplète ou abîmée. Enregistrez-la, ou envoyez-la, à nouveau.')

/**
 * The image without its texts, days and Exif; it ends where the picture ends. The picture itself is not unpacked: a bomb in it stays shut here,
 * and its size is looked at first.
 * @throws NoPage
 */
export const pngOf = (bytes: Uint8Array): Uint8Array => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const kept: Uint8Array[] = [bytes.subarray(0, 8)]
  let [at, hasPicture] = [8, false]
  for (;;) {
    if (at + 12 > bytes.length) throw broken()
    const length = view.getUint32(at)
    const end = at + 12 + length
    const type = Buffer.from(bytes.subarray(at + 4, at + 8)).toString('latin1')
    if (end > bytes.length || crc32(bytes.subarray(at + 4, end - 4)) !== view.getUint32(end - 4)) throw broken()
    if ((at === 8) !== (type === 'IHDR') || (type === 'IHDR' && length !== 13)) throw broken()
    if (type === 'IHDR' && view.getUint32(at + 8) * view.getUint32(at + 12) > MOST_PIXELS)
      throw new NoPage('Cette image est trop grande pour être une page.')
    if (type === 'IDAT') hasPicture = true
    if (KEPT.includes(type)) kept.push(bytes.subarray(at, end))
    if (type === 'IEND') break
    at = end
  }
  if (!hasPicture) throw broken()
  return Buffer.concat(kept)
}
