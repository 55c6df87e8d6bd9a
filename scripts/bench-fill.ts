import { createHash, randomBytes } from 'node:crypto'
import pg from 'pg'
import type { Action, Actor } from '#core/actor.ts'
import { openHouse } from '#db/door.server.ts'
import type { House, Write } from '#db/door.server.ts'
import { compartmentOf } from '#db/compartment-of.server.ts'
import { Vault } from '#db/vault.server.ts'
import { openCaseFile, observeFact, writeEntry } from '#features/case-file/commands.server.ts'
import { addMember, addPerson, setDwelling } from '#features/household/commands.server.ts'
import { planAppointment } from '#features/agenda/commands.server.ts'
import { addDeadline, addStep, startDraft } from '#features/interview/commands.server.ts'

/**
 * A département for the benchmark: agents, case files, compartments and facts in bulk by SQL (same sizes, keys of random bytes: nobody opens
 * them), and the households of the measured profiles through the real commands, really encrypted.
 */
export type Person = { agentId: string; caseIds: string[]; draftIds: string[] }
export const profileNames = {
  worker: 'a worker with 80 households',
  heavy: 'a worker with 1,500 compartments',
  reception: 'reception of 100,000 names',
  manager: 'the manager of the site',
} as const
export type ProfileName = keyof typeof profileNames
export type Filled = {
  organisationId: string
  people: Record<ProfileName, Person[]>
  names: string[]
  counts: Record<string, number>
}
export type Sizes = {
  agents: number
  caseFiles: number
  compartmentsPerCase: number
  factsPerCase: number
  /** Measured people of each profile; each worker has `households` of her own. */
  people: Record<ProfileName, number>
  households: number
}

const bench: Action = { id: 'bench', roles: ['worker'], audit: 'banc d’essai' }
const first = [
  'Aline',
  'Bakary',
  'Chloé',
  'Dimitri',
  'Élodie',
  'Farid',
  'Gwenaëlle',
  'Hugo',
  'Irène',
  'Jamila',
  'Kévin',
  'Louise',
  'Mehdi',
  'Nadège',
  'Oumar',
  'Paula',
  'Quentin',
  'Rokia',
  'Sylvain',
  'Thérèse',
]
const syllables = [
  'bar',
  'cou',
  'del',
  'fer',
  'gal',
  'her',
  'jou',
  'ker',
  'lan',
  'mer',
  'nol',
  'per',
  'ran',
  'sau',
  'tre',
  'val',
  'vin',
  'zan',
]
const endings = ['ard', 'eau', 'el', 'et', 'ier', 'in', 'on', 'ot', 'ec', 'oux']

/** An invented name for a number: the same each time. */
const nameOf = (n: number): { firstName: string; lastName: string } => {
  const last = `${syllables[n % 18]}${syllables[Math.floor(n / 18) % 18]}${endings[Math.floor(n / 324) % 10]}`
  return { firstName: first[Math.floor(n / 7) % 20] ?? 'Aline', lastName: `${last[0]?.toUpperCase()}${last.slice(1)}` }
}

const note = (n: number): string =>
  `Mme ${nameOf(n).lastName} vient seule. Le loyer d’octobre reste dû, ${400 + (n % 300)} €. « Je voudrais que ça s’arrête. » Elle n’a rien demandé à la CAF depuis la séparation, elle croyait qu’il fallait d’abord le jugement. Nous relisons ensemble le courrier reçu la veille.\n\n((Elle préfère que sa sœur ne sache pas encore.))\n\nElle apportera ses trois dernières fiches de paie. Je rappelle le bailleur avant vendredi.`

export const fill = async (options: {
  admin: pg.ClientConfig
  web: pg.ClientConfig
  rootKey: Buffer
  sizes: Sizes
  log: (line: string) => void
}): Promise<Filled> => {
  const { sizes, log } = options
  const admin = new pg.Client(options.admin)
  await admin.connect()
  const one = async <T extends pg.QueryResultRow>(text: string, values: unknown[] = []): Promise<T> =>
    (await admin.query<T>(text, values)).rows[0] as T
  const org = (
    await one<{ id: string }>("insert into organisation (id, name, kind) values (gen_random_uuid(), 'Banc', 'departement') returning id")
  ).id
  // bulk rows need no foreign key checks: they are made from each other
  await admin.query("set session_replication_role = replica; set synchronous_commit = off; set maintenance_work_mem = '512MB'")
  await admin.query(
    `insert into site (organisation_id, id, name) select $1, gen_random_uuid(), 'Site ' || i from generate_series(1, 10) i`,
    [org],
  )
  await admin.query(
    `insert into team (organisation_id, id, site_id, name, kind) select organisation_id, gen_random_uuid(), id, 'Équipe ' || name, k from site, unnest(array['sector', 'reception']) k`,
  )
  const agentValues = `'educateurSpecialise', 'mission'`
  await admin.query(
    `insert into agent (organisation_id, id, site_id, login, first_name, last_name, job_title, profession, secrecy_basis)
     select $1, gen_random_uuid(), (array(select id from site order by name))[1 + i % 10], 'agent' || i, 'Agent', 'N' || i, 'travail social', ${agentValues} from generate_series(1, $2) i`,
    [org, sizes.agents],
  )
  await admin.query(`insert into agent_role (organisation_id, agent_id, role) select organisation_id, id, 'worker' from agent`)
  await admin.query(
    `insert into team_member (organisation_id, id, team_id, agent_id, from_date) select a.organisation_id, gen_random_uuid(), t.id, a.id, current_date - 400 from agent a join team t on t.site_id = a.site_id and t.kind = 'sector'`,
  )

  log('case files…')
  await admin.query(
    `create temporary table f as select i, gen_random_uuid() as id, gen_random_uuid() as identity, gen_random_uuid() as general,
      (array(select id from agent order by login))[1 + i % $1] as agent_id from generate_series(1, $2) i`,
    [sizes.agents, sizes.caseFiles],
  )
  // all at one site: the reception of this profile knows 100,000 names
  const place = await one<{ site: string; team: string }>(
    `select s.id as site, t.id as team from site s join team t on t.site_id = s.id and t.kind = 'sector' order by s.name limit 1`,
  )
  const names = Array.from({ length: sizes.caseFiles }, (_, n) => nameOf(n))
  await admin.query(
    `insert into case_file (organisation_id, id, number, site_id, team_id, referent_id, identity_compartment_id, general_compartment_id, name, name_key, origin, channel, opened_at, opened_by)
     select $1, f.id, 1000000 + f.i, $2, $3, f.agent_id, f.identity, f.general, n.first || ' ' || n.last, app.fold(n.first || ' ' || n.last), 'self', 'phone', now() - interval '60 days', f.agent_id
     from f join unnest($4::text[], $5::text[]) with ordinality as n(first, last, i) on n.i = f.i`,
    [org, place.site, place.team, names.map((name) => name.firstName), names.map((name) => name.lastName)],
  )
  log('compartments…')
  const kinds = ['identity', 'general', 'budget', 'health', 'childProtection', 'violence', 'justice']
  await admin.query(
    `insert into compartment (organisation_id, id, case_file_id, kind, key_id, wrapped_key, reception_site_id, created_by, created_at)
     select $1, case k when 1 then f.identity when 2 then f.general else gen_random_uuid() end, f.id, coalesce(($2::text[])[k], 'aparte'), gen_random_uuid(),
       decode(repeat(md5(f.id::text || k), 3), 'hex') || '\\x0000000000000000000000000000'::bytea, case when k = 1 then $3::uuid end, f.agent_id, now() - interval '60 days'
     from f, generate_series(1, $4) k`,
    [org, kinds, place.site, sizes.compartmentsPerCase],
  )
  await admin.query(
    `insert into compartment_access (organisation_id, id, compartment_id, case_file_id, agent_id, basis, granted_by, from_at)
     select c.organisation_id, gen_random_uuid(), c.id, c.case_file_id, c.created_by, 'referent', c.created_by, c.created_at from compartment c`,
  )
  log('persons…')
  await admin.query(
    `insert into person (organisation_id, id, case_file_id, compartment_id, reception_site_id, first_name, last_name, name_key, birth_date, created_at, created_by)
     select $1, gen_random_uuid(), f.id, f.identity, $2, n.first, n.last, app.fold(n.first || ' ' || n.last), date '1950-01-01' + (f.i * 37 % 20000), now(), f.agent_id
     from f join unnest($3::text[], $4::text[]) with ordinality as n(first, last, i) on n.i = f.i`,
    [org, place.site, names.map((name) => name.firstName), names.map((name) => name.lastName)],
  )
  log('facts…')
  await admin.query(
    `insert into fact_observation (organisation_id, id, case_file_id, compartment_id, key, value, body, valid_from, observed_at, agent_id, source)
     select $1, gen_random_uuid(), f.id, f.general, (array['income.salary', 'housing.rent', 'debt.rentArrears', 'expense.energy', 'income.rsa'])[1 + k % 5],
       jsonb_build_object('cents', 10000 + k * 100), decode(repeat(md5(f.id::text || k), 3), 'hex'), current_date - k * 7, now() - k * interval '7 days', f.agent_id, 'said'
     from f, generate_series(1, $2) k`,
    [org, sizes.factsPerCase],
  )
  await admin.query('set session_replication_role = origin')
  await admin.query('vacuum analyze')

  const agentWith = async (name: string, role: ProfileName): Promise<Actor> => {
    const agent = await one<{ id: string }>(
      `insert into agent (organisation_id, id, site_id, login, first_name, last_name, job_title, profession, secrecy_basis)
       values ($1, gen_random_uuid(), $2, $3, 'Profil', $3, 'travail social', ${agentValues}) returning id`,
      [org, place.site, name],
    )
    const roles = [role === 'heavy' ? 'worker' : role]
    for (const one of roles)
      await admin.query('insert into agent_role (organisation_id, agent_id, role) values ($1, $2, $3)', [org, agent.id, one])
    await admin.query(
      'insert into team_member (organisation_id, id, team_id, agent_id, from_date) select $1, gen_random_uuid(), id, $2, current_date - 400 from team where site_id = $3 and kind = $4',
      [org, agent.id, place.site, role === 'reception' ? 'reception' : 'sector'],
    )
    const [session] = await beginSessions(admin, org, [agent.id])
    return {
      agentId: agent.id,
      organisationId: org,
      sessionId: session?.id ?? '',
      tokenHash: session?.tokenHash ?? '',
      siteId: place.site,
      firstName: 'Profil',
      lastName: name,
      jobTitle: 'travail social',
      roles: roles as Actor['roles'],
      trainee: false,
      sharedComputer: false,
      singleKeys: true,
      plainFonts: false,
    }
  }

  log('households of the profiles…')
  const pool = new pg.Pool({ ...options.web, max: 2, options: '-c synchronous_commit=off' })
  const house = openHouse({ pool, vault: new Vault(options.rootKey, randomBytes), clock: () => new Date(), random: randomBytes })
  const people: Filled['people'] = { worker: [], heavy: [], reception: [], manager: [] }
  for (const profile of Object.keys(people) as ProfileName[])
    for (let n = 0; n < sizes.people[profile]; n++) {
      const actor = await agentWith(`${profile}${n}`, profile)
      const written =
        profile === 'worker' || profile === 'heavy'
          ? await households(house, actor, sizes.households, profile === 'heavy' ? 18 : 1)
          : { caseIds: [], draftIds: [] }
      people[profile].push({ agentId: actor.agentId, ...written })
      if (written.caseIds.length > 0) log(`${profile} ${n + 1} of ${sizes.people[profile]}`)
    }
  await house.close()
  const counts: Record<string, number> = {}
  for (const table of ['agent', 'case_file', 'compartment', 'compartment_access', 'person', 'fact_observation', 'entry'])
    counts[table] = (await one<{ n: number }>(`select count(*)::int as n from ${table}`)).n
  for (const profile of ['worker', 'heavy'] as const)
    counts[`compartments of ${profileNames[profile]}`] = (
      await one<{ n: number }>('select count(*)::int as n from compartment_access where agent_id = $1', [people[profile][0]?.agentId])
    ).n
  await admin.query('vacuum analyze')
  await admin.query('checkpoint')
  await admin.end()
  return { organisationId: org, people, names: names.slice(0, 2_000).map((name) => name.lastName), counts }
}

/** A fresh session for each of these agents, in their order. */
export const beginSessions = async (
  admin: pg.Client,
  org: string,
  agentIds: readonly string[],
): Promise<{ id: string; tokenHash: string; cookie: string }[]> => {
  const sessions = []
  for (const agentId of agentIds) {
    const token = randomBytes(32).toString('base64url')
    const tokenHash = createHash('sha256').update(token).digest('hex')
    const { rows } = await admin.query<{ id: string }>(
      `insert into session (organisation_id, id, token_hash, agent_id, created_at, last_seen_at, expires_at, complete)
       values ($1, gen_random_uuid(), decode($2, 'hex'), $3, now(), now() + interval '5 hours', now() + interval '12 hours', true) returning id`,
      [org, tokenHash, agentId],
    )
    sessions.push({ id: rows[0]?.id ?? '', tokenHash, cookie: `sid=${token}` })
  }
  return sessions
}

/** Households of one worker, written as she would: `apartes` private passages and as many compartments beside the usual ones. */
const households = async (
  house: House,
  actor: Actor,
  count: number,
  apartes: number,
): Promise<{ caseIds: string[]; draftIds: string[] }> => {
  const [caseIds, draftIds]: [string[], string[]] = [[], []]
  const day = house.clock().toISOString().slice(0, 10)
  for (let n = 0; n < count; n++) {
    const name = nameOf(n * 131)
    await house.writing(actor, bench, {}, async (tx) => {
      const file = await openCaseFile(tx, {
        name: `${name.firstName} ${name.lastName}`,
        origin: 'self',
        channel: 'phone',
        informed: true,
        protected: false,
        withoutPerson: true,
        sectorId: null,
        on: day,
        demand: 'Ne plus avoir peur de la boîte aux lettres.',
        contact: { phone: '06 39 98 00 00', hours: '', mayCall: n % 7 !== 0, mayMessage: null },
      })
      caseIds.push(file.id)
      await peopleOf(tx, file.id, n, day)
      await compartmentOf(tx, file.id, 'budget')
      for (let k = 0; k < Math.max(12, apartes); k++)
        await writeEntry(tx, {
          caseFileId: file.id,
          kind: k % 3 === 0 ? 'interview' : 'call',
          title: '',
          happenedAt: new Date(house.clock().getTime() - k * 5 * 86_400_000),
          text: k < apartes ? note(n + k) : note(n + k).replace(/\(\(.*?\)\)\n\n/, ''),
          compartmentKind: 'general',
          aparteReaders: [],
          themes: ['housing'],
        })
      for (let k = 0; k < 20; k++)
        await observeFact(tx, {
          caseFileId: file.id,
          key: ['income.salary', 'housing.rent', 'debt.rentArrears', 'expense.energy'][k % 4] ?? 'income.salary',
          subjectId: null,
          compartment: 'budget',
          value: { cents: 40_000 + k * 100 },
          label: 'Loyer',
          observedAt: new Date(house.clock().getTime() - k * 86_400_000),
          source: 'said',
        })
      await addDeadline(tx, {
        caseFileId: file.id,
        title: 'Contester',
        dueOn: new Date(house.clock().getTime() + (1 + (n % 50)) * 86_400_000).toISOString().slice(0, 10),
        law: 'deux mois',
        note: 'à relire',
      })
      await addStep(tx, { caseFileId: file.id, what: 'Rappeler le bailleur', doer: 'worker', saidOn: day })
      if (n < 8)
        await planAppointment(tx, {
          caseFileId: file.id,
          startsAt: new Date(house.clock().getTime() + (n - 3) * 3_600_000),
          minutes: 45,
          kind: 'interview',
          place: 'bureau 2',
          essentials: ['Apporter le courrier', 'Date de l’audience'],
        })
      if (n < 20) draftIds.push((await startDraft(tx, { caseFileId: file.id, text: note(n) })).id)
    })
  }
  return { caseIds, draftIds }
}

/** Who lives there: an adult, in every second household a child, a rented flat. */
export const peopleOf = async (tx: Write, caseFileId: string, n: number, day: string): Promise<void> => {
  const name = nameOf(n * 131)
  for (const child of n % 2 ? [false, true] : [false]) {
    const personId = await addPerson(tx, {
      caseFileId,
      firstName: child ? 'Lou' : name.firstName,
      lastName: name.lastName,
      usualName: '',
      civilTitle: 'none',
      sex: child ? 'unknown' : 'F',
      birthDate: child ? `20${10 + (n % 12)}-05-17` : `19${60 + (n % 40)}-03-09`,
    })
    await addMember(tx, { personId, role: child ? 'child' : 'main', custody: child ? 'full' : null, fromDate: day })
  }
  await setDwelling(tx, { caseFileId, line: '', detail: '', communeCode: null, tenure: 'socialTenant', fromDate: day })
}
