import type { CompartmentKind } from '#core/compartments.ts'
import { addMonths, ageInYears } from '#core/dates.ts'
import type { IsoDate } from '#core/dates.ts'
import { noBreak, writeCount, writeDate } from '#core/french.ts'
import { lastDayOf } from '#rules/catalogue/deadline.ts'
import type { EventDeadline, EventStep, LifeEvent } from '#rules/catalogue/event.ts'
import { EVENTS } from '#rules/catalogue/events.ts'
import type { FactValue } from '#features/tidying/model.ts'
import type { StatusVersion } from './model.ts'

/** An event that the household’s facts tell of. */
export type NotedEvent = {
  event: LifeEvent
  day: IsoDate
  /** The person it is about; null: the household. */
  subjectId: string | null
  /** Where it was learnt: what it leads to is noted there. */
  compartmentId: string
  kind: CompartmentKind
}
export type EventFact = {
  key: string
  subjectId: string | null
  value: FactValue
  validFrom: IsoDate | null
  observedOn: IsoDate
  compartmentId: string
  compartmentKind: CompartmentKind
}
export type EventMember = { personId: string; role: string; birthDate: IsoDate | null; diedOn: IsoDate | null; unborn: boolean }

/** An event older than that is offered no more: whatever it moved was asked for since, or is a matter of its own. */
const recentMonths = 12
/** A birthday is told of this long before. */
const aheadMonths = 2

const ofFact = (fact: EventFact): NotedEvent[] => {
  const event = EVENTS.find(({ facts }) => facts.includes(fact.key))
  if (!event || fact.value.boolean === false) return []
  const day = fact.value.on ?? fact.validFrom ?? fact.value.from ?? fact.observedOn
  return [{ event, day, subjectId: fact.subjectId, compartmentId: fact.compartmentId, kind: fact.compartmentKind }]
}

const ofMember = (member: EventMember, identity: string, today: IsoDate): NotedEvent[] =>
  EVENTS.flatMap((event): NotedEvent[] => {
    const noted = { event, subjectId: member.personId, compartmentId: identity, kind: 'identity' as const }
    if (event.ofMember === 'death' && member.diedOn !== null) return [{ ...noted, day: member.diedOn }]
    if (event.ofMember !== 'comingOfAge' || member.role !== 'child' || member.birthDate === null || member.unborn || member.diedOn !== null)
      return []
    const birthday = addMonths(member.birthDate, 18 * 12)
    return ageInYears(member.birthDate, addMonths(today, aheadMonths)) >= 18 ? [{ ...noted, day: birthday }] : []
  })

/**
 * The events that the facts and the composition of a household tell of, of the last twelve months (a birthday: also the two months to come), the
 * newest first; one of each kind, the newest.
 */
export const notedEvents = (
  facts: readonly EventFact[],
  members: readonly EventMember[],
  identityCompartmentId: string,
  today: IsoDate,
): NotedEvent[] => {
  const all = [...facts.flatMap(ofFact), ...members.flatMap((member) => ofMember(member, identityCompartmentId, today))]
  const recent = all.filter(({ day }) => day > addMonths(today, -recentMonths) && day <= addMonths(today, aheadMonths))
  const sorted = recent.toSorted((a, b) => b.day.localeCompare(a.day) || a.event.id.localeCompare(b.event.id))
  return sorted.filter((one, index) => sorted.findIndex(({ event }) => event === one.event) === index)
}

/** What a status notes of the event that asked for it: the same event on the same day is prepared once. */
export const markOf = ({ event, day }: { event: LifeEvent; day: IsoDate }): string => `${event.slug} ${day}`

/** What is left to prepare for an event. */
export type EventOffer = NotedEvent & { rights: number; deadlines: number; sentence: string }

/** Rights that somebody said something of since the event; of one that is open or asked for, nothing new was said by that. */
export const isToLookAt = (slug: string, statuses: readonly StatusVersion[], day: IsoDate): boolean =>
  !statuses.some((one) => one.current && one.slug === slug && one.saidOn >= day)

const someOf = (count: number, one: string, many: string, feminine: boolean): string =>
  `${count === 1 ? writeCount(1, feminine) : count}${noBreak}${count > 1 ? many : one}`

/**
 * Whether an event is still to be prepared, with what it asks: « Une séparation est notée le 3 juin : 3 droits à vérifier, 2 échéances, une
 * feuille ». Null once it was prepared, or when each of its first rights was spoken of since.
 */
export const offerOf = (noted: NotedEvent, statuses: readonly StatusVersion[], today: IsoDate): EventOffer | null => {
  if (statuses.some((one) => one.event === markOf(noted))) return null
  const rights = noted.event.rights.filter(({ slug, first }) => first && isToLookAt(slug, statuses, noted.day)).length
  if (rights === 0) return null
  const deadlines = noted.event.deadlines.filter((one) => dueOf(one, noted.day) >= today).length
  const parts = [
    someOf(rights, 'droit à vérifier', 'droits à vérifier', false),
    deadlines > 0 && someOf(deadlines, 'échéance', 'échéances', true),
    'une feuille',
  ].filter(Boolean)
  const when = noted.day > today ? `bientôt, le ${writeDate(noted.day, today)}` : `le ${writeDate(noted.day, today)}`
  return { ...noted, rights, deadlines, sentence: `${noted.event.noted} ${when}${noBreak}: ${parts.join(', ')}.` }
}

/** The last day of a deadline of an event. */
export const dueOf = ({ delay }: EventDeadline, day: IsoDate): IsoDate => lastDayOf(day, delay)
export const stepDue = ({ within }: EventStep, day: IsoDate): IsoDate | null => (within === null ? null : lastDayOf(day, within))

/** A letter as the step that it becomes. */
export const letterStep = (letter: string): string => `Écrire${noBreak}: ${letter.charAt(0).toLowerCase()}${letter.slice(1)}`
