import type { Figures } from '../figures.ts'
import { LOAN_WORK, NONE, stateAt, yearsOld, type Household, type Member } from '../household.ts'
import { monthOf, type Month } from '../time.ts'
import type { Trace } from '../trace.ts'
import { hostelRent, loan, loanCeiling1, loanCeiling2, loanCeiling3, shares } from './loan-figures.ts'
import { rowOf, type LongRows } from './scale.ts'
import { chargesOf } from './tenant.ts'

const NO_NEW_LOANS = monthOf('2018-01')
const NO_LOANS = monthOf('2020-01')

/**
 * Whether an owner's loan still opens a right: signed before 2018, or in 2018–2019 a conventioned loan for an old dwelling in zone 3
 * (CCH L831-2, L841-2; loi 2017-1837 art. 126, loi 2019-1479).
 */
export const loanCounts = (household: Household, month: Month): boolean => {
  if (household.loanMonth < NO_NEW_LOANS) return true
  if (household.loanMonth >= NO_LOANS) return false
  const work = stateAt(household, household.loanWork, month)
  return (
    stateAt(household, household.loanConventioned, month) === 1 &&
    work !== LOAN_WORK.unsaid &&
    work !== LOAN_WORK.newBuilding &&
    stateAt(household, household.zone, month) === 3
  )
}

/** Least resources of a buyer, cents a year: 16.25 instalments (CCH D842-12). */
export const buyerFloor = (household: Household, month: Month): number =>
  stateAt(household, household.rent, month) * loan.at(month).incomeFloor

const sharesOf = (month: Month, couple: boolean, dependants: number): number => {
  const p = shares.at(month)
  if (dependants === 0) return couple ? p.couple : p.single
  if (dependants === 1) return p.one
  if (dependants === 2) return p.two
  if (dependants === 3) return p.three
  return p.four + (dependants - 4) * p.more
}

const loanCeiling = (rows: Omit<LongRows, 'six'>, couple: boolean, dependants: number): number => {
  if (dependants === 0) return couple ? rows.couple : rows.single
  if (dependants === 1) return rows.one
  if (dependants === 2) return rows.two
  if (dependants === 3) return rows.three
  if (dependants === 4) return rows.four
  return rows.five + (dependants - 5) * rows.more
}

/** Minimal rent L0, cents a month: a scale by slices of the income a share, multiplied by the shares (CCH D832-26; arrêté du 27/09/2019, art. 31). */
const minimalRent = (month: Month, resources: number, parts: number): number => {
  const p = loan.at(month)
  const each = resources / parts
  const due =
    Math.max(0, Math.min(each, p.step2) - p.step1) * p.rate1 +
    Math.max(0, Math.min(each, p.step3) - p.step2) * p.rate2 +
    Math.max(0, Math.min(each, p.step4) - p.step3) * p.rate3 +
    Math.max(0, each - p.step4) * p.rate4
  return (due * parts + p.added) / 12
}

/** Aid of a buyer before the flat cut, cents a month: K × (L + C − L0) (CCH D842-6 and following). */
export const buyerAid = (
  household: Household,
  month: Month,
  couple: boolean,
  dependants: number,
  resources: number,
  t: Trace | null,
): number => {
  const p = loan.at(month)
  const zone = stateAt(household, household.zone, month)
  const ceilings = zone === 1 ? loanCeiling1 : zone === 3 ? loanCeiling3 : loanCeiling2
  const ceiling = loanCeiling(ceilings.at(month), couple, dependants)
  const instalment = Math.min(ceiling, stateAt(household, household.rent, month))
  t?.step('Mensualité plafond', ceiling, 'Arrêté du 27/09/2019, art. 33', [ceilings as Figures, month, rowOf(couple, dependants, 5)])
  if (instalment <= 0) return 0
  const conventioned = stateAt(household, household.loanConventioned, month) === 1
  const parts = sharesOf(month, couple, dependants)
  const top = conventioned ? p.coverageConventioned : p.coverage
  const coverage = top - resources / ((conventioned ? p.divisorConventioned : p.divisor) * parts)
  return covered(household, month, couple, dependants, resources, instalment, Math.min(top, coverage), parts, t)
}

/** Aid in a hostel or a CROUS residence before the flat cut, cents a month: K × (L + C − L0), L being a flat rent (CCH D842-15, D842-16). */
export const hostelAid = (
  household: Household,
  month: Month,
  couple: boolean,
  dependants: number,
  resources: number,
  t: Trace | null,
): number => {
  const p = loan.at(month)
  const rents = hostelRent.at(month)
  const old = yearsOld(household.parents[0] as Member, month) >= p.oldAge
  const rent = old ? (couple ? rents.oldCouple : rents.oldSingle) : couple ? rents.couple : rents.single
  t?.step('Loyer forfaitaire du foyer', rent, 'Arrêté du 27/09/2019, art. 43', [
    hostelRent as Figures,
    month,
    old ? (couple ? 'oldCouple' : 'oldSingle') : couple ? 'couple' : 'single',
  ])
  const parts = sharesOf(month, couple, dependants)
  return covered(household, month, couple, dependants, resources, rent, p.coverage - resources / (p.divisor * parts), parts, t)
}

const covered = (
  household: Household,
  month: Month,
  couple: boolean,
  dependants: number,
  resources: number,
  rent: number,
  coverage: number,
  parts: number,
  t: Trace | null,
): number => {
  const charges = chargesOf(household, month, couple, dependants)
  const least = minimalRent(month, resources, parts)
  const aid = coverage * Math.max(0, rent + charges - least)
  if (t) {
    t.step('Loyer ou mensualité retenus (L)', rent, 'CCH D842-6, D842-16')
    t.step('Forfait de charges (C)', charges, 'Arrêté du 27/09/2019, art. 9')
    t.step('Loyer minimal (L0)', least, 'Arrêté du 27/09/2019, art. 31', [loan, month, 'rate1', 'rate2', 'rate3', 'rate4', 'added'])
    t.step(
      'Coefficient de prise en charge (K)',
      coverage,
      'CCH D832-25',
      [loan, month, 'coverage', 'coverageConventioned', 'divisor', 'divisorConventioned'],
      'rate',
    )
    t.step('Aide avant réductions (K × (L + C − L0))', aid, 'CCH D842-6, D842-15')
  }
  return aid > 0 ? aid : 0
}

/** Whether the tenure is one of a residence of the CROUS without a lease of its own. */
export const isCrous = (household: Household, month: Month): boolean =>
  household.crous !== NONE && stateAt(household, household.crous, month) === 1
