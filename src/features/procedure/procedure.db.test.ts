import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addDays } from '#core/dates.ts'
import type { IsoDate } from '#core/dates.ts'
import { NotFound, Refused } from '#core/errors.ts'
import { openTestHouse } from '#db/testing/house.ts'
import type { TestAgent, TestCase, TestHouse } from '#db/testing/house.ts'
import { addPerson } from '#features/household/commands.server.ts'
import { closeCaseFile } from '#features/case-file/sharing.server.ts'
import { arrange } from '#features/running/model.ts'
import { listRunning } from '#features/running/queries.server.ts'
import { getWorkerDay } from '#features/day/queries.server.ts'
import { listWithoutRow } from '#features/running/silent.server.ts'
import { PROCEDURES, procedureOf } from '#rules/procedures/procedures.ts'
import type { Procedure } from '#rules/procedures/procedure.ts'
import type { StepState } from '#rules/procedures/run.ts'
import { addProcedureEvent, beginRun } from './commands.server.ts'
import type { NewProcedureEvent } from './commands.server.ts'
import { stateOf } from './model.ts'
import { getRun, listRuns } from './queries.server.ts'

let t: TestHouse
beforeAll(async () => {
  t = await openTestHouse()
})
afterAll(() => t.close())

const named = (id: string): Procedure => {
  const procedure = procedureOf(id)
  if (!procedure) throw new Error(id)
  return procedure
}
const begun: IsoDate = '2026-01-05'
const begin = (marie: TestAgent, file: TestCase, id: string, more: Partial<Parameters<typeof beginRun>[1]> = {}) =>
  t.asWriter(marie, (tx) =>
    beginRun(tx, { caseFileId: file.id, procedure: named(id), subjects: [], begunOn: begun, today: begun, ...more }),
  )
const add = (
  marie: TestAgent,
  file: TestCase,
  runId: string,
  today: IsoDate,
  body: NewProcedureEvent['body'],
  more: Partial<NewProcedureEvent> = {},
) => t.asWriter(marie, (tx) => addProcedureEvent(tx, { caseFileId: file.id, runId, day: today, today, body, ...more }))
const see = (marie: TestAgent, file: TestCase, runId: string, today: IsoDate) =>
  t.asAgent(marie, async (tx) => {
    const run = await getRun(tx, file.id, runId)
    const lines = (await listRunning(tx, { caseFileId: file.id })).filter((one) => one.runId === runId)
    return { run, state: stateOf(run.procedure, run.events, today, run.body.territory), lines, ...arrange(lines, marie.agentId, today) }
  })

describe('every procedure, from its first day to its last, with somebody who does not answer on the way', () => {
  let [silences, followed] = [0, 0]
  it.each(PROCEDURES.map(({ id }) => id))('%s', async (id) => {
    const marie = await t.anAgent()
    const file = await t.aCaseFile(marie)
    const runId = await begin(marie, file, id)
    let today = begun
    for (let turn = 0; turn < 80; turn += 1) {
      const { state, run } = await see(marie, file, runId, today)
      const asked = new Set(state.actions.map(({ step }) => step))
      const next = state.steps.find(
        ({ status, step }) => status === 'open' || status === 'waiting' || (status === 'silent' && asked.has(step.code)),
      )
      if (!next) break
      for (const start of next.step.starts)
        if (!run.events.some((one) => one.kind === 'day' && one.event === start.id))
          await add(marie, file, runId, today, { kind: 'day', event: start.id, on: today })
      today = await waitInVain(marie, file, runId, next, today)
      for (const check of next.step.before)
        await add(marie, file, runId, today, {
          kind: 'recorded',
          step: next.step.code,
          check: check.id,
          answer: check.kind === 'yesNo' ? 'yes' : 'Dit le jour même.',
        })
      const [answer] = next.step.next
      if (!answer) throw new Error(`${id}: ${next.step.code} has no end`)
      await add(marie, file, runId, today, { kind: 'ended', step: next.step.code, outcome: answer.outcome, on: today })
      today = addDays(today, 1)
      followed += 1
    }
    const { state, run, lines } = await see(marie, file, runId, today)
    expect(state.steps.filter(({ status }) => status === 'open' || status === 'waiting').map(({ step }) => step.code)).toEqual([])
    expect(run.endedOn, 'ended').not.toBeNull()
    expect(
      lines.map(({ title }) => title),
      'nothing is left to run',
    ).toEqual([])
  })

  /** Where somebody else is awaited: the line stands apart; once its day has passed it is ours, and the procedure says what to do. @returns the day after. */
  const waitInVain = async (marie: TestAgent, file: TestCase, runId: string, next: StepState, today: IsoDate): Promise<IsoDate> => {
    const before = await see(marie, file, runId, today)
    const on = before.state.steps.find(({ step }) => step.code === next.step.code)?.silence?.on
    if (next.status !== 'waiting' || !on || on < today) return today
    const code = next.step.code
    expect(
      (next.silence?.outcome === 'missed' ? before.lines : before.waiting).some(({ due }) => due === on),
      `${code} waits until ${on}`,
    ).toBe(true)
    const after = addDays(on, 1)
    const later = await see(marie, file, runId, after)
    const silent = later.state.steps.find(({ step }) => step.code === code)
    expect(silent?.status, code).toBe('silent')
    expect(
      later.ours.some(({ due }) => due === on),
      `${code}: nobody answered`,
    ).toBe(true)
    expect(later.state.actions.length > 0, code).toBe(true)
    silences += 1
    return after
  }

  it('meets silence in most of them', () => {
    process.stdout.write(`procedures: ${PROCEDURES.length} followed to their end, ${followed} steps, ${silences} times nobody answered\n`)
    expect(silences).toBeGreaterThan(PROCEDURES.length / 2)
  })
})

describe('an information préoccupante', () => {
  it('counts three months from the day the CRIP received it, stands still, goes on, and is moved with a reason', async () => {
    const marie = await t.anAgent()
    const file = await t.aCaseFile(marie)
    const someone = {
      caseFileId: file.id,
      lastName: 'Essai',
      usualName: '',
      civilTitle: 'none',
      sex: 'unknown',
      detail: '',
      unborn: false,
    } as const
    const subjects = [
      await t.asWriter(marie, (tx) => addPerson(tx, { ...someone, firstName: 'Lou', birthDate: '2017-01-01' })),
      await t.asWriter(marie, (tx) => addPerson(tx, { ...someone, firstName: 'Noé', birthDate: '2020-01-01' })),
    ]
    const runId = await begin(marie, file, 'concernReport', { subjects, days: { receivedByCrip: '2026-01-05' } })
    await add(marie, file, runId, '2026-01-07', { kind: 'ended', step: 'receipt', outcome: 'danger', on: '2026-01-07' })
    const first = await see(marie, file, runId, '2026-01-08')
    expect(first.run.body.subjects).toEqual(subjects)
    expect(first.run.compartmentKind).toBe('childProtection')
    const evaluation = first.lines.find(({ due }) => due === '2026-04-05')
    expect(evaluation).toMatchObject({ weight: 1, compartmentKind: 'childProtection' })
    expect(evaluation?.steps.length).toBeGreaterThan(1)
    // the law of a restricted part is not in clear
    const row = await t.admin.query<{ law: string | null }>('select law from deadline where id = $1', [evaluation?.id])
    expect(row.rows[0]?.law).toBeNull()
    expect(evaluation?.law).toContain('CASF')

    const pause = { kind: 'paused', rule: 'ipEvaluation', from: '2026-02-01', until: null, reason: 'Famille partie quinze jours' } as const
    await add(marie, file, runId, '2026-02-01', pause)
    const still = await see(marie, file, runId, '2026-05-01')
    expect(still.stopped.map(({ id }) => id)).toEqual([evaluation?.id])
    expect(still.stopped[0]?.stoppedOn).toBe('2026-02-01')
    await add(marie, file, runId, '2026-02-15', { ...pause, until: '2026-02-15', reason: 'Retour' })
    const resumed = await see(marie, file, runId, '2026-02-16')
    const line = resumed.lines.find(({ id }) => id === evaluation?.id)
    // 64 days were left on the 1st of February (28 days of February, 31 of March, 5 of April): after the 15th they end on the 20th of April
    expect(line?.due).toBe('2026-04-20')
    expect(line?.stoppedOn).toBeNull()

    await add(marie, file, runId, '2026-03-01', {
      kind: 'chosen',
      rule: 'ipEvaluation',
      from: 'receivedByCrip',
      due: '2026-04-15',
      reason: 'Demande du magistrat',
    })
    const moved = await see(marie, file, runId, '2026-03-02')
    expect(moved.lines.find(({ id }) => id === evaluation?.id)?.due).toBe('2026-04-15')
    const told = await t.admin.query('select 1 from deadline_event where deadline_id = $1', [evaluation?.id])
    expect(told.rowCount, 'stopped, resumed, recounted').toBe(3)
  })

  it('asks who was informed, and why not, before it goes on', async () => {
    const marie = await t.anAgent()
    const file = await t.aCaseFile(marie)
    const runId = await begin(marie, file, 'concernReport')
    const end = (outcome: 'done') => add(marie, file, runId, begun, { kind: 'ended', step: 'inform', outcome, on: begun })
    await expect(end('done')).rejects.toThrow(Refused)
    await expect(
      add(marie, file, runId, begun, { kind: 'recorded', step: 'inform', check: 'parentsInformed', answer: 'no' }),
    ).rejects.toThrow(Refused)
    await add(marie, file, runId, begun, {
      kind: 'recorded', step: 'inform', check: 'parentsInformed', answer: 'no', reason: 'Il vit avec l’auteur présumé.',
    }) // prettier-ignore
    await add(marie, file, runId, begun, { kind: 'recorded', step: 'inform', check: 'childInformed', answer: 'yes' })
    await end('done')
    const { state } = await see(marie, file, runId, begun)
    expect(state.steps.find(({ step }) => step.code === 'inform')?.status).toBe('done')
  })
})

describe('a danger that somebody calls grave and immediate', () => {
  it('is said before the questions of the step, which stay to be answered', async () => {
    const marie = await t.anAgent()
    const file = await t.aCaseFile(marie)
    const runId = await begin(marie, file, 'concernReport')
    const end = (outcome: 'done' | 'immediateDanger') =>
      add(marie, file, runId, begun, { kind: 'ended', step: 'write', outcome, on: begun })
    await expect(end('done')).rejects.toThrow(Refused)
    await end('immediateDanger')
    const { state } = await see(marie, file, runId, begun)
    expect(state.steps.find(({ step }) => step.code === 'urgent')?.status).toBe('open')
    await add(marie, file, runId, begun, { kind: 'recorded', step: 'write', check: 'allMinors', answer: 'Lou et Noé.' })
    const after = await see(marie, file, runId, begun)
    expect(after.state.steps.find(({ step }) => step.code === 'write')?.missing.map(({ id }) => id)).toEqual(['teamTold'])
  })
})

describe('what silence opens', () => {
  it('stands in « Ce qui court » though nobody wrote anything since', async () => {
    const marie = await t.anAgent()
    const file = await t.aCaseFile(marie)
    await begin(marie, file, 'appealAP3', { days: { decisionNotified: begun } })
    const runs = await t.asAgent(marie, (tx) => listRuns(tx, file.id))
    const runId = runs[0]?.id ?? ''
    const yes = (step: string, check: string) => add(marie, file, runId, '2026-01-12', { kind: 'recorded', step, check, answer: 'yes' })
    await yes('read', 'remedyPrinted')
    await add(marie, file, runId, '2026-01-12', { kind: 'ended', step: 'read', outcome: 'contested', on: '2026-01-12' })
    await yes('first', 'proof')
    await add(marie, file, runId, '2026-01-12', { kind: 'ended', step: 'first', outcome: 'done', on: '2026-01-12' })
    await add(marie, file, runId, '2026-01-13', { kind: 'day', event: 'appealReceived', on: '2026-01-13' })
    const near = await t.asAgent(marie, (tx) => listWithoutRow(tx, '2026-01-14'))
    expect(near).toEqual([])
    const after = await t.asAgent(marie, (tx) => listWithoutRow(tx, '2026-04-20'))
    // two months of silence, until the 13th of March, are a refusal; two more to go to the court, the 13th of May, one day more since it is franc: the 14th is
    // Ascension Day, so the 15th; nobody wrote it down
    expect(after.map(({ runId: of, what }) => [of, what])).toEqual([[runId, 'procedure']])
    expect(after[0]?.due).toBe('2026-05-15')
    // the day that passed says which step it opened, and leads there
    const day = await t.asAgent(marie, (tx) => getWorkerDay(tx, { today: '2026-04-20', time: '10:00', timeZone: 'Europe/Paris' }))
    expect(day.deadlines.filter(({ due }) => due < '2026-04-20').map((one) => one.after?.step)).toEqual(['court'])
    expect(day.deadlines[0]?.after).toMatchObject({ runId, sentence: expect.stringMatching(/tribunal/i) })
  })
})

describe('what is ours to do', () => {
  it('raises its hand in « Ce qui court » though no clock runs for it', async () => {
    const marie = await t.anAgent()
    const file = await t.aCaseFile(marie)
    const runId = await begin(marie, file, 'judicialReport')
    const seen = () => t.asAgent(marie, async (tx) => arrange(await listWithoutRow(tx, begun), marie.agentId, begun))
    expect((await seen()).ours).toMatchObject([{ runId, title: 'Regarder si le procureur doit être saisi', due: null, weight: 1 }])
    await add(marie, file, runId, begun, { kind: 'recorded', step: 'criteria', check: 'criterion', answer: 'Aucun.' })
    await add(marie, file, runId, begun, { kind: 'ended', step: 'criteria', outcome: 'noDanger', on: begun })
    expect((await seen()).ours).toEqual([])
  })

  it('the implied refusal of the MDPH opens its appeal, though the evaluation never came', async () => {
    const marie = await t.anAgent()
    const file = await t.aCaseFile(marie)
    const runId = await begin(marie, file, 'mdph', { begunOn: '2026-01-30', today: '2026-02-02', days: { filedOn: '2026-01-31' } })
    const { lines } = await see(marie, file, runId, '2026-02-02')
    expect(lines.map(({ due }) => due)).toContain('2026-05-31')
    const july = await t.asAgent(marie, async (tx) =>
      arrange([...(await listRunning(tx)), ...(await listWithoutRow(tx, '2026-07-20'))], marie.agentId, '2026-07-20'),
    )
    expect(july.ours.map(({ due }) => due)).toContain('2026-07-31')
  })
})

describe('what was noted by mistake', () => {
  it('is corrected or taken back by another event, and stays', async () => {
    const marie = await t.anAgent()
    const file = await t.aCaseFile(marie)
    const runId = await begin(marie, file, 'eviction')
    const wrong = await add(marie, file, runId, '2026-02-02', { kind: 'day', event: 'orderReceived', on: '2026-02-02' })
    expect((await see(marie, file, runId, '2026-02-02')).lines.some(({ due }) => due === '2026-03-16')).toBe(true)
    const right = await add(
      marie,
      file,
      runId,
      '2026-02-03',
      { kind: 'day', event: 'orderReceived', on: '2026-01-26' },
      { correctsId: wrong },
    )
    const mended = await see(marie, file, runId, '2026-02-03')
    // six weeks after the 26th of January
    expect(mended.lines.some(({ due }) => due === '2026-03-09')).toBe(true)
    expect(mended.lines.some(({ due }) => due === '2026-03-16')).toBe(false)
    await expect(add(marie, file, runId, '2026-02-03', { kind: 'withdrawn', reason: 'x' }, { correctsId: wrong })).rejects.toThrow(NotFound)
    await add(marie, file, runId, '2026-02-04', { kind: 'withdrawn', reason: 'C’était une relance du bailleur.' }, { correctsId: right })
    const back = await see(marie, file, runId, '2026-02-04')
    expect(back.lines.some(({ due }) => due === '2026-03-09')).toBe(false)
    expect(back.run.events.filter(({ kind }) => kind === 'day' || kind === 'withdrawn')).toHaveLength(4)
  })

  it('cannot be a step, an event or a rule that the procedure has not', async () => {
    const marie = await t.anAgent()
    const file = await t.aCaseFile(marie)
    const runId = await begin(marie, file, 'eviction')
    const no = (body: NewProcedureEvent['body']) => expect(add(marie, file, runId, begun, body)).rejects
    await no({ kind: 'day', event: 'receivedByCrip', on: begun }).toThrow(NotFound)
    await no({ kind: 'ended', step: 'nothing', outcome: 'done', on: begun }).toThrow(NotFound)
    await no({ kind: 'paused', rule: 'ipEvaluation', from: begun, until: null, reason: 'x' }).toThrow(NotFound)
    await no({ kind: 'paused', rule: 'commandementPayer', from: begun, until: null, reason: ' ' }).toThrow(Refused)
    await no({ kind: 'chosen', rule: 'commandementPayer', from: 'orderReceived', due: '2026-04-01', reason: '' }).toThrow(Refused)
  })
})

describe('secrecy', () => {
  it('a procedure lies in its part of the file: who has not that part reads none of it, and its deadlines are not there', async () => {
    const [marie, bruno] = [await t.anAgent(), await t.anAgent()]
    const file = await t.aCaseFile(marie)
    const runId = await begin(marie, file, 'concernReport', { days: { receivedByCrip: begun } })
    await t.admin.query(
      `insert into compartment_access (organisation_id, id, compartment_id, case_file_id, agent_id, basis, granted_by, from_at)
       select organisation_id, gen_random_uuid(), id, case_file_id, $2, 'coWorker', $3, now() - interval '1 hour' from compartment where case_file_id = $1 and kind in ('identity', 'general', 'budget')`,
      [file.id, bruno.agentId, marie.agentId],
    )
    expect(await t.asAgent(bruno, (tx) => listRuns(tx, file.id))).toEqual([])
    expect(await t.asAgent(bruno, (tx) => listRunning(tx, { caseFileId: file.id }))).toEqual([])
    await expect(add(bruno, file, runId, begun, { kind: 'note', step: null, words: 'x' })).rejects.toThrow(NotFound)
    await expect(begin(bruno, file, 'concernReport')).rejects.toThrow(Refused)
    // nor does the database say in clear which procedure it is
    const clear = await t.admin.query<{ all: string }>(`select (to_jsonb(r) - 'body')::text as all from procedure_run r where id = $1`, [
      runId,
    ])
    expect(clear.rows[0]?.all).not.toContain('concern')
  })

  it('nothing is written in a closed file', async () => {
    const marie = await t.anAgent()
    const file = await t.aCaseFile(marie)
    const runId = await begin(marie, file, 'eviction')
    await t.asWriter(marie, (tx) => closeCaseFile(tx, { caseFileId: file.id, reason: 'goalReached', note: '' }))
    await expect(begin(marie, file, 'eviction')).rejects.toThrow(Refused)
    await expect(add(marie, file, runId, begun, { kind: 'note', step: null, words: 'x' })).rejects.toThrow(Refused)
  })
})
