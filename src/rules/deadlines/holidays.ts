import { dayOf, partsOf, weekdayOf, type Day } from './calendar.ts'
import type { Territory } from './rule.ts'

/** A public holiday. */
export interface Holiday {
  readonly day: Day
  readonly name: string
  /**
   * A holiday only in some communes: Good Friday in Alsace-Moselle, « dans les communes ayant un temple protestant ou une église mixte »
   * (code du travail, article L3134-13). Which commune is not known here, so it is never counted on where that would give a later day.
   */
  readonly somewhere: boolean
}

/** Easter Sunday of the Gregorian calendar: the computus of Meeus, Jones and Butcher. */
export const easter = (year: number): Day => {
  const a = year % 19
  const b = Math.floor(year / 100)
  const c = year % 100
  const h = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7
  const m = Math.floor((a + 11 * h + 22 * l) / 451)
  const n = h + l - 7 * m + 114
  return dayOf(year, Math.floor(n / 31), (n % 31) + 1)
}

/** Days of each territory beside the eleven of code du travail L3133-1: month, day, name. Alsace-Moselle: L3134-13; overseas: L3422-2 and décret 83-1003. */
const LOCAL: Record<Territory, readonly (readonly [number, number, string])[]> = {
  mainland: [],
  alsaceMoselle: [[12, 26, 'deuxième jour de Noël']],
  guadeloupe: [[5, 27, 'abolition de l’esclavage']],
  martinique: [[5, 22, 'abolition de l’esclavage']],
  guyane: [[6, 10, 'abolition de l’esclavage']],
  reunion: [[12, 20, 'abolition de l’esclavage']],
  mayotte: [[4, 27, 'abolition de l’esclavage']],
}

const FIXED = [
  [1, 1, 'jour de l’An'],
  [5, 1, '1er mai'],
  [5, 8, 'victoire de 1945'],
  [7, 14, 'fête nationale'],
  [8, 15, 'Assomption'],
  [11, 1, 'Toussaint'],
  [11, 11, 'armistice de 1918'],
  [12, 25, 'Noël'],
] as const

const computed = (year: number, territory: Territory): readonly Holiday[] => {
  const sunday = easter(year)
  const certain = (day: Day, name: string): Holiday => ({ day, name, somewhere: false })
  return [
    ...FIXED.map(([month, day, name]) => certain(dayOf(year, month, day), name)),
    ...LOCAL[territory].map(([month, day, name]) => certain(dayOf(year, month, day), name)),
    ...(territory === 'alsaceMoselle' ? [{ day: sunday - 2, name: 'Vendredi saint', somewhere: true }] : []),
    certain(sunday + 1, 'lundi de Pâques'),
    certain(sunday + 39, 'Ascension'),
    certain(sunday + 50, 'lundi de Pentecôte'),
  ].toSorted((a, b) => a.day - b.day)
}

/** Years once computed: they are always the same, and a count asks for each of its days. By territory, then by year. */
const known = new Map<Territory, Map<number, { readonly all: readonly Holiday[]; readonly of: ReadonlyMap<Day, Holiday> }>>()
const yearOf = (year: number, territory: Territory) => {
  const years = known.get(territory) ?? new Map<number, { readonly all: readonly Holiday[]; readonly of: ReadonlyMap<Day, Holiday> }>()
  known.set(territory, years)
  const before = years.get(year)
  if (before !== undefined) return before
  const all = computed(year, territory)
  // of two on one day the first is named
  const found = { all, of: new Map(all.toReversed().map((one) => [one.day, one])) }
  years.set(year, found)
  return found
}

/** Public holidays of a calendar year in a territory, in order; two of one day both stand there. Today’s law for every year. */
export const holidaysOf = (year: number, territory: Territory): readonly Holiday[] => yearOf(year, territory).all

/** The holiday of a day, by today’s law; null when it is none. */
export const holidayOn = (day: Day, territory: Territory): Holiday | null => yearOf(partsOf(day).year, territory).of.get(day) ?? null

/** Why nothing is counted on a day: « samedi », « dimanche » or the name of the holiday. */
export interface Off {
  readonly name: string
  readonly somewhere: boolean
}

/** What makes a day one on which offices and courts are shut; null: it is open. A holiday is named before the day of the week. */
export const offOn = (day: Day, territory: Territory): Off | null => {
  const holiday = holidayOn(day, territory)
  if (holiday !== null && !holiday.somewhere) return holiday
  const weekday = weekdayOf(day)
  if (weekday === 6) return { name: 'samedi', somewhere: false }
  if (weekday === 0) return { name: 'dimanche', somewhere: false }
  return holiday
}
