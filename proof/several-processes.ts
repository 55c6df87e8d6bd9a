import pg from 'pg'
import { setTimeout as pause } from 'node:timers/promises'
import { newExternal } from './external.ts'
import { logIn, stranger } from './person.ts'
import type { Figure, Proof } from './promise.ts'

/** A test of « one at a time »: asked every few milliseconds while it lasts. */
const watch = async (until: Promise<unknown>, look: () => Promise<void>): Promise<void> => {
  let over = false
  void until.finally(() => (over = true))
  while (!over) {
    await look()
    await pause(20)
  }
}

/**
 * Three processes of pages and two workers on one database: a session of one is a session of all, limits of attempts count across them, the
 * log is sealed by one at a time into one chain, the night is done once.
 */
const proof: Proof = async ({ scope, log }) => {
  const rounds = { test: 2, prove: 4, all: 60 }[scope]
  const external = await newExternal()
  const judge = new pg.Client(external.admin)
  try {
    await judge.connect()
    // all of them at once: each prepares nothing, finds everything
    const houses = await Promise.all([1, 2, 3].map(() => external.serve({ APARTE_NIGHT: 'elsewhere' })))
    const [a, b, c] = houses
    if (!a || !b || !c) throw new Error('Three processes were asked for')

    // a session made at one is known to the others; ended at one, it is ended at all; the curtain too
    const wrong: string[] = []
    let steps = 0
    const expected = async (what: string, answer: Promise<Response>, ok: (response: Response) => boolean): Promise<void> => {
      const response = await answer
      steps += 1
      if (!ok(response)) wrong.push(`${what}: ${response.status} ${response.headers.get('location') ?? ''}`)
      await response.arrayBuffer()
    }
    const at = (origin: string, cookie: string, path: string, form?: Record<string, string>): Promise<Response> => {
      const person = stranger(origin)
      person.cookie = cookie
      return form ? person.post(path, form) : person.get(path)
    }
    const [isPage, isLogin, isCurtain] = [
      (response: Response) => response.status === 200,
      (response: Response) => response.status === 302 && (response.headers.get('location') ?? '').startsWith('/connexion'),
      (response: Response) => response.status === 302 && (response.headers.get('location') ?? '').startsWith('/rideau'),
    ]
    for (let round = 0; round < rounds; round += 1) {
      const solene = await logIn(a.origin, 'Solène Kerbrat')
      await expected('a page of the second process', at(b.origin, solene.cookie, '/dossiers'), isPage)
      await expected('a page of the third', at(c.origin, solene.cookie, '/journee'), isPage)
      await expected('the curtain at the second', at(b.origin, solene.cookie, '/rideau', {}), ({ status }) => status < 400)
      await expected('behind the curtain at the third', at(c.origin, solene.cookie, '/dossiers'), isCurtain)
      const helene = await logIn(b.origin, 'Hélène Prigent')
      await expected('the end at the third', at(c.origin, helene.cookie, '/deconnexion', {}), ({ status }) => status < 400)
      await expected('after the end at the first', at(a.origin, helene.cookie, '/equipe'), isLogin)
    }

    // attempts of one login, spread over the three: ten in a quarter of an hour, whoever counts
    let [tried, verified] = [0, 0]
    for (let n = 0; n < 24; n += 1) {
      const answer = await at(houses[n % 3]?.origin ?? '', '', '/connexion', {
        login: 'personne.inventee',
        passphrase: `fausse phrase numéro ${n}`,
      })
      tried += 1
      if (!(await answer.text()).includes('Trop d’essais')) verified += 1
    }

    // sealing: many lines by all three, then one chain without a gap, whoever sealed
    const writers = await Promise.all(houses.map(({ origin }) => logIn(origin, 'Solène Kerbrat')))
    let atOnce = 0
    let looks = 0
    const work = Promise.all(
      writers.flatMap((person) =>
        Array.from({ length: 4 }, async () => {
          for (let n = 0; n < rounds * 10; n += 1) await (await person.get('/dossiers')).arrayBuffer()
        }),
      ),
    ).then(() => pause(7_000))
    await watch(work, async () => {
      const { rows } = await judge.query<{ n: number }>(
        `select count(*)::int as n from pg_locks where locktype = 'advisory' and granted and classid = 0 and objid = 7421003 and objsubid = 1
           and database = (select oid from pg_database where datname = current_database())`,
      )
      looks += 1
      atOnce = Math.max(atOnce, rows[0]?.n ?? 0)
    })
    const chain = await judge.query<{ blocks: number; broken: number; lines: number; waiting: number; sealers: number }>(
      `with linked as (select no, prev_hash, lag(hash) over (order by no) as before from audit.block)
       select (select count(*)::int from audit.block) as blocks, (select count(*)::int from linked where before is not null and prev_hash <> before) as broken,
         (select sum(n)::int from audit.block) as lines, (select count(*)::int from audit.entry where block_no is null) as waiting,
         (select count(*)::int from audit.public_key) as sealers`,
    )
    const links = chain.rows[0]

    // the night by two workers, everything due again: each household once
    await judge.query('delete from right_result')
    const due = await judge.query<{ n: number }>('select count(*)::int as n from case_file where closed_at is null')
    // each writing of a result, from behind: a household computed twice would show, even with the same outcome
    await judge.query(`create table proof_written (id uuid not null);
      create function proof_note() returns trigger language plpgsql security definer as $$ begin insert into proof_written values (new.id); return null; end $$;
      create trigger proof_note after insert or update on right_result for each row execute function proof_note()`)
    const workers = await Promise.all([external.worker(), external.worker()])
    let done = 0
    for (let n = 0; n < 240; n += 1) {
      const { rows } = await judge.query<{ n: number }>('select count(distinct case_file_id)::int as n from right_result')
      done = rows[0]?.n ?? 0
      const { rows: waiting } = await judge.query<{ n: number }>('select count(*)::int as n from aparte_queue.jobs')
      if (n > 4 && (waiting[0]?.n ?? 0) === 0) break
      await pause(500)
    }
    const codes = await Promise.all(
      workers.map(
        (worker) =>
          new Promise<number | null>((resolve) => {
            worker.once('exit', resolve)
            worker.kill('SIGTERM')
          }),
      ),
    )
    const written = (
      await judge.query<{ n: number; ids: number }>('select count(*)::int as n, count(distinct id)::int as ids from proof_written')
    ).rows[0]
    for (const line of new Set(wrong)) log(line)
    const figures: Figure[] = [
      {
        found: `${steps} steps of sessions made at one process and used, covered or ended at another: ${wrong.length} wrong`,
        target: '0',
        held: wrong.length === 0,
        counted: steps,
      },
      {
        found: `${tried} attempts on one login spread over 3 processes: ${verified} verified`,
        target: 'at most 10',
        held: verified <= 10 && verified > 0,
        counted: tried,
      },
      {
        found: `3 sealers: ${links?.blocks} blocks, ${links?.lines} lines, ${links?.broken} links broken, ${links?.waiting} lines left, ${links?.sealers} key; at most ${atOnce} at once in ${looks} looks`,
        target: 'one chain, one at a time, none left',
        held: links?.broken === 0 && links.waiting === 0 && atOnce === 1 && links.sealers === 1,
        counted: links?.blocks ?? 0,
      },
      {
        found: `2 workers: ${done} of ${due.rows[0]?.n} households computed, ${written?.n} results written, ${(written?.n ?? 0) - (written?.ids ?? 0)} of them twice; both ended with ${codes.join(', ')}`,
        target: 'each, once',
        held: done > 0 && written?.n === written?.ids && codes.every((code) => code === 0),
        counted: done,
      },
    ]
    return { figures }
  } finally {
    await judge.end().catch(() => undefined)
    await external.close()
  }
}

export default proof
