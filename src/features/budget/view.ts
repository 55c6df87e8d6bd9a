/** What the page of a budget says, from its month: bars, lines, signs, and what would change if the rights opened. Pure. */
import { addMonths } from '#core/dates.ts'
import type { IsoDate } from '#core/dates.ts'
import { writeRange } from '#core/french.ts'
import { after } from '#rules/budget/changes.ts'
import type { Change } from '#rules/budget/changes.ts'
import { chargesOf, instalments, monthly, owed, resources } from '#rules/budget/budget.ts'
import type { Budget, Person } from '#rules/budget/budget.ts'
import { effectOf, inOrder, reasonOf } from '#rules/budget/debts.ts'
import type { Figure } from '#rules/budget/figure.ts'
import { isIncome, LINE_KINDS } from '#rules/budget/kinds.ts'
import type { LineKind } from '#rules/budget/kinds.ts'
import { creditRate, effortRate, outgoing, perDay, remaining, REMAINING } from '#rules/budget/remaining.ts'
import type { RemainingKind } from '#rules/budget/remaining.ts'
import { seizableOfPay } from '#rules/budget/seizure.ts'
import { remarksOf, signsOf } from '#rules/budget/signs.ts'
import type { Segment } from '#ui/graphics.tsx'
import type { Landmarks, MonthBudget, Shown } from './model.ts'
import { REVIEW_AFTER_MONTHS } from './model.ts'
import { wholeEuros } from './words.ts'

/** More than a third of what comes in: from the field, no law. In hundredths of a percent. */
export const THIRD = 3333

/** A right that could open, cents a month. */
export type Opening = { right: string; title: string; low: number; high: number; requested: boolean }
/** The line that a right would be: one that is already received is not to open. */
const LINE_OF_RIGHT: Readonly<Record<string, LineKind>> = {
  rsa: 'rsa',
  ppa: 'activityBonus',
  af: 'familyBenefits',
  cf: 'familySupplement',
  asf: 'asf',
  pajeBase: 'paje',
  apl: 'housingBenefit',
  als: 'housingBenefit',
  alf: 'housingBenefit',
  aspa: 'aspa',
  aah: 'aah',
  asi: 'asi',
  ass: 'ass',
  aeeh: 'aeeh',
  cej: 'cej',
}
/** Where a bar has little room. */
const SHORT: Partial<Readonly<Record<LineKind, string>>> = {
  familyBenefits: 'Alloc.',
  familySupplement: 'Complément',
  asf: 'Soutien familial',
  unemployment: 'Chômage',
  dailyAllowance: 'Indemnités',
  disabilityPension: 'Invalidité',
  alimony: 'Pension',
}
const shortOf = (kind: LineKind | undefined, label: string): string => (kind === undefined ? label : (SHORT[kind] ?? label))

/** Rights that are not among the resources of the month already, the greatest first. */
export const stillToOpen = (openings: readonly Opening[], { lines }: MonthBudget): Opening[] =>
  openings
    .toSorted((a, b) => b.high - a.high)
    .filter(({ right }) => !lines.some(({ kind, cents }) => kind === LINE_OF_RIGHT[right] && cents !== 0))

/** The month as the rules count it. */
export const countedOf = (shown: MonthBudget, persons: readonly Person[]): Budget => ({
  month: shown.month,
  persons,
  lines: shown.lines.map((line) => ({
    id: line.seriesId,
    kind: line.kind,
    label: line.label,
    cents: line.cents,
    period: line.period,
    onceIn: line.onceIn,
    of: line.subjectId,
  })),
  debts: shown.debts,
})

const place = ({ kind }: Shown): number => LINE_KINDS.indexOf(kind)
/** Lines in the order of the page: what comes in, then what goes out by section. */
export const inPageOrder = (lines: readonly Shown[]): Shown[] =>
  lines.toSorted((a, b) => place(a) - place(b) || a.label.localeCompare(b.label))

/** What a part of the bar calls a charge; a kind that is not here is called as its line is. */
const CALLED: Partial<Readonly<Record<LineKind, string>>> = {
  energy: 'énergie',
  fuel: 'chauffage',
  water: 'eau',
  homeInsurance: 'assurance',
  incomeTax: 'impôts',
  propertyTax: 'impôts',
  phone: 'téléphone',
  alimonyPaid: 'pension versée',
  bankFees: 'banque',
  carInsurance: 'voiture',
  fuelCar: 'voiture',
  transport: 'trajets',
  childcare: 'garde',
  canteen: 'cantine',
  school: 'école',
  schoolInsurance: 'école',
  healthInsurance: 'mutuelle',
  health: 'santé',
  dependence: 'aide à domicile',
}
const NAMED = 3

/** The greatest of these charges by their names, and « … » when there are others: « Énergie, voiture, cantine… ». Never one that is not paid. */
const namesOf = (lines: readonly Shown[], centsOf: (line: Shown) => number): string => {
  const sums = new Map<string, number>()
  for (const line of lines) {
    const name = CALLED[line.kind] ?? line.label
    sums.set(name, (sums.get(name) ?? 0) + centsOf(line))
  }
  const told = [...sums].filter(([, sum]) => sum > 0).toSorted((a, b) => b[1] - a[1])
  const text = told
    .slice(0, NAMED)
    .map(([name], at) => (at === 0 ? name : name.charAt(0).toLowerCase() + name.slice(1)))
    .join(', ')
  return text.charAt(0).toUpperCase() + text.slice(1) + (told.length > NAMED ? '…' : '')
}

const ROOF: readonly LineKind[] = ['rent', 'serviceCharge', 'mortgage', 'condo']

/** The bars of what comes in and of what goes out; a line whose amount nobody knows is not drawn, and the total says so. */
const barsOf = (shown: MonthBudget, budget: Budget): { income: Segment[]; out: Segment[] } => {
  const cents = (line: Shown): number => monthly({ ...line, id: line.seriesId }, budget.month) ?? 0
  const positive = (segment: Segment): boolean => segment.value > 0
  const lines = inPageOrder(shown.lines)
  const income = lines
    .filter(({ kind }) => isIncome(kind))
    .toSorted((a, b) => cents(b) - cents(a))
    .map((line, at): Segment => ({
      id: line.seriesId,
      label: shortOf(line.kind, line.label),
      text: wholeEuros(cents(line)),
      value: cents(line),
      look: at === 0 ? undefined : 'c2',
    }))
  const left = lines.filter(({ kind }) => REMAINING.toLive.kinds.includes(kind))
  const roof = left.filter(({ kind }) => ROOF.includes(kind)).reduce((sum, line) => sum + cents(line), 0)
  const others = left.filter(({ kind }) => !ROOF.includes(kind))
  const rest = others.reduce((sum, line) => sum + cents(line), 0)
  const credits = budget.debts.reduce((sum, debt) => sum + (debt.monthly ?? 0), 0)
  const remains = remaining(budget, 'toLive')
  return {
    income: income.filter(positive),
    out: [
      { id: 'toit', label: 'Loyer et charges', text: wholeEuros(roof), value: roof, look: 'c4' as const },
      { id: 'charges', label: namesOf(others, cents), text: wholeEuros(rest), value: rest, look: 'c3' as const },
      { id: 'credits', label: 'Crédits', text: wholeEuros(credits), value: credits, look: 'c4' as const },
      ...(remains.kind === 'known'
        ? [{ id: 'reste', label: 'Reste pour vivre', text: wholeEuros(remains.cents), value: remains.cents, look: 'cr' as const }]
        : []),
    ].filter(positive),
  }
}

/** The lines as a page lists them: what comes in, what goes out before daily life, and daily life with savings, which the rest is for. */
const partsOf = <L extends { kind: LineKind }>(lines: readonly L[]): { income: L[]; bound: L[]; daily: L[] } => ({
  income: lines.filter(({ kind }) => isIncome(kind)),
  bound: lines.filter(({ kind }) => REMAINING.toLive.kinds.includes(kind)),
  daily: lines.filter(({ kind }) => !isIncome(kind) && !REMAINING.toLive.kinds.includes(kind)),
})

export type BudgetView = ReturnType<typeof viewOf>

const dayOf = (budget: Budget, marks: Landmarks): Figure =>
  perDay(remaining(budget, 'toLive'), budget.persons, marks.monthDays, marks.sharedBy)

/** All that the page shows of a month. `openings`: rights that could open, as computed today; empty for a month that is over. */
export const viewOf = (shown: MonthBudget, persons: readonly Person[], marks: Landmarks, openings: readonly Opening[], today: IsoDate) => {
  const budget = countedOf(shown, persons)
  const landmarks = { perDayCents: marks.perDayCents, days: marks.monthDays, sharedBy: marks.sharedBy, creditRate: THIRD }
  // a right that may be nothing is no money to count on: it is named, and drawn nowhere
  const still = stillToOpen(openings, shown)
  const toOpen = still.filter(({ low, requested }) => low > 0 || requested)
  const toVerify = still.filter((one) => !toOpen.includes(one)).map(({ title }) => title)
  const openedAt = (bound: 'low' | 'high'): Budget =>
    after(
      budget,
      toOpen.map((one): Change => ({ kind: 'right', id: one.right, label: one.title, cents: one[bound] })),
    )
  const [least, most] = [openedAt('low'), openedAt('high')]
  const bars = barsOf(shown, budget)
  const income = resources(budget)
  const old = addMonths(today, -REVIEW_AFTER_MONTHS)
  const adults = persons.filter(({ role }) => role === 'adult').length
  const whose = (subjectId: string | null): string | undefined => {
    const one = persons.find(({ id }) => id !== undefined && id === subjectId)
    return one !== undefined && (adults > 1 || one.role === 'child') ? one.name : undefined
  }
  const lines = inPageOrder(shown.lines).map((line) => ({
    ...line,
    /** Whose it is, where that is not plain. */
    who: whose(line.subjectId),
    monthly: monthly({ ...line, id: line.seriesId }, shown.month),
    old: line.saidOn < old,
  }))
  const signs = signsOf(budget, landmarks, shown.told)
  const signsOpened = signsOf(most, landmarks, shown.told)
  return {
    empty: shown.lines.length === 0 && shown.debts.length === 0,
    income,
    out: outgoing(budget, 'toLive'),
    /** Daily life and savings, as far as they were noted. */
    daily: chargesOf(budget, ['daily', 'savings']),
    day: dayOf(budget, marks),
    rests: (Object.keys(REMAINING) as RemainingKind[]).map((kind) => ({
      kind,
      label: REMAINING[kind].label,
      says: REMAINING[kind].says,
      figure: remaining(budget, kind),
    })),
    effort: effortRate(budget),
    credits: creditRate(budget),
    instalments: instalments(budget),
    owed: owed(budget),
    bars: {
      ...bars,
      opened: [
        ...bars.income,
        ...toOpen.map((one): Segment => ({
          id: one.right,
          label: shortOf(LINE_OF_RIGHT[one.right], one.title),
          text: one.low === one.high ? `+ ${wholeEuros(one.low)}` : writeRange(one.low, one.high),
          value: one.high,
          look: 'cd',
        })),
      ],
    },
    toOpen,
    /** Rights that nothing makes probable yet: by name alone. */
    toVerify,
    /** Between these two: what each right gives by itself is known between bounds, which are added up. */
    opened: { least: resources(least), most: resources(most), dayLeast: dayOf(least, marks), dayMost: dayOf(most, marks) },
    signs,
    /** Signs that opened rights could put out, at best. */
    signsFewer: signs.filter(({ id, state }) => state === 'yes' && signsOpened.find((other) => other.id === id)?.state === 'no').length,
    remarks: remarksOf(budget),
    lines,
    parts: partsOf(lines),
    /** While a seizure runs: what it may take of each pay. */
    seizable:
      budget.debts.some(({ stage }) => stage === 'seizure') || shown.debts.some(({ seizure }) => seizure) ? seizableOfPay(budget) : [],
    debts: inOrder(shown.debts).map((debt) => ({ ...debt, reason: reasonOf(debt), effect: effectOf(debt.kind) })),
  }
}

/** A point of the curve: what a day left to each, or nothing when it cannot be said. */
export const dayFigure = (shown: MonthBudget, persons: readonly Person[], marks: Landmarks): Figure =>
  dayOf(countedOf(shown, persons), marks)
