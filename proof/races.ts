import { createHash, randomBytes } from 'node:crypto'
import pg from 'pg'
import type { Proof } from './promise.ts'
import { instrumentRaces } from './races-instruments.ts'
import type { Race } from './races-instruments.ts'
import { openWorlds } from './non-interference.ts'
import { idOf, tokenOf } from './worlds/people.ts'
import type { Answer, Base, World } from './worlds/worlds.ts'

/**
 * Security.md 5, « race » and « tokens »: two who do at once what only one may do. Exactly one wins, the other is told so in French, and the rows
 * that stand are those of one. Over HTTP on the built application; one-time tokens through the functions of the login, two connections at once.
 */
const roundsOf = { test: 6, prove: 60, all: 1_000 } as const

const form = (fields: Record<string, string>): string => new URLSearchParams(fields).toString()
const exactlyOne = (answers: readonly boolean[]): string | null => {
  const won = answers.filter(Boolean).length
  return won === 1 ? null : `${won} of ${answers.length} won`
}

const racesOf = async (world: World): Promise<{ races: Race[]; close: () => Promise<void> }> => {
  const { admin } = world
  // rows are put back between rounds, past the triggers that would refuse it to anybody
  await admin.query('set session_replication_role = replica')
  let turn = 0
  const post = (login: string, path: string, fields: Record<string, string>): Promise<Answer> =>
    world.ask({ turn: `race ${turn++}`, now: Date.now() }, { method: 'POST', path, cookie: `sid=${tokenOf(login)}`, body: form(fields) })
  const get = (login: string, path: string): Promise<Answer> =>
    world.ask({ turn: `race ${turn++}`, now: Date.now() }, { method: 'GET', path, cookie: `sid=${tokenOf(login)}` })
  const one = async <T extends Record<string, unknown>>(text: string, values: unknown[] = []): Promise<T> => {
    const { rows } = await admin.query<T>(text, values)
    if (!rows[0]) throw new Error(`nothing: ${text}`)
    return rows[0]
  }
  const count = async (text: string, values: unknown[] = []): Promise<number> =>
    Number((await one<{ n: string }>(`select count(*) as n ${text}`, values)).n)
  const agent = async (login: string): Promise<string> => (await one<{ id: string }>('select id from agent where login = $1', [login])).id
  const [solene, ines, bruno, org] = [
    await agent('solene'),
    await agent('ines'),
    await agent('bruno'),
    (await one<{ id: string }>(`select organisation_id as id from agent where login = 'solene'`)).id,
  ]
  const file = await one<{ id: string }>(
    `select id from case_file where referent_id = $1 and closed_at is null and not protected order by number limit 1`,
    [solene],
  )
  // two plain connections of the login that serves: what the pages of a one-time token call
  const webs = [new pg.Client(world.web), new pg.Client(world.web)] as const
  for (const client of webs) await client.connect()
  const both = async (text: string, values: (n: number) => unknown[]): Promise<boolean[]> =>
    Promise.all(webs.map(async (client, n) => (await client.query<{ ok: boolean }>(text, values(n))).rows[0]?.ok === true))
  const hash = (): Buffer => createHash('sha256').update(randomBytes(32)).digest()

  const request = async (): Promise<string> => {
    const { id } = await one<{ id: string }>(
      `select r.id from request r join team t on t.organisation_id = r.organisation_id and t.id = r.team_id where t.name = 'Équipe des Tanneries' and r.case_file_id is null order by r.received_at desc limit 1`,
    )
    await admin.query(
      `update request set status = 'waiting', taken_by = null, taken_at = null, closed_at = null, proposed_to = null where id = $1`,
      [id],
    )
    await admin.query(
      `delete from compartment_access a using request r where r.id = $1 and a.compartment_id = r.compartment_id and a.agent_id is not null`,
      [id],
    )
    return id
  }

  const races: Race[] = [
    {
      what: 'one request, taken by two',
      round: async () => {
        const id = await request()
        await Promise.all(['ines', 'bruno'].map((login) => post(login, `/demandes/${id}/prendre`, {})))
        return exactlyOne(
          await Promise.all(
            [ines, bruno].map(
              async (who) =>
                (await count(
                  `from compartment_access a join request r on r.compartment_id = a.compartment_id where r.id = $1 and a.agent_id = $2 and a.basis = 'referent'`,
                  [id, who],
                )) === 1,
            ),
          ),
        )
      },
    },
    {
      what: 'one household, handed over to two at once',
      round: async () => {
        await admin.query('update case_file set referent_id = $2 where id = $1', [file.id, solene])
        await admin.query(`delete from compartment_access where case_file_id = $1 and agent_id in ($2, $3)`, [file.id, ines, bruno])
        await admin.query(`update compartment_access set until_at = null where case_file_id = $1 and agent_id = $2`, [file.id, solene])
        const answers = await Promise.all(
          [ines, bruno].map((to) => post('solene', `/dossiers/${file.id}/transmettre`, { toAgentId: to, note: 'Relais de la preuve.' })),
        )
        const held = await Promise.all(
          [ines, bruno].map(
            async (who) =>
              (await count(
                `from compartment_access where case_file_id = $1 and agent_id = $2 and basis = 'referent' and (until_at is null or until_at > now())`,
                [file.id, who],
              )) > 0,
          ),
        )
        const { to } = await one<{ to: string }>('select referent_id as to from case_file where id = $1', [file.id])
        if ([ines, bruno][held.indexOf(true)] !== to) return 'the referent is not who holds it'
        if (answers.filter(({ status }) => status === 302).length !== 1)
          return `answers ${answers.map(({ status }) => status).join(' and ')}`
        return exactlyOne(held)
      },
    },
    {
      what: 'two appointments of one worker at one hour',
      round: async (n) => {
        await admin.query('update case_file set referent_id = $2 where id = $1', [file.id, solene])
        await admin.query(`update compartment_access set until_at = null where case_file_id = $1 and agent_id = $2`, [file.id, solene])
        await admin.query(`delete from appointment where case_file_id = $1 and place = 'course'`, [file.id])
        const day = new Date(Date.now() + (400 + (n % 300)) * 86_400_000).toISOString().slice(0, 10)
        const answers = await Promise.all(
          ['10:00', '10:30'].map((time) =>
            post('solene', `/dossiers/${file.id}/rendez-vous`, {
              intent: 'poser',
              date: day,
              time,
              minutes: '60',
              kind: 'interview',
              place: 'course',
              with: '',
              note: '',
            }),
          ),
        )
        const rows = await count(`from appointment where case_file_id = $1 and place = 'course' and status = 'planned'`, [file.id])
        return rows === 1 ? exactlyOne(answers.map(({ status }) => status === 302)) : `${rows} appointments`
      },
    },
    {
      what: 'two exceptional accesses to one household',
      round: async () => {
        await admin.query(`update exceptional_access set asked_at = now() - interval '3 hours', expires_at = now() - interval '1 hour'`)
        await admin.query(`delete from compartment_access where basis = 'exceptional'`)
        const { first, last } = await one<{ first: string; last: string }>(
          `select p.first_name as first, p.last_name as last from person p join case_file f on f.id = p.case_file_id join agent a on a.id = f.referent_id
           where a.login = 'marc' and not f.protected and f.closed_at is null and p.first_name <> '' and p.last_name <> '' and p.died_on is null
             and (select count(*) from person o where o.name_key = p.name_key) = 1 order by p.id limit 1`,
        )
        await Promise.all(
          [1, 2].map(() =>
            post('awa', '/acces-exceptionnel', {
              lastName: last,
              firstName: first,
              birthDate: '',
              ground: 'dangerChild',
              reason: 'Une preuve qui demande deux fois à la fois.',
            }),
          ),
        )
        const open = await count(`from exceptional_access where expires_at > now()`)
        const given = await count(`from compartment_access where basis = 'exceptional' and until_at > now()`)
        return open === 1 && given === 1 ? null : `${open} open, ${given} compartments given`
      },
    },
    {
      what: 'a right taken back while its holder writes',
      round: async (n) => {
        await admin.query('update case_file set referent_id = $2 where id = $1', [file.id, solene])
        await admin.query(`update compartment_access set until_at = null where case_file_id = $1 and agent_id = $2`, [file.id, solene])
        await admin.query(`delete from compartment_access where case_file_id = $1 and agent_id = $2`, [file.id, bruno])
        await admin.query(
          `insert into compartment_access (organisation_id, id, compartment_id, case_file_id, agent_id, basis, granted_by, from_at)
           select organisation_id, gen_random_uuid(), id, case_file_id, $2, 'coWorker', $3, now() - interval '1 minute' from compartment where case_file_id = $1 and kind in ('identity', 'general')`,
          [file.id, bruno, solene],
        )
        const before = await count('from entry where case_file_id = $1 and author_id = $2', [file.id, bruno])
        const note = { text: `Écrit pendant la course ${n}.`, kind: 'note', title: '' }
        const [saved, taken] = await Promise.all([
          post('bruno', `/dossiers/${file.id}/noter`, note),
          post('solene', `/dossiers/${file.id}/retirer-acces`, { agentId: bruno }),
        ])
        const written = (await count('from entry where case_file_id = $1 and author_id = $2', [file.id, bruno])) - before
        if (taken.status !== 302) return `not taken back: ${taken.status}`
        // in one order or the other: kept and told so, or neither
        if (written !== (saved.status === 302 ? 1 : 0)) return `answered ${saved.status}, ${written} written`
        const after = await post('bruno', `/dossiers/${file.id}/noter`, note)
        return after.status === 404 ? null : `afterwards ${after.status}`
      },
    },
    {
      what: 'one login, given to two new accounts',
      round: async (n) => {
        const login = `course.${n}`
        const { site } = await one<{ site: string }>(`select site_id as site from agent where login = 'yann'`)
        const answers = await Promise.all(
          ['Un', 'Deux'].map((firstName) =>
            post('yann', '/equipe/ajouter', {
              siteId: site,
              login,
              firstName,
              lastName: 'Course',
              jobTitle: 'agente',
              profession: 'secretariat',
              secrecyBasis: 'none',
              secrecyProof: '',
              teamId: '',
            }),
          ),
        )
        const rows = await count('from agent where login = $1', [login])
        if (answers.some(({ status }) => status !== 302 && status !== 422))
          return `answers ${answers.map(({ status }) => status).join(' and ')}`
        return rows === 1 ? exactlyOne(answers.map(({ status }) => status === 302)) : `${rows} accounts`
      },
    },
    {
      what: 'one code of a second factor, shown twice',
      round: async (n) => {
        const factor = idOf('course totp')
        await admin.query(
          `insert into second_factor (organisation_id, id, agent_id, kind, label, counter, secret, created_at) values ($1, $2, $3, 'totp', 'preuve', 0, '\\x00', now()) on conflict do nothing`,
          [org, factor, ines],
        )
        const sessions = [hash(), hash()]
        for (const token of sessions)
          await admin.query(
            `insert into session (organisation_id, id, token_hash, agent_id, created_at, last_seen_at, expires_at, complete, device) values ($1, gen_random_uuid(), $2, $3, now(), now(), now() + interval '10 minutes', false, 'course')`,
            [org, token, ines],
          )
        return exactlyOne(await both('select app.prove_totp($1, $2, $3, $4) as ok', (at) => [sessions[at], hash(), factor, n + 1]))
      },
    },
    {
      what: 'one account link, used twice',
      round: async () => {
        const token = hash()
        // a first link serves an account that nobody opened: what the round before left is undone
        await admin.query('delete from credential where agent_id = $1', [idOf('odile')])
        await admin.query(
          `insert into account_link (organisation_id, id, agent_id, kind, token_hash, created_at, expires_at) values ($1, gen_random_uuid(), $2, 'invitation', $3, now(), now() + interval '1 day')`,
          [org, idOf('odile'), token],
        )
        return exactlyOne(
          await both(`select app.use_link($1, null, 'phrase', gen_random_uuid(), $2, false, 'course') as ok`, () => [token, hash()]),
        )
      },
    },
  ]
  races.push(...(await instrumentRaces({ world, post, get, count }, file.id)))
  return {
    races,
    close: async () => {
      for (const client of webs) await client.end()
    },
  }
}

/** The link of a new installation, used by two at once: one organisation, one administrator. */
const installation = async (base: Base): Promise<{ race: Race; close: () => Promise<void> }> => {
  const { admin, web, close } = await base.empty('races_installation')
  const webs = [new pg.Client(web), new pg.Client(web)]
  for (const client of webs) await client.connect()
  const hash = (): Buffer => createHash('sha256').update(randomBytes(32)).digest()
  return {
    race: {
      what: 'one link of a new installation, used twice',
      round: async () => {
        const token = hash()
        await admin.query('truncate organisation, installation_link cascade')
        await admin.query(`insert into installation_link (token_hash, expires_at) values ($1, now() + interval '1 day')`, [token])
        const won = await Promise.all(
          webs.map(async (client, n) => {
            const made = await client.query<{ ok: boolean }>(
              `select app.install($1, gen_random_uuid(), 'Course', 'ccas', gen_random_uuid(), 'Course', 'Europe/Paris', gen_random_uuid(), gen_random_uuid(), $2,
                 'A', 'B', 'C', 'x', gen_random_uuid(), $3, 'course') as ok`,
              [token, `course.${n}`, hash()],
            )
            return made.rows[0]?.ok === true
          }),
        )
        const { n } = (await admin.query<{ n: string }>('select (select count(*) from organisation) + (select count(*) from agent) as n'))
          .rows[0] ?? { n: '?' }
        return n === '2' ? exactlyOne(won) : `${n} rows where two are expected`
      },
    },
    close: async () => {
      for (const client of webs) await client.end()
      await close()
    },
  }
}

const proof: Proof = async ({ scope, log }) => {
  const base = await openWorlds(log)
  try {
    const world = await base.clone('races', 'races')
    const { races, close } = await racesOf(world)
    const fresh = await installation(base)
    try {
      const figures = []
      // APARTE_PROOF_RACE: those alone whose name has this word
      const wanted = process.env['APARTE_PROOF_RACE'] ?? ''
      for (const { what, round } of [...races, fresh.race].filter((race) => race.what.includes(wanted))) {
        const wrong = new Map<string, number>()
        for (let n = 0; n < roundsOf[scope]; n++) {
          const why = await round(n)
          if (why) wrong.set(why, (wrong.get(why) ?? 0) + 1)
        }
        const sum = [...wrong.values()].reduce((a, b) => a + b, 0)
        log(`races: ${what}: ${roundsOf[scope]} rounds, ${sum} wrong`)
        figures.push({
          found: `${what}: ${roundsOf[scope]} rounds, ${sum} without exactly one winner${sum > 0 ? ` (${[...wrong].map(([why, times]) => `${times} × ${why}`).join(', ')})` : ''}`,
          target: '0',
          held: sum === 0,
          counted: roundsOf[scope],
        })
      }
      // the control: without the constraints that decide it (the worker's hour, and the household's, which comes twice here), one race must be
      // seen as lost; nothing of this world is kept
      const decided = races.find(({ what }) => what === 'two appointments of one worker at one hour')
      await world.admin.query('alter table busy_agent drop constraint "exclude$busy_agent_once"')
      await world.admin.query('alter table busy_person drop constraint "exclude$busy_person_once"')
      let [without, tries] = [0, 0]
      for (; decided && without === 0 && tries < 40; tries++)
        if ((await decided.round(roundsOf[scope] + tries)) === '2 appointments') without += 1
      log(`races: without its constraints: ${without} wrong after ${tries} rounds`)
      figures.push({
        found: `a planted fault, the appointments without the constraints that keep them apart: ${without} wrong in ${tries} rounds`,
        target: 'seen',
        held: without > 0,
        counted: tries,
      })
      return { figures }
    } finally {
      await close()
      await fresh.close()
      await world.close()
    }
  } finally {
    await base.close()
  }
}
export default proof
