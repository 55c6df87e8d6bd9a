import { sql } from 'kysely'
import type { IsoDate } from '#core/dates.ts'
import { Denied, NotFound, Refused } from '#core/errors.ts'
import { compartmentOf } from '#db/compartment-of.server.ts'
import type { Write } from '#db/door.server.ts'
import { inTurn } from '#db/in-turn.server.ts'
import type { Choice, Purpose, SaidHow } from './model.ts'

export type ChoiceInput = Choice & {
  caseFileId: string
  /** Number or address; empty for letters and for none. */
  to: string
  /** Her own words about it. */
  said: string
  askedOn: IsoDate
}

/** Notes how she wants to be told; the choice before stays readable. */
export const chooseMessages = async (tx: Write, input: ChoiceInput): Promise<string> => {
  const compartmentId = await compartmentOf(tx, input.caseFileId, 'identity')
  // two writers of one household wait for each other: one row is in force
  await inTurn(tx, 'messages', input.caseFileId)
  const id = tx.newId()
  await tx.q
    .updateTable('message_choice')
    .set({ superseded_at: tx.now })
    .where('organisation_id', '=', tx.org)
    .where('case_file_id', '=', input.caseFileId)
    .where('superseded_at', 'is', null)
    .execute()
  await tx.q
    .insertInto('message_choice')
    .values({
      organisation_id: tx.org,
      id,
      case_file_id: input.caseFileId,
      compartment_id: compartmentId,
      channel: input.channel,
      hours_from: input.from,
      hours_until: input.until,
      despite_danger: input.despiteDanger,
      body: tx.sealJson(compartmentId, id, { to: input.to, said: input.said }),
      asked_on: input.askedOn,
      created_at: tx.now,
      created_by: tx.actor.agentId,
    })
    .execute()
  return id
}

/**
 * Asks that a person be told what became of an appointment, by the way that she chose, when it is safe; in the transaction of the change, so that neither stands without the other. Whether
 * anything leaves is decided later, by the rules of that moment. Asked for twice, it is one message; one that had
 * lost its object (the appointment stood again) has one again. Nothing for an appointment without a household.
 */
export const tell = async (
  tx: Write,
  input: { appointmentId: string; purpose: Exclude<Purpose, 'reminder'>; nextAt?: Date },
): Promise<void> => {
  const row = await tx.q
    .selectFrom('appointment as a')
    .innerJoin('case_file as f', (join) => join.onRef('f.organisation_id', '=', 'a.organisation_id').onRef('f.id', '=', 'a.case_file_id'))
    .select(['f.id', 'f.identity_compartment_id', 'a.starts_at'])
    .where('a.organisation_id', '=', tx.org)
    .where('a.id', '=', input.appointmentId)
    .executeTakeFirst()
  if (!row) return
  const asked = await tx.q
    .insertInto('message')
    .values({
      organisation_id: tx.org,
      id: tx.newId(),
      case_file_id: row.id,
      compartment_id: row.identity_compartment_id,
      appointment_id: input.appointmentId,
      purpose: input.purpose,
      starts_at: row.starts_at,
      next_at: input.nextAt ?? null,
      not_before: tx.now,
      created_at: tx.now,
      created_by: tx.actor.agentId,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  if (asked.numInsertedOrUpdatedRows === 0n)
    await sql`select app.tell_again(${input.appointmentId}, ${input.purpose}, ${input.nextAt ?? null}, ${tx.now})`.execute(tx.q)
}

/**
 * Writes that the actor told the person herself: nothing leaves any more for that hour, and the record names who said it. What has left already stays as it is.
 * @throws NotFound for who may not write in the identity of the household, or not read the appointment, as for one without a household.
 */
export const sayTold = async (
  tx: Write,
  input: { appointmentId: string; purpose: Purpose; how: SaidHow; nextAt?: Date | null },
): Promise<void> => {
  const { rows } = await sql<{
    done: boolean
  }>`select app.say_told(${tx.newId()}, ${input.appointmentId}, ${input.purpose}, ${input.nextAt ?? null}, ${input.how}, ${tx.now}) as done`.execute(
    tx.q,
  )
  if (!rows[0]?.done) throw new NotFound('appointment')
}

/** Writes that the actor said herself what a message was to say. @throws NotFound; Refused when it was said, or has left, meanwhile. */
export const sayMessage = async (tx: Write, id: string, how: SaidHow): Promise<void> => {
  const rows = tx.q
    .selectFrom('message')
    .select(['appointment_id', 'case_file_id', 'purpose', 'next_at', 'outcome'])
    .where('organisation_id', '=', tx.org)
    .where('id', '=', id)
  const row = await rows.executeTakeFirst()
  if (!row) throw new NotFound('message')
  tx.about({ caseFileId: row.case_file_id, subjectId: id })
  if (!['waiting', 'withheld', 'failed', 'uncertain', 'dropped', 'toPrint'].includes(row.outcome))
    throw new Refused({ '': 'C’est déjà dit, ou déjà parti.' })
  await sayTold(tx, { appointmentId: row.appointment_id, purpose: row.purpose as Purpose, how, nextAt: row.next_at })
}

/** Takes back a message that still waits. By the referent, to whom alone it is told. @throws Refused when it has left, is leaving, or was taken back already. */
export const withdrawMessage = async (tx: Write, caseFileId: string, id: string): Promise<void> => {
  const done = await tx.q
    .updateTable('message')
    .set({ withdrawn_at: tx.now })
    .where('organisation_id', '=', tx.org)
    .where('case_file_id', '=', caseFileId)
    .where('id', '=', id)
    .where('outcome', 'in', ['waiting', 'toPrint'])
    .where('printed_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst()
  if (done.numUpdatedRows === 0n) throw new Refused({ '': 'Trop tard pour le reprendre : il part, il est parti, ou il est déjà repris.' })
}

/** A letter was printed. @throws Refused when somebody did it before, or took it back; Denied to who only reads the household. */
export const markPrinted = async (tx: Write, id: string): Promise<void> => {
  const done = await tx.q
    .updateTable('message')
    .set({ printed_at: tx.now })
    .where('organisation_id', '=', tx.org)
    .where('id', '=', id)
    .where('outcome', '=', 'toPrint')
    .where('printed_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst()
  if (done.numUpdatedRows > 0n) return
  const rows = tx.q.selectFrom('message').select(['printed_at', 'withdrawn_at']).where('organisation_id', '=', tx.org).where('id', '=', id)
  const row = await rows.executeTakeFirst()
  // it still waits, and is not hers to say: who only reads
  if (row && !row.printed_at && !row.withdrawn_at) throw new Denied({ '': 'Ce foyer ne vous est ouvert qu’en lecture.' })
  throw new Refused({ '': 'Cette lettre est déjà imprimée, ou reprise.' })
}
