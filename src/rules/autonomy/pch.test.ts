import { describe, expect, it } from 'vitest'
import { ACTIVITY, type Member } from '../household.ts'
import { evaluationOf, type PersonSpec } from '../testing/build.ts'
import { monthOf } from '../time.ts'
import { Trace } from '../trace.ts'
import { PCH_ACTIVITIES, PCH_DOMAINS } from './pch-activities.ts'
import { PCH_CASES, rated } from './pch.cases.ts'
import { pch, pchEligible, pchFigures } from './pch.ts'

const MONTH = monthOf('2026-05')
const of = (person: PersonSpec, ratings: Uint8Array | null): { value: number; trace: Trace } => {
  const ev = evaluationOf({ year: 2026, parents: [person] }, '2026-05')
  const member = ev.household.members[0] as Member
  member.pchActivities = ratings
  const trace = new Trace()
  const value = pch(ev, member, MONTH)
  expect(pch(ev, member, MONTH, trace)).toBe(value)
  expect(trace.steps.at(-1)?.value).toBe(value)
  expect(trace.reasons.length).toBe(1 - value)
  return { value, trace }
}

describe('PCH (CASF annexe 2-5)', () => {
  it('has 20 activities in four domains: 7, 4, 4 and 5', () => {
    expect(new Set(PCH_ACTIVITIES.map(({ id }) => id)).size).toBe(20)
    expect(Object.keys(PCH_DOMAINS).map((domain) => PCH_ACTIVITIES.filter((one) => one.domain === domain).length)).toEqual([7, 4, 4, 5])
  })

  it.each(PCH_CASES)('%s', (_, ratings, eligible) => {
    expect(pchEligible(ratings, pchFigures.at(MONTH))).toBe(eligible)
    expect(of({ born: '1990-01-01' }, ratings).value).toBe(eligible ? 1 : 0)
  })

  it('says that nothing was evaluated', () => {
    expect(of({ born: '1990-01-01' }, null).trace.reasons[0]?.text).toContain('évaluées')
  })

  it.each([
    ['59 years and 11 months', { born: '1966-05-02' }, 1],
    ['60 on the first day of the month', { born: '1966-05-01' }, 0],
    ['60, criteria met before', { born: '1966-05-01', pchBeforeSixty: 1 }, 1],
    ['60, still at work', { born: '1966-05-01', activity: ACTIVITY.working }, 1],
    ['60, retired', { born: '1966-05-01', activity: ACTIVITY.retired }, 0],
  ] as const)('%s', (_, person, value) => {
    expect(of(person, rated({ voir: 'absolute' })).value).toBe(value)
  })
})
