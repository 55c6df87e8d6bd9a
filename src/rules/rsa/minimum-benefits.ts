import type { Evaluation } from '../evaluation.ts'
import type { Member } from '../household.ts'
import { aah } from '../minima/aah.ts'
import { asi } from '../minima/asi.ts'
import { aspa } from '../minima/aspa.ts'
import { ass } from '../minima/ass.ts'
import { mayHaveAah, mayHaveAsi, mayHaveAss } from '../minima/may-have.ts'
import { mva } from '../minima/mva.ts'
import type { Month } from '../time.ts'
import { quarterEnd } from './quarter.ts'

/**
 * Minimum benefits that count as resources, cents a month: the average over the quarter of AAH and its supplement, ASI and ASS of each
 * person, and the ASPA of the month (CASF R262-6).
 */
export const minimumBenefits = (ev: Evaluation, month: Month): number => {
  const { household } = ev
  const members = household.members
  const to = quarterEnd(household, month)
  let sum = 0
  for (let at = 0; at < members.length; at += 1) {
    const member = members[at] as Member
    if (!mayHaveAah(member) && !mayHaveAsi(member) && !mayHaveAss(member)) continue
    for (let past = to - 2; past <= to; past += 1)
      sum += aah(ev, member, past) + mva(ev, member, past) + asi(ev, member, past) + ass(ev, member, past)
  }
  return sum / 3 + aspa(ev, month)
}
