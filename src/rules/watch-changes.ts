import { type Figure, type Unit } from './figures.ts'
import { allFigures } from './watch.ts'

/** One figure that became another on a day, with the text that says so. */
export interface FigureChange {
  /** Table and figure: « RSA », « base ». */
  readonly table: string
  readonly figure: string
  readonly unit: Unit
  /** Null: a figure that did not exist before. */
  readonly before: number | null
  readonly after: number
  readonly source: string
  /** Ids of the rights that read it. */
  readonly rights: readonly string[]
  /** Last day on which its value was found still in force. */
  readonly reviewed: string
  readonly verified: boolean
}
/** All that changes on one day. */
export interface DayOfChange {
  readonly day: string
  readonly changes: readonly FigureChange[]
  /** Ids of the rights that read one of them. */
  readonly rights: readonly string[]
}

/** Table and figure of a figure's whole name: « rsa.base ». */
export const nameParts = (name: string): [table: string, figure: string] => {
  const dot = name.lastIndexOf('.')
  return [name.slice(0, dot), name.slice(dot + 1)]
}

/** What changes from one day to another, both included, as far as the texts are at hand; the newest day first. A value said again is no change. */
export const changesBetween = (from: string, to: string): DayOfChange[] => {
  const days = new Map<string, FigureChange[]>()
  for (const [figure, { name, rights }] of allFigures())
    for (const [at, [day, after, source]] of figure.lines.entries()) {
      const before = figure.lines[at - 1]?.[1] ?? null
      if (day < from || day > to || before === after) continue
      const [table, key] = nameParts(name)
      const one = {
        table,
        figure: key,
        unit: figure.unit,
        before,
        after,
        source,
        rights,
        reviewed: figure.reviewed,
        verified: figure.verified,
      }
      days.set(day, [...(days.get(day) ?? []), one])
    }
  return [...days]
    .map(([day, changes]) => ({ day, changes, rights: [...new Set(changes.flatMap((one) => one.rights))].toSorted() }))
    .toSorted((a, b) => (a.day < b.day ? 1 : -1))
}

/** A day on which the law revalues figures whose new values are not at hand. */
export interface ExpectedDay {
  readonly day: string
  /** Tables with how many of their figures. */
  readonly tables: readonly { readonly name: string; readonly figures: number }[]
  readonly rights: readonly string[]
}

const nextRevaluation = (figure: Figure, after: string): string | null => {
  if (figure.revalued === null) return null
  const year = Number(after.slice(0, 4))
  return `${after.slice(5) < figure.revalued ? year : year + 1}-${figure.revalued}`
}

/** Revaluations to come after a day, until another included, whose values nobody has written yet; the nearest first. */
export const expectedBetween = (after: string, until: string): ExpectedDay[] => {
  const days = new Map<string, { tables: Map<string, number>; rights: Set<string> }>()
  for (const [figure, { name, rights }] of allFigures()) {
    const day = nextRevaluation(figure, after)
    if (day === null || day > until || figure.lines.some(([from]) => from >= day)) continue
    const one = days.get(day) ?? { tables: new Map<string, number>(), rights: new Set<string>() }
    const [table] = nameParts(name)
    one.tables.set(table, (one.tables.get(table) ?? 0) + 1)
    for (const right of rights) one.rights.add(right)
    days.set(day, one)
  }
  return [...days]
    .map(([day, { tables, rights }]) => ({
      day,
      tables: [...tables].map(([name, figures]) => ({ name, figures })),
      rights: [...rights].toSorted(),
    }))
    .toSorted((a, b) => (a.day < b.day ? -1 : 1))
}
