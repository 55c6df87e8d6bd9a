import { afterAll, beforeAll, expect, it } from 'vitest'
import pg from 'pg'
import type { IsoDate } from '#core/dates.ts'
import { openTestHouse, type TestAgent, type TestHouse } from '#db/testing/house.ts'
import { finishAssessment, saveAnswers, startAssessment } from '#features/assessment/commands.server.ts'
import { listAssessments } from '#features/assessment/queries.server.ts'
import { startGrid } from '#features/autonomy/commands.server.ts'
import { listPlans } from '#features/autonomy/queries.server.ts'
import { listVersions } from '#features/budget/queries.server.ts'
import { observeFact } from '#features/case-file/commands.server.ts'
import { getHead, listFacts } from '#features/case-file/queries.server.ts'
import { addEvent, beginApplication } from '#features/application/commands.server.ts'
import { listApplications } from '#features/application/queries.server.ts'
import { getKnown } from '#features/facts/queries.server.ts'
import { questionsOf } from '#features/facts/questions.server.ts'
import { addMember, addPerson } from '#features/household/commands.server.ts'
import { listDeadlines, listSteps } from '#features/interview/queries.server.ts'
import { noteLetter } from '#features/letter/commands.server.ts'
import { listLetters } from '#features/letter/queries.server.ts'
import { beginMeasure } from '#features/measure/commands.server.ts'
import { listMeasures } from '#features/measure/queries.server.ts'
import { listNotices } from '#features/night/queries.server.ts'
import { keepGestures, takeCopy } from '#features/offline-visit/commands.server.ts'
import { listMyCopies, listWaiting } from '#features/offline-visit/queries.server.ts'
import { beginRun } from '#features/procedure/commands.server.ts'
import { listRuns } from '#features/procedure/queries.server.ts'
import { addProjectStep, beginProject, tellProject } from '#features/project/commands.server.ts'
import { listProjects } from '#features/project/queries.server.ts'
import { recordInformation, setStatus } from '#features/review/commands.server.ts'
import { prepareEvent } from '#features/review/event-commands.server.ts'
import { readEvent } from '#features/review/event.server.ts'
import { readFollowed } from '#features/review/follow.server.ts'
import type { StatusInput } from '#features/review/model.ts'
import { planOf } from '#features/review/plan.ts'
import { listComputedSlugs, listEventOffers, listGaps, listInformation } from '#features/review/queries.server.ts'
import { followedRight, namedRight } from '#features/review/rights.server.ts'
import { pageView } from '#features/rights/page-view.ts'
import { getGiven, listBestQuestions } from '#features/rights/queries.server.ts'
import { rememberedCompute } from '#features/rights/remember.server.ts'
import { moveDeadline } from '#features/running/commands.server.ts'
import { listRunning } from '#features/running/queries.server.ts'
import { compareHousehold, readHousehold } from '#features/watch/concerned.server.ts'
import type { FactValue } from '#features/tidying/model.ts'
import { EVENTS } from '#rules/catalogue/events.ts'
import type { Procedure } from '#rules/procedures/procedure.ts'
import { procedureOf } from '#rules/procedures/procedures.ts'
import { runMarked, runNight } from './night.server.ts'

let t: TestHouse
let jobs: pg.Client
beforeAll(async () => {
  t = await openTestHouse()
  jobs = new pg.Client(t.configOf('jobs'))
  await jobs.connect()
})
afterAll(async () => {
  await jobs.end()
  await t.close()
})

const today: IsoDate = '2026-06-16'
const at = () => ({
  vault: t.house.vault,
  today,
  now: new Date(`${today}T00:10:00+02:00`),
  failed: (error: unknown) => {
    throw error
  },
  breathe: async () => {},
})
const blank: Omit<StatusInput, 'status'> = {
  amountCents: null, per: null, since: null, until: null, notifiedOn: null, reason: null, note: '', saidOn: today,
} // prettier-ignore

type Kind = Parameters<typeof observeFact>[1]['compartment']
/** A referent who holds all of her household, and a colleague who holds its identity, its thread and its budget. */
const aHousehold = async () => {
  const [marie, bruno] = [await t.anAgent(), await t.anAgent()]
  const file = await t.aCaseFile(marie)
  const [lise, noe] = await t.asWriter(marie, async (tx) => {
    const ids: string[] = []
    for (const [firstName, birthDate, role] of [['Lise', '1990-03-12', 'main'], ['Noé', '2019-02-03', 'child']] as const) {
      const personId = await addPerson(tx, { caseFileId: file.id, firstName, lastName: 'Aubry', usualName: '', civilTitle: 'none', sex: 'F', birthDate })
      await addMember(tx, { personId, role, custody: role === 'child' ? 'full' : null, fromDate: '2025-01-10' })
      ids.push(personId)
    }
    return ids
  })
  const say = (key: string, value: FactValue, compartment: Kind, subjectId: string | null = null) =>
    t.asWriter(marie, (tx) =>
      observeFact(tx, { caseFileId: file.id, key, subjectId, compartment, value, label: key, observedAt: new Date('2026-06-02T10:00:00Z'), source: 'said' }),
    )
  const follow = (slug: string, input: Partial<StatusInput> & Pick<StatusInput, 'status'>) =>
    t.asWriter(marie, async (tx) => {
      const right = await namedRight(tx, slug)
      const full = { ...blank, ...input }
      const plan = planOf(followedRight(right), { ...full, renewOn: null })
      return setStatus(tx, { caseFileId: file.id, right, subjectId: null, readId: null, input: full, ...plan })
    })
  // known well enough for the computation to be quick
  for (const [key, value, kind, of] of [
    ['income.salary', { cents: 900_00, period: 'month', from: '2025-01-01' }, 'budget', lise],
    ['family.status', { code: 'single' }, 'general', null],
    ['housing.status', { code: 'hosted' }, 'general', null],
    ['housing.sharesCosts', { boolean: false }, 'general', null],
    ['identity.citizenship', { code: 'french' }, 'general', lise],
    ['employment.status', { code: 'working' }, 'general', lise],
    ['savings.livretA', { cents: 0 }, 'budget', lise],
    ['savings.untaxed', { cents: 0 }, 'budget', lise],
    ['property.unletRentalValue', { cents: 0 }, 'budget', lise],
    ['alimony.received', { cents: 0, period: 'month', from: '2022-01-01' }, 'budget', lise],
    ['income.nothingElse', { boolean: false }, 'budget', lise],
    ['income.nothingElse', { boolean: false }, 'budget', noe],
    ['family.sharedCustody', { boolean: false }, 'general', noe],
    ['tax.rfr', { cents: 9_000_00, from: '2024-01-01' }, 'budget', lise],
    ['tax.bracket', { number: 0, from: '2024-01-01' }, 'budget', lise],
  ] as const)
    await say(key, value, kind, of ?? null)
  await say('family.separation', { boolean: true, on: '2026-05-20' }, 'general')
  await follow('rsa', { status: 'open', amountCents: 310_00, per: 'month', since: '2026-01-01', until: '2026-08-31' })
  await follow('domiciliation', { status: 'requested' })
  await t.admin.query(
    `insert into compartment_access (organisation_id, id, compartment_id, case_file_id, agent_id, basis, granted_by, from_at)
     select organisation_id, gen_random_uuid(), id, case_file_id, $2, 'coWorker', $3, now() - interval '1 hour'
     from compartment where case_file_id = $1 and kind in ('identity', 'general', 'budget')`,
    [file.id, bruno.agentId, marie.agentId],
  )
  return { marie, bruno, file, lise: lise ?? '', say, follow }
} // prettier-ignore

/** All that the pages of the rights, of their review, of the facts, of the day and of the watch read of a household for somebody. */
const read = async (agent: TestAgent, caseFileId: string): Promise<Record<string, unknown>> => {
  const see = <T>(body: Parameters<typeof t.asAgent<T>>[1]): Promise<T> => t.asAgent(agent, body)
  return see(async (tx) => {
    const head = await getHead(tx, caseFileId, today)
    const { given, known, statuses } = await getGiven(tx, caseFileId, today, today.slice(0, 7))
    const computed = await rememberedCompute(given)
    const view = pageView(computed, { key: 'rsa', scenarios: [], after: 12 })
    const events: unknown[] = []
    for (const { slug } of EVENTS) events.push(await readEvent(tx, head, slug, today), await readEvent(tx, head, slug, today, '2026-06-01'))
    const one = { caseFileId, name: '', sure: [], maybe: [] }
    const results = await tx.q.selectFrom('right_result').selectAll().where('case_file_id', '=', caseFileId).orderBy('id').execute()
    return {
      head, given, known, statuses, view, events, results,
      questions: await questionsOf((await getKnown(tx, caseFileId, today)).situation, today, 8),
      best: await listBestQuestions(tx, caseFileId, today),
      facts: await listFacts(tx, caseFileId),
      followed: await readFollowed(tx, caseFileId, today),
      gaps: await listGaps(tx, caseFileId, today),
      offers: await listEventOffers(tx, caseFileId, today),
      slugs: await listComputedSlugs(tx, caseFileId, today),
      information: await listInformation(tx, caseFileId),
      deadlines: await listDeadlines(tx, { caseFileId }),
      steps: await listSteps(tx, caseFileId),
      running: await listRunning(tx, { caseFileId }),
      applications: (await listApplications(tx, caseFileId)).map(({ written, ...one }) => ({ ...one, written: [...written] })),
      runs: await listRuns(tx, caseFileId),
      letters: await listLetters(tx, caseFileId),
      assessments: await listAssessments(tx, caseFileId),
      plans: await listPlans(tx, caseFileId),
      budget: await listVersions(tx, caseFileId),
      projects: await listProjects(tx, caseFileId),
      measures: await listMeasures(tx, caseFileId),
      broughtBack: [await listWaiting(tx, caseFileId), await listMyCopies(tx)],
      notices: await listNotices(tx, caseFileId),
      watch: await compareHousehold(await readHousehold(tx, one, today), '2026-04-01', ['rsa', 'aah', 'ppa', 'apl']),
    }
  })
} // prettier-ignore

/** Rows that lie in health, violence or justice, what the night made of them, and the lines of the log: no right, no amount, no text of law, no word. */
const nothingInClear = async (caseFileId: string): Promise<void> => {
  const sealed = `compartment_id in (select id from compartment where case_file_id = $1 and kind in ('health', 'violence', 'justice'))`
  const looked: [table: string, where: string][] = [
    ...['right_status', 'right_information', 'deadline', 'deadline_event', 'next_step', 'procedure_run', 'procedure_event', 'application', 'application_event', 'letter', 'project', 'project_event', 'measure', 'visit_observation'].map((table): [string, string] => [table, sealed]),
    ...['right_result', 'right_notice', 'right_due'].map((table): [string, string] => [table, 'case_file_id = $1']),
    // the acts of a test name no household
    ['audit.entry', '$1::uuid is not null'],
  ]
  for (const [table, where] of looked) {
    const { rows } = await t.admin.query<{ all: string }>(`select t::text as all from ${table} t where ${where}`, [caseFileId])
    if (table !== 'right_due') expect(rows.length, table).toBeGreaterThan(0)
    for (const { all } of rows) expect(all).not.toMatch(/aah|\bpch\b|urgence|controlFear|103332|70000|violences|à part|CSS|CASF|\bL\.? ?\d{3}/i)
  }
  const status = await t.admin.query<{ all: string }>(`select (to_jsonb(t) - 'body' - 'created_at' - 'said_on')::text as all from right_status t where ${sealed}`, [caseFileId])
  for (const { all } of status.rows) expect(all).not.toMatch(/2026-/)
  const facts = await t.admin.query(`select 1 from fact_observation where ${sealed} and (value is not null or valid_from is not null)`, [caseFileId])
  expect(facts.rowCount).toBe(0)
} // prettier-ignore

it('what is hidden changes nothing of what another reads: neither the rights, their review, the events, nor what the night tells', async () => {
  const { marie, bruno, file, lise, say, follow } = await aHousehold()
  await runNight(jobs, at())
  const [his, hers] = [await read(bruno, file.id), await read(marie, file.id)]
  await say('income.salary', { cents: 100_00, period: 'month', from: '2026-05-01' }, 'justice')
  await say('disability.rate', { number: 0.8 }, 'health', lise)
  await say('income.disabilityPension', { cents: 700_00, period: 'month', from: '2026-01-01' }, 'health', lise)
  await say('disability.rsdae', { boolean: true }, 'health', lise)
  await say('health.pregnancy', { on: '2026-11-02' }, 'health', lise)
  await say('violence.evidence', { boolean: true, on: '2026-06-01', from: '2026-06-01' }, 'violence', lise)
  await say('family.separation', { boolean: true, on: '2026-06-08' }, 'violence')
  await say('income.salary', { cents: -1, period: 'month', from: '2026-05-01' }, 'childProtection')
  await follow('aah', { status: 'open', amountCents: 1_033_32, per: 'month', since: '2026-01-01', until: '2026-07-31' })
  await follow('aide-universelle-d-urgence', { status: 'refused', notifiedOn: '2026-06-02' })
  await follow('pch', { status: 'notWanted', reason: 'controlFear' })
  await t.asWriter(marie, async (tx) => {
    const rights = [await namedRight(tx, 'aah'), await namedRight(tx, 'aide-universelle-d-urgence')]
    await recordInformation(tx, { caseFileId: file.id, rights, givenOn: today, medium: 'spoken', words: 'dit à part' })
  })
  // what runs: in the parts that he does not hold
  await t.asWriter(marie, async (tx) => {
    const caseFileId = file.id
    const asked = { caseFileId, kind: 'renewal', subjectId: null, title: '', to: 'la MDPH', aboutId: null, begunOn: today } as const
    const applicationId = await beginApplication(tx, { ...asked, right: await namedRight(tx, 'aah'), documents: ['Certificat'] })
    await addEvent(tx, {
      caseFileId,
      applicationId,
      event: { kind: 'sent', how: 'post', note: 'dit à part' },
      day: today,
      today,
      chaseOn: '2026-07-01',
    })
    const said = {
      type: 'mdphDecision',
      sender: 'MDPH',
      text: 'aah',
      explanation: 'violences',
      action: 'à part',
      datedOn: null,
      ownDay: null,
      doer: 'both',
      run: null,
    } as const
    await noteLetter(tx, {
      ...said,
      caseFileId,
      lies: 'health',
      receivedOn: today,
      today,
      timeZone: 'Europe/Paris',
      clock: { rule: 'appealMdphRapo', from: today },
    })
    for (const id of ['domesticViolence', 'mdph'])
      await beginRun(tx, { caseFileId, procedure: procedureOf(id) as Procedure, subjects: [], begunOn: today, today })
    const line = (await listRunning(tx as never, { caseFileId })).find(({ letterId }) => letterId !== null)
    await moveDeadline(tx, { id: line?.id ?? '', to: '2026-08-20', reason: 'violences', today })
  })
  // the instruments, in the parts that he does not hold: finished and in preparation, agreed, decided, brought back
  await t.asWriter(marie, async (tx) => {
    const caseFileId = file.id
    for (const [lies, instrument] of [['violence', 'danger-conjugal'], ['childProtection', 'enfant-en-danger'], ['health', 'epices'], ['justice', 'logement']] as const) {
      const given = { caseFileId, lies, instrument, version: 1, title: 'violences', personId: lise, assessedOn: today, today } as const
      const done = await startAssessment(tx, given)
      const end = { caseFileId, assessmentId: done, today, present: 'à part', view: 'violences' }
      await finishAssessment(tx, end, () => ({ result: null, trace: [] }))
      const draft = await startAssessment(tx, given)
      await saveAnswers(tx, { caseFileId, assessmentId: draft, answers: { words: 'dit à part' }, today })
      const projectId = await beginProject(tx, { caseFileId, title: 'violences', lies, begunOn: today, today })
      await tellProject(tx, { caseFileId, projectId, said: { kind: 'reviewPlanned', on: '2026-06-20' }, day: today, today })
      await addProjectStep(tx, { caseFileId, projectId, what: 'à part', doer: 'worker', dueOn: '2026-06-18', objective: null, today })
    }
    await startGrid(tx, { caseFileId, personId: lise, assessedOn: today, today })
    for (const [kind, lies] of [['aemo', 'childProtection'], ['maj', 'justice']] as const)
      await beginMeasure(tx, { caseFileId, kind, persons: [lise], by: 'à part', aim: '', herView: 'violences', lies, begunOn: today, endsOn: '2026-06-30', today })
    const copy = await takeCopy(tx, { caseFileId, token: 'c'.repeat(64), device: 'Firefox sur Linux' })
    const told = { kind: 'aggir', personId: lise, variable: 'toilette', part: 'top', adverbs: { totally: false }, words: 'à part' } as const
    await keepGestures(tx, copy.id, [{ id: '01971111-1111-7111-8111-11111111a117', place: 'aggir:1', at: 1_000, told }])
  }) // prettier-ignore
  for (const { slug } of EVENTS)
    await t.asWriter(marie, async (tx) => {
      const head = await getHead(tx as never, file.id, today)
      const page = await readEvent(tx, head, slug, today)
      if (!['violence', 'health'].includes(page.noted?.kind ?? '')) return
      await prepareEvent(tx, head, {
        slug, day: page.day, today,
        rights: page.rights.filter(({ widens }) => !widens).map(({ right }) => right.slug),
        deadlines: page.deadlines.map((_, at) => at), steps: page.steps.map((_, at) => at), letters: page.letters.map((_, at) => at),
      })
    }) // prettier-ignore
  await runMarked(jobs, at())
  await runNight(jobs, at())
  await nothingInClear(file.id)
  const after = await read(bruno, file.id)
  let compared = 0
  for (const [part, was] of Object.entries(his)) {
    expect(JSON.stringify(after[part]), part).toBe(JSON.stringify(was))
    compared += JSON.stringify(was).length
  }
  // the same for her who holds all is another page in every part that may tell it
  const mine = await read(marie, file.id)
  const moved = Object.keys(hers).filter((part) => JSON.stringify(mine[part]) !== JSON.stringify(hers[part]))
  for (const part of [
    'given',
    'known',
    'statuses',
    'view',
    'events',
    'results',
    'facts',
    'followed',
    'offers',
    'information',
    'deadlines',
    'steps',
    'notices',
    'running',
    'applications',
    'runs',
    'letters',
    'assessments',
    'projects',
    'measures',
    'broughtBack',
  ])
    expect(moved, part).toContain(part)
  process.stdout.write(
    `hidden: ${Object.keys(his).length} reads, ${compared} characters the same; ${moved.length} of them changed for who holds all\n`,
  )
}, 120_000)
