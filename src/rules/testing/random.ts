import type { HouseholdSpec, PersonSpec } from './build.ts'
import { sequence } from '../ranges/unknown.ts'

/**
 * Invented households of the kinds that social workers follow, from a seed: families, lone parents, young people, retired people, disabled
 * people, tenants and owners, with or without work. For properties and benchmarks.
 */
export interface RandomHousehold {
  readonly spec: HouseholdSpec
  readonly month: string
}

const MONTHS = ['2024-05', '2025-05', '2025-11', '2026-02', '2026-05', '2026-07']

/** The n-th household of a seed. */
export const randomHousehold = (seed: number): RandomHousehold => {
  const next = sequence(seed)
  const chance = (share: number): boolean => next() < share
  const between = (low: number, high: number): number => low + Math.floor(next() * (high - low + 1))
  const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)] as T
  const month = pick(MONTHS)
  const year = Number(month.slice(0, 4))
  const born = (age: number): string =>
    `${year - age}-${String(between(1, 12)).padStart(2, '0')}-${String(between(1, 28)).padStart(2, '0')}`

  const adult = (): PersonSpec => {
    const age = chance(0.15) ? between(62, 90) : chance(0.2) ? between(18, 25) : between(25, 61)
    const person: PersonSpec = { born: born(age), amounts: {} }
    const amounts = person.amounts as NonNullable<PersonSpec['amounts']>
    if (age >= 62) {
      const gross = between(200, 2600) * 100
      Object.assign(amounts, { grossPension: gross, netPension: Math.round(gross * 0.926), taxablePension: Math.round(gross * 0.948) })
      person.activity = 4
    } else if (chance(0.45)) {
      const net = between(150, 2800) * 100
      Object.assign(amounts, { netWage: net, taxableWage: Math.round(net * 1.036), grossWage: Math.round(net * 1.28) })
      person.activity = 1
    } else if (chance(0.3)) {
      const net = between(300, 1500) * 100
      Object.assign(amounts, { netUnemployment: net, taxableUnemployment: Math.round(net * 1.02) })
      person.activity = 2
      person.unemployedSince = `${year - 1}-${String(between(1, 12)).padStart(2, '0')}-10`
    } else if (chance(0.12)) {
      Object.assign(amounts, { microProfessionTurnover: between(100, 2500) * 100 })
      person.activity = 1
    } else if (age < 26 && chance(0.4)) {
      person.activity = 3
      person.student = 1
      if (chance(0.5)) Object.assign(amounts, { studentGrant: between(145, 600) * 100 })
    } else if (chance(0.4)) {
      person.activity = 2
      person.unemployedSince = `${year - 1}-${String(between(1, 12)).padStart(2, '0')}-10`
      if (chance(0.4)) person.assCareer = 1
    }
    if (age < 62 && chance(0.12)) {
      person.disabled = 1
      person.disabilityRate = pick([0.5, 0.6, 0.8, 0.85])
      if (chance(0.5)) person.rsdae = 1
    }
    if (chance(0.04)) Object.assign(amounts, { invalidityPension: between(300, 1100) * 100 })
    if (chance(0.06)) Object.assign(amounts, { sickPay: between(200, 1200) * 100 })
    if (chance(0.2)) {
      person.citizenship = pick([1, 2])
      person.permitYears = between(0, 12)
    }
    if (chance(0.3)) person.livretA = between(0, 15_000) * 100
    if (age >= 65 && chance(0.2)) Object.assign(person, { gir: between(1, 6), apaPlan: between(200, 1500) * 100 })
    if (age < 45 && chance(0.05)) person.pregnant = 1
    return person
  }
  const child = (): PersonSpec => {
    const age = between(0, 20)
    const person: PersonSpec = { born: born(age), school: age < 3 ? 0 : age < 6 ? 1 : age < 11 ? 2 : age < 15 ? 3 : age < 18 ? 4 : 5 }
    if (chance(0.08)) person.sharedCustody = 1
    if (chance(0.05)) Object.assign(person, { disabled: 1, aeehLevel: between(0, 6) })
    if (age >= 17 && chance(0.15)) person.amounts = { netWage: between(200, 1400) * 100, taxableWage: between(200, 1400) * 100 }
    return person
  }
  const parents = chance(0.4) ? [adult(), adult()] : [adult()]
  const children = chance(0.5) ? Array.from({ length: pick([1, 1, 2, 2, 3, 3, 4, 5]) }, child) : []
  const tenure = pick([1, 2, 3, 3, 3, 4, 4, 4, 5, 6, 7, 8])
  const spec: HouseholdSpec = { year, parents, children, tenure, zone: between(1, 3) }
  if ([1, 3, 4, 5, 7].includes(tenure)) spec.rent = between(200, 900) * 100
  if (tenure === 1) Object.assign(spec, { loanMonth: `${between(2008, 2021)}-03`, loanWork: between(1, 5) })
  if (tenure === 4 && chance(0.1)) spec.flatShare = 1
  if (tenure === 6 && chance(0.4)) spec.sharesCosts = 1
  if (parents.length === 1 && children.length > 0) {
    if (chance(0.4)) spec.recentlyAlone = 1
    if (chance(0.3)) Object.assign((parents[0] as PersonSpec).amounts as object, { maintenanceReceived: between(50, 300) * 100 })
  }
  const yearly =
    parents.reduce(
      (sum, { amounts }) =>
        sum + Number(amounts?.taxableWage ?? 0) + Number(amounts?.taxablePension ?? 0) + Number(amounts?.taxableUnemployment ?? 0),
      0,
    ) * 12
  const rfr = Math.round(yearly * 0.9)
  spec.rfr = { [year - 2]: rfr, [year - 1]: rfr }
  spec.bracket = { [year - 2]: rfr > 20_000_00 ? 1 : 0 }
  return { spec, month }
}
