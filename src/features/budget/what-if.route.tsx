import { data } from 'react-router'
import type { ActionFunctionArgs } from 'react-router'
import { Refused } from '#core/errors.ts'
import type { Read } from '#db/door.server.ts'
import { tabTitle } from '#features/case-file/model.ts'
import { getHead } from '#features/case-file/queries.server.ts'
import { listOpenable } from '#features/rights/queries.server.ts'
import { owed } from '#rules/budget/budget.ts'
import { after } from '#rules/budget/changes.ts'
import { effectOf } from '#rules/budget/debts.ts'
import { isIncome } from '#rules/budget/kinds.ts'
import { perDay, remaining } from '#rules/budget/remaining.ts'
import type { Budget } from '#rules/budget/budget.ts'
import { Actions, Button, LinkButton } from '#ui/button.tsx'
import { Section } from '#ui/page.tsx'
import { Table } from '#ui/table.tsx'
import { householdPage, submit } from '#web/page.server.ts'
import { paths } from '#web/paths.ts'
import { budget as acts } from './actions.ts'
import { whatIfForm } from './forms.ts'
import { BudgetPage } from './frame.tsx'
import { readMonth, requireOpen } from './page.server.ts'
import { countedOf, stillToOpen, viewOf } from './view.ts'
import { changesTyped } from './what-if.ts'
import { Cell } from './cell.tsx'
import { typeAmount } from './typed-amount.ts'
import { figureEuros, wholeEuros } from './words.ts'
import type { Route } from './+types/what-if.route'

export const loader = householdPage(acts.comparing, async ({ tx, id, today, time, actor }) => {
  const head = await getHead(tx, id, today)
  const { material, shown, persons, marks } = await readMonth(tx, id, today.slice(0, 7), today)
  requireOpen(head, material.holds)
  const lively = shown.lines.length > 0
  return {
    head,
    marks,
    counted: countedOf(shown, persons),
    view: viewOf(shown, persons, marks, [], today),
    openings: lively ? stillToOpen(await listOpenable(tx, id, today), shown) : [],
    printed: { today, time, by: `${actor.firstName} ${actor.lastName}` },
  }
})

/** Nothing is written: the page comes back with what was typed, and both budgets side by side. */
export const action = async (args: ActionFunctionArgs) => {
  let typed: Record<string, string> = {}
  const outcome = await submit(
    acts.whatIf,
    whatIfForm,
    async ({ tx, id, today, value }) => {
      const { material } = await readMonth(tx as unknown as Read, id, today.slice(0, 7), today)
      requireOpen(await getHead(tx as unknown as Read, id, today), material.holds)
      const { errors } = changesTyped(value)
      if (Object.keys(errors).length > 0) throw new Refused(errors)
      typed = Object.fromEntries(Object.entries(value).filter((one): one is [string, string] => typeof one[1] === 'string'))
      return new Response(null, { status: 204 })
    },
    { again: true },
  )(args)
  return outcome instanceof Response ? data({ errors: {}, values: typed }) : outcome
}

export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: tabTitle(loaderData?.head, 'Budget, avant et après') }]

export default function WhatIf({ loaderData, actionData }: Route.ComponentProps) {
  const { head, counted, view, openings, printed, marks } = loaderData
  const typed = actionData?.values ?? {}
  const { changes } = changesTyped(typed, openings)
  const then = after(counted, changes)
  const day = (budget: Budget) => perDay(remaining(budget, 'toLive'), budget.persons, marks.monthDays, marks.sharedBy)
  const erasable = view.debts.filter(({ effect }) => effect.effect === 'may')
  return (
    <BudgetPage
      head={head}
      title="Avant, après"
      intro="Rien n’est gardé de cette page : elle sert à comparer, ensemble."
      within
      printed={printed}
      state={actionData}
    >
      <div className="deux-colonnes haut-2">
        <form method="post" action={paths.caseFile.budgetWhatIf({ id: head.id })} className="saisie-budget" data-principal="">
          {openings.length > 0 && (
            <Section id="h-droits" title="Un droit qui s’ouvre" end="au mieux">
              {openings.map(({ right, title, high }) => (
                <label className="pastille" key={right}>
                  <input type="checkbox" name={`droit-${right}`} value="oui" defaultChecked={typed[`droit-${right}`] === 'oui'} />
                  <span>
                    {title}, jusqu’à {wholeEuros(high)}
                  </span>
                </label>
              ))}
            </Section>
          )}
          <table className="tab saisie-tab">
            <caption>Une charge qui baisse, une dette en plan</caption>
            <thead>
              <tr>
                <th scope="col">Quoi</th>
                <th scope="col" className="num">
                  Aujourd’hui
                </th>
                <th scope="col">Si elle devenait, par mois</th>
              </tr>
            </thead>
            <tbody>
              {view.lines
                .filter(({ kind }) => !isIncome(kind))
                .map((line) => (
                  <tr key={line.seriesId}>
                    <th scope="row">{line.label}</th>
                    <td className="num">
                      {line.monthly === null ? '?' : typeAmount({ cents: line.monthly, period: 'month', about: false })}
                    </td>
                    <td>
                      <Cell name={`charge-${line.seriesId}`} label={`${line.label}, si elle devenait`} state={actionData} numeric />
                    </td>
                  </tr>
                ))}
              {view.debts.map((debt) => (
                <tr key={debt.id}>
                  <th scope="row">{debt.label}, plan</th>
                  <td className="num">{debt.monthly === null ? '' : typeAmount({ cents: debt.monthly, period: 'month', about: false })}</td>
                  <td>
                    <Cell name={`plan-${debt.id}`} label={`${debt.label}, si le plan était de`} state={actionData} numeric />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          {erasable.length > 0 && (
            <label className="pastille haut-1">
              <input
                type="checkbox"
                name="efface"
                value={erasable.map(({ id }) => id).join(' ')}
                defaultChecked={typeof typed['efface'] === 'string'}
              />
              <span>Si une procédure effaçait ce qui peut l’être</span>
            </label>
          )}
          <Actions>
            <Button look="principal">Comparer</Button>
            <LinkButton look="nu" href={paths.caseFile.budget({ id: head.id })}>
              Revenir au budget
            </LinkButton>
          </Actions>
        </form>
        <Section id="h-compare" title="Aujourd’hui et après" end={changes.length === 0 ? 'choisissez, puis comparez' : undefined}>
          <Table
            caption="Le budget, aujourd’hui et après"
            hideCaption
            columns={[
              { key: 'what', title: 'Par mois', head: true, cell: (row) => row.label },
              { key: 'now', title: 'Aujourd’hui', numeric: true, cell: (row) => row.now },
              { key: 'later', title: 'Après', numeric: true, cell: (row) => row.later },
            ]}
            rows={[
              {
                label: 'Reste pour vivre',
                now: figureEuros(remaining(counted, 'toLive')),
                later: figureEuros(remaining(then, 'toLive')),
              },
              { label: 'Par jour et par personne', now: figureEuros(day(counted)), later: figureEuros(day(then)) },
              { label: 'Solde du mois', now: figureEuros(remaining(counted, 'balance')), later: figureEuros(remaining(then, 'balance')) },
              { label: 'Dettes', now: figureEuros(owed(counted)), later: figureEuros(owed(then)) },
            ]}
            rowKey={(row) => row.label}
          />
          {counted.debts.some(({ kind }) => effectOf(kind).effect === 'excluded') && (
            <p className="petit haut-1">Certaines dettes restent dues quoi qu’il arrive : elles restent comptées.</p>
          )}
          <p className="petit doux haut-1">Une estimation, qui ne vaut pas décision.</p>
        </Section>
      </div>
    </BudgetPage>
  )
}
