import type { AmountKind } from '../amounts.ts'
import { explain, isOpen } from '../evaluate.ts'
import { Evaluation } from '../evaluation.ts'
import { aloneOrTwoEarners, familyResources } from '../family/resources.ts'
import type { Household, Member } from '../household.ts'
import { al } from '../housing/al.ts'
import { aah } from '../minima/aah.ts'
import { asi } from '../minima/asi.ts'
import { ass } from '../minima/ass.ts'
import { ppa } from '../ppa/ppa.ts'
import type { Right } from '../right.ts'
import { familyBenefits } from '../rsa/family-benefits.ts'
import { rsa } from '../rsa/rsa.ts'
import type { Month } from '../time.ts'
import { household, type HouseholdSpec, type PersonSpec } from './build.ts'
import { rightOf, rowOf, valueIn } from './properties.ts'

/**
 * A household before and after one income rises, and why the law lets a right rise with it. An aid never rises with income, but where one of these texts
 * says so; each is a condition on the two households, so that anything else that rises is a fault.
 */
export interface Raise {
  readonly before: Household
  readonly after: Household
  readonly month: Month
  /** The person whose wage rises. */
  readonly earner: number
}

/** Incomes that rise together: one and the same pay as the pay slip, the tax notice and the law of minima count it. */
export const INCOMES = {
  wage: ['netWage', 'taxableWage', 'grossWage'],
  pension: ['netPension', 'taxablePension', 'grossPension'],
  unemployment: ['netUnemployment', 'taxableUnemployment'],
  invalidity: ['invalidityPension'],
  rent: ['rentReceived'],
} as const satisfies Readonly<Record<string, readonly AmountKind[]>>
export type Income = keyof typeof INCOMES
/** What of a taxable income the tax notice shows, about. */
const OF_NOTICE = 0.9

/** Raises, by so many cents in every month, an income of the first parent who has it all the time; null when nobody has. */
export const raiseOf = (spec: HouseholdSpec, month: Month, more: number, income: Income = 'wage'): Raise | null => {
  const kinds: readonly AmountKind[] = INCOMES[income]
  const has = (amount: unknown): boolean => typeof amount === 'number' && amount > 0
  const earner = spec.parents.findIndex(({ amounts }) => has(amounts?.[kinds[0] as AmountKind]))
  if (earner === -1) return null
  const raised = (person: PersonSpec): PersonSpec => {
    const amounts = { ...person.amounts }
    for (const kind of kinds) if (has(amounts[kind])) amounts[kind] = (amounts[kind] as number) + more
    return { ...person, amounts }
  }
  const parents = spec.parents.map((person, at) => (at === earner ? raised(person) : person))
  const rfr = Object.entries(spec.rfr ?? {}).map(([year, cents]) => [year, cents + Math.round(more * 12 * OF_NOTICE)])
  const after = household({ ...spec, parents, ...(spec.rfr ? { rfr: Object.fromEntries(rfr) as Record<number, number> } : {}) })
  return { before: household(spec), after, month, earner }
}

const at = <T>(asked: Household, month: Month, read: (ev: Evaluation) => T): T => read(new Evaluation().begin(asked, month))
const ofAll = (asked: Household, month: Month, right: (ev: Evaluation, member: Member, month: Month) => number): number =>
  at(asked, month, (ev) => asked.members.reduce((sum, member) => sum + right(ev, member, month), 0))
const value = ({ month }: Raise, asked: Household, id: string, member = 0): number => valueIn(rowOf(asked, month), id, member)

/** A text that lets an aid rise with a wage: its article, and whether it applies to two households. */
export interface Allowed {
  readonly article: string
  readonly applies: (raise: Raise, member: number) => boolean
}

/** Falls in one of the three months before: what it counted for in another aid falls with it. */
const fell = (raise: Raise, right: (ev: Evaluation, member: Member, month: Month) => number): boolean =>
  [0, 1, 2, 3].some((back) => ofAll(raise.after, raise.month - back, right) < ofAll(raise.before, raise.month - back, right))

const isPaid = (raise: Raise, asked: Household, back: number): boolean => at(asked, raise.month, (ev) => rsa(ev, raise.month - back) > 0)

/** RSA and housing aid follow one another month after month: an aid that leaves income out for who had RSA the month before, and counts in the RSA of the month. */
export const spiral: Allowed = {
  article: 'CCH R822-15 ; CASF R262-9, R262-10',
  applies: (raise) => [1, 2, 3, 4, 5].some((back) => isPaid(raise, raise.before, back) !== isPaid(raise, raise.after, back)),
}
/** Resources of housing aid are rounded up to 100 €: a cent may cost more than it brings, and the flat rate of RSA and prime d'activité falls with the aid. */
const housingStep: Allowed = {
  article: 'CCH R822-2 ; CASF R262-10, CSS R844-3',
  applies: ({ before, after, month }) =>
    [0, 1, 2, 3, 4].some((back) => at(after, month, (ev) => al(ev, month - back)) < at(before, month, (ev) => al(ev, month - back))),
}
/** Family benefits end at once at a ceiling, and count as resources: their end may bring more RSA or prime d'activité than the income took. */
const benefitsFell: Allowed = {
  article: 'CASF R262-11, CSS R844-4',
  applies: ({ before, after, month }) =>
    [0, 1, 2, 3, 4].some(
      (back) => at(after, month, (ev) => familyBenefits(ev, month - back)) < at(before, month, (ev) => familyBenefits(ev, month - back)),
    ),
}
/** Ceilings are higher for a couple who both earn. */
const twoEarners: Allowed = {
  article: 'CSS R522-2, R531-1',
  applies: ({ before, after, month }) =>
    !at(before, month, (ev) => aloneOrTwoEarners(ev, month)) && at(after, month, (ev) => aloneOrTwoEarners(ev, month)),
}
/** The deduction for expenses is rounded to the euro: a few cents more may count for a few cents less. */
const rounding: Allowed = {
  article: 'CGI art. 83, 3°',
  applies: ({ before, after, month }) => {
    const less = at(before, month, (ev) => familyResources(ev, month)) - at(after, month, (ev) => familyResources(ev, month))
    return less > 0 && less <= 1_00
  },
}
/** The allowance of a spouse who has the ASS or the AAH falls with the wage, and counts whole, while wages count after a flat allowance. */
const otherMinimum: Allowed = { article: 'CSS R815-22, R815-29', applies: (raise) => fell(raise, ass) || fell(raise, aah) }

/** What the CSS and the AME count of other aids falls by more than the income rises: 100 € steps of housing aid, minima, family benefits. */
const countedFell = (id: string): Allowed => ({
  article: 'CSS R861-4, R861-7, R861-10',
  applies: ({ before, after, month }, member) => {
    const steps = (asked: Household, start: string): number =>
      explain(asked, rightOf(id), month, asked.members[member]).steps.reduce(
        (sum, { label, value: cents }) => sum + (label.startsWith(start) ? cents : 0),
        0,
      )
    return steps(after, 'Ressources de ') >= steps(before, 'Ressources de ') && steps(after, ALL) < steps(before, ALL)
  },
})
const ALL = 'Ressources du foyer'

/** By identifier of the right. */
export const ALLOWED: Readonly<Record<string, readonly Allowed[]>> = {
  rsa: [spiral, housingStep, benefitsFell],
  ppa: [housingStep, benefitsFell],
  primeNoel: [spiral],
  apl: [
    // The rent reduction ends at its ceiling, and the APL goes up again by less than it.
    {
      article: 'CCH L832-3, D823-16',
      applies: (raise) =>
        value(raise, raise.after, 'rls') === 0 &&
        value(raise, raise.after, 'apl') <= value(raise, raise.before, 'apl') + value(raise, raise.before, 'rls'),
    },
    spiral,
  ],
  alf: [spiral],
  als: [spiral],
  rls: [spiral],
  mva: [
    // Goes with the AAH or the ASI, and with housing aid.
    {
      article: 'CSS L821-1-2',
      applies: (raise, member) =>
        ['aah', 'asi', 'apl', 'alf', 'als'].some((id) => {
          const of = rightOf(id).holder === 'person' ? member : 0
          return value(raise, raise.after, id, of) > value(raise, raise.before, id, of)
        }),
    },
  ],
  aah: [
    // Completes the ASI of the month before cent for cent, and counts that of the three months before whole, where wages count in part.
    {
      article: 'CSS L821-1, R821-4-1',
      applies: ({ before, after, month }, member) =>
        [1, 2, 3].some((back) => {
          const of = (asked: Household): number => at(asked, month, (ev) => asi(ev, asked.members[member] as Member, month - back))
          return of(after) < of(before)
        }),
    },
  ],
  ass: [
    // Not paid beside the AAH: it may be due once the AAH ends.
    {
      article: 'Code du travail L5423-7',
      applies: (raise, member) => value(raise, raise.before, 'aah', member) > 0 && value(raise, raise.after, 'aah', member) === 0,
    },
  ],
  asi: [otherMinimum],
  aspa: [otherMinimum],
  cej: [
    // RSA or prime d'activité of the three months before shut it out: who earns too much for them may have it.
    {
      article: 'Code du travail R5131-24',
      applies: (raise) =>
        [1, 2, 3].some((back) => {
          const had = (asked: Household): boolean =>
            at(asked, raise.month, (ev) => rsa(ev, raise.month - back) > 0 || ppa(ev, raise.month - back) > 0)
          return had(raise.before) && !had(raise.after)
        }),
    },
  ],
  pajeBase: [twoEarners, rounding],
  pajeNaissance: [twoEarners, rounding],
  pajeAdoption: [twoEarners, rounding],
  cf: [
    twoEarners,
    rounding,
    // Not paid beside the allocation de base, which ends first where an elder child counts for this ceiling alone.
    {
      article: 'CSS L532-1',
      applies: (raise) => value(raise, raise.before, 'pajeBase') > 0 && value(raise, raise.after, 'pajeBase') === 0,
    },
  ],
  af: [rounding],
  ars: [rounding],
  cmg: [rounding],
  css: [countedFell('css'), spiral],
  ame: [countedFell('ame'), spiral],
}

/** How good a number is for the person: a free access is better than one with a contribution, and that one better than none. */
export const worth = (right: Right, number: number): number =>
  right.closed === undefined ? number : isOpen(right, number) ? -number : Number.NEGATIVE_INFINITY
