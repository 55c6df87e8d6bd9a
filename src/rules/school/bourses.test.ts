import { describe, expect, it } from 'vitest'
import { evaluationOf } from '../testing/build.ts'
import { monthOf } from '../time.ts'
import { Trace } from '../trace.ts'
import { collegeCases, lyceeCases, type BourseCase } from './bourses.cases.ts'
import { bourseCollege, bourseCollegeOfOpenFisca, bourseLycee } from './bourses.ts'

const rows = (cases: readonly BourseCase[]) => cases.map((one) => [one.name, one] as const)

describe.each([
  ['bourse de collège', bourseCollege, rows(collegeCases)],
  ['bourse de lycée', bourseLycee, rows(lyceeCases)],
] as const)('%s', (_title, amount, cases) => {
  it.each(cases)('%s', (_name, { spec, month, euros, reason }) => {
    const t = new Trace()
    expect(amount(evaluationOf(spec, month), monthOf(month), t)).toBe(euros * 100)
    expect(amount(evaluationOf(spec, month), monthOf(month))).toBe(euros * 100)
    expect(t.steps.at(-1)?.value).toBe(euros * 100)
    if (euros === 0) expect(t.reasons.at(-1)?.text).toContain(reason)
  })
})

it('reads two calendar years back for OpenFisca’s variable', () => {
  const { spec } = collegeCases[0]!
  // October 2025: incomes of 2023 there, of 2024 in law.
  expect(bourseCollegeOfOpenFisca(evaluationOf(spec, '2025-10'), monthOf('2025-10'))).toBe(0)
  // February 2026: incomes of 2024 in both, BMAF of January 2026 (474,37 €) there: 110,75 % = 525,36 €, so 525 €.
  expect(bourseCollegeOfOpenFisca(evaluationOf(spec, '2026-02'), monthOf('2026-02'))).toBe(525_00)
})
