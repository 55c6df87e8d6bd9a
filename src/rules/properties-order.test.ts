import { describe, expect, it } from 'vitest'
import { placeOf, type Row } from './evaluate.ts'
import { stateAt, TENURE, yearsOld, type Member } from './household.ts'
import { loan } from './housing/loan-figures.ts'
import { resourceFigures } from './housing/resource-figures.ts'
import { RIGHTS } from './rights.ts'
import { household, type HouseholdSpec } from './testing/build.ts'
import { isSame, rowOf, trying } from './testing/properties.ts'
import { varied } from './testing/varied.ts'
import { sequence } from './ranges/unknown.ts'
import type { Month } from './time.ts'

const { forSeeds, said } = trying(process.env['RUNS'], (text) => process.stdout.write(text))

describe('the order in which persons are named', () => {
  it('of the children never matters', () => {
    let compared = 0
    let shuffled = 0
    forSeeds(250, (seed) => {
      const { spec, month } = varied(seed)
      const children = spec.children ?? []
      if (children.length < 2) return
      const next = sequence(seed)
      const order = children.map((_, at) => ({ at, key: next() })).sort((a, b) => a.key - b.key).map(({ at }) => at) // prettier-ignore
      const one = rowOf(household(spec), month)
      const other = rowOf(household({ ...spec, children: order.map((at) => children[at] as (typeof children)[number]) }), month)
      const parents = spec.parents.length
      compared += compare(seed, one, other, (index) => (index < parents ? index : parents + order.indexOf(index - parents)), parents + children.length) // prettier-ignore
      shuffled += 1
    })
    said(`${shuffled} families shuffled, ${compared} numbers compared`)
  })

  it('of the two parents never matters, but where housing aid looks at the claimant', () => {
    let compared = 0
    let swapped = 0
    let claimants = 0
    forSeeds(250, (seed) => {
      const { spec, month } = varied(seed)
      if (spec.parents.length < 2) return
      const apart = looksAtClaimant(spec, month)
      if (apart) claimants += 1
      const one = rowOf(household(spec), month)
      const other = rowOf(household({ ...spec, parents: [...spec.parents].reverse() }), month)
      const except = apart ? BY_HOUSING_AID : []
      compared += compare(seed, one, other, (index) => (index < 2 ? 1 - index : index), 2 + (spec.children ?? []).length, except)
      swapped += 1
    })
    said(`${swapped} couples swapped (${claimants} of whom housing aid looks at the claimant), ${compared} numbers compared`)
  })
})

/** Housing aid and the rights that count it: RSA and what it opens or shuts, prime d'activité, majoration pour la vie autonome, complémentaire santé solidaire, aide médicale. */
const BY_HOUSING_AID: readonly string[] = ['apl', 'alf', 'als', 'rls', 'rsa', 'ppa', 'css', 'ame', 'mva', 'cej', 'primeNoel']

/**
 * Whether the one of the couple who asks matters: resources are flat when the claimant is a student under 28 (CCH R822-20), and in a hostel the flat rent is
 * another for an aged claimant (arrêté du 27/09/2019, art. 43).
 */
const looksAtClaimant = (spec: HouseholdSpec, month: Month): boolean => {
  const asked = household(spec)
  const { members } = asked
  const inHostel = stateAt(asked, asked.tenure, month) === TENURE.hostel || stateAt(asked, asked.crous, month) === 1
  const [first, second] = members as [Member, Member]
  const isStudent = (member: Member): boolean =>
    stateAt(asked, member.student, month) === 1 && yearsOld(member, month) < resourceFigures.at(month).studentAge
  const isOld = (member: Member): boolean => yearsOld(member, month) >= loan.at(month).oldAge
  return isStudent(first) || isStudent(second) || (inHostel && isOld(first) !== isOld(second))
}

/** Compares two rows whose persons stand in another order; how many numbers were compared. */
const compare = (
  seed: number,
  one: Row,
  other: Row,
  placed: (index: number) => number,
  persons: number,
  except: readonly string[] = [],
): number => {
  let count = 0
  for (const right of RIGHTS) {
    if (except.includes(right.id)) continue
    for (let at = 0; at < (right.holder === 'family' ? 1 : persons); at += 1) {
      const before = one[placeOf(right, at)] as number
      const after = other[placeOf(right, placed(at))] as number
      count += 1
      if (!isSame(before, after)) expect.fail(`${right.id} of seed ${seed}: ${before}, then ${after}`)
    }
  }
  return count
}
