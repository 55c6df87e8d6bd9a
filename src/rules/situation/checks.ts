import { BadInput } from '../bad-input.ts'
import { monthOf } from '../time.ts'

/** Checks of one value: each throws `BadInput` with the place, the value, and what was expected, in French. */
export type Check = (value: unknown, path: string) => void

export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** A whole number between two. */
export const whole =
  (low: number, high: number, what: string): Check =>
  (value, path) => {
    if (typeof value !== 'number' || !Number.isInteger(value) || value < low || value > high) throw new BadInput(path, value, what)
  }

/** No household has more; a larger amount is a slip of the hand. */
const MOST = 100_000_000_00
export const cents = whole(0, MOST, 'un montant en centimes entiers, positif ou nul')
/** An income that may be a loss. */
export const centsOrLoss = whole(-MOST, MOST, 'un montant en centimes entiers')
export const rate: Check = (value, path) => {
  if (typeof value !== 'number' || !(value >= 0 && value <= 1)) throw new BadInput(path, value, 'un taux de 0 à 1')
}
export const yesNo: Check = (value, path) => {
  if (typeof value !== 'boolean') throw new BadInput(path, value, 'true ou false')
}
export const oneOf =
  (words: readonly string[]): Check =>
  (value, path) => {
    if (typeof value !== 'string' || !words.includes(value)) throw new BadInput(path, value, `un mot parmi ${words.join(', ')}`)
  }
export const either =
  (word: string, check: Check): Check =>
  (value, path) => {
    if (value !== word) check(value, path)
  }

const LONG = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const
const leap = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)

export const month: Check = (value, path) => {
  if (typeof value !== 'string' || value.length !== 7 || Number.isNaN(monthOf(value)))
    throw new BadInput(path, value, 'un mois AAAA-MM (de 01 à 12)')
}
export const date: Check = (value, path) => {
  const expected = 'une date AAAA-MM-JJ qui existe'
  if (typeof value !== 'string' || value.length !== 10 || Number.isNaN(monthOf(value))) throw new BadInput(path, value, expected)
  const [year, at, day] = value.split('-').map(Number) as [number, number, number]
  if (day < 1 || day > (LONG[at - 1] as number) || (at === 2 && day === 29 && !leap(year))) throw new BadInput(path, value, expected)
}
export const year: Check = (value, path) => {
  if (typeof value !== 'string' || !/^(19|20)\d{2}$/.test(value)) throw new BadInput(path, value, 'une année AAAA')
}

/** An object with only known properties. */
export const object =
  (shape: Readonly<Record<string, Check>>, needed: readonly string[] = []): Check =>
  (value, path) => {
    if (!isObject(value)) throw new BadInput(path, value, 'un objet')
    for (const key of Object.keys(value))
      if (!Object.hasOwn(shape, key))
        throw new BadInput(at(path, key), value[key], `une propriété connue : ${Object.keys(shape).join(', ')}`)
    for (const key of needed) if (value[key] === undefined) throw new BadInput(at(path, key), undefined, 'une valeur')
    for (const [key, one] of Object.entries(value)) if (one !== undefined) (shape[key] as Check)(one, at(path, key))
  }

const at = (path: string, key: string): string => (path === '' ? key : `${path}.${key}`)

/** An object whose keys are checked too (months, years). */
export const record =
  (key: Check, check: Check): Check =>
  (value, path) => {
    if (!isObject(value)) throw new BadInput(path, value, 'un objet')
    for (const [name, one] of Object.entries(value)) {
      key(name, at(path, name))
      check(one, at(path, name))
    }
  }

const inOrder: Check = (value, path) => {
  const { from, until } = value as { from?: string; until?: string }
  if (from !== undefined && until !== undefined && until < from)
    throw new BadInput(`${path}.until`, until, `une fin qui ne soit pas avant le début (${from})`)
}

/** A state: a value, or a list of stretches. */
export const timed = (check: Check): Check => {
  const stretch = object({ from: month, until: month, value: check }, ['value'])
  return (value, path) => {
    if (!Array.isArray(value)) return check(value, path)
    for (const [index, one] of value.entries()) {
      stretch(one, `${path}.${index}`)
      inOrder(one, `${path}.${index}`)
    }
  }
}

/** An amount: « none », a level, or levels, months and totals of years. */
export const amount = (check: Check): Check => {
  const shape = object({ from: month, until: month, cents: check, except: record(month, check) }, ['cents'])
  const level: Check = (value, path) => {
    shape(value, path)
    inOrder(value, path)
  }
  const levels: Check = (value, path) => {
    if (!Array.isArray(value)) throw new BadInput(path, value, 'une liste de montants { from, until, cents, except }')
    for (const [index, one] of value.entries()) level(one, `${path}.${index}`)
  }
  const parts = object({ levels, months: record(month, check), years: record(year, check) })
  return either('none', (value, path) => (isObject(value) && 'cents' in value ? level(value, path) : parts(value, path)))
}
