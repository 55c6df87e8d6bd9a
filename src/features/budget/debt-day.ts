/** The day on which to act for a debt, as « Ce qui court » reads it. Pure. */
import type { OwnDay } from '#features/running/commands.server.ts'
import { DEBT_KINDS, reasonOf } from '#rules/budget/debts.ts'
import type { Reason } from '#rules/budget/debts.ts'
import type { ShownDebt } from './model.ts'

/** What letting the day pass may cost, by what is at stake; nothing is said of the law. */
const IF_MISSED: Partial<Readonly<Record<Reason, string>>> = {
  roof: 'En jeu : le toit.',
  seizure: 'En jeu : une saisie court.',
  supply: 'En jeu : l’énergie ou l’eau.',
  deadline: 'Passé ce jour, il peut être trop tard pour demander ou pour contester.',
}
const GRAVE: readonly Reason[] = ['roof', 'supply']

/** The day of a debt; none when the debt bears no day. Whom it is owed to stands in its note: words of the household. */
export const daysOfDebt = (debt: ShownDebt): OwnDay[] => {
  if (debt.actBy === null) return []
  const reason = reasonOf(debt)
  const kind = DEBT_KINDS[debt.kind]
  return [
    {
      code: 'actBy',
      title: `Agir pour une dette : ${kind.charAt(0).toLowerCase()}${kind.slice(1)}`,
      note: [debt.label, debt.detail, debt.plan].filter(Boolean).join(', '),
      due: debt.actBy,
      weight: GRAVE.includes(reason) ? 1 : 2,
      waitsFor: 'us',
      ...(IF_MISSED[reason] && { ifMissed: IF_MISSED[reason] }),
    },
  ]
}
