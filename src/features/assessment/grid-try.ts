/** A grid of the service tried by who builds it: read and concluded as a filled one would be, and kept nowhere. Pure. */
import type { Answer, Answers, Instrument } from '#rules/instruments/instrument.ts'
import type { AssessmentResult } from './model.ts'
import { notReady, resultOf } from './outcome.ts'
import { readPart } from './part-answers.ts'

/** What a trial gives. */
export type GridTrial = {
  readonly answers: Answers
  /** Null where the grid gives none, or as long as it waits. */
  readonly result: AssessmentResult | null
  readonly trace: readonly string[]
  /** Why a filled one could not be finished with these answers; null: it could. */
  readonly waits: string | null
}

/** What was typed over all parts of a grid: what comes out, or by field why it cannot be read. */
export const tryGrid = (
  instrument: Instrument,
  typed: Readonly<Record<string, string | readonly string[]>>,
): { trial: GridTrial } | { errors: Readonly<Record<string, string>> } => {
  const parts = instrument.sections.map((section) => readPart(section, typed, {}, null))
  const errors = Object.assign({}, ...parts.map((part) => part.errors)) as Record<string, string>
  if (Object.keys(errors).length > 0) return { errors }
  const answers = Object.fromEntries(
    parts.flatMap((part) => Object.entries(part.answers)).filter((line): line is [string, Answer] => line[1] !== null),
  )
  const blocked = notReady(instrument, answers)
  return {
    trial: { answers, waits: blocked?.message ?? null, ...(blocked ? { result: null, trace: [] } : resultOf(instrument, answers)) },
  }
}
