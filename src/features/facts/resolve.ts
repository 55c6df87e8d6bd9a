/** Which observation is believed for each month of one place of the situation: the later one, a document before words of the same month. */
import { monthOf, type Month } from '#rules/time.ts'
import type { IsoDate } from '#core/dates.ts'
import type { Claim, Stretch } from './claim.ts'

/** A stretch of months with the claim that holds there; `known` false where it is no longer believed. */
export type Segment = Stretch & { claim: Claim; known: boolean }
export type Resolved = {
  /** In order, without overlap; months between them were never told. */
  segments: Segment[]
  /** Claims that would hold now, and are too old to be believed. */
  stale: Claim[]
  clashes: { used: Claim; other: Claim; from: Month | null }[]
}

/** Within one month of observation: words, then what was seen, then documents, then what somebody settled. Computed before all. */
const rankIn = ({ fact }: Claim): number =>
  fact.value.settled === true ? 3 : fact.source === 'read' ? 2 : fact.source === 'observed' ? 1 : 0

/** From the least to the most believed. Exported for its tests. */
export const byBelief = (a: Claim, b: Claim): number =>
  Number(a.fact.source !== 'computed') - Number(b.fact.source !== 'computed') ||
  compare(a.fact.observedOn.slice(0, 7), b.fact.observedOn.slice(0, 7)) ||
  rankIn(a) - rankIn(b) ||
  compare(a.fact.observedOn, b.fact.observedOn) ||
  a.order - b.order

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

const covers = ({ from, until }: Stretch, month: Month): boolean => (from === null || from <= month) && (until === null || until >= month)
export const sameValue = (a: unknown, b: unknown): boolean =>
  Object.is(a, b) || (typeof a === 'object' && typeof b === 'object' && JSON.stringify(a) === JSON.stringify(b))

/** What holds in each month of one place, of the claims on it. `today`: the day on which they are old. */
export const resolve = (given: readonly Claim[], today: IsoDate): Resolved => {
  const claims = anchored(given.toSorted(byBelief))
  const now = monthOf(today)
  const isStale = (claim: Claim): boolean => claim.staleOn !== null && today >= claim.staleOn
  const top = winnerAt(claims, now)
  const stale = top !== null && isStale(top.claim) && goesOn(top, now) ? [top.claim] : []
  const ends = new Map(claims.filter(isStale).map((claim) => [claim, believedUntil(claim, claims)]))
  const segments: Segment[] = []
  for (const [from, until] of spans(claims)) {
    const won = winnerAt(claims, from ?? until ?? now)
    if (won === null) continue
    const end = goesOn(won, won.claim.month) ? (ends.get(won.claim) ?? null) : null
    if (end === null || (until !== null && until <= end)) push(segments, { from, until, value: won.value, claim: won.claim, known: true })
    else {
      if (from === null || from <= end) push(segments, { from, until: end, value: won.value, claim: won.claim, known: true })
      const later = from === null || from <= end ? end + 1 : from
      push(segments, { from: later, until, value: won.value, claim: won.claim, known: false })
    }
  }
  return { segments, stale, clashes: clashesOf(claims, isStale) }
}

/** Whether a stretch was told beyond the month in which it was observed: what may go stale. */
const goesOn = ({ until }: Stretch, month: Month): boolean => until === null || until >= month

/**
 * A level without beginning reaches back to what an earlier observation still tells, else for always; its own month at the latest.
 */
const anchored = (claims: readonly Claim[]): Claim[] => {
  const done: Claim[] = []
  for (const claim of claims) {
    const open = claim.stretches.find(({ from, until }) => from === null && until === null && claim.kind.input.period !== 'once')
    const before = done.filter(({ fact }) => fact.source !== 'computed' && fact.observedOn < claim.fact.observedOn)
    if (open === undefined || before.length === 0) {
      done.push(claim)
      continue
    }
    const own = claim.month
    const told = before.map((other) => lastTold(other, claim)).filter((month) => month !== null)
    const from = told.length === 0 ? own : Math.min(own, Math.max(...told) + 1)
    done.push({ ...claim, stretches: claim.stretches.map((one) => (one === open ? { ...one, from } : one)) })
  }
  return done
}

/** The last month that a claim still told when another was observed; null when it only tells later ones. */
const lastTold = (claim: Claim, next: Claim): Month | null => {
  const running = claim.staleOn === null || claim.staleOn > next.fact.observedOn
  const ends = claim.stretches.map(({ until }) => until ?? (running ? next.month - 1 : claim.month))
  return ends.length === 0 ? null : Math.max(...ends)
}

/** The last month in which a stale claim is believed: until the next observation when it was not stale then, else the month it was made. */
const believedUntil = (claim: Claim, claims: readonly Claim[]): Month => {
  const own = claim.month
  const next = claims
    .filter(({ fact }) => fact.source !== 'computed' && fact.observedOn > claim.fact.observedOn)
    .map(({ fact }) => fact.observedOn)
    .toSorted()[0]
  return next !== undefined && claim.staleOn !== null && next < claim.staleOn ? Math.max(own, monthOf(next) - 1) : own
}

/** The most believed stretch of a month; null when none covers it. */
const winnerAt = (claims: readonly Claim[], month: Month): (Stretch & { claim: Claim }) | null => {
  for (let at = claims.length - 1; at >= 0; at -= 1) {
    const claim = claims[at] as Claim
    const own = claim.stretches.findLast((one) => covers(one, month))
    if (own !== undefined) return { ...own, claim }
  }
  return null
}

/** Runs of months in which the same stretches hold, in order; null: without end on that side. */
const spans = (claims: readonly Claim[]): [Month | null, Month | null][] => {
  const starts = new Set<Month>()
  let open = false
  for (const { stretches } of claims)
    for (const { from, until } of stretches) {
      if (from === null) open = true
      else starts.add(from)
      if (until !== null) starts.add(until + 1)
    }
  const sorted = [...starts].toSorted((a, b) => a - b)
  const all: (Month | null)[] = open || sorted.length === 0 ? [null, ...sorted] : sorted
  return all.map((from, at) => [from, at + 1 < all.length ? (all[at + 1] as Month) - 1 : null])
}

const push = (segments: Segment[], next: Segment): void => {
  const last = segments.at(-1)
  if (last?.claim === next.claim && last.known === next.known && sameValue(last.value, next.value) && last.until === (next.from ?? 0) - 1)
    last.until = next.until
  else segments.push(next)
}

/** The months that an observation is really about: what it extends beyond its own month is a belief, not a statement. */
const stated = (claim: Claim): Stretch[] =>
  claim.stretches.map((one) => {
    const own = claim.month
    if (claim.kind.input.period === 'once') return one
    return { ...one, from: one.from ?? own, until: one.until === null || one.until > own ? Math.max(own, one.from ?? own) : one.until }
  })

/**
 * Pairs that cannot both be true: what is used and another that states another value of the same month, from another source or author.
 * A correction by the same person from the same source, something too old, and what was settled since are none.
 */
const clashesOf = (claims: readonly Claim[], isStale: (claim: Claim) => boolean): Resolved['clashes'] => {
  const clashes: Resolved['clashes'] = []
  const standing = claims.filter(({ fact }) => fact.source !== 'computed')
  if (standing.every(({ fact }) => fact.source === standing[0]?.fact.source && fact.author === standing[0].fact.author)) return clashes
  const all = new Map(standing.map((claim) => [claim, stated(claim)]))
  for (const [at, other] of standing.entries())
    for (const used of standing.slice(at + 1)) {
      if (used.fact.source === other.fact.source && used.fact.author === other.fact.author) continue
      if (used.fact.value.settled === true) continue
      const from = differingMonth(used, other, all, isStale)
      if (from !== undefined) clashes.push({ used, other, from })
    }
  return clashes
}

/** The first month stated by both, with another value, in which `used` holds; null: at any time; undefined: none. */
const differingMonth = (
  used: Claim,
  other: Claim,
  standing: ReadonlyMap<Claim, readonly Stretch[]>,
  isStale: (claim: Claim) => boolean,
): Month | null | undefined => {
  for (const theirs of standing.get(other) ?? [])
    for (const ours of standing.get(used) ?? []) {
      if (sameValue(theirs.value, ours.value)) continue
      const from = theirs.from === null ? ours.from : ours.from === null ? theirs.from : Math.max(theirs.from, ours.from)
      const until = theirs.until === null ? ours.until : ours.until === null ? theirs.until : Math.min(theirs.until, ours.until)
      if (from !== null && until !== null && from > until) continue
      // a level that is no longer believed contradicts nothing; a month of its own always does
      if ((isStale(used) && until === used.month) || (isStale(other) && until === other.month)) continue
      for (const month of from === null || until === null ? [from ?? until ?? used.month] : [from, until]) {
        const held = (claim: Claim): unknown => claim.stretches.findLast((one) => covers(one, month))?.value
        if (winnerAt([...standing.keys()], month)?.claim.fact.id === used.fact.id && !sameValue(held(used), held(other)))
          return from === null && until === null ? null : month
      }
    }
  return undefined
}
