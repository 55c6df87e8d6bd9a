import { addMonths } from '#core/dates.ts'
import type { IsoDate } from '#core/dates.ts'
import { Refused } from '#core/errors.ts'
import { compartmentOf } from '#db/compartment-of.server.ts'
import type { Read } from '#db/door.server.ts'
import { inTurn } from '#db/in-turn.server.ts'
import { requireOpenCase } from '#db/open-case.server.ts'
import { tabTitle } from '#features/case-file/model.ts'
import { getHead } from '#features/case-file/queries.server.ts'
import { inOrder } from '#rules/budget/debts.ts'
import { householdPage, redirectWithMessage, submit } from '#web/page.server.ts'
import { paths } from '#web/paths.ts'
import { budget as acts } from './actions.ts'
import { keepBudgetLines } from './commands.server.ts'
import { BudgetForm } from './fill-parts.tsx'
import { fillForm } from './forms.ts'
import { fillingOf, readFilling, withLines } from './filling.ts'
import { BudgetPage } from './frame.tsx'
import { readMonth, requireOpen } from './page.server.ts'
import { byThisHand, fieldsOf, readShown } from './two-hands.ts'
import type { Route } from './+types/fill.route'

/** Months from which a budget may be said to hold, this one first. */
const monthsBack = (today: IsoDate): string[] =>
  Array.from({ length: 13 }, (_, back) => addMonths(`${today.slice(0, 7)}-01`, -back).slice(0, 7))

const readForm = async (tx: Read, id: string, today: IsoDate) => {
  const { material, shown, persons } = await readMonth(tx, id, today.slice(0, 7), today)
  const adults = persons.filter(({ role }) => role === 'adult')
  const filling = fillingOf(shown, adults, inOrder(shown.debts))
  return { material, shown, persons, adults, filling, fields: fieldsOf(filling, shown.told) }
}

export const loader = householdPage(acts.filling, async ({ tx, id, today, time, actor }) => {
  const head = await getHead(tx, id, today)
  const { material, persons, adults, filling, fields } = await readForm(tx, id, today)
  requireOpen(head, material.holds)
  return {
    head,
    filling,
    fields,
    persons: persons.map(({ id: value, name: label }) => ({ value, label })),
    adults: adults.map(({ id: personId, name }) => ({ id: personId, name })),
    months: monthsBack(today),
    printed: { today, time, by: `${actor.firstName} ${actor.lastName}` },
  }
})

export const action = submit(acts.change, fillForm, async ({ tx, id, today, value, house }) => {
  await requireOpenCase(tx, id)
  await compartmentOf(tx, id, 'budget')
  if (!monthsBack(today).includes(value.month)) throw new Refused({ month: 'Choisissez un mois.' })
  // who comes second reads what the first wrote
  await inTurn(tx, 'budget', id)
  const { shown, persons, adults, filling, fields } = await readForm(tx as unknown as Read, id, today)
  const { mine, elsewhere } = byThisHand(value, readShown(typeof value['depart'] === 'string' ? value['depart'] : ''), fields)
  const { versions, errors } = readFilling(mine, filling, {
    month: value.month,
    now: shown,
    newId: () => house.newId(),
    persons: persons.map((one) => one.id),
  })
  const nameOf = (personId: string): string | undefined => (adults.length > 1 ? adults.find((one) => one.id === personId)?.name : undefined)
  const refusals = withLines({ ...errors, ...elsewhere }, filling, nameOf)
  if (Object.keys(refusals).length > 0) throw new Refused(refusals)
  const { added } = await keepBudgetLines(tx, { caseFileId: id, versions, today })
  return redirectWithMessage(paths.caseFile.budget({ id }), added > 0 ? 'budget-garde' : 'budget-inchange')
})

export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: tabTitle(loaderData?.head, 'Poser le budget') }]

export default function Fill({ loaderData, actionData }: Route.ComponentProps) {
  const { head, printed } = loaderData
  return (
    <BudgetPage
      head={head}
      title="Poser le budget"
      intro="Rien n’est obligatoire. Ce que le dossier sait déjà est repris."
      within
      printed={printed}
      state={actionData}
    >
      <BudgetForm data={loaderData} state={actionData} />
    </BudgetPage>
  )
}
