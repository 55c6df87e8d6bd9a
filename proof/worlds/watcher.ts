import { patterns } from '../crawl.ts'
import { pageForms, pageLinks } from '../page-forms.ts'
import type { PageForm } from '../page-forms.ts'
import { drawing, ENDS, filled, forbiddenAddress, pick, question, STARTS } from './asking.ts'
import type { Random } from './asking.ts'
import type { HiddenCase } from './hidden-case.ts'
import { tokenOf } from './people.ts'
import type { Ask } from './worlds.ts'

const everybody = [
  'ines',
  'jocelyne',
  'helene',
  'claire',
  'karim',
  'solene',
  'marc',
  'bruno',
  'theo',
  'awa',
  'odile',
  'rose',
  'gwen',
  'paul',
  'yann',
  'lena',
  'serge',
]
const managers = ['helene', 'paul']
const EXCEPTIONAL = /^\/acces-exceptionnel/
/** Pages that compute every right of several households twice: seconds each, so that few of them are asked. */
const HEAVY = /^\/veille\/20/

/** What of a hidden household its watchers may do besides looking: a demand of exceptional access is told to managers, who are then no watchers. */
export const asksExceptional = (hidden: HiddenCase, pair: number): boolean => hidden.household.protected === true && pair % 2 === 1

/** Everybody who is no reader of the hidden household; reception of its own site knows the names of an unprotected one (decision 2). */
export const watchersOf = (hidden: HiddenCase, pair: number): Watcher[] => {
  const { referent, protected: shut } = hidden.household
  const desk = referent === 'marc' ? 'gwen' : 'jocelyne'
  const exceptional = asksExceptional(hidden, pair)
  return everybody
    .filter((login) => login !== referent && (shut === true || login !== desk) && !(exceptional && managers.includes(login)))
    .map((login) => new Watcher(login, exceptional))
}

const bareOf = (path: string): string => path.replace(/\?.*/, '?').replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, ':id')

/** One who looks around: what she has seen to follow, what forms she found. */
export class Watcher {
  readonly login: string
  private readonly exceptional: boolean
  private readonly waiting: string[]
  private readonly forms: PageForm[] = []
  private readonly seen = new Map<string, number>()

  constructor(login: string, exceptional: boolean) {
    this.login = login
    this.exceptional = exceptional
    // not all in the same order: a short run sees all of them through somebody
    const from = Math.floor(drawing(login.charCodeAt(0) * 31 + login.length)() * STARTS.length)
    this.waiting = [...STARTS.slice(from), ...STARTS.slice(0, from)]
  }

  /** Notes the links and the forms of a page that was the same in both worlds; a few of each kind. */
  learn(html: string, path: string): void {
    for (const link of pageLinks(html)) {
      const times = this.seen.get(bareOf(link)) ?? 0
      if (times >= (HEAVY.test(link) ? 1 : 3) || ENDS.test(link) || this.seen.has(` ${link}`)) continue
      this.seen.set(bareOf(link), times + 1).set(` ${link}`, 1)
      this.waiting.push(link)
    }
    for (const form of pageForms(html, path)) {
      const shape = `form ${bareOf(form.action)} ${form.fields.map(({ name }) => name).join()}`
      const times = this.seen.get(shape) ?? 0
      if (times >= 2 || ENDS.test(form.action) || (EXCEPTIONAL.test(form.action) && !this.exceptional)) continue
      this.seen.set(shape, times + 1)
      this.forms.push(form)
    }
  }

  next(random: Random, name: string, ids: ReadonlyMap<string, readonly string[]>, today: string): Ask {
    const cookie = `sid=${tokenOf(this.login)}`
    const dice = random()
    if (dice < 0.22)
      return {
        method: 'GET',
        cookie,
        path: `${random() < 0.6 ? '/chercher.json' : '/chercher'}?q=${encodeURIComponent(question(random, name))}`,
      }
    if (dice < 0.34) return { method: 'GET', cookie, path: forbiddenAddress(random, ids) }
    if (dice < 0.39) return { method: 'POST', cookie, path: forbiddenAddress(random, ids), body: 'intent=save&to=&answer=same' }
    if (dice < 0.6 && this.forms.length > 0) {
      const form = pick(random, this.forms)
      return { method: 'POST', cookie, path: form.action, body: filled(random, form, name, today) }
    }
    return {
      method: 'GET',
      cookie,
      path:
        this.waiting.shift() ??
        pick(
          random,
          STARTS.filter((path) => !HEAVY.test(path)),
        ),
    }
  }
}

const matchers = patterns.map((pattern) => ({ pattern, test: new RegExp(`^${pattern.replaceAll(/:[A-Za-z]+/g, '[^/]+')}$`) }))
/** The pattern of src/routes.ts that an address belongs to; « * » for none. */
export const patternOf = (path: string): string => matchers.find(({ test }) => test.test(path.split('?')[0] ?? ''))?.pattern ?? '*'
