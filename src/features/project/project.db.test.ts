import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { IsoDate } from '#core/dates.ts'
import { Denied, NotFound, Refused } from '#core/errors.ts'
import { openTestHouse } from '#db/testing/house.ts'
import type { TestAgent, TestCase, TestHouse } from '#db/testing/house.ts'
import { closeCaseFile, shareCaseFile } from '#features/case-file/sharing.server.ts'
import { tickSteps } from '#features/interview/commands.server.ts'
import { setStatement } from '#features/needs/commands.server.ts'
import { listStatements } from '#features/needs/queries.server.ts'
import { listRunning } from '#features/running/queries.server.ts'
import { addProjectStep, agree, beginProject, seenOf, tellProject } from './commands.server.ts'
import type { Said } from './commands.server.ts'
import { getProject, listProjects } from './queries.server.ts'
import { agreementTextOf, isCurrent } from './state.ts'

let t: TestHouse
beforeAll(async () => {
  t = await openTestHouse()
})
afterAll(() => t.close())

const today: IsoDate = '2026-06-16'
const begin = (marie: TestAgent, file: TestCase, lies: 'general' | 'violence' = 'general') =>
  t.asWriter(marie, (tx) => beginProject(tx, { caseFileId: file.id, title: 'Le courrier', lies, begunOn: '2026-06-01', today }))
const tell = (marie: TestAgent, file: TestCase, projectId: string, said: Said, day: IsoDate = today) =>
  t.asWriter(marie, (tx) => tellProject(tx, { caseFileId: file.id, projectId, said, day, today }))
const see = (marie: TestAgent, file: TestCase, id: string) => t.asAgent(marie, (tx) => getProject(tx, file.id, id))
const lines = async (marie: TestAgent, file: TestCase) =>
  (await t.asAgent(marie, (tx) => listRunning(tx, { caseFileId: file.id }))).map(({ title, due }) => [title, due])
const wanted = (marie: TestAgent, file: TestCase) =>
  t.asAgent(marie, async (tx) => (await listStatements(tx, file.id, 'objective')).map(({ words, outcome }) => [words, outcome]))
const step = (marie: TestAgent, file: TestCase, projectId: string, what: string, objective: string | null = null) =>
  t.asWriter(marie, (tx) =>
    addProjectStep(tx, { caseFileId: file.id, projectId, what, doer: 'worker', dueOn: '2026-07-01', objective, today }),
  )
const sign = async (marie: TestAgent, file: TestCase, projectId: string, more: Partial<Parameters<typeof agree>[1]> = {}) => {
  const seen = seenOf(await see(marie, file, projectId))
  return t.asWriter(marie, (tx) =>
    agree(tx, {
      caseFileId: file.id,
      projectId,
      how: 'paper',
      who: 'Mme A.',
      strokes: [],
      agreedOn: today,
      reviewOn: '2026-09-15',
      seen,
      today,
      ...more,
    }),
  )
}
const aHousehold = async () => {
  const marie = await t.anAgent()
  return { marie, file: await t.aCaseFile(marie) }
}
const option = (title: string): Said => ({ kind: 'option', option: null, title, gives: 'g', asks: 'a', delay: 'd', risks: 'r' })
const objective = (words: string, statement: string | null = null): Said => ({ kind: 'objective', objective: null, words, statement })
const accepted = (one: string | null): Said => ({ kind: 'chosen', answer: 'accepted', option: one, words: 'On essaie', comeBackOn: null })

describe('a project', () => {
  it('goes from what is understood to a signed agreement, a review and its end; her words are kept once', async () => {
    const { marie, file } = await aHousehold()
    const stood = await t.asWriter(marie, (tx) =>
      setStatement(tx, { caseFileId: file.id, kind: 'objective', words: 'Que Maël refasse du judo', step: 'Pass’Sport', saidOn: today }),
    )
    const id = await begin(marie, file)
    await tell(marie, file, id, { kind: 'understood', herView: 'J’ai peur', strengths: '', obstacles: '', hypotheses: '', priorities: '' })
    await tell(marie, file, id, option('Trier ensemble'))
    await tell(marie, file, id, option('Une MASP'))
    const [first] = (await see(marie, file, id)).state.options
    await tell(marie, file, id, { kind: 'proposed', option: first?.id ?? '', words: '' })
    await tell(marie, file, id, accepted(first?.id ?? null))
    await tell(marie, file, id, objective('Ne plus avoir peur de la boîte aux lettres'))
    await tell(marie, file, id, objective('', stood))
    expect(await wanted(marie, file)).toEqual([
      ['Ne plus avoir peur de la boîte aux lettres', null],
      ['Que Maël refasse du judo', null],
    ])
    const [fear, judo] = (await see(marie, file, id)).state.objectives
    await step(marie, file, id, 'Ouvrir les courriers chaque quinzaine', fear?.id)
    await tell(marie, file, id, { kind: 'commitment', commitment: null, side: 'person', words: 'Garder le courrier dans une boîte' })
    await tell(marie, file, id, { kind: 'commitment', commitment: null, side: 'service', words: 'Rappeler en deux jours' })
    expect((await sign(marie, file, id, { how: 'screen', strokes: [[1, 2, 3, 4]] })).version).toBe(1)
    const signed = await see(marie, file, id)
    expect(signed).toMatchObject({
      state: { stage: 'running', reviewOn: '2026-09-15' },
      agreements: [
        {
          version: 1,
          how: 'screen',
          who: 'Mme A.',
          strokes: [[1, 2, 3, 4]],
          text: { objectives: ['Ne plus avoir peur de la boîte aux lettres', 'Que Maël refasse du judo'] },
        },
      ],
    })
    expect(isCurrent(signed.agreements.at(-1), agreementTextOf(signed.title, signed.state, signed.steps))).toBe(true)
    expect(await lines(marie, file)).toEqual([
      ['Point d’étape : Le courrier', '2026-09-15'],
      ['Ouvrir les courriers chaque quinzaine', '2026-07-01'],
    ])

    // a step done is done on both pages, and the agreement stays what it was
    await t.asWriter(marie, (tx) => tickSteps(tx, file.id, [signed.steps[0]?.id ?? ''], true))
    const ticked = await see(marie, file, id)
    expect(ticked.steps[0]?.doneAt).toBeInstanceOf(Date)
    expect(isCurrent(ticked.agreements.at(-1), agreementTextOf(ticked.title, ticked.state, ticked.steps))).toBe(true)

    await tell(marie, file, id, {
      kind: 'reviewed',
      results: [{ objective: fear?.id ?? '', outcome: 'reached', words: 'Elle ouvre seule' }],
      herView: 'Je dors mieux',
      ourView: '',
      goesOn: 'carryOn',
      next: '2026-12-01',
    })
    expect(await wanted(marie, file)).toContainEqual(['Ne plus avoir peur de la boîte aux lettres', 'reached'])
    expect(await lines(marie, file)).toEqual([['Point d’étape : Le courrier', '2026-12-01']])

    // what changes is another version; the first stays readable
    await tell(marie, file, id, objective('Dormir'))
    const changed = await see(marie, file, id)
    expect(isCurrent(changed.agreements.at(-1), agreementTextOf(changed.title, changed.state, changed.steps))).toBe(false)
    expect((await sign(marie, file, id, { how: 'spoken', reviewOn: '2026-12-01' })).version).toBe(2)
    expect((await see(marie, file, id)).agreements.map(({ version, text }) => [version, text.objectives.length])).toEqual([
      [1, 2],
      [2, 3],
    ])

    await tell(marie, file, id, {
      kind: 'ended',
      why: 'reached',
      done: 'Courriers ouverts',
      results: [{ objective: judo?.id ?? '', outcome: 'partly', words: '' }],
      herView: 'Merci',
      relay: '',
    })
    expect(await see(marie, file, id)).toMatchObject({ endedOn: today, state: { stage: 'over' } })
    expect(await lines(marie, file)).toEqual([])
    expect(await wanted(marie, file)).toContainEqual(['Que Maël refasse du judo', 'partly'])
    await expect(tell(marie, file, id, option('Encore'))).rejects.toThrow(Refused)
  })

  it('a no needs no reason and leaves nothing behind: no clock, no mark on what she wants', async () => {
    const { marie, file } = await aHousehold()
    const id = await begin(marie, file)
    await tell(marie, file, id, objective('Dormir'))
    await tell(marie, file, id, option('Une MASP'))
    await tell(marie, file, id, { kind: 'reviewPlanned', on: '2026-09-15' })
    await tell(marie, file, id, { kind: 'chosen', answer: 'later', option: null, words: 'Après l’été', comeBackOn: '2026-09-01' })
    expect(await lines(marie, file)).toEqual([['En reparler : Le courrier', '2026-09-01']])
    await tell(marie, file, id, { kind: 'chosen', answer: 'refused', option: null, words: '', comeBackOn: null })
    expect(await see(marie, file, id)).toMatchObject({ endedOn: null, state: { stage: 'refused' } })
    expect(await lines(marie, file)).toEqual([])
    expect(await wanted(marie, file)).toEqual([['Dormir', null]])
  })

  it('kept apart, keeps its words for itself: nothing of it in the thread, nothing for who reads only the thread', async () => {
    const { marie, file } = await aHousehold()
    const awa = await t.anAgent()
    const id = await begin(marie, file, 'violence')
    await tell(marie, file, id, objective('Partir sans qu’il le sache'))
    await tell(marie, file, id, option('Le CIDFF'))
    await tell(marie, file, id, { kind: 'chosen', answer: 'later', option: null, words: '', comeBackOn: '2026-09-01' })
    await step(marie, file, id, 'Appeler le 3919 ensemble')
    expect(await wanted(marie, file)).toEqual([])
    await t.asWriter(marie, (tx) =>
      shareCaseFile(tx, { caseFileId: file.id, agentId: awa.agentId, kinds: ['general'], reason: 'Travail commun.', until: null }),
    )
    expect(await t.asAgent(awa, (tx) => listProjects(tx, file.id))).toEqual([])
    expect(await lines(awa, file)).toEqual([])
    await expect(see(awa, file, id)).rejects.toThrow(NotFound)
    await expect(tell(awa, file, id, option('x'))).rejects.toThrow(NotFound)
    expect(await lines(marie, file)).toHaveLength(2)
  })

  it('is not signed for one side alone, nor blank, nor over a text that has changed since', async () => {
    const { marie, file } = await aHousehold()
    const id = await begin(marie, file)
    await expect(sign(marie, file, id)).rejects.toMatchObject({ fields: { '': expect.stringContaining('choisi') } })
    await tell(marie, file, id, option('Trier'))
    await tell(marie, file, id, accepted((await see(marie, file, id)).state.options[0]?.id ?? null))
    await tell(marie, file, id, objective('Dormir'))
    await expect(sign(marie, file, id)).rejects.toMatchObject({ fields: { '': expect.stringContaining('deux côtés') } })
    await step(marie, file, id, 'Appeler')
    await expect(sign(marie, file, id, { how: 'screen' })).rejects.toMatchObject({
      fields: { how: expect.stringContaining('Rien n’est signé') },
    })
    await expect(sign(marie, file, id, { agreedOn: '2026-06-17' })).rejects.toMatchObject({ fields: { agreedOn: expect.any(String) } })
    await expect(sign(marie, file, id, { agreedOn: '2026-05-01' })).rejects.toMatchObject({ fields: { agreedOn: expect.any(String) } })
    await expect(sign(marie, file, id, { reviewOn: '2026-06-01' })).rejects.toMatchObject({ fields: { reviewOn: expect.any(String) } })
    const before = seenOf(await see(marie, file, id))
    await tell(marie, file, id, objective('Autre chose'))
    await expect(sign(marie, file, id, { seen: before })).rejects.toMatchObject({ fields: { '': expect.stringContaining('a changé') } })
    expect((await sign(marie, file, id)).version).toBe(1)
    // two who had it open: the second agreed to what was agreed already
    const open = seenOf(await see(marie, file, id))
    expect((await sign(marie, file, id, { seen: open })).version).toBe(2)
    await expect(sign(marie, file, id, { seen: open })).rejects.toMatchObject({ fields: { '': expect.stringContaining('a changé') } })
  })

  it('says what is wrong beside its field; a closed file takes nothing', async () => {
    const { marie, file } = await aHousehold()
    const id = await begin(marie, file)
    await expect(
      begin(marie, file).then(() =>
        t.asWriter(marie, (tx) => beginProject(tx, { caseFileId: file.id, title: ' ', lies: 'general', begunOn: today, today })),
      ),
    ).rejects.toMatchObject({
      fields: { title: expect.any(String) },
    })
    await expect(
      t.asWriter(marie, (tx) => beginProject(tx, { caseFileId: file.id, title: 'x', lies: 'general', begunOn: '2027-01-01', today })),
    ).rejects.toMatchObject({ fields: { begunOn: expect.any(String) } })
    await expect(tell(marie, file, id, option('x'), '2026-06-17')).rejects.toMatchObject({ fields: { day: expect.any(String) } })
    await expect(tell(marie, file, id, option('x'), '2026-05-01')).rejects.toMatchObject({ fields: { day: expect.any(String) } })
    await expect(tell(marie, file, id, objective(''))).rejects.toMatchObject({ fields: { words: expect.any(String) } })
    await expect(tell(marie, file, id, objective('', file.id))).rejects.toThrow(NotFound)
    await expect(tell(marie, file, id, objective('Les deux', file.id))).rejects.toMatchObject({
      fields: { words: expect.stringContaining('pas les deux') },
    })
    await expect(tell(marie, file, id, { kind: 'reviewPlanned', on: '2026-01-01' })).rejects.toMatchObject({
      fields: { on: expect.any(String) },
    })
    for (const gone of [
      { ...option('x'), option: file.id },
      { kind: 'commitment', commitment: file.id, side: 'person', words: 'x' },
      { ...objective('x'), objective: file.id },
    ] as Said[])
      await expect(tell(marie, file, id, gone)).rejects.toMatchObject({ fields: { '': expect.stringContaining('plus là') } })
    await expect(step(marie, file, id, 'x', file.id)).rejects.toMatchObject({ fields: { objective: expect.any(String) } })
    await t.asWriter(marie, (tx) => closeCaseFile(tx, { caseFileId: file.id, reason: 'goalReached', note: '' }))
    await expect(tell(marie, file, id, option('x'))).rejects.toThrow(Denied)
    await expect(begin(marie, file)).rejects.toThrow(Denied)
  })
})
