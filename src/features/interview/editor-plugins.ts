import { Plugin, PluginKey, TextSelection } from 'prosemirror-state'
import type { Command, EditorState, Transaction } from 'prosemirror-state'
import { Fragment } from 'prosemirror-model'
import type { Node, ResolvedPos } from 'prosemirror-model'
import { Decoration, DecorationSet } from 'prosemirror-view'
import { docToText, markOf, positionOf, schema, textToDoc, voicesIn, withoutMarks } from './editor-text.ts'

const aparteType = schema.nodes['aparte']
const paragraphType = schema.nodes['paragraph']

/** Whether this position stands in a private passage. */
export const inAparte = (pos: ResolvedPos): boolean => pos.depth > 1 && pos.node(1).type === aparteType

type Mark = { pos: number; index: number; text: string; parent: Node; kind: 'open' | 'close' | 'nested'; size: number }

/** The first mark that stands as text, however it came: `((` anywhere, `))` inside of a private passage. */
const strayMark = (doc: Node): Mark | null => {
  let found: Mark | null = null
  doc.descendants((node, pos, parent) => {
    if (found || !parent || node.type !== paragraphType) return !found
    const isPrivate = parent.type === aparteType
    const text = node.textContent
    const [opening, closing] = [text.indexOf('(('), isPrivate ? text.indexOf('))') : -1]
    const kind = closing >= 0 && (opening < 0 || closing < opening) ? 'close' : isPrivate ? 'nested' : 'open'
    const index = kind === 'close' ? closing : opening
    if (index >= 0) found = { pos, index, text, parent, kind, size: node.nodeSize }
    return false
  })
  return found
}

const paragraph = (text: string): Node => schema.node('paragraph', null, text.trim() === '' ? [] : [schema.text(text.trim())])
const written = (text: string): Node[] => (text.trim() === '' ? [] : [paragraph(text)])

/** `((` opens a block: what follows the caret stays where it was, unless nobody is writing there, and then it is hidden with the rest. */
const openAt = (tr: Transaction, mark: Mark): Transaction => {
  const before = mark.text.slice(0, mark.index)
  const after = mark.text.slice(mark.index + 2)
  const caretHere = tr.selection.empty && tr.selection.from === mark.pos + 1 + mark.index + 2
  const close = after.indexOf('))')
  const inside = close >= 0 ? after.slice(0, close) : caretHere ? '' : after
  const tail = close >= 0 ? after.slice(close + 2) : caretHere ? after : ''
  const head = written(before)
  tr.replaceWith(
    mark.pos,
    mark.pos + mark.size,
    Fragment.from([...head, schema.node('aparte', null, [paragraph(inside)]), ...written(tail)]),
  )
  const start = mark.pos + head.reduce((sum, node) => sum + node.nodeSize, 0)
  return tr.setSelection(TextSelection.create(tr.doc, start + 2 + (caretHere ? 0 : paragraph(inside).content.size)))
}

/**
 * `))` typed inside leaves the passage. What stands after it in the passage stays private, whatever the marks of a plain text would say: a
 * slip of the keyboard hides too much rather than too little.
 */
const closeAt = (tr: Transaction, mark: Mark): Transaction => {
  const at = mark.pos + 1 + mark.index
  const caretHere = tr.selection.empty && tr.selection.from === at + 2
  tr.delete(at, at + 2)
  if (!caretHere) return tr
  const $here = tr.doc.resolve(at)
  const [block, start] = [$here.node(1), $here.before(1)]
  // `))` on a line of its own leaves no empty line behind
  const isLast = $here.index(1) === block.childCount - 1
  if ($here.parent.content.size === 0 && isLast && block.childCount > 1) tr.delete($here.before(2), $here.after(2))
  return standAfter(tr, start + (tr.doc.nodeAt(start)?.nodeSize ?? 0))
}

/** The caret at the beginning of the paragraph at this place, made when there is none. */
const standAfter = (tr: Transaction, place: number): Transaction => {
  if (tr.doc.nodeAt(place)?.type !== paragraphType) tr.insert(place, schema.node('paragraph'))
  return tr.setSelection(TextSelection.create(tr.doc, place + 1))
}

/** Turns marks into blocks however they came (typed, dictated, pasted, corrected), and leaves a paragraph to write in at the end. */
export const marksPlugin = (): Plugin =>
  new Plugin({
    appendTransaction: (transactions, _before, state) => {
      if (!transactions.some((one) => one.docChanged)) return null
      const tr = state.tr
      for (let turns = 0; turns < 50; turns++) {
        const mark = strayMark(tr.doc)
        if (!mark) break
        if (mark.kind === 'close') closeAt(tr, mark)
        else if (mark.kind === 'open') openAt(tr, mark)
        // already private: a second opening says nothing more
        else tr.delete(mark.pos + 1 + mark.index, mark.pos + 1 + mark.index + 2)
      }
      if (tr.doc.lastChild?.type === aparteType) tr.insert(tr.doc.content.size, schema.node('paragraph'))
      return tr.docChanged ? tr : null
    },
  })

/** Opens a private passage at the caret, or puts the chosen paragraphs in one. */
export const openAparte: Command = (state, dispatch) => {
  if (inAparte(state.selection.$from)) return false
  const { $from, $to } = state.selection
  if (state.selection.empty) {
    dispatch?.(state.tr.insertText('((', $from.pos))
    return true
  }
  const [from, to] = [$from.before(1), $to.after(1)]
  const inside: Node[] = []
  state.doc.slice(from, to).content.forEach((node) => {
    if (node.type === aparteType) node.forEach((one) => inside.push(one))
    else inside.push(paragraph(withoutMarks(node.textContent)))
  })
  const block = schema.node('aparte', null, inside)
  const tr = state.tr.replaceWith(from, to, block)
  dispatch?.(tr.setSelection(TextSelection.create(tr.doc, from + block.nodeSize - 2)))
  return true
}

/** Leaves the private passage: goes on writing after it. */
export const leaveAparte: Command = (state, dispatch) => {
  const { $from } = state.selection
  if (!inAparte($from)) return false
  dispatch?.(standAfter(state.tr, $from.after(1)).scrollIntoView())
  return true
}

/** In a private passage, Enter never leaves it: only a mark or an arrow does. */
export const splitInAparte: Command = (state, dispatch) => {
  if (!inAparte(state.selection.$from)) return false
  const tr = state.tr.deleteSelection()
  dispatch?.(tr.split(tr.selection.from).scrollIntoView())
  return true
}

/** Begins the line by its mark, changes it for the other one, or takes it away. */
export const setMark =
  (words: 'Fait' | 'Analyse'): Command =>
  (state, dispatch) => {
    const { $from } = state.selection
    const start = $from.start()
    const there = markOf($from.parent.textContent)
    const tr = state.tr
    if (there) {
      const rest = $from.parent.textContent.slice(there.length)
      tr.delete(start, start + there.length + (/^[ \u00A0]/.test(rest) ? 1 : 0))
    }
    if (there?.kind !== words.toLowerCase()) tr.insertText(`${words}\u00A0: `, start)
    dispatch?.(tr)
    return true
  }

/** Puts the choice between French quotation marks, or opens a pair and stands in it. */
export const quote: Command = (state, dispatch) => {
  const { from, to } = state.selection
  const tr = state.tr.insertText('\u00A0»', to).insertText('«\u00A0', from)
  dispatch?.(tr.setSelection(TextSelection.create(tr.doc, to + 2)))
  return true
}

/** `"` typed becomes « or », by what stands before it; an apostrophe becomes the French one. Null: leave what was typed. */
export const frenchFor = (typed: string, before: string): string | null => {
  if (typed === '"') return before === '' || /[\s(«’'\u00A0]$/u.test(before) ? '«\u00A0' : '\u00A0»'
  if (typed === "'" && /\p{L}$/u.test(before)) return '’'
  return null
}

type Shown = { facts: DecorationSet; set: DecorationSet }
/** Carries the places (in the text) of recognised facts, found after a pause; an empty list underlines nothing. */
export const shownKey = new PluginKey<Shown>('shown')

const lineMarks = (doc: Node): Decoration[] => {
  const found: Decoration[] = []
  doc.descendants((node, pos) => {
    if (node.type !== paragraphType) return true
    for (const voice of voicesIn(node.textContent))
      found.push(Decoration.inline(pos + 1 + voice.start, pos + 1 + voice.end, { class: 'voix' }))
    const mark = markOf(node.textContent)
    if (mark) found.push(Decoration.inline(pos + 1, pos + 1 + mark.length, { class: `marque-ligne ${mark.kind}` }))
    return false
  })
  return found
}

const underlined = (doc: Node, places: readonly { start: number; end: number }[]): Decoration[] => {
  const { segments } = docToText(doc)
  return places.flatMap(({ start, end }) => {
    const [from, to] = [positionOf(segments, start), positionOf(segments, end)]
    return from !== null && to !== null && from < to ? [Decoration.inline(from, to, { class: 'repere' })] : []
  })
}

/** Voices, marks of lines, and the light dotted line under recognised facts: seen, never announced. */
export const shownPlugin = (): Plugin<Shown> =>
  new Plugin<Shown>({
    key: shownKey,
    state: {
      init: (_config, { doc }) => ({ facts: DecorationSet.empty, set: DecorationSet.create(doc, lineMarks(doc)) }),
      apply: (tr, before) => {
        const told = tr.getMeta(shownKey) as { start: number; end: number }[] | undefined
        if (!told && !tr.docChanged) return before
        // until the next pause, the dotted lines follow their words
        const facts = told ? DecorationSet.create(tr.doc, underlined(tr.doc, told)) : before.facts.map(tr.mapping, tr.doc)
        return { facts, set: facts.add(tr.doc, lineMarks(tr.doc)) }
      },
    },
    props: { decorations: (state) => shownKey.getState(state)?.set },
  })

/** A text becomes the whole page, in one step that can be undone. */
export const replaceAll = (state: EditorState, text: string): Transaction => {
  const tr = state.tr.replaceWith(0, state.doc.content.size, textToDoc(text).content)
  return tr.setSelection(TextSelection.atEnd(tr.doc))
}
