/** What stands after a visit, whatever the order in which its gestures arrive, and however often. Pure. */
import type { Observation } from './model.ts'

const all = ({ place, told }: Observation): string => JSON.stringify([place, told])

/** The later of two gestures: by the clock of the device, then by id (drawn in the order of time), then by what they say: never « the one that came last ». */
const later = (a: Observation, b: Observation): Observation => {
  const order = a.at - b.at || compare(a.id, b.id) || compare(all(a), all(b))
  return order >= 0 ? a : b
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** Each gesture once. One id is one gesture: if two say otherwise, the later one is it. */
export const distinct = (all: readonly Observation[]): Observation[] => {
  const byId = new Map<string, Observation>()
  for (const one of all) {
    const known = byId.get(one.id)
    byId.set(one.id, known === undefined ? one : later(known, one))
  }
  return [...byId.values()].toSorted((a, b) => a.at - b.at || compare(a.id, b.id))
}

/** The last gesture of each place, in the order in which the places were first answered; what was taken back is not there. */
export const standing = (all: readonly Observation[]): Observation[] => {
  const byPlace = new Map<string, Observation>()
  for (const one of distinct(all)) {
    const known = byPlace.get(one.place)
    byPlace.set(one.place, known === undefined ? one : later(known, one))
  }
  return [...byPlace.values()].filter(({ told }) => told !== null)
}
