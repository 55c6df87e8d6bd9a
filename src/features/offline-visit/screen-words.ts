/** Words: a note, what surrounds the person, her own words. Kept while they are written. */
import { make } from '#ui/client/dom.ts'
import { wordKinds } from './model.ts'
import type { Told, WordKind } from './model.ts'
import type { Visit } from './visit.ts'

const headings: Readonly<Record<WordKind, string>> = {
  note: 'Noter un mot',
  around: 'Ce que l’on apprend',
  wants: 'Ce que la personne veut, dans ses mots',
}
/** Milliseconds without a key after which what is written is kept. */
const PAUSE = 400

/** Calls `keep` at each pause, and when the field is left. */
export const atEachPause = (field: HTMLInputElement | HTMLTextAreaElement, keep: () => void): void => {
  let timer: ReturnType<typeof setTimeout> | undefined
  field.addEventListener('input', () => {
    clearTimeout(timer)
    timer = setTimeout(keep, PAUSE)
  })
  field.addEventListener('change', () => {
    clearTimeout(timer)
    keep()
  })
}

/** The words of one kind: those that stand, each to be changed or taken back, and a new one. */
export const wordsField = (visit: Visit, of: WordKind): HTMLElement => {
  const section = make('section', { 'aria-label': wordKinds[of] })
  const { people } = visit.taken
  const nameOf = (id: string | null | undefined): string => people.find((one) => one.id === id)?.name ?? ''
  const list = make('ul', { class: 'lignes' })
  const draw = (): void =>
    list.replaceChildren(
      ...visit
        .told('words')
        .filter(({ told }) => told.of === of)
        .map(({ place, told }) => {
          const back = make('button', { type: 'button', class: 'b' }, 'Retirer')
          back.setAttribute('aria-label', `Retirer : ${told.text.slice(0, 60)}`)
          back.addEventListener('click', () => void visit.takeBack(place).then(draw))
          return make(
            'li',
            { class: 'ligne' },
            make('span', { class: of === 'wants' ? 'voix' : '' }, of === 'wants' ? `« ${told.text} »` : told.text),
            ...(people.length > 1 && nameOf(told.personId) ? [make('small', { class: 'doux' }, nameOf(told.personId))] : []),
            back,
          )
        }),
    )
  const id = `mots-${of}`
  const field = make('textarea', { id, rows: '4', autocomplete: 'off' })
  const whose = make(
    'select',
    { id: 'mots-de' },
    make('option', { value: '' }, 'Choisir'),
    ...people.map((one) => make('option', { value: one.id }, one.name)),
  )
  const [only] = people
  if (only && people.length === 1) whose.value = only.id
  whose.addEventListener('change', () => void keep())
  let place: string | null = null
  const keep = async (): Promise<void> => {
    const told: Told = { kind: 'words', of, text: field.value, ...(of === 'wants' && { personId: whose.value || null }) }
    if (field.value.trim() === '' && place === null) return
    place ??= visit.newPlace(told)
    if (field.value.trim() === '') await visit.takeBack(place)
    else await visit.say(told, place)
  }
  atEachPause(field, () => void keep())
  const next = make('button', { type: 'button', class: 'b gros' }, 'Une autre')
  next.addEventListener('click', () => {
    void keep().then(() => {
      place = null
      field.value = ''
      draw()
      field.focus()
    })
  })
  draw()
  section.append(
    make('div', { class: 'rub' }, make('h2', {}, headings[of])),
    list,
    ...(of === 'wants' && people.length > 1
      ? [make('div', { class: 'champ haut-2' }, make('label', { for: 'mots-de' }, 'De qui'), whose)]
      : []),
    make('div', { class: 'champ haut-2' }, make('label', { for: id }, of === 'wants' ? 'Ses mots' : 'Le mot'), field),
    make('div', { class: 'actions haut-1' }, next),
  )
  return section
}
