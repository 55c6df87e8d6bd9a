import { instalments, ofKind, resources } from './budget.ts'
import type { Budget, Person } from './budget.ts'
import { from, known, missingOf, unknown } from './figure.ts'
import type { Figure } from './figure.ts'
import { kindsOf } from './kinds.ts'
import type { LineKind, Section } from './kinds.ts'

const inSections = (...sections: readonly Section[]): LineKind[] => sections.flatMap(kindsOf)

/**
 * What is left, by definitions that must not be mixed: each says what it takes away. No law defines « reste à vivre » for a social report: the
 * service chooses, and the page says which.
 */
export const REMAINING = {
  toLive: {
    label: 'Reste pour vivre',
    says: 'Ressources, moins les charges et les crédits. Restent la nourriture, l’hygiène, l’habillement, les loisirs.',
    kinds: inSections('housing', 'bound', 'transport', 'children', 'health', 'exceptional'),
  },
  fixed: {
    label: 'Reste après les charges fixes',
    says: 'Ressources, moins le logement, l’eau et l’énergie, les assurances (voiture, école et mutuelle comprises), les impôts, les pensions versées et les crédits. Ni téléphone ni frais bancaires.',
    kinds: [...inSections('housing'), 'carInsurance', 'schoolInsurance', 'healthInsurance', 'incomeTax', 'propertyTax', 'alimonyPaid'],
  },
  balance: {
    label: 'Solde du mois',
    says: 'Ressources, moins tout ce qui sort, nourriture et épargne comprises.',
    kinds: inSections('housing', 'bound', 'transport', 'children', 'health', 'daily', 'exceptional', 'savings'),
  },
} as const satisfies Record<string, { label: string; says: string; kinds: readonly LineKind[] }>
export type RemainingKind = keyof typeof REMAINING

/** What goes out for a definition: its charges, and the instalments of credits and debts. */
export const outgoing = (budget: Budget, kind: RemainingKind): Figure =>
  from([ofKind(budget, ...REMAINING[kind].kinds) ?? known(0), instalments(budget)], (charges, credits) => (charges ?? 0) + (credits ?? 0))

/** What is left in the month by a definition, cents; it may be negative. */
export const remaining = (budget: Budget, kind: RemainingKind): Figure =>
  from([resources(budget), outgoing(budget, kind)], (income, out) => (income ?? 0) - (out ?? 0))

/** How a month is shared: by heads, or by units of consumption. */
export type SharedBy = 'person' | 'unit'

const ADULT_UNIT_AGE = 14

/** Units of consumption, in tenths (OECD): 10 for the first adult, 5 for each other from fourteen, 3 for each child below. Null: an age is missing. */
export const unitsTenths = (persons: readonly Person[]): number | null => {
  if (persons.length === 0 || persons.some(({ age, role }) => age === null && role === 'child')) return null
  const young = persons.filter(({ age, role }) => role === 'child' && (age ?? 0) < ADULT_UNIT_AGE).length
  const old = persons.length - young
  return old === 0 ? 10 + 3 * (young - 1) : 10 + 5 * (old - 1) + 3 * young
}

/**
 * What is left for each day and each person (or unit), cents, rounded to the cent. `days`: the divisor of the service, in hundredths of a day
 * (3040 for 30.4; local rules differ). Nobody on the budget, or an age that units need: unknown.
 */
export const perDay = (rest: Figure, persons: readonly Person[], days: number, by: SharedBy): Figure => {
  if (rest.kind === 'unknown') return rest
  const tenths = by === 'person' ? persons.length * 10 : unitsTenths(persons)
  if (tenths === null) return unknown(['Âge d’un enfant'])
  if (tenths === 0 || days <= 0) return unknown(['Personnes du foyer'])
  const cents = Math.round((Math.abs(rest.cents) * 1000) / (days * tenths))
  return known(rest.cents < 0 && cents > 0 ? -cents : cents)
}

/** A share in hundredths of a percent (3 333 = 33.33 %), or what is missing. Never 0 for want of resources. */
export type Rate = { readonly kind: 'known'; readonly rate: number } | { readonly kind: 'unknown'; readonly missing: readonly string[] }

const rateOf = (part: Figure, whole: Figure, want: string): Rate => {
  const missing = missingOf(part, whole)
  if (missing.length > 0) return { kind: 'unknown', missing }
  const [a, b] = [part.kind === 'known' ? part.cents : 0, whole.kind === 'known' ? whole.cents : 0]
  return b <= 0 ? { kind: 'unknown', missing: [want] } : { kind: 'known', rate: Math.round((a * 10_000) / b) }
}

/** Share of resources that the dwelling takes: (rent and charges − housing aid) ÷ (resources − housing aid). No rent line: unknown. Never under 0. */
export const effortRate = (budget: Budget): Rate => {
  const rent = ofKind(budget, 'rent', 'serviceCharge', 'mortgage', 'condo')
  if (rent === null) return { kind: 'unknown', missing: ['Loyer'] }
  const aid = ofKind(budget, 'housingBenefit') ?? known(0)
  return rateOf(
    from([rent, aid], (paid, less) => Math.max((paid ?? 0) - (less ?? 0), 0)),
    from([resources(budget), aid], (all, less) => (all ?? 0) - (less ?? 0)),
    'Ressources hors aide au logement',
  )
}

/** Share of resources that instalments take. */
export const creditRate = (budget: Budget): Rate => rateOf(instalments(budget), resources(budget), 'Ressources')

/**
 * Quotient familial of the CAF, cents: a twelfth of the yearly income and the monthly benefits, by the parts: two for a couple or a person alone, half for
 * each of two children, one for the third, half for each other, half more for a disabled child. The CAF’s own figure wins: this one is an order of size.
 */
export const quotientFamilialCaf = (
  yearlyIncome: Figure,
  benefits: Figure,
  family: { children: number; disabledChildren: number },
): Figure => {
  const halves =
    4 + Math.min(family.children, 2) + (family.children >= 3 ? 2 : 0) + Math.max(family.children - 3, 0) + family.disabledChildren
  return from([yearlyIncome, benefits], (year, month) => Math.floor((((year ?? 0) / 12 + (month ?? 0)) * 2) / halves))
}
