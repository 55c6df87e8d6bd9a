import { PCH_ACTIVITIES } from '../autonomy/pch-activities.ts'
import { sequence } from '../ranges/unknown.ts'
import { monthOf, monthText, type Month } from '../time.ts'
import { type At, household, type HouseholdSpec, type PersonSpec } from './build.ts'
import { randomHousehold } from './random.ts'
import type { Household } from '../household.ts'

/**
 * Random households with what `randomHousehold` leaves out: incomes that begin, stop or come with other pay, care of children, adoption, irregular stay,
 * payments that are known, other territories. For properties.
 */
export interface Varied {
  readonly spec: HouseholdSpec
  readonly month: Month
}

type Draw = (low: number, high: number) => number

const varyAdult = (person: PersonSpec, year: number, chance: (share: number) => boolean, between: Draw): void => {
  const amounts = person.amounts as NonNullable<PersonSpec['amounts']>
  const later = `${year - between(0, 1)}-${String(between(1, 12)).padStart(2, '0')}`
  if (chance(0.15))
    for (const [kind, value] of Object.entries(amounts))
      if (typeof value === 'number') amounts[kind as 'netWage'] = chance(0.5) ? { [`${later}…`]: value } : until(value, later, year)
  if (chance(0.05)) amounts.netWage = { [`${later}…`]: between(1, 2000_00) }
  if (chance(0.03)) amounts.otherSelfEmployedProfit = between(0, 2000_00)
  if (chance(0.03)) amounts.rentReceived = between(0, 500_00)
  if (chance(0.03)) amounts.maintenancePaid = between(0, 300_00)
  if (chance(0.03)) amounts.trainingPay = between(0, 900_00)
  if (chance(0.03)) amounts.exceptionalGains = { [later]: between(0, 3000_00) }
  if (chance(0.04)) Object.assign(person, { irregularStayMonths: between(0, 6), citizenship: 2, permitYears: 0 })
  if (chance(0.04)) person.prepareRate = between(1, 4)
  if (chance(0.04)) person.violenceEvidence = { [`${year}-01`]: 1 }
  if (chance(0.04)) person.unfitForWork = 1
  if (chance(0.04)) person.untaxedSavings = between(0, 60_000_00)
  if (chance(0.03)) person.unletValue = between(0, 90_000_00)
  if (person.gir !== undefined && chance(0.5))
    Object.assign(person, { dependenceTariff: between(300, 800) * 100, dependenceTariffLow: between(100, 250) * 100 })
  if (chance(0.03)) person.pchActivities = Uint8Array.from(PCH_ACTIVITIES, () => between(0, 4))
  if (chance(0.03)) person.received = { aah: { [`${year - 1}-01…`]: between(0, 1000_00) } }
}

const varyChild = (child: PersonSpec, year: number, chance: (share: number) => boolean, between: Draw): void => {
  if (chance(0.1)) Object.assign(child, { careMode: between(1, 4), careHours: between(1, 160), careCost: between(1, 1200_00) })
  if (chance(0.04)) child.adoptedIn = `${year - between(0, 2)}-05`
  if (chance(0.03)) Object.assign(child, { disabilityRate: 0.8, unfitForWork: 1 })
}

/** The amount before a month, nothing from it on. */
const until = (value: number, month: string, year: number): At => {
  const line: Record<string, number> = {}
  for (let at = monthOf(`${year - 3}-01`); at < monthOf(month); at += 1) line[monthText(at)] = value
  return line
}

/** The n-th varied household of a seed. `mainland`: only there. */
export const varied = (seed: number, mainland = false): Varied => {
  const { spec, month } = randomHousehold(seed)
  const next = sequence(seed ^ 0x5bd1e995)
  const chance = (share: number): boolean => next() < share
  const between: Draw = (low, high) => low + Math.floor(next() * (high - low + 1))
  for (const parent of spec.parents) varyAdult(parent, spec.year, chance, between)
  for (const child of spec.children ?? []) varyChild(child, spec.year, chance, between)
  if (chance(0.1)) delete spec.rfr
  if (chance(0.03)) Object.assign(spec, { asylumSeeker: 1, asylumHoused: between(0, 1) })
  if (chance(0.05)) spec.earlyQuarter = 1
  if (chance(0.05)) spec.rent = between(0, 3) * 500_00
  if (chance(0.05)) Object.assign(spec, { crous: 1, room: 1 })
  if (chance(0.05)) spec.loanConventioned = 1
  if (chance(0.04)) spec.received = { rsa: { [`${spec.year - 1}-06…`]: between(0, 600_00) } }
  const expected = chance(0.05)
  if (expected && spec.parents.length + (spec.children ?? []).length < 10) {
    const birth = monthOf(month) + between(1, 5)
    spec.children = [...(spec.children ?? []), { born: `${monthText(birth)}-15` }]
  }
  const elsewhere = chance(0.06)
  if (elsewhere && !mainland) spec.territory = ['971', '973', '974', '976'][between(0, 3)] as string
  return { spec, month: monthOf(month) }
}

/** The compiled household of a seed. */
export const variedHousehold = (seed: number): Household => household(varied(seed).spec)
