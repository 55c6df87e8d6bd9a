import { sql } from 'kysely'
import { Refused } from '#core/errors.ts'
import type { Write } from '#db/door.server.ts'
import { planAppointment } from '#features/agenda/commands.server.ts'
import { instantOf } from '#web/clock.ts'
import { nameMark } from './rdv-file.ts'
import type { RdvLine } from './rdv-file.ts'

/** What becomes of a line. `refused` says why, in French, without a word of anybody. */
export type Judged =
  | {
      readonly line: RdvLine
      readonly outcome: 'new'
      readonly caseFileId: string
      readonly personIds: readonly string[]
      readonly startsAt: Date
    }
  | { readonly line: RdvLine; readonly outcome: 'known' | 'calledOff' }
  | { readonly line: RdvLine; readonly outcome: 'refused'; readonly why: string }

type Known = { caseFileId: string; personId: string; firstName: string; lastName: string; birthDate: string | null }

const refused = (line: RdvLine, why: string): Judged => ({ line, outcome: 'refused', why })

/**
 * What would become of each line, and nothing is written: appointments of the actor herself, with open households in which she may write, found by the
 * name of one of their persons (and her date of birth, where both are known). What she does not hold is not there: the same sentence as for nobody.
 */
export const judgeRdv = async (
  tx: Write,
  lines: readonly RdvLine[],
  { minutes, timeZone }: { minutes: number; timeZone: string },
): Promise<Judged[]> => {
  const { rows: people } =
    await sql<Known>`select p.case_file_id as "caseFileId", p.id as "personId", p.first_name as "firstName", p.last_name as "lastName", p.birth_date as "birthDate"
    from person p join case_file f on f.organisation_id = p.organisation_id and f.id = p.case_file_id
    where p.organisation_id = ${tx.org} and f.closed_at is null and not p.unborn and f.general_compartment_id = any ((select app.my_writable_compartments())::uuid[])`.execute(
      tx.q,
    )
  const byName = Map.groupBy(people, ({ firstName, lastName }) => nameMark(`${firstName} ${lastName}`))
  const { rows: mine } = await sql<{
    caseFileId: string | null
    startsAt: Date
  }>`select case_file_id as "caseFileId", starts_at as "startsAt" from appointment
    where organisation_id = ${tx.org} and agent_id = ${tx.actor.agentId} and status not in ('cancelled', 'moved')`.execute(tx.q)
  const known = new Set(mine.map((one) => `${one.caseFileId} ${one.startsAt.getTime()}`))
  const { rows: busy } = await sql<{ from: Date; to: Date }>`select starts_at as "from", ends_at as "to" from busy_agent
    where organisation_id = ${tx.org} and agent_id = ${tx.actor.agentId} and not yields`.execute(tx.q)
  const me = nameMark(`${tx.actor.firstName} ${tx.actor.lastName}`)
  return lines.map((line): Judged => {
    if (line.status === null) return { line, outcome: 'calledOff' }
    if (!line.date || !line.time) return refused(line, 'La date ou l’heure n’est pas lisible.')
    if (line.people.length === 0) return refused(line, 'Aucun usager n’est écrit.')
    if (line.professionals.length > 0 && !line.professionals.some((name) => nameMark(name) === me))
      return refused(line, 'Ce rendez-vous est celui de quelqu’un d’autre.')
    const found = line.people.flatMap((name) =>
      (byName.get(nameMark(name)) ?? []).filter(
        (one) => line.people.length > 1 || !line.birthDate || !one.birthDate || one.birthDate === line.birthDate,
      ),
    )
    const households = [...new Set(found.map(({ caseFileId }) => caseFileId))]
    const [caseFileId] = households
    if (caseFileId === undefined) return refused(line, 'Aucun foyer que vous suivez ne porte ce nom.')
    if (households.length > 1) return refused(line, 'Plusieurs foyers que vous suivez portent ce nom : posez ce rendez-vous à la main.')
    const startsAt = instantOf(line.date, line.time, timeZone)
    const key = `${caseFileId} ${startsAt.getTime()}`
    if (known.has(key)) return { line, outcome: 'known' }
    const to = new Date(startsAt.getTime() + minutes * 60_000)
    if (line.status === 'planned' && busy.some((one) => one.from < to && startsAt < one.to))
      return refused(line, 'Cette heure est déjà prise dans votre agenda.')
    known.add(key)
    if (line.status === 'planned') busy.push({ from: startsAt, to })
    return { line, outcome: 'new', caseFileId, personIds: found.map(({ personId }) => personId), startsAt }
  })
}

/** Writes the lines that can be; one that cannot any more (its hour was taken meanwhile) is told as refused. Never makes a household. */
export const bringRdv = async (tx: Write, judged: readonly Judged[], minutes: number): Promise<Judged[]> => {
  const done: Judged[] = []
  for (const one of judged) {
    if (one.outcome !== 'new') {
      done.push(one)
      continue
    }
    const { line, caseFileId, personIds, startsAt } = one
    try {
      const visit = line.kind === 'homeVisit'
      await planAppointment(tx, {
        caseFileId,
        personIds: [...new Set(personIds)],
        startsAt,
        minutes,
        kind: line.kind,
        // the place of a visit is the home of the household, which is sealed elsewhere
        place: visit ? '' : line.place.slice(0, 200),
        note: line.motif.slice(0, 500),
        ...(line.status ? { status: line.status } : {}),
      })
      done.push(one)
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      done.push(refused(line, Object.values(error.fields)[0] ?? 'Cette heure est déjà prise dans votre agenda.'))
    }
  }
  return done
}
