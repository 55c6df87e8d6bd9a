import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { IsoDate } from '#core/dates.ts'
import { NotFound, Refused } from '#core/errors.ts'
import { openTestHouse } from '#db/testing/house.ts'
import type { TestAgent, TestCase, TestHouse } from '#db/testing/house.ts'
import { addPerson } from '#features/household/commands.server.ts'
import { shareCaseFile } from '#features/case-file/sharing.server.ts'
import { dropAssessment, finishAssessment, lookAgain, recordAssessment, saveAnswers, startAssessment } from './commands.server.ts'
import type { NewAssessment } from './commands.server.ts'
import { findStanding, getAssessment, listAssessments } from './queries.server.ts'

let t: TestHouse
beforeAll(async () => {
  t = await openTestHouse()
})
afterAll(() => t.close())

const says = (words: string) => ({ fields: { '': expect.stringContaining(words) } })
const share = (from: TestAgent, file: TestCase, to: TestAgent) =>
  t.asWriter(from, (tx) => shareCaseFile(tx, { caseFileId: file.id, agentId: to.agentId, kinds: ['general'], reason: '', until: null }))

const today: IsoDate = '2026-03-10'
const about = (file: TestCase, more: Partial<NewAssessment> = {}): NewAssessment => ({
  caseFileId: file.id,
  lies: 'general',
  instrument: 'logement',
  version: 1,
  title: 'Logement',
  personId: null,
  assessedOn: today,
  today,
  ...more,
})
const outcome = () => ({ result: { label: 'Deux points à voir', words: [] }, trace: ['Compté à la main.'] })
const start = (who: TestAgent, file: TestCase, more: Partial<NewAssessment> = {}) =>
  t.asWriter(who, (tx) => startAssessment(tx, about(file, more)))
const finish = (who: TestAgent, file: TestCase, assessmentId: string, present = 'Mme L.') =>
  t.asWriter(who, (tx) => finishAssessment(tx, { caseFileId: file.id, assessmentId, today, present }, outcome))
const get = (who: TestAgent, file: TestCase, id: string) => t.asAgent(who, (tx) => getAssessment(tx, file.id, id))
const list = (who: TestAgent, file: TestCase) => t.asAgent(who, (tx) => listAssessments(tx, file.id))

describe('from draft to finished', () => {
  it('keeps answers as they come, and what is finished changes no more', async () => {
    const marie = await t.anAgent()
    const file = await t.aCaseFile(marie)
    const id = await start(marie, file)
    const save = (answers: Record<string, string | null>) =>
      t.asWriter(marie, (tx) => saveAnswers(tx, { caseFileId: file.id, assessmentId: id, answers, today }))
    await save({ damp: 'yes', light: 'unknown' })
    await save({ light: null, heating: 'no' })
    expect((await get(marie, file, id)).body.answers).toEqual({ damp: 'yes', heating: 'no' })
    await expect(finish(marie, file, id, ' ')).rejects.toThrow(Refused)
    await finish(marie, file, id)
    const done = await get(marie, file, id)
    expect(done).toMatchObject({ state: 'finished', body: { result: { label: 'Deux points à voir' }, trace: ['Compté à la main.'] } })
    await expect(save({ damp: 'no' })).rejects.toThrow(Refused)
    const touched = await t.asWriter(marie, (tx) =>
      tx.q.updateTable('assessment').set({ revision: 9 }).where('id', '=', id).executeTakeFirst(),
    )
    expect(Number(touched.numUpdatedRows)).toBe(0)
  })

  it('is corrected by a new one that begins with its answers; both stay, one counts', async () => {
    const marie = await t.anAgent()
    const file = await t.aCaseFile(marie)
    const first = await start(marie, file)
    await t.asWriter(marie, (tx) => saveAnswers(tx, { caseFileId: file.id, assessmentId: first, answers: { damp: 'yes' }, today }))
    await expect(start(marie, file, { supersedesId: first })).rejects.toThrow(Refused)
    await finish(marie, file, first)
    const second = await start(marie, file, { supersedesId: first })
    const third = await start(marie, file, { supersedesId: first })
    expect((await get(marie, file, second)).body.answers).toEqual({ damp: 'yes' })
    expect((await get(marie, file, first)).supersededById).toBeNull()
    await finish(marie, file, second)
    expect((await get(marie, file, first)).supersededById).toBe(second)
    await expect(finish(marie, file, third)).rejects.toMatchObject(says('entre-temps'))
    expect((await t.asAgent(marie, (tx) => findStanding(tx, file.id, 'logement', null)))?.id).toBe(second)
    await expect(start(marie, file, { supersedesId: first })).rejects.toMatchObject(says('déjà corrigée'))
    await expect(start(marie, file, { supersedesId: second, instrument: 'autre' })).rejects.toMatchObject(says('même grille'))
    await t.asWriter(marie, (tx) => dropAssessment(tx, { caseFileId: file.id, assessmentId: third }))
    expect((await list(marie, file)).map((one) => one.id).toSorted()).toEqual([first, second].toSorted())
    const kept = await t.admin.query<{ state: string }>('select state from assessment where id = $1', [third])
    expect(kept.rows).toEqual([{ state: 'dropped' }])
  })

  it('refuses a day that has not come, and a person of another household', async () => {
    const marie = await t.anAgent()
    const [file, other] = [await t.aCaseFile(marie), await t.aCaseFile(marie)]
    await expect(start(marie, file, { assessedOn: '2026-03-11' })).rejects.toThrow(Refused)
    const someone = { lastName: 'Essai', usualName: '', civilTitle: 'none', sex: 'unknown', detail: '', unborn: false } as const
    const personId = await t.asWriter(marie, (tx) =>
      addPerson(tx, { ...someone, caseFileId: other.id, firstName: 'Lou', birthDate: '2017-01-01' }),
    )
    await expect(start(marie, file, { personId })).rejects.toThrow(NotFound)
  })
})

describe('sent from a device without network', () => {
  it('is one row however often it is sent, and the first that came stays', async () => {
    const marie = await t.anAgent()
    const file = await t.aCaseFile(marie)
    const id = t.house.newId()
    const send = (answers: Record<string, string>) =>
      t.asWriter(marie, (tx) => recordAssessment(tx, { ...about(file), id, answers, present: 'Mme L.', place: 'home' }, outcome))
    await send({ damp: 'yes' })
    await send({ damp: 'yes' })
    await send({ damp: 'no' })
    const all = await list(marie, file)
    expect(all).toHaveLength(1)
    expect(all[0]).toMatchObject({ id, state: 'finished', body: { answers: { damp: 'yes' }, place: 'home' } })
  })

  it('goes on with a draft that another sending left, and leaves alone what was thrown away', async () => {
    const marie = await t.anAgent()
    const file = await t.aCaseFile(marie)
    const id = t.house.newId()
    const send = (answers: Record<string, string>, last: typeof outcome | null) =>
      t.asWriter(marie, (tx) => recordAssessment(tx, { ...about(file), id, answers, present: 'Mme L.' }, last))
    await send({ damp: 'yes' }, null)
    expect((await get(marie, file, id)).state).toBe('draft')
    await send({ light: 'no' }, outcome)
    expect((await get(marie, file, id)).body.answers).toEqual({ damp: 'yes', light: 'no' })
    const thrown = await start(marie, file)
    await t.asWriter(marie, (tx) => dropAssessment(tx, { caseFileId: file.id, assessmentId: thrown }))
    await t.asWriter(marie, (tx) => recordAssessment(tx, { ...about(file), id: thrown, answers: {}, present: 'x' }, outcome))
    expect((await list(marie, file)).map((one) => one.id)).toEqual([id])
  })

  it('an id that stands in a household one does not hold answers like one that stands nowhere', async () => {
    const [marie, paul] = [await t.anAgent(), await t.anAgent()]
    const [hers, his] = [await t.aCaseFile(marie), await t.aCaseFile(paul)]
    const id = await start(marie, hers)
    await expect(start(paul, his, { id })).rejects.toThrow(NotFound)
    expect(await list(paul, his)).toEqual([])
  })
})

describe('who reads it, who writes in it', () => {
  it('who was given the thread alone finds nothing of a danger evaluation: no line, no count, no name', async () => {
    const [marie, paul] = [await t.anAgent(), await t.anAgent()]
    const file = await t.aCaseFile(marie)
    await share(marie, file, paul)
    const danger = await start(marie, file, { lies: 'violence', instrument: 'danger-conjugal', title: 'Danger' })
    await finish(marie, file, danger)
    const common = await start(marie, file)
    expect((await list(marie, file)).map((one) => one.id).toSorted()).toEqual([danger, common].toSorted())
    expect((await list(paul, file)).map((one) => one.id)).toEqual([common])
    await expect(get(paul, file, danger)).rejects.toThrow(NotFound)
    await expect(
      t.asWriter(paul, (tx) => lookAgain(tx, { caseFileId: file.id, assessmentId: danger, shares: true, words: '', today })),
    ).rejects.toThrow(NotFound)
    // begun by who does not hold that part: refused in the words of any closed part
    await expect(start(paul, file, { lies: 'violence', instrument: 'danger-conjugal' })).rejects.toMatchObject(
      says('ne vous est pas ouverte'),
    )
  })

  it('a draft is written by its author alone; a second look is somebody else’s', async () => {
    const [marie, paul] = [await t.anAgent(), await t.anAgent()]
    const file = await t.aCaseFile(marie)
    await share(marie, file, paul)
    const id = await start(marie, file)
    await expect(
      t.asWriter(paul, (tx) => saveAnswers(tx, { caseFileId: file.id, assessmentId: id, answers: { damp: 'no' }, today })),
    ).rejects.toMatchObject(says('quelqu’un d’autre'))
    const look = (who: TestAgent, shares: boolean, words: string) =>
      t.asWriter(who, (tx) => lookAgain(tx, { caseFileId: file.id, assessmentId: id, shares, words, today }))
    await expect(look(paul, true, '')).rejects.toMatchObject(says('pas terminée'))
    await finish(marie, file, id)
    await expect(look(marie, true, '')).rejects.toMatchObject(says('quelqu’un d’autre'))
    await expect(look(paul, false, '')).rejects.toThrow(Refused)
    await look(paul, false, 'Je revois le chauffage autrement.')
    expect((await get(marie, file, id)).looks).toMatchObject([{ shares: false, words: 'Je revois le chauffage autrement.' }])
  })
})
