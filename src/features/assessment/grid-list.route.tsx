import { may } from '#core/actor.ts'
import { compartmentLabels } from '#core/compartments.ts'
import { INSTRUMENTS } from '#rules/instruments/instruments.ts'
import { LinkButton } from '#ui/button.tsx'
import { Empty, Page, Section, TitleBar } from '#ui/page.tsx'
import { Frame } from '#web/frame.tsx'
import { page } from '#web/page.server.ts'
import { paths } from '#web/paths.ts'
import { grid as acts } from './actions.ts'
import { GridTag } from './grid-parts.tsx'
import { listGridVersions } from './grid-queries.server.ts'
import type { Route } from './+types/grid-list.route'

export const meta: Route.MetaFunction = () => [{ title: 'Grilles du service — Aparté' }]

export const loader = page(acts.list, async ({ tx, actor }) => {
  const series = [...Map.groupBy(await listGridVersions(tx), (one) => one.seriesId).values()]
  return {
    own: series
      .flatMap(([last]) => last ?? [])
      .map(({ seriesId, version, state, instrument }) => ({
        id: seriesId,
        version,
        state,
        title: instrument.title,
        summary: instrument.summary,
        compartment: instrument.compartment,
        questions: instrument.sections.reduce((n, section) => n + section.questions.length, 0),
      }))
      .toSorted((a, b) => a.title.localeCompare(b.title, 'fr')),
    house: INSTRUMENTS.map(({ id, title, summary, version, verified, compartment }) => ({
      id,
      title,
      summary,
      version,
      verified,
      compartment,
    })),
    writes: may(actor, acts.add),
  }
})

export default function GridsPage({ loaderData }: Route.ComponentProps) {
  const { own, house, writes } = loaderData
  return (
    <Frame>
      <Page>
        <TitleBar
          title="Grilles du service"
          actions={
            writes && (
              <LinkButton href={paths.grid.add()} look="principal" icon="plus">
                Écrire une grille
              </LinkButton>
            )
          }
        >
          {writes
            ? 'Une grille se construit ici, question par question, et s’essaie avant d’être publiée.'
            : 'L’encadrement les écrit ; elles se remplissent dans l’onglet Évaluations d’un foyer.'}
        </TitleBar>
        <Section id="h-siennes" title="Les nôtres">
          {own.length === 0 && <Empty title="Aucune grille n’est encore écrite ici." />}
          <ul className="lignes" data-lignes="">
            {own.map((one) => (
              <li key={one.id}>
                <b>
                  <a href={paths.grid.show({ id: one.id })}>{one.title}</a>
                </b>{' '}
                <GridTag state={one.state} />
                <p className="petit doux">
                  Version {one.version} · {one.questions} question{one.questions > 1 ? 's' : ''} · {compartmentLabels[one.compartment]}
                </p>
                {one.summary && <p className="petit">{one.summary}</p>}
              </li>
            ))}
          </ul>
        </Section>
        <Section id="h-fournies" title="Fournies avec Aparté" className="haut-3">
          <ul className="lignes">
            {house.map((one) => (
              <li key={one.id}>
                <b>{one.title}</b>
                <p className="petit doux">
                  Version {one.version} · {compartmentLabels[one.compartment]}
                  {!one.verified && ' · contenu à relire avec ses sources'}
                </p>
                <p className="petit">{one.summary}</p>
              </li>
            ))}
          </ul>
        </Section>
      </Page>
    </Frame>
  )
}
