import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import type pg from 'pg'
import { Vault } from '#db/vault.server.ts'
import { runNight } from '#jobs/night.server.ts'
import { wallClock } from '#web/clock.ts'
import type { Proof } from './promise.ts'
import { maskFor } from './worlds/admitted.ts'
import { compareApart } from './worlds/apart.ts'
import { byKey, drawing, pick, STARTS } from './worlds/asking.ts'
import { compareAnswers } from './worlds/compare.ts'
import { buildHidden, hiddenCase } from './worlds/hidden-case.ts'
import type { HiddenCase } from './worlds/hidden-case.ts'
import { addPeople } from './worlds/people.ts'
import { patternOf, watchersOf } from './worlds/watcher.ts'
import { openBase } from './worlds/worlds.ts'
import type { Ask, Base, World } from './worlds/worlds.ts'

/**
 * Promise 2, security.md 6.2: nothing tells that a hidden case exists. Two worlds of one seed and one clock, one of them with a household that only
 * its referent knows; everybody else asks the same of both: every byte of the answers is the same, but for the written list of channels.
 */
const pairs = { test: 1, prove: 3, all: 50 } as const
const asksOfPair = { test: 100, prove: 500, all: 2_000 } as const
const asksOfPlanted = 60
/** Pages of a household held in part, for each who holds some of it. */
const apartPages = { test: 90, prove: 250, all: 1_000 } as const

type Tally = {
  asked: number
  raw: number
  setAside: number
  admitted: number
  bytes: number
  /** Method, pattern of address and status, with how often. */
  kinds: Map<string, number>
  findings: Map<string, string>
}
const nothing = (): Tally => ({ asked: 0, raw: 0, setAside: 0, admitted: 0, bytes: 0, kinds: new Map(), findings: new Map() })

type Pair = { number: number; hidden: HiddenCase; asks: number; tally: Tally; plant?: (world: World) => Promise<void> }

const comparePair = async (base: Base, { number, hidden, asks, tally, plant }: Pair): Promise<void> => {
  const begun = Date.now()
  const name = (world: string): string => `pair_${number}_${world}${plant ? '_planted' : ''}`
  const [a, b] = await Promise.all([base.clone(name('a'), `pair ${number}`), base.clone(name('b'), `pair ${number}`)])
  try {
    if (plant) await Promise.all([plant(a), plant(b)])
    const today = wallClock(new Date(begun), 'Europe/Paris').date
    const ids = await buildHidden(a, base.rootKey, hidden, new Date(begun))
    await Promise.all([a.settle(), b.settle()])
    const random = drawing(number * 7_919 + 17)
    const watchers = watchersOf(hidden, number)
    for (let n = 0; n < asks; n++) {
      const watcher = watchers[n % (watchers.length + 1)]
      const ask: Ask = watcher
        ? watcher.next(random, hidden.household.name, ids, today)
        : random() < 0.8
          ? byKey(random)
          : { method: 'GET', path: pick(random, STARTS) }
      // time goes on by three seconds with each request, so that no limit of searches a minute is reached
      const turn = { turn: `${number}.${n}`, now: begun + n * 3_000 }
      const [inA, inB] = await Promise.all([a.ask(turn, ask), b.ask(turn, ask)])
      // a request was perhaps received: its comparison with known households is for the referent alone
      if (ask.method === 'POST' && ask.path.startsWith('/accueil')) await Promise.all([a.settle(), b.settle()])
      const until = Date.now() + asks * 3_000
      const mask = maskFor(watcher?.login, ask.path)
      const bare = compareAnswers(inA, inB, begun, until)
      const compared = mask && bare.same === false ? compareAnswers(inA, inB, begun, until, mask) : bare
      tally.asked++
      tally.bytes += inA.body.length + inA.headers.length
      const kind = `${ask.method} ${patternOf(ask.path)} ${inB.status}`
      tally.kinds.set(kind, (tally.kinds.get(kind) ?? 0) + 1)
      if (compared.same === false) {
        const key = `${watcher?.login ?? 'nobody'} ${ask.method} ${patternOf(ask.path)}`
        const whose = `${hidden.household.referent}’s, ${hidden.household.protected ? 'protected' : 'not protected'}`
        if (!tally.findings.has(key))
          tally.findings.set(
            key,
            `${ask.path} ${ask.body ?? ''} (${whose})\n  ${compared.where}\n  with    …${compared.a}…\n  without …${compared.b}…`,
          )
      } else if (bare.same === false) tally.admitted++
      else tally[compared.same === 'raw' ? 'raw' : 'setAside']++
      // what only stands in one of the two could not be followed in both
      if (watcher && compared.same === 'raw' && inB.status < 300)
        watcher.learn(Buffer.from(inB.body, 'latin1').toString('utf8'), ask.path.split('?')[0] ?? '')
    }
  } finally {
    await Promise.all([a.close(), b.close()])
  }
}

/** The base with its other people, gone over by one night, so that nothing waits that only one of two worlds would do. */
export const openWorlds = async (log: (line: string) => void, options: { durable?: boolean } = {}): Promise<Base> => {
  const base = await openBase(log, options)
  try {
    await addPeople(base.admin)
    const now = new Date()
    const vault = new Vault(base.rootKey, randomBytes)
    const failed = (error: unknown): never => {
      throw error
    }
    await base.night(async (jobs: pg.Client) => {
      await jobs.query('select app.compare_requests(1000)')
      await runNight(jobs, { vault, today: wallClock(now, 'Europe/Paris').date, now, failed, breathe: async () => {} })
    })
    await base.freeze()
    return base
  } catch (error) {
    await base.close()
    throw error
  }
}

/**
 * A fault as it is easily made: a count over what is there, instead of what she holds, in a function that sees all rows. Put before the right
 * function and not into its text, which may be written anew.
 */
const everyHousehold = '(select count(*)::int from case_file g where g.organisation_id = r.organisation_id)'
const plantCount = async ({ admin }: World, wrong = everyHousehold): Promise<void> => {
  const { rows } = await admin.query<{ result: string; columns: string[] }>(
    `select pg_get_function_result(p.oid) as result,
       array(select n.name::text from unnest(p.proargnames, p.proargmodes) with ordinality as n(name, mode, at) where n.mode = 't' order by n.at) as columns
     from pg_proc p where p.oid = 'app.session_of(bytea)'::regprocedure`,
  )
  const { result, columns = [] } = rows[0] ?? {}
  if (!result || !columns.includes('households')) throw new Error('The place of the planted fault has moved')
  const told = columns.map((name) => (name === 'households' ? wrong : `r.${name}`)).join(', ')
  await admin.query(`begin;
    alter function app.session_of(bytea) rename to right_session_of;
    create function app.session_of(p_token_hash bytea) returns ${result} language sql security definer set search_path = pg_catalog, public
      as $$ select ${told} from app.right_session_of(p_token_hash) r $$;
    alter function app.session_of(bytea) owner to aparte_definer;
    revoke all on function app.session_of(bytea) from public;
    grant execute on function app.session_of(bytea) to aparte_web;
    commit`)
}

/** The same fault, made of what lies in a household: all its projects counted, those of parts that are not held too. What is read stays sealed, a number is not. */
const plantProjects = async (world: World, file: string): Promise<void> => {
  await world.admin.query(
    'create policy planted on project for select to aparte_definer using (true); grant select on project to aparte_definer',
  )
  await plantCount(world, `(select count(*)::int from project g where g.case_file_id = '${file}')`)
}

const proof: Proof = async ({ scope, log }) => {
  const base = await openWorlds(log)
  const [tally, planted] = [nothing(), nothing()]
  try {
    const today = wallClock(new Date(), 'Europe/Paris').date
    const cases = fc.sample(hiddenCase(today), { numRuns: pairs[scope], seed: 20_261 })
    for (const [number, hidden] of cases.entries()) {
      await comparePair(base, { number, hidden, asks: asksOfPair[scope], tally })
      log(`non-interference: pair ${number + 1} of ${cases.length}, ${tally.asked} requests, ${tally.findings.size} findings`)
    }
    for (const [key, found] of tally.findings) log(`DIFFERS ${key} ${found}`)
    for (const hidden of cases.slice(0, 1))
      await comparePair(base, { number: 0, hidden, asks: asksOfPlanted, tally: planted, plant: plantCount })
    const apart = await compareApart(base, { most: apartPages[scope] })
    log(`non-interference: a household held in part, ${apart.asked} requests, ${apart.findings.size} findings`)
    for (const [key, found] of apart.findings) log(`DIFFERS ${key} ${found}`)
    const opened = await compareApart(base, { most: 30, plant: plantProjects })
    const compared = `${tally.raw} equal as they came, ${tally.setAside} but for moments and drawn ids, ${tally.admitted} but for the written list of channels`
    return {
      figures: [
        {
          found: `${tally.asked} requests of ${tally.kinds.size} kinds over ${cases.length} pairs of worlds, ${(tally.bytes / 1e6).toFixed(1)} MB: ${compared}, ${tally.findings.size} kinds that differ`,
          target: '0 bytes differ',
          held: tally.findings.size === 0,
          counted: tally.asked,
        },
        {
          found: `a planted count of all households was seen on ${planted.findings.size} kinds of answers`,
          target: 'seen',
          held: planted.findings.size > 0,
          counted: planted.asked,
        },
        {
          found: `a household held in part, filled with every instrument in the four parts that are not held (${apart.rows} rows asked for by their ids): ${apart.pages} pages, ${apart.acts} forms sent, ${apart.asked} requests in all, ${apart.findings.size} that differ; ${apart.told} of 6 pages differ for who holds it all`,
          target: '0 that differ, 6',
          held: apart.findings.size === 0 && apart.told === 6 && apart.rows > 30,
          counted: apart.asked,
        },
        {
          found: `a planted count of all projects of that household was seen on ${opened.findings.size} kinds of answers`,
          target: 'seen',
          held: opened.findings.size > 0,
          counted: opened.asked,
        },
      ],
    }
  } catch (error) {
    // told before anything is closed: what closing brings about would hide it
    log(error instanceof Error ? (error.stack ?? error.message) : String(error))
    throw error
  } finally {
    await base.close()
  }
}
export default proof
