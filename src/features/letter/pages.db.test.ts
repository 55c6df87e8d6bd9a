import { crc32, deflateSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Denied, NotFound, Refused } from '#core/errors.ts'
import type { Read, Write } from '#db/door.server.ts'
import * as paper from '#db/paper/pages.server.ts'
import { readPages } from '#db/paper/pages.server.ts'
import { PAGE_LIMITS } from '#db/paper/scan.ts'
import type { Scan } from '#db/paper/scan.ts'
import { openTestHouse } from '#db/testing/house.ts'
import type { TestAgent, TestCase, TestHouse } from '#db/testing/house.ts'
import { closeCaseFile } from '#features/case-file/sharing.server.ts'
import { correctLetter, noteLetter } from './commands.server.ts'
import { addPages, paperOf } from './pages.server.ts'
import { getLetter } from './queries.server.ts'

let t: TestHouse
beforeAll(async () => {
  t = await openTestHouse()
})
afterAll(() => t.close())

const today = '2026-06-16'
type At = { caseFileId: string; seriesId: string; pageId: string }
const listPages = (tx: Read, caseFileId: string, seriesId: string) => paper.listPages(tx, paperOf(caseFileId, seriesId))
const getPage = (tx: Read, { caseFileId, seriesId, pageId }: At) => paper.getPage(tx, paperOf(caseFileId, seriesId), pageId)
const removePage = (tx: Write, { caseFileId, seriesId, pageId }: At) => paper.removePage(tx, paperOf(caseFileId, seriesId), pageId)
const note = (marie: TestAgent, file: TestCase): Promise<string> =>
  t.asWriter(marie, (tx) =>
    noteLetter(tx, {
      caseFileId: file.id, type: 'other', sender: '', text: '', explanation: '', action: '', lies: 'budget', receivedOn: today, datedOn: null, today,
      timeZone: 'Europe/Paris', clock: null, ownDay: null, doer: null, run: null,
    }),
  ) // prettier-ignore

const long = (n: number): Buffer => Buffer.from([n >>> 24, (n >>> 16) & 255, (n >>> 8) & 255, n & 255])
const chunk = (type: string, body: Buffer): Buffer =>
  Buffer.concat([long(body.length), Buffer.from(type), body, long(crc32(Buffer.concat([Buffer.from(type), body])))])
/** A grey PNG of four pixels that says something in its texts. */
const png = Buffer.concat([
  Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]),
  chunk('IHDR', Buffer.concat([long(2), long(2), Buffer.from([8, 0, 0, 0, 0])])),
  chunk('IDAT', deflateSync(Buffer.alloc(6))),
  chunk('IEND', Buffer.alloc(0)),
])
const pdf = Buffer.from('%PDF-1.7\ntrailer<</Root 1 0 R>>\nUne phrase que personne ne lit.\n%%EOF\n')
const ofSize = (size: number): Scan => ({ kind: 'pdf', bytes: Buffer.alloc(size) })

const withPages = async () => {
  const marie = await t.anAgent()
  const file = await t.aCaseFile(marie)
  const seriesId = await note(marie, file)
  const at = { caseFileId: file.id, seriesId }
  await t.asWriter(marie, (tx) => addPages(tx, at, readPages([png, pdf])))
  const pages = await t.asAgent(marie, (tx) => listPages(tx, file.id, seriesId))
  return { marie, file, at, pages }
}

describe('pages of a letter', () => {
  it('are kept sealed in the part of the file of the letter, and given back as they came', async () => {
    const { marie, at, pages } = await withPages()
    expect(pages.map(({ position, kind, size }) => [position, kind, size])).toEqual([
      [1, 'png', png.length],
      [2, 'pdf', pdf.length],
    ])
    const second = await t.asAgent(marie, (tx) => getPage(tx, { ...at, pageId: pages[1]?.id ?? '' }))
    expect(second.bytes.equals(pdf)).toBe(true)
    const { rows } = await t.admin.query<{ content: Buffer; kind: string }>(
      `select p.content, c.kind from letter_page p join compartment c on c.id = p.compartment_id where letter_id = $1 order by position`,
      [at.seriesId],
    )
    expect(rows.map(({ kind }) => kind)).toEqual(['budget', 'budget'])
    expect(rows.some(({ content }) => content.includes('Une phrase') || content.includes('%PDF'))).toBe(false)
  })

  it('stay where they are when the words of the letter are written anew', async () => {
    const { marie, at } = await withPages()
    await t.asWriter(marie, (tx) =>
      correctLetter(tx, {
        ...at,
        type: 'other',
        sender: 'CAF',
        text: '',
        explanation: '',
        action: '',
        receivedOn: today,
        datedOn: null,
        today,
      }),
    )
    const letter = await t.asAgent(marie, (tx) => getLetter(tx, at.caseFileId, at.seriesId))
    expect(letter.id).not.toBe(at.seriesId)
    await t.asWriter(marie, (tx) => addPages(tx, at, readPages([pdf])))
    expect(await t.asAgent(marie, (tx) => listPages(tx, at.caseFileId, at.seriesId))).toHaveLength(3)
  })

  it('taken out are gone, their number is not given again, and twice is « not there »', async () => {
    const { marie, at, pages } = await withPages()
    const last = { ...at, pageId: pages[1]?.id ?? '' }
    await t.asWriter(marie, (tx) => removePage(tx, last))
    await expect(t.asWriter(marie, (tx) => removePage(tx, last))).rejects.toThrow(NotFound)
    await expect(t.asAgent(marie, (tx) => getPage(tx, last))).rejects.toThrow(NotFound)
    const { rows } = await t.admin.query('select content from letter_page where id = $1', [last.pageId])
    expect(rows).toEqual([{ content: null }])
    await t.asWriter(marie, (tx) => addPages(tx, at, readPages([pdf])))
    expect((await t.asAgent(marie, (tx) => listPages(tx, at.caseFileId, at.seriesId))).map(({ position }) => position)).toEqual([1, 3])
  })

  it('are for who reads that part alone, under the address of their own letter alone', async () => {
    const { marie, file, at, pages } = await withPages()
    const other = await t.anAgent()
    const pageId = pages[0]?.id ?? ''
    await expect(t.asAgent(other, (tx) => getPage(tx, { ...at, pageId }))).rejects.toThrow(NotFound)
    expect(await t.asAgent(other, (tx) => listPages(tx, at.caseFileId, at.seriesId))).toEqual([])
    await expect(t.asWriter(other, (tx) => addPages(tx, at, readPages([pdf])))).rejects.toThrow(NotFound)
    await expect(t.asWriter(other, (tx) => removePage(tx, { ...at, pageId }))).rejects.toThrow(NotFound)
    const second = await note(marie, file)
    await expect(t.asAgent(marie, (tx) => getPage(tx, { ...at, seriesId: second, pageId }))).rejects.toThrow(NotFound)
    await expect(t.asWriter(marie, (tx) => removePage(tx, { ...at, seriesId: second, pageId }))).rejects.toThrow(NotFound)
  })

  it('one that was moved to another row, or cut, does not open', async () => {
    const { marie, at, pages } = await withPages()
    const [first, second] = pages.map(({ id }) => id)
    await t.admin.query('update letter_page set content = (select content from letter_page where id = $1) where id = $2', [second, first])
    await expect(t.asAgent(marie, (tx) => getPage(tx, { ...at, pageId: first ?? '' }))).rejects.toThrow()
    await t.admin.query('update letter_page set content = substring(content from 1 for length(content) - 1) where id = $1', [second])
    await expect(t.asAgent(marie, (tx) => getPage(tx, { ...at, pageId: second ?? '' }))).rejects.toThrow()
  })

  it('are as many as a letter may have, also when two send at once', async () => {
    const { marie, at } = await withPages()
    const many = (count: number): Scan[] => Array.from({ length: count }, () => ofSize(10))
    await t.asWriter(marie, (tx) => addPages(tx, at, many(PAGE_LIMITS.pages - 4)))
    const both = await Promise.allSettled([2, 2].map((count) => t.asWriter(marie, (tx) => addPages(tx, at, many(count)))))
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    await expect(t.asWriter(marie, (tx) => addPages(tx, at, many(1)))).rejects.toThrow(Refused)
    expect(await t.asAgent(marie, (tx) => listPages(tx, at.caseFileId, at.seriesId))).toHaveLength(PAGE_LIMITS.pages)
  })

  it('weigh no more than their part of the file may hold; one that is taken out gives its room back', async () => {
    const { marie, at, pages } = await withPages()
    await t.admin.query('update letter_page set size = $2 where id = $1', [pages[0]?.id, PAGE_LIMITS.part - pdf.length])
    await expect(t.asWriter(marie, (tx) => addPages(tx, at, [ofSize(1)]))).rejects.toThrow(Refused)
    await t.asWriter(marie, (tx) => removePage(tx, { ...at, pageId: pages[0]?.id ?? '' }))
    await t.asWriter(marie, (tx) => addPages(tx, at, [ofSize(1)]))
  })

  it('are neither added to a closed file nor taken out of it, and stay readable', async () => {
    const { marie, file, at, pages } = await withPages()
    await t.asWriter(marie, (tx) => closeCaseFile(tx, { caseFileId: file.id, reason: 'goalReached', note: '' }))
    await expect(t.asWriter(marie, (tx) => addPages(tx, at, readPages([pdf])))).rejects.toThrow(Denied)
    await expect(t.asWriter(marie, (tx) => removePage(tx, { ...at, pageId: pages[0]?.id ?? '' }))).rejects.toThrow(Denied)
    expect((await t.asAgent(marie, (tx) => getPage(tx, { ...at, pageId: pages[0]?.id ?? '' }))).bytes.equals(png)).toBe(true)
  })

  it('that are no pages are refused before anything, with which one and why', () => {
    expect(() => readPages([png, Buffer.from('<html>')])).toThrow(Refused)
    try {
      readPages([png, Buffer.from('<html>')])
    } catch (error) {
      expect((error as Refused).fields['pages']).toMatch(/^Fichier 2 sur 2\. Ce fichier n’est ni/)
    }
  })
})
