/** What is asked there, and the rights estimated on the spot by the same rules as at the desk, in a worker of their own (decision 28). */
import { make } from '#ui/client/dom.ts'
import { readEuros } from '#features/rights/model.ts'
import { placeOf } from './model.ts'
import type { Fact } from './model.ts'
import type { Question } from './taken.ts'
import type { Visit } from './visit.ts'

type Row = { title: string; who: string | null; amount: string; note: string | null; small: string; group: string }
type FromWorker = { kind: string; ask: number; view?: { table: { rows: Row[] } } }

export const showRights = (visit: Visit, worker: Worker | null): HTMLElement => {
  const { rights } = visit.taken
  return make('div', {}, ...(rights && worker ? estimated(visit, worker, rights.questions) : []))
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
        // what the rules know by no number waits for the desk
        return value === undefined || value === null ? [] : [[told.path, value]]
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

const questionOf = (visit: Visit, question: Question, ask: () => void): HTMLElement => {
  const { path, text, pills, label, where } = question
  const blank: Fact = { kind: 'fact', path, label, value: null, unit: 'text' }
  const now = visit.at(placeOf(blank, ''))
  const known = now?.kind === 'fact' ? now : null
  const keep = (said: Partial<Fact>): void => void visit.say({ ...blank, ...said }).then(ask)
  const id = `question-${path.replaceAll(/\W/g, '-')}`
  const wrong = make('small', { role: 'status' })
  switch (question.ask) {
    case 'yesNo':
      return asPills(id, text, pills, (one) => known?.value === one.says, ({ says }) => keep({ unit: 'yesNo', value: Number(says) })) // prettier-ignore
    case 'choice': {
      const take = ({ says, label: words, value }: Pill): void => keep({ value, text: String(says), says: words })
      const isKnown = ({ says }: Pill): boolean => known?.text === says
      return pills.length <= MOST_PILLS ? asPills(id, text, pills, isKnown, take) : asList(id, text, where, pills, isKnown, take)
    }
    case 'day':
    case 'month':
      return asDay(id, question, known, keep)
    default: {
      const isCents = question.ask === 'cents'
      const shown = known === null ? '' : isCents && known.value !== null ? String(known.value / 100).replace('.', ',') : (known.text ?? '')
      const field = make('input', { id, type: 'text', autocomplete: 'off', maxlength: '12', value: shown, ...(question.ask !== 'text' && { inputmode: 'decimal' }) }) // prettier-ignore
      field.addEventListener('change', () => {
        const typed = field.value.trim()
        if (typed === '') return
        const cents = isCents ? readEuros(typed) : null
        const isRight = isCents ? cents !== null : new RegExp(`^(?:${question.like?.pattern ?? '.{1,200}'})$`).test(typed)
        wrong.textContent = isRight ? '' : (question.like?.sentence ?? 'Écrivez un montant, comme 986 ou 986,50.')
        if (isRight && isCents) keep({ unit: 'cents', value: cents })
        else if (isRight) keep({ value: question.ask === 'number' ? Number(typed.replace(',', '.')) : null, text: typed, says: typed })
      })
      return make(
        'div',
        { class: 'champ question-visite' },
        make('label', { for: id }, isCents ? `${text} (${question.once ? 'en euros, le solde' : 'euros par mois'})` : text),
        field,
        make('small', { class: 'doux' }, where),
        wrong,
      )
    }
  }
}

type Pill = Question['pills'][number]
/** Answers that fit under a thumb; more are a list. */
const MOST_PILLS = 7

const asPills = (
  id: string,
  text: string,
  pills: readonly Pill[],
  isKnown: (one: Pill) => boolean,
  take: (one: Pill) => void,
): HTMLElement =>
  make(
    'fieldset',
    { class: 'question-visite' },
    make('legend', {}, text),
    ...pills.map((one) => {
      const radio = make('input', { type: 'radio', name: id, ...(isKnown(one) && { checked: '' }) })
      radio.addEventListener('change', () => take(one))
      return make('label', { class: 'pastille' }, radio, make('span', {}, one.label))
    }),
  )

const asList = (
  id: string,
  text: string,
  where: string,
  pills: readonly Pill[],
  isKnown: (one: Pill) => boolean,
  take: (one: Pill) => void,
): HTMLElement => {
  // prettier-ignore
  const options = pills.map((one, at) => make('option', { value: String(at), ...(isKnown(one) && { selected: '' }) }, one.label))
  const list = make('select', { id }, make('option', { value: '' }, 'Choisir'), ...options)
  list.addEventListener('change', () => {
    const one = pills[Number(list.value)]
    if (list.value !== '' && one) take(one)
  })
  return make('div', { class: 'champ question-visite' }, make('label', { for: id }, text), list, make('small', { class: 'doux' }, where))
}

/** A day or a month, or « no ». The rules learn of a day at the desk: here they only count the « no ». */
const asDay = (id: string, { text, where, ask, none }: Question, known: Fact | null, keep: (said: Partial<Fact>) => void): HTMLElement => {
  const ofMonth = ask === 'month'
  const field = make('input', { id, type: ofMonth ? 'month' : 'date', value: (known?.text ?? '').slice(0, ofMonth ? 7 : 10) })
  const box = make('input', { type: 'checkbox', ...(known?.text === '' && { checked: '' }) })
  field.addEventListener('change', () => {
    if (!/^\d{4}-\d\d(?:-\d\d)?$/.test(field.value)) return
    box.checked = false
    const day = ofMonth ? `${field.value}-01` : field.value
    keep({ text: day, says: day.split('-').toReversed().join('/') })
  })
  box.addEventListener('change', () => {
    if (!box.checked || none === null) return
    field.value = ''
    keep({ text: '', value: none.value, says: none.label })
  })
  return make(
    'div',
    { class: 'champ question-visite' },
    make('label', { for: id }, text),
    field,
    ...(none === null ? [] : [make('label', { class: 'case' }, box, make('span', {}, none.label))]),
    make('small', { class: 'doux' }, where),
  )
}
