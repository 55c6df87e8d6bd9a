import { always, type Household, type Timeline } from '../household.ts'
import type { Unknown as Explored } from '../ranges/unknown.ts'
import type { Input, Subject } from './input.ts'

/**
 * One unknown input of a situation, as `ranges/` explores it: `id` is its path in the situation (person and year included); `answers` are the
 * values worth trying (of a range: its ends and points between). `set` writes a value straight into a household that was compiled from the
 * same situation at the same month: it fills lines made for it and allocates nothing.
 */
export interface Unknown extends Explored {
  readonly input: Input
  readonly path: string
  readonly personId: string | null
  /** Of a range, the step that changes something worth telling; null when only the answers are possible. */
  readonly step: number | null
}

/** Writes the value of an answer. */
export type Write = (household: Household, value: number) => void

/** Points of a range that are tried: its ends and quarters. */
const QUARTERS = 4

const euros = (cents: number): string => `${Math.round(cents / 100)}\u00A0€`

/** Makes an unknown of an input for a subject. */
export const unknownOf = (input: Input, path: string, subject: Subject, write: Write): Unknown => {
  const plausible = input.plausible(subject)
  const about = { input, id: path, path, personId: subject.person?.id ?? null, question: input.question, set: write }
  if ('answers' in plausible) return { ...about, answers: plausible.answers, range: null, step: null }
  const { low, high, step } = plausible
  const answers = Array.from({ length: QUARTERS + 1 }, (_, at) => {
    const value = at === QUARTERS ? high : low + Math.round(((high - low) * at) / QUARTERS / step) * step
    return { value, label: input.unit === 'date' ? `${value}\u00A0ans` : euros(value) }
  }).filter(({ value }, at, all) => at === 0 || value !== all[at - 1]?.value)
  return { ...about, answers, range: { low, high }, step }
}

/** The value that a compiled household holds until another is set: the first answer, the lowest of a range. */
export const firstAnswer = ({ answers }: Unknown): number => (answers[0] as Unknown['answers'][0]).value

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
