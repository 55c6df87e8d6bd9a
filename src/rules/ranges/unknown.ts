import type { Household } from '../household.ts'

/** One plausible answer: the value that `set` takes, and how a page says it. */
export interface Answer {
  readonly value: number
  readonly label: string
}

/**
 * An input of a household that nobody knows yet, with what it could plausibly be. `answers` are the values worth trying (for a range: its ends
 * and some points between); `set` writes one into the compiled household, at once and without making anything new.
 */
export interface Unknown {
  readonly id: string
  /** Whom it is about; null for the household. */
  readonly personId: string | null
  /** The French question that asks it. */
  readonly question: string
  readonly answers: readonly Answer[]
  /** The answer that is most common: where the search starts. */
  readonly usual: number
  /** Any value from low to high is possible, not only the answers. */
  readonly range: { readonly low: number; readonly high: number } | null
  readonly set: (household: Household, value: number) => void
}

/** A fixed sequence of numbers in [0, 1) from a seed (mulberry32): the same question twice gets the same answer. */
export const sequence = (seed: number): (() => number) => {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}
