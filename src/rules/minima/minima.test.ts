import { describe, expect, it } from 'vitest'
import type { Evaluation } from '../evaluation.ts'
import type { Member } from '../household.ts'
import { isStale } from '../figures.ts'
import { evaluationOf } from '../testing/build.ts'
import { monthOf, type Month } from '../time.ts'
import { Trace } from '../trace.ts'
import { AAH, MVA, type MinimaCase } from './aah.cases.ts'
import { aah, aahRight } from './aah.ts'
import { asi, asiRight } from './asi.ts'
import { aspa, aspaRight } from './aspa.ts'
import { ass, assRight } from './ass.ts'
import { cej, cejRight } from './cej.ts'
import { cejFigures } from './minima-figures.ts'
import { mva, mvaRight } from './mva.ts'
import { ASI, ASPA } from './old-age.cases.ts'
import { ASS, CEJ } from './work.cases.ts'

type Formula = (ev: Evaluation, member: Member, month: Month, trace: Trace | null) => number

const RIGHTS: readonly [string, readonly MinimaCase[], Formula][] = [
  ['AAH (CSS L821-1)', AAH, aah],
  ['MVA (CSS L821-1-2)', MVA, mva],
  ['ASI (CSS L815-24)', ASI, asi],
  ['ASPA (CSS L815-1)', ASPA, (ev, _, month, trace) => aspa(ev, month, trace)],
  ['ASS (code du travail L5423-1)', ASS, ass],
  ['CEJ (code du travail L5131-6)', CEJ, cej],
]

for (const [name, cases, formula] of RIGHTS)
  describe(name, () => {
    it.each(cases)('$title: $source', ({ spec, month: text, who = 0, due }) => {
      const ev = evaluationOf(spec, text)
      // Housing aid of the asked month is a fact in these cases.
      ev.household.exact = true
      const member = ev.household.members[who] as Member
      const month = monthOf(text)
      const amount = formula(ev, member, month, null)
      const trace = new Trace()
      expect(formula(ev, member, month, trace)).toBe(amount)
      expect(trace.steps.at(-1)?.value).toBe(Math.round(amount))
      for (const step of trace.steps) expect(step.article).not.toBe('')
      if (typeof due === 'number') {
        expect(Math.round(amount)).toBe(due)
        expect(trace.reasons).toEqual([])
      } else {
        expect(amount).toBe(0)
        expect(trace.reasons).toHaveLength(1)
        expect(trace.reasons[0]?.text).toMatch(due)
      }
    })
  })

describe('what a page says of the minima', () => {
  it.each([aahRight, mvaRight, asiRight, aspaRight, assRight, cejRight])('$title', (right) => {
    expect(right.limits.length).toBeGreaterThan(0)
    expect(right.figures.length).toBeGreaterThan(0)
    expect(right.apply.where).not.toBe('')
  })

  it('shows the amounts of spring 2026 that no text was seen for as unverified', () => {
    expect(cejFigures.table.full.verified).toBe(false)
    expect(isStale(cejFigures.table.full, monthOf('2027-05'))).toBe(true)
  })
})

describe('known payments', () => {
  it('wins over the formula and enters the resources of the other', () => {
    const ev = evaluationOf(
      {
        year: 2025,
        parents: [
          { born: '1955-01-01' },
          { born: '1980-01-01', received: { aah: { '2025-02': 900_00, '2025-03': 900_00, '2025-04': 900_00 } } },
        ],
      },
      '2025-05',
    )
    // 1 605,73 − 900 = 705,73.
    expect(Math.round(aspa(ev, monthOf('2025-05')))).toBe(705_73)
  })
})

it('answers requests of OpenFisca with the retirement pension among the resources alone, as OpenFisca does', () => {
  const one = AAH.find(({ title }) => title.startsWith('retirement pension of the month')) as MinimaCase
  const ev = evaluationOf(one.spec, one.month)
  ev.household.asOpenFisca = true
  expect(Math.round(aah(ev, ev.household.members[0] as Member, monthOf(one.month)))).toBe(1041_59)
})
