import { Evaluation, UNSUPPORTED } from '../evaluation.ts'
import { evaluateInto, evaluateMoneyInto, monthlyTotal, newRow, ROW } from '../evaluate.ts'
import { MAX_PERSONS, type Household, type Member } from '../household.ts'
import { isCovered } from '../overseas.ts'
import { FAMILY_RIGHTS, PERSON_RIGHTS } from '../rights.ts'
import type { Month } from '../time.ts'
import type { Unknown } from './unknown.ts'

/**
 * The search for the lowest and the highest that each right can be over the completions of a household. Every bound is the value of a
 * completion that was run: nothing is added up from separate bounds, which would be wide and false. First a pool of completions (all of them
 * when they are few), then, for each bound, one input after the other is turned from the best completion found.
 */

/** The monthly total stands after the rights. */
export const TOTAL = ROW
export const PLACES = ROW + 1

export interface Bounds {
  readonly low: Float64Array
  readonly high: Float64Array
  /** Completions (values by unknown) that reach each bound. */
  readonly lowAt: Float64Array
  readonly highAt: Float64Array
  /** matters[place × unknowns + u] = 1 when turning that input alone changed that place. */
  readonly matters: Uint8Array
  /** True where a completion could not be computed. */
  readonly unsupported: Uint8Array
  /** Every completion was run. */
  readonly exhaustive: boolean
  /** The pool: values by unknown, the total of each, and all places of each. */
  readonly pool: Float64Array
  readonly totals: Float64Array
  readonly rows: Float64Array
  readonly evaluations: number
}

/** Above so many unknown inputs, the pool is larger and each bound gets fewer starts. */
export const MANY = 13
/** Above so many (a household just met), each start is looked at more coarsely: the ranges are wide anyway. */
export const VERY_MANY = 30
/** Passes over the inputs from one start. */
const PASSES = 4
/** Parts of the pool that each give a start: those of one share of inputs turned at random. */
const PARTS = 3
/** Answers tried of an input that is not known to matter. */
const SCOUTS = 6
const SCOUTS_OF_VERY_MANY = 3

/** One search: the present completion of a household, and the bounds seen so far. */
export class Search {
  readonly ev = new Evaluation()
  readonly row = newRow()
  readonly values: Float64Array
  readonly best: Bounds
  evaluations = 0
  readonly household: Household
  readonly unknowns: readonly Unknown[]
  readonly month: Month

  constructor(household: Household, unknowns: readonly Unknown[], month: Month, size: number, exhaustive: boolean) {
    this.household = household
    this.unknowns = unknowns
    this.month = month
    this.values = new Float64Array(unknowns.length)
    this.best = {
      low: new Float64Array(PLACES).fill(Number.POSITIVE_INFINITY),
      high: new Float64Array(PLACES).fill(Number.NEGATIVE_INFINITY),
      lowAt: new Float64Array(PLACES * unknowns.length),
      highAt: new Float64Array(PLACES * unknowns.length),
      matters: new Uint8Array(PLACES * unknowns.length),
      unsupported: new Uint8Array(PLACES),
      exhaustive,
      pool: new Float64Array(size * unknowns.length),
      totals: new Float64Array(size),
      rows: new Float64Array(size * ROW),
      evaluations: 0,
    }
  }

  turn(u: number, value: number): void {
    this.values[u] = value
    ;(this.unknowns[u] as Unknown).set(this.household, value)
  }

  turnAll(values: Float64Array, from: number): void {
    for (let u = 0; u < this.unknowns.length; u += 1) this.turn(u, values[from + u] as number)
  }

  /** Notes a value of a place at the present completion: a new bound, or that it cannot be computed there. */
  note(place: number, value: number): void {
    const { low, high, lowAt, highAt, unsupported } = this.best
    if (value === UNSUPPORTED) {
      unsupported[place] = 1
      return
    }
    if (value < (low[place] as number)) {
      low[place] = value
      lowAt.set(this.values, place * this.unknowns.length)
    }
    if (value > (high[place] as number)) {
      high[place] = value
      highAt.set(this.values, place * this.unknowns.length)
    }
  }

  /** Everything at the present completion; answers the total. */
  everything(): number {
    this.evaluations += 1
    evaluateInto(this.ev, this.household, this.month, this.row)
    for (let place = 0; place < FAMILY_RIGHTS.length; place += 1) this.note(place, this.row[place] as number)
    for (let i = 0; i < PERSON_RIGHTS.length; i += 1)
      for (let j = 0; j < this.household.members.length; j += 1) {
        const place = FAMILY_RIGHTS.length + i * MAX_PERSONS + j
        this.note(place, this.row[place] as number)
      }
    const total = monthlyTotal(this.household, this.row, this.month)
    this.note(TOTAL, total)
    return total
  }

  /** The total alone at the present completion. */
  total(): number {
    this.evaluations += 1
    evaluateMoneyInto(this.ev, this.household, this.month, this.row)
    const total = monthlyTotal(this.household, this.row, this.month)
    this.note(TOTAL, total)
    return total
  }

  /** One place at the present completion. */
  one(place: number): number {
    if (place === TOTAL) return this.total()
    this.evaluations += 1
    this.ev.begin(this.household, this.month)
    const { territory } = this.household
    if (place < FAMILY_RIGHTS.length) {
      const right = FAMILY_RIGHTS[place] as (typeof FAMILY_RIGHTS)[number]
      return isCovered(territory, right.id) ? right.amount(this.ev, this.month) : UNSUPPORTED
    }
    const at = place - FAMILY_RIGHTS.length
    const right = PERSON_RIGHTS[Math.floor(at / MAX_PERSONS)] as (typeof PERSON_RIGHTS)[number]
    return isCovered(territory, right.id)
      ? right.amount(this.ev, this.household.members[at % MAX_PERSONS] as Member, this.month)
      : UNSUPPORTED
  }

  /** Climbs from the best completion found so far, then from the best of the other parts of the pool. */
  climbAll(place: number, sign: 1 | -1): void {
    const count = this.unknowns.length
    const { lowAt, highAt, pool, totals, rows } = this.best
    this.turnAll(sign === 1 ? highAt : lowAt, place * count)
    this.climb(place, sign)
    const parts = count > MANY && place !== TOTAL ? 1 : PARTS
    for (let part = 0; part < parts; part += 1) {
      let [chosen, most] = [-1, Number.NEGATIVE_INFINITY]
      for (let run = part; run < totals.length; run += parts) {
        const value = place === TOTAL ? (totals[run] as number) : (rows[run * ROW + place] as number)
        if (value !== UNSUPPORTED && sign * value > most) [chosen, most] = [run, sign * value]
      }
      if (chosen === -1) continue
      this.turnAll(pool, chosen * count)
      this.climb(place, sign)
    }
  }

  /** From the present completion, turns one input after the other to its best value, until nothing gets better. */
  climb(place: number, sign: 1 | -1): void {
    const count = this.unknowns.length
    const { matters } = this.best
    let best = this.one(place)
    const passes = count > VERY_MANY ? 2 : PASSES
    for (let pass = 0; pass < passes; pass += 1) {
      let moved = false
      for (let u = 0; u < count; u += 1) {
        if (pass > 0 && matters[place * count + u] === 0) continue
        const unknown = this.unknowns[u] as Unknown
        const { length } = unknown.answers
        const start = this.values[u] as number
        let kept = start
        // Some answers tell whether the input matters here; only then are all of them tried.
        let stride = matters[place * count + u] === 1 ? 1 : Math.ceil(length / (count > VERY_MANY ? SCOUTS_OF_VERY_MANY : SCOUTS))
        for (let a = 0; a < length; a += stride) {
          const value = (unknown.answers[a] as { value: number }).value
          if (value === kept) continue
          this.turn(u, value)
          const got = this.one(place)
          if (got !== best) matters[place * count + u] = 1
          this.note(place, got)
          if (got !== UNSUPPORTED && sign * got > sign * best + 0.5) {
            best = got
            kept = value
          }
          if (stride > 1 && matters[place * count + u] === 1) {
            stride = 1
            a = -1
          }
        }
        if (unknown.range !== null && matters[place * count + u] === 1) {
          const finer = this.refine(place, sign, u, kept, best)
          if (sign * finer.best > sign * best + 0.5) {
            best = finer.best
            kept = finer.value
          }
        }
        this.turn(u, kept)
        if (kept !== start) moved = true
      }
      if (!moved) break
    }
  }

  /** Looks between the answers around the best one: a bound often lies on a threshold that no answer names. */
  refine(place: number, sign: 1 | -1, u: number, around: number, known: number): { value: number; best: number } {
    const { answers, range } = this.unknowns[u] as Unknown
    let step = 0
    for (let a = 1; a < answers.length; a += 1)
      step = Math.max(step, (answers[a] as { value: number }).value - (answers[a - 1] as { value: number }).value)
    let [value, best] = [around, known]
    for (let round = 0; round < 6 && step > 1; round += 1) {
      step /= 2
      const middle = value
      for (let side = -1; side <= 1; side += 2) {
        const tried = Math.min(Math.max(middle + side * step, (range as { low: number }).low), (range as { high: number }).high)
        if (tried === middle) continue
        this.turn(u, tried)
        const got = this.one(place)
        this.note(place, got)
        if (got !== UNSUPPORTED && sign * got > sign * best + 0.5) {
          best = got
          value = tried
        }
      }
    }
    return { value, best }
  }
}
