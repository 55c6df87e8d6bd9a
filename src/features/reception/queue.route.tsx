import { Empty, Page, Section, TitleBar } from '#ui/page.tsx'
import { PersonName } from '#ui/readers.tsx'
import { Table } from '#ui/table.tsx'
import { Tag } from '#ui/tag.tsx'
import { LinkButton } from '#ui/button.tsx'
import { Frame } from '#web/frame.tsx'
import { page } from '#web/page.server.ts'
import { paths } from '#web/paths.ts'
import { request } from './actions.ts'
import { takenBefore, urgencies } from './model.ts'
import { listMatches, listQueue, listSiteQueue, listTaken } from './queries.server.ts'
import { QueueLine, topicWords } from './request-parts.tsx'
import type { ShownRequest } from './request-parts.tsx'
import { shown, writeMoment } from './shown.ts'
import type { Route } from './+types/queue.route'

const WEEK = 7 * 86_400_000

export const loader = page(request.queue, async ({ tx, now, timeZone, actor }) => {
  const since = new Date(now.getTime() - WEEK)
  const [queue, allTaken] = [await listQueue(tx), await listTaken(tx, since)]
  const [old, taken] = takenBefore(allTaken, since)
  return {
    me: actor.agentId,
    mayTake: actor.roles.includes('worker'),
    queue: queue.map((item) => shown(item, now, timeZone)),
    taken: taken.map((item) => shown(item, now, timeZone)),
    /** Those that the reader took longer ago and that are in no case file yet. */
    mineOld: old.map((item) => shown(item, now, timeZone)),
    matches: (await listMatches(tx)).map((match) => ({ ...match, received: writeMoment(match.receivedAt, now, timeZone) })),
    counts: actor.roles.includes('manager') ? await listSiteQueue(tx) : [],
  }
})

export const meta: Route.MetaFunction = () => [{ title: 'Demandes — Aparté' }]

/** What waits for my teams, what colleagues have taken, and the likenesses told to me alone. */
export default function Queue({ loaderData }: Route.ComponentProps) {
  const { queue, taken, mineOld, matches, counts, mayTake, me } = loaderData
  const late = queue.filter((item) => item.late).length
  return (
    <Frame>
      <Page>
        <TitleBar title="Demandes">
          {queue.length === 0 ? 'Personne n’attend.' : `${queue.length} en attente${late > 0 ? `, dont ${late} en retard` : ''}.`}
        </TitleBar>
        {matches.length > 0 && (
          <section className="rapproche haut-3" aria-labelledby="h-rapprochements">
            <h2 id="h-rapprochements">Pour vous uniquement</h2>
            <ul className="lignes">
              {matches.map((match) => (
                <li key={match.id} className="ligne">
                  <span className="pousse">
                    Une demande reçue à l’accueil {match.received} ressemble à{' '}
                    <b className="serif">
                      <PersonName>{match.household}</PersonName>
                    </b>
                    .
                  </span>
                  <LinkButton small href={paths.request.match({ id: match.id })}>
                    Regarder
                  </LinkButton>
                </li>
              ))}
            </ul>
          </section>
        )}
        <Section id="h-attente" title="En attente" end="les plus pressantes d’abord" className="haut-4">
          {queue.length === 0 ? (
            <Empty title="Aucune demande n’attend vos équipes." />
          ) : (
            <ul className="lignes" data-lignes="">
              {queue.map((item) => (
                <QueueLine key={item.id} item={item} mayTake={mayTake} />
              ))}
            </ul>
          )}
        </Section>
        {taken.length > 0 && (
          <Section id="h-prises" title="Prises" end="sept derniers jours">
            <Taken items={taken} me={me} />
          </Section>
        )}
        {mineOld.length > 0 && (
          <Section id="h-prises-avant" title="Prises par vous" end="avant, et encore sans dossier">
            <Taken items={mineOld} me={me} />
          </Section>
        )}
        {counts.length > 0 && (
          <Section id="h-equipes" title="Par équipe" end="ni nom ni mots">
            <Table
              caption="Demandes en attente, par équipe et par urgence"
              hideCaption
              rows={counts}
              rowKey={(row) => `${row.teamId}-${row.urgency}`}
              columns={[
                { key: 'team', title: 'Équipe', head: true, cell: (row) => row.team },
                { key: 'urgency', title: 'À recevoir', cell: (row) => urgencies[row.urgency].label },
                { key: 'waiting', title: 'En attente', numeric: true, cell: (row) => row.waiting },
                { key: 'late', title: 'En retard', numeric: true, cell: (row) => row.late },
              ]}
            />
          </Section>
        )}
      </Page>
    </Frame>
  )
}

const Taken = ({ items, me }: { items: readonly ShownRequest[]; me: string }) => (
  <ul className="lignes">
    {items.map((item) => (
      <li key={item.id} className="ligne">
        <Tag kind="neutre">{item.takenBy?.id === me ? 'Vous' : (item.takenBy?.name ?? '')}</Tag>
        <b className="serif">
          <a href={paths.request.show({ id: item.id })}>
            <PersonName>{item.calledName}</PersonName>
          </a>
        </b>
        <span className="doux pousse">{topicWords(item)}</span>
        <span className="petit doux">prise {item.taken}</span>
      </li>
    ))}
  </ul>
)
