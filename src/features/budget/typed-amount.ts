/** Amounts as they are typed at a kitchen table: « 548 », « 90/trim », « 480 par an », « ~60 », « ? ». Pure. */
import type { BudgetPeriod } from '#rules/budget/smoothing.ts'

export type TypedAmount = { cents: number | null; period: BudgetPeriod; about: boolean }

const PERIODS: readonly (readonly [RegExp, BudgetPeriod])[] = [
  [/^(?:s|sem|semaines?)$/, 'week'],
  [/^(?:m|mois|mensuel)?$/, 'month'],
  [/^(?:t|tr|trim|trimestres?)$/, 'quarter'],
  [/^(?:a|an|ans|annee|annuel)$/, 'year'],
  [/^(?:une fois|1 fois|1x)$/, 'once'],
]
const SENTENCE = 'Ce montant n’est pas lisible. Écrivez-le comme 548, 90/trim, 480/an, ~60, ou « ? ».'
const TOO_GREAT = 'Ce montant semble trop grand. Vérifiez-le.'

/**
 * What was typed for an amount; null when nothing was. « ? »: it exists and nobody knows how much. « ~ » or « environ »: an estimate. Without a period, by
 * month. @returns a French sentence for what cannot be read.
 */
export const readAmount = (typed: string): TypedAmount | null | { error: string } => {
  const text = typed
    .normalize('NFD')
    .replaceAll(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replaceAll(/[\u00A0\u202F]/g, ' ')
    .replaceAll(/€|euros?/g, ' ')
    .trim()
  if (text === '') return null
  if (text === '?') return { cents: null, period: 'month', about: false }
  const found = /^(~|environ|env\.?)?\s*(\d[\d ]*)(?:[.,](\d{1,2}))?\s*(?:(?:\/|par)\s*)?([a-z][a-z ]*|1 ?x|1 fois)?$/.exec(text)
  if (!found)
    return { error: /^[-−–]\s*\d/.test(text) ? 'Un montant s’écrit sans signe moins : ce qui sort est compté comme tel.' : SENTENCE }
  const [, about, whole = '', part = '', said = ''] = found
  const period = PERIODS.find(([pattern]) => pattern.test(said.trim()))?.[1]
  const digits = whole.replaceAll(' ', '')
  if (period === undefined) return { error: SENTENCE }
  if (digits.length > 9) return { error: TOO_GREAT }
  const cents = Number(digits) * 100 + Number(part.padEnd(2, '0') || 0)
  if (cents > 100_000_000) return { error: TOO_GREAT }
  return { cents, period, about: about !== undefined }
}

/** The amount as it would be typed again: « 90/trim », « ~60 », « ? ». */
export const typeAmount = ({ cents, period, about }: TypedAmount): string => {
  if (cents === null) return '?'
  const text = cents % 100 === 0 ? String(cents / 100) : `${Math.floor(cents / 100)},${String(cents % 100).padStart(2, '0')}`
  const per = { week: '/sem', month: '', quarter: '/trim', year: '/an', once: ' une fois' }[period]
  return `${about ? '~' : ''}${text}${per}`
}
