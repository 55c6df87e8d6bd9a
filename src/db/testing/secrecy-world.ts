// Longer than a file should be: it is one list, one row of every table, in the order of the secrecy table.
/* oxlint-disable max-lines */
import { randomBytes } from 'node:crypto'
import type { Actor } from '#core/actor.ts'
import type { Asker } from '../secrecy-table.ts'
import type { TestHouse } from './house.ts'

type Row = Record<string, unknown>
/** One row of the world: how to find it, and what a row that an asker adds beside it says. No key: rows are only added there. */
export type Scene = { readonly key: ((me: Actor) => Row) | null; readonly added: (me: Actor) => Row }
export type World = {
  readonly actors: Readonly<Record<Asker, Actor | null>>
  /** Who the spoilt sessions pretend to be. */
  readonly referent: Actor
  readonly scene: (table: string, scene: string) => Scene | undefined
}

const words = Buffer.from('scelle')

/** Three households, twenty-four askers, and one row of every table, made by the superuser: what the policies then answer is what is tested. */
export const buildSecrecyWorld = async (t: TestHouse): Promise<World> => {
  const id = t.house.newId
  const org = t.organisationId
  const put = async (table: string, row: Row): Promise<Row> => {
    const columns = Object.keys(row)
    await t.admin.query(
      `insert into ${table} (${columns.join(', ')}) values (${columns.map((_, i) => `$${i + 1}`).join(', ')})`,
      columns.map((column) => row[column]),
    )
    return row
  }
  const otherSite = await t.aSite('Maison des Tilleuls')
  const otherTeam = await t.aTeam({ siteId: otherSite, name: 'Autre secteur' })
  const elsewhereTeam = await t.aTeam({ siteId: otherSite, name: 'Secteur d’ailleurs' })
  const receptionTeam = await t.aTeam({ kind: 'reception', name: 'Accueil' })
  const otherReceptionTeam = await t.aTeam({ kind: 'reception', siteId: otherSite, name: 'Autre accueil' })

  const referent = await t.anAgent()
  const author = await t.anAgent()
  const coWorker = await t.anAgent({ teamId: otherTeam })
  const teammate = await t.anAgent()
  const exceptional = await t.anAgent({ teamId: otherTeam })
  const expired = await t.anAgent({ teamId: otherTeam })
  const excluded = await t.anAgent({ roles: ['worker', 'reception'], teamId: receptionTeam })
  const noBasis = await t.anAgent({ roles: ['worker', 'reception'], teamId: receptionTeam, secrecyBasis: 'none' })
  const reception = await t.anAgent({ roles: ['reception'], teamId: receptionTeam })
  const otherReception = await t.anAgent({ roles: ['reception'], teamId: otherReceptionTeam })
  const manager = await t.anAgent({ roles: ['manager'] })
  const administrator = await t.anAgent({ roles: ['administrator'] })
  const dpo = await t.anAgent({ roles: ['dpo'] })
  const pastReferent = await t.anAgent()
  const relief = await t.anAgent({ teamId: otherTeam })
  const trainee = await t.anAgent()
  await t.admin.query('update agent set trainee = true, tutor_id = $1 where id = $2', [referent.agentId, trainee.agentId])
  const nurse = await t.anAgent({ teamId: otherTeam })
  await put('team_member', { organisation_id: org, id: id(), team_id: t.teamId, agent_id: noBasis.agentId, from_date: '2020-01-01' })

  // another organisation
  const [otherOrg, foreignSite, foreignTeam] = [id(), id(), id()]
  await put('organisation', { id: otherOrg, name: 'CCAS de Valbrune', kind: 'ccas' })
  await put('site', { organisation_id: otherOrg, id: foreignSite, name: 'CCAS' })
  await put('team', { organisation_id: otherOrg, id: foreignTeam, site_id: foreignSite, name: 'Secteur', kind: 'sector' })
  const aForeigner = async (roles: readonly Actor['roles'][number][]): Promise<Actor> => {
    const agentId = id()
    const [sessionId, tokenHash] = [id(), randomBytes(32).toString('hex')]
    await put('agent', {
      organisation_id: otherOrg,
      id: agentId,
      site_id: foreignSite,
      login: `ailleurs-${agentId.slice(-6)}`,
      first_name: 'Ailleurs',
      last_name: 'Autre',
      job_title: 'travail social',
      profession: 'educateurSpecialise',
      secrecy_basis: 'mission',
    })
    for (const role of roles) await put('agent_role', { organisation_id: otherOrg, agent_id: agentId, role })
    await put('team_member', { organisation_id: otherOrg, id: id(), team_id: foreignTeam, agent_id: agentId, from_date: '2020-01-01' })
    await t.admin.query(
      `insert into session (organisation_id, id, token_hash, agent_id, created_at, last_seen_at, expires_at, complete)
       values ($1, $2, decode($3, 'hex'), $4, now(), now(), now() + interval '12 hours', true)`,
      [otherOrg, sessionId, tokenHash, agentId],
    )
    return { ...referent, agentId, siteId: foreignSite, organisationId: otherOrg, sessionId, tokenHash, roles }
  }
  const otherWorker = await aForeigner(['worker'])
  const otherAdministrator = await aForeigner(['administrator', 'dpo', 'manager'])

  const spoilt = async (change: string): Promise<Actor> => {
    const session = await t.aSession(referent.agentId)
    await t.admin.query(`update session set ${change} where id = $1`, [session.sessionId])
    return { ...referent, ...session }
  }
  const actors: Record<Asker, Actor | null> = {
    referent,
    author,
    coWorker,
    teammate,
    exceptional,
    expired,
    excluded,
    noBasis,
    reception,
    otherReception,
    manager,
    administrator,
    dpo,
    pastReferent,
    relief,
    trainee,
    nurse,
    otherWorker,
    otherAdministrator,
    locked: await spoilt('locked_at = now()'),
    ended: await spoilt('ended_at = now()'),
    halfway: await spoilt('complete = false'),
    forged: { ...referent, tokenHash: randomBytes(32).toString('hex') },
    nobody: null,
  }

  // the household, the protected household, the closed one, and their compartments
  const a = await t.aCaseFile(referent, { name: 'Camille Essai' })
  const p = await t.aCaseFile(referent, { name: 'Dominique Abri', protected: true })
  const c = await t.aCaseFile(referent, { name: 'Claude Clos' })
  await t.admin.query(`update case_file set closed_at = now(), closure_reason = 'goalReached' where id = $1`, [c.id])
  const compartments = {
    identity: a.identity,
    general: a.general,
    protectedIdentity: p.identity,
    closedIdentity: c.identity,
    closedGeneral: c.general,
    budget: id(),
    health: id(),
    childProtection: id(),
    violence: id(),
    justice: id(),
    aparte: id(),
    request: id(),
  }
  for (const kind of ['budget', 'health', 'childProtection', 'violence', 'justice', 'aparte', 'request'] as const)
    await put('compartment', {
      organisation_id: org,
      id: compartments[kind],
      case_file_id: kind === 'request' ? null : a.id,
      kind,
      key_id: id(),
      wrapped_key: words,
      created_by: kind === 'aparte' ? author.agentId : referent.agentId,
      created_at: new Date(),
    })
  const soon = new Date(Date.now() + 3_600_000)
  const access = async (
    compartment: string,
    holder: { agent_id: string } | { team_id: string },
    basis: string,
    times: [Date, Date | null],
    reason?: string,
  ): Promise<string> => {
    const row = id()
    await put('compartment_access', {
      organisation_id: org,
      id: row,
      compartment_id: compartment,
      case_file_id:
        compartment === p.identity
          ? p.id
          : [c.identity, c.general].includes(compartment)
            ? c.id
            : compartment === compartments.request
              ? null
              : a.id,
      ...holder,
      basis,
      reason: reason ?? null,
      granted_by: compartment === compartments.aparte ? author.agentId : referent.agentId,
      from_at: times[0],
      until_at: times[1],
    })
    return row
  }
  const [longAgo, yesterday] = [new Date(Date.now() - 40 * 86_400_000), new Date(Date.now() - 86_400_000)]
  const since: [Date, Date | null] = [longAgo, null]
  const sealedKinds = ['health', 'childProtection', 'violence', 'justice'] as const
  for (const kind of ['budget', ...sealedKinds] as const)
    await access(compartments[kind], { agent_id: referent.agentId }, 'referent', since)
  const budgetAccess = await access(compartments.budget, { agent_id: coWorker.agentId }, 'coWorker', since)
  await access(compartments.general, { agent_id: author.agentId }, 'coWorker', since)
  for (const kind of ['identity', 'general', 'closedIdentity', 'closedGeneral'] as const)
    await access(compartments[kind], { agent_id: trainee.agentId }, 'coWorker', since)
  for (const kind of ['identity', 'health', 'closedIdentity'] as const)
    await access(compartments[kind], { agent_id: nurse.agentId }, 'coWorker', since)
  await access(compartments.closedGeneral, { agent_id: author.agentId }, 'coWorker', since)
  for (const kind of ['identity', 'general'] as const)
    await access(compartments[kind], { agent_id: relief.agentId }, 'relief', [yesterday, soon], 'congé')
  for (const kind of ['identity', 'general', 'budget', ...sealedKinds] as const)
    await access(compartments[kind], { agent_id: pastReferent.agentId }, 'referent', [longAgo, yesterday])
  const aparteAccess = await access(compartments.aparte, { agent_id: author.agentId }, 'author', since)
  await access(compartments.identity, { agent_id: exceptional.agentId }, 'exceptional', [yesterday, soon], 'referentAbsent')
  await access(compartments.request, { team_id: t.teamId }, 'granted', since)
  const requestAccess = await access(compartments.request, { agent_id: referent.agentId }, 'referent', since)
  await access(compartments.request, { agent_id: reception.agentId }, 'reception', [yesterday, soon])
  for (const kind of ['identity', 'general', 'budget', 'aparte', ...sealedKinds, 'closedIdentity', 'closedGeneral'] as const) {
    await access(compartments[kind], { agent_id: expired.agentId }, 'granted', [longAgo, yesterday])
    for (const agent of [excluded, noBasis, administrator, dpo])
      await access(compartments[kind], { agent_id: agent.agentId }, 'granted', since)
  }
  await put('exclusion', {
    organisation_id: org,
    id: id(),
    case_file_id: c.id,
    agent_id: excluded.agentId,
    declared_by: excluded.agentId,
    declared_at: new Date(),
  })
  const exclusion = await put('exclusion', {
    organisation_id: org,
    id: id(),
    case_file_id: a.id,
    agent_id: excluded.agentId,
    declared_by: excluded.agentId,
    declared_at: new Date(),
  })

  const scenes = new Map<string, Scene>()
  const keyOf = (row: Row): Row =>
    'id' in row ? { ...('organisation_id' in row ? { organisation_id: row['organisation_id'] } : {}), id: row['id'] } : row
  const keep = (table: string, scene: string, key: Row | ((me: Actor) => Row) | null, added: (me: Actor) => Row): void => {
    scenes.set(`${table} ${scene}`, { key: key === null || typeof key === 'function' ? key : () => key, added })
  }
  /** Puts a row, and keeps it as a scene; a row added beside it is the same with an id of its own, in the name of who adds it. */
  const stage = async (table: string, scene: string, row: Row, own: (me: Actor) => Row = () => ({})): Promise<Row> => {
    await put(table, row)
    keep(table, scene, keyOf(row), (me) => ({ ...row, ...('id' in row ? { id: id() } : {}), ...own(me) }))
    return row
  }
  const now = new Date()
  const inA = (compartment: keyof typeof compartments): Row => ({
    organisation_id: org,
    id: id(),
    case_file_id:
      compartment === 'protectedIdentity' ? p.id : compartment === 'closedIdentity' || compartment === 'closedGeneral' ? c.id : a.id,
    compartment_id: compartments[compartment],
  })
  const made = (agent: Actor = referent): Row => ({ created_at: now, created_by: agent.agentId })
  const madeByMe = (me: Actor): Row => ({ created_by: me.agentId })

  // the organisation
  keep('organisation', 'own', { id: org }, () => ({ id: id(), name: 'Autre', kind: 'ccas' }))
  await put('installation', { mode: 'real' }).catch(() => undefined)
  keep('installation', 'any', { only_one: true }, () => ({ only_one: true, mode: 'demo' }))
  await stage('commune', 'any', { code: '99001', name: 'Clairval', name_key: 'clairval', postal_codes: ['99000'] })
  keep('site', 'own', { organisation_id: org, id: t.siteId }, () => ({ organisation_id: org, id: id(), name: 'Nouveau' }))
  keep('team', 'own', { organisation_id: org, id: t.teamId }, () => ({
    organisation_id: org,
    id: id(),
    site_id: t.siteId,
    name: 'Nouvelle',
    kind: 'sector',
  }))
  const sector = await stage('sector', 'own', { organisation_id: org, id: id(), team_id: t.teamId, number: 4, name: 'Les Tanneries' })
  await stage('sector_area', 'own', { organisation_id: org, id: id(), sector_id: sector['id'], commune_code: '99001' })
  const anotherAgent = (agentOrg: string, site: string): Row => ({
    organisation_id: agentOrg,
    id: id(),
    site_id: site,
    login: `nouvelle-${randomBytes(4).toString('hex')}`,
    first_name: 'Nouvelle',
    last_name: 'Venue',
    job_title: 'travail social',
    profession: 'educateurSpecialise',
    secrecy_basis: 'mission',
  })
  keep('agent', 'teammate', { organisation_id: org, id: teammate.agentId }, () => anotherAgent(org, t.siteId))
  keep('agent_role', 'teammate', { organisation_id: org, agent_id: teammate.agentId, role: 'worker' }, () => ({
    organisation_id: org,
    agent_id: teammate.agentId,
    role: 'manager',
  }))
  await stage('team_member', 'teammate', {
    organisation_id: org,
    id: id(),
    team_id: otherTeam,
    agent_id: teammate.agentId,
    from_date: '2020-01-01',
    until_date: '2020-02-01',
  })
  await stage('credential', 'any', { organisation_id: org, agent_id: teammate.agentId, passphrase_hash: 'x' })
  await stage('second_factor', 'any', {
    organisation_id: org,
    id: id(),
    agent_id: teammate.agentId,
    kind: 'totp',
    label: 'Téléphone',
    secret: words,
  })
  await stage('account_link', 'any', {
    organisation_id: org,
    id: id(),
    agent_id: teammate.agentId,
    kind: 'invitation',
    created_at: now,
    expires_at: soon,
  })
  await stage('agent_identity', 'any', {
    organisation_id: org,
    id: id(),
    agent_id: teammate.agentId,
    issuer: 'https://connexion.clairval.example',
    awaited: 'agent@clairval.example',
    created_by: administrator.agentId,
    created_at: now,
  })
  await stage('identity_answer', 'any', { state_hash: words, at: now }, () => ({ state_hash: randomBytes(32) }))
  keep('login_attempt', 'any', { id: 1 }, () => ({ login_hash: words, address_hash: words, at: now, succeeded: true }))
  await put('login_attempt', { login_hash: words, address_hash: words, at: now, succeeded: false })
  await stage('installation_link', 'any', { only_one: true, token_hash: words, expires_at: soon })
  await stage('root_key', 'any', { id: id(), state: 'current', proof: words, fingerprint_key: words, since: now })
  await stage('key_change', 'any', { only_one: true, started_at: now })
  await stage(
    'calculation_key',
    'any',
    {
      organisation_id: org,
      id: id(),
      name: 'Simulateur',
      token_hash: randomBytes(32),
      created_at: now,
      created_by: administrator.agentId,
    },
    (me) => ({ name: 'Autre', token_hash: randomBytes(32), created_by: me.agentId }),
  )
  await stage(
    'calendar_feed',
    'any',
    { organisation_id: org, id: id(), agent_id: teammate.agentId, token_hash: randomBytes(32), created_at: now },
    (me) => ({ agent_id: me.agentId, token_hash: randomBytes(32), revoked_at: now }),
  )
  await stage(
    'backup_run',
    'any',
    { id: id(), kind: 'backup', started_at: now, ended_at: now, outcome: 'done', bytes: 1, row_count: 1 },
    () => ({ id: id(), kind: 'backup', started_at: now, outcome: 'running' }),
  )
  keep('schema_script', 'any', { name: '0001_organisation.sql' }, () => ({ name: 'forged.sql', kind: 'policy', checksum: 'x' }))

  // the household
  keep('case_file', 'A', { organisation_id: org, id: a.id }, (me) => ({
    organisation_id: org,
    id: id(),
    number: 99,
    site_id: t.siteId,
    team_id: t.teamId,
    referent_id: me.agentId,
    identity_compartment_id: a.identity,
    general_compartment_id: a.general,
    name: 'Autre',
    name_key: 'autre',
    origin: 'self',
    channel: 'phone',
    opened_at: now,
    opened_by: me.agentId,
  }))
  keep('case_file', 'C', { organisation_id: org, id: c.id }, scenes.get('case_file A')?.added ?? (() => ({})))
  keep('case_file', 'P', { organisation_id: org, id: p.id }, scenes.get('case_file A')?.added ?? (() => ({})))
  for (const [kind, compartment] of Object.entries(compartments))
    keep('compartment', kind, { organisation_id: org, id: compartment }, (me) => ({
      organisation_id: org,
      id: id(),
      case_file_id: a.id,
      kind: 'aparte',
      key_id: id(),
      wrapped_key: words,
      created_by: me.agentId,
      created_at: now,
    }))
  const granting =
    (compartment: string, row: (me: Actor) => Row) =>
    (me: Actor): Row => ({
      organisation_id: org,
      id: id(),
      compartment_id: compartment,
      case_file_id: a.id,
      agent_id: teammate.agentId,
      basis: 'granted',
      granted_by: me.agentId,
      from_at: now,
      ...row(me),
    })
  keep(
    'compartment_access',
    'budget',
    { organisation_id: org, id: budgetAccess },
    granting(compartments.budget, () => ({})),
  )
  keep(
    'compartment_access',
    'toMyself',
    null,
    granting(compartments.budget, (me) => ({ agent_id: me.agentId })),
  )
  keep(
    'compartment_access',
    'inAnotherName',
    null,
    granting(compartments.budget, () => ({ granted_by: manager.agentId })),
  )
  const own = await t.admin.query<{ id: string }>(`select id from compartment_access where compartment_id = $1 and basis = 'referent'`, [
    a.general,
  ])
  keep(
    'compartment_access',
    'referent',
    { organisation_id: org, id: own.rows[0]?.id },
    granting(a.general, () => ({ basis: 'referent' })),
  )
  keep(
    'compartment_access',
    'aparte',
    { organisation_id: org, id: aparteAccess },
    granting(compartments.aparte, () => ({ agent_id: manager.agentId })),
  )
  keep(
    'compartment_access',
    'request',
    { organisation_id: org, id: requestAccess },
    granting(compartments.request, () => ({ case_file_id: null })),
  )
  keep('exclusion', 'A', keyOf(exclusion), (me) => ({ ...exclusion, id: id(), agent_id: teammate.agentId, declared_by: me.agentId }))
  await stage(
    'declared_link',
    'teammate',
    { organisation_id: org, id: id(), agent_id: teammate.agentId, name_key: 'personne autre', declared_at: now },
    (me) => ({ agent_id: me.agentId }),
  )

  // persons
  const aPerson = (compartment: keyof typeof compartments, name: string): Row => ({
    ...inA(compartment),
    first_name: name,
    last_name: 'Essai',
    name_key: `${name} essai`.toLowerCase(),
    ...made(),
  })
  const camille = await stage('person', 'identity', aPerson('identity', 'Camille'), madeByMe)
  const dominique = await stage('person', 'protectedIdentity', aPerson('protectedIdentity', 'Dominique'), madeByMe)
  const claude = await stage('person', 'general', aPerson('general', 'Claude'), madeByMe)
  await stage('person', 'unborn', { ...aPerson('identity', 'Enfant à naître'), unborn: true }, madeByMe)
  await stage(
    'same_person',
    'AP',
    {
      organisation_id: org,
      id: id(),
      person_a: camille['id'],
      compartment_a: a.identity,
      person_b: dominique['id'],
      compartment_b: p.identity,
      linked_by: referent.agentId,
      linked_at: now,
    },
    (me) => ({ linked_by: me.agentId }),
  )
  keep('same_person', 'inAnotherName', null, () => ({
    ...scenes.get('same_person AP')?.added(referent),
    linked_by: manager.agentId,
  }))
  await stage(
    'person_version',
    'identity',
    {
      organisation_id: org,
      id: id(),
      person_id: camille['id'],
      compartment_id: a.identity,
      was: '{}',
      changed_at: now,
      changed_by: referent.agentId,
    },
    (me) => ({ changed_by: me.agentId }),
  )
  await stage(
    'household_member',
    'identity',
    { ...inA('identity'), person_id: camille['id'], role: 'main', from_date: '2026-01-01', ...made() },
    madeByMe,
  )
  const helper = inA('general')
  await t.admin.query('begin')
  await stage(
    'helper',
    'general',
    { ...helper, series_id: helper['id'], body: words, kind: 'friend', telling: 'yes', quality: 'ordinary', ...made() },
    madeByMe,
  )
  await t.admin.query('commit')
  await stage(
    'relation',
    'general',
    { ...inA('general'), from_person: camille['id'], to_person: claude['id'], kind: 'sibling', quality: 'ordinary', ...made() },
    madeByMe,
  )
  await stage('contact_rule', 'identity', { ...inA('identity'), body: words, ...made() }, madeByMe)
  await stage('contact_rule', 'protectedIdentity', { ...inA('protectedIdentity'), body: words, ...made() }, madeByMe)
  await stage(
    'dwelling',
    'identity',
    { ...inA('identity'), tenure: 'socialTenant', body: words, from_date: '2026-01-01', ...made() },
    madeByMe,
  )
  await stage('address_view', 'identity', { ...inA('identity'), agent_id: referent.agentId, reason: words, at: now }, (me) => ({
    agent_id: me.agentId,
  }))
  keep('address_view', 'inAnotherName', null, () => ({
    ...scenes.get('address_view identity')?.added(referent),
    agent_id: manager.agentId,
  }))
  await stage('public_tag', 'general', { ...inA('general'), tag: 'x', from_date: '2026-01-01', created_by: referent.agentId }, madeByMe)
  await stage(
    'need',
    'general',
    { ...inA('general'), series_id: id(), domain: 'housing', axes: ['social'], status: 'open', body: words, ...made() },
    madeByMe,
  )

  // requests
  const request = await stage(
    'request',
    'team',
    {
      organisation_id: org,
      id: id(),
      compartment_id: compartments.request,
      site_id: t.siteId,
      team_id: t.teamId,
      body: words,
      channel: 'phone',
      origin: 'self',
      urgency: 'week',
      due_at: soon,
      received_at: now,
      received_by: reception.agentId,
    },
    (me) => ({ received_by: me.agentId }),
  )
  await stage(
    'request_match',
    'general',
    { ...inA('general'), request_id: request['id'], referent_id: referent.agentId, likeness: 0.9, found_at: now },
    (me) => ({ referent_id: me.agentId, case_file_id: p.id }),
  )

  await stage(
    'request_match',
    'unheld',
    { ...inA('aparte'), case_file_id: p.id, request_id: request['id'], referent_id: referent.agentId, likeness: 0.9, found_at: now },
    (me) => ({
      referent_id: me.agentId,
      case_file_id: p.id,
    }),
  )

  // the thread
  const appointment = await stage(
    'appointment',
    'general',
    {
      ...inA('general'),
      site_id: t.siteId,
      agent_id: teammate.agentId,
      starts_at: now,
      ends_at: soon,
      kind: 'interview',
      body: words,
      ...made(),
    },
    madeByMe,
  )
  // each at an hour of its own, since hours are kept apart
  const hour = (n: number): Date => new Date(now.getTime() + n * 7_200_000)
  const during = (n: number): Row => ({ starts_at: hour(n), ends_at: new Date(hour(n).getTime() + 3_600_000) })
  let later = 100
  const meeting = { site_id: t.siteId, kind: 'interview', body: words }
  await stage(
    'appointment',
    'accompanied',
    { ...inA('general'), ...meeting, ...during(2), agent_id: author.agentId, co_agent_ids: [coWorker.agentId], ...made() },
    (me) => ({ ...during(later++), ...madeByMe(me) }),
  )
  await stage(
    'appointment',
    'request',
    {
      organisation_id: org,
      id: id(),
      compartment_id: compartments.request,
      request_id: request['id'],
      ...meeting,
      ...during(4),
      agent_id: coWorker.agentId,
      ...made(),
    },
    (me) => ({ ...during(later++), ...madeByMe(me) }),
  )

  const told = { ...inA('identity'), appointment_id: appointment['id'], purpose: 'moved', not_before: now, ...made() }
  const anew = (me: Actor): Row => ({ outcome: 'waiting', settled_at: null, channel: null, ...during(later++), ...madeByMe(me) })
  const hourOnly = ({ ends_at: _end, ...row }: Row): Row => row
  const copy = {
    organisation_id: org,
    agent_id: referent.agentId,
    case_file_id: a.id,
    device: 'Chrome sur Android',
    compartment_ids: [],
    taken_at: now,
    expires_at: new Date(now.getTime() + 3_600_000),
  }
  const pack = await stage('visit_pack', 'any', { ...copy, id: id(), token_hash: randomBytes(32) }, () => ({ token_hash: randomBytes(32) }))
  for (const kind of ['general', 'health'] as const) {
    const gesture = { ...inA(kind), pack_id: pack['id'], state: 'waiting', body: words, observed_at: now, ...made() }
    await stage('visit_observation', kind, gesture, madeByMe)
    if (kind === 'general')
      keep('visit_observation', 'inAnotherName', null, (me) => ({ ...gesture, id: id(), ...made(me === referent ? manager : referent) }))
  }
  await stage(
    'message_choice',
    'identity',
    { ...inA('identity'), channel: 'sms', body: words, asked_on: '2026-01-01', ...made() },
    (me) => ({
      superseded_at: now,
      ...madeByMe(me),
    }),
  )
  await stage('message', 'sent', { ...told, starts_at: hour(1), channel: 'sms', outcome: 'sent', settled_at: now }, (me) =>
    hourOnly(anew(me)),
  )
  await stage(
    'message',
    'said',
    { ...told, id: id(), starts_at: hour(4), outcome: 'said', said_how: 'voice', said_by: referent.agentId, settled_at: now },
    (me) => ({ ...hourOnly(anew(me)), said_how: null, said_by: null }),
  )
  await stage('message', 'toPrint', { ...told, id: id(), starts_at: hour(3), channel: 'letter', outcome: 'toPrint' }, (me) =>
    hourOnly(anew(me)),
  )
  await stage('message', 'waiting', { ...told, id: id(), starts_at: hour(2) }, (me) => hourOnly(anew(me)))
  keep('message', 'settledByHand', null, (me) => ({
    ...told,
    id: id(),
    starts_at: hour(later++),
    outcome: 'sent',
    settled_at: now,
    ...madeByMe(me),
  }))
  keep('message', 'inAnotherName', null, (me) => ({
    ...told,
    id: id(),
    starts_at: hour(later++),
    created_by: me === referent ? manager.agentId : referent.agentId,
  }))

  // the agenda
  const ours = { organisation_id: org, site_id: t.siteId }
  const room = await stage('room', 'own', { ...ours, id: id(), name: 'Bureau 2', created_at: now })
  await stage('site_opening', 'own', { ...ours, id: id(), weekday: 1, opens: '09:00', closes: '17:00', from_on: '2026-01-01' })
  await stage('site_closure', 'own', { ...ours, id: id(), from_on: '2026-12-24', until_on: '2026-12-24', name: 'Fermeture' })
  const event = { organisation_id: org, agent_id: teammate.agentId, kind: 'writing' }
  await stage('agenda_event', 'teammate', { ...event, id: id(), ...during(6), ...made(teammate) }, (me) => ({
    ...during(later++),
    ...madeByMe(me),
  }))
  keep('agenda_event', 'ofMyself', null, (me) => ({
    ...event,
    ...during(later++),
    id: id(),
    organisation_id: me.organisationId,
    agent_id: me.agentId,
    ...made(me),
  }))
  keep('agenda_event', 'inAnotherName', null, (me) => ({
    ...event,
    ...during(later++),
    id: id(),
    agent_id: me.agentId,
    ...made(me === manager ? teammate : manager),
  }))
  const weekly = { ...ours, rrule: 'FREQ=WEEKLY', first_on: '2026-01-05', starts: '09:00', minutes: 60 }
  await stage(
    'agenda_series',
    'teammate',
    { ...weekly, id: id(), kind: 'writing', agent_ids: [teammate.agentId], ...made(teammate) },
    madeByMe,
  )
  const duties = { ...weekly, kind: 'permanence', agent_ids: [teammate.agentId, referent.agentId] }
  const series = await stage('agenda_series', 'permanence', { ...duties, id: id(), ...made(manager) }, madeByMe)
  const permanence = await stage(
    'permanence',
    'own',
    { ...ours, id: id(), team_id: t.teamId, series_id: series['id'], name: 'Permanence du lundi', ...made(manager) },
    madeByMe,
  )
  const absent = { absent_id: coWorker.agentId, by_id: teammate.agentId, from_on: '2026-07-01', until_on: '2026-07-31' }
  await stage('replacement', 'own', { ...ours, ...absent, id: id(), ...made(manager) }, madeByMe)
  const came = { ...ours, team_id: t.teamId, permanence_id: permanence['id'], on_date: '2026-06-16', arrived_at: now }
  await stage('permanence_contact', 'own', { ...came, id: id(), registered_by: teammate.agentId }, (me) => ({ registered_by: me.agentId }))
  keep('permanence_contact', 'inAnotherName', null, (me) => ({
    ...came,
    id: id(),
    registered_by: (me === manager ? teammate : manager).agentId,
  }))
  const watched = id()
  await put('compartment', {
    organisation_id: org,
    id: watched,
    kind: 'aparte',
    key_id: id(),
    wrapped_key: words,
    created_by: referent.agentId,
    created_at: now,
  })
  for (const agent of [referent, teammate])
    await put('compartment_access', {
      organisation_id: org,
      id: id(),
      compartment_id: watched,
      agent_id: agent.agentId,
      basis: 'granted',
      granted_by: referent.agentId,
      from_at: yesterday,
    })
  await stage('visit_safety', 'watched', {
    organisation_id: org,
    id: id(),
    compartment_id: watched,
    appointment_id: appointment['id'],
    agent_id: referent.agentId,
    watcher_id: teammate.agentId,
    body: words,
    expected_at: soon,
    created_at: now,
  })
  const taken = { organisation_id: org, kind: 'appointment', source: id() }
  await stage('busy_agent', 'teammate', { ...taken, id: id(), agent_id: teammate.agentId, ...during(8) }, () => during(later++))
  const elsewhere = await t.anAgent({ siteId: otherSite, teamId: elsewhereTeam })
  await stage('busy_agent', 'elsewhere', { ...taken, id: id(), agent_id: elsewhere.agentId, ...during(8) }, () => during(later++))
  await stage('busy_room', 'own', { organisation_id: org, id: id(), room_id: room['id'], source: id(), ...during(8) }, () =>
    during(later++),
  )
  await stage(
    'busy_person',
    'any',
    { organisation_id: org, id: id(), compartment_id: a.general, who_id: id(), source: id(), ...during(8) },
    () => during(later++),
  )
  await stage(
    'draft',
    'aparte',
    { ...inA('aparte'), author_id: author.agentId, appointment_id: appointment['id'], body: words, started_at: now, updated_at: now },
    (me) => ({ author_id: me.agentId }),
  )
  await stage(
    'draft',
    'tidied',
    { ...inA('aparte'), author_id: author.agentId, body: words, started_at: now, updated_at: now, tidied_at: now },
    (me) => ({ author_id: me.agentId }),
  )
  await stage(
    'draft',
    'general',
    { ...inA('general'), author_id: referent.agentId, body: words, started_at: now, updated_at: now },
    (me) => ({
      author_id: me.agentId,
    }),
  )
  await stage('draft', 'lost', { ...inA('general'), author_id: coWorker.agentId, body: words, started_at: now, updated_at: now }, (me) => ({
    author_id: me.agentId,
  }))
  keep('draft', 'inAnotherName', null, () => ({ ...scenes.get('draft aparte')?.added(referent), author_id: manager.agentId }))
  const entry = await stage(
    'entry',
    'general',
    { ...inA('general'), kind: 'note', head: words, happened_at: now, author_id: referent.agentId, created_at: now },
    (me) => ({ author_id: me.agentId }),
  )
  for (const [scene, kind] of [...sealedKinds.map((one) => [one, one] as const), ['inClosed', 'closedGeneral'] as const])
    await stage(
      'entry',
      scene,
      { ...inA(kind), kind: 'note', head: words, happened_at: now, author_id: referent.agentId, created_at: now },
      (me) => ({ author_id: me.agentId }),
    )
  for (const kind of ['general', 'aparte'] as const)
    await stage(
      'entry_passage',
      kind,
      { ...inA(kind), entry_id: entry['id'], version: 1, place: 1, body: words, written_at: now, written_by: referent.agentId },
      (me) => ({ written_by: me.agentId }),
    )
  await stage('entry_theme', 'general', { ...inA('general'), entry_id: entry['id'], domain: 'housing' })
  for (const kind of ['general', 'budget', ...sealedKinds] as const)
    await stage(
      'fact_observation',
      kind,
      { ...inA(kind), key: 'rent', value: '{"cents": 54800}', observed_at: now, agent_id: referent.agentId, source: 'said' },
      (me) => ({ agent_id: me.agentId }),
    )
  await stage(
    'statement',
    'general',
    { ...inA('general'), series_id: id(), kind: 'demand', body: words, said_on: '2026-01-01', ...made() },
    madeByMe,
  )
  for (const kind of ['general', 'childProtection'] as const) {
    const deadline = await stage('deadline', kind, { ...inA(kind), body: words, due_on: '2026-12-01', ...made() }, madeByMe)
    await stage(
      'deadline_event',
      kind,
      { ...inA(kind), deadline_id: deadline['id'], body: words, happened_on: '2026-01-01', ...made() },
      madeByMe,
    )
  }
  for (const kind of ['general', 'childProtection', 'violence'] as const) {
    const run = await stage('procedure_run', kind, { ...inA(kind), body: words, begun_on: '2026-01-01', ...made() }, madeByMe)
    await stage('procedure_event', kind, { ...inA(kind), run_id: run['id'], body: words, happened_on: '2026-01-01', ...made() }, madeByMe)
  }
  for (const kind of ['general', 'budget', 'health'] as const) {
    const application = await stage('application', kind, { ...inA(kind), body: words, begun_on: '2026-01-01', ...made() }, madeByMe)
    await stage(
      'application_event',
      kind,
      { ...inA(kind), application_id: application['id'], body: words, happened_on: '2026-01-01', ...made() },
      madeByMe,
    )
  }
  for (const kind of ['general', 'budget', 'justice'] as const) {
    const letter = await stage(
      'letter',
      kind,
      { ...inA(kind), series_id: id(), body: words, received_on: '2026-01-01', ...made() },
      (me) => ({ series_id: id(), ...madeByMe(me) }),
    )
    const page = { letter_id: letter['id'], position: 1, kind: 'png', size: 1, content: words }
    await stage('letter_page', kind, { ...inA(kind), ...page, ...made() }, madeByMe)
  }
  const counted = { ...inA('budget'), series_id: id(), from_month: '2026-01-01', body: words }
  await stage('budget_line', 'budget', { ...counted, ...made() }, madeByMe)
  keep('budget_line', 'inAnotherName', null, (me) => ({
    ...counted,
    id: id(),
    created_at: now,
    created_by: (me.agentId === author.agentId ? referent : author).agentId,
  }))
  const filled = { instrument: 'logement', instrument_version: 1, assessed_on: '2026-01-01', body: words, updated_at: now }
  for (const kind of ['general', 'health', 'childProtection', 'violence'] as const) {
    const finished = { state: 'finished', finished_at: now, ...made() }
    const assessment = await stage('assessment', kind, { ...inA(kind), ...filled, ...finished }, madeByMe)
    if (kind === 'general' || kind === 'violence')
      await stage('assessment_look', kind, { ...inA(kind), assessment_id: assessment['id'], body: words, ...made() }, madeByMe)
    if (kind === 'general') {
      const other = (me: Actor): Row => ({ created_by: (me.agentId === author.agentId ? referent : author).agentId })
      keep('assessment', 'inAnotherName', null, (me) => ({ ...inA(kind), ...filled, ...finished, created_at: now, ...other(me) }))
      const look = { assessment_id: assessment['id'], body: words, created_at: now }
      keep('assessment_look', 'inAnotherName', null, (me) => ({ ...inA(kind), ...look, ...other(me) }))
    }
  }
  const begun = { state: 'draft', finished_at: now }
  await stage('assessment', 'draft', { ...inA('general'), ...filled, ...begun, ...made() }, madeByMe)
  await stage('assessment', 'draftOfColleague', { ...inA('health'), ...filled, ...begun, ...made(nurse) }, madeByMe)
  const plan = await stage(
    'help_plan',
    'health',
    { ...inA('health'), series_id: id(), person_id: camille['id'], body: words, ...made() },
    (me) => ({ series_id: id(), ...madeByMe(me) }),
  )
  const answer = { plan_id: plan['id'], body: words, answered_on: '2026-01-01' }
  await stage('help_plan_answer', 'health', { ...inA('health'), ...answer, ...made() }, madeByMe)
  await stage('autonomy_matter', 'health', { ...inA('health'), series_id: id(), body: words, ...made() }, (me) => ({
    series_id: id(),
    ...madeByMe(me),
  }))
  const notMe = (me: Actor): Row => ({ created_at: now, created_by: (me.agentId === nurse.agentId ? referent : nurse).agentId })
  const planned = { person_id: camille['id'], body: words }
  keep('help_plan', 'inAnotherName', null, (me) => ({ ...inA('health'), series_id: id(), ...planned, ...notMe(me) }))
  keep('help_plan_answer', 'inAnotherName', null, (me) => ({ ...inA('health'), ...answer, ...notMe(me) }))
  keep('autonomy_matter', 'inAnotherName', null, (me) => ({ ...inA('health'), series_id: id(), body: words, ...notMe(me) }))
  const tariff = { kind: 'homeHelp', provider: 'service', cents: 2458, from_on: '2026-01-01', source: 'Délibération' }
  await stage('help_tariff', 'own', { organisation_id: org, id: id(), ...tariff, ...made(manager) }, madeByMe)
  for (const state of ['draft', 'published'])
    await stage(
      'instrument',
      state,
      { organisation_id: org, id: id(), series_id: id(), version: 1, state, definition: '{}', updated_at: now, ...made(manager) },
      (me) => ({ series_id: id(), ...madeByMe(me) }),
    )
  for (const kind of ['general', 'budget', 'childProtection'] as const) {
    const project = await stage('project', kind, { ...inA(kind), body: words, begun_on: '2026-01-01', ...made() }, madeByMe)
    const said = { ...inA(kind), project_id: project['id'], body: words, ...made() }
    await stage('project_event', kind, { ...said, happened_on: '2026-01-01' }, madeByMe)
    const agreement = await stage('agreement', kind, { ...said, version: 1, agreed_on: '2026-01-01' }, (me) => ({
      version: 2,
      ...madeByMe(me),
    }))
    const page = { agreement_id: agreement['id'], position: 1, kind: 'png', size: 1, content: words }
    await stage('agreement_page', kind, { ...inA(kind), ...page, ...made() }, madeByMe)
    const measure = await stage('measure', kind, { ...inA(kind), body: words, begun_on: '2026-01-01', ...made() }, madeByMe)
    await stage(
      'measure_event',
      kind,
      { ...inA(kind), measure_id: measure['id'], body: words, happened_on: '2026-01-01', ...made() },
      madeByMe,
    )
  }
  await stage('next_step', 'general', { ...inA('general'), body: words, doer: 'person', said_on: '2026-01-01', ...made() }, madeByMe)
  await stage(
    'sheet',
    'general',
    { ...inA('general'), entry_id: entry['id'], body: words, made_at: now, made_by: referent.agentId },
    (me) => ({ made_by: me.agentId }),
  )

  // rights: the review, what the night computed and told
  for (const kind of ['general', 'budget'] as const)
    await stage(
      'right_status',
      kind,
      { ...inA(kind), series_id: id(), right_slug: 'rsa', status: 'requested', body: words, said_on: '2026-01-01', ...made() },
      (me) => ({ series_id: id(), ...madeByMe(me) }),
    )
  await stage(
    'right_information',
    'general',
    { ...inA('general'), given_on: '2026-01-01', medium: 'sheet', body: words, ...made() },
    madeByMe,
  )
  const computed = (...kinds: (keyof typeof compartments)[]): Row => ({
    organisation_id: org,
    id: id(),
    case_file_id: a.id,
    compartment_ids: kinds.map((kind) => compartments[kind]).toSorted(),
  })
  for (const [scene, row] of [
    ['general', computed('general')],
    // as secret as all that was read for it
    ['generalAndBudget', computed('general', 'budget')],
    ['withAparte', computed('general', 'aparte')],
  ] as const) {
    const dated = { month: '2026-01-01', law_digest: words, next_change_on: '2026-02-01', computed_at: now }
    await stage('right_result', scene, { ...row, digest: words, body: words, ...dated })
    const dismissed = { dismissed_at: now, dismissed_by: referent.agentId, dismiss_reason: 'known' }
    await stage(
      'right_notice',
      scene,
      { ...row, id: id(), kind: 'new', digest: randomBytes(8), body: words, on_date: '2026-01-01', created_at: now, ...dismissed },
      (me) => ({ digest: randomBytes(8), dismissed_by: me.agentId }),
    )
  }
  // the mark stands already: writing the facts above set it
  keep('right_due', 'any', { organisation_id: org, case_file_id: a.id }, () => ({
    organisation_id: org,
    case_file_id: p.id,
    marked_at: now,
  }))

  // local aids, ticked statements, the watch
  await stage(
    'local_aid',
    'own',
    {
      organisation_id: org,
      id: id(),
      series_id: id(),
      name: 'Aide',
      provider: 'CCAS',
      domain: 'housing',
      nature: 'financial',
      what: '',
      conditions: '[]',
      gives: '{}',
      documents: [],
      apply: '',
      basis: '',
      valid_from: '2026-01-01',
      ...made(manager),
    },
    (me) => ({ series_id: id(), ...madeByMe(me) }),
  )
  const checked = { right_slug: 'rsa', statement: 'delay', words_digest: words, source: 'texte', checked_on: '2026-01-01' }
  await stage('catalogue_check', 'own', { organisation_id: org, id: id(), ...checked, ...made(manager) }, (me) => ({
    right_slug: id(),
    ...madeByMe(me),
  }))
  const landmark = { per_day_cents: 1000, month_days: 3040, shared_by: 'person', forfaits: '{}' }
  await stage('budget_landmark', 'own', { organisation_id: org, id: id(), ...landmark, ...made(manager) }, madeByMe)
  const note = { title: 'Note', words: '', effective_on: '2026-01-01', source: '', right_slugs: [] }
  await stage('watch_note', 'own', { organisation_id: org, id: id(), ...note, ...made(manager) }, madeByMe)
  const read = { organisation_id: org, id: id(), agent_id: teammate.agentId, item: 'figures:2026-04-01', read_at: now }
  await stage('watch_read', 'teammate', read, (me) => ({ agent_id: me.agentId, organisation_id: me.organisationId, item: id() }))
  keep('watch_read', 'inAnotherName', null, (me) => ({
    ...read,
    id: id(),
    item: id(),
    agent_id: (me === manager ? teammate : manager).agentId,
  }))
  const sent = { organisation_id: org, agent_id: teammate.agentId, mark: randomBytes(32), sent_at: now, location: '/accueil' }
  const sentAgain = (me: Actor): Row => ({ ...sent, organisation_id: me.organisationId, agent_id: me.agentId, mark: randomBytes(32) })
  await put('form_sent', sent)
  keep('form_sent', 'teammate', { organisation_id: org, agent_id: teammate.agentId, mark: sent.mark }, sentAgain)
  keep('form_sent', 'inAnotherName', null, (me) => sentAgain(me === manager ? teammate : manager))

  // exceptional access: the written reason, for the referent and the manager
  const reason = id()
  await put('compartment', {
    organisation_id: org,
    id: reason,
    kind: 'aparte',
    key_id: id(),
    wrapped_key: words,
    created_by: exceptional.agentId,
    created_at: now,
  })
  for (const agent of [referent, manager])
    await put('compartment_access', {
      organisation_id: org,
      id: id(),
      compartment_id: reason,
      agent_id: agent.agentId,
      basis: 'granted',
      granted_by: exceptional.agentId,
      from_at: yesterday,
    })
  await stage(
    'exceptional_access',
    'A',
    {
      organisation_id: org,
      id: id(),
      compartment_id: reason,
      agent_id: exceptional.agentId,
      case_file_id: a.id,
      ground: 'referentAbsent',
      body: words,
      asked_at: now,
    },
    (me) => ({ agent_id: me.agentId }),
  )
  await stage(
    'notice',
    'teammate',
    { organisation_id: org, id: id(), agent_id: teammate.agentId, kind: 'newDevice', created_at: now },
    (me) => ({ agent_id: me.agentId }),
  )
  await stage(
    'notice',
    'unheld',
    {
      organisation_id: org,
      id: id(),
      agent_id: teammate.agentId,
      kind: 'handover',
      case_file_id: a.id,
      compartment_id: a.general,
      created_at: now,
    },
    (me) => ({ agent_id: me.agentId }),
  )

  // the log
  const logLine = async (agent: Actor, caseFileId: string | null): Promise<Row> => {
    const found = await t.admin.query<{ id: string }>(
      `insert into audit.entry (organisation_id, agent_id, session_id, action, case_file_id, row_hash) values ($1, $2, $3, 'test.any', $4, '') returning id`,
      [org, agent.agentId, agent.sessionId, caseFileId],
    )
    return { id: found.rows[0]?.id }
  }
  const logged =
    (row: (me: Actor) => Row) =>
    (me: Actor): Row => ({
      organisation_id: me.organisationId,
      agent_id: me.agentId,
      session_id: me.sessionId,
      action: 'test.any',
      outcome: 'done',
      compartments: [],
      shown: [],
      row_hash: words,
      ...row(me),
    })
  const another = (me: Actor): Actor => (me === manager ? teammate : manager)
  const inAnotherName = logged((me) => ({ agent_id: another(me).agentId }))
  keep('audit.entry', 'A', await logLine(author, a.id), inAnotherName)
  keep('audit.entry', 'teammate', await logLine(teammate, null), inAnotherName)
  keep(
    'audit.entry',
    'self',
    null,
    logged(() => ({})),
  )
  keep('audit.entry', 'inAnotherName', null, inAnotherName)
  keep(
    'audit.entry',
    'inAnotherSession',
    null,
    logged((me) => ({ session_id: another(me).sessionId })),
  )
  keep(
    'audit.entry',
    'inAnotherOrganisation',
    null,
    logged((me) => ({ organisation_id: me.organisationId === org ? otherOrg : org })),
  )
  await t.admin.query(
    `insert into audit.block (no, prev_hash, n, first_id, last_id, rows_hash, sealed_at, hash, mac) values (1, '', 1, 1, 1, '', now(), '', '')`,
  )
  keep('audit.block', 'any', { no: 1 }, () => ({
    no: 2,
    prev_hash: words,
    n: 1,
    first_id: 1,
    last_id: 1,
    rows_hash: words,
    sealed_at: now,
    hash: words,
    mac: words,
  }))
  await stage('audit.anchor', 'any', { id: id(), block_no: 1, hash: words, kept_where: 'sauvegarde', at: now })
  await stage('audit.public_key', 'any', { key: words, since: now }, () => ({ key: randomBytes(8) }))

  // rows about the asker herself
  const memberships = await t.admin.query<{ agent_id: string; id: string }>(
    'select distinct on (agent_id) agent_id, id from team_member order by agent_id, from_date',
  )
  const membershipOf = new Map(memberships.rows.map((row) => [row.agent_id, row.id]))
  const mine = (me: Actor): Row => ({ organisation_id: me.organisationId, agent_id: me.agentId })
  keep(
    'agent',
    'self',
    (me) => ({ id: me.agentId }),
    (me) => anotherAgent(me.organisationId, me.siteId),
  )
  keep(
    'agent_role',
    'self',
    (me) => ({ agent_id: me.agentId, role: me.roles[0] }),
    (me) => ({ ...mine(me), role: me.roles.includes('worker') ? 'manager' : 'worker' }),
  )
  keep(
    'team_member',
    'self',
    (me) => ({ id: membershipOf.get(me.agentId) }),
    (me) => ({
      ...mine(me),
      id: id(),
      team_id: me.organisationId === org ? otherTeam : foreignTeam,
      from_date: '2026-01-01',
    }),
  )
  keep(
    'session',
    'self',
    (me) => ({ id: me.sessionId }),
    (me) => ({
      ...mine(me),
      id: id(),
      token_hash: randomBytes(32),
      created_at: now,
      last_seen_at: now,
      expires_at: soon,
    }),
  )
  return { actors, referent, scene: (table, scene) => scenes.get(`${table} ${scene}`) }
}
