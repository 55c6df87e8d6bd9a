import type { Fields, Form } from './forms.ts'

let fresh = 0
/** An export of RDV Service Public about somebody whom nobody follows. */
const unknownRdv: Fields = [
  ['text', 'date rdv;heure rdv;usager(s)\n01/12/2027;10:00;Personne Inconnue'],
  ['minutes', '30'],
]
/** A calendar with one hour, from that moment on. */
const hourFile = (from: number): string =>
  [
    'BEGIN:VCALENDAR',
    'BEGIN:VEVENT',
    `UID:${from}`,
    `DTSTART:${new Date(from).toISOString().replaceAll(/[-:]|\.\d+/g, '')}`,
    'DURATION:PT30M',
    'END:VEVENT',
    'END:VCALENDAR',
  ].join('\n')

/** Forms of what goes out of the agenda, and of what comes into it. */
export const calendarForms: Readonly<Record<string, Form>> = {
  createFeed: () => [['intent', 'create']],
  importHours: () => [['text', hourFile(Date.now() + 30 * 86_400_000 + (fresh += 1) * 3_600_000)]],
  checkRdv: () => [['intent', 'check'], ...unknownRdv],
  bringRdv: () => [['intent', 'bring'], ...unknownRdv],
}
