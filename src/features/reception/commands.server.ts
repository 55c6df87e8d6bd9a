import { sql } from 'kysely'
import { Conflict } from '#core/errors.ts'
import { found } from '#db/door.server.ts'
import type { Write } from '#db/door.server.ts'
import { callKey } from './model.ts'
import type { AddressCase, BeenHere, Channel, Origin, RequestBody, RequestTopic, UnmetReason, Urgency } from './model.ts'

export type RequestInput = {
  /** How to call her; empty when she stays without a name. */
  calledName: string
  words: string
  topics: readonly RequestTopic[]
  channel: Channel
  origin: Origin
  /** Whether she agrees; null when nobody asked. */
  agreed: boolean | null
  urgency: Urgency
  urgencyReason?: string
  dueAt: Date
  addressLine: string
  addressCase: AddressCase | null
  /** Left out, whatever is given, when the address is to be masked: a commune stands clear in the database. */
  communeCode: string | null
  teamId: string
  sectorId: string | null
  phone: string
  preferredTime: string
  /** null: nothing was ticked, so nobody calls. */
  mayCall: boolean | null
  mayMessage: boolean | null
  beenHere: BeenHere | null
  /** When it was received; now when absent. */
  at?: Date
  /** Until when its receiver reads it: the site’s midnight. */
  until: Date
  /** Already answered and closed, at the counter. */
  informed?: boolean
  answer?: string
}

/**
 * Writes a first request with a compartment of its own: the team reads it, its receiver until `until`. Nothing comes back but its id: the
 * same acts and the same answer whether the person is known or not.
 */
export const receiveRequest = async (tx: Write, input: RequestInput): Promise<{ id: string }> => {
  const [id, compartmentId] = [tx.newId(), tx.newId()]
  const { keyId, wrapped } = tx.newKey(compartmentId)
  const body: RequestBody = {
    words: input.words,
    addressLine: input.addressLine,
    phone: input.phone,
    preferredTime: input.preferredTime,
    urgencyReason: input.urgencyReason ?? '',
    answer: input.answer ?? '',
  }
  await sql`select app.receive_request(${id}, ${compartmentId}, ${keyId}, ${wrapped}, ${input.teamId}, ${input.sectorId}, ${input.calledName}, ${callKey(input.calledName)},
    ${tx.sealJson(compartmentId, id, body)}, ${sql.val([...input.topics])}::text[], ${input.channel}, ${input.origin}, ${input.agreed}, ${input.urgency}, ${input.dueAt},
    ${input.addressCase === 'hidden' ? null : input.communeCode}, ${input.addressCase}, ${input.mayCall}, ${input.mayMessage}, ${input.beenHere},
    ${input.at ?? tx.now}, ${input.until}, ${input.informed ?? false})`.execute(tx.q)
  tx.about({ subjectId: id })
  return { id }
}

const yes = async (query: Promise<{ rows: { ok: boolean }[] }>): Promise<boolean> => (await query).rows[0]?.ok ?? false

/** « Je la prends »: of several who try at once, exactly one gets true. */
export const takeRequest = (tx: Write, id: string, at: Date = tx.now): Promise<boolean> =>
  yes(sql<{ ok: boolean }>`select app.take_request(${id}, ${at}) as ok`.execute(tx.q))

/** Proposes a waiting request to a colleague, who is told and may read it. False when it waits no more, or she may not receive it. */
export const proposeRequest = (tx: Write, id: string, to: string, at: Date = tx.now): Promise<boolean> =>
  yes(sql<{ ok: boolean }>`select app.propose_request(${id}, ${to}, ${at}) as ok`.execute(tx.q))

/** Makes a request part of a household of which the actor is the referent; the team’s access ends. False when somebody else holds it. */
export const attachRequest = async (tx: Write, id: string, caseFileId: string, at: Date = tx.now): Promise<boolean> => {
  tx.about({ caseFileId, subjectId: id })
  return yes(sql<{ ok: boolean }>`select app.attach_request(${id}, ${caseFileId}, ${at}) as ok`.execute(tx.q))
}

/**
 * « Donner l’information et clore »: the answer is sealed with the request. `unmetReason` when it could not be met (S63).
 * @throws NotFound, Conflict when a colleague took it first.
 */
export const answerRequest = async (
  tx: Write,
  id: string,
  input: { answer: string; unmetReason: UnmetReason | null },
  at: Date = tx.now,
): Promise<void> => {
  const row = found(
    await tx.q
      .selectFrom('request')
      .select(['compartment_id', 'body'])
      .where('organisation_id', '=', tx.org)
      .where('id', '=', id)
      .executeTakeFirst(),
    'request',
  )
  await tx.unlock([row.compartment_id])
  const body: RequestBody = { ...tx.openJson<RequestBody>(row.compartment_id, id, row.body), answer: input.answer }
  const sealed = tx.sealJson(row.compartment_id, id, body)
  const closed = await yes(
    sql<{ ok: boolean }>`select app.close_request(${id}, ${sealed}, ${input.unmetReason}, ${at}) as ok`.execute(tx.q),
  )
  if (!closed) throw new Conflict('taken by a colleague')
}

export type MatchOutcome = 'other' | 'attached' | 'given' | 'gone'

/**
 * The referent says whether the request is of her household. `given`: a colleague has taken it, she may read it; `gone`: it belongs to
 * another household. Null when it is not hers to answer, or is answered already.
 */
export const answerMatch = async (tx: Write, id: string, same: boolean, at: Date = tx.now): Promise<MatchOutcome | null> => {
  const answered = await sql<{ outcome: MatchOutcome | null }>`select app.answer_match(${id}, ${same}, ${at}) as outcome`.execute(tx.q)
  return answered.rows[0]?.outcome ?? null
}
