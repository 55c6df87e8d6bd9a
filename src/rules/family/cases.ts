import type { HouseholdSpec, PersonSpec } from '../testing/build.ts'

/** A household, a month and what is due, with where that expectation comes from. `refused` is part of the reason of a 0. */
export interface FamilyCase {
  readonly name: string
  readonly household: HouseholdSpec
  readonly month: string
  /** Cents, rounded. */
  readonly due: number
  readonly source: string
  readonly refused?: string
}

/** A person of so many cents of resources in N−2 (a profit: no deduction blurs the threshold). */
export const earning = (resources: number, year: number, born = '1990-01-10'): PersonSpec => ({
  born,
  amounts: { otherSelfEmployedProfit: { [year]: resources / 12 } },
})

/** A household of 2026 whose first parent has all the resources of 2024. */
export const family = (resources: number, parents: 1 | 2, children: PersonSpec[], more: Partial<HouseholdSpec> = {}): HouseholdSpec => ({
  year: 2026,
  parents: [earning(resources, 2024), { born: '1991-03-04' }].slice(0, parents),
  children,
  ...more,
})

/** A child born on a day. */
export const child = (born: string, more: Omit<PersonSpec, 'born'> = {}): PersonSpec => ({ born, ...more })
