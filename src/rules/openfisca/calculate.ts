import { BadInput } from '../bad-input.ts'
import { Evaluation, UNSUPPORTED } from '../evaluation.ts'
import type { Household } from '../household.ts'
import { isCovered } from '../overseas.ts'
import { january, monthOf, monthText, yearOf, type Month } from '../time.ts'
import { OUTPUTS, type Output } from './outputs.ts'
import { readSituation, type ReadFamily } from './read.ts'
import { checkSituation, PLURALS, type Plural, type Situation } from './reader.ts'

/** First and last month that are computed; later ones are refused as unsupported, earlier ones too. */
export const FIRST_MONTH = monthOf('2024-01')
export const LAST_MONTH = monthOf('2026-12')

/** plural → id → variable → period → value. */
export type Computed = Record<string, Record<string, Record<string, Record<string, number | boolean | null>>>>
export interface Answer {
  readonly computed: Computed
  /** `plural.id.variable.period` of what could not be computed, with the reason. */
  readonly unsupported: string[]
}

/** One asked value. */
interface Ask {
  readonly plural: Plural
  readonly id: string
  readonly variable: string
  readonly period: string
}

/** What a request asks for: each `null`. */
export const asked = (situation: Situation): Ask[] => {
  const asks: Ask[] = []
  for (const plural of PLURALS)
    for (const [id, entity] of Object.entries(situation[plural]))
      for (const [variable, values] of Object.entries(entity))
        if (typeof values === 'object' && values !== null && !Array.isArray(values))
          for (const [period, value] of Object.entries(values)) if (value === null) asks.push({ plural, id, variable, period })
  return asks
}

/** All the variables that we cover, for every entity, at a month (or each month of a year). */
export const everything = (situation: Situation, period: string): Ask[] => {
  const bare = period.replace(/^month:/, '').replace(/:.*$/, '')
  const year = bare.slice(0, 4)
  const months = /^\d{4}$/.test(bare) ? Array.from({ length: 12 }, (_, at) => `${year}-${String(at + 1).padStart(2, '0')}`) : [bare]
  return Object.entries(OUTPUTS).flatMap(([variable, output]) =>
    Object.keys(situation[output.plural]).flatMap((id) =>
      (output.per === 'year' ? [year] : months).map((at) => ({ plural: output.plural, id, variable, period: at })),
    ),
  )
}

const euros = (cents: number): number => Math.round(cents) / 100

/** Months that a period of an ask covers for a variable. */
const monthsOf = (output: Output, ask: Ask): Month[] => {
  const path = `${ask.plural}.${ask.id}.${ask.variable}`
  if (/^\d{4}$/.test(ask.period)) {
    const first = january(Number(ask.period))
    return output.per === 'year' ? [first + 11] : Array.from({ length: 12 }, (_, at) => first + at)
  }
  const month = monthOf(ask.period)
  if (Number.isNaN(month) || ask.period.length !== 7)
    throw new BadInput(`${path}.${ask.period}`, ask.period, 'une période AAAA-MM (mois de 01 à 12) ou AAAA')
  if (output.per === 'year') throw new BadInput(`${path}.${ask.period}`, ask.period, 'une année AAAA : cette variable est annuelle')
  return [month]
}

/**
 * Computes what is asked of a situation, with OpenFisca's conventions; `byLaw`: with the law's own rules wherever the two part. Throws `BadInput` for a
 * situation that cannot be.
 */
export const calculate = (value: unknown, asks: (situation: Situation) => Ask[], byLaw = false): Answer => {
  const situation = checkSituation(value)
  const computed: Computed = {}
  const unsupported: string[] = []
  const evaluation = new Evaluation()
  const byYear = new Map<number, ReadFamily[]>()
  for (const ask of asks(situation)) {
    const output = OUTPUTS[ask.variable]
    const name = `${ask.plural}.${ask.id}.${ask.variable}.${ask.period}`
    if (output === undefined || output.plural !== ask.plural) {
      unsupported.push(name)
      continue
    }
    const months = monthsOf(output, ask)
    let total = 0
    for (const month of months) {
      if (month < FIRST_MONTH || month > LAST_MONTH) {
        total = Number.POSITIVE_INFINITY
        break
      }
      const year = yearOf(month)
      let families = byYear.get(year)
      if (families === undefined) {
        byYear.set(year, (families = readSituation(value, year)))
        if (byLaw) for (const { household } of families) household.asOpenFisca = false
      }
      total += one(evaluation, families, output, ask, month, byLaw)
    }
    if (Number.isFinite(total))
      (((computed[ask.plural] ??= {})[ask.id] ??= {})[ask.variable] ??= {})[ask.period] =
        output.kind === 'yes-no' ? total > 0 : euros(total)
    else unsupported.push(name)
  }
  // nothing was computed, hence nothing was read: a mistake is told all the same
  if (byYear.size === 0)
    readSituation(value, Math.min(Math.max(Number(lastMonth(situation).slice(0, 4)), yearOf(FIRST_MONTH)), yearOf(LAST_MONTH)))
  return { computed, unsupported }
}

/** The evaluation, begun on a household and month unless it already is: what one variable computed on the way serves the next. */
const begun = (evaluation: Evaluation, household: Household, month: Month): Evaluation =>
  evaluation.household === household && evaluation.month === month ? evaluation : evaluation.begin(household, month)

const one = (evaluation: Evaluation, families: ReadFamily[], output: Output, ask: Ask, month: Month, byLaw: boolean): number => {
  if (output.plural === 'individus') {
    const of = (byLaw && output.byLaw) || output.of
    for (const { household } of families) {
      const member = household.members.find(({ id }) => id === ask.id)
      if (member === undefined) continue
      return isCovered(household.territory, output.right) ? of(begun(evaluation, household, month), month, member) : UNSUPPORTED
    }
    return UNSUPPORTED
  }
  const family = families.find(
    (found) => ask.id === (output.plural === 'familles' ? found.id : output.plural === 'menages' ? found.menage : found.foyer),
  )
  if (family === undefined || !isCovered(family.household.territory, output.right)) return UNSUPPORTED
  const of = (byLaw && output.byLaw) || output.of
  return of(begun(evaluation, family.household, month), month)
}

/** The last month that a situation names: what is asked of a line that says neither a period nor a null. */
export const lastMonth = (situation: Situation): string => {
  let last = ''
  for (const plural of PLURALS)
    for (const entity of Object.values(situation[plural]))
      for (const values of Object.values(entity))
        if (typeof values === 'object' && values !== null && !Array.isArray(values))
          for (const key of Object.keys(values)) if (/^\d{4}-\d{2}$/.test(key) && key > last) last = key
  return last === '' ? monthText(LAST_MONTH) : last
}
