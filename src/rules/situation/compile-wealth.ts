import type { Member } from '../household.ts'
import { approximations } from './derive.ts'
import { settleMember, type Draft, type MemberLine } from './draft.ts'
import type { Subject } from './input.ts'
import type { Person, Property, Savings } from './situation.ts'
import { stateLine, type Timed } from './timed.ts'
import { shared } from './unknown.ts'

const SAVINGS: readonly (readonly [keyof Savings, MemberLine])[] = [
  ['livretA', 'livretA'],
  ['untaxed', 'untaxedSavings'],
  ['taxed', 'taxedSavings'],
]
const PROPERTY: readonly (readonly [keyof Property, MemberLine])[] = [
  ['unletLandRentalValue', 'unletLandRentalValue'],
  ['letValue', 'letValue'],
]

/** Savings and property. « None » said of the whole is none for each part; the value of a building is derived from its rental value. */
export const compileWealth = (draft: Draft, member: Member, subject: Subject, person: Person): void => {
  const { origin } = draft.household
  const partOf = <T extends object, K extends keyof T>(whole: 'none' | T | undefined, part: K): T[K] | 0 | undefined =>
    whole === 'none' ? 0 : whole?.[part]
  const line = (fact: Timed<number> | undefined): Float64Array => stateLine(fact, origin, Number)
  for (const [part, field] of SAVINGS) settleMember(draft, member, `savings.${part}`, field, subject, line(partOf(person.savings, part)))
  for (const [part, field] of PROPERTY) settleMember(draft, member, `property.${part}`, field, subject, line(partOf(person.property, part)))
  const { index } = member
  const ratio = approximations.at(draft.month).valueOfRental
  const value = line(partOf(person.property, 'unletValue'))
  const known = !value.some(Number.isNaN)
  const count = draft.unknowns.length
  settleMember(draft, member, 'property.unletRentalValue', 'unletRentalValue', subject, line(partOf(person.property, 'unletRentalValue')), 0, (compiled, holes, cents) => {
    if (known) return
    const values = (compiled.members[index] as Member).unletValue
    for (let hole = 0; hole < holes.length; hole += 1) values[holes[hole] as number] = cents * ratio
  }) // prettier-ignore
  for (const [at, cents] of value.entries()) if (Number.isNaN(cents)) value[at] = (member.unletRentalValue[at] as number) * ratio || 0
  member.unletValue = draft.unknowns.length > count ? value : shared(value)
}
