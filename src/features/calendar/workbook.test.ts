import { randomBytes } from 'node:crypto'
import { deflateRawSync } from 'node:zlib'
import { read, utils, write } from '@e965/xlsx'
import type { BookType, WorkSheet } from '@e965/xlsx'
import { describe, expect, it } from 'vitest'
import { Refused } from '#core/errors.ts'
import { linesAsText, readRdv } from './rdv-file.ts'
import { LARGEST_WORKBOOK, isWorkbook, readWorkbook, writeWorkbook } from './workbook.ts'

const heads = ['année', 'date prise rdv', 'heure prise rdv', 'origine', 'date rdv', 'heure rdv', 'service', 'motif', 'contexte', 'statut', 'lieu', 'professionnel.le(s)', 'usager(s)', 'commune du premier responsable', 'au moins un usager mineur ?', 'résultat des notifications', 'Organisation', 'date naissance', 'code postal du premier responsable', 'créé par', 'email(s) professionnel.le(s)'] // prettier-ignore
const row = ['2026', '01/06/2026', '09:00', '', '17/06/2026', '9h30', 'Social', 'Suivi RSA', 'Elle pleure', 'Rendez-vous à venir', 'MDS Nord', 'Marie ESSAI', 'Elif DEMIREL, Mehmet DEMIREL', 'Clairval', 'non', '', 'MDS', '12/03/1988', '00100', '', 'marie@exemple.fr'] // prettier-ignore

const bookOf = (sheet: WorkSheet, bookType: BookType): Uint8Array => {
  const book = utils.book_new()
  utils.book_append_sheet(book, sheet, 'Export')
  return new Uint8Array(write(book, { type: 'array', bookType }) as ArrayBuffer)
}
const workbook = (lines: unknown[][], bookType: BookType): Uint8Array => bookOf(utils.aoa_to_sheet(lines), bookType)
const refusal = (bytes: Uint8Array): string => {
  try {
    readWorkbook(bytes, 520)
  } catch (error) {
    if (error instanceof Refused) return error.fields['file'] ?? ''
    throw error
  }
  return ''
}

describe('the export of RDV Service Public as it comes', () => {
  it.each(['biff8', 'xlsx'] as const)(
    'is read from a workbook, %s, its lines numbered as in the sheet, and no column but those that are needed',
    (bookType) => {
      const bytes = workbook([['Export du 20 juin'], [], heads, row, [], row], bookType)
      expect(isWorkbook(bytes)).toBe(true)
      const text = linesAsText(readWorkbook(bytes, 520))
      expect(text).not.toMatch(/Elle pleure|marie@exemple/)
      const read = readRdv(text)
      expect(read.map(({ line }) => line)).toEqual([4, 6])
      expect(read[0]).toMatchObject({ date: '2026-06-17', time: '09:30', people: ['Elif DEMIREL', 'Mehmet DEMIREL'], birthDate: '1988-03-12', motif: 'Suivi RSA', status: 'planned' }) // prettier-ignore
    },
  )
  it.each(['biff8', 'xlsx'] as const)('reads days and hours that are numbers, %s, as the day and the hour they are', (bookType) => {
    const sheet = utils.aoa_to_sheet([
      ['date rdv', 'heure rdv', 'usager(s)'],
      [46190, 0.395833333, 'Elif DEMIREL'],
    ])
    sheet['A2'].z = 'm/d/yy'
    sheet['B2'].z = 'h:mm'
    const [line] = readRdv(linesAsText(readWorkbook(bookOf(sheet, bookType), 520)))
    expect([line?.date, line?.time]).toEqual(['2026-06-17', '09:30'])
  })
  it('reads of a formula what the file says it gave, and never works it out', () => {
    const sheet = utils.aoa_to_sheet([['a', 'b']])
    sheet['A1'] = { t: 'n', f: '6*7', v: 1 }
    sheet['B1'] = { t: 's', f: 'HYPERLINK("http://exemple.invalid","x")', v: 'lien' }
    expect(readWorkbook(bookOf(sheet, 'xlsx'), 520)).toEqual([['1', 'lien']])
  })
})

describe('a file that is no workbook, or a hostile one', () => {
  it('is refused in a sentence, whatever its bytes, and soon', () => {
    const whole = { biff8: workbook([heads, row], 'biff8'), xlsx: workbook([heads, row], 'xlsx') }
    let [asked, refused] = [0, 0]
    const began = performance.now()
    const judge = (bytes: Uint8Array): void => {
      asked += 1
      // read, or refused in French beside the field; anything else is thrown, and fails here
      if (refusal(bytes) !== '') refused += 1
    }
    for (const bytes of Object.values(whole)) {
      for (let n = 1; n < 20; n += 1) judge(bytes.subarray(0, Math.floor((bytes.length * n) / 20)))
      for (let n = 0; n < 60; n += 1) {
        const bent = Uint8Array.from(bytes)
        for (const [at, value] of randomBytes(8).entries()) bent[8 + ((at * 7919 + n * 104_729) % (bent.length - 8))] = value
        judge(bent)
      }
      judge(Uint8Array.from([...bytes.subarray(0, 8), ...randomBytes(2_000)]))
    }
    process.stdout.write(
      `workbook: ${asked} damaged files, ${refused} refused in a sentence, 0 failures, ${Math.round((performance.now() - began) / asked)} ms each\n`,
    )
    expect(refused).toBeGreaterThan(asked / 4)
    expect(performance.now() - began).toBeLessThan(asked * 2_500)
  }, 120_000)
  it('is refused when it unpacks to more than it may, before it is unpacked', () => {
    const name = Buffer.from('xl/worksheets/sheet1.xml')
    const packed = deflateRawSync(Buffer.alloc(30 * 1_048_576))
    const head = Buffer.alloc(30)
    head.writeUInt32LE(0x04034b50, 0)
    head.writeUInt16LE(8, 8)
    head.writeUInt32LE(packed.length, 18)
    head.writeUInt32LE(30 * 1_048_576, 22)
    head.writeUInt16LE(name.length, 26)
    const entry = Buffer.alloc(46)
    entry.writeUInt32LE(0x02014b50, 0)
    entry.writeUInt16LE(8, 10)
    entry.writeUInt32LE(packed.length, 20)
    entry.writeUInt32LE(30 * 1_048_576, 24)
    entry.writeUInt16LE(name.length, 28)
    const end = Buffer.alloc(22)
    end.writeUInt32LE(0x06054b50, 0)
    end.writeUInt16LE(1, 8)
    end.writeUInt16LE(1, 10)
    end.writeUInt32LE(46 + name.length, 12)
    end.writeUInt32LE(30 + name.length + packed.length, 16)
    const bomb = Buffer.concat([head, name, packed, entry, name, end])
    expect(bomb.length).toBeLessThan(LARGEST_WORKBOOK)
    expect(refusal(bomb)).toMatch(/trop gros une fois déplié/)
    expect(refusal(new Uint8Array(LARGEST_WORKBOOK + 1))).toMatch(/trop gros/)
    expect(refusal(Buffer.from('bonjour'))).toMatch(/abîmé/)
  })
  it('of more lines than may be read, is read no further', () => {
    const many = Array.from({ length: 2_000 }, (_, n) => [String(n)])
    expect(readWorkbook(workbook(many, 'xlsx'), 520)).toHaveLength(521)
  })
})

it('writes every cell as words: nothing that begins with « = » is a formula', () => {
  const written = read(writeWorkbook('Essai', [['=1+1', '@SUM(A1)', '+33', '-2', 'Équipe']]), { type: 'array', cellFormula: true })
  const sheet = written.Sheets['Essai'] as WorkSheet
  expect(
    Object.keys(sheet)
      .filter((key) => !key.startsWith('!'))
      .map((key) => [sheet[key].t, sheet[key].f, sheet[key].v]),
  ).toEqual([
    ['s', undefined, '=1+1'],
    ['s', undefined, '@SUM(A1)'],
    ['s', undefined, '+33'],
    ['s', undefined, '-2'],
    ['s', undefined, 'Équipe'],
  ])
})
