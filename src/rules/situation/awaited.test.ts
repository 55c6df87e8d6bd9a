import { expect, test } from 'vitest'
import { Evaluation } from '../evaluation.ts'
import { yearsOld, type Household } from '../household.ts'
import { RIGHTS } from '../rights.ts'
import { monthOf } from '../time.ts'
import { birth } from './change.ts'
import { compile } from './compile.ts'
import { told } from './situation.cases.ts'
import type { Situation } from './situation.ts'

const may = monthOf('2026-05')

/** The household without the children it awaits (the pregnancy stays). */
const bornOnly = (household: Household): Household => {
  const born = household.members.filter((member) => yearsOld(member, may) >= 0)
  for (const { tax } of born) tax.dependants = tax.dependants.filter((member) => born.includes(member))
  return { ...household, members: born, children: born.filter(({ parent }) => !parent), dwelling: born }
}

const family = (children: number, netWage: number): Situation => ({
  persons: [
    told({ id: 'p', role: 'parent', birthDate: '1993-03-12', activity: netWage > 0 ? 'working' : 'inactive', amounts: { netWage: { cents: netWage } } }),
    ...Array.from({ length: children }, (_, at) => told({ id: `a${at}`, role: 'child', birthDate: `${2012 + 3 * at}-01-02` })),
  ],
  marital: 'single',
  aloneSince: 'always',
  housing: { tenure: 'tenant', rent: 500_00, zone: 2, flatShare: false, room: false, crous: false, landlordRelative: false, sharesCosts: false },
}) // prettier-ignore

test('a child awaited changes no right of the month, the birth grant excepted, and holds none', () => {
  for (const children of [0, 1, 2, 3])
    for (const wage of [0, 900_00]) {
      const awaited = compile(birth(family(children, wage), '2026-08-10'), may)
      const without = bornOnly(compile(birth(family(children, wage), '2026-08-10'), may))
      const [ours, others] = [new Evaluation().begin(awaited, may), new Evaluation().begin(without, may)]
      const unborn = awaited.members.find((member) => yearsOld(member, may) < 0)
      for (const right of RIGHTS) {
        if (right.holder === 'person') expect(right.amount(ours, unborn as never, may), right.id).toBe(0)
        else if (!right.id.toLowerCase().includes('naissance')) expect(right.amount(ours, may), right.id).toBe(right.amount(others, may))
      }
    }
})

test('the birth grant is paid to who awaits a child', () => {
  const grant = RIGHTS.find(({ id }) => id.toLowerCase().includes('naissance'))
  const household = compile(birth(family(0, 0), '2026-08-10'), may)
  const months = [0, 1, 2, 3].map((later) =>
    grant?.holder === 'family' ? grant.amount(new Evaluation().begin(household, may + later), may + later) : 0,
  )
  expect(months.filter((cents) => cents > 0).length).toBe(1)
})
