import { describe, expect, it } from 'vitest'
import { household, type HouseholdSpec } from '../testing/build.ts'
import { rfr, rfrKnown } from './rfr.ts'

const person = (amounts: HouseholdSpec['parents'][0]['amounts'], more: Omit<HouseholdSpec, 'year' | 'parents'> = {}): HouseholdSpec => ({
  year: 2026,
  parents: [{ born: '1980-01-01', ...(amounts === undefined ? {} : { amounts }) }],
  ...more,
})

// CGI art. 83 3°, 158 5 a, 50-0, 102 ter, 32, 156 II 2°; incomes of 2024 (least 504 €, most 14 426 € for wages; 450 and 4 399 € for pensions).
const cases: readonly (readonly [name: string, spec: HouseholdSpec, euros: number])[] = [
  ['the notice, where it is known', person({ netWage: 2000_00 }, { rfr: { 2024: 12_345_00 } }), 12_345],
  ['nothing', person(undefined), 0],
  ['taxable wages less 10 %', person({ netWage: 1900_00, taxableWage: 2000_00 }), 21_600],
  ['net wages where the taxable ones are not known', person({ netWage: 2000_00 }), 21_600],
  ['small wages less the least deduction', person({ taxableWage: 100_00 }), 696],
  ['wages under the least deduction', person({ taxableWage: 40_00 }), 0],
  ['large wages less the most', person({ taxableWage: 20_000_00 }), 225_574],
  ['pensions less 10 %', person({ taxablePension: 1000_00 }), 10_800],
  ['large pensions less the most', person({ taxablePension: 4000_00 }), 43_601],
  [
    'micro profits: 29 %, 50 %, 66 %',
    person({ microTradeTurnover: 100_00, microServicesTurnover: 100_00, microProfessionTurnover: 100_00 }),
    1_740,
  ],
  ['rents less 30 %', person({ rentReceived: 500_00 }), 4_200],
  ['maintenance paid', person({ taxableWage: 2000_00, maintenancePaid: 100_00 }), 20_400],
  [
    'maintenance as deducted on the return',
    person({ taxableWage: 2000_00, maintenancePaid: 100_00 }, { maintenanceDeducted: { 2024: 1000_00 } }),
    20_600,
  ],
]

describe('revenu fiscal de référence', () => {
  it.each(cases)('%s', (_name, spec, euros) => {
    const made = household(spec)
    expect(Math.round(rfr(made, made.parents[0]!.tax, 2024))).toBe(euros * 100)
  })

  it('says whether the notice is known', () => {
    const made = household(person({}, { rfr: { 2024: 1 } }))
    expect(rfrKnown(made, made.parents[0]!.tax, 2024)).toBe(true)
    expect(rfrKnown(made, made.parents[0]!.tax, 2023)).toBe(false)
  })
})
