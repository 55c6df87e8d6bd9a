import { sql } from 'kysely'
import { compartmentKinds } from '#core/compartments.ts'
import type { AccessBasis, CompartmentKind } from '#core/compartments.ts'
import type { IsoDate } from '#core/dates.ts'
import type { Read, Write } from '#db/door.server.ts'
import { getContact, getHousehold } from '#features/household/queries.server.ts'
import type { FactValue } from '#features/tidying/model.ts'
import { caseFileRow } from './compartments.server.ts'
import type { ClosureReason, Fact, FactSource, Head, Reader } from './model.ts'
import { writeComposition, writeScope } from './words.ts'
import { wallClock } from '#web/clock.ts'

export { listThread } from './thread.server.ts'

/** Agents of the organisation by id: names and functions are known to all its agents. */
export const agentsById = async (tx: Read, ids: readonly string[]): Promise<Map<string, { name: string; jobTitle: string }>> => {
  const wanted = [...new Set(ids)]
  if (wanted.length === 0) return new Map()
  const rows = await tx.q
    .selectFrom('agent')
    .select(['id', 'first_name', 'last_name', 'job_title'])
    .where('organisation_id', '=', tx.org)
    .where('id', '=', sql<string>`any (${wanted}::uuid[])`)
    .execute()
  return new Map(rows.map((row) => [row.id, { name: `${row.first_name} ${row.last_name}`, jobTitle: row.job_title }]))
}

/** Names of households by id, as far as the actor may read them. */
export const caseNames = async (tx: Read | Write, ids: readonly string[]): Promise<Map<string, string>> => {
  const wanted = [...new Set(ids)]
  if (wanted.length === 0) return new Map()
  const rows = await tx.q
    .selectFrom('case_file')
    .select(['id', 'name'])
    .where('organisation_id', '=', tx.org)
    .where('id', '=', sql<string>`any (${wanted}::uuid[])`)
    .execute()
  return new Map(rows.map((row) => [row.id, row.name]))
}

/** Time zone of a site; the days of a household are those of its site (decision 22). */
const zoneOf = async (tx: Read, siteId: string): Promise<string> =>
  (await tx.q.selectFrom('site').select('time_zone').where('organisation_id', '=', tx.org).where('id', '=', siteId).executeTakeFirst())
    ?.time_zone ?? 'Europe/Paris'

/**
 * Everything above the tabs of a household: name, composition, referent, who sees it, contact rules.
 * @throws NotFound when the actor holds nothing of it.
 */
export const getHead = async (tx: Read, caseFileId: string, today: IsoDate): Promise<Head> => {
  const file = await caseFileRow(tx, caseFileId)
  const held = await tx.unlockCase(caseFileId)
  const zoned = zoneOf(tx, file.site_id)
  // asked at once: one way to the database and back for all of them
  const [zone, { members }, whoSees, others, sector, agents, contact] = await Promise.all([
    zoned,
    getHousehold(tx, caseFileId, today),
    listReaders(tx, caseFileId, file.referent_id, zoned),
    listSiteReaders(tx, file.site_id),
    file.sector_id
      ? tx.q
          .selectFrom('sector')
          .select(['number', 'name'])
          .where('organisation_id', '=', tx.org)
          .where('id', '=', file.sector_id)
          .executeTakeFirst()
      : undefined,
    agentsById(tx, [file.referent_id]),
    getContact(tx, caseFileId),
  ])
  const referent = agents.get(file.referent_id)
  const seers = new Set(whoSees.map(({ agentId }) => agentId))
  const day = (instant: Date): IsoDate => wallClock(instant, zone).date
  return {
    id: file.id,
    number: file.number,
    name: file.name,
    composition: writeComposition(
      members.filter((member) => !member.unborn && member.diedOn === null),
      today,
      file.name,
    ),
    referent: {
      agentId: file.referent_id,
      name: referent?.name ?? '',
      jobTitle: referent?.jobTitle ?? '',
      isMe: file.referent_id === tx.actor.agentId,
    },
    sector: sector ? `secteur ${sector.number}, ${sector.name}` : null,
    openedOn: day(file.opened_at),
    closedOn: file.closed_at ? day(file.closed_at) : null,
    closureReason: file.closure_reason as ClosureReason | null,
    protected: file.protected,
    informed: file.informed,
    whoSees,
    managers: others.filter(({ role, agentId }) => role === 'manager' && !seers.has(agentId)),
    reception: file.protected ? [] : others.filter(({ role, agentId }) => role === 'reception' && !seers.has(agentId)),
    contact,
    myKinds: compartmentKinds.filter((kind) => held.some((compartment) => compartment.kind === kind)),
    today,
  }
}

/**
 * Whether private passages name the actor in households of which she holds nothing else: they are read on a page of their own. A passage
 * that was taken away since counts here too: only its key would tell.
 */
export const hasPassagesForMe = async (tx: Read): Promise<boolean> =>
  (await tx.q
    .selectFrom('entry_passage as p')
    .innerJoin('compartment as c', (join) =>
      join.onRef('c.organisation_id', '=', 'p.organisation_id').onRef('c.id', '=', 'p.compartment_id'),
    )
    .leftJoin('case_file as f', (join) => join.onRef('f.organisation_id', '=', 'p.organisation_id').onRef('f.id', '=', 'p.case_file_id'))
    .select('p.id')
    .where('p.organisation_id', '=', tx.org)
    .where('c.kind', '=', 'aparte')
    .where('c.created_by', '<>', tx.actor.agentId)
    .where('f.id', 'is', null)
    .limit(1)
    .executeTakeFirst()) !== undefined

/** Who holds what of a household, as far as the actor holds the same; the actor first, then by name. Apartés are told passage by passage. */
export const listReaders = async (tx: Read, caseFileId: string, referentId: string, zoned: string | Promise<string>): Promise<Reader[]> => {
  const { rows } = await sql<{ agent_id: string; kind: CompartmentKind; basis: AccessBasis; until_at: Date | null }>`
    select agent_id, kind, basis, until_at from app.who_sees(${caseFileId})`.execute(tx.q)
  const agents = await agentsById(
    tx,
    rows.map((row) => row.agent_id),
  )
  const zone = await zoned
  const readers = [...Map.groupBy(rows, (row) => row.agent_id)].map(([agentId, held]): Reader => {
    const kinds = compartmentKinds.filter((kind) => held.some((row) => row.kind === kind))
    const main = held.find((row) => row.kind !== 'identity' && row.kind !== 'request') ?? held[0]
    const ends = held.map((row) => row.until_at).filter((end) => end !== null)
    return {
      agentId,
      name: agents.get(agentId)?.name ?? '',
      jobTitle: agents.get(agentId)?.jobTitle ?? '',
      isMe: agentId === tx.actor.agentId,
      kinds,
      scope: agentId === referentId ? null : writeScope(kinds, agentId === tx.actor.agentId || referentId === tx.actor.agentId),
      basis: main?.basis ?? 'granted',
      until: ends.length === 0 ? null : wallClock(new Date(Math.max(...ends.map(Number))), zone),
    }
  })
  const rank = (reader: Reader): number => (reader.isMe ? 0 : reader.agentId === referentId ? 1 : 2)
  return readers.toSorted((a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name, 'fr'))
}

/** Managers of a site, and those who keep its reception, in office. */
export const listSiteReaders = async (
  tx: Read,
  siteId: string,
): Promise<{ agentId: string; name: string; jobTitle: string; role: 'manager' | 'reception' }[]> => {
  const rows = await tx.q
    .selectFrom('agent as a')
    .innerJoin('agent_role as r', (join) => join.onRef('r.organisation_id', '=', 'a.organisation_id').onRef('r.agent_id', '=', 'a.id'))
    .innerJoin('team_member as m', (join) => join.onRef('m.organisation_id', '=', 'a.organisation_id').onRef('m.agent_id', '=', 'a.id'))
    .innerJoin('team as t', (join) => join.onRef('t.organisation_id', '=', 'm.organisation_id').onRef('t.id', '=', 'm.team_id'))
    .select(['a.id', 'a.first_name', 'a.last_name', 'a.job_title', 'r.role'])
    .distinct()
    .where('a.organisation_id', '=', tx.org)
    .where('a.ended_at', 'is', null)
    .where('t.site_id', '=', siteId)
    .where((eb) => eb.or([eb('m.until_date', 'is', null), eb('m.until_date', '>=', sql<string>`current_date`)]))
    .where((eb) => eb.or([eb('r.role', '=', 'manager'), eb.and([eb('r.role', '=', 'reception'), eb('t.kind', '=', 'reception')])]))
    .orderBy('a.last_name')
    .execute()
  return rows.map((row) => ({
    agentId: row.id,
    name: `${row.first_name} ${row.last_name}`,
    jobTitle: row.job_title,
    role: row.role as 'manager' | 'reception',
  }))
}

const factColumns = [
  'f.id',
  'f.compartment_id',
  'c.kind',
  'f.subject_id',
  'f.key',
  'f.value',
  'f.body',
  'f.valid_from',
  'f.observed_at',
  'f.agent_id',
  'f.source',
  // of an entry that the reader may open; the fact alone tells nothing of another
  'e.id as entry_id',
] as const

const factQuery = (tx: Read, caseFileId: string) =>
  tx.q
    .selectFrom('fact_observation as f')
    .innerJoin('compartment as c', (join) =>
      join.onRef('c.organisation_id', '=', 'f.organisation_id').onRef('c.id', '=', 'f.compartment_id'),
    )
    .leftJoin('entry as e', (join) => join.onRef('e.organisation_id', '=', 'f.organisation_id').onRef('e.id', '=', 'f.entry_id'))
    .select(factColumns)
    .where('f.organisation_id', '=', tx.org)
    .where('f.case_file_id', '=', caseFileId)

type FactRow = Awaited<ReturnType<ReturnType<typeof factQuery>['execute']>>[number]

/** Opens rows of the ledger; one whose key is not there is left out. */
export const openFacts = async (tx: Read, rows: readonly FactRow[]): Promise<Fact[]> => {
  await tx.unlock(rows.map((row) => row.compartment_id))
  const open = rows.filter((row) => tx.holds(row.compartment_id))
  const agents = await agentsById(
    tx,
    open.map((row) => row.agent_id),
  )
  return open.map((row): Fact => {
    const body = row.body
      ? tx.openJson<{ label?: string; text?: string; value?: FactValue }>(row.compartment_id, row.id, row.body)
      : { label: row.key }
    const value = body.value ?? (row.value as FactValue | null) ?? {}
    return {
      id: row.id,
      key: row.key,
      subjectId: row.subject_id,
      compartmentId: row.compartment_id,
      compartmentKind: row.kind as CompartmentKind,
      label: body.label ?? row.key,
      value: body.text ? { ...value, text: body.text } : value,
      validFrom: row.valid_from ?? value.from ?? null,
      observedAt: row.observed_at,
      author: agents.get(row.agent_id)?.name ?? '',
      source: row.source as FactSource,
      entryId: row.entry_id,
    }
  })
}

/** What is known now: the latest observation of each key and subject that the actor may read, newest first. */
export const listFacts = async (tx: Read, caseFileId: string): Promise<Fact[]> => {
  const rows = await factQuery(tx, caseFileId)
    .distinctOn(['f.key', 'f.subject_id'])
    .orderBy('f.key')
    .orderBy('f.subject_id')
    .orderBy('f.observed_at', 'desc')
    .orderBy('f.received_at', 'desc')
    .orderBy('f.id', 'desc')
    .execute()
  return (await openFacts(tx, rows)).toSorted((a, b) => b.observedAt.getTime() - a.observedAt.getTime() || a.key.localeCompare(b.key))
}

/**
 * Every observation of these keys that the actor may read, with its day at the site, in the order in which they were made: what was known
 * on a past day is what was observed until then.
 */
export const listObservations = async (
  tx: Read,
  caseFileId: string,
  keys: readonly string[],
): Promise<(Fact & { observedOn: IsoDate })[]> => {
  const rows = await factQuery(tx, caseFileId)
    .innerJoin('case_file as cf', (join) =>
      join.onRef('cf.organisation_id', '=', 'f.organisation_id').onRef('cf.id', '=', 'f.case_file_id'),
    )
    .innerJoin('site as s', (join) => join.onRef('s.organisation_id', '=', 'cf.organisation_id').onRef('s.id', '=', 'cf.site_id'))
    .select(sql<IsoDate>`(f.observed_at at time zone s.time_zone)::date`.as('observed_on'))
    .where('f.key', '=', sql<string>`any (${[...keys]}::text[])`)
    .orderBy('f.observed_at')
    .orderBy('f.received_at')
    .orderBy('f.id')
    .execute()
  const days = new Map(rows.map((row) => [row.id, row.observed_on]))
  return (await openFacts(tx, rows)).map((fact) => ({ ...fact, observedOn: days.get(fact.id) as IsoDate }))
}

/** Every observation that came out of these entries, in the order in which they were written. */
export const listFactsOf = async (tx: Read, caseFileId: string, entryIds: readonly string[]): Promise<Fact[]> =>
  entryIds.length === 0
    ? []
    : openFacts(
        tx,
        await factQuery(tx, caseFileId)
          .where('f.entry_id', '=', sql<string>`any (${[...entryIds]}::uuid[])`)
          .orderBy('f.received_at')
          .orderBy('f.id')
          .execute(),
      )
