import { sql } from 'kysely'
import type { IsoDate } from '#core/dates.ts'
import { found } from '#db/door.server.ts'
import type { Read, Write } from '#db/door.server.ts'
import { getContact, getContactFlags } from '#features/household/queries.server.ts'
import type { ContactFlags } from '#features/household/model.ts'
import { wallClock } from '#web/clock.ts'
import { decide, isToSay, mayLeavePaper } from './model.ts'
import type { Channel, Choice, Decision, Outcome, Purpose, SaidHow, Standing } from './model.ts'
import { compose } from './templates.ts'
import type { Text } from './templates.ts'

type Tx = Read | Write
const run = <T>(tx: Tx, query: ReturnType<typeof sql<T>>): Promise<T[]> => query.execute(tx.q as never).then(({ rows }) => rows)

export type ChoiceLine = Choice & {
  id: string
  /** Number or address; empty for letters and for none. */
  to: string
  said: string
  askedOn: IsoDate
  writtenBy: string
}

/** Of these choices, those in which she asked for messages in spite of a danger; never to who does not read of the danger. */
export const despiteDanger = async (tx: Tx, choices: readonly string[]): Promise<Set<string>> => {
  if (choices.length === 0) return new Set()
  const rows = await run(tx, sql<{ ids: string[] }>`select app.despite_danger(${[...choices]}::uuid[]) as ids`)
  return new Set(rows[0]?.ids)
}

/** How a person said that she wants to be told, the newest first: the first is in force. Empty: nobody asked her yet. */
export const listChoices = async (tx: Tx, caseFileId: string): Promise<ChoiceLine[]> => {
  const rows = await run(
    tx,
    sql<{
      id: string
      compartment_id: string
      channel: Choice['channel']
      hours_from: string
      hours_until: string
      body: Buffer
      asked_on: IsoDate
      by: string
    }>`select c.id, c.compartment_id, c.channel, c.hours_from, c.hours_until, c.body, c.asked_on, a.first_name || ' ' || a.last_name as by
    from message_choice c join agent a on a.organisation_id = c.organisation_id and a.id = c.created_by
    where c.organisation_id = ${tx.org} and c.case_file_id = ${caseFileId} order by c.superseded_at is not null, c.created_at desc, c.id desc limit 20`,
  )
  await tx.unlock(rows.map((row) => row.compartment_id))
  const despite = await despiteDanger(
    tx,
    rows.map(({ id }) => id),
  )
  return rows.map((row) => ({
    id: row.id,
    channel: row.channel,
    from: row.hours_from,
    until: row.hours_until,
    despiteDanger: despite.has(row.id),
    ...tx.openJson<{ to: string; said: string }>(row.compartment_id, row.id, row.body),
    askedOn: row.asked_on,
    writtenBy: row.by,
  }))
}

/**
 * What stands in the way of telling a household, as far as the actor knows: a danger that she may not read of is not in it. What leaves is decided by the job, which knows.
 * @throws NotFound
 */
export const getStanding = async (tx: Tx, caseFileId: string): Promise<Standing> => {
  const files = tx.q.selectFrom('case_file').select('protected').where('organisation_id', '=', tx.org).where('id', '=', caseFileId)
  const file = found(await files.executeTakeFirst(), 'case file')
  const held = await tx.unlockCase(caseFileId)
  const rule = (await getContact(tx, caseFileId)) ?? { mayMessage: null, mayWrite: null, addressHidden: false }
  return {
    mayMessage: rule.mayMessage,
    mayWrite: rule.mayWrite,
    addressHidden: rule.addressHidden,
    danger: file.protected || held.some(({ kind }) => kind === 'violence'),
  }
}

/**
 * What may be done for somebody who was not there when one came: a paper to leave, null when none may be, and by which way she may be told. Whether a paper does harm is known to
 * the referent alone; anybody else is sent to ask (`askReferent`), for every household alike, so that this tells nothing.
 */
export const getAbsence = async (
  tx: Tx,
  given: { caseFileId: string; startsAt: Date; timeZone: string },
): Promise<{ paper: Text | null; askReferent: boolean; decision: Decision }> => {
  const [choice = null] = await listChoices(tx, given.caseFileId)
  const standing = await getStanding(tx, given.caseFileId)
  const referred = await run(tx, sql<{ mine: boolean }>`select ${given.caseFileId}::uuid = any (app.my_referred_cases()) as mine`)
  const askReferent = !referred[0]?.mine
  const [at, now] = [wallClock(given.startsAt, given.timeZone), wallClock(tx.now, given.timeZone)]
  return {
    paper: !askReferent && mayLeavePaper(choice, standing) ? compose('letter', { purpose: 'absent', at, today: now.date }) : null,
    askReferent,
    decision: decide({ purpose: 'absent', choice, standing, at, now }),
  }
}

export type MessageLine = {
  id: string
  caseFileId: string
  purpose: Purpose
  startsAt: Date
  nextAt: Date | null
  channel: Channel | null
  outcome: Outcome
  code: string | null
  notBefore: Date
  settledAt: Date | null
  printed: boolean
  withdrawn: boolean
  /** Who told her herself, and how; null when nobody did. */
  saidHow: SaidHow | null
  saidBy: string | null
}

type Where = ReturnType<typeof sql>
const linesOf = async (tx: Tx, where: Where, order: Where, most: number): Promise<MessageLine[]> => {
  const rows = await run(
    tx,
    sql<MessageLine>`select id, case_file_id as "caseFileId", purpose, starts_at as "startsAt", next_at as "nextAt", channel, outcome, code, not_before as "notBefore",
      settled_at as "settledAt", printed_at is not null as printed, withdrawn_at is not null as withdrawn, said_how as "saidHow",
      (select g.first_name || ' ' || g.last_name from agent g where g.organisation_id = message.organisation_id and g.id = message.said_by) as "saidBy"
    from message where organisation_id = ${tx.org} and ${where} order by ${order} limit ${most}`,
  )
  tx.shown(rows.map(({ id }) => id))
  return rows
}

/** What was told to a household, the newest first; what waits or was held back, for its referent alone. At most 50. */
export const listMessages = (tx: Tx, caseFileId: string): Promise<MessageLine[]> =>
  linesOf(tx, sql`case_file_id = ${caseFileId}`, sql`created_at desc, id desc`, 50)

/** Who told a person herself of the hour at which this appointment stands; null when nobody wrote that she did. */
export const getSaid = async (tx: Tx, appointmentId: string, startsAt: Date): Promise<MessageLine | null> =>
  (
    await linesOf(
      tx,
      sql`appointment_id = ${appointmentId} and starts_at = ${startsAt} and purpose = 'reminder' and outcome = 'said'`,
      sql`id`,
      1,
    )
  )[0] ?? null

export type Named = MessageLine & { caseName: string | null; flags: ContactFlags | null }
const named = async (tx: Tx, lines: readonly MessageLine[]): Promise<Named[]> => {
  const ids = [...new Set(lines.map(({ caseFileId }) => caseFileId))]
  const flags = await getContactFlags(tx, ids)
  const files = await run(
    tx,
    sql<{ id: string; name: string }>`select id, name from case_file where organisation_id = ${tx.org} and id = any (${ids}::uuid[])`,
  )
  const names = new Map(files.map(({ id, name }) => [id, name]))
  return lines.map((line) => ({ ...line, caseName: names.get(line.caseFileId) ?? null, flags: flags.get(line.caseFileId) ?? null }))
}

/** Letters that wait to be printed, of the households whose identity the actor holds, the nearest appointment first. */
export const listLetters = async (tx: Tx): Promise<Named[]> =>
  named(tx, await linesOf(tx, sql`outcome = 'toPrint' and printed_at is null and withdrawn_at is null`, sql`starts_at, id`, 100))

/** What nobody was told by writing, and which still matters: to be said by voice. For the referent alone; an appointment that went by has nothing left to say. */
export const listToSay = async (tx: Tx): Promise<Named[]> => {
  const since = new Date(tx.now.getTime() - 14 * 86_400_000)
  const lines = await linesOf(
    tx,
    sql`outcome in ('withheld', 'failed', 'uncertain', 'dropped') and withdrawn_at is null
      and (starts_at > ${tx.now} or next_at > ${tx.now} or (purpose = 'absent' and created_at > ${since}))`,
    sql`starts_at, id`,
    100,
  )
  return named(tx, lines.filter(isToSay))
}

/**
 * A letter with its words, made from what is true now; null in the place of the words when nothing may be written any more (the plate changed, the hour went by, the appointment too).
 * @throws NotFound
 */
export const getLetter = async (tx: Tx, id: string, timeZone: string): Promise<{ line: Named; letter: Text | null }> => {
  const [line] = await named(tx, await linesOf(tx, sql`id = ${id} and outcome = 'toPrint'`, sql`id`, 1))
  const one = found(line, 'letter')
  const [choice = null] = await listChoices(tx, one.caseFileId)
  const at = wallClock(one.startsAt, timeZone)
  const now = wallClock(tx.now, timeZone)
  const decision = decide({ purpose: one.purpose, choice, standing: await getStanding(tx, one.caseFileId), at, now })
  const told = { purpose: one.purpose, at, ...(one.nextAt && { next: wallClock(one.nextAt, timeZone) }), today: now.date }
  const may = 'send' in decision && decision.send === 'letter' && (await stands(tx, id))
  return { line: one, letter: may ? compose('letter', told) : null }
}

/** Whether what a message says is still true (as app.claim_messages asks), as far as the actor may read the appointment: who holds the identity alone does not. */
const stands = async (tx: Tx, messageId: string): Promise<boolean> => {
  const rows = await run(
    tx,
    sql<{
      still: boolean
    }>`select case m.purpose when 'cancelled' then a.status = 'cancelled' when 'absent' then a.status = 'noShow' when 'moved' then a.status = 'moved'
      else a.status = 'planned' and a.starts_at = m.starts_at end as still from message m
    join appointment a on a.organisation_id = m.organisation_id and a.id = m.appointment_id where m.organisation_id = ${tx.org} and m.id = ${messageId}`,
  )
  return rows[0]?.still ?? true
}
