import { ofName, writeNearDay, writeTimeInSentence } from '#core/french.ts'
import { listAgendaAppointments, listWatchedVisits } from '#features/agenda/queries.server.ts'
import { getContactFlags } from '#features/household/queries.server.ts'
import { LinkButton } from '#ui/button.tsx'
import { DangerTag } from '#ui/danger.tsx'
import { Empty, Page, Section, TitleBar } from '#ui/page.tsx'
import { PersonName } from '#ui/readers.tsx'
import { wallClock } from '#web/clock.ts'
import { Frame } from '#web/frame.tsx'
import { page } from '#web/page.server.ts'
import { paths } from '#web/paths.ts'
import { visit } from './actions.ts'
import { Watched } from './parts.tsx'
import { shownVisit } from './shown.ts'
import type { Route } from './+types/list.route'

const DAY_MS = 86_400_000

export const loader = page(visit.list, async ({ tx, now, timeZone, today, actor }) => {
  const watched = await listWatchedVisits(tx)
  const mine = await listAgendaAppointments(tx, {
    agentId: actor.agentId,
    from: now,
    to: new Date(now.getTime() + 7 * DAY_MS),
    open: true,
  })
  const taken = new Set(watched.map(({ appointmentId }) => appointmentId))
  const alone = mine.filter((one) => one.kind === 'homeVisit' && one.caseFileId !== null && !taken.has(one.id))
  const flags = await getContactFlags(
    tx,
    alone.flatMap((one) => one.caseFileId ?? []),
  )
  return {
    watched: watched.map((one) => shownVisit(one, { now, timeZone, me: actor.agentId })),
    toPrepare: alone.map((one) => {
      const at = wallClock(one.startsAt, timeZone)
      return {
        id: one.id,
        caseFileId: one.caseFileId ?? '',
        name: one.caseName,
        flags: flags.get(one.caseFileId ?? '') ?? null,
        when: `${writeNearDay(at.date, today)} à ${writeTimeInSentence(at.time)}`,
      }
    }),
  }
})

export const meta: Route.MetaFunction = () => [{ title: 'Visites — Aparté' }]

/** Who is out now and who watches, and one's own visits of the week that nobody watches yet. */
export default function Visits({ loaderData: { watched, toPrepare } }: Route.ComponentProps) {
  return (
    <Frame>
      <Page>
        <TitleBar title="Visites">Personne ne part sans que quelqu’un sache quand elle revient.</TitleBar>
        <div className="deux-colonnes">
          <Section id="h-suivies" title="Suivies maintenant">
            {watched.length === 0 ? (
              <Empty title="Aucune visite n’est suivie." />
            ) : (
              <ul className="lignes">
                {watched.map((one) => (
                  <li key={one.id}>
                    <Watched one={one} />
                    <p className="haut-1">
                      <LinkButton href={paths.visit.show({ id: one.id })} label={`Ouvrir la visite ${ofName(one.whose)}`}>
                        Ouvrir
                      </LinkButton>
                    </p>
                  </li>
                ))}
              </ul>
            )}
          </Section>
          <Section id="h-a-preparer" title="Les vôtres, sept jours" end="personne n’y veille encore">
            {toPrepare.length === 0 ? (
              <Empty title="Aucune visite à préparer." />
            ) : (
              <ul className="lignes">
                {toPrepare.map((one) => (
                  <li key={one.id}>
                    <b>
                      <PersonName>{one.name ?? 'Foyer'}</PersonName>
                    </b>{' '}
                    {one.flags && <DangerTag {...one.flags} />} <span className="doux">{one.when}</span>
                    <p className="haut-1">
                      <LinkButton small href={paths.visit.prepare({ id: one.caseFileId, appointmentId: one.id })}>
                        Préparer
                      </LinkButton>
                    </p>
                  </li>
                ))}
              </ul>
            )}
          </Section>
        </div>
      </Page>
    </Frame>
  )
}
