import { BadInput } from '../bad-input.ts'
import { FAMILY_SLOTS, PERSON_SLOTS } from '../evaluation.ts'
import {
  always,
  blankHousehold,
  blankMember,
  blankTaxUnit,
  CITIZENSHIP,
  NONE,
  setFlow,
  shareLine,
  SPAN,
  type Household,
  type Member,
  type TaxUnit,
  type Timeline,
} from '../household.ts'
import { zoneOfCommune } from '../housing/zones.ts'
import { territoryOf } from '../overseas.ts'
import { firstFullMonth, monthOf } from '../time.ts'
import { checkFamily } from './check-family.ts'
import {
  checkSituation,
  dateOf,
  isObject,
  monthsOf,
  numberOf,
  Reader,
  ROLES,
  type Entity,
  type Plural,
  type Situation,
  type Values,
} from './reader.ts'
import { HOUSEHOLD_STATES, MAY_BE_NEGATIVE, PERSON_FLOWS, PERSON_STATES, RECEIVED_BY_FAMILY, RECEIVED_BY_PERSON } from './variables.ts'

/**
 * Reads a situation of OpenFisca's web API (four kinds of entities, values by period) into compiled households, one for each `famille`.
 * Absent = the variable's default, in every month (decision 18). A yearly key of a flow is a total spread over its months; of a state, it
 * holds in each. When a variable is set for one member of a kind of entity in a month, the others have its default there.
 */
export interface ReadFamily {
  readonly id: string
  readonly household: Household
  /** The `menage` and the `foyer fiscal` of the claimant. */
  readonly menage: string | null
  readonly foyer: string | null
}

const EEA = new Set([
  'AT', 'BE', 'BG', 'CY', 'CZ', 'DE', 'DK', 'EE', 'ES', 'FI', 'FR', 'GR', 'EL', 'HR', 'HU', 'IE', 'IS', 'IT', 'LI', 'LT', 'LU', 'LV', 'MT', 'NL', 'NO', 'PL', 'PT', 'RO', 'SE', 'SI', 'SK', 'CH',
]) // prettier-ignore

/**
 * An age given beside the date of birth wins in its month (it may count the birthday of that month, which the first of the month does not): the count of
 * months starts a month earlier then. An age that is further from the date is left aside.
 */
const agree = (member: Member, entity: Entity, path: string): void => {
  for (const [name, months] of [
    ['age_en_mois', 1],
    ['age', 12],
  ] as const) {
    const values = entity[name]
    if (!isObject(values)) continue
    for (const [key, value] of Object.entries(values)) {
      if (key === 'ETERNITY' || value === null) continue
      const month = monthsOf(key, `${path}.${name}`)[0]
      const age = numberOf(value, 'number', `${path}.${name}.${key}`)
      if (Math.floor((month - member.ageBase) / months) === age) continue
      if (Math.floor((month - member.ageBase + 1) / months) === age) member.ageBase -= 1
    }
  }
}

/** Birth or age: sets `ageBase` and `birthMonth`. */
const readAge = (member: Member, entity: Entity, path: string): void => {
  const born = dateOf(entity['date_naissance'], `${path}.date_naissance`)
  if (born !== null) {
    member.ageBase = firstFullMonth(born)
    member.birthMonth = monthOf(born)
    agree(member, entity, path)
    return
  }
  for (const [name, months] of [
    ['age_en_mois', 1],
    ['age', 12],
  ] as const) {
    const values = entity[name]
    if (!isObject(values)) continue
    const known = Object.entries(values)
      .filter(([key, value]) => key !== 'ETERNITY' && value !== null)
      .sort(([a], [b]) => (a < b ? 1 : -1))
    const [key, value] = known[0] ?? []
    if (key === undefined) continue
    const age = numberOf(value, 'number', `${path}.${name}.${key}`)
    member.ageBase = monthsOf(key, `${path}.${name}`)[0] - age * months
    member.birthMonth = member.ageBase
    return
  }
}

const NET_OF_TAXABLE = [
  ['salaire_net', 'salaire_imposable', 'netWage'],
  ['chomage_net', 'chomage_imposable', 'netUnemployment'],
  ['retraite_nette', 'retraite_imposable', 'netPension'],
] as const

const TAXABLE_OF_OTHER = [
  ['chomage_brut', 'chomage_imposable', 'taxableUnemployment'],
  ['retraite_brute', 'retraite_imposable', 'taxablePension'],
] as const

const readMember = (reader: Reader, id: string, index: number, parent: boolean, tax: TaxUnit): Member => {
  const entity = reader.situation.individus[id] as Entity
  const path = `individus.${id}`
  const member = blankMember(id, index, parent, tax)
  readAge(member, entity, path)
  for (const [name, kind] of Object.entries(PERSON_FLOWS)) {
    const line = reader.timeline(`${path}.${name}`, entity[name], 'money', true, 0, MAY_BE_NEGATIVE.has(name))
    if (line !== null) setFlow(member, kind, line)
  }
  // A net amount that nobody gave in a month is read from the taxable one (no payroll model here).
  for (const [net, taxable, kind] of NET_OF_TAXABLE) {
    const from = reader.timeline(`${path}.${taxable}`, entity[taxable], 'money', true, 0, MAY_BE_NEGATIVE.has(taxable))
    if (from === null) continue
    const own = reader.timeline(`${path}.${net}`, entity[net], 'money', true, 0, MAY_BE_NEGATIVE.has(net))
    setFlow(
      member,
      kind,
      Float64Array.from(from, (value, at) => (reader.isSet('individus', net, at) ? (own?.[at] ?? 0) : value)),
    )
  }
  // A taxable pension or unemployment benefit that nobody gave in a month is read from the gross one: right for those who pay no CSG.
  for (const [net, taxable, kind] of TAXABLE_OF_OTHER) {
    const from = reader.timeline(`${path}.${net}`, entity[net], 'money', true, 0, MAY_BE_NEGATIVE.has(net))
    if (from === null) continue
    const own = reader.timeline(`${path}.${taxable}`, entity[taxable], 'money', true, 0, MAY_BE_NEGATIVE.has(taxable))
    setFlow(
      member,
      kind,
      Float64Array.from(from, (value, at) => (reader.isSet('individus', taxable, at) ? (own?.[at] ?? 0) : value)),
    )
  }
  for (const [name, { kind, field, flow }] of Object.entries(PERSON_STATES)) {
    const line = reader.timeline(`${path}.${name}`, entity[name], kind, flow === true, member[field][0] as number)
    if (line !== null) member[field] = line
  }
  if (!reader.isEverSet('individus', 'etudiant') && member.activity !== NONE)
    member.student = shareLine(Float64Array.from(member.activity, (code) => (code === 3 ? 1 : 0)))
  if (isObject(entity['nationalite']))
    member.citizenship =
      reader.timeline(`${path}.nationalite`, entity['nationalite'], citizenshipOf(entity['nationalite']), false, 0) ?? NONE
  if (isObject(entity['ressortissant_eee'])) {
    const eea = reader.timeline(`${path}.ressortissant_eee`, entity['ressortissant_eee'], 'yes-no', false, 1) ?? always(1)
    member.citizenship = shareLine(Float64Array.from(eea, (yes) => (yes === 1 ? CITIZENSHIP.eeaOrSwiss : CITIZENSHIP.other)))
  }
  const unemployed = dateOf(entity['date_debut_chomage'], `${path}.date_debut_chomage`)
  if (unemployed !== null && unemployed < '9999') member.unemployedSince = firstFullMonth(unemployed)
  const sick = dateOf(entity['date_arret_de_travail'], `${path}.date_arret_de_travail`)
  if (sick !== null) member.sickSince = firstFullMonth(sick)
  const adopted = dateOf(entity['date_adoption'], `${path}.date_adoption`)
  if (adopted !== null && isObject(entity['adoption']) && Object.values(entity['adoption']).some((value) => value === true))
    member.adoptedIn = monthOf(adopted)
  for (const [name, slot] of Object.entries(RECEIVED_BY_PERSON)) {
    if (!reader.isEverSet('individus', name)) continue
    const line = receivedLine(reader, 'individus', id, name)
    if (line !== null) member.received[PERSON_SLOTS.indexOf(slot)] = line
  }
  return member
}

const citizenshipOf = (values: Values): Readonly<Record<string, number>> =>
  Object.fromEntries(
    Object.values(values).flatMap((value) =>
      typeof value === 'string'
        ? [[value, value === 'FR' ? CITIZENSHIP.french : EEA.has(value) ? CITIZENSHIP.eeaOrSwiss : CITIZENSHIP.other]]
        : [],
    ),
  )

/** Known payments: NaN where nobody set the variable; 0 for those who did not where another did. */
const receivedLine = (reader: Reader, plural: Plural, id: string, name: string): Timeline | null => {
  const own = reader.timeline(`${plural}.${id}.${name}`, reader.situation[plural][id]?.[name], 'money', true, 0)
  const line = new Float64Array(SPAN)
  let known = false
  for (let at = 0; at < SPAN; at += 1) {
    const set = reader.isSet(plural, name, at)
    known ||= set
    line[at] = set ? (own?.[at] ?? 0) : Number.NaN
  }
  if (!known) return null
  // « Nothing was paid » is the same line for many.
  return own === null || own === NONE ? shareLine(line) : line
}

/** The persons of a role, each of whom is somebody. */
const roleOf = ({ individus }: Situation, entity: Entity, role: string, path: string): string[] => {
  const value = entity[role]
  if (value === undefined || value === null) return []
  const list = Array.isArray(value) ? value : [value]
  for (const id of list)
    if (typeof id !== 'string' || !Object.hasOwn(individus, id))
      throw new BadInput(`${path}.${role}`, id, 'le nom d’une personne d’« individus »')
  return list as string[]
}

/** The first group of a kind that names each person: looked up for every person, so read once. */
const groupsOf = (situation: Situation, plural: Exclude<Plural, 'individus'>): ReadonlyMap<string, string> => {
  const groups = new Map<string, string>()
  for (const [group, entity] of Object.entries(situation[plural]))
    for (const role of ROLES[plural])
      for (const id of roleOf(situation, entity, role, `${plural}.${group}`)) if (!groups.has(id)) groups.set(id, group)
  return groups
}

const readTax = (reader: Reader, foyer: string | null): TaxUnit => {
  const unit = blankTaxUnit()
  if (foyer === null) return unit
  const entity = reader.situation.foyers_fiscaux[foyer] ?? {}
  const year = (name: string, line: Float64Array, factor: number): void => {
    const values = entity[name]
    if (!isObject(values)) return
    for (const [key, value] of Object.entries(values)) {
      if (value === null) continue
      const path = `foyers_fiscaux.${foyer}.${name}.${key}`
      if (!/^\d{4}$/.test(key)) throw new BadInput(path, key, 'une année AAAA')
      const at = Number(key) - reader.origin / 12
      if (at >= 0 && at < line.length) line[at] = numberOf(value, factor === 1 ? 'number' : 'money', path)
    }
  }
  year('rfr', unit.rfr, 100)
  year('ir_tranche', unit.bracket, 1)
  year('f6gu', unit.maintenanceDeducted, 100)
  // OpenFisca gives the sum of all maintenance paid as a negative number.
  const paid = new Float64Array(unit.rfr.length)
  year('pensions_alimentaires_versees', paid, 100)
  for (const [at, value] of paid.entries()) if (value !== 0) unit.maintenanceDeducted[at] = Math.abs(value)
  return unit
}

/** Reads all families of a situation around a reference year. Throws `BadInput` naming the place. */
export const readSituation = (value: unknown, year: number): ReadFamily[] => {
  const situation = checkSituation(value)
  if (Object.keys(situation.individus).length === 0) throw new BadInput('individus', {}, 'au moins une personne')
  const reader = new Reader(situation, year)
  const foyers = groupsOf(situation, 'foyers_fiscaux')
  const menages = groupsOf(situation, 'menages')
  const units = new Map<string | null, TaxUnit>()
  const unitOf = (person: string): TaxUnit => {
    const foyer = foyers.get(person) ?? null
    let unit = units.get(foyer)
    if (unit === undefined) units.set(foyer, (unit = readTax(reader, foyer)))
    return unit
  }
  const people = new Map<string, Member>()
  const families: ReadFamily[] = []
  for (const [id, entity] of Object.entries(situation.familles)) {
    const path = `familles.${id}`
    const household = blankHousehold(year)
    household.exact = true
    household.asOpenFisca = true
    const parents = roleOf(situation, entity, 'parents', path)
    const children = roleOf(situation, entity, 'enfants', path)
    for (const [index, person] of [...parents, ...children].entries()) {
      if (people.has(person)) throw new BadInput(path, person, 'chaque personne une seule fois')
      const member = readMember(reader, person, index, index < parents.length, unitOf(person))
      people.set(person, member)
      household.members.push(member)
      ;(member.parent ? household.parents : household.children).push(member)
    }
    checkFamily(id, household, situation)
    const claimant = parents[0] as string
    const menage = menages.get(claimant) ?? null
    const foyer = foyers.get(claimant) ?? null
    for (const [name, { of, kind, field, flow }] of Object.entries(HOUSEHOLD_STATES)) {
      const group = of === 'familles' ? id : menage
      if (group === null) continue
      if (name === 'aide_logement_date_pret_conventionne') continue
      const line = reader.timeline(
        `${of}.${group}.${name}`,
        situation[of][group]?.[name],
        kind,
        flow === true,
        household[field][0] as number,
      )
      if (line !== null) household[field] = line
    }
    // OpenFisca's default of `place_hebergement` is true.
    if (!isObject(entity['place_hebergement'])) household.asylumHoused = always(1)
    if (menage !== null) readDwelling(household, situation.menages[menage] ?? {}, menage)
    for (const [name, slot] of Object.entries(RECEIVED_BY_FAMILY)) {
      if (!reader.isEverSet('familles', name)) continue
      const line = receivedLine(reader, 'familles', id, name)
      if (line !== null) household.received[FAMILY_SLOTS.indexOf(slot)] = line
    }
    families.push({ id, household, menage, foyer })
  }
  const left = Object.keys(situation.individus).filter((person) => !people.has(person))
  if (left.length > 0) throw new BadInput('individus', left[0], 'une personne qui soit dans une famille (parents ou enfants)')
  for (const { household, menage } of families) {
    const group = menage === null ? undefined : situation.menages[menage]
    household.dwelling =
      group === undefined
        ? household.members
        : ROLES.menages.flatMap((role) => roleOf(situation, group, role, `menages.${menage}`)).flatMap((person) => people.get(person) ?? [])
  }
  for (const [foyer, unit] of units) {
    const group = foyer === null ? undefined : situation.foyers_fiscaux[foyer]
    if (group === undefined) continue
    unit.declarants = roleOf(situation, group, 'declarants', `foyers_fiscaux.${foyer}`).flatMap((person) => people.get(person) ?? [])
    unit.dependants = roleOf(situation, group, 'personnes_a_charge', `foyers_fiscaux.${foyer}`).flatMap(
      (person) => people.get(person) ?? [],
    )
  }
  return families
}

/** The first commune that is said. */
const communeOf = (values: unknown, path: string): string | undefined => {
  if (!isObject(values)) return undefined
  for (const [key, code] of Object.entries(values)) {
    if (code === null) continue
    if (typeof code !== 'string' || !/^(?:\d\d|2[AB])\d{3}$/.test(code))
      throw new BadInput(`${path}.${key}`, code, 'le code INSEE d’une commune en texte, comme "59350" ou "2A004"')
    return code
  }
  return undefined
}

const readDwelling = (household: Household, entity: Entity, id: string): void => {
  const loan = dateOf(entity['aide_logement_date_pret'], `menages.${id}.aide_logement_date_pret`)
  if (loan !== null && loan < '9999') household.loanMonth = monthOf(loan)
  const conventioned = dateOf(entity['aide_logement_date_pret_conventionne'], `menages.${id}.aide_logement_date_pret_conventionne`)
  if (conventioned !== null && conventioned < '9999') {
    household.loanConventioned = always(1)
    if (household.loanMonth === Number.POSITIVE_INFINITY) household.loanMonth = monthOf(conventioned)
  }
  const depcom = communeOf(entity['depcom'], `menages.${id}.depcom`)
  if (typeof depcom === 'string' && /^9[78]/.test(depcom)) household.territory = territoryOf(depcom) ?? depcom.slice(0, 3)
  // The law's zone of the commune, where none is given; for a code of no list, OpenFisca has zone 2, and zone 3 here.
  const zone = typeof depcom === 'string' && !isObject(entity['zone_apl']) ? zoneOfCommune(depcom) : null
  if (zone !== null) household.zone = always(zone)
}
