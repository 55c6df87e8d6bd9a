import type { Unknown as SituationUnknown } from '../situation/unknown.ts'
import type { Answer, Unknown } from './unknown.ts'

/** Values tried of a range at first: its ends and points between; the search looks closer where a bound lies. */
const POINTS = 8

const pointsOf = ({ low, high, step }: { low: number; high: number; step: number }): Answer[] => {
  const steps = Math.max(Math.round((high - low) / step), 1)
  const count = Math.min(steps, POINTS)
  return Array.from({ length: count + 1 }, (_, at) => {
    const value = at === count ? high : low + Math.round((steps * at) / count) * step
    return { value, label: String(value) }
  })
}

/** What a situation does not say, as the search turns it. */
export const turnable = ({ input, path, answers, range, set }: SituationUnknown): Unknown => ({
  id: path,
  question: input.question,
  answers: answers === null ? pointsOf(range as { low: number; high: number; step: number }) : answers.map(({ label }, value) => ({ value, label })),
  range,
  set,
})
