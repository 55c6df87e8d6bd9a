import type { IsoDate } from '#core/dates.ts'
import type { Read } from '#db/door.server.ts'
import { wallClock } from '#web/clock.ts'
import { findFreeSlots, getSiteHours } from './slot-queries.server.ts'
import type { SlotSearch } from './slot-queries.server.ts'
import type { Slot } from './slots.ts'

/** An offer on the wall of its site: `value` is its moment, as a form sends it. */
export type Offer = { value: string; day: IsoDate; time: string }
const offerOf = (slot: Slot, timeZone: string): Offer => {
  const wall = wallClock(slot.startsAt, timeZone)
  return { value: slot.startsAt.toISOString(), day: wall.date, time: wall.time }
}

/** A few free moments, soonest first: two a day, so that one day does not fill the list. */
export const listOffers = async (tx: Read, search: SlotSearch, most = 6): Promise<Offer[]> => {
  const { timeZone } = await getSiteHours(tx, search.siteId)
  const all = (await findFreeSlots(tx, { step: 60, most: 120, ...search })).map((slot) => offerOf(slot, timeZone))
  const days = [...Map.groupBy(all, ({ day }) => day).values()]
  // the first of the morning and the first of the afternoon
  return days
    .flatMap((offers) => [...new Set([offers[0], offers.find(({ time }) => time >= '13:00')])])
    .flatMap((one) => one ?? [])
    .slice(0, most)
}
