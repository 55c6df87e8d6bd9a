import { jpegOf } from './scan-jpeg.ts'
import { pdfOf } from './scan-pdf.ts'
import { pngOf } from './scan-png.ts'

/** What a page of a paper may be. Told by its bytes: a name, or what a browser says of it, is not looked at. */
export const pageKinds = {
  jpeg: { label: 'photo', media: 'image/jpeg', ending: 'jpg' },
  png: { label: 'image', media: 'image/png', ending: 'png' },
  pdf: { label: 'PDF', media: 'application/pdf', ending: 'pdf' },
} as const
export type PageKind = keyof typeof pageKinds

/** Bytes of one file; files of one sending; pages of one paper; bytes of one part of a household’s file. Decision 0032 says why so many. */
export const PAGE_LIMITS = { file: 8 * 1_048_576, sending: 10, pages: 30, part: 200 * 1_048_576 } as const

/** An image of more pixels is no page of a paper: it is made to fill the memory of who opens it. */
export const MOST_PIXELS = 100_000_000

/** What is kept of a file. An image is written anew without what tells where and when it was taken; what stood after its end is gone. */
export type Scan = { kind: PageKind; bytes: Uint8Array }

/** A file that is no page; the sentence says what to do. */
export class NoPage extends Error {
  override name = 'NoPage'
}

export const begins = (bytes: Uint8Array, ...first: readonly number[]): boolean => first.every((byte, at) => bytes[at] === byte)

/** @throws NoPage with a sentence in French, for a file of another kind, a broken one, or one made to harm. */
export const readScan = (bytes: Uint8Array): Scan => {
  if (begins(bytes, 0xff, 0xd8, 0xff)) return { kind: 'jpeg', bytes: jpegOf(bytes) }
  if (begins(bytes, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return { kind: 'png', bytes: pngOf(bytes) }
  if (begins(bytes, 0x25, 0x50, 0x44, 0x46, 0x2d)) return { kind: 'pdf', bytes: pdfOf(bytes) }
  throw new NoPage(sentenceForOther(bytes))
}

/** What older telephones and offices send instead, each with its way out. */
const sentenceForOther = (bytes: Uint8Array): string => {
  const brand = Buffer.from(bytes.subarray(4, 12)).toString('latin1')
  if (/^ftyp(?:hei|hev|mif|avif)/.test(brand))
    return 'C’est une photo au format HEIC, que peu d’ordinateurs lisent. Dans les réglages de l’appareil photo, choisissez « le plus compatible » (JPEG), ou envoyez un PDF.'
  if (begins(bytes, 0x50, 0x4b, 3, 4) || begins(bytes, 0xd0, 0xcf, 0x11, 0xe0))
    return 'C’est un document de bureau ou une archive. Enregistrez-le en PDF, puis choisissez ce PDF.'
  return 'Ce fichier n’est ni un PDF, ni une photo JPEG, ni une image PNG. Choisissez-en un autre.'
}
