/**
 * The form of a name under which it is found and compared: lower case, without accents or signs, single spaces (« Le Goff-Ménard » gives
 * `le goff menard`). Letters of every script are kept. Empty when the text holds no letter and no digit.
 */
export const nameKey = (text: string): string =>
  text
    .normalize('NFD')
    .replaceAll(/\p{M}+/gu, '')
    .toLowerCase()
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae')
    .replaceAll('ß', 'ss')
    .replaceAll(/[’']/g, ' ')
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
