import { sql } from 'kysely'
import type { WritableKind } from '#core/compartments.ts'
import { Denied, Refused } from '#core/errors.ts'
import { compartmentOf } from '#db/compartment-of.server.ts'
import type { Write } from '#db/door.server.ts'
import { writeEntry } from './commands.server.ts'
import { requireReferent } from './compartments.server.ts'
import { closureReasons } from './model.ts'
import type { ClosureReason } from './model.ts'

/** Acts of the referent on who sees a case file and on its life. Each takes effect at once, for the next statement of anybody. */

export type Share = {
  caseFileId: string
  agentId: string
  /** Identity and contact rules always go with them: nobody works with a household without knowing how to reach it safely. */
  kinds: readonly WritableKind[]
  reason: string
  /** The last instant; null: until taken back. */
  until: Date | null
}

/** Opens compartments to a colleague; what she held already of the same compartments is replaced. Apartés never follow. */
export const shareCaseFile = async (tx: Write, input: Share): Promise<void> => {
  const file = await requireReferent(tx, input.caseFileId)
  if (file.closed_at) throw new Denied({ '': 'Ce dossier est clos. Rouvrez-le pour l’ouvrir à une ou un collègue.' })
  if (input.kinds.length === 0) throw new Refused({ kinds: 'Choisissez au moins une partie du dossier.' })
  if (input.until && input.until <= tx.now) throw new Refused({ until: 'Cette date est déjà passée. Choisissez un jour à venir.' })
  await requireColleague(tx, input.agentId)
  const ids = [file.identity_compartment_id]
  for (const kind of input.kinds) ids.push(await compartmentOf(tx, input.caseFileId, kind, 'kinds'))
  await endAccesses(tx, input.caseFileId, input.agentId, ids)
  await tx.q
    .insertInto('compartment_access')
    .values(
      ids.map((compartmentId) => ({
        organisation_id: tx.org,
        id: tx.newId(),
        compartment_id: compartmentId,
        case_file_id: input.caseFileId,
        agent_id: input.agentId,
        basis: 'coWorker',
        reason: input.reason.trim() || null,
        granted_by: tx.actor.agentId,
        from_at: sql<Date>`least(${tx.now}, now())`,
        until_at: input.until,
      })),
    )
    .execute()
  await sql`select app.tell_access_granted(${input.caseFileId}, ${input.agentId}, ${tx.now})`.execute(tx.q)
  tx.about({ caseFileId: input.caseFileId, detail: { agentId: input.agentId, kinds: [...input.kinds] } })
}

/** Takes back everything that a colleague was given, private passages that name her included. */
export const takeBackAccess = async (tx: Write, { caseFileId, agentId }: { caseFileId: string; agentId: string }): Promise<void> => {
  await requireReferent(tx, caseFileId)
  await endAccesses(tx, caseFileId, agentId, null)
  tx.about({ caseFileId, detail: { agentId } })
}

const endAccesses = async (tx: Write, caseFileId: string, agentId: string, compartmentIds: readonly string[] | null): Promise<void> => {
  await tx.q
    .updateTable('compartment_access')
    .set({ until_at: sql<Date>`greatest(from_at, now())` })
    .where('organisation_id', '=', tx.org)
    .where('case_file_id', '=', caseFileId)
    .where('agent_id', '=', agentId)
    .where('basis', 'in', ['coWorker', 'granted', 'relief', 'exceptional'])
    .where((eb) => eb.or([eb('until_at', 'is', null), eb('until_at', '>', sql<Date>`now()`)]))
    .$if(compartmentIds !== null, (query) => query.where('compartment_id', 'in', compartmentIds ?? []))
    .execute()
}

/** Somebody who may hold content: a colleague in office, bound by secrecy, and not oneself. */
const requireColleague = async (tx: Write, agentId: string): Promise<void> => {
  const agent = await tx.q
    .selectFrom('agent')
    .select(['secrecy_basis', 'ended_at'])
    .where('organisation_id', '=', tx.org)
    .where('id', '=', agentId)
    .executeTakeFirst()
  if (!agent || agent.ended_at || agentId === tx.actor.agentId)
    throw new Refused({ agentId: 'Choisissez une ou un collègue dans la liste.' })
  if (agent.secrecy_basis === 'none')
    throw new Refused({ agentId: 'Cette personne n’est pas tenue au secret : rien ne peut lui être ouvert.' })
}

/** Hands the case file over: the note stands in the thread first, then everything but the private passages changes hands. */
export const transferCaseFile = async (tx: Write, input: { caseFileId: string; toAgentId: string; note: string }): Promise<void> => {
  await requireReferent(tx, input.caseFileId)
  if (input.note.trim() === '')
    throw new Refused({ note: 'Écrivez le relais : où en est le foyer, ce qui presse, ce que vous avez promis.' })
  await writeEntry(tx, {
    caseFileId: input.caseFileId,
    kind: 'handover',
    title: '',
    happenedAt: tx.now,
    text: input.note,
    compartmentKind: 'general',
    aparteReaders: [],
    themes: [],
  })
  const done = await sql<{ ok: boolean }>`select app.transfer_case(${input.caseFileId}, ${input.toAgentId}, ${tx.now}) as ok`.execute(tx.q)
  if (!done.rows[0]?.ok) throw new Refused({ toAgentId: 'Ce dossier ne peut pas être transmis à cette personne. Choisissez-en une autre.' })
  tx.about({ caseFileId: input.caseFileId, detail: { to: input.toAgentId } })
}

/** Closes a case file, with the closing note in the thread. Nothing is erased, nothing is hidden. */
export const closeCaseFile = async (
  tx: Write,
  input: { caseFileId: string; reason: ClosureReason; note: string; at?: Date },
): Promise<void> => {
  const file = await requireReferent(tx, input.caseFileId)
  if (file.closed_at) throw new Denied({ '': 'Ce dossier est déjà clos.' })
  await lifeNote(tx, input.caseFileId, `Clôture : ${closureReasons[input.reason].toLowerCase()}`, input.note, input.at)
  await setClosed(tx, input.caseFileId, { closed_at: input.at ?? tx.now, closure_reason: input.reason })
}

export const reopenCaseFile = async (tx: Write, input: { caseFileId: string; note: string }): Promise<void> => {
  const file = await requireReferent(tx, input.caseFileId)
  if (!file.closed_at) throw new Denied({ '': 'Ce dossier est déjà ouvert.' })
  await setClosed(tx, input.caseFileId, { closed_at: null, closure_reason: null })
  await lifeNote(tx, input.caseFileId, 'Réouverture du dossier', input.note)
}

const lifeNote = (tx: Write, caseFileId: string, title: string, text: string, at?: Date) =>
  writeEntry(tx, {
    caseFileId,
    kind: 'note',
    title,
    happenedAt: at ?? tx.now,
    text,
    compartmentKind: 'general',
    aparteReaders: [],
    themes: [],
  })

const setClosed = (tx: Write, caseFileId: string, values: { closed_at: Date | null; closure_reason: string | null }) =>
  tx.q.updateTable('case_file').set(values).where('organisation_id', '=', tx.org).where('id', '=', caseFileId).execute()

/** Hides the household from reception, from relief and from the lists of the site; or shows it there again. At once. */
export const setProtected = async (tx: Write, caseFileId: string, wanted: boolean): Promise<void> => {
  await requireReferent(tx, caseFileId)
  const done = await sql<{ ok: boolean }>`select app.set_protected(${caseFileId}, ${wanted}) as ok`.execute(tx.q)
  if (!done.rows[0]?.ok) throw new Refused({ '': 'La protection n’a pas pu être changée.' })
  tx.about({ caseFileId, detail: { protected: wanted } })
}

/** Whether the person knows of her file and agrees (S18). */
export const setInformed = async (tx: Write, caseFileId: string, informed: boolean): Promise<void> => {
  await requireReferent(tx, caseFileId)
  await tx.q.updateTable('case_file').set({ informed }).where('organisation_id', '=', tx.org).where('id', '=', caseFileId).execute()
}
