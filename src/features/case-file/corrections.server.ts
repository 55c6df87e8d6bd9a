import { sql } from 'kysely'
import { Conflict, Denied, NotFound, Refused } from '#core/errors.ts'
import { found } from '#db/door.server.ts'
import type { Write } from '#db/door.server.ts'
import { caseFileRow, makeAparte } from './compartments.server.ts'
import { currentText, insertPassage } from './entry-text.server.ts'
import type { EntryText, NewPassage } from './entry-text.server.ts'
import { movePlace, splitText } from './passages.ts'

export type CorrectEntry = {
  caseFileId: string
  entryId: string
  /** `EntryText.token` of what was read before correcting. */
  token: string
  /** The open text; `((…))` in it makes new private passages. */
  text: string
  /** Texts of the private passages that were shown; empty takes one away. Absent ones stay as they are. */
  apartes: readonly { compartmentId: string; text: string }[]
  /** Readers of private passages that this correction adds. */
  aparteReaders: readonly string[]
}

/**
 * Writes a new version of an entry; the former ones stay. Only its author or the referent; private passages that the actor does not
 * hold are neither read nor touched. Answers false when nothing differs.
 * @throws Conflict with what stands now, when somebody else corrected it since it was read.
 */
export const correctEntry = async (tx: Write, input: CorrectEntry): Promise<boolean> => {
  const file = await caseFileRow(tx, input.caseFileId)
  const entry = found(
    await tx.q
      .selectFrom('entry')
      .select(['id', 'author_id', 'compartment_id', 'version'])
      .where('organisation_id', '=', tx.org)
      .where('id', '=', input.entryId)
      .where('case_file_id', '=', input.caseFileId)
      // the second of two who save at once waits here, then sees what the first wrote
      .forUpdate()
      .executeTakeFirst(),
    'entry',
  )
  if (entry.author_id !== tx.actor.agentId && file.referent_id !== tx.actor.agentId)
    throw new Denied({
      text: 'Seuls son autrice ou son auteur, et la référente ou le référent, corrigent cette note. Écrivez la vôtre à côté.',
    })
  if (file.closed_at) throw new Denied({ text: 'Ce dossier est clos. Rouvrez-le pour corriger : votre texte est toujours là.' })
  await tx.unlockCase(input.caseFileId)
  const now: EntryText = await currentText(tx, entry)
  if (now.token !== input.token) throw new Conflict('entry corrected meanwhile', now)
  const known = new Map(now.apartes.map((aparte) => [aparte.compartmentId, aparte]))
  if (input.apartes.some(({ compartmentId }) => !known.has(compartmentId))) throw new NotFound('private passage')
  const split = splitText(now.isPrivate ? input.text.replaceAll(/\(\(|\)\)/g, '') : input.text)
  if (split.main === '' && now.main !== '')
    throw new Refused({ text: 'Une note ne s’efface pas : elle se corrige. Laissez au moins quelques mots.' })
  const version = entry.version + 1
  const row = { organisation_id: tx.org, case_file_id: input.caseFileId, entryId: input.entryId, version }
  const changes: NewPassage[] = []
  if (split.main !== now.main) changes.push({ ...row, compartment: entry.compartment_id, place: 0, text: split.main })
  for (const aparte of now.apartes) {
    const wanted = input.apartes.find(({ compartmentId }) => compartmentId === aparte.compartmentId)
    const text = wanted ? wanted.text.trim() : aparte.text
    const place = movePlace(now.main, split.main, aparte.place)
    if (text !== aparte.text || place !== aparte.place) changes.push({ ...row, compartment: aparte.compartmentId, place, text })
  }
  for (const { place, text } of split.apartes)
    changes.push({ ...row, compartment: await makeAparte(tx, input.caseFileId, input.aparteReaders), place, text })
  if (changes.length === 0) return false
  for (const change of changes) await insertPassage(tx, change)
  await tx.q.updateTable('entry').set({ version }).where('organisation_id', '=', tx.org).where('id', '=', input.entryId).execute()
  tx.about({ caseFileId: input.caseFileId, subjectId: input.entryId })
  return true
}

/** Chooses again who reads a private passage. Its author only; people who may not be named are left out in silence. */
export const setAparteReaders = async (tx: Write, input: { caseFileId: string; compartmentId: string; readers: readonly string[] }) => {
  const done = await sql<{ ok: boolean }>`
    select app.set_aparte_readers(${input.compartmentId}, ${[...input.readers]}::uuid[], ${tx.now}) as ok`.execute(tx.q)
  if (!done.rows[0]?.ok) throw new NotFound('private passage')
  tx.about({ caseFileId: input.caseFileId, subjectId: input.compartmentId, detail: { readers: [...input.readers] } })
}
