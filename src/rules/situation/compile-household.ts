import { FAMILY_SLOTS } from '../evaluation.ts'
import { LOAN_WORK, MARITAL, SPAN, TENURE, type Member, type Timeline } from '../household.ts'
import { zoneOfCommune } from '../housing/zones.ts'
import { MAINLAND, territoryOf } from '../overseas.ts'
import { firstFullMonth, monthOf, type Month } from '../time.ts'
import { compileReceived } from './compile-received.ts'
import { note, settle, settleHousehold, subjectOf, type Draft } from './draft.ts'
import { inputOf } from './inputs.ts'
import type { Housing } from './situation.ts'
import { stateLine, unknownLine } from './timed.ts'
import { shared, writeHoles } from './unknown.ts'

/** Figures and yes/no states of the dwelling that stand as they are, under the same name. */
const PLAIN = ['rent', 'rentCharges', 'flatShare', 'room', 'crous', 'sharesCosts', 'landlordRelative', 'asylumHoused'] as const

/** Months during which a lone parent is « isolé de fraîche date » (CASF R262-2: RSA majoré, eighteen months). */
const RECENT = 18
/** Month that stands for each answer about the loan: before 2018, in 2018 or 2019, since 2020. */
const LOAN_MONTHS = [monthOf('2015-01'), monthOf('2018-06'), monthOf('2021-01')] as const
/** Zone of a household that pays no rent, or lives overseas: nothing reads it. */
const COMMON_ZONE = 2

/** The dwelling, the couple, and what the family already received. */
export const compileHousehold = (draft: Draft): void => {
  const { household, situation, month } = draft
  const { origin } = household
  const housing = situation.housing ?? {}
  settleHousehold(
    draft,
    'tenure',
    'tenure',
    stateLine(housing.tenure, origin, (word) => TENURE[word]),
  )
  settleHousehold(draft, 'zone', 'zone', zoneLine(housing, origin), COMMON_ZONE)
  for (const id of PLAIN) settleHousehold(draft, id, id, stateLine<number | boolean>(housing[id], origin, Number))
  household.loanConventioned = shared(new Float64Array(SPAN).fill(housing.loanConventioned === true ? 1 : 0))
  const work = unknownLine()
  if (housing.loanWork !== undefined) work.fill(LOAN_WORK[housing.loanWork])
  settleHousehold(draft, 'loanWork', 'loanWork', work)
  if (housing.loanMonth !== undefined) household.loanMonth = monthOf(housing.loanMonth)
  else
    note(draft, 'loanMonth', subjectOf(draft), inputOf('loanMonth').path, (compiled, value) => {
      compiled.loanMonth = LOAN_MONTHS[value] as number
    })
  compileMarital(draft)
  compileAlone(draft)
  compileReceived(household.received, FAMILY_SLOTS, situation, origin, month)
  household.exact = true
  household.territory = situation.territory ?? territoryAt(housing, origin, month)
}

const isOverseasCode = (commune: string): boolean => (territoryOf(commune) ?? MAINLAND) !== MAINLAND

/** The territory of the commune lived in at a month; the mainland where none is said. */
const territoryAt = (housing: Housing, origin: Month, month: Month): string => {
  const code = stateLine(housing.commune, origin, (commune) => Number(territoryOf(commune) ?? Number.NaN))[month - origin] as number
  return Number.isNaN(code) ? MAINLAND : String(code)
}

/** The zone that is said, else that of the commune; NaN where neither is known. */
const zoneLine = (housing: Housing, origin: Month): Timeline => {
  const line = stateLine(housing.commune, origin, (code) => zoneOfCommune(code) ?? (isOverseasCode(code) ? COMMON_ZONE : Number.NaN))
  for (const [at, zone] of stateLine(housing.zone, origin, Number).entries()) if (!Number.isNaN(zone)) line[at] = zone
  return line
}

const compileMarital = (draft: Draft): void => {
  const { household, situation } = draft
  const line = stateLine(situation.marital, household.origin, (word) => MARITAL[word])
  const count = draft.unknowns.length
  const settled = settle(
    draft,
    'marital',
    subjectOf(draft),
    line,
    MARITAL.unsaid,
    ({ parents }) => (parents[0] as Member).marital,
    (compiled, holes, value) => {
      if (compiled.parents.length > 1) writeHoles((compiled.parents[1] as Member).marital, holes, value)
    },
  )
  for (const parent of household.parents) parent.marital = draft.unknowns.length > count ? settled.slice() : settled
}

const compileAlone = (draft: Draft): void => {
  const { household, situation } = draft
  if (household.parents.length !== 1 || situation.aloneSince === 'always') return
  if (situation.aloneSince !== undefined) {
    const first = monthOf(situation.aloneSince)
    const last = firstFullMonth(situation.aloneSince) + RECENT
    household.recentlyAlone = shared(
      Float64Array.from({ length: SPAN }, (_, at) => (household.origin + at >= first && household.origin + at < last ? 1 : 0)),
    )
    return
  }
  const noted = note(draft, 'aloneSince', subjectOf(draft), 'aloneSince', (compiled, yes) => {
    compiled.recentlyAlone.fill(yes)
  })
  if (noted) household.recentlyAlone = new Float64Array(SPAN)
}
