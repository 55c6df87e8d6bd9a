/** Addresses of the page of rights with what it looks at. Pure. */
import { isUuid } from '#core/ids.ts'
import { paths } from '#web/paths.ts'
import type { RightKey, Row } from './model.ts'

/** What the address keeps when one thing of it changes: the date and the situations compared. */
export const keptOf = (search: URLSearchParams, ...without: readonly string[]): [string, string][] =>
  [...search].filter(([name]) => !without.includes(name) && name !== 'dit')

const withQuery = (path: string, pairs: readonly (readonly [string, string])[]): string =>
  pairs.length === 0 ? path : `${path}?${new URLSearchParams(pairs.map(([name, value]) => [name, value])).toString()}`

/** The same page with another right looked at. A right of one person of several is named by its id: no name stands in an address. */
export const rightHref = (id: string, row: Pick<Row, 'key' | 'slug'>, kept: readonly (readonly [string, string])[]): string => {
  const [right = '', person] = row.key.startsWith('suivi:') ? [row.slug ?? ''] : row.key.split(':')
  return `${withQuery(paths.caseFile.rights({ id }), [...kept, ['droit', right], ...(person ? [['personne', person] as const] : [])])}#trace`
}

/** The person whose right a line is; null for one of the household. A child awaited is nobody of the case file yet. */
export const personOf = ({ key }: Pick<Row, 'key'>): string | null => {
  const person = key.startsWith('suivi:') ? key.split(':').at(-1) : key.split(':')[1]
  return person && isUuid(person) ? person : null
}

/** The row that an address asks for: by the right or by its place in the catalogue; undefined when it asks for none. */
export const rowAsked = <T extends Pick<Row, 'key' | 'slug'>>(rows: readonly T[], search: URLSearchParams): T | undefined => {
  const [right, person] = [search.get('droit'), search.get('personne')]
  if (!right) return undefined
  const key: RightKey = person ? `${right}:${person}` : right
  return (
    rows.find((row) => row.key === key) ??
    rows.find((row) => row.slug === right && person !== null && personOf(row) === person) ??
    rows.find((row) => row.key.split(':')[0] === right) ??
    rows.find(({ slug }) => slug === right)
  )
}
