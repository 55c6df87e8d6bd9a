import { Forbidden } from '#core/errors.ts'
import { writeFullDate } from '#core/french.ts'
import { tabTitle } from '#features/case-file/model.ts'
import { getHead } from '#features/case-file/queries.server.ts'
import { LinkButton } from '#ui/button.tsx'
import { A4, Page, TitleBar } from '#ui/page.tsx'
import { Frame } from '#web/frame.tsx'
import { page } from '#web/page.server.ts'
import { paths } from '#web/paths.ts'
import { actions } from './actions.ts'
import { countSentence, JournalTable, YourRights } from './journal-parts.tsx'
import { listJournalNow } from './journal.server.ts'
import { journalNames } from './queries.server.ts'
import type { Route } from './+types/hand-over.route'

/** What the person takes away: dates, functions and reasons; names where the organisation chose so (decision 14). */
export const loader = page(actions.handOver, async (ctx) => {
  const head = await getHead(ctx.tx, ctx.id, ctx.today)
  if (!head.referent.isMe) throw new Forbidden('the referent hands the journal over')
  const rows = await listJournalNow(ctx, head)
  const names = await journalNames(ctx.tx)
  return {
    head: { id: head.id, name: head.name, protected: head.protected },
    // what is not printed does not travel to the page either
    rows: names ? rows : rows.map((row) => ({ ...row, who: '' })),
    names,
    sentence: countSentence(rows, ctx.today),
    today: ctx.today,
    by: `${ctx.actor.firstName} ${ctx.actor.lastName}`,
  }
})

export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: tabTitle(loaderData?.head, 'Journal à remettre') }]

export default function HandOver({ loaderData }: Route.ComponentProps) {
  const { head, rows, names, sentence, today, by } = loaderData
  return (
    <Frame>
      <Page>
        <div className="ne-pas-imprimer">
          <TitleBar
            title="Le journal, à remettre"
            actions={
              <LinkButton look="nu" small href={paths.caseFile.journal({ id: head.id })}>
                Revenir au journal
              </LinkButton>
            }
          >
            Imprimez cette page avec <kbd>Ctrl P</kbd>.{' '}
            {names
              ? 'Les noms des agents y figurent.'
              : 'Qui a ouvert le dossier y figure par sa fonction, sans son nom. Seul votre nom est au bas de la page : c’est vous qui la remettez.'}
          </TitleBar>
        </div>
        <A4 label="Journal d’accès à remettre">
          <h1>Qui a ouvert votre dossier</h1>
          <p>{sentence}</p>
          <JournalTable rows={rows} today={today} names={names} caption="Chaque ouverture, la plus récente d’abord" />
          <YourRights />
          <p className="haut-3">
            Remis à {head.name} le {writeFullDate(today)} par {by}.
          </p>
        </A4>
      </Page>
    </Frame>
  )
}
