import { parsePassages } from '#features/tidying/model.ts'

/**
 * How the text of an entry is kept. What everyone of its compartment reads is one text, with nothing where a private passage stood:
 * each private passage has its own row, its own compartment, and the place (offset in that text) where it is shown to its readers.
 */
export type SplitText = {
  main: string
  /** `start` and `end` are offsets of the passage in the text as typed. */
  apartes: { place: number; text: string; start: number; end: number }[]
}

const tidy = (left: string, right: string): string => {
  if (left === '' || /\n\s*$/.test(left)) return right.trimStart()
  if (/^[.,)]/.test(right)) return right
  return /\s$/.test(left) && /^[ \t]/.test(right) ? right.replace(/^[ \t]+/, '') : right
}

/** Splits a text as typed at its `((…))`. No space, no blank line, no mark is left where a private passage stood. */
export const splitText = (typed: string): SplitText => {
  let main = ''
  const apartes: SplitText['apartes'] = []
  let afterPrivate = false
  for (const passage of parsePassages(typed)) {
    if (passage.private) {
      if (passage.text.trim() !== '')
        apartes.push({ place: main.length, text: passage.text.trim(), start: passage.start, end: passage.end })
      afterPrivate = true
      continue
    }
    if (afterPrivate && /^\s*[.,)]/.test(passage.text)) main = `${main.trimEnd()}${passage.text.trimStart()}`
    else main += afterPrivate || main === '' ? tidy(main, passage.text) : passage.text
    afterPrivate = false
  }
  const whole = main.trimEnd()
  return { main: whole, apartes: apartes.map((aparte) => ({ ...aparte, place: Math.min(aparte.place, whole.length) })) }
}

export type Piece<T> = { text: string } | { aparte: T }

/** The text and its private passages in reading order. A place beyond the text stands at its end. */
export const arrange = <T extends { place: number }>(main: string, apartes: readonly T[]): Piece<T>[] => {
  const pieces: Piece<T>[] = []
  let from = 0
  for (const aparte of apartes.toSorted((a, b) => a.place - b.place)) {
    const place = Math.max(from, Math.min(aparte.place, main.length))
    if (main.slice(from, place).trim() !== '') pieces.push({ text: main.slice(from, place).trim() })
    pieces.push({ aparte })
    from = place
  }
  if (main.slice(from).trim() !== '') pieces.push({ text: main.slice(from).trim() })
  return pieces
}

/** Where a private passage stands once the text around it was corrected: kept beside the words it followed, else at their end. */
export const movePlace = (before: string, after: string, place: number): number => {
  let head = 0
  while (head < before.length && head < after.length && before[head] === after[head]) head += 1
  if (place <= head) return place
  let tail = 0
  while (tail < before.length - head && tail < after.length - head && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1
  if (place >= before.length - tail) return after.length - (before.length - place)
  return after.length - tail
}

/** Paragraphs of a text: a line break is one. */
export const paragraphs = (text: string): string[] =>
  text
    .split(/\n+/)
    .map((line) => line.trim())
    .filter((line) => line !== '')

/** Signs of an entry that the thread shows at once, and the least that is worth a fold. */
const shownAtOnce = 700
const leastFolded = 160

/**
 * What the thread shows of an entry at once, and what « Lire la suite » opens: whole paragraphs and whole private passages, the first one always
 * shown. Nothing is folded for a few lines.
 */
export const foldPieces = <T extends { text: string }>(pieces: readonly Piece<T>[]): { shown: Piece<T>[]; rest: Piece<T>[] } => {
  const blocks = pieces.flatMap((piece): Piece<T>[] => ('text' in piece ? paragraphs(piece.text).map((text) => ({ text })) : [piece]))
  const length = (block: Piece<T>): number => ('text' in block ? block.text : block.aparte.text).length
  const total = blocks.reduce((sum, block) => sum + length(block), 0)
  if (total <= shownAtOnce) return { shown: blocks, rest: [] }
  let [count, at] = [0, 0]
  while (count < blocks.length) {
    const block = blocks[count]
    if (!block || (count > 0 && at + length(block) > shownAtOnce)) break
    at += length(block)
    count += 1
  }
  return total - at < leastFolded ? { shown: blocks, rest: [] } : { shown: blocks.slice(0, count), rest: blocks.slice(count) }
}

/** The first words of a text, cut at a space and never in the middle of a sign. */
export const excerpt = (text: string, length: number): string => {
  const line = text.replaceAll(/\s+/g, ' ').trim()
  if (line.length <= length) return line
  const cut = line
    .slice(0, length)
    .toWellFormed()
    .replace(/\uFFFD$/, '')
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), length / 2)).trimEnd()}…`
}
