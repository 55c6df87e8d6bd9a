import { noBreak, writeAmount, writeEuros } from '#core/french.ts'
import { tabTitle } from '#features/case-file/model.ts'
import { getHead } from '#features/case-file/queries.server.ts'
import { DEBT_KINDS, STAGES } from '#rules/budget/debts.ts'
import { isIncome, SECTIONS, sectionOf } from '#rules/budget/kinds.ts'
import { readinessOf } from '#rules/budget/readiness.ts'
import { mostRepayable, repaymentCapacity } from '#rules/budget/repayment.ts'
import { householdDependants, seizableOfPay } from '#rules/budget/seizure.ts'
import { LinkButton } from '#ui/button.tsx'
import { Section } from '#ui/page.tsx'
import { Table } from '#ui/table.tsx'
import { householdPage } from '#web/page.server.ts'
import { paths } from '#web/paths.ts'
import { budget as acts } from './actions.ts'
import { BudgetPage } from './frame.tsx'
import { inChargeWords, SeizablePays } from './seizure-part.tsx'
import { readMonth, requireOpen } from './page.server.ts'
import { countedOf, viewOf } from './view.ts'
import { figureEuros, missingWords, ofMonth, sourceWords } from './words.ts'
import type { Route } from './+types/debt-file.route'

/** A file for the Banque de France: what is missing, what could be paid back, and the figures in the order in which they are copied. */
export const loader = householdPage(acts.debtFile, async ({ tx, id, today, time, actor }) => {
  const head = await getHead(tx, id, today)
  const month = today.slice(0, 7)
  const { material, shown, persons, marks } = await readMonth(tx, id, month, today)
  requireOpen(head, material.holds)
  const counted = countedOf(shown, persons)
  const table = marks.forfaits[month.slice(0, 4)] ?? null
  return {
    head,
    month,
    persons: persons.map(({ id: personId, age, role }) => ({ id: personId, age, role })),
    view: viewOf(shown, persons, marks, [], today),
    capacity: repaymentCapacity(counted, table),
    most: mostRepayable(counted),
    inCharge: householdDependants(counted),
    pays: seizableOfPay(counted),
    readiness: readinessOf({
      budget: counted,
      proofs: Object.fromEntries(shown.lines.map(({ seriesId, proof }) => [seriesId, proof])),
      debtPapers: Object.fromEntries(shown.debts.map((debt) => [debt.id, debt.proof === 'paper'])),
    }),
    printed: { today, time, by: `${actor.firstName} ${actor.lastName}` },
  }
})

export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: tabTitle(loaderData?.head, 'Dossier Banque de France') }]

export default function DebtFile({ loaderData }: Route.ComponentProps) {
  const { head, month, view, capacity, most, inCharge, pays, readiness, printed, persons } = loaderData
  return (
    <BudgetPage
      head={head}
      title="Dossier Banque de France"
      intro="Une aide pour préparer le formulaire : la commission de surendettement décide seule."
      within
      printed={printed}
      actions={
        <LinkButton href={`${paths.caseFile.beginProcedure({ id: head.id, slug: 'surendettement' })}`}>Suivre la procédure</LinkButton>
      }
    >
      <div className="deux-colonnes haut-2">
        <div>
          <Section
            id="h-manque"
            title="Avant de déposer"
            end={readiness.ready ? 'rien ne manque aux chiffres' : `${readiness.toComplete.length} à faire`}
          >
            {readiness.toComplete.length === 0 ? (
              <p>Les chiffres et la liste des dettes sont complets.</p>
            ) : (
              <ul className="lignes">
                {readiness.toComplete.map((what) => (
                  <li key={what}>{what}</li>
                ))}
              </ul>
            )}
          </Section>
          <Section id="h-papiers" title="Papiers à réunir" end={`${readiness.papers.length}`}>
            <ul className="lignes">
              {readiness.papers.map((paper) => (
                <li key={paper}>{paper}</li>
              ))}
            </ul>
            <p className="petit doux">Liste d’usage, à vérifier sur le formulaire de la Banque de France.</p>
          </Section>
        </div>
        <div>
          <Section id="h-capacite" title="Ce qui pourrait être remboursé" end="estimation">
            <p className="rav">
              <span className="nb">{figureEuros(capacity.capacity)}</span>
              <span className="petit">{missingWords(capacity.capacity) || 'par mois, d’après les forfaits que le service a notés.'}</span>
            </p>
            <Table
              caption="Comment"
              hideCaption
              columns={[
                { key: 'label', title: 'Étape', head: true, cell: (row) => row.label },
                { key: 'value', title: 'Par mois', numeric: true, cell: (row) => figureEuros(row.value) },
              ]}
              rows={capacity.steps}
              rowKey={(row) => row.label}
            />
            <p className="petit haut-1">
              {most.kind === 'known' ? (
                <>
                  Jamais plus que <b>{figureEuros(most)}</b> par mois : le barème des saisies lu sur toutes les ressources du foyer, en
                  laissant le RSA du foyer.
                </>
              ) : (
                <>Ce que le barème des saisies laisserait au plus : à trouver. {missingWords(most)}</>
              )}{' '}
              {inChargeWords(inCharge)}
            </p>
            <p className="petit doux">
              Code de la consommation, L731-1 à L731-3, à vérifier dans le texte. Les forfaits de l’année se notent dans{' '}
              <a href={paths.team.budget()}>les repères du budget</a>.
            </p>
          </Section>
          <SeizablePays pays={pays} />
        </div>
      </div>
      <Section
        id="h-copier"
        title="Les chiffres à recopier"
        end={`budget ${ofMonth(month, printed.today)}, ${persons.length} personne${persons.length > 1 ? 's' : ''}`}
      >
        <div className="deux-colonnes">
          <Copied title="Ressources" view={view} income />
          <Copied title="Charges" view={view} />
        </div>
        <div className="defile haut-2">
          <table className="tab">
            <caption>Dettes</caption>
            <thead>
              <tr>
                <th scope="col">Créancier</th>
                <th scope="col">Nature</th>
                <th scope="col">Où cela en est</th>
                <th scope="col">Caution, précision</th>
                <th scope="col" className="num">
                  Reste dû
                </th>
                <th scope="col" className="num">
                  Mensualité
                </th>
                <th scope="col">Sort</th>
              </tr>
            </thead>
            <tbody>
              {view.debts.map((debt) => (
                <tr key={debt.id}>
                  <th scope="row">{debt.label || 'à nommer'}</th>
                  <td>{DEBT_KINDS[debt.kind]}</td>
                  <td>
                    {STAGES[debt.stage]}
                    {debt.seizure && ', saisie'}
                  </td>
                  <td>{[debt.guarantor && `caution : ${debt.guarantor}`, debt.detail, debt.plan].filter(Boolean).join(', ')}</td>
                  <td className="num">{debt.due === null ? 'à trouver' : writeEuros(debt.due)}</td>
                  <td className="num">{debt.monthly === null ? '' : writeEuros(debt.monthly)}</td>
                  <td className="petit">
                    {debt.effect.effect === 'excluded' ? 'reste due' : debt.effect.effect === 'deferred' ? 'd’abord étalée' : ''}
                  </td>
                </tr>
              ))}
              <tr className="total">
                <th scope="row" colSpan={4}>
                  Ensemble
                </th>
                <td className="num">{figureEuros(view.owed)}</td>
                <td className="num">{figureEuros(view.instalments)}</td>
                <td>{noBreak}</td>
              </tr>
            </tbody>
          </table>
        </div>
      </Section>
    </BudgetPage>
  )
}

type View = Route.ComponentProps['loaderData']['view']

const Copied = ({ title, view, income = false }: { title: string; view: View; income?: boolean }) => (
  <Table
    caption={title}
    columns={[
      {
        key: 'what',
        title: income ? 'Ressource' : 'Charge',
        head: true,
        cell: (line) => [line.label, line.who].filter(Boolean).join(', '),
      },
      { key: 'of', title: 'Rubrique', cell: (line) => SECTIONS[sectionOf(line.kind)].label },
      { key: 'paper', title: 'Papier', cell: (line) => sourceWords(line) },
      { key: 'cents', title: 'Par mois', numeric: true, cell: (line) => (line.monthly === null ? 'à trouver' : writeAmount(line.monthly)) },
    ]}
    rows={view.lines.filter(({ kind }) => isIncome(kind) === income)}
    rowKey={(line) => line.seriesId}
  />
)
