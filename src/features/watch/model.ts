/** The regulation watch (S81): what changed in the figures, what will, what to read again, and the notes of the managers. */
import type { IsoDate } from '#core/dates.ts'
import type { DayOfChange } from '#rules/watch-changes.ts'

/** What may be read or unread. A day of figures is one item, a note another. */
export type Item = `figures:${IsoDate}` | `note:${string}`
export const figuresItem = (day: IsoDate): Item => `figures:${day}`
export const noteItem = (id: string): Item => `note:${id}`
export const isItem = (text: string): text is Item => /^(?:figures:\d{4}-\d{2}-\d{2}|note:[0-9a-f-]{36})$/.test(text)

export type Note = {
  id: string
  title: string
  words: string
  effectiveOn: IsoDate
  source: string
  /** Slugs of the catalogue. */
  rights: string[]
  author: string
  writtenAt: Date
}
export type NoteInput = Pick<Note, 'title' | 'words' | 'effectiveOn' | 'source' | 'rights'>

/** How many months back and ahead the page looks. */
export const MONTHS_BACK = 12
export const MONTHS_AHEAD = 12

/** One table of figures on a day of change, for a page that lists forty figures: its name and its lines together. */
export type ChangedTable = { name: string; changes: DayOfChange['changes'] }
export const byTable = ({ changes }: DayOfChange): ChangedTable[] => {
  const tables = new Map<string, DayOfChange['changes'][number][]>()
  for (const one of changes) tables.set(one.table, [...(tables.get(one.table) ?? []), one])
  return [...tables].map(([name, list]) => ({ name, changes: list }))
}

/** Amounts of one household that a change of figures moves, in cents; 0: not open in that month. */
export type ConcernedHousehold = {
  caseFileId: string
  name: string
  /** Rights whose amount hangs on what is still to ask. */
  open: number
  rights: { id: string; title: string; person: string | null; per: 'month' | 'year' | 'once'; before: number; after: number }[]
}

/** What a change brings or takes in a month, for the order of the list: the households whose money moves most come first. */
export const moves = ({ rights }: ConcernedHousehold): number =>
  rights.reduce((sum, { per, before, after }) => sum + (per === 'month' ? Math.abs(after - before) : 0), 0)

/** A local rule that begins, was rewritten, or ends within the months that the page looks at. */
export type LocalChange = { id: string; name: string; provider: string; basis: string; day: IsoDate; what: 'begins' | 'ends' | 'rewritten' }
type Dated = {
  id: string
  name: string
  provider: string
  basis: string
  validFrom: IsoDate
  validUntil: IsoDate | null
  writtenOn: IsoDate
}

/** What moves in the local rules between two days, both included, by day; an aid rewritten after it began is told once more. */
export const localChanges = (aids: readonly Dated[], from: IsoDate, to: IsoDate): LocalChange[] =>
  aids
    .flatMap(({ id, name, provider, basis, validFrom, validUntil, writtenOn }): LocalChange[] => {
      const line = (day: IsoDate, what: LocalChange['what']): LocalChange => ({ id, name, provider, basis, day, what })
      return [
        line(validFrom, 'begins'),
        ...(writtenOn > validFrom ? [line(writtenOn, 'rewritten')] : []),
        ...(validUntil === null ? [] : [line(validUntil, 'ends')]),
      ]
    })
    .filter(({ day }) => day >= from && day <= to)
    .toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : a.name.localeCompare(b.name, 'fr')))
