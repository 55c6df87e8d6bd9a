import type { ContactOutcome, PermanenceContact } from '#features/agenda/model.ts'

/** A morning as it stands, counted from its passages. Pure. */
export type Morning = {
  /** In the order in which they are received: the most urgent first, then the earliest. */
  waiting: PermanenceContact[]
  taken: PermanenceContact[]
  ended: PermanenceContact[]
  arrived: number
  outcomes: { outcome: ContactOutcome; n: number }[]
  /** Since when the one waits who waits longest; null when nobody waits. */
  since: Date | null
}

/** Sorts the passages of a day, given as `listContacts` gives them, and counts them. */
export const morningOf = (contacts: readonly PermanenceContact[]): Morning => {
  const of = (status: PermanenceContact['status']) => contacts.filter((one) => one.status === status)
  const [waiting, ended] = [of('waiting'), of('ended')]
  const counted = new Map<ContactOutcome, number>()
  for (const { outcome } of ended) if (outcome) counted.set(outcome, (counted.get(outcome) ?? 0) + 1)
  const arrivals = waiting.map((one) => one.arrivedAt.getTime())
  return {
    waiting,
    taken: of('taken'),
    ended,
    arrived: contacts.length,
    outcomes: (['informed', 'request', 'appointment', 'left'] as const).flatMap((outcome) => {
      const n = counted.get(outcome)
      return n ? [{ outcome, n }] : []
    }),
    since: arrivals.length === 0 ? null : new Date(Math.min(...arrivals)),
  }
}

/** A passage as it may lie on a table: a number in the order of arrival, and nothing that tells who came. */
export type Nameless = Pick<PermanenceContact, 'topic' | 'urgency' | 'status' | 'arrivedAt' | 'outcome'> & { number: number; key: string }

/** The passages of a day without their names, in the order of arrival. */
export const namelessOf = (contacts: readonly PermanenceContact[]): Nameless[] =>
  contacts
    .toSorted((a, b) => a.arrivedAt.getTime() - b.arrivedAt.getTime() || a.id.localeCompare(b.id))
    .map(({ topic, urgency, status, arrivedAt, outcome }, index) => ({
      number: index + 1,
      key: String(index + 1),
      topic,
      urgency,
      status,
      arrivedAt,
      outcome,
    }))
