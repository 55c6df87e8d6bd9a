import { writeFullDate, writeTimeInSentence } from '#core/french.ts'
import { listJournalNow } from './journal.server.ts'
import { describeReader, tabTitle, toHeadProps } from '#features/case-file/model.ts'
import type { Head } from '#features/case-file/model.ts'
import { getHead } from '#features/case-file/queries.server.ts'
import { Button, LinkButton } from '#ui/button.tsx'
import { HouseholdHead } from '#ui/household-head.tsx'
import { Empty, Page, PrintFoot, Section, TitleBar } from '#ui/page.tsx'
import { Pagination } from '#ui/table.tsx'
import { Frame } from '#web/frame.tsx'
import { page } from '#web/page.server.ts'
import { paths } from '#web/paths.ts'
import { actions } from './actions.ts'
import { OpeningsChart } from './chart.tsx'
import { countSentence, JournalTable, YourRights } from './journal-parts.tsx'
import { byPerson } from './model.ts'
import type { Route } from './+types/journal.route'

const PER_PAGE = 40

export const loader = page(actions.journal, async (ctx) => {
  const { tx, id, url, today, time, actor } = ctx
  const head = await getHead(tx, id, today)
  const rows = head.referent.isMe ? await listJournalNow(ctx, head) : []
  const pages = Math.max(Math.ceil(rows.length / PER_PAGE), 1)
  const at = Math.min(Math.max(Number(url.searchParams.get('page')) || 1, 1), pages)
  return {
    head,
    rows: rows.slice((at - 1) * PER_PAGE, at * PER_PAGE),
    people: byPerson(rows),
    sentence: countSentence(rows, today),
    from: rows.at(-1)?.date ?? today,
    at,
    pages,
    today,
    printed: `${writeFullDate(today)} à ${writeTimeInSentence(time)} par ${actor.firstName} ${actor.lastName}`,
  }
})

export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: tabTitle(loaderData?.head, 'Journal d’accès') }]

export default function Journal({ loaderData }: Route.ComponentProps) {
  const { head, rows, people, sentence, from, at, pages, today, printed } = loaderData
  return (
    <Frame>
      <HouseholdHead {...toHeadProps(head, 'journal')} />
      <Page>
        <TitleBar
          title="Qui a ouvert ce dossier"
          small
          actions={
            head.referent.isMe && (
              <LinkButton look="principal" small icon="imprimer" href={paths.caseFile.journalHandOver({ id: head.id })}>
                La lui remettre
              </LinkButton>
            )
          }
        >
          Cette page est écrite pour être lue avec la personne. Elle peut la demander à tout moment.
        </TitleBar>
        {head.referent.isMe ? (
          <div className="journal2">
            <section aria-label="Ouvertures du dossier">
              {people.length > 0 && <OpeningsChart people={people} from={from} today={today} caption={`Un signe par jour. ${sentence}`} />}
              {rows.length > 0 ? (
                <JournalTable rows={rows} today={today} names caption={at === 1 ? 'Les plus récentes' : 'Plus anciennes'} />
              ) : (
                <Empty title="Personne n’a encore ouvert ce dossier." />
              )}
              <Pagination
                page={at}
                pages={pages}
                href={(n) => `${paths.caseFile.journal({ id: head.id })}?page=${n}`}
                label="Pages du journal"
              />
            </section>
            <aside aria-label="À savoir">
              <YourRights />
              <WhoMayOpen head={head} />
              <section className="bloc petit doux">
                <p>
                  Ce journal ne peut être ni modifié ni effacé. Ses lignes sont scellées ensemble : une ligne changée ou retirée se verrait.
                </p>
              </section>
            </aside>
          </div>
        ) : (
          <p>
            Ce journal est lu par {head.referent.name}, qui tient ce dossier, et par la personne elle-même.{' '}
            <a href={paths.caseFile.show({ id: head.id })}>Revenir au dossier</a>
          </p>
        )}
        <PrintFoot>
          Imprimé le {printed}, et noté au journal d’accès. Document couvert par le secret professionnel (art. 226-13 du code pénal).
        </PrintFoot>
      </Page>
    </Frame>
  )
}

const WhoMayOpen = ({ head }: { head: Head }) => (
  <Section id="h-qui" title="Qui peut ouvrir, aujourd’hui" className="haut-5">
    <ul className="lignes">
      {head.whoSees.map((reader) => (
        <li key={reader.agentId}>
          {reader.agentId === head.referent.agentId ? (
            <>
              <b>{reader.name}</b>, tout le dossier, le temps de l’accompagnement
            </>
          ) : (
            <>
              {describeReader(reader, head.today)}
              <form method="post" action={paths.caseFile.unshare({ id: head.id })} className="haut-1">
                <input type="hidden" name="agentId" value={reader.agentId} />
                <Button small label={`Retirer l’accès de ${reader.name}`}>
                  Retirer l’accès
                </Button>
              </form>
            </>
          )}
        </li>
      ))}
      {head.managers.map((manager) => (
        <li key={manager.agentId}>
          <b>{manager.name}</b>, en disant pourquoi par écrit, soixante minutes à la fois, et cela se voit ici
        </li>
      ))}
      <li className="doux">
        {head.protected || head.reception.length === 0
          ? 'L’accueil voit seulement l’heure du rendez-vous, sans le nom.'
          : 'L’accueil voit les noms, les consignes de contact et l’heure des rendez-vous, rien d’autre.'}{' '}
        Les autres services ne voient rien, pas même que ce dossier existe.
      </li>
    </ul>
  </Section>
)
