import { BadInput } from '../bad-input.ts'
import { MAX_PERSONS, type Household } from '../household.ts'
import { firstFullMonth, monthOf } from '../time.ts'
import { dateOf, isObject, type Entity, type Situation } from './reader.ts'

/** Whether a family can be: one or two parents, not too many persons, no child older than a parent. Throws `BadInput`. */
export const checkFamily = (id: string, household: Household, situation: Situation): void => {
  const path = `familles.${id}`
  if (household.parents.length === 0) throw new BadInput(`${path}.parents`, [], 'une ou deux personnes')
  if (household.parents.length > 2)
    throw new BadInput(
      `${path}.parents`,
      household.parents.map((one) => one.id),
      'une ou deux personnes (un couple compte deux personnes)',
    )
  if (household.members.length > MAX_PERSONS)
    throw new BadInput(path, `${household.members.length} personnes`, `${MAX_PERSONS} personnes au plus`)
  for (const child of household.children) for (const parent of household.parents) checkOlder(situation, child.id, parent.id)
}

const agesOf = (entity: Entity): Readonly<Record<string, unknown>> => (isObject(entity['age']) ? entity['age'] : {})

/** The age of a person in a period: as it is given, else by the birth. Null when neither says it. */
const ageIn = (entity: Entity, born: string | null, period: string): number | null => {
  const given = agesOf(entity)[period]
  if (typeof given === 'number' && given >= 0) return given
  const month = monthOf(period)
  return born === null || Number.isNaN(month) ? null : Math.floor((month - firstFullMonth(born)) / 12)
}

/** By both births where they are given; else by the ages of a month, a year apart at least (an age may count the birthday of its month, or not). */
const checkOlder = ({ individus }: Situation, child: string, parent: string): void => {
  const path = `individus.${child}`
  const [one, other] = [individus[child] ?? {}, individus[parent] ?? {}]
  const born = dateOf(one['date_naissance'], `${path}.date_naissance`)
  const before = dateOf(other['date_naissance'], `individus.${parent}.date_naissance`)
  if (born !== null && before !== null) {
    if (born < before) throw new BadInput(`${path}.date_naissance`, born, `une naissance après celle du parent (${before})`)
    return
  }
  for (const period of Object.keys({ ...agesOf(one), ...agesOf(other) })) {
    const [age, most] = [ageIn(one, born, period), ageIn(other, before, period)]
    if (age === null || most === null || age <= most + 1) continue
    if (born === null) throw new BadInput(`${path}.age.${period}`, age, `un âge qui ne dépasse pas celui du parent (${most})`)
    throw new BadInput(`${path}.date_naissance`, born, `une naissance après celle du parent (${most} ans en ${period})`)
  }
}
