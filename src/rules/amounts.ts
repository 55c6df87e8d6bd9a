/**
 * The kinds of monthly amounts of a person: what the pay slip, the statement or the notice says.
 * Each is in cents a month; « net » is before income tax, « taxable » is what the tax notice counts (net imposable).
 * The order is the index used by the compiled household (`household.ts`): add at the end only.
 */
export const AMOUNTS = [
  'netWage',
  'taxableWage',
  'grossWage',
  'netUnemployment',
  'taxableUnemployment',
  'grossUnemployment',
  'netPension',
  'taxablePension',
  'grossPension',
  'veteranPension',
  'invalidityPension',
  'sickPay',
  'maternityPay',
  'paternityPay',
  'adoptionPay',
  'occupationalDiseasePay',
  'workAccidentPay',
  'maintenanceReceived',
  'maintenancePaid',
  'compensatoryAllowance',
  'microTradeTurnover',
  'microServicesTurnover',
  'microProfessionTurnover',
  'farmProfit',
  'otherSelfEmployedProfit',
  'otherSelfEmployedTurnover',
  'rentReceived',
  'capitalIncome',
  'partialUnemployment',
  'volunteerPay',
  'internshipPay',
  'trainingPay',
  'apprenticeWage',
  'studentGrant',
  'researchGrant',
  'careerSecurityAllowance',
  'returnToWorkBonus',
  'asbestosCompensation',
  'exceptionalGains',
  'wageLikeIncome',
] as const

export type AmountKind = (typeof AMOUNTS)[number]

/** Index of each kind in a member's flows. */
export const AMOUNT = Object.fromEntries(AMOUNTS.map((kind, index) => [kind, index])) as Readonly<Record<AmountKind, number>>
