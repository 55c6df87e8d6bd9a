import routes from '../src/routes.ts'
import { pageForms, pageLinks } from './page-forms.ts'
import type { PageForm } from './page-forms.ts'
import type { Person } from './person.ts'

/** What a person reaches by following links: one address for each pattern of route (the first that was met), and the forms found there. */
export type Reached = { readonly addresses: ReadonlyMap<string, string>; readonly forms: readonly PageForm[] }

/** Every pattern of `src/routes.ts`, « /dossiers/:id/foyer ». */
export const patterns: readonly string[] = routes.flatMap((one) => (one.path && !one.path.includes('*') ? [one.path] : []))

const matchers = patterns.map((pattern) => ({ pattern, test: new RegExp(`^${pattern.replaceAll(/:[A-Za-z]+/g, '([^/]+)')}$`) }))

/** The pattern that an address belongs to; literal patterns win over those with parameters. */
export const patternOf = (path: string): string | undefined =>
  matchers.filter(({ test }) => test.test(path)).sort((a, b) => a.pattern.split(':').length - b.pattern.split(':').length)[0]?.pattern

/** Pages that end or lock the session, or leave the application: not followed. */
const LEAVES = /^\/(?:deconnexion|rideau|connexion)/

/** Follows the links of a person’s pages, breadth first, `most` pages at most. Reads only. */
export const crawl = async (person: Person, from: readonly string[], most: number): Promise<Reached> => {
  const addresses = new Map<string, string>()
  const forms = new Map<string, PageForm>()
  const waiting = [...from]
  const seen = new Set(waiting)
  for (let asked = 0; waiting.length > 0 && asked < most; asked++) {
    const address = waiting.shift() ?? ''
    const path = address.split('?')[0] ?? ''
    const answer = await person.get(address)
    const html = await answer.text()
    if (answer.status !== 200) continue
    const pattern = patternOf(path)
    if (pattern && !addresses.has(pattern)) addresses.set(pattern, address)
    for (const form of pageForms(html, path)) {
      const shape = `${patternOf(form.action.split('?')[0] ?? '')} ${form.fields.map(({ name }) => name).join(' ')}`
      if (!LEAVES.test(form.action) && !forms.has(shape)) forms.set(shape, form)
    }
    for (const link of pageLinks(html)) {
      const kind = patternOf(link.split('?')[0] ?? '')
      // two pages of each pattern are enough: what differs between households is not what is looked for
      if (
        LEAVES.test(link) ||
        seen.has(link) ||
        !kind ||
        [...seen].filter((one) => patternOf(one.split('?')[0] ?? '') === kind).length >= 2
      )
        continue
      seen.add(link)
      waiting.push(link)
    }
  }
  return { addresses, forms: [...forms.values()] }
}
