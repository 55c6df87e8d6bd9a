import { crc32, deflateSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { NoPage, readScan } from './scan.ts'

const bin = (text: string): Buffer => Buffer.from(text, 'latin1')
const word = (n: number): Buffer => Buffer.from([n >>> 8, n & 255])
const long = (n: number): Buffer => Buffer.concat([word(n >>> 16), word(n & 65_535)])

/** A JPEG as its segments stand; the picture itself is bytes that nobody decodes here. */
const segment = (marker: number, body: Buffer): Buffer => Buffer.concat([Buffer.from([0xff, marker]), word(body.length + 2), body])
const frame = (height = 16, width = 16): Buffer =>
  segment(0xc0, Buffer.concat([Buffer.from([8]), word(height), word(width), Buffer.from([1, 1, 0x11, 0])]))
const scan = Buffer.concat([segment(0xda, Buffer.from([1, 1, 0, 0, 63, 0])), Buffer.from([1, 2, 0xff, 0, 3, 0xff, 0xd0, 4])])
const exif = (turned: number, more = 'GPS 48.85'): Buffer =>
  segment(
    0xe1,
    Buffer.concat([bin('Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0'), Buffer.from([turned, 0, 0, 0, 0, 0, 0]), bin(more)]),
  )
const jpeg = (...inside: Buffer[]): Buffer => Buffer.concat([Buffer.from([0xff, 0xd8]), ...inside, Buffer.from([0xff, 0xd9])])

const chunk = (type: string, body: Buffer): Buffer =>
  Buffer.concat([long(body.length), bin(type), body, long(crc32(Buffer.concat([bin(type), body])))])
const header = (width = 2, height = 2): Buffer => chunk('IHDR', Buffer.concat([long(width), long(height), Buffer.from([8, 0, 0, 0, 0])]))
const picture = chunk('IDAT', deflateSync(Buffer.alloc(6)))
const png = (...inside: Buffer[]): Buffer =>
  Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]), ...inside, chunk('IEND', Buffer.alloc(0))])

const pdf = (inside = ''): Buffer => bin(`%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\n${inside}\ntrailer<</Root 1 0 R>>\n%%EOF\n`)

const refusal = (bytes: Uint8Array): string => {
  try {
    readScan(bytes)
    return 'taken'
  } catch (error) {
    if (error instanceof NoPage) return error.message
    throw error
  }
}

describe('a photo', () => {
  it('keeps its picture and which way up it is, and nothing of where and when it was taken', () => {
    const taken = readScan(jpeg(segment(0xe0, bin('JFIF\0\x01\x01')), exif(6), segment(0xfe, bin('chez Mme B.')), frame(), scan))
    expect(taken.kind).toBe('jpeg')
    const text = Buffer.from(taken.bytes).toString('latin1')
    expect(text).not.toMatch(/GPS|Mme/)
    expect(text).toContain('JFIF')
    // read again, it stays what it is: the orientation is found in what was written
    expect(Buffer.from(readScan(taken.bytes).bytes).equals(Buffer.from(taken.bytes))).toBe(true)
    expect(text).toContain('Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06')
    expect(text).toContain(scan.toString('latin1'))
  })

  it('says nothing of a direction where it had none', () =>
    expect(Buffer.from(readScan(jpeg(exif(1), frame(), scan)).bytes).toString('latin1')).not.toContain('Exif'))

  it('ends where the picture ends: what was hidden behind it is gone', () => {
    const taken = readScan(Buffer.concat([jpeg(frame(), scan), bin('<script>alert(1)</script>PK\x05\x06')]))
    expect(Buffer.from(taken.bytes).toString('latin1')).not.toMatch(/script|PK/)
  })

  it('of several scans, or padded between its markers, is taken whole', () =>
    expect(refusal(jpeg(frame(), scan, Buffer.from([0xff]), segment(0xc4, Buffer.alloc(4)), scan))).toBe('taken'))

  it('that was cut, has no picture, or is made to fill the memory is refused', () => {
    const whole = jpeg(frame(), scan)
    for (let length = 3; length < whole.length; length += 1) expect(refusal(whole.subarray(0, length)), `${length}`).toContain('incomplète')
    for (const wrong of [
      jpeg(),
      jpeg(frame()),
      jpeg(segment(0xc0, Buffer.alloc(2)), scan),
      Buffer.from([0xff, 0xd8, 0xff, 0, 0]),
      Buffer.from([0xff, 0xd8, 0xff, 0xd8]),
    ])
      expect(refusal(wrong)).toContain('incomplète')
    expect(refusal(jpeg(frame(65_000, 65_000), scan))).toContain('trop grande')
  })

  it.each([
    ['an Exif that points outside', bin('Exif\0\0II*\0\xff\xff\xff\x7f')],
    ['an Exif that is cut', bin('Exif\0\0MM')],
    ['an Exif of an orientation that there is not', bin('Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x09\0\0')],
    [
      'an Exif that tells of something else, in the other order of bytes',
      bin('Exif\0\0II*\0\x08\0\0\0\x01\0\x10\x01\x03\0\x01\0\0\0\x06\0\0\0'),
    ],
    ['a segment of another kind', bin('http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>')],
  ])('with %s is the picture alone', (_, body) =>
    expect(Buffer.from(readScan(jpeg(segment(0xe1, body), frame(), scan)).bytes).equals(jpeg(frame(), scan))).toBe(true),
  )
})

describe('an image', () => {
  it('keeps its picture, loses its texts and what stood behind it', () => {
    const taken = readScan(Buffer.concat([png(header(), chunk('tEXt', bin('Author\0Solène')), picture), bin('<svg onload=alert(1)>')]))
    expect(taken.kind).toBe('png')
    expect(Buffer.from(taken.bytes).equals(png(header(), picture))).toBe(true)
  })

  it('that was cut, altered, without head or picture, or made to fill the memory is refused', () => {
    const whole = png(header(), picture)
    for (let length = 8; length < whole.length; length += 1) expect(refusal(whole.subarray(0, length))).toContain('incomplète')
    const altered = Buffer.from(whole)
    altered[20] = 9
    for (const wrong of [altered, png(picture), png(header()), png(header(), header(), picture), png(chunk('IHDR', Buffer.alloc(3)))])
      expect(refusal(wrong)).toContain('incomplète')
    expect(refusal(png(header(60_000, 60_000), picture))).toContain('trop grande')
  })
})

describe('a PDF', () => {
  it('is kept as it came', () => expect(Buffer.from(readScan(pdf()).bytes).equals(pdf())).toBe(true))

  it.each([
    ['cut', bin('%PDF-1.7\n1 0 obj'), 'incomplet'],
    ['with something behind its end', Buffer.concat([pdf(), bin('<html>')]), 'incomplet'],
    ['that is an archive as well', pdf(`PK\x05\x06${'\0'.repeat(16)}\x0a\0`), 'archive'],
    ['with a program', pdf('<</S/JavaScript/JS(app.alert(1))>>'), 'programme'],
    ['with a program whose name hides', pdf('<</S/J#61vaScr#69pt>>'), 'programme'],
    ['with a form that is a program', pdf('<</XFA [1 0 R]>>'), 'programme'],
    ['that starts a program', pdf('<</S/Launch/F(cmd.exe)>>'), 'programme'],
    ['with a file within', pdf('<</Type/EmbeddedFile>>'), 'programme'],
  ])('%s is refused', (_, bytes, why) => expect(refusal(bytes)).toContain(why))

  it('whose picture happens to hold the letters of a short name is kept', () =>
    expect(refusal(pdf('stream\xff/JS\x00/XFAB'))).toBe('taken'))

  it('whose bytes happen to hold the mark of an archive is kept', () =>
    expect(refusal(pdf(`PK\x05\x06${'\x01'.repeat(40)}`))).toBe('taken'))
})

describe('anything else', () => {
  it.each([
    ['a page of the web', bin('<!doctype html><script>alert(1)</script>'), 'ni un PDF'],
    ['a drawing', bin('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'), 'ni un PDF'],
    ['a GIF', bin('GIF89a/*'), 'ni un PDF'],
    ['a PDF that begins with something else', Buffer.concat([bin('<script>'), pdf()]), 'ni un PDF'],
    ['nothing', Buffer.alloc(0), 'ni un PDF'],
    ['an archive', bin('PK\x03\x04'), 'bureau'],
    ['an old document', Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), 'bureau'],
    ['a photo of some telephones', bin('\0\0\0\x18ftypheic'), 'HEIC'],
  ])('%s is refused, with what to do', (_, bytes, why) => expect(refusal(bytes)).toContain(why))
})
