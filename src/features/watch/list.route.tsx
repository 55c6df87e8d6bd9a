import type { ActionFunctionArgs } from 'react-router'
import { addMonths } from '#core/dates.ts'
import { writeCount } from '#core/french.ts'
import { listAllLocalAids } from '#features/catalogue/queries.server.ts'
import { articlesToRead, overdueFigures } from '#rules/watch.ts'
import { changesBetween, expectedBetween } from '#rules/watch-changes.ts'
import { LinkButton } from '#ui/button.tsx'
import { ErrorSummary } from '#ui/messages.tsx'
import { Empty, Page, Section, TitleBar } from '#ui/page.tsx'
import { wallClock } from '#web/clock.ts'
import { intentOf } from '#web/form.server.ts'
import { Frame } from '#web/frame.tsx'
import { page, redirectWithMessage, submit } from '#web/page.server.ts'
import { paths } from '#web/paths.ts'
import { actions } from './actions.ts'
import { concernedBy, listOwnRights } from './concerned.server.ts'
import { markItem, withdrawNote } from './commands.server.ts'
import { markForm, withdrawForm } from './forms.ts'
import { LocalRules } from './local-rules.tsx'
import { figuresItem, localChanges, MONTHS_AHEAD, MONTHS_BACK, noteItem } from './model.ts'
import { Articles, ChangeLine, ExpectedLine, NoteLine, Overdue } from './parts.tsx'
import { listNotes, listRead } from './queries.server.ts'
import type { Route } from './+types/list.route'

export const meta = () => [{ title: 'Veille — Aparté' }]

export const loader = page(actions.list, async ({ tx, today, actor, timeZone }) => {
  const [notes, read] = [await listNotes(tx), await listRead(tx)]
  const own = actor.roles.includes('worker') ? await listOwnRights(tx) : null
  const changes = changesBetween(addMonths(today, -MONTHS_BACK), addMonths(today, MONTHS_AHEAD)).map(({ day, changes: all, rights }) => ({
    day,
    figures: all.length,
    unverified: all.filter(({ verified }) => !verified).length,
    rights,
    concerned: own === null || own.computed === 0 ? null : countsOf(concernedBy(own, rights)),
    item: figuresItem(day),
    unread: !read.has(figuresItem(day)),
  }))
  const shown = notes.map((note) => ({ ...note, item: noteItem(note.id), unread: !read.has(noteItem(note.id)) }))
  return {
    today,
    future: {
      changes: changes.filter(({ day }) => day > today).toReversed(),
      notes: shown.filter(({ effectiveOn }) => effectiveOn > today).toReversed(),
      expected: expectedBetween(today, addMonths(today, MONTHS_AHEAD)),
    },
    past: { changes: changes.filter(({ day }) => day <= today), notes: shown.filter(({ effectiveOn }) => effectiveOn <= today) },
    local: localChanges(
      (await listAllLocalAids(tx)).map((aid) => ({ ...aid, writtenOn: wallClock(aid.writtenAt, timeZone).date })),
      addMonths(today, -MONTHS_BACK),
      addMonths(today, MONTHS_AHEAD),
    ),
    unread: [...changes, ...shown].filter((one) => one.unread).length,
    overdue: overdueFigures(today),
    articles: articlesToRead(today),
    writes: actor.roles.includes('manager'),
  }
})

const countsOf = ({ sure, maybe }: { sure: readonly unknown[]; maybe: readonly unknown[] }) => ({ sure: sure.length, maybe: maybe.length })

const handlers = {
  mark: submit(actions.mark, markForm, async ({ tx, value }) => {
    await markItem(tx, value.item, value.intent === 'read')
    return redirectWithMessage(paths.watch.list(), value.intent === 'read' ? 'veille-lue' : 'veille-a-relire')
  }),
  withdraw: submit(actions.withdrawNote, withdrawForm, async ({ tx, value }) => {
    await withdrawNote(tx, value.noteId)
    return redirectWithMessage(paths.watch.list(), 'note-de-veille-retiree')
  }),
}
export const action = async (args: ActionFunctionArgs) =>
  (await intentOf(args.request)) === 'withdraw' ? handlers.withdraw(args) : handlers.mark(args)

const unreadSentence = (unread: number): string => {
  const count = writeCount(unread, true)
  return `${count.charAt(0).toUpperCase()}${count.slice(1)} ligne${unread > 1 ? 's' : ''} à lire.`
}

export default function WatchPage({ loaderData, actionData }: Route.ComponentProps) {
  const { today, future, past, local, unread, overdue, articles, writes } = loaderData
  const nothingAhead = future.changes.length + future.notes.length + future.expected.length === 0
  return (
    <Frame>
      <Page>
        <TitleBar
          title="Veille"
          actions={
            <>
              <LinkButton href={paths.catalogue.list()}>Tous les droits</LinkButton>
              {writes && (
                <LinkButton look="principal" href={paths.watch.addNote()}>
                  Écrire une note
                </LinkButton>
              )}
            </>
          }
        >
          Ce qui a changé dans les barèmes, ce qui va changer, et ce que vos responsables en disent.{' '}
          <b>{unread === 0 ? 'Vous avez tout lu.' : unreadSentence(unread)}</b>
        </TitleBar>
        <ErrorSummary errors={actionData?.errors} actAlone />
        <Section id="h-avenir" title="Ce qui va changer" end="douze mois">
          {nothingAhead ? (
            <Empty title="Rien n’est annoncé." />
          ) : (
            <ul className="lignes">
              {future.notes.map((note) => (
                <NoteLine key={note.id} note={note} today={today} writes={writes} />
              ))}
              {future.changes.map((change) => (
                <ChangeLine key={change.day} change={change} today={today} />
              ))}
              {future.expected.map((one) => (
                <ExpectedLine key={one.day} expected={one} today={today} />
              ))}
            </ul>
          )}
        </Section>
        <Section id="h-change" title="Ce qui a changé" end="douze derniers mois" className="haut-5">
          <ul className="lignes">
            {past.notes.map((note) => (
              <NoteLine key={note.id} note={note} today={today} writes={writes} />
            ))}
            {past.changes.map((change) => (
              <ChangeLine key={change.day} change={change} today={today} />
            ))}
          </ul>
        </Section>
        <Section
          id="h-locales"
          title="Règles locales"
          end={<a href={paths.localAid.list()}>toutes les aides locales</a>}
          className="haut-5"
        >
          <LocalRules changes={local} today={today} />
        </Section>
        <Section id="h-relire" title="Chiffres à relire" end={String(overdue.length)} className="haut-5">
          <Overdue figures={overdue} today={today} />
        </Section>
        <Section id="h-articles" title="Textes à relire" end={String(articles.length)} className="haut-5">
          <Articles articles={articles} />
        </Section>
      </Page>
    </Frame>
  )
}
