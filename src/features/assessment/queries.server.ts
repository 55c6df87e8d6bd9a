import type { CompartmentKind } from '#core/compartments.ts'
import type { IsoDate } from '#core/dates.ts'
import { found } from '#db/door.server.ts'
import type { Read, Write } from '#db/door.server.ts'
import { ALARMS } from '#rules/instruments/alarms.ts'
import type { Assessment, AssessmentBody, AssessmentState, Look, StandingAlarm } from './model.ts'

type Tx = Read | Write

const nameOf = (row: { first_name: string | null; last_name: string | null }): string =>
  [row.first_name, row.last_name].filter(Boolean).join(' ')

/**
 * The filled instruments of a household, as far as the actor holds their compartments, newest day first: drafts, finished ones, and those that a later one corrects.
 * What was thrown away is left out.
 */
export const listAssessments = async (tx: Tx, caseFileId: string): Promise<Assessment[]> => {
  const places = new Map((await tx.unlockCase(caseFileId)).map(({ id, kind }) => [id, kind as CompartmentKind]))
  const rows = await tx.q
    .selectFrom('assessment as f')
    .leftJoin('agent as a', (join) => join.onRef('a.organisation_id', '=', 'f.organisation_id').onRef('a.id', '=', 'f.created_by'))
    .selectAll('f')
    .select(['a.first_name', 'a.last_name'])
    .where('f.organisation_id', '=', tx.org)
    .where('f.case_file_id', '=', caseFileId)
    .where('f.state', '<>', 'dropped')
    .orderBy('f.assessed_on', 'desc')
    .orderBy('f.id', 'desc')
    .execute()
  const held = rows.filter((row) => tx.holds(row.compartment_id))
  if (held.length === 0) return []
  const looks = Map.groupBy(await readLooks(tx, caseFileId), (look) => look.assessmentId)
  const corrected = new Map(held.flatMap((row) => (row.state === 'finished' && row.supersedes_id ? [[row.supersedes_id, row.id]] : [])))
  tx.shown(held.map((row) => row.id))
  return held.map((row) => ({
    id: row.id,
    caseFileId: row.case_file_id,
    compartmentId: row.compartment_id,
    compartmentKind: places.get(row.compartment_id) ?? 'general',
    personId: row.person_id,
    instrument: row.instrument,
    version: row.instrument_version,
    state: row.state as AssessmentState,
    assessedOn: row.assessed_on as IsoDate,
    body: tx.openJson<AssessmentBody>(row.compartment_id, row.id, row.body),
    author: nameOf(row),
    isMine: row.created_by === tx.actor.agentId,
    startedAt: row.created_at,
    finishedAt: row.finished_at,
    supersedesId: row.supersedes_id,
    supersededById: corrected.get(row.id) ?? null,
    looks: looks.get(row.id) ?? [],
  }))
}

const readLooks = async (tx: Tx, caseFileId: string): Promise<(Look & { assessmentId: string })[]> => {
  const rows = await tx.q
    .selectFrom('assessment_look as l')
    .leftJoin('agent as a', (join) => join.onRef('a.organisation_id', '=', 'l.organisation_id').onRef('a.id', '=', 'l.created_by'))
    .selectAll('l')
    .select(['a.first_name', 'a.last_name'])
    .where('l.organisation_id', '=', tx.org)
    .where('l.case_file_id', '=', caseFileId)
    .orderBy('l.created_at')
    .execute()
  return rows
    .filter((row) => tx.holds(row.compartment_id))
    .map((row) => ({
      ...tx.openJson<{ shares: boolean; words: string }>(row.compartment_id, row.id, row.body),
      id: row.id,
      assessmentId: row.assessment_id,
      author: nameOf(row),
      at: row.created_at,
    }))
}

/** One filled instrument of a household. @throws NotFound when it is not there, thrown away, or not the actor's to read. */
export const getAssessment = async (tx: Tx, caseFileId: string, id: string): Promise<Assessment> =>
  found(
    (await listAssessments(tx, caseFileId)).find((one) => one.id === id),
    'assessment',
  )

/** The one that counts of an instrument about a person (or the household): finished, not corrected, the latest day. Null: none that the actor may read. */
export const findStanding = async (tx: Tx, caseFileId: string, instrument: string, personId: string | null): Promise<Assessment | null> =>
  (await listAssessments(tx, caseFileId)).find(
    (one) => one.instrument === instrument && one.personId === personId && one.state === 'finished' && one.supersededById === null,
  ) ?? null

/**
 * Dangers that stand today, as far as the actor holds their compartments: of each instrument that knows an alarm and each person, the latest finished one that nobody
 * corrected, when its conclusion is one of those named. Empty: none that the actor may read.
 */
export const listAlarms = async (tx: Tx, caseFileId: string): Promise<StandingAlarm[]> => {
  await tx.unlockCase(caseFileId)
  const rows = await tx.q
    .selectFrom('assessment as f')
    .leftJoin('agent as a', (join) => join.onRef('a.organisation_id', '=', 'f.organisation_id').onRef('a.id', '=', 'f.created_by'))
    .select([
      'f.id',
      'f.compartment_id',
      'f.person_id',
      'f.instrument',
      'f.assessed_on',
      'f.body',
      'f.supersedes_id',
      'a.first_name',
      'a.last_name',
    ])
    .where('f.organisation_id', '=', tx.org)
    .where('f.case_file_id', '=', caseFileId)
    .where('f.instrument', 'in', [...ALARMS.keys()])
    .where('f.state', '=', 'finished')
    .orderBy('f.assessed_on', 'desc')
    .orderBy('f.finished_at', 'desc')
    .orderBy('f.id', 'desc')
    .execute()
  const held = rows.filter((row) => tx.holds(row.compartment_id))
  const corrected = new Set(held.map((row) => row.supersedes_id))
  const latest = Map.groupBy(
    held.filter((row) => !corrected.has(row.id)),
    (row) => `${row.instrument} ${row.person_id ?? ''}`,
  )
  const standing = [...latest.values()].flatMap(([row]): StandingAlarm[] => {
    if (!row) return []
    const { result } = tx.openJson<AssessmentBody>(row.compartment_id, row.id, row.body)
    const alarm = ALARMS.get(row.instrument)
    const words = alarm?.words[String(result?.value ?? '')]
    if (!alarm || words === undefined) return []
    return [
      {
        assessmentId: row.id,
        personId: row.person_id,
        words,
        assessedOn: row.assessed_on,
        author: nameOf(row),
        procedures: alarm.procedures,
      },
    ]
  })
  tx.shown(standing.map(({ assessmentId }) => assessmentId))
  return standing
}
