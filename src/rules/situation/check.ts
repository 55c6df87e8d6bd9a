import { AMOUNTS, type AmountKind } from '../amounts.ts'
import { PCH_ACTIVITIES } from '../autonomy/pch-activities.ts'
import { BadInput } from '../bad-input.ts'
import { PAID_SLOTS, PERSON_SLOTS } from '../evaluation.ts'
import { ACTIVITY, CARE, CITIZENSHIP, MAX_PERSONS, PREPARE, SCHOOL } from '../household.ts'
import type { Month } from '../time.ts'
import {
  amount,
  cents,
  centsOrLoss,
  date,
  either,
  isObject,
  month,
  object,
  oneOf,
  rate,
  record,
  timed,
  whole,
  year,
  yesNo,
  type Check,
} from './checks.ts'
import { checkImported } from './imported.ts'
import { checkPersons, checkTotals } from './check-persons.ts'
import type { Housing, Person, Property, Savings, Situation, TaxNotice } from './situation.ts'
import { AEEH_WORDS, LOAN_WORK_LABELS, MARITAL_LABELS, PERMIT_LABELS, TENURE_LABELS } from './words.ts'

/** A check for each property: the compiler sees to it that none is forgotten. */
type Shape<T> = { readonly [K in keyof Required<T>]: Check }

/** Kinds that a tax return may show as a loss. */
const LOSSES = new Set<AmountKind>(['farmProfit', 'otherSelfEmployedProfit', 'rentReceived', 'capitalIncome'])

const of = (names: readonly string[], check: Check): Check => object(Object.fromEntries(names.map((name) => [name, check])))
const echelon = whole(-1, 8, 'un échelon de 0 à 8, ou −1')

const PERSON: Shape<Person> = {
  id: (value, path) => {
    if (typeof value !== 'string' || value === '') throw new BadInput(path, value, 'un identifiant')
  },
  role: oneOf(['parent', 'child']),
  birthDate: date,
  citizenship: oneOf(Object.keys(CITIZENSHIP)),
  permit: object({ kind: oneOf(Object.keys(PERMIT_LABELS)), since: date }),
  activity: timed(oneOf(Object.keys(ACTIVITY))),
  school: timed(oneOf(Object.keys(SCHOOL))),
  pregnancy: either('none', object({ expected: date, children: whole(1, 6, 'un nombre d’enfants attendus de 1 à 6') }, ['expected'])),
  disabilityRate: timed(rate),
  rsdae: timed(yesNo),
  disabledWorker: timed(yesNo),
  aeeh: timed(oneOf(AEEH_WORDS)),
  sharedCustody: timed(yesNo),
  gir: timed(whole(0, 6, 'un GIR de 1 à 6, ou 0 quand il n’est pas évalué')),
  apaPlan: timed(cents),
  dependenceTariff: timed(cents),
  dependenceTariffLow: timed(cents),
  careMode: timed(oneOf(Object.keys(CARE))),
  careHours: timed(whole(0, 744, 'un nombre entier d’heures dans le mois')),
  careCost: timed(cents),
  prepareRate: timed(oneOf(Object.keys(PREPARE))),
  pchActivities: (value, path) => {
    if (!Array.isArray(value) || value.length !== PCH_ACTIVITIES.length)
      throw new BadInput(path, value, `${PCH_ACTIVITIES.length} difficultés de 0 à 4`)
    for (const [index, one] of value.entries()) whole(0, 4, 'une difficulté de 0 à 4')(one, `${path}.${index}`)
  },
  pchBeforeSixty: timed(yesNo),
  violenceEvidence: timed(yesNo),
  auvvcGranted: timed(yesNo),
  irregularStaySince: either('never', date),
  unfitForWork: timed(yesNo),
  workCapacity: timed(rate),
  grantHolder: timed(yesNo),
  grantLevel: timed(echelon),
  assCareer: timed(yesNo),
  youngWorker: timed(yesNo),
  livesWithParents: timed(yesNo),
  inCharge: timed(yesNo),
  unemployedSince: either('never', date),
  sickSince: either('never', date),
  adoptedOn: either('never', date),
  savings: either('none', object({ livretA: timed(cents), untaxed: timed(cents), taxed: timed(cents) } satisfies Shape<Savings>)),
  property: either(
    'none',
    object({
      unletValue: timed(cents),
      unletRentalValue: timed(cents),
      unletLandRentalValue: timed(cents),
      letValue: timed(cents),
    } satisfies Shape<Property>),
  ),
  hasStaff: timed(yesNo),
  amounts: object(Object.fromEntries(AMOUNTS.map((kind) => [kind, amount(LOSSES.has(kind) ? centsOrLoss : cents)]))),
  otherAmounts: oneOf(['none']),
  received: of(PERSON_SLOTS, record(month, cents)),
  notRequested: of(PERSON_SLOTS, month),
}

/** Form of an INSEE code; « 59000 » is a postcode. */
const commune: Check = (value, path) => {
  if (typeof value !== 'string' || !/^(?:\d\d|2[AB])(?!000)\d{3}$/.test(value))
    throw new BadInput(path, value, 'le code INSEE d’une commune, comme 59350 ou 2A004 (pas un code postal)')
}

const HOUSING: Shape<Housing> = {
  tenure: timed(oneOf(Object.keys(TENURE_LABELS))),
  rent: timed(cents),
  rentCharges: timed(cents),
  commune: timed(commune),
  zone: timed(whole(1, 3, 'une zone de 1 à 3')),
  flatShare: timed(yesNo),
  room: timed(yesNo),
  crous: timed(yesNo),
  sharesCosts: timed(yesNo),
  landlordRelative: timed(yesNo),
  loanMonth: month,
  loanConventioned: yesNo,
  loanWork: oneOf(Object.keys(LOAN_WORK_LABELS)),
  asylumHoused: timed(yesNo),
}

const NOTICE: Shape<TaxNotice> = {
  declarants: (value, path) => {
    if (!Array.isArray(value) || value.length < 1 || value.length > 2) throw new BadInput(path, value, 'un ou deux déclarants')
  },
  rfr: record(year, cents),
  bracket: record(year, whole(0, 4, 'une tranche de 0 (non imposable) à 4')),
  maintenanceDeducted: record(year, cents),
}

const person = object(PERSON, ['id', 'role'])
const notice = object(NOTICE, ['declarants'])

const SITUATION: Shape<Situation> = {
  persons: (value, path) => {
    if (!Array.isArray(value) || value.length === 0) throw new BadInput(path, value, 'une liste de personnes')
    if (value.length > MAX_PERSONS) throw new BadInput(path, `${value.length} personnes`, `${MAX_PERSONS} personnes au plus`)
    for (const [index, one] of value.entries()) person(one, `${path}.${isObject(one) && typeof one['id'] === 'string' ? one['id'] : index}`)
  },
  marital: timed(oneOf(Object.keys(MARITAL_LABELS))),
  aloneSince: either('always', date),
  housing: object(HOUSING),
  taxNotices: (value, path) => {
    if (!Array.isArray(value)) throw new BadInput(path, value, 'une liste d’avis d’impôt')
    for (const [index, one] of value.entries()) notice(one, `${path}.${index}`)
  },
  received: of(PAID_SLOTS, record(month, cents)),
  notRequested: of(PAID_SLOTS, month),
  imported: checkImported,
  territory: (value, path) => {
    if (typeof value !== 'string' || !/^(mainland|9[78]\d)$/.test(value))
      throw new BadInput(path, value, 'mainland, ou trois chiffres (971, 974…)')
  },
}

const situation = object(SITUATION, ['persons'])

/**
 * The situation, when it can be; else throws a `BadInput` that names the place, the value and what was expected, in French.
 * `asked`: the month in which the worker looks (ages are bounded by it).
 */
export const checkSituation = (value: unknown, asked: Month): Situation => {
  if (!isObject(value)) throw new BadInput('situation', value, 'un objet { persons, housing… }')
  situation(value, '')
  const checked = value as unknown as Situation
  checkPersons(checked, asked)
  for (const one of checked.persons) checkTotals(one, `persons.${one.id}.amounts`)
  const declared = new Set<string>()
  for (const [index, { declarants }] of (checked.taxNotices ?? []).entries())
    for (const id of declarants) {
      const path = `taxNotices.${index}.declarants`
      if (!checked.persons.some((one) => one.id === id)) throw new BadInput(path, id, 'l’identifiant d’une personne')
      if (declared.has(id)) throw new BadInput(path, id, 'chaque personne sur un seul avis, une seule fois')
      declared.add(id)
    }
  return checked
}
