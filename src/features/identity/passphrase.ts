import { commonPassphrases } from './common-passphrases.ts'

/** Shortest length; CNIL, délibération 2022-100 of 21 July 2022: fourteen characters, or seven words, for 80 bits without composition rules. */
export const SHORTEST = 14
/** Longest, so that hashing stays bounded. */
export const LONGEST = 200
const BITS = 80
const WORDS = 7

/** Lower case, without accents, spaces or punctuation: « Où ? » and « ou » are one. */
const bare = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '')

/** The text without what repeats: runs (« aaaa »), steps (« 1234 », « dcba ») and whole repetitions (« motmotmot ») count once. */
const withoutRepetition = (text: string): string => {
  const all = [...text]
  const period = all.findIndex((_, index) => index > 0 && index <= all.length / 2 && all.every((char, at) => char === all[at % index]))
  const chars = period > 0 ? all.slice(0, period) : all
  return chars
    .filter((char, index) => {
      const [before, earlier] = [chars[index - 1], chars[index - 2]]
      if (before === undefined) return true
      const step = (char.codePointAt(0) ?? 0) - (before.codePointAt(0) ?? 0)
      if (step === 0) return false
      return earlier === undefined || Math.abs(step) > 1 || (before.codePointAt(0) ?? 0) - (earlier.codePointAt(0) ?? 0) !== step
    })
    .join('')
}

/** Size of the alphabet that the characters were drawn from, as a stranger would guess it. */
const alphabet = (text: string): number =>
  (/\p{Ll}/u.test(text) ? 26 : 0) +
  (/\p{Lu}/u.test(text) ? 26 : 0) +
  (/\p{N}/u.test(text) ? 10 : 0) +
  (/[^\p{L}\p{N}]/u.test(text) ? 33 : 0)

/** Bits that a stranger has to guess: length without repetition, drawn from the alphabet really used. An upper bound, never a promise. */
export const bitsOf = (text: string): number => {
  const rest = withoutRepetition(text)
  return rest === '' ? 0 : [...rest].length * Math.log2(Math.max(alphabet(rest), 2))
}

const differentWords = (text: string): number => new Set((text.match(/[\p{L}\p{N}]{2,}/gu) ?? []).map(bare)).size

/** What a stranger would try first about this agent: her names, her login, her organisation. Parts under four letters are too common to count. */
const namesIn = (about: readonly string[]): string[] =>
  about.flatMap((name) => [bare(name), ...name.split(/[\s'’\-_.@]+/).map(bare)]).filter((name) => name.length >= 4)

const sorted = [...commonPassphrases].sort((a, b) => b.length - a.length)

/** The bare text without these pieces, longest first. */
const without = (text: string, pieces: readonly string[]): string => pieces.reduce((rest, piece) => rest.replaceAll(piece, ''), text)

/**
 * Why a passphrase may not be kept, as a sentence that says what to do; nothing when it may. `about` are names that it must not rest on
 * (agent, login, organisation, site). No class of characters is ever asked for, nothing is ever « too strange ».
 */
export const passphraseProblem = (passphrase: string, about: readonly string[] = []): string | undefined => {
  const length = [...passphrase].length
  if (length < SHORTEST) {
    const missing = SHORTEST - length
    return `Il manque ${missing} caractère${missing > 1 ? 's' : ''} : quatorze au moins. Quelques mots sans rapport entre eux se retiennent bien.`
  }
  if (length > LONGEST) return `Cette phrase est trop longue : ${LONGEST} caractères au plus.`
  const text = bare(passphrase)
  const names = namesIn(about).sort((a, b) => b.length - a.length)
  const afterNames = without(text, names)
  if (afterNames !== text && tooWeak(afterNames))
    return 'Cette phrase repose sur votre nom, votre identifiant ou celui du service. Prenez d’autres mots.'
  const rest = without(afterNames, sorted)
  if (rest !== afterNames && tooWeak(rest))
    return 'Cette phrase fait partie de celles qu’on essaie en premier. Prenez des mots sans rapport entre eux.'
  if (differentWords(passphrase) < WORDS && bitsOf(passphrase) < BITS)
    return 'Cette phrase se devine trop vite. Ajoutez un ou deux mots, sans répéter les mêmes.'
  return undefined
}

/** What remains after the obvious pieces, judged in lower case: it must nearly stand alone (ten letters drawn at random). */
const tooWeak = (rest: string): boolean => bitsOf(rest) < 47
