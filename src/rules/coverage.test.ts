import { describe, expect, test } from 'vitest'
import { explain, FIRST_MONTH } from './evaluate.ts'
import { EXAMPLES } from './examples.ts'
import type { Example } from './examples/example.ts'
import { RIGHTS } from './rights.ts'
import { household } from './testing/build.ts'
import { monthOf, monthText, yearOf } from './time.ts'

/** Every right that was promised, in every month of the scope: computed with its explanation, or said not to be. Never a number that is none. */
const LAST = monthOf('2026-12')
const MONTHS = Array.from({ length: LAST - FIRST_MONTH + 1 }, (_, at) => FIRST_MONTH + at)

test('every right that was promised is there', () => {
  expect(MONTHS).toHaveLength(36)
  expect(RIGHTS.map(({ id }) => id)).toEqual(
    expect.arrayContaining(
      `rsa ppa aah mva asi aspa ass cej af cf asf pajeNaissance pajeBase prepare cmg aeeh ars apl alf als rls css ame chequeEnergie
      bourseCollege bourseLycee primeNoel ada apaDomicile apaEtablissement pch quotiteSaisissable aideJuridictionnelle auvvc`.split(/\s+/),
    ),
  )
})

describe('on the mainland, each month from January 2024 to December 2026', () => {
  test.each(RIGHTS)('$id', (right) => {
    const { spec, member = 0 } = EXAMPLES[right.id] as Example
    for (const month of MONTHS) {
      const made = household({ ...spec, year: yearOf(month) })
      const { outcome, steps } = explain(made, right, month, right.holder === 'person' ? (made.members[member] ?? null) : null)
      const said = monthText(month)
      expect(['due', 'refused'], said).toContain(outcome.kind)
      if (outcome.kind === 'due') expect(Math.round(steps.at(-1)?.value ?? Number.NaN), said).toBe(outcome.amount)
      if (outcome.kind === 'refused') expect(outcome.reasons.length, said).toBeGreaterThan(0)
      for (const { value } of steps) expect(Number.isNaN(value), said).toBe(false)
    }
  })
})
