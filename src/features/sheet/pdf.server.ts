import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { Refused } from '#core/errors.ts'
import { sheetContent } from './content.ts'
import type { SheetContent, SheetPart } from './content.ts'
import type { Sheet } from './model.ts'
import { linesTooMany, page, withBreaks } from './page-fit.ts'
import { openTypeOf, renamed } from './woff.ts'

/**
 * The sheet as a PDF: one A4 page, tagged (PDF/UA-1), in French, its fonts inside; no network, no author, no date, no path.
 * Refuses (French sentence on the whole form) a sheet that does not hold on one page. A sign no font here can draw, such as
 * an emoji, prints as □.
 */
export async function sheetPdf(sheet: Sheet): Promise<Uint8Array> {
  const content = sheetContent(sheet)
  const first = drawing(broken(content))
  const drawn = 'fault' in first ? drawing(broken(drawable(content))) : first
  if ('fault' in drawn) throw new Error('The sheet could not be drawn', { cause: drawn.fault })
  if (drawn.pages > 1) {
    const lines = Math.max(1, linesTooMany(content))
    throw new Refused({ '': `La feuille dépasse une page d’environ ${lines} ${lines === 1 ? 'ligne' : 'lignes'}. Raccourcissez-la.` })
  }
  return drawn.pdf
}

const require = createRequire(import.meta.url)
const atkinson = '@fontsource/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next'
const literata = '@fontsource/literata/files/literata'
const face = (file: string): Buffer => openTypeOf(readFileSync(require.resolve(`${file}.woff`)))

/** Latin, then the further latin letters (Łucja, Şahin) under a name of their own: see `renamed`. */
const faces = (): Buffer[] =>
  ['400-normal', '600-normal']
    .flatMap((style) => [
      face(`${atkinson}-latin-${style}`),
      renamed(face(`${atkinson}-latin-ext-${style}`), 'Hyperlegible Next', 'Hyperlegible More'),
    ])
    .concat(
      face(`${literata}-latin-500-normal`),
      renamed(face(`${literata}-latin-ext-500-normal`), 'Literata', 'LiteMore'),
      renamed(face(`${literata}-vietnamese-400-normal`), 'Literata', 'LiteViet'),
      face(`${literata}-latin-500-italic`),
      face(`${literata}-latin-400-normal`),
    )

// Made at the first sheet, kept for the life of the process: the fonts are read and decoded once. The workspace does not
// exist on purpose: the template reads no file, and data cannot make it read one.
let made: NodeCompiler | undefined
const compiler = (): NodeCompiler => (made ??= NodeCompiler.create({ workspace: '/no-files', fontArgs: [{ fontBlobs: faces() }] }))

/** A fault when a sign of the text can be drawn by no font (PDF/UA refuses those). Never keeps what it has read. */
function drawing(content: SheetContent): { pdf: Uint8Array; pages: number } | { fault: unknown } {
  const typst = compiler()
  try {
    const compiled = typst.compile({ mainFileContent: template, inputs: { sheet: JSON.stringify(content) } })
    const { result } = compiled
    if (!result) return { fault: compiled.takeError()?.shortDiagnostics }
    return { pdf: new Uint8Array(typst.pdf(result, { pdfStandard: 'ua-1' })), pages: result.numOfPages }
  } catch (fault) {
    return { fault }
  } finally {
    typst.evictCache(0)
  }
}

/** The same content, each sign that cannot be drawn replaced by □. Tries the signs one by one: a few milliseconds each. */
function drawable(content: SheetContent): SheetContent {
  const known = new Map<string, string>()
  const graphemes = new Intl.Segmenter('fr', { granularity: 'grapheme' })
  const one = (grapheme: string): string => {
    const kept = known.get(grapheme)
    if (kept !== undefined) return kept
    const alone = { ...content, opening: [grapheme], parts: [], closing: null }
    const shown = /^[\u0020-\u00ff]+$/u.test(grapheme) || !('fault' in drawing(alone)) ? grapheme : '□'
    known.set(grapheme, shown)
    return shown
  }
  const all = (value: unknown): unknown => {
    if (typeof value === 'string') return [...graphemes.segment(value)].map(({ segment }) => one(segment)).join('')
    if (Array.isArray(value)) return value.map(all)
    if (value !== null && typeof value === 'object')
      return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, all(inner)]))
    return value
  }
  return all(content) as SheetContent
}

/** Zero-width spaces let a word wider than its column (an address of the web) go to the line. */
const broken = (content: SheetContent): SheetContent => ({
  ...content,
  opening: content.opening.map((text) => withBreaks(text, page.width)),
  parts: content.parts.map((part): SheetPart => {
    if (part.kind === 'appointment')
      return { ...part, strong: withBreaks(part.strong, page.width), text: withBreaks(part.text, page.width) }
    if (part.kind === 'table') {
      const cell = (text: string, column: 0 | 1 | 2): string => withBreaks(text, page.width * page.columns[column] - 2 * page.cellX)
      return { ...part, rows: part.rows.map(([what, who, when]) => [cell(what, 0), cell(who, 1), cell(when, 2)]) }
    }
    const item = (text: string): string => withBreaks(text, page.width - page.indent)
    return { ...part, items: part.items.map(({ strong, text }) => ({ strong: item(strong), text: item(text) })) }
  }),
})

/**
 * The layout. Text comes only by `sys.inputs` as JSON and is set as strings: nothing of it is ever read as Typst source.
 * The further letters come first, for them alone: the main faces would draw « ź » as two signs, and it would be read twice.
 * Lengths are those of `page-fit.ts`; a line box is exactly the size of its text, so that heights can be foretold.
 */
const template = `
#let d = json(bytes(sys.inputs.sheet))
#set document(title: d.documentTitle, author: (), date: none)
#set page(paper: "a4", margin: ${page.margin}pt)
#let viet = (name: "LiteViet", covers: regex("[\\u{1ea0}-\\u{1ef9}]"))
#let sans = (viet, (name: "Atkinson Hyperlegible More", covers: regex("[\\u{100}-\\u{24f}]")), "Atkinson Hyperlegible Next")
#let serif = (viet, (name: "LiteMore", covers: regex("[\\u{100}-\\u{24f}]")), "Literata")
#set text(lang: "fr", region: "FR", font: sans, size: ${page.text}pt, hyphenate: false, top-edge: 0.8em, bottom-edge: -0.2em)
#set par(leading: ${page.leading / page.text}em, spacing: ${page.leading}pt, justify: false)
#show heading.where(level: 1): it => block(above: 0pt, below: 9pt, text(font: serif, weight: 500, size: ${page.title}pt, it.body))
#show heading.where(level: 2): it => block(
  above: ${page.aboveHeading}pt, below: ${page.belowHeading}pt, width: 100%, stroke: (bottom: 0.75pt), inset: (bottom: 3pt), sticky: true,
  text(size: ${page.heading}pt, weight: 600, it.body),
)
#show strong: set text(weight: 600)
#if d.mark {
  block(below: 20pt, text(font: serif, size: 14.5pt, weight: 500)[#text(weight: 400, size: 1.2em, "(")#emph("aparté")#text(weight: 400, size: 1.2em, ")")])
}
#heading(level: 1, d.title)
#for line in d.opening { par(line) }
#for part in d.parts {
  heading(level: 2, part.heading)
  if part.kind == "list" {
    set list(indent: 0pt, body-indent: 8pt, spacing: ${page.leading + page.betweenItems}pt, marker: [•])
    list(..part.items.map(item => {
      strong(item.strong)
      if item.strong != "" and item.text != "" { ", " }
      item.text
    }))
    if part.after != none { block(above: ${page.leading + 4}pt, part.after) }
  } else if part.kind == "table" {
    table(
      columns: (${page.columns.map((share) => `${share * 100}%`).join(', ')}),
      inset: (x: ${page.cellX}pt, y: ${page.cellY}pt),
      align: left,
      stroke: (x, y) => (bottom: if y == 0 { 0.75pt + rgb("#857660") } else { 0.5pt + rgb("#DDD2BF") }),
      fill: (x, y) => if y == 0 { rgb("#F2EBDE") },
      table.header(..part.columns.map(column => strong(column))),
      ..part.rows.flatten(),
    )
  } else {
    par({ strong(part.strong); part.text })
  }
}

#if d.closing != none {
  block(above: 17pt, width: 100%, stroke: (top: 0.75pt), inset: (top: 8pt), text(size: ${page.small}pt, d.closing))
}
`
