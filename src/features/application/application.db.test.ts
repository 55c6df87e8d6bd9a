import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { IsoDate } from '#core/dates.ts'
import { NotFound, Refused } from '#core/errors.ts'
import { openTestHouse } from '#db/testing/house.ts'
import type { TestAgent, TestCase, TestHouse } from '#db/testing/house.ts'
import { noteLetter } from '#features/letter/commands.server.ts'
import { setStatus } from '#features/review/commands.server.ts'
import { listStatuses, listStatusVersions, namedRight } from '#features/review/queries.server.ts'
import { arrange } from '#features/running/model.ts'
import { listRunning } from '#features/running/queries.server.ts'
import { addEvent, beginApplication } from './commands.server.ts'
import type { NewApplication, NewEvent } from './commands.server.ts'
import type { ApplicationEventBody } from './model.ts'
import { getApplication, listApplications } from './queries.server.ts'

let t: TestHouse
beforeAll(async () => {
  t = await openTestHouse()
})
afterAll(() => t.close())

const today: IsoDate = '2026-06-16'
const begin = (marie: TestAgent, file: TestCase, slug: string | null, more: Partial<NewApplication> = {}) =>
  t.asWriter(marie, async (tx) =>
    beginApplication(tx, {
      caseFileId: file.id,
      kind: 'request',
      right: slug === null ? null : await namedRight(tx, slug),
      subjectId: null,
      title: '',
      to: '',
      aboutId: null,
      begunOn: '2026-01-05',
      ...more,
    }),
  )
const add = (
  marie: TestAgent,
  file: TestCase,
  applicationId: string,
  day: IsoDate,
  event: ApplicationEventBody,
  more: Partial<NewEvent> = {},
) => t.asWriter(marie, (tx) => addEvent(tx, { caseFileId: file.id, applicationId, event, day, today, ...more }))
const see = (marie: TestAgent, file: TestCase, id: string) => t.asAgent(marie, (tx) => getApplication(tx, file.id, id))
const statusOf = async (marie: TestAgent, file: TestCase, slug: string) =>
  (await t.asAgent(marie, (tx) => listStatuses(tx, file.id))).find((one) => one.slug === slug)
const lines = (marie: TestAgent, file: TestCase, on: IsoDate = today) =>
  t.asAgent(marie, async (tx) => arrange(await listRunning(tx, { caseFileId: file.id }), marie.agentId, on))
const aHousehold = async () => {
  const marie = await t.anAgent()
  return { marie, file: await t.aCaseFile(marie) }
}
const decided = (decision: 'granted' | 'refused', notifiedOn: IsoDate | null, amountCents: number | null = null): ApplicationEventBody => ({
  kind: 'decided',
  decision,
  amountCents,
  per: amountCents === null ? null : 'month',
  since: null,
  until: null,
  notifiedOn,
  reasons: 'Motif de la lettre',
})

describe('an RSA from draft to decision', () => {
  it('feeds the review of rights at each step, with the deadlines of the law, and nothing is typed twice', async () => {
    const { marie, file } = await aHousehold()
    const id = await begin(marie, file, 'rsa', { to: 'la CAF', documents: ['RIB', 'Pièce d’identité'] })
    expect(await statusOf(marie, file, 'rsa')).toMatchObject({ status: 'proposed', compartmentKind: 'budget' })
    expect(await see(marie, file, id)).toMatchObject({
      compartmentKind: 'budget',
      state: { stage: 'incomplete', missing: ['RIB', 'Pièce d’identité'] },
    })

    await add(marie, file, id, '2026-04-10', { kind: 'asked', documents: ['RIB'], until: '2026-07-01', note: '' })
    // what she would lose by a day is ours to remind, however far it is
    const toGive = async () => {
      const { ours, later, waiting } = await lines(marie, file)
      return [...ours, ...later, ...waiting].filter(({ title }) => title.startsWith('Pièces'))
    }
    expect((await lines(marie, file)).waiting).toEqual([])
    expect((await toGive()).map(({ title, note, due }) => [title, note, due])).toEqual([
      ['Pièces à remettre : Revenu de solidarité active (RSA)', 'RIB, Pièce d’identité', '2026-07-01'].map((one, n) =>
        n === 0 ? expect.stringContaining('Pièces à remettre') : one,
      ),
    ])
    await add(marie, file, id, '2026-04-11', { kind: 'given', documents: ['RIB', 'Pièce d’identité'] })
    expect(await toGive()).toEqual([])

    await add(marie, file, id, '2026-04-12', { kind: 'sent', how: 'online', note: '' }, { chaseOn: '2026-06-20' })
    expect(await statusOf(marie, file, 'rsa')).toMatchObject({ status: 'requested', saidOn: '2026-04-12' })
    // no law says what silence on this request means: the day on which to call again is the worker's
    const chase = (await lines(marie, file)).waiting.find(({ title }) => title.startsWith('Relancer'))
    expect(chase).toMatchObject({ waitsFor: 'body', applicationId: id, due: '2026-06-20' })
    // nobody answers: the line is ours again
    expect((await lines(marie, file, '2026-06-21')).ours.map((one) => one.id)).toContain(chase?.id)

    await add(marie, file, id, '2026-05-20', decided('refused', '2026-05-22'))
    expect(await statusOf(marie, file, 'rsa')).toMatchObject({ status: 'refused', notifiedOn: '2026-05-22', note: 'Motif de la lettre' })
    const after = await lines(marie, file)
    const appeal = after.ours.find(({ title }) => title.startsWith('Contester'))
    expect(appeal).toMatchObject({ weight: 1, applicationId: id })
    expect(after.waiting).toEqual([])
    expect(await see(marie, file, id)).toMatchObject({ endedOn: '2026-05-20', state: { stage: 'refused', over: true } })

    // contested in time: another application, beside it
    const contest = await begin(marie, file, 'rsa', { kind: 'contest', aboutId: id, begunOn: '2026-05-25' })
    await add(marie, file, contest, '2026-06-01', { kind: 'sent', how: 'registered', note: '' })
    expect(await statusOf(marie, file, 'rsa')).toMatchObject({ status: 'contested', notifiedOn: '2026-05-22' })
    expect((await lines(marie, file)).ours.map((one) => one.id)).not.toContain(appeal?.id)
    expect(await see(marie, file, id)).toMatchObject({ state: { stage: 'refused' } })
    await add(marie, file, contest, '2026-06-15', decided('granted', '2026-06-15', 60_779))
    expect(await statusOf(marie, file, 'rsa')).toMatchObject({ status: 'open', amountCents: 60_779, per: 'month' })
    const versions = await t.asAgent(marie, (tx) => listStatusVersions(tx, file.id))
    expect(versions.map(({ status }) => status)).toEqual(['proposed', 'requested', 'refused', 'contested', 'open'])
  })

  it('reads back what was typed on the page of the right', async () => {
    const { marie, file } = await aHousehold()
    const id = await begin(marie, file, 'rsa')
    await t.asWriter(marie, async (tx) => {
      const right = await namedRight(tx, 'rsa')
      const blank = { amountCents: null, per: null, since: null, until: null, notifiedOn: null, reason: null, note: '' } as const
      const readId = (await listStatuses(tx, file.id))[0]?.id ?? null
      await setStatus(tx, {
        caseFileId: file.id,
        right,
        subjectId: null,
        readId,
        input: { ...blank, status: 'requested', saidOn: '2026-06-02' },
      })
    })
    expect(await see(marie, file, id)).toMatchObject({ state: { stage: 'sent', sentOn: '2026-06-02' } })
  })
})

describe('a request on which silence speaks', () => {
  it('waits until that day, then says what it means', async () => {
    const { marie, file } = await aHousehold()
    const id = await begin(marie, file, 'aah')
    await add(marie, file, id, '2026-02-02', { kind: 'sent', how: 'registered', note: '' })
    const silence = (await lines(marie, file, '2026-02-03')).waiting.find(({ title }) => title.startsWith('Sans réponse'))
    // four months, CASF R241-33
    expect(silence).toMatchObject({ waitsFor: 'body', applicationId: id, due: '2026-06-02', compartmentKind: 'health' })
    expect((await lines(marie, file, '2026-06-03')).ours.map((one) => one.id)).toContain(silence?.id)
  })
})

describe('a decision that was noted wrong', () => {
  it('is corrected, and the right follows', async () => {
    const { marie, file } = await aHousehold()
    const id = await begin(marie, file, 'rsa')
    const wrong = await add(marie, file, id, '2026-06-01', decided('refused', '2026-06-01'))
    await expect(add(marie, file, id, '2026-06-01', { kind: 'note', words: 'x' }, { correctsId: wrong })).rejects.toThrow(Refused)
    await add(marie, file, id, '2026-06-01', decided('granted', '2026-06-01', 50_000), { correctsId: wrong })
    expect(await statusOf(marie, file, 'rsa')).toMatchObject({ status: 'open' })
    expect((await lines(marie, file)).ours.filter(({ title }) => title.startsWith('Contester'))).toEqual([])
    const application = await see(marie, file, id)
    expect(application.state).toMatchObject({ stage: 'granted' })
    expect(application.events).toHaveLength(2)
  })
})

describe('a renewal', () => {
  it('leaves a right that runs open, meets its reminder, and waits for the answer', async () => {
    const { marie, file } = await aHousehold()
    const slug = 'complementaire-sante-solidaire'
    const id = await begin(marie, file, slug)
    await add(marie, file, id, '2026-02-01', { ...decided('granted', '2026-02-01'), until: '2026-08-31' } as ApplicationEventBody)
    const reminder = [...(await lines(marie, file)).ours, ...(await lines(marie, file)).later].find(({ title }) =>
      title.startsWith('Redemander'),
    )
    expect(reminder).toBeDefined()
    const renewal = await begin(marie, file, slug, { kind: 'renewal', aboutId: id, begunOn: '2026-06-10' })
    await add(marie, file, renewal, '2026-06-12', { kind: 'sent', how: 'post', note: '' }, { chaseOn: '2026-07-10' })
    expect(await statusOf(marie, file, slug)).toMatchObject({ status: 'open' })
    const after = await lines(marie, file)
    expect([...after.ours, ...after.later].map((one) => one.id)).not.toContain(reminder?.id)
    expect(after.waiting.some(({ title }) => title.startsWith('Relancer'))).toBe(true)
  })
})

describe('a letter that is contested', () => {
  it('has its clock met when the contest leaves, and not before', async () => {
    const { marie, file } = await aHousehold()
    const letterId = await t.asWriter(marie, (tx) =>
      noteLetter(tx, {
        caseFileId: file.id, type: 'rsaDecision', sender: 'CAF', text: '', explanation: '', action: '', lies: 'budget', receivedOn: '2026-05-20', datedOn: null, today,
        timeZone: 'Europe/Paris', clock: { rule: 'appealRsaRapo', from: '2026-05-20' }, ownDay: null, doer: null, run: null,
      }),
    ) // prettier-ignore
    const clock = async () => (await lines(marie, file)).ours.filter((one) => one.letterId !== null)
    expect(await clock()).toHaveLength(1)
    const id = await begin(marie, file, 'rsa', { kind: 'contest', letterId })
    expect(await clock()).toHaveLength(1)
    await add(marie, file, id, '2026-06-10', { kind: 'sent', how: 'registered', note: '' })
    expect(await clock()).toEqual([])
    expect(await statusOf(marie, file, 'rsa')).toMatchObject({ status: 'contested' })
    const elsewhere = await aHousehold()
    await expect(begin(elsewhere.marie, elsewhere.file, 'rsa', { kind: 'contest', letterId })).rejects.toThrow(NotFound)
  })
})

describe('what is asked of nobody known', () => {
  it('is a free application: no right follows; a remission is no appeal', async () => {
    const { marie, file } = await aHousehold()
    await expect(begin(marie, file, null)).rejects.toThrow(Refused)
    const id = await begin(marie, file, null, { title: 'Secours exceptionnel', to: 'le CCAS', lies: 'budget' })
    await add(marie, file, id, '2026-06-10', { kind: 'sent', how: 'handed', note: '' }, { chaseOn: '2026-06-30' })
    await add(marie, file, id, '2026-06-12', {
      ...decided('granted', '2026-06-12'),
      amountCents: 12_000,
      per: 'once',
    } as ApplicationEventBody)
    await add(marie, file, id, '2026-06-15', { kind: 'paid', amountCents: 12_000, to: 'la personne' })
    expect(await see(marie, file, id)).toMatchObject({ compartmentKind: 'budget', state: { stage: 'paid', paidCents: 12_000, over: true } })
    expect((await lines(marie, file)).waiting).toEqual([])
    const debt = await begin(marie, file, 'rsa', { kind: 'remission', title: 'Remise de l’indu de RSA' })
    await add(marie, file, debt, '2026-06-15', { kind: 'sent', how: 'online', note: '' })
    expect(await statusOf(marie, file, 'rsa')).toBeUndefined()
  })
  it('is refused in words for what cannot be', async () => {
    const { marie, file } = await aHousehold()
    const id = await begin(marie, file, null, { title: 'Secours' })
    const no = (day: IsoDate, event: ApplicationEventBody, more: Partial<NewEvent> = {}) =>
      expect(add(marie, file, id, day, event, more)).rejects.toThrow(Refused)
    await no('2026-12-01', { kind: 'sent', how: 'post', note: '' })
    await no('2025-12-01', { kind: 'sent', how: 'post', note: '' })
    await no('2026-06-01', { kind: 'notified' })
    await no('2026-06-01', { kind: 'paid', amountCents: 100, to: '' })
    await no('2026-06-01', { kind: 'asked', documents: [], until: null, note: '' })
    await no('2026-06-01', { kind: 'withdrawn', reason: ' ' })
    await no('2026-06-01', { kind: 'sent', how: 'post', note: '' }, { chaseOn: '2026-01-01' })
  })
})

describe('secrecy', () => {
  it('lies where its right lies: a colleague of the budget reads no health', async () => {
    const { marie, file } = await aHousehold()
    const bruno = await t.anAgent()
    const rsa = await begin(marie, file, 'rsa')
    const health = await begin(marie, file, 'aah')
    await t.admin.query(
      `insert into compartment_access (organisation_id, id, compartment_id, case_file_id, agent_id, basis, granted_by, from_at)
       select organisation_id, gen_random_uuid(), id, case_file_id, $2, 'coWorker', $3, now() - interval '1 hour' from compartment where case_file_id = $1 and kind = 'budget'`,
      [file.id, bruno.agentId, marie.agentId],
    )
    expect((await t.asAgent(bruno, (tx) => listApplications(tx, file.id))).map(({ id }) => id)).toEqual([rsa])
    await expect(see(bruno, file, health)).rejects.toThrow(NotFound)
    const clear = await t.admin.query<{ all: string }>(
      `select (to_jsonb(r) - 'body')::text as all from application r where case_file_id = $1`,
      [file.id],
    )
    expect(clear.rows.map((row) => row.all).join()).not.toContain('rsa')
  })
})
