import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Refused } from '#core/errors.ts'
import { sheetContent } from './content.ts'
import { fullSheet } from './examples.ts'
import { heightOf, page } from './page-fit.ts'
import { sheetPdf } from './pdf.server.ts'
import { openTypeOf } from './woff.ts'

const bytes = (pdf: Uint8Array): string => Buffer.from(pdf).toString('latin1')
const pagesOf = (pdf: Uint8Array): number => [...bytes(pdf).matchAll(/\/Type\s*\/Page(?![a-z])/g)].length

/** Text of a PDF by poppler, in reading order; null where poppler is not installed. */
function textOf(pdf: Uint8Array): string | null {
  const folder = mkdtempSync(join(tmpdir(), 'sheet-'))
  try {
    writeFileSync(join(folder, 'a.pdf'), pdf)
    return execFileSync('pdftotext', ['-enc', 'UTF-8', join(folder, 'a.pdf'), '-'], { stdio: ['ignore', 'pipe', 'ignore'] }).toString(
      'utf8',
    )
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  } finally {
    rmSync(folder, { recursive: true })
  }
}
const flat = (text: string): string => text.replace(/[\s\u200b]+/gu, ' ')

describe('the PDF of the sheet', () => {
  test('is one tagged page, in French, titled, without author, date nor path', async () => {
    const before = performance.now()
    const first = await sheetPdf(fullSheet)
    const between = performance.now()
    const next = await sheetPdf(fullSheet)
    process.stdout.write(
      `first sheet ${Math.round(between - before)} ms, next ${Math.round(performance.now() - between)} ms, ${next.length} bytes\n`,
    )
    const text = bytes(first)
    expect(pagesOf(first)).toBe(1)
    expect(text).toContain('/StructTreeRoot')
    expect(text).toContain('/Lang (fr-FR)')
    expect(text).toContain('<pdfuaid:part>1</pdfuaid:part>')
    expect(text).toContain('/Title (Ce que nous avons dit)')
    for (const found of ['/Author', '/Producer', '/CreationDate', 'dc:creator', 'no-files', process.cwd()])
      expect(text).not.toContain(found)
    expect(Buffer.from(first).equals(Buffer.from(next))).toBe(true)
  })

  test('says what the page says, in the same order', async (context) => {
    const text = textOf(await sheetPdf(fullSheet))
    if (text === null) return context.skip('pdftotext (poppler) is not installed')
    const content = sheetContent(fullSheet)
    const wanted = [
      content.title,
      ...content.opening,
      ...content.parts.flatMap((part) => [
        part.heading,
        ...(part.kind === 'list' ? part.items.map((item) => item.strong || item.text) : []),
      ]),
      'Ce que vous me dites est couvert',
    ]
    let at = -1
    for (const piece of wanted.map(flat)) {
      const found = flat(text).indexOf(piece, at)
      expect(found, piece).toBeGreaterThan(at)
      at = found
    }
    expect(flat(text)).toContain('Mardi 30 juin à 9 h 30, bureau 2.')
  })

  test.for([
    ['#let x = 1; #panic("no")', '#let x = 1'],
    ['$x^2$ *gras* _ital_ = titre @ref <label> \\ `code`', '*gras* _ital_ = titre @ref <label>'],
    ['#read("/etc/passwd") #import "@preview/cetz:0.3.0"', '#read("/etc/passwd")'],
    ['<script>alert(1)</script>', '<script>alert(1)</script>'],
    ['"} \\u{0} ] ) }', '"} \\u{0} ] ) }'],
    ['\u202eabc\u0000\ud800 fin', 'abc'],
    ['مرحبا et 🙂 et 你好', ' et '],
    ['Łucja Woźniak Şahin Nguyễn, ñ œ ÿ ő', 'Łucja Woźniak Şahin Nguyễn, ñ œ ÿ ő'],
    ['x'.repeat(190), 'x'.repeat(50)],
    ['Nguyễn anticonstitutionnellement prochainement', 'Nguyễn anticonstitutionnellement prochainement'],
  ] as const)('hostile or foreign text is only text: %s', async ([hostile, shown], context) => {
    const sheet = {
      ...fullSheet,
      workerName: hostile,
      said: [hostile],
      canAsk: [{ title: hostile.slice(0, 60), detail: hostile }],
      actions: [{ what: hostile, who: hostile.slice(0, 50), when: '' }],
    }
    const pdf = await sheetPdf(sheet)
    expect(pagesOf(pdf)).toBe(1)
    const text = textOf(pdf)
    if (text === null) return context.skip('pdftotext (poppler) is not installed')
    expect(flat(text).replaceAll('’', "'")).toContain(flat(shown).replaceAll('’', "'"))
  })

  test('the discreet version is titled like any appointment', async () => {
    const pdf = await sheetPdf({ ...fullSheet, discreet: true })
    expect(bytes(pdf)).toContain('/Title (Rendez-vous)')
    expect(pagesOf(pdf)).toBe(1)
    const text = textOf(pdf)
    if (text !== null) for (const word of ['3919', 'Kerbrat', 'CAF', '€', 'peur', 'aparté']) expect(text).not.toContain(word)
  })

  test('a sheet too long is refused, in French', async () => {
    const long = { ...fullSheet, said: Array.from({ length: 40 }, () => 'Une ligne de plus sur la feuille.') }
    await expect(sheetPdf(long)).rejects.toBeInstanceOf(Refused)
  })

  test('what is measured to hold on a page holds on a page', async () => {
    const words = 'vous avez demandé une aide pour le loyer AVANT la fin du mois WWWW 1 590 € illisible Łucja'.split(' ')
    const text = (most: number) => fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: most }).map((all) => all.join(' '))
    const sheets = fc.record({
      said: fc.array(text(30), { maxLength: 9 }),
      canAsk: fc.array(fc.record({ title: text(8), detail: text(24) }), { maxLength: 8 }),
      actions: fc.array(fc.record({ what: text(16), who: text(6), when: text(6) }), { maxLength: 8 }),
    })
    let [held, near] = [0, 0]
    await fc.assert(
      fc.asyncProperty(sheets, async (parts) => {
        const sheet = { ...fullSheet, ...parts }
        const height = heightOf(sheetContent(sheet))
        if (height > page.height) return
        held += 1
        if (height > page.height - 60) near += 1
        expect(pagesOf(await sheetPdf(sheet))).toBe(1)
      }),
      { numRuns: 120 },
    )
    process.stdout.write(`${held} sheets measured to hold and drawn on one page, ${near} of them within three lines of the end\n`)
    expect(held).toBeGreaterThan(20)
  }, 30_000)
})

test('a file that is not WOFF, or damaged, is not taken for a font', () => {
  expect(() => openTypeOf(Buffer.from('wOF2'.padEnd(60)))).toThrow('Not a WOFF')
  expect(() => openTypeOf(Buffer.alloc(10))).toThrow('Not a WOFF')
})
