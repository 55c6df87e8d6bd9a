/** How names are compared: by what is heard, not by how they are typed. */

const titles = /^(?:m|mr|monsieur|mme|madame|mlle|mademoiselle) (?=\S)/

/**
 * The key of a name for search and comparison: no accents, no case, ligatures opened, punctuation as spaces, no civil title.
 * « Mme Élodie N’Guessan-Œuvrard » gives `elodie n guessan oeuvrard`; a name in another script keeps its letters.
 */
export const nameKey = (name: string): string =>
  name
    .replaceAll(/[œŒ]/g, 'oe')
    .replaceAll(/[æÆ]/g, 'ae')
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .replace(titles, '')

/** « C. A. »: what stays of a name when names are masked. */
export const initialsOf = (name: string): string =>
  name
    .split(/[\s-]+/)
    .filter((word) => /^\p{Lu}/u.test(word))
    .slice(0, 3)
    .map((word) => `${word.charAt(0)}.`)
    .join(' ') || '…'
