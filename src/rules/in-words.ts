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
  if (unit === 'rate') return `${plain(value * 100)}\u00a0%`
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

const figureInWords = ({ name, value, unit, from, source, stale, verified }: UsedFigure): string =>
  `${name} = ${valueInWords(value, unit)} depuis le ${from} (${source})${stale ? ' — barème à confirmer' : ''}${verified ? '' : ' — non vérifié'}`

const stepInWords = (step: Step): string[] => [
  `  ${step.label} : ${valueInWords(step.value, step.unit)}  [${step.article}]`,
  ...step.figures.map((figure) => `      ${figureInWords(figure)}`),
]

/** The outcome of a right in one sentence. */
export const outcomeInWords = ({ right, outcome }: Explained): string => {
  if (outcome.kind === 'unsupported') return `non calculé : ${outcome.why}`
  if (outcome.kind === 'refused') return `non ouvert : ${outcome.reasons.map(({ text, article }) => `${text} (${article})`).join(' ; ')}`
  if (right.counts === 'access') return `ouvert (${right.meaning ?? 'accès'} : ${plain(outcome.amount)})`
  return `${euros(outcome.amount)}${{ month: ' par mois', year: ' pour l’année', once: ' en une fois' }[right.per]}`
}

/** The whole explanation of a right, lines of French text. */
export const explanationInWords = (explained: Explained): string[] => [
  `${explained.right.title}${explained.member === null ? '' : ` — ${explained.member.id}`}, ${monthInWords(explained.month)} : ${outcomeInWords(explained)}`,
  ...explained.steps.flatMap(stepInWords),
  ...(explained.stale.length > 0 ? [`  Barème à confirmer : ${explained.stale.join(', ')}`] : []),
  `  ${explained.caution}`,
]
