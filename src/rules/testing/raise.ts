import { explain, isOpen } from '../evaluate.ts'
import { Evaluation } from '../evaluation.ts'
import { aloneOrTwoEarners, familyResources } from '../family/resources.ts'
import type { Household, Member } from '../household.ts'
import { aah } from '../minima/aah.ts'
import { asi } from '../minima/asi.ts'
import { ass } from '../minima/ass.ts'
import { ppa } from '../ppa/ppa.ts'
import type { Right } from '../right.ts'
import { rsa } from '../rsa/rsa.ts'
import type { Month } from '../time.ts'
import { household, type HouseholdSpec, type PersonSpec } from './build.ts'
import { rightOf, rowOf, valueIn } from './properties.ts'

/**
 * A household before and after one wage rises, and why the law lets a right rise with it. An aid never rises with income, but where one of these texts
 * says so; each is a condition on the two households, so that anything else that rises is a fault.
 */
export interface Raise {
  readonly before: Household
  readonly after: Household
  readonly month: Month
  /** The person whose wage rises. */
  readonly earner: number
}

const WAGES = ['netWage', 'taxableWage', 'grossWage'] as const
/** What of a taxable income the tax notice shows, about. */
const OF_NOTICE = 0.9

/** Raises, by so many cents in every month, the wage of the first parent who has one all the time; null when nobody has. Net, taxable and gross alike. */
export const raiseOf = (spec: HouseholdSpec, month: Month, more: number): Raise | null => {
  const earner = spec.parents.findIndex(({ amounts }) => typeof amounts?.netWage === 'number' && amounts.netWage > 0)
  if (earner === -1) return null
  const raised = (person: PersonSpec): PersonSpec => {
    const amounts = { ...person.amounts }
    for (const kind of WAGES) if (typeof amounts[kind] === 'number') amounts[kind] += more
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
const spiral: Allowed = {
  article: 'CCH R822-15 ; CASF R262-9, R262-10',
  applies: (raise) => [1, 2, 3, 4, 5].some((back) => isPaid(raise, raise.before, back) !== isPaid(raise, raise.after, back)),
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

/** By identifier of the right. */
export const ALLOWED: Readonly<Record<string, readonly Allowed[]>> = {
  rsa: [spiral],
  primeNoel: [spiral],
  apl: [
    {
      article: 'CCH L832-3, D823-16 : l’APL remonte quand la réduction de loyer cesse, sans que leur somme monte',
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
    {
      article: 'CSS L821-1-2 : suit l’AAH, l’ASI et l’aide au logement',
      applies: (raise, member) =>
        ['aah', 'asi', 'apl', 'alf', 'als'].some((id) => {
          const of = rightOf(id).holder === 'person' ? member : 0
          return value(raise, raise.after, id, of) > value(raise, raise.before, id, of)
        }),
    },
  ],
  aah: [
    {
      article: 'CSS L821-1 : complète l’ASI du mois précédent',
      applies: ({ before, after, month }, member) => {
        const of = (asked: Household): number => at(asked, month, (ev) => asi(ev, asked.members[member] as Member, month - 1))
        return of(after) < of(before)
      },
    },
  ],
  asi: [otherMinimum],
  aspa: [otherMinimum],
  cej: [
    {
      article: 'Code du travail R5131-24 : le RSA ou la prime d’activité des trois mois d’avant ne l’empêche plus',
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
    {
      article: 'CSS L532-1 : ne se cumule pas avec l’allocation de base, qui cesse',
      applies: (raise) => value(raise, raise.before, 'pajeBase') > 0 && value(raise, raise.after, 'pajeBase') === 0,
    },
  ],
  af: [rounding],
  ars: [rounding],
  cmg: [rounding],
  css: [
    {
      article: 'CSS R861-4, R861-7, R861-10 : les aides comptées baissent de plus que le salaire ne monte',
      applies: ({ before, after, month }) => {
        const steps = (asked: Household, start: string): number =>
          explain(asked, rightOf('css'), month).steps.reduce(
            (sum, { label, value: cents }) => sum + (label.startsWith(start) ? cents : 0),
            0,
          )
        const own = 'Ressources de '
        const all = 'Ressources du foyer'
        return steps(after, own) >= steps(before, own) && steps(after, all) < steps(before, all)
      },
    },
    spiral,
  ],
}

/** How good a number is for the person: a free access is better than one with a contribution, and that one better than none. */
export const worth = (right: Right, number: number): number =>
  right.closed === undefined ? number : isOpen(right, number) ? -number : Number.NEGATIVE_INFINITY
