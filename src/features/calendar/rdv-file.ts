import { isIsoDate } from '#core/dates.ts'
import type { IsoDate } from '#core/dates.ts'
import { Refused } from '#core/errors.ts'
import type { AppointmentKind, AppointmentStatus } from '#features/agenda/model.ts'

/** A line of the export of RDV Service Public, read as far as it can be. `line`: its number in the file, from 1. */
export type RdvLine = {
  readonly line: number
  readonly date: IsoDate | null
  /** HH:MM, on the wall of the site. */
  readonly time: string | null
  /** Names as written, one for each person. */
  readonly people: readonly string[]
  readonly birthDate: IsoDate | null
  /** Names of professionals; none when the column is missing or empty. */
  readonly professionals: readonly string[]
  readonly motif: string
  readonly place: string
  readonly kind: AppointmentKind
  /** Null: called off, or moved; nothing to bring. */
  readonly status: Extract<AppointmentStatus, 'planned' | 'held' | 'noShow'> | null
}

/** Most lines of one file. */
export const MOST_LINES = 500

const headings = {
  date: ['date rdv', 'date du rdv', 'date'],
  time: ['heure rdv', 'heure du rdv', 'heure'],
  people: ['usager s', 'usager', 'usagers'],
  birthDate: ['date naissance', 'date de naissance'],
  professionals: ['professionnel le s', 'professionnel s', 'professionnel le', 'agent s', 'agents'],
  motif: ['motif'],
  place: ['lieu'],
  status: ['statut'],
} as const
type Heading = keyof typeof headings
const needed: Readonly<Partial<Record<Heading, string>>> = { date: 'date rdv', time: 'heure rdv', people: 'usager(s)' }

const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, ' ')
    .trim()

/** Cells of a CSV text, line by line: quotes, doubled quotes, and line ends inside them. */
export const cellsOf = (text: string, separator: string): string[][] => {
  const lines: string[][] = []
  let [line, cell, quoted]: [string[], string, boolean] = [[], '', false]
  const endCell = (): void => void (line.push(cell), (cell = ''))
  const endLine = (): void => {
    endCell()
    lines.push(line)
    line = []
  }
  for (let n = 0; n < text.length; n += 1) {
    const sign = text[n] ?? ''
    if (quoted) {
      if (sign !== '"') cell += sign
      else if (text[n + 1] === '"') cell += text[(n += 1)]
      else quoted = false
    } else if (sign === '"' && cell === '') quoted = true
    else if (sign === separator) endCell()
    else if (sign === '\n') endLine()
    else if (sign !== '\r') cell += sign
  }
  if (cell !== '' || line.length > 0) endLine()
  return lines
}

const separatorOf = (text: string): string => {
  const head = text.slice(0, 4_000)
  return [';', '\t', ','].toSorted((a, b) => head.split(b).length - head.split(a).length)[0] ?? ';'
}

const dateIn = (text: string): IsoDate | null => {
  const french = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})/.exec(text.trim())
  const iso = french ? `${french[3]}-${french[2]?.padStart(2, '0')}-${french[1]?.padStart(2, '0')}` : text.trim().slice(0, 10)
  return isIsoDate(iso) ? iso : null
}

const timeIn = (text: string): string | null => {
  const parts = /^\s*(\d{1,2})\s*(?:h|:)\s*(\d{2})?/i.exec(text)
  const time = parts ? `${parts[1]?.padStart(2, '0')}:${parts[2] ?? '00'}` : ''
  return /^(?:[01]\d|2[0-3]):[0-5]\d$/.test(time) ? time : null
}

const kindOf = (motif: string): AppointmentKind => {
  const words = plain(motif)
  if (words.includes('domicile')) return 'homeVisit'
  if (/telephon|appel/.test(words)) return 'call'
  return /visio/.test(words) ? 'video' : 'interview'
}

const statusOf = (text: string): RdvLine['status'] => {
  const words = plain(text)
  if (/^(?:annule|reporte|deplace)/.test(words)) return null
  if (words.includes('honore')) return 'held'
  return words.startsWith('absence') ? 'noShow' : 'planned'
}

/** The words of a name in an order of their own: « Elif DEMIREL » and « Demirel Elif » are one. */
export const nameMark = (name: string): string => plain(name).split(' ').toSorted().join(' ')

/** Where each column is, by the words of its heading. */
const places = (cells: readonly string[]): Map<Heading, number> =>
  new Map(
    (Object.entries(headings) as [Heading, readonly string[]][]).flatMap(([heading, names]) => {
      const place = names.map((name) => cells.findIndex((cell) => plain(cell) === name)).find((found) => found >= 0)
      return place === undefined ? [] : [[heading, place] as const]
    }),
  )
/** Which of the first lines bears the headings; negative when none does. */
const headOf = (lines: readonly (readonly string[])[]): number =>
  lines.slice(0, 10).findIndex((cells) => places(cells).has('people') || places(cells).size >= 3)

/** Lines of a sheet as a CSV text that `readRdv` reads, line for line; of an export, the columns that are read and no other. */
export const linesAsText = (lines: readonly (readonly string[])[]): string => {
  const head = headOf(lines)
  const kept = head < 0 ? [...(lines[0] ?? []).keys()] : [...places(lines[head] ?? []).values()].toSorted((a, b) => a - b)
  return lines.map((cells) => kept.map((n) => `"${(cells[n] ?? '').replaceAll('"', '""')}"`).join(';')).join('\n')
}

/**
 * The lines of the export of RDV Service Public, as CSV (of a workbook: `linesAsText`); columns are found by their headings, in any order.
 * @throws Refused beside `file`: no such table, a column that is missing, too many lines.
 */
export const readRdv = (text: string): RdvLine[] => {
  const bare = text.replace(/^\uFEFF/, '')
  const lines = cellsOf(bare, separatorOf(bare))
  const head = headOf(lines)
  if (head < 0)
    throw new Refused({
      file: 'Ce n’est pas l’export de RDV Service Public : aucune ligne ne porte ses titres de colonnes (date rdv, heure rdv, usager(s)…).',
    })
  const at = places(lines[head] ?? [])
  const missing = (Object.entries(needed) as [Heading, string][]).filter(([heading]) => !at.has(heading)).map(([, title]) => `« ${title} »`)
  if (missing.length > 0)
    throw new Refused({ file: `Il manque une colonne : ${missing.join(', ')}. Exportez à nouveau, sans retirer de colonne.` })
  const rows = lines.slice(head + 1).map((cells, n) => ({ cells, line: head + 2 + n }))
  const filled = rows.filter(({ cells }) => cells.some((cell) => cell.trim() !== ''))
  if (filled.length > MOST_LINES)
    throw new Refused({
      file: `Ce fichier a ${filled.length.toLocaleString('fr-FR')} lignes ; ${MOST_LINES} au plus sont reprises à la fois. Exportez une période plus courte.`,
    })
  return filled.map(({ cells, line }) => {
    const cell = (heading: Heading): string => cells[at.get(heading) ?? -1]?.trim() ?? ''
    const names = (heading: Heading): string[] =>
      cell(heading)
        .split(/\s*[,\n]\s*/)
        .filter(Boolean)
    const motif = cell('motif')
    return {
      line,
      date: dateIn(cell('date')),
      time: timeIn(cell('time')),
      people: names('people'),
      birthDate: dateIn(cell('birthDate')),
      professionals: names('professionals'),
      motif,
      place: cell('place'),
      kind: kindOf(motif),
      status: statusOf(cell('status')),
    }
  })
}
