import { expect, it } from 'vitest'
import { addDays } from '#core/dates.ts'
import { factKind } from '#features/facts/fact-kinds.ts'
import { planOf } from '#features/review/plan.ts'
import { findEntry } from '#rules/catalogue/catalogue.ts'
import { followed } from './rights.ts'
import type { WorldHousehold } from './world.ts'

const today = '2026-06-16'
const modules = import.meta.glob<Record<string, WorldHousehold[]>>('./households/*.ts', { eager: true })
const households = Object.values(modules).flatMap((module) => Object.values(module).flat())
const all = Object.entries(followed).flatMap(([key, { rights }]) => rights.map((right) => ({ key, right })))

it('what is followed is of the town: its households, its people, their referent, rights of the catalogue, facts that the rights read', () => {
  const faults = Object.entries(followed).flatMap(([key, { referent, rights, facts = [] }]) => {
    const household = households.find((one) => one.key === key)
    const people = new Set(household?.people.map((person) => person.key))
    return [
      ...(household?.referent === referent && household.closed === undefined ? [] : [`${key}: referent, or closed`]),
      ...[...rights, ...facts]
        .filter(({ subject }) => subject !== undefined && !people.has(subject))
        .map(({ subject }) => `${key}: ${subject}`),
      ...[...rights, ...facts]
        .filter(({ daysAgo }) => daysAgo > (household?.openedDaysAgo ?? 0))
        .map(({ daysAgo }) => `${key}: ${daysAgo}`),
      ...rights.filter(({ slug }) => findEntry(slug) === undefined).map(({ slug }) => `${key}: ${slug}`),
      ...facts.filter((fact) => factKind(fact.key) === undefined).map((fact) => `${key}: ${fact.key}`),
    ]
  })
  expect(faults).toEqual([])
})

it('every moment of a right is there, one refusal with its last day to come', () => {
  const statuses = new Set(all.map(({ right }) => right.status))
  console.log({ followed: all.length, statuses: [...statuses] })
  for (const status of ['toVerify', 'proposed', 'requested', 'open', 'refused', 'notWanted'] as const) expect(statuses).toContain(status)
  const refused = all.filter(({ right }) => right.withDeadline)
  for (const { right } of refused) {
    const entry = findEntry(right.slug)
    if (!entry) throw new Error(right.slug)
    const notifiedOn = addDays(today, -(right.notifiedDaysAgo ?? 0))
    const { deadlines } = planOf(entry, { status: right.status, saidOn: notifiedOn, notifiedOn, until: null, renewOn: null })
    expect(deadlines.map(({ key }) => key)).toEqual(['appeal'])
    expect((deadlines[0]?.dueOn ?? '') > today).toBe(true)
  }
  expect(refused).toHaveLength(1)
})
