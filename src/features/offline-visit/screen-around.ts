/** Who is around the person, the last notes, and what one learns of it there. */
import { make } from '#ui/client/dom.ts'
import { wordsField } from './screen-words.ts'
import type { Visit } from './visit.ts'

export const showAround = (visit: Visit): HTMLElement => {
  const { around, notes, facts } = visit.taken
  const list = (lines: HTMLElement[], empty: string): HTMLElement =>
    lines.length === 0 ? make('p', { class: 'doux' }, empty) : make('ul', { class: 'lignes' }, ...lines)
  return make(
    'div',
    {},
    make('div', { class: 'rub' }, make('h2', {}, 'Qui aide')),
    list(
      around.map(({ name, kind, phone, about }) =>
        make('li', {}, make('b', {}, name), ' ', make('span', { class: 'doux' }, [kind, phone, about].filter(Boolean).join(', '))),
      ),
      'Personne n’est noté.',
    ),
    wordsField(visit, 'around'),
    make('div', { class: 'rub haut-3' }, make('h2', {}, 'Les dernières notes')),
    list(
      notes.map(({ title, day, text }) => make('li', {}, make('b', {}, `${title}, ${day}`), make('p', { class: 'mots' }, text))),
      'Aucune.',
    ),
    make(
      'details',
      { class: 'haut-3' },
      make('summary', {}, `Ce que l’on sait (${facts.length})`),
      list(
        facts.map((one) => make('li', {}, one)),
        'Rien.',
      ),
    ),
  )
}
