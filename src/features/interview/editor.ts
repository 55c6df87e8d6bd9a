import { baseKeymap } from 'prosemirror-commands'
import { history, redo, undo } from 'prosemirror-history'
import { keymap } from 'prosemirror-keymap'
import { Slice } from 'prosemirror-model'
import { EditorState, Selection } from 'prosemirror-state'
import type { Command } from 'prosemirror-state'
import { EditorView } from 'prosemirror-view'
import { make } from '#ui/client/dom.ts'
import {
  frenchFor,
  inAparte,
  leaveAparte,
  marksPlugin,
  openAparte,
  quote,
  replaceAll,
  setMark,
  shownKey,
  shownPlugin,
  splitInAparte,
} from './editor-plugins.ts'
import { boundaryPlugin, deleteApart, selectionCrosses } from './editor-boundary.ts'
import { docToText, schema, textToDoc, withoutMarks } from './editor-text.ts'

export type Editor = {
  text(): string
  /** The whole text becomes this one; can be undone. */
  replace(text: string): void
  run(command: Command): void
  /** Underlines these places of the text. */
  underline(places: { start: number; end: number }[]): void
  onBlur(act: () => void): void
  focus(): void
  /** The cursor goes to the end of the text. */
  goOn(): void
}

/** The commands behind the buttons at the foot: `data-marque`. */
export const markCommands: Readonly<Record<string, Command>> = {
  voix: quote,
  fait: setMark('Fait'),
  analyse: setMark('Analyse'),
  apart: openAparte,
}

/** Puts an editor where the plain field stands; the field stays in the form, hidden, with the same text. */
export const openEditor = (field: HTMLTextAreaElement, onChange: () => void): Editor => {
  const place = field.parentElement ?? document.body
  const live = make('p', { class: 'vh', role: 'status' })
  const state = EditorState.create({
    doc: textToDoc(field.value),
    plugins: [
      boundaryPlugin(),
      history(),
      keymap({
        Enter: splitInAparte,
        'Mod-)': leaveAparte,
        'Mod-z': undo,
        'Mod-y': redo,
        'Mod-Shift-z': redo,
        // the page is sent by the form's own key, which listens higher up
        'Mod-Enter': () => true,
      }),
      keymap(baseKeymap),
      marksPlugin(),
      shownPlugin(),
    ],
  })
  let last = docToText(state.doc).text
  const view = new EditorView(place, {
    state,
    attributes: {
      role: 'textbox',
      'aria-multiline': 'true',
      'aria-label': 'Page de l’entretien',
      spellcheck: 'true',
      lang: 'fr',
      autocorrect: 'off',
      autocomplete: 'off',
    },
    handleTextInput: (editor, from, to, typed) => {
      if (selectionCrosses(editor.state)) {
        const tr = deleteApart(editor.state.tr)
        editor.dispatch(tr.insertText(typed))
        return true
      }
      const before = editor.state.doc.resolve(from).parent.textBetween(0, editor.state.doc.resolve(from).parentOffset)
      const put = frenchFor(typed, before)
      if (put === null) return false
      editor.dispatch(editor.state.tr.insertText(put, from, to))
      return true
    },
    // whatever is on the clipboard, its text alone comes in; and the text goes out with its marks
    handlePaste: (editor, event) => {
      const text = event.clipboardData?.getData('text/plain') ?? ''
      insertText(editor, text)
      return true
    },
    handleDrop: (editor, event, _slice, moved) => {
      if (moved) return false
      event.preventDefault()
      insertText(editor, event.dataTransfer?.getData('text/plain') ?? '')
      return true
    },
    clipboardTextSerializer: (slice) => docToText(schema.topNodeType.create(null, slice.content)).text,
    dispatchTransaction: (tr) => {
      const was = inAparte(view.state.selection.$from)
      view.updateState(view.state.apply(tr))
      const is = inAparte(view.state.selection.$from)
      if (was !== is) live.textContent = is ? 'Début de passage à part.' : 'Fin de passage à part.'
      if (!tr.docChanged) return
      const text = docToText(view.state.doc).text
      if (text === last) return
      last = text
      onChange()
    },
  })
  field.hidden = true
  place.append(live)
  document.querySelector('label[for="champ-text"]')?.remove()
  return {
    text: () => last,
    replace: (text) => {
      view.dispatch(replaceAll(view.state, text))
      view.focus()
    },
    run: (command) => {
      command(view.state, (tr) => view.dispatch(tr))
      view.focus()
    },
    underline: (places) => view.dispatch(view.state.tr.setMeta(shownKey, places).setMeta('addToHistory', false)),
    onBlur: (act) => view.dom.addEventListener('blur', act),
    focus: () => view.focus(),
    goOn: () => {
      view.dispatch(view.state.tr.setSelection(Selection.atEnd(view.state.doc)))
      view.focus()
    },
  }
}

const insertText = (view: EditorView, text: string): void => {
  if (text === '') return
  const bare = inAparte(view.state.selection.$from) ? withoutMarks(text) : text
  const oneLine = !/\n/.test(bare) && !bare.includes('((')
  const tr = selectionCrosses(view.state) ? deleteApart(view.state.tr) : view.state.tr
  if (oneLine) tr.insertText(bare)
  else {
    const { content } = textToDoc(bare)
    const last = content.lastChild
    const blocks = last && last.content.size === 0 && content.childCount > 1 ? content.cut(0, content.size - last.nodeSize) : content
    tr.replaceSelection(new Slice(blocks, blocks.firstChild?.isTextblock ? 1 : 0, blocks.lastChild?.isTextblock ? 1 : 0))
  }
  view.dispatch(tr.scrollIntoView())
}
