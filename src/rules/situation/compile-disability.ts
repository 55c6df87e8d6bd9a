import type { Member } from '../household.ts'
import { settle, type Draft } from './draft.ts'
import type { Subject } from './input.ts'
import type { Person } from './situation.ts'
import { stateLine } from './timed.ts'
import { fillNearest, shared } from './unknown.ts'
import { AEEH_WORDS } from './words.ts'

/** Rate from which a person counts as disabled where the law only says « handicapé » (AEEH, CEJ, ages of a child). */
const HALF = 0.5

/**
 * Rate, AEEH, and the « disabled » of benefits that ask no rate: RQTH, a rate of half, or AEEH granted. A child is asked for AEEH, a grown
 * person for the rate: never both of one person, so that each may write « disabled ».
 */
export const compileDisability = (draft: Draft, member: Member, subject: Subject, person: Person): void => {
  const { index } = member
  const { origin } = draft.household
  const count = draft.unknowns.length
  const rate = stateLine(person.disabilityRate, origin, Number)
  const aeeh = stateLine(person.aeeh, origin, (word) => AEEH_WORDS.indexOf(word) - 1)
  const worker = fillNearest(
    stateLine(person.disabledWorker, origin, (yes) => Number(yes)),
    0,
  )
  const sure = worker.map((yes, at) => (yes === 1 || (rate[at] as number) >= HALF || (aeeh[at] as number) >= 0 ? 1 : 0))
  const disabledOf = (compiled: { members: Member[] }): Float64Array => (compiled.members[index] as Member).disabled
  member.disabilityRate = settle(draft, 'disabilityRate', subject, rate, 0, ({ members }) => (members[index] as Member).disabilityRate, (compiled, holes, value) => {
    const line = disabledOf(compiled)
    for (let hole = 0; hole < holes.length; hole += 1) line[holes[hole] as number] = value >= HALF ? 1 : (sure[holes[hole] as number] as number)
  }) // prettier-ignore
  // The line of AEEH codes −1 (none) to 6; the compiled household only has the complement, 0 to 6.
  const codes = settle(draft, 'aeeh', subject, aeeh, -1, ({ members }) => (members[index] as Member).aeehLevel, (compiled, holes, value) => {
    const line = disabledOf(compiled)
    const level = (compiled.members[index] as Member).aeehLevel
    for (let hole = 0; hole < holes.length; hole += 1) {
      const at = holes[hole] as number
      level[at] = Math.max(value, 0)
      line[at] = value >= 0 ? 1 : (sure[at] as number)
    }
  }) // prettier-ignore
  const level = codes.map((code) => Math.max(code, 0))
  const disabled = sure.map((yes, at) => (yes === 1 || (member.disabilityRate[at] as number) >= HALF || (codes[at] as number) >= 0 ? 1 : 0))
  const open = draft.unknowns.length > count
  member.aeehLevel = open ? level : shared(level)
  member.disabled = open ? disabled : shared(disabled)
}
