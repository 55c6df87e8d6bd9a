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

export const wordsOf = (seed: string): Words => ({
  ...(Object.fromEntries(Object.keys(contents).map((content) => [content, wordOf(`${seed} ${content}`)])) as Record<Content, string>),
  cents: 30_011 + 100 * (createHash('sha256').update(seed).digest().readUInt16BE(0) % 400),
})

/** What of these households stands in an answer: « open note », « protected address »… Case is not looked at. */
export const seen = (text: string, households: readonly { state: string; words: Words }[]): Set<string> => {
  const low = text.toLowerCase()
  const found = new Set<string>()
  for (const { state, words } of households)
    for (const content of Object.keys(contents) as Content[])
      if (low.includes(words[content].toLowerCase())) found.add(`${state} ${content}`)
  return found
}
