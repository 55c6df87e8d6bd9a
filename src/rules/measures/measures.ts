import { dayInWords, dayOfText, monthsLater, textOf } from '../deadlines/calendar.ts'
import type { Statement } from '../catalogue/entry.ts'
import { BY_JUDGE } from './by-judge.ts'
import type { Measure } from './measure.ts'
import { WITH_AGREEMENT } from './with-agreement.ts'

/** Every measure: those that need an agreement first, then those of a judge. */
export const MEASURES: readonly Measure[] = [...WITH_AGREEMENT, ...BY_JUDGE]

const byId = new Map(MEASURES.map((one) => [one.id, one]))

/** The measure of an id; undefined where there is none. */
export const measureOf = (id: string): Measure | undefined => byId.get(id)

/** Every statement of a measure. */
export const statementsOfMeasure = (one: Measure): readonly Statement[] => [
  one.decider,
  ...one.frame,
  ...(one.longest ? [one.longest.law] : []),
  ...(one.longestInAll ? [one.longestInAll.law] : []),
  one.renewal,
  ...one.beforeEnd.map(({ law }) => law),
  ...one.rights,
]

/** The last day of a time of so many months that begins on a day: the eve of the same day, months later. @throws BadInput for no such day */
export const lastDayAfter = (begunOn: string, months: number): string => textOf(monthsLater(dayOfText(begunOn), months).day - 1)

/** The last day that one decision may give from a day on; null: no text is known. */
export const longestEnd = (one: Measure, from: string): string | null => (one.longest ? lastDayAfter(from, one.longest.months) : null)

/** The last day in all, renewals included, for a measure begun on a day; null: no text is known. */
export const longestEndInAll = (one: Measure, begunOn: string): string | null =>
  one.longestInAll ? lastDayAfter(begunOn, one.longestInAll.months) : null

/** A day of work that a measure asks for, with the sentences of its count. */
export interface MeasureDay {
  /** Code of `beforeEnd`, or `end`. */
  readonly code: string
  readonly title: string
  readonly due: string
  readonly steps: readonly string[]
  readonly law: Statement | null
  readonly ifMissed: string
  readonly weight: 1 | 2 | 3
}

/**
 * What must be done before a measure ends, and the end itself, in order of time. A day that would come before the beginning (a measure of a few weeks) is the
 * beginning.
 */
export const daysOf = (one: Measure, begunOn: string, endsOn: string): readonly MeasureDay[] => {
  const [begin, end] = [dayOfText(begunOn), dayOfText(endsOn)]
  const ends = `Fin de la mesure : ${dayInWords(end)}.`
  const before = one.beforeEnd.map(({ code, title, monthsBefore, law }): MeasureDay => {
    const counted = monthsLater(end, -monthsBefore).day
    const due = Math.max(counted, begin)
    return {
      code,
      title: `${title} (${one.acronym})`,
      due: textOf(due),
      steps: [
        ends,
        `${monthsBefore === 1 ? 'Un mois' : `${words[monthsBefore] ?? monthsBefore} mois`} avant : ${dayInWords(counted)}.`,
        ...(due === counted ? [] : [`C’est avant le début : au début, ${dayInWords(begin)}.`]),
      ],
      law,
      ifMissed: one.ifMissed,
      weight: one.weight,
    }
  })
  const last: MeasureDay = {
    code: 'end',
    title: `Fin de la mesure : ${one.acronym}`,
    due: endsOn,
    steps: [`Début : ${dayInWords(begin)}.`, ends],
    law: one.longest?.law ?? null,
    ifMissed: one.ifMissed,
    weight: one.weight,
  }
  return [...before.toSorted((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0)), last]
}
const words: Readonly<Record<number, string>> = { 2: 'Deux', 3: 'Trois' }
