import { lineAt, type Figure } from '../figures.ts'
import type { Right } from '../right.ts'
import { firstFullMonth, type Month } from '../time.ts'

/** A month in which figures change, by name. */
export interface Revaluation {
  readonly month: Month
  readonly figures: readonly string[]
}

/** Whether a figure changes on the first of a month: on its yearly day, else by a new line that is known already. */
const changesIn = (figure: Figure, month: Month): boolean =>
  figure.revalued === null
    ? lineAt(figure, month) !== lineAt(figure, month - 1)
    : (month - firstFullMonth(`2000-${figure.revalued}`)) % 12 === 0

/** The next month, within a year, in which figures that a right reads are revalued, whether their new values are known or not. */
export const nextRevaluation = (right: Right, after: Month): Revaluation | null => {
  const last = lastFound.get(right)
  if (last?.after === after) return last.found
  const found = search(right, after)
  lastFound.set(right, { after, found })
  return found
}
/** What was found for the month last asked: it hangs on the law alone, and every household of a month asks the same. */
const lastFound = new Map<Right, { after: Month; found: Revaluation | null }>()

const search = (right: Right, after: Month): Revaluation | null => {
  for (let month = after + 1; month <= after + 12; month += 1) {
    const figures = right.figures.flatMap(({ name, table }) =>
      Object.entries(table).flatMap(([key, figure]: [string, Figure]) => (changesIn(figure, month) ? [`${name}.${key}`] : [])),
    )
    if (figures.length > 0) return { month, figures }
  }
  return null
}
