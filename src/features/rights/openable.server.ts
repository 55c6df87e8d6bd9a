import type { IsoDate } from '#core/dates.ts'
import type { Read } from '#db/door.server.ts'
import { hardlyKnown } from './compute.ts'
import { boundsOf, groupOf, isMonthly, placedOf } from './placed.ts'
import { shortTitle } from './questions.ts'
import { getGiven } from './queries.server.ts'
import { rememberedCompute } from './remember.server.ts'

/** A monthly right that is not paid yet: its bounds in cents, equal when it is sure. */
export type Openable = { right: string; title: string; low: number; high: number; requested: boolean }

/** A right that may be nothing is told only when a few answers would settle it: with much unknown, its bounds say nothing yet. */
const fewQuestions = 2

/**
 * Monthly rights that could open for a household, from what the actor may read of it: due by what is known, to be verified, or requested. Bounds of each by itself:
 * what they give together lies between the sums. Empty when nothing is worth computing yet.
 */
export const listOpenable = async (tx: Read, caseFileId: string, today: IsoDate): Promise<Openable[]> => {
  const { given } = await getGiven(tx, caseFileId, today, today.slice(0, 7))
  if (given.situation.persons.length === 0 || hardlyKnown(given)) return []
  const computed = await rememberedCompute(given)
  return placedOf(computed).flatMap((placed) => {
    const group = groupOf(placed)
    const { low, high } = boundsOf(placed.one)
    if (low <= 0 && placed.one.questions.length > fewQuestions) return []
    if (!isMonthly(placed.one) || high <= 0 || (group !== 'toRequest' && group !== 'toVerify' && group !== 'requested')) return []
    const { id, title } = placed.one.right
    return [{ right: id, title: shortTitle(title), low, high, requested: group === 'requested' }]
  })
}
