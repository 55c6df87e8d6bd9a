import { Schema } from 'prosemirror-model'
import type { Node } from 'prosemirror-model'
import { parsePassages } from '#features/tidying/model.ts'

/** The page as an editor sees it: paragraphs, and private passages that hold paragraphs. No formatting: the text stays a text. */
export const schema = new Schema({
  nodes: {
    doc: { content: '(paragraph | aparte)+' },
    paragraph: { content: 'text*', parseDOM: [{ tag: 'p' }], toDOM: () => ['p', 0] },
    aparte: {
      content: 'paragraph+',
      defining: true,
      parseDOM: [{ tag: 'div.apart' }],
      toDOM: () => ['div', { class: 'apart' }, 0],
    },
    text: {},
  },
})

/** Where a paragraph of the document stands in the text: `pos` is the position of its first character. */
export type Segment = { start: number; pos: number; length: number }

/**
 * The text of a document: paragraphs parted by a blank line, private passages between `((` and `))`. Empty paragraphs and empty private
 * passages leave nothing. `segments` tell where each paragraph came from.
 */
export const docToText = (doc: Node): { text: string; segments: Segment[] } => {
  let text = ''
  const segments: Segment[] = []
  const add = (paragraph: Node, pos: number, before: string): void => {
    text += before
    segments.push({ start: text.length, pos, length: paragraph.textContent.length })
    text += paragraph.textContent
  }
  doc.forEach((block, offset) => {
    const gap = text === '' ? '' : '\n\n'
    if (block.type === schema.nodes['paragraph']) {
      if (block.textContent.trim() !== '') add(block, offset + 1, gap)
      return
    }
    let first = true
    block.forEach((paragraph, inner) => {
      if (paragraph.textContent.trim() === '') return
      add(paragraph, offset + 1 + inner + 1, first ? `${gap}((` : '\n\n')
      first = false
    })
    // a private text that ends with a parenthesis keeps it: the mark is closed apart
    if (!first) text += text.endsWith(')') ? ' ))' : '))'
  })
  return { text, segments }
}

/** A private text without the marks nested in it, which say nothing more; taking one away may make another. */
export const withoutMarks = (text: string): string => {
  const bare = text.replaceAll(/\(\(|\)\)/g, '')
  return bare === text ? bare : withoutMarks(bare)
}

const paragraphsFrom = (text: string): Node[] =>
  text
    .split(/\n+/)
    .filter((line) => line.trim() !== '')
    .map((line) => schema.node('paragraph', null, [schema.text(line)]))

/** The document of a text: each line a paragraph, each private passage a block. It always ends with a paragraph to write in. */
export const textToDoc = (text: string): Node => {
  const blocks: Node[] = []
  for (const passage of parsePassages(text)) {
    const paragraphs = paragraphsFrom(passage.private ? withoutMarks(passage.text) : passage.text)
    if (paragraphs.length === 0) continue
    if (passage.private) blocks.push(schema.node('aparte', null, paragraphs))
    else blocks.push(...paragraphs)
  }
  if (blocks.at(-1)?.type !== schema.nodes['paragraph']) blocks.push(schema.node('paragraph'))
  return schema.node('doc', null, blocks)
}

/** The document position of a place in the text; null between paragraphs. */
export const positionOf = (segments: readonly Segment[], place: number): number | null => {
  const segment = segments.find((one) => place >= one.start && place <= one.start + one.length)
  return segment ? segment.pos + (place - segment.start) : null
}

/** « … » inside one paragraph: places of what is quoted, marks included. */
export const voicesIn = (text: string): { start: number; end: number }[] =>
  [...text.matchAll(/«[^«»]*(?:»|$)/gu)].map((found) => ({ start: found.index, end: found.index + found[0].length }))

/** How a line says what it is: « Fait : », « Analyse : ». The length is that of the mark, spaces left out. */
export const markOf = (text: string): { kind: 'fait' | 'analyse'; length: number } | null => {
  const found = /^(Faits?|Analyse)[ \u00A0\u202F]?:/iu.exec(text)
  return found ? { kind: /^a/i.test(found[0]) ? 'analyse' : 'fait', length: found[0].length } : null
}
