import { ErrorSummary } from '#ui/messages.tsx'
import { Empty, Page, Section, TitleBar } from '#ui/page.tsx'
import { Frame } from '#web/frame.tsx'
import { page, redirectWithMessage, submit } from '#web/page.server.ts'
import { paths } from '#web/paths.ts'
import { message } from './actions.ts'
import { sayMessage } from './commands.server.ts'
import { saidForm } from './forms.ts'
import { Listed } from './parts.tsx'
import { listLetters, listToSay } from './queries.server.ts'
import type { Named } from './queries.server.ts'
import { shownMessage } from './shown.ts'
import type { Route } from './+types/list.route'

export const loader = page(message.list, async ({ tx, timeZone, today, actor }) => {
  const shown = (one: Named) => ({
    ...shownMessage(one, timeZone, today),
    caseFileId: one.caseFileId,
    name: one.caseName,
    flags: one.flags,
  })
  return { letters: (await listLetters(tx)).map(shown), toSay: (await listToSay(tx)).map(shown), says: actor.roles.includes('worker') }
})

export const action = submit(message.said, saidForm, async ({ tx, value }) => {
  await sayMessage(tx, value.messageId, value.how)
  return redirectWithMessage(paths.message.list(), 'dit-par-vous')
})

export const meta: Route.MetaFunction = () => [{ title: 'Prévenir — Aparté' }]

/** What a hand must still do: letters to print and post, and what is to be said by voice because nothing left. */
export default function Messages({ loaderData: { letters, toSay, says }, actionData }: Route.ComponentProps) {
  return (
    <Frame>
      <Page>
        <TitleBar title="Prévenir les personnes">Ce qui reste à faire à la main.</TitleBar>
        <ErrorSummary errors={actionData?.errors} actAlone />
        <div className="deux-colonnes">
          <Section id="h-lettres" title="Lettres à imprimer">
            {letters.length === 0 ? (
              <Empty title="Aucune lettre n’attend." />
            ) : (
              <ul className="lignes">
                {letters.map((one) => (
                  <Listed key={one.id} one={one} letter />
                ))}
              </ul>
            )}
          </Section>
          <Section id="h-de-vive-voix" title="À dire de vive voix" end="rien n’est parti">
            {toSay.length === 0 ? (
              <Empty title="Rien n’attend d’être dit." />
            ) : (
              <ul className="lignes">
                {toSay.map((one) => (
                  <Listed key={one.id} one={one} letter={false} says={says} />
                ))}
              </ul>
            )}
          </Section>
        </div>
      </Page>
    </Frame>
  )
}
