import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import pg from 'pg'
import type { Action, Actor } from '#core/actor.ts'
import { openHouse } from '#db/door.server.ts'
import type { House } from '#db/door.server.ts'
import { pipelining } from '#db/lane.server.ts'
import { hashToken } from '#db/token.server.ts'
import { Vault } from '#db/vault.server.ts'
import { getHead, listFacts } from '#features/case-file/queries.server.ts'
import { listThread } from '#features/case-file/thread.server.ts'
import type { FilledHouse, Visitor } from './bench-house.ts'

/** What a protection costs: the same work with it and without, by turns in one run. Times in milliseconds, medians of the rounds. */
export type Ratio = { readonly what: string; readonly with: number; readonly without: number; readonly rounds: number }

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0

/** A, B, A, B…: a machine that slows down slows both. */
const byTurns = async (
  what: string,
  rounds: number,
  one: (n: number) => Promise<unknown>,
  other: (n: number) => Promise<unknown>,
  clocks: readonly [() => number, () => number] = [() => performance.now(), () => performance.now()],
): Promise<Ratio> => {
  const [first, second]: [number[], number[]] = [[], []]
  for (let n = -10; n < rounds; n++)
    for (const [run, times, clock] of [
      [one, first, clocks[0]],
      [other, second, clocks[1]],
    ] as const) {
      const began = clock()
      await run(Math.abs(n))
      if (n >= 0) times.push(clock() - began)
    }
  return { what, with: median(first), without: median(second), rounds }
}

/** Processor time of the process that serves this connection, in milliseconds: what passes while others have the processor is not in it. Linux. */
const processorOf = async (client: pg.Client): Promise<() => number> => {
  const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid')
  return () => Number(readFileSync(`/proc/${rows[0]?.pid}/schedstat`, 'utf8').split(' ')[0]) / 1e6
}

/** Reads of one household as its pages make them: everything lies in it, so that both askers get the same rows. */
const reads = [
  'select * from case_file where organisation_id = $1 and id = $2',
  'select id, kind from compartment where organisation_id = $1 and case_file_id = $2',
  'select p.*, m.role from household_member m join person p on p.organisation_id = m.organisation_id and p.id = m.person_id where m.organisation_id = $1 and m.case_file_id = $2',
  'select e.*, c.kind from entry e join compartment c on c.organisation_id = e.organisation_id and c.id = e.compartment_id where e.organisation_id = $1 and e.case_file_id = $2 order by e.happened_at desc limit 40',
  'select distinct on (key, subject_id) * from fact_observation where organisation_id = $1 and case_file_id = $2 order by key, subject_id, observed_at desc',
  'select * from contact_rule where organisation_id = $1 and case_file_id = $2 and superseded_at is null',
  'select * from deadline where organisation_id = $1 and case_file_id = $2 and done_at is null',
  'select * from next_step where organisation_id = $1 and case_file_id = $2 and done_at is null',
] as const

/** `ofOne`: as the pages of a household ask, narrowed to it (decision 0022); else as those that look at all that is held. */
const rowSecurity = async (
  { cluster, filled }: FilledHouse,
  { who, name, ofOne }: { who: Visitor; name: string; ofOne: boolean },
  rounds: number,
): Promise<Ratio[]> => {
  const bound = new pg.Client(cluster.configFor('aparte_web', 'aparte'))
  // the administrator of the bench’s own cluster passes every policy; no role of the application can
  const free = new pg.Client(cluster.configFor('cluster_admin', 'aparte'))
  await Promise.all([bound.connect(), free.connect()])
  try {
    const tokenHash = hashToken(who.cookie.slice('sid='.length)).toString('hex')
    const counts: [number, number] = [0, 0]
    const read = async (client: pg.Client, begin: string, n: number, at: 0 | 1): Promise<void> => {
      await client.query(`${begin}; set local app.case_file = '${ofOne ? who.caseIds[n % who.caseIds.length] : ''}'`)
      for (const [i, text] of reads.entries()) {
        const { rowCount } = await client.query({
          name: `read${i}`,
          text,
          values: [filled.organisationId, who.caseIds[n % who.caseIds.length]],
        })
        counts[at] += rowCount ?? 0
      }
      await client.query('commit')
    }
    const what = `row security, ${reads.length} reads of a household, ${name}${ofOne ? '' : ', not narrowed to it'}`
    const both = [
      (n: number) => read(bound, `begin; set local role aparte_reader; set local app.session = '${tokenHash}'`, n, 0),
      (n: number) => read(free, "begin; set local app.session = ''; set local row_security = on", n, 1),
    ] as const
    const ratios = [await byTurns(what, rounds, ...both)]
    if (existsSync('/proc/self/schedstat'))
      ratios.push(
        await byTurns(`${what}: processor time of the database`, rounds, ...both, [await processorOf(bound), await processorOf(free)]),
      )
    if (counts[0] === 0 || counts[0] !== counts[1]) throw new Error(`Not the same rows: ${counts.join(' and ')}`)
    return ratios
  } finally {
    await Promise.all([bound.end(), free.end()])
  }
}

const looking: Action = { id: 'bench', roles: ['worker'], audit: 'banc d’essai' }

/** A case file’s head, thread and facts, as its page reads and opens them. */
const readCase = (house: House, actor: Actor, caseFileId: string, today: string) =>
  house.reading(actor, looking, { caseFileId }, async (tx) => {
    const head = await getHead(tx, caseFileId, today)
    return [head, await listThread(tx, caseFileId, { filter: null, before: null }), await listFacts(tx, caseFileId)]
  })

/** A vault that remembers what it opened: the same calls without the arithmetic of the cipher. */
class OpenVault extends Vault {
  readonly #known = new Map<string, string>()
  readonly #keys = new Map<string, Buffer>()
  override openText(...[keys, rowId, sealed]: Parameters<Vault['openText']>): string {
    const known = this.#known.get(rowId)
    if (known !== undefined) return known
    const text = super.openText(keys, rowId, sealed)
    this.#known.set(rowId, text)
    return text
  }
  override unwrap(...[compartmentId, wrapped]: Parameters<Vault['unwrap']>): Buffer {
    const known = this.#keys.get(compartmentId) ?? super.unwrap(compartmentId, wrapped)
    this.#keys.set(compartmentId, known)
    return known
  }
}

export const measureRatios = async (filled: FilledHouse, rounds: number): Promise<Ratio[]> => {
  const { worker, heavy } = filled.visitors
  const [usual, laden] = [worker[0], heavy[0]]
  if (!usual || !laden) throw new Error('Nobody to measure with')
  const ratios: Ratio[] = []
  for (const ofOne of [true, false])
    for (const [who, name] of [
      [usual, 'a worker with 340 compartments'],
      [laden, 'with 1,700'],
    ] as const)
      ratios.push(...(await rowSecurity(filled, { who, name, ofOne }, rounds)))

  const pool = new pg.Pool({ ...filled.cluster.configFor('aparte_web', 'aparte'), ...pipelining, max: 2 })
  const opened = (vault: Vault): House => openHouse({ pool, vault, clock: () => new Date(), random: randomBytes })
  const house = opened(new Vault(filled.rootKey, randomBytes))
  const plain = opened(new OpenVault(filled.rootKey, randomBytes))
  const today = new Date().toISOString().slice(0, 10)
  const tokenHash = hashToken(usual.cookie.slice('sid='.length)).toString('hex')
  const admin = new pg.Client(filled.cluster.configFor('cluster_admin', 'aparte'))
  await admin.connect()
  const { rows } = await admin.query<{ id: string; site_id: string }>(
    `select s.id, a.site_id from session s join agent a on a.id = s.agent_id where s.token_hash = decode($1, 'hex')`,
    [tokenHash],
  )
  const actor = {
    agentId: usual.agentId,
    organisationId: filled.filled.organisationId,
    sessionId: rows[0]?.id ?? '',
    siteId: rows[0]?.site_id ?? '',
    tokenHash,
    roles: ['worker'],
  } as unknown as Actor
  const caseOf = (n: number): string => usual.caseIds[n % usual.caseIds.length] ?? ''
  for (const id of usual.caseIds) await readCase(plain, actor, id, today)
  ratios.push(
    await byTurns(
      'encryption, a case file read and opened (head, thread, facts)',
      rounds,
      (n) => readCase(house, actor, caseOf(n), today),
      (n) => readCase(plain, actor, caseOf(n), today),
    ),
  )
  const bare = new pg.Client({ ...filled.cluster.configFor('aparte_web', 'aparte') })
  await bare.connect()
  const read = async (audited: boolean, n: number): Promise<void> => {
    await bare.query(`begin; set local role aparte_reader; set local app.session = '${tokenHash}'`)
    for (const [i, text] of reads.entries()) await bare.query({ name: `read${i}`, text, values: [actor.organisationId, caseOf(n)] })
    if (audited)
      await bare.query({
        name: 'line',
        text: `insert into audit.entry (organisation_id, agent_id, session_id, action, outcome, case_file_id, compartments, shown, row_hash) values ($1, $2, $3, 'bench', 'done', $4, '{}', '{}', '')`,
        values: [actor.organisationId, actor.agentId, actor.sessionId, caseOf(n)],
      })
    await bare.query('commit')
  }
  ratios.push(
    await byTurns(
      'audit, its line written durably with eight reads',
      rounds,
      (n) => read(true, n),
      (n) => read(false, n),
    ),
  )
  await Promise.all([bare.end(), admin.end(), pool.end()])
  return ratios
}

export const ratiosInTable = (ratios: readonly Ratio[]): string =>
  [
    '| protection | with, ms | without, ms | cost | rounds |',
    '|---|---|---|---|---|',
    ...ratios.map(
      (one) =>
        `| ${one.what} | ${one.with.toFixed(2)} | ${one.without.toFixed(2)} | +${((one.with / one.without - 1) * 100).toFixed(0)} % | ${one.rounds} |`,
    ),
  ].join('\n')
