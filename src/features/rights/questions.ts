/** The questions that narrow a right, as pills: their answers in words, and where the answer is noted. */
import { noBreak, writeEuros, writeNumber } from '#core/french.ts'
import type { Answered } from '#rules/answer.ts'
import type { Unknown } from '#rules/situation/unknown.ts'
import type { Computed } from './compute.ts'
import type { Given } from './model.ts'

/** How an answer that no pill says is typed; null: the pills say all. Cents for money. */
export type Typed = { unit: 'money' | 'years' | 'number'; low: number; high: number; label: string }
export type QuestionView = {
  path: string
  inputId: string
  personId: string | null
  text: string
  /** « Où le trouver » : the paper on which the answer stands. */
  where: string
  pills: { value: number; label: string }[]
  typed: Typed | null
  /** « Précise jusqu’à 224 € par mois »; empty when it moves no monthly amount. */
  narrows: string
  /** Other rights of the household that hang on the same answer. */
  others: string[]
}

/** Answers to a question that is a number: nothing, and one round value between. */
const pillsOfRange = ({ low, high, step }: { low: number; high: number; step: number }, unit: string): QuestionView['pills'] => {
  const middle = Math.round((low + high) / 3 / Math.max(step, 1)) * Math.max(step, 1)
  // a balance is of no month and of no year
  const per = unit === 'cents/month' ? ` par${noBreak}mois` : unit === 'cents/year' ? ' sur l’année' : ''
  return [
    ...(low === 0 ? [{ value: 0, label: 'Rien' }] : []),
    ...(middle > low ? [{ value: middle, label: `${writeEuros(middle)}${per}` }] : []),
  ]
}

const capital = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`

const typedOf = ({ input, range }: Unknown): Typed | null => {
  if (range === null) return null
  if (input.unit.startsWith('cents')) return { unit: 'money', low: 0, high: range.high * 4, label: 'Autre montant, en euros' }
  return input.id === 'birthDate'
    ? { unit: 'years', low: 0, high: 120, label: 'Son âge, en années' }
    : { unit: 'number', low: range.low, high: range.high, label: 'Combien' }
}

const pillsOf = ({ input, answers, range }: Unknown): QuestionView['pills'] => {
  if (answers !== null) return answers.map(({ label }, value) => ({ value, label: capital(label) }))
  return range !== null && input.unit.startsWith('cents') ? pillsOfRange(range, input.unit) : []
}

/** « Jade : est-elle en résidence alternée ? » where the question does not say of whom. */
const textOf = (given: Given, { input, personId, path }: Unknown): string => {
  const name = personId === null ? undefined : given.names[personId]
  const year = /\.(20\d\d)$/.exec(path)?.[1]
  const said =
    year === undefined
      ? input.question
      : input.question
          .replace('impôt de cette année-là', `impôt sur les revenus de${noBreak}${year}`)
          .replace('de cette année-là', `de${noBreak}${year}`)
          .replace('cette année-là', `en${noBreak}${year}`)
  return name !== undefined && Object.keys(given.names).length > 1 ? `${name} : ${said.charAt(0).toLowerCase()}${said.slice(1)}` : said
}

/** « 224 € par mois » of what a question narrows the monthly total by. Cents. */
export const narrowsWords = (cents: number): string =>
  cents < 100 ? '' : `précise jusqu’à ${writeNumber(Math.round(cents / 100))}${noBreak}€ par${noBreak}mois`

/** One question of a household, with the rights that hang on it; null when nothing asks it. */
export const questionView = ({ given, answers, unknowns }: Computed, path: string, about: Answered | null): QuestionView | null => {
  const unknown = unknowns.get(path)
  if (!unknown) return null
  const hanging = answers.rights.filter(
    ({ outcome, right }) => outcome.kind === 'unknown' && outcome.missing.includes(path) && right !== about?.right,
  )
  return {
    path,
    inputId: unknown.input.id,
    personId: unknown.personId,
    text: textOf(given, unknown),
    where: unknown.input.where,
    pills: pillsOf(unknown),
    typed: typedOf(unknown),
    narrows: narrowsWords(answers.questions.find((one) => one.unknown.id === path)?.narrows ?? 0),
    others: [...new Set(hanging.map(({ right }) => shortTitle(right.title)))],
  }
}

/** « Allocation aux adultes handicapés » of « Allocation aux adultes handicapés (AAH) ». */
export const shortTitle = (title: string): string => title.replace(/ \(.*\)$/, '')

/** The text of a question, for a line of the table and for the margin of the interview. */
export const questionText = ({ given, unknowns }: Computed, path: string): string => {
  const unknown = unknowns.get(path)
  return unknown ? textOf(given, unknown) : ''
}

/** What was supposed, in words: « Jade : est-elle en résidence alternée ? non ». */
export const supposedWords = ({ given, unknowns, supposed }: Computed): { path: string; question: string; answer: string }[] =>
  Object.entries(supposed).flatMap(([path, value]) => {
    const unknown = unknowns.get(path)
    if (!unknown) return []
    const { input, answers } = unknown
    const answer =
      answers?.[value]?.label ??
      (input.unit.startsWith('cents')
        ? value === 0
          ? 'rien'
          : writeEuros(value)
        : `${value}${input.id === 'birthDate' ? `${noBreak}ans` : ''}`)
    return [{ path, question: textOf(given, unknown), answer }]
  })
