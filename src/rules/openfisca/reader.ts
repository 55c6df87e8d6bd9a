import { BadInput } from '../bad-input.ts'
import { always, shareLine, SPAN, type Timeline } from '../household.ts'
import { date as checkDate } from '../situation/checks.ts'
import { january, monthOf, type Month } from '../time.ts'
import {
  AGE_UNKNOWN,
  BOUNDS,
  HOUSEHOLD_STATES,
  PERSON_FLOWS,
  PERSON_STATES,
  RECEIVED_BY_FAMILY,
  RECEIVED_BY_PERSON,
  WITHOUT_EFFECT,
  type Kind,
} from './variables.ts'

/** The outer form of an OpenFisca request, and its values by month: what `read.ts` builds households from. */
export type Plural = 'individus' | 'familles' | 'foyers_fiscaux' | 'menages'
export const PLURALS: readonly Plural[] = ['individus', 'familles', 'foyers_fiscaux', 'menages']
export type Values = Readonly<Record<string, unknown>>
export type Entity = Readonly<Record<string, unknown>>
export type Situation = Readonly<Record<Plural, Readonly<Record<string, Entity>>>>

/** Roles of each kind of group. */
export const ROLES: Readonly<Record<Exclude<Plural, 'individus'>, readonly string[]>> = {
  familles: ['parents', 'enfants'],
  foyers_fiscaux: ['declarants', 'personnes_a_charge'],
  menages: ['personne_de_reference', 'conjoint', 'enfants', 'autres'],
}

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The situation, when its outer form is right. */
export const checkSituation = (value: unknown): Situation => {
  if (!isObject(value)) throw new BadInput('situation', value, 'un objet { individus, familles, foyers_fiscaux, menages }')
  for (const key of Object.keys(value))
    if (!PLURALS.includes(key as Plural)) throw new BadInput(`situation.${key}`, key, `une entité parmi ${PLURALS.join(', ')}`)
  const full = { individus: {}, familles: {}, foyers_fiscaux: {}, menages: {}, ...value } as Record<Plural, unknown>
  for (const plural of PLURALS) {
    const group = full[plural]
    if (!isObject(group)) throw new BadInput(plural, group, 'un objet { identifiant: { variables } }')
    for (const [id, entity] of Object.entries(group)) {
      // « constructor », « __proto__ »: every object has them, whatever was sent
      if (id in Object.prototype) throw new BadInput(`${plural}.${id}`, id, 'un autre identifiant : celui-ci est réservé')
      if (!isObject(entity)) throw new BadInput(`${plural}.${id}`, entity, 'un objet { variable: { période: valeur } }')
    }
  }
  return full as unknown as Situation
}

/** Months (from, to) of a period key. */
export const monthsOf = (key: string, path: string): [Month, Month] => {
  if (/^\d{4}$/.test(key)) return [january(Number(key)), january(Number(key)) + 11]
  const month = /^\d{4}-\d{2}$/.test(key) ? monthOf(key) : Number.NaN
  if (Number.isNaN(month)) throw new BadInput(`${path}.${key}`, key, 'une période AAAA-MM (mois de 01 à 12), AAAA ou ETERNITY')
  return [month, month]
}

export const numberOf = (value: unknown, kind: Kind, path: string): number => {
  if (kind === 'yes-no') {
    if (typeof value === 'boolean') return value ? 1 : 0
    if (value === 0 || value === 1) return value
    throw new BadInput(path, value, 'true ou false')
  }
  if (kind === 'money' || kind === 'number') {
    if (typeof value !== 'number' || !Number.isFinite(value)) throw new BadInput(path, value, 'un nombre')
    if (Math.abs(value) > 1e9) throw new BadInput(path, value, 'un nombre inférieur à un milliard')
    return kind === 'money' ? value * 100 : value
  }
  const found = typeof value === 'string' && Object.hasOwn(kind, value) ? kind[value] : undefined
  if (found === undefined) throw new BadInput(path, value, `un mot parmi ${Object.keys(kind).join(', ')}`)
  return found
}

/** Refuses a number that its variable cannot have. */
const checkBounds = (name: string, value: unknown, path: string): void => {
  const bounds = BOUNDS[name]
  if (bounds === undefined || typeof value !== 'number') return
  const [low, high] = bounds
  if ((value < low || value > high) && !(value === AGE_UNKNOWN && name.startsWith('age')))
    throw new BadInput(path, value, `un nombre de ${low} à ${high}`)
}

/** Reads everything of one request: knows, for each variable, the months in which anybody set it. */
export class Reader {
  readonly situation: Situation
  readonly origin: Month
  private readonly setMonths = new Map<string, Uint8Array>()

  constructor(situation: Situation, year: number) {
    this.situation = situation
    this.origin = january(year - 3)
    for (const plural of PLURALS)
      for (const [id, entity] of Object.entries(situation[plural]))
        for (const [name, values] of Object.entries(entity)) {
          if (plural !== 'individus' && ROLES[plural].includes(name)) continue
          // only asked (null): no fact, whatever the variable
          if (isObject(values) && Object.values(values).every((value) => value === null)) continue
          const path = `${plural}.${id}.${name}`
          if (!KNOWN[plural].has(name)) throw new BadInput(path, name, `une variable que le calcul connaît (${plural})`)
          if (!isObject(values)) throw new BadInput(path, values, 'un objet { période: valeur }')
          const set = this.setMonths.get(`${plural}.${name}`) ?? new Uint8Array(SPAN)
          this.setMonths.set(`${plural}.${name}`, set)
          for (const [key, value] of Object.entries(values)) {
            if (value !== null && Object.hasOwn(BOUNDS, name)) checkBounds(name, value, `${path}.${key}`)
            if (key === 'ETERNITY' || value === null) continue
            const [from, to] = monthsOf(key, path)
            for (let at = Math.max(from - this.origin, 0); at <= Math.min(to - this.origin, SPAN - 1); at += 1) set[at] = 1
          }
        }
  }

  isSet(plural: Plural, name: string, at: number): boolean {
    return this.setMonths.get(`${plural}.${name}`)?.[at] === 1
  }

  isEverSet(plural: Plural, name: string): boolean {
    return this.setMonths.has(`${plural}.${name}`)
  }

  /** A timeline of one variable; `absent` where nothing is set. Shares the constant when all months are equal. */
  timeline(path: string, values: unknown, kind: Kind, flow: boolean, absent: number, mayBeNegative = false): Timeline | null {
    if (!isObject(values)) return null
    let line: Timeline | null = null
    for (const [key, value] of Object.entries(values)) {
      if (value === null) continue
      const number = numberOf(value, kind, `${path}.${key}`)
      // Less than a cent below nothing is what a division leaves, not a mistake.
      if (number <= -1 && !mayBeNegative && kind !== 'number') throw new BadInput(`${path}.${key}`, value, 'un montant positif ou nul')
      line ??= new Float64Array(SPAN).fill(absent)
      if (key === 'ETERNITY') {
        line.fill(number)
        continue
      }
      const [from, to] = monthsOf(key, path)
      const each = flow && to > from ? number / 12 : number
      for (let at = Math.max(from - this.origin, 0); at <= Math.min(to - this.origin, SPAN - 1); at += 1) line[at] = each
    }
    if (line === null) return null
    const first = line[0] as number
    if (line.every((value) => value === first)) return always(first)
    return kind === 'money' ? line : shareLine(line)
  }
}

/** A date `YYYY-MM-DD` given for always; null when it is not said. */
export const dateOf = (values: unknown, path: string): string | null => {
  if (values === undefined) return null
  const value = isObject(values) ? Object.values(values)[0] : undefined
  if (value === null || value === undefined) return null
  checkDate(value, path)
  return value as string
}

const KNOWN: Readonly<Record<Plural, ReadonlySet<string>>> = {
  individus: new Set([...Object.keys(PERSON_FLOWS), ...Object.keys(PERSON_STATES), ...Object.keys(RECEIVED_BY_PERSON), ...WITHOUT_EFFECT]),
  familles: new Set([...Object.keys(RECEIVED_BY_FAMILY), ...Object.keys(HOUSEHOLD_STATES), ...WITHOUT_EFFECT]),
  foyers_fiscaux: WITHOUT_EFFECT,
  menages: new Set([...Object.keys(HOUSEHOLD_STATES), ...WITHOUT_EFFECT]),
}
