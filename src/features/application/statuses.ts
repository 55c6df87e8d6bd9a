import type { IsoDate } from '#core/dates.ts'
import { bareStatus } from '#features/review/model.ts'
import type { Status, StatusInput, StatusVersion } from '#features/review/model.ts'
import type { ApplicationEvent, ApplicationEventBody, ApplicationKind, ApplicationState } from './model.ts'

/** The bridge between an application and the review of rights: one entry, typed once (decision 0025). Pure. */

/**
 * What an event says of its right; null when it says nothing of it. `stands`: the status in force, null for none. A remission of a debt touches no right. A right
 * that runs stays open while it is renewed; a request that is contested stays contested until that is decided, whatever is mended of it meanwhile; and what was sent
 * says nothing any more once a decision is known.
 */
export const statusAfter = (
  kind: ApplicationKind,
  event: ApplicationEventBody & { day: IsoDate },
  before: ApplicationState,
  stands: Pick<StatusVersion, 'status' | 'notifiedOn' | 'note'> | null,
): StatusInput | null => {
  if (kind === 'remission') return null
  const said = (status: Status, more: Partial<StatusInput> = {}): StatusInput => ({ ...bareStatus, ...more, status, saidOn: event.day })
  const contestedElsewhere = kind !== 'contest' && stands?.status === 'contested'
  switch (event.kind) {
    case 'sent':
      if (before.decision !== null) return null
      if (kind === 'renewal' && stands?.status === 'open') return null
      if (kind === 'contest') return said('contested', { notifiedOn: stands?.notifiedOn ?? null, note: stands?.note ?? '' })
      return said('requested')
    case 'decided':
      if (contestedElsewhere) return null
      return event.decision === 'refused'
        ? said('refused', { notifiedOn: event.notifiedOn, note: event.reasons })
        : said('open', {
            amountCents: event.amountCents,
            per: event.amountCents === null ? null : event.per,
            since: event.since,
            until: event.until,
            note: event.reasons,
          })
    case 'notified':
      // the delay of appeal runs from this day
      return !contestedElsewhere && before.decision?.decision === 'refused' && before.notifiedOn === null
        ? said('refused', { notifiedOn: event.day, note: before.decision.reasons })
        : null
    case 'withdrawn':
      return before.sentOn === null || before.decision !== null || stands?.status === 'open' ? null : said('ended', { note: event.reason })
    default:
      return null
  }
}

/**
 * Events read back from the page of the right: what was noted there while this application was under way, and that none of its own events wrote. Nobody types it
 * again. `written`: ids of the statuses that its events wrote. What ends a renewal or a contest counts once it has left: before that, it was said of the right as it was.
 */
export const readBack = (
  application: { kind: ApplicationKind; right: string | null; subjectId: string | null; begunAt: Date; sentAt: Date | null },
  versions: readonly StatusVersion[],
  written: ReadonlySet<string>,
): ApplicationEvent[] => {
  if (application.right === null || application.kind === 'remission') return []
  let contested = false
  const events: ApplicationEvent[] = []
  for (const one of versions) {
    if (one.slug !== application.right || one.subjectId !== application.subjectId) continue
    if (one.writtenAt < application.begunAt) continue
    // what is contested elsewhere is another application's
    if (one.status === 'contested' && application.kind !== 'contest') contested = true
    if (written.has(one.id) || contested) continue
    const body = eventOf(application.kind, one)
    const left = (application.sentAt !== null && application.sentAt <= one.writtenAt) || events.some(({ kind }) => kind === 'sent')
    if (body?.kind === 'decided' && application.kind !== 'request' && !left) continue
    if (body) events.push({ ...body, id: null, day: one.saidOn, author: one.author, writtenAt: one.writtenAt, correctsId: null })
  }
  return events
}

const eventOf = (kind: ApplicationKind, one: StatusVersion): ApplicationEventBody | null => {
  switch (one.status) {
    case 'requested':
      return kind === 'contest' ? null : { kind: 'sent', how: null, note: '' }
    case 'contested':
      return { kind: 'sent', how: null, note: '' }
    case 'open':
    case 'refused':
      return {
        kind: 'decided',
        decision: one.status === 'open' ? 'granted' : 'refused',
        amountCents: one.amountCents,
        per: one.per,
        since: one.since,
        until: one.until,
        // an opened right is one that the household was told of: nobody waits for its letter
        notifiedOn: one.status === 'open' ? one.saidOn : one.notifiedOn,
        reasons: one.note,
      }
    case 'notWanted':
    case 'ended':
      return { kind: 'withdrawn', reason: one.note }
    default:
      return null
  }
}
