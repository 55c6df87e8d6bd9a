import type { LifeEvent } from './event.ts'
import { FAMILY_EVENTS } from './events-family.ts'
import { OTHER_EVENTS } from './events-others.ts'

/** Every event that the application knows, in the order in which they are proposed. */
export const EVENTS: readonly LifeEvent[] = [...FAMILY_EVENTS, ...OTHER_EVENTS]

/** The event at an address; undefined when there is none. */
export const findEvent = (slug: string): LifeEvent | undefined => EVENTS.find((event) => event.slug === slug)

/** The event that a key of the ledger tells of. */
export const eventOfFact = (key: string): LifeEvent | undefined => EVENTS.find(({ facts }) => facts.includes(key))
