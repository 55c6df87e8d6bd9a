import type pg from 'pg'
import type { Action, Actor } from '#core/actor.ts'
import { addDays, weekday } from '#core/dates.ts'
import type { Write } from '#db/door.server.ts'
import { askExceptional } from '#features/access/commands.server.ts'
import { setProtected } from '#features/case-file/sharing.server.ts'
import { instantOf } from '#web/clock.ts'
import type { Line } from './history.ts'
import { ZONE } from './household.ts'
import type { Loaded, SeedHouse } from './household.ts'

const seeding: Action = { id: 'seed', roles: ['worker'], audit: 'a préparé la ville de démonstration' }

/**
 * One exceptional access of the past, at Céline Aubertin's, eleven days ago (or the Friday before): asked through the door, so that its
 * compartment, its key, its readers and its sealed reason are those of a real one; then its rows are set back to their day. It ended after
 * sixty minutes and nobody has reviewed it yet. The household was not protected that day, since a protected one asks for a second person:
 * its referent protected it the next morning. Answers its lines of the log.
 */
export const giveExceptionalAccess = async (admin: pg.Client, seed: SeedHouse, household: Loaded): Promise<Line[]> => {
  const { house, town, today } = seed
  const { helene, solene } = town.agents
  const as = <T>(actor: Actor, body: (tx: Write) => Promise<T>): Promise<T> => house.writing(actor, seeding, {}, body)

  const eleven = addDays(today, -11)
  const day = addDays(eleven, -Math.max(0, weekday(eleven) - 5))
  const asked = instantOf(day, '16:48', ZONE)
  const minutes = (n: number): Date => new Date(asked.getTime() + n * 60_000)
  const next = addDays(day, weekday(day) === 5 ? 3 : 1)
  const back = instantOf(next, '09:10', ZONE)

  await admin.query('update session set stepped_up_at = now() where id = $1', [helene.sessionId])
  await as(solene, (tx) => setProtected(tx, household.id, false))
  const id = await as(helene, (tx) =>
    askExceptional(tx, {
      ground: 'referentAbsent',
      reason: 'Mme Kerbrat absente, appel du commissariat au sujet de la plainte',
      lastName: 'Aubertin',
      firstName: 'Céline',
      birthDate: null,
    }),
  )
  await as(solene, (tx) => setProtected(tx, household.id, true))

  await admin.query('begin')
  const rows = await admin.query<{ compartment_id: string; case_file_id: string | null }>(
    `update exceptional_access set asked_at = $2, opened_at = $2, expires_at = $3 where id = $1 and opened_at is not null
     returning compartment_id, case_file_id`,
    [id, asked, minutes(60)],
  )
  const [row] = rows.rows
  if (row?.case_file_id !== household.id) throw new Error('the exceptional access of the town opened nothing')
  await admin.query('update compartment set created_at = $2 where id = $1', [row.compartment_id, asked])
  await admin.query('update compartment_access set from_at = $2 where compartment_id = $1', [row.compartment_id, asked])
  await admin.query(
    `update compartment_access set from_at = $3, until_at = $4 where case_file_id = $1 and agent_id = $2 and basis = 'exceptional'`,
    [household.id, helene.agentId, asked, minutes(60)],
  )
  await admin.query('update notice set created_at = $2, seen_at = $3 where about_id = $1', [id, asked, back])
  await admin.query('commit')

  const line = { who: 'helene', caseFileId: household.id, detail: { exceptional: id } } as const
  return [
    { ...line, at: asked, action: 'access.ask', subjectId: id, detail: { exceptional: id, opened: true } },
    { ...line, at: minutes(1), action: 'access.showExceptional', subjectId: id, compartments: [household.identity] },
    { ...line, at: minutes(3), action: 'household.showContact', compartments: [household.identity] },
    { at: back, who: 'solene', action: 'caseFile.protect', caseFileId: household.id, detail: { protected: true } },
  ]
}
