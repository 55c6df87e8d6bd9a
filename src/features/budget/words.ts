/** Sentences of a budget, in French. Pure. */
import { noBreak, writeAmount, writeEuros, writeMonth, writeNumber, writeRange } from '#core/french.ts'
import type { Figure } from '#rules/budget/figure.ts'
import { lineLabel } from '#rules/budget/kinds.ts'
import type { Rate } from '#rules/budget/remaining.ts'
import { PERIODS } from '#rules/budget/smoothing.ts'
import type { LineBody, Shown } from './model.ts'

/** « juin 2026 », « juin » in the same year. */
export const monthWords = (month: string, today: string): string => {
  const name = writeMonth(Number(month.slice(5, 7)))
  return month.slice(0, 4) === today.slice(0, 4) ? name : `${name} ${month.slice(0, 4)}`
}

/** « de juin », « d’avril », « d’août ». */
export const ofMonth = (month: string, today: string): string => {
  const words = monthWords(month, today)
  return /^[aeiouéèêyœ]/i.test(words) ? `d’${words}` : `de ${words}`
}

/** « 480 € par an ». */
export const amountWords = (cents: number, period: LineBody['period']): string =>
  `${writeEuros(cents)} ${PERIODS[period].label.replaceAll(' ', noBreak)}`

/** The line that the ledger shows: « Salaire, 986 € par mois, lu dans : fiche de paie ». */
export const factLabel = (body: LineBody, cents: number): string =>
  [body.label || lineLabel(body.kind), body.gone ? 'n’existe plus' : amountWords(cents, body.period)].join(', ')

/** Where a figure comes from, as a column says it: « fiche de paie, mai », « dit », « estimé ». */
export const sourceWords = ({ proof, paper }: Pick<Shown, 'proof' | 'paper'>): string =>
  proof === 'paper'
    ? paper || 'un papier'
    : proof === 'estimated'
      ? ['estimé', paper].filter(Boolean).join(', ')
      : ['dit', paper].filter(Boolean).join(', ')

/** « 1 590 € » in whole euros, for bars and totals that are looked at from afar. */
export const wholeEuros = (cents: number): string => {
  const euros = Math.round(cents / 100)
  return `${writeNumber(euros)}${noBreak}€`
}

/** « 1 590,25 », or « à trouver » when nobody knows. */
export const figureAmount = (figure: Figure): string => (figure.kind === 'known' ? writeAmount(figure.cents) : 'à trouver')
export const figureEuros = (figure: Figure): string => (figure.kind === 'known' ? writeEuros(figure.cents) : 'à trouver')
export const figureWhole = (figure: Figure): string => (figure.kind === 'known' ? wholeEuros(figure.cents) : 'à trouver')
/** « Il manque : Eau, Salaire. » Empty when all is known. */
export const missingWords = (figure: Figure | Rate): string =>
  figure.kind === 'known' ? '' : `Il manque${noBreak}: ${figure.missing.join(', ')}.`

/** « 13 % ». */
export const rateWords = (rate: Rate): string =>
  rate.kind === 'known' ? `${writeNumber(Math.round(rate.rate / 100))}${noBreak}%` : 'à trouver'
/** « 30,4 » for a divisor in hundredths of a day. */
export const daysWords = (hundredths: number): string => String(hundredths / 100).replace('.', ',')

/** « 2 475 € », « de 1 636 à 2 433 € »: between two figures of which either may be missing. */
export const betweenWhole = (least: Figure, most: Figure): string =>
  least.kind === 'known' && most.kind === 'known' ? writeRange(least.cents, most.cents) : figureWhole(least)
