import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Refused } from '#core/errors.ts'
import { openTestHouse } from '#db/testing/house.ts'
import type { TestAgent, TestCase, TestHouse } from '#db/testing/house.ts'
import { beginApplication } from '#features/application/commands.server.ts'
import { getWorkerDay } from '#features/day/queries.server.ts'
import { planAppointment } from '#features/agenda/commands.server.ts'
import { addDeadline, addStep } from '#features/interview/commands.server.ts'
import { beginRun } from '#features/procedure/commands.server.ts'
import { listRunning } from '#features/running/queries.server.ts'
import { listWithoutRow } from '#features/running/silent.server.ts'
import { procedureOf } from '#rules/procedures/procedures.ts'
import { closeWithPending, listPending } from './closing.server.ts'
import { reopenCaseFile } from './sharing.server.ts'
import { listThread } from './thread.server.ts'

let t: TestHouse
beforeAll(async () => {
  t = await openTestHouse()
})
afterAll(() => t.close())

const today = '2026-06-16'
const busy = async (): Promise<{ marie: TestAgent; file: TestCase }> => {
  const marie = await t.anAgent()
  const file = await t.aCaseFile(marie)
  const procedure = procedureOf('concernReport')
  if (!procedure) throw new Error('concernReport')
  await t.asWriter(marie, async (tx) => {
    const of = { caseFileId: file.id }
    await addDeadline(tx, { ...of, title: 'Rendre le dossier', note: '', dueOn: '2026-06-10' })
    await addStep(tx, { ...of, what: 'Appeler l’école', doer: 'worker', saidOn: today })
    await beginApplication(tx, {
      ...of,
      kind: 'request',
      right: null,
      subjectId: null,
      to: '',
      aboutId: null,
      begunOn: today,
      title: 'Secours',
    })
    await beginRun(tx, { ...of, procedure, subjects: [], begunOn: '2026-01-01', today })
  })
  return { marie, file }
}
const close = (marie: TestAgent, file: TestCase, more: Partial<Parameters<typeof closeWithPending>[1]> = {}) =>
  t.asWriter(marie, (tx) =>
    closeWithPending(tx, { caseFileId: file.id, reason: 'moved', note: 'Partie à Nantes.', fate: null, told: '', ...more }),
  )
const lists = (marie: TestAgent) =>
  t.asAgent(marie, async (tx) => [...(await listRunning(tx)), ...(await listWithoutRow(tx, today))].map(({ title }) => title))
const noteOf = (marie: TestAgent, file: TestCase) =>
  t.asAgent(marie, async (tx) => {
    await tx.unlockCase(file.id)
    return (
      (await listThread(tx, file.id, { filter: null, before: null })).entries.find(({ title }) => title.startsWith('Clôture'))?.text.main ??
      ''
    )
  })

describe('closing a household in which something runs', () => {
  it('asks what becomes of it, and of whom it is told', async () => {
    const { marie, file } = await busy()
    await expect(close(marie, file)).rejects.toMatchObject({ fields: { fate: expect.any(String) } })
    await expect(close(marie, file, { fate: 'handed', told: ' ' })).rejects.toBeInstanceOf(Refused)
    const pending = await t.asAgent(marie, (tx) => listPending(tx, file.id))
    expect(pending.applications.map(({ title }) => title)).toEqual(['Secours'])
    expect(pending.runs).toHaveLength(1)
    expect(pending.lines.map(({ title }) => title)).toEqual(expect.arrayContaining(['Rendre le dossier', 'Appeler l’école']))
  })

  it('keeps who sees to it in the note, without naming what the thread may not tell, and leaves no line that nobody could settle', async () => {
    const { marie, file } = await busy()
    expect((await lists(marie)).length).toBeGreaterThan(1)
    await close(marie, file, { fate: 'handed', told: 'Le service de Nantes, prévenu ce jour.' })
    const note = await noteOf(marie, file)
    expect(note).toContain('Partie à Nantes.')
    expect(note).toContain('Courait encore : Secours ; Rendre le dossier ; Appeler l’école.')
    expect(note).toContain('Quelqu’un d’autre s’en charge : Le service de Nantes, prévenu ce jour.')
    // what lies with the protection of children is told there alone
    expect(note).not.toMatch(/préoccupante/i)
    expect(await lists(marie)).toEqual([])
    const day = await t.asAgent(marie, (tx) => getWorkerDay(tx, { today, time: '10:00', timeZone: 'Europe/Paris' }))
    expect(day.deadlines).toEqual([])
    await t.asWriter(marie, (tx) => reopenCaseFile(tx, { caseFileId: file.id, note: '' }))
    expect(await lists(marie)).toEqual(expect.arrayContaining(['Rendre le dossier', 'Appeler l’école']))
  })

  it('gives up days and steps with their reason where they are of no use any more', async () => {
    const { marie, file } = await busy()
    await close(marie, file, { fate: 'over', told: 'Déménagement : tout est à refaire là-bas.' })
    await t.asWriter(marie, (tx) => reopenCaseFile(tx, { caseFileId: file.id, note: '' }))
    expect(await t.asAgent(marie, async (tx) => (await listRunning(tx, { caseFileId: file.id })).map(({ title }) => title))).toEqual([])
    const pending = await t.asAgent(marie, (tx) => listPending(tx, file.id))
    expect([pending.applications.length, pending.runs.length]).toEqual([1, 1])
  })

  it('shows the appointments to come; gives their hours back where they are of no use any more', async () => {
    const marie = await t.anAgent()
    const file = await t.aCaseFile(marie)
    const startsAt = new Date(Date.now() + 30 * 86_400_000)
    const id = await t.asWriter(marie, (tx) => planAppointment(tx, { caseFileId: file.id, startsAt, minutes: 60, kind: 'interview' }))
    expect((await t.asAgent(marie, (tx) => listPending(tx, file.id))).appointments).toEqual([{ id, startsAt }])
    await expect(close(marie, file)).rejects.toMatchObject({ fields: { fate: expect.any(String) } })
    await close(marie, file, { fate: 'over', told: 'Partie à Nantes' })
    const { rows } = await t.admin.query('select status, cancelled_by from appointment where id = $1', [id])
    expect(rows).toEqual([{ status: 'cancelled', cancelled_by: 'service' }])
  })

  it('where nothing runs, asks nothing', async () => {
    const marie = await t.anAgent()
    const file = await t.aCaseFile(marie)
    await close(marie, file)
    expect(await noteOf(marie, file)).toBe('Partie à Nantes.')
  })
})
