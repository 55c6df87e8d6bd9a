import { narrow, noBreak, writeEuros, writeMonth } from '#core/french.ts'
import type { Answered, Answers } from '#rules/answer.ts'
import type { Received, Situation } from '#rules/situation/situation.ts'
import { monthOf, monthText } from '#rules/time.ts'
import type { Month } from '#rules/time.ts'
import type { Per, RightStatus } from './model.ts'

/** An amount received beside the one computed for the same month. */
export type Gap = {
  slug: string
  /** Null: of the household. */
  subjectId: string | null
  month: Month
  receivedCents: number
  per: Per
  /** The computed amount, both ends equal when it is sure; null: it cannot be computed here. */
  computed: { low: number; high: number } | null
  /**
   * `more`: received more than the highest amount computed (a claim for it back may come); `less`: less than the lowest (arrears may be due);
   * `within`: no difference beyond the tolerance; `unknown`: not computed. None of them says that anybody is wrong.
   */
  kind: 'more' | 'less' | 'within' | 'unknown'
  /** Distance to the nearest end, cents; 0 within. */
  differenceCents: number
  /** What to ask to know better; null when nothing would narrow it. */
  question: string | null
  sentence: string
}

/**
 * A difference of that many cents or less is none: bodies round, and take a figure of another month. Five euros are our choice: « indu possible »
 * frightens, and is worth its fright only above.
 */
export const toleranceCents = 500

export type ComputedRight = { slug: string; computed: readonly string[] }

/** A payment that the ledger calls by another name than the right that computes it: the housing aid, whichever of the three. */
const sameSlot: Readonly<Record<string, readonly string[]>> = { apl: ['apl', 'al'], als: ['als', 'al'], alf: ['alf', 'al'] }

type Paid = { slug: string; subjectId: string | null; month: Month; cents: number; per: Per }

const paidIn = (received: Readonly<Record<string, Received | undefined>> | undefined, ids: readonly string[], month: Month) => {
  const slots = new Set(ids.flatMap((id) => sameSlot[id] ?? [id]))
  const found = [...slots].flatMap((slot) => received?.[slot]?.[monthText(month)] ?? [])
  return found.length === 0 ? null : found.reduce((sum, cents) => sum + cents, 0)
}

/** What is known to be received: the review’s open rights with an amount; then payments of the ledger, for rights that it does not hold. */
const payments = (input: GapInput): Paid[] => {
  const monthly = input.answers.map(({ month }) => month)
  const newest = Math.max(...monthly)
  const followed = input.statuses.flatMap((one): Paid[] => {
    if (one.status !== 'open' || one.amountCents === null || one.per === null) return []
    if (one.since !== null && monthOf(one.since) > newest) return []
    if (one.until !== null && monthOf(one.until) < newest) return []
    return [{ slug: one.slug, subjectId: one.subjectId, month: newest, cents: one.amountCents, per: one.per }]
  })
  const told = input.rights.flatMap(({ slug, computed }) =>
    [null, ...input.situation.persons].flatMap((person): Paid[] => {
      const subjectId = person?.id ?? null
      if (followed.some((one) => one.slug === slug && (subjectId === null || one.subjectId === null || one.subjectId === subjectId)))
        return []
      const received = (person ?? input.situation).received
      const latest = monthly.toSorted((a, b) => b - a).find((month) => paidIn(received, computed, month) !== null)
      if (latest === undefined) return []
      return [{ slug, subjectId, month: latest, cents: paidIn(received, computed, latest) ?? 0, per: 'month' }]
    }),
  )
  return [...followed, ...told]
}

export type GapInput = {
  statuses: readonly RightStatus[]
  /** Computed for the month of today, and for former ones in which a payment is known. Of one same situation. */
  answers: readonly Answers[]
  situation: Situation
  /** Rights of the catalogue that the engine computes. */
  rights: readonly ComputedRight[]
}

type Bounds = { low: number; high: number; missing: readonly string[] }

const boundsOf = ({ outcome }: Answered): Bounds | null => {
  switch (outcome.kind) {
    case 'due':
      return { low: outcome.amount, high: outcome.amount, missing: [] }
    case 'refused':
      return { low: 0, high: 0, missing: [] }
    case 'unknown':
      return { low: outcome.mayBeClosed ? 0 : outcome.low, high: outcome.high, missing: outcome.missing }
    case 'unsupported':
      return null
  }
}

const computedFor = (paid: Paid, right: ComputedRight | undefined, answers: Answers | undefined): Bounds | null => {
  const counted = answers?.rights.filter(
    ({ right: one, member }) =>
      right?.computed.includes(one.id) &&
      one.counts === 'money' &&
      one.per === paid.per &&
      (paid.subjectId === null || member === null || member.id === paid.subjectId),
  )
  if (!counted || counted.length === 0) return null
  const all = counted.map(boundsOf)
  if (all.some((one) => one === null)) return null
  return all.reduce<Bounds>(
    (sum, one) => ({
      low: sum.low + (one?.low ?? 0),
      high: sum.high + (one?.high ?? 0),
      missing: [...sum.missing, ...(one?.missing ?? [])],
    }),
    { low: 0, high: 0, missing: [] },
  )
}

const written = ({ low, high }: { low: number; high: number }): string =>
  low === high ? writeEuros(low) : `de ${writeEuros(low)} à ${writeEuros(high)}`

const sentenceOf = (paid: Paid, bounds: Bounds | null, kind: Gap['kind'], difference: number, earlier: boolean): string => {
  const inMonth = earlier ? ` en ${writeMonth((paid.month % 12) + 1)}` : ''
  const perceived = `perçu ${writeEuros(paid.cents)}${inMonth}`
  if (bounds === null || kind === 'unknown') return `${perceived}${narrow}; ne se calcule pas ici`
  const both = `${perceived}, calculé ${written(bounds)}`
  if (kind === 'within' && (paid.cents > bounds.high + 100 || paid.cents < bounds.low - 100))
    return `${both}${noBreak}: conforme, à quelques euros près`
  if (kind === 'within')
    return bounds.low === bounds.high || paid.cents > bounds.high || paid.cents < bounds.low
      ? `${both}${noBreak}: conforme à l’estimation`
      : `${both}${noBreak}: dans la fourchette`
  return kind === 'more'
    ? `${both}${noBreak}: ${writeEuros(difference)} de plus que l’estimation, indu possible`
    : `${both}${noBreak}: ${writeEuros(difference)} de moins que l’estimation, rappel possible`
}

/**
 * Computed and received compared, one line for each amount received. An estimate, which stands for no decision: the text of every page that
 * shows it says so. Amounts that the engine does not compute, or not for that period, are `unknown`, never 0.
 */
export const gapsOf = (input: GapInput): Gap[] => {
  if (input.answers.length === 0) return []
  const newest = Math.max(...input.answers.map(({ month }) => month))
  return payments(input).map((paid): Gap => {
    const right = input.rights.find(({ slug }) => slug === paid.slug)
    const answers = input.answers.find(({ month }) => month === paid.month)
    const bounds = computedFor(paid, right, answers)
    const over = bounds === null ? 0 : paid.cents - bounds.high
    const under = bounds === null ? 0 : bounds.low - paid.cents
    const kind = bounds === null ? 'unknown' : over > toleranceCents ? 'more' : under > toleranceCents ? 'less' : 'within'
    const difference = kind === 'more' ? over : kind === 'less' ? under : 0
    const asked =
      bounds && bounds.low !== bounds.high ? answers?.questions.find(({ unknown }) => bounds.missing.includes(unknown.id)) : undefined
    return {
      slug: paid.slug,
      subjectId: paid.subjectId,
      month: paid.month,
      receivedCents: paid.cents,
      per: paid.per,
      computed: bounds && { low: bounds.low, high: bounds.high },
      kind,
      differenceCents: difference,
      question: asked?.unknown.question ?? null,
      sentence: sentenceOf(paid, bounds, kind, difference, paid.month !== newest),
    }
  })
}
