import { AMOUNT } from '../amounts.ts'
import { dated, figures } from '../figures.ts'
import { taxYear, yearOfKind, type Household, type Member, type TaxUnit } from '../household.ts'
import { january } from '../time.ts'
import { microProfit } from './micro.ts'

const LIFE = { reviewed: '2026-07-15', revalued: '01-01' } as const

/** Deductions of income tax that the estimate of the revenu fiscal de référence needs. A line holds for the incomes of its year. */
export const taxFigures = figures('impôt sur le revenu', {
  wageRate: dated('rate', { reviewed: '2025-02-25' }, ['1943-01-01', 0.1, 'CGI art. 83, 3°']),
  wageLeast: dated(
    'cents/year',
    LIFE,
    ['2021-01-01', 448_00, 'CGI art. 83, 3°'],
    ['2022-01-01', 472_00, 'CGI art. 83, 3°'],
    ['2023-01-01', 495_00, 'CGI art. 83, 3° ; décret 2024-496 du 30/05/2024'],
    ['2024-01-01', 504_00, 'CGI art. 83, 3°'],
    ['2025-01-01', 509_00, 'CGI art. 83, 3° ; décret 2026-562 du 29/06/2026'],
  ),
  wageMost: dated(
    'cents/year',
    LIFE,
    ['2021-01-01', 12_829_00, 'CGI art. 83, 3°'],
    ['2022-01-01', 13_522_00, 'CGI art. 83, 3°'],
    ['2023-01-01', 14_171_00, 'CGI art. 83, 3° ; décret 2024-496 du 30/05/2024'],
    ['2024-01-01', 14_426_00, 'CGI art. 83, 3°'],
    ['2025-01-01', 14_555_00, 'CGI art. 83, 3° ; décret 2026-562 du 29/06/2026'],
  ),
  pensionRate: dated('rate', { reviewed: '2025-02-25' }, ['1943-01-01', 0.1, 'CGI art. 158, 5 a']),
  pensionLeast: dated(
    'cents/year',
    LIFE,
    ['2021-01-01', 400_00, 'CGI art. 158, 5 a'],
    ['2022-01-01', 422_00, 'CGI art. 158, 5 a'],
    ['2023-01-01', 442_00, 'CGI art. 158, 5 a ; décret 2024-496 du 30/05/2024'],
    ['2024-01-01', 450_00, 'CGI art. 158, 5 a'],
    ['2025-01-01', 454_00, 'CGI art. 158, 5 a ; décret 2026-562 du 29/06/2026'],
  ),
  pensionMost: dated(
    'cents/year',
    LIFE,
    ['2021-01-01', 3_912_00, 'CGI art. 158, 5 a'],
    ['2022-01-01', 4_123_00, 'CGI art. 158, 5 a'],
    ['2023-01-01', 4_321_00, 'CGI art. 158, 5 a ; décret 2024-496 du 30/05/2024'],
    ['2024-01-01', 4_399_00, 'CGI art. 158, 5 a'],
    ['2025-01-01', 4_439_00, 'CGI art. 158, 5 a ; décret 2026-562 du 29/06/2026'],
  ),
  /** Micro-foncier: flat deduction from rents. */
  rentRate: dated('rate', { reviewed: '2025-08-22' }, ['2006-01-01', 0.3, 'CGI art. 32']),
})

const A = AMOUNT

/** A yearly taxable amount, or the net one where only that is known. */
const taxableOr = (household: Household, member: Member, taxable: number, net: number, year: number): number => {
  const known = yearOfKind(household, member, taxable, year)
  return known > 0 ? known : yearOfKind(household, member, net, year)
}

/** 10 % off, between a least and a most that hold for each person (wages). */
const lessTenth = (amount: number, rate: number, least: number, most: number): number =>
  amount - Math.min(Math.max(amount * rate, Math.min(least, amount)), most)

/** What one person adds to the taxable income, pensions left out: wages after 10 %, profits, rents, incomes of capital; cents a year. */
const earned = (household: Household, member: Member, year: number): number => {
  const p = taxFigures.at(january(year))
  const wages =
    taxableOr(household, member, A.taxableWage, A.netWage, year) +
    taxableOr(household, member, A.taxableUnemployment, A.netUnemployment, year) +
    yearOfKind(household, member, A.sickPay, year) +
    yearOfKind(household, member, A.maternityPay, year) +
    yearOfKind(household, member, A.paternityPay, year) +
    yearOfKind(household, member, A.adoptionPay, year) +
    yearOfKind(household, member, A.partialUnemployment, year)
  return (
    lessTenth(wages, p.wageRate, p.wageLeast, p.wageMost) +
    microProfit(household, member, january(year), january(year) + 11) +
    Math.max(yearOfKind(household, member, A.farmProfit, year) + yearOfKind(household, member, A.otherSelfEmployedProfit, year), 0) +
    Math.max(yearOfKind(household, member, A.rentReceived, year), 0) * (1 - p.rentRate) +
    yearOfKind(household, member, A.capitalIncome, year)
  )
}

const pensions = (household: Household, member: Member, year: number): number =>
  taxableOr(household, member, A.taxablePension, A.netPension, year) +
  yearOfKind(household, member, A.invalidityPension, year) +
  yearOfKind(household, member, A.maintenanceReceived, year)

const maintenancePaid = (household: Household, member: Member, year: number): number =>
  yearOfKind(household, member, A.maintenancePaid, year)

/**
 * Revenu fiscal de référence of a tax household for the incomes of a year, cents (CGI art. 1417, IV). The figure of the tax notice where it is
 * known. Otherwise an APPROXIMATION: wages and substitutes less 10 %, pensions less 10 % (once for the household), micro profits after their
 * deduction, 70 % of rents, incomes of capital, less maintenance paid. It knows neither exempt incomes, nor deficits, nor real expenses, nor
 * the retirement savings that are added back: whoever shows a result that rests on it says that the notice was not given.
 */
export const rfr = (household: Household, unit: TaxUnit, year: number): number => {
  const known = taxYear(household, unit.rfr, year)
  return known === known ? known : estimatedRfr(household, unit, year)
}

/** Whether the tax notice of a year is known. */
export const rfrKnown = (household: Household, unit: TaxUnit, year: number): boolean => {
  const known = taxYear(household, unit.rfr, year)
  return known === known
}

/** The approximation itself: see `rfr`. */
export const estimatedRfr = (household: Household, unit: TaxUnit, year: number): number => {
  const p = taxFigures.at(january(year))
  let total = 0
  let pension = 0
  let deducted = taxYear(household, unit.maintenanceDeducted, year)
  if (!(deducted > 0)) {
    deducted = 0
    for (let at = 0; at < unit.declarants.length; at += 1) deducted += maintenancePaid(household, unit.declarants[at] as Member, year)
  }
  for (let at = 0; at < unit.declarants.length; at += 1) {
    total += earned(household, unit.declarants[at] as Member, year)
    pension += pensions(household, unit.declarants[at] as Member, year)
  }
  for (let at = 0; at < unit.dependants.length; at += 1) {
    total += earned(household, unit.dependants[at] as Member, year)
    pension += pensions(household, unit.dependants[at] as Member, year)
  }
  return Math.max(total + lessTenth(pension, p.pensionRate, p.pensionLeast, p.pensionMost) - deducted, 0)
}
