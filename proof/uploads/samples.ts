import { crc32, deflateSync } from 'node:zlib'

/** Files that are what they say, and files that are not: made here byte by byte, so that nothing is fetched. */
const bin = (text: string): Buffer => Buffer.from(text, 'latin1')
const word = (n: number): Buffer => Buffer.from([(n >>> 8) & 255, n & 255])
const long = (n: number): Buffer => Buffer.concat([word(n >>> 16), word(n)])

const segment = (marker: number, body: Buffer): Buffer => Buffer.concat([Buffer.from([0xff, marker]), word(body.length + 2), body])
const jpegOf = (size: number, ...more: Buffer[]): Buffer =>
  Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    ...more,
    segment(0xc0, Buffer.concat([Buffer.from([8]), word(size), word(size), Buffer.from([1, 1, 0x11, 0])])),
    segment(0xda, Buffer.from([1, 1, 0, 0, 63, 0])),
    Buffer.from([1, 2, 3, 0xff, 0xd9]),
  ])
const chunk = (type: string, body: Buffer): Buffer =>
  Buffer.concat([long(body.length), bin(type), body, long(crc32(Buffer.concat([bin(type), body])))])
const pngOf = (size: number, ...more: Buffer[]): Buffer =>
  Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]),
    chunk('IHDR', Buffer.concat([long(size), long(size), Buffer.from([8, 0, 0, 0, 0])])),
    ...more,
    chunk('IDAT', deflateSync(Buffer.alloc(6))),
    chunk('IEND', Buffer.alloc(0)),
  ])
const pdfOf = (inside = '', after = ''): Buffer =>
  bin(`%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\n${inside}\ntrailer<</Root 1 0 R>>\n%%EOF\n${after}`)
/** An archive without anything in it. */
const zip = bin(`PK\x05\x06${'\0'.repeat(18)}`)

/** What a telephone adds to a photo: where, when, with what. */
export const SECRET = 'Clairval, 12 rue des Tilleuls'
const exif = segment(0xe1, Buffer.concat([bin('Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\0\x06\0\0\0\0\0\0'), bin(SECRET)]))
const script = '<script>document.title=1</script>'

export type Sample = { readonly what: string; readonly bytes: Buffer; readonly name: string; readonly type: string }
const sample = (what: string, bytes: Buffer, name: string, type: string): Sample => ({ what, bytes, name, type })

/** Taken, and given back as a page of ours under its own kind. `type` and `name` lie in some of them. */
export const taken: readonly (Sample & { readonly kind: string })[] = [
  { ...sample('a PDF', pdfOf(), 'a.pdf', 'application/pdf'), kind: 'application/pdf' },
  { ...sample('a PDF called a page of the web', pdfOf(script), 'a.html', 'text/html'), kind: 'application/pdf' },
  { ...sample('a PDF whose streams are bombs', pdfOf(`stream\n${deflateSync(Buffer.alloc(50_000_000)).toString('latin1')}\nendstream`), 'a.pdf', 'application/pdf'), kind: 'application/pdf' },
  { ...sample('a photo with where it was taken', jpegOf(16, exif), 'a.jpg', 'image/jpeg'), kind: 'image/jpeg' },
  { ...sample('a photo with a script behind it', Buffer.concat([jpegOf(16), bin(script + SECRET)]), '../../../etc/passwd', 'text/html'), kind: 'image/jpeg' },
  { ...sample('a photo that is an archive as well', Buffer.concat([jpegOf(16), bin(SECRET), zip]), 'a.zip', 'application/zip'), kind: 'image/jpeg' },
  { ...sample('a photo with a script as a remark', jpegOf(16, segment(0xfe, bin(script + SECRET))), 'a.svg', 'image/svg+xml'), kind: 'image/jpeg' },
  { ...sample('an image with a script in its texts', pngOf(2, chunk('tEXt', bin(`a\0${script}${SECRET}`))), 'a.png', 'image/png'), kind: 'image/png' },
  { ...sample('an image with a page of the web behind it', Buffer.concat([pngOf(2), bin(script + SECRET)]), 'a\r\nx: y.png', 'image/png'), kind: 'image/png' },
] // prettier-ignore

/** Refused, with a sentence beside the field. */
export const refused: readonly Sample[] = [
  sample('a page of the web', bin(`<!doctype html>${script}`), 'lettre.pdf', 'application/pdf'),
  sample('a drawing with a script', bin('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'), 'lettre.png', 'image/png'),
  sample('a script before a PDF', Buffer.concat([bin(script), pdfOf()]), 'lettre.pdf', 'application/pdf'),
  sample('a program', bin('MZ\x90\0\x03'), 'lettre.pdf', 'application/pdf'),
  sample('a program of Linux', bin('\x7fELF\x02\x01'), 'lettre.jpg', 'image/jpeg'),
  sample('an archive', Buffer.concat([bin('PK\x03\x04'), zip]), 'lettre.pdf', 'application/pdf'),
  sample('a document of an office', bin('\xd0\xcf\x11\xe0'), 'lettre.doc', 'application/msword'),
  sample('a GIF', bin('GIF89a'), 'lettre.gif', 'image/gif'),
  sample('a PDF that is an archive as well', pdfOf(`PK\x05\x06${'\0'.repeat(16)}\x0a\0`), 'lettre.pdf', 'application/pdf'),
  sample('a PDF with a program', pdfOf('<</S/JavaScript/JS(app.alert(1))>>'), 'lettre.pdf', 'application/pdf'),
  sample('a PDF whose program hides its name', pdfOf('<</S/J#61vaScript/JS(app.alert(1))>>'), 'lettre.pdf', 'application/pdf'),
  sample('a PDF that starts a program', pdfOf('<</S/Launch/F(cmd.exe)>>'), 'lettre.pdf', 'application/pdf'),
  sample('a PDF with a file within', pdfOf('<</Type/EmbeddedFile>>'), 'lettre.pdf', 'application/pdf'),
  sample('a PDF with a page of the web behind it', pdfOf('', script), 'lettre.pdf', 'application/pdf'),
  sample('a PDF that was cut', pdfOf().subarray(0, 30), 'lettre.pdf', 'application/pdf'),
  sample('a photo that was cut', jpegOf(16).subarray(0, -2), 'lettre.jpg', 'image/jpeg'),
  sample('a photo of four thousand million points', jpegOf(65_000), 'lettre.jpg', 'image/jpeg'),
  sample('an image of ten thousand million points', pngOf(100_000), 'lettre.png', 'image/png'),
  sample('an image whose sums are wrong', Buffer.concat([pngOf(2).subarray(0, 20), Buffer.alloc(60)]), 'lettre.png', 'image/png'),
  sample('more than a file may weigh', Buffer.concat([pdfOf(), Buffer.alloc(8 * 1_048_576, 10)]), 'lettre.pdf', 'application/pdf'),
]

export const good: Sample = sample('a PDF', pdfOf(), 'a.pdf', 'application/pdf')
