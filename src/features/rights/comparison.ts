/** Situations side by side: each line of money, the total, the difference, and what is left per day and person. Pure. */
import { AMOUNT, AMOUNTS } from '#rules/amounts.ts'
import type { AmountKind } from '#rules/amounts.ts'
import { evaluateInto, monthlyTotal, newRow, placeOf } from '#rules/evaluate.ts'
import type { Row } from '#rules/evaluate.ts'
import { Evaluation, UNSUPPORTED } from '#rules/evaluation.ts'
import type { Household } from '#rules/household.ts'
import { turnable } from '#rules/ranges/of-situation.ts'
import { sequence } from '#rules/ranges/unknown.ts'
import type { Unknown } from '#rules/ranges/unknown.ts'
import type { Right } from '#rules/right.ts'
import { RIGHTS } from '#rules/rights.ts'
import { checkSituation } from '#rules/situation/check.ts'
import { compileWithUnknowns } from '#rules/situation/compile.ts'
import type { Situation } from '#rules/situation/situation.ts'
import { monthInWords, monthOf } from '#rules/time.ts'
import type { Month } from '#rules/time.ts'
import type { Computed } from './compute.ts'
import type { Supposed } from './model.ts'
import { changed, scenarioLabel } from './scenarios.ts'
import type { Scenario } from './scenarios.ts'

/** Cents; both ends equal when it is known; null: not known, or not computed. */
export type Cell = { low: number; high: number } | null
/** `empty`: nothing in any column, or nothing known: the line is there for what a supposed answer brings. */
export type ComparisonLine = { key: string; label: string; cells: Cell[]; empty: boolean }
type Line = Omit<ComparisonLine, 'empty'>
export type Rest = { cell: Cell; why: string }
export type Comparison = {
  /** Month of the amounts, in words. */
  month: string
  columns: string[]
  lines: ComparisonLine[]
  totals: { cell: Cell; why: string }[]
  /** Against the first column, which has none; null: cannot be told. */
  gaps: Cell[]
  rests: Rest[]
  /** Answers tried to compare where something is unknown; 0: every figure is the only one. */
  tried: number
}

/** Months after the last change at which the columns are looked at: what the form proposes. */
export const horizons = { 0: 'le mois du changement', 3: 'trois mois après', 12: 'un an après' } as const

const incomeLines: readonly (readonly [AmountKind, string])[] = [
  ['netWage', 'Salaire net'],
  ['netUnemployment', 'Allocation chômage'],
  ['netPension', 'Retraite'],
  ['invalidityPension', 'Pension d’invalidité'],
  ['sickPay', 'Indemnités journalières'],
  ['maintenanceReceived', 'Pension alimentaire reçue'],
]
/** Kinds that tell again what a net line says, or a turnover, which is no income. */
const notMoney = new Set<AmountKind>(
  AMOUNTS.filter(
    (kind) => kind.startsWith('taxable') || kind.startsWith('gross') || kind.endsWith('Turnover') || kind === 'exceptionalGains',
  ),
)
const named = new Set(incomeLines.map(([kind]) => kind))
const otherKinds = AMOUNTS.filter((kind) => !notMoney.has(kind) && !named.has(kind))

const flowOf = (household: Household, kind: AmountKind, month: Month): number => {
  let sum = 0
  for (const { flows } of household.members) sum += flows[AMOUNT[kind]]?.[month - household.origin] ?? 0
  return Math.round(kind === 'maintenancePaid' ? -sum : sum)
}
const incomeOf = (household: Household, month: Month): number =>
  [...named, ...otherKinds].reduce((sum, kind) => sum + flowOf(household, kind, month), 0)

/** One column: its household, into which any completion may be written, and what is not known of it. */
type Column = {
  readonly household: Household
  readonly unknowns: readonly Unknown[]
  readonly open: ReadonlySet<string>
  readonly month: Month
  readonly hasCharges: boolean
  readonly ev: Evaluation
  readonly row: Row
}
const columnOf = (situation: Situation, month: Month, supposed: Supposed): Column => {
  const { household, unknowns } = compileWithUnknowns(checkSituation(situation, month), month, supposed)
  const open = unknowns.filter(({ path }) => !Object.hasOwn(supposed, path))
  return {
    household,
    unknowns: open.map(turnable).filter(({ answers }) => answers.length > 1),
    open: new Set(open.map(({ path }) => path)),
    month,
    hasCharges: situation.housing?.rentCharges !== undefined,
    ev: new Evaluation(),
    row: newRow(),
  }
}

const isUnknown = ({ open }: Column, part: string): boolean => [...open].some((path) => path.endsWith(part))

const sure = (cents: number): Cell => ({ low: cents, high: cents })

const widen = (cell: Cell, cents: number): Cell =>
  cell === null ? sure(cents) : { low: Math.min(cell.low, cents), high: Math.max(cell.high, cents) }

const unknownIncome = (column: Column): string[] =>
  incomeLines.filter(([kind]) => isUnknown(column, `.amounts.${kind}`)).map(([, label]) => label.toLowerCase())
/** Income of one's own business is told as a turnover: what is left of it is not known here. */
const hasTurnover = ({ household, month, open }: Column): boolean =>
  turnovers.some((kind) => flowOf(household, kind, month) > 0 && ![...open].some((path) => path.endsWith(`.amounts.${kind}`)))
const turnovers = ['microServicesTurnover', 'microTradeTurnover', 'microProfessionTurnover', 'otherSelfEmployedTurnover'] as const

/** Why the whole of what comes in cannot be told; empty when it can. */
const whyNoTotal = (column: Column): string => {
  const missing = [...unknownIncome(column), ...(hasTurnover(column) ? ['revenu de l’activité indépendante'] : [])]
  return missing.length > 2 ? `${missing.length} revenus ne sont pas connus` : missing.join(', ')
}

/** Days of an average month. */
const days = 30.4

const restOf = (column: Column, total: Cell, why: string): Rest => {
  if (total === null) return { cell: null, why }
  if (isUnknown(column, 'housing.tenure')) return { cell: null, why: 'situation de logement' }
  if (isUnknown(column, 'housing.rent')) return { cell: null, why: 'loyer' }
  const { household, month } = column
  const persons = household.members.filter(({ birthMonth }) => !(birthMonth > month)).length
  const at = month - household.origin
  const rent = Math.max(household.rent[at] ?? 0, 0) + (column.hasCharges ? Math.max(household.rentCharges[at] ?? 0, 0) : 0)
  const share = (cents: number): number => Math.round((cents - rent) / persons / days)
  return { cell: { low: share(total.low), high: share(total.high) }, why: '' }
}

/** Completions tried of what is unknown, the same in every column. */
const tries = 500

/** The monthly money of one right in the row of a column, all holders together; null where it cannot be computed. */
const rightSum = ({ household, row }: Column, right: Right): number | null => {
  let sum = 0
  for (const index of right.holder === 'family' ? [0] : household.members.keys()) {
    const value = row[placeOf(right, index)] ?? 0
    if (value === UNSUPPORTED) return null
    sum += Math.round(value)
  }
  return sum
}

const monthlyRights = RIGHTS.filter(({ counts, per }) => counts === 'money' && per === 'month')

type Tried = { rights: Map<Right, Cell>[]; totals: Cell[]; gaps: Cell[]; tried: number }

/** Every column under the same answers, one set of answers after the other: the usual ones, all first, all last, then at random. */
const tryAll = (columns: readonly Column[]): Tried => {
  const paths = [...new Set(columns.flatMap(({ unknowns }) => unknowns.map(({ id }) => id)))]
  const byPath = columns.map(({ unknowns }) => new Map(unknowns.map((one) => [one.id, one])))
  const rights = columns.map(() => new Map<Right, Cell>())
  const totals: Cell[] = columns.map(() => null)
  const gaps: Cell[] = columns.map(() => null)
  const random = sequence(7)
  const runs = paths.length === 0 ? 1 : tries
  for (let run = 0; run < runs; run += 1) {
    const share = run === 0 ? 0 : ((run % 3) + 1) / 3
    for (const path of paths) {
      const [turned, at] = [run === 1 || run === 2 || random() < share, run === 1 ? 0 : run === 2 ? 0.999 : random()]
      for (const [index, column] of columns.entries()) {
        const unknown = byPath[index]?.get(path)
        const value = turned ? unknown?.answers[Math.floor(at * unknown.answers.length)]?.value : unknown?.usual
        if (value !== undefined) unknown?.set(column.household, value)
      }
    }
    let first = 0
    for (const [index, column] of columns.entries()) {
      const { household, ev, row, month } = column
      evaluateInto(ev, household, month, row)
      const money = monthlyTotal(household, row, month) + incomeOf(household, month)
      if (index === 0) first = money
      totals[index] = widen(totals[index] ?? null, money)
      if (index > 0) gaps[index] = widen(gaps[index] ?? null, money - first)
      for (const right of monthlyRights) {
        const sum = rightSum(column, right)
        if (sum !== null) rights[index]?.set(right, widen(rights[index]?.get(right) ?? null, sum))
      }
    }
  }
  return { rights, totals, gaps, tried: paths.length === 0 ? 0 : runs }
}

/** Without anything tried, what the page says above: the bounds that were searched. */
const searched = ({ answers }: Computed, column: Column): Tried => {
  const cells = new Map<Right, Cell>()
  for (const { right, outcome } of answers.rights) {
    if (!monthlyRights.includes(right) || outcome.kind === 'unsupported') continue
    const [low, high] =
      outcome.kind === 'unknown' ? [outcome.low, outcome.high] : outcome.kind === 'due' ? [outcome.amount, outcome.amount] : [0, 0]
    const before = cells.get(right)
    cells.set(right, { low: (before?.low ?? 0) + low, high: (before?.high ?? 0) + high })
  }
  const income = incomeOf(column.household, column.month)
  return { rights: [cells], totals: [{ low: answers.total.low + income, high: answers.total.high + income }], gaps: [null], tried: 0 }
}

/**
 * What stands today beside what would, all in one month: the asked one when nothing is tried, else `after` months after the last change, so
 * that the same time has passed in every column.
 */
export const comparison = (now: Computed, asked: readonly Scenario[], after: number): Comparison => {
  const { given, supposed } = now
  const month = asked.length === 0 ? now.month : Math.max(now.month, ...asked.map((one) => monthOf(one.month))) + after
  const columns = [given.situation, ...asked.map((one) => changed(given, one))].map((situation) => columnOf(situation, month, supposed))
  const whys = columns.map(whyNoTotal)
  // what is known is read before completions are written into the households
  const known = [
    ...incomeLines.map(([kind, label]): Line => ({
      key: kind,
      label,
      cells: columns.map((one) => (isUnknown(one, `.amounts.${kind}`) ? null : sure(flowOf(one.household, kind, month)))),
    })),
    {
      key: 'others',
      label: 'Autres revenus',
      cells: columns.map((one) => sure(otherKinds.reduce((sum, kind) => sum + flowOf(one.household, kind, month), 0))),
    },
  ]
  const { rights, totals, gaps, tried } = asked.length === 0 ? searched(now, columns[0] as Column) : tryAll(columns)
  const lines = [
    ...known,
    ...monthlyRights.map((right): Line => ({
      key: right.id,
      label: right.title,
      cells: columns.map((_, index) => rights[index]?.get(right) ?? null),
    })),
  ]
  const told = columns.map((_, index) => ({ cell: whys[index] === '' ? (totals[index] ?? null) : null, why: whys[index] ?? '' }))
  return {
    month: monthInWords(month),
    columns: [
      asked.length === 0 ? 'Aujourd’hui, droits demandés' : 'Sans changement, droits demandés',
      ...asked.map((one) => scenarioLabel(given, one)),
    ],
    lines: lines.map((line) => ({ ...line, empty: line.cells.every((cell) => cell === null || (cell.low === 0 && cell.high === 0)) })),
    totals: told,
    gaps: gaps.map((gap, index) => (columns[0] && columns[index] && (hasTurnover(columns[0]) || hasTurnover(columns[index])) ? null : gap)),
    rests: columns.map((one, index) => restOf(one, told[index]?.cell ?? null, told[index]?.why ?? '')),
    tried,
  }
}
