import { propose } from '#features/tidying/model.ts'
import { markCommands } from './editor.ts'
import type { Editor } from './editor.ts'

const pause = 700

/**
 * After a pause, underlines very lightly what the notes seem to say, and folds the questions that they already talk about. Nothing else
 * happens before tidying; the button « Souligner » takes the lines away. Also wires the buttons that mark what is written.
 */
export const addProposals = (form: HTMLFormElement, editor: Editor, on: string): { later: () => void } => {
  const toggle = form.querySelector<HTMLButtonElement>('[data-souligner]')
  let isOn = true
  let timer: ReturnType<typeof setTimeout> | undefined
  const look = (): void => {
    const text = editor.text()
    editor.underline(
      isOn
        ? propose(text, { on })
            .filter((one) => one.kind !== 'theme')
            .map(({ start, end }) => ({ start, end }))
        : [],
    )
    for (const question of form.querySelectorAll<HTMLElement>('[data-replie]'))
      question.classList.toggle('repondue', new RegExp(question.dataset['replie'] ?? '(?!)', 'iu').test(text))
  }
  const later = (): void => {
    clearTimeout(timer)
    timer = setTimeout(look, pause)
  }
  toggle?.addEventListener('click', () => {
    isOn = !isOn
    toggle.textContent = isOn ? 'Ne rien souligner' : 'Souligner les faits'
    look()
    editor.focus()
  })
  for (const button of form.querySelectorAll<HTMLButtonElement>('[data-marque]')) {
    // the caret stays where it is while the button is pressed
    button.addEventListener('mousedown', (event) => event.preventDefault())
    button.addEventListener('click', () => {
      const command = markCommands[button.dataset['marque'] ?? '']
      if (command) editor.run(command)
    })
  }
  later()
  return { later }
}
