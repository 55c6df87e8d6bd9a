import { AMOUNTS } from '../amounts.ts'
import { BadInput } from '../bad-input.ts'
import { firstFullMonth, january, type Month, monthOf, monthText } from '../time.ts'
import { childrenOf, parentsOf } from './input.ts'
import type { Person, Situation } from './situation.ts'
import { partsOf } from './timed.ts'

/** Nobody lives longer: an older birth is a slip of the hand. */
const OLDEST = 130
/** Years between a child and one of the parents, at least; the other may be a young step-parent. */
const BETWEEN = 12
/** Months to a birth that is expected, at most: later, it is a slip of the hand. */
const AWAITED = 24

/** Whether the persons can be one household: one or two parents, ages that can be, nobody twice. */
export const checkPersons = (situation: Situation, asked: Month): void => {
  const { persons, aloneSince } = situation
  const parents = parentsOf(situation)
  if (parents.length < 1 || parents.length > 2)
    throw new BadInput('persons', `${parents.length} parents`, 'une personne seule ou un couple de deux personnes')
  for (const [index, { id }] of persons.entries())
    if (persons.findIndex((other) => other.id === id) !== index) throw new BadInput(`persons.${id}.id`, id, 'un identifiant par personne')
  for (const one of persons) {
    checkBirth(one, asked)
    checkAwaited(one, asked)
  }
  for (const child of childrenOf(situation)) checkBetween(child, parents)
  if (aloneSince !== undefined && aloneSince !== 'always' && parents.length === 2)
    throw new BadInput('aloneSince', aloneSince, 'rien : le foyer compte deux adultes')
}

const checkBirth = ({ id, birthDate, unemployedSince, adoptedOn }: Person, asked: Month): void => {
  if (birthDate === undefined) return
  const path = `persons.${id}.birthDate`
  if (firstFullMonth(birthDate) < asked - OLDEST * 12) throw new BadInput(path, birthDate, `une naissance il y a moins de ${OLDEST} ans`)
  if (monthOf(birthDate) > asked)
    throw new BadInput(path, birthDate, `une naissance passée en ${monthText(asked)} (un enfant attendu se dit par la grossesse)`)
  if (unemployedSince !== undefined && unemployedSince !== 'never' && unemployedSince < birthDate)
    throw new BadInput(`persons.${id}.unemployedSince`, unemployedSince, `une date après la naissance (${birthDate})`)
  if (adoptedOn !== undefined && adoptedOn !== 'never' && adoptedOn < birthDate)
    throw new BadInput(`persons.${id}.adoptedOn`, adoptedOn, `une date après la naissance (${birthDate})`)
}

const checkBetween = ({ id, birthDate }: Person, parents: readonly Person[]): void => {
  if (birthDate === undefined) return
  const path = `persons.${id}.birthDate`
  const births = parents.flatMap((parent) => parent.birthDate ?? []).toSorted()
  for (const born of births) if (birthDate < born) throw new BadInput(path, birthDate, `une naissance après celle du parent (${born})`)
  const [oldest] = births
  // a parent whose birth is unknown may be old enough
  if (oldest === undefined || births.length < parents.length) return
  const least = `${String(Number(oldest.slice(0, 4)) + BETWEEN).padStart(4, '0')}${oldest.slice(4)}`
  if (birthDate < least) throw new BadInput(path, birthDate, `une naissance au moins ${BETWEEN} ans après celle du parent (${oldest})`)
}

const checkAwaited = ({ id, pregnancy }: Person, asked: Month): void => {
  if (pregnancy === undefined || pregnancy === 'none') return
  if (monthOf(pregnancy.expected) > asked + AWAITED)
    throw new BadInput(`persons.${id}.pregnancy.expected`, pregnancy.expected, `une naissance attendue d’ici ${monthText(asked + AWAITED)}`)
}

/** The total of a year may not be under what is known of its months. */
export const checkTotals = (person: Person, path: string): void => {
  for (const kind of AMOUNTS) {
    const fact = person.amounts?.[kind]
    if (fact === undefined || fact === 'none' || 'cents' in fact) continue
    for (const [year, total] of Object.entries(partsOf(fact).years ?? {})) {
      let known = 0
      for (let at = 0; at < 12; at += 1) known += knownOf(fact, january(Number(year)) + at)
      if (known > total && total >= 0)
        throw new BadInput(
          `${path}.${kind}.years.${year}`,
          total,
          `un total au moins égal à la somme des mois connus, ${(known / 100).toLocaleString('fr-FR')}\u00A0€`,
        )
    }
  }
}

/** Cents known of a month by its own value or by a level; 0 when unknown. */
const knownOf = (fact: ReturnType<typeof partsOf>, month: Month): number => {
  const text = monthText(month)
  const own = fact.months?.[text]
  if (own !== undefined) return own
  const level = fact.levels?.findLast(
    ({ from, until }) => (from === undefined || monthOf(from) <= month) && (until === undefined || monthOf(until) >= month),
  )
  return level === undefined ? 0 : (level.except?.[text] ?? level.cents)
}
