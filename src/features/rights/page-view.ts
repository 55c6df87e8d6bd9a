/** All that the page shows of the computation, made from plain data: by the server for the page, by the worker of the browser after each answer. */
import { asideOf, pillResults } from './aside.ts'
import type { AsideView } from './aside.ts'
import { comparison } from './comparison.ts'
import type { Comparison } from './comparison.ts'
import { compute } from './compute.ts'
import type { Computed } from './compute.ts'
import type { Given, RightKey, RightsTable, Supposed } from './model.ts'
import type { Scenario } from './scenarios.ts'
import { rightsTable } from './table.ts'

/** What the page looks at, beside what is known. */
export type Looked = { key: RightKey | null; scenarios: readonly Scenario[]; after: number }
export type PageView = { table: RightsTable; aside: AsideView | null; comparison: Comparison }

export const pageView = (computed: Computed, { key, scenarios, after }: Looked): PageView => ({
  table: rightsTable(computed),
  aside: key === null ? null : asideOf(computed, key),
  comparison: comparison(computed, scenarios, after),
})

/** What the worker of the browser is told, and what it answers. `ask` numbers the questions: an older answer is not shown. */
export type ToWorker = { kind: 'start'; given: Given; looked: Looked } | { kind: 'suppose'; ask: number; supposed: Supposed }
export type FromWorker =
  | { kind: 'view'; ask: number; view: PageView }
  /** A pill of the question shown, with what it would leave of the right: its answer is ready. `all`: so are the others. */
  | { kind: 'pill'; ask: number; path: string; value: number; result: string; all: boolean }

/** Computes and remembers: what each pill would give is made ready while the page is read. */
export const makeCalculator = (given: Given, looked: Looked) => {
  const kept = new Map<string, Computed>()
  const views = new Map<string, PageView>()
  const keyOf = (supposed: Supposed): string => JSON.stringify(Object.entries(supposed).toSorted())
  const once = (_: Given, supposed: Supposed): Computed => {
    const found = kept.get(keyOf(supposed))
    if (found) return found
    const made = compute(given, supposed)
    if (kept.size > 200) kept.clear()
    kept.set(keyOf(supposed), made)
    return made
  }
  const view = (supposed: Supposed): PageView => {
    const found = views.get(keyOf(supposed))
    if (found) return found
    const made = pageView(once(given, supposed), looked)
    if (views.size > 200) views.clear()
    views.set(keyOf(supposed), made)
    return made
  }
  return {
    view,
    /** Whether an answer was made ready. */
    has: (supposed: Supposed): boolean => views.has(keyOf(supposed)),
    /** Makes one pill ready, and says what it would leave of the right. */
    ready: (supposed: Supposed, path: string, value: number): string => {
      view({ ...supposed, [path]: value })
      return looked.key === null
        ? ''
        : (pillResults(given, supposed, looked.key, { path, pills: [{ value, label: '' }] }, once)[value] ?? '')
    },
  }
}
