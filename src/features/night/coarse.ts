/**
 * Ranges looked for quickly: some hundred completions of what is not known, where a page tries thousands. A whole caseload can be gone through
 * in a night with it; what it finds lies inside the true range. Nothing is told to anybody on its word alone: news are searched in full first.
 */
import { evaluateInto, isOpen, monthlyTotal, newRow, placeOf } from '#rules/evaluate.ts'
import { Evaluation, UNSUPPORTED } from '#rules/evaluation.ts'
import type { Household, Member } from '#rules/household.ts'
import type { RightRange } from '#rules/ranges/ranges.ts'
import { sequence, type Unknown } from '#rules/ranges/unknown.ts'
import type { Right } from '#rules/right.ts'
import { RIGHTS } from '#rules/rights.ts'
import type { Month } from '#rules/time.ts'

/** Run through completely up to so many completions. */
const ALL = 192
const RANDOM = 96
/** Inputs named as missing for one right. */
const NAMED = 6

/** What one right may be, as the full search says it, without its questions. */
type FoundRight = Omit<RightRange, 'questions'>
export type Found = {
  readonly rights: readonly FoundRight[]
  readonly total: { readonly low: number; readonly high: number }
  readonly questions: readonly { readonly unknown: { readonly id: string } }[]
}

/** The household is written to: give a copy of your own. The same question gets the same answer. */
export const coarseRanges = (household: Household, unknowns: readonly Unknown[], month: Month): Found => {
  const ev = new Evaluation()
  const row = newRow()
  const size = row.length
  const [low, high] = [new Float64Array(size).fill(Number.POSITIVE_INFINITY), new Float64Array(size).fill(Number.NEGATIVE_INFINITY)]
  const unsupported = new Uint8Array(size)
  const matters = new Uint8Array(size * unknowns.length)
  const spread = new Float64Array(unknowns.length)
  let [totalLow, totalHigh] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  /** Evaluates the household as it stands; gives its monthly total. */
  const look = (): number => {
    evaluateInto(ev, household, month, row)
    for (let place = 0; place < size; place += 1) {
      const value = row[place] as number
      if (value === UNSUPPORTED) {
        unsupported[place] = 1
        continue
      }
      if (value < (low[place] as number)) low[place] = value
      if (value > (high[place] as number)) high[place] = value
    }
    const total = monthlyTotal(household, row, month)
    if (total < totalLow) totalLow = total
    if (total > totalHigh) totalHigh = total
    return total
  }
  for (const { set, usual } of unknowns) set(household, usual)
  look()
  const usualRow = Float64Array.from(row)
  // each alone, from the usual
  for (const [u, { answers, set, usual }] of unknowns.entries()) {
    let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
    for (const { value } of answers) {
      set(household, value)
      const total = look()
      if (total < least) least = total
      if (total > most) most = total
      for (let place = 0; place < size; place += 1) if (row[place] !== usualRow[place]) matters[place * unknowns.length + u] = 1
    }
    spread[u] = most - least
    set(household, usual)
  }
  const product = unknowns.reduce((all, { answers }) => Math.min(all * answers.length, ALL + 1), 1)
  if (product <= ALL) {
    const at = unknowns.map(() => 0)
    for (const { answers, set } of unknowns) set(household, (answers[0] as { value: number }).value)
    for (;;) {
      look()
      let u = 0
      for (; u < unknowns.length; u += 1) {
        const { answers, set } = unknowns[u] as Unknown
        const next = ((at[u] as number) + 1) % answers.length
        at[u] = next
        set(household, (answers[next] as { value: number }).value)
        if (next !== 0) break
      }
      if (u === unknowns.length) break
    }
  } else {
    const random = sequence(1)
    for (let run = 0; run < RANDOM; run += 1) {
      for (const { answers, set } of unknowns) set(household, (answers[Math.floor(random() * answers.length)] as { value: number }).value)
      look()
    }
  }
  const of = (right: Right, member: Member | null): FoundRight => {
    const place = placeOf(right, member?.index ?? 0)
    const [least, most] = [low[place] as number, high[place] as number]
    const computed = Number.isFinite(least)
    const missing: string[] = []
    for (const [u, { id }] of unknowns.entries()) if (missing.length < NAMED && matters[place * unknowns.length + u] === 1) missing.push(id)
    return {
      right,
      member,
      low: computed ? Math.round(least) : 0,
      high: computed ? Math.round(most) : 0,
      decided: computed && Math.round(least) === Math.round(most) && unsupported[place] === 0,
      mayBeOpen: computed && isOpen(right, most),
      mayBeClosed: computed && !isOpen(right, least),
      computed,
      mayBeUnsupported: unsupported[place] === 1,
      missing,
    }
  }
  return {
    rights: RIGHTS.flatMap((right) =>
      right.holder === 'family' ? [of(right, null)] : household.members.map((member) => of(right, member)),
    ),
    total: { low: totalLow, high: totalHigh },
    questions: unknowns
      .map((unknown, u) => ({ unknown, spread: spread[u] as number }))
      .filter((one) => one.spread > 0)
      .toSorted((a, b) => b.spread - a.spread),
  }
}
