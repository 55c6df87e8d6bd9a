/** The steps of a computation as a page reads them: what, how much, from which article and figures. Pure. */
import { noBreak } from '#core/french.ts'
import type { Answered } from '#rules/answer.ts'
import { explain } from '#rules/evaluate.ts'
import type { Explained } from '#rules/evaluate.ts'
import { dateInWords, valueInWords } from '#rules/in-words.ts'
import type { Right } from '#rules/right.ts'
import { firstAnswer } from '#rules/situation/unknown.ts'
import type { Step } from '#rules/trace.ts'
import type { Computed } from './compute.ts'
import type { Given } from './model.ts'
import { supposedWords } from './questions.ts'

export type TraceLine = { label: string; value: string; calc: string }
/** Lines of one month of a quarter, folded under its result; `title` null: the lines stand alone. */
export type TraceGroup = { title: string | null; total: string; lines: TraceLine[] }
/** A legal figure that was used, with where it was read and when it was last found in force. */
export type FigureLine = {
  what: string
  value: string
  since: string
  source: string
  reviewed: string
  stale: boolean
  unverified: boolean
}
export type TraceView = {
  title: string
  /** What was supposed for want of an answer; empty when all is known. */
  assumed: string[]
  groups: TraceGroup[]
  total: { label: string; value: string } | null
  figures: FigureLine[]
}

/** A label of the rules with first names in the place of the ids of persons, which are long and mean nothing to a reader. */
export const namedLabel = ({ names }: Pick<Given, 'names'>, label: string): string =>
  Object.entries(names)
    .toSorted(([a], [b]) => b.length - a.length)
    .reduce((said, [id, name]) => said.replaceAll(id, name), label)

/** « art. CSS L842-3 » */
const articleWords = (article: string): string => (article === '' ? '' : `art.${noBreak}${article}`)

const lineOf = (given: Given, { label, value, unit, article, figures }: Step): TraceLine => {
  const values = [...new Set(figures.map((figure) => valueInWords(figure.value, figure.unit)))]
  const percent = label.endsWith(' (%)')
  return {
    label: namedLabel(given, label.replace(/ \(%\)$/, '')),
    value: `${valueInWords(value, unit)}${percent ? `${noBreak}%` : ''}`,
    calc: [values.length > 0 ? values.join(', ') : '', articleWords(article)].filter((part) => part !== '').join(' · '),
  }
}

const monthly = /^(\p{Ll}+ 20\d\d) : /u

/** Lines that begin with the same month stand together: a quarter is three times the same computation. */
const grouped = (lines: readonly TraceLine[]): TraceGroup[] => {
  const groups: TraceGroup[] = []
  for (const line of lines) {
    const title = monthly.exec(line.label)?.[1] ?? null
    const last = groups.at(-1)
    const said = title === null ? line : { ...line, label: capital(line.label.slice(title.length + 3)) }
    if (last && last.title === title) {
      last.lines.push(said)
      last.total = said.value
    } else groups.push({ title, total: said.value, lines: [said] })
  }
  return groups
}
const capital = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`

const figuresOf = (given: Given, right: Right, steps: readonly Step[]): FigureLine[] => {
  const seen = new Map<string, FigureLine>()
  for (const step of steps)
    for (const { name, value, unit, from, source, stale, verified } of step.figures) {
      const key = `${name} ${from}`
      if (seen.has(key)) continue
      const at = name.lastIndexOf('.')
      const figure = right.figures.find((table) => table.name === name.slice(0, at))?.table[name.slice(at + 1)]
      seen.set(key, {
        what: namedLabel(given, step.label.replace(monthly, '').replace(/ \(%\)$/, '')),
        value: valueInWords(value, unit),
        since: dateInWords(from),
        source,
        reviewed: figure ? dateInWords(figure.reviewed) : '',
        stale,
        unverified: !verified,
      })
    }
  return [...seen.values()]
}

const viewOf = (
  given: Given,
  { right, outcome, steps }: Pick<Explained, 'right' | 'outcome' | 'steps'>,
  title: string,
  assumed: string[],
): TraceView => {
  const isMoney = outcome.kind === 'due'
  const lines = steps.map((step) => lineOf(given, step))
  const last = lines.at(-1)
  return {
    title,
    assumed,
    groups: grouped(
      isMoney
        ? lines.slice(0, -1)
        : lines.map((line, at) => (outcome.kind === 'refused' && at === lines.length - 1 ? { ...line, value: '' } : line)),
    ),
    total: isMoney && last ? { label: last.label, value: last.value } : null,
    figures: figuresOf(given, right, steps),
  }
}

/** Answers that an example takes for granted at most, each said; above, their number is said. */
const saidAtMost = 4

/**
 * The computation of a right. While it hangs on what nobody knows, one example of it, with what it takes for granted: never the answer. Null
 * when nothing can be computed.
 */
export const traceOf = (computed: Computed, one: Answered): TraceView | null => {
  const { given, answers, month, unknowns } = computed
  if (one.outcome.kind === 'unsupported') return null
  const said = supposedWords(computed).map(({ question, answer }) => `${question} ${answer}`)
  if (one.outcome.kind !== 'unknown')
    return viewOf(given, { ...one, outcome: one.outcome }, said.length > 0 ? 'Le calcul, avec ces réponses supposées' : 'Le calcul', said)
  const missing = one.outcome.missing.flatMap((path) => {
    const unknown = unknowns.get(path)
    return unknown ? [[path, firstAnswer(unknown)] as const] : []
  })
  const taken = supposedWords({ ...computed, supposed: Object.fromEntries(missing) }).map(({ question, answer }) => `${question} ${answer}`)
  const explained = explain(answers.household, one.right, month, one.member)
  if (explained.outcome.kind === 'unsupported') return null
  const assumed = taken.length > saidAtMost ? [`les réponses les plus courantes aux ${taken.length} questions ouvertes`] : taken
  return viewOf(given, explained, 'Un exemple de calcul', [...said, ...assumed])
}
