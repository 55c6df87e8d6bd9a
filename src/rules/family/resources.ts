import { AMOUNT } from '../amounts.ts'
import { familyRight, type Evaluation } from '../evaluation.ts'
import { dated, figures } from '../figures.ts'
import { NONE, taxYear, yearOfKind, type Household, type Member } from '../household.ts'
import { shared } from '../shared-figures.ts'
import { january, yearOf, type Month } from '../time.ts'
import { childInCharge, childUnder } from './children.ts'

/** Tax deductions that turn the taxable incomes of a year into « revenus nets catégoriels ». Read at January of the year of the incomes. */
export const resourceFigures = figures('ressources des prestations familiales', {
  /** Flat deduction for professional expenses on wages and unemployment benefit. */
  wageRate: dated('rate', { reviewed: '2025-02-25' }, ['1943-01-01', 0.1, 'CGI art. 83, 3°']),
  wageMin: dated(
    'cents/year',
    { reviewed: '2026-07-15', revalued: '01-01' },
    ['2020-01-01', 442_00, 'CGI art. 83, 3° (revenus 2020)'],
    ['2021-01-01', 448_00, 'CGI art. 83, 3° (revenus 2021)'],
    ['2022-01-01', 472_00, 'CGI art. 83, 3° (revenus 2022)'],
    ['2023-01-01', 495_00, 'Décret 2024-496 du 30/05/2024, art. 1 ; CGI art. 83, 3°'],
    ['2024-01-01', 504_00, 'CGI art. 83, 3° (revenus 2024)'],
    ['2025-01-01', 509_00, 'Décret 2026-562 du 29/06/2026, art. 2 ; CGI art. 83, 3°'],
  ),
  wageMax: dated(
    'cents/year',
    { reviewed: '2026-07-15', revalued: '01-01' },
    ['2020-01-01', 12_652_00, 'CGI art. 83, 3° (revenus 2020)'],
    ['2021-01-01', 12_829_00, 'CGI art. 83, 3° (revenus 2021)'],
    ['2022-01-01', 13_522_00, 'CGI art. 83, 3° (revenus 2022)'],
    ['2023-01-01', 14_171_00, 'Décret 2024-496 du 30/05/2024, art. 1 ; CGI art. 83, 3°'],
    ['2024-01-01', 14_426_00, 'CGI art. 83, 3° (revenus 2024)'],
    ['2025-01-01', 14_555_00, 'Décret 2026-562 du 29/06/2026, art. 2 ; CGI art. 83, 3°'],
  ),
  /** Flat deduction on pensions, maintenance received included. */
  pensionRate: dated('rate', { reviewed: '2025-02-25' }, ['1943-01-01', 0.1, 'CGI art. 158, 5 a']),
  pensionMin: dated(
    'cents/year',
    { reviewed: '2026-07-15', revalued: '01-01' },
    ['2020-01-01', 394_00, 'CGI art. 158, 5 a (revenus 2020)'],
    ['2021-01-01', 400_00, 'CGI art. 158, 5 a (revenus 2021)'],
    ['2022-01-01', 422_00, 'CGI art. 158, 5 a (revenus 2022)'],
    ['2023-01-01', 442_00, 'Décret 2024-496 du 30/05/2024, art. 1 ; CGI art. 158, 5 a'],
    ['2024-01-01', 450_00, 'CGI art. 158, 5 a (revenus 2024)'],
    ['2025-01-01', 454_00, 'Décret 2026-562 du 29/06/2026, art. 2 ; CGI art. 158, 5 a'],
  ),
  /** What a micro-enterprise deducts from its turnover. */
  tradeRate: dated('rate', { reviewed: '2025-11-14' }, ['2006-01-01', 0.71, 'CGI art. 50-0']),
  servicesRate: dated('rate', { reviewed: '2025-11-14' }, ['2006-01-01', 0.5, 'CGI art. 50-0']),
  professionRate: dated('rate', { reviewed: '2025-08-22' }, ['2006-01-01', 0.34, 'CGI art. 102 ter']),
  microMin: dated('cents/year', { reviewed: '2025-08-22' }, ['2001-01-01', 305_00, 'CGI art. 102 ter']),
  /** Months of BMAF that each of two parents must have earned to count as two earners. */
  earnerMonths: dated('count', { reviewed: '2026-07-23' }, ['2004-01-01', 12, 'CSS R522-2, R531-1']),
})

const euros = (cents: number): number => Math.round(cents / 100) * 100

/** Wages and unemployment benefit of a year, taxable (or their sum as the tax notice gives it), after the flat deduction (rounded to the euro). Cents a year. */
const wagesOf = (h: Household, member: Member, year: number): number => {
  const gross =
    member.flows[AMOUNT.wageLikeIncome] === NONE
      ? yearOfKind(h, member, AMOUNT.taxableWage, year) + yearOfKind(h, member, AMOUNT.taxableUnemployment, year)
      : yearOfKind(h, member, AMOUNT.wageLikeIncome, year)
  if (gross <= 0) return 0
  const p = resourceFigures.at(january(year))
  return Math.max(0, gross - euros(Math.min(Math.max(p.wageRate * gross, p.wageMin), p.wageMax)))
}

/** Pensions and maintenance received in a year, after the flat deduction. Cents a year. */
const pensionsOf = (h: Household, member: Member, year: number): number => {
  const gross =
    yearOfKind(h, member, AMOUNT.taxablePension, year) +
    yearOfKind(h, member, AMOUNT.invalidityPension, year) +
    yearOfKind(h, member, AMOUNT.maintenanceReceived, year)
  if (gross <= 0) return 0
  const p = resourceFigures.at(january(year))
  return Math.max(0, gross - euros(Math.max(p.pensionRate * gross, p.pensionMin)))
}

const microProfit = (turnover: number, rate: number, least: number): number =>
  turnover <= 0 ? 0 : Math.max(0, turnover - Math.max(rate * turnover, least))

/** Profits of a self-employed person in a year. Cents a year. */
const profitsOf = (h: Household, member: Member, year: number): number => {
  const p = resourceFigures.at(january(year))
  return (
    microProfit(yearOfKind(h, member, AMOUNT.microTradeTurnover, year), p.tradeRate, p.microMin) +
    microProfit(yearOfKind(h, member, AMOUNT.microServicesTurnover, year), p.servicesRate, p.microMin) +
    microProfit(yearOfKind(h, member, AMOUNT.microProfessionTurnover, year), p.professionRate, p.microMin) +
    yearOfKind(h, member, AMOUNT.farmProfit, year) +
    yearOfKind(h, member, AMOUNT.otherSelfEmployedProfit, year)
  )
}

/** Net taxable incomes of one person in a year, cents. CSS R532-3. */
const resourcesOf = (h: Household, member: Member, year: number): number =>
  member.kinds.length === 0 ? 0 : wagesOf(h, member, year) + pensionsOf(h, member, year) + profitsOf(h, member, year)

/** Resources of the parents two years before a January, less the maintenance that their tax households deduct. Remembered a year at a time. */
const ofParents = familyRight('pfParents', (ev, thisJanuary) => {
  const h = ev.household
  const year = yearOf(thisJanuary) - 2
  let total = 0
  for (let at = 0; at < h.parents.length; at += 1) {
    const parent = h.parents[at] as Member
    total += resourcesOf(h, parent, year)
    if (parent.tax.declarants[0] === parent) {
      const deducted = taxYear(h, parent.tax.maintenanceDeducted, year)
      if (deducted > 0) total -= deducted
    }
  }
  return Math.round(total)
})

const ofChild = (ev: Evaluation, child: Member, year: number): number =>
  child.kinds.length === 0 ? 0 : Math.round(resourcesOf(ev.household, child, year))

/**
 * Resources that family benefits look at in a month: net taxable incomes of the calendar year N−2 of the parents and of the children in
 * charge, less maintenance paid. Cents a year; nobody's income is 0. CSS R532-1, R532-3.
 */
export const familyResources = (ev: Evaluation, month: Month): number => {
  const year = yearOf(month) - 2
  let total = ofParents(ev, january(year + 2))
  const { children } = ev.household
  for (let at = 0; at < children.length; at += 1) {
    const child = children[at] as Member
    if (child.kinds.length > 0 && childInCharge(ev, child, month)) total += ofChild(ev, child, year)
  }
  return total
}

/** The same for the complément familial, whose children are in charge up to another age. Cents a year. CSS R522-1, R532-3. */
export const resourcesWithChildrenUnder = (ev: Evaluation, month: Month, age: number): number => {
  const year = yearOf(month) - 2
  let total = ofParents(ev, january(year + 2))
  const { children } = ev.household
  for (let at = 0; at < children.length; at += 1) {
    const child = children[at] as Member
    if (child.kinds.length > 0 && childUnder(ev, child, month, age)) total += ofChild(ev, child, year)
  }
  return total
}

/**
 * 1 when both parents earned, each, at least twelve BMAF (of January of that year) two years before a January. Unemployment benefit is counted with
 * wages, as OpenFisca does; the circulars count professional incomes alone. CSS R522-2, R531-1.
 */
const twoEarners = familyRight('pfTwoEarners', (ev, thisJanuary) => {
  const h = ev.household
  const year = yearOf(thisJanuary) - 2
  const least = resourceFigures.at(thisJanuary).earnerMonths * shared.at(january(year)).bmaf
  for (let at = 0; at < h.parents.length; at += 1) {
    const parent = h.parents[at] as Member
    if (parent.kinds.length === 0 || Math.round(wagesOf(h, parent, year) + profitsOf(h, parent, year)) < least) return 0
  }
  return 1
})

/** Whether ceilings are raised: a lone parent, or two parents who both worked in N−2. CSS R522-2, R531-1. */
export const aloneOrTwoEarners = (ev: Evaluation, month: Month): boolean =>
  ev.household.parents.length === 1 || twoEarners(ev, january(yearOf(month))) === 1
