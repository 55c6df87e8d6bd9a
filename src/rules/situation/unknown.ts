import { always, type Household, type Timeline } from '../household.ts'
import type { Answer, Input, Subject } from './input.ts'

/**
 * One unknown input of a situation. `answers` or `range` says what is likely, never both. `set` writes an answer straight into a household
 * that was compiled from the same situation at the same month: the place of the answer in `answers`, or a number within `range`. It fills
 * lines made for it and allocates nothing.
 */
export interface Unknown {
  readonly input: Input
  /** Place in the situation, with the person's id and the year. */
  readonly path: string
  readonly personId: string | null
  readonly answers: readonly Answer[] | null
  readonly range: { readonly low: number; readonly high: number; readonly step: number; readonly usual?: number } | null
  readonly set: (household: Household, answer: number) => void
}

/** Writes the value of an answer. */
export type Write = (household: Household, value: number) => void

/** Makes an unknown of an input for a subject. */
export const unknownOf = (input: Input, path: string, subject: Subject, write: Write): Unknown => {
  const plausible = input.plausible(subject)
  const about = { input, path, personId: subject.person?.id ?? null }
  if (!('answers' in plausible)) return { ...about, answers: null, range: plausible, set: write }
  const values = Float64Array.from(plausible.answers, ({ value }) => value)
  return { ...about, answers: plausible.answers, range: null, set: (household, answer) => write(household, values[answer] as number) }
}

/** The answer that a compiled household holds until another is set: the first; of a range the usual one, or the lowest. */
export const firstAnswer = ({ range }: Unknown): number => range?.usual ?? range?.low ?? 0

/** Months of a line that are unknown (their places), once a month between two is; else none of them matters. */
export const holesOf = (line: Timeline, from: number, to: number): Int32Array | null => {
  let matters = false
  for (let at = Math.max(from, 0); at <= to; at += 1) matters ||= Number.isNaN(line[at])
  if (!matters) return null
  const places: number[] = []
  for (const [at, value] of line.entries()) if (Number.isNaN(value)) places.push(at)
  return Int32Array.from(places)
}

/** Fills what is unknown and does not matter from the nearest known month (an earlier one first), or with a value when nothing is known. */
export const fillNearest = (line: Float64Array, none: number): Float64Array => {
  let last = line.find((value) => !Number.isNaN(value)) ?? none
  for (const [at, value] of line.entries()) {
    if (Number.isNaN(value)) line[at] = last
    else last = value
  }
  return line
}

/** A line that is the same everywhere, as the shared constant when it is a small code; formulas see at once that there is nothing in it. */
export const shared = (line: Timeline): Timeline => {
  const first = line[0] as number
  return Number.isInteger(first) && Math.abs(first) <= 10 && line.every((value) => value === first) ? always(first) : line
}

/** Writes a value into the unknown months of a line. */
export const writeHoles = (line: Float64Array, holes: Int32Array, value: number): void => {
  for (let at = 0; at < holes.length; at += 1) line[holes[at] as number] = value
}
