import type pg from 'pg'
import { addDays } from '#core/dates.ts'
import { instantOf } from '#web/clock.ts'
import { ZONE } from './household.ts'
import type { Loaded, SeedHouse } from './household.ts'
import type { TownAgent } from './town.ts'

/** One line of the log, at its time. */
export type Line = {
  at: Date
  who: TownAgent
  action: string
  outcome?: 'done' | 'refused'
  caseFileId: string
  subjectId?: string
  compartments?: string[]
  detail?: Readonly<Record<string, unknown>>
}

/**
 * The journal of access of three months, with the `further` lines: the lines of the seeding itself go away, and each act of the town's history gets its line at its
 * time. With the triggers off and the rows hashed by the same function: only a superuser can, before anything was sealed.
 */
export const writeHistory = async (
  admin: pg.Client,
  seed: SeedHouse,
  loaded: ReadonlyMap<string, Loaded>,
  further: readonly Line[],
): Promise<void> => {
  const { town, today } = seed
  const kinds = await admin.query<{ id: string; case_file_id: string; kind: string }>(
    'select id, case_file_id, kind from compartment where case_file_id is not null',
  )
  const compartment = new Map(kinds.rows.map((row) => [`${row.case_file_id} ${row.kind}`, row.id]))
  const lines: Line[] = [...further]
  for (const household of loaded.values()) {
    const held = (kind: string): string[] => ['identity', kind].flatMap((one) => compartment.get(`${household.id} ${one}`) ?? [])
    for (const { id, entry, author, at } of household.entries) {
      const minutes = (n: number): Date => new Date(at.getTime() + n * 60_000)
      if (entry.kind === 'firstRequest')
        lines.push({ at, who: author, action: 'reception.receive', caseFileId: household.id, subjectId: id })
      else {
        const compartments = held(entry.compartment ?? 'general')
        lines.push({ at: minutes(-14), who: author, action: 'caseFile.show', caseFileId: household.id, compartments })
        const interview = entry.kind === 'interview' || entry.kind === 'homeVisit'
        lines.push({
          at: minutes(entry.minutes ?? 8),
          who: author,
          action: interview ? 'interview.tidy' : 'caseFile.note',
          caseFileId: household.id,
          subjectId: id,
          compartments,
        })
      }
    }
  }
  const aubertin = loaded.get('aubertin')
  if (aubertin)
    lines.push({
      at: instantOf(addDays(today, -5), '11:02', ZONE),
      who: 'marc',
      action: 'caseFile.show',
      outcome: 'refused',
      caseFileId: aubertin.id,
    })
  lines.sort((a, b) => a.at.getTime() - b.at.getTime())
  await admin.query('begin')
  await admin.query('alter table audit.entry disable trigger user')
  await admin.query('delete from audit.entry')
  for (const line of lines)
    await admin.query(
      `insert into audit.entry (organisation_id, at, agent_id, session_id, action, outcome, case_file_id, subject_id, compartments, detail, row_hash)
       values ($1, $2, $3, null, $4, $5, $6, $7, $8, $9, '\\x')`,
      [
        town.organisationId,
        line.at,
        town.agents[line.who].agentId,
        line.action,
        line.outcome ?? 'done',
        line.caseFileId,
        line.subjectId ?? null,
        line.compartments ?? [],
        line.detail ? JSON.stringify(line.detail) : null,
      ],
    )
  await admin.query('update audit.entry e set row_hash = sha256(audit.canonical(e))')
  await admin.query('alter table audit.entry enable trigger user')
  await admin.query('commit')
}
