import { afterAll, beforeAll, expect, it } from 'vitest'
import type { IsoDate } from '#core/dates.ts'
import { Refused } from '#core/errors.ts'
import { openTestHouse } from '#db/testing/house.ts'
import type { TestAgent, TestHouse } from '#db/testing/house.ts'
import { listFacts } from '#features/case-file/queries.server.ts'
import { addMember, addPerson } from '#features/household/commands.server.ts'
import { addProcedureEvent, beginRun } from '#features/procedure/commands.server.ts'
import { stateOf } from '#features/procedure/model.ts'
import { getRun } from '#features/procedure/queries.server.ts'
import { procedureOf } from '#rules/procedures/procedures.ts'
import { addItem, answerPlan, proposePlan, setContext, startPlan } from './plan-commands.server.ts'
import { tariffOf } from './queries.server.ts'
import { addTariff, listTariffs } from './tariffs.server.ts'

let t: TestHouse
beforeAll(async () => {
  t = await openTestHouse()
})
afterAll(() => t.close())

const today: IsoDate = '2026-06-16'
const someone = { lastName: 'Essai', usualName: '', civilTitle: 'none', sex: 'unknown', detail: '', unborn: false } as const

/** A household with one person in it, and a plan of 520 € a month for her, GIR 4. `run`: a request brought to the step where a plan is awaited. */
const planned = async (marie: TestAgent, { gir, run }: { gir: number | null; run: boolean }) => {
  const file = await t.aCaseFile(marie)
  const caseFileId = file.id
  const personId = await t.asWriter(marie, async (tx) => {
    const id = await addPerson(tx, { ...someone, caseFileId, firstName: 'Roger', birthDate: '1942-09-14' })
    await addMember(tx, { personId: id, role: 'main', custody: null, fromDate: '2025-01-10' })
    return id
  })
  const apa = procedureOf('apa')
  if (!apa) throw new Error('apa')
  const runId = run
    ? await t.asWriter(marie, async (tx) => {
        const id = await beginRun(tx, { caseFileId, procedure: apa, subjects: [personId], begunOn: '2026-05-04', days: { completeOn: '2026-05-11' }, today })
        for (const [step, outcome] of [['prepare', 'done'], ['filed', 'complete']] as const) {
          for (const check of apa.steps.find(({ code }) => code === step)?.before ?? [])
            await addProcedureEvent(tx, { caseFileId, runId: id, body: { kind: 'recorded', step, check: check.id, answer: check.kind === 'yesNo' ? 'yes' : 'non' }, day: today, today })
          await addProcedureEvent(tx, { caseFileId, runId: id, body: { kind: 'ended', step, outcome, on: '2026-05-12' }, day: '2026-05-12', today })
        }
        return id
      })
    : null // prettier-ignore
  const seriesId = await t.asWriter(marie, (tx) => startPlan(tx, { caseFileId, personId, today }))
  const of = { caseFileId, seriesId, today }
  const item = {
    kind: 'homeHelp',
    provider: 'service',
    funder: 'apa',
    quantity: 500,
    period: 'week',
    cents: 24_00,
    taken: null,
    note: '',
  } as const
  await t.asWriter(marie, (tx) => setContext(tx, of, { gir, resources: null, couple: false, words: '' }))
  await t.asWriter(marie, (tx) => addItem(tx, of, item))
  const propose = () => t.asWriter(marie, (tx) => proposePlan(tx, of, { proposedOn: '2026-06-08', runId }))
  await propose()
  return {
    propose,
    answer: (answer: 'accepted' | 'changes' | 'refused') =>
      t.asWriter(marie, (tx) => answerPlan(tx, of, { answer, words: '', answeredOn: '2026-06-12' })),
    again: () => t.asWriter(marie, (tx) => addItem(tx, of, { ...item, kind: 'meals', period: 'month', cents: 8_00 })),
    facts: async () =>
      (await t.asAgent(marie, (tx) => listFacts(tx, caseFileId))).filter(({ key }) => key === 'apa.plan').map(({ value }) => value),
    steps: async () => {
      if (runId === null) return []
      const one = await t.asAgent(marie, (tx) => getRun(tx, caseFileId, runId))
      const { steps } = stateOf(one.procedure, one.events, today, one.body.territory)
      return steps.flatMap(({ step, status }) => (status === 'open' || status === 'waiting' || status === 'silent' ? [step.code] : []))
    },
  }
}

it('becomes a fact when it is accepted, once, and says so when it no longer is', async () => {
  const marie = await t.anAgent()
  const { answer, facts } = await planned(marie, { gir: 4, run: false })
  await answer('changes')
  expect(await facts()).toEqual([])
  await answer('accepted')
  await answer('accepted')
  expect(await facts()).toMatchObject([{ cents: 520_00, from: '2026-06-12' }])
  await answer('refused')
  expect(await facts()).toMatchObject([{ cents: 0, from: '2026-06-12' }])
})

it('is no fact without a GIR that opens the APA', async () => {
  const marie = await t.anAgent()
  for (const gir of [null, 6]) {
    const { answer, facts } = await planned(marie, { gir, run: false })
    await answer('accepted')
    expect(await facts()).toEqual([])
  }
})

it('refused, ends its step at the decision; to be changed, opens the second proposal, whose answer is noted too', async () => {
  const marie = await t.anAgent()
  const refused = await planned(marie, { gir: 4, run: true })
  expect(await refused.steps()).toContain('visit')
  await refused.answer('refused')
  expect(await refused.steps()).toContain('decision')
  expect(await refused.steps()).not.toContain('newPlan')

  const changed = await planned(marie, { gir: 4, run: true })
  await changed.answer('changes')
  expect(await changed.steps()).toContain('newPlan')
  await changed.again()
  await changed.propose()
  await changed.answer('accepted')
  expect(await changed.steps()).toContain('decision')
  expect(await changed.steps()).not.toContain('newPlan')
})

it('takes its price from the tariff of the day, which managers write and which never changes the past', async () => {
  const [hélène, marie] = [await t.anAgent({ roles: ['manager'] }), await t.anAgent()]
  const tariff = { kind: 'homeHelp', provider: 'mandated', cents: 22_00, source: 'Délibération', today } as const
  const add = (from: IsoDate, cents: number, who: TestAgent = hélène) => t.asWriter(who, (tx) => addTariff(tx, { ...tariff, from, cents }))
  const on = async (day: IsoDate) => (await t.asAgent(marie, (tx) => tariffOf(tx, 'homeHelp', 'mandated', day)))?.cents ?? null
  expect(await on(today)).toBeNull()
  await add('2026-01-01', 21_00)
  await add('2026-06-01', 22_00)
  await expect(add('2026-03-01', 10_00)).rejects.toThrow(Refused)
  // the same day again mends a slip; both stay
  await add('2026-06-01', 22_50)
  await add('2027-01-01', 23_00)
  // between now and what is to come, nothing is past
  await add('2026-10-01', 22_80)
  expect([await on('2026-05-31'), await on(today), await on('2026-10-01'), await on('2027-01-01')]).toEqual([21_00, 22_50, 22_80, 23_00])
  expect(await t.asAgent(marie, (tx) => listTariffs(tx))).toHaveLength(5)
  await expect(t.asWriter(hélène, (tx) => addTariff(tx, { ...tariff, kind: 'device', from: today }))).rejects.toThrow(Refused)
  // not a manager's: the database says no
  await expect(add('2026-12-01', 1_00, marie)).rejects.toThrow()
})
