import { BadInput } from './bad-input.ts'
import { Evaluation, UNSUPPORTED } from './evaluation.ts'
import { afOverseasFigures, cfOverseasFigures } from './family/overseas-figures.ts'
import { isStale, type Figures } from './figures.ts'
import type { Household, Member } from './household.ts'
import { MAX_PERSONS } from './household.ts'
import { overseas as housingOverseas } from './housing/overseas-figures.ts'
import { isCovered, MAINLAND, whyNotCovered } from './overseas.ts'
import type { Right } from './right.ts'
import { FAMILY_RIGHTS, PERSON_RIGHTS, RIGHTS } from './rights.ts'
import { opensAspa } from './minima/gross-resources.ts'
import { monthOf, monthText, type Month } from './time.ts'
import { Trace, type Reason, type Step } from './trace.ts'

/** First month for which every figure is at hand: earlier ones are refused. */
export const FIRST_MONTH = monthOf('2024-01')

/** Numbers in a row of results: one for each family right, then one for each person right and person. */
export const ROW = FAMILY_RIGHTS.length + PERSON_RIGHTS.length * MAX_PERSONS
/** A row of results, cents (or what `Right.meaning` says); `UNSUPPORTED` where it cannot be computed. */
export type Row = Float64Array
export const newRow = (): Row => new Float64Array(ROW)
/** Where a right stands in a row. `member` counts for a person's right only. */
export const placeOf = (right: Right, member = 0): number =>
  right.holder === 'family' ? FAMILY_RIGHTS.indexOf(right) : FAMILY_RIGHTS.length + PERSON_RIGHTS.indexOf(right) * MAX_PERSONS + member

/** Whether a number of a right says that it is open. */
export const isOpen = (right: Right, value: number): boolean =>
  value !== UNSUPPORTED && (right.closed === undefined ? value > 0 : value !== right.closed)

/** All rights of one household in one month, silently, into a row. Nothing is allocated. */
export const evaluateInto = (ev: Evaluation, household: Household, month: Month, row: Row): void => {
  ev.begin(household, month)
  const covered = household.territory === MAINLAND
  let at = 0
  for (let i = 0; i < FAMILY_RIGHTS.length; i += 1) {
    const right = FAMILY_RIGHTS[i] as (typeof FAMILY_RIGHTS)[number]
    row[at++] = covered || isCovered(household.territory, right.id) ? right.amount(ev, month) : UNSUPPORTED
  }
  const members = household.members
  for (let i = 0; i < PERSON_RIGHTS.length; i += 1) {
    const right = PERSON_RIGHTS[i] as (typeof PERSON_RIGHTS)[number]
    const known = covered || isCovered(household.territory, right.id)
    for (let j = 0; j < members.length; j += 1) row[at + j] = known ? right.amount(ev, members[j] as Member, month) : UNSUPPORTED
    at += MAX_PERSONS
  }
}

const isMonthlyMoney = ({ counts, per }: Right): boolean => counts === 'money' && per === 'month'
const MONTHLY_FAMILY = FAMILY_RIGHTS.flatMap((right, at) => (isMonthlyMoney(right) ? [at] : []))
const MONTHLY_PERSON = PERSON_RIGHTS.flatMap((right, at) => (isMonthlyMoney(right) ? [at] : []))
const ASPA = FAMILY_RIGHTS.findIndex(({ id }) => id === 'aspa')
const AAH = FAMILY_RIGHTS.length + PERSON_RIGHTS.findIndex(({ id }) => id === 'aah') * MAX_PERSONS

/** The rights of the monthly total alone, into a row: for searches that ask for nothing else. The other places keep what they held. */
export const evaluateMoneyInto = (ev: Evaluation, household: Household, month: Month, row: Row): void => {
  if (household.territory !== MAINLAND) {
    evaluateInto(ev, household, month, row)
    return
  }
  ev.begin(household, month)
  for (let i = 0; i < MONTHLY_FAMILY.length; i += 1) {
    const at = MONTHLY_FAMILY[i] as number
    row[at] = (FAMILY_RIGHTS[at] as (typeof FAMILY_RIGHTS)[number]).amount(ev, month)
  }
  const members = household.members
  for (let i = 0; i < MONTHLY_PERSON.length; i += 1) {
    const at = MONTHLY_PERSON[i] as number
    const right = PERSON_RIGHTS[at] as (typeof PERSON_RIGHTS)[number]
    const first = FAMILY_RIGHTS.length + at * MAX_PERSONS
    for (let j = 0; j < members.length; j += 1) row[first + j] = right.amount(ev, members[j] as Member, month)
  }
}

/**
 * Money that the household receives in the month, cents: monthly rights as they are; yearly ones and those paid once are left out
 * (a page shows them beside), and so are rights that cannot be computed. The ASPA takes the place of the AAH of who has the age for it
 * (CSS L821-1, L815-1): the two are never added.
 */
export const monthlyTotal = (household: Household, row: Row, month: Month): number => {
  let total = 0
  for (let i = 0; i < MONTHLY_FAMILY.length; i += 1) {
    const value = row[MONTHLY_FAMILY[i] as number] as number
    if (value !== UNSUPPORTED) total += Math.round(value)
  }
  const count = household.members.length
  for (let i = 0; i < MONTHLY_PERSON.length; i += 1) {
    const first = FAMILY_RIGHTS.length + (MONTHLY_PERSON[i] as number) * MAX_PERSONS
    for (let j = 0; j < count; j += 1) {
      const value = row[first + j] as number
      if (value !== UNSUPPORTED) total += Math.round(value)
    }
  }
  const aspa = row[ASPA] as number
  if (aspa > 0 && aspa !== UNSUPPORTED) {
    let replaced = 0
    for (let j = 0; j < count; j += 1) {
      const value = row[AAH + j] as number
      if (value > 0 && value !== UNSUPPORTED && opensAspa(household, household.members[j] as Member, month)) replaced += Math.round(value)
    }
    total -= Math.min(Math.round(aspa), replaced)
  }
  return total
}

/** What is always said with an amount (architecture: the law). */
export const CAUTION = 'Estimation, ne vaut pas décision.'

/** The answer for one right when every input is known. */
export interface Explained {
  readonly right: Right
  /** Of whom, for a person's right. */
  readonly member: Member | null
  readonly month: Month
  readonly outcome:
    | { readonly kind: 'due'; readonly amount: number }
    | { readonly kind: 'refused'; readonly reasons: readonly Reason[] }
    | { readonly kind: 'unsupported'; readonly why: string }
  readonly steps: readonly Step[]
  /** Figures that are only the last known ones: « barème à confirmer ». */
  readonly stale: readonly string[]
  readonly caution: string
}

/** Tables that count overseas alone. */
const OVERSEAS_ALONE: ReadonlySet<Figures> = new Set([afOverseasFigures, cfOverseasFigures, housingOverseas])

/** Figures of a right that a month knows only by their last value, in a territory: on the mainland, those of overseas are not read. */
export const staleFigures = (right: Right, month: Month, territory: string): readonly string[] => {
  const mainland = territory === MAINLAND
  const last = lastStale.get(right)
  if (last?.month === month && last.mainland === mainland) return last.names
  const names = right.figures.flatMap((table) =>
    mainland && OVERSEAS_ALONE.has(table)
      ? []
      : Object.entries(table.table).flatMap(([name, figure]) => (isStale(figure, month) ? [`${table.name}.${name}`] : [])),
  )
  lastStale.set(right, { month, mainland, names })
  return names
}
/** What was found for the month last asked: a whole caseload is explained for one month. */
const lastStale = new Map<Right, { month: Month; mainland: boolean; names: readonly string[] }>()

/** Refuses a month before the first figures, or one that is none. */
export const checkMonth = (month: Month): void => {
  if (!Number.isInteger(month) || month < FIRST_MONTH)
    throw new BadInput('mois', Number.isInteger(month) ? monthText(month) : month, `un mois à partir de ${monthText(FIRST_MONTH)}`)
}

/** Why a right cannot be computed that is computed for the territory: the one thing that is not, there, is some housing aid, which other rights count. */
const BY_HOUSING_AID = 'Ce droit dépend de l’aide au logement, qui n’est pas calculée ici pour ce logement.'

/** One right of a household in a month, explained step by step. Amount in whole cents. `begun`: an evaluation begun on it, which remembers. */
export const explain = (
  household: Household,
  right: Right,
  month: Month,
  member: Member | null = null,
  begun: Evaluation | null = null,
): Explained => {
  checkMonth(month)
  const trace = new Trace()
  const said = { right, member, month, steps: trace.steps, stale: staleFigures(right, month, household.territory), caution: CAUTION }
  const notCovered = whyNotCovered(household, right.id)
  if (notCovered !== null) return { ...said, outcome: { kind: 'unsupported', why: notCovered.text } }
  const ev = begun ?? new Evaluation().begin(household, month)
  const value =
    right.holder === 'family' ? right.amount(ev, month, trace) : right.amount(ev, member ?? (household.members[0] as Member), month, trace)
  if (value === UNSUPPORTED) return { ...said, outcome: { kind: 'unsupported', why: trace.reasons.at(-1)?.text ?? BY_HOUSING_AID } }
  if (!isOpen(right, value)) return { ...said, outcome: { kind: 'refused', reasons: trace.reasons } }
  return { ...said, outcome: { kind: 'due', amount: Math.round(value) } }
}

/** Every right of a household in a month, explained. */
export const explainAll = (household: Household, month: Month): Explained[] => {
  const ev = new Evaluation().begin(household, month)
  return RIGHTS.flatMap((right) =>
    right.holder === 'family'
      ? [explain(household, right, month, null, ev)]
      : household.members.map((member) => explain(household, right, month, member, ev)),
  )
}
