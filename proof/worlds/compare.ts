import type { Answer } from './worlds.ts'

/** How two answers differ. Equal as they came, or equal once moments and ids that the database itself drew in this run are set aside. */
export type Compared = { same: 'raw' | 'set aside' } | { same: false; where: string; a: string; b: string }

const V4 = /[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/g

/** Ids of version 4 come from `gen_random_uuid()` alone (ours are version 7): named by the order in which they appear. */
const withoutDrawnIds = (text: string): string => {
  const names = new Map<string, string>()
  return text.replaceAll(V4, (id) => names.get(id) ?? (names.set(id, `<id ${names.size}>`), `<id ${names.size - 1}>`))
}

/** Minutes of this run, by the clock of the database, as a page writes them: « 9 h 05 », « 09:05 ». */
const withoutMoments = (text: string, from: number, to: number): string => {
  const minutes = new Set<string>()
  for (let at = from - 60_000; at <= to + 60_000; at += 60_000) {
    const wall = new Intl.DateTimeFormat('fr-FR', { timeZone: 'Europe/Paris', hour: '2-digit', minute: '2-digit' }).format(at)
    minutes.add(wall.replace(':', ' ').replace(/^0/, ''))
  }
  return text.replaceAll(
    /(\d{1,2})(?::|(?:\s|\u00C2\u00A0|\u00E2\u0080\u00AF|&nbsp;)h(?:\s|\u00C2\u00A0|\u00E2\u0080\u00AF|&nbsp;)?)(\d\d)/g,
    (whole, hour: string, minute: string) => (minutes.has(`${Number(hour)} ${minute}`) ? '<now>' : whole),
  )
}

const firstDifference = (a: string, b: string): Compared => {
  let at = 0
  while (at < a.length && a[at] === b[at]) at++
  const cut = (text: string): string => Buffer.from(text.slice(Math.max(0, at - 120), at + 160), 'latin1').toString('utf8')
  return { same: false, where: `character ${at} of ${a.length} and ${b.length}`, a: cut(a), b: cut(b) }
}

/** Status, headers and body, every byte. `from`, `to`: the run, in milliseconds. */
export const compareAnswers = (
  a: Answer,
  b: Answer,
  from: number,
  to: number,
  mask: (body: string) => string = (body) => body,
): Compared => {
  if (a.status !== b.status) return { same: false, where: 'status', a: String(a.status), b: String(b.status) }
  if (a.headers === b.headers && a.body === b.body) return { same: 'raw' }
  const bare = (text: string): string => withoutMoments(withoutDrawnIds(mask(text)), from, to)
  const [headersA, headersB] = [a, b].map(({ headers }) => bare(headers.replaceAll(/^content-length: \d+$/gim, '')))
  if (headersA !== headersB) return firstDifference(headersA ?? '', headersB ?? '')
  const [bodyA, bodyB] = [bare(a.body), bare(b.body)]
  return bodyA === bodyB ? { same: 'set aside' } : firstDifference(bodyA, bodyB)
}
