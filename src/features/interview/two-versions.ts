import { make } from '#ui/client/dom.ts'

type Side = { title: string; text: string }
export type Question = {
  title: string
  /** What stands on the page. */
  ours: Side
  theirs: Side
  /** Both texts, whole, one after the other. */
  both: () => string
  /** The text to put on the page; null leaves it as it is. */
  choose: (text: string | null) => void
}

const side = ({ title, text }: Side): HTMLElement =>
  make(
    'section',
    {},
    make('h3', {}, title),
    make(
      'div',
      { class: 'relu' },
      ...text
        .split(/\n+/)
        .filter((line) => line.trim() !== '')
        .map((line) => make('p', {}, line)),
    ),
  )

/** Shows two versions side by side, and waits: writing goes on, nothing is thrown away without a choice. */
export const askAbout = (form: HTMLFormElement, question: Question): void => {
  document.querySelector('.deux-versions')?.remove()
  const button = (label: string, look: string, act: () => string | null): HTMLButtonElement => {
    const made = make('button', { type: 'button', class: look }, label)
    made.addEventListener('click', () => {
      panel.remove()
      question.choose(act())
    })
    return made
  }
  const panel = make(
    'section',
    { class: 'page deux-versions', 'aria-labelledby': 'h-versions', tabindex: '-1' },
    make('h2', { id: 'h-versions' }, question.title),
    make('p', { class: 'petit doux' }, 'Les deux sont là. Rien n’est effacé sans que vous l’ayez choisi.'),
    make('div', { class: 'versions haut-2' }, side(question.ours), side(question.theirs)),
    make(
      'div',
      { class: 'actions haut-2' },
      button('Garder les deux, l’une après l’autre', 'b', question.both),
      button('Ne garder que la première', 'b b-nu', () => null),
      button('Ne garder que la seconde', 'b b-nu', () => question.theirs.text),
    ),
  )
  form.before(panel)
}
