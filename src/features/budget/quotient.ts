/** The quotient familial of the CAF, from what is known: an order of size, with what it counts and what is missing. Pure. */
import type { Known } from '#features/facts/model.ts'
import { ofKind } from '#rules/budget/budget.ts'
import type { Budget } from '#rules/budget/budget.ts'
import { from, known, unknown } from '#rules/budget/figure.ts'
import type { Figure } from '#rules/budget/figure.ts'
import type { LineKind } from '#rules/budget/kinds.ts'
import { quotientFamilialCaf } from '#rules/budget/remaining.ts'
import { partsOf } from '#rules/situation/timed.ts'

/** Years between the income that the CAF reads and the month. */
const BACK = 2
/** What the CAF or the MSA pays each month, as lines of a budget. */
const PAID: readonly LineKind[] = [
  'familyBenefits',
  'familySupplement',
  'paje',
  'asf',
  'aeeh',
  'housingBenefit',
  'rsa',
  'activityBonus',
  'aah',
]
/** What a tax notice says of a year. */
const TAXED = ['taxableWage', 'taxableUnemployment', 'taxablePension'] as const

export type Quotient = {
  figure: Figure
  /** The year of the income that is read. */
  year: string
  /** What is paid each month, of the lines of the budget. */
  benefits: Figure
  children: number
  disabled: number
}

type Facts = Pick<Known, 'situation'> & { nameOf: Readonly<Record<string, string>> }

/** What the tax notices say that an adult had in a year, cents; unknown when none says anything. */
const incomeOf = (person: Facts['situation']['persons'][number], name: string, year: string): Figure => {
  const told = TAXED.flatMap((kind) => {
    const fact = person.amounts?.[kind]
    return fact === undefined ? [] : fact === 'none' || 'cents' in fact ? [] : (partsOf(fact).years?.[year] ?? [])
  })
  return told.length === 0 ? unknown([`Revenus de ${year}, ${name}`]) : known(told.reduce((all, cents) => all + cents, 0))
}

/**
 * The quotient of the month that a budget is of. A benefit that no line names counts for nothing; a child with an AEEH counts as disabled, one at most. Income is
 * that of the tax notices noted as facts, two years before: without it, nothing is said.
 */
export const quotientOf = (budget: Budget, { situation, nameOf }: Facts): Quotient => {
  const year = String(Number(budget.month.slice(0, 4)) - BACK)
  const adults = situation.persons.filter(({ role }) => role === 'parent')
  const income = from(
    adults.map((one) => incomeOf(one, nameOf[one.id] ?? 'une personne du foyer', year)),
    (...all) => all.reduce((sum, cents) => sum + cents, 0),
  )
  const benefits = ofKind(budget, ...PAID) ?? known(0)
  const children = budget.persons.filter(({ role }) => role === 'child').length
  const aeeh = ofKind(budget, 'aeeh')
  const disabled = children > 0 && aeeh !== null && !(aeeh.kind === 'known' && aeeh.cents === 0) ? 1 : 0
  return { figure: quotientFamilialCaf(income, benefits, { children, disabledChildren: disabled }), year, benefits, children, disabled }
}
