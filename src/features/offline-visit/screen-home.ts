/** The dwelling, by touch: what is fine, in the way, a risk; a sketch of the rooms; a photograph, if the person agrees. */
import { icon, make } from '#ui/client/dom.ts'
import { housingLevels, housingSections, placeOf } from './model.ts'
import type { HousingLevel, Told } from './model.ts'
import { photoOf } from './photo.ts'
import { atEachPause } from './screen-words.ts'
import { sketchOf } from './sketch.ts'
import type { Visit } from './visit.ts'

type Housing = Extract<Told, { kind: 'housing' }>
const levels = Object.entries(housingLevels) as [HousingLevel, string][]
const look: Readonly<Record<HousingLevel, string>> = { good: '', care: 'gene', risk: 'risque' }

const told = (visit: Visit, check: string): Housing => {
  const blank: Housing = { kind: 'housing', check, level: null, words: '' }
  const found = visit.at(placeOf(blank, ''))
  return found?.kind === 'housing' ? found : blank
}

const checkOf = (visit: Visit, { id, ask }: { id: string; ask: string }): HTMLElement => {
  const now = told(visit, id)
  const words = make('input', {
    type: 'text',
    id: `constat-${id}`,
    'aria-label': `${ask} : à noter`,
    placeholder: 'à noter',
    maxlength: '300',
    autocomplete: 'off',
    value: now.words,
  })
  atEachPause(words, () => void visit.say({ ...told(visit, id), words: words.value }))
  const choices = levels.map(([level, label]) => {
    const radio = make('input', { type: 'radio', name: `constat-${id}`, value: level, ...(now.level === level && { checked: '' }) })
    radio.addEventListener('change', () => void visit.say({ ...told(visit, id), level }))
    return make('label', { class: `pastille ${look[level]}` }, radio, make('span', {}, label))
  })
  return make(
    'div',
    { class: 'constat' },
    make('div', {}, make('b', {}, ask), words),
    make('fieldset', { class: 'trois' }, make('legend', { class: 'vh' }, ask), ...choices),
  )
}

export const showHome = (visit: Visit): HTMLElement =>
  make(
    'div',
    {},
    ...housingSections.flatMap(({ title, checks }) => [
      make('div', { class: 'rub haut-2' }, make('h2', {}, title)),
      ...checks.map((one) => checkOf(visit, one)),
    ]),
    make('div', { class: 'rub haut-3' }, make('h2', {}, 'Croquis des pièces')),
    sketchOf(visit),
    make('div', { class: 'rub haut-3' }, make('h2', {}, icon('photo'), ' Photo de la pièce')),
    photoOf(visit),
  )
