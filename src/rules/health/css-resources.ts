import { AMOUNT, AMOUNTS, type AmountKind } from '../amounts.ts'
import { FAMILY_SLOTS, PERSON_SLOTS, UNSUPPORTED, type Evaluation, type FamilySlot, type PersonSlot } from '../evaluation.ts'
import { af } from '../family/af.ts'
import { asf } from '../family/asf.ts'
import { cf } from '../family/cf.ts'
import { prepare } from '../family/paje.ts'
import {
  ACTIVITY,
  amountAt,
  NONE,
  stateAt,
  sumOf,
  TENURE,
  yearOfKind,
  yearsOld,
  type Household,
  type Member,
  type Timeline,
} from '../household.ts'
import { al } from '../housing/al.ts'
import { aah } from '../minima/aah.ts'
import { asi } from '../minima/asi.ts'
import { aspa } from '../minima/aspa.ts'
import { ass } from '../minima/ass.ts'
import { mva } from '../minima/mva.ts'
import { householdScale, rsaFigures } from '../rsa/figures.ts'
import { hasNoProperty, propertyIncomeAt } from '../rsa/property.ts'
import { isOverseas } from '../overseas.ts'
import { microProfit } from '../tax/micro.ts'
import { yearOf, type Month } from '../time.ts'
import type { Trace } from '../trace.ts'
import { foyerSize, inFoyer } from './css-household.ts'
import { cssFigures } from './figures.ts'

/** Months of the reference period: the twelve before the last but one month (CSS R861-8 and its practice: M-13 to M-2). */
export const WINDOW_FROM = 13
export const WINDOW_TO = 2

/** Kinds that count as they are received. CSS R861-4; rents and incomes of capital come with property. */
const COUNTED_KINDS: readonly AmountKind[] = [
  'netWage', 'netUnemployment', 'partialUnemployment', 'netPension', 'veteranPension', 'invalidityPension', 'sickPay', 'maternityPay', 'paternityPay',
  'adoptionPay', 'occupationalDiseasePay', 'workAccidentPay', 'maintenanceReceived', 'compensatoryAllowance', 'internshipPay', 'trainingPay',
  'researchGrant', 'careerSecurityAllowance', 'returnToWorkBonus', 'asbestosCompensation', 'exceptionalGains',
] // prettier-ignore
const COUNTED = Uint8Array.from(AMOUNTS, (kind) => (COUNTED_KINDS.includes(kind) ? 1 : 0))

/** Nobody is entitled to the ASPA under this age, whatever the incapacity: the twelve months are not looked at. */
const NEVER_ASPA_UNDER = 60

/** Wages are lightened when their earner now lives on sick pay, unemployment benefit, ASS or training pay. CSS R861-8. */
const livesOnSubstitute = (ev: Evaluation, member: Member, month: Month): boolean => {
  const { household } = ev
  if (amountAt(household, member, AMOUNT.sickPay, month) > 0 || amountAt(household, member, AMOUNT.trainingPay, month) > 0) return true
  if (
    stateAt(household, member.activity, month) === ACTIVITY.unemployed &&
    (amountAt(household, member, AMOUNT.partialUnemployment, month) > 0 || amountAt(household, member, AMOUNT.netUnemployment, month) > 0)
  )
    return true
  return mayHave(member, 'ass', member.assCareer !== NONE) && ass(ev, member, month) > 0
}

/**
 * What one person received of their own in the twelve months, cents: net incomes, micro profits, other self-employed profits of the calendar year
 * before, property, less maintenance paid and 30 % of the wages of who now lives on a substitute income. Grants of students do not count.
 * CSS R861-4 to R861-10.
 */
const ownIncome = (ev: Evaluation, member: Member, month: Month): number => {
  const { household } = ev
  const from = month - WINDOW_FROM
  const to = month - WINDOW_TO
  let total = 0
  if (member.kinds.length > 0) {
    const { kinds } = member
    for (let at = 0; at < kinds.length; at += 1) {
      const kind = kinds[at] as number
      if (COUNTED[kind] === 1) total += sumOf(household, member, kind, from, to)
    }
    total += microProfit(household, member, from, to)
    total += yearOfKind(household, member, AMOUNT.farmProfit, yearOf(month) - 1)
    total += yearOfKind(household, member, AMOUNT.otherSelfEmployedProfit, yearOf(month) - 1)
    total -= sumOf(household, member, AMOUNT.maintenancePaid, from, to)
    if (member.flows[AMOUNT.trainingPay] !== NONE && amountAt(household, member, AMOUNT.trainingPay, month - 1) === 0)
      total -= sumOf(household, member, AMOUNT.trainingPay, from, to)
    if (member.flows[AMOUNT.netWage] !== NONE && livesOnSubstitute(ev, member, month))
      total -= sumOf(household, member, AMOUNT.netWage, from, to) * cssFigures.at(month).jobless
  }
  if (!hasNoProperty(member)) for (let at = from; at <= to; at += 1) total += propertyIncomeAt(household, member, at)
  return total
}

const familySlots = Object.fromEntries(FAMILY_SLOTS.map((name, at) => [name, at])) as Readonly<Record<FamilySlot, number>>
const personSlots = Object.fromEntries(PERSON_SLOTS.map((name, at) => [name, at])) as Readonly<Record<PersonSlot, number>>

const isKnown = (line: Timeline | null | undefined): boolean => line !== undefined && line !== null

/** Whether the twelve months of a right are worth asking for: the household could have it, or payments of it are known. */
const familyMayHave = (household: Household, slot: FamilySlot, could: boolean): boolean =>
  could || isKnown(household.received[familySlots[slot]])
const mayHave = (member: Member, slot: PersonSlot, could: boolean): boolean => could || isKnown(member.received[personSlots[slot]])

/** Family benefits of the twelve months, cents: AF, CF, ASF, PreParE. CSS R861-4, R861-10. */
const familyBenefits = (ev: Evaluation, month: Month): number => {
  const { household } = ev
  const children = household.children.length
  const overseas = isOverseas(household)
  const withAf = familyMayHave(household, 'af', children >= (overseas ? 1 : 2))
  const withCf = familyMayHave(household, 'cf', children >= (overseas ? 1 : 3))
  const withAsf = familyMayHave(household, 'asf', children >= 1 && household.parents.length === 1)
  const withPrepare = familyMayHave(household, 'prepare', children >= 1)
  if (!withAf && !withCf && !withAsf && !withPrepare) return 0
  let total = 0
  for (let at = month - WINDOW_FROM; at <= month - WINDOW_TO; at += 1) {
    if (withAf) total += af(ev, at)
    if (withCf) total += cf(ev, at)
    if (withAsf) total += asf(ev, at)
    if (withPrepare) total += prepare(ev, at)
  }
  return total
}

/** ASPA of the twelve months after the monthly allowance, cents. CSS R861-10, instruction of 30 March 2021. */
const aspaCounted = (ev: Evaluation, month: Month): number => {
  const { household } = ev
  const { parents } = household
  let old = false
  for (let at = 0; at < parents.length; at += 1) if (yearsOld(parents[at] as Member, month) >= NEVER_ASPA_UNDER) old = true
  if (!familyMayHave(household, 'aspa', old)) return 0
  let total = 0
  for (let at = month - WINDOW_FROM; at <= month - WINDOW_TO; at += 1) {
    const p = cssFigures.at(at)
    const paid = aspa(ev, at)
    if (paid > 0) total += Math.max(paid - (parents.length > 1 ? p.aspaCouple : p.aspaAlone), 0)
  }
  return total
}

const mayHaveAsi = (member: Member): boolean =>
  mayHave(
    member,
    'asi',
    member.flows[AMOUNT.invalidityPension] !== NONE || (member.disabled !== NONE && member.flows[AMOUNT.netPension] !== NONE),
  )

/** AAH, MVA, ASI and ASS of one person over the twelve months, AAH and ASI after their monthly allowance, cents. CSS R861-10. */
const personBenefits = (ev: Evaluation, member: Member, month: Month): number => {
  const withAah = mayHave(member, 'aah', member.disabilityRate !== NONE)
  const withAsi = mayHaveAsi(member)
  const knownMva = mayHave(member, 'mva', false)
  const withAss = mayHave(member, 'ass', member.assCareer !== NONE)
  if (!withAah && !withAsi && !knownMva && !withAss) return 0
  const { parents } = ev.household
  const bothMayHaveAsi = parents.length > 1 && mayHaveAsi(parents[0] as Member) && mayHaveAsi(parents[1] as Member)
  let total = 0
  for (let at = month - WINDOW_FROM; at <= month - WINDOW_TO; at += 1) {
    const p = cssFigures.at(at)
    const adult = withAah ? aah(ev, member, at) : 0
    const invalid = withAsi ? asi(ev, member, at) : 0
    if (adult > 0) total += Math.max(adult - p.aahAllowance, 0)
    if (invalid > 0) {
      // Who also has the AAH has had the allowance on it; two holders share the allowance of a couple.
      const both = bothMayHaveAsi && asi(ev, parents[0] as Member, at) > 0 && asi(ev, parents[1] as Member, at) > 0
      total += Math.max(invalid - (adult > 0 ? 0 : both ? p.asiCouple / 2 : p.asiAlone), 0)
    }
    // The MVA comes with an AAH or an ASI that is paid: otherwise only a known payment can count.
    if (knownMva || adult > 0 || invalid > 0) total += mva(ev, member, at)
    if (withAss) total += ass(ev, member, at)
  }
  return total
}

/** Flat rate for housing, cents a year: for owners without loan and the lodged for free, or, with housing aid, the aid up to it. CSS R861-5, R861-7. */
const housingFlatRate = (ev: Evaluation, month: Month): number => {
  const { household } = ev
  const tenure = stateAt(household, household.tenure, month)
  const free = tenure === TENURE.owner || tenure === TENURE.hosted
  const aid = al(ev, month)
  if (!free && !(aid > 0)) return 0
  if (aid === UNSUPPORTED) return UNSUPPORTED
  const p = cssFigures.at(month)
  const scale = householdScale.at(month)
  const persons = foyerSize(household, month)
  const rsaOf = 12 * rsaFigures.at(month).base * (persons === 1 ? 1 : persons === 2 ? 1 + scale.second : 1 + scale.second + scale.third)
  let total = 0
  if (free) total += rsaOf * (persons === 1 ? p.freeOne : persons === 2 ? p.freeTwo : p.freeThree)
  if (aid > 0) total += Math.min(12 * aid, rsaOf * (persons === 1 ? p.helpedOne : persons === 2 ? p.helpedTwo : p.helpedThree))
  return total
}

/**
 * Resources of the foyer over the twelve months before the last but one, cents (CSS L861-2, R861-4 to R861-10). In silence the count stops as soon as
 * it passes `enough`: benefits only add to it.
 */
export const cssResources = (ev: Evaluation, month: Month, t: Trace | null, enough: number): number => {
  const { members } = ev.household
  let total = 0
  for (let at = 0; at < members.length; at += 1) {
    const member = members[at] as Member
    if (!inFoyer(ev.household, member, month)) continue
    const own = ownIncome(ev, member, month)
    if (own !== 0) t?.step(`Ressources de ${member.id} sur douze mois`, own, 'CSS R861-4, R861-8', [cssFigures, month, 'jobless'])
    total += own
  }
  if (t === null && total > enough) return total
  const family = familyBenefits(ev, month)
  if (family > 0) t?.step('Prestations familiales comptées sur douze mois', family, 'CSS R861-4, R861-10')
  const old = aspaCounted(ev, month)
  if (old > 0) t?.step('ASPA sur douze mois, après abattement', old, 'CSS R861-10', [cssFigures, month, 'aspaAlone', 'aspaCouple'])
  total += family + old
  // What cannot be computed matters only to resources that are not above the ceiling already.
  for (let at = 0; at < members.length; at += 1) {
    const member = members[at] as Member
    if (!inFoyer(ev.household, member, month)) continue
    const benefits = personBenefits(ev, member, month)
    if (benefits === UNSUPPORTED && total > enough) continue
    if (benefits > 0)
      t?.step(`AAH, ASI, ASS de ${member.id} sur douze mois, après abattement`, benefits, 'CSS R861-10', [
        cssFigures,
        month,
        'aahAllowance',
        'asiAlone',
        'asiCouple',
      ])
    total += benefits
  }
  if (t === null && total > enough) return total
  const housing = housingFlatRate(ev, month)
  if (housing === UNSUPPORTED) return total > enough ? total : UNSUPPORTED
  if (housing > 0)
    t?.step('Forfait logement', housing, 'CSS R861-5, R861-7', [
      cssFigures,
      month,
      'helpedOne',
      'helpedTwo',
      'helpedThree',
      'freeOne',
      'freeTwo',
      'freeThree',
    ])
  t?.step('Ressources du foyer sur douze mois', total + housing, 'CSS L861-2')
  return total + housing
}
