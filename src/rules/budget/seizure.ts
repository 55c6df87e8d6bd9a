import { quotiteSaisissable } from '../justice/quotite-saisissable.ts'
import { rsaFigures } from '../rsa/figures.ts'
import { monthOf } from '../time.ts'
import { monthly, ofKind } from './budget.ts'
import type { Budget, Person } from './budget.ts'
import { from, known, unknown } from './figure.ts'
import type { Figure } from './figure.ts'
import { isIncome } from './kinds.ts'
import type { LineKind } from './kinds.ts'

/** Pay, and what replaces it: what the scale covers. C. trav. L3252-2, L5428-1; CSS L323-5, L355-2. */
const PAY = ['salary', 'unemployment', 'dailyAllowance', 'disabilityPension', 'pension'] as const satisfies readonly LineKind[]
/** Benefits of one person that are no pay: whether they count among her own resources is read in two ways. */
const BENEFITS: readonly LineKind[] = ['ass', 'aah', 'asi', 'cej', 'scholarship']
/** Completed years at which a child opens no family benefit any more. CSS R512-2. */
const GROWN = 20

/** Persons in charge of somebody: those who are, and those of whom one cannot tell. Never counted without a word. */
export type Dependants = { readonly sure: readonly Person[]; readonly unsure: readonly Person[] }

/** What somebody receives of her own in the month, cents: pay and the like, then with her benefits; null when nobody said. */
const ownIncome = ({ lines, month }: Budget, { id }: Person): { pay: number; all: number } | null => {
  const own = lines.filter(({ kind, of }) => id !== undefined && of === id && isIncome(kind))
  if (own.length === 0 || own.some(({ cents }) => cents === null)) return null
  const sum = (kept: typeof own): number => kept.reduce((all, line) => all + (monthly(line, month) ?? 0), 0)
  return { pay: sum(own.filter(({ kind }) => !BENEFITS.includes(kind))), all: sum(own) }
}

/**
 * Who is in charge of a person of the household: its children below twenty, and her partner whose own resources are under the RSA of one person. C. trav. R3252-3.
 * Unsure: a partner of whom nobody said anything, a child without an age, another adult without resources (an ascendant would count).
 */
export const dependantsOf = (budget: Budget, holder: Person | undefined): Dependants => {
  const rsa = rsaFigures.at(monthOf(budget.month)).base
  const verdict = (one: Person): 'sure' | 'unsure' | 'not' => {
    if (one.role === 'child') return one.age === null ? 'unsure' : one.age < GROWN ? 'sure' : 'not'
    const own = ownIncome(budget, one)
    if (own !== null && own.pay >= rsa) return 'not'
    const isCouple = one.bond !== undefined && holder?.bond !== undefined
    return own !== null && own.all < rsa && isCouple ? 'sure' : 'unsure'
  }
  const others = budget.persons.filter((one) => one !== holder)
  return { sure: others.filter((one) => verdict(one) === 'sure'), unsure: others.filter((one) => verdict(one) === 'unsure') }
}

/** Those in charge of whoever earns most in the household; of the first adult when nobody said what anybody earns. */
export const householdDependants = (budget: Budget): Dependants => {
  const adults = budget.persons.filter(({ role }) => role === 'adult')
  const earned = (one: Person): number => ownIncome(budget, one)?.pay ?? -1
  const [holder] = adults.toSorted((a, b) => earned(b) - earned(a))
  return dependantsOf(budget, holder)
}

/** What is missing to say who is in charge; empty when all is known. */
export const missingOfDependants = ({ unsure }: Dependants): string[] =>
  unsure.map(({ role, name }) =>
    role === 'child' ? ['Âge', name ? `de ${name}` : 'd’un enfant'].join(' ') : `Ressources propres de ${name || 'l’autre adulte'}, même 0`,
  )

/** What creditors may seize of these monthly resources, whole cents rounded down. C. trav. R3252-2, R3252-3. */
export const seizablePart = (monthlyNet: Figure, dependants: number, month: string): Figure =>
  from([monthlyNet], (net) => Math.floor(quotiteSaisissable((net ?? 0) * 12, dependants, monthOf(month))))

/** The same for those in charge; unknown while one cannot tell who is. */
export const seizableWith = (monthlyNet: Figure, dependants: Dependants, month: string): Figure => {
  const missing = missingOfDependants(dependants)
  return from([monthlyNet, missing.length > 0 ? unknown(missing) : known(0)], (net) =>
    Math.floor(quotiteSaisissable((net ?? 0) * 12, dependants.sure.length, monthOf(month))),
  )
}

/** What may be seized of one person’s pay: between two figures while one cannot tell who is in charge. */
export type SeizablePay = {
  readonly person: Person
  readonly pay: Figure
  readonly dependants: Dependants
  readonly least: Figure
  readonly most: Figure
}

/** What may be seized each month of the pay of each who has one, by the pay of the month: the scale belongs to one person. C. trav. L3252-2, R3252-2, R3252-3. */
export const seizableOfPay = (budget: Budget): SeizablePay[] =>
  budget.persons.flatMap((person): SeizablePay[] => {
    const pay = ofKind({ ...budget, lines: budget.lines.filter(({ of }) => person.id !== undefined && of === person.id) }, ...PAY)
    if (pay === null) return []
    const dependants = dependantsOf(budget, person)
    const { sure, unsure } = dependants
    return [
      {
        person,
        pay,
        dependants,
        least: seizablePart(pay, sure.length + unsure.length, budget.month),
        most: seizablePart(pay, sure.length, budget.month),
      },
    ]
  })
