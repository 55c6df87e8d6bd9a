import type pg from 'pg'
import type { Action } from '#core/actor.ts'
import { addDays, weekday } from '#core/dates.ts'
import type { IsoDate } from '#core/dates.ts'
import { Refused } from '#core/errors.ts'
import type { Write } from '#db/door.server.ts'
import {
  addEvent,
  addSeries,
  closeContact,
  declareAbsence,
  openPermanence,
  registerContact,
  takeContact,
  watchVisit,
} from '#features/agenda/commands.server.ts'
import { listAgendaAppointments } from '#features/agenda/queries.server.ts'
import type { ContactOutcome } from '#features/agenda/model.ts'
import type { RequestTopic, Urgency } from '#features/reception/model.ts'
import { instantOf } from '#web/clock.ts'
import { ZONE } from './household.ts'
import type { SeedHouse } from './household.ts'
import type { TownAgent } from './town.ts'

/** What fills the weeks of Clairval beside its households: rooms and hours, permanences and who came, meetings, writing, an absence, a visit under watch. */

const preparing: Action = { id: 'seed', roles: ['worker', 'manager', 'reception'], audit: 'a préparé la ville de démonstration' }

const rooms = {
  tanneries: [
    ['Bureau 2', 4],
    ['Bureau 3', 4],
    ['Bureau 4', 4],
    ['Bureau 5', 3],
    ['Bureau 6', 5],
    ['Salle des familles', 8],
    ['Salle de réunion', 16],
  ],
  port: [
    ['Bureau 1', 4],
    ['Bureau 2', 4],
    ['Salle du quai', 10],
  ],
} as const

/** Mornings and afternoons, Thursday until the evening at Les Tanneries; Le Port is shut on Wednesday. */
const hours: readonly (readonly [site: 'tanneries' | 'port', weekday: number, opens: string, closes: string])[] = [
  ...[1, 2, 3, 4, 5].flatMap((day) => [
    ['tanneries', day, '08:30', '12:30'] as const,
    ['tanneries', day, '13:30', day === 4 ? '19:00' : '17:30'] as const,
  ]),
  ...[1, 2, 4, 5].flatMap((day) => [['port', day, '09:00', '12:00'] as const, ['port', day, '13:30', '17:00'] as const]),
]

/** The next such day of the week after today. */
const next = (today: IsoDate, day: number): IsoDate => addDays(today, (day - weekday(today) + 7) % 7 || 7)
const codes = ['MO', 'TU', 'WE', 'TH', 'FR'] as const

const placesOf = async (admin: pg.Client, seed: SeedHouse): Promise<Map<string, string>> => {
  const { organisationId, sites } = seed.town
  const ids = new Map<string, string>()
  for (const site of ['tanneries', 'port'] as const)
    for (const [name, capacity] of rooms[site]) {
      const id = seed.house.newId()
      ids.set(`${site} ${name}`, id)
      await admin.query(
        `insert into room (organisation_id, id, site_id, name, capacity, accessible, created_at) values ($1, $2, $3, $4, $5, $6, now() - interval '200 days')`,
        [organisationId, id, sites[site], name, capacity, name !== 'Bureau 5'],
      )
    }
  for (const [site, day, opens, closes] of hours)
    await admin.query(
      `insert into site_opening (organisation_id, id, site_id, weekday, opens, closes, from_on) values ($1, $2, $3, $4, $5, $6, current_date - 200)`,
      [organisationId, seed.house.newId(), sites[site], day, opens, closes],
    )
  const closed = next(addDays(seed.today, 21), 5)
  await admin.query(
    `insert into site_closure (organisation_id, id, site_id, from_on, until_on, name) values ($1, $2, $3, $4, $4, 'Journée du service')`,
    [organisationId, seed.house.newId(), sites.tanneries, closed],
  )
  // the offices that the town's appointments name; where two share one at one hour, the second keeps its words alone
  const planned = await admin.query<{ id: string; place: string }>(
    `select id, place from appointment where organisation_id = $1 and site_id = $2 and status = 'planned' and place ~ '^bureau [0-9]$' order by starts_at, id`,
    [organisationId, sites.tanneries],
  )
  for (const { id, place } of planned.rows) {
    const room = ids.get(`tanneries ${place.replace('b', 'B')}`)
    if (!room) continue
    await admin.query('update appointment set room_id = $2 where id = $1', [id, room]).catch(() => undefined)
  }
  return ids
}

type Came = readonly [
  time: string,
  calledName: string,
  topic: RequestTopic | null,
  urgency: Urgency,
  outcome: ContactOutcome | 'taken' | null,
]

/** A morning that is going on: two wait, one is received, three are gone. Names of the days before were forgotten in the night. */
const thisMorning: readonly Came[] = [
  ['09:02', 'M. Rahmani', 'resources', 'week', 'informed'],
  ['09:10', '', 'talk', 'week', 'informed'],
  ['09:15', 'Nadège', 'housing', 'today', 'appointment'],
  ['09:31', 'Mme Ollivier', 'energy', 'today', 'taken'],
  ['09:40', '', 'family', 'week', null],
  ['09:52', 'Idriss', 'food', 'today', null],
]
const aWeekAgo: readonly Came[] = [
  ['09:05', '', 'housing', 'week', 'request'],
  ['09:12', '', 'resources', 'next', 'informed'],
  ['09:30', '', 'energy', 'week', 'informed'],
  ['10:05', '', 'family', 'today', 'appointment'],
  ['10:40', '', null, 'week', 'left'],
  ['11:15', '', 'health', 'week', 'informed'],
]

/** Fills the agenda around today, through the real commands, each by who would do it. */
export const loadAgenda = async (admin: pg.Client, seed: SeedHouse): Promise<void> => {
  const { agents, sites, teams } = seed.town
  const { today } = seed
  const at = (day: IsoDate, time: string): Date => instantOf(day, time, ZONE)
  const as = <T>(who: TownAgent, now: Date, body: (tx: Write) => Promise<T>): Promise<T> => {
    seed.setNow(now)
    return seed.house.writing(agents[who], preparing, {}, body)
  }
  const id = (...who: TownAgent[]): string[] => who.map((one) => agents[one].agentId)
  const ids = await placesOf(admin, seed)
  const early = at(today, '07:00')

  // a permanence on the day of the week that today is, so that there is always one to look at
  const day = Math.min(weekday(today), 5)
  const permanence = await as('helene', early, (tx) =>
    openPermanence(tx, {
      name: 'Permanence sans rendez-vous',
      place: 'Mairie annexe des Vergers',
      siteId: sites.tanneries,
      teamId: teams.tanneries,
      agentIds: id('bruno'),
      rrule: `FREQ=WEEKLY;BYDAY=${codes[day - 1]}`,
      firstOn: addDays(today, -28),
      untilOn: addDays(today, 28),
      starts: '09:00',
      minutes: 180,
    }),
  )
  const morning = async (on: IsoDate, list: readonly Came[]): Promise<void> => {
    for (const [time, calledName, topic, urgency, outcome] of list) {
      const arrivedAt = at(on, time)
      const contact = await as('jocelyne', arrivedAt, (tx) =>
        registerContact(tx, { permanenceId: permanence.id, on, calledName, topic, urgency, arrivedAt }),
      )
      if (outcome !== null && outcome !== 'left')
        await as('bruno', new Date(arrivedAt.getTime() + 8 * 60_000), (tx) => takeContact(tx, contact))
      if (outcome !== null && outcome !== 'taken')
        await as('bruno', new Date(arrivedAt.getTime() + 20 * 60_000), (tx) => closeContact(tx, contact, outcome))
    }
  }
  const lastTime = addDays(today, -7 - (weekday(today) - day))
  await morning(lastTime, aWeekAgo)
  if (weekday(today) <= 5) await morning(today, thisMorning)

  await as('helene', early, (tx) =>
    addSeries(tx, {
      kind: 'teamMeeting',
      siteId: sites.tanneries,
      agentIds: id('solene', 'ines', 'bruno', 'theo', 'helene'),
      rrule: 'FREQ=WEEKLY;BYDAY=TU',
      firstOn: next(today, 2),
      untilOn: addDays(today, 28),
      starts: '15:15',
      minutes: 90,
      place: 'Salle de réunion',
      roomId: ids.get('tanneries Salle de réunion') ?? null,
    }),
  )
  const weekly = (
    who: TownAgent,
    kind: 'writing' | 'pause' | 'permanence',
    on: number,
    starts: string,
    minutes: number,
    site: 'tanneries' | 'port' = 'tanneries',
  ) =>
    as(who, early, (tx) =>
      addSeries(tx, {
        kind,
        siteId: sites[site],
        rrule: `FREQ=WEEKLY;BYDAY=${codes[on - 1]}`,
        firstOn: next(today, on),
        untilOn: addDays(today, 28),
        starts,
        minutes,
      }),
    )
  /** Where a household of the town has that hour, whatever the day on which the town is made, the household comes first. */
  const unlessTaken = (who: TownAgent, body: (tx: Write) => Promise<string>): Promise<string | null> =>
    as(who, early, body).catch((error: unknown) => {
      if (error instanceof Refused) return null
      throw error
    })
  await weekly('solene', 'writing', 5, '15:15', 90)
  await weekly('ines', 'writing', 3, '09:00', 120)
  await weekly('marc', 'writing', 4, '15:30', 90, 'port')
  await unlessTaken('marc', (tx) =>
    addEvent(tx, {
      kind: 'commission',
      startsAt: at(next(today, 4), '09:00'),
      endsAt: at(next(today, 4), '12:00'),
      place: 'Commission du fonds de solidarité pour le logement',
    }),
  )
  await unlessTaken('awa', (tx) => {
    const from = next(addDays(today, 14), 1)
    return addEvent(tx, {
      kind: 'training',
      startsAt: at(from, '09:00'),
      endsAt: at(addDays(from, 1), '17:00'),
      place: 'Centre de formation',
    })
  })
  await as('theo', early, (tx) =>
    declareAbsence(tx, { fromOn: next(addDays(today, 7), 1), untilOn: addDays(next(addDays(today, 7), 1), 4), timeZone: ZONE }),
  )

  // her next visit: Bruno knows when she is expected back
  await as('solene', early, async (tx) => {
    const visits = await listAgendaAppointments(tx, { agentId: agents.solene.agentId, from: at(addDays(today, 1), '00:00'), open: true })
    const visit = visits.find(({ kind }) => kind === 'homeVisit')
    if (visit)
      await watchVisit(tx, {
        appointmentId: visit.id,
        watcherId: agents.bruno.agentId,
        where: 'Les Vergers, bâtiment C, 3e étage',
        expectedAt: new Date(visit.endsAt.getTime() + 30 * 60_000),
      })
  })
}
