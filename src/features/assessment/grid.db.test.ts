import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { IsoDate } from '#core/dates.ts'
import { NotFound } from '#core/errors.ts'
import { openTestHouse } from '#db/testing/house.ts'
import type { TestAgent, TestHouse } from '#db/testing/house.ts'
import type { Instrument } from '#rules/instruments/instrument.ts'
import { finishAssessment, saveAnswers, startAssessment } from './commands.server.ts'
import { changeGrid, createGrid, publishGrid, retireGrid } from './grid-commands.server.ts'
import { putQuestion, putSection, withHead } from './grid-edit.ts'
import type { GridHead } from './grid-edit.ts'
import { findGrid, listGridsInForce, listGridVersions } from './grid-queries.server.ts'
import { resultOf } from './outcome.ts'
import { getAssessment } from './queries.server.ts'

let t: TestHouse
beforeAll(async () => {
  t = await openTestHouse()
})
afterAll(() => t.close())

const today: IsoDate = '2026-03-10'
const head: GridHead = { title: 'Mobilité', summary: '', compartment: 'general', about: 'household', warnings: [], source: '' }
const bare = { section: 's1', id: '', help: '', options: [], scale: null, unit: '', when: null, points: null }
const change = (who: TestAgent, id: string, how: (grid: Instrument) => Instrument) => t.asWriter(who, (tx) => changeGrid(tx, id, how))
const aGrid = async (helene: TestAgent): Promise<string> => {
  const id = await t.asWriter(helene, (tx) => createGrid(tx, head))
  await change(helene, id, (grid) => putSection(grid, '', 'Se déplacer', ''))
  await change(helene, id, (grid) => putQuestion(grid, { ...bare, ask: 'Un permis ?', kind: 'yesNo' }))
  return id
}
const inForce = (who: TestAgent) => t.asAgent(who, async (tx) => (await listGridsInForce(tx)).map((one) => one.title))

describe('an own grid, from draft to retired', () => {
  it('is offered once published, and each version stays what it was', async () => {
    const [helene, marie] = [await t.anAgent({ roles: ['manager'] }), await t.anAgent()]
    const empty = await t.asWriter(helene, (tx) => createGrid(tx, { ...head, title: 'Vide' }))
    await expect(t.asWriter(helene, (tx) => publishGrid(tx, empty))).rejects.toMatchObject({ fields: { '': 'Ajoutez une partie.' } })
    const id = await aGrid(helene)
    expect(await inForce(marie)).toEqual([])
    await t.asWriter(helene, (tx) => publishGrid(tx, id))
    expect(await inForce(marie)).toEqual(['Mobilité'])
    // a change begins the next version; the one in force is offered until then
    await change(helene, id, (grid) => withHead(grid, { ...head, title: 'Mobilité, deuxième' }))
    expect(await inForce(marie)).toEqual(['Mobilité'])
    await t.asWriter(helene, (tx) => publishGrid(tx, id))
    expect(await inForce(marie)).toEqual(['Mobilité, deuxième'])
    expect((await t.asAgent(marie, (tx) => findGrid(tx, id, 1)))?.title).toBe('Mobilité')
    const touched = await t.asWriter(helene, (tx) =>
      tx.q.updateTable('instrument').set({ definition: '{}' }).where('series_id', '=', id).executeTakeFirst(),
    )
    expect(Number(touched.numUpdatedRows)).toBe(0)
    await t.asWriter(helene, (tx) => retireGrid(tx, id))
    expect(await inForce(marie)).toEqual([])
    await expect(t.asWriter(helene, (tx) => retireGrid(tx, id))).rejects.toMatchObject({ fields: { '': 'Cette grille est déjà retirée.' } })
    expect((await t.asAgent(marie, (tx) => listGridVersions(tx, id))).map(({ state }) => state)).toEqual([
      'retired',
      'published',
      'published',
    ])
  })

  it('what was filled keeps its version, whatever becomes of the grid', async () => {
    const [helene, marie] = [await t.anAgent({ roles: ['manager'] }), await t.anAgent()]
    const id = await aGrid(helene)
    await t.asWriter(helene, (tx) => publishGrid(tx, id))
    const file = await t.aCaseFile(marie)
    const at = { caseFileId: file.id, today }
    const instrument = await t.asAgent(marie, (tx) => findGrid(tx, id, 1))
    if (!instrument) throw new Error('no grid')
    const assessmentId = await t.asWriter(marie, (tx) =>
      startAssessment(tx, {
        ...at,
        lies: 'general',
        instrument: id,
        version: 1,
        title: instrument.title,
        personId: null,
        assessedOn: today,
      }),
    )
    await t.asWriter(marie, (tx) => saveAnswers(tx, { ...at, assessmentId, answers: { q1: 'no' } }))
    await change(helene, id, (grid) => putQuestion(grid, { ...bare, id: 'q1', ask: 'Un permis valable ?', kind: 'yesNo' }))
    await t.asWriter(helene, (tx) => publishGrid(tx, id))
    await t.asWriter(helene, (tx) => retireGrid(tx, id))
    await t.asWriter(marie, (tx) =>
      finishAssessment(tx, { ...at, assessmentId, present: 'M. P.' }, (one) => resultOf(instrument, one.body.answers)),
    )
    const done = await t.asAgent(marie, (tx) => getAssessment(tx, file.id, assessmentId))
    const read = await t.asAgent(marie, (tx) => findGrid(tx, done.instrument, done.version))
    expect(read?.sections[0]?.questions[0]?.ask).toBe('Un permis ?')
  })

  it('is written by managers alone, and of one organisation', async () => {
    const [helene, marie] = [await t.anAgent({ roles: ['manager'] }), await t.anAgent()]
    const id = await aGrid(helene)
    await expect(t.asWriter(marie, (tx) => createGrid(tx, head))).rejects.toThrow()
    await expect(change(marie, id, (grid) => putSection(grid, '', 'Autre', ''))).rejects.toMatchObject({
      fields: { '': expect.any(String) },
    })
    await expect(change(helene, t.house.newId(), (grid) => grid)).rejects.toThrow(NotFound)
    expect(await t.asAgent(marie, (tx) => findGrid(tx, 'aggir', 1))).toBeNull()
  })
})
