import { AMOUNT } from '../amounts.ts'
import { FAMILY_SLOTS, familyRight, type Evaluation } from '../evaluation.ts'
import { aeeh } from '../family/aeeh.ts'
import { ACTIVITY, amountAt, NONE, stateAt, sumOf, taxYear, TENURE, yearsOld, type Household, type Member } from '../household.ts'
import { aah } from '../minima/aah.ts'
import { ass } from '../minima/ass.ts'
import { hasRsa } from '../rsa/rsa.ts'
import { shared } from '../shared-figures.ts'
import { microProfit } from '../tax/micro.ts'
import { january, yearOf, type Month } from '../time.ts'
import type { Trace } from '../trace.ts'
import { resourceFigures } from './resource-figures.ts'

/** Resources are rounded up to this, cents a year (CCH R822-2). */
const STEP = 100_00
/** A change of work counts once two whole months have passed since the month in which it happened. */
const WAIT = 2
/** The RSA of earlier months is computed so far back; further back only a known payment counts, so that the two rights do not chase each other for ever. */
const RSA_DEPTH = 5
const RSA_SLOT = FAMILY_SLOTS.indexOf('rsa')

/** Whether RSA was paid in a month: as it is known, else as it is computed near the asked month. */
const hadRsa = (ev: Evaluation, month: Month): boolean => {
  const known = ev.household.received[RSA_SLOT]
  const paid = known ? (known[month - ev.household.origin] ?? Number.NaN) : Number.NaN
  if (paid === paid) return paid > 0
  return ev.month - month <= RSA_DEPTH && hasRsa(ev, month)
}

/**
 * Profit of self-employment in the year N-2, cents: that of the books, and that of a micro-business after its flat deduction (CCH R822-4; CGI 50-0 and
 * 102 ter). OpenFisca leaves the micro-business out: its own requests are answered so.
 */
const selfEmployedIncome = (household: Household, member: Member, month: Month): number => {
  const from = january(yearOf(month) - 2)
  const micro = household.asOpenFisca ? 0 : microProfit(household, member, from, from + 11)
  if (member.flows[AMOUNT.farmProfit] === NONE && member.flows[AMOUNT.otherSelfEmployedProfit] === NONE) return micro
  return (
    micro +
    sumOf(household, member, AMOUNT.farmProfit, from, from + 11) +
    sumOf(household, member, AMOUNT.otherSelfEmployedProfit, from, from + 11)
  )
}

/** Pensions, disability pension and maintenance received in a year, after the deduction of 10 % (CGI art. 158, 5 a), cents. */
const pensionIncome = (household: Household, member: Member, month: Month): number => {
  const flows = member.flows
  if (flows[AMOUNT.taxablePension] === NONE && flows[AMOUNT.maintenanceReceived] === NONE && flows[AMOUNT.invalidityPension] === NONE)
    return 0
  const year = yearOf(month)
  const total =
    sumOf(household, member, AMOUNT.taxablePension, month - 13, month - 2) +
    sumOf(household, member, AMOUNT.maintenanceReceived, january(year - 1), january(year - 1) + 11) +
    sumOf(household, member, AMOUNT.invalidityPension, january(year - 2), january(year - 2) + 11)
  const p = resourceFigures.at(month)
  return Math.max(0, total - Math.round(Math.max(p.pensionRate * total, p.pensionMin) / 100) * 100)
}

/**
 * Income of one person that housing aid counts, cents a year: work and unemployment of the twelve months before the last one, cut by 30 % or left out
 * when the work has stopped (CCH R822-14 to R822-17), and pensions. The person's own situation is looked at, not the spouse's.
 */
const personIncome = (ev: Evaluation, member: Member, month: Month, leftOut: boolean, t: Trace | null): number => {
  if (member.kinds.length === 0) return 0
  const household = ev.household
  const pensions = pensionIncome(household, member, month)
  if (t && pensions > 0)
    t.step('Pensions prises en compte, après abattement', pensions, 'CCH R822-4 ; CGI art. 158', [
      resourceFigures,
      month,
      'pensionRate',
      'pensionMin',
    ])
  const wages = sumOf(household, member, AMOUNT.taxableWage, month - 13, month - 2)
  const unemployment = sumOf(household, member, AMOUNT.taxableUnemployment, month - 13, month - 2)
  const own = selfEmployedIncome(household, member, month)
  if (wages === 0 && unemployment === 0 && own === 0) return pensions
  const tax = resourceFigures.at(january(yearOf(month) - 1))
  const gross = wages + unemployment
  const fees = Math.min(gross, Math.round(Math.min(Math.max(tax.workFeesRate * gross, tax.workFeesMin), tax.workFeesMax) / 100) * 100)
  let work = Math.max(0, wages - fees) + own
  let benefit = unemployment + Math.min(0, wages - fees)
  t?.step('Revenus d’activité et de chômage sur 12 mois, après frais professionnels', work + benefit, 'CCH R822-3 ; CGI art. 83', [
    resourceFigures,
    january(yearOf(month) - 1),
    'workFeesRate',
    'workFeesMin',
  ])
  const activity = stateAt(household, member.activity, month)
  const unemployed = activity === ACTIVITY.unemployed && member.unemployedSince < month - WAIT
  if (leftOut || isUnpaidUnemployed(ev, member, month, unemployed)) {
    t?.step('Revenus d’activité et de chômage non comptés (neutralisation)', 0, 'CCH R822-15')
    return pensions
  }
  const p = resourceFigures.at(month)
  const stopped =
    own === 0 &&
    amountAt(household, member, AMOUNT.taxableWage, month) === 0 &&
    (activity === ACTIVITY.retired || aah(ev, member, month) > 0)
  if (unemployed || stopped) work *= 1 - p.relief
  if (stopped) benefit *= 1 - p.relief
  if (unemployed || stopped)
    t?.step('Après abattement (activité arrêtée)', work + benefit, 'CCH R822-14', [resourceFigures, month, 'relief'])
  return work + benefit + pensions
}

/** Unemployed for more than two months without unemployment insurance, or with the ASS (CCH R822-15). */
const isUnpaidUnemployed = (ev: Evaluation, member: Member, month: Month, unemployed: boolean): boolean => {
  const household = ev.household
  if (amountAt(household, member, AMOUNT.taxableUnemployment, month) === 0) return unemployed
  return member.unemployedSince < month - WAIT && ass(ev, member, month) > 0
}

/** Income that savings and unlet property stand for, cents a year; none up to 30 000 €, nor with AAH or AEEH, nor in a hostel (CCH R822-22). */
const wealthIncome = (ev: Evaluation, month: Month): number => {
  const household = ev.household
  const p = resourceFigures.at(month)
  let idle = 0
  let other = 0
  for (const member of household.members) {
    idle += stateAt(household, member.livretA, month) + stateAt(household, member.untaxedSavings, month)
    other +=
      stateAt(household, member.taxedSavings, month) +
      stateAt(household, member.letValue, month) +
      stateAt(household, member.unletValue, month)
  }
  if (idle + other <= p.wealthFloor || stateAt(household, household.tenure, month) === TENURE.hostel) return 0
  if (aeeh(ev, month) > 0) return 0
  let income = idle * p.savingsYield
  for (const member of household.members) {
    if (aah(ev, member, month) > 0) return 0
    income +=
      stateAt(household, member.unletRentalValue, month) * p.unletShare +
      stateAt(household, member.unletLandRentalValue, month) * p.unletLandShare
  }
  return income
}

/** Maintenance that the parents' tax households deducted in the year N-1, cents. */
const maintenancePaid = (household: Household, month: Month): number => {
  let total = 0
  for (const parent of household.parents)
    if (parent.tax.declarants[0] === parent) {
      const paid = taxYear(household, parent.tax.maintenanceDeducted, yearOf(month) - 1)
      if (paid === paid) total += paid
    }
  return total
}

/** Rents and capital income of the year N-2, cents (CCH R822-4): rents after the deduction of the micro-foncier. */
const propertyIncome = (household: Household, member: Member, month: Month): number => {
  if (member.flows[AMOUNT.rentReceived] === NONE && member.flows[AMOUNT.capitalIncome] === NONE) return 0
  const from = january(yearOf(month) - 2)
  const rents = sumOf(household, member, AMOUNT.rentReceived, from, from + 11)
  const deduction = rents > 0 ? resourceFigures.at(month).letDeduction : 0
  return rents * (1 - deduction) + sumOf(household, member, AMOUNT.capitalIncome, from, from + 11)
}

/**
 * Whether both of a couple work: wages of each in the twelve months that count of at least twelve BMAF (CCH R822-7). OpenFisca compares the wage of the
 * month with it: its own requests are answered so.
 */
const isTwoEarner = (household: Household, month: Month): boolean => {
  if (household.parents.length !== 2) return false
  const least = resourceFigures.at(month).twoEarnersBmaf * shared.at(month).bmaf
  for (const parent of household.parents) {
    const wages = household.asOpenFisca
      ? amountAt(household, parent, AMOUNT.taxableWage, month)
      : sumOf(household, parent, AMOUNT.taxableWage, month - 13, month - 2)
    if (wages < least) return false
  }
  return true
}

/** Flat resources of a student (CCH R822-20), cents a year; 0 when the claimant is none, or is 28. */
const studentFlat = (household: Household, month: Month): number => {
  const claimant = household.parents[0] as Member
  const p = resourceFigures.at(month)
  if (claimant.student === NONE || stateAt(household, claimant.student, month) === 0 || yearsOld(claimant, month) >= p.studentAge) return 0
  const grant = hasGrant(household, claimant, month)
  if (stateAt(household, household.crous, month) === 1 || stateAt(household, household.tenure, month) === TENURE.hostel)
    return p.hostelStudentFlat - (grant ? p.hostelStudentGrantCut : 0)
  return p.studentFlat - (grant ? p.studentGrantCut : 0)
}

/** Whether a student has a grant on social criteria, or another grant of higher education. */
export const hasGrant = (household: Household, member: Member, month: Month): boolean =>
  stateAt(household, member.grantHolder, month) === 1 ||
  stateAt(household, member.grantLevel, month) >= 0 ||
  amountAt(household, member, AMOUNT.studentGrant, month) > 0

/** Yearly resources of the family for housing aid and the RLS, cents, rounded up to 100 € (CCH R822-2 and following). */
export const resourcesOf = (ev: Evaluation, month: Month, t: Trace | null): number =>
  t === null ? remembered(ev, month) : computed(ev, month, t)

const remembered = familyRight('alResources', (ev, month) => computed(ev, month, null))

const computed = (ev: Evaluation, month: Month, t: Trace | null): number => {
  const household = ev.household
  const flat = studentFlat(household, month)
  if (flat > 0) {
    t?.step('Ressources forfaitaires d’un étudiant', flat, 'CCH R822-20', [resourceFigures, month, 'studentFlat', 'hostelStudentFlat'])
    return flat
  }
  let work = false
  for (const parent of household.parents) if (parent.kinds.length > 0) work = true
  const leftOut = work && hadRsa(ev, month - 1)
  let total = 0
  for (const parent of household.parents) total += personIncome(ev, parent, month, leftOut, t)
  total = Math.max(0, total)
  if (household.children.length > 0) {
    const ceiling = resourceFigures.at(month).aspaMultiple * resourceFigures.at(january(yearOf(month) - 2) + 11).aspaSingle
    for (const child of household.children)
      if (child.kinds.length > 0) total += Math.max(0, personIncome(ev, child, month, false, null) - ceiling)
  }
  for (const parent of household.parents) total += propertyIncome(household, parent, month)
  const wealth = wealthIncome(ev, month)
  if (wealth > 0)
    t?.step('Revenu tiré du patrimoine, au-delà du seuil', wealth, 'CCH R822-22', [
      resourceFigures,
      month,
      'wealthFloor',
      'savingsYield',
      'unletShare',
    ])
  total += wealth
  const paid = maintenancePaid(household, month)
  if (paid > 0) t?.step('Pensions alimentaires versées, déduites', paid, 'CCH R822-4')
  total -= paid
  if (isTwoEarner(household, month)) {
    total -= resourceFigures.at(month).twoEarners
    t?.step('Abattement pour deux emplois dans le couple', -resourceFigures.at(month).twoEarners, 'CCH R822-7', [
      resourceFigures,
      month,
      'twoEarners',
    ])
  }
  // Amounts are rounded to the cent before they are rounded up, lest a sum of a hundredth of a cent costs 100 €.
  total = Math.ceil(Math.round(Math.max(0, total)) / STEP) * STEP
  t?.step('Ressources annuelles, arrondies à la centaine d’euros supérieure', total, 'CCH R822-2')
  return total
}
