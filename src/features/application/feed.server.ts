import type { IsoDate } from '#core/dates.ts'
import type { Read, Write } from '#db/door.server.ts'
import { setStatus } from '#features/review/commands.server.ts'
import type { NamedRight, StatusVersion } from '#features/review/model.ts'
import { listStatusVersions, namedRight, plannedFor } from '#features/review/queries.server.ts'
import type { ApplicationEventBody } from './model.ts'
import type { Application } from './queries.server.ts'
import { statusAfter } from './statuses.ts'

/** The right of an application as it is named now; null for a free one. */
export const namedRightOf = (tx: Read | Write, application: Pick<Application, 'right'>): Promise<NamedRight | null> =>
  application.right === null ? Promise.resolve(null) : namedRight(tx, application.right)

/** What stands of a right for that person, as far as the actor may read; null for nothing. */
export const standsOf = async (
  tx: Read | Write,
  caseFileId: string,
  slug: string,
  subjectId: string | null,
): Promise<StatusVersion | null> =>
  (await listStatusVersions(tx, caseFileId)).find((one) => one.current && one.slug === slug && one.subjectId === subjectId) ?? null

/**
 * Writes what the event says of its right, with the deadlines that the law draws from it; they belong to the application. @returns the id of the status; null when it
 * says nothing of it.
 */
export const feedRight = async (
  tx: Write,
  application: Application,
  event: ApplicationEventBody & { day: IsoDate },
): Promise<string | null> => {
  const right = await namedRightOf(tx, application)
  if (right === null) return null
  const { caseFileId, subjectId } = application
  const stands = await standsOf(tx, caseFileId, right.slug, subjectId)
  const input = statusAfter(application.kind, event, application.state, stands)
  if (input === null) return null
  const { id } = await setStatus(tx, {
    caseFileId,
    right,
    subjectId,
    readId: stands?.id ?? null,
    input,
    deadlines: plannedFor(right, input),
    applicationId: application.id,
  })
  return id
}
