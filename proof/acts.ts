import { pageForms } from './page-forms.ts'
import type { PageForm } from './page-forms.ts'
import { crawl, patternOf } from './crawl.ts'
import type { Person } from './person.ts'

/** An act of the application as a page offers it: who does it, its form filled so that it was accepted once. */
export type Act = {
  readonly name: string
  readonly person: Person
  readonly path: string
  readonly fields: readonly [name: string, value: string][]
}

/** Forms that end or lock the session, or prove who one is: proven elsewhere. */
const apart = /^\/(?:connexion|deconnexion|rideau|confirmer|premiere-connexion|installation|mon-compte\/(?:phrase|second-facteur|sessions))/

/** A text that is recognised again on a page. */
export const TYPED = 'Elle dit avoir tout apporté, et attend une réponse avant la fin du mois.'

/** What a field that refuses words may want, one after the other. */
const wanted = ['318', '2026-06-01', '06 98 74 12 53', '98', '10:00', '1']

const nameOf = (form: PageForm): string => {
  const path = form.action.split('?')[0] ?? ''
  const which = form.fields.find(
    ({ name, kind }) => (kind === 'hidden' || kind === 'button' || kind === 'submit') && /^(?:intent|act)$/.test(name),
  )
  return `${patternOf(path) ?? path}${which?.value ? ` ${which.value}` : ''}`
}

const fill = (form: PageForm, plain: ReadonlyMap<string, string>, attempt: number): [string, string][] => {
  const once = new Set<string>()
  let pressed = false
  return form.fields.flatMap(({ name, kind, value, options, typed }): [string, string][] => {
    if (kind === 'hidden') return [[name, value]]
    const given = plain.get(name)
    if (given !== undefined) return once.has(name) ? [] : (once.add(name), [[name, given]])
    if (typed) return [[name, kind === 'textarea' ? TYPED : value || 'Essai']]
    switch (kind) {
      case 'date':
        return [[name, value || new Date().toISOString().slice(0, 10)]]
      case 'time':
        return [[name, '06:10']]
      case 'select':
        return options.length > 0 ? [[name, options[attempt % options.length] ?? '']] : []
      case 'checkbox':
        return [[name, value || 'on']]
      case 'radio': {
        const mine = form.fields.filter((one) => one.name === name)
        return once.has(name) ? [] : (once.add(name), [[name, mine[attempt % mine.length]?.value ?? value]])
      }
      case 'button':
      case 'submit':
        return pressed ? [] : ((pressed = true), [[name, value]])
      default:
        return []
    }
  })
}

/** Whether the act was done: an answer that leads on, or the JSON of the autosave. */
export const isDone = (answer: Response): boolean => answer.status === 302 || answer.status === 200

/** Sends a form until the house accepts it; its fields as they were accepted, or null. Every attempt after the first learns from the refusal. */
const accepted = async (person: Person, form: PageForm): Promise<[string, string][] | null> => {
  const plain = new Map<string, string>()
  for (let attempt = 0; attempt < 5; attempt += 1) {
    const fields = fill(form, plain, attempt)
    const answer = await person.post(form.action, fields)
    const text = await answer.text()
    if (isDone(answer)) return fields
    if (answer.status !== 422) return null
    for (const [, name = ''] of text.matchAll(/id="champ-([^"]+)-erreur"/g))
      for (const field of form.fields)
        if (field.typed && field.name.replace(/\[\]$/, '') === name) plain.set(field.name, wanted[attempt] ?? '1')
  }
  return null
}

/**
 * The acts that a person can do, one for each form and each of its intents. Looking for them does them: the world is set back by `restore`
 * after each, and whatever is not accepted is left out (and counted).
 */
export const actsOf = async (
  person: Person,
  from: readonly string[],
  pages: number,
  most: number,
  restore: () => Promise<void>,
  known: Set<string>,
): Promise<{ acts: Act[]; left: string[] }> => {
  const acts: Act[] = []
  const left: string[] = []
  const { addresses } = await crawl(person, from, pages)
  for (const address of addresses.values()) {
    if (acts.length >= most) break
    const page = await person.get(address)
    const html = await page.text()
    if (page.status !== 200) continue
    for (const form of pageForms(html, address)) {
      const name = nameOf(form)
      if (apart.test(form.action) || known.has(name) || acts.length >= most) continue
      known.add(name)
      const fields = await accepted(person, form)
      await restore()
      if (fields) acts.push({ name: `${person.name.split(' ')[0]}: ${name}`, person, path: form.action, fields })
      else left.push(name)
    }
  }
  return { acts, left }
}
