import { typographie, writeFullDate, writeWeekday } from '#core/french.ts'
import { abbreviationReader } from './abbreviations.ts'
import { dangerousWords, isAppointment, isToBring, withoutMotive } from './discreet.ts'
import { capitalised, cleaned } from './words.ts'
import type { Sheet, SheetAction } from './model.ts'

/** What the page and the PDF both print, in this order and no other: neither adds, drops nor moves a word. */
export type SheetContent = {
  /** Title of the file and of the tab: names nobody, says nothing of the matter. */
  documentTitle: string
  /** The product's mark; absent from the discreet version. */
  mark: boolean
  title: string
  opening: string[]
  parts: SheetPart[]
  /** The reminder of secrecy and the numbers for danger; null in the discreet version. */
  closing: string | null
}
export type SheetPart =
  | { kind: 'list'; heading: string; items: { strong: string; text: string }[]; after: string | null }
  | { kind: 'table'; heading: string; columns: Row; rows: Row[] }
  | { kind: 'appointment'; heading: string; strong: string; text: string }
export type Row = [what: string, who: string, when: string]

const closing =
  'Ce que vous me dites est couvert par le secret professionnel. Vous pouvez lire votre dossier, faire corriger une erreur et savoir qui l’a ouvert : ' +
  'demandez-le à l’accueil ou à moi. En danger : 17, ou 114 par SMS. Violences : 3919.'

/** Takes private passages « ((…)) » out of a text; one left open runs to the end. */
export function withoutApartes(text: string): string {
  let kept = ''
  let depth = 0
  for (const piece of text.split(/(\(\(|\)\))/u)) {
    if (piece === '((') depth += 1
    else if (piece === '))') depth = Math.max(0, depth - 1)
    else if (depth === 0) kept += piece
  }
  return kept.replace(/ {2,}/g, ' ').trim()
}

const written = (text: string): string => cleaned(withoutApartes(text))

/** The content of the sheet as it leaves: private passages out, abbreviations explained at first use, French spaces set. */
export function sheetContent(sheet: Sheet): SheetContent {
  const plain = sheet.discreet ? discreetContent(sheet).content : fullContent(sheet)
  const explain = abbreviationReader()
  const fit = (text: string): string => typographie(explain(text))
  return {
    ...plain,
    opening: plain.opening.map(fit),
    parts: plain.parts.map((part) => fitted(part, fit)),
    closing: plain.closing === null ? null : fit(plain.closing),
  }
}

/** What the discreet version leaves out although it was an appointment or something to bring: to be told by word of mouth. */
export const leftOutOfDiscreet = (sheet: Sheet): string[] => discreetContent(sheet).left

function fitted(part: SheetPart, fit: (text: string) => string): SheetPart {
  const heading = typographie(part.heading)
  if (part.kind === 'list')
    return {
      ...part,
      heading,
      items: part.items.map((item) => ({ strong: fit(item.strong), text: fit(item.text) })),
      after: part.after === null ? null : fit(part.after),
    }
  if (part.kind === 'table') return { ...part, heading, rows: part.rows.map(([what, who, when]) => [fit(what), fit(who), fit(when)]) }
  return { ...part, heading, strong: fit(part.strong), text: fit(part.text) }
}

function fullContent(sheet: Sheet): SheetContent {
  const said = sheet.said.map(written).filter((text) => text !== '')
  const asks = sheet.canAsk.map((ask) => ({ strong: written(ask.title), text: written(ask.detail) })).filter((ask) => ask.strong !== '')
  const rows = sheet.actions
    .map((action): Row => [written(action.what), written(action.who), written(action.when)])
    .filter(([what]) => what !== '')
  const note = sheet.estimateNote
  const estimate = note
    ? `Ces montants sont une estimation faite le ${writeFullDate(note.madeOn)}. C’est ${written(note.decidedBy)} qui décide. ` +
      `Si la réponse ne vous semble pas juste, vous avez ${written(note.contestWithin)} pour la contester. Nous pouvons vous y aider.`
    : null
  const parts: SheetPart[] = []
  if (said.length > 0)
    parts.push({ kind: 'list', heading: 'Vous nous avez dit', items: said.map((text) => ({ strong: '', text })), after: null })
  if (asks.length > 0) parts.push({ kind: 'list', heading: 'Ce que vous pouvez demander', items: asks, after: estimate })
  if (rows.length > 0) parts.push({ kind: 'table', heading: 'Qui fait quoi', columns: ['Quoi', 'Qui', 'Quand'], rows })
  parts.push(...appointment(sheet, 'Notre prochain rendez-vous'))
  return {
    documentTitle: 'Ce que nous avons dit',
    mark: true,
    title: 'Ce que nous avons dit aujourd’hui',
    opening: [
      `${capitalised(writeWeekday(sheet.date))} ${writeFullDate(sheet.date)}, ${written(sheet.place)}.`,
      `Vous avez rencontré ${[sheet.workerName, sheet.workerFunction]
        .map(written)
        .filter((text) => text !== '')
        .join(', ')}.`,
    ],
    parts,
    closing,
  }
}

/** Appointments and what to bring, without motive: nothing else leaves, not even who was met nor the numbers to call. */
function discreetContent(sheet: Sheet): { content: SheetContent; left: string[] } {
  const left: string[] = []
  const lines = (wanted: (what: string) => boolean): { strong: string; text: string }[] =>
    sheet.actions.flatMap((action) => {
      const what = written(action.what)
      if (!wanted(what)) return []
      const kept = withoutMotive(what)
      const line = { strong: '', text: [kept, written(action.when)].filter((text) => text !== '').join(', ') }
      if (kept !== '' && dangerousWords(line.text).length === 0) return [line]
      left.push(what)
      return []
    })
  const brings = new Set(sheet.actions.filter((action) => brought(action)).map((action) => written(action.what)))
  const bring = lines((what) => brings.has(what))
  const others = lines((what) => isAppointment(what) && !brings.has(what))
  const parts: SheetPart[] = [...appointment(sheet, 'Votre rendez-vous')]
  if (others.length > 0) parts.push({ kind: 'list', heading: 'Vos autres rendez-vous', items: others, after: null })
  if (bring.length > 0) parts.push({ kind: 'list', heading: 'À apporter', items: bring, after: null })
  return { content: { documentTitle: 'Rendez-vous', mark: false, title: 'À ne pas oublier', opening: [], parts, closing: null }, left }
}

const brought = (action: SheetAction): boolean => action.bring ?? isToBring(written(action.what))

function appointment(sheet: Sheet, heading: string): SheetPart[] {
  if (sheet.next === null) return []
  const place = written(sheet.next.place)
  const strong = `${capitalised(written(sheet.next.day))} à ${written(sheet.next.time)}`
  return [{ kind: 'appointment', heading, strong, text: place === '' ? '.' : `, ${place}.` }]
}
