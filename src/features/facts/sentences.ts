/** What a fact says, as one short French line. */
import { noBreak, writeEuros, writeFullDate } from '#core/french.ts'
import { isIsoDate } from '#core/dates.ts'
import { monthInWords, monthOf, type Month } from '#rules/time.ts'
import type { Claim, Stretch } from './claim.ts'
import { wordsOf } from './code-words.ts'
import { labelOfEmptiness } from './emptiness.ts'
import type { FactKind } from './fact-kinds.ts'

/** « mars 2026 », with its no-break space. */
export const writeMonthYear = (month: Month): string => monthInWords(month).replace(' ', noBreak)

/** « Jamais » on a pay line: before anything that the law reads. */
const LONG_AGO = monthOf('2000-01')

const money = (value: unknown, kind: FactKind): string => {
  const text = typeof value === 'number' && Number.isFinite(value) ? writeEuros(value) : '?'
  return kind.input.unit === 'cents/month'
    ? `${text} par${noBreak}mois`
    : kind.input.unit === 'cents/year'
      ? `${text} par${noBreak}an`
      : text
}

const day = (value: unknown): string => (typeof value === 'string' && isIsoDate(value) ? writeFullDate(value) : String(value))

/** One value of a kind: « 986 € par mois », « locataire d’un logement privé », « oui », « 80 % ». */
export const writeValue = (kind: FactKind, value: unknown): string => {
  switch (kind.shape) {
    case 'amount':
    case 'received':
    case 'cents':
      return money(value, kind)
    case 'yesNo':
      return value === true ? 'oui' : 'non'
    case 'number':
      return kind.input.unit === 'rate' && typeof value === 'number' ? `${Math.round(value * 100)}${noBreak}%` : String(value)
    case 'word':
      // the code of a commune tells nobody anything; its name stands with the address
      if (kind.input.id === 'commune') return 'celle de l’adresse'
      return (typeof value === 'string' ? wordsOf(kind.input.id)?.[value] : undefined) ?? String(value)
    case 'month':
      return Number.isNaN(monthOf(String(value))) ? String(value) : writeMonthYear(monthOf(String(value)))
    case 'list':
      return 'évaluée'
    case 'permit': {
      const permit = value as { kind: string; since?: string }
      return `${wordsOf('permit')?.[permit.kind] ?? permit.kind}${permit.since === undefined ? '' : `, depuis le ${day(permit.since)}`}`
    }
    case 'pregnancy':
      return value === 'none' ? 'non' : `naissance attendue le ${day((value as { expected: string }).expected)}`
    case 'date':
      return value === kind.none ? (kind.none === 'always' ? 'depuis toujours' : 'non') : day(value)
  }
}

/** « de mars 2026 », « d’août 2026 ». */
const ofMonth = (month: Month): string => (/^[ao]/.test(monthInWords(month)) ? `d’${writeMonthYear(month)}` : `de ${writeMonthYear(month)}`)

const when = ({ from, until }: Stretch): string => {
  if (from === null) return until === null ? '' : ` jusqu’en ${writeMonthYear(until)}`
  if (from === until) return ` en ${writeMonthYear(from)}`
  return until === null ? ` depuis ${writeMonthYear(from)}` : ` ${ofMonth(from)} à ${writeMonthYear(until)}`
}

const stretchText = (kind: FactKind, one: Stretch): string => {
  const single = one.from !== null && one.from === one.until
  if (kind.shape === 'amount' && one.value === 0 && one.until === null && one.from !== null && one.from <= LONG_AGO) return 'jamais'
  if (kind.shape === 'amount' && one.value === 0 && !single) return `rien${when(one)}`
  const isMoney = kind.shape === 'amount' || kind.shape === 'received'
  const value = single && isMoney && typeof one.value === 'number' ? writeEuros(one.value) : writeValue(kind, one.value)
  return `${value}${when(one)}`
}

/** « Salaire net, 986 € par mois depuis mars 2026, 0 € en mai 2026 ». */
export const labelOf = (claim: Claim): string => {
  const { kind } = claim
  const year = /\.(\d{4})$/.exec(claim.path)?.[1]
  if (year !== undefined) {
    const { value } = claim.stretches[0] as Stretch
    const text = typeof value === 'number' && kind.shape !== 'number' ? writeEuros(value) : writeValue(kind, value)
    return `${kind.label}, ${text} en${noBreak}${year}`
  }
  const [first, ...rest] = claim.stretches
  if (first === undefined) return kind.label
  const empty = labelOfEmptiness(claim.fact.key, claim.fact.value)
  if (empty !== undefined)
    return `${empty}${claim.fact.value.from === undefined ? '' : when({ ...first, from: monthOf(claim.fact.value.from), until: null })}`
  const more = rest.length > 3 ? [`et ${rest.length} autres mois`] : rest.map((one) => stretchText(kind, one))
  const isAmount = kind.shape === 'amount' || kind.shape === 'received' || kind.shape === 'cents'
  return `${kind.label}${isAmount ? ', ' : `${noBreak}: `}${[stretchText(kind, first), ...more].join(', ')}`
}
