import type pg from 'pg'
import { byItself } from './behind.ts'

/**
 * What was saved by half. An act writes its rows and its line of the audit log in one transaction, and PostgreSQL keeps in each row the number of
 * that transaction: a row whose number has no line, or an act of which a part is missing, was cut in two.
 */

/** Each thing that the writers make, and the act that makes exactly one of it. */
const oneEach: readonly (readonly [table: string, action: string])[] = [
  ['entry', 'case-file.note'],
  ['entry_passage', 'case-file.note'],
  ['case_file', 'case-file.open'],
  ['request', 'reception.receive'],
  ['budget_line', 'budget.change'],
  ['assessment', 'assessment.finish'],
  ['agreement', 'project.agree'],
]

/**
 * A visit without network is filed part by part, each under a savepoint, and PostgreSQL gives what is written there a number of its own. Its writer has a household of its own:
 * there the writer itself looks that each visit stands whole and once (`times` in writers-instruments.ts).
 */
const IN_PARTS = `select case_file_id from audit.entry where action = 'offlineVisit.send' and case_file_id is not null`
const inParts: Readonly<Record<string, string>> = {
  entry: `t.case_file_id in (${IN_PARTS})`,
  entry_passage: `exists (select from entry n where n.organisation_id = t.organisation_id and n.id = t.entry_id and n.case_file_id in (${IN_PARTS}))`,
  visit_observation: `t.case_file_id in (${IN_PARTS})`,
}

/** The number that the next transaction will bear: what comes later was written since. */
export const nextTransaction = async (client: pg.Client): Promise<string> =>
  (await client.query<{ xid: string }>('select pg_snapshot_xmax(pg_current_snapshot())::text as xid')).rows[0]?.xid ?? '0'

/** @returns how many rows and acts since that transaction were looked at, and what is half there, in words. */
export const halvesSince = async (client: pg.Client, xid: string): Promise<{ rows: number; acts: number; halves: string[] }> => {
  // a request is touched by the comparison of the jobs, a draft key and a session by each visit
  const apart = [...byItself, 'request', 'session', 'login_attempt']
  const { rows: tables } = await client.query<{ name: string }>(
    `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' and relname <> all ($1)`,
    [apart],
  )
  const since = `xmin::text::bigint >= (${xid}::bigint & 4294967295)`
  const each = tables.map(
    ({ name }) =>
      `select '${name}' as name, count(*)::int as rows, count(*) filter (where not exists (select from audit.entry e where e.xid::text = t.xmin::text) and not (${inParts[name] ?? 'false'}))::int as alone from ${name} t where ${since}`,
  )
  const { rows } = await client.query<{ name: string; rows: number; alone: number }>(each.join(' union all '))
  const halves = rows.flatMap(({ name, alone }) => (alone > 0 ? [`${alone} rows of ${name} without their line of the log`] : []))
  const acts = await client.query<{ action: string; n: number }>(
    `select action, count(*)::int as n from audit.entry where xid >= $1::xid8 and outcome = 'done' group by action`,
    [xid],
  )
  const done = new Map(acts.rows.map(({ action, n }) => [action, n]))
  for (const [table, action] of oneEach) {
    // the jobs touch a request afterwards, so that it bears their number: its act names it. One without any act is counted too, and is then one too many
    const made =
      table === 'request'
        ? `exists (select from audit.entry e where e.action = $1 and e.xid >= $2::xid8 and e.subject_id = t.id)
           or (t.called_name like 'Demande %' and not exists (select from audit.entry e where e.action = $1 and e.subject_id = t.id))`
        : `exists (select from audit.entry e where e.action = $1 and e.xid >= $2::xid8 and e.xid::text = t.xmin::text)`
    const inserted = await client.query<{ n: number }>(`select count(*)::int as n from ${table} t where ${made}`, [action, xid])
    if ((inserted.rows[0]?.n ?? 0) !== (done.get(action) ?? 0))
      halves.push(`${done.get(action) ?? 0} acts « ${action} », ${inserted.rows[0]?.n} of ${table}`)
  }
  const bare = await client.query<{ n: number }>(
    `select count(*)::int as n from compartment c where ${since} and (c.wrapped_key is null or not exists (select from compartment_access a where a.compartment_id = c.id))`,
  )
  if (bare.rows[0]?.n) halves.push(`${bare.rows[0].n} compartments without key or without anybody`)
  return {
    rows: rows.reduce((sum, { rows: n }) => sum + n, 0),
    acts: acts.rows.reduce((sum, { n }) => sum + n, 0),
    halves,
  }
}
