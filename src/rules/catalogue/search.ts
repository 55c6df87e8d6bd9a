import type { CatalogueEntry } from './entry.ts'

/** A right that was found, and the text of it that answered: her word may be a former name, to be said beside today’s. */
export interface Found {
  readonly entry: CatalogueEntry
  readonly matched: { readonly in: 'name' | 'acronym' | 'otherName' | 'what'; readonly text: string }
}

/** Letters from which a word may hold one slip. */
const SLIP_FROM = 5
/** Words that say nothing by themselves: left out of a question that has others. */
const EMPTY = new Set('a au aux d de des du en et l la le les ou par pour qu s sur un une'.split(' '))

/** No accents, no case, ligatures opened, punctuation as spaces. */
const keyOf = (text: string): string =>
  text
    .replaceAll(/[œŒ]/g, 'oe')
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

const wordsOf = (text: string): readonly string[] => {
  const all = keyOf(text).split(' ')
  const telling = all.filter((word) => !EMPTY.has(word))
  return telling.length > 0 ? telling : all
}

/** Whether two words differ by one letter at most: replaced, missing, too many, or exchanged with the next. */
export const isOneSlip = (left: string, right: string): boolean => {
  const [short, long] = left.length <= right.length ? [left, right] : [right, left]
  if (long.length - short.length > 1) return false
  let at = 0
  while (at < short.length && short[at] === long[at]) at += 1
  if (short.length < long.length) return short.slice(at) === long.slice(at + 1)
  const exchanged = short[at] === long[at + 1] && short[at + 1] === long[at] && short.slice(at + 2) === long.slice(at + 2)
  return short.slice(at + 1) === long.slice(at + 1) || exchanged
}

/** How well a word of the question meets a word of a text, 0 to 1. */
const nearness = (asked: string, word: string): number => {
  if (asked === word) return 1
  if (asked.length > 1 && word.startsWith(asked)) return 0.8
  if (asked.length < SLIP_FROM) return 0
  if (isOneSlip(asked, word)) return 0.6
  return word.length > asked.length && isOneSlip(asked, word.slice(0, asked.length)) ? 0.4 : 0
}

interface Text {
  readonly matched: Found['matched']
  readonly words: readonly string[]
  readonly weight: number
}

/** The description answers too, after every name. */
const WEIGHTS = { name: 1, acronym: 1, otherName: 0.95, what: 0.4 } as const
/** What another name loses for each one before it: of two rights that share a former name, the one that gives it first is meant. */
const PLACE = 0.001
/** What a name gains when the question says the whole of it. */
const WHOLE = 0.3
/** Words found here and there in an entry, and not together in one of its texts. */
const SCATTERED = 0.25

const readTexts = ({ name, acronym, otherNames, what }: CatalogueEntry): readonly Text[] => {
  const text = (found: Found['matched']['in'], said: string, place = 0): Text => ({
    matched: { in: found, text: said },
    words: wordsOf(said),
    weight: WEIGHTS[found] - place * PLACE,
  })
  return [
    text('name', name),
    ...(acronym === undefined ? [] : [text('acronym', acronym)]),
    ...otherNames.map((other, place) => text('otherName', other, place)),
    text('what', what),
  ]
}

const texts = new WeakMap<CatalogueEntry, readonly Text[]>()
/** The texts of an entry, read once. */
const textsOf = (entry: CatalogueEntry): readonly Text[] => {
  const known = texts.get(entry)
  if (known !== undefined) return known
  const made = readTexts(entry)
  texts.set(entry, made)
  return made
}

/** How well each word of the question meets a text. */
const meet = (asked: readonly string[], { words }: Text): readonly number[] =>
  asked.map((one) => words.reduce((best, word) => Math.max(best, nearness(one, word)), 0))

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length

/** How well an entry answers, 0 to 1.3, with its best text; null when a word of the question is nowhere in it. */
const answerOf = (asked: readonly string[], entry: CatalogueEntry): { score: number; matched: Found['matched'] } | null => {
  let best: { score: number; matched: Found['matched'] } | null = null
  let widest: { score: number; matched: Found['matched'] } | null = null
  const anywhere = asked.map(() => 0)
  for (const text of textsOf(entry)) {
    const met = meet(asked, text)
    for (const [at, value] of met.entries()) anywhere[at] = Math.max(anywhere[at] as number, value)
    const total = mean(met) * text.weight
    if (widest === null || total > widest.score) widest = { score: total, matched: text.matched }
    if (met.includes(0)) continue
    const share = text.matched.in === 'what' ? 0 : Math.min(asked.length / text.words.length, 1)
    const score = total + WHOLE * share * total
    if (best === null || score > best.score) best = { score, matched: text.matched }
  }
  if (best !== null) return best
  return widest === null || anywhere.includes(0) ? null : { ...widest, score: SCATTERED * mean(anywhere) }
}

/**
 * The entries that answer a question, the best first: « pole emploi », « CMU », « garentie jeunes ». Every word of it must be somewhere in the
 * entry; nothing for an empty question.
 */
export const searchEntries = (question: string, entries: readonly CatalogueEntry[]): readonly Found[] => {
  const asked = wordsOf(question).filter((word) => word !== '')
  if (asked.length === 0) return []
  return entries
    .flatMap((entry) => {
      const found = answerOf(asked, entry)
      return found === null ? [] : [{ entry, ...found }]
    })
    .toSorted((left, right) => right.score - left.score)
    .map(({ entry, matched }) => ({ entry, matched }))
}
