import { noBreak } from '#core/french.ts'
import { getHead } from '#features/case-file/queries.server.ts'
import { SECTIONS } from '#rules/budget/kinds.ts'
import type { Section } from '#rules/budget/kinds.ts'
import { DEBT_KINDS } from '#rules/budget/debts.ts'
import { Actions, LinkButton } from '#ui/button.tsx'
import { A4, Page } from '#ui/page.tsx'
import { Frame } from '#web/frame.tsx'
import { householdPage } from '#web/page.server.ts'
import { paths } from '#web/paths.ts'
import { budget as acts } from './actions.ts'
import { LEFT, RIGHT } from './filling.ts'
import { readMonth, requireOpen } from './page.server.ts'
import { paperRows } from './paper-rows.ts'
import type { PaperRow } from './paper-rows.ts'
import { typeAmount } from './typed-amount.ts'
import type { Route } from './+types/paper.route'

/** A form to fill by hand during a visit, blank or with what is known. No name, no address: it travels in a bag. */
export const loader = householdPage(acts.paper, async ({ tx, id, url, today }) => {
  const blank = url.searchParams.get('vide') !== null
  const { material, shown, persons } = await readMonth(tx, id, today.slice(0, 7), today)
  requireOpen(await getHead(tx, id, today), material.holds)
  const adults = persons.filter(({ role }) => role === 'adult')
  return { id, blank, rows: paperRows(blank ? [] : shown.lines, adults), debts: blank ? [] : shown.debts }
})

export const meta: Route.MetaFunction = () => [{ title: 'Feuille de budget' }]

export default function Paper({ loaderData }: Route.ComponentProps) {
  const { id, blank, rows, debts } = loaderData
  return (
    <Frame>
      <Page className="page-resume">
        <div className="resume-actions ne-pas-imprimer">
          <p className="mesure">
            À remplir à la main, dans l’ordre de la page de saisie. Elle ne porte ni nom ni adresse ; s’imprime par <kbd>Ctrl</kbd>{' '}
            <kbd>P</kbd>.
          </p>
          <Actions>
            <LinkButton href={paths.caseFile.budgetPaper({ id, blank: !blank })}>
              {blank ? 'Avec ce qui est déjà noté' : 'Toute blanche'}
            </LinkButton>
            <LinkButton href={paths.caseFile.budget({ id })} look="nu">
              Revenir au budget
            </LinkButton>
          </Actions>
        </div>
        <A4 label="La feuille à remplir">
          <h1>Budget du mois de ……………</h1>
          <p className="petit">En euros par mois. Si c’est autrement, l’écrire : 90/trim, 480/an, 20/sem. Personne ne sait : « ? ».</p>
          <div className="feuille-budget">
            {[LEFT, RIGHT].map((sections) => (
              <div key={sections[0]}>
                {sections.map((section) => (
                  <Rows key={section} section={section} rows={rows[section] ?? []} />
                ))}
              </div>
            ))}
          </div>
          <table className="tab budget-papier">
            <caption>Ce qui est dû</caption>
            <thead>
              <tr>
                <th scope="col">À qui</th>
                <th scope="col">Reste dû</th>
                <th scope="col">Par mois</th>
                <th scope="col">Dernier courrier, date</th>
              </tr>
            </thead>
            <tbody>
              {debts.map((debt) => (
                <tr key={debt.id}>
                  <th scope="row">{debt.label || DEBT_KINDS[debt.kind]}</th>
                  <td>{debt.due === null ? '' : typeAmount({ cents: debt.due, period: 'month', about: false })}</td>
                  <td>{debt.monthly === null ? '' : typeAmount({ cents: debt.monthly, period: 'month', about: false })}</td>
                  <td>{noBreak}</td>
                </tr>
              ))}
              {[1, 2, 3, 4].map((row) => (
                <tr key={row}>
                  <td>{noBreak}</td>
                  <td>{noBreak}</td>
                  <td>{noBreak}</td>
                  <td>{noBreak}</td>
                </tr>
              ))}
            </tbody>
          </table>
          <p>
            Un crédit sert-il à faire les courses ? oui …… non …… &nbsp; Le compte est-il à découvert presque tout le mois ? oui …… non ……
          </p>
        </A4>
      </Page>
    </Frame>
  )
}

const Rows = ({ section, rows }: { section: Section; rows: readonly PaperRow[] }) => (
  <table className="tab budget-papier">
    <caption>{SECTIONS[section].label}</caption>
    <thead>
      <tr>
        <th scope="col">Quoi</th>
        <th scope="col">Euros</th>
        <th scope="col">Papier vu</th>
      </tr>
    </thead>
    <tbody>
      {rows.map(({ name, label, amount, paper }) => (
        <tr key={name}>
          <th scope="row">{label}</th>
          <td>{amount || noBreak}</td>
          <td>{paper || noBreak}</td>
        </tr>
      ))}
      <tr>
        <td>{noBreak}</td>
        <td>{noBreak}</td>
        <td>{noBreak}</td>
      </tr>
    </tbody>
  </table>
)
