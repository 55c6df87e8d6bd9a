import { Plugin, TextSelection } from 'prosemirror-state'
import type { Command, EditorState, Transaction } from 'prosemirror-state'
import type { ResolvedPos } from 'prosemirror-model'
import { schema } from './editor-text.ts'

const aparteType = schema.nodes['aparte']
const paragraphType = schema.nodes['paragraph']

/** The private passage around a position, by the place where it begins; null in the open. */
const passageAt = (pos: ResolvedPos): number | null => (pos.depth > 0 && pos.node(1).type === aparteType ? pos.before(1) : null)

const crosses = (from: ResolvedPos, to: ResolvedPos): boolean => passageAt(from) !== passageAt(to)

/** Whether the choice begins on one side of a parenthesis and ends on the other. */
export const selectionCrosses = (state: EditorState): boolean => crosses(state.selection.$from, state.selection.$to)

/** Takes the chosen words away line by line, so that nothing private is ever joined to a line in the open; the caret stands at the first. */
export const deleteApart = (tr: Transaction): Transaction => {
  const { from, to } = tr.selection
  const ranges: [number, number][] = []
  tr.doc.nodesBetween(from, to, (node, pos) => {
    if (node.type === paragraphType) ranges.push([Math.max(from, pos + 1), Math.min(to, pos + 1 + node.content.size)])
  })
  for (const [start, end] of ranges.toReversed()) if (start < end) tr.delete(start, end)
  return tr.setSelection(TextSelection.near(tr.doc.resolve(Math.min(from, tr.doc.content.size))))
}

/** A plain replacement; the only other steps of this schema wrap or lift a block, which would carry lines through. */
const isReplacement = (step: object): step is { from: number; to: number } => 'from' in step && 'to' in step && !('gapFrom' in step)

/** Backspace at a parenthesis: an empty passage goes, an empty line goes, and otherwise the caret stops there. */
const backspace: Command = (state, dispatch) => {
  const { $from, empty } = state.selection
  if (!empty) {
    if (!selectionCrosses(state)) return false
    dispatch?.(deleteApart(state.tr))
    return true
  }
  if ($from.parentOffset > 0) return false
  if (passageAt($from) !== null) {
    if ($from.index(1) > 0) return false
    const block = $from.node(1)
    if (block.textContent !== '') return true
    const start = $from.before(1)
    const tr = state.tr.replaceWith(start, start + block.nodeSize, schema.node('paragraph'))
    dispatch?.(tr.setSelection(TextSelection.create(tr.doc, start + 1)))
    return true
  }
  const start = $from.before(1)
  if (state.doc.resolve(start).nodeBefore?.type !== aparteType) return false
  const isLast = start + $from.parent.nodeSize === state.doc.content.size
  const tr = $from.parent.content.size === 0 && !isLast ? state.tr.delete(start, start + $from.parent.nodeSize) : state.tr
  dispatch?.(tr.setSelection(TextSelection.near(tr.doc.resolve(start), -1)))
  return true
}

const forwardDelete: Command = (state, dispatch) => {
  if (!selectionCrosses(state)) return false
  dispatch?.(deleteApart(state.tr))
  return true
}

/**
 * Nothing goes through a parenthesis: an edit whose two ends stand on different sides is refused, however it came (keys, paste, cut,
 * correction, a tablet's keyboard), except taking back what was done.
 */
export const boundaryPlugin = (): Plugin =>
  new Plugin({
    filterTransaction: (tr) =>
      !tr.docChanged ||
      tr.getMeta('history$') !== undefined ||
      tr.steps.every((step, index) => {
        const doc = tr.docs[index]
        return doc !== undefined && isReplacement(step) && !crosses(doc.resolve(step.from), doc.resolve(step.to))
      }),
    props: {
      handleKeyDown: (view, event) => {
        if (event.key === 'Backspace' && !event.ctrlKey && !event.metaKey && !event.altKey) return backspace(view.state, view.dispatch)
        if (event.key === 'Backspace' || event.key === 'Delete') return forwardDelete(view.state, view.dispatch)
        return false
      },
    },
  })
