import type { IsoDate } from '#core/dates.ts'
import { writeDate } from '#core/french.ts'
import { Tag } from '#ui/tag.tsx'
import { Thread, ThreadEntry } from '#ui/thread.tsx'
import { wallClock } from '#web/clock.ts'
import { paths } from '#web/paths.ts'
import { eventWords } from './event-words.ts'
import { eventKinds, standing } from './model.ts'
import type { ApplicationEvent } from './model.ts'

/** What happened, the latest first. What another event corrects is still read, and says so. */
export const Events = (props: {
  events: readonly ApplicationEvent[]
  id: string
  applicationId: string
  today: IsoDate
  timeZone: string
  canWrite: boolean
}) => {
  const { events, today } = props
  const stands = new Set(standing(events))
  const all = events.toSorted((a, b) => b.day.localeCompare(a.day) || b.writtenAt.getTime() - a.writtenAt.getTime())
  return (
    <Thread>
      {all.map((event) => (
        <ThreadEntry
          key={event.id ?? `${event.kind} ${event.day} ${event.writtenAt.getTime()}`}
          day={writeDate(event.day, today)}
          title={eventKinds[event.kind]}
          meeting={event.kind === 'sent' || event.kind === 'decided'}
          by={
            <>
              <span className="doux">{event.author}</span> {!stands.has(event) && <Tag kind="neutre">ne compte plus</Tag>}
            </>
          }
        >
          <p>{eventWords(event, today)}</p>
          <p className="petit doux">
            {event.id === null
              ? 'Noté sur la page du droit'
              : `Écrit le ${writeDate(wallClock(event.writtenAt, props.timeZone).date, today)}`}
            {props.canWrite && event.id !== null && stands.has(event) && (
              <>
                {' '}
                <a
                  href={`${paths.caseFile.application({ id: props.id, applicationId: props.applicationId, note: event.kind })}&corriger=${event.id}#h-noter`}
                  aria-label={`Corriger : ${eventKinds[event.kind]}, ${writeDate(event.day, today)}`}
                >
                  Corriger
                </a>
              </>
            )}
          </p>
        </ThreadEntry>
      ))}
    </Thread>
  )
}
