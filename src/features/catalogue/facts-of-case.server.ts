import type { IsoDate } from '#core/dates.ts'
import type { Read } from '#db/door.server.ts'
import { getKnown } from '#features/facts/queries.server.ts'
import { answer } from '#rules/answer.ts'
import { factsOf } from '#rules/catalogue/facts-of.ts'
import type { Facts } from '#rules/catalogue/test-fact.ts'
import { monthOf } from '#rules/time.ts'

/** What is known of a household on a day, in the words of the conditions, as far as the actor may read it. */
export const factsOfCase = async (tx: Read, caseFileId: string, today: IsoDate): Promise<Facts> => {
  const { situation } = await getKnown(tx, caseFileId, today)
  const month = monthOf(today)
  return factsOf(situation, situation.persons.length === 0 ? null : answer(situation, month), month)
}
