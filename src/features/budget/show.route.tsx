import { writeDate, writeEuros } from '#core/french.ts'
import { tabTitle } from '#features/case-file/model.ts'
import { LinkButton } from '#ui/button.tsx'
import { Empty } from '#ui/page.tsx'
import { householdPage } from '#web/page.server.ts'
import { paths } from '#web/paths.ts'
import { budget as acts } from './actions.ts'
import { Bars } from './bars.tsx'
import { Debts } from './debts-part.tsx'
import { BudgetPage } from './frame.tsx'
import { Lines } from './lines-part.tsx'
import { monthAsked, readPage } from './page.server.ts'
import { Remaining, Signs } from './rest-parts.tsx'
import { SeizablePays } from './seizure-part.tsx'
import { missingWords, ofMonth } from './words.ts'
import type { PageData as Data } from './page.server.ts'
import type { Route } from './+types/show.route'

export const loader = householdPage(acts.show, async ({ tx, id, url, today, time, actor }) => ({
  ...(await readPage(tx, id, monthAsked(url.searchParams.get('mois'), today), today, actor)),
  printed: { today, time, by: `${actor.firstName} ${actor.lastName}` },
}))

export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: tabTitle(loaderData?.head, 'Budget et dettes') }]

export default function Show({ loaderData }: Route.ComponentProps) {
  const { head, month, view, printed, persons, begun, changed, saidOn, before, after, canWrite } = loaderData
  const { today } = printed
  const said = begun
    ? [`Posé avec ${begun.by} le ${writeDate(begun.on, today)}`, changed && `revu le ${writeDate(changed.on, today)}`]
        .filter(Boolean)
        .join(', ')
    : saidOn && `D’après ce qui est noté, le ${writeDate(saidOn, today)} au plus tard`
  return (
    <BudgetPage
      head={head}
      title={`Budget ${ofMonth(month, today)}`}
      intro={[said, persons.length > 0 && `${persons.length} personne${persons.length > 1 ? 's' : ''}`].filter(Boolean).join(' · ')}
      printed={printed}
      actions={
        <>
          {before && <LinkButton href={paths.caseFile.budget({ id: head.id, month: before })}>Mois précédent</LinkButton>}
          {after && <LinkButton href={paths.caseFile.budget({ id: head.id, month: after })}>Mois suivant</LinkButton>}
          {canWrite && !view.empty && (
            <LinkButton href={paths.caseFile.budgetSheet({ id: head.id })} icon="imprimer">
              Tableau à remettre
            </LinkButton>
          )}
          {canWrite && (
            <LinkButton href={paths.caseFile.fillBudget({ id: head.id })} look="principal" kbd="E" shortcut="e">
              {view.empty ? 'Poser le budget' : 'Modifier'}
            </LinkButton>
          )}
        </>
      }
    >
      {view.empty ? <Nothing data={loaderData} /> : <Whole data={loaderData} />}
    </BudgetPage>
  )
}

const Nothing = ({ data: { head, canWrite } }: { data: Data }) => (
  <Empty title="Rien à lire ici du budget pour le moment.">
    {canWrite && (
      <p>
        Ce qui est déjà noté dans le dossier sera repris, sans être retapé. Une{' '}
        <a href={paths.caseFile.budgetPaper({ id: head.id })}>feuille à remplir à la main</a> peut servir à domicile.
      </p>
    )}
  </Empty>
)

const Whole = ({ data }: { data: Data }) => {
  const { view } = data
  return (
    <>
      <Bars data={data} />
      {view.income.kind === 'unknown' && <p className="haut-1">{missingWords(view.income)} Les totaux attendent ces montants.</p>}
      <div className="bud3">
        <div>
          <Remaining data={data} />
          <Signs data={data} />
        </div>
        <Lines data={data} />
        <div>
          <Debts data={data} />
          <div className="haut-2">
            <SeizablePays pays={view.seizable} running />
          </div>
          <Advice data={data} />
        </div>
      </div>
    </>
  )
}

/** What opened rights would change, in a sentence; and the two ways on from here. */
const Advice = ({ data: { head, view, canWrite } }: { data: Data }) => {
  const { toOpen, toVerify, opened, signsFewer } = view
  const { dayLeast, dayMost } = opened
  return (
    <>
      {toOpen.length > 0 && dayLeast.kind === 'known' && dayMost.kind === 'known' && (
        <p className="haut-2">
          Les droits ouverts, le reste par jour {dayLeast.cents === dayMost.cents ? 'passerait à ' : 'serait entre '}
          {dayLeast.cents !== dayMost.cents && (
            <>
              <b>{writeEuros(dayLeast.cents)}</b> et{' '}
            </>
          )}
          <b>{writeEuros(dayMost.cents)}</b>
          {signsFewer > 0 &&
            `, et ${signsFewer === 1 ? 'un signe pourrait disparaître' : `${signsFewer} signes pourraient disparaître`}`}.{' '}
          <b>Ouvrir les droits d’abord</b>, puis revoir ce qui reste dû. C’est une aide à lire : la décision reste la vôtre, avec la
          personne.
        </p>
      )}
      {toVerify.length > 0 && (
        <p className="petit haut-1">
          À vérifier, sans montant à attendre pour le moment : {toVerify.join(', ')}.{' '}
          <a href={paths.caseFile.rights({ id: head.id })}>Les droits</a>
        </p>
      )}
      <div className="actions haut-1">
        <LinkButton href={paths.caseFile.budgetWhatIf({ id: head.id })}>Avant, après</LinkButton>
        {canWrite && <LinkButton href={paths.caseFile.debtFile({ id: head.id })}>Préparer un dossier Banque de France</LinkButton>}
        {canWrite && <LinkButton href={paths.caseFile.budgetPaper({ id: head.id })}>Feuille à remplir à la main</LinkButton>}
      </div>
    </>
  )
}
