/** The gestes of the day, by touch: each variable by its four adverbs, the letter follows. The GIR is shown once all ten are seen, never before. */
import { icon, make } from '#ui/client/dom.ts'
import { AGGIR_ADVERBS, AGGIR_VARIABLES } from '#rules/autonomy/aggir-tables.ts'
import type { AggirAdverb, AggirVariable, Modality } from '#rules/autonomy/aggir-tables.ts'
import { aggirSeen, girOf } from '#rules/autonomy/aggir.ts'
import type { AggirLetters } from '#rules/autonomy/aggir.ts'
import { placeOf } from './model.ts'
import type { Aggir } from './model.ts'
import { asBegun, letterOf as letterIn } from './grid.ts'
import { atEachPause } from './screen-words.ts'
import type { Visit } from './visit.ts'

const adverbs = Object.entries(AGGIR_ADVERBS) as [AggirAdverb, string][]

export const showDaily = (visit: Visit): HTMLElement => {
  const adults = visit.taken.people.filter(({ age }) => age === null || age >= 18)
  const section = make('section', { 'aria-label': 'Gestes du quotidien' })
  const isBegun = (id: string): boolean => visit.taken.grids.some(({ personId }) => personId === id)
  const first = adults.find(({ id }) => isBegun(id)) ?? adults.toSorted((a, b) => (b.age ?? 0) - (a.age ?? 0))[0]
  const draw = (personId: string): void => {
    section.replaceChildren(
      ...(adults.length > 1 ? [whose(visit, personId, draw)] : []),
      make(
        'div',
        { class: 'rub' },
        make('h2', {}, 'Grille AGGIR'),
        make('span', { class: 'fin' }, 'ce que la personne fait ', make('b', {}, 'seule'), ', sans aide ni rappel'),
      ),
      ...(isBegun(personId) ? [make('p', { class: 'doux' }, 'Commencée dans Aparté : elle continue ici, rien n’est à redire.')] : []),
      ...AGGIR_VARIABLES.map((variable) => variableOf(visit, personId, variable, foot)),
      foot.element,
    )
    foot.follow(personId)
  }
  const foot = footOf(visit)
  if (first) draw(first.id)
  else section.append(make('p', {}, 'Aucune personne majeure n’est notée dans ce foyer.'))
  return section
}

const whose = (visit: Visit, personId: string, draw: (id: string) => void): HTMLElement => {
  const select = make(
    'select',
    { id: 'aggir-de' },
    ...visit.taken.people.map(({ id, name }) => make('option', { value: id, ...(id === personId && { selected: '' }) }, name)),
  )
  select.addEventListener('change', () => draw(select.value))
  return make('div', { class: 'champ' }, make('label', { for: 'aggir-de' }, 'De qui'), select)
}

const told = (visit: Visit, personId: string, variable: string, part: string | null): Aggir => {
  const begun = visit.taken.grids.find((one) => one.personId === personId)
  const blank = asBegun(personId, variable, part, begun)
  const found = visit.at(placeOf(blank, ''))
  return found?.kind === 'aggir' ? found : blank
}
const partsOf = (variable: AggirVariable): (string | null)[] => (variable.parts.length === 0 ? [null] : variable.parts.map(({ id }) => id))
const letterOf = (visit: Visit, personId: string, variable: AggirVariable): Modality | null =>
  letterIn(
    variable,
    partsOf(variable).map((part) => told(visit, personId, variable.id, part)),
  )

type Foot = { element: HTMLElement; follow: (personId: string) => void }
const footOf = (visit: Visit): Foot => {
  const element = make('p', { class: 'doux haut-1', role: 'status' })
  return {
    element,
    follow: (personId) => {
      const letters = Object.fromEntries(AGGIR_VARIABLES.map((one) => [one.id, letterOf(visit, personId, one)])) as AggirLetters
      const gir = girOf(letters)
      element.replaceChildren(
        gir
          ? `GIR ${gir.gir}. Aide à l’évaluation : le GIR qui compte est celui de l’équipe médico-sociale.`
          : `${aggirSeen(letters)} sur ${AGGIR_VARIABLES.length} vues. Le GIR s’affiche quand les dix variables sont vues, jamais avant, pour ne pas orienter le regard.`,
      )
    },
  }
}

const variableOf = (visit: Visit, personId: string, variable: AggirVariable, foot: Foot): HTMLElement => {
  const letter = make('span', { class: 'lettre vide' }, '?')
  const follow = (): void => {
    const found = letterOf(visit, personId, variable)
    letter.className = `lettre ${found === null ? 'vide' : found.toLowerCase()}`
    letter.textContent = found ?? '?'
    letter.setAttribute('aria-label', found ?? 'pas encore vu')
    letter.setAttribute('role', 'img')
    foot.follow(personId)
  }
  const content = make('div', { hidden: '' })
  const button = make(
    'button',
    { type: 'button', class: 't1', 'aria-expanded': 'false' },
    make('b', {}, variable.label),
    letter,
    icon('bas'),
  )
  const element = make('div', { class: 'variable' }, button, content)
  button.addEventListener('click', () => {
    const isOpen = content.hidden === true
    if (isOpen && content.childElementCount === 0)
      content.append(
        make('p', { class: 'doux petit' }, `${variable.asks} Touchez pour dire oui. Quatre oui : A. Aucun : C. Entre les deux : B.`),
        ...partsOf(variable).map((part) => gesteOf(visit, personId, variable, part, follow)),
        saidOf(visit, personId, variable),
      )
    content.hidden = !isOpen
    button.setAttribute('aria-expanded', String(isOpen))
    element.classList.toggle('ouverte', isOpen)
  })
  follow()
  return element
}

/** Four switches: « – » until touched, then yes, then no. What nobody looked at is never « no »: the letter waits until the four are seen. */
const gesteOf = (visit: Visit, personId: string, variable: AggirVariable, part: string | null, follow: () => void): HTMLElement => {
  const label = variable.parts.find(({ id }) => id === part)?.label ?? variable.label
  const now = told(visit, personId, variable.id, part)
  const boxes = adverbs.map(([id]) => {
    const box = make('input', { type: 'checkbox', ...(now.adverbs[id] && { checked: '' }) })
    box.indeterminate = now.adverbs[id] === undefined
    return box
  })
  const keep = (): void => {
    const said = adverbs.flatMap(([id], at) => {
      const box = boxes[at]
      return box === undefined || box.indeterminate ? [] : [[id, box.checked] as const]
    })
    void visit.say({ ...told(visit, personId, variable.id, part), adverbs: Object.fromEntries(said) }).then(follow)
  }
  for (const box of boxes) box.addEventListener('change', keep)
  const allOf = (checked: boolean, name: string): HTMLElement => {
    const button = make('button', { type: 'button', class: 'b', 'aria-label': `${label} : ${name.toLowerCase()}` }, name)
    button.addEventListener('click', () => {
      for (const box of boxes) Object.assign(box, { checked, indeterminate: false })
      keep()
    })
    return button
  }
  return make(
    'fieldset',
    { class: 'adverbes' },
    make('legend', { class: 'vh' }, `${variable.label}, ${label}, fait seul`),
    make('span', { class: 'sous' }, label),
    ...adverbs.map(([, name], at) =>
      make('label', { class: 'bascule' }, ...(boxes[at] ? [boxes[at]] : []), make('span', {}, name, make('b', {}))),
    ),
    make('div', { class: 'les-quatre' }, allOf(true, 'Les quatre'), allOf(false, 'Aucun des quatre')),
  )
}

/** What the person says of it, in her words: kept with its first part. */
const saidOf = (visit: Visit, personId: string, variable: AggirVariable): HTMLElement => {
  const part = partsOf(variable)[0] ?? null
  const id = `mots-${variable.id}`
  const field = make('input', {
    id,
    type: 'text',
    maxlength: '500',
    autocomplete: 'off',
    value: told(visit, personId, variable.id, part).words,
  })
  atEachPause(field, () => void visit.say({ ...told(visit, personId, variable.id, part), words: field.value }))
  return make('div', { class: 'champ haut-2' }, make('label', { for: id }, 'Ses mots'), field)
}
