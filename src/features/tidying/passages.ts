/** The private passages of a note: `((` … `))`, which may span paragraphs. */
export type Passage = {
  text: string
  private: boolean
  /** Offsets of `text` in the note; the marks themselves belong to no passage. */
  start: number
  end: number
}

/**
 * The passages of a note in order, empty ones left out. Marks nest. An opening mark that is never closed makes everything after it
 * private, and a closing mark alone changes nothing: a slip of the keyboard hides too much rather than too little.
 */
export function parsePassages(text: string): Passage[] {
  const passages: Passage[] = []
  let depth = 0
  let start = 0
  const close = (end: number): void => {
    if (end > start) passages.push({ text: text.slice(start, end), private: depth > 0, start, end })
  }
  let at = 0
  while (at < text.length) {
    const mark = text.startsWith('((', at) ? 1 : text.startsWith('))', at) ? -1 : 0
    if (mark === 0) {
      at += 1
      continue
    }
    const turns = mark === 1 ? depth === 0 : depth === 1
    if (turns) close(at)
    depth = Math.max(0, depth + mark)
    at += 2
    if (turns) start = at
  }
  close(text.length)
  return passages
}
