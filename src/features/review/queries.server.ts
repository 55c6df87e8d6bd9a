import type { CompartmentKind } from '#core/compartments.ts'
import type { IsoDate } from '#core/dates.ts'
import type { Read, Write } from '#db/door.server.ts'
import type { DeadlineKey, Information, Medium, Per, Reason, RightStatus, Status, StatusVersion } from './model.ts'

type Tx = Read | Write

/** What a row of `right_status` keeps sealed. Outside of the thread and the budget it is all there is: the columns in clear are empty. */
export type StatusBody = Pick<RightStatus, 'slug' | 'amountCents' | 'per' | 'since' | 'until' | 'notifiedOn' | 'reason' | 'note'> & {
  deadlines: Partial<Record<DeadlineKey, string>>
}
/** What a row of `right_information` keeps sealed. */
export type InformationBody = { slugs: string[]; words: string }

const nameOf = (row: { first_name: string | null; last_name: string | null }): string =>
  [row.first_name, row.last_name].filter(Boolean).join(' ')

/** Every version of what was said of the rights of a household, as far as the actor may read, the oldest first. */
export const listStatusVersions = async (tx: Tx, caseFileId: string): Promise<StatusVersion[]> => {
  const kinds = new Map((await tx.unlockCase(caseFileId)).map(({ id, kind }) => [id, kind as CompartmentKind]))
  const rows = await tx.q
    .selectFrom('right_status as r')
    .leftJoin('agent as a', (join) => join.onRef('a.organisation_id', '=', 'r.organisation_id').onRef('a.id', '=', 'r.created_by'))
    .selectAll('r')
    .select(['a.first_name', 'a.last_name'])
    .where('r.organisation_id', '=', tx.org)
    .where('r.case_file_id', '=', caseFileId)
    .orderBy('r.created_at')
    .orderBy('r.id')
    .execute()
  return rows.flatMap((row) => {
    if (!tx.holds(row.compartment_id)) return []
    const body = tx.openJson<StatusBody>(row.compartment_id, row.id, row.body)
    return [
      {
        ...body,
        id: row.id,
        seriesId: row.series_id,
        subjectId: row.subject_id,
        status: row.status as Status,
        per: body.per as Per | null,
        reason: body.reason as Reason | null,
        saidOn: row.said_on as IsoDate,
        author: nameOf(row),
        compartmentKind: kinds.get(row.compartment_id) ?? 'general',
        writtenAt: row.created_at,
        current: row.superseded_at === null,
        deadlines: body.deadlines ?? {},
      },
    ]
  })
}

/** What stands of each right of a household, as far as the actor may read; one for each right and person, the oldest first. */
export const listStatuses = async (tx: Tx, caseFileId: string): Promise<RightStatus[]> =>
  (await listStatusVersions(tx, caseFileId)).filter((version) => version.current)

/**
 * The times at which the household was informed of rights, the newest first. One act is one line, with the rights and words that the actor may
 * read; the rest of it is not there.
 */
export const listInformation = async (tx: Tx, caseFileId: string): Promise<Information[]> => {
  const kinds = new Map((await tx.unlockCase(caseFileId)).map(({ id, kind }) => [id, kind as CompartmentKind]))
  const rows = await tx.q
    .selectFrom('right_information as r')
    .leftJoin('agent as a', (join) => join.onRef('a.organisation_id', '=', 'r.organisation_id').onRef('a.id', '=', 'r.created_by'))
    .selectAll('r')
    .select(['a.first_name', 'a.last_name'])
    .where('r.organisation_id', '=', tx.org)
    .where('r.case_file_id', '=', caseFileId)
    .orderBy('r.given_on', 'desc')
    .orderBy('r.created_at', 'desc')
    .orderBy('r.id')
    .execute()
  const held = rows.filter((row) => tx.holds(row.compartment_id))
  const acts = Map.groupBy(held, (row) => `${row.created_at.getTime()} ${row.created_by} ${row.given_on} ${row.medium}`)
  return [...acts.values()].flatMap((all) => {
    const [first] = all
    if (!first) return []
    const bodies = all.map((row) => tx.openJson<InformationBody>(row.compartment_id, row.id, row.body))
    return [
      {
        id: first.id,
        slugs: bodies.flatMap((body) => body.slugs),
        words: bodies.map((body) => body.words).find((words) => words !== '') ?? '',
        givenOn: first.given_on,
        medium: first.medium as Medium,
        author: nameOf(first),
        kinds: [...new Set(all.map((row) => kinds.get(row.compartment_id) ?? 'general'))],
      },
    ]
  })
}
