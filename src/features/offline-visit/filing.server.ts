import { sql } from 'kysely'
import { Denied, NotFound, Refused } from '#core/errors.ts'
import type { Write } from '#db/door.server.ts'
import { domainError } from '#db/errors.server.ts'
import { requireOpenCase } from '#db/open-case.server.ts'
import { inTurn } from '#db/in-turn.server.ts'
import { fileAggir, fileFact, fileHousing, fileMoney, fileWords, idFrom } from './filing-parts.server.ts'
import type { Filed, Of, When } from './filing-parts.server.ts'
import { distinct, standing } from './merge.ts'
import type { Became, Told } from './model.ts'
import { listWaiting } from './queries.server.ts'
import type { Waiting, WaitingBody } from './queries.server.ts'

type Part = readonly [rows: readonly Waiting[], file: () => Promise<Filed>]
const isOf = <K extends Told['kind']>(one: Waiting, kind: K): one is Of<K> => one.told?.kind === kind

/**
 * Files what the actor brought back from visits of a household, by the commands of the desk: words become one entry of the thread for each visit, facts go through the ledger. What cannot be filed stays, with the
 * sentence that says why; the rest is filed all the same. Done twice, the second finds nothing to do. @returns how many gestures were filed, and how many wait.
 */
export const fileWaiting = async (tx: Write, caseFileId: string, when: When): Promise<{ filed: number; waiting: number }> => {
  await requireOpenCase(tx, caseFileId)
  await inTurn(tx, 'visit filing', caseFileId)
  const mine = (await listWaiting(tx, caseFileId)).filter((one) => one.by === tx.actor.agentId)
  let filed = 0
  for (const visit of Map.groupBy(mine, ({ packId }) => packId).values()) {
    const stands = new Set(standing(visit).map(({ id }) => id))
    // what a later gesture stands for, and what was taken back, is over
    const over = distinct(visit).filter(({ id }) => !stands.has(id))
    filed += await settle(tx, over.map(({ id }) => id)) // prettier-ignore
    const all = visit.filter(({ id, state }) => stands.has(id) && state === 'waiting')
    const parts: readonly Part[] = [
      [
        all.filter((one) => isOf(one, 'words')),
        () =>
          fileWords(
            tx,
            caseFileId,
            all.filter((one) => isOf(one, 'words')),
            when,
          ),
      ],
      [
        all.filter((one) => isOf(one, 'housing')),
        () =>
          fileHousing(
            tx,
            caseFileId,
            all.filter((one) => isOf(one, 'housing')),
            when,
          ),
      ],
      ...[
        ...Map.groupBy(
          all.filter((one) => isOf(one, 'aggir')),
          ({ told }) => told.personId,
        ).values(),
      ].map((rows): Part => [rows, () => fileAggir(tx, caseFileId, rows, when)]),
      // each by itself: what cannot be holds nothing else up
      ...all.flatMap((one): Part[] => {
        if (isOf(one, 'fact')) return [[[one], () => fileFact(tx, caseFileId, one, when)]]
        return isOf(one, 'money') || isOf(one, 'debt') ? [[[one], () => fileMoney(tx, caseFileId, one, when)]] : []
      }),
    ]
    for (const [rows, file] of parts) if (rows.length > 0) filed += await tryToFile(tx, rows, file)
  }
  return { filed, waiting: mine.filter(({ state }) => state === 'waiting').length - filed }
}

/** One part, or none of it: what is refused leaves nothing behind but its reason. */
const tryToFile = async (tx: Write, rows: readonly Waiting[], file: () => Promise<Filed>): Promise<number> => {
  await sql`savepoint filing`.execute(tx.q)
  try {
    const { became, stays = new Map<string, string>() } = await file()
    if (became) await keepBecame(tx, rows, became)
    const done = await settle(tx, rows.flatMap(({ id }) => (stays.has(id) ? [] : [id]))) // prettier-ignore
    await sql`release savepoint filing`.execute(tx.q)
    for (const one of rows) await sayWhy(tx, one, stays.get(one.id))
    return done
  } catch (thrown) {
    const error = domainError(thrown)
    if (!(error instanceof Refused || error instanceof Denied || error instanceof NotFound)) throw thrown
    await sql`rollback to savepoint filing`.execute(tx.q)
    const why =
      error instanceof NotFound
        ? 'Ce qui est nommé là n’est plus dans le dossier.'
        : (Object.values(error.fields)[0] ?? 'Cela ne peut pas être rangé ainsi.')
    for (const one of rows) await sayWhy(tx, one, why)
    return 0
  }
}

/** Says in the list of what the visit brought what its gestures became: once for a copy and a place. */
const keepBecame = async (tx: Write, [first]: readonly Waiting[], became: Became): Promise<void> => {
  if (!first) return
  const id = idFrom(first.packId, 'became', became.to, became.id)
  const body: WaitingBody = { place: 'became', told: null, at: first.at, why: '', became }
  const row = await tx.q
    .selectFrom('visit_observation')
    .select('case_file_id')
    .where('organisation_id', '=', tx.org)
    .where('id', '=', first.id)
    .executeTakeFirstOrThrow()
  await tx.q
    .insertInto('visit_observation')
    .values({
      organisation_id: tx.org,
      id,
      pack_id: first.packId,
      case_file_id: row.case_file_id,
      compartment_id: first.compartmentId,
      state: 'kept',
      body: tx.sealJson(first.compartmentId, id, body),
      observed_at: tx.now,
      created_at: tx.now,
      created_by: tx.actor.agentId,
    })
    .onConflict((conflict) => conflict.columns(['organisation_id', 'id']).doNothing())
    .execute()
}

const sayWhy = async (tx: Write, one: Waiting, why: string | undefined): Promise<void> => {
  if (why === undefined) return
  const body: WaitingBody = { place: one.place, told: one.told, at: one.at, why }
  await tx.q
    .updateTable('visit_observation')
    .set({ body: tx.sealJson(one.compartmentId, one.id, body) })
    .where('organisation_id', '=', tx.org)
    .where('id', '=', one.id)
    .execute()
}

const settle = async (tx: Write, ids: readonly string[]): Promise<number> => {
  if (ids.length === 0) return 0
  const done = await tx.q
    .updateTable('visit_observation')
    .set({ state: 'filed', body: null })
    .where('organisation_id', '=', tx.org)
    .where('id', '=', sql<string>`any (${[...ids]}::uuid[])`)
    .where('state', '<>', 'filed')
    .executeTakeFirst()
  return Number(done.numUpdatedRows)
}
