import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import pg from 'pg'
import { NotFound } from '#core/errors.ts'
import { openTestHouse, type TestAgent, type TestCase, type TestHouse } from '#db/testing/house.ts'
import { observeFact, type ObserveFact } from '#features/case-file/commands.server.ts'
import { dismissNotice } from '#features/night/commands.server.ts'
import type { ResultBody } from '#features/night/model.ts'
import { listMyNotices, listNotices, type NightNotice } from '#features/night/queries.server.ts'
import type { FactValue } from '#features/tidying/model.ts'
import { lawDigest } from './law-digest.ts'
import { nightChunk, type Done } from './night-chunk.server.ts'
import { runMarked, runNight } from './night.server.ts'

let t: TestHouse
let jobs: pg.Client
let referent: TestAgent
const failures: unknown[] = []

beforeAll(async () => {
  t = await openTestHouse()
  jobs = new pg.Client(t.configOf('jobs'))
  await jobs.connect()
  referent = await t.anAgent()
})
afterAll(async () => {
  await jobs.end()
  await t.close()
})

const at = (today: string, more: object = {}) => ({
  vault: t.house.vault,
  today,
  now: new Date(`${today}T00:10:00+02:00`),
  failed: (error: unknown) => failures.push(error),
  breathe: async () => {},
  ...more,
})
const night = (today: string, more: object = {}): Promise<Done> => runNight(jobs, at(today, more))

type Household = TestCase & { main: string; children: string[] }
type Said = { key: string; value: FactValue; compartment?: ObserveFact['compartment']; subject?: string | null; observed?: string }

const say = (of: TestAgent, file: Household, facts: readonly Said[]): Promise<void> =>
  t.asWriter(of, async (tx) => {
    for (const { key, value, compartment = 'general', subject = file.main, observed = '2026-03-02' } of facts)
      await observeFact(tx, { caseFileId: file.id, key, value, compartment, subjectId: subject, label: key, source: 'read', observedAt: new Date(`${observed}T10:00:00Z`) } as ObserveFact)
  }) // prettier-ignore

const no: FactValue = { boolean: false }
const wage = (cents: number): Said => ({
  key: 'income.salary',
  value: { cents, period: 'month', from: '2022-01-01' },
  compartment: 'budget',
})

/** A lone parent, hosted, of whom everything is known, and her children, born on these days. */
const household = async (of: TestAgent, cents: number, children: string[] = []): Promise<Household> => {
  const file = await t.aCaseFile(of)
  const person = async (role: string, birthDate: string): Promise<string> => {
    const id = t.house.newId()
    await t.admin.query(
      `insert into person (organisation_id, id, case_file_id, compartment_id, first_name, sex, birth_date, created_at, created_by) values ($1, $2, $3, $4, 'Essai', 'F', $5, now(), $6)`,
      [t.organisationId, id, file.id, file.identity, birthDate, of.agentId],
    )
    await t.admin.query(
      `insert into household_member (organisation_id, id, case_file_id, compartment_id, person_id, role, custody, from_date, created_at, created_by)
       values ($1, $2, $3, $4, $5, $6, $7, '2010-01-01', now(), $8)`,
      [t.organisationId, t.house.newId(), file.id, file.identity, id, role, role === 'child' ? 'full' : null, of.agentId],
    )
    return id
  }
  const main = await person('main', '1982-03-02')
  const ids: string[] = []
  for (const child of children) ids.push(await person('child', child))
  const made = { ...file, main, children: ids }
  await say(of, made, [
    { key: 'family.status', value: { code: 'single' }, subject: null },
    { key: 'family.separatedSince', value: { on: '2015-01-01' }, subject: null },
    { key: 'housing.status', value: { code: 'hosted' }, subject: null },
    { key: 'housing.sharesCosts', value: no, subject: null },
    { key: 'identity.citizenship', value: { code: 'french' } },
    { key: 'employment.status', value: { code: cents > 0 ? 'working' : 'inactive' } },
    ...['employment.assCareer', 'employment.youngWorker', 'housing.withParents'].map((key) => ({ key, value: no })),
    { key: 'health.pregnancy', value: no, compartment: 'health' },
    { key: 'disability.rate', value: { number: 0 }, compartment: 'health' },
    ...['savings.livretA', 'savings.untaxed', 'property.unletRentalValue'].map((key) => ({ key, value: { cents: 0 }, compartment: 'budget' as const })),
    wage(cents),
    { key: 'alimony.received', value: { cents: 0, period: 'month', from: '2022-01-01' }, compartment: 'budget' },
    { key: 'income.nothingElse', value: no, compartment: 'budget' },
    ...[2023, 2024].flatMap((year): Said[] => [
      { key: 'tax.rfr', value: { cents: cents * 10, from: `${year}-01-01` }, compartment: 'budget' },
      { key: 'tax.bracket', value: { number: 0, from: `${year}-01-01` }, compartment: 'budget' },
    ]),
    ...ids.flatMap((subject): Said[] => [
      { key: 'family.sharedCustody', value: no, subject },
      { key: 'school.level', value: { code: 'lycee' }, subject },
      { key: 'employment.status', value: { code: 'student' }, subject },
      { key: 'disability.aeeh', value: { code: 'none' }, subject, compartment: 'health' },
      { key: 'income.nothingElse', value: no, subject, compartment: 'budget' },
    ]),
  ]) // prettier-ignore
  return made
}

type Row = { case_file_id: string; month: string; compartment_ids: string[]; digest: string; law: string; next: string }
/** All that the nights left, but for what is drawn at random (nonces) and the hour. */
const left = async (): Promise<{ results: Row[]; notices: object[]; due: number }> => ({
  results: (await t.admin.query<Row>(`select id, case_file_id, month::text, compartment_ids, encode(digest, 'hex') as digest, encode(law_digest, 'hex') as law, next_change_on::text as next
    from right_result order by case_file_id, month, compartment_ids`)).rows,
  notices: (await t.admin.query(`select id, case_file_id, compartment_ids, kind, encode(digest, 'hex') as digest, on_date::text from right_notice order by id`)).rows,
  due: (await t.admin.query('select from right_due')).rowCount ?? 0,
}) // prettier-ignore
const written = async (): Promise<string> =>
  (await t.admin.query<{ all: string }>(`select coalesce(string_agg(id::text || xmin::text, ',' order by id), '') as all from (select id, xmin from right_result union all select id, xmin from right_notice) r`)).rows[0]?.all ?? '' // prettier-ignore

/** What somebody reads of a household, by the query of the pages. */
const noticesFor = (agent: TestAgent, file: Household): Promise<NightNotice[]> => t.asAgent(agent, (tx) => listNotices(tx, file.id))
const mine = (agent: TestAgent): Promise<NightNotice[]> => t.asAgent(agent, (tx) => listMyNotices(tx))
const resultsFor = (agent: TestAgent, file: Household): Promise<(ResultBody & { set: string[] })[]> =>
  t.asAgent(agent, async (tx) => {
    const rows = await tx.q.selectFrom('right_result').selectAll().where('case_file_id', '=', file.id).orderBy('month').execute()
    await tx.unlock(rows.flatMap((row) => row.compartment_ids))
    return rows.map((row) => ({ ...tx.openThrough<ResultBody>(row.compartment_ids, row.id, row.body), set: row.compartment_ids }))
  }) // prettier-ignore
const clear = (): Promise<unknown> => t.admin.query('delete from right_notice; delete from right_result; delete from right_due; update case_file set closed_at = now(), closure_reason = \'other\' where closed_at is null') // prettier-ignore
const share = (file: Household, agent: TestAgent, compartments: string[]): Promise<unknown> =>
  t.admin.query(
    `insert into compartment_access (organisation_id, id, compartment_id, case_file_id, agent_id, basis, granted_by, from_at)
     select $1, gen_random_uuid(), c, $2, $3, 'coWorker', $4, now() from unnest($5::uuid[]) c`,
    [t.organisationId, file.id, agent.agentId, referent.agentId, compartments],
  )
const boxOf = async (file: Household, kind: string): Promise<string> =>
  (await t.admin.query<{ id: string }>('select id from compartment where case_file_id = $1 and kind = $2', [file.id, kind])).rows[0]?.id ??
  ''

describe('the night', () => {
  it('on 1 April tells the households whose rights change, the others nothing; the second run writes nothing', async () => {
    await t.admin.query('update organisation set notice_from_cents = 200')
    const poor = await household(referent, 0, ['2016-05-05', '2018-05-05', '2020-05-05'])
    const rich = await household(referent, 4_200_00)
    const leaving = await household(referent, 4_200_00, ['2006-07-12', '2014-09-10'])
    const first = await night('2026-03-31')
    expect(failures).toEqual([])
    expect([first.files, first.computed, first.written, first.noticed]).toEqual([3, 3, 3, 0])
    expect((await resultsFor(referent, poor))[0]).toMatchObject({ month: '2026-03', unknown: [] })
    const again = await night('2026-03-31')
    expect(again).toMatchObject({ files: 0, written: 0, touched: 0, noticed: 0 })

    const april = await night('2026-04-01')
    expect([april.files, april.written, april.failed]).toEqual([3, 3, 0])
    const told = await noticesFor(referent, poor)
    expect(told.map(({ kind, right, on }) => [kind, right, on])).toContainEqual(['changed', 'Revenu de solidarité active', '2026-04-01'])
    process.stdout.write(`night: ${told.map(({ right, sentence, why }) => `${right} ${sentence} ${why}`).join(' | ')}\n`)
    expect(told.find(({ right }) => right === 'Revenu de solidarité active')?.why).toBe('Les barèmes changent.')
    expect(await noticesFor(referent, rich)).toEqual([])
    const ends = await noticesFor(referent, leaving)
    expect(ends.map(({ kind, on, why }) => [kind, on, why])).toContainEqual(['ending', '2026-07-01', 'Essai atteint 20 ans.'])
    expect((await mine(referent)).map(({ caseFileId }) => caseFileId)).not.toContain(rich.id)

    const before = await written()
    const second = await night('2026-04-01')
    expect(second).toMatchObject({ files: 0, computed: 0, written: 0, touched: 0, noticed: 0 })
    // even when every file is gone over again, nothing is written twice
    await t.admin.query('insert into right_due select organisation_id, id, clock_timestamp() from case_file where closed_at is null')
    const third = await night('2026-04-01')
    expect(third).toMatchObject({ files: 3, computed: 3, written: 0, touched: 0, noticed: 0 })
    expect(await written()).toBe(before)
    process.stdout.write(`night: ${told.length + ends.length} notices on 1 April for 2 of 3 households; twice again, 0 rows written\n`)

    // the month the child turns 20 the stop was told already; a put aside notice does not come back
    const [end] = ends.filter(({ kind }) => kind === 'ending')
    await t.asWriter(referent, (tx) => dismissNotice(tx, end?.id ?? '', 'told'))
    for (const day of ['2026-05-01', '2026-06-01', '2026-07-01']) await night(day)
    const after = await noticesFor(referent, leaving)
    expect(after.filter(({ right, kind }) => right === end?.right && (kind === 'ending' || kind === 'ended'))).toEqual([])
    expect((await resultsFor(referent, leaving)).at(-1)?.rights.some(({ right }) => right === 'af')).toBe(false)
    const audit = await t.admin.query('select dismissed_by, dismiss_reason from right_notice where id = $1', [end?.id])
    expect(audit.rows).toEqual([{ dismissed_by: referent.agentId, dismiss_reason: 'told' }])
  })

  it('computes a file again when a fact is noted, and only that one; what was only asked for is no news', async () => {
    await clear()
    const [one, other] = [await household(referent, 1_200_00), await household(referent, 1_250_00)]
    await night('2026-03-31')
    const digestOf = async (file: Household) =>
      (await left()).results.filter((row) => row.case_file_id === file.id).map(({ digest }) => digest)
    const [mineBefore, otherBefore] = [await digestOf(one), await digestOf(other)]
    await say(referent, one, [{ ...wage(0), observed: '2026-03-20' }])
    const done = await runMarked(jobs, at('2026-03-31'))
    expect([done.files, done.written]).toEqual([1, 1])
    expect(await digestOf(one)).not.toEqual(mineBefore)
    expect(await digestOf(other)).toEqual(otherBefore)
    expect((await left()).due).toBe(0)
    const told = await noticesFor(referent, one)
    expect(told.map(({ kind, right }) => `${kind} ${right}`)).toContain('new Revenu de solidarité active')
    expect(await noticesFor(referent, other)).toEqual([])
  })

  it('goes on after a kill at any point, and ends where an uninterrupted night ends', async () => {
    await clear()
    const files: Household[] = []
    for (let n = 0; n < 6; n += 1) files.push(await household(referent, 600_00 + n * 300_00, n % 2 === 0 ? ['2012-01-01'] : []))
    await night('2026-03-31')
    await night('2026-04-01')
    const whole = await left()
    let kills = 0
    for (let dies = 1; dies <= 6; dies += 2) {
      await t.admin.query('delete from right_notice; delete from right_result; delete from right_due')
      for (const day of ['2026-03-31', '2026-04-01']) {
        const doomed = new pg.Client(t.configOf('jobs'))
        await doomed.connect()
        doomed.on('error', () => undefined)
        let breaths = 0
        // the process is gone in the middle of a transaction: its connection falls, nothing was committed of this piece
        const breathe = async (): Promise<void> => {
          breaths += 1
          if (breaths !== dies) return
          kills += 1
          await t.admin.query(`select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and usename = 'aparte_jobs' and pid <> $1`, [(await jobs.query('select pg_backend_pid() as pid')).rows[0].pid])
        } // prettier-ignore
        // pieces of two files, so that some are kept before the kill and some are not
        const ids = (await jobs.query<{ organisation_id: string; case_file_id: string }>('select * from app.night_files($1, $2, $3, 0, 1, $4, $4, 100)', [`${day.slice(0, 7)}-01`, day, lawDigest(), '00000000-0000-0000-0000-000000000000'])).rows.map((row) => row.case_file_id) // prettier-ignore
        await expect(
          (async () => {
            for (let n = 0; n < ids.length; n += 2) await nightChunk(doomed, t.organisationId, ids.slice(n, n + 2), at(day, { breathe }))
          })(),
        ).rejects.toThrow()
        const kept = (await left()).results.filter(({ month }) => month === `${day.slice(0, 7)}-01`).length
        expect(kept).toBe(Math.floor((dies - 1) / 2) * 2)
        await night(day)
      }
      expect(await left()).toEqual(whole)
    }
    process.stdout.write(`night: ${kills} kills, ${whole.results.length} results and ${whole.notices.length} notices the same each time\n`)
    expect(whole.notices.length).toBeGreaterThan(0)
    expect(kills).toBe(6)
  }, 60_000)
})

describe('what one may not see', () => {
  it('is in no result, no count and no notice: a colleague without health has a result of her own, without it', async () => {
    await clear()
    const [colleague, stranger, second] = [await t.anAgent(), await t.anAgent(), await t.anAgent()]
    const file = await household(referent, 0, ['2016-05-05'])
    await say(referent, file, [{ key: 'disability.rate', value: { number: 0.8 }, compartment: 'health', observed: '2026-03-10' }])
    const health = await boxOf(file, 'health')
    const withoutHealth = [file.identity, file.general, await boxOf(file, 'budget')].toSorted()
    await share(file, colleague, withoutHealth)
    await share(file, second, [file.general])
    expect((await night('2026-03-31')).computed).toBe(2)
    // the threshold of the right of disability is nothing to her: the AAH is not there, nor its number
    const hers = await resultsFor(colleague, file)
    expect(hers.map(({ set }) => set)).toEqual([withoutHealth])
    expect(hers[0]?.rights.find(({ right }) => right === 'aah')?.open).toBe('maybe')
    const all = await resultsFor(referent, file)
    expect(all.map(({ set }) => set.length).toSorted()).toEqual([3, 4])
    const full = all.find(({ set }) => set.length === 4)
    expect(full?.rights.find(({ right }) => right === 'aah')?.open).toBe('sure')
    // who holds the thread alone knows nobody of the household: no result
    expect(await resultsFor(second, file)).toEqual([])
    expect(await resultsFor(stranger, file)).toEqual([])

    // the decision changes: a right of health ends
    await say(referent, file, [{ key: 'disability.rate', value: { number: 0 }, compartment: 'health', observed: '2026-03-30' }])
    await runMarked(jobs, at('2026-03-31'))
    const told = await noticesFor(referent, file)
    expect(told.map(({ kind, right }) => `${kind} ${right}`)).toContain('ended Allocation aux adultes handicapés (AAH)')
    expect(await noticesFor(colleague, file)).toEqual([])
    expect(await noticesFor(stranger, file)).toEqual([])
    expect(await mine(colleague)).toEqual([])
    const seen = (agent: TestAgent) =>
      t.asAgent(
        agent,
        async (tx) => (await tx.q.selectFrom('right_notice').select('id').where('case_file_id', '=', file.id).execute()).length,
      )
    expect(await seen(referent)).toBe(told.length)
    expect(await seen(colleague)).toBe(0)
    await expect(t.asWriter(colleague, (tx) => dismissNotice(tx, told[0]?.id ?? '', 'done'))).rejects.toThrow(NotFound)

    // with one key less it does not open, whoever reads the row
    const [row] = (await t.admin.query<{ id: string; body: Buffer; compartment_ids: string[] }>('select id, body, compartment_ids from right_result where cardinality(compartment_ids) = 4')).rows // prettier-ignore
    expect(row?.compartment_ids).toContain(health)
    await t.asAgent(colleague, async (tx) => {
      await tx.unlock(row?.compartment_ids ?? [])
      expect(() => tx.openThrough(row?.compartment_ids ?? [], row?.id ?? '', row?.body ?? Buffer.alloc(0))).toThrow()
      expect(() => tx.openThrough(withoutHealth, row?.id ?? '', row?.body ?? Buffer.alloc(0))).toThrow()
    })
    // a result filed under fewer compartments than it was read from would be seen: the check that this test can fail
    await t.admin.query('update right_notice set compartment_ids = $2 where case_file_id = $1', [file.id, withoutHealth])
    expect(await seen(colleague)).toBeGreaterThan(0)
  })

  it('follows an access that is given or taken back, and an exclusion', async () => {
    await clear()
    const colleague = await t.anAgent()
    const file = await household(referent, 900_00)
    await night('2026-03-31')
    const sets = async () => (await left()).results.map(({ compartment_ids }) => compartment_ids.length).toSorted()
    expect(await sets()).toEqual([4])
    await share(file, colleague, [file.identity, file.general])
    await runMarked(jobs, at('2026-03-31'))
    expect(await sets()).toEqual([2, 4])
    await t.admin.query(`insert into exclusion (organisation_id, id, case_file_id, agent_id, declared_by, declared_at) values ($1, gen_random_uuid(), $2, $3, $3, now())`, [t.organisationId, file.id, colleague.agentId]) // prettier-ignore
    await runMarked(jobs, at('2026-03-31'))
    expect(await sets()).toEqual([4])
    expect(await resultsFor(colleague, file)).toEqual([])
  })

  it('the end that a decision bears is told to who reads the review, in its own compartment', async () => {
    await clear()
    const colleague = await t.anAgent()
    const file = await household(referent, 900_00)
    const health = await boxOf(file, 'health')
    await share(file, colleague, [file.identity, file.general])
    await t.asWriter(referent, async (tx) => {
      await tx.unlockCase(file.id)
      const status = async (compartment: string, slug: string, until: string, clear_: boolean) => {
        const id = tx.newId()
        await tx.q.insertInto('right_status').values({ organisation_id: tx.org, id, series_id: id, case_file_id: file.id, compartment_id: compartment, right_slug: clear_ ? slug : null, status: 'open', until_on: clear_ ? until : null, body: tx.sealJson(compartment, id, { slug, amountCents: null, per: null, since: null, until, notifiedOn: null, reason: null, note: '', deadlines: {} }), said_on: '2026-03-01', created_at: tx.now, created_by: tx.actor.agentId }).execute()
      } // prettier-ignore
      await status(health, 'allocation-aux-adultes-handicapes', '2026-06-30', false)
      await status(file.general, 'fonds-de-solidarite-pour-le-logement', '2026-05-31', true)
      await status(file.general, 'visale', '2026-09-30', true)
    })
    await night('2026-03-31')
    const ends = (list: NightNotice[]) => list.filter(({ estimate }) => !estimate).map(({ kind, on }) => `${kind} ${on}`)
    expect(ends(await noticesFor(referent, file))).toEqual(['ending 2026-05-31', 'ending 2026-06-30'])
    expect(ends(await noticesFor(colleague, file))).toEqual(['ending 2026-05-31'])
  })
})

it('its functions are for the jobs alone', async () => {
  const web = new pg.Client(t.configOf('web'))
  await web.connect()
  const names = (await t.admin.query<{ name: string; call: string }>(`select p.proname as name, format('select * from app.%I(%s)', p.proname, (select string_agg('null::' || format_type(a, null), ', ' order by n) from unnest(p.proargtypes::oid[]) with ordinality u(a, n))) as call
    from pg_proc p where p.pronamespace = 'app'::regnamespace and p.proname like 'night\\_%'`)).rows // prettier-ignore
  for (const { name, call } of names)
    for (const role of ['aparte_reader', 'aparte_writer', 'aparte_web']) {
      await web.query(role === 'aparte_web' ? 'reset role' : `set role ${role}`)
      await expect(web.query(call), `${name} as ${role}`).rejects.toThrow(/permission denied/)
    }
  for (const table of ['fact_observation', 'person', 'right_result', 'right_notice', 'right_due', 'compartment'])
    await expect(jobs.query(`select from ${table}`), table).rejects.toThrow(/permission denied/)
  process.stdout.write(`night: ${names.length} functions refused to three roles; the jobs read no table\n`)
  expect(names.length).toBe(11)
  await web.end()
})
