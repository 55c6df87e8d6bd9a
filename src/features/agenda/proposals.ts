import { wallClock } from '#web/clock.ts'
import type { AgendaAppointment } from './model.ts'

/** Where appointments that an absence touches may go: pure, over moments that are free. */

export type Proposal = {
  appointment: AgendaAppointment
  /** Moments on the wall, nearest to the former habit first; `value` is the moment itself. */
  offers: { value: string; day: string; time: string }[]
  /** The first of them that is proposed to nobody else; null when none is left. */
  proposed: string | null
}

const half = 30 * 60_000
const week = 7 * 86_400_000
/** Offers for each appointment. */
const mostOffers = 5

/**
 * For each appointment, in order of time, free moments of its whole length with its way: those near its own day of the week and hour first,
 * since people arrange their weeks. `free` holds beginnings of free half hours, in order. No half hour is proposed twice.
 */
export const proposeMoves = (appointments: readonly AgendaAppointment[], free: readonly Date[], timeZone: string): Proposal[] => {
  const left = new Set(free.map((one) => one.getTime()))
  const first = free[0]?.getTime()
  return appointments.map((appointment) => {
    const { startsAt, endsAt, travelBefore, travelAfter } = appointment
    const begins = Math.ceil(travelBefore / 30)
    const lines = begins + Math.ceil((endsAt.getTime() - startsAt.getTime() + travelAfter * 60_000) / half)
    const takenBy = (at: number): number[] => Array.from({ length: lines }, (_, n) => at + (n - begins) * half)
    // its own place in the first week that is free
    const target = first === undefined ? 0 : startsAt.getTime() + Math.ceil((first - startsAt.getTime()) / week) * week
    const fits = [...left]
      .filter((at) => takenBy(at).every((line) => left.has(line)))
      .toSorted((a, b) => Math.abs(a - target) - Math.abs(b - target) || a - b)
    const [best] = fits
    if (best !== undefined) for (const line of takenBy(best)) left.delete(line)
    return {
      appointment,
      proposed: best === undefined ? null : new Date(best).toISOString(),
      offers: fits.slice(0, mostOffers).map((at) => {
        const wall = wallClock(new Date(at), timeZone)
        return { value: new Date(at).toISOString(), day: wall.date, time: wall.time }
      }),
    }
  })
}
