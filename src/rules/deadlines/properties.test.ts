import { describe, expect, it } from 'vitest'
import { dayOfText } from './calendar.ts'
import { count } from './count.ts'
import { offOn } from './holidays.ts'
import { TERRITORIES, type DeadlineRule, type Pause, type Territory, type Unit } from './rule.ts'
import { DEADLINES } from './rules.ts'

/** What holds for every rule, made up ones too, on random days and pauses. `RUNS=20000` tries more; a failure names its seed. */
const RUNS = Number(process.env.RUNS ?? 3000)
const UNITS: readonly Unit[] = ['hour', 'day', 'workingDay', 'openDay', 'week', 'month', 'year']
const PLACES = Object.keys(TERRITORIES) as Territory[]
const base = DEADLINES.get('appealCra') as DeadlineRule

/** mulberry32: a number from 0 to 1 for each call, the same for the same seed. */
const random = (seed: number) => {
  let state = seed
  return (below: number): number => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * below)
  }
}
/** Whether offices work; a holiday of some communes only is an ordinary day unless `careful`. */
const isWorkingDay = (day: string, territory: Territory, careful = false): boolean => {
  const off = offOn(dayOfText(day), territory)
  return off === null || (off.somewhere && !careful)
}
const plus = (day: string, n: number): string => new Date(Date.parse(day) + n * 86_400_000).toISOString().slice(0, 10)

const LONGEST: Record<Unit, number> = { hour: 100, day: 120, workingDay: 40, openDay: 40, week: 20, month: 24, year: 3 }
const varied = (seed: number) => {
  const pick = random(seed)
  const unit = UNITS[pick(UNITS.length)] as Unit
  const back = pick(4) === 0
  const rule: DeadlineRule = {
    ...base,
    length: { n: 1 + pick(LONGEST[unit]), unit },
    direction: back ? 'before' : 'after',
    franc: pick(2) === 0,
    prolonged: !back && pick(2) === 0,
    stoppedBy: pick(2) === 0 ? [] : [{ id: 'stop', event: '', effect: pick(2) === 0 ? 'suspends' : 'restarts', law: base.law }],
  }
  const on = plus('2026-01-01', pick(730))
  const pauses: Pause[] = Array.from({ length: pick(4) }, () => {
    const from = plus(on, pick(90) - 10)
    return { from, until: plus(from, pick(40)) }
  })
  return { rule, on, pauses, territory: PLACES[pick(PLACES.length)] as Territory }
}
/** The same for every property: made once. */
const drawn = Array.from({ length: RUNS }, (_, at) => varied(at + 1))
/** Seeds of those that do not hold. */
const cases = (check: (one: ReturnType<typeof varied>) => boolean): number[] => drawn.flatMap((one, at) => (check(one) ? [] : [at + 1]))
const inFull = new Intl.DateTimeFormat('fr-FR', { dateStyle: 'full', timeZone: 'UTC' })

describe('for every rule, day and territory', () => {
  it('a later event never gives an earlier last day', () => {
    expect(
      cases(({ rule, on, territory }) => {
        const due = (day: string) => count(rule, day, { territory, pauses: [] }).due as string
        return due(on) <= due(plus(on, 1))
      }),
    ).toEqual([])
  })

  it('the last day is not before its event, nor after it when counted backwards', () => {
    expect(
      cases(({ rule, on, territory, pauses }) => {
        const due = count(rule, on, { territory, pauses }).due as string
        return rule.direction === 'after' ? due >= on : due <= on
      }),
    ).toEqual([])
  })

  it('a last day that is moved is a working day, and is never moved backwards', () => {
    expect(
      cases(({ rule, on, territory, pauses }) => {
        const due = count(rule, on, { territory, pauses }).due as string
        const still = count({ ...rule, prolonged: false }, on, { territory, pauses }).due as string
        return !rule.prolonged || (isWorkingDay(due, territory) && (pauses.length > 0 || due >= still))
      }),
    ).toEqual([])
  })

  it('a deadline in working days ends on one', () => {
    expect(
      cases(({ rule, on, territory, pauses }) => {
        const { due } = count(rule, on, { territory, pauses })
        return rule.length.unit !== 'workingDay' || isWorkingDay(due as string, territory, rule.direction === 'before')
      }),
    ).toEqual([])
  })

  it('pauses outside the count change nothing, nor does their order', () => {
    expect(
      cases(({ rule, on, territory, pauses }) => {
        const of = (these: readonly Pause[]) => JSON.stringify(count(rule, on, { territory, pauses: these }))
        const idle: Pause[] = [
          { from: plus(on, -30), until: on },
          { from: plus(on, 5), until: plus(on, 4) },
          { from: plus(on, 4000), until: null },
        ]
        return of([...pauses, ...idle]) === of(pauses) && of(pauses.toReversed()) === of(pauses)
      }),
    ).toEqual([])
  })

  it('a pause never brings the last day nearer, and an open one inside the count takes it away', () => {
    expect(
      cases(({ rule, on, territory, pauses }) => {
        const without = count(rule, on, { territory, pauses: [] }).due as string
        const withThem = count(rule, on, { territory, pauses }).due as string
        const open = count(rule, on, { territory, pauses: [{ from: on, until: null }] }).due
        return withThem >= without && (rule.direction === 'before' || open === null || open === on)
      }),
    ).toEqual([])
  })

  it('franc gives one day more, never less', () => {
    expect(
      cases(({ rule, on, territory }) => {
        const due = (franc: boolean) => count({ ...rule, franc }, on, { territory, pauses: [] }).due as string
        return rule.direction === 'after' ? due(true) >= due(false) : due(true) < due(false)
      }),
    ).toEqual([])
  })

  it('every step is a French sentence, and the last day is said in one', () => {
    expect(
      cases(({ rule, on, territory, pauses }) => {
        const { due, steps } = count(rule, on, { territory, pauses })
        const said = inFull.format(new Date(due as string))
        const first = new RegExp(`${/ 1 /.test(said) ? said.replace(' 1 ', ' 1(?:er)? ') : said}`)
        return steps.every((step) => /^\p{Lu}|^\d/u.test(step) && step.endsWith('.')) && steps.some((step) => first.test(step))
      }),
    ).toEqual([])
  })
})
