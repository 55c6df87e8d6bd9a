import type { Explained } from './evaluate.ts'
import type { Unit } from './figures.ts'
import { monthInWords } from './time.ts'
import type { Step, StepUnit, UsedFigure } from './trace.ts'

const grouped = (whole: string): string => whole.replace(/\B(?=(\d{3})+$)/g, '\u202f')
const decimal = (value: number, digits: number): string => {
  const [whole, rest] = Math.abs(value).toFixed(digits).split('.') as [string, string?]
  return `${value < 0 ? '−' : ''}${grouped(whole)}${rest === undefined ? '' : `,${rest}`}`
}

/** « 1 234,56 € » of cents. */
export const euros = (cents: number): string => `${decimal(cents / 100, 2)}\u00a0€`

const plain = (value: number): string => decimal(value, 6).replace(/,?0+$/, '')

/** A value with its unit, in French. */
export const valueInWords = (value: number, unit: Unit | StepUnit): string => {
  if (unit.startsWith('cents'))
    return `${euros(value)}${{ 'cents/month': ' par mois', 'cents/year': ' par an', 'cents/day': ' par jour', 'cents/hour': ' de l’heure' }[unit as string] ?? ''}`
  if (unit === 'rate') return `${decimal(value * 100, 4).replace(/,?0+$/, '')}\u00a0%`
  if (unit === 'yes-no') return value === 0 ? 'non' : 'oui'
  const name =
    {
      years: 'ans',
      months: 'mois',
      days: 'jours',
      hours: 'heures',
      bmaf: 'fois la BMAF',
      mtp: 'fois la MTP',
      'smic-hours': 'SMIC horaires',
      count: '',
    }[unit as string] ?? ''
  return `${plain(value)}${name === '' ? '' : `\u00a0${name}`}`
}

/** « 01/04/2026 » of `2026-04-01`. */
export const dateInWords = (date: string): string => date.split('-').reverse().join('/')

/** « 1er avril » of `04-01`. */
export const dayInWords = (day: string): string => {
  const [month, date] = day.split('-') as [string, string]
  return `${date === '01' ? '1er' : Number(date)} ${monthInWords(Number(month) - 1).split(' ')[0]}`
}

/** A figure as a step used it: its value, since when, from which text. */
export const figureInWords = ({ name, value, unit, from, source, stale, verified }: UsedFigure): string =>
  `${name} = ${valueInWords(value, unit)} depuis le ${dateInWords(from)} (${source})${stale ? ' — barème à confirmer' : ''}${verified ? '' : ' — à vérifier'}`

/** « label : value » of a step. A label that ends with « (%) » counts percents. */
export const stepInWords = ({ label, value, unit }: Step): string => {
  const said = label.replace(/ \(%\)$/, '')
  return `${said} : ${valueInWords(value, unit)}${said === label ? '' : '\u00a0%'}`
}

/** A reason why a right is not open stands without its 0. */
const stepLines = (step: Step, reasons: ReadonlySet<string>): string[] => [
  `  ${reasons.has(step.label) ? step.label : stepInWords(step)}  [${step.article}]`,
  ...step.figures.map((figure) => `      ${figureInWords(figure)}`),
]

/** The outcome of a right in one sentence. Of an access, the last step says what its number is. */
export const outcomeInWords = ({ right, outcome, steps }: Explained): string => {
  if (outcome.kind === 'unsupported') return `non calculé : ${outcome.why}`
  if (outcome.kind === 'refused') return `non ouvert : ${outcome.reasons.map(({ text, article }) => `${text} (${article})`).join(' ; ')}`
  if (right.counts === 'money')
    return `${euros(outcome.amount)}${{ month: ' par mois', year: ' pour l’année', once: ' en une fois' }[right.per]}`
  const last = steps.at(-1)
  if (last === undefined || last.unit === 'yes-no') return 'ouvert'
  return stepInWords(last)
}

/** The whole explanation of a right, lines of French text. */
export const explanationInWords = (explained: Explained): string[] => {
  const { outcome } = explained
  const reasons = new Set(outcome.kind === 'refused' ? outcome.reasons.map(({ text }) => text) : [])
  return [
    `${explained.right.title}${explained.member === null ? '' : ` — ${explained.member.id}`}, ${monthInWords(explained.month)} : ${outcomeInWords(explained)}`,
    ...explained.steps.flatMap((step) => stepLines(step, reasons)),
    ...(explained.stale.length > 0 ? [`  Barème à confirmer : ${explained.stale.join(', ')}`] : []),
    `  ${explained.caution}`,
  ]
}
