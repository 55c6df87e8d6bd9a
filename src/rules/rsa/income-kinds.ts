import { AMOUNTS, type AmountKind } from '../amounts.ts'

/** What each kind of monthly amount is for the revenu de solidarité active and the prime d'activité (CASF R262-6 to R262-14, CSS R844-1). */
export const ROLE = {
  /** Not counted (CASF R262-11), or another measure of an amount that is. */
  none: 0,
  /** Work. */
  work: 1,
  /** Work for the revenu de solidarité active alone. */
  workRsa: 2,
  /** Unemployment benefit and pensions: dropped like wages when they have stopped. */
  replacement: 3,
  /** Other resources. */
  other: 4,
  /** Other resources for the prime d'activité alone. */
  otherPpa: 5,
  /** Maternity, paternity, adoption: work. */
  parentalLeave: 6,
  /** Sickness, work accident, occupational disease: work for the first three months. */
  sickLeave: 7,
  /** Turnover of the micro regime. */
  micro: 8,
  /** Self-employed profit, known by the year. */
  yearly: 9,
  /** Income of property. */
  property: 10,
} as const

const ROLES: Partial<Record<AmountKind, number>> = {
  netWage: ROLE.work,
  apprenticeWage: ROLE.work,
  partialUnemployment: ROLE.work,
  trainingPay: ROLE.work,
  researchGrant: ROLE.work,
  volunteerPay: ROLE.workRsa,
  netUnemployment: ROLE.replacement,
  netPension: ROLE.replacement,
  invalidityPension: ROLE.other,
  maintenanceReceived: ROLE.other,
  compensatoryAllowance: ROLE.other,
  returnToWorkBonus: ROLE.other,
  careerSecurityAllowance: ROLE.other,
  asbestosCompensation: ROLE.other,
  exceptionalGains: ROLE.other,
  veteranPension: ROLE.otherPpa,
  maternityPay: ROLE.parentalLeave,
  paternityPay: ROLE.parentalLeave,
  adoptionPay: ROLE.parentalLeave,
  sickPay: ROLE.sickLeave,
  workAccidentPay: ROLE.sickLeave,
  occupationalDiseasePay: ROLE.sickLeave,
  microTradeTurnover: ROLE.micro,
  microServicesTurnover: ROLE.micro,
  microProfessionTurnover: ROLE.micro,
  farmProfit: ROLE.yearly,
  otherSelfEmployedProfit: ROLE.yearly,
  rentReceived: ROLE.property,
  capitalIncome: ROLE.property,
}

/** Role of a kind, by its index. */
export const ROLE_OF: Uint8Array = Uint8Array.from(AMOUNTS, (kind) => ROLES[kind] ?? ROLE.none)

/** Other resources that the revenu de solidarité active counts and the prime d'activité does not ask for. */
export const RSA_ONLY: Uint8Array = Uint8Array.from(AMOUNTS, (kind) =>
  kind === 'careerSecurityAllowance' || kind === 'asbestosCompensation' || kind === 'exceptionalGains' ? 1 : 0,
)
