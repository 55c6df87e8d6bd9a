/** Fills the aside again, in the browser: questions that were answered stay, the next one comes below, the computation is written anew. */
import { make } from '#ui/client/dom.ts'
import type { AsideView } from './aside.ts'
import type { Supposed } from './model.ts'
import type { QuestionView, Typed } from './questions.ts'
import type { TraceGroup, TraceView } from './trace.ts'
import { write } from './shown-table.ts'
import { readEuros } from './words.ts'

/** The value typed: cents or a number; null when the field was emptied; undefined while it is no answer yet. */
export const typedValue = (field: HTMLInputElement): number | null | undefined => {
  if (field.value.trim() === '') return null
  const money = field.inputMode === 'decimal'
  const value = money ? readEuros(field.value) : /^\d{1,3}$/.test(field.value.trim()) ? Number(field.value) : null
  return value ?? undefined
}

const pill = (name: string, value: number, label: string): HTMLElement =>
  make(
    'label',
    { class: 'pastille' },
    make('input', { type: 'radio', name, value: String(value), 'data-facultatif': '' }),
    make('span', {}, label, make('b', { 'data-resultat': String(value) })),
  )

const field = (typed: Typed, id: string): HTMLElement =>
  make(
    'div',
    { class: 'haut-2' },
    make(
      'div',
      { class: 'champ court' },
      make('label', { for: id }, typed.label),
      make('input', { id, type: 'text', inputmode: typed.unit === 'money' ? 'decimal' : 'numeric', autocomplete: 'off', maxlength: '10' }),
    ),
  )

const box = (question: QuestionView, rank: number): HTMLElement => {
  const id = `question-droit-${rank}`
  const notes = [question.narrows === '' ? '' : `Cette réponse ${question.narrows}. `, `${question.where}.`].join('')
  return make(
    'div',
    { class: 'question-droit', 'data-question': question.path },
    make('p', { class: 'texte-question', id }, question.text),
    make(
      'div',
      { class: 'choix', role: 'radiogroup', 'aria-labelledby': id },
      ...question.pills.map(({ value, label }) => pill(`reponse-${rank}`, value, label)),
    ),
    ...(question.typed === null ? [] : [field(question.typed, `autre-reponse-${rank}`)]),
    make('p', { class: 'petit doux haut-2' }, notes),
  )
}

const stepLines = (group: TraceGroup): HTMLElement =>
  make(
    'ol',
    { class: 'trace' },
    ...group.lines.map(({ label, value, calc }) =>
      make(
        'li',
        {},
        make('span', {}, label),
        make('span', { class: 's' }, value),
        ...(calc === '' ? [] : [make('span', { class: 'calc' }, calc)]),
      ),
    ),
  )

const traceNodes = (trace: TraceView): HTMLElement[] => {
  const lastMonth = trace.groups.findLastIndex(({ title }) => title !== null)
  return [
    make('h3', { class: 'titre-trace' }, trace.title),
    ...(trace.assumed.length === 0 ? [] : [make('p', { class: 'petit doux' }, `Si : ${trace.assumed.join(' ; ')}.`)]),
    ...trace.groups.map((group, index) =>
      group.title === null
        ? stepLines(group)
        : make(
            'details',
            { class: 'mois-trace', ...(index === lastMonth ? { open: '' } : {}) },
            make(
              'summary',
              {},
              make('span', {}, `${group.title.charAt(0).toUpperCase()}${group.title.slice(1)}`),
              ' ',
              make('span', { class: 's' }, group.total),
            ),
            stepLines(group),
          ),
    ),
    ...(trace.total === null
      ? []
      : [
          make(
            'ol',
            { class: 'trace' },
            make('li', { class: 'tot' }, make('span', {}, trace.total.label), make('span', { class: 's' }, trace.total.value)),
          ),
        ]),
  ]
}

/** Shows the right again. The boxes of answered questions stay where the keyboard is; those of questions that nobody answered make room for the best one now. */
export const showAside = (aside: AsideView, supposed: Supposed): void => {
  write(document.querySelector('[data-aside-montant]'), aside.amount)
  const questions = document.querySelector<HTMLElement>('[data-questions]')
  if (questions) {
    const focused = document.activeElement
    for (const one of questions.querySelectorAll<HTMLElement>('[data-question]')) {
      const path = one.dataset['question'] ?? ''
      const keeps = Object.hasOwn(supposed, path) || path === aside.question?.path || one.contains(focused)
      if (!keeps) one.remove()
    }
    if (aside.question && !questions.querySelector(`[data-question="${CSS.escape(aside.question.path)}"]`))
      questions.append(box(aside.question, questions.children.length + 1))
  }
  document.querySelector('[data-trace]')?.replaceChildren(...(aside.trace ? traceNodes(aside.trace) : []))
}

/** Writes on a pill what it would leave of the right. */
export const showPill = ({ path, value, result, all }: { path: string; value: number; result: string; all: boolean }): void => {
  const one = document.querySelector<HTMLElement>(`[data-question="${CSS.escape(path)}"]`)
  write(one?.querySelector(`[data-resultat="${CSS.escape(String(value))}"]`), result === '' ? '' : ` : ${result}`)
  if (one && all) one.dataset['prete'] = ''
}
