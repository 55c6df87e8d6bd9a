import type { IsoDate } from '#core/dates.ts'
import type { Write } from '#db/door.server.ts'
import { inTurn } from '#db/in-turn.server.ts'
import { addDeadline, addStep } from '#features/interview/commands.server.ts'
import { noteDeadline, setStatus } from './commands.server.ts'
import { againStep, readEvent, placeOf } from './event.server.ts'
import type { EventHead, EventRightLine } from './event.server.ts'
import { bareStatus } from './model.ts'

export type PrepareEvent = {
  slug: string
  day: IsoDate
  today: IsoDate
  /** Slugs of rights, and places in the lists of the event. */
  rights: readonly string[]
  deadlines: readonly number[]
  steps: readonly number[]
  letters: readonly number[]
}

/**
 * Notes what somebody said yes to of an event: rights to verify, deadlines, steps, letters. What is noted already is passed over, so that the
 * same form sent twice writes nothing more. @returns how many of each were written.
 */
export const prepareEvent = async (
  tx: Write,
  head: EventHead,
  given: PrepareEvent,
): Promise<{ rights: number; deadlines: number; steps: number }> => {
  await inTurn(tx, 'rights', head.id)
  const page = await readEvent(tx, head, given.slug, given.today, given.day)
  const place = placeOf(page.event, page.noted ?? undefined)
  const written = { rights: 0, deadlines: 0, steps: 0 }
  for (const line of page.rights) {
    if (!given.rights.includes(line.right.slug) || line.state === 'done') continue
    await noteRight(tx, head.id, line, page.mark, given.today)
    written.rights += 1
  }
  for (const index of new Set(given.deadlines)) {
    const line = page.deadlines[index]
    if (!line || line.noted) continue
    const said = {
      title: line.title,
      dueOn: line.dueOn,
      law: line.source && (line.verified ? line.source : `${line.source} (à vérifier)`),
      note: line.text,
    }
    if ('kind' in place) await noteDeadline(tx, head.id, place.kind, said)
    else
      await addDeadline(tx, {
        caseFileId: head.id,
        title: said.title,
        dueOn: said.dueOn,
        note: [said.note, said.law].filter(Boolean).join(' '),
        lies: place,
      })
    written.deadlines += 1
  }
  const asked = [...new Set(given.steps)].map((index) => page.steps[index])
  const letters = [...new Set(given.letters)].map((index) => page.letters[index])
  for (const line of [...asked, ...letters]) {
    if (!line || line.noted) continue
    await addStep(tx, { caseFileId: head.id, what: line.what, doer: line.who, dueOn: line.dueOn, saidOn: given.today, lies: place })
    written.steps += 1
  }
  return written
}

/**
 * A right goes to « à vérifier »; one that runs keeps what it is, and a step says to go over it again. The event is named beside the right only
 * where who reads the right may know of the event (decision 8).
 */
const noteRight = async (tx: Write, caseFileId: string, line: EventRightLine, event: string, today: IsoDate): Promise<void> => {
  const { right, standing, state, kind, widens } = line
  const common = { caseFileId, right, subjectId: standing?.subjectId ?? null, readId: standing?.id ?? null, ...(!widens && { event }) }
  if (state === 'running' && standing) {
    const { status, amountCents, per, since, until, notifiedOn, reason, note, saidOn } = standing
    if (!widens) await setStatus(tx, { ...common, input: { status, amountCents, per, since, until, notifiedOn, reason, note, saidOn } })
    await addStep(tx, { caseFileId, what: againStep(right), doer: 'both', saidOn: today, lies: { kind } })
    return
  }
  await setStatus(tx, {
    ...common,
    input: { ...bareStatus, status: 'toVerify', saidOn: today },
  })
}
