import type { IsoDate } from '#core/dates.ts'
import type { Read } from '#db/door.server.ts'
import { getHousehold } from '#features/household/queries.server.ts'

/** First names of the persons of a household, also of those who left it, as far as the actor may read them. */
export const namesOfSubjects = async (tx: Read, caseFileId: string, today: IsoDate): Promise<Map<string, string>> => {
  const { members, former } = await getHousehold(tx, caseFileId, today)
  return new Map([...former, ...members].map((one) => [one.personId, one.firstName || one.name]))
}
