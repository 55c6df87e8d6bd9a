import { instalments, ofKind } from './budget.ts'
import type { Budget } from './budget.ts'
import { isCredit, lateCents } from './debts.ts'
import { missingOf, unknown } from './figure.ts'
import type { Figure } from './figure.ts'
import { creditRate, effortRate, perDay, remaining } from './remaining.ts'
import type { Rate, SharedBy } from './remaining.ts'

/** Landmarks of the service: no law gives them. `perDayCents` null: the service has none, and the sign is not looked at. */
export type Landmarks = {
  readonly perDayCents: number | null
  readonly days: number
  readonly sharedBy: SharedBy
  /** In hundredths of a percent. */
  readonly creditRate: number
}
/** What only the household can say. Null: nobody asked. */
export type Told = { readonly creditToLive: boolean | null; readonly lastingOverdraft: boolean | null }

export type SignId = 'underMark' | 'roofLate' | 'creditToLive' | 'lastingOverdraft' | 'creditsOverThird'
export type SignValue =
  | { readonly of: 'cents'; readonly figure: Figure }
  | { readonly of: 'rate'; readonly rate: Rate }
  | { readonly of: 'told' }
export type Sign = { readonly id: SignId; readonly state: 'yes' | 'no' | 'unknown'; readonly value: SignValue }

const ROOF_AND_SUPPLY = ['rentArrears', 'energyDebt', 'waterDebt', 'condoArrears']

const told = (id: SignId, answer: boolean | null): Sign => ({
  id,
  state: answer === null ? 'unknown' : answer ? 'yes' : 'no',
  value: { of: 'told' },
})

/**
 * Signs of over-indebtedness to read together, never a score. The landmarks are those of the service; « bonne foi » and « impossibilité manifeste »
 * are for the commission alone (C. conso. L711-1).
 */
export const signsOf = (budget: Budget, marks: Landmarks, said: Told): Sign[] => {
  const rest = perDay(remaining(budget, 'toLive'), budget.persons, marks.days, marks.sharedBy)
  const lates = budget.debts.filter(({ kind }) => ROOF_AND_SUPPLY.includes(kind)).map((debt) => ({ debt, late: lateCents(debt) }))
  const unsaid = lates.filter(({ late }) => late === null).map(({ debt }) => debt.label)
  const late: Figure = unsaid.length > 0 ? unknown(unsaid) : { kind: 'known', cents: lates.reduce((sum, one) => sum + (one.late ?? 0), 0) }
  const rate = creditRate(budget)
  return [
    ...(marks.perDayCents === null
      ? []
      : [
          {
            id: 'underMark',
            state: rest.kind === 'unknown' ? 'unknown' : rest.cents < marks.perDayCents ? 'yes' : 'no',
            value: { of: 'cents', figure: rest },
          } as const,
        ]),
    {
      id: 'roofLate',
      // late, whatever the amount
      state: unsaid.length > 0 || (late.kind === 'known' && late.cents > 0) ? 'yes' : 'no',
      value: { of: 'cents', figure: late },
    },
    told('creditToLive', said.creditToLive),
    told('lastingOverdraft', said.lastingOverdraft),
    {
      id: 'creditsOverThird',
      state: rate.kind === 'unknown' ? 'unknown' : rate.rate > marks.creditRate ? 'yes' : 'no',
      value: { of: 'rate', rate },
    },
  ]
}

export type RemarkId = 'negative' | 'effort' | 'rentWithoutAid' | 'bankFees' | 'creditsUnknown'
const BANK_FEES_A_MONTH = 25_00
/** A third of the resources, for the dwelling: from the field, no law. In hundredths of a percent. */
const EFFORT = 3333

/** What strikes in a budget, besides the signs: each is a question to ask, never a reproach. */
export const remarksOf = (budget: Budget): RemarkId[] => {
  const balance = remaining(budget, 'balance')
  const fees = ofKind(budget, 'bankFees')
  const effort = effortRate(budget)
  return [
    ...(balance.kind === 'known' && balance.cents < 0 ? (['negative'] as const) : []),
    ...(effort.kind === 'known' && effort.rate > EFFORT ? (['effort'] as const) : []),
    ...(ofKind(budget, 'rent') !== null && ofKind(budget, 'housingBenefit') === null ? (['rentWithoutAid'] as const) : []),
    ...(fees?.kind === 'known' && fees.cents > BANK_FEES_A_MONTH ? (['bankFees'] as const) : []),
    ...(missingOf(instalments(budget)).length > 0 && budget.debts.some(({ kind }) => isCredit(kind)) ? (['creditsUnknown'] as const) : []),
  ]
}
