import { writeDate } from '#core/french.ts'
import { Empty, Page, TitleBar } from '#ui/page.tsx'
import { Apart } from '#ui/readers.tsx'
import { wallClock } from '#web/clock.ts'
import { Frame } from '#web/frame.tsx'
import { page } from '#web/page.server.ts'
import { actions } from './actions.ts'
import { paragraphs } from './passages.ts'
import { listPassagesForMe } from './thread.server.ts'
import type { Route } from './+types/passages-for-me.route'

export const loader = page(actions.passagesForMe, async ({ tx, today, timeZone }) => ({
  passages: (await listPassagesForMe(tx)).map((passage) => ({ ...passage, on: wallClock(passage.writtenAt, timeZone).date })),
  today,
}))

export const meta: Route.MetaFunction = () => [{ title: 'À part, pour vous — Aparté' }]

export default function PassagesForMe({ loaderData }: Route.ComponentProps) {
  const { passages, today } = loaderData
  return (
    <Frame>
      <Page>
        <TitleBar title="À part, pour vous">
          Ce que des collègues vous confient sur un foyer qui ne vous est pas ouvert. Le nom du foyer n’est pas dit : demandez-le à qui a
          écrit.
        </TitleBar>
        {passages.length === 0 ? (
          <Empty title="Rien ne vous est adressé">
            <p>Quand une ou un collègue vous nomme sous un passage à part, il se lit ici.</p>
          </Empty>
        ) : (
          <div className="fil mesure">
            {passages.map((passage) => (
              <div className="txt haut-4" key={passage.id}>
                <Apart readers={[passage.author, 'vous']} note={`Écrit par ${passage.author} le ${writeDate(passage.on, today)}.`}>
                  {paragraphs(passage.text).map((line) => (
                    <p key={line}>{line}</p>
                  ))}
                </Apart>
              </div>
            ))}
          </div>
        )}
      </Page>
    </Frame>
  )
}
