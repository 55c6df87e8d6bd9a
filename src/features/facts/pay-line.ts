/**
 * One line for twelve months of pay slips: « 986 € net par mois depuis mars, 0 en mai, 1 020 en juin ». Pure; months without a year are the
 * last ones of that name. What is not understood is refused with a French sentence: nothing is guessed of an amount.
 */
import { addMonths, dateOf, daysInMonth } from '#core/dates.ts'
import type { IsoDate } from '#core/dates.ts'
import type { FactValue } from '#features/tidying/model.ts'
import { monthOf, monthText, type Month } from '#rules/time.ts'

export type PayLine = { value: FactValue } | { error: string }

const MONTHS = ['janvier', 'fevrier', 'mars', 'avril', 'mai', 'juin', 'juillet', 'aout', 'septembre', 'octobre', 'novembre', 'decembre']
const SHORT: Readonly<Record<string, number>> = { janv: 0, fev: 1, fevr: 1, avr: 3, juil: 6, sept: 8, oct: 9, nov: 10, dec: 11 }
const month = `(?:le )?(?:(?:\\d{1,2}|1er) )?(${[...MONTHS, ...Object.keys(SHORT)].join('|')})\\.?(?: (\\d{4}))?`
const amount = '(\\d{1,3}(?: \\d{3})+|\\d+)(?:[.,](\\d{1,2}))?(?: ?(?:€|euros?|eur))?'
const NOTHING = /^(?:plus rien|rien du tout|rien|aucune?(?: \w+)?|zero|n(?:e |')?(?:en )?\w+ (?:plus|rien)|jamais(?: rien)?)\b ?/

/** Months between the first of a converted level and the next level, at most. */
const MOST_MONTHS = 60
/** « Jamais »: before anything that the law reads. */
export const NEVER_BEFORE: IsoDate = '2000-01-01'

const fold = (text: string): string =>
  text
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[’ʼ]/g, "'")
    .replaceAll(/[\s\u00A0\u202F]+/g, ' ')
    .trim()

type When =
  | { kind: 'since'; from: Month }
  | { kind: 'between'; from: Month; until: Month }
  | { kind: 'until'; until: Month }
  | { kind: 'year'; year: number }
  | { kind: 'always' }
  | { kind: 'unsaid' }
type Part = { cents: number; when: When; yearly: boolean }

class NotUnderstood extends Error {}

/** Reads a line written on a day. Empty text is refused too. */
export const readPayLine = (typed: string, today: IsoDate): PayLine => {
  const line = fold(typed).replace(/[. ]+$/, '')
  if (line === '') return { error: 'Écrivez le montant, par exemple « 986 € net par mois depuis mars ».' }
  try {
    const parts = line
      .split(/(?<!\d),|,(?!\d)|;| puis | et (?=\d|rien)/)
      .map((part) => part.trim())
      .filter((part) => part !== '')
    return {
      value: valueOf(
        parts.map((part) => partOf(part, monthOf(today))),
        monthOf(today),
      ),
    }
  } catch (error) {
    if (error instanceof NotUnderstood) return { error: error.message }
    throw error
  }
}

const partOf = (typed: string, now: Month): Part => {
  const part = typed.replace(/^(?:et|puis|ensuite) /, '')
  if (/\bbruts?\b/.test(part)) throw new NotUnderstood('Écrivez le montant net avant impôt : le brut se note à part.')
  const money = new RegExp(`^${amount}`).exec(part)
  const nothing = money === null ? NOTHING.exec(part) : null
  if (money === null && nothing === null)
    throw new NotUnderstood(`Le montant de « ${shorten(part)} » n’est pas lisible. Écrivez-le comme 986 ou 986,40.`)
  const cents = money === null ? 0 : Number(money[1]?.replaceAll(' ', '')) * 100 + Number((money[2] ?? '').padEnd(2, '0'))
  const rest = part
    .slice((money ?? nothing)?.[0].length)
    .replaceAll(/\b(?:nets?|nette|environ|avant impot|chaque mois|tous les mois|mensuel(?:le)?s?|par mois)\b|\/ ?mois\b/g, ' ')
    .replaceAll(/ +/g, ' ')
    .trim()
  const yearly = /\bpar an\b|\/ ?an\b|annuel/.test(rest)
  const when =
    nothing?.[0].startsWith('jamais') === true
      ? ({ kind: 'always' } as const)
      : whenOf(rest.replaceAll(/\bpar an\b|\/ ?an\b|\bannuel(?:le)?s?\b/g, '').trim(), now)
  return { cents, when, yearly }
}

const shorten = (text: string): string => (text.length > 30 ? `${text.slice(0, 29)}…` : text)

const whenOf = (text: string, now: Month): When => {
  if (text === '') return { kind: 'unsaid' }
  const said = (pattern: string): RegExpExecArray | null => new RegExp(`^${pattern}$`).exec(text)
  const between = said(`(?:de |d'|du |entre )${month} (?:a |au |et |jusqu'en |jusqu'a )${month}`)
  if (between) {
    const until = monthAt(between[3], between[4], now)
    const from = monthAt(between[1], between[2], until)
    if (from > until) throw new NotUnderstood('Le premier mois est après le dernier. Précisez les années.')
    return { kind: 'between', from, until }
  }
  const since = said(`(?:depuis|a partir d[eu']|a compter d[eu']|des) ?${month}`)
  if (since) return { kind: 'since', from: monthAt(since[1], since[2], now) }
  const sinceYear = said('(?:depuis|des) (\\d{4})')
  if (sinceYear) return { kind: 'since', from: yearIn(sinceYear[1]) * 12 }
  if (said('depuis toujours')) return { kind: 'always' }
  const until = said(`(?:jusqu'en|jusqu'au|jusqu'a) ?${month}`)
  if (until) return { kind: 'until', until: monthAt(until[1], until[2], now) }
  const year = said("(?:en|sur|pour|dans|l'annee|pour l'annee|sur l'annee|en tout en) ?(?:l'annee )?(\\d{4})")
  if (year) return { kind: 'year', year: yearIn(year[1]) }
  const one = said(`(?:en |au mois d[e'] ?|le mois d[e'] ?|pour |pour le mois d[e'] ?|d[e'] ?)?${month}`)
  if (one) {
    const at = monthAt(one[1], one[2], now)
    return { kind: 'between', from: at, until: at }
  }
  if (/^ce mois(?:-ci)?$/.test(text)) return { kind: 'between', from: now, until: now }
  if (/^(?:le mois dernier|mois dernier)$/.test(text)) return { kind: 'between', from: now - 1, until: now - 1 }
  throw new NotUnderstood(`« ${shorten(text)} » n’est pas lisible. Écrivez par exemple « depuis mars », « en mai » ou « en 2024 ».`)
}

const yearIn = (text: string | undefined): number => {
  const year = Number(text)
  if (year < 1950 || year > 2100) throw new NotUnderstood(`L’année ${text} semble trop loin. Vérifiez-la.`)
  return year
}

/** The month of a name; without a year, the last one of that name that is not after `last`. */
const monthAt = (name: string | undefined, year: string | undefined, last: Month): Month => {
  const at = name === undefined ? -1 : (SHORT[name] ?? MONTHS.indexOf(name))
  if (year !== undefined) return yearIn(year) * 12 + at
  const here = Math.floor(last / 12) * 12 + at
  return here > last ? here - 12 : here
}

const firstDay = (at: Month): IsoDate => `${monthText(at)}-01`
const lastDay = (at: Month): IsoDate => {
  const [year, number] = [Math.floor(at / 12), (at % 12) + 1]
  return dateOf(year, number, daysInMonth(year, number))
}

const valueOf = (parts: readonly Part[], now: Month): FactValue => {
  const [only] = parts
  if (only?.when.kind === 'year') {
    if (parts.length > 1) throw new NotUnderstood('Notez le total d’une année sur une ligne à lui.')
    return { cents: only.cents, period: 'year', from: `${only.when.year}-01-01`, until: `${only.when.year}-12-31` }
  }
  if (parts.some(({ when }) => when.kind === 'year')) throw new NotUnderstood('Notez le total d’une année sur une ligne à lui.')
  const months: Record<string, number> = {}
  const levels = parts.filter((part, at) => isLevel(part, at)).toSorted((a, b) => startOf(a.when) - startOf(b.when))
  for (const [at, level] of levels.slice(0, -1).entries()) {
    const next = startOf((levels[at + 1] as Part).when)
    const from = startOf(level.when)
    if (!Number.isFinite(from))
      throw new NotUnderstood('Dites depuis quand, pour chaque montant : « 900 € depuis janvier, 986 € depuis mai ».')
    fill(months, { from, until: Math.min(next - 1, level.when.kind === 'between' ? level.when.until : next - 1) }, level.cents)
  }
  for (const [at, part] of parts.entries()) {
    if (isLevel(part, at)) continue
    if (part.when.kind !== 'between') throw new NotUnderstood('Dites le mois de chaque montant : « 0 en mai, 1 020 en juin ».')
    fill(months, part.when, part.cents)
  }
  const level = levels.at(-1)
  const more = Object.keys(months).length === 0 ? {} : { months }
  return level === undefined ? { period: 'month', ...more } : { ...levelValue(level, now), ...more }
}

/** A level goes on; a month by itself is an exception, unless it is all that is said over several months. */
const isLevel = ({ when }: Part, at: number): boolean =>
  when.kind === 'since' ||
  when.kind === 'always' ||
  when.kind === 'until' ||
  (at === 0 && (when.kind === 'unsaid' || (when.kind === 'between' && when.from !== when.until)))

const startOf = (when: When): Month =>
  when.kind === 'since' || when.kind === 'between' ? when.from : when.kind === 'always' ? monthOf(NEVER_BEFORE) : Number.NEGATIVE_INFINITY

const fill = (months: Record<string, number>, { from, until }: { from: Month; until: Month }, cents: number): void => {
  if (until - from >= MOST_MONTHS) throw new NotUnderstood('Ces mois sont trop nombreux pour une ligne. Écrivez-la en deux fois.')
  for (let at = from; at <= until; at += 1) months[monthText(at)] = cents
}

const levelValue = ({ cents, when, yearly }: Part, now: Month): FactValue => {
  const told: FactValue = cents === 0 && when.kind !== 'between' ? { boolean: false } : { cents, period: yearly ? 'year' : 'month' }
  switch (when.kind) {
    case 'since':
      return { ...told, from: firstDay(when.from) }
    case 'always':
      return { ...told, from: NEVER_BEFORE }
    case 'between':
      return { ...told, from: firstDay(when.from), until: lastDay(when.until) }
    case 'until':
      throw new NotUnderstood('Dites aussi depuis quand : « 850 € de janvier à avril ».')
    default:
      return { ...told, from: firstDay(now) }
  }
}

/** Cents known of each of the last twelve months by one value, the month of `today` last; null: it says nothing of it. */
export const twelveMonths = (value: FactValue, today: IsoDate): { month: string; cents: number | null }[] =>
  Array.from({ length: 12 }, (_, at) => monthText(monthOf(addMonths(today, at - 11)))).map((text) => ({
    month: text,
    cents: centsIn(value, text),
  }))

const centsIn = (value: FactValue, text: string): number | null => {
  const own = value.months?.[text]
  if (own !== undefined) return own
  if ((value.from !== undefined && value.from.slice(0, 7) > text) || (value.until !== undefined && value.until.slice(0, 7) < text))
    return null
  if (value.boolean === false) return 0
  return value.cents === undefined ? null : value.period === 'year' ? Math.round(value.cents / 12) : value.cents
}
