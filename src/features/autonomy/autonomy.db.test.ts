import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { IsoDate } from '#core/dates.ts'
import { Denied, NotFound, Refused } from '#core/errors.ts'
import { openTestHouse } from '#db/testing/house.ts'
import type { TestAgent, TestCase, TestHouse } from '#db/testing/house.ts'
import { finishAssessment } from '#features/assessment/commands.server.ts'
import { getAssessment } from '#features/assessment/queries.server.ts'
import { shareCaseFile } from '#features/case-file/sharing.server.ts'
import { addPerson } from '#features/household/commands.server.ts'
import { addProcedureEvent, beginRun } from '#features/procedure/commands.server.ts'
import { stateOf } from '#features/procedure/model.ts'
import { getRun } from '#features/procedure/queries.server.ts'
import { AGGIR_VARIABLES } from '#rules/autonomy/aggir-tables.ts'
import { procedureOf } from '#rules/procedures/procedures.ts'
import { recordGrid, seeVariable, startGrid } from './commands.server.ts'
import { aggirOutcome, countPlan, girOfResult, planState } from './model.ts'
import { moneyOf } from './matters.ts'
import { listMatters, setMatter } from './matters.server.ts'
import { addItem, answerPlan, proposePlan, removeItem, setContext, startPlan } from './plan-commands.server.ts'
import type { NewItem } from './plan-commands.server.ts'
import { getPlan, listPlans, tariffOf } from './queries.server.ts'

let t: TestHouse
beforeAll(async () => {
  t = await openTestHouse()
})
afterAll(() => t.close())

const today: IsoDate = '2026-06-16'
const someone = { lastName: 'Essai', usualName: '', civilTitle: 'none', sex: 'unknown', detail: '', unborn: false } as const
const household = async (): Promise<{ marie: TestAgent; file: TestCase; personId: string }> => {
  const marie = await t.anAgent()
  const file = await t.aCaseFile(marie)
  const personId = await t.asWriter(marie, (tx) =>
    addPerson(tx, { ...someone, caseFileId: file.id, firstName: 'Roger', birthDate: '1942-09-14' }),
  )
  return { marie, file, personId }
}
const hours = (more: Partial<NewItem> = {}): NewItem => ({
  kind: 'homeHelp', provider: 'service', funder: 'apa', quantity: 500, period: 'week', cents: 24_00, taken: null, note: '', ...more,
}) // prettier-ignore

describe('an AGGIR grid', () => {
  it('is filled geste by geste, finished with its GIR and trace, and nothing of it stands in clear', async () => {
    const { marie, file, personId } = await household()
    const id = await t.asWriter(marie, (tx) => startGrid(tx, { caseFileId: file.id, personId, assessedOn: today, today }))
    const see = (
      variable: string,
      way: 'asTold' | 'all' | 'none' | 'notSeen',
      said: Record<string, boolean> = {},
      letter: 'A' | 'B' | 'C' | null = null,
    ) =>
      t.asWriter(marie, (tx) => seeVariable(tx, { caseFileId: file.id, assessmentId: id, variable, way, said, letter, words: '', today }))
    const finish = () =>
      t.asWriter(marie, (tx) => finishAssessment(tx, { caseFileId: file.id, assessmentId: id, today, present: 'Lui' }, aggirOutcome))
    await expect(see('toilette', 'asTold')).rejects.toThrow(Refused)
    for (const { id: variable } of AGGIR_VARIABLES) await see(variable, 'all')
    const four = (part: string, ...said: [boolean, boolean, boolean, boolean]) =>
      Object.fromEntries(['spontaneously', 'totally', 'correctly', 'habitually'].map((one, at) => [`${part}.${one}`, said[at] === true]))
    // a part that nobody looked at is not « no »: the letter waits for it
    await see('toilette', 'asTold', four('bottom', true, false, false, false))
    await expect(finish()).rejects.toMatchObject({ fields: { '': expect.stringContaining('Toilette') } })
    await see('toilette', 'asTold', { ...four('top', true, true, true, true), ...four('bottom', true, false, false, false) })
    await see('habillage', 'asTold', {}, 'B')
    await see('alert', 'notSeen')
    await expect(finish()).rejects.toMatchObject({ fields: { '': expect.stringContaining('Alerter') } })
    await see('alert', 'none')
    await expect(see('nothing', 'all')).rejects.toThrow(NotFound)
    await finish()
    const one = await t.asAgent(marie, (tx) => getAssessment(tx, file.id, id))
    expect(one).toMatchObject({ state: 'finished', compartmentKind: 'health', body: { result: { label: 'GIR 4' } } })
    expect(girOfResult(one.body.result)).toBe(4)
    expect(one.body.trace.join(' ')).toContain('AABBAAAA')
    await expect(see('toilette', 'all')).rejects.toThrow(Refused)
    const clear = await t.admin.query<{ all: string }>(`select (to_jsonb(a) - 'body')::text as all from assessment a where id = $1`, [id])
    expect(clear.rows[0]?.all).not.toMatch(/GIR \d|toilette|"yes"/)
  })

  it('comes back from a device once, however often it is sent, and only with answers of the grid', async () => {
    const { marie, file, personId } = await household()
    const id = t.house.newId()
    const answers = Object.fromEntries(AGGIR_VARIABLES.map(({ id: variable }) => [variable, 'C']))
    const send = (more: Record<string, string> = {}) =>
      t.asWriter(marie, (tx) =>
        recordGrid(tx, {
          id,
          caseFileId: file.id,
          personId,
          assessedOn: today,
          today,
          answers: { ...answers, ...more },
          finished: true,
          present: 'Lui',
        }),
      )
    await expect(send({ gir: '1' })).rejects.toThrow(Refused)
    await send()
    await send({ toilette: 'A' })
    const one = await t.asAgent(marie, (tx) => getAssessment(tx, file.id, id))
    expect(one).toMatchObject({ state: 'finished', body: { result: { label: 'GIR 1' }, answers: { toilette: 'C' } } })
  })
})

describe('a help plan', () => {
  it('takes the GIR of the finished grid, counts, and keeps each version with its answer', async () => {
    const { marie, file, personId } = await household()
    const at = { caseFileId: file.id, personId, today }
    const answers = Object.fromEntries(
      AGGIR_VARIABLES.map(({ id: variable }) => [variable, variable === 'toilette' || variable === 'habillage' ? 'B' : 'A']),
    )
    await t.asWriter(marie, (tx) => recordGrid(tx, { ...at, id: tx.newId(), assessedOn: today, answers, finished: true, present: 'Lui' }))
    const seriesId = await t.asWriter(marie, (tx) => startPlan(tx, at))
    const of = { caseFileId: file.id, seriesId, today }
    const read = () => t.asAgent(marie, (tx) => getPlan(tx, file.id, seriesId))
    const propose = (proposedOn: IsoDate = today) => t.asWriter(marie, (tx) => proposePlan(tx, of, { proposedOn, runId: null }))
    const answer = (said: 'accepted' | 'changes' | 'refused', answeredOn: IsoDate = today) =>
      t.asWriter(marie, (tx) => answerPlan(tx, of, { answer: said, words: 'Les repas, non.', answeredOn, observedAt: tx.now }))
    await expect(propose()).rejects.toThrow(Refused)
    await expect(answer('accepted')).rejects.toThrow(Refused)
    await t.asWriter(marie, (tx) => setContext(tx, of, { gir: 4, resources: 1500_00, couple: false, words: '' }))
    await expect(t.asWriter(marie, (tx) => addItem(tx, of, hours({ cents: 500_000_00 })))).rejects.toMatchObject({
      fields: { price: expect.stringContaining('trop grand') },
    })
    await t.asWriter(marie, (tx) => addItem(tx, of, hours()))
    await t.asWriter(marie, (tx) =>
      addItem(tx, of, hours({ kind: 'meals', provider: 'company', quantity: 1000, period: 'month', cents: 8_00 })),
    )
    const { plan } = await read()
    expect(plan).toMatchObject({ gir: 4, assessmentId: expect.any(String), proposedOn: null })
    expect(countPlan(plan)).toMatchObject({ monthly: 600_00, participation: 103_91, apa: 496_09, hers: 103_91 })
    await expect(propose('2026-06-17')).rejects.toThrow(Refused)
    await propose()
    await expect(propose()).rejects.toThrow(Refused)
    await expect(answer('accepted', '2026-06-15')).rejects.toThrow(Refused)
    await answer('changes')
    expect(planState((await read()).plan)).toBe('changes')
    await t.asWriter(marie, (tx) => removeItem(tx, of, plan.items[1]?.id ?? ''))
    const changed = await read()
    expect(planState(changed.plan)).toBe('preparing')
    expect(changed.before).toMatchObject([{ proposedOn: today, answers: [{ answer: 'changes', words: 'Les repas, non.' }] }])
    expect(changed.before[0]?.items).toHaveLength(2)
    await propose()
    await answer('refused')
    await answer('accepted')
    const last = await read()
    expect(planState(last.plan)).toBe('accepted')
    expect(last.plan.answers.map((one) => one.answer)).toEqual(['refused', 'accepted'])
    await expect(t.asWriter(marie, (tx) => removeItem(tx, of, t.house.newId()))).rejects.toThrow(NotFound)
    const clear = await t.admin.query<{ all: string }>(
      `select (to_jsonb(p) - 'body')::text as all from help_plan p where case_file_id = $1`,
      [file.id],
    )
    expect(clear.rows.map(({ all }) => all).join(' ')).not.toMatch(/homeHelp|15000|150000|"gir"/)
  })

  it('takes the tariff where no price is typed, and refuses where none is known', async () => {
    const { marie, file, personId } = await household()
    const seriesId = await t.asWriter(marie, (tx) => startPlan(tx, { caseFileId: file.id, personId, today }))
    const of = { caseFileId: file.id, seriesId, today }
    const add = (item: NewItem) => t.asWriter(marie, (tx) => addItem(tx, of, item))
    await expect(add(hours({ kind: 'meals', cents: null }))).rejects.toMatchObject({ fields: { price: expect.stringContaining('tarif') } })
    await expect(add(hours({ cents: 20_00, taken: 24_00 }))).rejects.toMatchObject({ fields: { taken: expect.any(String) } })
    await add(hours({ cents: null }))
    await add(hours({ cents: 30_00 }))
    await add(hours({ cents: 30_00, funder: 'person' }))
    const { plan } = await t.asAgent(marie, (tx) => getPlan(tx, file.id, seriesId))
    expect(plan.items.map(({ cents, taken }) => [cents, taken])).toEqual([
      [24_58, null],
      [30_00, 24_58],
      [30_00, null],
    ])
    // the département's own, from its day on
    const hélène = await t.anAgent({ roles: ['manager'] })
    const own = await t.asWriter(hélène, async (tx) => {
      await tx.q.insertInto('help_tariff').values({ organisation_id: tx.org, id: tx.newId(), kind: 'homeHelp', provider: 'service', cents: 25_10, from_on: '2026-06-01', source: 'Délibération', created_at: tx.now, created_by: tx.actor.agentId }).execute() // prettier-ignore
      return [await tariffOf(tx, 'homeHelp', 'service', '2026-05-31'), await tariffOf(tx, 'homeHelp', 'service', today)]
    })
    expect(own.map((one) => one?.cents)).toEqual([24_58, 25_10])
  })

  it('notes its day and its answer in the request that is followed, once its step awaits them', async () => {
    const { marie, file, personId } = await household()
    const apa = procedureOf('apa')
    if (!apa) throw new Error('apa')
    const runId = await t.asWriter(marie, (tx) =>
      beginRun(tx, {
        caseFileId: file.id,
        procedure: apa,
        subjects: [personId],
        begunOn: '2026-05-04',
        days: { completeOn: '2026-05-11' },
        today,
      }),
    )
    const end = (step: string, outcome: 'done' | 'complete') =>
      t.asWriter(marie, async (tx) => {
        for (const check of apa.steps.find(({ code }) => code === step)?.before ?? [])
          await addProcedureEvent(tx, { caseFileId: file.id, runId, body: { kind: 'recorded', step, check: check.id, answer: check.kind === 'yesNo' ? 'yes' : 'non' }, day: today, today })
        await addProcedureEvent(tx, { caseFileId: file.id, runId, body: { kind: 'ended', step, outcome, on: '2026-05-12' }, day: '2026-05-12', today })
      }) // prettier-ignore
    await end('prepare', 'done')
    await end('filed', 'complete')
    const seriesId = await t.asWriter(marie, (tx) => startPlan(tx, { caseFileId: file.id, personId, today }))
    const of = { caseFileId: file.id, seriesId, today }
    await t.asWriter(marie, (tx) => addItem(tx, of, hours()))
    await t.asWriter(marie, (tx) => proposePlan(tx, of, { proposedOn: '2026-06-08', runId }))
    const state = async () => {
      const run = await t.asAgent(marie, (tx) => getRun(tx, file.id, runId))
      return { run, steps: stateOf(run.procedure, run.events, today, run.body.territory).steps }
    }
    expect((await state()).run.events.some((one) => one.kind === 'day' && one.event === 'planReceived' && one.on === '2026-06-08')).toBe(
      true,
    )
    await t.asWriter(marie, (tx) => answerPlan(tx, of, { answer: 'accepted', words: '', answeredOn: '2026-06-12' }))
    const done = await state()
    expect(done.run.events.some((one) => one.kind === 'ended' && one.step === 'visit' && one.outcome === 'accepted')).toBe(true)
    expect(done.steps.find(({ step }) => step.code === 'decision')?.status).not.toBe('later')
  })

  it('has beside it what a carer needs, in her own line, version after version', async () => {
    const { marie, file, personId } = await household()
    const body = { kind: 'carer', name: '', helps: 'Les pieds.', needs: ['respite'], words: 'Et moi ?', alone: null, next: '' } as const
    const set = (seriesId: string | null, more: Partial<typeof body> | { words: string } = {}, who: string | null = personId) =>
      t.asWriter(marie, (tx) => setMatter(tx, { caseFileId: file.id, seriesId, personId: who, body: { ...body, ...more } as never }))
    const id = await set(null)
    expect(await set(id, { words: 'Je dors mieux.' })).toBe(id)
    const all = await t.asAgent(marie, (tx) => listMatters(tx, file.id))
    expect(all).toMatchObject([{ seriesId: id, personId, body: { kind: 'carer', words: 'Je dors mieux.' } }])
    expect((await t.admin.query('select 1 from autonomy_matter where series_id = $1', [id])).rowCount).toBe(2)
    await expect(set(t.house.newId())).rejects.toThrow(NotFound)
    await expect(set(null, {}, t.house.newId())).rejects.toThrow(NotFound)
    const works = { kind: 'adaptation', room: 'bathroom', need: 'Douche', works: 'quotes', words: '', quotes: [], funding: [] } as const
    await expect(
      t.asWriter(marie, (tx) => setMatter(tx, { caseFileId: file.id, seriesId: id, personId: null, body: works })),
    ).rejects.toThrow(NotFound)
    const clear = await t.admin.query<{ all: string }>(
      `select (to_jsonb(m) - 'body')::text as all from autonomy_matter m where case_file_id = $1`,
      [file.id],
    )
    expect(clear.rows.map((row) => row.all).join(' ')).not.toMatch(/carer|respite|dors/)
    const paul = await t.anAgent()
    await t.asWriter(marie, (tx) =>
      shareCaseFile(tx, { caseFileId: file.id, agentId: paul.agentId, kinds: ['general'], reason: '', until: null }),
    )
    expect(await t.asAgent(paul, (tx) => listMatters(tx, file.id))).toEqual([])
  })

  it('counts what is left to find at the lowest quote', () => {
    const quote = (cents: number) => ({ company: '', cents, on: null })
    const money = (cents: number, state: 'asked' | 'granted' | 'refused') => ({ funder: 'housing', cents, state }) as const
    expect(moneyOf({ quotes: [], funding: [money(100_00, 'granted')] })).toEqual({ cost: 0, granted: 100_00, asked: 0, left: 0, over: 0 })
    expect(moneyOf({ quotes: [quote(900_00), quote(700_00)], funding: [money(500_00, 'granted'), money(300_00, 'asked'), money(50_00, 'refused')] })).toEqual({
      cost: 700_00, granted: 500_00, asked: 300_00, left: 200_00, over: 0,
    }) // prettier-ignore
    expect(moneyOf({ quotes: [quote(700_00)], funding: [money(900_00, 'granted')] })).toMatchObject({ left: 0, over: 200_00 })
  })

  it('is not there for who was given the thread alone', async () => {
    const { marie, file, personId } = await household()
    const seriesId = await t.asWriter(marie, (tx) => startPlan(tx, { caseFileId: file.id, personId, today }))
    const paul = await t.anAgent()
    await t.asWriter(marie, (tx) =>
      shareCaseFile(tx, { caseFileId: file.id, agentId: paul.agentId, kinds: ['general'], reason: '', until: null }),
    )
    expect(await t.asAgent(paul, (tx) => listPlans(tx, file.id))).toEqual([])
    await expect(t.asAgent(paul, (tx) => getPlan(tx, file.id, seriesId))).rejects.toThrow(NotFound)
    await expect(t.asWriter(paul, (tx) => startPlan(tx, { caseFileId: file.id, personId, today }))).rejects.toThrow(Denied)
    await expect(t.asWriter(paul, (tx) => startGrid(tx, { caseFileId: file.id, personId, assessedOn: today, today }))).rejects.toThrow(
      Denied,
    )
  })
})
