import { sql } from 'kysely'
import type { IsoDate } from '#core/dates.ts'
import type { Read } from '#db/door.server.ts'
import { displayName } from '#features/household/model.ts'
import { getContactFlags } from '#features/household/queries.server.ts'
import { actions } from './actions.ts'
import { isReceptionOnly, mostPeople, mostSearchesAMinute, shortestQuestion } from './model.ts'
import type { Found } from './model.ts'
import { score } from './rank.ts'

type Candidate = {
  person_id: string | null
  case_file_id: string
  first_name: string
  last_name: string
  usual_name: string
  birth_date: IsoDate | null
  died_on: IsoDate | null
  household: string | null
  mine: boolean
  closed: boolean
  asked: string[]
  joined: string[]
  heard: string[]
}

/** Candidates taken from the database, before they are ranked here. */
const mostCandidates = 60
/** Below this, a name does not answer the question any more. */
const leastScore = 0.62

/**
 * People whom the actor may see and who answer the question, best first, one line for each household, at most `mostPeople`. Empty for
 * a question shorter than two characters. The ids shown go to the audit line; the question does not.
 */
export const findPeople = async (tx: Read, question: string): Promise<Found[]> => {
  const asked = question.trim().slice(0, 200)
  if (asked.length < shortestQuestion) return []
  const { rows } = await sql<Candidate>`select * from app.search_people(${asked}, ${mostCandidates})`.execute(tx.q)
  const best = new Map<string, { row: Candidate; points: number }>()
  for (const row of rows) {
    // without words (a year, a number), the database has already answered
    const points =
      row.asked.length === 0 ? 1 : score(row.asked, row.joined, row.heard) + (row.mine ? 0.01 : 0) - (row.closed || row.died_on ? 0.02 : 0)
    const known = best.get(row.case_file_id)
    // at equal points a person says more than the name of her household
    if (points >= leastScore && (!known || points > known.points || (points === known.points && row.person_id && !known.row.person_id)))
      best.set(row.case_file_id, { row, points })
  }
  const ranked = [...best.values()]
    .toSorted(
      (a, b) =>
        b.points - a.points || nameOf(a.row).localeCompare(nameOf(b.row), 'fr') || a.row.case_file_id.localeCompare(b.row.case_file_id),
    )
    .slice(0, mostPeople)
    .map(({ row }) => row)
  const flags = await getContactFlags(
    tx,
    ranked.map((row) => row.case_file_id),
  )
  tx.shown(ranked.flatMap((row) => (row.person_id ? [row.case_file_id, row.person_id] : [row.case_file_id])))
  tx.about({ detail: { people: ranked.length } })
  return ranked.map((row) => {
    const name = nameOf(row)
    return {
      caseFileId: row.case_file_id,
      personId: row.person_id,
      name,
      usualName: row.usual_name && !name.includes(row.usual_name) ? row.usual_name : '',
      household: row.household && row.household !== name ? row.household : null,
      birthYear: row.birth_date ? Number(row.birth_date.slice(0, 4)) : null,
      dead: row.died_on !== null,
      closed: row.closed,
      flags: flags.get(row.case_file_id) ?? null,
    }
  })
}

const nameOf = (row: Candidate): string =>
  row.person_id ? displayName({ firstName: row.first_name, lastName: row.last_name, usualName: row.usual_name }) : (row.household ?? '')

/**
 * Whether reception has searched for people too often in the last minute, counted in the audit log: the limit holds for an account, whatever
 * the number of screens and servers. Never true for other functions.
 */
export const searchesTooOften = async (tx: Read): Promise<boolean> => {
  if (!isReceptionOnly(tx.actor)) return false
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from (
      select action, at, detail from audit.entry where organisation_id = ${tx.org} and agent_id = ${tx.actor.agentId} order by id desc limit 300) e
    where e.action = ${actions.find.id} and e.at > ${new Date(tx.now.getTime() - 60_000)} and e.detail ? 'people'`.execute(tx.q)
  return (rows[0]?.n ?? 0) >= mostSearchesAMinute
}
