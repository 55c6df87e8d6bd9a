import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { IsoDate } from '#core/dates.ts'
import { openTestHouse } from '#db/testing/house.ts'
import type { TestAgent, TestCase, TestHouse } from '#db/testing/house.ts'
import { shareCaseFile } from '#features/case-file/sharing.server.ts'
import { getWorkerDay } from '#features/day/queries.server.ts'
import { closeDeadline } from '#features/interview/commands.server.ts'
import { listRunning } from '#features/running/queries.server.ts'
import type { Answers } from '#rules/instruments/instrument.ts'
import { danger } from '#rules/instruments/danger.ts'
import { finishAssessment, lookAgain, saveAnswers, startAssessment } from './commands.server.ts'
import { askForLook, findAwaitedLook, listLookers } from './look.server.ts'
import { lookOf, resultOf } from './outcome.ts'
import { getAssessment } from './queries.server.ts'

let t: TestHouse
beforeAll(async () => {
  t = await openTestHouse()
})
afterAll(() => t.close())

const today: IsoDate = '2026-03-10'
const says = (words: string) => ({ fields: { '': expect.stringContaining(words) } })

const evaluated = async (who: TestAgent, file: TestCase, answers: Answers, supersedesId: string | null = null): Promise<string> => {
  const at = { caseFileId: file.id, lies: 'violence', instrument: danger.id, version: danger.version, title: danger.title } as const
  const id = await t.asWriter(who, (tx) => startAssessment(tx, { ...at, personId: null, assessedOn: today, today, supersedesId }))
  await t.asWriter(who, (tx) => saveAnswers(tx, { caseFileId: file.id, assessmentId: id, answers, today }))
  await t.asWriter(who, (tx) =>
    finishAssessment(tx, { caseFileId: file.id, assessmentId: id, today, present: 'Elle, seule' }, (one) => ({
      ...resultOf(danger, one.body.answers),
      look: lookOf(danger, one.body.answers),
    })),
  )
  return id
}
const open = (from: TestAgent, file: TestCase, to: TestAgent, kinds: ('general' | 'violence')[]) =>
  t.asWriter(from, (tx) => shareCaseFile(tx, { caseFileId: file.id, agentId: to.agentId, kinds, reason: 'Second regard', until: null }))
const awaited = (who: TestAgent, file: TestCase, id: string) =>
  t.asAgent(who, async (tx) => findAwaitedLook(tx, await getAssessment(tx, file.id, id)))
/** Words with plain spaces. */
const plain = (words: string): string => words.replaceAll('\u00A0', ' ')
const running = async (who: TestAgent, file: TestCase) =>
  (await t.asAgent(who, (tx) => listRunning(tx, { caseFileId: file.id }))).map((line) => ({ ...line, title: plain(line.title) }))
const ask = (who: TestAgent, file: TestCase, assessmentId: string, to: TestAgent) =>
  t.asWriter(who, (tx) => askForLook(tx, { caseFileId: file.id, assessmentId, to: to.agentId, today }))
const look = (who: TestAgent, file: TestCase, assessmentId: string, shares: boolean) =>
  t.asWriter(who, (tx) => lookAgain(tx, { caseFileId: file.id, assessmentId, shares, words: 'Je le vois ainsi.', today }))
const dayOf = async (who: TestAgent) =>
  (await t.asAgent(who, (tx) => getWorkerDay(tx, { today, time: '09:00', timeZone: 'Europe/Paris' }))).deadlines

describe('a second look, within the time that the conclusion leaves', () => {
  it('runs from the end of the evaluation, is asked of a manager who reads that part, and ends when she has written it', async () => {
    const [marie, helene] = [await t.anAgent(), await t.anAgent({ roles: ['manager'] })]
    const file = await t.aCaseFile(marie)
    const id = await evaluated(marie, file, { outcome: 'high' })
    expect(await awaited(marie, file, id)).toMatchObject({ due: '2026-03-11', of: null })
    expect(await running(marie, file)).toMatchObject([
      { title: 'Second regard : danger et violences dans le couple', weight: 1, assessmentId: id },
    ])
    // nobody who does not read that part is asked, and nothing of it is on her day
    expect((await t.asAgent(marie, async (tx) => listLookers(tx, (await getAssessment(tx, file.id, id)).compartmentId))).length).toBe(0)
    await expect(ask(marie, file, id, helene)).rejects.toMatchObject({ fields: { to: expect.stringContaining('ne lit pas') } })
    expect(await dayOf(helene)).toEqual([])
    await open(marie, file, helene, ['violence'])
    await ask(marie, file, id, helene)
    await ask(marie, file, id, helene)
    expect(await awaited(marie, file, id)).toMatchObject({ of: { id: helene.agentId } })
    const [line] = await dayOf(helene)
    expect(line).toMatchObject({ due: '2026-03-11', assessmentId: id })
    // it is not ticked away
    await expect(t.asWriter(marie, (tx) => closeDeadline(tx, file.id, line?.id ?? ''))).rejects.toMatchObject(
      says('le second regard est écrit'),
    )
    await look(helene, file, id, true)
    expect(await awaited(marie, file, id)).toBeNull()
    expect(await dayOf(helene)).toEqual([])
    expect(await running(marie, file)).toEqual([])
    await expect(ask(marie, file, id, helene)).rejects.toMatchObject(says('Aucun second regard n’est attendu'))
  })

  it('one who sees otherwise is heard the same day, and the conclusion stays its author’s', async () => {
    const [marie, helene] = [await t.anAgent(), await t.anAgent({ roles: ['manager'] })]
    const file = await t.aCaseFile(marie)
    const id = await evaluated(marie, file, { outcome: 'none' })
    expect(await awaited(marie, file, id)).toMatchObject({ due: '2026-03-17' })
    await open(marie, file, helene, ['violence'])
    await look(helene, file, id, false)
    const lines = await running(marie, file)
    expect(lines.map(({ title, due }) => [title, due])).toEqual([
      ['Un second regard voit autrement : danger et violences dans le couple', today],
    ])
    expect((await t.asAgent(marie, (tx) => getAssessment(tx, file.id, id))).body.result?.value).toBe('none')
    await t.asWriter(marie, (tx) => closeDeadline(tx, file.id, lines[0]?.id ?? ''))
    expect(await running(marie, file)).toEqual([])
  })

  it('a colleague’s look stands beside it and does not stand for the manager’s, unless she was asked', async () => {
    const [marie, paul, lea] = [await t.anAgent(), await t.anAgent(), await t.anAgent()]
    const file = await t.aCaseFile(marie)
    const id = await evaluated(marie, file, { outcome: 'immediate' })
    for (const one of [paul, lea]) await open(marie, file, one, ['violence'])
    await look(paul, file, id, true)
    expect(await awaited(marie, file, id)).toMatchObject({ due: today })
    await ask(marie, file, id, lea)
    await look(lea, file, id, true)
    expect(await awaited(marie, file, id)).toBeNull()
  })

  it('a correction awaits its own, and the one before it awaits nothing more', async () => {
    const marie = await t.anAgent()
    const file = await t.aCaseFile(marie)
    const first = await evaluated(marie, file, { outcome: 'watch' })
    const second = await evaluated(marie, file, { outcome: 'high' }, first)
    expect(await awaited(marie, file, first)).toBeNull()
    expect(await awaited(marie, file, second)).toMatchObject({ due: '2026-03-11' })
    expect(await running(marie, file)).toHaveLength(1)
  })

  it('who holds the thread alone finds no line, no day, no number of it', async () => {
    const [marie, paul] = [await t.anAgent(), await t.anAgent()]
    const file = await t.aCaseFile(marie)
    await open(marie, file, paul, ['general'])
    const before = await running(paul, file)
    await evaluated(marie, file, { outcome: 'immediate' })
    expect(await running(paul, file)).toEqual(before)
    expect(await dayOf(paul)).toEqual([])
  })
})
