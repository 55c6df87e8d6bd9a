import { describe, expect, it } from 'vitest'
import { count } from '../count.ts'
import { countHours, minuteOf } from '../hours.ts'
import type { DeadlineRule, Pause, Territory, Unit } from '../rule.ts'
import { DEADLINES } from '../rules.ts'
import { DAY_EXAMPLES, HOUR_EXAMPLES } from './all.ts'
import type { Cover, DayExample, HourExample, WorkedPause } from './example.ts'

const ALL = [...DAY_EXAMPLES, ...HOUR_EXAMPLES]
const ASKED = 100

const ruleOf = ({ id, rule }: { readonly id: string; readonly rule: string }): DeadlineRule => {
  const found = DEADLINES.get(rule)
  if (found === undefined) throw new Error(`${id}: no rule ${rule}`)
  return found
}

/** A stop that the rule itself knows by law: an example may not suspend what nothing suspends. */
const stopOf = (example: DayExample, effect: WorkedPause['effect']): string | undefined =>
  ruleOf(example).stoppedBy.find((one) => one.effect === effect)?.id

const pauseOf = (example: DayExample, { from, until, effect }: WorkedPause): Pause => {
  const by = stopOf(example, effect)
  return { from, until, ...(by === undefined ? {} : { by }) }
}

/** Last day by the engine, null while it stands still. */
const dueOf = (example: DayExample): string | null =>
  count(ruleOf(example), example.on, {
    territory: example.territory ?? 'mainland',
    pauses: (example.pauses ?? []).map((pause) => pauseOf(example, pause)),
    ...(example.length === undefined ? {} : { length: example.length }),
  }).due

const TERRITORY_OF: Readonly<Record<string, Territory>> = {
  'Europe/Paris': 'mainland',
  'Indian/Reunion': 'reunion',
  'America/Martinique': 'martinique',
}

const utcOf = (at: string): string => `${new Date(at).toISOString().slice(0, 'YYYY-MM-DDTHH:MM'.length)}`
const wallOf = (at: string): string => at.slice(0, 'YYYY-MM-DDTHH:MM'.length)

const hoursOf = (example: HourExample): { readonly due: string; readonly dueAt: string } => {
  const territory = TERRITORY_OF[example.zone]
  if (territory === undefined) throw new Error(`${example.id}: no territory for ${example.zone}`)
  const { due, dueAt } = countHours(ruleOf(example), `${utcOf(example.on)}Z`, {
    territory,
    ...(example.length === undefined ? {} : { length: example.length }),
  })
  return { due, dueAt }
}

/** What the zone database of the platform shows at an instant: a second witness for the offsets that the examples were written with. */
const shownIn = (zone: string, at: string): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' }).format(new Date(at)).replace(' ', 'T')

const WEEKDAYS = ['dimanche', 'lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi']
const MONTHS = 'janvier février mars avril mai juin juillet août septembre octobre novembre décembre'.split(' ')
const SAID = /(lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche) (\d+)(?:er)? ([a-zéû]+) (\d{4})/gu

/** The full dates of a count in words, each with the weekday it says. */
const saidIn = (text: string): readonly { readonly weekday: string; readonly day: string }[] =>
  [...text.matchAll(SAID)].map(([, weekday = '', day = '', month = '', year = '']) => ({
    weekday,
    day: `${year}-${String(MONTHS.indexOf(month) + 1).padStart(2, '0')}-${day.padStart(2, '0')}`,
  }))

const tally = <Key extends string>(keys: readonly Key[]): string => {
  const found = new Map<Key, number>()
  for (const key of keys) found.set(key, (found.get(key) ?? 0) + 1)
  return [...found]
    .toSorted((a, b) => b[1] - a[1])
    .map(([key, times]) => `${key} ${times}`)
    .join(', ')
}

describe('deadlines counted by hand', () => {
  it('are enough, each once, of rules that exist', () => {
    expect(ALL.length).toBeGreaterThanOrEqual(ASKED)
    expect(new Set(ALL.map(({ id }) => id)).size).toBe(ALL.length)
    expect(ALL.filter(({ rule }) => !DEADLINES.has(rule)).map(({ id, rule }) => `${id}: ${rule}`)).toEqual([])
  })

  it('say in their count the day of the event and the last day, with the weekday of a calendar', () => {
    let said = 0
    for (const example of ALL) {
      const dates = saidIn(example.count)
      said += dates.length
      for (const { weekday, day } of dates)
        expect(`${example.id} ${weekday} ${day}`).toBe(`${example.id} ${WEEKDAYS[new Date(day).getUTCDay()] ?? ''} ${day}`)
      const days = dates.map(({ day }) => day)
      expect([example.id, ...days]).toContain(example.on.slice(0, 10))
      if (example.expected !== null) expect([example.id, ...days]).toContain(example.expected.slice(0, 10))
    }
    process.stdout.write(`deadlines by hand: ${said} dates with their weekday\n`)
  })

  it('are what the engine finds', () => {
    const stopped = DAY_EXAMPLES.flatMap((example) =>
      (example.pauses ?? []).flatMap(({ effect }) =>
        stopOf(example, effect) === undefined ? [`${example.id}: nothing ${effect} ${example.rule}`] : [],
      ),
    )
    const wrong = DAY_EXAMPLES.flatMap((example) => {
      const due = dueOf(example)
      return due === example.expected
        ? []
        : [`${example.id} (${example.rule}): by hand ${example.expected ?? 'none'}, engine ${due ?? 'none'}`]
    })
    expect([...stopped, ...wrong]).toEqual([])
  })

  it('in hours too, on the clock of the wall and on that of the world', () => {
    for (const example of HOUR_EXAMPLES) {
      expect([example.id, shownIn(example.zone, example.on)]).toEqual([example.id, wallOf(example.on)])
      expect([example.id, shownIn(example.zone, example.expected)]).toEqual([example.id, wallOf(example.expected)])
      expect([example.id, hoursOf(example)]).toEqual([
        example.id,
        { due: wallOf(example.expected), dueAt: `${utcOf(example.expected)}:00Z` },
      ])
    }
  })

  it('try every way of counting', () => {
    const units = ALL.map((example): Unit => (example.length ?? ruleOf(example).length).unit)
    const covers = ALL.flatMap((example): readonly Cover[] => example.covers)
    process.stdout.write(
      `deadlines by hand: ${ALL.length} of ${new Set(ALL.map(({ rule }) => rule)).size} rules\n  by unit: ${tally(units)}\n  by what they try: ${tally(covers)}\n`,
    )
    expect(new Set(units)).toEqual(new Set<Unit>(['hour', 'day', 'workingDay', 'openDay', 'week', 'month', 'year']))
    expect(minuteOf('2026-03-29T03:00', 'mainland') - minuteOf('2026-03-29T01:59', 'mainland')).toBe(1)
  })
})
