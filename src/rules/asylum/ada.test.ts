import { describe, expect, it } from 'vitest'
import { evaluationOf, type HouseholdSpec } from '../testing/build.ts'
import { monthOf } from '../time.ts'
import { Trace } from '../trace.ts'
import { ada } from './ada.ts'

const family = (parents: number, children: number, more: Partial<HouseholdSpec> = {}): HouseholdSpec => ({
  year: 2026,
  parents: Array.from({ length: parents }, () => ({ born: '1990-01-01' })),
  children: Array.from({ length: children }, () => ({ born: '2015-01-01' })),
  asylumSeeker: 1,
  asylumHoused: 1,
  ...more,
})

const earner = (wage: number): HouseholdSpec => family(1, 0, { parents: [{ born: '1990-01-01', amounts: { netWage: wage } }] })

// CESEDA annexe 8: 6,80 € a day, 3,40 € for each further person up to ten, 7,40 € without housing.
const cases: readonly (readonly [name: string, spec: HouseholdSpec, month: string, cents: number, reason: string])[] = [
  ['one person, 28 days', family(1, 0), '2026-02', 190_40, ''],
  ['one person, 30 days', family(1, 0), '2026-06', 204_00, ''],
  ['one person, 31 days', family(1, 0), '2026-12', 210_80, ''],
  ['leap February', family(1, 0, { year: 2024 }), '2024-02', 197_20, ''],
  ['without housing', family(1, 0, { asylumHoused: 0 }), '2026-06', 426_00, ''],
  ['couple with two children', family(2, 2), '2026-07', 527_00, ''],
  ['ten persons at most', family(2, 9), '2026-06', 1122_00, ''],
  ['not asking for asylum', family(1, 0, { asylumSeeker: 0 }), '2026-06', 0, 'asile'],
  // RSA of one person: 651,69 € since April 2026.
  ['wages a cent under the RSA', earner(651_68), '2026-06', 204_00, ''],
  ['wages at the RSA', earner(651_69), '2026-06', 0, 'RSA'],
  ['wages a cent over', earner(651_70), '2026-06', 0, 'RSA'],
]

describe('allocation pour demandeur d’asile', () => {
  it.each(cases)('%s', (_name, spec, month, cents, reason) => {
    const t = new Trace()
    expect(Math.round(ada(evaluationOf(spec, month), monthOf(month), t))).toBe(cents)
    expect(Math.round(ada(evaluationOf(spec, month), monthOf(month)))).toBe(cents)
    expect(t.steps.at(-1)?.value).toBe(cents)
    if (cents === 0) expect(t.reasons.at(-1)?.text).toContain(reason)
  })
})
