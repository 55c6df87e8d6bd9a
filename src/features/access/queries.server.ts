import { sql } from 'kysely'
import type { CompartmentKind } from '#core/compartments.ts'
import type { IsoDate } from '#core/dates.ts'
import type { Read } from '#db/door.server.ts'
import { CALCULATED } from '#features/calculation/model.ts'
import { agentsById } from '#features/case-file/queries.server.ts'
import { wallClock } from '#web/clock.ts'
import type { AskedBody } from './commands.server.ts'
import { gatherOpenings, grounds, writeSeen } from './model.ts'
import type { Ground, JournalRow, LogLine, MyExceptional, Opening, Verdict } from './model.ts'

/** Lines of one household that are read at once: years of an ordinary one. */
const MOST_LINES = 5_000

/** The log of a household, oldest first, and the kinds of compartments there are of it. The referent reads it whole; others read their own lines in it. */
const listLines = async (tx: Read, caseFileId: string): Promise<{ lines: LogLine[]; there: CompartmentKind[] }> => {
  const rows = await tx.q
    .selectFrom('audit.entry')
    .select(['id', 'at', 'agent_id', 'action', 'outcome', 'compartments', 'detail'])
    .where('organisation_id', '=', tx.org)
    .where('case_file_id', '=', caseFileId)
    .where('outcome', '<>', 'failed')
    .orderBy('id', 'desc')
    .limit(MOST_LINES)
    .execute()
  const kinds = new Map(
    (
      await tx.q
        .selectFrom('compartment')
        .select(['id', 'kind'])
        .where('organisation_id', '=', tx.org)
        .where('case_file_id', '=', caseFileId)
        .execute()
    ).map((row) => [row.id, row.kind as CompartmentKind]),
  )
  const lines = rows.toReversed().map((row): LogLine => {
    const detail = (row.detail ?? {}) as { exceptional?: string; opened?: boolean }
    return {
      id: row.id,
      at: row.at,
      agentId: row.agent_id ?? '',
      actionId: row.action,
      refused: row.outcome === 'refused' || detail.opened === false,
      kinds: row.compartments.flatMap((id) => kinds.get(id) ?? []),
      exceptionalId: detail.exceptional ?? null,
    }
  })
  return { lines, there: [...new Set(kinds.values())] }
}

type Exceptional = { agentId: string; from: Date; until: Date | null; reason: string }

/** Exceptional accesses to a household that the reader may read the reasons of, by id. */
const exceptionalOf = async (tx: Read, caseFileId: string): Promise<Map<string, Exceptional>> => {
  const rows = await tx.q
    .selectFrom('exceptional_access')
    .selectAll()
    .where('organisation_id', '=', tx.org)
    .where('case_file_id', '=', caseFileId)
    .execute()
  await tx.unlock(rows.map((row) => row.compartment_id))
  return new Map(
    rows
      .filter((row) => tx.holds(row.compartment_id))
      .map((row) => [
        row.id,
        {
          agentId: row.agent_id,
          from: row.asked_at,
          until: row.expires_at,
          reason: tx.openJson<AskedBody>(row.compartment_id, row.id, row.body).reason,
        },
      ]),
  )
}

/** Written reasons of the shares and reliefs of a household, the newest first. */
const listReasons = async (tx: Read, caseFileId: string) =>
  tx.q
    .selectFrom('compartment_access')
    .select(['agent_id', 'basis', 'reason', 'from_at', 'until_at'])
    .where('organisation_id', '=', tx.org)
    .where('case_file_id', '=', caseFileId)
    .where('agent_id', 'is not', null)
    .orderBy('from_at', 'desc')
    .execute()

/** « Qui a ouvert ce dossier »: openings, newest first, in words. `sentenceOf` gives the French of an action. */
export const listJournal = async (
  tx: Read,
  caseFileId: string,
  referentId: string,
  timeZone: string,
  sentenceOf: (actionId: string) => string,
): Promise<JournalRow[]> => {
  const accesses = await exceptionalOf(tx, caseFileId)
  // what was done elsewhere in the application while an exceptional access ran was done under it
  const under = (line: LogLine): string | null =>
    line.exceptionalId ??
    (line.refused ? [] : [...accesses]).find(
      ([, one]) => one.agentId === line.agentId && one.until && one.from <= line.at && line.at <= one.until,
    )?.[0] ??
    null
  const { lines: all, there } = await listLines(tx, caseFileId)
  const lines = all.map((line) => ({ ...line, exceptionalId: under(line) }))
  const reasons = await listReasons(tx, caseFileId)
  const openings = gatherOpenings(lines)
  const agents = await agentsById(tx, openings.map((opening) => opening.agentId).filter(Boolean))
  const reasonOf = (opening: Opening): string | null => {
    const exceptional = opening.exceptionalId ? accesses.get(opening.exceptionalId) : undefined
    if (exceptional) return exceptional.reason
    const held = reasons.filter(
      (row) => row.agent_id === opening.agentId && row.from_at <= opening.to && (!row.until_at || row.until_at >= opening.from),
    )
    return held.find((row) => row.reason && row.basis !== 'exceptional')?.reason ?? null
  }
  return openings.map((opening): JournalRow => {
    const wall = wallClock(opening.from, timeZone)
    const exceptional = opening.exceptionalId ? accesses.get(opening.exceptionalId) : undefined
    const shared = reasons.some((row) => row.agent_id === opening.agentId && row.basis !== 'exceptional')
    return {
      id: opening.id,
      date: wall.date,
      time: wall.time,
      agentId: opening.agentId,
      who: agents.get(opening.agentId)?.name ?? '',
      function: agents.get(opening.agentId)?.jobTitle ?? '',
      kind: opening.refused
        ? 'refused'
        : exceptional
          ? 'exceptional'
          : opening.agentId === referentId
            ? 'referent'
            : shared
              ? 'shared'
              : 'other',
      reason: reasonOf(opening),
      acts: opening.actionIds.map(sentenceOf),
      seen: opening.refused ? [] : writeSeen(opening.kinds, there),
      until: exceptional?.until ? wallClock(exceptional.until, timeZone) : null,
    }
  })
}

/** Whether names of agents go to the person with her journal (decision 14). */
export const journalNames = async (tx: Read): Promise<boolean> =>
  (await tx.q.selectFrom('organisation').select('journal_names').where('id', '=', tx.org).executeTakeFirst())?.journal_names ?? false

export type LogFilter = { agentId: string | null; from: Date | null; until: Date | null; before: string | null; refusedOnly: boolean }
export type OrganisationLine = {
  id: string
  at: Date
  who: string
  actionId: string
  outcome: string
  /** A mark for the household: the same lines bear the same, and it says nothing else. */
  household: string | null
}

const PER_PAGE = 100

/** The log of the organisation for its DPO: who did what, when; no content, no name of a household. Newest first; `next` is the next page's bound. */
export const listLog = async (tx: Read, filter: LogFilter): Promise<{ lines: OrganisationLine[]; next: string | null }> => {
  let query = tx.q
    .selectFrom('audit.entry as e')
    .leftJoin('agent as a', (join) => join.onRef('a.organisation_id', '=', 'e.organisation_id').onRef('a.id', '=', 'e.agent_id'))
    .select(['e.id', 'e.at', 'e.action', 'e.outcome', 'e.case_file_id', 'a.first_name', 'a.last_name'])
    .where('e.organisation_id', '=', tx.org)
  if (filter.agentId) query = query.where('e.agent_id', '=', filter.agentId)
  if (filter.from) query = query.where('e.at', '>=', filter.from)
  if (filter.until) query = query.where('e.at', '<', filter.until)
  if (filter.before) query = query.where('e.id', '<', filter.before)
  if (filter.refusedOnly) query = query.where('e.outcome', '<>', 'done')
  const rows = await query
    .orderBy('e.id', 'desc')
    .limit(PER_PAGE + 1)
    .execute()
  const lines = rows.slice(0, PER_PAGE).map((row) => ({
    id: row.id,
    at: row.at,
    who: [row.first_name, row.last_name].filter(Boolean).join(' ') || (row.action === CALCULATED ? 'une clé d’accès' : 'personne de connu'),
    actionId: row.action,
    outcome: row.outcome,
    household: row.case_file_id ? row.case_file_id.slice(-6) : null,
  }))
  return { lines, next: rows.length > PER_PAGE ? (lines.at(-1)?.id ?? null) : null }
}

/** Agents of the organisation, those who left included, by name: whom the log may be filtered by. */
export const listAgents = async (tx: Read): Promise<{ id: string; name: string }[]> => {
  const rows = await tx.q
    .selectFrom('agent')
    .select(['id', 'first_name', 'last_name'])
    .where('organisation_id', '=', tx.org)
    .orderBy('last_name')
    .orderBy('first_name')
    .execute()
  return rows.map((row) => ({ id: row.id, name: `${row.last_name} ${row.first_name}` }))
}

/** The actor's last demands, newest first. */
export const listMyExceptional = async (tx: Read): Promise<MyExceptional[]> => {
  const rows = await sql<{
    id: string
    asked_at: Date
    opened_at: Date | null
    expires_at: Date | null
    renewed_at: Date | null
    widened_at: Date | null
    case_file_id: string | null
  }>`select * from app.my_exceptional()`.execute(tx.q)
  return rows.rows.map((row) => ({
    id: row.id,
    askedAt: row.asked_at,
    openedAt: row.opened_at,
    expiresAt: row.expires_at,
    renewed: row.renewed_at !== null,
    widened: row.widened_at !== null,
    caseFileId: row.case_file_id,
  }))
}

/** The exceptional access under which the actor sees this household now; for the banner. Null when she sees it otherwise. */
export const findRunningExceptional = async (tx: Read, caseFileId: string): Promise<MyExceptional | null> =>
  (await listMyExceptional(tx)).find((one) => one.caseFileId === caseFileId) ?? null

/** First step: days and law of the open deadlines, earliest first, without a word of them. */
export const listExceptionalDeadlines = async (tx: Read, id: string): Promise<{ dueOn: IsoDate; law: string | null }[]> => {
  const rows = await sql<{ due_on: string; law: string | null }>`select * from app.exceptional_deadlines(${id})`.execute(tx.q)
  return rows.rows.map((row) => ({ dueOn: row.due_on, law: row.law }))
}

export type ToReview = {
  id: string
  who: string
  whoId: string
  ground: string
  reason: string
  asked: string
  askedAt: Date
  openedAt: Date | null
  expiresAt: Date | null
  known: boolean
  waitsForSecond: boolean
  secondPerson: string | null
  verdict: Verdict | null
  reviewer: string | null
  reviewedAt: Date | null
  mine: boolean
}

/** Demands whose reason the actor may read (managers of the site, the referent): those that wait first, then the latest. */
export const listReviews = async (tx: Read): Promise<ToReview[]> => {
  const rows = await tx.q
    .selectFrom('exceptional_access')
    .selectAll()
    .where('organisation_id', '=', tx.org)
    .orderBy('asked_at', 'desc')
    .limit(200)
    .execute()
  await tx.unlock(rows.map((row) => row.compartment_id))
  const agents = await agentsById(
    tx,
    rows.flatMap((row) => [row.agent_id, row.second_person, row.reviewed_by].filter((id) => id !== null)),
  )
  const named = (id: string | null): string | null => (id ? (agents.get(id)?.name ?? null) : null)
  const list = rows
    .filter((row) => tx.holds(row.compartment_id))
    .map((row): ToReview => {
      const body = tx.openJson<AskedBody>(row.compartment_id, row.id, row.body)
      return {
        id: row.id,
        who: named(row.agent_id) ?? '',
        whoId: row.agent_id,
        ground: grounds[row.ground as Ground],
        reason: body.reason,
        asked: `${body.firstName} ${body.lastName}`,
        askedAt: row.asked_at,
        openedAt: row.opened_at,
        expiresAt: row.expires_at,
        known: row.case_file_id !== null,
        waitsForSecond: row.needs_second_person && row.opened_at === null && row.case_file_id !== null && row.reviewed_at === null,
        secondPerson: named(row.second_person),
        verdict: row.verdict as Verdict | null,
        reviewer: named(row.reviewed_by),
        reviewedAt: row.reviewed_at,
        mine: row.agent_id === tx.actor.agentId || row.second_person === tx.actor.agentId,
      }
    })
  tx.shown(list.map((one) => one.id))
  return list.toSorted((a, b) => Number(a.verdict !== null) - Number(b.verdict !== null) || b.askedAt.getTime() - a.askedAt.getTime())
}

/** Links that the actor declared, newest first: her own words, nothing of whether anybody is known. */
export const listMyLinks = async (tx: Read): Promise<{ id: string; name: string; birthDate: IsoDate | null; declaredAt: Date }[]> => {
  const rows = await tx.q
    .selectFrom('declared_link')
    .select(['id', 'name_key', 'birth_date', 'declared_at'])
    .where('organisation_id', '=', tx.org)
    .where('withdrawn_at', 'is', null)
    .orderBy('declared_at', 'desc')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    name: row.name_key.replaceAll(/(^| )\p{L}/gu, (letter) => letter.toUpperCase()),
    birthDate: row.birth_date,
    declaredAt: row.declared_at,
  }))
}
