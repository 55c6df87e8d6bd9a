import { textWidth } from '#ui/text-width.ts'
import type { SheetContent, SheetPart } from './content.ts'

/** Measures of the printed sheet, in points; the PDF is drawn with the same ones. A4 less 18 mm on each side. */
export const page = {
  margin: 51.02,
  width: 493.2,
  height: 739.8,
  text: 12.5,
  leading: 5.6,
  title: 23,
  heading: 14,
  small: 10.5,
  indent: 14,
  /** Above a heading, below its rule, between items, inside a cell (sides, then top and bottom). */
  aboveHeading: 17,
  belowHeading: 6.5,
  betweenItems: 3.6,
  cellX: 7,
  cellY: 4.2,
  /** Shares of the width of the three columns. */
  columns: [0.48, 0.3, 0.22],
} as const

/** What the heavier weight adds to a text; the header row of the table is the other place that uses it. */
const bolder = (text: string): number => textWidth(text, page.text) * 0.07

/** Lines a text takes in a column, words kept whole unless one alone is wider than the column. At least one. */
export function linesIn(text: string, width: number, size: number = page.text): number {
  let lines = 1
  let used = 0
  const space = textWidth(' ', size)
  for (const word of text.split(/[ \u200b]/u)) {
    const wide = textWidth(word, size)
    if (used > 0 && used + space + wide > width) {
      lines += 1
      used = 0
    }
    used += wide + (used > 0 ? space : 0)
    while (used > width) {
      lines += 1
      used -= width * 0.6
    }
  }
  return lines
}

const graphemes = new Intl.Segmenter('fr', { granularity: 'grapheme' })

/** The text with zero-width spaces inside the words that are wider than the column, and nowhere else. */
export const withBreaks = (text: string, width: number): string =>
  text.replace(/[^ ]+/gu, (word) => {
    if (textWidth(word, page.text) <= width * 0.93) return word
    let used = 0
    return [...graphemes.segment(word)]
      .map(({ segment }) => {
        const wide = textWidth(segment, page.text)
        const breaks = used > 0 && used + wide > width * 0.8
        used = breaks ? wide : used + wide
        return breaks ? `\u200b${segment}` : segment
      })
      .join('')
  })

const linesHigh = (lines: number, size: number = page.text): number => lines * size + (lines - 1) * (size * (page.leading / page.text))

/** Height of a part in points, heading and the space above it included. */
export function heightOfPart(part: SheetPart): number {
  const head = page.aboveHeading + page.heading + 4 + page.belowHeading
  if (part.kind === 'appointment') return head + linesHigh(linesIn(part.strong + part.text, page.width - bolder(part.strong)))
  if (part.kind === 'table')
    return (
      head +
      [part.columns, ...part.rows].reduce((sum, row) => {
        const lines = row.map((cell, index) => linesIn(cell, page.width * (page.columns[index] ?? 0) - 2 * page.cellX))
        return sum + linesHigh(Math.max(...lines)) + 2 * page.cellY + 1
      }, 0)
    )
  const items = part.items.map(
    (item) =>
      linesHigh(linesIn(`${item.strong} ${item.text}`, page.width - page.indent - bolder(item.strong))) + page.leading + page.betweenItems,
  )
  const after = part.after === null ? 0 : linesHigh(linesIn(part.after, page.width)) + page.leading + 4
  return head + items.reduce((sum, high) => sum + high, 0) - (page.leading + page.betweenItems) + after
}

/** Height of the whole sheet in points; it holds on one page when it is at most `page.height`. Never below what prints. */
export function heightOf(content: SheetContent): number {
  const opening = content.opening.reduce((sum, text) => sum + linesHigh(linesIn(text, page.width)) + page.leading, 0)
  const closing = content.closing === null ? 0 : linesHigh(linesIn(content.closing, page.width, page.small), page.small) + 26
  const top = (content.mark ? 44 : 0) + page.title + 12
  return top + opening + content.parts.reduce((sum, part) => sum + heightOfPart(part), 0) + closing
}

/** Lines of ordinary text the sheet is too long by; 0 when it holds on its page. */
export const linesTooMany = (content: SheetContent): number =>
  Math.max(0, Math.ceil((heightOf(content) - page.height) / (page.text + page.leading)))
