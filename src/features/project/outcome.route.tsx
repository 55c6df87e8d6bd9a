import { NotFound } from '#core/errors.ts'
import { joinNames, writeFullDate } from '#core/french.ts'
import { tabTitle, toHeadProps } from '#features/case-file/model.ts'
import { getHead } from '#features/case-file/queries.server.ts'
import { outcomes } from '#features/needs/model.ts'
import { listStatements } from '#features/needs/queries.server.ts'
import { listNamedRights, listStatuses } from '#features/review/queries.server.ts'
import { Brand } from '#ui/brand.tsx'
import { HouseholdHead } from '#ui/household-head.tsx'
import { A4, Page } from '#ui/page.tsx'
import { PrintButton } from '#ui/print-foot.tsx'
import { Frame } from '#web/frame.tsx'
import { householdPage } from '#web/page.server.ts'
import { paths } from '#web/paths.ts'
import { project as acts } from './actions.ts'
import { getProject } from './queries.server.ts'
import { endWords } from './words.ts'
import type { Route } from './+types/outcome.route'

/**
 * « Bilan de fin » (13.8): what she asked, what was done, what became of each objective, rights opened meanwhile, what she says of it, who goes on. What she refused
 * is no part of it.
 */
export const loader = householdPage(acts.showOutcome, async ({ tx, id, params, today }) => {
  const head = await getHead(tx, id, today)
  const one = await getProject(tx, id, params['projectId'] ?? '')
  const ended = one.state.ended
  if (!ended) throw new NotFound('outcome')
  const demand = (await listStatements(tx, id, 'demand')).at(-1)
  const names = new Map((await listNamedRights(tx)).map(({ slug, name }) => [slug, name]))
  // rights of a closed part are no part of a sheet about another
  const opened = (await listStatuses(tx, id)).filter(
    ({ status, saidOn, compartmentKind }) =>
      status === 'open' &&
      saidOn >= one.begunOn &&
      saidOn <= ended.day &&
      (compartmentKind === 'general' || compartmentKind === 'budget' || compartmentKind === one.compartmentKind),
  )
  return {
    head,
    at: { id, projectId: one.id },
    title: one.title,
    begunOn: one.begunOn,
    ended,
    demand: demand?.words ?? '',
    objectives: one.state.objectives,
    done: one.steps.filter(({ doneAt }) => doneAt !== null).map(({ what }) => what),
    rights: opened.map(({ slug }) => names.get(slug) ?? slug),
  }
})

export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: tabTitle(loaderData?.head, 'Bilan') }]

export default function OutcomeRoute({ loaderData }: Route.ComponentProps) {
  const { head, at, title, begunOn, ended, demand, objectives, done, rights } = loaderData
  return (
    <Frame>
      <div className="ne-pas-imprimer">
        <HouseholdHead {...toHeadProps(head, 'needs')} />
      </div>
      <Page>
        <p className="petit ne-pas-imprimer">
          <a href={paths.caseFile.project(at)}>Le projet</a>
        </p>
        <PrintButton words="Elle garde ce bilan : seule la feuille s’imprime" />
        <A4 label="Bilan">
          <Brand />
          <h1>Bilan</h1>
          <p>
            {title}
            <br />
            Du {writeFullDate(begunOn)} au {writeFullDate(ended.day)}. {endWords[ended.why]}.
          </p>
          {demand && (
            <section aria-label="Ce que vous demandiez">
              <h2>Ce que vous demandiez</h2>
              <p className="voix">« {demand} »</p>
            </section>
          )}
          {(ended.done || done.length > 0) && (
            <section aria-label="Ce qui a été fait">
              <h2>Ce qui a été fait</h2>
              {ended.done && <p>{ended.done}</p>}
              <ul>
                {done.map((what, n) => (
                  <li key={`${n}`}>{what}</li>
                ))}
              </ul>
            </section>
          )}
          {objectives.length > 0 && (
            <section aria-label="Ce que vous vouliez">
              <h2>Ce que vous vouliez</h2>
              <ul>
                {objectives.map((one) => (
                  <li key={one.id}>
                    <span className="voix">« {one.words} »</span> :{' '}
                    {one.outcome
                      ? one.outcome === 'noLongerRelevant'
                        ? 'vous ne le voulez plus'
                        : outcomes[one.outcome].toLowerCase()
                      : 'pas regardé ensemble'}
                    {one.outcomeWords && `, ${one.outcomeWords}`}
                  </li>
                ))}
              </ul>
            </section>
          )}
          {rights.length > 0 && (
            <section aria-label="Droits ouverts pendant ce temps">
              <h2>Droits ouverts pendant ce temps</h2>
              <p>{joinNames(rights)}.</p>
            </section>
          )}
          {ended.herView && (
            <section aria-label="Ce que vous en dites">
              <h2>Ce que vous en dites</h2>
              <p className="voix">« {ended.herView} »</p>
            </section>
          )}
          {ended.relay && (
            <section aria-label="Et maintenant">
              <h2>Et maintenant</h2>
              <p>{ended.relay}</p>
            </section>
          )}
          <p className="a4-pied">
            Document couvert par le secret professionnel. Vous pouvez revenir quand vous voulez, lire votre dossier et faire corriger une
            erreur.
          </p>
        </A4>
      </Page>
    </Frame>
  )
}
