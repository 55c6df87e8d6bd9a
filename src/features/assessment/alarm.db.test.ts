import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { IsoDate } from '#core/dates.ts'
import { openTestHouse } from '#db/testing/house.ts'
import type { TestAgent, TestCase, TestHouse } from '#db/testing/house.ts'
import { shareCaseFile } from '#features/case-file/sharing.server.ts'
import { finishAssessment, startAssessment } from './commands.server.ts'
import { listAlarms } from './queries.server.ts'

let t: TestHouse
beforeAll(async () => {
  t = await openTestHouse()
})
afterAll(() => t.close())

const conclude = async (who: TestAgent, file: TestCase, conclusion: string, on: IsoDate, corrects: string | null = null) => {
  const id = await t.asWriter(who, (tx) =>
    startAssessment(tx, {
      caseFileId: file.id,
      lies: 'violence',
      instrument: 'danger-conjugal',
      version: 1,
      title: 'Danger',
      personId: null,
      assessedOn: on,
      today: on,
      supersedesId: corrects,
    }),
  )
  await t.asWriter(who, (tx) =>
    finishAssessment(tx, { caseFileId: file.id, assessmentId: id, present: 'elle', today: on }, () => ({
      result: { label: conclusion, words: [], value: conclusion },
      trace: [],
    })),
  )
  return id
}
const alarms = (who: TestAgent, file: TestCase) => t.asAgent(who, (tx) => listAlarms(tx, file.id))
const words = async (who: TestAgent, file: TestCase) => (await alarms(who, file)).map((one) => one.words)

describe('a danger that stands', () => {
  it('is found by who holds that part, and not there for the others', async () => {
    const [marie, paul] = [await t.anAgent(), await t.anAgent()]
    const file = await t.aCaseFile(marie)
    await t.asWriter(marie, (tx) =>
      shareCaseFile(tx, { caseFileId: file.id, agentId: paul.agentId, kinds: ['general'], reason: '', until: null }),
    )
    expect(await words(marie, file)).toEqual([])
    const id = await conclude(marie, file, 'immediate', '2026-03-10')
    expect(await alarms(marie, file)).toMatchObject([{ assessmentId: id, words: 'Danger immédiat', assessedOn: '2026-03-10' }])
    expect(await alarms(paul, file)).toEqual([])
  })

  it('ends when a later one, or a correction, says otherwise; the latest alone is told', async () => {
    const marie = await t.anAgent()
    const file = await t.aCaseFile(marie)
    await conclude(marie, file, 'immediate', '2026-03-10')
    const high = await conclude(marie, file, 'high', '2026-03-12')
    expect(await words(marie, file)).toEqual(['Danger élevé'])
    // a draft ends nothing
    await t.asWriter(marie, (tx) =>
      startAssessment(tx, {
        caseFileId: file.id,
        lies: 'violence',
        instrument: 'danger-conjugal',
        version: 1,
        title: 'Danger',
        personId: null,
        assessedOn: '2026-03-13',
        today: '2026-03-13',
      }),
    )
    expect(await words(marie, file)).toEqual(['Danger élevé'])
    const corrected = await conclude(marie, file, 'immediate', '2026-03-12', high)
    expect((await alarms(marie, file)).map((one) => one.assessmentId)).toEqual([corrected])
    await conclude(marie, file, 'watch', '2026-03-20')
    expect(await words(marie, file)).toEqual([])
  })
})
