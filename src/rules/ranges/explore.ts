import { ROW } from '../evaluate.ts'
import type { Household } from '../household.ts'
import type { Month } from '../time.ts'
import { MANY, PLACES, Search, TOTAL, VERY_MANY, type Bounds } from './search.ts'
import { sequence, type Unknown } from './unknown.ts'

/** Completions run in the pool when there are too many to run them all, and when many inputs are unknown. */
const POOL = 1500
const LARGE_POOL = 4000
/** Share of the total's width within which a grafted completion is climbed from. */
const NEAR = 0.15
/** Points of a range when its input is turned alone. */
const FINE = 24
/** Inputs turned two by two at most. */
const PAIRED = 12
const PAIRED_OF_MANY = 14
/** Kicks of each bound, and inputs turned by each. */
const KICKS = 4
const KICKS_OF_MANY = 3
const KICKED = 4
/** Cents by which the total jumps where a value is worth remembering, and how many are. */
const TELLING = 20_00
const FEW = 4
const FEW_AGES = 12

const productOf = (unknowns: readonly Unknown[]): number =>
  unknowns.reduce((product, one) => product * (one.range === null ? one.answers.length : Number.POSITIVE_INFINITY), 1)

/** Turns everything to its usual answer. */
const turnUsual = (search: Search): void => {
  for (const [u, { usual }] of search.unknowns.entries()) search.turn(u, usual)
}

/** Every completion, one after the other. */
const runAll = (search: Search): void => {
  const { unknowns, best } = search
  for (let run = 0; run < best.totals.length; run += 1) {
    let rest = run
    for (const [u, { answers }] of unknowns.entries()) {
      const { value } = answers[rest % answers.length] as { value: number }
      rest = Math.floor(rest / answers.length)
      if (run === 0 || search.values[u] !== value) search.turn(u, value)
    }
    best.pool.set(search.values, run * unknowns.length)
    best.totals[run] = search.everything()
    best.rows.set(search.row, run * ROW)
  }
}

/** A pool around the usual answers: the usual ones, all first, all last, then a third, two thirds or all of the inputs turned at random. */
const runSample = (search: Search, random: () => number): void => {
  const { unknowns, best } = search
  const count = unknowns.length
  for (let run = 0; run < best.totals.length; run += 1) {
    const share = run === 0 ? 0 : ((run % 3) + 1) / 3
    for (let u = 0; u < count; u += 1) {
      const { answers, usual } = unknowns[u] as Unknown
      const chosen = run === 1 ? 0 : run === 2 ? answers.length - 1 : Math.floor(random() * answers.length)
      const value = run === 1 || run === 2 || random() < share ? (answers[chosen] as { value: number }).value : usual
      if (run === 0 || search.values[u] !== value) search.turn(u, value)
    }
    best.pool.set(search.values, run * count)
    best.totals[run] = search.everything()
    best.rows.set(search.row, run * ROW)
  }
}

/** Values looked at when one input is turned alone: its answers, or many points of its range. */
const finely = ({ answers, range }: Unknown): readonly number[] => {
  if (range === null || answers.length > FINE) return answers.map(({ value }) => value)
  const step = (range.high - range.low) / FINE
  return Array.from({ length: FINE + 1 }, (_, at) => Math.round(range.low + at * step))
}

/** From the present completion, each input turned alone, finely: what hangs on what, and what only shows between the answers. */
const turnEach = (search: Search, fine: readonly (readonly number[])[], telling: Set<number>[]): void => {
  const { unknowns, best } = search
  const count = unknowns.length
  const total = search.everything()
  const here = search.row.slice()
  for (let u = 0; u < count; u += 1) {
    const kept = search.values[u] as number
    let previous = total
    for (const value of fine[u] as readonly number[]) {
      if (value === kept) continue
      search.turn(u, value)
      const turned = search.everything()
      if (Math.abs(turned - previous) > TELLING) telling[u]?.add(value)
      previous = turned
      if (turned !== total) best.matters[TOTAL * count + u] = 1
      for (let place = 0; place < ROW; place += 1) if (search.row[place] !== here[place]) best.matters[place * count + u] = 1
    }
    search.turn(u, kept)
  }
}

/** A few values that stand for all: the ends, the usual one, and some of those at which the total was seen to jump. */
const fewOf = ({ answers, usual }: Unknown, telling: ReadonlySet<number>): number[] => {
  const values = [(answers[0] as { value: number }).value, (answers.at(-1) as { value: number }).value, usual]
  const jumps = [...telling]
  const few = answers.length > FINE ? FEW_AGES : FEW
  for (let at = 0; at < few; at += 1) {
    const jump = jumps[Math.floor((at * jumps.length) / few)]
    if (jump !== undefined) values.push(jump)
  }
  return [...new Set(values)]
}

/** From the best completion of a bound, two inputs turned together, then climbed again: two that only help each other are found so. */
const turnPairs = (search: Search, place: number, sign: 1 | -1, few: readonly (readonly number[])[], most: number): void => {
  const { unknowns, best } = search
  const count = unknowns.length
  const at = sign === 1 ? best.highAt : best.lowAt
  const bound = sign === 1 ? best.high : best.low
  search.turnAll(at, place * count)
  const mattering = unknowns.flatMap((_, u) => (best.matters[place * count + u] === 1 ? [u] : [])).slice(0, most)
  for (const [first, u] of mattering.entries())
    for (const v of mattering.slice(first + 1)) {
      const [keptU, keptV] = [search.values[u] as number, search.values[v] as number]
      const before = bound[place] as number
      for (const a of few[u] as readonly number[]) {
        if (a === keptU) continue
        search.turn(u, a)
        for (const b of few[v] as readonly number[]) {
          if (b === keptV) continue
          search.turn(v, b)
          search.note(place, search.one(place))
        }
      }
      search.turn(u, keptU)
      search.turn(v, keptV)
      if (sign * (bound[place] as number) > sign * before + 0.5) {
        search.turnAll(at, place * count)
        search.climb(place, sign)
        search.turnAll(at, place * count)
      }
    }
}

/** From the best completion of a bound, a few inputs turned at random, then climbed again: leaves a height from which no single turn goes up. */
const kick = (search: Search, place: number, sign: 1 | -1, times: number, random: () => number): void => {
  const { unknowns, best } = search
  const at = sign === 1 ? best.highAt : best.lowAt
  for (let time = 0; time < times; time += 1) {
    search.turnAll(at, place * unknowns.length)
    for (let turned = 0; turned < KICKED; turned += 1) {
      const u = Math.floor(random() * unknowns.length)
      const { answers } = unknowns[u] as Unknown
      search.turn(u, (answers[Math.floor(random() * answers.length)] as { value: number }).value)
    }
    search.climb(place, sign)
  }
}

/**
 * Puts into the best completion of the total what is best for each right in turn (the inputs that matter to that right alone), and climbs from
 * there where it is near: a total is made of rights that hang on different inputs, several at a time.
 */
const graft = (search: Search, sign: 1 | -1): void => {
  const { unknowns, best } = search
  const count = unknowns.length
  const at = sign === 1 ? best.highAt : best.lowAt
  const bound = sign === 1 ? best.high : best.low
  const near = ((best.high[TOTAL] as number) - (best.low[TOTAL] as number)) * NEAR
  for (let place = 0; place < ROW; place += 1) {
    if (!Number.isFinite(best.low[place]) || best.low[place] === best.high[place]) continue
    for (const source of [best.lowAt, best.highAt]) {
      search.turnAll(at, TOTAL * count)
      let differs = false
      for (let u = 0; u < count; u += 1) {
        if (best.matters[place * count + u] === 0) continue
        const value = source[place * count + u] as number
        if (value === search.values[u]) continue
        search.turn(u, value)
        differs = true
      }
      if (differs && sign * search.total() > sign * (bound[TOTAL] as number) - near) search.climb(TOTAL, sign)
    }
  }
}

/**
 * Explores a household. `unknowns` are set again and again: the household is the caller's to give away. The total is searched first, since each of
 * its completions says something of all rights.
 */
export const explore = (household: Household, unknowns: readonly Unknown[], month: Month, seed = 1): Bounds => {
  const product = productOf(unknowns)
  const exhaustive = product <= POOL
  const search = new Search(household, unknowns, month, exhaustive ? product : unknowns.length > MANY ? LARGE_POOL : POOL, exhaustive)
  const random = sequence(seed)
  if (exhaustive) runAll(search)
  else runSample(search, random)
  const fine = unknowns.map(finely)
  const telling = unknowns.map(() => new Set<number>())
  turnUsual(search)
  turnEach(search, fine, telling)
  if (!exhaustive)
    for (const at of [search.best.lowAt, search.best.highAt]) {
      search.turnAll(at.slice(TOTAL * unknowns.length), 0)
      turnEach(search, fine, telling)
    }
  for (let place = PLACES - 1; place >= 0; place -= 1) {
    const [low, high] = [search.best.low[place] as number, search.best.high[place] as number]
    if (!Number.isFinite(low) || !Number.isFinite(high) || low === high) continue
    for (const sign of [1, -1] as const) {
      search.climbAll(place, sign)
    }
  }
  const few = unknowns.map((unknown, u) => fewOf(unknown, telling[u] as ReadonlySet<number>))
  const many = unknowns.length > MANY
  if (!exhaustive)
    for (const sign of [1, -1] as const) {
      graft(search, sign)
      turnPairs(search, TOTAL, sign, few, many ? PAIRED_OF_MANY : PAIRED)
    }
  if (!exhaustive && unknowns.length <= VERY_MANY)
    for (let place = PLACES - 1; place >= 0; place -= 1)
      if (Number.isFinite(search.best.low[place]) && search.best.low[place] !== search.best.high[place])
        for (const sign of [1, -1] as const) kick(search, place, sign, many ? KICKS_OF_MANY : KICKS, random)
  return { ...search.best, evaluations: search.evaluations }
}
