import { householdScale, rsaFigures } from '../rsa/figures.ts'
import { monthOf } from '../time.ts'
import { chargesOf, instalments, ofKind, resources } from './budget.ts'
import type { Budget, Person } from './budget.ts'
import { from, known, missingOf, unknown } from './figure.ts'
import type { Figure } from './figure.ts'
import { householdDependants, seizableWith } from './seizure.ts'

/** Flat amounts of a commission of over-indebtedness for a year, cents a month: for one person, and for each other. */
export type Forfaits = {
  readonly base: readonly [first: number, other: number]
  readonly habitation: readonly [first: number, other: number]
  readonly chauffage: readonly [first: number, other: number]
}
/**
 * The flat amounts of each year (règlement intérieur of the commissions). Empty: no amount was read in a text of the Banque de France. A year that
 * is not here is unknown, and never the one before; a service fills its own from its commission.
 */
export const FORFAITS: Readonly<Record<string, Forfaits>> = {}

export const FORFAIT_LABELS = {
  base: 'Forfait de base (nourriture, vêtements, trajets, hygiène, santé)',
  habitation: 'Forfait habitation (eau, électricité hors chauffage, téléphone, assurance)',
  chauffage: 'Forfait chauffage',
} as const

/** The flat amounts for this many persons, cents; unknown without the table of the year, or without anybody. */
export const forfaitsOf = (table: Forfaits | null, year: string, persons: number): Figure => {
  if (table === null) return unknown([`Forfaits ${year} de la Banque de France`])
  if (persons <= 0) return unknown(['Personnes du foyer'])
  return known([table.base, table.habitation, table.chauffage].reduce((all, [first, other]) => all + first + other * (persons - 1), 0))
}

/** Amount of the RSA scale for these persons, cents a month, without majoration: what a plan always leaves. C. conso. L731-2 (not read); CASF R262-1. */
export const rsaScale = (month: string, persons: readonly Person[]): Figure => {
  if (persons.length === 0) return unknown(['Personnes du foyer'])
  const at = monthOf(month)
  const { second, third, further } = householdScale.at(at)
  const adults = Math.min(Math.max(persons.filter(({ role }) => role === 'adult').length, 1), 2)
  const others = persons.length - adults
  let scale = 1 + (adults === 2 ? second : 0)
  for (let child = 1; child <= others; child += 1) scale += child > 2 ? further : adults === 1 && child === 1 ? second : third
  return known(Math.round(rsaFigures.at(at).base * scale))
}

/** Real charges that a commission adds to its flat amounts. */
const REAL = ['rent', 'serviceCharge', 'condo', 'incomeTax', 'propertyTax', 'childcare', 'alimonyPaid'] as const

export type Capacity = {
  /** Never negative. */
  readonly capacity: Figure
  readonly steps: readonly { readonly label: string; readonly value: Figure }[]
}

/**
 * What could go to the debts each month: resources less flat amounts and real charges, never more than the scale of seizures read on all the resources of the
 * household (the commission’s use of it; a seizure reads it on one pay: `seizableOfPay`), always leaving the RSA of the household. Unknown while one cannot tell who is in charge. An estimate: the commission decides. C. conso. L731-1 to L731-3, R731-1 to R731-3 (not read).
 */
export const repaymentCapacity = (budget: Budget, table: Forfaits | null): Capacity => {
  const income = resources(budget)
  const forfaits = forfaitsOf(table, budget.month.slice(0, 4), budget.persons.length)
  const real = ofKind(budget, ...REAL) ?? known(0)
  const left = from([income, forfaits, real], (all, flat, paid) => (all ?? 0) - (flat ?? 0) - (paid ?? 0))
  const seizable = seizableWith(income, householdDependants(budget), budget.month)
  const floor = rsaScale(budget.month, budget.persons)
  const aboveFloor = from([income, floor], (all, rsa) => (all ?? 0) - (rsa ?? 0))
  const steps = [
    { label: 'Ressources du mois', value: income },
    { label: 'Forfaits de la commission', value: forfaits },
    { label: 'Charges réelles (loyer, impôts, garde, pensions)', value: real },
    { label: 'Reste après forfaits et charges', value: left },
    { label: 'Barème des saisies, sur toutes les ressources', value: seizable },
    { label: 'RSA du foyer, toujours laissé', value: floor },
  ]
  return { capacity: from([left, seizable, aboveFloor], (...all) => Math.max(Math.min(...all), 0)), steps }
}

/**
 * What could be proposed to one creditor each month, cents: what the capacity leaves once the others are paid what they are paid now, never more than is owed.
 * Never negative. Unknown wherever the capacity is, or an instalment of another credit.
 */
export const instalmentFor = (budget: Budget, debtId: string, table: Forfaits | null): Figure => {
  const due = budget.debts.find(({ id }) => id === debtId)?.due ?? Number.POSITIVE_INFINITY
  const others = instalments({ ...budget, debts: budget.debts.filter(({ id }) => id !== debtId) })
  return from([repaymentCapacity(budget, table).capacity, others], (all, paid) => Math.min(Math.max((all ?? 0) - (paid ?? 0), 0), due))
}

/** The same without flat amounts: the most that may be asked, whatever the charges. Never negative. */
export const mostRepayable = (budget: Budget): Figure => {
  const income = resources(budget)
  const missing = missingOf(income)
  if (missing.length > 0) return unknown(missing)
  return from(
    [income, seizableWith(income, householdDependants(budget), budget.month), rsaScale(budget.month, budget.persons)],
    (all, part, rsa) => Math.max(Math.min(part ?? 0, (all ?? 0) - (rsa ?? 0)), 0),
  )
}

/** Charges of the dwelling and the rest that a commission looks at one by one. */
export const realCharges = (budget: Budget): Figure => chargesOf(budget, ['housing', 'bound', 'children'])
