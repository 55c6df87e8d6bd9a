import type { AmountKind } from '../amounts.ts'
import { Evaluation, FAMILY_SLOTS, PERSON_SLOTS, type FamilySlot, type PersonSlot } from '../evaluation.ts'
import {
  always,
  blankHousehold,
  blankMember,
  blankTaxUnit,
  setFlow,
  SPAN,
  type Household,
  type Member,
  type Timeline,
} from '../household.ts'
import { firstFullMonth, january, monthOf } from '../time.ts'

/** Builds compiled households for the cases of the rules: what is not said is « none » or « no ». Money in cents. */

/** A value at all months, or at named months (`'2026-03': 100_00`) and 0 elsewhere, or from a month on (`'2026-03…'`). */
export type At = number | Readonly<Record<string, number>>

type States<T> = Partial<{ [K in keyof T as T[K] extends Timeline ? K : never]: At }>

export type PersonSpec = {
  born: string
  amounts?: Partial<Record<AmountKind, At>>
  /** Amounts of rights already paid. */
  received?: Partial<Record<PersonSlot, At>>
  unemployedSince?: string
  sickSince?: string
  adoptedIn?: string
  /** Difficulty 0 to 4 in each activity of the PCH. */
  pchActivities?: Uint8Array
} & States<Omit<Member, 'flows'>>

export type HouseholdSpec = {
  /** Reference year: the span goes from January three years before to December two years after. */
  year: number
  parents: PersonSpec[]
  children?: PersonSpec[]
  received?: Partial<Record<FamilySlot, At>>
  /** Revenu fiscal de référence by year, cents; and index of the bracket. */
  rfr?: Readonly<Record<number, number>>
  bracket?: Readonly<Record<number, number>>
  maintenanceDeducted?: Readonly<Record<number, number>>
  loanMonth?: string
  territory?: string
} & States<Household>

const line = (at: At, origin: number, absent = 0): Timeline => {
  if (typeof at === 'number') return always(at)
  const made = new Float64Array(SPAN).fill(absent)
  for (const [key, value] of Object.entries(at)) {
    if (/^\d{4}$/.test(key)) {
      made.fill(value, Math.max(january(Number(key)) - origin, 0), Math.max(january(Number(key)) + 12 - origin, 0))
      continue
    }
    const from = monthOf(key.slice(0, 7)) - origin
    if (from < 0 || from >= SPAN) throw new RangeError(`${key} is outside the span`)
    if (key.endsWith('…')) made.fill(value, from)
    else made[from] = value
  }
  return made
}

/** The compiled household of a spec. */
export const household = (spec: HouseholdSpec): Household => {
  const made = blankHousehold(spec.year)
  const tax = blankTaxUnit()
  for (const [name, target] of [
    ['rfr', tax.rfr],
    ['bracket', tax.bracket],
    ['maintenanceDeducted', tax.maintenanceDeducted],
  ] as const)
    for (const [year, value] of Object.entries(spec[name] ?? {})) target[Number(year) - made.origin / 12] = value
  for (const [index, one] of [...spec.parents, ...(spec.children ?? [])].entries()) {
    const parent = index < spec.parents.length
    const member = blankMember(parent ? `parent${index + 1}` : `enfant${index + 1 - spec.parents.length}`, index, parent, tax)
    member.ageBase = firstFullMonth(one.born)
    member.birthMonth = monthOf(one.born)
    for (const [key, value] of Object.entries(one)) {
      if (key === 'amounts')
        for (const [kind, at] of Object.entries(one.amounts ?? {})) setFlow(member, kind as AmountKind, line(at, made.origin))
      else if (key === 'received')
        for (const [slot, at] of Object.entries(one.received ?? {}))
          member.received[PERSON_SLOTS.indexOf(slot as PersonSlot)] = line(at, made.origin, Number.NaN)
      else if (key === 'unemployedSince' || key === 'sickSince') member[key] = firstFullMonth(value as string)
      else if (key === 'adoptedIn') member.adoptedIn = monthOf(value as string)
      else if (key === 'pchActivities') member.pchActivities = value as Uint8Array
      else if (key !== 'born') (member as unknown as Record<string, Timeline>)[key] = line(value as At, made.origin)
    }
    made.members.push(member)
    ;(parent ? made.parents : made.children).push(member)
    ;(parent ? tax.declarants : tax.dependants).push(member)
  }
  made.dwelling = made.members
  for (const [key, value] of Object.entries(spec)) {
    if (['year', 'parents', 'children', 'rfr', 'bracket', 'maintenanceDeducted'].includes(key)) continue
    if (key === 'received')
      for (const [slot, at] of Object.entries(spec.received ?? {}))
        made.received[FAMILY_SLOTS.indexOf(slot as FamilySlot)] = line(at, made.origin, Number.NaN)
    else if (key === 'loanMonth') made.loanMonth = monthOf(value as string)
    else if (key === 'territory') made.territory = value as string
    else (made as unknown as Record<string, Timeline>)[key] = line(value as At, made.origin)
  }
  return made
}

/** An evaluation begun on a spec at a month `YYYY-MM`. */
export const evaluationOf = (spec: HouseholdSpec, month: string): Evaluation => new Evaluation().begin(household(spec), monthOf(month))
