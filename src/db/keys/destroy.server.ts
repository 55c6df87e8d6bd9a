import type { ClientBase } from 'pg'
import { asKeys } from './root-keys.server.ts'

/** Why a key was not destroyed; nothing was changed. */
export class NotDestroyed extends Error {
  override name = 'NotDestroyed'
  readonly why: 'notThere' | 'alreadyGone' | 'onlyWithCase' | 'twoPersons' | 'changing'
  constructor(why: NotDestroyed['why']) {
    super(why)
    this.why = why
  }
}

type Found = { organisation_id: string; id: string; case_file_id: string | null; kind: string; gone: boolean; changing: boolean }

/** Which function may ask for it, and which may agree: never one person in both, and one of them answers for the data. */
const MAY = ['manager', 'administrator', 'dpo']
/** insufficient_privilege */
const NOT_ALLOWED = '42501'

/**
 * Destroys the keys of one compartment, or of a whole case file: what they sealed cannot be read again by anybody, results of the night
 * included, and nobody holds them from then on. What lies in clear stays (docs/security.md), and so do copies of the wrapped keys in old files of
 * the server, which fall with the root key (`rotate-root`), and in backups, which fall when they are deleted.
 * Two persons: the logins of who asks and of who agrees, of different agents; both go to the log, with the reason's presence, never its words.
 * @returns ids of the compartments destroyed. @throws NotDestroyed
 */
export const destroyKeys = (
  client: ClientBase,
  { target, askedBy, agreedBy, now }: { target: string; askedBy: string; agreedBy: string; now: Date },
): Promise<string[]> =>
  asKeys(client, async () => {
    await client.query('begin')
    try {
      const { rows } = await client.query<Found>(
        `select organisation_id, id, case_file_id, kind, wrapped_key is null as gone, other_key is not null as changing from compartment
         where id = $1 or case_file_id = $1 order by id for update`,
        [target],
      )
      const whole = rows.length > 0 && rows[0]?.id !== target
      const first = rows[0]
      if (!first) throw new NotDestroyed('notThere')
      const living = rows.filter((row) => !row.gone)
      if (living.length === 0) throw new NotDestroyed('alreadyGone')
      if (living.some((row) => row.changing)) throw new NotDestroyed('changing')
      // a household without its identity or its thread is no household: they go with it
      if (!whole && first.case_file_id && ['identity', 'general'].includes(first.kind)) throw new NotDestroyed('onlyWithCase')
      const people = await client.query<{ id: string; login: string }>(
        `select distinct a.id, a.login from agent a join agent_role r on r.organisation_id = a.organisation_id and r.agent_id = a.id
         where a.organisation_id = $1 and a.ended_at is null and a.login = any ($2) and r.role = any ($3)`,
        [first.organisation_id, [askedBy, agreedBy], MAY],
      )
      const [asks, agrees] = [askedBy, agreedBy].map((login) => people.rows.find((one) => one.login === login)?.id)
      if (!asks || !agrees || asks === agrees) throw new NotDestroyed('twoPersons')
      const ids = living.map((row) => row.id)
      await client.query(
        `update compartment set wrapped_key = null, key_destroyed_at = $2, other_key_id = null, other_wrapped_key = null, other_key = null, reception_site_id = null
         where id = any ($1)`,
        [ids, now],
      )
      await client.query(
        `update compartment_access set until_at = greatest(from_at, least($2, now())) where compartment_id = any ($1) and (until_at is null or until_at > $2)`,
        [ids, now],
      )
      // what the nights worked out through it is read by nobody any more, whatever else it was read from: computed again without it
      for (const table of ['right_result', 'right_notice']) await client.query(`delete from ${table} where compartment_ids && $1`, [ids])
      for (const table of ['person', 'contact_rule'])
        await client.query(
          `update ${table} set reception_site_id = null where compartment_id = any ($1) and reception_site_id is not null`,
          [ids],
        )
      if (first.case_file_id)
        await client.query(
          `insert into right_due (organisation_id, case_file_id, marked_at) values ($1, $2, $3)
           on conflict on constraint "pk$right_due" do update set marked_at = excluded.marked_at`,
          [first.organisation_id, first.case_file_id, now],
        )
      await client.query(
        `insert into audit.entry (organisation_id, agent_id, action, outcome, case_file_id, compartments, detail, row_hash)
         values ($1, $2, 'keys.destroy', 'done', $3, $4, $5, '')`,
        [first.organisation_id, asks, first.case_file_id, ids, JSON.stringify({ agreedBy: agrees, whole })],
      )
      await client.query('commit')
      return ids
    } catch (error) {
      await client.query('rollback')
      throw error
    }
  })

/**
 * Rewrites the table of the keys, so that no old page of it holds a wrapped key; the server's journal keeps them until its segments are used again.
 * After `destroyKeys`, and again whenever that was cut. `client`: a login that owns the table, through its role or not; in no transaction.
 * @returns whether the server also wrote its pages to the disk at once; false when this login may not ask for it: the next checkpoint does.
 */
export const forgetOldPages = async (client: ClientBase): Promise<boolean> => {
  await client.query('vacuum (full) compartment')
  try {
    await client.query('checkpoint')
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === NOT_ALLOWED) return false
    throw error
  }
}
