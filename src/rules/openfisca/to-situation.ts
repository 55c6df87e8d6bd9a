import { AMOUNTS, type AmountKind } from '../amounts.ts'
import { FAMILY_SLOTS, PAID_SLOTS, PERSON_SLOTS } from '../evaluation.ts'
import {
  ACTIVITY,
  CARE,
  CITIZENSHIP,
  LOAN_WORK,
  MARITAL,
  NONE,
  PREPARE,
  SCHOOL,
  SPAN,
  TENURE,
  type Household,
  type Member,
  type TaxUnit,
  type Timeline,
} from '../household.ts'
import type { Housing, Person, Pregnancy, Situation, TaxNotice } from '../situation/situation.ts'
import type { AmountFact, Level, Timed } from '../situation/timed.ts'
import { AEEH_WORDS } from '../situation/words.ts'
import type {
  ActivityWord,
  AeehWord,
  CareWord,
  CitizenshipWord,
  LoanWorkWord,
  MaritalWord,
  PrepareWord,
  SchoolWord,
  TenureWord,
} from '../situation/words.ts'
import { monthText, type Month } from '../time.ts'

/**
 * A family read from OpenFisca's form, said as a social worker's situation: so that its households can be taken over as case files. What the
 * situation has no word for (a pregnancy of two months, a bond that nobody said) is left to `imported.ts`.
 */
export const toSituation = (household: Household, month: Month): Situation => {
  const { origin } = household
  const state = stateOf(origin)
  return {
    persons: household.members.filter(({ birthMonth }) => birthMonth <= month).map((member) => personOf(household, member, month)),
    ...kept('marital', state((household.parents[0] as Member).marital, wordOf<MaritalWord>(MARITAL))),
    aloneSince: aloneSinceOf(household),
    housing: housingOf(household),
    taxNotices: noticesOf(household),
    received: receivedOf(household.received, FAMILY_SLOTS, PAID_SLOTS, origin),
    ...(household.territory === 'mainland' ? {} : { territory: household.territory }),
  }
}

type Word = string | number | boolean
/** A property that is there when it says something. */
const kept = <K extends string, T>(key: K, value: T | undefined): { [P in K]?: T } =>
  value === undefined ? {} : ({ [key]: value } as { [P in K]?: T })

/** The word of a code; nothing for the code that says nothing. */
const wordOf =
  <W extends string>(codes: Readonly<Record<string, number>>) =>
  (code: number): W | undefined =>
    Object.keys(codes).find((word) => codes[word] === code && word !== 'unsaid') as W | undefined
const yesNo = (value: number): boolean => value !== 0
const number = (value: number): number => value

/** Runs of equal values of a line, with the months between which they stand: open at both ends of the span. */
const runsOf = (line: Timeline, origin: Month): { value: number; from?: string; until?: string }[] => {
  const runs: { value: number; from?: string; until?: string }[] = []
  for (let at = 0; at < SPAN;) {
    let end = at
    while (end + 1 < SPAN && Object.is(line[end + 1], line[at])) end += 1
    runs.push({
      value: line[at] as number,
      ...(at > 0 ? { from: monthText(origin + at) } : {}),
      ...(end < SPAN - 1 ? { until: monthText(origin + end) } : {}),
    })
    at = end + 1
  }
  return runs
}

const stateOf =
  (origin: Month) =>
  <T extends Word>(line: Timeline, word: (code: number) => T | undefined): Timed<T> | undefined => {
    const runs = runsOf(line, origin).flatMap(({ value, ...stretch }) => {
      const said = Number.isNaN(value) ? undefined : word(value)
      return said === undefined ? [] : [{ ...stretch, value: said }]
    })
    const [only] = runs
    if (only === undefined) return undefined
    return runs.length === 1 && only.from === undefined && only.until === undefined ? only.value : runs
  }

/** An amount: levels of whole cents; a year that does not divide into cents keeps its total. */
const amountOf = (line: Timeline, origin: Month): AmountFact => {
  if (line === NONE || line.every((cents) => cents === 0)) return 'none'
  const levels: Level[] = []
  const years: Record<string, number> = {}
  for (const { value, ...stretch } of runsOf(line, origin)) {
    const cents = Math.round(value * 1e6) / 1e6
    if (Number.isInteger(cents)) levels.push({ ...stretch, cents })
  }
  for (let at = 0; at < SPAN; at += 12) {
    const year = line.subarray(at, at + 12)
    const total = Math.round((year[0] as number) * 12)
    if (
      year.every((cents) => cents === year[0]) &&
      Math.abs(total / 12 - (year[0] as number)) < 1e-6 &&
      !Number.isInteger(Math.round((year[0] as number) * 1e6) / 1e6)
    )
      years[String((origin + at) / 12)] = total
  }
  return { levels, ...(Object.keys(years).length > 0 ? { years } : {}) }
}

/** A day of birth that gives the same months of age: the first of the month, or a later day. */
const birthOf = ({ ageBase, birthMonth }: Member): string =>
  ageBase > birthMonth ? `${monthText(birthMonth)}-15` : `${monthText(ageBase)}-01`
const dayOf = (month: number): string | 'never' => (Number.isFinite(month) ? `${monthText(month)}-01` : 'never')

const HALF = 0.5
const aeehOf =
  (member: Member): ((at: number) => AeehWord) =>
  (at) => {
    const level = member.aeehLevel[at] as number
    if (level > 0) return String(level) as AeehWord
    return !member.parent && member.disabled[at] === 1 && (member.disabilityRate[at] as number) < HALF ? 'base' : 'none'
  }

/** Children not born yet are told by the pregnancy of the parent who is said to be pregnant, else of the first. */
const awaitedOf = (household: Household, member: Member, month: Month): 'none' | Pregnancy => {
  const unborn = household.members.filter(({ birthMonth }) => birthMonth > month)
  const [first] = unborn
  const mother = household.parents.find(({ pregnant }) => pregnant[month - household.origin] === 1) ?? household.parents[0]
  if (!first || member !== mother) return 'none'
  return { expected: birthOf(first), children: unborn.length }
}

const personOf = (household: Household, member: Member, month: Month): Person => {
  const { origin } = household
  const state = stateOf(origin)
  const now = month - origin
  const aeeh = Float64Array.from({ length: SPAN }, (_, at) => AEEH_WORDS.indexOf(aeehOf(member)(at)))
  const citizenship = wordOf<CitizenshipWord>(CITIZENSHIP)(member.citizenship[now] as number)
  const years = member.permitYears[now] as number
  const amounts = Object.fromEntries(AMOUNTS.map((kind, at) => [kind, amountOf(member.flows[at] as Timeline, origin)])) as Record<
    AmountKind,
    AmountFact
  >
  const flag = (line: Timeline): Timed<boolean> => state(line, yesNo) as Timed<boolean>
  const count = (line: Timeline): Timed<number> => state(line, number) as Timed<number>
  return {
    id: member.id,
    role: member.parent ? 'parent' : 'child',
    birthDate: birthOf(member),
    ...kept('citizenship', citizenship),
    ...(citizenship === 'other'
      ? {
          permit:
            years > 0
              ? { kind: 'temporary' as const, since: `${monthText(month - Math.round(years * 12))}-01` }
              : { kind: 'none' as const },
        }
      : {}),
    ...kept('activity', state(member.activity, wordOf<ActivityWord>(ACTIVITY))),
    ...kept('school', state(member.school, wordOf<SchoolWord>(SCHOOL))),
    pregnancy: awaitedOf(household, member, month),
    disabilityRate: count(member.disabilityRate),
    rsdae: flag(member.rsdae),
    disabledWorker: flag(
      member.disabled.map((yes, at) => (yes === 1 && (member.disabilityRate[at] as number) < HALF && aeeh[at] === 0 ? 1 : 0)),
    ),
    aeeh: state(aeeh, (code) => AEEH_WORDS[code]) as Timed<AeehWord>,
    sharedCustody: flag(member.sharedCustody),
    gir: count(member.gir),
    apaPlan: count(member.apaPlan),
    dependenceTariff: count(member.dependenceTariff),
    dependenceTariffLow: count(member.dependenceTariffLow),
    ...kept('careMode', state(member.careMode, wordOf<CareWord>(CARE))),
    careHours: count(member.careHours),
    careCost: count(member.careCost),
    ...kept('prepareRate', state(member.prepareRate, wordOf<PrepareWord>(PREPARE))),
    irregularStaySince: 'never',
    unfitForWork: flag(member.unfitForWork),
    workCapacity: count(member.workCapacity),
    grantHolder: flag(member.grantHolder),
    grantLevel: count(member.grantLevel),
    assCareer: flag(member.assCareer),
    youngWorker: flag(member.youngWorker),
    livesWithParents: flag(member.livesWithParents),
    inCharge: flag(member.inCharge),
    unemployedSince: dayOf(member.unemployedSince),
    sickSince: dayOf(member.sickSince),
    adoptedOn: dayOf(member.adoptedIn),
    savings: { livretA: count(member.livretA), untaxed: count(member.untaxedSavings), taxed: count(member.taxedSavings) },
    property: {
      unletValue: count(member.unletValue),
      unletRentalValue: count(member.unletRentalValue),
      unletLandRentalValue: count(member.unletLandRentalValue),
      letValue: count(member.letValue),
    },
    hasStaff: flag(member.hasStaff),
    amounts,
    otherAmounts: 'none',
    received: receivedOf(member.received, PERSON_SLOTS, PERSON_SLOTS, origin),
  }
}

/** The day since which the parent lives alone: the beginning of the months said to be recent, else always. */
const aloneSinceOf = ({ recentlyAlone, origin }: Household): string => {
  const first = recentlyAlone.findIndex((yes) => yes === 1)
  return first === -1 ? 'always' : `${monthText(origin + first)}-01`
}

const housingOf = (household: Household): Housing => {
  const state = stateOf(household.origin)
  const flag = (line: Timeline): Timed<boolean> => state(line, yesNo) as Timed<boolean>
  const count = (line: Timeline): Timed<number> => state(line, number) as Timed<number>
  const work = wordOf<LoanWorkWord>(LOAN_WORK)(household.loanWork[0] as number)
  return {
    ...kept('tenure', state(household.tenure, wordOf<TenureWord>(TENURE))),
    rent: count(household.rent),
    rentCharges: count(household.rentCharges),
    zone: count(household.zone),
    flatShare: flag(household.flatShare),
    room: flag(household.room),
    crous: flag(household.crous),
    sharesCosts: flag(household.sharesCosts),
    landlordRelative: flag(household.landlordRelative),
    ...(Number.isFinite(household.loanMonth) ? { loanMonth: monthText(household.loanMonth) } : {}),
    loanConventioned: household.loanConventioned[0] === 1,
    ...kept('loanWork', work),
    asylumHoused: flag(household.asylumHoused),
  }
}

const noticesOf = ({ members, origin }: Household): TaxNotice[] => {
  const units: TaxUnit[] = []
  for (const { tax } of members) if (!units.includes(tax)) units.push(tax)
  const byYear = (line: Float64Array, keep: (value: number) => boolean): Record<string, number> =>
    Object.fromEntries([...line].flatMap((value, at) => (Number.isNaN(value) || !keep(value) ? [] : [[String(origin / 12 + at), value]])))
  return units
    .filter(({ declarants }) => declarants.some(({ parent }) => parent))
    .map(({ declarants, rfr, bracket, maintenanceDeducted }) => ({
      declarants: declarants.map(({ id }) => id).slice(0, 2),
      rfr: byYear(rfr, Number.isInteger),
      bracket: byYear(bracket, () => true),
      maintenanceDeducted: byYear(maintenanceDeducted, (cents) => cents !== 0 && Number.isInteger(cents)),
    }))
}

const receivedOf = <S extends string>(
  lines: readonly (Timeline | null)[],
  slots: readonly string[],
  payable: readonly S[],
  origin: Month,
): Partial<Record<S, Record<string, number>>> =>
  Object.fromEntries(
    payable.flatMap((slot) => {
      const line = lines[slots.indexOf(slot)]
      if (!line) return []
      return [
        [slot, Object.fromEntries([...line].flatMap((cents, at) => (Number.isInteger(cents) ? [[monthText(origin + at), cents]] : [])))],
      ]
    }),
  ) as Partial<Record<S, Record<string, number>>>
