import { sql } from 'kysely'
import type pg from 'pg'
import type { Action, Actor } from '#core/actor.ts'
import { addDays, weekday } from '#core/dates.ts'
import type { IsoDate } from '#core/dates.ts'
import type { House } from '#db/door.server.ts'
import type { AppointmentBody } from '#features/agenda/model.ts'
import { openCaseFile } from '#features/case-file/commands.server.ts'
import { instantOf } from '#web/clock.ts'
import { beginSessions } from './bench-fill.ts'

/** The service that `bench:agenda` measures: 60 workers in six teams, twenty households each, and their days. */
export const WORKERS = 60
export const HOUSEHOLDS = 20
const A_DAY = ['09:00', '10:15', '11:30', '14:00', '15:30'] as const
const [PAST_DAYS, DAYS_TO_COME] = [913, 182]
export const ZONE = 'Europe/Paris'
export const bench: Action = { id: 'bench.agenda', roles: ['worker'], audit: 'banc d’essai' }

export type Worker = { actor: Actor; files: string[] }
export type Filled = { house: House; admin: pg.Client; org: string; site: string; workers: Worker[] }

/** The organisation, its workers with a session each, and their households, opened through the door. */
export const fillHouse = async (house: House, admin: pg.Client): Promise<Filled> => {
  const id = house.newId
  const [org, site] = [id(), id()]
  await admin.query('set synchronous_commit = off')
  await admin.query(`insert into organisation (id, name, kind) values ($1, 'Banc', 'departement')`, [org])
  await admin.query(`insert into site (organisation_id, id, name) values ($1, $2, 'Site')`, [org, site])
  const workers: Worker[] = []
  for (let n = 0; n < WORKERS; n += 1) {
    const agentId = id()
    await admin.query(
      `insert into agent (organisation_id, id, site_id, login, first_name, last_name, job_title, profession, secrecy_basis) values ($1, $2, $3, $4, 'Agent', $5, 'travail social', 'educateurSpecialise', 'mission')`,
      [org, agentId, site, `agent${n}`, `N${n}`],
    )
    await admin.query(`insert into agent_role (organisation_id, agent_id, role) values ($1, $2, 'worker')`, [org, agentId])
    workers.push({ actor: { agentId } as Actor, files: [] })
  }
  for (let n = 0; n < 6; n += 1) {
    const team = id()
    await admin.query(`insert into team (organisation_id, id, site_id, name, kind) values ($1, $2, $3, $4, 'sector')`, [
      org,
      team,
      site,
      `Équipe ${n}`,
    ])
    for (const { actor } of workers.slice(n * 10, n * 10 + 10))
      await admin.query(
        `insert into team_member (organisation_id, id, team_id, agent_id, from_date) values ($1, $2, $3, $4, current_date - 1200)`,
        [org, id(), team, actor.agentId],
      )
  }
  const sessions = await beginSessions(
    admin,
    org,
    workers.map(({ actor }) => actor.agentId),
  )
  for (const [n, worker] of workers.entries()) {
    const { id: sessionId = '', tokenHash = '' } = sessions[n] ?? {}
    worker.actor = {
      agentId: worker.actor.agentId,
      organisationId: org,
      sessionId,
      tokenHash,
      siteId: site,
      firstName: 'Agent',
      lastName: `N${n}`,
      jobTitle: 'travail social',
      roles: ['worker'],
      trainee: false,
      sharedComputer: false,
      singleKeys: true,
      plainFonts: false,
    }
    for (let k = 0; k < HOUSEHOLDS; k += 1)
      worker.files.push(
        await house.writing(worker.actor, bench, {}, async (tx) => {
          const file = await openCaseFile(tx, {
            name: `Foyer ${n} ${k}`,
            origin: 'self',
            channel: 'phone',
            informed: true,
            protected: false,
            sectorId: null,
            on: '2026-01-05',
            withoutPerson: true,
          })
          return file.id
        }),
      )
  }
  return { house, admin, org, site, workers }
}

/** Days of work of the three years, oldest first. */
export const workingDays = (today: IsoDate): IsoDate[] =>
  Array.from({ length: PAST_DAYS + DAYS_TO_COME }, (_, n) => addDays(today, n - PAST_DAYS)).filter((day) => weekday(day) <= 5)

/** Appointments of all workers on these days, sealed for real, laid by SQL without the triggers; the hours to come with what the triggers would write. */
export const addAppointments = async (
  { house, admin, org, site, workers }: Filled,
  days: readonly IsoDate[],
  now: Date,
): Promise<number> => {
  let count = 0
  await admin.query('set session_replication_role = replica')
  for (const { actor, files } of workers) {
    const rows = await house.writing(actor, bench, {}, async (tx) => {
      const kept = await sql<{
        id: string
        general: string
      }>`select id, general_compartment_id as general from case_file where id = any (${files}::uuid[])`.execute(tx.q)
      await tx.unlock(kept.rows.map(({ general }) => general))
      return days.flatMap((day, d) =>
        A_DAY.map((time, k) => {
          const file = kept.rows[(d * A_DAY.length + k) % kept.rows.length]
          if (!file) throw new Error('no household')
          const [id, starts] = [tx.newId(), instantOf(day, time, ZONE)]
          const body = {
            with: '',
            essentials: ['Dernier avis de la CAF'],
            note: 'Apporter le bail et les trois derniers bulletins.',
          } satisfies AppointmentBody
          return {
            id,
            file: file.id,
            general: file.general,
            starts,
            ends: new Date(starts.getTime() + 3_600_000),
            body: tx.sealJson(file.general, id, body),
          }
        }),
      )
    })
    await admin.query(
      `insert into appointment (organisation_id, id, case_file_id, compartment_id, site_id, agent_id, starts_at, ends_at, kind, body, status, created_at, created_by)
       select $1, r.id, r.file, r.general, $2, $3, r.starts, r.ends, 'interview', r.body, case when r.starts > $4 then 'planned' else 'held' end, r.starts - interval '14 days', $3
       from unnest($5::uuid[], $6::uuid[], $7::uuid[], $8::timestamptz[], $9::timestamptz[], $10::bytea[]) r(id, file, general, starts, ends, body)`,
      [
        org,
        site,
        actor.agentId,
        now,
        rows.map((row) => row.id),
        rows.map((row) => row.file),
        rows.map((row) => row.general),
        rows.map((row) => row.starts),
        rows.map((row) => row.ends),
        rows.map((row) => row.body),
      ],
    )
    count += rows.length
  }
  await admin.query(
    `insert into busy_agent (organisation_id, id, agent_id, starts_at, ends_at, kind, source)
     select a.organisation_id, gen_random_uuid(), a.agent_id, a.starts_at, a.ends_at, 'appointment', md5(a.id::text)::uuid from appointment a
     where a.status = 'planned' and not exists (select from busy_agent b where b.source = md5(a.id::text)::uuid)`,
  )
  await admin.query('set session_replication_role = origin')
  await admin.query('vacuum analyze appointment; ').catch(() => undefined)
  await admin.query('analyze')
  return count
}
