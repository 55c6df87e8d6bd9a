import { sequence } from '../ranges/unknown.ts'
import type { Person, Situation } from '../situation/situation.ts'

/**
 * Invented households as a worker tells them, from a seed: complete, then with some answers taken away again (« not yet asked »). For the proof
 * of ranges and for benchmarks.
 */
type Loose<T> = { -readonly [K in keyof T]: T[K] }

const told = (next: () => number): { person: (id: string, role: 'parent' | 'child', age: number, year: number) => Loose<Person> } => {
  const chance = (share: number): boolean => next() < share
  const between = (low: number, high: number): number => low + Math.floor(next() * (high - low + 1))
  return {
    person: (id, role, age, year) => {
      const birthDate = `${year - age}-${String(between(1, age === 0 ? 1 : 12)).padStart(2, '0')}-${String(between(2, 28)).padStart(2, '0')}`
      const person: Loose<Person> = {
        id,
        role,
        birthDate,
        otherAmounts: 'none',
        savings: 'none',
        property: 'none',
        disabilityRate: 0,
        amounts: {},
      }
      if (role === 'child') {
        Object.assign(person, {
          sharedCustody: chance(0.1),
          school: age < 3 ? 'none' : age < 6 ? 'nursery' : age < 11 ? 'primary' : age < 15 ? 'college' : 'lycee',
        })
        return person
      }
      Object.assign(person, { citizenship: 'french', pregnancy: 'none', livesWithParents: false, gir: 0 })
      if (age >= 64) Object.assign(person, { activity: 'retired', amounts: { netPension: { cents: between(300, 1900) * 100 } } })
      else if (chance(0.6)) Object.assign(person, { activity: 'working', amounts: { netWage: { cents: between(200, 2400) * 100 } } })
      else Object.assign(person, { activity: chance(0.5) ? 'inactive' : 'unemployed', unemployedSince: `${year - 1}-03-01` })
      if (chance(0.12)) Object.assign(person, { disabilityRate: chance(0.5) ? 0.8 : 0.6, rsdae: chance(0.5) })
      return person
    },
  }
}

/** A complete household of a seed, in a month. */
export const randomSituation = (seed: number): { situation: Situation; month: string } => {
  const next = sequence(seed)
  const chance = (share: number): boolean => next() < share
  const between = (low: number, high: number): number => low + Math.floor(next() * (high - low + 1))
  const month = ['2025-05', '2025-11', '2026-02', '2026-05'][between(0, 3)] as string
  const year = Number(month.slice(0, 4))
  const { person } = told(next)
  const age = chance(0.15) ? between(64, 85) : between(20, 60)
  const persons = [person('Ana', 'parent', age, year)]
  if (chance(0.4)) persons.push(person('Ben', 'parent', Math.max(age - between(0, 6), 20), year))
  if (age < 60 && chance(0.6))
    for (let at = between(1, 4); at > 0; at -= 1) persons.push(person(`enfant${at}`, 'child', between(0, Math.min(18, age - 16)), year))
  const tenure = (['socialTenant', 'tenant', 'tenant', 'furnishedTenant', 'hosted', 'owner'] as const)[between(0, 5)] as 'tenant'
  const lone = persons.filter(({ role }) => role === 'parent').length === 1
  const rent = { rent: between(250, 900) * 100, zone: between(1, 3), flatShare: false, room: false, crous: false, landlordRelative: false }
  const situation: Situation = {
    persons,
    marital: lone ? 'single' : 'married',
    aloneSince: lone ? (chance(0.3) ? `${year - 1}-10-01` : '2015-01-01') : 'always',
    housing: { tenure, sharesCosts: false, ...rent },
  }
  return { situation, month }
}

/** Places of a situation that can be taken away, each as a function that does. */
const removals = (situation: Situation): ((situation: Situation) => Situation)[] => {
  const of =
    (key: keyof Situation) =>
    (one: Situation): Situation =>
      Object.fromEntries(Object.entries(one).filter(([name]) => name !== key)) as unknown as Situation
  const housing =
    (key: string) =>
    (one: Situation): Situation => ({
      ...one,
      housing: Object.fromEntries(Object.entries(one.housing ?? {}).filter(([name]) => name !== key)),
    })
  const person =
    (id: string, key: string) =>
    (one: Situation): Situation => ({
      ...one,
      persons: one.persons.map((each) =>
        each.id === id ? (Object.fromEntries(Object.entries(each).filter(([name]) => name !== key)) as unknown as Person) : each,
      ),
    })
  const wage =
    (id: string) =>
    (one: Situation): Situation => ({
      ...one,
      persons: one.persons.map((each) =>
        each.id === id
          ? (Object.fromEntries(Object.entries({ ...each, amounts: {} }).filter(([name]) => name !== 'otherAmounts')) as unknown as Person)
          : each,
      ),
    })
  return [
    of('marital'),
    of('aloneSince'),
    ...['tenure', 'rent', 'zone', 'flatShare', 'room', 'landlordRelative'].map(housing),
    ...situation.persons.flatMap(({ id, role }) =>
      role === 'parent'
        ? [
            ...['activity', 'disabilityRate', 'rsdae', 'citizenship', 'birthDate', 'unemployedSince'].map((key) => person(id, key)),
            wage(id),
          ]
        : ['sharedCustody', 'birthDate', 'school'].map((key) => person(id, key)),
    ),
  ]
}

/** The same household with so many answers taken away (each may open more than one question). */
export const forget = (situation: Situation, answers: number, seed: number): Situation => {
  const next = sequence(seed)
  const left = removals(situation)
  let made = situation
  for (let at = 0; at < answers && left.length > 0; at += 1)
    made = (left.splice(Math.floor(next() * left.length), 1)[0] as (one: Situation) => Situation)(made)
  return made
}
