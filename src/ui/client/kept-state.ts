import type { Trouble } from './autosave.ts'
import { clock, icon, make } from './dom.ts'

/** What the page says about what is kept: the hour at the foot, and the black band when something is away. */
const state = (form: HTMLFormElement): HTMLElement | null => form.querySelector<HTMLElement>('[data-garde]')

/** The band stands before the form, so that the curtain takes it away with the rest. */
const band = (form: HTMLFormElement): HTMLElement => {
  const there = form.parentElement?.querySelector<HTMLElement>('.horsligne') ?? document.querySelector<HTMLElement>('.horsligne')
  if (there) return there
  const made = make('div', { class: 'horsligne', role: 'status' }, make('div', { class: 'horsligne-in' }))
  form.before(made)
  return made
}

const tell = (form: HTMLFormElement, text: string, link?: { href: string; label: string }): void => {
  const place = band(form).firstElementChild
  if (!place || place.getAttribute('data-dit') === text) return
  place.setAttribute('data-dit', text)
  place.replaceChildren(icon('horsligne'), ` ${text} `)
  if (link) place.append(make('a', { href: link.href, target: '_blank', rel: 'noopener' }, link.label))
}

/** Kept by the server. After a trouble, the band changes its words and stays until the next time: it does not vanish at once. */
export const showKept = (form: HTMLFormElement, at: Date): void => {
  form.dataset['risque'] = 'non'
  const line = state(form)
  if (line) line.textContent = `Gardé à ${clock(at)}`
  const there = document.querySelector<HTMLElement>('.horsligne')
  if (!there) return
  if (there.classList.contains('revenu')) there.remove()
  else {
    there.classList.add('revenu')
    tell(form, `Tout est de nouveau gardé sur le serveur, à ${clock(at)}.`)
  }
}

/** `what`: how the page calls what somebody writes on it, in the plural: « Vos notes ». */
export const showTrouble = (form: HTMLFormElement, trouble: Trouble, what = 'Vos notes'): void => {
  band(form).classList.remove('revenu')
  const here = 'kept' in trouble && trouble.kept
  form.dataset['risque'] = here ? 'non' : 'oui'
  const where = here ? `${what} sont gardées ici, chiffrées.` : `${what} restent sur cette page : ne la fermez pas.`
  const line = state(form)
  if (line && trouble.kind !== 'closed') line.textContent = here ? 'Gardé ici, chiffré' : 'Pas encore gardé'
  switch (trouble.kind) {
    case 'away':
      return tell(form, `${trouble.offline ? 'Le réseau est coupé.' : 'Le serveur ne répond pas.'} ${where}`)
    case 'locked':
      return tell(form, `Votre session est fermée. ${where} Vous continuerez après vous être reconnecté·e.`, {
        href: '/connexion',
        label: 'Se reconnecter',
      })
    case 'refused':
      return tell(form, trouble.message)
    case 'closed':
      // another person may be at this computer now
      return location.assign('/')
  }
}
