import { describe, expect, it } from 'vitest'
import { FAMILY_SLOTS } from '../evaluation.ts'
import { placeOf } from '../evaluate.ts'
import { findRight } from '../rights.ts'
import type { Right } from '../right.ts'
import { returnToWork } from '../situation/change.ts'
import { compile } from '../situation/compile.ts'
import { told } from '../situation/situation.cases.ts'
import type { Situation } from '../situation/situation.ts'
import { household } from '../testing/build.ts'
import { monthOf } from '../time.ts'
import { compare, differences, earningMore, marginalLoss, monthsOfRight } from './compare.ts'
import { forecast, nextChange, nextChanges } from './forecast.ts'

const MAY = monthOf('2026-05')
const right = (id: string): Right => findRight(id) as Right

const mother = (): Situation => ({
  persons: [
    told({ id: 'Nadia', role: 'parent', birthDate: '1990-04-12', activity: 'inactive' }),
    told({ id: 'Léo', role: 'child', birthDate: '2017-02-01', school: 'primary' }),
    told({ id: 'Mia', role: 'child', birthDate: '2023-09-10', school: 'none' }),
  ],
  marital: 'single',
  aloneSince: '2020-01-01',
  housing: {
    tenure: 'socialTenant',
    rent: 420_00,
    zone: 2,
    flatShare: false,
    room: false,
    crous: false,
    sharesCosts: false,
    landlordRelative: false,
  },
  taxNotices: [{ declarants: ['Nadia'], rfr: { 2024: 0 }, bracket: { 2024: 0 } }],
})

describe('forecast', () => {
  it('takes the RSA of each month as received in the next, and leaves the household as it was', () => {
    const made = compile(mother(), MAY)
    const slot = FAMILY_SLOTS.indexOf('rsa')
    const before = made.received[slot]
    const months = forecast(made, MAY, 12)
    expect(months).toHaveLength(12)
    expect(made.received[slot] ?? null).toBe(before ?? null)
    expect(months[0]?.row[placeOf(right('rsa'))]).toBeGreaterThan(0)
    expect(months.map(({ total }) => total).every((total) => total > 0)).toBe(true)
  })

  it('tells the third birthday that ends the allocation de base and the majoration, and the revaluation of April', () => {
    const made = compile(mother(), MAY)
    const months = forecast(made, MAY, 24)
    const paje = nextChange(made, months, right('pajeBase'))
    expect(paje?.closes).toBe(true)
    expect(paje?.causes.some(({ kind }) => kind === 'birthday')).toBe(true)
    const after = nextChanges(made, MAY)
    expect(after.map(({ right: { id } }) => id)).toContain('rsa')
    for (const { change } of after) expect(change.causes.length).toBeGreaterThan(0)
  })
})

describe('why a right changes', () => {
  const of = (situation: Situation, id: string): string[] => {
    const made = compile(situation, MAY)
    const found = nextChanges(made, MAY).find(({ right: one }) => one.id === id)
    return (found?.change.causes ?? []).map(({ text }) => text)
  }
  const worker = (): Situation => {
    const { persons, ...rest } = mother()
    return {
      ...rest,
      persons: persons.map((one, at) => (at === 0 ? { ...one, activity: 'working', amounts: { netWage: { cents: 1100_00 } } } : one)),
    }
  }

  it('names the month of the figure, though it reaches the right by its quarter later', () => {
    expect(of(worker(), 'ppa')).toEqual([
      'Revalorisation d’avril 2026',
      'Une période prise en compte (ressources, durée, jours du mois) avance',
    ])
  })

  it('leaves out the birthdays that the right does not look at', () => {
    // Nadia is 37 in April 2027: nothing depends on it. Léo is ten in February.
    const made = compile(worker(), MAY)
    for (const { change } of nextChanges(made, MAY))
      for (const cause of change.causes) if (cause.kind === 'birthday') expect([0, 3, 6, 11]).toContain(cause.age)
  })

  it('names the third birthday', () => {
    expect(of(mother(), 'pajeBase')).toEqual(['3 ans dans le courant du mois'])
  })
})

describe('comparison', () => {
  it('sets a return to work beside today, month by month', () => {
    const today = { label: 'Aujourd’hui', household: compile(mother(), MAY) }
    const work = { label: 'Reprise à 1 200 €', household: compile(returnToWork(mother(), 'Nadia', '2026-05', 1200_00), MAY) }
    const [first, second] = compare([today, work], MAY, 12)
    if (first === undefined || second === undefined) throw new Error('two situations were given')
    expect(monthsOfRight(first, right('ppa')).every((cents) => cents === 0)).toBe(true)
    expect(monthsOfRight(second, right('ppa')).at(-1)).toBeGreaterThan(0)
    const changed = differences(first, second).map(({ right: { id } }) => id)
    expect(changed).toContain('rsa')
    expect(changed).toContain('ppa')
    expect(differences(first, first)).toEqual([])
  })

  it('says what is lost of 100 € more a month: all of it where only the RSA stands', () => {
    const alone = household({ year: 2026, parents: [{ born: '1985-05-05' }], tenure: 8, received: { rsa: 500_00 } })
    // Without work the first euros are taken off the RSA whole, and the prime d'activité gives 59.85 % of them back.
    expect(marginalLoss(alone, alone.parents[0] as never, MAY)).toBe(100_00 - 59_85)
    const more = earningMore(alone, alone.parents[0] as never, 100_00)
    expect(more.parents[0]).not.toBe(alone.parents[0])
    expect(more.members[0]).toBe(more.parents[0])
    expect(alone.parents[0]?.kinds).toEqual([])
  })
})
