import { singularOf } from './entities.ts'
import type { Variable } from './variables.ts'

/** A variable in the list of OpenFisca's web API. */
export const listed = (variable: Variable, origin: string): object => ({
  description: variable.description,
  href: `${origin}/api/variable/${variable.name}`,
})

/** A variable by itself, in the form of OpenFisca's web API; `read` and `answered` say what becomes of it here. */
export const detailed = (variable: Variable): object => ({
  id: variable.name,
  description: variable.description,
  entity: singularOf(variable.plurals[0] ?? 'individus'),
  definitionPeriod: variable.period,
  valueType: variable.type,
  ...(variable.values ? { possibleValues: variable.values } : {}),
  read: variable.read,
  answered: variable.answered,
})
