import { AMOUNT, type AmountKind } from '../amounts.ts'
import type { Answers } from '../answer.ts'
import { amountAt, type Household, type Member } from '../household.ts'
import { microProfitAt } from '../rsa/self-employed.ts'
import { january, yearOf, type Month } from '../time.ts'
import { INCOMES } from '../situation/derive.ts'
import { ageOf } from '../situation/input.ts'
import { SELF_EMPLOYED } from '../situation/inputs-amounts.ts'
import { inputOf } from '../situation/inputs.ts'
import type { Person, Situation } from '../situation/situation.ts'
import { amountLine } from '../situation/timed.ts'

/** What comes in, net. Turnovers count by their profit, taxable and gross amounts are the same money as the net ones. */
const RESOURCES: readonly AmountKind[] = [
  'netWage', 'netUnemployment', 'netPension', 'veteranPension', 'invalidityPension', 'sickPay', 'maternityPay', 'paternityPay', 'adoptionPay',
  'occupationalDiseasePay', 'workAccidentPay', 'maintenanceReceived', 'compensatoryAllowance', 'farmProfit', 'otherSelfEmployedProfit',
  'rentReceived', 'capitalIncome', 'partialUnemployment', 'volunteerPay', 'internshipPay', 'trainingPay', 'apprenticeWage', 'studentGrant',
  'researchGrant', 'careerSecurityAllowance', 'returnToWorkBonus', 'asbestosCompensation', 'exceptionalGains', 'wageLikeIncome',
] // prettier-ignore

/** The kinds whose silence is unknown, each with the kinds that answer for it. */
const ASKED: readonly (readonly [id: string, kinds: readonly AmountKind[]])[] = [
  ...INCOMES.map(({ net, taxable, gross }) => [`amounts.${net}`, [net, taxable, gross]] as const),
  ['amounts.microServicesTurnover', SELF_EMPLOYED],
  ...(['invalidityPension', 'sickPay', 'maintenanceReceived'] as const).map((kind) => [`amounts.${kind}`, [kind]] as const),
]

/** Whether all amounts of a person in a month are known. */
const isKnown = (situation: Situation, person: Person, month: Month): boolean => {
  if (person.otherAmounts === 'none') return true
  const origin = january(yearOf(month) - 3)
  return ASKED.every(
    ([id, kinds]) =>
      !inputOf(id).applies({ situation, month, person, notice: null }) ||
      kinds.some((kind) => !Number.isNaN(amountLine(person.amounts?.[kind], origin)[month - origin])),
  )
}

/** Whether nothing that a household receives can be missing from the total of its rights. */
const isWhole = ({ rights, total }: Answers): boolean =>
  total.low === total.high &&
  rights.every(({ right, outcome }) => outcome.kind !== 'unsupported' || right.counts !== 'money' || right.per !== 'month')

const incomeOf = (household: Household, member: Member, month: Month): number =>
  RESOURCES.reduce((sum, kind) => sum + amountAt(household, member, AMOUNT[kind], month), 0) + microProfitAt(household, member, month)

/**
 * What comes in during a month, cents: net incomes, and the monthly rights as computed (an estimate: they count as asked for, unless the
 * situation says otherwise). Null as soon as one amount is unknown, or one monthly right cannot be computed.
 */
export const resourcesOf = (situation: Situation, answers: Answers, month: Month): number | null => {
  if (answers.month !== month || !isWhole(answers)) return null
  if (!situation.persons.every((person) => isKnown(situation, person, month))) return null
  const { household } = answers
  return Math.round(household.members.reduce((sum, member) => sum + incomeOf(household, member, month), answers.total.low))
}

const GROWN = 14

/** Unités de consommation: 1, then 0.5 for each other person of 14 or more and 0.3 for each younger one; null while an age is unknown. */
export const unitsOf = ([first, ...others]: readonly Person[], month: Month): number | null => {
  if (first === undefined) return null
  let units = 1
  for (const person of others) {
    const age = ageOf(person, month)
    if (age === null) return null
    units += age >= GROWN ? 0.5 : 0.3
  }
  return units
}
