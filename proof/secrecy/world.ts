import { randomBytes } from 'node:crypto'
import pg from 'pg'
import type { Action, Actor } from '#core/actor.ts'
import type { Write } from '#db/door.server.ts'
import { askExceptional } from '#features/access/commands.server.ts'
import { openPermanence, planAppointment, registerContact, watchVisit } from '#features/agenda/commands.server.ts'
import { changeGrid, createGrid } from '#features/assessment/grid-commands.server.ts'
import { putQuestion, putSection } from '#features/assessment/grid-edit.ts'
import { addLocalAid } from '#features/catalogue/commands.server.ts'
import { receiveRequest } from '#features/reception/commands.server.ts'
import { relieve } from '#features/team/commands.server.ts'
import { runNight } from '#jobs/night.server.ts'
import { makeHousehold, TODAY } from './household.ts'
import type { Household } from './household.ts'
import type { NewAgent, OwnHouse, Somebody } from './own-house.ts'
import type { Asker, State } from './table.ts'
import { wordOf } from './words.ts'

/** A request of the desk, for the team: its words and ids. */
export type Request = { readonly id: string; readonly word: string }
export type World = {
  readonly own: OwnHouse
  /** Who asks; null: nobody. The token is what her cookie holds. */
  readonly people: Readonly<Record<Asker, Somebody | null>>
  readonly households: Readonly<Record<State, Household>>
  readonly request: Request
  /** Of the exceptional access of « exceptional », by household. */
  readonly exceptionalIds: Readonly<Record<State, string>>
  readonly aidId: string
  /** An own grid, in preparation. */
  readonly gridId: string
  /** A permanence of the team, held each day, with somebody who waits. */
  readonly permanence: { readonly id: string; readonly passageId: string }
  /** A visit of the referent, over which « teammate » watches. */
  readonly watchedVisitId: string
  /** A colleague who asks nothing: whose account is changed, and to whom relief is given. */
  readonly spareId: string
  readonly ids: Readonly<Record<'organisationId' | 'siteId' | 'teamId' | 'otherTeamId' | 'sectorId', string>>
  /** Another household like these, for an act that is really done. With `andRest`, what only the whole town gets: relief, a night. */
  readonly another: (state: State, seed: string, andRest?: boolean) => Promise<Household>
  readonly aRequest: (seed: string, team?: 'teamId' | 'otherTeamId') => Promise<Request>
  /** A household of other people: another referent of the team, another team, another organisation. */
  readonly foreign: (kind: 'team' | 'otherTeam' | 'otherOrganisation', seed: string) => Promise<Household>
}

const building: Action = { id: 'proof', roles: ['worker'], audit: 'a préparé la preuve' }
export const notThere = (who: Somebody | null): Somebody => {
  if (!who) throw new Error('nobody acts')
  return who
}

const foundOrganisation = async (own: OwnHouse, name: string) => {
  const id = own.house.newId
  const [organisationId, siteId, otherSiteId] = [id(), id(), id()]
  const [teamId, otherTeamId, deskId, otherDeskId] = [id(), id(), id(), id()]
  await own.put('organisation', { id: organisationId, name, kind: 'ccas' })
  for (const [site, called] of [
    [siteId, 'Maison'],
    [otherSiteId, 'Annexe'],
  ] as const)
    await own.put('site', { organisation_id: organisationId, id: site, name: called })
  for (const [team, site, kind] of [
    [teamId, siteId, 'sector'],
    [otherTeamId, otherSiteId, 'sector'],
    [deskId, siteId, 'reception'],
    [otherDeskId, otherSiteId, 'reception'],
  ] as const)
    await own.put('team', { organisation_id: organisationId, id: team, site_id: site, name: kind, kind })
  const sectorId = id()
  await own.put('sector', { organisation_id: organisationId, id: sectorId, team_id: teamId, number: 1, name: 'Les Tanneries' })
  return { sectorId, organisationId, siteId, otherSiteId, teamId, otherTeamId, deskId, otherDeskId }
}

const whoAsks = async (own: OwnHouse): Promise<{ people: World['people']; place: Awaited<ReturnType<typeof foundOrganisation>> }> => {
  const place = await foundOrganisation(own, 'CCAS de Clairval')
  const abroad = await foundOrganisation(own, 'CCAS de Valbrune')
  const here = (roles: NewAgent['roles'], more: Partial<NewAgent> = {}) =>
    own.anAgent({ organisationId: place.organisationId, siteId: place.siteId, teamId: place.teamId, roles, ...more })
  const next = { siteId: place.otherSiteId, teamId: place.otherTeamId }
  const foreigner = (roles: NewAgent['roles']) =>
    own.anAgent({ organisationId: abroad.organisationId, siteId: abroad.siteId, teamId: abroad.teamId, roles })
  const referent = await here(['worker'])
  const spoilt = async (change: string): Promise<Somebody> => {
    const session = await own.aSession(referent)
    await own.admin.query(`update session set ${change} where id = $1`, [session.sessionId])
    return { ...referent, ...session }
  }
  const desk = { teamId: place.deskId }
  const people: World['people'] = {
    referent,
    author: await here(['worker']),
    coWorker: await here(['worker'], next),
    teammate: await here(['worker']),
    exceptional: await here(['worker'], next),
    expired: await here(['worker'], next),
    excluded: await here(['worker', 'reception'], desk),
    noBasis: await here(['worker', 'reception'], { ...desk, basis: 'none' }),
    reception: await here(['reception'], desk),
    otherReception: await here(['reception'], { siteId: place.otherSiteId, teamId: place.otherDeskId }),
    manager: await here(['manager']),
    administrator: await here(['administrator']),
    dpo: await here(['dpo']),
    otherWorker: await foreigner(['worker']),
    otherAdministrator: await foreigner(['administrator', 'dpo', 'manager']),
    locked: await spoilt('locked_at = now()'),
    ended: await spoilt('ended_at = now()'),
    halfway: await spoilt('complete = false, stepped_up_at = null'),
    forged: { ...referent, token: randomBytes(32).toString('base64url') },
    nobody: null,
    pastReferent: await here(['worker']),
    relief: await here(['worker'], next),
    trainee: await here(['worker'], { tutorId: referent.agentId, profession: 'assistantServiceSocial' }),
    nurse: await here(['worker'], next),
  }
  return { people, place }
}

/** What was shared by mistake with those who may hold nothing; what ended yesterday; and the draft of who lost the household. */
const shareByMistake = async (own: OwnHouse, people: World['people'], household: Household): Promise<void> => {
  for (const asker of ['noBasis', 'administrator', 'dpo'] as const)
    await own.admin.query(
      `insert into compartment_access (organisation_id, id, compartment_id, case_file_id, agent_id, basis, granted_by, from_at)
       select organisation_id, gen_random_uuid(), id, case_file_id, $1, 'granted', created_by, now() from compartment where case_file_id = $2`,
      [people[asker]?.agentId, household.id],
    )
  await own.admin.query(
    `update compartment_access set from_at = now() - interval '3 days', until_at = now() - interval '1 day' where agent_id = $1 and case_file_id = $2`,
    [people.expired?.agentId, household.id],
  )
}

/** Waits until the application has compared the requests with the households, which it does beside the pages. */
const compared = async (own: OwnHouse): Promise<void> => {
  for (let round = 0; round < 100; round++) {
    const waiting = await own.admin.query('select from request where compared_at is null')
    if (waiting.rowCount === 0) return
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  throw new Error('The requests of the desk were not compared in 20 s')
}

/** The askers, the three households, a request of this morning, a local aid, and what the night told. */
export const buildWorld = async (own: OwnHouse): Promise<World> => {
  const { people, place } = await whoAsks(own)
  const as = <T>(who: Asker, body: (tx: Write) => Promise<T>): Promise<T> => own.house.writing(notThere(people[who]), building, {}, body)
  const actors = Object.fromEntries(Object.entries(people).map(([asker, who]) => [asker, who ?? people.referent])) as unknown as Record<
    Asker,
    Actor
  >
  const make = async (state: State, seed: string): Promise<Household> => {
    const made = await makeHousehold(own.house, actors, state, seed)
    await shareByMistake(own, people, made)
    return withLetter(made)
  }
  /** A letter that waits to be printed, about its visit. */
  const withLetter = async (household: Household): Promise<Household> => {
    const postId = own.house.newId()
    await own.admin.query(
      `insert into message (organisation_id, id, case_file_id, compartment_id, appointment_id, purpose, starts_at, channel, outcome, not_before, created_at)
       select a.organisation_id, $1, f.id, f.identity_compartment_id, a.id, 'reminder', a.starts_at, 'letter', 'toPrint', now(), now()
       from appointment a join case_file f on f.organisation_id = a.organisation_id and f.id = a.case_file_id where a.id = $2`,
      [postId, household.ids['visitId']],
    )
    return { ...household, ids: { ...household.ids, postId } }
  }
  const giveRelief = () =>
    as('manager', (tx) =>
      relieve(tx, {
        absentId: actors.referent.agentId,
        toId: actors.relief.agentId,
        reason: 'Congé de la référente.',
        until: new Date(Date.now() + 86_400_000),
      }),
    )
  const askAccess = (household: Household) =>
    as('exceptional', (tx) =>
      askExceptional(tx, {
        firstName: 'Dominique',
        lastName: household.words.person,
        birthDate: null,
        ground: 'referentAbsent',
        reason: 'La référente est absente ce matin.',
      }),
    )
  const night = async (): Promise<void> => {
    const client = new pg.Client(own.jobs)
    await client.connect()
    await runNight(client, { vault: own.vault, today: TODAY(), now: new Date(), failed: () => {}, breathe: async () => {} })
    await client.end()
  }
  /** What is told of it: a notice of the night, and a likeness with the request of the desk. */
  const withNotice = async (household: Household): Promise<Household> => {
    const { id, ids } = household
    const matchId = own.house.newId()
    await own.admin.query(
      `insert into request_match (organisation_id, id, case_file_id, compartment_id, request_id, referent_id, likeness, found_at)
       select organisation_id, $1, id, general_compartment_id, $2, referent_id, 0.9, now() from case_file where id = $3`,
      [matchId, (await aRequest(`match ${id}`)).id, id],
    )
    const found = await own.admin.query<{ id: string }>('select id from right_notice where case_file_id = $1 limit 1', [id])
    return { ...household, ids: { ...ids, noticeId: found.rows[0]?.id ?? own.house.newId(), matchId } }
  }
  const aRequest = async (seed: string, team: 'teamId' | 'otherTeamId' = 'teamId'): Promise<Request> => {
    const word = wordOf(`request ${seed}`)
    const { id } = await as('reception', (tx) =>
      receiveRequest(tx, {
        calledName: '',
        words: word,
        topics: [],
        channel: 'phone',
        origin: 'self',
        agreed: true,
        urgency: 'week',
        dueAt: new Date(Date.now() + 86_400_000),
        addressLine: '',
        addressCase: null,
        communeCode: null,
        teamId: place[team],
        sectorId: null,
        phone: '',
        preferredTime: '',
        mayCall: null,
        mayMessage: null,
        beenHere: null,
        until: new Date(Date.now() + 36_000_000),
      }),
    )
    return { id, word }
  }
  const { agentId: spareId } = await own.anAgent({ ...place, roles: ['worker'] })
  await own.put('credential', { organisation_id: place.organisationId, agent_id: spareId, passphrase_hash: 'x' })
  const households = {
    open: await make('open', 'open'),
    closed: await make('closed', 'closed'),
    protected: await make('protected', 'protected'),
  }
  await giveRelief()
  await night()
  const exceptionalIds = {
    open: await askAccess(households.open),
    closed: await askAccess(households.closed),
    protected: await askAccess(households.protected),
  }
  const request = await aRequest('team')
  const aidId = await as('manager', (tx) =>
    addLocalAid(tx, {
      name: 'Carte de transport',
      provider: 'CCAS',
      domain: 'housing',
      nature: 'material',
      what: 'Une carte.',
      conditions: [],
      gives: { kind: 'words', text: 'Une carte.' },
      documents: [],
      otherDocuments: [],
      apply: 'À l’accueil.',
      basis: 'Délibération.',
      validFrom: '2026-01-01',
      validUntil: null,
    }),
  )
  const gridId = await as('manager', async (tx) => {
    const id = await createGrid(tx, { title: 'Grille', summary: '', compartment: 'general', about: 'household', warnings: [], source: '' })
    await changeGrid(tx, id, (grid) => putSection(grid, '', 'Une partie', ''))
    const bare = { section: 's1', id: '', help: '', options: [], scale: null, unit: '', when: null, points: null }
    await changeGrid(tx, id, (grid) => putQuestion(grid, { ...bare, ask: 'Une question ?', kind: 'yesNo' }))
    return id
  })
  const on = TODAY()
  const { id: permanenceId } = await as('manager', (tx) =>
    openPermanence(tx, {
      name: 'Permanence',
      siteId: place.siteId,
      teamId: place.teamId,
      agentIds: [spareId],
      rrule: 'FREQ=DAILY',
      firstOn: on,
      starts: '09:00',
      minutes: 60,
      skipsClosed: false,
    }),
  )
  const passageId = await as('reception', (tx) => registerContact(tx, { permanenceId, on, calledName: 'Camille' }))
  const watchedVisitId = await as('referent', async (tx) => {
    const startsAt = new Date(Date.now() + 300 * 86_400_000)
    const appointmentId = await planAppointment(tx, { caseFileId: households.open.id, startsAt, minutes: 30, kind: 'homeVisit' })
    const expectedAt = new Date(startsAt.getTime() + 3_600_000)
    return watchVisit(tx, { appointmentId, watcherId: actors.teammate.agentId, where: 'En ville', expectedAt })
  })
  const settled = {
    open: await withNotice(households.open),
    closed: await withNotice(households.closed),
    protected: await withNotice(households.protected),
  }
  await compared(own)
  return {
    own,
    people,
    households: settled,
    request,
    exceptionalIds,
    aidId,
    gridId,
    permanence: { id: permanenceId, passageId },
    watchedVisitId,
    spareId,
    ids: place,
    another: async (state, seed, andRest = false) => {
      const made = await make(state, seed)
      if (!andRest) return made
      await giveRelief()
      await night()
      return withNotice(made)
    },
    aRequest,
    foreign: async (kind, seed) => {
      const abroad = await foundOrganisation(own, `CCAS ${seed}`)
      const where = kind === 'otherOrganisation' ? abroad : place
      const teamId = kind === 'team' ? where.teamId : where.otherTeamId
      const others: Partial<Record<Asker, Somebody>> = {}
      for (const asker of ['referent', 'pastReferent', 'author', 'trainee', 'coWorker', 'nurse', 'excluded', 'expired'] as const)
        others[asker] = await own.anAgent({ organisationId: where.organisationId, siteId: where.siteId, teamId, roles: ['worker'] })
      return makeHousehold(own.house, others as Record<Asker, Actor>, 'open', seed)
    },
  }
}
