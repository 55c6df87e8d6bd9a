import type { IsoDate } from '#core/dates.ts'
import type { RequestTopic, Urgency } from '#features/reception/model.ts'

/** Words and shapes of the agenda: appointments, what else fills a day, permanences. Pure. */

export const appointmentKinds = { interview: 'Entretien', homeVisit: 'Visite à domicile', call: 'Appel', video: 'Visioconférence' } as const
export type AppointmentKind = keyof typeof appointmentKinds

export const appointmentStatuses = {
  planned: 'Prévu',
  held: 'A eu lieu',
  noShow: 'Personne n’est venu',
  cancelled: 'Annulé',
  moved: 'Déplacé',
} as const
export type AppointmentStatus = keyof typeof appointmentStatuses

/** Who called an appointment off, or asked that it be moved. */
export const cancellers = { person: 'par la personne', service: 'par le service', other: 'autre' } as const
export type Canceller = keyof typeof cancellers

/** What fills time and has no household in it. `absence` has no reason: none is stored. */
export const eventKinds = {
  permanence: 'Permanence',
  commission: 'Commission',
  teamMeeting: 'Réunion d’équipe',
  writing: 'Écrits',
  pause: 'Pause',
  training: 'Formation',
  absence: 'Absence',
  travel: 'Trajet',
  other: 'Autre',
} as const
export type EventKind = keyof typeof eventKinds
/** Kinds that may come again; an absence is written once. */
export const seriesKinds = Object.keys(eventKinds).filter((kind) => kind !== 'absence') as Exclude<EventKind, 'absence'>[]

/** What a colleague is told of an hour that is taken: never a household. */
export const busyWords: Readonly<Record<EventKind | 'appointment', string>> = { ...eventKinds, appointment: 'Occupé', absence: 'Absence' }

/** What is sealed of an appointment. `access`: how one gets in; `reason`: why it was called off or moved. */
export type AppointmentBody = { with?: string; essentials?: string[]; note?: string; access?: string; reason?: string }

/** A range of time that is taken, `[from, to)`. */
export type Span = { readonly from: Date; readonly to: Date }

export type AgendaAppointment = {
  id: string
  /** Null: somebody who has no case file yet. */
  caseFileId: string | null
  /** Null for who sees the hour and not the household. */
  caseName: string | null
  requestId: string | null
  agentId: string
  agentName: string
  coAgentIds: string[]
  personIds: string[] | null
  startsAt: Date
  endsAt: Date
  travelBefore: number
  travelAfter: number
  kind: AppointmentKind
  status: AppointmentStatus
  cancelledBy: Canceller | null
  movedTo: string | null
  place: string
  roomId: string | null
  seriesId: string | null
  with: string
  essentials: string[]
  note: string
  access: string
  reason: string
  /** An absence came over it: it is to be moved. */
  toMove: boolean
}

export type AgendaEvent = {
  id: string
  agentId: string
  kind: EventKind
  startsAt: Date
  endsAt: Date
  place: string
  roomId: string | null
  seriesId: string | null
  /** Made over an hour that was taken: it holds nothing. */
  yields: boolean
}

/** An hour of a colleague that is taken. */
export type BusyHour = { agentId: string; startsAt: Date; endsAt: Date; kind: EventKind | 'appointment' }

export const contactOutcomes = {
  informed: 'Renseignée',
  request: 'Première demande',
  appointment: 'Rendez-vous donné',
  left: 'Repartie',
} as const
export type ContactOutcome = keyof typeof contactOutcomes

export type PermanenceContact = {
  id: string
  /** Empty when the person said nothing, or since the night after. */
  calledName: string
  topic: RequestTopic | null
  urgency: Urgency
  status: 'waiting' | 'taken' | 'ended'
  arrivedAt: Date
  takenBy: string | null
  takenByName: string | null
  endedAt: Date | null
  outcome: ContactOutcome | null
  requestId: string | null
}

export type PermanenceLine = {
  id: string
  name: string
  place: string
  siteId: string
  teamId: string
  on: IsoDate
  from: Date
  to: Date
  onDuty: string[]
  seriesId: string
}

/** How far ahead occurrences of what comes again are rows, in months (decision 0024). */
export const monthsMade = 13

/** Whether two ranges share a moment; one that ends when the other begins does not. */
export const overlaps = (a: Span, b: Span): boolean => a.from < b.to && b.from < a.to

/** The range without what is taken, in order of time. */
export const without = (span: Span, taken: readonly Span[]): Span[] => {
  const left: Span[] = []
  let from = span.from
  for (const one of taken.filter((other) => overlaps(span, other)).toSorted((a, b) => a.from.getTime() - b.from.getTime())) {
    if (one.from > from) left.push({ from, to: one.from })
    if (one.to > from) from = one.to
  }
  return from < span.to ? [...left, { from, to: span.to }] : left
}
