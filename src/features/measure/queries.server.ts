import type { CompartmentKind } from '#core/compartments.ts'
import type { IsoDate } from '#core/dates.ts'
import { found } from '#db/door.server.ts'
import type { Read, Write } from '#db/door.server.ts'
import { measureOf } from '#rules/measures/measures.ts'
import type { Measure } from '#rules/measures/measure.ts'
import { stateOf } from './model.ts'
import type { MeasureBody, MeasureEvent, MeasureEventBody, MeasureRow, MeasureState } from './model.ts'

type Tx = Read | Write

/** A measure of a household with its legal frame, what happened to it and where it stands. */
export type HouseholdMeasure = MeasureRow & { measure: Measure; events: MeasureEvent[]; state: MeasureState }

const nameOf = (row: { first_name: string | null; last_name: string | null }): string =>
  [row.first_name, row.last_name].filter(Boolean).join(' ')

/** The measures of a household, as far as the actor may read them: those that run first, by their end, then the newest. */
export const listMeasures = async (tx: Tx, caseFileId: string): Promise<HouseholdMeasure[]> => {
  const places = new Map((await tx.unlockCase(caseFileId)).map(({ id, kind }) => [id, kind as CompartmentKind]))
  const all = await tx.q
    .selectFrom('measure as m')
    .leftJoin('agent as a', (join) => join.onRef('a.organisation_id', '=', 'm.organisation_id').onRef('a.id', '=', 'm.created_by'))
    .selectAll('m')
    .select(['a.first_name', 'a.last_name'])
    .where('m.organisation_id', '=', tx.org)
    .where('m.case_file_id', '=', caseFileId)
    .orderBy('m.id')
    .execute()
  const rows = all.filter((row) => tx.holds(row.compartment_id))
  if (rows.length === 0) return []
  tx.shown(rows.map((row) => row.id))
  const events = await readEvents(tx, caseFileId)
  return rows
    .flatMap((row): HouseholdMeasure[] => {
      const body = tx.openJson<MeasureBody>(row.compartment_id, row.id, row.body)
      const measure = measureOf(body.kind)
      if (!measure) throw new Error('A measure of a kind that is no longer written down')
      const own = events.get(row.id) ?? []
      const whole: MeasureRow = {
        ...body,
        id: row.id,
        caseFileId,
        compartmentId: row.compartment_id,
        compartmentKind: places.get(row.compartment_id) ?? 'general',
        begunOn: row.begun_on,
        endedOn: row.ended_on,
        author: nameOf(row),
      }
      return [{ ...whole, measure, events: own, state: stateOf(whole, own) }]
    })
    .toSorted(
      (a, b) =>
        Number(a.endedOn !== null) - Number(b.endedOn !== null) ||
        (a.endedOn === null ? a.state.endsOn.localeCompare(b.state.endsOn) : b.begunOn.localeCompare(a.begunOn)) ||
        b.id.localeCompare(a.id),
    )
}

/** One measure of a household. @throws NotFound when it is not there, or not the actor's to read. */
export const getMeasure = async (tx: Tx, caseFileId: string, id: string): Promise<HouseholdMeasure> =>
  found(
    (await listMeasures(tx, caseFileId)).find((one) => one.id === id),
    'measure',
  )

const readEvents = async (tx: Tx, caseFileId: string): Promise<Map<string, MeasureEvent[]>> => {
  const rows = await tx.q
    .selectFrom('measure_event as e')
    .leftJoin('agent as a', (join) => join.onRef('a.organisation_id', '=', 'e.organisation_id').onRef('a.id', '=', 'e.created_by'))
    .selectAll('e')
    .select(['a.first_name', 'a.last_name'])
    .where('e.organisation_id', '=', tx.org)
    .where('e.case_file_id', '=', caseFileId)
    .orderBy('e.created_at')
    .orderBy('e.id')
    .execute()
  const events = new Map<string, MeasureEvent[]>()
  for (const row of rows.filter(({ compartment_id }) => tx.holds(compartment_id)))
    events.set(row.measure_id, [
      ...(events.get(row.measure_id) ?? []),
      {
        ...tx.openJson<MeasureEventBody>(row.compartment_id, row.id, row.body),
        id: row.id,
        day: row.happened_on as IsoDate,
        author: nameOf(row),
        writtenAt: row.created_at,
      },
    ])
  return events
}
