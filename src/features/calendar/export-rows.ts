import { wallClock } from '#web/clock.ts'
import { appointmentKinds } from '#features/agenda/model.ts'
import type { ExportedAppointment } from './queries.server.ts'
import { writeWorkbook } from './workbook.ts'

/** The 21 columns of the export of RDV Service Public, in its order: what is made for it reads ours. */
export const columns = [
  'année',
  'date prise rdv',
  'heure prise rdv',
  'origine',
  'date rdv',
  'heure rdv',
  'service',
  'motif',
  'contexte',
  'statut',
  'lieu',
  'professionnel.le(s)',
  'usager(s)',
  'commune du premier responsable',
  'au moins un usager mineur ?',
  'résultat des notifications',
  'Organisation',
  'date naissance',
  'code postal du premier responsable',
  'créé par',
  'email(s) professionnel.le(s)',
] as const
export type Column = (typeof columns)[number]

/** Columns that stay empty, and why: what the page says. */
export const emptyColumns: readonly { readonly columns: readonly Column[]; readonly why: string }[] = [
  {
    columns: [
      'usager(s)',
      'date naissance',
      'commune du premier responsable',
      'code postal du premier responsable',
      'au moins un usager mineur ?',
    ],
    why: 'ce sont les personnes reçues : un fichier qui sort d’Aparté ne dit pas qui est accompagné',
  },
  { columns: ['contexte'], why: 'c’est ce que la personne a dit ; seul qui suit le foyer le lit' },
  { columns: ['créé par', 'email(s) professionnel.le(s)'], why: 'aucun nom ne sort, pas même celui d’un agent : la fonction suffit' },
  { columns: ['origine'], why: 'Aparté ne garde pas qui a demandé le rendez-vous' },
  { columns: ['résultat des notifications'], why: 'ce qu’une personne a choisi pour être prévenue la regarde' },
]

/** What became of an appointment, in the words of RDV Service Public. */
export const statusWords = ({ status, cancelledBy, startsAt, timeZone }: ExportedAppointment, now: Date): string => {
  switch (status) {
    case 'held':
      return 'Rendez-vous honoré'
    case 'noShow':
      return 'Absence non excusée'
    case 'cancelled':
      return cancelledBy === 'person' ? 'Annulé (excusé)' : cancelledBy === 'service' ? 'Annulé (par le service)' : 'État indéterminé'
    default: {
      if (wallClock(startsAt, timeZone).date === wallClock(now, timeZone).date) return 'Rendez-vous aujourd’hui'
      return startsAt > now ? 'Rendez-vous à venir' : 'À renseigner'
    }
  }
}

const dayOf = (date: string): string => date.split('-').toReversed().join('/')

/** An appointment as a line of the export; of the columns that are left out here nothing is known, and nothing is asked. */
export const lineOf = (one: ExportedAppointment, now: Date): Readonly<Partial<Record<Column, string>>> => {
  const [made, held] = [wallClock(one.createdAt, one.timeZone), wallClock(one.startsAt, one.timeZone)]
  return {
    année: held.date.slice(0, 4),
    'date prise rdv': dayOf(made.date),
    'heure prise rdv': made.time,
    'date rdv': dayOf(held.date),
    'heure rdv': held.time,
    service: one.teams,
    motif: appointmentKinds[one.kind],
    statut: statusWords(one, now),
    // a visit has the address of the household: it is nobody’s business here
    lieu: one.kind === 'homeVisit' ? 'À domicile' : one.siteName,
    'professionnel.le(s)': one.jobTitles,
    Organisation: one.organisation,
  }
}

/** A cell that a spreadsheet takes for words, whatever it holds: one that would begin a formula gets an apostrophe before it. */
export const cell = (text: string): string => `"${(/^[=+\-@＝＋－＠\t\r\n]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`

const tableOf = (appointments: readonly ExportedAppointment[], now: Date): string[][] => [
  [...columns],
  ...appointments.map((one) => {
    const line = lineOf(one, now)
    return columns.map((name) => line[name] ?? '')
  }),
]

/** The export as a workbook (.xlsx): every cell is words. */
export const workbookOf = (appointments: readonly ExportedAppointment[], now: Date): Uint8Array =>
  writeWorkbook('Rendez-vous', tableOf(appointments, now))

/** The export as the spreadsheets of France open it: UTF-8 with its mark, semicolons, every cell between quotes. */
export const csvOf = (appointments: readonly ExportedAppointment[], now: Date): string => {
  const lines = tableOf(appointments, now).map((line) => `${line.map(cell).join(';')}\r\n`)
  return `\uFEFF${lines.join('')}`
}
