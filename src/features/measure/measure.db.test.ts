import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { IsoDate } from '#core/dates.ts'
import { NotFound, Refused } from '#core/errors.ts'
import { openTestHouse } from '#db/testing/house.ts'
import type { TestAgent, TestCase, TestHouse } from '#db/testing/house.ts'
import { shareCaseFile } from '#features/case-file/sharing.server.ts'
import { listRunning } from '#features/running/queries.server.ts'
import { beginMeasure, tellMeasure } from './commands.server.ts'
import { lengthWarnings } from './model.ts'
import type { MeasureEventBody } from './model.ts'
import { getMeasure, listMeasures } from './queries.server.ts'

let t: TestHouse
beforeAll(async () => {
  t = await openTestHouse()
})
afterAll(() => t.close())

const today: IsoDate = '2026-06-16'
const begin = (marie: TestAgent, file: TestCase, kind: string, endsOn: IsoDate, more: Partial<Parameters<typeof beginMeasure>[1]> = {}) =>
  t.asWriter(marie, (tx) =>
    beginMeasure(tx, {
      caseFileId: file.id,
      kind,
      persons: [],
      by: 'Sauvegarde',
      aim: '',
      herView: '',
      lies: null,
      begunOn: today,
      endsOn,
      today,
      ...more,
    }),
  )
const tell = (marie: TestAgent, file: TestCase, measureId: string, event: MeasureEventBody, day: IsoDate = today) =>
  t.asWriter(marie, (tx) => tellMeasure(tx, { caseFileId: file.id, measureId, event, day, today: day > today ? day : today }))
const see = (marie: TestAgent, file: TestCase, id: string) => t.asAgent(marie, (tx) => getMeasure(tx, file.id, id))
const lines = async (marie: TestAgent, file: TestCase) =>
  (await t.asAgent(marie, (tx) => listRunning(tx, { caseFileId: file.id }))).map(({ title, due, measureId, weight, compartmentKind }) => ({
    title,
    due,
    measureId,
    weight,
    compartmentKind,
  }))
const aHousehold = async () => {
  const marie = await t.anAgent()
  return { marie, file: await t.aCaseFile(marie) }
}

describe('an aide éducative à domicile', () => {
  it('lies with the protection of children, and its end and what comes before it run in « Ce qui court »', async () => {
    const { marie, file } = await aHousehold()
    const id = await begin(marie, file, 'aed', '2026-12-15')
    expect(await lines(marie, file)).toEqual([
      {
        title: 'Faire le bilan, le lire avec la famille (AED)',
        due: '2026-10-15',
        measureId: id,
        weight: 1,
        compartmentKind: 'childProtection',
      },
      { title: expect.stringContaining('accord écrit'), due: '2026-11-15', measureId: id, weight: 1, compartmentKind: 'childProtection' },
      { title: 'Fin de la mesure : AED', due: '2026-12-15', measureId: id, weight: 1, compartmentKind: 'childProtection' },
    ])
    await tell(marie, file, id, { kind: 'done', code: 'report', words: 'Lu avec les deux parents' })
    expect((await lines(marie, file)).map(({ due }) => due)).toEqual(['2026-11-15', '2026-12-15'])
    await tell(marie, file, id, { kind: 'renewed', from: '2026-12-16', endsOn: '2027-06-15', words: '', herView: 'On en a encore besoin' })
    expect((await lines(marie, file)).map(({ due }) => due)).toEqual(['2027-04-15', '2027-05-15', '2027-06-15'])
    expect(await see(marie, file, id)).toMatchObject({ state: { endsOn: '2027-06-15', renewals: 1, done: [] } })
    await tell(marie, file, id, { kind: 'ended', why: 'personWish', words: '', herView: 'Ça va' })
    expect(await lines(marie, file)).toEqual([])
    expect(await see(marie, file, id)).toMatchObject({ endedOn: today, state: { ended: { why: 'personWish' } } })
    await expect(tell(marie, file, id, { kind: 'note', words: 'x' })).rejects.toThrow(Refused)
  })

  it('is not there for a colleague who reads the thread', async () => {
    const { marie, file } = await aHousehold()
    const awa = await t.anAgent()
    const id = await begin(marie, file, 'aemo', '2027-06-15')
    await t.asWriter(marie, (tx) =>
      shareCaseFile(tx, {
        caseFileId: file.id,
        agentId: awa.agentId,
        kinds: ['general', 'budget'],
        reason: 'Travail commun.',
        until: null,
      }),
    )
    expect(await t.asAgent(awa, (tx) => listMeasures(tx, file.id))).toEqual([])
    await expect(see(awa, file, id)).rejects.toThrow(NotFound)
    expect(await lines(awa, file)).toEqual([])
  })
})

describe('where money is accompanied', () => {
  it('lies with the budget, or with the thread if its author says so, and nowhere else', async () => {
    const { marie, file } = await aHousehold()
    await begin(marie, file, 'masp1', '2027-06-15')
    await begin(marie, file, 'aesf', '2026-12-15', { lies: 'general' })
    expect((await t.asAgent(marie, (tx) => listMeasures(tx, file.id))).map((one) => [one.kind, one.compartmentKind])).toEqual([
      ['aesf', 'general'],
      ['masp1', 'budget'],
    ])
    await expect(begin(marie, file, 'masp1', '2027-06-15', { lies: 'violence' })).rejects.toMatchObject({
      fields: { lies: expect.any(String) },
    })
    await expect(begin(marie, file, 'aed', '2026-12-15', { lies: 'general' })).rejects.toMatchObject({
      fields: { lies: expect.any(String) },
    })
  })
})

it('says what is wrong beside its field, and says a length that no text gives without refusing it', async () => {
  const { marie, file } = await aHousehold()
  await expect(begin(marie, file, 'zzz', '2026-12-15')).rejects.toMatchObject({ fields: { kind: expect.any(String) } })
  await expect(begin(marie, file, 'aed', '2026-06-15')).rejects.toMatchObject({ fields: { endsOn: expect.any(String) } })
  await expect(begin(marie, file, 'aed', '2026-12-15', { persons: [file.id] })).rejects.toThrow(NotFound)
  const id = await begin(marie, file, 'aed', '2027-12-15')
  const one = await see(marie, file, id)
  expect(lengthWarnings(one.measure, one.begunOn, one.state)).toEqual([expect.stringContaining('Un an au plus')])
  await expect(tell(marie, file, id, { kind: 'done', code: 'zzz', words: '' })).rejects.toMatchObject({
    fields: { code: expect.any(String) },
  })
  await expect(tell(marie, file, id, { kind: 'renewed', from: today, endsOn: '2027-01-01', words: '', herView: '' })).rejects.toMatchObject(
    { fields: { endsOn: expect.any(String) } },
  )
  await expect(
    tell(marie, file, id, { kind: 'renewed', from: '2026-01-01', endsOn: '2028-01-01', words: '', herView: '' }),
  ).rejects.toMatchObject({ fields: { from: expect.any(String) } })
  await expect(tell(marie, file, id, { kind: 'note', words: 'x' }, '2026-01-01')).rejects.toMatchObject({
    fields: { day: expect.any(String) },
  })
  const masp = await begin(marie, file, 'masp1', '2030-12-15')
  const long = await see(marie, file, masp)
  expect(lengthWarnings(long.measure, long.begunOn, long.state)).toHaveLength(2)
})
