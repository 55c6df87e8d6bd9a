import type { Budget } from './budget.ts'

/** The budget of the mock-up 06, with its figures worked by hand: a mother and two children, in June. */
export const MOCKUP: Budget = {
  month: '2026-06',
  persons: [
    { age: 34, role: 'adult' },
    { age: 9, role: 'child' },
    { age: 4, role: 'child' },
  ],
  lines: [
    { id: '1', kind: 'salary', cents: 986_00, period: 'month' },
    { id: '2', kind: 'housingBenefit', cents: 452_00, period: 'month' },
    { id: '3', kind: 'familyBenefits', cents: 152_25, period: 'month' },
    { id: '4', kind: 'rent', label: 'Loyer et charges', cents: 548_00, period: 'month' },
    { id: '5', kind: 'energy', cents: 127_00, period: 'month' },
    { id: '6', kind: 'carInsurance', label: 'Voiture', cents: 157_00, period: 'month' },
    { id: '7', kind: 'phone', cents: 53_00, period: 'month' },
    { id: '8', kind: 'canteen', cents: 68_00, period: 'month' },
  ],
  debts: [
    { id: 'a', label: 'Loyer d’avril', kind: 'rentArrears', due: 548_00, monthly: null, stage: 'agreed', actBy: '2026-07-31' },
    { id: 'b', label: 'Gaz, ancien logement', kind: 'energyDebt', due: 412_00, monthly: null, stage: 'notice' },
    { id: 'c', label: 'Indu CAF', kind: 'cafOverpayment', due: 640_00, monthly: null, stage: 'contestable', actBy: '2026-08-03' },
    { id: 'd', label: 'Crédit renouvelable', kind: 'revolving', due: 2340_00, monthly: 85_00, stage: 'late' },
    { id: 'e', label: 'Crédit auto', kind: 'consumerCredit', due: 3120_00, monthly: 118_00, stage: 'upToDate' },
  ],
}

/** Amount, period, then its twelve months: worked by hand. */
export const SMOOTHED: readonly (readonly [cents: number, period: 'week' | 'month' | 'quarter' | 'year', months: readonly number[]])[] = [
  // 100.00 / 12 = 8.33 with 4 cents left: the first four months take one more
  [100_00, 'year', [834, 834, 834, 834, 833, 833, 833, 833, 833, 833, 833, 833]],
  // 100.00 / 3 = 33.33 with 1 cent left in each quarter
  [100_00, 'quarter', [3334, 3333, 3333, 3334, 3333, 3333, 3334, 3333, 3333, 3334, 3333, 3333]],
  [548_00, 'month', Array.from({ length: 12 }, () => 548_00)],
  // 20.00 a week is 1 040.00 a year, 86.67 × 8 and 86.66 × 4
  [20_00, 'week', [8667, 8667, 8667, 8667, 8667, 8667, 8667, 8667, 8666, 8666, 8666, 8666]],
]
