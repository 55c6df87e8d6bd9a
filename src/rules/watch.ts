import { lineAt, type Figure } from './figures.ts'
import { RIGHTS } from './rights.ts'
import { monthOf } from './time.ts'

/** A figure to look at again. */
export interface Overdue {
  /** `table.figure`. */
  readonly name: string
  /** Rights that read it. */
  readonly rights: readonly string[]
  readonly since: string
  readonly value: number
  readonly source: string
  readonly reviewed: string
  /** The revaluation day that has passed since the review; null when the review is only old. */
  readonly due: string | null
}

/** A review older than this asks for another, even where the law names no revaluation day. */
export const REVIEW_EVERY_MONTHS = 18

/** The last day of yearly revaluation on or before a date. */
export const lastRevaluation = (figure: Figure, date: string): string | null => {
  if (figure.revalued === null) return null
  const year = Number(date.slice(0, 4))
  return `${date.slice(5) >= figure.revalued ? year : year - 1}-${figure.revalued}`
}

/** Every figure once, with the rights that read it. */
export const allFigures = (): Map<Figure, { name: string; rights: string[] }> => {
  const found = new Map<Figure, { name: string; rights: string[] }>()
  for (const right of RIGHTS)
    for (const table of right.figures)
      for (const [name, figure] of Object.entries(table.table)) {
        const one = found.get(figure) ?? { name: `${table.name}.${name}`, rights: [] }
        found.set(figure, one)
        if (!one.rights.includes(right.id)) one.rights.push(right.id)
      }
  return found
}

/** Figures whose review is overdue on a date `YYYY-MM-DD`: a revaluation day passed since, or the review is old. */
export const overdueFigures = (date: string): Overdue[] =>
  [...allFigures()].flatMap(([figure, { name, rights }]) => {
    const [since, value, source] = lineAt(figure, monthOf(date))
    const day = lastRevaluation(figure, date)
    const seen = figure.reviewed > since ? figure.reviewed : since
    const due = day !== null && seen < day ? day : null
    const old = monthOf(date) - monthOf(figure.reviewed) > REVIEW_EVERY_MONTHS
    return due !== null || old ? [{ name, rights, since, value, source, reviewed: figure.reviewed, due }] : []
  })

/** Articles to read again on a date: of each right one of whose figures is overdue, or that was never checked against the text. */
export const articlesToRead = (date: string): { right: string; law: string; why: string }[] => {
  const overdue = overdueFigures(date)
  return RIGHTS.flatMap((right) => {
    const count = overdue.filter(({ rights }) => rights.includes(right.id)).length
    const why = [...(right.verified ? [] : ['jamais vérifié sur le texte']), ...(count > 0 ? [`${count} chiffre(s) à revoir`] : [])]
    return why.length > 0 ? [{ right: right.title, law: right.law, why: why.join(', ') }] : []
  })
}
