import { sql } from 'kysely'
import type { WritableKind } from '#core/compartments.ts'
import type { IsoDate } from '#core/dates.ts'
import { writeDate } from '#core/french.ts'
import { NotFound, Refused } from '#core/errors.ts'
import { compartmentOf } from '#db/compartment-of.server.ts'
import type { Write } from '#db/door.server.ts'
import { requireOpenCase } from '#db/open-case.server.ts'
import { inTurn } from '#db/in-turn.server.ts'
import { keepOwnDays } from '#features/running/commands.server.ts'
import type { Statement } from '#rules/catalogue/entry.ts'
import { measureOf } from '#rules/measures/measures.ts'
import { daysLeft, stateOf } from './model.ts'
import type { MeasureBody, MeasureEventBody, MeasureState } from './model.ts'
import { getMeasure } from './queries.server.ts'
import type { HouseholdMeasure } from './queries.server.ts'

const future = 'Cette date est dans l’avenir. Vérifiez-la.'

const lawOf = (law: Statement | null): string | null =>
  law?.source === undefined ? null : law.verified ? law.source : `${law.source.replace(/, à relire$/u, '')} (à vérifier)`

/** The end and what comes before it, as deadlines. The law is sealed with the rest: which text it is would tell which measure. */
const keepDays = (
  tx: Write,
  of: Pick<HouseholdMeasure, 'id' | 'caseFileId' | 'compartmentId' | 'measure'>,
  state: MeasureState,
): Promise<void> =>
  keepOwnDays(
    tx,
    { caseFileId: of.caseFileId, compartmentId: of.compartmentId, measureId: of.id },
    daysLeft(of.measure, state).map(({ code, title, due, steps, ifMissed, weight, law }) => ({
      code,
      title,
      due,
      steps,
      ifMissed,
      weight,
      law: lawOf(law),
      waitsFor: code === 'end' && of.measure.decidedBy === 'judge' ? 'body' : 'us',
    })),
  )

/**
 * Writes down a measure that was decided, with its end; its days run in « Ce qui court » by the same act. It lies where its kind may lie.
 * @throws Refused beside the field that stops it; NotFound for a person of another household.
 */
export const beginMeasure = async (
  tx: Write,
  given: MeasureBody & { caseFileId: string; lies: WritableKind | null; begunOn: IsoDate; today: IsoDate },
): Promise<string> => {
  const { caseFileId, begunOn, endsOn } = given
  await requireOpenCase(tx, caseFileId)
  await inTurn(tx, 'measure', caseFileId)
  const measure = measureOf(given.kind)
  if (!measure) throw new Refused({ kind: 'Choisissez dans la liste.' })
  const lies = given.lies ?? measure.places[0]
  if (!measure.places.some((place) => place === lies))
    throw new Refused({ lies: 'Cette mesure ne se range pas dans cette partie du dossier.' })
  if (endsOn < begunOn) throw new Refused({ endsOn: 'La mesure finirait avant de commencer. Vérifiez les dates.' })
  const here = await tx.q
    .selectFrom('person')
    .select('id')
    .where('organisation_id', '=', tx.org)
    .where('case_file_id', '=', caseFileId)
    .where('id', '=', sql<string>`any (${[...given.persons]}::uuid[])`)
    .execute()
  if (here.length !== new Set(given.persons).size) throw new NotFound('person')
  const compartmentId = await compartmentOf(tx, caseFileId, lies, 'lies')
  const id = tx.newId()
  const body: MeasureBody = {
    kind: measure.id,
    persons: given.persons,
    by: given.by.trim(),
    aim: given.aim.trim(),
    herView: given.herView.trim(),
    endsOn,
  }
  await tx.q
    .insertInto('measure')
    .values({
      organisation_id: tx.org,
      id,
      case_file_id: caseFileId,
      compartment_id: compartmentId,
      body: tx.sealJson(compartmentId, id, body),
      begun_on: begunOn,
      created_at: tx.now,
      created_by: tx.actor.agentId,
    })
    .execute()
  await keepDays(tx, { id, caseFileId, compartmentId, measure }, stateOf({ begunOn, endsOn }, []))
  return id
}

const refuseWrong = (one: HouseholdMeasure, event: MeasureEventBody, day: IsoDate, today: IsoDate): void => {
  if (one.state.ended) throw new Refused({ '': 'Cette mesure est terminée : notez-en une autre.' })
  if (day > today) throw new Refused({ day: future })
  if (day < one.begunOn) throw new Refused({ day: `La mesure a commencé le ${writeDate(one.begunOn, today)}. Vérifiez la date.` })
  if (event.kind === 'done' && !one.measure.beforeEnd.some(({ code }) => code === event.code))
    throw new Refused({ code: 'Choisissez dans la liste.' })
  if (event.kind === 'renewed' && event.endsOn <= one.state.endsOn)
    throw new Refused({ endsOn: `Elle finit déjà le ${writeDate(one.state.endsOn, today)} : donnez un jour plus loin.` })
  if (event.kind === 'renewed' && (event.from < one.begunOn || event.from > event.endsOn))
    throw new Refused({ from: 'Le nouveau temps commence pendant la mesure, et avant sa nouvelle fin. Vérifiez la date.' })
}

/** Adds what happened to a measure; its days follow. @throws Refused beside the field that stops it; NotFound when it is not there. */
export const tellMeasure = async (
  tx: Write,
  given: { caseFileId: string; measureId: string; event: MeasureEventBody; day: IsoDate; today: IsoDate },
): Promise<void> => {
  const { caseFileId, event, day } = given
  await requireOpenCase(tx, caseFileId)
  await inTurn(tx, 'measure', caseFileId)
  const one = await getMeasure(tx, caseFileId, given.measureId)
  refuseWrong(one, event, day, given.today)
  const id = tx.newId()
  await tx.q
    .insertInto('measure_event')
    .values({
      organisation_id: tx.org,
      id,
      measure_id: one.id,
      case_file_id: caseFileId,
      compartment_id: one.compartmentId,
      body: tx.sealJson(one.compartmentId, id, event),
      happened_on: day,
      created_at: tx.now,
      created_by: tx.actor.agentId,
    })
    .execute()
  await keepDays(tx, one, stateOf(one, [...one.events, { ...event, id, day, author: '', writtenAt: tx.now }]))
  if (event.kind === 'ended')
    await tx.q.updateTable('measure').set({ ended_on: day }).where('organisation_id', '=', tx.org).where('id', '=', one.id).execute()
}
