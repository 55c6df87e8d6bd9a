import { afterAll, beforeAll, expect, it } from 'vitest'
import { Forbidden, NotFound } from '#core/errors.ts'
import { openTestHouse } from '#db/testing/house.ts'
import type { TestHouse } from '#db/testing/house.ts'
import { addMember, addPerson } from '#features/household/commands.server.ts'
import { addNote, markItem, withdrawNote } from './commands.server.ts'
import { compareHousehold, readHousehold } from './concerned.server.ts'
import type { NoteInput } from './model.ts'
import { figuresItem, noteItem } from './model.ts'
import { listNotes, listRead } from './queries.server.ts'

let t: TestHouse
beforeAll(async () => {
  t = await openTestHouse()
})
afterAll(() => t.close())

const aNote = (over: Partial<NoteInput> = {}): NoteInput => ({
  title: 'Le fonds de solidarité change de règlement',
  words: 'Le plafond de quotient passe à 950 €.',
  effectiveOn: '2026-07-01',
  source: 'Règlement intérieur, délibération du 12 juin 2026',
  rights: ['fsl'],
  ...over,
})

it('a manager writes a note, everybody reads it, a worker cannot write one', async () => {
  const [chief, worker] = [await t.anAgent({ roles: ['manager'] }), await t.anAgent()]
  const id = await t.asWriter(chief, (tx) => addNote(tx, aNote()))
  expect((await t.asAgent(worker, listNotes)).find((note) => note.id === id)).toMatchObject({
    ...aNote(),
    author: `${chief.firstName} ${chief.lastName}`,
  })
  await expect(t.asWriter(worker, (tx) => addNote(tx, aNote()))).rejects.toThrow(Forbidden)
  await expect(t.asWriter(worker, (tx) => withdrawNote(tx, id))).rejects.toThrow(NotFound)
  await t.asWriter(chief, (tx) => withdrawNote(tx, id))
  expect((await t.asAgent(worker, listNotes)).some((note) => note.id === id)).toBe(false)
  await expect(t.asWriter(chief, (tx) => withdrawNote(tx, id))).rejects.toThrow(NotFound)
})

it('what one has read is one’s own, and may be unread again', async () => {
  const [marie, bruno] = [await t.anAgent(), await t.anAgent()]
  const items = [figuresItem('2026-04-01'), noteItem(t.house.newId())]
  for (const item of [...items, ...items]) await t.asWriter(marie, (tx) => markItem(tx, item, true))
  expect([...(await t.asAgent(marie, listRead))].toSorted()).toEqual(items.toSorted())
  expect([...(await t.asAgent(bruno, listRead))]).toEqual([])
  await t.asWriter(bruno, (tx) => markItem(tx, figuresItem('2026-04-01'), false))
  await t.asWriter(marie, (tx) => markItem(tx, noteItem('nothing'), false))
  await t.asWriter(marie, (tx) => markItem(tx, figuresItem('2026-04-01'), false))
  expect([...(await t.asAgent(marie, listRead))]).toEqual([items[1]])
})

it('a change of figures is compared for those who were born by then: a child of the summer takes no page away', async () => {
  const marie = await t.anAgent()
  const file = await t.aCaseFile(marie)
  await t.asWriter(marie, async (tx) => {
    for (const [firstName, birthDate, role] of [['Lise', '1990-03-12', 'main'], ['Noé', '2026-06-02', 'child']] as const) {
      const personId = await addPerson(tx, { caseFileId: file.id, firstName, lastName: 'Aubry', usualName: '', civilTitle: 'none', sex: 'F', birthDate })
      await addMember(tx, { personId, role, custody: role === 'child' ? 'full' : null, fromDate: '2026-06-10' })
    }
  }) // prettier-ignore
  const one = { caseFileId: file.id, name: 'Aubry', sure: [], maybe: [] }
  const known = await t.asAgent(marie, (tx) => readHousehold(tx, one, '2026-06-16'))
  const compared = await compareHousehold(known, '2026-04-01', ['rsa'])
  expect(compared).toMatchObject({ caseFileId: file.id, rights: [] })
}, 60_000)
