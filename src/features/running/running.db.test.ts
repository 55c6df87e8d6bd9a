import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { IsoDate } from '#core/dates.ts'
import { NotFound, Refused } from '#core/errors.ts'
import type { Write } from '#db/door.server.ts'
import { openTestHouse } from '#db/testing/house.ts'
import type { TestAgent, TestHouse } from '#db/testing/house.ts'
import { addStep, closeDeadline } from '#features/interview/commands.server.ts'
import { getWorkerDay } from '#features/day/queries.server.ts'
import { addProcedureEvent, beginRun } from '#features/procedure/commands.server.ts'
import { deadlineOf } from '#rules/deadlines/rules.ts'
import { procedureOf } from '#rules/procedures/procedures.ts'
import { actOnMany } from './batch.server.ts'
import { addCounted, moveDeadline, resumeDeadline, stopDeadline } from './commands.server.ts'
import type { NewDeadline } from './commands.server.ts'
import { arrange, countedBy } from './model.ts'
import { listColleagues, listDeadlineEvents } from './page-queries.server.ts'
import { listRunning, openDeadline, stepToSay } from './queries.server.ts'

let t: TestHouse
beforeAll(async () => {
  t = await openTestHouse()
})
afterAll(() => t.close())

const today: IsoDate = '2026-06-16'
const aHousehold = async () => {
  const marie = await t.anAgent()
  return { marie, file: await t.aCaseFile(marie) }
}
const share = (caseId: string, to: TestAgent, by: TestAgent, kinds: string[]) =>
  t.admin.query(
    `insert into compartment_access (organisation_id, id, compartment_id, case_file_id, agent_id, basis, granted_by, from_at)
     select organisation_id, gen_random_uuid(), id, case_file_id, $2, 'coWorker', $3, now() - interval '1 hour' from compartment where case_file_id = $1 and kind = any ($4)`,
    [caseId, to.agentId, by.agentId, kinds],
  )
const counted = (marie: TestAgent, file: { id: string; general: string }, rule: string, event: IsoDate, more: Partial<NewDeadline> = {}) =>
  t.asWriter(marie, async (tx) => {
    await tx.unlockCase(file.id)
    const of = deadlineOf(rule)
    return addCounted(tx, {
      caseFileId: file.id,
      compartmentId: file.general,
      counted: countedBy(of, event, { territory: 'mainland' }),
      law: { text: 'loi', clear: true },
      weight: of.weight,
      waitsFor: 'us',
      ...more,
    })
  })
const see = (marie: TestAgent, on = today) => t.asAgent(marie, async (tx) => arrange(await listRunning(tx), marie.agentId, on))

describe('a deadline that is counted', () => {
  it('keeps its steps, is moved with a reason, stopped and resumed as the law says', async () => {
    const { marie, file } = await aHousehold()
    const id = await counted(marie, file, 'commandementPayer', '2026-05-20')
    // six weeks after Wednesday 20 May: Wednesday 1 July
    const [line] = (await see(marie)).ours
    expect(line).toMatchObject({ id, due: '2026-07-01', weight: 1, law: 'loi' })
    expect(line?.steps.length).toBeGreaterThan(1)

    await expect(t.asWriter(marie, (tx) => moveDeadline(tx, { id, to: '2026-07-03', reason: '  ', today }))).rejects.toThrow(Refused)
    await t.asWriter(marie, (tx) => moveDeadline(tx, { id, to: '2026-07-03', reason: 'Date écrite sur l’acte', today }))
    await t.asWriter(marie, (tx) => moveDeadline(tx, { id, to: '2026-07-03', reason: 'Date écrite sur l’acte', today }))
    expect((await see(marie)).ours[0]?.due).toBe('2026-07-03')

    await t.asWriter(marie, (tx) => stopDeadline(tx, { id, from: '2026-06-10', reason: 'Aide juridictionnelle', today }))
    expect((await see(marie, '2026-12-01')).stopped.map((one) => one.id)).toEqual([id])
    const no = (body: Promise<unknown>) => expect(body).rejects.toThrow(Refused)
    await no(t.asWriter(marie, (tx) => stopDeadline(tx, { id, from: '2026-06-11', reason: 'x', today })))
    await no(t.asWriter(marie, (tx) => moveDeadline(tx, { id, to: '2026-08-01', reason: 'x', today })))
    await no(t.asWriter(marie, (tx) => resumeDeadline(tx, { id, until: '2026-06-01', reason: '', today })))
    const due = await t.asWriter(marie, (tx) => resumeDeadline(tx, { id, until: '2026-06-15', reason: 'Décision reçue', today }))
    // from the 10th of June to the 3rd of July both counted, 24 days were left: from the 16th they end on the 9th of July
    expect(due).toBe('2026-07-09')
    expect((await t.asAgent(marie, (tx) => listDeadlineEvents(tx, id))).map(({ kind }) => kind)).toEqual(['moved', 'stopped', 'resumed'])
  })

  it('stands still on the page of the day, and is late on no page', async () => {
    const { marie, file } = await aHousehold()
    const id = await counted(marie, file, 'commandementPayer', '2026-05-20')
    const day = () => t.asAgent(marie, (tx) => getWorkerDay(tx, { today, time: '09:00', timeZone: 'Europe/Paris' }))
    expect((await day()).deadlines.map((one) => one.id)).toEqual([id])
    await t.asWriter(marie, (tx) => stopDeadline(tx, { id, from: '2026-06-10', reason: 'Aide juridictionnelle', today }))
    expect((await day()).deadlines).toEqual([])
  })
})

describe('a deadline that is given up', () => {
  it('says why to who reads it, and to nobody behind the seal', async () => {
    const { marie, file } = await aHousehold()
    const id = await counted(marie, file, 'commandementPayer', '2026-05-20')
    await t.asWriter(marie, (tx) => closeDeadline(tx, file.id, id, 'Le bailleur a tout effacé'))
    await t.asWriter(marie, (tx) => closeDeadline(tx, file.id, id, 'Une autre raison'))
    expect((await t.asAgent(marie, (tx) => listDeadlineEvents(tx, id))).map((one) => [one.kind, one.reason])).toEqual([
      ['dropped', 'Le bailleur a tout effacé'],
    ])
    const clear = await t.admin.query<{ all: string }>(`select (to_jsonb(d) - 'body')::text as all from deadline d where id = $1`, [id])
    expect(clear.rows[0]?.all).not.toContain('bailleur')
  })
})

describe('several lines at once', () => {
  it('are met, postponed with a reason, handed to a colleague who reads that part; all or none', async () => {
    const { marie, file } = await aHousehold()
    const bruno = await t.anAgent()
    const [a, b] = [
      await counted(marie, file, 'commandementPayer', '2026-06-01'),
      await counted(marie, file, 'commandementPayer', '2026-06-02'),
    ]
    const act = (who: TestAgent, deadlineIds: string[], batch: Parameters<typeof actOnMany>[1]['batch']) =>
      t.asWriter(who, (tx) => actOnMany(tx, { deadlineIds, stepIds: [], batch, today }))
    await expect(act(marie, [], { act: 'done' })).rejects.toThrow(Refused)
    await expect(act(marie, [a, b], { act: 'handOver', to: bruno.agentId, reason: '' })).rejects.toThrow(Refused)
    await share(file.id, bruno, marie, ['identity', 'general'])
    expect((await t.asAgent(marie, (tx) => listColleagues(tx, [file.general]))).map(({ id }) => id)).toEqual([bruno.agentId])
    await act(marie, [a, b], { act: 'handOver', to: bruno.agentId, reason: 'Congés' })
    expect((await see(marie)).handed).toHaveLength(2)
    expect((await see(marie)).ours).toEqual([])
    expect((await see(bruno)).ours).toHaveLength(2)

    await expect(act(bruno, [a, t.house.newId()], { act: 'postpone', to: '2026-09-01', reason: 'Report' })).rejects.toThrow(NotFound)
    // one of them was not there: nothing was moved
    expect((await see(bruno)).ours).toHaveLength(2)
    expect((await see(bruno)).later).toEqual([])
    await expect(act(bruno, [a], { act: 'postpone', to: '2026-01-01', reason: 'x' })).rejects.toThrow(Refused)
    await act(bruno, [a], { act: 'postpone', to: '2026-09-01', reason: 'Accord du commissaire de justice' })
    await act(bruno, [b], { act: 'done' })
    expect((await see(bruno)).later.map(({ id }) => id)).toEqual([a])
    expect((await see(bruno)).ours).toEqual([])

    // the colleague reads that part no more: the line is the referent's again to see
    await t.admin.query("update compartment_access set until_at = now() - interval '1 minute' where agent_id = $1", [bruno.agentId])
    expect((await see(bruno)).later).toEqual([])
    expect((await see(marie)).handed.map(({ id }) => id)).toEqual([a])
    await act(marie, [a], { act: 'handOver', to: null, reason: '' })
    expect((await see(marie)).later.map(({ id }) => id)).toEqual([a])
  })

  it('come back to the referent when the colleague is away or her account ends, and stand on her day again', async () => {
    const { marie, file } = await aHousehold()
    const bruno = await t.anAgent()
    await share(file.id, bruno, marie, ['identity', 'general'])
    const id = await counted(marie, file, 'commandementPayer', '2026-06-01')
    await t.asWriter(marie, (tx) =>
      actOnMany(tx, { deadlineIds: [id], stepIds: [], batch: { act: 'handOver', to: bruno.agentId, reason: 'Congés' }, today }),
    )
    const day = async () => {
      const { deadlines } = await t.asAgent(marie, (tx) => getWorkerDay(tx, { today, time: '09:00', timeZone: 'Europe/Paris' }))
      return deadlines.map((one) => one.id)
    }
    expect([(await see(marie)).handed.length, (await see(marie)).ours.length, await day()]).toEqual([1, 0, []])
    // late, it is hers again
    expect((await see(marie, '2026-07-14')).ours.map((one) => one.id)).toEqual([id])
    const absence = await t.admin.query<{ id: string }>(
      `insert into busy_agent (organisation_id, id, agent_id, source, kind, starts_at, ends_at, yields)
       select organisation_id, gen_random_uuid(), id, gen_random_uuid(), 'absence', now() - interval '1 hour', now() + interval '1 day', false from agent where id = $1 returning id`,
      [bruno.agentId],
    )
    expect((await see(marie)).ours).toMatchObject([{ id, holder: 'away' }])
    expect(await day()).toEqual([id])
    await t.admin.query('delete from busy_agent where id = $1', [absence.rows[0]?.id])
    expect((await see(marie)).handed.map((one) => one.id)).toEqual([id])
    await t.admin.query("update agent set ended_at = now() - interval '1 minute' where id = $1", [bruno.agentId])
    expect((await see(marie)).ours).toMatchObject([{ id, holder: 'ended' }])
    expect(await day()).toEqual([id])
  })

  it('of a procedure are not ticked away: they lead to where is said what happened', async () => {
    const { marie, file } = await aHousehold()
    const procedure = procedureOf('seizures')
    if (!procedure) throw new Error('seizures')
    const runId = await t.asWriter(marie, (tx) =>
      beginRun(tx, {
        caseFileId: file.id,
        procedure,
        subjects: [],
        begunOn: '2026-06-09',
        today,
        days: { contrainteReceived: '2026-06-09' },
      }),
    )
    const [line] = (await see(marie)).ours
    expect(line).toMatchObject({ runId, due: '2026-06-24' })
    const id = line?.id ?? ''
    await expect(
      t.asWriter(marie, (tx) => actOnMany(tx, { deadlineIds: [id], stepIds: [], batch: { act: 'done' }, today })),
    ).rejects.toThrow(Refused)
    expect(await t.asAgent(marie, async (tx) => stepToSay(tx, await openDeadline(tx, id), today))).toEqual({
      id: file.id,
      runId,
      step: 'contest',
    })
    const own = await counted(marie, file, 'commandementPayer', '2026-06-01')
    expect(await t.asAgent(marie, async (tx) => stepToSay(tx, await openDeadline(tx, own), today))).toBeNull()
    // one that was ticked away before this was so comes back with the next note
    await t.asWriter(marie, (tx) => closeDeadline(tx, file.id, id))
    await t.asWriter(marie, (tx) =>
      addProcedureEvent(tx, { caseFileId: file.id, runId, day: today, today, body: { kind: 'note', step: null, words: 'Appel' } }),
    )
    expect((await see(marie)).ours.filter((one) => one.runId === runId).map(({ due }) => due)).toEqual(['2026-06-24'])
  })

  it('a step may be met, not moved alone', async () => {
    const { marie, file } = await aHousehold()
    const id = await t.asWriter(marie, (tx) =>
      addStep(tx, { caseFileId: file.id, what: 'Écrire au bailleur', doer: 'worker', dueOn: today, saidOn: today }),
    )
    const stepIds = [{ id, caseFileId: file.id }]
    expect((await see(marie)).ours).toMatchObject([{ id, what: 'step', weight: 3 }])
    await expect(
      t.asWriter(marie, (tx) =>
        actOnMany(tx, { deadlineIds: [], stepIds, batch: { act: 'postpone', to: '2026-09-01', reason: 'x' }, today }),
      ),
    ).rejects.toThrow(Refused)
    await t.asWriter(marie, (tx) => actOnMany(tx, { deadlineIds: [], stepIds, batch: { act: 'done' }, today }))
    expect((await see(marie)).ours).toEqual([])
  })

  it('of another’s household are not there', async () => {
    const { marie, file } = await aHousehold()
    const paul = await t.anAgent()
    const id = await counted(marie, file, 'commandementPayer', '2026-06-01')
    expect(await see(paul)).toEqual({ ours: [], later: [], waiting: [], stopped: [], handed: [] })
    const acts: ((tx: Write) => Promise<unknown>)[] = [
      (tx) => moveDeadline(tx, { id, to: '2026-09-01', reason: 'x', today }),
      (tx) => stopDeadline(tx, { id, from: today, reason: 'x', today }),
      (tx) => actOnMany(tx, { deadlineIds: [id], stepIds: [], batch: { act: 'done' }, today }),
    ]
    for (const act of acts) await expect(t.asWriter(paul, act)).rejects.toThrow(NotFound)
  })
})
