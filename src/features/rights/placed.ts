/** Each computed right with what the review and the ledger say of it, and the group in which it stands. Pure. */
import type { Answered } from '#rules/answer.ts'
import { monthOf } from '#rules/time.ts'
import type { Received } from '#rules/situation/situation.ts'
import type { Computed } from './compute.ts'
import type { Group, NotedStatus } from './model.ts'

/** Computed, but no right that somebody asks for: what may be seized of a wage stands with the budget. */
const noRight = new Set(['quotiteSaisissable'])

/** Months back in which a payment still says that a right is open. */
const paidWithin = 2

/** A right with what the review and the ledger say of it. */
export type Placed = { one: Answered; status: NotedStatus | undefined; paid: number | null }

/** The last payment known of a right, no older than `paidWithin` months before the asked one: cents; null when none is. */
const paidOf = ({ given, month }: Computed, { right, member }: Answered): number | null => {
  const { situation } = given
  const lines = (right.holder === 'family' ? situation.received : situation.persons.find(({ id }) => id === member?.id)?.received) as
    | Partial<Record<string, Received>>
    | undefined
  const line = lines?.[right.id] ?? (housingAids.has(right.id) ? lines?.['al'] : undefined)
  const latest = Object.entries(line ?? {})
    .map(([text, cents]) => ({ at: monthOf(text), cents }))
    .filter(({ at }) => at <= month && at >= month - paidWithin)
    .toSorted((a, b) => b.at - a.at)[0]
  return latest && latest.cents > 0 ? latest.cents : null
}

export const slugOf = ({ given }: Computed, one: Answered): string => given.entries[one.right.id]?.slug ?? one.right.id

const statusOf = (computed: Computed, one: Answered): NotedStatus | undefined => {
  const slug = slugOf(computed, one)
  const all = computed.given.statuses.filter((status) => status.slug === slug)
  return one.member === null
    ? all.at(-1)
    : (all.findLast(({ subjectId }) => subjectId === one.member?.id) ??
        (one.member.parent ? all.findLast(({ subjectId }) => subjectId === null) : undefined))
}

export const groupOf = ({ one, status, paid }: Placed): Group => {
  switch (status?.status) {
    case 'open':
      return 'open'
    case 'requested':
    case 'contested':
      return 'requested'
    case 'refused':
    case 'notWanted':
      return 'closed'
    case 'toVerify':
    case 'proposed':
      // to verify again, after a separation for example: what is paid is still paid
      if (paid !== null) return 'open'
      return one.outcome.kind === 'due' ? 'toRequest' : 'toVerify'
    default:
      if (paid !== null) return 'open'
      return ({ due: 'toRequest', unknown: 'toVerify', refused: 'closed', unsupported: 'notComputed' } as const)[one.outcome.kind]
  }
}

/** What is paid of an open right: as noted, else as the ledger says; null when nobody said how much. */
export const paidAmount = ({ status, paid }: Placed): number | null => status?.amountCents ?? paid

/** Bounds of what a computed right is, cents; unsupported ones have none. */
export const boundsOf = ({ outcome }: Answered): { low: number; high: number } => {
  if (outcome.kind === 'due') return { low: outcome.amount, high: outcome.amount }
  return outcome.kind === 'unknown' ? { low: outcome.low, high: outcome.high } : { low: 0, high: 0 }
}

export const isMonthly = ({ right }: Answered): boolean => right.counts === 'money' && right.per === 'month'

/** Three names of one aid: which one it is hangs on the dwelling, and one payment is known for all. */
export const housingAids = new Set(['apl', 'alf', 'als'])

/** The housing aid as one right: where several may be the one, its range goes from the lowest to the highest of them. */
const oneHousingAid = (lively: readonly Answered[]): Answered => {
  const [first, ...others] = lively.toSorted((a, b) => boundsOf(b).high - boundsOf(a).high) as [Answered, ...Answered[]]
  if (others.length === 0 || first.outcome.kind !== 'unknown') return first
  return { ...first, outcome: { ...first.outcome, low: Math.min(...lively.map((one) => boundsOf(one).low)) } }
}

const isLively = ({ outcome }: Answered): boolean => outcome.kind === 'due' || outcome.kind === 'unknown'

/** Of rights that stand for one another and of persons, only what says something: what may be open hides what is not. */
const sifted = (computed: Computed): Answered[] => {
  const kept = new Map<string, Answered[]>()
  for (const one of computed.answers.rights) {
    if (noRight.has(one.right.id)) continue
    // a child has no need of an access that follows its parents
    if (one.member !== null && !one.member.parent && one.right.counts === 'access') continue
    const slug = slugOf(computed, one)
    kept.set(slug, [...(kept.get(slug) ?? []), one])
  }
  return [...kept.values()].flatMap((all) => {
    const lively = all.filter((one) => isLively(one) || (!housingAids.has(one.right.id) && paidOf(computed, one) !== null))
    if (lively.length > 0) return housingAids.has(lively[0]?.right.id ?? '') ? [oneHousingAid(lively)] : lively
    const [longest] = all.toSorted((a, b) => b.steps.length - a.steps.length)
    return longest ? [longest] : []
  })
}

/** All that the table lists of what was computed. */
export const placedOf = (computed: Computed): Placed[] =>
  sifted(computed).map((one) => ({ one, status: statusOf(computed, one), paid: paidOf(computed, one) }))
