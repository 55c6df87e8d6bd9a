/**
 * Widths of characters for a size of 100, read in Atkinson Hyperlegible Next Regular and rounded up: to foretell where a text
 * ends before it is drawn, in a figure made by the server or on a page of set size.
 */
const advances: readonly (readonly [number, string])[] = [
  [24, "'’.,:;"],
  [28, 'ijlîï'],
  [31, ' !()\u202f'],
  [36, 'frt["]°'],
  [42, '-I/1'],
  [50, 'yzsv?ckxç'],
  [54, 'aeuéèàùêëûâäüáJ7–\u00a0'],
  [58, 'ghnobdpqôöóFLT2EY3«»É'],
  [62, 'PSV569BRZ48+'],
  [66, 'AKXC0#À'],
  [72, 'D€…wGHNUO'],
]
const advanceOf = new Map(advances.flatMap(([width, characters]) => [...characters].map((character) => [character, width / 100] as const)))

/** Any other Latin sign counts as the widest ones; a sign of another script, drawn by a font unknown here, wider still. */
const advance = (character: string): number => advanceOf.get(character) ?? (/[\u0020-\u024f\u2000-\u206f]/u.test(character) ? 1 : 1.2)

/** Width of a text on one line, in the unit of `size`; never below what the interface's font draws in its regular weight. */
export const textWidth = (text: string, size: number): number => [...text].reduce((sum, character) => sum + advance(character), 0) * size
