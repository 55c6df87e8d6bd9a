import pg from 'pg'
import { program } from './command.ts'
import { newExternal } from './external.ts'
import { logIn } from './person.ts'
import type { Person } from './person.ts'
import type { Figure, Proof } from './promise.ts'

const ID = '[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}'

/** The households that a page leads to. */
const householdsIn = (html: string): string[] =>
  [...new Set([...html.matchAll(new RegExp(`/dossiers/(${ID})`, 'g'))].map(([, id]) => id ?? ''))].toSorted()

type Asker = {
  readonly name: string
  readonly agentId: string
  readonly listed: number
  readonly held: readonly string[]
  readonly sessions: Person[]
}

/**
 * PgBouncer in transaction mode, for real: two processes of pages share a handful of connections to PostgreSQL, many logged-in people ask at
 * once. Each answer must be its asker's: who it greets, which households it shows, which it refuses, and who the log says has looked.
 */
const proof: Proof = async ({ scope, log }) => {
  if (!program('pgbouncer')) return { missing: 'Debian package pgbouncer' }
  const rounds = { test: 4, prove: 40, all: 400 }[scope]
  const size = 3
  const external = await newExternal()
  const judge = new pg.Client(external.admin)
  try {
    await judge.connect()
    const pooler = await external.pooler(size)
    const through = { DATABASE_URL: pooler.url, APARTE_POOLER: 'transaction', APARTE_NIGHT: 'elsewhere' }
    const houses = [await external.serve(through), await external.serve(through)] as const
    const agents = await judge.query<{ id: string; name: string; email: string }>(
      `select id, first_name || ' ' || last_name as name from agent where ended_at is null`,
    )
    const names = agents.rows.filter(({ name }) => name !== '')
    const direct = await external.serve({ APARTE_NIGHT: 'elsewhere' })
    const askers: Asker[] = []
    for (const { id, name } of names) {
      const sessions = await Promise.all([...houses, ...houses].map(({ origin }) => logIn(origin, name))).catch(() => null)
      if (!sessions) continue
      // what is hers is asked without the pooler, alone
      const list = await (await logIn(direct.origin, name)).get('/dossiers')
      askers.push({ name, agentId: id, listed: list.status, held: householdsIn(await list.text()), sessions })
    }
    await direct.stop()
    const all = [...new Set(askers.flatMap(({ held }) => held))]
    log(`${askers.length} people, ${askers.length * 4} sessions, ${all.length} households seen by them, ${size} connections`)

    const since = await judge.query<{ id: string }>('select coalesce(max(id), 0) as id from audit.entry')
    const asked = new Map<string, number>()
    const wrong: string[] = []
    let [answers, refusals, greetings] = [0, 0, 0]
    const one = async (asker: Asker, person: Person, round: number, n: number): Promise<void> => {
      const kind = (round + n) % 3
      const own = asker.held[(round * 7 + n) % Math.max(1, asker.held.length)]
      const others = all.filter((id) => !asker.held.includes(id))
      const other = others[(round * 5 + n) % Math.max(1, others.length)]
      const path = kind === 1 && own ? `/dossiers/${own}` : kind === 2 && other ? `/dossiers/${other}` : '/dossiers'
      const answer = await person.get(path)
      const html = await answer.text()
      answers += 1
      if (path === `/dossiers/${other}`) {
        refusals += 1
        // administration and protection of data open no household at all
        if (![403, 404].includes(answer.status)) wrong.push(`${asker.name} was shown a household that is not hers: ${answer.status}`)
        if (householdsIn(html).some((id) => id === other)) wrong.push(`a refusal to ${asker.name} names the household`)
        return
      }
      if (answer.status !== (path === '/dossiers' ? asker.listed : 200))
        wrong.push(`${asker.name} ${path.replace(/[0-9a-f-]{36}/, ':id')}: ${answer.status}`)
      else if (answer.status === 200) {
        if (path === '/dossiers' && JSON.stringify(householdsIn(html)) !== JSON.stringify(asker.held))
          wrong.push(`the list of ${asker.name} is not hers`)
        const greeted = /<p class="moi">(?:<a[^>]*>)?([^<]+)/.exec(html)?.[1]?.replaceAll(/\s/g, ' ')
        if (greeted !== asker.name) wrong.push(`${asker.name} is greeted as ${greeted}`)
        else greetings += 1
        if (own && path === `/dossiers/${own}`) asked.set(`${asker.agentId} ${own}`, (asked.get(`${asker.agentId} ${own}`) ?? 0) + 1)
      }
    }
    for (let round = 0; round < rounds; round += 1)
      await Promise.all(askers.flatMap((asker) => asker.sessions.map((person, n) => one(asker, person, round, n))))

    // the log says who looked at which household: exactly who asked, as often
    const told = await judge.query<{ who: string; n: string }>(
      `select agent_id || ' ' || case_file_id as who, count(*) as n from audit.entry
       where id > $1 and outcome = 'done' and case_file_id is not null and action = 'caseFile.show' group by 1`,
      [since.rows[0]?.id],
    )
    const lines = new Map(told.rows.map(({ who, n }) => [who, Number(n)]))
    const odd = [...new Set([...lines.keys(), ...asked.keys()])].filter((who) => lines.get(who) !== asked.get(who))
    const foreign = await judge.query(
      `select e.id from audit.entry e join session s on s.organisation_id = e.organisation_id and s.id = e.session_id where e.id > $1 and s.agent_id <> e.agent_id`,
      [since.rows[0]?.id],
    )
    const backends = await judge.query<{ n: number }>(`select count(*)::int as n from pg_stat_activity where usename = 'aparte_web'`)

    // that the pool really mixes: what one leaves on a connection for its session, another finds; nothing of ours may rest on it
    const clients = await Promise.all(
      Array.from({ length: 8 }, async () => {
        const client = new pg.Client({ connectionString: pooler.url })
        await client.connect()
        return client
      }),
    )
    let [found, looked] = [0, 0]
    try {
      await clients[0]?.query("set proof.rest = 'here'")
      for (const client of clients.slice(1)) {
        const { rows } = await client.query<{ rest: string | null }>("select current_setting('proof.rest', true) as rest")
        looked += 1
        if (rows[0]?.rest === 'here') found += 1
      }
    } finally {
      await Promise.all(clients.map((client) => client.end()))
    }
    // and the setting matters: without it, prepared names of one are asked of a connection that never heard them
    await Promise.all(houses.map((house) => house.stop()))
    const careless = await external.serve({ DATABASE_URL: pooler.url, APARTE_NIGHT: 'elsewhere' })
    const tries = await Promise.all(Array.from({ length: 40 }, () => fetch(`${careless.origin}/connexion`).then(({ status }) => status)))
    const broken = tries.filter((status) => status >= 500).length

    for (const line of [...new Set(wrong)].slice(0, 20)) log(line)
    const figures: Figure[] = [
      {
        found: `${answers} interleaved answers of ${askers.length} people in ${askers.length * 4} sessions, 2 processes, ${backends.rows[0]?.n} connections: ${wrong.length} not the asker's; ${greetings} greetings read; ${refusals} questions for somebody else's household, all refused`,
        target: '0 of another identity',
        held: wrong.length === 0,
        counted: Math.min(refusals, greetings, askers.length),
      },
      {
        found: `${[...asked.values()].reduce((sum, n) => sum + n, 0)} openings of households, ${odd.length} counted otherwise in the log, ${foreign.rowCount} lines under another's session`,
        target: '0',
        held: odd.length === 0 && foreign.rowCount === 0,
        counted: asked.size,
      },
      {
        found: `control: what one leaves on a connection is found by ${found} of ${looked} others; without APARTE_POOLER ${broken} of ${tries.length} pages fail`,
        target: 'both above 0',
        held: found > 0 && broken > 0,
        counted: looked,
      },
    ]
    return { figures }
  } finally {
    await judge.end().catch(() => undefined)
    await external.close()
  }
}

export default proof
