import { BadInput } from '../bad-input.ts'
import { MAX_PERSONS, type Household } from '../household.ts'

/** Birth date that a request gives of a person, null when it gives none; the path is what a refusal names. */
type BirthOf = (person: string, path: string) => string | null

/** Whether a family can be: one or two parents, not too many persons, no child older than a parent. Throws `BadInput`. */
export const checkFamily = (id: string, household: Household, birthOf: BirthOf): void => {
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
  // Where both births are given: an age given instead may be that of another month.
  for (const child of household.children) {
    const born = birthOf(child.id, `individus.${child.id}.date_naissance`)
    if (born === null) continue
    for (const parent of household.parents) {
      const before = birthOf(parent.id, `individus.${parent.id}.date_naissance`)
      if (before !== null && born < before)
        throw new BadInput(`individus.${child.id}.date_naissance`, born, `une naissance après celle du parent (${before})`)
    }
  }
}
