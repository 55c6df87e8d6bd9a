/** Two versions one after the other, both whole: what is kept when two tabs wrote and nobody chose. */
export const bothVersions = (theirs: string, mine: string): string =>
  mine.trim() === theirs.trim() || mine.trim() === '' ? theirs : theirs.trim() === '' ? mine : `${theirs.trimEnd()}\n\n${mine}`
