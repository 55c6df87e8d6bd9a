import { createHash } from 'node:crypto'
import { contents } from './table.ts'
import type { Content } from './table.ts'

/** Invented words, met nowhere else: one for each thing that a household holds. `cents` is its rent. */
export type Words = Readonly<Record<Content, string>> & { readonly cents: number }

const [consonants, vowels] = ['bcdfghjklmnprstvz', 'aeiou']

/** A word of twelve letters made from a seed, always the same, and like no other: search compares names by likeness. */
export const wordOf = (seed: string): string => {
  const bytes = createHash('sha256').update(seed).digest()
  let word = ''
  for (let i = 0; i < 6; i++)
    word += `${consonants[(bytes[2 * i] ?? 0) % consonants.length]}${vowels[(bytes[2 * i + 1] ?? 0) % vowels.length]}`
  return `${word[0]?.toUpperCase()}${word.slice(1)}`
}

/** The rent of a household in cents: an amount of seven figures, which nothing else has. */
const rentOf = (seed: string): number => {
  const bytes = createHash('sha256').update(`${seed} rent`).digest()
  return 1_000_003 + 100 * (bytes.readUInt32BE(0) % 80_000) + ((bytes[5] ?? 0) % 90)
}

export const wordsOf = (seed: string): Words => ({
  ...(Object.fromEntries(Object.keys(contents).map((content) => [content, wordOf(`${seed} ${content}`)])) as Record<Content, string>),
  cents: rentOf(seed),
})

const ID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g
/** A text in which words are looked for: its ids taken out, its amounts without spaces. */
export const readable = (text: string): string =>
  text
    .replaceAll(ID, '#')
    .replaceAll(/(?<=\d)[\s\u00A0\u202F]+(?=\d)/g, '')
    .toLowerCase()

/** How often a word of a household stands in a text made `readable`. An amount is looked for in euros, and in cents as data hold it. */
export const timesSeen = (text: string, words: Words, content: Content): number => {
  const forms =
    content === 'amount'
      ? [`${Math.floor(words.cents / 100)},${String(words.cents % 100).padStart(2, '0')}`, String(words.cents)]
      : [words[content].toLowerCase()]
  return Math.max(...forms.map((form) => text.split(form).length - 1))
}
