/** Situations side by side: each line of money, the total, the difference, and what is left per day and person. Pure. */
import { AMOUNT, AMOUNTS } from '#rules/amounts.ts'
import type { AmountKind } from '#rules/amounts.ts'
import type { Answered } from '#rules/answer.ts'
import { Evaluation } from '#rules/evaluation.ts'
import { evaluateInto, monthlyTotal, newRow } from '#rules/evaluate.ts'
import type { Household } from '#rules/household.ts'
import { sequence } from '#rules/ranges/unknown.ts'
import { compileWithUnknowns } from '#rules/situation/compile.ts'
import { checkSituation } from '#rules/situation/check.ts'
import { turnable } from '#rules/ranges/of-situation.ts'
import type { Situation } from '#rules/situation/situation.ts'
import { monthInWords, monthOf, monthText } from '#rules/time.ts'
import type { Month } from '#rules/time.ts'
import { compute } from './compute.ts'
import type { Computed } from './compute.ts'
import type { Given, Supposed } from './model.ts'
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

const isUnknown = ({ unknowns, supposed }: Computed, part: string): boolean =>
  [...unknowns.keys()].some((path) => path.endsWith(part) && !Object.hasOwn(supposed, path))

const sure = (cents: number): Cell => ({ low: cents, high: cents })

const boundsOf = ({ outcome }: Answered): Cell => {
  if (outcome.kind === 'unsupported') return null
  if (outcome.kind === 'due') return sure(outcome.amount)
  return outcome.kind === 'unknown' ? { low: outcome.low, high: outcome.high } : sure(0)
}
const plus = (a: Cell, b: Cell): Cell => (a === null || b === null ? null : { low: a.low + b.low, high: a.high + b.high })

/** The monthly money of one right, all holders together. */
const rightCell = ({ answers }: Computed, rightId: string): Cell =>
  answers.rights
    .filter(({ right }) => right.id === rightId)
    .map(boundsOf)
    .reduce(plus, sure(0))

const unknownIncome = (computed: Computed): string[] =>
  incomeLines.filter(([kind]) => isUnknown(computed, `.amounts.${kind}`)).map(([, label]) => label.toLowerCase())
/** Income of one's own business is told as a turnover: what is left of it is not known here. */
const hasTurnover = ({ answers, month }: Computed): boolean =>
  (['microServicesTurnover', 'microTradeTurnover', 'microProfessionTurnover', 'otherSelfEmployedTurnover'] as const).some(
    (kind) => flowOf(answers.household, kind, month) > 0,
  )

const totalOf = (computed: Computed): { cell: Cell; why: string } => {
  const missing = unknownIncome(computed)
  if (hasTurnover(computed)) missing.push('revenu de l’activité indépendante')
  if (missing.length > 0) return { cell: null, why: missing.join(', ') }
  const { total, household } = computed.answers
  const income = incomeOf(household, computed.month)
  return { cell: { low: total.low + income, high: total.high + income }, why: '' }
}

/** Days of an average month. */
const days = 30.4

const restOf = (computed: Computed, total: Cell, why: string): Rest => {
  if (total === null) return { cell: null, why }
  if (isUnknown(computed, 'housing.tenure')) return { cell: null, why: 'situation de logement' }
  if (isUnknown(computed, 'housing.rent')) return { cell: null, why: 'loyer' }
  const { household, situation } = { household: computed.answers.household, situation: computed.given.situation }
  const persons = household.members.filter(({ birthMonth }) => !(birthMonth > computed.month)).length
  const at = computed.month - household.origin
  const rent = Math.max(household.rent[at] ?? 0, 0) + chargesOf(situation, household, at)
  const share = (cents: number): number => Math.round((cents - rent) / persons / days)
  return { cell: { low: share(total.low), high: share(total.high) }, why: '' }
}
const chargesOf = (situation: Situation, household: Household, at: number): number =>
  situation.housing?.rentCharges === undefined ? 0 : Math.max(household.rentCharges[at] ?? 0, 0)

/** Completions tried of what is unknown, to compare two situations under the same answers. */
const tries = 400

/** One household of a column, into which any completion may be written. */
const openHousehold = ({ given, month, supposed }: Computed) => {
  const { household, unknowns } = compileWithUnknowns(checkSituation(given.situation, month), month, supposed)
  return {
    household,
    unknowns: unknowns.filter(({ path }) => !Object.hasOwn(supposed, path)).map(turnable),
    ev: new Evaluation(),
    row: newRow(),
    month,
  }
}
type Open = ReturnType<typeof openHousehold>

const moneyOf = ({ household, ev, row, month }: Open): number => {
  evaluateInto(ev, household, month, row)
  return monthlyTotal(household, row, month) + incomeOf(household, month)
}

/** How much more a column has than the first, under the same answers to what neither knows. */
const gapOf = (first: Computed, other: Computed): Cell => {
  if (hasTurnover(first) || hasTurnover(other)) return null
  const [a, b] = [openHousehold(first), openHousehold(other)]
  const paths = [...new Set([...a.unknowns, ...b.unknowns].map(({ id }) => id))]
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  const random = sequence(7)
  for (let run = 0; run < (paths.length === 0 ? 1 : tries); run += 1) {
    for (const path of paths) {
      const share = random()
      const usual = run === 0 || random() < 0.3
      for (const { unknowns, household } of [a, b]) {
        const unknown = unknowns.find(({ id }) => id === path)
        if (!unknown) continue
        const picked = unknown.answers[Math.min(Math.floor(share * unknown.answers.length), unknown.answers.length - 1)]
        unknown.set(household, usual ? unknown.usual : (picked?.value ?? unknown.usual))
      }
    }
    const gap = moneyOf(b) - moneyOf(a)
    low = Math.min(low, gap)
    high = Math.max(high, gap)
  }
  return { low, high }
}

/**
 * What stands today beside what would, all in one month: the asked one when nothing is tried, else `after` months after the last change, so
 * that the same time has passed in every column. `now`: what was computed already for the asked month.
 */
export const comparison = (
  given: Given,
  asked: readonly Scenario[],
  after: number,
  supposed: Supposed = {},
  now: Computed | null = null,
): Comparison => {
  const month =
    asked.length === 0 ? monthOf(given.month) : Math.max(monthOf(given.month), ...asked.map((one) => monthOf(one.month))) + after
  const at = monthText(month)
  const situations = [given.situation, ...asked.map((one) => changed(given, one))]
  const columns = situations.map((situation, index): Computed =>
    index === 0 && now !== null && now.month === month ? now : compute({ ...given, situation, month: at }, supposed),
  )
  const first = columns[0] as Computed
  const incomes = incomeLines.map(([kind, label]): Line => ({
    key: kind,
    label,
    cells: columns.map((one) => (isUnknown(one, `.amounts.${kind}`) ? null : sure(flowOf(one.answers.household, kind, month)))),
  }))
  const others: Line = {
    key: 'others',
    label: 'Autres revenus',
    cells: columns.map((one) => sure(otherKinds.reduce((sum, kind) => sum + flowOf(one.answers.household, kind, month), 0))),
  }
  const rights = new Map(
    first.answers.rights
      .filter(({ right }) => right.counts === 'money' && right.per === 'month')
      .map(({ right }) => [right.id, right.title]),
  )
  const lines = [
    ...incomes,
    others,
    ...[...rights].map(([key, label]): Line => ({ key, label, cells: columns.map((one) => rightCell(one, key)) })),
  ]
  const totals = columns.map(totalOf)
  return {
    month: monthInWords(month),
    columns: [
      asked.length === 0 ? 'Aujourd’hui, droits demandés' : 'Sans changement, droits demandés',
      ...asked.map((one) => scenarioLabel(given, one)),
    ],
    lines: lines.map((line) => ({ ...line, empty: line.cells.every((cell) => cell === null || (cell.low === 0 && cell.high === 0)) })),
    totals,
    gaps: columns.map((one, index) => (index === 0 ? null : gapOf(first, one))),
    rests: columns.map((one, index) => restOf(one, totals[index]?.cell ?? null, totals[index]?.why ?? '')),
    tried:
      columns.some(({ unknowns, supposed: told }) => [...unknowns.keys()].some((path) => !Object.hasOwn(told, path))) && asked.length > 0
        ? tries
        : 0,
  }
}
