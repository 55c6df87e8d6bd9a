import { sql } from 'kysely'
import type { CompartmentKind, WritableKind } from '#core/compartments.ts'
import type { Read } from '#db/door.server.ts'
import { caseFileRow } from './compartments.server.ts'
import { passageRows, readText } from './entry-text.server.ts'
import type { EntryKind, Fact } from './model.ts'
import { excerpt } from './passages.ts'
import { listFacts, listSiteReaders } from './queries.server.ts'

export type Colleague = { agentId: string; name: string; jobTitle: string; here: boolean; trainee: boolean; worker: boolean }

/** Colleagues in office who may hold content, those of one's own site first. */
export const listColleagues = async (tx: Read): Promise<Colleague[]> => {
  const rows = await tx.q
    .selectFrom('agent as a')
    .innerJoin('agent_role as r', (join) => join.onRef('r.organisation_id', '=', 'a.organisation_id').onRef('r.agent_id', '=', 'a.id'))
    .select(['a.id', 'a.first_name', 'a.last_name', 'a.job_title', 'a.site_id', 'a.trainee'])
    .select(sql<boolean>`bool_or(r.role = 'worker')`.as('worker'))
    .where('a.organisation_id', '=', tx.org)
    .where('a.ended_at', 'is', null)
    .where('a.secrecy_basis', '<>', 'none')
    .where('a.id', '<>', tx.actor.agentId)
    .where('r.role', 'in', ['worker', 'manager'])
    .groupBy(['a.id', 'a.first_name', 'a.last_name', 'a.job_title', 'a.site_id', 'a.trainee'])
    .orderBy('a.last_name')
    .orderBy('a.first_name')
    .execute()
  return rows
    .map((row) => ({
      agentId: row.id,
      name: `${row.first_name} ${row.last_name}`,
      jobTitle: row.job_title,
      here: row.site_id === tx.actor.siteId,
      trainee: row.trainee,
      worker: row.worker,
    }))
    .toSorted((a, b) => Number(b.here) - Number(a.here))
}

/** Who may be named as a reader of a private passage: those who already read something of the household, and the managers of its site. */
export const listPossibleReaders = async (tx: Read, caseFileId: string): Promise<{ agentId: string; name: string }[]> => {
  const file = await caseFileRow(tx, caseFileId)
  const { rows } = await sql<{ agent_id: string }>`
    select distinct agent_id from app.who_sees(${caseFileId}) where kind not in ('identity', 'request')`.execute(tx.q)
  const holders = rows.map((row) => row.agent_id)
  const colleagues = await listColleagues(tx)
  const managers = (await listSiteReaders(tx, file.site_id)).filter(({ role }) => role === 'manager').map(({ agentId }) => agentId)
  return colleagues
    .filter(({ agentId }) => holders.includes(agentId) || managers.includes(agentId))
    .map(({ agentId, name, jobTitle }) => ({ agentId, name: `${name}, ${jobTitle}` }))
}

export type Preview = {
  entries: { id: string; kind: EntryKind; title: string; happenedAt: Date; start: string; compartmentKind: CompartmentKind }[]
  facts: Fact[]
  /** « 3 besoins », by kind of row. */
  others: { label: string; count: number }[]
}

const others = [
  ['need', 'Besoins'],
  ['statement', 'Demande, objectifs, en bref'],
  ['deadline', 'Échéances'],
  ['next_step', 'Étapes promises'],
  ['project', 'Projets'],
  ['measure', 'Mesures'],
  ['sheet', 'Résumés remis'],
  ['helper', 'Appuis et proches'],
  ['appointment', 'Rendez-vous'],
] as const

/** Exactly what somebody would read of a household with these compartments: rows of other compartments, and apartés, are not among them. */
export const previewAccess = async (tx: Read, caseFileId: string, kinds: readonly WritableKind[]): Promise<Preview> => {
  const held = await tx.unlockCase(caseFileId)
  const kindOf = new Map(
    held.filter(({ kind }) => kind === 'identity' || kinds.includes(kind as WritableKind)).map(({ id, kind }) => [id, kind]),
  )
  const ids = [...kindOf.keys()]
  const inside = sql<string>`any (${ids}::uuid[])`
  const rows = await tx.q
    .selectFrom('entry')
    .select(['id', 'kind', 'head', 'happened_at', 'compartment_id'])
    .where('organisation_id', '=', tx.org)
    .where('case_file_id', '=', caseFileId)
    .where('compartment_id', '=', inside)
    .orderBy('happened_at', 'desc')
    .execute()
  const passages = Map.groupBy(
    (
      await passageRows(
        tx,
        rows.map((row) => row.id),
      )
    ).filter((row) => kindOf.has(row.compartment_id)),
    (row) => row.entry_id,
  )
  const facts = (await listFacts(tx, caseFileId)).filter((fact) => kindOf.has(fact.compartmentId))
  const counts: Preview['others'] = []
  for (const [table, label] of others) {
    const { rows: counted } = await sql<{ n: number }>`select count(*)::int as n from ${sql.table(table)}
      where organisation_id = ${tx.org} and case_file_id = ${caseFileId} and compartment_id = ${inside}`.execute(tx.q)
    if (counted[0] && counted[0].n > 0) counts.push({ label, count: counted[0].n })
  }
  tx.shown(rows.map((row) => row.id))
  return {
    entries: rows.map((row) => ({
      id: row.id,
      kind: row.kind as EntryKind,
      title: tx.openJson<{ title: string }>(row.compartment_id, row.id, row.head).title,
      happenedAt: row.happened_at,
      start: excerpt(readText(tx, row, passages.get(row.id) ?? [], false).main, 140),
      compartmentKind: (kindOf.get(row.compartment_id) ?? 'general') as CompartmentKind,
    })),
    facts,
    others: counts,
  }
}
