import { describe, expect, it } from 'vitest'
import { evaluationOf, type HouseholdSpec } from '../testing/build.ts'
import { monthOf } from '../time.ts'
import { Trace } from '../trace.ts'
import { ame } from './ame.ts'

const month = '2025-06'
const family = (months: number, child: number, wage: number): HouseholdSpec => ({
  year: 2025,
  parents: [{ born: '1990-03-05', irregularStayMonths: months, amounts: { netWage: { 2024: 1000_00, 2025: 1000_00, '2024-05': wage } } }],
  children: [{ born: '2015-03-05', irregularStayMonths: child }],
})

// CASF L251-1: more than three months of irregular residence, resources up to the CSS ceiling (15 508 € for two in 2025).
const cases: readonly (readonly [name: string, spec: HouseholdSpec, who: number, expected: number, reason: string])[] = [
  ['four months', family(4, 4, 0), 0, 1, ''],
  ['three completed months', family(3, 3, 0), 0, 1, ''],
  ['two months', family(2, 2, 0), 0, 0, 'trois mois'],
  ['a regular stay', family(0, 0, 0), 0, 0, 'assurance maladie'],
  ['a child needs no three months', family(1, 1, 0), 1, 1, ''],
  [
    'a minor child in charge of a parent without permit',
    { ...family(4, 0, 0), children: [{ born: '2015-03-05', citizenship: 2 }] },
    1,
    1,
    '',
  ],
  ['the same with a French child', family(4, 0, 0), 1, 0, 'assurance maladie'],
  ['resources at the ceiling: 11 000 + 4 508 €', family(4, 4, 4508_00), 0, 1, ''],
  ['a cent more', family(4, 4, 4508_01), 0, 0, 'supérieures'],
]

describe('aide médicale de l’État', () => {
  it.each(cases)('%s', (_name, spec, who, expected, reason) => {
    const t = new Trace()
    const ev = evaluationOf({ ...spec, received: { asf: 0, af: 0 } }, month)
    expect(ame(ev, ev.household.members[who]!, monthOf(month), t)).toBe(expected)
    expect(ame(ev, ev.household.members[who]!, monthOf(month))).toBe(expected)
    expect(t.steps.at(-1)?.value).toBe(expected)
    if (expected === 0) expect(t.reasons.at(-1)?.text).toContain(reason)
  })
})
