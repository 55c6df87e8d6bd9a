/** What the night tells: the difference between two results of the same compartments. Pure. The rules and their reasons: README.md. */
import { addMonths, type IsoDate } from '#core/dates.ts'
import { RIGHTS } from '#rules/rights.ts'
import type { KeptRight, News, ResultBody, Span, Why } from './model.ts'

/** A fall that comes by itself is kept from so much on, cents a month; whether it is told depends on the organisation. */
export const FALLS_FROM = 1_00
/** Not rights of the household to act on: what creditors may seize, what a landlord takes off the rent. */
const NEVER_TOLD: ReadonlySet<string> = new Set(['quotiteSaisissable', 'rls'])
const rightOf = new Map(RIGHTS.map((right) => [right.id, right]))

export type Compared = {
  readonly before: ResultBody
  readonly after: ResultBody
  readonly today: IsoDate
  /** A change of amount is told when it is larger than this, cents a month. */
  readonly fromCents: number
  /** Why a right is in a month no more what it was the month before. */
  readonly whyIn: (month: string, right: string, member: string | null) => Why
}

const keyOf = ({ right, member }: KeptRight): string => `${right}|${member ?? ''}`
const firstOf = (month: string): IsoDate => `${month}-01`
/** How far apart two ranges are; 0 when they meet: an answer that only narrows a range tells nothing. */
const apart = ([low, high]: Span, [lower, higher]: Span): number => Math.max(0, lower - high, low - higher)

const isMonthlyMoney = (id: string): boolean => {
  const right = rightOf.get(id)
  return right?.counts === 'money' && right.per === 'month'
}

/** The news of a household for the holders of one set of compartments; empty when nothing is to be told. */
export const newsOf = ({ before, after, today, fromCents, whyIn }: Compared): News[] => {
  const was = new Map(before.rights.map((one) => [keyOf(one), one]))
  const is = new Map(after.rights.map((one) => [keyOf(one), one]))
  const told: News[] = []
  const on = before.month < after.month ? firstOf(after.month) : today
  const tell = (kind: News['kind'], of: KeptRight, more: Pick<News, 'before' | 'after' | 'on' | 'why'>, about: string): void => {
    told.push({ source: 'computed', kind, right: of.right, member: of.member, ...more, about: `${about}|${keyOf(of)}` })
  }
  for (const [key, now] of is) {
    const then = was.get(key)
    const right = rightOf.get(now.right)
    if (right === undefined || NEVER_TOLD.has(now.right) || now.open !== 'sure') continue
    const why = (): Why => whyIn(after.month, now.right, now.member)
    // what was possible and is now sure was only asked for: the page of rights said so already
    if (then === undefined) tell('new', now, { before: null, after: now.span, on, why: why() }, `new|${after.month}`)
    else if (then.open === 'sure' && isMonthlyMoney(now.right) && apart(then.span, now.span) > fromCents)
      tell('changed', now, { before: then.span, after: now.span, on, why: why() }, `amount|${after.month}|${now.span.join('-')}`)
    if (now.ahead === undefined) continue
    const { month, stops, after: later } = now.ahead
    const cause = (): Why => whyIn(month, now.right, now.member)
    if (stops) tell('ending', now, { before: now.span, after: null, on: firstOf(month), why: cause() }, `stop|${month}`)
    else if (isMonthlyMoney(now.right) && now.span[0] - later[1] > fromCents)
      tell('changed', now, { before: now.span, after: later, on: firstOf(month), why: cause() }, `amount|${month}|${later.join('-')}`)
  }
  for (const [key, then] of was) {
    const right = rightOf.get(then.right)
    if (right === undefined || NEVER_TOLD.has(then.right) || then.open !== 'sure' || is.has(key) || right.per === 'once') continue
    tell('ended', then, { before: then.span, after: null, on, why: whyIn(after.month, then.right, then.member) }, `stop|${after.month}`)
  }
  return told
}

/** From today to this day, an end that a decision bears is told. */
export const toldUntil = (today: IsoDate): IsoDate => addMonths(today, 3)

/** The end of a right that the review holds for open. */
export const endOfDecision = (status: { id: string; right: string; member: string | null; on: IsoDate; cents: number | null }): News => ({
  source: 'review',
  kind: 'ending',
  right: status.right,
  member: status.member,
  before: status.cents === null ? null : [status.cents, status.cents],
  after: null,
  on: status.on,
  why: { kind: 'decision' },
  about: `decision|${status.id}|${status.on}`,
})
