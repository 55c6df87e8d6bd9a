/** Money told on the spot, and the rights estimated there by the same rules as at the desk, in a worker of their own (decision 28). */
import { make } from '#ui/client/dom.ts'
import { readEuros } from '#features/rights/model.ts'
import { writeEuros } from '#core/french.ts'
import { placeOf } from './model.ts'
import type { Told } from './model.ts'
import type { Question } from './taken.ts'
import type { Visit } from './visit.ts'

type Fact = Extract<Told, { kind: 'fact' }>
type Row = { title: string; who: string | null; amount: string; note: string | null; small: string; group: string }
type FromWorker = { kind: string; ask: number; view?: { table: { rows: Row[] } } }

export const showRights = (visit: Visit, worker: Worker | null): HTMLElement => {
  const { rights, money } = visit.taken
  const section = make('div', {})
  if (rights && worker) section.append(...estimated(visit, worker, rights.questions))
  if (money) section.append(...moneyOf(visit))
  return section
}

let asks = 0

const estimated = (visit: Visit, worker: Worker, questions: readonly Question[]): HTMLElement[] => {
  const table = make('ul', { class: 'lignes', 'aria-live': 'polite', 'aria-label': 'Droits estimés' })
  const given = visit.taken.rights?.given
  // the rules know an answer by its place, the ledger by what it says
  const supposed = (): Record<string, number> =>
    Object.fromEntries(
      visit.told('fact').flatMap(({ told }) => {
        const question = questions.find(({ path }) => path === told.path)
        const value = told.unit === 'yesNo' ? question?.pills.find(({ says }) => says === told.value)?.value : told.value
        return value === undefined ? [] : [[told.path, value]]
      }),
    )
  const ask = (): void => {
    asks += 1
    worker.postMessage({ kind: 'suppose', ask: asks, supposed: supposed() })
  }
  worker.onmessage = ({ data }: MessageEvent<FromWorker>) => {
    if (data.kind !== 'view' || data.ask !== asks || !data.view) return
    table.replaceChildren(
      ...data.view.table.rows
        .filter(({ group }) => ['toVerify', 'toRequest', 'requested', 'open'].includes(group))
        .map(({ title, who, amount, note, small }) =>
          make(
            'li',
            {},
            make('b', {}, [title, who].filter(Boolean).join(', ')),
            ' ',
            [amount, note].filter(Boolean).join(' '),
            make('p', { class: 'petit doux' }, small),
          ),
        ),
    )
  }
  worker.postMessage({ kind: 'start', given, looked: { key: null, scenarios: [], after: 0 } })
  ask()
  return [
    make('div', { class: 'rub' }, make('h2', {}, 'À demander ici')),
    questions.length === 0
      ? make('p', { class: 'doux' }, 'Aucune question ne changerait l’estimation.')
      : make('div', {}, ...questions.map((one) => questionOf(visit, one, ask))),
    make('div', { class: 'rub haut-3' }, make('h2', {}, 'Droits estimés'), make('span', { class: 'fin' }, 'ne vaut pas décision')),
    table,
  ]
}

const questionOf = (visit: Visit, { path, text, unit, pills, label, where }: Question, ask: () => void): HTMLElement => {
  const blank: Fact = { kind: 'fact', path, label, value: 0, unit }
  const now = visit.at(placeOf(blank, ''))
  const known = now?.kind === 'fact' ? now.value : null
  const keep = (value: number): void => void visit.say({ ...blank, value }).then(ask)
  const id = `question-${path.replaceAll(/\W/g, '-')}`
  if (unit === 'yesNo')
    return make(
      'fieldset',
      { class: 'question-visite' },
      make('legend', {}, text),
      ...pills.map(({ label: said, says }) => {
        const radio = make('input', { type: 'radio', name: id, ...(known === says && { checked: '' }) })
        radio.addEventListener('change', () => keep(says))
        return make('label', { class: 'pastille' }, radio, make('span', {}, said))
      }),
    )
  const field = make('input', {
    id,
    type: 'text',
    inputmode: 'decimal',
    autocomplete: 'off',
    maxlength: '12',
    value: known === null ? '' : String(known / 100).replace('.', ','),
  })
  const wrong = make('small', { role: 'status' })
  field.addEventListener('change', () => {
    if (field.value.trim() === '') return
    const cents = readEuros(field.value)
    wrong.textContent = cents === null ? 'Écrivez un montant, comme 986 ou 986,50.' : ''
    if (cents !== null) keep(cents)
  })
  return make(
    'div',
    { class: 'champ question-visite' },
    make('label', { for: id }, `${text} (euros par mois)`),
    field,
    make('small', { class: 'doux' }, where),
    wrong,
  )
}

const moneyOf = (visit: Visit): HTMLElement[] => {
  const list = make('ul', { class: 'lignes' })
  const label = make('input', { id: 'argent-quoi', type: 'text', maxlength: '200', autocomplete: 'off' })
  const amount = make('input', { id: 'argent-combien', type: 'text', inputmode: 'decimal', maxlength: '12', autocomplete: 'off' })
  const says = make('small', { role: 'status' })
  const draw = (): void =>
    list.replaceChildren(
      ...visit.told('money').map(({ place, told }) => {
        const back = make('button', { type: 'button', class: 'b', 'aria-label': `Retirer ${told.label}` }, 'Retirer')
        back.addEventListener('click', () => void visit.takeBack(place).then(draw))
        return make(
          'li',
          { class: 'ligne' },
          make('span', {}, `${told.label} : ${told.charge ? '−' : '+'} ${writeEuros(told.cents)} par mois`),
          back,
        )
      }),
    )
  const add = (charge: boolean, text: string): HTMLElement => {
    const button = make('button', { type: 'button', class: 'b gros' }, text)
    button.addEventListener('click', () => {
      const cents = readEuros(amount.value)
      if (cents === null || label.value.trim() === '') {
        says.textContent = 'Écrivez ce que c’est, et un montant comme 45 ou 45,50.'
        return
      }
      says.textContent = ''
      void visit.say({ kind: 'money', label: label.value.trim(), cents, charge }).then(() => {
        label.value = ''
        amount.value = ''
        draw()
        label.focus()
      })
    })
    return button
  }
  draw()
  return [
    make('div', { class: 'rub haut-3' }, make('h2', {}, 'Ce qui rentre, ce qui sort')),
    list,
    make(
      'div',
      { class: 'ligne-formulaire haut-1' },
      make('div', { class: 'champ' }, make('label', { for: 'argent-quoi' }, 'Quoi'), label),
      make('div', { class: 'champ court' }, make('label', { for: 'argent-combien' }, 'Euros par mois'), amount),
    ),
    make('div', { class: 'actions haut-1' }, add(true, 'C’est une charge'), add(false, 'C’est une ressource')),
    says,
  ]
}
