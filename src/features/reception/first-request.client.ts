/**
 * What the sheet of reception gains when JavaScript runs: the sector follows the address, the proposed urgency follows her words. It shows
 * and hides what the server wrote; it ticks nothing and decides nothing. Without it the server proposes the sector when the sheet is sent.
 */
import { make } from '#ui/client/dom.ts'
import { paths } from '#web/paths.ts'
import type { RequestTopic } from './model.ts'
import { proposalNote, proposeUrgency } from './urgency.ts'

type Answer = {
  kind: 'found' | 'choose' | 'unknown' | 'outside'
  sector: string | null
  communes: { code: string; name: string }[]
  commune: string | null
}

const watchSheet = (form: HTMLFormElement): void => {
  const field = <T extends HTMLElement>(selector: string): T | null => form.querySelector<T>(selector)
  const address = field<HTMLInputElement>('[name="addressLine"]')
  const words = field<HTMLTextAreaElement>('[name="words"]')
  const byHand = field<HTMLSelectElement>('[name="sector"]')
  const seen = field<HTMLInputElement>('[data-secteur-vu]')
  const message = field<HTMLElement>('[data-secteur-message]')
  const communes = field<HTMLElement>('[data-communes]')
  const note = field<HTMLElement>('[data-urgence] legend .facultatif')
  const details = byHand?.closest('details')
  const ticked = (name: string): string => field<HTMLInputElement>(`[name="${name}"]:checked`)?.value ?? ''

  const show = (id: string): void => {
    for (const panel of form.querySelectorAll<HTMLElement>('[data-secteur]')) panel.hidden = panel.dataset['secteur'] !== id
    for (const line of document.querySelectorAll<HTMLElement>('[data-lecteurs]')) line.hidden = line.dataset['lecteurs'] !== id
  }
  const say = (text: string): void => {
    if (message) message.textContent = text
  }
  let proposed = ''
  const settle = (): void => {
    if (seen) seen.value = proposed
    show(byHand?.value || proposed)
  }
  const offer = (list: Answer['communes']): void => {
    if (!communes) return
    communes.hidden = list.length === 0
    communes
      .querySelector('.choix')
      ?.replaceChildren(
        ...list.map(({ code, name }) =>
          make('label', { class: 'pastille' }, make('input', { type: 'radio', name: 'commune', value: code }), make('span', {}, name)),
        ),
      )
  }

  let asked = 0
  const lookUp = async (): Promise<void> => {
    const turn = ++asked
    const line = address?.value.trim() ?? ''
    if (line === '' || ticked('addressCase') === 'hidden') {
      proposed = ''
      offer([])
      say(ticked('addressCase') ? 'Choisissez le secteur à prévenir.' : '')
      return settle()
    }
    try {
      const response = await fetch(paths.reception.sector(), {
        method: 'post',
        body: new URLSearchParams({ addressLine: line, commune: ticked('commune') }),
        signal: AbortSignal.timeout(5_000),
      })
      if (!response.ok) throw new Error(String(response.status))
      const answer = (await response.json()) as Answer
      if (turn !== asked) return
      proposed = answer.sector ?? ''
      if (answer.kind === 'choose') {
        offer(answer.communes)
        say('Plusieurs communes sont possibles. Laquelle ?')
      } else {
        if (!ticked('commune')) offer([])
        say(
          answer.kind === 'found'
            ? ''
            : answer.kind === 'outside'
              ? `${answer.commune ?? ''} n’est dans aucun de nos secteurs. Choisissez qui prévenir.`
              : 'Cette adresse n’est dans aucun secteur connu. Choisissez qui prévenir.',
        )
      }
      if (details && (answer.kind === 'unknown' || answer.kind === 'outside')) details.open = true
    } catch {
      if (turn !== asked) return
      proposed = ''
      say('Le secteur n’a pas pu être proposé. Choisissez-le à la main.')
      if (details) details.open = true
    }
    settle()
  }
  let timer: ReturnType<typeof setTimeout> | undefined
  const soon = (): void => {
    clearTimeout(timer)
    // another address: what was chosen for the one before holds no more
    offer([])
    timer = setTimeout(() => void lookUp(), 250)
  }

  const listen = (): void => {
    const topics = [...form.querySelectorAll<HTMLInputElement>('[name="topics[]"]:checked')].map((box) => box.value as RequestTopic)
    const proposal = proposeUrgency(words?.value ?? '', topics)
    const text = ` ${proposalNote(proposal)}`
    if (note && note.textContent !== text) note.textContent = text
    for (const radio of form.querySelectorAll<HTMLInputElement>('[name="urgency"]'))
      radio.closest('label')?.classList.toggle('propose', radio.value === proposal?.urgency)
  }

  address?.addEventListener('input', soon)
  words?.addEventListener('input', listen)
  byHand?.addEventListener('change', settle)
  form.addEventListener('change', (event) => {
    const name = event.target instanceof HTMLInputElement ? event.target.name : ''
    if (name === 'topics[]') listen()
    if (name === 'commune') void lookUp()
    if (name === 'addressCase') {
      if (details && ticked('addressCase')) details.open = true
      void lookUp()
    }
  })
  // Escape empties the sheet and Ctrl Z brings it back, without a word to its fields
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' && event.key !== 'z') return
    setTimeout(() => {
      listen()
      void lookUp()
    })
  })
  listen()
  if (address?.value) void lookUp()
  else settle()
}

const sheet = document.querySelector<HTMLFormElement>('form[data-accueil]')
if (sheet) watchSheet(sheet)
