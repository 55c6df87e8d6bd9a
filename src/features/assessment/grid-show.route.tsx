import { data } from 'react-router'
import type { ActionFunctionArgs } from 'react-router'
import { may } from '#core/actor.ts'
import { compartmentLabels } from '#core/compartments.ts'
import { Refused } from '#core/errors.ts'
import { writeFullDate } from '#core/french.ts'
import { found } from '#db/door.server.ts'
import { sayPoints } from '#rules/instruments/engine.ts'
import { faultsOf } from '#rules/instruments/faults.ts'
import { optionsOf } from '#rules/instruments/instrument.ts'
import type { Instrument } from '#rules/instruments/instrument.ts'
import { Actions, Button, LinkButton } from '#ui/button.tsx'
import { ErrorSummary } from '#ui/messages.tsx'
import { Page, Section, TitleBar } from '#ui/page.tsx'
import { wallClock } from '#web/clock.ts'
import { Frame } from '#web/frame.tsx'
import { page, submit } from '#web/page.server.ts'
import type { FormState } from '#web/page.server.ts'
import { paths } from '#web/paths.ts'
import { grid as acts } from './actions.ts'
import { Frames } from './frames.tsx'
import { gridTrialForm } from './grid-forms.ts'
import { GridTag } from './grid-parts.tsx'
import { listGridVersions } from './grid-queries.server.ts'
import type { GridVersion } from './grid-queries.server.ts'
import { Trial } from './grid-trial.tsx'
import { tryGrid } from './grid-try.ts'
import type { GridTrial } from './grid-try.ts'
import { NOT_A_DECISION } from './model.ts'
import type { Route } from './+types/grid-show.route'

export const meta: Route.MetaFunction = () => [{ title: 'Grille du service — Aparté' }]

/** The version that an address asks for; the last one without it. @throws NotFound when there is no such grid. */
const wantedOf = (versions: readonly GridVersion[], url: URL): GridVersion => {
  const wanted = Number(url.searchParams.get('version'))
  return versions.find((one) => one.version === wanted) ?? found(versions[0], 'grid')
}

export const loader = page(acts.show, async ({ tx, id, url, actor, timeZone }) => {
  const versions = await listGridVersions(tx, id)
  const last = found(versions[0], 'grid')
  const shown = wantedOf(versions, url)
  return {
    id,
    shown: { version: shown.version, state: shown.state, instrument: shown.instrument },
    last: { version: last.version, state: last.state },
    versions: versions.map(({ version, state, author, writtenAt }) => ({
      version,
      state,
      author,
      on: wallClock(writtenAt, timeZone).date,
    })),
    faults: last.state === 'draft' ? faultsOf(last.instrument).map(({ message }) => message) : [],
    writes: may(actor, acts.change),
  }
})

/** What she answers is tried, and kept nowhere, not even in an address. */
export const action = async (args: ActionFunctionArgs) => {
  const tries: GridTrial[] = []
  const outcome = await submit(
    acts.tryOut,
    gridTrialForm,
    async ({ tx, id, url, value }) => {
      const read = tryGrid(wantedOf(await listGridVersions(tx, id), url).instrument, value)
      if ('errors' in read) throw new Refused(read.errors)
      tries.push(read.trial)
      return new Response(null, { status: 204 })
    },
    { again: true },
  )(args)
  return outcome instanceof Response ? data({ trial: tries[0] }) : outcome
}

export default function GridPage({ loaderData, actionData }: Route.ComponentProps) {
  const { id, shown, last, versions, faults, writes } = loaderData
  const state: FormState | undefined = actionData && 'errors' in actionData ? actionData : undefined
  const tried = actionData && 'trial' in actionData ? actionData.trial : undefined
  const { instrument } = shown
  return (
    <Frame>
      <Page>
        <p className="petit">
          <a href={paths.grid.list()}>Grilles du service</a>
        </p>
        <TitleBar
          title={instrument.title}
          actions={
            writes && (
              <LinkButton href={paths.grid.edit({ id })}>
                {last.state === 'draft' ? 'Modifier' : 'Préparer une nouvelle version'}
              </LinkButton>
            )
          }
        >
          {instrument.summary || NOT_A_DECISION}
        </TitleBar>
        <p className="ligne">
          <GridTag state={shown.state} /> Version {shown.version} · se garde dans « {compartmentLabels[instrument.compartment]} »
        </p>
        <ErrorSummary errors={state?.errors} />
        <div className="deux-colonnes haut-2">
          <Trial id={id} version={shown.version} instrument={instrument} tried={tried} state={state} />
          <div>
            {writes && (
              <Section id="h-publier" title={last.state === 'draft' ? 'Publier' : 'En service'}>
                {faults.length > 0 && (
                  <ul className="puces haut-1">
                    {faults.map((message) => (
                      <li key={message}>{message}</li>
                    ))}
                  </ul>
                )}
                <Actions className="haut-2">
                  {last.state === 'draft' && faults.length === 0 && (
                    <form method="post" action={paths.grid.publish({ id })}>
                      <Button look="principal">Publier la version {last.version}</Button>
                    </form>
                  )}
                  {last.state !== 'retired' && (
                    <form method="post" action={paths.grid.retire({ id })}>
                      <Button look="nu">Retirer cette grille</Button>
                    </form>
                  )}
                </Actions>
                <p className="petit doux haut-1">
                  Publiée, une version ne change plus. Retirée, la grille ne se propose plus ; ce qui a été rempli se lit toujours.
                </p>
              </Section>
            )}
            <Section id="h-versions" title="Versions" className="haut-3">
              <ul className="lignes">
                {versions.map((one) => (
                  <li key={one.version}>
                    <a href={paths.grid.show({ id, version: one.version })}>Version {one.version}</a> <GridTag state={one.state} />
                    <p className="petit doux">
                      {one.author}, le {writeFullDate(one.on)}
                    </p>
                  </li>
                ))}
              </ul>
            </Section>
            <Section id="h-cadre" title="Cadre" className="haut-3">
              <Frames instrument={instrument} />
              <Points instrument={instrument} />
            </Section>
          </div>
        </div>
      </Page>
    </Frame>
  )
}

/** The points, said as they count. */
const Points = ({ instrument }: { instrument: Instrument }) => {
  const { result } = instrument
  if (result.kind === 'none') return <p className="petit doux haut-1">Aucun résultat : les réponses parlent d’elles-mêmes.</p>
  const questions = instrument.sections.flatMap((section) => section.questions)
  if (result.kind === 'choice')
    return (
      <p className="petit doux haut-1">
        Le résultat est ce que choisit qui évalue : « {questions.find(({ id }) => id === result.question)?.ask} ».
      </p>
    )
  const say = (points: number): string => sayPoints(points, result.decimals)
  return (
    <>
      <p className="petit haut-1">
        Un total, donné seulement quand toutes ces questions ont une réponse. Il décrit, il ne classe personne.
      </p>
      <ul className="petit doux puces">
        {questions.flatMap((question) =>
          optionsOf(question)
            .filter((option) => result.weights[question.id]?.[option.id] !== undefined)
            .map((option) => (
              <li key={`${question.id} ${option.id}`}>
                {question.ask} {option.label} : {say(result.weights[question.id]?.[option.id] ?? 0)}
              </li>
            )),
        )}
        {result.bands.map((band) => (
          <li key={band.from}>
            À partir de {say(band.from)} : {band.label}
          </li>
        ))}
      </ul>
    </>
  )
}
