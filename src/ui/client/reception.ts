import { say } from './dom.ts'

/** The sheet of reception (`form[data-accueil]`): Escape empties it, Ctrl Z brings it back, even in a field. Kept in memory only. */
type State = { field: HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement; value: string; checked: boolean }[]

let emptied: State | undefined

const stateOf = (form: HTMLFormElement): State =>
  [...form.elements]
    .filter((field) => field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement || field instanceof HTMLSelectElement)
    .filter((field) => field.type !== 'hidden')
    .map((field) => ({ field, value: field.value, checked: field instanceof HTMLInputElement && field.checked }))

const isTickable = (field: State[number]['field']): field is HTMLInputElement =>
  field instanceof HTMLInputElement && (field.type === 'checkbox' || field.type === 'radio')

const put = (state: State) => {
  for (const { field, value, checked } of state) {
    if (isTickable(field)) field.checked = checked
    else if (!(field instanceof HTMLInputElement && field.type === 'file')) field.value = value
  }
}

/** Puts back what Escape has just emptied; used by Ctrl Z, and by the curtain, whose second Escape follows the first. */
export const restoreLastEmptied = (): boolean => {
  if (!emptied) return false
  put(emptied)
  emptied = undefined
  document.querySelector('.toast.flottant')?.remove()
  return true
}

export const watchReception = (): void => {
  document.addEventListener('keydown', (event) => {
    const form = document.querySelector<HTMLFormElement>('form[data-accueil]')
    if (!form || document.querySelector('dialog[open]')) return
    if (event.key === 'Escape' && !event.repeat) {
      const state = stateOf(form)
      if (!state.some(({ field, value, checked }) => (isTickable(field) ? checked : value !== ''))) return
      put(state.map(({ field, value }) => ({ field, value: isTickable(field) ? value : '', checked: false })))
      emptied = state
      state[0]?.field.focus()
      say('Fiche vidée.', { label: 'Annuler', run: restoreLastEmptied })
    } else if (event.key === 'z' && (event.ctrlKey || event.metaKey) && restoreLastEmptied()) event.preventDefault()
  })
}
