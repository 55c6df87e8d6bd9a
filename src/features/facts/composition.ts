/** What the composition of the household and its dwelling say to the rights: who stands in the situation, births, custody, tenure. */
import { ageInYears } from '#core/dates.ts'
import type { IsoDate } from '#core/dates.ts'
import type { Tenure } from '#features/household/model.ts'
import type { FactValue } from '#features/tidying/model.ts'
import { MAX_PERSONS } from '#rules/household.ts'
import type { TenureWord } from '#rules/situation/words.ts'
import type { Home, Material, Observation, Stay } from './material.ts'
import type { LeftOut } from './model.ts'

/** How the tenures of the household are called by the law; those that are absent must be asked. */
const TENURES: Readonly<Partial<Record<Tenure, TenureWord>>> = {
  ownerOutright: 'owner',
  ownerBuying: 'buyer',
  socialTenant: 'socialTenant',
  privateTenant: 'tenant',
  furnishedTenant: 'furnishedTenant',
  subtenant: 'tenant',
  hostel: 'hostel',
  autonomyResidence: 'hostel',
  nursingHome: 'hostel',
  hostedFamily: 'hosted',
  hostedThird: 'hosted',
  emergencyShelter: 'homeless',
  squat: 'homeless',
  makeshift: 'homeless',
  street: 'homeless',
}

/** From this birthday on a child is no longer a child of the household for any right. */
const GROWN_UP = 25
/** No claimant is known: the facts of the household are somebody’s all the same. */
const NOBODY = 'nobody'

export type Composition = {
  mainId: string
  /** Parents first. */
  persons: { id: string; role: 'parent' | 'child' }[]
  leftOut: LeftOut[]
  facts: Observation[]
  /** Compartments of what was read. */
  compartmentIds: string[]
  /** Days on which somebody comes, leaves or is born. */
  days: IsoDate[]
}

const present = (stay: Stay, today: IsoDate): boolean =>
  stay.fromDate <= today && (stay.untilDate === null || stay.untilDate > today) && (stay.diedOn === null || stay.diedOn > today)

/** Who is there, and why the others stand outside. Nobody known: a claimant of whom nothing is known. */
export const compose = ({ stays, home }: Pick<Material, 'stays' | 'home'>, today: IsoDate): Composition => {
  const here = stays.filter(
    (stay, at) => present(stay, today) && stays.findIndex((other) => other.personId === stay.personId && present(other, today)) === at,
  )
  const adults = [...here.filter(({ role }) => role === 'main'), ...here.filter(({ role }) => role === 'partner')]
  const parents = adults.slice(0, 2)
  const leftOut: LeftOut[] = adults.slice(2).map(({ personId }) => ({ personId, why: 'Le foyer compte déjà deux adultes.' }))
  const facts: Observation[] = []
  const children: Stay[] = []
  const awaited: Stay[] = []
  for (const stay of here) {
    if (parents.includes(stay) || adults.includes(stay)) continue
    const why = outside(stay, today)
    if (why !== null) leftOut.push({ personId: stay.personId, why })
    else if (isAwaited(stay, today)) awaited.push(stay)
    else if (parents.length + children.length >= MAX_PERSONS - 1)
      leftOut.push({ personId: stay.personId, why: 'Le foyer compte trop de personnes.' })
    else children.push(stay)
  }
  for (const stay of [...parents, ...children])
    if (stay.birthDate !== null) facts.push(about(stay, 'identity.birthDate', { on: stay.birthDate }))
  for (const stay of children)
    if (stay.custody !== null) facts.push(about(stay, 'family.sharedCustody', { boolean: stay.custody === 'alternating' }))
  facts.push(...pregnancyOf(awaited, parents, today), ...separationOf(stays, parents, today), ...homeFacts(home, today))
  const mainId = parents[0]?.personId ?? NOBODY
  return {
    mainId,
    persons: [
      ...(parents.length === 0
        ? [{ id: NOBODY, role: 'parent' as const }]
        : parents.map(({ personId }) => ({ id: personId, role: 'parent' as const }))),
      ...children.map(({ personId }) => ({ id: personId, role: 'child' as const })),
    ],
    leftOut,
    facts,
    compartmentIds: [...new Set([...stays.map(({ compartmentId }) => compartmentId), ...(home === null ? [] : [home.compartmentId])])],
    days: stays.flatMap(({ fromDate, untilDate, diedOn, expectedOn }) =>
      [fromDate, untilDate, diedOn, expectedOn].filter((day) => day !== null),
    ),
  }
}

const isAwaited = (stay: Stay, today: IsoDate): boolean => stay.unborn || (stay.birthDate !== null && stay.birthDate > today)

const outside = (stay: Stay, today: IsoDate): string | null => {
  if (stay.role !== 'child') return 'Son propre foyer pour les droits : à regarder à part.'
  if (stay.custody === 'visits') return 'Vit dans un autre foyer : compté là-bas.'
  if (stay.birthDate !== null && ageInYears(stay.birthDate, today) >= GROWN_UP)
    return `A ${GROWN_UP} ans ou plus : son propre foyer pour les droits.`
  if (isAwaited(stay, today) && stay.birthDate === null && stay.expectedOn === null) return 'La date de naissance attendue n’est pas notée.'
  return null
}

const about = (stay: Stay, key: string, value: FactValue): Observation => ({
  id: stay.personId,
  key,
  subjectId: stay.personId,
  value,
  validFrom: null,
  observedOn: stay.fromDate,
  source: 'said',
  author: '',
  compartmentId: stay.compartmentId,
  compartmentKind: 'identity',
  standing: true,
})

/** The child awaited is the mother’s; of two whose sex does not tell, the claimant’s. */
const pregnancyOf = (awaited: readonly Stay[], parents: readonly Stay[], today: IsoDate): Observation[] => {
  const mother = parents.find(({ sex }) => sex === 'F') ?? parents[0]
  const [first] = awaited
  const on = first?.expectedOn ?? (first?.birthDate !== null && (first?.birthDate ?? '') > today ? first?.birthDate : null)
  if (first === undefined || mother === undefined || on === undefined || on === null) return []
  return [{ ...about(first, 'health.pregnancy', { on, number: awaited.length }), subjectId: mother.personId }]
}

/** A partner who left or died: the one who stays lives alone since that day. */
const separationOf = (stays: readonly Stay[], parents: readonly Stay[], today: IsoDate): Observation[] => {
  const [main] = parents
  if (main === undefined || parents.length > 1) return []
  const left = stays
    .flatMap((stay) => {
      const day = [stay.untilDate, stay.diedOn].filter((one) => one !== null && one <= today).toSorted()[0]
      return stay.role === 'partner' && stay.personId !== main.personId && day ? [{ stay, day }] : []
    })
    .toSorted((a, b) => (a.day < b.day ? 1 : -1))[0]
  return left === undefined
    ? []
    : [{ ...about(left.stay, 'family.separatedSince', { on: left.day, boolean: true }), subjectId: null, observedOn: left.day }]
}

const homeFacts = (home: Home | null, today: IsoDate): Observation[] => {
  if (home === null || home.fromDate > today) return []
  const at = (key: string, value: FactValue): Observation => ({
    id: home.id,
    key,
    subjectId: null,
    value,
    validFrom: null,
    observedOn: home.fromDate,
    source: 'said',
    author: '',
    compartmentId: home.compartmentId,
    compartmentKind: 'identity',
    standing: true,
  })
  const tenure = TENURES[home.tenure]
  return [
    ...(tenure === undefined ? [] : [at('housing.status', { code: tenure })]),
    ...(home.communeCode === null ? [] : [at('housing.commune', { code: home.communeCode })]),
  ]
}
