import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Denied, NotFound, Refused } from '#core/errors.ts'
import { getPage, listPages, readPages, removePage } from '#db/paper/pages.server.ts'
import { openTestHouse } from '#db/testing/house.ts'
import type { TestAgent, TestCase, TestHouse } from '#db/testing/house.ts'
import { closeCaseFile } from '#features/case-file/sharing.server.ts'
import { addSignedPages, getAgreement, paperOf } from './agreement-pages.server.ts'
import type { AtAgreement } from './agreement-pages.server.ts'
import { agree, beginProject, seenOf, tellProject } from './commands.server.ts'
import type { Said } from './commands.server.ts'
import type { Agreeing } from './model.ts'
import { getProject } from './queries.server.ts'

let t: TestHouse
beforeAll(async () => {
  t = await openTestHouse()
})
afterAll(() => t.close())

const today = '2026-06-16'
const pdf = Buffer.from('%PDF-1.7\ntrailer<</Root 1 0 R>>\nLa signature de Mme A.\n%%EOF\n')

const agreed = async (marie: TestAgent, file: TestCase, how: Agreeing = 'paper'): Promise<AtAgreement> =>
  t.asWriter(marie, async (tx) => {
    const caseFileId = file.id
    const projectId = await beginProject(tx, { caseFileId, title: 'Le courrier', lies: 'violence', begunOn: today, today })
    const tell = (said: Said) => tellProject(tx, { caseFileId, projectId, said, day: today, today })
    await tell({ kind: 'option', option: null, title: 'Trier', gives: '', asks: '', delay: '', risks: '' })
    const [option] = (await getProject(tx, caseFileId, projectId)).state.options
    await tell({ kind: 'chosen', answer: 'accepted', option: option?.id ?? null, words: '', comeBackOn: null })
    await tell({ kind: 'objective', objective: null, words: 'Ne plus avoir peur', statement: null })
    await tell({ kind: 'commitment', commitment: null, side: 'service', words: 'Rappeler' })
    const seen = seenOf(await getProject(tx, caseFileId, projectId))
    const given = { how, who: 'Mme A.', strokes: how === 'screen' ? [[1, 1, 2, 2]] : [], agreedOn: today, reviewOn: null }
    const { id } = await agree(tx, { caseFileId, projectId, ...given, seen, today })
    return { caseFileId, projectId, agreementId: id }
  })

const withPaper = async () => {
  const marie = await t.anAgent()
  const file = await t.aCaseFile(marie)
  const at = await agreed(marie, file)
  await t.asWriter(marie, (tx) => addSignedPages(tx, at, readPages([pdf, pdf])))
  const pages = await t.asAgent(marie, (tx) => listPages(tx, paperOf(at)))
  return { marie, file, at, pages, first: pages[0]?.id ?? '' }
}

describe('the paper of an agreement', () => {
  it('lies sealed in the part of the file of its project, and is given back as it came', async () => {
    const { marie, at, pages, first } = await withPaper()
    expect(pages.map(({ position, kind, size }) => [position, kind, size])).toEqual([
      [1, 'pdf', pdf.length],
      [2, 'pdf', pdf.length],
    ])
    expect((await t.asAgent(marie, (tx) => getPage(tx, paperOf(at), first))).bytes.equals(pdf)).toBe(true)
    const { rows } = await t.admin.query<{ content: Buffer; kind: string }>(
      'select p.content, c.kind from agreement_page p join compartment c on c.id = p.compartment_id where agreement_id = $1',
      [at.agreementId],
    )
    expect(rows.map(({ kind }) => kind)).toEqual(['violence', 'violence'])
    expect(rows.some(({ content }) => content.includes('signature') || content.includes('%PDF'))).toBe(false)
  })

  it('is of what was signed on paper alone', async () => {
    const marie = await t.anAgent()
    const file = await t.aCaseFile(marie)
    for (const how of ['spoken', 'screen'] as const) {
      const at = await agreed(marie, file, how)
      await expect(t.asWriter(marie, (tx) => addSignedPages(tx, at, readPages([pdf])))).rejects.toThrow(Refused)
    }
  })

  it('is for who reads that part alone, under the address of its own project alone', async () => {
    const { marie, file, at, first } = await withPaper()
    const other = await t.anAgent()
    expect(await t.asAgent(other, (tx) => listPages(tx, paperOf(at)))).toEqual([])
    await expect(t.asAgent(other, (tx) => getPage(tx, paperOf(at), first))).rejects.toThrow(NotFound)
    await expect(t.asWriter(other, (tx) => addSignedPages(tx, at, readPages([pdf])))).rejects.toThrow(NotFound)
    await expect(t.asWriter(other, (tx) => removePage(tx, paperOf(at), first))).rejects.toThrow(NotFound)
    const second = await agreed(marie, file)
    await expect(t.asAgent(marie, (tx) => getPage(tx, paperOf(second), first))).rejects.toThrow(NotFound)
    await expect(t.asWriter(marie, (tx) => removePage(tx, paperOf(second), first))).rejects.toThrow(NotFound)
    await expect(t.asAgent(marie, (tx) => getAgreement(tx, { ...at, projectId: second.projectId }))).rejects.toThrow(NotFound)
  })

  it('shares the room of its part of the file with the letters that lie there', async () => {
    const { marie, at, first } = await withPaper()
    await t.admin.query('update agreement_page set size = $2 where id = $1', [first, 200 * 1_048_576])
    await expect(t.asWriter(marie, (tx) => addSignedPages(tx, at, readPages([pdf])))).rejects.toThrow(Refused)
  })

  it('taken out is gone; in a closed file it stays as it is', async () => {
    const { marie, file, at, pages, first } = await withPaper()
    await t.asWriter(marie, (tx) => removePage(tx, paperOf(at), first))
    await expect(t.asAgent(marie, (tx) => getPage(tx, paperOf(at), first))).rejects.toThrow(NotFound)
    await t.asWriter(marie, (tx) => closeCaseFile(tx, { caseFileId: file.id, reason: 'goalReached', note: '' }))
    const last = pages[1]?.id ?? ''
    await expect(t.asWriter(marie, (tx) => removePage(tx, paperOf(at), last))).rejects.toThrow(Denied)
    await expect(t.asWriter(marie, (tx) => addSignedPages(tx, at, readPages([pdf])))).rejects.toThrow(Denied)
    expect((await t.asAgent(marie, (tx) => getPage(tx, paperOf(at), last))).bytes.equals(pdf)).toBe(true)
  })
})
