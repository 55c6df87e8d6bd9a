import { AMOUNT } from '../amounts.ts'
import type { Evaluation } from '../evaluation.ts'
import { ACTIVITY, amountAt, NONE, stateAt, sumOf, yearOfKind, type Household, type Member } from '../household.ts'
import { hasNoProperty, propertyIncomeAt } from '../rsa/property.ts'
import { shared } from '../shared-figures.ts'
import { microProfit } from '../tax/micro.ts'
import { january, yearOf, type Month } from '../time.ts'
import type { Trace } from '../trace.ts'
import { asi } from './asi.ts'
import { mayHaveAsi } from './may-have.ts'
import { aahFigures, minimaFigures } from './minima-figures.ts'

const {
  taxableWage,
  netWage,
  netUnemployment,
  taxableUnemployment,
  netPension,
  taxablePension,
  invalidityPension,
  maintenanceReceived,
  maintenancePaid,
  partialUnemployment,
  internshipPay,
  trainingPay,
  sickPay,
  maternityPay,
  paternityPay,
  adoptionPay,
  workAccidentPay,
  occupationalDiseasePay,
  careerSecurityAllowance,
  researchGrant,
  exceptionalGains,
  compensatoryAllowance,
  farmProfit,
  otherSelfEmployedProfit,
  microTradeTurnover,
  microServicesTurnover,
  microProfessionTurnover,
} = AMOUNT
const QUARTER_WORK = [
  netWage,
  netUnemployment,
  partialUnemployment,
  internshipPay,
  trainingPay,
  sickPay,
  maternityPay,
  paternityPay,
  adoptionPay,
]
/** Daily allowances of which half is taxable (CGI 80 quinquies). */
const HALF_TAXABLE = [workAccidentPay, occupationalDiseasePay]
const QUARTER_OTHER = [
  careerSecurityAllowance,
  researchGrant,
  exceptionalGains,
  maintenanceReceived,
  invalidityPension,
  compensatoryAllowance,
  netPension,
]
const YEAR_WORK = [taxableWage, taxableUnemployment, farmProfit, otherSelfEmployedProfit]
const YEAR_OTHER = [maintenanceReceived, taxablePension, invalidityPension]
const TURNOVERS = [microTradeTurnover, microServicesTurnover, microProfessionTurnover]

const has = (member: Member, kind: number): boolean => member.flows[kind] !== NONE

const total = (household: Household, member: Member, kinds: readonly number[], from: Month, to: Month): number => {
  let sum = 0
  for (let at = 0; at < kinds.length; at += 1) sum += sumOf(household, member, kinds[at] as number, from, to)
  return sum
}

const isMicro = (member: Member): boolean =>
  has(member, microTradeTurnover) || has(member, microServicesTurnover) || has(member, microProfessionTurnover)

/** Whether the person works in the month: a wage in it, a turnover in it, or a profit of the year before. CSS R821-4-1. */
const works = (household: Household, member: Member, month: Month): boolean =>
  amountAt(household, member, taxableWage, month) > 0 ||
  (isMicro(member) && total(household, member, TURNOVERS, month, month) > 0) ||
  yearOfKind(household, member, farmProfit, yearOf(month) - 1) + yearOfKind(household, member, otherSelfEmployedProfit, yearOf(month) - 1) >
    0

/** Work income of a year as it counts: 20 % up to 30 % of the SMIC, 60 % above; 30 % less where the work has stopped or is replaced. */
const counted = (household: Household, member: Member, month: Month, work: number, working: boolean): number => {
  if (work === 0) return 0
  const p = aahFigures.at(month)
  const low = Math.min(work, 12 * p.band * minimaFigures.at(month).hours * shared.at(month).smicHour)
  const kept = (1 - p.lowAbatement) * low + (1 - p.highAbatement) * (work - low)
  const stopped = !working && stateAt(household, member.activity, month) !== ACTIVITY.student
  const replaced =
    amountAt(household, member, netUnemployment, month - 1) +
      amountAt(household, member, netPension, month - 1) +
      amountAt(household, member, invalidityPension, month - 1) >
    0
  return stopped || replaced ? kept * (1 - p.stopped) : kept
}

/**
 * Resources of one person for the AAH, cents a month. Who works: the three months before, as a yearly pace; others: the income of the year
 * before last. The income of a spouse does not count (since October 2023). CSS R821-4 to R821-4-5, D821-9.
 */
export const aahResources = (ev: Evaluation, member: Member, month: Month, t: Trace | null): number => {
  const h = ev.household
  if (member.kinds.length === 0 && member.received.length === 0 && hasNoProperty(member)) {
    t?.step('Aucune ressource personnelle connue', 0, 'CSS R821-4')
    return 0
  }
  const working = works(h, member, month)
  let work: number
  let other: number
  if (working) {
    const from = month - 3
    const to = month - 1
    const year = yearOf(month) - 1
    work =
      4 * (total(h, member, QUARTER_WORK, from, to) + total(h, member, HALF_TAXABLE, from, to) / 2 + microProfit(h, member, from, to)) +
      yearOfKind(h, member, farmProfit, year) +
      yearOfKind(h, member, otherSelfEmployedProfit, year)
    other = total(h, member, QUARTER_OTHER, from, to) - sumOf(h, member, maintenancePaid, from, to)
    for (let at = from; at <= to; at += 1) {
      if (!hasNoProperty(member)) other += propertyIncomeAt(h, member, at)
      if (mayHaveAsi(member)) other += asi(ev, member, at)
    }
    other *= 4
  } else {
    const year = yearOf(month) - 2
    const from = january(year)
    work = total(h, member, YEAR_WORK, from, from + 11) + microProfit(h, member, from, from + 11)
    other = total(h, member, YEAR_OTHER, from, from + 11)
  }
  const base = Math.max(0, counted(h, member, month, work, working) + other) / 12
  if (t !== null) {
    const article = working ? 'CSS R821-4-1' : 'CSS R821-4, R532-3'
    t.step(
      working ? 'Revenus d’activité du trimestre précédent, sur un an' : 'Revenus d’activité et de chômage de l’avant-dernière année',
      work,
      article,
    )
    t.step('Part comptée de ces revenus', counted(h, member, month, work, working), 'CSS D821-9, R532-5', [
      aahFigures,
      month,
      'band',
      'lowAbatement',
      'highAbatement',
      'stopped',
    ])
    t.step('Autres ressources, sur un an', other, article)
    t.step('Ressources mensuelles retenues', base, 'CSS L821-3, R821-4', [shared, month, 'smicHour'])
  }
  return base
}
