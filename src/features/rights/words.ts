/** Sums and amounts in words, and read from what is typed. Knows nothing of the law: the page's own script uses it. */
import { noBreak, writeAmount, writeNumber, writeRange } from '#core/french.ts'
import type { Cell, Rest } from './comparison.ts'
import type { Sums } from './model.ts'

/** « Certificat de scolarité » in the middle of a sentence; « RIB » and « MDPH » keep their capitals. */
export const lowerFirst = (text: string): string => (/^\p{Lu}{2}/u.test(text) ? text : `${text.charAt(0).toLowerCase()}${text.slice(1)}`)

/** « 259 à 483 € », « 483 € » when both round to the same euro. Cents. */
export const writeSpan = (low: number, high: number): string => {
  const [from, to] = [Math.round(low / 100), Math.round(high / 100)]
  return from === to ? `${writeNumber(to)}${noBreak}€` : `${writeNumber(from)} à${noBreak}${writeNumber(to)}${noBreak}€`
}
/** « 152,25 € », always with its cents: for a column. */
export const writeSum = (cents: number): string => `${writeAmount(cents)}${noBreak}€`

/** Ends of the scale that read well, cents. */
const ends = [100_00, 200_00, 500_00, 800_00, 1000_00, 1500_00, 2000_00, 3000_00, 4000_00, 6000_00]
/** The end of the scale that holds an amount. */
export const scaleEnd = (cents: number): number => ends.find((end) => cents <= end) ?? Math.ceil(cents / 2000_00) * 2000_00
/** « 0 », « 125 », « 250 », « 375 », « 500 € ». */
export const scaleMarks = (end: number): string[] =>
  [0, 1, 2, 3, 4].map((quarter) => `${writeNumber(Math.round((end * quarter) / 400))}${quarter === 4 ? `${noBreak}€` : ''}`)

/** Cents of « 1 481 », « 1481,50 », « 1 481 € »; null when it is no amount. */
export const readEuros = (typed: string): number | null => {
  const text = typed.replaceAll(/[\s€\u00A0\u202F]/g, '').replace(',', '.')
  if (!/^\d{1,6}(?:\.\d{1,2})?$/.test(text)) return null
  return Math.round(Number(text) * 100)
}

/** « 604 € perçus chaque mois, de 259 à 885 € de plus à demander. » What nobody noted is not said to be 0. */
export const sumsWords = ({ received, more }: Sums): string => {
  const asked = more === null ? '' : more.high < 100 ? 'rien de plus à demander d’après ce qui est connu' : null
  const range = more === null ? '' : `${writeRange(more.low, more.high)} par${noBreak}mois`
  if (received === null)
    return asked === null
      ? `Rien n’est noté comme perçu ; ${range} à demander ou à vérifier.`
      : `Rien n’est noté comme perçu${asked ? ` ; ${asked}` : ''}.`
  const paid = `${writeNumber(Math.round(received / 100))}${noBreak}€ perçus chaque mois`
  return asked === null
    ? `${paid}, ${more === null ? '' : writeRange(more.low, more.high)} de plus à demander.`
    : `${paid}${asked ? `, ${asked}` : ''}.`
}

/** A cell of the comparison: « 986,00 », « 259 à 483 », « inconnu ». */
export const cellWords = (cell: Cell): string => {
  if (cell === null) return 'inconnu'
  return cell.low === cell.high ? writeSum(cell.low) : writeSpan(cell.low, cell.high)
}
/** « ▲ 129,85 € de plus », « ▼ 217,15 € de moins », « pareil »; a range that goes both ways says both. */
export const gapWords = (gap: Cell): { text: string; look: 'plus' | 'moins' | '' } => {
  if (gap === null) return { text: 'pas calculable', look: '' }
  if (gap.low === 0 && gap.high === 0) return { text: 'pareil', look: '' }
  if (gap.low >= 0) return { text: `▲ ${cellWords(gap)} de plus`, look: 'plus' }
  if (gap.high <= 0) return { text: `▼ ${cellWords({ low: -gap.high, high: -gap.low })} de moins`, look: 'moins' }
  return { text: `de ${writeSpan(-gap.low, -gap.low)} de moins à ${writeSpan(gap.high, gap.high)} de plus`, look: '' }
}
/** « pas calculable, il manque : salaire net », or why else. */
export const noSum = (why: string): string =>
  / (?:ne|n’)/.test(why) ? `pas calculable${noBreak}: ${why}` : `pas calculable, il manque${noBreak}: ${why}`
export const restWords = ({ cell, why }: Rest): string => (cell === null ? noSum(why) : cellWords(cell))
