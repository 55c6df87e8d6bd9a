import type { IsoDate } from '#core/dates.ts'
import { writeDate, writeNearDay, writeTimeInSentence } from '#core/french.ts'
import type { Read } from '#db/door.server.ts'
import { listAgendaAppointments } from '#features/agenda/queries.server.ts'
import { getHead, listThread } from '#features/case-file/queries.server.ts'
import { kindOfPath } from '#features/facts/model.ts'
import { getKnown } from '#features/facts/queries.server.ts'
import { helperKinds } from '#features/household/model.ts'
import { getDwelling, getHousehold, listHelpers } from '#features/household/queries.server.ts'
import { getRightsToTake } from '#features/rights/queries.server.ts'
import { instantOf, wallClock } from '#web/clock.ts'
import type { Question, Taken } from './taken.ts'

const NOTES = 3
const QUESTIONS = 8

type When = { today: IsoDate; timeZone: string; now: Date }

/**
 * What a visit takes of a household: as far as the actor may read it now, and never a private passage. A hidden address is not taken: it is asked for with a reason, each time, on its page.
 * @throws NotFound when the actor holds nothing of it.
 */
export const getTaken = async (tx: Read, caseFileId: string, { today, timeZone, now }: When): Promise<Taken> => {
  const head = await getHead(tx, caseFileId, today)
  const { members } = await getHousehold(tx, caseFileId, today)
  const dwelling = await getDwelling(tx, caseFileId)
  const [visit] = (
    await listAgendaAppointments(tx, {
      caseFileId,
      from: instantOf(today, '00:00', timeZone),
      to: new Date(now.getTime() + 2 * 86_400_000),
      open: true,
    })
  ).filter((one) => one.kind === 'homeVisit' && (one.agentId === tx.actor.agentId || one.coAgentIds.includes(tx.actor.agentId)))
  const thread = await listThread(tx, caseFileId, {})
  const known = await getKnown(tx, caseFileId, today)
  const rights = await getRightsToTake(tx, caseFileId, today, QUESTIONS)
  const at = visit && wallClock(visit.startsAt, timeZone)
  const writable = (kind: string): boolean => head.referent.isMe || head.myKinds.some((one) => one === kind)
  return {
    caseFileId,
    name: head.name,
    composition: head.composition ?? '',
    people: members.filter((one) => one.diedOn === null).map(({ personId, name, role, age }) => ({ id: personId, name, role, age })),
    when: at ? `${writeNearDay(at.date, today)}, ${writeTimeInSentence(at.time)}` : '',
    place: visit?.place || [dwelling?.line, dwelling?.commune?.name].filter(Boolean).join(', '),
    access: visit?.access ?? '',
    contact: head.contact && {
      mayCall: head.contact.mayCall,
      mayMessage: head.contact.mayMessage,
      mayWrite: head.contact.mayWrite,
      addressHidden: head.contact.addressHidden,
      phone: head.contact.phone ?? '',
      hours: head.contact.hours ?? '',
      how: head.contact.how ?? '',
    },
    around: (await listHelpers(tx, caseFileId))
      .filter((one) => one.untilDate === null || one.untilDate >= today)
      .map((one) => ({
        name: [one.name, one.organisation].filter(Boolean).join(', '),
        kind: helperKinds[one.kind] ?? '',
        phone: one.phone,
        about: one.about,
      })),
    notes: thread.entries
      .filter((one) => one.compartmentKind === 'general' && !one.text.isPrivate)
      .slice(0, NOTES)
      .map((one) => ({ title: one.title, day: writeDate(wallClock(one.happenedAt, timeZone).date, today), text: one.text.main })),
    facts: known.uses.map(({ label }) => label),
    aggir: writable('health'),
    money: writable('budget'),
    rights: rights && { given: rights.given, questions: rights.questions.flatMap((one) => questionOf(one, writable) ?? []) },
    on: today,
  }
}

type View = NonNullable<Awaited<ReturnType<typeof getRightsToTake>>>['questions'][number]

/** A question whose answer the ledger can take from a tablet: an amount, or yes and no; null for any other. */
const questionOf = (view: View, writable: (kind: string) => boolean): Question | null => {
  const kind = kindOfPath(view.path)?.kind
  if (!kind || !writable(kind.compartment) || /\.\d{4}$/.test(view.path)) return null
  const about = { path: view.path, text: view.text, where: view.where, narrows: view.narrows, label: kind.label }
  if (kind.shape === 'yesNo' && view.pills.length === 2) {
    // the rules know answers by their place; the ledger by yes and no
    const pills = view.pills.map(({ value, label }) => ({ value, label, says: /^oui/i.test(label) ? 1 : 0 }))
    return pills[0]?.says === pills[1]?.says ? null : { ...about, unit: 'yesNo', pills }
  }
  const isAmount = (kind.shape === 'amount' || kind.shape === 'cents') && view.typed?.unit === 'money' && kind.input.unit !== 'cents/year'
  return isAmount ? { ...about, unit: 'cents', pills: [] } : null
}
