import type { HouseholdSpec } from '../testing/build.ts'

/** A dwelling in a year, with its cheque in euros. */
export interface ChequeCase {
  readonly name: string
  readonly spec: HouseholdSpec
  readonly euros: number
  readonly reason?: string
}

/**
 * Source: order of 26 December 2018 (194/146/98/48 € for one unit, 240/176/113/63 € up to two, 277/202/126/76 € from two), bands 5 600, 6 700, 7 700 €
 * a unit, ceiling 11 000 € since 2023; units 1 + 0,5 + 0,3. Year 2026: incomes of 2024.
 */
const dwelling = (persons: number, cents: number, more: Partial<HouseholdSpec> = {}): HouseholdSpec => ({
  year: 2026,
  parents: [{ born: '1980-01-01' }],
  children: Array.from({ length: persons - 1 }, () => ({ born: '2015-01-01' })),
  tenure: 3,
  rfr: { 2024: cents },
  ...more,
})

export const chequeCases: readonly ChequeCase[] = [
  { name: 'nothing', spec: dwelling(1, 0), euros: 194 },
  { name: 'a cent under the first band', spec: dwelling(1, 5_599_99), euros: 194 },
  { name: 'at the first band', spec: dwelling(1, 5_600_00), euros: 146 },
  { name: 'a cent over the first band', spec: dwelling(1, 5_600_01), euros: 146 },
  { name: 'a cent under the second band', spec: dwelling(1, 6_699_99), euros: 146 },
  { name: 'at the second band', spec: dwelling(1, 6_700_00), euros: 98 },
  { name: 'a cent under the third band', spec: dwelling(1, 7_699_99), euros: 98 },
  { name: 'at the third band', spec: dwelling(1, 7_700_00), euros: 48 },
  { name: 'a cent under the ceiling', spec: dwelling(1, 10_999_99), euros: 48 },
  { name: 'at the ceiling', spec: dwelling(1, 11_000_00), euros: 0, reason: 'plafond' },
  { name: 'a cent over the ceiling', spec: dwelling(1, 11_000_01), euros: 0, reason: 'plafond' },
  { name: 'two persons: 1,5 units', spec: dwelling(2, 8_399_99), euros: 240 },
  { name: 'two persons at the first band', spec: dwelling(2, 8_400_00), euros: 176 },
  { name: 'three persons: 1,8 units', spec: dwelling(3, 12_060_01), euros: 113 },
  { name: 'four persons: 2,1 units', spec: dwelling(4, 11_759_00), euros: 277 },
  {
    name: 'a child in shared custody is half a person: 1,25 units',
    spec: dwelling(1, 7_000_00, { children: [{ born: '2015-01-01', sharedCustody: 1 }] }),
    euros: 176,
  },
  { name: 'lodged for free', spec: dwelling(1, 0, { tenure: 6 }), euros: 0, reason: 'logement' },
  {
    name: 'in a hostel in January, a flat since',
    spec: dwelling(1, 0, { tenure: { '2026-01': 7, '2026-02…': 4 } }),
    euros: 0,
    reason: 'logement',
  },
  { name: 'owner in January, lodged for free since', spec: dwelling(1, 0, { tenure: { '2026-01': 2, '2026-02…': 6 } }), euros: 194 },
  {
    name: 'no notice: 9 000 € of wages in 2024 less 10 %',
    spec: { year: 2026, tenure: 3, parents: [{ born: '1980-01-01', amounts: { taxableWage: { 2024: 750_00 } } }] },
    euros: 48,
  },
]
