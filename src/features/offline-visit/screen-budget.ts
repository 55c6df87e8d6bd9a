/** The budget of the month, on the spot: what the desk knows, what is said there, and what is left, by the rules of the desk. */
import { writeEuros } from '#core/french.ts'
import { chargesOf, instalments, resources } from '#rules/budget/budget.ts'
import type { Budget, Line } from '#rules/budget/budget.ts'
import { DEBT_KINDS } from '#rules/budget/debts.ts'
import type { Figure } from '#rules/budget/figure.ts'
import { lineLabel, sectionOf, SECTIONS } from '#rules/budget/kinds.ts'
import type { Section } from '#rules/budget/kinds.ts'
import { perDay, remaining, REMAINING } from '#rules/budget/remaining.ts'
import { make } from '#ui/client/dom.ts'
import type { Money } from './model.ts'
import { debtForm, lineForm, sections } from './screen-budget-forms.ts'
import type { Instead } from './screen-budget-forms.ts'
import type { TakenBudget } from './taken.ts'
import type { Visit } from './visit.ts'
import { debtWords, moneyWords } from './words.ts'

const outSections = sections.filter((one) => SECTIONS[one].side === 'out')
const euros = (figure: Figure): string => (figure.kind === 'known' ? writeEuros(figure.cents) : 'à trouver')

/** The month with what was said at the table: a correction stands for its line. Debts are counted as late, as the desk files them. */
export const budgetNow = (taken: TakenBudget, visit: Pick<Visit, 'told'>): Budget => {
  const said = visit.told('money')
  const corrected = new Set(said.map(({ told }) => told.instead))
  const { budget } = taken
  const ofSaid = ({ id, told }: { id: string; told: Money }): Line => ({
    id,
    kind: told.of,
    label: told.label,
    cents: told.cents,
    period: told.period,
    onceIn: told.period === 'once' ? budget.month : null,
  })
  return {
    ...budget,
    lines: [...budget.lines.filter(({ id }) => !corrected.has(id)), ...said.map(ofSaid)],
    debts: [
      ...budget.debts,
      ...visit.told('debt').map(({ id, told }) => ({
        id,
        kind: told.of,
        label: told.label || DEBT_KINDS[told.of],
        due: told.due,
        monthly: told.monthly,
        stage: 'late' as const,
      })),
    ],
  }
}

export const showBudget = (visit: Visit, taken: TakenBudget): HTMLElement => {
  const figures = make('dl', { class: 'chiffres-visite', 'aria-live': 'polite' })
  const missing = make('p', { class: 'petit doux' })
  const lists = make('div', {})
  const form = lineForm(visit, () => draw())
  const draw = (): void => {
    const budget = budgetNow(taken, visit)
    const rest = remaining(budget, 'toLive')
    const day = perDay(rest, budget.persons, taken.monthDays, taken.sharedBy)
    figures.replaceChildren(
      ...[
        ['Ressources', resources(budget)] as const,
        ['Charges', chargesOf(budget, outSections)] as const,
        ['Crédits, dettes', instalments(budget)] as const,
        [REMAINING.toLive.label, rest] as const,
        [taken.sharedBy === 'person' ? 'Par jour et par personne' : 'Par jour et par unité', day] as const,
      ].map(([name, figure]) => make('div', {}, make('dt', {}, name), make('dd', {}, euros(figure)))),
    )
    missing.textContent = rest.kind === 'known' ? REMAINING.toLive.says : `Il manque : ${rest.missing.join(', ')}.`
    lists.replaceChildren(
      ...sections.flatMap((section) => sectionList(visit, taken, budget, section, form.correct, draw)),
      ...debtList(visit, budget, draw),
    )
  }
  draw()
  return make(
    'section',
    { 'aria-label': 'Budget du mois' },
    make('div', { class: 'rub haut-3' }, make('h2', {}, 'Budget du mois'), make('span', { class: 'fin' }, 'refait à chaque montant')),
    figures,
    missing,
    lists,
    form.element,
    debtForm(visit, draw),
  )
}

/** The lines of a section: those of the desk, each to be corrected, and those said here, each to be taken back. */
const sectionList = (
  visit: Visit,
  { about, budget: known }: TakenBudget,
  budget: Budget,
  section: Section,
  correct: (line: Line, of: Instead) => void,
  draw: () => void,
): HTMLElement[] => {
  const lines = budget.lines.filter(({ kind }) => sectionOf(kind) === section)
  if (lines.length === 0) return []
  const said = new Map(visit.told('money').map((one) => [one.id, one]))
  const ofLine = (line: Line): HTMLElement => {
    const here = said.get(line.id)
    const from = about[line.id]
    const who = visit.taken.people.find(({ id }) => id === (here ? here.told.personId : from?.personId))?.name
    const name = [line.label || lineLabel(line.kind), who].filter(Boolean).join(', ')
    const button = make(
      'button',
      { type: 'button', class: 'b', 'aria-label': `${here ? 'Retirer' : 'Corriger'} ${name}` },
      here ? 'Retirer' : 'Corriger',
    )
    button.addEventListener('click', () => {
      if (here) void visit.takeBack(here.place).then(draw)
      else if (from) correct(line, { instead: line.id, ...from })
    })
    const was = here && known.lines.find(({ id }) => id === here.told.instead)
    return make(
      'li',
      { class: 'ligne' },
      make(
        'span',
        {},
        make('b', {}, name),
        ` ${moneyWords({ ...line, about: here?.told.about ?? false })}`,
        ...(was ? [make('small', { class: 'doux' }, ` au lieu de ${moneyWords({ ...was, about: false })}`)] : []),
      ),
      ...(here || from ? [button] : []),
    )
  }
  return [make('h3', { class: 'haut-2' }, SECTIONS[section].label), make('ul', { class: 'lignes' }, ...lines.map(ofLine))]
}

const debtList = (visit: Visit, { debts }: Budget, draw: () => void): HTMLElement[] => {
  if (debts.length === 0) return []
  const said = new Map(visit.told('debt').map((one) => [one.id, one]))
  const lines = debts.map((debt) => {
    const here = said.get(debt.id)
    const back = make('button', { type: 'button', class: 'b', 'aria-label': `Retirer ${debt.label}` }, 'Retirer')
    back.addEventListener('click', () => here && void visit.takeBack(here.place).then(draw))
    const words = make('span', {}, make('b', {}, debt.label), ` ${debtWords({ ...debt, about: here?.told.about ?? false })}`)
    return make('li', { class: 'ligne' }, words, ...(here ? [back] : []))
  })
  return [make('h3', { class: 'haut-2' }, 'Crédits et dettes'), make('ul', { class: 'lignes' }, ...lines)]
}
