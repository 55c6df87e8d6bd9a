import type { ReactNode } from 'react'
import { compartmentLabels } from '#core/compartments.ts'
import type { IsoDate } from '#core/dates.ts'
import { joinNames, writeDate, writeFullDate, writeNearDay, writeTimeInSentence, writeWeekday } from '#core/french.ts'
import { HouseholdHead } from '#ui/household-head.tsx'
import type { IconName } from '#ui/icons.tsx'
import { Page, PrintFoot } from '#ui/page.tsx'
import { Apart } from '#ui/readers.tsx'
import { Tag } from '#ui/tag.tsx'
import { ThreadEntry } from '#ui/thread.tsx'
import { wallClock } from '#web/clock.ts'
import { Frame } from '#web/frame.tsx'
import { paths } from '#web/paths.ts'
import { toHeadProps } from './model.ts'
import type { EntryKind, Head, TabName } from './model.ts'
import { arrange, excerpt, foldPieces, paragraphs } from './passages.ts'
import type { Piece } from './passages.ts'
import type { EntryAparte } from './entry-text.server.ts'
import { writeThreadDay } from './words.ts'
import type { Outcome, ThreadEntryData } from './thread.server.ts'

/** When and by whom a page was asked for: what the foot of its print says. */
export type Printed = { today: IsoDate; time: string; by: string; logged?: boolean }

/** The frame of every page of a household: header, head, tabs, content, and the foot that only paper shows. */
export const CaseFilePage = ({
  head,
  tab,
  printed,
  children,
}: {
  head: Head
  tab: TabName | null
  printed: Printed
  children: ReactNode
}) => (
  <Frame>
    <HouseholdHead {...toHeadProps(head, tab)} />
    <Page>
      {children}
      <PrintFoot>
        Imprimé le {writeFullDate(printed.today)} à {writeTimeInSentence(printed.time)} par {printed.by},{' '}
        {printed.logged ? 'et noté au journal d’accès' : 'consultation notée au journal d’accès'}. Document couvert par le secret
        professionnel (art. 226-13 du code pénal).
      </PrintFoot>
    </Page>
  </Frame>
)

export const entryIcons: Readonly<Record<EntryKind, IconName>> = {
  interview: 'entretien',
  homeVisit: 'maison',
  call: 'tel',
  letter: 'enveloppe',
  note: 'plume',
  meeting: 'groupe',
  firstRequest: 'personne',
  handover: 'cle',
}

/** « vous et Hélène Prigent »: readers of a private passage, the one who reads first. */
export const readerNames = (ids: readonly string[], names: ReadonlyMap<string, string>, me: string): string[] => [
  ...(ids.includes(me) ? ['vous'] : []),
  ...ids.filter((id) => id !== me).map((id) => names.get(id) ?? ''),
]

const Paragraphs = ({ text }: { text: string }) => (
  <>
    {paragraphs(text).map((line, index) => (
      // oxlint-disable-next-line react/no-array-index-key -- lines of a text never move
      <p key={index}>{line}</p>
    ))}
  </>
)

type Words = Pick<ThreadEntryData, 'text' | 'readers'>

/** A native fold: it opens without JavaScript, and paper shows it whole. */
const Fold = ({ summary, children }: { summary: string; children: ReactNode }) => (
  <details className="replie">
    <summary>{summary}</summary>
    {children}
  </details>
)

/**
 * The text of an entry as its reader may see it, private passages between their parentheses. `long`: a long one is shown whole, or its end is
 * folded.
 */
export const EntryWords = ({
  entry,
  names,
  me,
  long = 'whole',
}: {
  entry: Words
  names: ReadonlyMap<string, string>
  me: string
  long?: 'whole' | 'fold'
}) => {
  const { main, apartes, isPrivate } = entry.text
  const { shown, rest } = foldPieces(isPrivate ? [{ text: main }] : arrange(main, apartes))
  const [readers] = [...entry.readers.values()]
  const print = (pieces: readonly Piece<EntryAparte>[]) =>
    pieces.map((piece, index) =>
      'text' in piece ? (
        // oxlint-disable-next-line react/no-array-index-key -- pieces of a text never move
        <Paragraphs key={index} text={piece.text} />
      ) : (
        <Apart
          key={piece.aparte.compartmentId}
          readers={readerNames(entry.readers.get(piece.aparte.compartmentId) ?? [], names, me)}
          note="Le reste du foyer ne montre pas ce passage."
        >
          <Paragraphs text={piece.aparte.text} />
        </Apart>
      ),
    )
  const words =
    long === 'whole' || rest.length === 0 ? (
      print([...shown, ...rest])
    ) : (
      <>
        {print(shown)}
        <Fold summary="Lire la suite">{print(rest)}</Fold>
      </>
    )
  if (!isPrivate) return <>{words}</>
  return (
    <Apart readers={readerNames(readers ?? [], names, me)} note="Personne d’autre ne voit cette note.">
      {words}
    </Apart>
  )
}

const firstLine = 110

/** An older entry: its first line, which opens the rest. A private note does not show its words before it is opened. */
const FoldedWords = (props: { entry: Words; names: ReadonlyMap<string, string>; me: string }) => {
  const { main, apartes, isPrivate } = props.entry.text
  if (main.length <= firstLine && apartes.length === 0 && !isPrivate) return <EntryWords {...props} />
  return (
    <Fold summary={isPrivate ? 'Note à part' : excerpt(main, firstLine).replace(/[\s.,;:]+…$/, '…') || 'Passage à part'}>
      <EntryWords {...props} />
    </Fold>
  )
}

/** « Délai : contester avant le 3 août » */
export const outcomeWords = (outcome: Outcome, today: IsoDate): string => {
  if (outcome.kind !== 'deadline' || !outcome.dueOn) return outcome.label
  const due = writeDate(outcome.dueOn, today)
  const plain = (text: string): string => text.replaceAll(/\s+/g, ' ')
  return plain(outcome.label).includes(plain(due)) ? `Délai : ${outcome.label}` : `Délai : ${outcome.label}, avant le ${due}`
}

const duration = (minutes: number): string =>
  minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h${minutes % 60 ? ` ${String(minutes % 60).padStart(2, '0')}` : ''}`

/** « Solène Kerbrat, 50 min, avec Jade » */
const byLine = (entry: ThreadEntryData): string =>
  [
    entry.author,
    entry.minutes && duration(entry.minutes),
    entry.present && (/^avec\b/i.test(entry.present) ? entry.present : `avec ${entry.present}`),
  ]
    .filter(Boolean)
    .join(', ')

const meetings: readonly EntryKind[] = ['interview', 'homeVisit', 'meeting']

/** One entry of the thread: when, what, by whom, the words, what came out of it, and the way to its versions. */
export const ThreadLine = ({
  entry,
  names,
  me,
  caseFileId,
  today,
  timeZone,
  length,
}: {
  entry: ThreadEntryData
  names: ReadonlyMap<string, string>
  me: string
  caseFileId: string
  today: IsoDate
  timeZone: string
  /** `whole` on paper; `fold` keeps the end of a long text for a click; `line` shows the first words. */
  length: 'whole' | 'fold' | 'line'
}) => {
  const wall = wallClock(entry.happenedAt, timeZone)
  const href = paths.caseFile.entry({ id: caseFileId, entryId: entry.id })
  const near = wall.date === today
  const restricted = entry.compartmentKind !== 'general' && entry.compartmentKind !== 'aparte'
  return (
    <ThreadEntry
      id={`entree-${entry.id}`}
      day={near ? writeNearDay(wall.date, today) : writeThreadDay(wall.date, today)}
      detail={near ? writeTimeInSentence(wall.time) : writeWeekday(wall.date)}
      icon={entryIcons[entry.kind]}
      title={<a href={href}>{entry.title}</a>}
      by={
        <>
          {byLine(entry)}
          {restricted && <Tag kind="neutre">{compartmentLabels[entry.compartmentKind]}</Tag>}
          {entry.corrected && <a href={`${href}#versions`}>corrigé le {writeDate(wallClock(entry.corrected.at, timeZone).date, today)}</a>}
        </>
      }
      meeting={meetings.includes(entry.kind)}
      facts={[
        ...entry.facts.map((fact) => ({ id: fact.id, href: `${href}#fait-${fact.id}`, label: fact.label })),
        ...entry.outcomes.map((outcome) => ({
          id: outcome.id,
          href: paths.caseFile.steps({ id: caseFileId }),
          label: outcomeWords(outcome, today),
        })),
      ]}
    >
      {length === 'line' ? (
        <FoldedWords entry={entry} names={names} me={me} />
      ) : (
        <EntryWords entry={entry} names={names} me={me} long={length} />
      )}
    </ThreadEntry>
  )
}

/** Names after commas; an empty list says nobody. */
export const namesOrNobody = (names: readonly string[]): string => (names.length === 0 ? 'personne d’autre' : joinNames(names))

/** Said instead of a form that only the referent may send. */
export const NotReferent = ({ head }: { head: Head }) => (
  <p>
    Cela revient à {head.referent.name}, qui tient ce dossier. <a href={paths.caseFile.show({ id: head.id })}>Revenir au dossier</a>
  </p>
)
