import { sql } from 'kysely'
import type { IsoDate } from '#core/dates.ts'
import { Denied, NotFound, Refused } from '#core/errors.ts'
import { nameKey } from '#core/names.ts'
import type { Write } from '#db/door.server.ts'
import type { Ground, Verdict } from './model.ts'

/** What the asker typed and why: sealed, for the referent and the managers of the site. */
export type AskedBody = { reason: string; lastName: string; firstName: string; birthDate: IsoDate | null }

/**
 * Asks for an exceptional access by typed identity. Answers the demand's id and nothing else: whether something was opened is told by the
 * page of the demand, which is the same when nobody is known, when the household is protected, and when it is shut to the asker.
 * @throws Refused after five demands in an hour; Forbidden without a recent proof of identity.
 */
export const askExceptional = async (tx: Write, input: AskedBody & { ground: Ground }): Promise<string> => {
  const { ground, ...body } = input
  const [id, compartment] = [tx.newId(), tx.newId()]
  const { keyId, wrapped } = tx.newKey(compartment)
  const asked = await sql<{ access_id: string | null; case_file_id: string | null; opened: boolean }>`
    select * from app.ask_exceptional(${id}, ${compartment}, ${keyId}, ${wrapped}, ${nameKey(input.lastName)}, ${nameKey(input.firstName)},
      ${input.birthDate}, ${ground}, ${tx.sealJson(compartment, id, body)})`.execute(tx.q)
  const answer = asked.rows[0]
  if (!answer?.access_id)
    throw new Refused({ '': 'Cinq demandes ont déjà été faites en une heure. Appelez votre cheffe ou votre chef de service.' })
  // the log knows what the asker does not: the household's journal shows the attempt, opened or refused
  tx.about({
    ...(answer.case_file_id ? { caseFileId: answer.case_file_id } : {}),
    subjectId: answer.access_id,
    detail: { exceptional: answer.access_id, opened: answer.opened },
  })
  return answer.access_id
}

/** The second step (the whole file, private passages excepted), sixty minutes more (once), or the end. @throws NotFound when it is over. */
export const changeExceptional = async (tx: Write, id: string, intent: 'widen' | 'renew' | 'end'): Promise<void> => {
  const open = await sql<{ case_file_id: string | null }>`select case_file_id from app.my_exceptional() where id = ${id}`.execute(tx.q)
  const caseFileId = open.rows[0]?.case_file_id
  if (!caseFileId) throw new NotFound('exceptional access')
  const done = await {
    widen: () => sql<{ ok: boolean }>`select app.widen_exceptional(${id}) as ok`.execute(tx.q),
    renew: () => sql<{ ok: boolean }>`select app.renew_exceptional(${id}) as ok`.execute(tx.q),
    end: () => sql<{ ok: boolean }>`select app.end_exceptional(${id}) as ok`.execute(tx.q),
  }[intent]()
  if (!done.rows[0]?.ok) throw new Refused({ '': 'Cela a déjà été fait une fois pour cet accès.' })
  tx.about({ caseFileId, subjectId: id, detail: { exceptional: id, intent } })
}

/** The household of a demand that this manager may read; for the log. */
const caseOf = async (tx: Write, id: string): Promise<string | null> => {
  const row = await tx.q
    .selectFrom('exceptional_access')
    .select('case_file_id')
    .where('organisation_id', '=', tx.org)
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) throw new NotFound('exceptional access')
  return row.case_file_id
}

/** The second person opens a protected household to a colleague. @throws Refused when it is not hers to give; Forbidden without a recent proof. */
export const approveExceptional = async (tx: Write, id: string): Promise<void> => {
  const caseFileId = await caseOf(tx, id)
  const done = await sql<{ ok: boolean }>`select app.approve_exceptional(${id}) as ok`.execute(tx.q)
  if (!done.rows[0]?.ok) throw new Refused({ '': 'Cet accès ne peut pas être ouvert par vous, ou ne peut plus l’être.' })
  tx.about({ ...(caseFileId ? { caseFileId } : {}), subjectId: id, detail: { approved: id } })
}

/** Says whether an access was justified; by neither its asker nor its second person, once it is over. */
export const reviewExceptional = async (tx: Write, id: string, verdict: Verdict): Promise<void> => {
  const caseFileId = await caseOf(tx, id)
  const done = await sql<{ ok: boolean }>`select app.review_exceptional(${id}, ${verdict}) as ok`.execute(tx.q)
  if (!done.rows[0]?.ok) throw new Refused({ '': 'Cet accès court encore, ou vous y avez pris part : quelqu’un d’autre le revoit.' })
  tx.about({ ...(caseFileId ? { caseFileId } : {}), subjectId: id, detail: { reviewed: id, verdict } })
}

/** Declares a link with somebody, known here or not: nothing comes back, and a household concerned is shut at once, now or later. */
export const declareLink = async (tx: Write, person: { firstName: string; lastName: string; birthDate: IsoDate | null }): Promise<void> => {
  const id = tx.newId()
  await sql`select app.declare_link(${id}, ${nameKey(`${person.firstName} ${person.lastName}`)}, ${person.birthDate}, ${tx.now})`.execute(
    tx.q,
  )
  tx.about({ subjectId: id })
}

/** « Je connais cette personne »: shuts the household to the actor. @throws Denied for its referent, who hands it over first. */
export const excludeMyself = async (tx: Write, caseFileId: string): Promise<void> => {
  const done = await sql<{ ok: boolean }>`select app.exclude_myself(${caseFileId}, ${tx.now}) as ok`.execute(tx.q)
  if (!done.rows[0]?.ok)
    throw new Denied({ '': 'Vous tenez ce dossier : transmettez-le d’abord à une ou un collègue. Ensuite, il vous sera fermé.' })
  tx.about({ caseFileId })
}
