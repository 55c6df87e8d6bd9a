import type { IsoDate } from '#core/dates.ts'
import { Refused } from '#core/errors.ts'
import { compartmentOf } from '#db/compartment-of.server.ts'
import { found } from '#db/door.server.ts'
import type { Write } from '#db/door.server.ts'
import { inTurn } from '#db/in-turn.server.ts'
import type { PublicTag } from '#features/household/model.ts'
import { compartmentOfDomain, compartmentOfTag } from './model.ts'
import type { IssueDomain, NeedInput, StatementInput } from './model.ts'

const writeNeed = async (tx: Write, at: { caseFileId: string; compartmentId: string; seriesId?: string }, input: NeedInput) => {
  const id = tx.newId()
  await tx.q
    .insertInto('need')
    .values({
      organisation_id: tx.org,
      id,
      series_id: at.seriesId ?? id,
      case_file_id: at.caseFileId,
      compartment_id: at.compartmentId,
      domain: input.domain,
      axes: [...input.axes],
      is_primary: input.primary,
      status: input.status,
      body: tx.sealJson(at.compartmentId, id, { topic: input.topic, cause: input.cause }),
      created_at: tx.now,
      created_by: tx.actor.agentId,
    })
    .execute()
  return at.seriesId ?? id
}

/** A need, in the compartment of its domain (made when first used). @returns the id of its series. */
export const addNeed = async (tx: Write, input: NeedInput & { caseFileId: string }): Promise<string> => {
  const compartmentId = await compartmentOf(tx, input.caseFileId, compartmentOfDomain(input.domain), 'domain')
  return writeNeed(tx, { caseFileId: input.caseFileId, compartmentId }, input)
}

/** A new state of a need; those before are kept. The domain stays: a need of another domain is another need. */
export const changeNeed = async (tx: Write, input: Omit<NeedInput, 'domain'> & { caseFileId: string; needId: string }): Promise<string> => {
  const current = tx.q
    .selectFrom('need')
    .select(['case_file_id', 'compartment_id', 'domain'])
    .where('organisation_id', '=', tx.org)
    .where('case_file_id', '=', input.caseFileId)
    .where('series_id', '=', input.needId)
    .where('superseded_at', 'is', null)
  const row = found(await current.executeTakeFirst(), 'need')
  // two writers of one household wait for each other: a series has one row in force
  await inTurn(tx, 'needs', row.case_file_id)
  await tx.unlock([row.compartment_id])
  await tx.q
    .updateTable('need')
    .set({ superseded_at: tx.now })
    .where('organisation_id', '=', tx.org)
    .where('series_id', '=', input.needId)
    .where('superseded_at', 'is', null)
    .execute()
  return writeNeed(
    tx,
    { caseFileId: row.case_file_id, compartmentId: row.compartment_id, seriesId: input.needId },
    { ...input, domain: row.domain as IssueDomain },
  )
}

/**
 * Says that a household belongs to a public from a day on, in the compartment of the word.
 * @throws Refused when it is said already. @returns the id of the tag.
 */
export const tagPublic = async (
  tx: Write,
  input: { caseFileId: string; tag: PublicTag; fromDate: IsoDate; untilDate?: IsoDate | null },
): Promise<string> => {
  const compartmentId = await compartmentOf(tx, input.caseFileId, compartmentOfTag(input.tag), 'tag')
  await inTurn(tx, 'needs', input.caseFileId)
  const standing = await tx.q
    .selectFrom('public_tag')
    .select('id')
    .where('organisation_id', '=', tx.org)
    .where('case_file_id', '=', input.caseFileId)
    .where('tag', '=', input.tag)
    .where('until_date', 'is', null)
    .executeTakeFirst()
  if (standing) throw new Refused({ tag: 'C’est déjà noté pour ce foyer.' })
  const id = tx.newId()
  await tx.q
    .insertInto('public_tag')
    .values({
      organisation_id: tx.org,
      id,
      case_file_id: input.caseFileId,
      compartment_id: compartmentId,
      tag: input.tag,
      from_date: input.fromDate,
      until_date: input.untilDate ?? null,
      created_by: tx.actor.agentId,
    })
    .execute()
  return id
}

/** It no longer holds from `untilDate` on; that it held is kept. @throws Refused when that is before it began. */
export const endPublic = async (tx: Write, input: { caseFileId: string; publicId: string; untilDate: IsoDate }): Promise<string> => {
  const row = found(
    await tx.q
      .selectFrom('public_tag')
      .select(['id', 'from_date'])
      .where('organisation_id', '=', tx.org)
      .where('case_file_id', '=', input.caseFileId)
      .where('id', '=', input.publicId)
      .executeTakeFirst(),
    'public',
  )
  if (input.untilDate < row.from_date) throw new Refused({ untilDate: 'Cette date est avant celle du début.' })
  await tx.q
    .updateTable('public_tag')
    .set({ until_date: input.untilDate })
    .where('organisation_id', '=', tx.org)
    .where('id', '=', row.id)
    .execute()
  return row.id
}

/**
 * What she asks, what she wants, or « En bref »; with `statementId`, a new version of words that stand, the former ones kept.
 * @returns the id of the series.
 */
export const setStatement = async (
  tx: Write,
  input: StatementInput & { caseFileId: string; statementId?: string | undefined },
): Promise<string> => {
  const compartmentId = await compartmentOf(tx, input.caseFileId, 'general')
  await inTurn(tx, 'needs', input.caseFileId)
  if (input.statementId)
    found(
      await tx.q
        .updateTable('statement')
        .set({ superseded_at: tx.now })
        .where('organisation_id', '=', tx.org)
        .where('case_file_id', '=', input.caseFileId)
        .where('kind', '=', input.kind)
        .where('series_id', '=', input.statementId)
        .where('superseded_at', 'is', null)
        .returning('id')
        .executeTakeFirst(),
      'statement',
    )
  const id = tx.newId()
  await tx.q
    .insertInto('statement')
    .values({
      organisation_id: tx.org,
      id,
      series_id: input.statementId ?? id,
      case_file_id: input.caseFileId,
      compartment_id: compartmentId,
      kind: input.kind,
      body: tx.sealJson(compartmentId, id, { words: input.words, step: input.step }),
      said_on: input.saidOn,
      outcome: input.outcome ?? null,
      created_at: tx.now,
      created_by: tx.actor.agentId,
    })
    .execute()
  return input.statementId ?? id
}
