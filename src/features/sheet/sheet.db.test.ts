import { afterAll, beforeAll, expect, it } from 'vitest'
import { NotFound, Refused } from '#core/errors.ts'
import { openTestHouse } from '#db/testing/house.ts'
import type { TestHouse } from '#db/testing/house.ts'
import { writeEntry } from '#features/case-file/commands.server.ts'
import { addStep } from '#features/interview/commands.server.ts'
import { changeSheet, handSheet, makeSheet } from './commands.server.ts'
import { checkSheet } from './model.ts'
import { getSecrets, getSheet } from './queries.server.ts'

let t: TestHouse
beforeAll(async () => {
  t = await openTestHouse()
})
afterAll(() => t.close())

const today = '2026-06-16'
const timeZone = 'Europe/Paris'
const anEntry = async () => {
  const marie = await t.anAgent()
  const file = await t.aCaseFile(marie)
  const entry = await t.asWriter(marie, async (tx) => {
    const written = await writeEntry(tx, {
      caseFileId: file.id,
      kind: 'interview',
      title: '',
      happenedAt: new Date('2026-06-16T07:30:00Z'),
      text: 'Elle dit « je veux dormir enfin ». ((Il l’a attendue devant la porte de l’école jeudi. « Je le crains toujours autant »))',
      compartmentKind: 'general',
      aparteReaders: [],
      themes: [],
    })
    const own = { caseFileId: file.id, saidOn: today, entryId: written.entryId }
    await addStep(tx, { ...own, what: 'Apporter le bail', doer: 'person' })
    await addStep(tx, {
      ...own,
      what: 'Rappeler le CIDFF',
      doer: 'worker',
      lies: { compartmentId: written.apartes[0]?.compartmentId ?? '' },
    })
    await addStep(tx, { ...own, what: 'Voir le médecin', doer: 'person', lies: { kind: 'health' } })
    return written
  })
  return { marie, file, entry }
}

it('is made of what was kept, without private passages nor what lies in a restricted compartment', async () => {
  const { marie, file, entry } = await anEntry()
  const make = () => t.asWriter(marie, (tx) => makeSheet(tx, { caseFileId: file.id, entryId: entry.entryId, today, timeZone }))
  const id = await make()
  expect(await make()).toBe(id)
  const { sheet } = await t.asAgent(marie, (tx) => getSheet(tx, id))
  expect(sheet.said).toEqual(['Vous avez dit : « je veux dormir enfin »'])
  expect(sheet.actions.map((one) => one.what)).toEqual(['Apporter le bail'])
  expect(JSON.stringify(sheet)).not.toMatch(/école|crains|CIDFF|médecin|Camille/)
  // typed by hand, words of a private passage or the name of the file do not leave either
  const secrets = await t.asAgent(marie, (tx) => getSecrets(tx, file.id, entry.entryId))
  const blocked = (said: string) => checkSheet({ ...sheet, said: [said] }, secrets).some((one) => one.severity === 'blocks')
  expect([blocked('devant la porte de l’école jeudi'), blocked('Dossier Camille Essai'), blocked('Vous dormez mal.')]).toEqual([
    true,
    true,
    false,
  ])
  expect((await t.admin.query('select body from sheet where id = $1', [id])).rows[0].body.toString('utf8')).not.toContain('dormir')
})

it('is discreet when the household has rules of danger', async () => {
  const { marie, file, entry } = await anEntry()
  await t.asWriter(marie, async (tx) => {
    await tx.unlockCase(file.id)
    const id = tx.newId()
    await tx.q
      .insertInto('contact_rule')
      .values({
        organisation_id: tx.org,
        id,
        case_file_id: file.id,
        compartment_id: file.identity,
        may_call: false,
        body: tx.sealJson(file.identity, id, { phone: '', hours: '', how: '', reason: '' }),
        created_at: tx.now,
        created_by: marie.agentId,
      })
      .execute()
  })
  const id = await t.asWriter(marie, (tx) => makeSheet(tx, { caseFileId: file.id, entryId: entry.entryId, today, timeZone }))
  expect((await t.asAgent(marie, (tx) => getSheet(tx, id))).sheet.discreet).toBe(true)
})

it('stays what the person received once it was handed over, and is nobody else’s', async () => {
  const { marie, file, entry } = await anEntry()
  const paul = await t.anAgent()
  const id = await t.asWriter(marie, (tx) => makeSheet(tx, { caseFileId: file.id, entryId: entry.entryId, today, timeZone }))
  const { sheet } = await t.asAgent(marie, (tx) => getSheet(tx, id))
  await expect(t.asAgent(paul, (tx) => getSheet(tx, id))).rejects.toBeInstanceOf(NotFound)
  await expect(t.asWriter(paul, (tx) => handSheet(tx, id))).rejects.toBeInstanceOf(NotFound)
  await t.asWriter(marie, (tx) => changeSheet(tx, id, { ...sheet, said: ['Vous dormez mal.'] }))
  await t.asWriter(marie, (tx) => handSheet(tx, id))
  const { handedAt } = await t.asAgent(marie, (tx) => getSheet(tx, id))
  await t.asWriter(marie, (tx) => handSheet(tx, id))
  expect((await t.asAgent(marie, (tx) => getSheet(tx, id))).handedAt).toEqual(handedAt)
  await expect(t.asWriter(marie, (tx) => changeSheet(tx, id, sheet))).rejects.toBeInstanceOf(Refused)
  // the database refuses it too, whatever the code does
  await expect(
    t.asWriter(marie, (tx) =>
      tx.q.updateTable('sheet').set({ discreet: true }).where('organisation_id', '=', tx.org).where('id', '=', id).execute(),
    ),
  ).rejects.toThrow()
  expect((await t.asAgent(marie, (tx) => getSheet(tx, id))).sheet.said).toEqual(['Vous dormez mal.'])
})
