import { writableKinds } from '#core/compartments.ts'
import type { CompartmentKind } from '#core/compartments.ts'
import { noBreak, writeDate, writeMonth, writeTimeInSentence } from '#core/french.ts'
import { partsOf } from '#core/dates.ts'
import type { AppointmentLine } from '#features/interview/model.ts'
import { appointmentKinds } from '#features/interview/model.ts'
import { Icon } from '#ui/icons.tsx'
import { Empty, Rubric } from '#ui/page.tsx'
import { Filters, Thread, ThreadEntry } from '#ui/thread.tsx'
import { wallClock } from '#web/clock.ts'
import { paths } from '#web/paths.ts'
import { threadFilters } from './model.ts'
import type { Head, ThreadFilter } from './model.ts'
import { entryIcons, ThreadLine } from './parts.tsx'
import { writeThreadDay } from './words.ts'
import type { ThreadPage } from './thread.server.ts'

type Props = {
  head: Head
  thread: ThreadPage
  filter: ThreadFilter | null
  me: string
  timeZone: string
  next: AppointmentLine | undefined
  canWrite: boolean
  /** On paper nothing is folded. */
  printing: boolean
}

/** Entries shown with their words; older ones show their first line. */
const recent = 8

/** The thread: what is planned, a line to write, filters, then everything that happened, latest first. */
export const ThreadColumn = ({ head, thread, filter, me, timeZone, next, canWrite, printing }: Props) => (
  <section className="col-fil" aria-labelledby="h-fil">
    <Rubric id="h-fil" title="Fil" end={countWords(thread, head, timeZone)} />
    {canWrite && <QuickNote id={head.id} kinds={head.myKinds} />}
    {head.closedOn && (
      <p className="doux haut-3">
        Dossier clos le {writeDate(head.closedOn, head.today)}. Pour y écrire,{' '}
        <a href={paths.caseFile.reopen({ id: head.id })}>le rouvrir</a>.
      </p>
    )}
    {thread.filters.length > 0 && <ThreadFilters id={head.id} filters={thread.filters} current={filter} />}
    {thread.entries.length === 0 && !next && (
      <Empty title="Le fil est encore blanc">
        <p>Un appel, un mot, une pensée : ce que vous écrivez se range ici.</p>
      </Empty>
    )}
    <Thread>
      {next && !filter && <Planned head={head} next={next} timeZone={timeZone} />}
      {thread.entries.map((entry, index) => (
        <ThreadLine
          key={entry.id}
          entry={entry}
          names={thread.names}
          me={me}
          caseFileId={head.id}
          today={head.today}
          timeZone={timeZone}
          length={printing ? 'whole' : index < recent ? 'fold' : 'line'}
        />
      ))}
    </Thread>
    {thread.older && (
      <p>
        <a
          href={`${paths.caseFile.show({ id: head.id })}?${new URLSearchParams({ ...(filter ? { fil: filter } : {}), avant: thread.older })}`}
        >
          Entrées plus anciennes
        </a>
      </p>
    )}
  </section>
)

const countWords = (thread: ThreadPage, head: Head, timeZone: string): string | undefined => {
  if (thread.total === 0 || !thread.first) return undefined
  const { year, month } = partsOf(wallClock(thread.first, timeZone).date)
  const since = year === partsOf(head.today).year ? writeMonth(month) : `${writeMonth(month)} ${year}`
  return thread.total === 1 ? `1${noBreak}entrée` : `${thread.total}${noBreak}entrées depuis ${since}`
}

const ThreadFilters = ({ id, filters, current }: { id: string; filters: readonly ThreadFilter[]; current: ThreadFilter | null }) => (
  <Filters
    label="Filtrer le fil"
    entries={[
      { href: paths.caseFile.show({ id }), label: 'Tout', current: current === null },
      ...filters.map((filter) => ({
        href: `${paths.caseFile.show({ id })}?fil=${filter}`,
        label: threadFilters[filter],
        current: current === filter,
        ...(filter === 'apart' ? { icon: 'verrou' as const } : {}),
      })),
    ]}
  />
)

/** A line to write at once; it grows with the text. Refused, it comes back on a page of its own with everything typed. */
const QuickNote = ({ id, kinds }: { id: string; kinds: readonly CompartmentKind[] }) => (
  <form className="ecrire haut-3" method="post" action={paths.caseFile.note({ id })}>
    {/* who does not hold the thread writes in what she holds */}
    {!kinds.includes('general') && <input type="hidden" name="compartment" value={writableKinds.find((kind) => kinds.includes(kind))} />}
    {/* the key E presses the label, which leads into the field */}
    <label className="vh" htmlFor="ecrire-fil" data-touche="e">
      Écrire dans le fil
    </label>
    <textarea id="ecrire-fil" name="text" rows={1} placeholder="Un appel, un mot, une pensée…" autoComplete="off" />
    <button className="b b-s b-nu" type="submit" name="kind" value="call">
      <Icon name="tel" /> Appel
    </button>
    <button className="b b-s b-nu" type="submit" name="kind" value="letter">
      <Icon name="doc" /> Courrier
    </button>
    <button className="b b-s b-1" type="submit" name="kind" value="note">
      Noter
    </button>
  </form>
)

const Planned = ({ head, next, timeZone }: { head: Head; next: AppointmentLine; timeZone: string }) => {
  const wall = wallClock(next.startsAt, timeZone)
  return (
    <ThreadEntry
      day={wall.date === head.today ? 'aujourd’hui' : writeThreadDay(wall.date, head.today)}
      detail={writeTimeInSentence(wall.time)}
      icon={next.kind === 'interview' ? undefined : entryIcons[next.kind === 'video' ? 'call' : next.kind]}
      title={`${appointmentKinds[next.kind]} ${next.kind === 'homeVisit' || next.kind === 'video' ? 'prévue' : 'prévu'}`}
      meeting
      by={
        <>
          {[next.place, next.with].filter(Boolean).join(', ')} <a href={paths.caseFile.interview({ id: head.id })}>Ouvrir la page</a>
        </>
      }
    />
  )
}
