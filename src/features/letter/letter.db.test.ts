import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { IsoDate } from '#core/dates.ts'
import { NotFound, Refused } from '#core/errors.ts'
import { openTestHouse } from '#db/testing/house.ts'
import type { TestAgent, TestCase, TestHouse } from '#db/testing/house.ts'
import { listThread } from '#features/case-file/thread.server.ts'
import { addProcedureEvent, beginRun } from '#features/procedure/commands.server.ts'
import type { ProcedureEventBody } from '#features/procedure/model.ts'
import { getRun } from '#features/procedure/queries.server.ts'
import { arrange } from '#features/running/model.ts'
import { listRunning } from '#features/running/queries.server.ts'
import { deadlineOf } from '#rules/deadlines/rules.ts'
import { procedureOf } from '#rules/procedures/procedures.ts'
import { correctLetter, noteLetter } from './commands.server.ts'
import type { NewLetter } from './commands.server.ts'
import { letterTypes } from './model.ts'
import type { LetterType, LetterTypeCode } from './model.ts'
import { getLetter, listDeadlinesOfRun, listLetterDeadlines, listLetters } from './queries.server.ts'

let t: TestHouse
beforeAll(async () => {
  t = await openTestHouse()
})
afterAll(() => t.close())

const today: IsoDate = '2026-06-16'
const note = (marie: TestAgent, file: TestCase, more: Partial<NewLetter> = {}) =>
  t.asWriter(marie, (tx) =>
    noteLetter(tx, {
      caseFileId: file.id,
      type: 'familyDecision',
      sender: 'CAF de Clairval',
      text: 'Nous vous réclamons 640 euros.',
      explanation: 'La CAF demande 640 euros.',
      action: 'Écrire à la commission de recours amiable',
      lies: 'budget',
      receivedOn: '2026-06-02',
      datedOn: '2026-05-30',
      today,
      timeZone: 'Europe/Paris',
      clock: { rule: 'appealCra', from: '2026-06-02' },
      ownDay: null,
      doer: 'both',
      run: null,
      ...more,
    }),
  )

describe('a letter', () => {
  it('starts its clock and its step in the same act, in the same part of the file', async () => {
    const marie = await t.anAgent()
    const file = await t.aCaseFile(marie)
    const seriesId = await note(marie, file)
    const letter = await t.asAgent(marie, (tx) => getLetter(tx, file.id, seriesId))
    expect(letter).toMatchObject({ type: 'familyDecision', compartmentKind: 'budget', receivedOn: '2026-06-02', datedOn: '2026-05-30' })
    const lines = await t.asAgent(marie, (tx) => listRunning(tx, { caseFileId: file.id }))
    expect(lines.map(({ what, compartmentKind }) => `${what} ${compartmentKind}`).toSorted()).toEqual(['deadline budget', 'step budget'])
    // two months after the 2nd of June, a Sunday: until Monday where the text says so
    const deadline = lines.find(({ what }) => what === 'deadline')
    expect(['2026-08-02', '2026-08-03']).toContain(deadline?.due)
    expect(deadline).toMatchObject({ letterId: letter.id, weight: 1 })
    // its line in the thread, with what it started
    const { entries } = await t.asAgent(marie, async (tx) => {
      await tx.unlockCase(file.id)
      return listThread(tx, file.id, { filter: null, before: null })
    })
    expect(entries.map(({ title }) => title)).toEqual(['Prestations familiales : refus ou trop-perçu, CAF de Clairval'])
    // nothing of it stands in clear
    const clear = await t.admin.query<{ all: string }>(`select (to_jsonb(l) - 'body')::text as all from letter l where case_file_id = $1`, [
      file.id,
    ])
    expect(clear.rows[0]?.all).not.toMatch(/CAF|family|640/)
  })

  it('brings its day to the procedure under way, and no second deadline', async () => {
    const marie = await t.anAgent()
    const file = await t.aCaseFile(marie)
    const eviction = procedureOf('eviction')
    if (!eviction) throw new Error('eviction')
    const runId = await t.asWriter(marie, (tx) =>
      beginRun(tx, { caseFileId: file.id, procedure: eviction, subjects: [], begunOn: '2026-05-01', today }),
    )
    await note(marie, file, {
      type: 'paymentOrder', receivedOn: '2026-06-10', datedOn: null, clock: { rule: 'commandementPayer', from: '2026-06-10' },
      run: { id: runId, event: 'orderReceived' }, doer: null,
    }) // prettier-ignore
    const run = await t.asAgent(marie, (tx) => getRun(tx, file.id, runId))
    expect(run.events.some((one) => one.kind === 'day' && one.event === 'orderReceived' && one.on === '2026-06-10')).toBe(true)
    const lines = await t.asAgent(marie, (tx) => listRunning(tx, { caseFileId: file.id }))
    // six weeks after Wednesday 10 June
    expect(lines.filter(({ due }) => due === '2026-07-22').map((one) => one.runId)).toEqual([runId])
  })

  it('of a contrainte starts its fifteen days whatever step the procedure is at', async () => {
    const marie = await t.anAgent()
    const file = await t.aCaseFile(marie)
    const seizures = procedureOf('seizures')
    if (!seizures) throw new Error('seizures')
    const runId = await t.asWriter(marie, (tx) =>
      beginRun(tx, { caseFileId: file.id, procedure: seizures, subjects: [], begunOn: '2026-06-08', today }),
    )
    const seriesId = await note(marie, file, {
      type: 'jobseekerOrder', receivedOn: '2026-06-09', datedOn: null, clock: { rule: 'contrainteFranceTravail', from: '2026-06-09' },
      run: { id: runId, event: 'contrainteReceived' }, doer: null,
    }) // prettier-ignore
    const parts = await t.asAgent(marie, async (tx) => arrange(await listRunning(tx), marie.agentId, today))
    // fifteen days after Tuesday 9 June: Wednesday 24
    expect(parts.ours.filter(({ due }) => due === '2026-06-24')).toMatchObject([{ runId, weight: 1 }])
    const run = await t.asAgent(marie, (tx) => getRun(tx, file.id, runId))
    expect((await t.asAgent(marie, (tx) => listDeadlinesOfRun(tx, run, 'contrainteReceived'))).map(({ due }) => due)).toEqual([
      '2026-06-24',
    ])
    expect(await t.asAgent(marie, (tx) => listLetterDeadlines(tx, file.id, seriesId)), 'none is counted twice').toEqual([])
    // the procedure was left: a letter that it no longer counts keeps a clock of its own
    const add = (body: ProcedureEventBody) =>
      t.asWriter(marie, (tx) => addProcedureEvent(tx, { caseFileId: file.id, runId, day: today, today, body }))
    await add({ kind: 'recorded', step: 'read', check: 'protectedMoney', answer: 'no' })
    await add({ kind: 'ended', step: 'read', outcome: 'accepted', on: today })
    const second = await note(marie, file, {
      type: 'jobseekerOrder', receivedOn: today, datedOn: null, clock: { rule: 'contrainteFranceTravail', from: today },
      run: { id: runId, event: 'contrainteReceived' }, doer: null,
    }) // prettier-ignore
    expect((await t.asAgent(marie, (tx) => listLetterDeadlines(tx, file.id, second))).map(({ due }) => due)).toEqual(['2026-07-01'])
  })

  it('of every kind that has a clock keeps one, in its procedure or of its own', async () => {
    let noted = 0
    for (const [type, of] of Object.entries(letterTypes) as [LetterTypeCode, LetterType][]) {
      const procedure = of.procedure && procedureOf(of.procedure.id)
      const rule = of.rules[0]?.rule
      if (!of.procedure || !procedure || rule === undefined) continue
      const marie = await t.anAgent()
      const file = await t.aCaseFile(marie)
      const runId = await t.asWriter(marie, (tx) =>
        beginRun(tx, { caseFileId: file.id, procedure, subjects: [], begunOn: '2026-06-08', today }),
      )
      await note(marie, file, {
        type, receivedOn: '2026-06-09', datedOn: null, lies: of.lies, clock: { rule, from: '2026-06-09' },
        run: { id: runId, event: of.procedure.event }, doer: null,
      }) // prettier-ignore
      const lines = await t.asAgent(marie, (tx) => listRunning(tx))
      expect(
        lines.filter(({ title }) => title === deadlineOf(rule).title).map((one) => one.runId),
        type,
      ).toEqual([runId])
      noted += 1
    }
    process.stdout.write(`letters: ${noted} kinds brought to their procedure, each with its clock\n`)
    expect(noted).toBeGreaterThan(8)
  })

  it('is written anew without losing what stood', async () => {
    const marie = await t.anAgent()
    const file = await t.aCaseFile(marie)
    const seriesId = await note(marie, file)
    await t.asWriter(marie, (tx) =>
      correctLetter(tx, {
        caseFileId: file.id, seriesId, type: 'familyDecision', sender: 'CAF', text: '', explanation: 'La CAF demande 604 euros.', action: '', receivedOn: '2026-06-03',
        datedOn: null, today,
      }),
    ) // prettier-ignore
    const all = await t.asAgent(marie, (tx) => listLetters(tx, file.id))
    expect(all).toHaveLength(1)
    expect(all[0]).toMatchObject({ seriesId, explanation: 'La CAF demande 604 euros.', receivedOn: '2026-06-03' })
    expect((await t.admin.query('select 1 from letter where series_id = $1', [seriesId])).rowCount).toBe(2)
    expect((await t.asAgent(marie, (tx) => listRunning(tx, { caseFileId: file.id }))).length).toBe(2)
  })

  it('is refused in words for days that cannot be', async () => {
    const marie = await t.anAgent()
    const file = await t.aCaseFile(marie)
    for (const more of [
      { receivedOn: '2026-07-01' },
      { datedOn: '2026-06-10' },
      { ownDay: { title: ' ', due: '2026-09-01' } },
      { clock: { rule: 'appealCra', from: '2026-12-01' } },
    ] as Partial<NewLetter>[])
      await expect(note(marie, file, more)).rejects.toThrow(Refused)
    await expect(note(marie, file, { clock: { rule: 'nothing', from: today } })).rejects.toThrow(NotFound)
    expect(await t.asAgent(marie, (tx) => listLetters(tx, file.id))).toEqual([])
  })

  it('of another part of the file is not there, and its part cannot be chosen', async () => {
    const [marie, bruno] = [await t.anAgent(), await t.anAgent()]
    const file = await t.aCaseFile(marie)
    const seriesId = await note(marie, file)
    await t.admin.query(
      `insert into compartment_access (organisation_id, id, compartment_id, case_file_id, agent_id, basis, granted_by, from_at)
       select organisation_id, gen_random_uuid(), id, case_file_id, $2, 'coWorker', $3, now() - interval '1 hour' from compartment where case_file_id = $1 and kind = 'general'`,
      [file.id, bruno.agentId, marie.agentId],
    )
    expect(await t.asAgent(bruno, (tx) => listLetters(tx, file.id))).toEqual([])
    await expect(t.asAgent(bruno, (tx) => getLetter(tx, file.id, seriesId))).rejects.toThrow(NotFound)
    await expect(note(bruno, file)).rejects.toThrow(Refused)
  })
})
