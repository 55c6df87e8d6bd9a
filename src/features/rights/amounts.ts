/** Amounts of a right in words: what it counts, for how long, and never 0 for what is not known. */
import { noBreak, writeEuros } from '#core/french.ts'
import { isOpen } from '#rules/evaluate.ts'
import type { Outcome } from '#rules/answer.ts'
import type { Right } from '#rules/right.ts'
import { writeSpan, writeSum } from './words.ts'

export const perNotes = { month: null, year: 'par an', once: 'une fois' } as const

export type AmountWords = { text: string; note: string | null }

/** What an access gives when it is open: the number of each says something else. */
const accesses: Readonly<Record<string, (value: number) => AmountWords>> = {
  css: (cents) =>
    cents === 0
      ? { text: 'sans participation', note: null }
      : { text: `${writeEuros(cents)} par${noBreak}mois`, note: 'participation du foyer' },
  rls: (cents) => ({ text: `−${noBreak}${writeSum(cents)}`, note: 'sur le loyer' }),
  apaDomicile: (cents) => ({ text: writeSum(cents), note: 'payés aux services' }),
  apaEtablissement: (cents) => ({ text: writeSum(cents), note: 'en moins sur la facture' }),
  aideJuridictionnelle: (part) => ({ text: `${part}${noBreak}%`, note: 'des frais' }),
}
const plainAccess = (): AmountWords => ({ text: 'ouverte', note: null })

/** The amount of a right that is due. */
export const dueWords = (right: Right, value: number): AmountWords =>
  right.counts === 'money' ? { text: writeSum(value), note: perNotes[right.per] } : (accesses[right.id] ?? plainAccess)(value)

/** What a right may be, as long as something is not known. */
const rangeWords = (right: Right, low: number, high: number): AmountWords => {
  if (right.counts === 'money') return { text: writeSpan(low, high), note: perNotes[right.per] }
  if (right.id === 'rls' || right.id.startsWith('apa')) return { text: writeSpan(low, high), note: 'par mois' }
  if (right.id === 'aideJuridictionnelle') return { text: `${low} à${noBreak}${high}${noBreak}%`, note: 'des frais' }
  return { text: isOpen(right, low) && isOpen(right, high) ? 'ouverte' : 'ouverte ou non', note: null }
}

/** The column « Par mois » of a right. */
export const amountWords = (right: Right, outcome: Outcome): AmountWords => {
  if (outcome.kind === 'due') return dueWords(right, outcome.amount)
  if (outcome.kind === 'unknown') return rangeWords(right, outcome.low, outcome.high)
  if (outcome.kind === 'unsupported') return { text: 'pas calculé', note: null }
  return right.counts === 'money' ? { text: `0${noBreak}€`, note: null } : { text: 'non', note: null }
}
