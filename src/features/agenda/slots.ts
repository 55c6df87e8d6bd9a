import type { IsoDate } from '#core/dates.ts'
import { overlaps, without } from './model.ts'
import type { Span } from './model.ts'
import { daysBetweenBoth, openOn } from './opening.ts'
import type { Opening, SiteHours } from './opening.ts'

export type SlotQuestion = {
  readonly site: SiteHours
  readonly fromOn: IsoDate
  readonly toOn: IsoDate
  /** Nothing is offered before this moment. */
  readonly notBefore: Date
  readonly minutes: number
  readonly travelBefore: number
  readonly travelAfter: number
  /** `one`: whichever is free; `all`: together (a visit in pairs, a meeting with a colleague). */
  readonly who: 'one' | 'all'
  /** Workers with the hours that are taken of each, absences among them. */
  readonly workers: readonly { readonly id: string; readonly busy: readonly Span[] }[]
  /** Rooms that would do, in the order of preference; empty: no room is needed. `openings` empty: open as the site. */
  readonly rooms: readonly { readonly id: string; readonly busy: readonly Span[]; readonly openings: readonly Opening[] }[]
  /** Minutes between two offers that begin in one free time. */
  readonly step: number
  readonly most: number
}
export type Slot = { readonly startsAt: Date; readonly endsAt: Date; readonly agentIds: readonly string[]; readonly roomId: string | null }

const minute = 60_000

/** What is left of several ranges once what is taken is out. */
const freeOf = (open: readonly Span[], busy: readonly Span[]): Span[] => open.flatMap((span) => without(span, busy))

const inside = (span: Span, free: readonly Span[]): boolean => free.some((one) => one.from <= span.from && span.to <= one.to)

/** Only what touches the day, so that a search over weeks does not go through them for each day. */
const near = (busy: readonly Span[], day: readonly Span[], margin: number): Span[] => {
  const [first, last] = [day[0], day.at(-1)]
  if (!first || !last) return []
  const around = { from: new Date(first.from.getTime() - margin), to: new Date(last.to.getTime() + margin) }
  return busy.filter((one) => overlaps(one, around))
}

/**
 * Free times in which the appointment fits, soonest first: within the hours of the site (holidays of its territory and closures out), with the
 * travel of who goes before and after, in a room when one is wanted. The appointment itself stays inside the opening; travel may begin before.
 * One offer for each moment: with `one`, all the workers who are free then are named.
 */
export const freeSlots = (asked: SlotQuestion): Slot[] => {
  const [before, length, after] = [asked.travelBefore * minute, asked.minutes * minute, asked.travelAfter * minute]
  const found: Slot[] = []
  for (const day of daysBetweenBoth(asked.fromOn, asked.toOn)) {
    const open = openOn(day, asked.site)
    if (open.length === 0) continue
    // the way there may begin before the doors open
    const wide = open.map((span) => ({ from: new Date(span.from.getTime() - before), to: new Date(span.to.getTime() + after) }))
    const workers = asked.workers.map(({ id, busy }) => ({ id, free: freeOf(wide, near(busy, wide, before + after)) }))
    const rooms = asked.rooms.map(({ id, busy, openings }) => ({
      id,
      free: freeOf(openings.length > 0 ? openOn(day, asked.site, openings) : open, near(busy, open, 0)),
    }))
    for (const span of open)
      for (let at = span.from.getTime(); at + length <= span.to.getTime(); at += asked.step * minute) {
        if (at < asked.notBefore.getTime()) continue
        const taken = { from: new Date(at - before), to: new Date(at + length + after) }
        const free = workers.filter((one) => inside(taken, one.free)).map(({ id }) => id)
        if (free.length === 0 || (asked.who === 'all' && free.length < workers.length)) continue
        const [startsAt, endsAt] = [new Date(at), new Date(at + length)]
        const room = rooms.find((one) => inside({ from: startsAt, to: endsAt }, one.free))
        if (rooms.length > 0 && !room) continue
        found.push({ startsAt, endsAt, agentIds: free, roomId: room?.id ?? null })
        if (found.length >= asked.most) return found
      }
  }
  return found
}
