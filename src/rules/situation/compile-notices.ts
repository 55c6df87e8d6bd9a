import { blankTaxUnit, type Household, type Member, type TaxUnit } from '../household.ts'
import { yearOf } from '../time.ts'
import { note, pathOf, subjectOf, type Draft } from './draft.ts'
import { parentsOf } from './input.ts'
import { inputOf } from './inputs.ts'
import type { Person, Situation, TaxNotice } from './situation.ts'
import { stateNow } from './timed.ts'
import { holesOf, writeHoles } from './unknown.ts'

/**
 * The tax notices of the household: those that are given, one for each parent who is in none, and one for both where they are married or
 * pacsed (or may be: the bond of a couple is unknown).
 */
export const noticesOf = (situation: Situation, month: number): readonly TaxNotice[] => {
  const given = situation.taxNotices ?? []
  const without = parentsOf(situation).filter(({ id }) => !given.some(({ declarants }) => declarants.includes(id)))
  const bond = stateNow(situation.marital, month)
  if (without.length === 2 && (bond === undefined || bond === 'married' || bond === 'pacs'))
    return [...given, { declarants: without.map(({ id }) => id) }]
  return [...given, ...without.map(({ id }) => ({ declarants: [id] }))]
}

/** A tax household for each notice, with its yearly figures (NaN = unknown); children are on the claimant's. */
export const unitsOf = (
  draft: Draft,
): { units: readonly TaxUnit[]; unitOf: (person: Person) => TaxUnit; notices: readonly TaxNotice[] } => {
  const notices = noticesOf(draft.situation, draft.month)
  const units = notices.map((notice) => {
    const unit = blankTaxUnit()
    for (const [line, facts] of [
      [unit.rfr, notice.rfr],
      [unit.bracket, notice.bracket],
      [unit.maintenanceDeducted, notice.maintenanceDeducted],
    ] as const)
      for (const [year, value] of Object.entries(facts ?? {})) {
        const at = Number(year) - draft.household.origin / 12
        if (at >= 0 && at < line.length) line[at] = value
      }
    return unit
  })
  const claimant = parentsOf(draft.situation)[0]
  const unitOf = ({ id }: Person): TaxUnit => {
    const at = notices.findIndex(({ declarants }) => declarants.includes(id))
    const own = at === -1 ? notices.findIndex(({ declarants }) => claimant !== undefined && declarants.includes(claimant.id)) : at
    return units[own] as TaxUnit
  }
  return { units, unitOf, notices }
}

/** Attaches the persons to their tax households, and asks for the figures of the last year but one. */
export const compileNotices = (draft: Draft, units: readonly TaxUnit[], notices: readonly TaxNotice[]): void => {
  const { household, month } = draft
  const year = yearOf(month) - 2
  const now = year - household.origin / 12
  for (const [at, unit] of units.entries()) {
    const notice = notices[at] as TaxNotice
    unit.declarants = household.members.filter(({ id }) => notice.declarants.includes(id))
    unit.dependants = household.members.filter((member) => member.tax === unit && !unit.declarants.includes(member))
    const holder = household.members.findIndex((member) => member.tax === unit)
    for (const id of ['rfr', 'bracket'] as const) {
      const line = unit[id]
      const holes = holesOf(line, now, now)
      const path = pathOf(inputOf(id).path, notice.declarants[0] ?? '', year)
      const write = (compiled: Household, value: number): void =>
        writeHoles((compiled.members[holder] as Member).tax[id], holes as Int32Array, value)
      // Where the incomes of the year are told or asked themselves, the RFR stays NaN: `tax/rfr.ts` computes it from them.
      const computed = id === 'rfr' && !unit.declarants.some((declarant) => draft.yearNotAsked.has(declarant.id))
      if (holes !== null && !computed) note(draft, id, subjectOf(draft, null, notice), path, write)
    }
  }
}
