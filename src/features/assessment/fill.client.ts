/** A part of an evaluation when JavaScript runs: answers are kept as they come, by the server and, as long as it does not have them, by this computer. */
import { Autosave, USUAL_PACE } from '#ui/client/autosave.ts'
import { clock, make } from '#ui/client/dom.ts'
import { showKept, showTrouble } from '#ui/client/kept-state.ts'
import { openLocalCopy } from '#ui/client/local-copy.ts'

type Kept = {
  was: string
  progress: { asked: number; answered: number }[]
  errors: Record<string, string>
  elsewhere: Record<string, string | null>
}
type Shown = Record<string, unknown>
type Fields = [name: string, value: string][]
/** What this computer keeps: what was on the page, and what it had been when the page was shown. */
type Note = { fields: Fields; was: string }

/** Where this computer keeps what is not sent, the server needs not be asked at each pause: each asking leaves its line in the log. */
const CALM_PACE = { pause: 4_000, atLatest: 20_000 }
const hereAfter = 400
const isAnswer = (name: string): boolean => name.startsWith('q-')
const fieldOf = (name: string): string => name.replace('[]', '')
const questionOf = (name: string): string => fieldOf(name).slice(2)

const fieldsOf = (form: HTMLFormElement): Fields =>
  [...new FormData(form)].flatMap(([name, value]): Fields => (isAnswer(name) && typeof value === 'string' ? [[name, value]] : []))

/** Puts back what was on the page, in those fields alone in which it differed from what the server had then. False: it is all there. */
const putBack = (form: HTMLFormElement, { fields, was }: Note): boolean => {
  const shown = JSON.parse(was) as Shown
  let changed = false
  for (const control of form.elements) {
    if (!(control instanceof HTMLInputElement || control instanceof HTMLTextAreaElement) || !isAnswer(control.name)) continue
    const values = fields.filter(([name, value]) => name === control.name && value !== '').map(([, value]) => value)
    const before = shown[questionOf(control.name)] ?? []
    if (values.join('\n') === [before].flat().map(String).join('\n')) continue
    if (control instanceof HTMLInputElement && (control.type === 'radio' || control.type === 'checkbox')) {
      changed ||= control.checked !== values.includes(control.value)
      control.checked = values.includes(control.value)
    } else {
      changed ||= control.value !== (values[0] ?? '')
      control.value = values[0] ?? ''
    }
  }
  return changed
}

/** For the curtain: nothing on this page is unsent any more. */
const settleFields = (form: HTMLFormElement): void => {
  for (const control of form.elements)
    if (control instanceof HTMLTextAreaElement) control.defaultValue = control.value
    else if (control instanceof HTMLInputElement && isAnswer(control.name)) {
      if (control.type === 'radio' || control.type === 'checkbox') control.defaultChecked = control.checked
      else control.defaultValue = control.value
    }
}

const start = (form: HTMLFormElement): void => {
  const { remplir: id = '', garder = '', cle = '' } = form.dataset
  const wasField = form.querySelector<HTMLInputElement>('input[name="was"]')
  const part = form.querySelector<HTMLInputElement>('input[name="part"]')?.value ?? ''
  if (!wasField) return
  /** Fields that were answered elsewhere too, with the answer there: nothing of them is sent before somebody touches them again, or presses. */
  const held = new Map<string, unknown>()
  const told = new Map<string, HTMLElement>()
  let calm = false
  let unreachable = false
  let later: ReturnType<typeof setTimeout> | undefined
  const local = openLocalCopy(cle)
  void local.then(({ available }) => {
    calm = available
  })

  const shown = (): Shown => JSON.parse(wasField.value) as Shown
  /** Says something beside a question. */
  const tell = (name: string, text: string): void => {
    const words = make('p', { class: 'erreur', role: 'status' }, text)
    form
      .querySelector(`[name="${CSS.escape(name)}"], [name="${CSS.escape(name)}[]"]`)
      ?.closest('.champ')
      ?.append(words)
    told.set(name, words)
  }
  const hush = (name: string): void => {
    told.get(name)?.remove()
    told.delete(name)
  }

  /** The page as the server has it now; what is held keeps the answer that stood when the page was shown, so that a press asks first. */
  const arrived = ({ was, progress, errors, elsewhere }: Kept): void => {
    const now = JSON.parse(was) as Shown
    for (const name of told.keys()) if (!held.has(name)) hush(name)
    for (const [name, message] of Object.entries(errors)) tell(name, message)
    for (const [name, words] of Object.entries(elsewhere)) {
      held.set(name, now[questionOf(name)])
      tell(name, `Répondu aussi dans un autre onglet : « ${words ?? 'sans réponse'} ». Touchez cette réponse pour garder la vôtre.`)
    }
    const before = shown()
    for (const name of held.keys()) now[questionOf(name)] = before[questionOf(name)]
    wasField.value = JSON.stringify(now)
    for (const [i, count] of document.querySelectorAll('.parties small').entries())
      count.textContent = `${progress[i]?.answered} sur ${progress[i]?.asked}`
  }

  const autosave = new Autosave<Fields>({
    id,
    url: garder,
    read: () => fieldsOf(form),
    same: (a, b) => JSON.stringify(a) === JSON.stringify(b),
    body: (now) => {
      const body = new URLSearchParams({ part, was: wasField.value })
      for (const name of held.keys()) body.append('sauf[]', name)
      for (const [name, value] of now) body.append(name, value)
      return body
    },
    note: (now) => ({ text: JSON.stringify({ fields: now, was: wasField.value } satisfies Note), revision: 0 }),
    local,
    now: () => Date.now(),
    pace: () => (calm ? CALM_PACE : USUAL_PACE),
    onKept: (at, answer) => {
      unreachable = false
      arrived(answer as Kept)
      if (!autosave.dirty) settleFields(form)
      showKept(form, at)
    },
    onTrouble: (trouble) => {
      unreachable = 'kept' in trouble
      showTrouble(form, trouble, 'Vos réponses')
    },
  })

  const changed = (event: Event): void => {
    const name = event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement ? fieldOf(event.target.name) : ''
    if (held.has(name)) {
      wasField.value = JSON.stringify({ ...shown(), [questionOf(name)]: held.get(name) })
      held.delete(name)
      hush(name)
    }
    autosave.changed()
    clearTimeout(later)
    later = setTimeout(() => void (autosave.dirty && autosave.keepHere()), hereAfter)
  }
  form.addEventListener('input', changed)
  form.addEventListener('change', changed)

  // what a closed tab or a crash left on this computer, when the server does not have it
  void local.then(async (copy) => {
    const note = await copy.get(id)
    if (!note) return
    await copy.remove(id)
    const left = JSON.parse(note.text) as Note
    if (!putBack(form, left)) return
    wasField.value = left.was
    const line = form.querySelector('[data-garde]')
    if (line) line.textContent = `Repris de ce poste : ce qui n’était pas encore gardé, à ${clock(new Date(note.at))}.`
    await autosave.keepHere()
    autosave.changed()
  })

  // the server first has everything: then nothing stays on this computer. When it cannot be reached, the page stays.
  let sure = false
  form.addEventListener('submit', (event) => {
    // nothing is unsent: it goes at once (a form that is being sent cannot be sent again by a script)
    if (sure || !autosave.dirty) return
    event.preventDefault()
    const submitter = event.submitter
    clearTimeout(later)
    void autosave.save().then((kept) => {
      if (!kept && unreachable) return
      sure = true
      form.requestSubmit(submitter)
      sure = false
    })
  })
  window.addEventListener('pagehide', () => autosave.farewell())
  document.addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && void autosave.save())
  for (const moment of ['aparte:rideau-leve', 'online', 'focus'] as const)
    (moment === 'aparte:rideau-leve' ? document : window).addEventListener(moment, () => void autosave.save())
  window.addEventListener('beforeunload', (event) => {
    if (autosave.dirty && form.dataset['risque'] === 'oui') event.preventDefault()
  })
}

const form = document.querySelector<HTMLFormElement>('form[data-remplir]')
if (form) start(form)
