import { joinNames, writeTimeInSentence } from '#core/french.ts'
import { listPermanences } from '#features/agenda/queries.server.ts'
import { Empty, Page, Section, TitleBar } from '#ui/page.tsx'
import { wallClock } from '#web/clock.ts'
import { Frame } from '#web/frame.tsx'
import { page } from '#web/page.server.ts'
import { paths } from '#web/paths.ts'
import { permanence } from './actions.ts'
import { listOwnPermanences } from './page.server.ts'
import type { Route } from './+types/list.route'

export const loader = page(permanence.list, async ({ tx, today, timeZone }) => {
  const lines = await listPermanences(tx, today)
  const own = await listOwnPermanences(tx)
  const mine = new Set(own.map(({ id }) => id))
  const held = new Set(lines.map(({ id }) => id))
  return {
    lines: lines.map((one) => ({
      id: one.id,
      name: one.name,
      place: one.place,
      onDuty: one.onDuty,
      from: wallClock(one.from, timeZone).time,
      to: wallClock(one.to, timeZone).time,
      mine: mine.has(one.id),
    })),
    others: own.filter(({ id }) => !held.has(id)).map(({ id, name, place }) => ({ id, name, place })),
  }
})

export const meta: Route.MetaFunction = () => [{ title: 'Permanences du jour — Aparté' }]

/** Where one may be received today without an appointment: told to all who receive; who came, to those of that permanence. */
export default function Permanences({ loaderData: { lines, others } }: Route.ComponentProps) {
  return (
    <Frame>
      <Page>
        <TitleBar title="Permanences du jour">Recevoir sans rendez-vous.</TitleBar>
        <Section id="h-permanences" title="Aujourd’hui">
          {lines.length === 0 ? (
            <Empty title="Aucune permanence ne se tient aujourd’hui." />
          ) : (
            <ul className="lignes">
              {lines.map((one) => (
                <li key={one.id}>
                  <b>{one.mine ? <a href={paths.permanence.show({ id: one.id })}>{one.name}</a> : one.name}</b>, de{' '}
                  {writeTimeInSentence(one.from)} à {writeTimeInSentence(one.to)}
                  <p className="doux">{[one.place, joinNames(one.onDuty)].filter(Boolean).join(' · ')}</p>
                </li>
              ))}
            </ul>
          )}
        </Section>
        {others.length > 0 && (
          <Section id="h-autres" title="Un autre jour" end="dans vos équipes" className="haut-4">
            <ul className="lignes">
              {others.map((one) => (
                <li key={one.id}>
                  <a href={paths.permanence.show({ id: one.id })}>{one.name}</a> <span className="doux">{one.place}</span>
                </li>
              ))}
            </ul>
          </Section>
        )}
      </Page>
    </Frame>
  )
}
