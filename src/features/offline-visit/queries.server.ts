import { sql } from 'kysely'
import { Gone, NotFound } from '#core/errors.ts'
import type { House, Read, Write } from '#db/door.server.ts'
import { hashToken } from '#db/token.server.ts'
import { distinct } from './merge.ts'
import type { Became, Observation } from './model.ts'

type Tx = Read | Write

/** One's own copy of a household on a device. `unsent`: how many answers the device deleted unsent, once it said so. */
export type Copy = {
  id: string
  caseFileId: string
  device: string
  takenAt: Date
  expiresAt: Date
  returnedAt: Date | null
  endedAt: Date | null
  wipedAt: Date | null
  unsent: number | null
}

/** The actor's copies of the last thirty days, the newest first. */
export const listMyCopies = async (tx: Tx): Promise<Copy[]> =>
  (
    await sql<Copy>`select id, case_file_id as "caseFileId", device, taken_at as "takenAt", expires_at as "expiresAt", returned_at as "returnedAt", ended_at as "endedAt",
    wiped_at as "wipedAt", unsent from app.my_visit_packs()`.execute(tx.q)
  ).rows

/** One of the actor's own copies that was not ended. @throws NotFound for another’s; Gone for one that was ended. */
export const getMyCopy = async (tx: Tx, id: string): Promise<Copy> => {
  const copy = (await listMyCopies(tx)).find((one) => one.id === id)
  if (!copy) throw new NotFound('copy')
  if (copy.endedAt !== null) throw new Gone('copy')
  return copy
}

/** Whether a copy still lies on a device, as far as the server can tell. */
export const isOut = (copy: Pick<Copy, 'returnedAt' | 'endedAt' | 'wipedAt' | 'expiresAt'>, now: Date): boolean =>
  copy.returnedAt === null && copy.endedAt === null && copy.wipedAt === null && copy.expiresAt > now

export type CopyOut = { id: string; agentId: string; device: string; takenAt: Date; expiresAt: Date }

/** For administrators: the copies that are out in the organisation, without the household. Empty for anybody else. */
export const listCopiesOut = async (tx: Tx): Promise<CopyOut[]> =>
  (
    await sql<CopyOut>`select id, agent_id as "agentId", device, taken_at as "takenAt", expires_at as "expiresAt" from app.visit_packs_out()`.execute(
      tx.q,
    )
  ).rows

/** A gesture that came back and is here still. `why`: what stopped its filing; empty before the first try. */
export type Waiting = Observation & { packId: string; compartmentId: string; state: 'waiting' | 'kept'; by: string; why: string }
export type WaitingBody = Pick<Observation, 'place' | 'told' | 'at'> & { why: string; became?: Became }
type Held = Waiting & { became?: Became; createdAt: Date }

/** What came back from visits of a household and is not filed elsewhere, as far as the actor may read it, in the order of the visit. */
export const listWaiting = async (tx: Tx, caseFileId: string): Promise<Waiting[]> =>
  (await listHeld(tx, caseFileId)).filter(({ became }) => became === undefined)

/** Days for which a page says what a visit brought back. */
const SHOWN_DAYS = 30
/** What gestures of the visits of the last thirty days became, as far as the actor may read the part of the household they came to, in the order in which they were filed. */
export const listBecame = async (tx: Tx, caseFileId: string): Promise<(Became & Pick<Waiting, 'by' | 'packId'> & { rowId: string })[]> =>
  (await listHeld(tx, caseFileId))
    .filter(({ createdAt }) => createdAt.getTime() > tx.now.getTime() - SHOWN_DAYS * 86_400_000)
    .flatMap(({ became, by, packId, id: rowId }) => (became === undefined ? [] : [{ ...became, by, packId, rowId }]))

const listHeld = async (tx: Tx, caseFileId: string): Promise<Held[]> => {
  await tx.unlockCase(caseFileId)
  const rows = await tx.q
    .selectFrom('visit_observation')
    .select(['id', 'pack_id', 'compartment_id', 'state', 'body', 'created_by', 'created_at'])
    .where('organisation_id', '=', tx.org)
    .where('case_file_id', '=', caseFileId)
    .where('state', '<>', 'filed')
    .orderBy('observed_at')
    .orderBy('id')
    .execute()
  const held = rows.flatMap((row) => (row.body !== null && tx.holds(row.compartment_id) ? [{ ...row, body: row.body }] : []))
  tx.shown(held.map(({ id }) => id))
  const all = held.map((row): Held => ({
    ...tx.openJson<WaitingBody>(row.compartment_id, row.id, row.body),
    id: row.id,
    packId: row.pack_id,
    compartmentId: row.compartment_id,
    state: row.state as Waiting['state'],
    by: row.created_by,
    createdAt: row.created_at,
  }))
  const order = new Map(distinct(all).map(({ id }, at) => [id, at]))
  return all.toSorted((a, b) => (order.get(a.id) ?? 0) - (order.get(b.id) ?? 0))
}

/** Without a session: of these tokens, those of copies that their device may keep. All others answer alike: it has to delete them. */
export const keptTokens = async (house: Pick<House, 'bare'>, tokens: readonly string[]): Promise<string[]> => {
  const hashes = tokens.map((token) => hashToken(token))
  const { rows } = await sql<{ token_hash: Buffer }>`select token_hash from app.visit_packs_kept(${hashes}::bytea[])`.execute(house.bare)
  return tokens.filter((_, at) => rows.some(({ token_hash }) => token_hash.equals(hashes[at] ?? Buffer.alloc(0))))
}
