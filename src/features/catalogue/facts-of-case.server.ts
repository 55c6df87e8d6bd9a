import type { IsoDate } from '#core/dates.ts'
import type { Read } from '#db/door.server.ts'
import { answersOf, getKnown } from '#features/facts/queries.server.ts'
import type { Condition } from '#rules/catalogue/entry.ts'
import { factsOf } from '#rules/catalogue/facts-of.ts'
import type { Facts } from '#rules/catalogue/test-fact.ts'
import type { Gives } from '#rules/local/aid.ts'
import { monthOf } from '#rules/time.ts'

/** Facts that say what the rights of the household are, or add them up: they alone need its rights to be computed. */
const ofRights: ReadonlySet<string> = new Set([
  'monthlyResources',
  'resourcesPerUnit',
  'resourcesPerPerson',
  'receivesRsa',
  'receivesAspa',
  'receivesAah',
  'receivesHousingAid',
])
/** What is to be answered: the conditions of a right or of a local aid, and what the latter gives. */
export type Asked = { conditions: readonly Condition[]; gives?: Gives }

/** Whether an answer hangs on the rights of the household. */
export const readsRights = ({ conditions, gives }: Asked): boolean =>
  conditions.some(({ test }) => test !== undefined && ofRights.has(test.fact)) || (gives?.kind === 'bands' && ofRights.has(gives.by))

/**
 * What is known of a household on a day, in the words of the conditions, as far as the actor may read it. What her rights say is there only
 * where it is asked: computing them takes longer than all the rest of the page.
 */
export const factsOfCase = async (tx: Read, caseFileId: string, today: IsoDate, asked: Asked): Promise<Facts> => {
  const { situation } = await getKnown(tx, caseFileId, today)
  const month = monthOf(today)
  return factsOf(situation, situation.persons.length > 0 && readsRights(asked) ? await answersOf(situation, month) : null, month)
}
