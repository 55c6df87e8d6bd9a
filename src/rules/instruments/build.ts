import type { Option, Question } from './instrument.ts'

/** Short forms for writing instruments down. */
type More = Pick<Question, 'help' | 'when' | 'needed' | 'voice' | 'known'>

export const yesNo = (id: string, ask: string, more: More = {}): Question => ({ id, ask, kind: 'yesNo', ...more })
export const text = (id: string, ask: string, more: More = {}): Question => ({ id, ask, kind: 'text', ...more })
export const date = (id: string, ask: string, more: More = {}): Question => ({ id, ask, kind: 'date', ...more })
export const number = (id: string, ask: string, unit: string, most: number, more: More = {}): Question => ({
  id,
  ask,
  kind: 'number',
  unit,
  least: 0,
  most,
  ...more,
})

type Options = Readonly<Record<string, string>>
const listed = (options: Options): Option[] => Object.entries(options).map(([id, label]) => ({ id, label }))
export const choice = (id: string, ask: string, options: Options, more: More = {}): Question => ({
  id,
  ask,
  kind: 'choice',
  options: listed(options),
  ...more,
})
export const choices = (id: string, ask: string, options: Options, more: More = {}): Question => ({
  id,
  ask,
  kind: 'choices',
  options: listed(options),
  ...more,
})

/** Seen on the spot, by touch: fine, in the way, a risk. */
const seen: readonly Option[] = [
  { id: 'good', label: 'Bien', tone: 'good' },
  { id: 'care', label: 'Gêne', tone: 'care' },
  { id: 'risk', label: 'Risque', tone: 'risk' },
  { id: 'unknown', label: 'Pas vu' },
]
export const look = (id: string, ask: string, help?: string): Question => ({
  id,
  ask,
  kind: 'choice',
  options: seen,
  ...(help && { help }),
})

/** A need of a child: met, fragile, not met, not seen. */
const met: readonly Option[] = [
  { id: 'met', label: 'Assuré', tone: 'good' },
  { id: 'fragile', label: 'Fragile', tone: 'care' },
  { id: 'unmet', label: 'Pas assuré', tone: 'risk' },
  { id: 'unknown', label: 'Pas vu' },
]
export const need = (id: string, ask: string, help?: string): Question => ({ id, ask, kind: 'choice', options: met, ...(help && { help }) })
