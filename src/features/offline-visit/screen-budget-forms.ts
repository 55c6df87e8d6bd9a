/** The two forms of the budget of a visit: a line, and a debt. Amounts are written as at the desk. */
import { readAmount, typeAmount } from '#features/budget/model.ts'
import type { Line } from '#rules/budget/budget.ts'
import { DEBT_KINDS } from '#rules/budget/debts.ts'
import type { DebtKind } from '#rules/budget/debts.ts'
import { isIncome, kindsOf, lineLabel, SECTIONS } from '#rules/budget/kinds.ts'
import type { LineKind, Section } from '#rules/budget/kinds.ts'
import { make } from '#ui/client/dom.ts'
import type { Money } from './model.ts'
import type { Visit } from './visit.ts'
import { moneyWords } from './words.ts'

/** The line of the desk that an amount stands for. */
export type Instead = Pick<Money, 'instead' | 'inLedger' | 'personId'>
const NOTHING: Instead = { instead: null, inLedger: false, personId: null }
export const sections = Object.keys(SECTIONS) as Section[]

const typedField = (id: string, name: string, value = ''): { field: HTMLInputElement; element: HTMLElement } => {
  const field = make('input', { id, type: 'text', maxlength: '200', autocomplete: 'off', value })
  return { field, element: make('div', { class: 'champ' }, make('label', { for: id }, name), field) }
}

/** A line is written as at the desk: « 548 », « 90/trim », « ~60 », « ? ». */
export const lineForm = (visit: Visit, draw: () => void): { element: HTMLElement; correct: (line: Line, of: Instead) => void } => {
  const kinds = make(
    'select',
    { id: 'budget-quoi' },
    ...sections.map((section) =>
      make(
        'optgroup',
        { label: SECTIONS[section].label },
        ...kindsOf(section).map((kind) => make('option', { value: kind }, lineLabel(kind))),
      ),
    ),
  )
  const label = typedField('budget-nom', 'Son nom, s’il en faut un')
  const amount = typedField('budget-combien', 'Combien')
  const says = make('small', { role: 'status' })
  let of: Instead = NOTHING
  const button = make('button', { class: 'b gros' }, 'Ajouter au budget')
  const form = make(
    'form',
    { class: 'haut-3', 'aria-label': 'Ce qui rentre, ce qui sort' },
    make('div', { class: 'champ' }, make('label', { for: 'budget-quoi' }, 'Ressource ou charge'), kinds),
    make('div', { class: 'ligne-formulaire haut-1' }, label.element, amount.element),
    make('small', { class: 'doux' }, '548 par mois, 90/trim, 480/an, ~60 s’il est estimé, ? si personne ne sait.'),
    says,
    make('div', { class: 'actions haut-1' }, button),
  )
  // pressed twice is kept once: what was typed is still there while it is being sealed
  let busy = false
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    event.stopPropagation()
    if (busy) return
    const read = readAmount(amount.field.value)
    if (read === null || 'error' in read) {
      says.textContent = read === null ? 'Écrivez un montant, ou « ? ».' : read.error
      amount.field.focus()
      return
    }
    const told: Money = { kind: 'money', of: kinds.value as LineKind, label: label.field.value.trim(), ...read, ...of }
    busy = true
    void visit
      .say(told)
      .finally(() => (busy = false))
      .then(() => {
        says.textContent = `Gardé : ${told.label || lineLabel(told.of)}, ${moneyWords(told)}.`
        label.field.value = ''
        amount.field.value = ''
        of = NOTHING
        button.textContent = 'Ajouter au budget'
        draw()
        kinds.focus()
      })
  })
  return {
    element: form,
    correct: (line, from) => {
      of = from
      kinds.value = line.kind
      label.field.value = line.label === lineLabel(line.kind) ? '' : (line.label ?? '')
      amount.field.value = typeAmount({ cents: line.cents, period: line.period, about: false })
      says.textContent = `Vous corrigez : ${line.label || lineLabel(line.kind)}.`
      button.textContent = isIncome(line.kind) ? 'Corriger la ressource' : 'Corriger la charge'
      amount.field.focus()
      amount.field.select()
    },
  }
}

export const debtForm = (visit: Visit, draw: () => void): HTMLElement => {
  const kinds = make(
    'select',
    { id: 'dette-quoi' },
    ...Object.entries(DEBT_KINDS).map(([kind, name]) => make('option', { value: kind }, name)),
  )
  const label = typedField('dette-qui', 'À qui')
  const due = typedField('dette-combien', 'Reste dû')
  const monthly = typedField('dette-mois', 'Payé par mois, si elle l’est')
  const says = make('small', { role: 'status' })
  const form = make(
    'form',
    { class: 'haut-3', 'aria-label': 'Ce qui est dû' },
    make('div', { class: 'champ' }, make('label', { for: 'dette-quoi' }, 'Crédit ou dette'), kinds),
    make('div', { class: 'ligne-formulaire haut-1' }, label.element, due.element, monthly.element),
    says,
    make('div', { class: 'actions haut-1' }, make('button', { class: 'b gros' }, 'Ajouter la dette')),
  )
  // pressed twice is kept once: what was typed is still there while it is being sealed
  let busy = false
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    event.stopPropagation()
    if (busy) return
    const [owed, paid] = [readAmount(due.field.value), readAmount(monthly.field.value)]
    const wrong = [owed, paid].find((one) => one !== null && 'error' in one)
    // a debt is a sum and its payment a month: neither has another period
    const hasPeriod = [owed, paid].some((one) => one !== null && !('error' in one) && one.period !== 'month')
    if ((wrong && 'error' in wrong) || hasPeriod || (owed === null && paid === null)) {
      says.textContent =
        wrong && 'error' in wrong
          ? wrong.error
          : hasPeriod
            ? 'Ici, un montant sans période : 1200, ~60 ou « ? ».'
            : 'Écrivez ce qui reste dû, ou « ? ».'
      due.field.focus()
      return
    }
    const cents = (one: ReturnType<typeof readAmount>): number | null => (one === null || 'error' in one ? null : one.cents)
    const about = [owed, paid].some((one) => one !== null && !('error' in one) && one.about)
    busy = true
    void visit
      .say({ kind: 'debt', of: kinds.value as DebtKind, label: label.field.value.trim(), due: cents(owed), monthly: cents(paid), about })
      .finally(() => (busy = false))
      .then(() => {
        says.textContent = `Gardé : ${label.field.value.trim() || DEBT_KINDS[kinds.value as DebtKind]}.`
        for (const { field } of [label, due, monthly]) field.value = ''
        draw()
        kinds.focus()
      })
  })
  return form
}
