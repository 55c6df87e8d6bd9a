import type { WritableKind } from '#core/compartments.ts'
import type { IsoDate } from '#core/dates.ts'
import { issueDomains } from '#features/needs/model.ts'
import type { IssueDomain } from '#features/needs/model.ts'
import { deadlineSortOf, propose } from '#features/tidying/model.ts'
import type { Proposal } from '#features/tidying/model.ts'
import { aparteAt, notePieces } from './model.ts'
import type { NotePiece } from './model.ts'

/** A proposed line with its number in the notes (from 1) and the private passage that it comes from. */
export type Line = Proposal & { number: number; aparte: number | null }
export type ProposedTheme = { domain: IssueDomain; aparte: number | null; why: string; sure: boolean }
export type Proposals = { pieces: NotePiece[]; facts: Line[]; deadlines: Line[]; steps: Line[]; themes: ProposedTheme[] }

/**
 * The deadline that the household already has on the day of a proposed one, and of the same sort (or neither tells its sort); undefined when
 * there is none.
 */
export const notedAlready = (
  line: Pick<Line, 'key' | 'label' | 'due'>,
  deadlines: readonly { title: string; dueOn: IsoDate }[],
): { title: string } | undefined => {
  const sort = line.key === 'deadline.limit' ? undefined : line.key
  return deadlines.find((one) => {
    const other = deadlineSortOf(one.title)
    return one.dueOn === line.due && (other === 'deadline.limit' ? undefined : other) === sort
  })
}

export const isDomain = (key: string): key is IssueDomain => Object.hasOwn(issueDomains, key)

/**
 * What the notes let propose, numbered in the order of the text; the same notes give the same numbers, so that a form may name a line by
 * its number. A theme appears once outside private passages, and once for each of them that adds it.
 */
export const readProposals = (notes: string, on: IsoDate): Proposals => {
  const pieces = notePieces(notes)
  const all = propose(notes, { on })
  const lines = all
    .filter((one) => one.kind !== 'theme')
    .map((one, index): Line => ({ ...one, number: index + 1, aparte: one.private ? aparteAt(pieces, one.start) : null }))
  const themes: ProposedTheme[] = []
  for (const one of all) {
    if (one.kind !== 'theme' || !isDomain(one.key)) continue
    const aparte = one.private ? aparteAt(pieces, one.start) : null
    if (!themes.some((theme) => theme.domain === one.key && theme.aparte === aparte))
      themes.push({ domain: one.key, aparte, why: one.why, sure: one.confidence === 'sure' })
  }
  return {
    pieces,
    facts: lines.filter((one) => one.kind === 'fact'),
    deadlines: lines.filter((one) => one.kind === 'deadline'),
    steps: lines.filter((one) => one.kind === 'step'),
    themes,
  }
}

/** A run of notes: `numbers` of the lines that it supports, none for plain text. */
export type Run = { text: string; numbers: number[] }
export type MarkedPiece = { aparte: number | null; paragraphs: Run[][] }

/** The notes as they were written, cut where a line finds its words. Places that overlap are shown as one, with both numbers. */
export const markedNotes = (pieces: readonly NotePiece[], lines: readonly Pick<Line, 'start' | 'end' | 'number'>[]): MarkedPiece[] =>
  pieces.map((piece) => {
    const end = piece.start + piece.text.length
    const marks: { start: number; end: number; numbers: number[] }[] = []
    for (const line of lines
      .filter((one) => one.start >= piece.start && one.end <= end)
      .toSorted((a, b) => a.start - b.start || a.end - b.end)) {
      const last = marks.at(-1)
      if (last && line.start < last.end) {
        last.end = Math.max(last.end, line.end)
        last.numbers.push(line.number)
      } else marks.push({ start: line.start, end: line.end, numbers: [line.number] })
    }
    const runs: Run[] = []
    let at = piece.start
    for (const mark of marks) {
      runs.push({ text: piece.text.slice(at - piece.start, mark.start - piece.start), numbers: [] })
      runs.push({ text: piece.text.slice(mark.start - piece.start, mark.end - piece.start), numbers: mark.numbers })
      at = mark.end
    }
    runs.push({ text: piece.text.slice(at - piece.start), numbers: [] })
    return { aparte: piece.aparte, paragraphs: inParagraphs(runs) }
  })

const inParagraphs = (runs: readonly Run[]): Run[][] => {
  const paragraphs: Run[][] = [[]]
  for (const run of runs)
    for (const [index, line] of run.text.split('\n').entries()) {
      if (index > 0) paragraphs.push([])
      if (line !== '') paragraphs.at(-1)?.push({ text: line, numbers: run.numbers })
    }
  return paragraphs.filter((paragraph) => paragraph.some((run) => run.text.trim() !== ''))
}

/** The kinds of compartments in which something of this page would be kept. */
export const kindsInPlay = (proposals: Proposals, writable: readonly WritableKind[]): WritableKind[] => {
  const kinds = new Set(proposals.facts.filter((line) => line.aparte === null).map((line) => line.compartment))
  return writable.filter((kind) => kind !== 'general' && kinds.has(kind))
}
