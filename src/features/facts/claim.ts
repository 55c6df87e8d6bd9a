/** A claim: what one observation says of one place in the situation, month by month. */
import { addMonths, isIsoDate } from '#core/dates.ts'
import type { IsoDate } from '#core/dates.ts'
import type { FactValue } from '#features/tidying/model.ts'
import { monthOf, monthText, yearOf, type Month } from '#rules/time.ts'
import { wordsOf } from './code-words.ts'
import type { FactKind } from './fact-kinds.ts'
import type { Observation } from './material.ts'
import type { FactSource } from './model.ts'

/** Months as whole numbers, both ends included; null: without end on that side. */
export type Stretch = { from: Month | null; until: Month | null; value: unknown }

export type Claim = {
  /** Rank among the observations: a later one is written later. */
  order: number
  fact: Observation
  kind: FactKind
  path: string
  part: string
  /** Later stretches win over earlier ones: a level, then the months that differ. */
  stretches: Stretch[]
  /** The month in which it was observed. */
  month: Month
  /** The day from which it is no longer believed to go on; null: for always. */
  staleOn: IsoDate | null
}

/** A value that cannot be said in the words of its kind: a French sentence. */
export class Unreadable extends Error {}

const monthIn = (text: string): Month => {
  const month = monthOf(text)
  if (Number.isNaN(month) || (text.length > 7 && !isIsoDate(text))) throw new Unreadable(`Date qui n’existe pas : ${text.slice(0, 20)}.`)
  return month
}
const monthOr = (text: string | null | undefined): Month | null => (text === undefined || text === null ? null : monthIn(text))
const dayIn = (text: string): IsoDate => {
  if (!isIsoDate(text)) throw new Unreadable(`Date qui n’existe pas : ${text.slice(0, 20)}.`)
  return text
}

/** Months of a payment that are remembered at most: the law reads no further back. */
const PAID_BACK = 36
/** Months after the expected birth during which a pregnancy is still read. */
const AFTER_TERM = 1

/** The day from which an observation is no longer believed to go on. */
const staleDay = ({ lasting }: FactKind, source: FactSource, observedOn: IsoDate): IsoDate | null => {
  const months = source === 'read' ? lasting.read : lasting.said
  return months === null ? null : addMonths(observedOn, months)
}

/** Cents a month of an amount told by another period. */
const monthly = (cents: number, period: FactValue['period']): number => {
  switch (period) {
    case 'year':
      return Math.round(cents / 12)
    case 'quarter':
      return Math.round(cents / 3)
    case 'week':
      return Math.round((cents * 52) / 12)
    case 'day':
      throw new Unreadable('Un montant par jour ne dit pas combien par mois.')
    default:
      return cents
  }
}

/** The year that a yearly figure is about, when the value says so: from 1 January to 31 December of one year. */
const wholeYear = (value: FactValue, from: IsoDate | null): number | null => {
  if (from === null || value.until === undefined) return null
  const year = from.slice(0, 4)
  return from === `${year}-01-01` && value.until === `${year}-12-31` ? Number(year) : null
}

/** `path`: an input's path with its person, and `<year>` where there is one. Null: nothing is said of it (a text only). @throws Unreadable */
export const claimOf = (
  fact: Observation,
  kind: FactKind,
  value: FactValue,
  place: { path: string; part: string; order: number },
): Claim | null => {
  const from = value.from ?? fact.validFrom
  const read = stretchesOf(kind, value, from, fact)
  if (read === null) return null
  const { stretches, year, staleOn } = read
  let path = place.path
  if (path.includes('<year>')) {
    if (year === null) throw new Unreadable('Dites l’année : « 12 400 € en 2024 ».')
    path = path.replace('<year>', String(year))
  } else if (year !== null) path = `${path}.years.${year}`
  return {
    ...place,
    path,
    fact,
    kind,
    stretches,
    month: monthOf(fact.observedOn),
    staleOn: staleOn ?? (year === null && fact.standing !== true ? staleDay(kind, fact.source, fact.observedOn) : null),
  }
}

type Read = { stretches: Stretch[]; year: number | null; staleOn?: IsoDate }
const once = (value: unknown): Read => ({ stretches: [{ from: null, until: null, value }], year: null })

const stretchesOf = (kind: FactKind, value: FactValue, from: IsoDate | null, fact: Observation): Read | null => {
  const level = (told: unknown): Read =>
    kind.input.period === 'once'
      ? once(told)
      : { stretches: [{ from: monthOr(from), until: monthOr(value.until), value: told }], year: null }
  switch (kind.shape) {
    case 'amount':
      return amountsOf(kind, value, from, fact)
    case 'received':
      return paymentsOf(kind, value, from, fact)
    case 'cents':
      return kind.input.period === 'year'
        ? ofYear(value.cents, from)
        : (withCents(value, (cents) => level(kind.input.unit === 'cents/month' ? monthly(cents, value.period) : cents)) ?? null)
    case 'number':
      if (kind.input.period === 'year') return ofYear(value.number, from)
      return value.number === undefined ? (value.boolean === false ? level(0) : null) : level(value.number)
    case 'word':
      if (value.code !== undefined) return level(value.code)
      return value.boolean === false && Object.hasOwn(wordsOf(kind.input.id) ?? {}, 'none') ? level('none') : null
    case 'yesNo':
      return value.boolean === undefined ? null : level(value.boolean)
    case 'list':
      return value.numbers === undefined ? null : once([...value.numbers])
    default:
      return dateOf(kind, value, from)
  }
}

const withCents = (value: FactValue, make: (cents: number) => Read): Read | null =>
  value.cents === undefined ? (value.boolean === false ? make(0) : null) : make(value.cents)

const ofYear = (figure: number | undefined, from: IsoDate | null): Read | null =>
  figure === undefined || from === null ? null : { stretches: [{ from: null, until: null, value: figure }], year: yearOf(monthIn(from)) }

const dateOf = (kind: FactKind, value: FactValue, from: IsoDate | null): Read | null => {
  const day = value.on ?? from
  if (kind.shape === 'permit') {
    if (value.code === undefined) return null
    return once({ kind: value.code, ...(day === null ? {} : { since: dayIn(day) }) })
  }
  if (value.boolean === false) return kind.none === null ? null : once(kind.none)
  if (day === null) return null
  if (kind.shape === 'month') return once(monthText(monthIn(day)))
  if (kind.shape === 'pregnancy')
    return {
      ...once({ expected: dayIn(day), ...(value.number === undefined ? {} : { children: value.number }) }),
      staleOn: addMonths(dayIn(day), AFTER_TERM),
    }
  return once(dayIn(day))
}

/** The months that differ, one stretch each. */
const exceptions = (value: FactValue): Stretch[] =>
  Object.entries(value.months ?? {}).map(([text, cents]) => {
    const month = monthIn(text)
    return { from: month, until: month, value: cents }
  })

const amountsOf = (kind: FactKind, value: FactValue, from: IsoDate | null, fact: Observation): Read | null => {
  const year = value.period === 'year' || kind.input.period === 'year' ? wholeYear(value, from) : null
  if (year !== null && value.cents !== undefined) return { stretches: [{ from: null, until: null, value: value.cents }], year }
  if (kind.input.period === 'year') {
    const figure = value.cents ?? (value.boolean === false ? 0 : undefined)
    return ofYear(figure, from)
  }
  const own = exceptions(value)
  if (value.cents === undefined && value.boolean !== false) return own.length === 0 ? null : { stretches: own, year: null }
  const cents = value.cents === undefined ? 0 : monthly(value.cents, value.period)
  if (value.period === 'once') {
    const month = monthIn(value.on ?? from ?? fact.observedOn)
    return { stretches: [{ from: month, until: month, value: cents }, ...own], year: null }
  }
  const start = from ?? (value.boolean === false ? (value.on ?? null) : null)
  const until = monthOr(value.until)
  const seen = monthIn(fact.observedOn)
  const first = start === null && kind.reach === 'observed' ? Math.min(seen, until ?? seen) : monthOr(start)
  return { stretches: [{ from: first, until, value: cents }, ...own], year: null }
}

/** Payments are facts of the months told, up to the one in which it was observed; later ones are computed. */
const paymentsOf = (kind: FactKind, value: FactValue, from: IsoDate | null, fact: Observation): Read | null => {
  const read = amountsOf(kind, value, from, fact)
  if (read === null) return null
  if (read.year !== null) throw new Unreadable('Dites ce qui a été versé chaque mois, non sur l’année.')
  const last = monthIn(fact.observedOn)
  return {
    year: null,
    stretches: read.stretches
      .map((one) => ({ ...one, from: Math.max(one.from ?? last, last - PAID_BACK), until: Math.min(one.until ?? last, last) }))
      .filter(({ from: first, until }) => first <= until),
  }
}
