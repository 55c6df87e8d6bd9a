/** What was typed on « Avant, après », as changes of the budget. Pure. */
import type { Change } from '#rules/budget/changes.ts'
import { readAmount } from './typed-amount.ts'
import type { Opening } from './view.ts'

/** Changes in the order of the page, and a French sentence by field for what cannot be read. `openings`: the rights that may be ticked. */
export const changesTyped = (
  sent: Readonly<Record<string, unknown>>,
  openings: readonly Opening[] = [],
): { changes: Change[]; errors: Record<string, string> } => {
  const errors: Record<string, string> = {}
  const changes: Change[] = openings
    .filter(({ right }) => sent[`droit-${right}`] === 'oui')
    .map(({ right, title, high }) => ({ kind: 'right', id: right, label: title, cents: high }))
  for (const [name, typed] of Object.entries(sent)) {
    const found = /^(charge|plan)-(.{1,60})$/.exec(name)
    if (!found || typeof typed !== 'string') continue
    const amount = readAmount(typed)
    if (amount === null) continue
    if ('error' in amount) errors[name] = amount.error
    else if (amount.cents === null || amount.period !== 'month') errors[name] = 'Écrivez ce montant par mois, comme 30 ou 30,50.'
    else if (found[1] === 'plan') changes.push({ kind: 'plan', debtId: found[2] ?? '', monthly: amount.cents })
    else changes.push({ kind: 'charge', lineId: found[2] ?? '', monthly: amount.cents })
  }
  const erased = sent['efface']
  if (typeof erased === 'string' && erased !== '') changes.push({ kind: 'withoutDebts', debtIds: erased.split(' ') })
  return { changes, errors }
}
