import { NoPage } from './scan.ts'

/**
 * What a scanner never writes: a program, a file within the file, a command to start one. Names may hide letters behind `#xx` (ISO 32000-1, 7.3.5).
 * No shorter name is looked for: in megabytes of picture its letters stand by chance.
 */
const ACTIVE = /\/(?:(?:JavaScript|Launch|EmbeddedFiles?|RichMedia)(?![A-Za-z0-9])|XFA[\s[])/

const unhidden = (text: string): string =>
  text.replaceAll(/#([0-9a-fA-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))

/**
 * The PDF as it came: it is kept and given back, never opened here, so that a bomb in it stays shut. Refused: one that does not end as a PDF
 * ends, one that is also an archive, and one that shows a program. Where its objects are compressed, a program in them is not seen.
 * @throws NoPage
 */
export const pdfOf = (bytes: Uint8Array): Uint8Array => {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
  const end = text.lastIndexOf('%%EOF')
  if (end < 0 || /[^\s\0]/.test(text.slice(end + 5)))
    throw new NoPage('Ce PDF est incomplet ou abîmé. Enregistrez-le, ou envoyez-le, à nouveau.')
  if (isArchive(text)) throw new NoPage('Ce PDF contient aussi une archive : il n’est pas gardé. Imprimez-le dans un nouveau PDF.')
  if (ACTIVE.test(unhidden(text)))
    throw new NoPage(
      'Ce PDF contient un programme ou un autre fichier : il n’est pas gardé. Imprimez-le dans un nouveau PDF, ou prenez-le en photo.',
    )
  return bytes
}

/** Whether a ZIP reader finds its directory: its end mark stands before a remark that reaches the end of the file. */
const isArchive = (text: string): boolean => {
  for (let at = text.indexOf('PK\x05\x06'); at >= 0; at = text.indexOf('PK\x05\x06', at + 1)) {
    const remark = text.charCodeAt(at + 20) + 256 * text.charCodeAt(at + 21)
    if (text.charCodeAt(at + 4) === 0 && at + 22 + remark <= text.length && text.length - (at + 22 + remark) < 1_024) return true
  }
  return false
}
