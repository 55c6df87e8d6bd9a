import { firstAnswer, type Unknown as SituationUnknown } from '../situation/unknown.ts'
import type { Answer, Unknown } from './unknown.ts'

/** Values tried of a range at first: its ends and points between; the search looks closer where a bound lies. Of ages, each: the law knows many. */
const POINTS = 8
const AGE = 1

const pointsOf = ({ low, high, step }: { low: number; high: number; step: number }): Answer[] => {
  const steps = Math.max(Math.round((high - low) / step), 1)
  const count = step === AGE ? steps : Math.min(steps, POINTS)
  return Array.from({ length: count + 1 }, (_, at) => {
    const value = at === count ? high : low + Math.round((steps * at) / count) * step
    return { value, label: String(value) }
  })
}

/** What a situation does not say, as the search turns it. */
export const turnable = (unknown: SituationUnknown): Unknown => {
  const { input, path, personId, answers, range, set } = unknown
  return {
    id: path,
    personId,
    question: input.question,
    answers:
      answers === null
        ? pointsOf(range as { low: number; high: number; step: number })
        : answers.map(({ label }, value) => ({ value, label })),
    usual: firstAnswer(unknown),
    range,
    set,
  }
}
