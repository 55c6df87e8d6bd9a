import { writeAmount, writeDate, writeEuros, writeFullDate } from '#core/french.ts'
import { getHead } from '#features/case-file/queries.server.ts'
import { DEBT_KINDS, STAGES } from '#rules/budget/debts.ts'
import type { Figure } from '#rules/budget/figure.ts'
import type { RemainingKind } from '#rules/budget/remaining.ts'
import { PERIODS } from '#rules/budget/smoothing.ts'
import { Actions, LinkButton } from '#ui/button.tsx'
import { A4, Page } from '#ui/page.tsx'
import { Frame } from '#web/frame.tsx'
import { householdPage } from '#web/page.server.ts'
import { paths } from '#web/paths.ts'
import { budget as acts } from './actions.ts'
import { readMonth, requireOpen } from './page.server.ts'
import { viewOf } from './view.ts'
import { amountWords, figureAmount, figureEuros, missingWords, ofMonth } from './words.ts'
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
  const restOf = (kind: RemainingKind): string => {
    const figure = view.rests.find((one) => one.kind === kind)?.figure ?? view.income
    return figure.kind === 'known' ? writeEuros(figure.cents) : `à trouver (${missingWords(figure)})`
  }
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
            <Amounts title="Ce qui entre" lines={view.parts.income} label="En tout" total={view.income} />
            <Amounts title="Ce qui sort" lines={view.parts.bound} credits={view.instalments} label="En tout" total={view.out} />
          </div>
          <p className="grand">
            Il reste <b>{restOf('toLive')}</b> pour le mois, pour manger, s’habiller et vivre. Cela fait <b>{figureEuros(view.day)}</b> par
            jour et par personne.
          </p>
          {view.parts.daily.length > 0 && (
            <>
              <div className="haut-2">
                <Amounts title="La vie de tous les jours, prise sur ce reste" lines={view.parts.daily} label="En tout" total={view.daily} />
              </div>
              <p className="grand">
                À la fin du mois, il reste <b>{restOf('balance')}</b>.
              </p>
            </>
          )}
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
                  <tr className="total">
                    <th scope="row" colSpan={2}>
                      Ensemble
                    </th>
                    <td className="num">{figureEuros(view.owed)}</td>
                    <td className="num">{figureEuros(view.instalments)}</td>
                  </tr>
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
type Lines = View['parts']['bound']

/** Lines and their total, which is theirs and nothing else’s; an amount that is paid otherwise says how, as the bill does. */
const Amounts = (props: { title: string; lines: Lines; credits?: Figure; label: string; total: Figure }) => (
  <table className="tab">
    <caption>{props.title}</caption>
    <thead className="vh">
      <tr>
        <th scope="col">Quoi</th>
        <th scope="col">Euros par mois</th>
      </tr>
    </thead>
    <tbody>
      {props.lines.map((line) => (
        <tr key={line.seriesId}>
          <th scope="row">
            {line.label}
            {line.period !== 'month' && line.cents !== null && (
              <span className="petit bloc-petit">{line.period === 'once' ? PERIODS.once.label : amountWords(line.cents, line.period)}</span>
            )}
          </th>
          <td className="num">{line.monthly === null ? '?' : writeAmount(line.monthly)}</td>
        </tr>
      ))}
      {props.credits && (props.credits.kind === 'unknown' || props.credits.cents > 0) && (
        <tr>
          <th scope="row">Crédits et plans</th>
          <td className="num">{props.credits.kind === 'unknown' ? '?' : writeAmount(props.credits.cents)}</td>
        </tr>
      )}
      <tr className="total">
        <th scope="row">{props.label}</th>
        <td className="num">{figureAmount(props.total)}</td>
      </tr>
    </tbody>
  </table>
)
