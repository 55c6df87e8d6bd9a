/** How easy a text is to read, on plain counts that its author can act upon (never a mark out of 100). */
export type Readability = {
  words: number
  sentences: number
  /** Words in a sentence, on average; 0 for no text. */
  averageWords: number
  /** The sentence with most words, as written; empty for no text. */
  longestSentence: string
  longestWords: number
  /** Share of words of ten letters and more, from 0 to 1. */
  longWordShare: number
}

/** Above this average, what is handed over is no longer « lisible à 12 ans » (guide, 7.1, rule 10). */
export const longAverage = 15
/** One sentence above this asks to be cut, whatever the average. */
export const longSentence = 25
/** Above this share of long words, simpler ones are worth looking for. */
export const manyLongWords = 0.2

const titlesWithDot = /\b(?:M|MM|Dr|Me|Mgr|St|Ste|art|av|bd|n|p|tél|etc)$/u

/** The sentences of a text; « M. Vasseur », « 4,76 » and « 16.06 » end none. */
export function sentencesOf(text: string): string[] {
  const sentences: string[] = []
  let rest = ''
  for (const piece of text.split(/(?<=[.!?…])\s+/u)) {
    rest = rest === '' ? piece : `${rest} ${piece}`
    if (piece.endsWith('.') && titlesWithDot.test(piece.slice(0, -1))) continue
    if (rest.trim() !== '') sentences.push(rest.trim())
    rest = ''
  }
  if (rest.trim() !== '') sentences.push(rest.trim())
  return sentences
}

/** Words as spoken: « l’aide » is two, « rendez-vous » is one, « 9 h 30 » is three, a lone sign is none. */
export const wordsOf = (text: string): string[] => text.match(/[\p{L}\p{N}]+(?:[-‑][\p{L}\p{N}]+)*/gu) ?? []

/** Measures several passages together; a passage ends its last sentence even without a full stop. */
export function readability(passages: readonly string[]): Readability {
  const sentences = passages.flatMap(sentencesOf).filter((sentence) => wordsOf(sentence).length > 0)
  const counts = sentences.map((sentence) => wordsOf(sentence).length)
  const words = counts.reduce((sum, count) => sum + count, 0)
  const longestWords = Math.max(0, ...counts)
  const long = sentences.flatMap(wordsOf).filter((word) => word.length >= 10).length
  return {
    words,
    sentences: sentences.length,
    averageWords: sentences.length === 0 ? 0 : words / sentences.length,
    longestSentence: sentences[counts.indexOf(longestWords)] ?? '',
    longestWords,
    longWordShare: words === 0 ? 0 : long / words,
  }
}
