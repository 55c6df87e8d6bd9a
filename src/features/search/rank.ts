/** A word of a question or of a name with what is heard of it: `word~CODE`, both computed by the database (db/migrations/0015_search.sql). */
type Word = { word: string; code: string }

const wordsOf = (pairs: readonly string[]): Word[] =>
  pairs.map((pair) => {
    const at = pair.indexOf('~')
    return { word: pair.slice(0, at), code: pair.slice(at + 1) }
  })

/** Letters lost, added, changed or swapped with their neighbour between two words (restricted Damerau-Levenshtein). */
export const distance = (a: string, b: string): number => {
  let beforeLast: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, at) => at)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1]
      let cost = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (same ? 0 : 1))
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, (beforeLast[j - 2] ?? 0) + 1)
      row.push(cost)
    }
    beforeLast = last
    last = row
  }
  return last[b.length] ?? 0
}

const likeness = (a: string, b: string): number => {
  const longest = Math.max(a.length, b.length)
  return longest === 0 ? 0 : 1 - distance(a, b) / longest
}

/** How well a word of the question answers a word of a name, from 0 to 1: the same, begun so far, heard alike, or nearly typed. */
const answers = (asked: Word, name: Word): number => {
  if (asked.word === name.word) return 1
  if (asked.word.length === 1) return name.word.startsWith(asked.word) ? 0.7 : 0
  if (name.word.startsWith(asked.word)) return 0.93 + (0.06 * asked.word.length) / name.word.length
  const typed = likeness(asked.word, name.word)
  if (asked.code.length > 1 && asked.code === name.code) return 0.86 + 0.1 * typed
  const heard = asked.code.length > 1 ? likeness(asked.code, name.code) : 0
  const begun = asked.code.length >= 3 && name.code.startsWith(asked.code) ? 0.84 : 0
  return Math.max(begun, 0.75 * Math.max(typed, heard) + 0.2 * Math.min(typed, heard))
}

const best = (asked: Word, names: readonly Word[]): number => Math.max(0, ...names.map((name) => answers(asked, name)))

/** Short words say less: « le », « de » and an initial weigh little beside a name. */
const weight = (word: Word): number => Math.min(word.word.length, 6)

/**
 * How well names answer a question, from 0 to 1: the mean over the words of the question, each at its best, two neighbours being perhaps one
 * word (« Le Floc’h », « Lefloch »). The order of the words does not count. `joined` holds the code of two neighbours, by their place.
 */
export const score = (asked: readonly string[], joined: readonly string[], names: readonly string[]): number => {
  const words = wordsOf(asked)
  const pairs = wordsOf(joined)
  const known = wordsOf(names)
  if (words.length === 0) return 0
  const total = words.reduce((sum, word) => sum + weight(word), 0)
  // best sum of the first n words
  const sums = [0]
  for (const [at, word] of words.entries()) {
    let sum = (sums[at] ?? 0) + weight(word) * best(word, known)
    const [before, pair] = [words[at - 1], pairs[at - 1]]
    if (before && pair) sum = Math.max(sum, (sums[at - 1] ?? 0) + (weight(before) + weight(word)) * best(pair, known))
    sums.push(sum)
  }
  return (sums.at(-1) ?? 0) / total
}
