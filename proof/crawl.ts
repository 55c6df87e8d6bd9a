import routes from '../src/routes.ts'
import type { Person } from './person.ts'

/** A form as a page gives it: where it goes, and what it would send untouched. */
export type FoundForm = { readonly action: string; readonly fields: readonly [name: string, value: string][] }

/** What a person reaches by following links: one address for each pattern of route (the first that was met), and the forms found there. */
export type Reached = { readonly addresses: ReadonlyMap<string, string>; readonly forms: readonly FoundForm[] }

/** Every pattern of `src/routes.ts`, « /dossiers/:id/foyer ». */
export const patterns: readonly string[] = routes.flatMap((one) => (one.path && !one.path.includes('*') ? [one.path] : []))

const matchers = patterns.map((pattern) => ({ pattern, test: new RegExp(`^${pattern.replaceAll(/:[A-Za-z]+/g, '([^/]+)')}$`) }))

/** The pattern that an address belongs to; literal patterns win over those with parameters. */
export const patternOf = (path: string): string | undefined =>
  matchers.filter(({ test }) => test.test(path)).sort((a, b) => a.pattern.split(':').length - b.pattern.split(':').length)[0]?.pattern

const unescape = (text: string): string =>
  text.replaceAll('&amp;', '&').replaceAll('&quot;', '"').replaceAll('&#x27;', "'").replaceAll('&lt;', '<').replaceAll('&gt;', '>')

const attribute = (tag: string, name: string): string | undefined => {
  const found = new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1]
  return found === undefined ? undefined : unescape(found)
}

const formsOf = (html: string, path: string): FoundForm[] =>
  [...html.matchAll(/<form\b([^>]*)>([\s\S]*?)<\/form>/g)].flatMap(([, head = '', body = '']) => {
    if (!/method="post"/i.test(head)) return []
    const fields = [...body.matchAll(/<(?:input|textarea|select|button)\b[^>]*>/g)].flatMap(([tag]): [string, string][] => {
      const name = attribute(tag, 'name')
      return name ? [[name, attribute(tag, 'value') ?? '']] : []
    })
    return [{ action: (attribute(head, 'action') || path).split('#')[0] ?? path, fields }]
  })

/** Pages that end or lock the session, or leave the application: not followed. */
const LEAVES = /^\/(?:deconnexion|rideau|connexion)/

/** Follows the links of a person’s pages, breadth first, `most` pages at most. Reads only. */
export const crawl = async (person: Person, from: readonly string[], most: number): Promise<Reached> => {
  const addresses = new Map<string, string>()
  const forms = new Map<string, FoundForm>()
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
    for (const form of formsOf(html, path)) {
      const shape = `${patternOf(form.action.split('?')[0] ?? '')} ${form.fields.map(([name]) => name).join(' ')}`
      if (!LEAVES.test(form.action) && !forms.has(shape)) forms.set(shape, form)
    }
    for (const [, href = ''] of html.matchAll(/<a\b[^>]*\shref="(\/[^"#]*)/g)) {
      const link = unescape(href)
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
