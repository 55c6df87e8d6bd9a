/** Reads a note as sentences: folded for the rules, with the place of each in the note. */
import { parsePassages } from './passages.ts'

export type Sentence = {
  /** As written, with what is quoted blanked out (a quotation is a sentence of its own). */
  text: string
  /** Same length as `text`: lower case, without accents, with plain spaces and apostrophes. */
  plain: string
  /** Offset of the sentence in the note. */
  start: number
  private: boolean
  /** The words of someone, between « » or “ ”. */
  quoted: boolean
  question: boolean
  /** Counts the paragraphs of the whole note. */
  paragraph: number
}

/** No rule looks further than this, so that reading stays linear whatever is pasted. */
const longest = 400
const folds = new Map<string, string>()

function foldOne(char: string): string {
  const known = folds.get(char)
  if (known !== undefined) return known
  const bare = char.normalize('NFD').charAt(0)
  const lower = bare.toLowerCase()
  let folded = lower.length === 1 ? lower : bare
  if (/[’‘ʼ´`]/.test(char)) folded = "'"
  else if (char !== '\n' && /\s/.test(char)) folded = ' '
  else if (char === 'œ' || char === 'Œ') folded = 'o'
  else if (/[‐-―−]/.test(char)) folded = '-'
  if (folds.size < 4096) folds.set(char, folded)
  return folded
}

/** Lower case without accents, one code unit for one code unit: offsets stay those of the text. « sœur » becomes « sour ». */
export function fold(text: string): string {
  let folded = ''
  for (let i = 0; i < text.length; i += 1) folded += foldOne(text.charAt(i))
  return folded
}

const titles = new Set(['m', 'mme', 'mmes', 'mlle', 'mr', 'dr', 'me'])
const shortened = new Set([
  'art',
  'tel',
  'env',
  'av',
  'cat',
  'cf',
  'janv',
  'fev',
  'fevr',
  'juil',
  'sept',
  'oct',
  'nov',
  'dec',
  'resp',
  'max',
  'min',
  'ex',
])

/** Whether the point at `i` ends a sentence, and not an abbreviation or a number. */
function endsSentence(text: string, plain: string, i: number): boolean {
  const char = plain.charAt(i)
  if (char === '!' || char === '?' || char === '…' || char === ';') return true
  if (char !== '.') return false
  const next = plain.charAt(i + 1)
  if (next !== '' && next !== ' ' && next !== '\n' && next !== '.') return false
  let from = i
  while (from > 0 && i - from < 12 && /[a-z]/.test(plain.charAt(from - 1))) from -= 1
  const word = plain.slice(from, i)
  if (titles.has(word)) return false
  const follower = text.charAt(i + 2)
  const continues = follower === follower.toLowerCase()
  // « M. R. est en CDI »: an initial after a title.
  const initial = word.length === 1 && /\b(?:m\.|mme|mlle|mr) $/.test(plain.slice(Math.max(0, from - 6), from))
  return !((shortened.has(word) || initial) && continues)
}

type Piece = { text: string; plain: string; start: number; quoted: boolean }

/** Takes the quotations of one paragraph out; the rest keeps its length, blanked where they stood. */
function takeQuotations(text: string, start: number): Piece[] {
  const pieces: Piece[] = []
  let outside = ''
  let at = 0
  while (at < text.length) {
    const char = text.charAt(at)
    const closer = char === '«' ? '»' : char === '“' ? '”' : char === '"' ? '"' : ''
    const end = closer === '' ? -1 : text.indexOf(closer, at + 1)
    if (closer === '' || (end === -1 && char === '"')) {
      outside += char
      at += 1
      continue
    }
    const to = end === -1 ? text.length : end
    const inside = text.slice(at + 1, to)
    pieces.push({ text: inside, plain: fold(inside), start: start + at + 1, quoted: true })
    const next = Math.min(text.length, to + 1)
    outside += ' '.repeat(next - at)
    at = next
  }
  pieces.push({ text: outside, plain: fold(outside), start, quoted: false })
  return pieces
}

function cutSentences(piece: Piece, rest: { private: boolean; paragraph: number }, into: Sentence[]): void {
  let from = 0
  const cut = (to: number): void => {
    const text = piece.text.slice(from, to)
    if (text.trim() !== '') {
      const plain = piece.plain.slice(from, to)
      into.push({ text, plain, start: piece.start + from, quoted: piece.quoted, question: plain.trimEnd().endsWith('?'), ...rest })
    }
    from = to
  }
  for (let i = 0; i < piece.text.length; i += 1) {
    if (endsSentence(piece.text, piece.plain, i)) cut(i + 1)
    else if (i - from >= longest && piece.plain.charAt(i) === ' ') cut(i)
    else if (i - from >= longest * 2) cut(i)
  }
  cut(piece.text.length)
}

/** The sentences of a note, in order within each paragraph: quotations first, then what stands around them. */
export function readSentences(note: string): Sentence[] {
  const sentences: Sentence[] = []
  let paragraph = 0
  for (const passage of parsePassages(note)) {
    let at = passage.start
    for (const line of passage.text.split('\n')) {
      for (const piece of takeQuotations(line, at)) cutSentences(piece, { private: passage.private, paragraph }, sentences)
      at += line.length + 1
      paragraph += 1
    }
  }
  return sentences
}
