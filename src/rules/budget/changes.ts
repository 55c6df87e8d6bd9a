import type { Budget } from './budget.ts'

/** What a budget would become: a right that opens, a plan on a debt, a charge that changes. Cents a month. */
export type Change =
  | { readonly kind: 'right'; readonly id: string; readonly label: string; readonly cents: number }
  | { readonly kind: 'plan'; readonly debtId: string; readonly monthly: number }
  | { readonly kind: 'charge'; readonly lineId: string; readonly monthly: number }
  /** The debts that may be erased are; those that never are stay. */
  | { readonly kind: 'withoutDebts'; readonly debtIds: readonly string[] }

/** The budget after these changes, in their order. A change about what is not there changes nothing. */
export const after = (budget: Budget, changes: readonly Change[]): Budget =>
  changes.reduce((now: Budget, change): Budget => {
    switch (change.kind) {
      case 'right':
        return {
          ...now,
          lines: [...now.lines, { id: change.id, kind: 'otherIncome', label: change.label, cents: change.cents, period: 'month' }],
        }
      case 'plan':
        return {
          ...now,
          debts: now.debts.map((debt) => (debt.id === change.debtId ? { ...debt, monthly: change.monthly, stage: 'agreed' } : debt)),
        }
      case 'charge':
        return {
          ...now,
          lines: now.lines.map((line) => (line.id === change.lineId ? { ...line, cents: change.monthly, period: 'month' } : line)),
        }
      case 'withoutDebts':
        return { ...now, debts: now.debts.filter(({ id }) => !change.debtIds.includes(id)) }
    }
  }, budget)
