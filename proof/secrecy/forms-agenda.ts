import type { Form } from './forms.ts'

/** Forms of the agenda: each asks for hours that no other asks for, so that what is refused is refused for secrecy alone. */
let fresh = 0
/** A day far away, another at each call. */
const aDay = (year: number): string => new Date(Date.UTC(year, 0, 3) + (fresh += 1) * 2 * 86_400_000).toISOString().slice(0, 10)

export const agendaForms: Readonly<Record<string, Form>> = {
  sayFromAgenda: ({ household }) => [
    ['appointmentId', household.ids['appointmentId'] ?? ''],
    ['status', 'held'],
  ],
  sayAppointment: () => [
    ['intent', 'dire'],
    ['status', 'held'],
  ],
  planFromAgenda: ({ household }) => [
    ['caseFileId', household.id],
    ['date', aDay(2028)],
    ['time', '10:00'],
    ['minutes', '30'],
    ['kind', 'interview'],
  ],
  absence: () => {
    const day = aDay(2033)
    return [
      ['intent', 'absence'],
      ['fromOn', day],
      ['untilOn', day],
    ]
  },
  time: () => [
    ['intent', 'temps'],
    ['kind', 'writing'],
    // within thirteen months: an hour of its own each time
    ['date', new Date(Date.now() + (30 + (fresh += 1)) * 86_400_000).toISOString().slice(0, 10)],
    ['time', '06:00'],
    ['until', '06:30'],
  ],
  room: (_, { ids }) => [
    ['intent', 'salle'],
    ['siteId', ids.siteId],
    ['roomName', `Salle ${(fresh += 1)}`],
    ['capacity', '4'],
  ],
}
