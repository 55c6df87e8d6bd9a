/** A household of OpenFisca's web API, made ready to become a case file: its facts, and what they have no word for. Pure. */
import type { IsoDate } from '#core/dates.ts'
import { BadInput } from '#rules/bad-input.ts'
import type { Household } from '#rules/household.ts'
import { readSituation } from '#rules/openfisca/read.ts'
import { toSituation } from '#rules/openfisca/to-situation.ts'
import { checkSituation } from '#rules/situation/check.ts'
import { compile } from '#rules/situation/compile.ts'
import { importedOf } from '#rules/situation/imported.ts'
import type { Imported } from '#rules/situation/imported.ts'
import type { Person, Pregnancy, Situation } from '#rules/situation/situation.ts'
import { monthOf, yearOf, type Month } from '#rules/time.ts'
import type { Kept } from './imported.ts'
import { situationOf } from './ledger.ts'
import type { Material, Stay } from './material.ts'
import { factsOf } from './of-situation.ts'
import type { SaidFact } from './of-situation.ts'

export type TakenOver = { persons: readonly Person[]; facts: readonly SaidFact[]; kept: Kept }

/** The persons of the household say these by themselves. */
const SAID_BY_PERSONS = new Set(['identity.birthDate'])

/**
 * What is to be written of a request, with the names that it gives to persons, for a household that is written on a day: the ledger of that day,
 * read for the month of the request, is then the household of the request, line by line.
 * @throws BadInput for a request that cannot be read, or that the ledger cannot say.
 */
export const takeOver = (request: unknown, period: string, today: IsoDate): TakenOver => {
  const month = monthOf(period)
  const [family, ...others] = readSituation(request, yearOf(month))
  if (family === undefined || others.length > 0) throw new BadInput('familles', others.length + 1, 'une seule famille')
  const read = family.household
  const whole = checkSituation(toSituation(read, month), month)
  // what was paid before is left to the lines: nobody noted it, and the page shows what is computed
  const plain: Situation = { ...whole, received: {}, persons: whole.persons.map((person) => ({ ...person, received: {} })) }
  const facts = factsOf(plain, month).filter(({ key }) => !SAID_BY_PERSONS.has(key))
  const known = situationOf(materialOf(plain, facts, today), today)
  const [outside] = [...known.leftOut.map(({ why }) => why), ...known.refused.map(({ label, why }) => `${label} : ${why}`)]
  if (outside !== undefined) throw new BadInput('situation', outside, 'un foyer que le registre des faits sait dire')
  const awaited = Object.fromEntries(
    plain.persons.flatMap(({ id, pregnancy }) => (pregnancy === undefined || pregnancy === 'none' ? [] : [[id, pregnancy]])),
  ) as Record<string, Pregnancy>
  const persons = known.situation.persons.map((person) => ({
    ...person,
    ...(awaited[person.id] ? { pregnancy: awaited[person.id] as Pregnancy } : {}),
  }))
  const said: Situation = { ...known.situation, persons }
  const imported = importedOf(read, compile(checkSituation(said, month), month))
  sameOrRefused(read, said, imported, month)
  return { persons: plain.persons, facts, kept: { facts: facts.length, persons: plain.persons.map(({ id }) => id), awaited, imported } }
}

/** The ledger as it will be. */
const materialOf = (situation: Situation, facts: readonly SaidFact[], today: IsoDate): Material => {
  const parents = situation.persons.filter(({ role }) => role === 'parent').map(({ id }) => id)
  const stayOf = ({ id, role, birthDate }: Person): Stay => ({
    personId: id, role: role === 'child' ? 'child' : id === parents[0] ? 'main' : 'partner', custody: null, sex: 'unknown', birthDate: birthDate ?? null,
    diedOn: null, unborn: false, expectedOn: null, fromDate: today, untilDate: null, compartmentId: 'identity',
  }) // prettier-ignore
  return {
    stays: situation.persons.map(stayOf),
    home: null,
    facts: facts.map(({ key, subjectId, value }, at) => ({
      id: `fact${at}`, key, subjectId, value, validFrom: null, observedOn: today, source: 'read', author: '',
      compartmentId: 'budget', compartmentKind: 'budget',
    })), // prettier-ignore
  }
}

const count = ({ household, members, taxes }: Imported): number =>
  [household, ...Object.values(members), ...Object.values(taxes)].reduce((sum, lines) => sum + Object.keys(lines).length, 0)
const declarants = ({ members }: Household): string => members.map(({ id, tax }) => `${id}:${tax.declarants.map((one) => one.id).join('+')}`).toSorted().join() // prettier-ignore
const withoutAwaited = (household: Household, month: Month): Household => ({ ...household, members: household.members.filter(({ birthMonth }) => birthMonth <= month) }) // prettier-ignore

/** Read again with what was kept, nothing may differ any more: persons, lines, tax households. */
const sameOrRefused = (read: Household, said: Situation, imported: Imported, month: Month): void => {
  const again = compile(checkSituation({ ...said, imported }, month), month)
  if (again.members.length !== read.members.length)
    throw new BadInput('individus', read.members.length, `${again.members.length} personnes dans le foyer de ce jour`)
  if (declarants(withoutAwaited(again, month)) !== declarants(withoutAwaited(read, month)))
    throw new BadInput('foyers_fiscaux', 'déclarants', 'une déclaration commune pour un couple marié ou pacsé, sinon une pour chacun')
  if (read.dwelling.length !== again.dwelling.length) throw new BadInput('menages', read.dwelling.length, 'toute la famille dans le ménage')
  if (count(importedOf(read, again)) > 0) throw new BadInput('situation', 'lignes', 'un foyer que le registre des faits sait dire')
}
