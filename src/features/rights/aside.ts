/** The right that is looked at: the question that narrows it, the computation, what it hangs on. Pure; the same in the worker of the browser. */
import { noBreak } from '#core/french.ts'
import type { Answered } from '#rules/answer.ts'
import { monthInWords } from '#rules/time.ts'
import { amountWords } from './amounts.ts'
import { compute, keyOf } from './compute.ts'
import type { Computed } from './compute.ts'
import type { Given, RightKey, Supposed } from './model.ts'
import { questionView, supposedWords } from './questions.ts'
import type { QuestionView } from './questions.ts'
import { namedLabel, traceOf } from './trace.ts'
import type { TraceView } from './trace.ts'

export type AsideView = {
  key: RightKey
  title: string
  who: string | null
  amount: string
  note: string | null
  question: QuestionView | null
  /** What was supposed so far, in words. */
  supposed: { path: string; question: string; answer: string }[]
  trace: TraceView | null
  /** « Change en mars 2027 : 3 ans au cours du mois précédent. »; empty when nothing is known to. */
  change: string
  stale: boolean
  unverified: boolean
  limits: readonly string[]
}

const changeWords = (given: Given, { next, right }: Answered): string => {
  const { change } = next
  if (change === null || change === 'unknown') return ''
  const after = change.closes ? 'ne sera plus ouvert' : amountWords(right, { kind: 'due', amount: change.after }).text
  const why = change.causes.map(
    (cause) =>
      `${cause.kind === 'birthday' ? `${namedLabel(given, cause.member.id)}, ` : ''}${cause.text.charAt(0).toLowerCase()}${cause.text.slice(1)}`,
  )
  return `Change en ${monthInWords(change.month).replace(' ', noBreak)} (${after}) : ${why.join(' ; ')}.`
}

/** Null when the key names no right that is computed. */
export const asideOf = (computed: Computed, key: RightKey): AsideView | null => {
  const one = computed.answers.rights.find((right) => keyOf(right) === key)
  if (!one) return null
  const words = amountWords(one.right, one.outcome)
  const [best] = one.questions
  return {
    key,
    title: one.right.title,
    who: one.member === null ? null : (computed.given.names[one.member.id] ?? null),
    amount: words.text,
    note: words.note,
    question: best ? questionView(computed, best.unknown.id, one) : null,
    supposed: supposedWords(computed),
    trace: traceOf(computed, one),
    change: changeWords(computed.given, one),
    stale: one.stale.length > 0,
    unverified: !one.right.verified,
    limits: one.right.limits,
  }
}

/** What each pill of a question would leave of a right: its amount or range, in words. */
export const pillResults = (
  given: Given,
  supposed: Supposed,
  key: RightKey,
  { path, pills }: Pick<QuestionView, 'path' | 'pills'>,
  computeOne: (given: Given, supposed: Supposed) => Computed = compute,
): Record<number, string> =>
  Object.fromEntries(
    pills.map(({ value }) => {
      const then = computeOne(given, { ...supposed, [path]: value })
      const one = then.answers.rights.find((right) => keyOf(right) === key)
      return [value, one ? amountWords(one.right, one.outcome).text : '']
    }),
  )
