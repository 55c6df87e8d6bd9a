import { writeAmount, writeDate, writeEuros, writeFullDate } from '#core/french.ts'
import { getHead } from '#features/case-file/queries.server.ts'
import { DEBT_KINDS, STAGES } from '#rules/budget/debts.ts'
import { isIncome } from '#rules/budget/kinds.ts'
import { Actions, LinkButton } from '#ui/button.tsx'
import { A4, Page } from '#ui/page.tsx'
import { Frame } from '#web/frame.tsx'
import { householdPage } from '#web/page.server.ts'
import { paths } from '#web/paths.ts'
import { budget as acts } from './actions.ts'
import { readMonth, requireOpen } from './page.server.ts'
import { viewOf } from './view.ts'
import { figureAmount, figureEuros, ofMonth } from './words.ts'
import type { Route } from './+types/sheet.route'

/** What the household takes home: its figures and its debts. Neither its name, nor an address, nor the service, nor what the work is about: a paper may be found. */
export const loader = householdPage(acts.sheet, async ({ tx, id, today }) => {
  const month = today.slice(0, 7)
  const { material, shown, persons, marks } = await readMonth(tx, id, month, today)
  requireOpen(await getHead(tx, id, today), material.holds)
  return { id, month, today, persons: persons.length, view: viewOf(shown, persons, marks, [], today) }
})

// neutral: a tab, a print queue and a file name may be seen by somebody else
export const meta: Route.MetaFunction = () => [{ title: 'Mon budget' }]

export default function Sheet({ loaderData }: Route.ComponentProps) {
  const { id, month, today, view } = loaderData
  return (
    <Frame>
      <Page className="page-resume">
        <div className="resume-actions ne-pas-imprimer">
          <p className="mesure">
            Feuille à remettre, sans nom ni adresse. Relisez-la ensemble avant de l’imprimer (<kbd>Ctrl</kbd> <kbd>P</kbd>) : un papier peut
            être trouvé.
          </p>
          <Actions>
            <LinkButton href={paths.caseFile.budget({ id })} look="nu">
              Revenir au budget
            </LinkButton>
          </Actions>
        </div>
        <A4 label="Le budget du mois">
          <h1>Mon budget {ofMonth(month, today)}</h1>
          <div className="feuille-budget">
            <Amounts title="Ce qui entre" view={view} income total={figureAmount(view.income)} />
            <Amounts title="Ce qui sort" view={view} total={figureAmount(view.out)} />
          </div>
          <p className="grand">
            Il reste <b>{figureEuros(view.rests[0]?.figure ?? view.income)}</b> pour le mois, pour manger, s’habiller et vivre. Cela fait{' '}
            <b>{figureEuros(view.day)}</b> par jour et par personne.
          </p>
          {view.debts.length > 0 && (
            <>
              <h2>Ce que je dois, dans l’ordre où agir</h2>
              <table className="tab">
                <caption className="vh">Ce que je dois</caption>
                <thead>
                  <tr>
                    <th scope="col">À qui</th>
                    <th scope="col">Où cela en est</th>
                    <th scope="col" className="num">
                      Reste dû
                    </th>
                    <th scope="col" className="num">
                      Par mois
                    </th>
                  </tr>
                </thead>
                <tbody>
                  {view.debts.map((debt) => (
                    <tr key={debt.id}>
                      <th scope="row">{debt.label || DEBT_KINDS[debt.kind]}</th>
                      <td>
                        {debt.plan || STAGES[debt.stage]}
                        {debt.actBy && `, avant le ${writeDate(debt.actBy, today)}`}
                      </td>
                      <td className="num">{debt.due === null ? '' : writeEuros(debt.due)}</td>
                      <td className="num">{debt.monthly === null ? '' : writeEuros(debt.monthly)}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </>
          )}
          <p className="a4-pied">
            Préparé le {writeFullDate(today)}. Ces chiffres sont les vôtres : vous pouvez les corriger quand vous voulez.
          </p>
        </A4>
      </Page>
    </Frame>
  )
}

type View = Route.ComponentProps['loaderData']['view']

const Amounts = ({ title, view, income = false, total }: { title: string; view: View; income?: boolean; total: string }) => {
  const counted = view.lines.filter(({ kind }) => isIncome(kind) === income)
  return (
    <table className="tab">
      <caption>{title}</caption>
      <thead className="vh">
        <tr>
          <th scope="col">Quoi</th>
          <th scope="col">Euros par mois</th>
        </tr>
      </thead>
      <tbody>
        {counted.map((line) => (
          <tr key={line.seriesId}>
            <th scope="row">{line.label}</th>
            <td className="num">{line.monthly === null ? '?' : writeAmount(line.monthly)}</td>
          </tr>
        ))}
        {!income && view.instalments.kind === 'known' && view.instalments.cents > 0 && (
          <tr>
            <th scope="row">Crédits et plans</th>
            <td className="num">{writeAmount(view.instalments.cents)}</td>
          </tr>
        )}
        <tr className="total">
          <th scope="row">{income ? 'En tout' : 'En tout, sans la nourriture et le quotidien'}</th>
          <td className="num">{total}</td>
        </tr>
      </tbody>
    </table>
  )
}
