/** « Et si… »: what may be tried, what it asks, and the situation that it makes. Pure; nothing of it is kept. */
import { noBreak, writeEuros } from '#core/french.ts'
import * as change from '#rules/situation/change.ts'
import type { Person, Situation } from '#rules/situation/situation.ts'
import type { FamilySlot, PersonSlot } from '#rules/evaluation.ts'
import { FAMILY_SLOTS, PERSON_SLOTS } from '#rules/evaluation.ts'
import { monthInWords, monthOf } from '#rules/time.ts'
import type { Given } from './model.ts'

export const scenarios = {
  emploi: 'Reprise ou hausse d’emploi',
  arret: 'Un droit qui s’arrête',
  separation: 'Séparation',
  couple: 'Vie de couple',
  naissance: 'Naissance',
  pension: 'Pension fixée',
  demenagement: 'Déménagement',
  retraite: 'Retraite',
} as const
export type ScenarioName = keyof typeof scenarios
export const isScenario = (word: string): word is ScenarioName => Object.hasOwn(scenarios, word)
/** Beside what stands today. */
export const scenariosAtMost = 2

/** One field of a scenario; its name in the form is `<scenario>-<field>`. */
export type FieldName = 'qui' | 'montant' | 'mois' | 'droit' | 'zone'
export const fieldsOf: Readonly<Record<ScenarioName, readonly FieldName[]>> = {
  emploi: ['qui', 'montant', 'mois'],
  arret: ['droit', 'mois'],
  separation: ['qui', 'mois'],
  couple: ['montant', 'mois'],
  naissance: ['mois'],
  pension: ['montant', 'mois'],
  demenagement: ['montant', 'zone', 'mois'],
  retraite: ['qui', 'montant', 'mois'],
}
export const fieldLabels: Readonly<Record<ScenarioName, Partial<Record<FieldName, string>>>> = {
  emploi: { qui: 'Qui travaille', montant: 'Salaire net par mois, en euros', mois: 'À partir de' },
  arret: { droit: 'Droit qui s’arrête', mois: 'À partir de' },
  separation: { qui: 'Qui quitte le logement', mois: 'En' },
  couple: { montant: 'Salaire net du conjoint, en euros', mois: 'À partir de' },
  naissance: { mois: 'Naissance attendue en' },
  pension: { montant: 'Pension par mois pour les enfants, en euros', mois: 'À partir de' },
  demenagement: { montant: 'Nouveau loyer sans les charges, en euros', zone: 'Zone du logement', mois: 'À partir de' },
  retraite: { qui: 'Qui part à la retraite', montant: 'Retraite nette par mois, toutes caisses, en euros', mois: 'À partir de' },
}

/** What was asked of a scenario, read: cents, `YYYY-MM`, the id of a person, the slot of a right. */
export type Scenario = { name: ScenarioName; who: string; cents: number; month: string; right: string; zone: number }

const parents = ({ situation }: Pick<Given, 'situation'>): readonly Person[] => situation.persons.filter(({ role }) => role === 'parent')

/** Why a scenario makes no sense for a household; null when it does. */
export const whyNot = (name: ScenarioName, given: Given): string | null => {
  const count = parents(given).length
  const children = given.situation.persons.length - count
  if (name === 'separation' && count !== 2) return 'Cette personne n’est pas en couple dans le dossier.'
  if (name === 'couple' && count !== 1) return 'Ce foyer compte déjà deux adultes en couple.'
  if (name === 'pension' && children === 0) return 'Il n’y a pas d’enfant à charge dans ce foyer.'
  return null
}

/** Rights that may be said to stop: those that other rights read, and that a person holds. */
export const rightsThatMayStop = (given: Given): { value: string; label: string }[] => [
  ...familyStops.map(([value, label]) => ({ value, label })),
  ...parents(given).flatMap(({ id }) =>
    personStops.map(([slot, label]) => ({
      value: `${slot}:${id}`,
      label: parents(given).length > 1 ? `${label}, ${given.names[id] ?? ''}` : label,
    })),
  ),
]
const familyStops: readonly (readonly [FamilySlot, string])[] = [
  ['rsa', 'RSA'],
  ['ppa', 'Prime d’activité'],
  ['af', 'Allocations familiales'],
  ['asf', 'Allocation de soutien familial'],
  ['cf', 'Complément familial'],
  ['pajeBase', 'Allocation de base de la Paje'],
  ['al', 'Aide au logement'],
  ['aspa', 'ASPA'],
  ['aeeh', 'AEEH'],
]
const personStops: readonly (readonly [PersonSlot, string])[] = [
  ['aah', 'AAH'],
  ['ass', 'ASS'],
  ['asi', 'ASI'],
]
const isFamilySlot = (slot: string): slot is FamilySlot => (FAMILY_SLOTS as readonly string[]).includes(slot)
const isPersonSlot = (slot: string): slot is PersonSlot => (PERSON_SLOTS as readonly string[]).includes(slot)

const withPension = (situation: Situation, id: string, month: string, cents: number): Situation => ({
  ...situation,
  persons: situation.persons.map((person) => {
    if (person.id !== id) return person
    const known = person.amounts?.maintenanceReceived ?? (person.otherAmounts === 'none' ? 'none' : undefined)
    return { ...person, amounts: { ...person.amounts, maintenanceReceived: change.amountFrom(known, month, cents) } }
  }),
})

const withDwelling = (situation: Situation, { month, cents, zone }: Scenario): Situation => {
  const rented = change.rentChange(situation, month, cents)
  // the new dwelling is in another commune: its zone is the one that was said
  const { commune: _, ...housing } = rented.housing ?? {}
  return { ...rented, housing: { ...housing, zone: change.stateFrom(housing.zone, month, zone) } }
}

/** A partner of whom nothing is told but a wage. */
const partner = (cents: number): Person => ({
  id: 'conjoint',
  role: 'parent',
  activity: cents > 0 ? 'working' : 'inactive',
  otherAmounts: 'none',
  amounts: { netWage: cents === 0 ? 'none' : { cents } },
})

/** The situation as it would be. @throws RangeError for a household where it makes no sense (`whyNot` said so). */
export const changed = (given: Given, scenario: Scenario): Situation => {
  const { situation } = given
  const { name, who, month, cents, right } = scenario
  const main = parents(given)[0]?.id ?? ''
  switch (name) {
    case 'emploi':
      return change.returnToWork(situation, who, month, cents)
    case 'retraite':
      return change.retirement(situation, who, month, cents)
    case 'separation':
      return change.separation(situation, `${month}-01`, who)
    case 'couple':
      return change.cohabitation(situation, partner(cents), month)
    case 'naissance':
      return change.birth(situation, `${month}-15`, main)
    case 'pension':
      return withPension(situation, main, month, cents)
    case 'demenagement':
      return withDwelling(situation, scenario)
    case 'arret': {
      const [slot = '', id = main] = right.split(':')
      // the housing aid has three names, and is read under a fourth
      const slots = slot === 'al' ? (['al', 'apl', 'alf', 'als'] as const) : isFamilySlot(slot) ? [slot] : []
      if (slots.length > 0) return slots.reduce((then: Situation, one) => change.notRequested(then, one, month), situation)
      if (isPersonSlot(slot)) return change.personNotRequested(situation, id, slot, month)
      throw new RangeError(`No right ${slot}`)
    }
  }
}

/** The head of a column: « Salaire de 1 481 € en septembre 2026 ». */
export const scenarioLabel = (given: Given, { name, who, cents, month, right }: Scenario): string => {
  const when = monthInWords(monthOf(month)).replace(' ', noBreak)
  const person = parents(given).length > 1 ? `, ${given.names[who] ?? ''}` : ''
  switch (name) {
    case 'emploi':
      return `Salaire de ${writeEuros(cents)} en ${when}${person}`
    case 'retraite':
      return `Retraite de ${writeEuros(cents)} en ${when}${person}`
    case 'separation':
      return `Séparation en ${when}`
    case 'couple':
      return `Vie de couple en ${when}`
    case 'naissance':
      return `Naissance en ${when}`
    case 'pension':
      return `Pension de ${writeEuros(cents)} en ${when}`
    case 'demenagement':
      return `Loyer de ${writeEuros(cents)} en ${when}`
    case 'arret':
      return `${rightsThatMayStop(given).find(({ value }) => value === right)?.label ?? 'Droit'} : arrêt en ${when}`
  }
}
