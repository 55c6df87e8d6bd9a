import { beforeExamples } from './before.ts'
import { daysExamples } from './days.ts'
import type { DayExample, HourExample } from './example.ts'
import { francsExamples } from './francs.ts'
import { holidaysExamples } from './holidays.ts'
import { holidaysOfSpringExamples } from './holidays-of-spring.ts'
import { hoursExamples } from './hours.ts'
import { monthsOfAppealsExamples } from './months-of-appeals.ts'
import { monthsOfAuthoritiesExamples } from './months-of-authorities.ts'
import { monthsOfFirstAppealsExamples } from './months-of-first-appeals.ts'
import { monthsOfSilencesExamples } from './months-of-silences.ts'
import { pausesExamples } from './pauses.ts'
import { territoriesExamples } from './territories.ts'
import { weeksAndLocalExamples } from './weeks-and-local.ts'
import { workingDaysExamples } from './working-days.ts'
import { yearsExamples } from './years.ts'

/** Every worked example counted in days, weeks, months or years. */
export const DAY_EXAMPLES: readonly DayExample[] = [
  ...monthsOfAppealsExamples,
  ...monthsOfFirstAppealsExamples,
  ...monthsOfSilencesExamples,
  ...monthsOfAuthoritiesExamples,
  ...yearsExamples,
  ...francsExamples,
  ...holidaysExamples,
  ...holidaysOfSpringExamples,
  ...territoriesExamples,
  ...workingDaysExamples,
  ...daysExamples,
  ...weeksAndLocalExamples,
  ...beforeExamples,
  ...pausesExamples,
]

/** Every worked example counted in hours. */
export const HOUR_EXAMPLES: readonly HourExample[] = hoursExamples
