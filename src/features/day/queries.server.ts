import { sql } from 'kysely'
import { addDays } from '#core/dates.ts'
import type { IsoDate } from '#core/dates.ts'
import type { Read } from '#db/door.server.ts'
import { ofOpenCase } from '#db/open-case.server.ts'
import { caseNames } from '#features/case-file/queries.server.ts'
import type { ContactFlags } from '#features/household/model.ts'
import { listMyNotices } from '#features/night/queries.server.ts'
import { holderOf } from '#features/running/queries.server.ts'
import { getContactFlags } from '#features/household/queries.server.ts'
import type { AppointmentBody, AppointmentKind, AppointmentStatus } from '#features/agenda/model.ts'
import { calledOrNameless } from '#features/reception/model.ts'
import type { RequestBody } from '#features/reception/model.ts'
import { instantOf, wallClock } from '#web/clock.ts'
import { afterPassed } from './after.server.ts'
import { arrangeAgenda, essentialsOf, horizonDays, isOver, mostDeadlines, mostReminders, mostRights, reviewedBefore } from './model.ts'
import type { DayAppointment, DayDeadline, DayNotice, DayStep } from './model.ts'
import { listWaiting } from './waiting.server.ts'

/** The moment of the page, on the wall of the site. */
export type When = { today: IsoDate; time: string; timeZone: string }

type Met = { case_file_id: string | null; request_id: string | null; agent_id: string }

/** Of appointments without an open household: who made the request, and whom one accompanies. Nothing is asked when there is none, as on most days. */
const othersOf = async (tx: Read, rows: readonly Met[]): Promise<(row: Met) => Pick<DayAppointment, 'request' | 'accompanies'>> => {
  const asked = rows.flatMap((row) => (row.case_file_id === null && row.request_id !== null ? [row.request_id] : []))
  const leading = rows.flatMap((row) => (row.agent_id === tx.actor.agentId ? [] : [row.agent_id]))
  const requests =
    asked.length === 0
      ? []
      : await tx.q
          .selectFrom('request')
          .select(['id', 'called_name'])
          .where('organisation_id', '=', tx.org)
          .where('id', 'in', asked)
          .execute()
  const agents =
    leading.length === 0
      ? []
      : await tx.q
          .selectFrom('agent')
          .select(['id', 'first_name', 'last_name'])
          .where('organisation_id', '=', tx.org)
          .where('id', 'in', leading)
          .execute()
  return (row) => {
    const request = requests.find(({ id }) => row.case_file_id === null && id === row.request_id)
    const agent = agents.find(({ id }) => id === row.agent_id)
    return {
      ...(request ? { request: { id: request.id, calledName: calledOrNameless(request.called_name) } } : {}),
      ...(agent ? { accompanies: `${agent.first_name} ${agent.last_name}` } : {}),
    }
  }
}

/**
 * Everything a worker’s page shows, in as few statements as it takes: one for each table, names and keys once at the end, and only what is
 * printed is opened. The public faces of the features answer one question each, with its own names and keys; twelve of them would read
 * the same compartments thirty times.
 */
export const getWorkerDay = async (tx: Read, when: When) => {
  const { today, timeZone } = when
  const wall = (instant: Date) => wallClock(instant, timeZone)
  const appointments = await tx.q
    .selectFrom('appointment')
    .select(['id', 'case_file_id', 'request_id', 'agent_id', 'compartment_id', 'starts_at', 'ends_at', 'kind', 'place', 'status', 'body'])
    .where('organisation_id', '=', tx.org)
    .where((eb) => eb.or([eb('agent_id', '=', tx.actor.agentId), sql<boolean>`co_agent_ids @> array[${tx.actor.agentId}::uuid]`]))
    .where('starts_at', '>=', instantOf(today, '00:00', timeZone))
    .where('starts_at', '<', instantOf(addDays(today, 1), '00:00', timeZone))
    .where('status', 'not in', ['cancelled', 'moved'])
    .orderBy('starts_at')
    .limit(40)
    .execute()
  const drafts = await tx.q
    .selectFrom('draft')
    .select(['id', 'case_file_id', 'started_at', 'updated_at'])
    .where('organisation_id', '=', tx.org)
    .where('author_id', '=', tx.actor.agentId)
    .where('tidied_at', 'is', null)
    .orderBy('updated_at', 'desc')
    .limit(20)
    .execute()
  const deadlines = await tx.q
    .selectFrom('deadline')
    .select([
      'id',
      'case_file_id',
      'compartment_id',
      'body',
      'law',
      'due_on',
      'run_id',
      'assessment_id',
      sql<number>`(count(*) over ())::int`.as('total'),
    ])
    .where('organisation_id', '=', tx.org)
    .where('done_at', 'is', null)
    .where('dropped_reason', 'is', null)
    .where('due_on', '<=', addDays(today, horizonDays))
    .where(ofOpenCase('deadline'))
    // what the law has stopped is late on no day; what was handed over is the colleague's, while she is there and it is not late
    .where('suspended_on', 'is', null)
    .where((eb) =>
      eb.or([
        eb('for_agent_id', 'is', null),
        eb('for_agent_id', '=', tx.actor.agentId),
        eb('due_on', '<', today),
        eb(holderOf(tx, 'deadline.for_agent_id'), 'is not', null),
      ]),
    )
    .where((eb) =>
      eb.or([
        eb('created_by', '=', tx.actor.agentId),
        eb('for_agent_id', '=', tx.actor.agentId),
        eb('case_file_id', '=', sql<string>`any ((select app.my_referred_cases())::uuid[])`),
      ]),
    )
    .orderBy('due_on')
    .orderBy('id')
    .limit(mostDeadlines)
    .execute()
  const reminders = await sql<{
    kind: 'quiet' | 'stale'
    case_file_id: string
    last_at: Date | null
    reviewed_on: IsoDate | null
    days: number
  }>`
    select r.*, o.days_without_step as days
    from organisation o, app.day_reminders(${tx.now}, o.days_without_step, ${reviewedBefore(today)}, ${mostReminders}) r where o.id = ${tx.org}`.execute(
    tx.q,
  )
  const quiet = reminders.rows.filter((row) => row.kind === 'quiet')
  const stale = reminders.rows.filter((row) => row.kind === 'stale')
  const notices = await tx.q
    .selectFrom('notice')
    .select(['id', 'kind', 'case_file_id', 'about_id', 'created_at'])
    .where('organisation_id', '=', tx.org)
    .where('agent_id', '=', tx.actor.agentId)
    .where('seen_at', 'is', null)
    .orderBy('created_at', 'desc')
    .limit(8)
    .execute()
  const now = when.time
  const pageOfToday = (caseFileId: string | null): string | null =>
    drafts.find((draft) => draft.case_file_id === caseFileId && wall(draft.started_at).date === today)?.id ?? null
  const untilOf = (row: { ends_at: Date }): string => (wall(row.ends_at).date > today ? '24:00' : wall(row.ends_at).time)
  const nextId = appointments.find(
    (row) =>
      !isOver(
        {
          from: wall(row.starts_at).time,
          until: untilOf(row),
          status: row.status as AppointmentStatus,
          draftId: pageOfToday(row.case_file_id),
        },
        now,
      ),
  )?.case_file_id
  const steps = nextId
    ? await tx.q
        .selectFrom('next_step')
        .select(['id', 'compartment_id', 'body', 'doer', 'due_on'])
        .where('organisation_id', '=', tx.org)
        .where('case_file_id', '=', nextId)
        .where('done_at', 'is', null)
        .where('dropped_at', 'is', null)
        .orderBy('said_on')
        .orderBy('id')
        .limit(6)
        .execute()
    : []
  const requests = await listWaiting(tx, timeZone)
  const news = await listMyNotices(tx)
  const rights = news.slice(0, mostRights)

  const named = [
    ...[appointments, drafts, deadlines, quiet, notices, stale].flatMap((rows) => rows.flatMap((row) => row.case_file_id ?? [])),
    ...rights.map((one) => one.caseFileId),
  ]
  const flags = await getContactFlags(tx, [...new Set(named)])
  const names = await caseNames(tx, named)
  const nameOf = (id: string | null): string | null => (id === null ? null : (names.get(id) ?? null))
  const dangerOf = (id: string | null): ContactFlags | null => (id === null ? null : (flags.get(id) ?? null))
  await tx.unlock([
    ...appointments.map((row) => row.compartment_id),
    ...deadlines.map((row) => row.compartment_id),
    ...steps.map((row) => row.compartment_id),
    ...(requests.pressing ? [requests.pressing.compartmentId] : []),
  ])
  tx.shown([...names.keys(), ...requests.waiting.map((one) => one.id)])

  const whoElse = await othersOf(tx, appointments)

  const lines = appointments.map((row): DayAppointment => {
    const body = tx.holds(row.compartment_id) ? tx.openJson<AppointmentBody>(row.compartment_id, row.id, row.body) : {}
    return {
      id: row.id,
      caseFileId: row.case_file_id ?? '',
      name: nameOf(row.case_file_id),
      from: wall(row.starts_at).time,
      until: untilOf(row),
      kind: row.kind as AppointmentKind,
      status: row.status as AppointmentStatus,
      place: row.place,
      with: body.with ?? '',
      note: body.note ?? '',
      essentials: body.essentials ?? [],
      draftId: pageOfToday(row.case_file_id),
      flags: dangerOf(row.case_file_id),
      ...whoElse(row),
    }
  })
  const after = await afterPassed(tx, deadlines, today)
  const shownDeadlines = deadlines
    .filter((row) => tx.holds(row.compartment_id))
    .map((row): DayDeadline => {
      const body = tx.openJson<{ title: string; note?: string }>(row.compartment_id, row.id, row.body)
      return {
        id: row.id,
        caseFileId: row.case_file_id,
        name: nameOf(row.case_file_id),
        flags: dangerOf(row.case_file_id),
        due: row.due_on,
        title: body.title,
        note: body.note ?? '',
        law: row.law,
        inProcedure: row.run_id !== null,
        assessmentId: row.assessment_id,
        after: row.run_id !== null && row.due_on < today ? (after.get(row.run_id) ?? null) : null,
      }
    })
  const next = lines.find((line) => line.caseFileId === nextId && !isOver(line, now))
  const shownSteps = steps
    .filter((row) => tx.holds(row.compartment_id))
    .map((row): DayStep => ({
      id: row.id,
      what: tx.openJson<{ what: string }>(row.compartment_id, row.id, row.body).what,
      doer: row.doer,
      due: row.due_on,
    }))
  const pressing = requests.pressing
  return {
    appointments: lines,
    agenda: arrangeAgenda(lines, now),
    essentials: next ? essentialsOf(next, shownSteps, shownDeadlines, today) : [],
    deadlines: shownDeadlines,
    otherDeadlines: Math.max(0, (deadlines[0]?.total ?? 0) - deadlines.length),
    drafts: drafts.map((row) => {
      const { date: on, time: at } = wall(row.updated_at)
      return { id: row.id, caseFileId: row.case_file_id, name: nameOf(row.case_file_id), flags: dangerOf(row.case_file_id), on, at }
    }),
    notices: notices.map((row): DayNotice => {
      const { date: on, time: at } = wall(row.created_at)
      return {
        id: row.id,
        kind: row.kind,
        caseFileId: row.case_file_id ?? '',
        name: nameOf(row.case_file_id),
        flags: dangerOf(row.case_file_id),
        aboutId: row.about_id,
        on,
        at,
      }
    }),
    rights: rights.map((one) => ({ ...one, name: nameOf(one.caseFileId), flags: dangerOf(one.caseFileId) })),
    otherRights: news.length - rights.length,
    quiet: quiet.map((row) => ({
      caseFileId: row.case_file_id,
      name: nameOf(row.case_file_id),
      flags: dangerOf(row.case_file_id),
      last: wall(row.last_at ?? tx.now).date,
      days: row.days,
    })),
    stale: stale.map((row) => ({
      caseFileId: row.case_file_id,
      name: nameOf(row.case_file_id),
      flags: dangerOf(row.case_file_id),
      reviewedOn: row.reviewed_on,
    })),
    waiting: requests.waiting,
    waitingTotal: requests.total,
    pressing: pressing &&
      tx.holds(pressing.compartmentId) && {
        request: pressing.request,
        body: tx.openJson<RequestBody>(pressing.compartmentId, pressing.request.id, pressing.body),
      },
  }
}
export type WorkerDay = Awaited<ReturnType<typeof getWorkerDay>>

/** What a manager sees of the sites she manages: numbers by team and by worker, and accesses to go over again. Never a household. */
export const getManagerDay = async (tx: Read, today: IsoDate) => {
  const queue = await sql<{ team_id: string; team_name: string; waiting: number; late: number }>`
    select team_id, team_name, sum(waiting)::int as waiting, sum(late)::int as late from app.site_queue(${tx.now}) group by 1, 2 order by late desc, 2`.execute(
    tx.q,
  )
  const workload = await sql<{
    agent_id: string
    first_name: string
    last_name: string
    job_title: string
    households: number
    late: number
  }>`
    select * from app.site_workload(${today})`.execute(tx.q)
  const reviews = await tx.q
    .selectFrom('exceptional_access')
    .select(sql<number>`count(*)::int`.as('n'))
    .where('organisation_id', '=', tx.org)
    .where('opened_at', 'is not', null)
    .where('reviewed_at', 'is', null)
    .where('agent_id', '<>', tx.actor.agentId)
    .executeTakeFirst()
  return {
    queue: queue.rows.map((row) => ({ id: row.team_id, team: row.team_name, waiting: row.waiting, late: row.late })),
    workload: workload.rows.map((row) => ({
      id: row.agent_id,
      name: `${row.first_name} ${row.last_name}`,
      jobTitle: row.job_title,
      households: row.households,
      late: row.late,
    })),
    toReview: reviews?.n ?? 0,
  }
}
export type ManagerDay = Awaited<ReturnType<typeof getManagerDay>>
