import { randomBytes } from 'node:crypto'
import { pageForms } from './page-forms.ts'
import type { PageForm } from './page-forms.ts'
import type { Person } from './person.ts'

/** A word that nobody writes, typed once in one field; all of them begin alike, so that one search finds every one. */
export const PREFIX = 'qzkvwj'
export type Planted = Map<string, string>

const newCanary = (): string => PREFIX + [...randomBytes(8)].map((byte) => String.fromCharCode(97 + (byte % 26))).join('')

/** A word of its own, noted with where it was typed: for what is sent by other means than a form of a page. */
export const sayIn = (planted: Planted, where: string): string => {
  const word = newCanary()
  planted.set(word, where)
  return word
}

const skipped = /^\/(?:rideau|deconnexion|connexion\/demo|mon-compte\/sessions)|je-connais/

/** Fills a form: a word of its own in each field that a person types in; `plain`: what the house refused as words is given as it wants it. */
const fill = (form: PageForm, planted: Planted, plain: ReadonlyMap<string, string>, choice: number): [string, string][] => {
  const once = new Set<string>()
  let pressed = false
  return form.fields.flatMap((field): [string, string][] => {
    const { name, kind, value, options } = field
    if (kind === 'hidden') return [[name, value]]
    const given = plain.get(name)
    if (given !== undefined) return once.has(name) ? [] : (once.add(name), [[name, given]])
    if (field.typed) {
      const word = newCanary()
      planted.set(word, `${form.action.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, ':id')} ${name}`)
      return [
        [
          name,
          kind === 'password'
            ? `${word} ${word}`
            : kind === 'textarea'
              ? `Elle dit ${word} et ((à part ${aside(planted, form, name)})).`
              : word,
        ],
      ]
    }
    switch (kind) {
      case 'date':
        // an end is after its beginning; who is not born yet has no date of birth
        return /unborn|expected/i.test(name) ? [] : [[name, /until|to$/i.test(name) ? '2026-12-01' : '2026-06-01']]
      case 'time':
        return [[name, '10:00']]
      case 'select':
        return options.length > 0 ? [[name, options[(choice + form.fields.indexOf(field)) % options.length] ?? '']] : []
      case 'checkbox':
        return name === 'unborn' || (choice % 2 === 1 && !name.endsWith('[]')) ? [] : [[name, value || 'on']]
      case 'radio': {
        const mine = form.fields.filter((one) => one.name === name)
        return once.has(name) ? [] : (once.add(name), [[name, mine[choice % mine.length]?.value ?? value]])
      }
      case 'button':
      case 'submit':
        return pressed ? [] : ((pressed = true), [[name, value]])
      default:
        return []
    }
  })
}

const aside = (planted: Planted, form: PageForm, name: string): string => {
  const word = newCanary()
  planted.set(word, `${form.action.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, ':id')} ${name} (à part)`)
  return word
}

/** What a field that refuses words may want. */
const wanted = ['318', '2026-06-01', '0698741253', '98', '00000', '99001'] as const

export type Count = {
  forms: number
  kept: number
  refused: number
  failed: string[]
  never: string[]
  to: string[]
  /** Words of forms that were taken, and those of them that a page gave back to who may read them. */
  words: Set<string>
  readBack: Set<string>
  /** Titles and addresses of answers that held a word. */
  told: string[]
}

/** What the generic filling would get wrong: fields that must say something precise, forms that end what others go on with. */
export type Guide = { readonly given?: Readonly<Record<string, string>>; readonly only?: RegExp; readonly never?: RegExp }

const titleOf = (html: string): string => /<title>([\s\S]*?)<\/title>/.exec(html)?.[1] ?? ''
/** Notes where an answer tells a word though no page does: its title and where it leads are kept by browsers and proxies. */
export const noteTold = (count: Count, path: string, html: string, answer: Response): void => {
  for (const [where, text] of [['title', titleOf(html)], ['address', answer.headers.get('location') ?? '']] as const)
    if (text.toLowerCase().includes(PREFIX)) count.told.push(`${where} of ${path}: ${text}`)
} // prettier-ignore

/** Opens a page and sends each of its forms, filled with words of their own; a refused field is tried again with what it may want. */
export const plantIn = async (person: Person, path: string, planted: Planted, count: Count, guide: Guide = {}): Promise<void> => {
  const page = await person.get(path)
  if (page.status !== 200) return
  const html = await page.text()
  noteTold(count, path, html, page)
  const done = new Set<string>()
  for (const form of pageForms(html, path)) {
    const key = `${form.action} ${form.fields.map(({ name, kind, value }) => (/^(?:hidden|button|submit)$/.test(kind) && /^(?:intent|act)$/.test(name) ? value : name)).join()}`
    if (skipped.test(form.action) || done.has(key) || done.size > 12) continue
    if ((guide.only && !guide.only.test(key)) || guide.never?.test(key)) continue
    done.add(key)
    count.forms += 1
    const plain = new Map<string, string>(Object.entries(guide.given ?? {}))
    let why = ''
    for (let attempt = 0; attempt < 6; attempt += 1) {
      const before = planted.size
      const answer = await person.post(form.action, fill(form, planted, plain, attempt))
      const text = await answer.text()
      if (answer.status >= 500) count.failed.push(`${answer.status} ${form.action}`)
      if (answer.status !== 422) {
        if (answer.status < 400) {
          count.kept += 1
          for (const word of [...planted.keys()].slice(before)) count.words.add(word)
        }
        noteTold(count, form.action, text, answer)
        why = answer.status < 400 ? '' : String(answer.status)
        const to = answer.headers.get('location')
        if (to) count.to.push(to)
        break
      }
      count.refused += 1
      why = [...text.matchAll(/<p class="erreur"[^>]*>([\s\S]*?)<\/p>/g)]
        .map(([, said = '']) => said.replaceAll(/<[^>]*>/g, ''))
        .join(' · ')
      for (const [, name = ''] of text.matchAll(/id="champ-([^"]+)-erreur"/g))
        if (form.fields.some((one) => one.name === name && one.typed))
          plain.set(name, name.startsWith('commune') ? 'Clairval' : (wanted[attempt] ?? '1'))
    }
    if (why) count.never.push(`${key}: ${why}`)
  }
}
