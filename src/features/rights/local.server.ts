import type { IsoDate } from '#core/dates.ts'
import type { Read } from '#db/door.server.ts'
import { evaluateLocalAids } from '#features/catalogue/model.ts'
import type { Evaluated } from '#features/catalogue/model.ts'
import { listLocalAids } from '#features/catalogue/queries.server.ts'
import { factsOf } from '#rules/catalogue/facts-of.ts'
import type { Computed } from './compute.ts'

/** Local aids given on a day, each with what it comes to for the household as its reader knows it: from the same facts as its rights. */
export const evaluatedAids = async (tx: Read, computed: Computed, on: IsoDate): Promise<Evaluated[]> =>
  evaluateLocalAids(await listLocalAids(tx, on), factsOf(computed.given.situation, computed.answers, computed.month))
