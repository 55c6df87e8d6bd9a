/** Writes what was resolved into a situation. */
import { partsOf, type AmountFact, type Level } from '#rules/situation/timed.ts'
import { monthText, type Month } from '#rules/time.ts'
import type { FactKind } from './fact-kinds.ts'
import type { Segment } from './resolve.ts'

/** A stretch of months with its value, and the segments that it comes from. */
export type Told = Pick<Segment, 'from' | 'until' | 'value'>

const ends = ({ from, until }: Told) => ({
  ...(from === null ? {} : { from: monthText(from) }),
  ...(until === null ? {} : { until: monthText(until) }),
})

/** Several keys that add up (a pension and a survivor’s pension): known where each that was told is known; what was never told counts for nothing. */
export const addUp = (parts: readonly (readonly Segment[])[]): Told[] => {
  if (parts.length === 1) return (parts[0] as readonly Segment[]).filter(({ known }) => known)
  const starts = new Set<Month>()
  let open = false
  for (const segments of parts)
    for (const { from, until } of segments) {
      if (from === null) open = true
      else starts.add(from)
      if (until !== null) starts.add(until + 1)
    }
  const sorted = [...starts].toSorted((a, b) => a - b)
  const all: (Month | null)[] = open ? [null, ...sorted] : sorted
  return all.flatMap((from, at): Told[] => {
    const until = at + 1 < all.length ? (all[at + 1] as Month) - 1 : null
    const month = from ?? until
    const here = parts.map((segments) =>
      segments.find((one) => month === null || ((one.from === null || one.from <= month) && (one.until === null || one.until >= month))),
    )
    const told = here.filter((one) => one !== undefined)
    if (told.length === 0 || told.some(({ known }) => !known)) return []
    return [{ from, until, value: told.reduce((sum, { value }) => sum + Number(value), 0) }]
  })
}

/** The value at a month; undefined when it is not known there. */
export const valueAt = (told: readonly Told[], month: Month): unknown =>
  told.find(({ from, until }) => (from === null || from <= month) && (until === null || until >= month))?.value

/** Whether a place has one value for always: a date, the total of a year. */
export const isOnce = (kind: FactKind, path: string): boolean => kind.input.period !== 'month' || /\.\d{4}$/.test(path)

/** The fact of the situation; undefined when nothing is known. `now`: the asked month, for what has one value for always. */
export const factAt = (kind: FactKind, path: string, told: readonly Told[], now: Month): unknown => {
  if (isOnce(kind, path)) return valueAt(told, now)
  if (told.length === 0) return undefined
  const [only] = told
  const constant = told.length === 1 && only?.from === null && only.until === null
  if (kind.shape === 'received') return Object.fromEntries(told.flatMap(paidMonths))
  if (kind.shape !== 'amount') return constant ? only?.value : told.map((one) => ({ ...ends(one), value: one.value }))
  if (constant && only?.value === 0) return 'none' satisfies AmountFact
  const levels = told.map((one): Level => ({ ...ends(one), cents: one.value as number }))
  return levels.length === 1 ? levels[0] : { levels }
}

const paidMonths = ({ from, until, value }: Told): [string, unknown][] =>
  from === null || until === null ? [] : Array.from({ length: until - from + 1 }, (_, at) => [monthText(from + at), value])

type Tree = { [name: string]: unknown }

/** Puts a value at a place of the situation (`persons.<id>.amounts.netWage`), with the id of a person or of a first declarant. */
export const put = (situation: Tree, path: string, value: unknown): void => {
  const [head = '', ...rest] = path.split('.')
  const list = head === 'persons' || head === 'taxNotices' ? (situation[head] as Tree[]) : null
  const id = list === null ? '' : rest.shift()
  const root = list === null ? situation : list.find((one) => (one['id'] ?? (one['declarants'] as string[])[0]) === id)
  if (root === undefined) return
  const names = list === null ? [head, ...rest] : rest
  const last = names.pop() as string
  let at = root
  for (const name of names) {
    const under = at[name]
    // the total of a year stands beside the levels of an amount
    at[name] = under === undefined || under === 'none' ? {} : isLevel(under) ? { ...partsOf(under) } : under
    at = at[name] as Tree
  }
  at[last] = value
}

const isLevel = (value: unknown): value is Level => typeof value === 'object' && value !== null && 'cents' in value
