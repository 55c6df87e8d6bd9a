/** The bridge to the ledger of facts: which keys say something of a budget, and which kind of line writes a fact that feeds the rights. */
import type { DebtKind } from '#rules/budget/debts.ts'
import type { LineKind } from '#rules/budget/kinds.ts'

/** The fact that a line of this kind writes: typed once, counted in the rights too. A turnover is no income: what somebody self-employed keeps writes none. */
export const KEY_OF_KIND: Partial<Readonly<Record<LineKind, string>>> = {
  salary: 'income.salary',
  unemployment: 'income.unemployment',
  ass: 'income.ass',
  dailyAllowance: 'income.dailyAllowance',
  disabilityPension: 'income.disabilityPension',
  pension: 'income.pension',
  aspa: 'income.aspa',
  rsa: 'income.rsa',
  activityBonus: 'income.activityBonus',
  aah: 'income.aah',
  asi: 'income.asi',
  familyBenefits: 'income.familyBenefits',
  familySupplement: 'income.familySupplement',
  paje: 'income.paje',
  asf: 'income.asf',
  aeeh: 'income.aeeh',
  housingBenefit: 'income.housingBenefit',
  alimony: 'alimony.received',
  cej: 'income.cej',
  rent: 'housing.rent',
  serviceCharge: 'housing.serviceCharge',
  alimonyPaid: 'alimony.paid',
}

/** Kinds that are one person’s; every other belongs to the household. */
const OF_PERSON: readonly LineKind[] = [
  'salary',
  'selfEmployedIncome',
  'unemployment',
  'ass',
  'dailyAllowance',
  'disabilityPension',
  'pension',
  'aah',
  'asi',
  'cej',
  'alimony',
  'scholarship',
  'alimonyPaid',
]
export const isOfPerson = (kind: LineKind): boolean => OF_PERSON.includes(kind)

/** Other names of the ledger, and what tidying writes: read, never written by a budget. */
const READ: Readonly<Record<string, LineKind>> = {
  ...Object.fromEntries(Object.entries(KEY_OF_KIND).map(([kind, key]) => [key, kind as LineKind])),
  'income.survivorPension': 'otherIncome',
  'income.childSupport': 'asf',
  'income.youthContract': 'cej',
  'income.apl': 'housingBenefit',
  'income.als': 'housingBenefit',
  'income.alf': 'housingBenefit',
  'income.scholarship': 'scholarship',
  'income.apprentice': 'salary',
  'income.partialUnemployment': 'otherIncome',
  'income.rentReceived': 'otherIncome',
  'income.training': 'otherIncome',
  'income.internship': 'otherIncome',
  'income.volunteer': 'otherIncome',
  'housing.mortgage': 'mortgage',
  'childcare.cost': 'childcare',
  'expense.alimony': 'alimonyPaid',
  'expense.energy': 'energy',
  'expense.phone': 'phone',
  'expense.canteen': 'canteen',
  'expense.care': 'childcare',
  'expense.dayCare': 'childcare',
  'expense.car': 'carInsurance',
  'expense.propertyTax': 'propertyTax',
  'expense.lodging': 'otherBound',
}
export const kindOfKey = (key: string): LineKind | undefined => (Object.hasOwn(READ, key) ? READ[key] : undefined)

const DEBTS: Readonly<Record<string, DebtKind>> = {
  'debt.rentArrears': 'rentArrears',
  'debt.energy': 'energyDebt',
  'debt.water': 'waterDebt',
  'debt.phone': 'phoneDebt',
  'debt.canteen': 'canteenDebt',
  'debt.tax': 'taxDebt',
  'debt.cafOverpayment': 'cafOverpayment',
  'debt.franceTravailOverpayment': 'franceTravailOverpayment',
  'debt.consumerCredit': 'consumerCredit',
  'debt.revolvingCredit': 'revolving',
  'debt.overdraft': 'overdraft',
  'debt.family': 'family',
  'debt.fine': 'criminalFine',
  'debt.bailiff': 'bailiff',
  'debt.professional': 'professional',
  'debt.msaContributions': 'professional',
}
export const debtOfKey = (key: string): DebtKind | undefined => (Object.hasOwn(DEBTS, key) ? DEBTS[key] : undefined)

/** Every key of the ledger that a budget reads. */
export const budgetKeys: readonly string[] = [...Object.keys(READ), ...Object.keys(DEBTS)]
