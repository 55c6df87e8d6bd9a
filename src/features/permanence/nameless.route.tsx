import { writeFullDate, writeTime, writeTimeInSentence } from '#core/french.ts'
import { contactOutcomes } from '#features/agenda/model.ts'
import { listContacts } from '#features/agenda/queries.server.ts'
import { requestTopics, urgencies } from '#features/reception/model.ts'
import { Empty, Page, PrintFoot, TitleBar } from '#ui/page.tsx'
import { Table } from '#ui/table.tsx'
import { wallClock } from '#web/clock.ts'
import { Frame } from '#web/frame.tsx'
import { page } from '#web/page.server.ts'
import { paths } from '#web/paths.ts'
import { permanence } from './actions.ts'
import { namelessOf } from './morning.ts'
import type { Nameless } from './morning.ts'
import { getPermanence } from './page.server.ts'
import type { Route } from './+types/nameless.route'

export const loader = page(permanence.nameless, async ({ tx, id, today, time, timeZone }) => {
  const { name } = await getPermanence(tx, id)
  return {
    id,
    name,
    today,
    time,
    lines: namelessOf(await listContacts(tx, id, today)).map((one) => ({ ...one, at: writeTime(wallClock(one.arrivedAt, timeZone).time) })),
  }
})

export const meta: Route.MetaFunction = () => [{ title: 'Liste sans noms — Aparté' }]

const stateOf = (one: Pick<Nameless, 'status' | 'outcome'>): string =>
  one.outcome ? contactOutcomes[one.outcome] : one.status === 'taken' ? 'En train d’être reçue' : 'En attente'

/** What may lie on a table, or be given to who counts: hours, subjects, what became of it. */
export default function NamelessList({ loaderData: { id, name, today, time, lines } }: Route.ComponentProps) {
  return (
    <Frame>
      <Page>
        <TitleBar title="Liste sans noms">
          {name}, {writeFullDate(today)}.{' '}
          <span className="ne-pas-imprimer">
            Elle s’imprime telle quelle. <a href={paths.permanence.show({ id })}>Revenir à la permanence</a>
          </span>
        </TitleBar>
        {lines.length === 0 ? (
          <Empty title="Personne n’est encore venu." />
        ) : (
          <Table
            caption={`${lines.length} passage${lines.length > 1 ? 's' : ''}, dans l’ordre d’arrivée`}
            rows={lines}
            rowKey={(one) => one.key}
            columns={[
              { key: 'number', title: 'N°', head: true, numeric: true, cell: (one) => one.number },
              { key: 'at', title: 'Arrivée', cell: (one) => one.at },
              { key: 'topic', title: 'Sujet', cell: (one) => (one.topic ? requestTopics[one.topic] : '–') },
              { key: 'urgency', title: 'À recevoir', cell: (one) => urgencies[one.urgency].label },
              { key: 'state', title: 'Suite', cell: stateOf },
            ]}
          />
        )}
        <PrintFoot>
          Liste du {writeFullDate(today)} à {writeTimeInSentence(time)}, sans nom ni mot de personne.
        </PrintFoot>
      </Page>
    </Frame>
  )
}
