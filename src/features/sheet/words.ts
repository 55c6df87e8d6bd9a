export const capitalised = (text: string): string => text.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase())

/**
 * Text fit to be printed: well-formed, composed (NFC), on one line, without control signs nor the invisible ones that
 * turn the reading direction round (they can make a sentence say something else on paper).
 */
export const cleaned = (text: string): string =>
  text
    .toWellFormed()
    .normalize('NFC')
    .replace(/[\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c\ufeff\u200b]/gu, '')
    .replace(/[\p{Cc}\u2028\u2029\s]+/gu, (gap) => (/^[\u00a0\u202f]$/u.test(gap) ? gap : ' '))
    .trim()

/** Lowercase, no accents, straight apostrophes: to compare words, never to show. */
export const folded = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{Mn}+/gu, '')
    .toLowerCase()
    .replaceAll('’', "'")
