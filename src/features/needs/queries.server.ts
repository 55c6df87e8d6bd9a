import type { WritableKind } from '#core/compartments.ts'
import type { Read, Write } from '#db/door.server.ts'
import type { PublicTag } from '#features/household/model.ts'
import type { Axis, IssueDomain, IssueStatus, Need, Outcome, Public, Statement, StatementKind } from './model.ts'

type Tx = Read | Write

const nameOf = (row: { first_name: string | null; last_name: string | null }): string =>
  [row.first_name, row.last_name].filter(Boolean).join(' ')

/** Needs that the actor may read, each with the states it went through; primary ones first, then the newest. */
export const listNeeds = async (tx: Tx, caseFileId: string): Promise<Need[]> => {
  const kinds = new Map((await tx.unlockCase(caseFileId)).map(({ id, kind }) => [id, kind as WritableKind]))
  const rows = await tx.q
    .selectFrom('need as n')
    .leftJoin('agent as a', (join) => join.onRef('a.organisation_id', '=', 'n.organisation_id').onRef('a.id', '=', 'n.created_by'))
    .selectAll('n')
    .select(['a.first_name', 'a.last_name'])
    .where('n.organisation_id', '=', tx.org)
    .where('n.case_file_id', '=', caseFileId)
    .orderBy('n.created_at')
    .orderBy('n.id')
    .execute()
  const histories = new Map<string, Need['history']>()
  for (const row of rows) {
    const history = histories.get(row.series_id) ?? []
    const status = row.status as IssueStatus
    if (history.at(-1)?.status !== status) history.push({ status, at: row.created_at, by: nameOf(row) })
    histories.set(row.series_id, history)
  }
  return rows
    .filter((row) => row.superseded_at === null)
    .toReversed()
    .map((row): Need => {
      const body = tx.openJson<{ topic: string; cause: string }>(row.compartment_id, row.id, row.body)
      return {
        id: row.series_id,
        domain: row.domain as IssueDomain,
        topic: body.topic,
        cause: body.cause,
        axes: row.axes as Axis[],
        primary: row.is_primary,
        status: row.status as IssueStatus,
        compartment: kinds.get(row.compartment_id) ?? 'general',
        history: histories.get(row.series_id) ?? [],
      }
    })
    .toSorted((a, b) => Number(b.primary) - Number(a.primary))
}

/** Publics that the actor may know of, present and past, the newest first. */
export const listPublics = async (tx: Tx, caseFileId: string): Promise<Public[]> => {
  const kinds = new Map((await tx.unlockCase(caseFileId)).map(({ id, kind }) => [id, kind as WritableKind]))
  const rows = await tx.q
    .selectFrom('public_tag')
    .selectAll()
    .where('organisation_id', '=', tx.org)
    .where('case_file_id', '=', caseFileId)
    .orderBy('from_date', 'desc')
    .orderBy('tag')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    tag: row.tag as PublicTag,
    fromDate: row.from_date,
    untilDate: row.until_date,
    compartment: kinds.get(row.compartment_id) ?? 'general',
  }))
}

/** What was said or summed up, as it stands now; the newest first. */
export const listStatements = async (tx: Tx, caseFileId: string, kind: StatementKind): Promise<Statement[]> =>
  (await listStatementVersions(tx, caseFileId, kind)).filter((statement) => statement.current)

/** Every version of every statement of a kind, the newest first. */
export const listStatementVersions = async (
  tx: Tx,
  caseFileId: string,
  kind: StatementKind,
): Promise<(Statement & { current: boolean })[]> => {
  const rows = await tx.q
    .selectFrom('statement as s')
    .leftJoin('agent as a', (join) => join.onRef('a.organisation_id', '=', 's.organisation_id').onRef('a.id', '=', 's.created_by'))
    .selectAll('s')
    .select(['a.first_name', 'a.last_name'])
    .where('s.organisation_id', '=', tx.org)
    .where('s.case_file_id', '=', caseFileId)
    .where('s.kind', '=', kind)
    .orderBy('s.created_at')
    .orderBy('s.id')
    .execute()
  await tx.unlock(rows.map((row) => row.compartment_id))
  const versions = new Map<string, number>()
  const all = rows.map((row) => {
    const version = (versions.get(row.series_id) ?? 0) + 1
    versions.set(row.series_id, version)
    const body = tx.openJson<{ words: string; step: string }>(row.compartment_id, row.id, row.body)
    return {
      id: row.series_id,
      kind,
      words: body.words,
      step: body.step,
      saidOn: row.said_on,
      outcome: row.outcome as Outcome | null,
      writtenAt: row.created_at,
      writtenBy: nameOf(row),
      version,
      current: row.superseded_at === null,
    }
  })
  return all.toReversed().toSorted((a, b) => (a.saidOn < b.saidOn ? 1 : a.saidOn > b.saidOn ? -1 : 0))
}
