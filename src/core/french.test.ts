import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  joinNames,
  ofName,
  monthsWithin,
  typographie,
  writeAge,
  writeAgo,
  writeAmount,
  writeDate,
  writeDay,
  writeDaysLeft,
  writeDuration,
  writeEuros,
  writeFullDate,
  writeNearDay,
  writeNumber,
  writeRange,
  writeShortDay,
  writeTime,
  writeTimeInSentence,
} from './french.ts'

/** No-break spaces are shown as `_` and narrow ones as `~`, so that a test can be read. */
const seen = (text: string): string => text.replaceAll('\u00A0', '_').replaceAll('\u202F', '~')
const today = '2026-06-16'

describe('dates', () => {
  it('writes days with the year only when it is another one', () => {
    expect(seen(writeDay('2026-06-16', today))).toBe('mardi_16_juin')
    expect(seen(writeDay('2027-06-01', today))).toBe('mardi_1er_juin 2027')
    expect(seen(writeDate('2026-07-03', today))).toBe('3_juillet')
    expect(seen(writeFullDate('2026-08-01'))).toBe('1er_août_2026')
  })
  it('writes short days', () => {
    expect(seen(writeShortDay('2026-06-24', today))).toBe('mer._24')
    expect(seen(writeShortDay('2026-06-30', today))).toBe('30_juin')
    expect(seen(writeShortDay('2026-07-03', today))).toBe('3_juil.')
    expect(seen(writeShortDay('2026-07-03', '2026-06-28'))).toBe('ven._3')
    expect(seen(writeShortDay('2027-01-01', today))).toBe('1er_janv. 2027')
  })
  it('writes near and far days', () => {
    expect(writeNearDay(today, today)).toBe('aujourd’hui')
    expect(writeNearDay('2026-06-17', today)).toBe('demain')
    expect(writeNearDay('2026-06-15', today)).toBe('hier')
    expect(seen(writeAgo('2026-05-25', today))).toBe('il y a trois_semaines')
    expect(seen(writeAgo('2026-06-10', today))).toBe('il y a six_jours')
    expect(seen(writeAgo('2026-04-16', today))).toBe('il y a deux_mois')
    expect(seen(writeAgo('2023-06-16', today))).toBe('il y a trois_ans')
    expect(seen(writeAgo('2026-08-16', today))).toBe('dans deux_mois')
    expect(writeAgo('2026-06-15', today)).toBe('hier')
  })
  it('writes times, durations, ages and days left', () => {
    expect(seen(writeTime('09:30'))).toBe('9_h_30')
    expect(seen(writeTime('11:00:00'))).toBe('11_h_00')
    expect(seen(writeTimeInSentence('14:00'))).toBe('14_h')
    expect(seen(writeDuration(1, 'semaine'))).toBe('une_semaine')
    expect(seen(writeDuration(7, 'semaine'))).toBe('sept_semaines')
    expect(seen(writeDuration(45, 'jour'))).toBe('45_jours')
    expect(seen(writeAge('2017-05-01', today))).toBe('9_ans')
    expect(seen(writeAge('2023-06-17', today))).toBe('35_mois')
    expect(seen(writeAge('2023-06-16', today))).toBe('3_ans')
    expect(writeAge('2026-06-01', today)).toBe('nouveau-né')
    expect(seen(writeDaysLeft(today, '2026-06-24'))).toBe('J_−_8')
    expect(writeDaysLeft(today, today)).toBe('J')
    expect(seen(writeDaysLeft(today, '2026-06-14'))).toBe('J_+_2')
  })
  it('finds the months ahead', () => {
    expect(monthsWithin(today, 56)).toEqual([
      { label: 'juillet', day: 15 },
      { label: 'août', day: 46 },
    ])
  })
})

describe('money', () => {
  it('writes euros with cents only when there are some', () => {
    expect(seen(writeEuros(159_000))).toBe('1~590_€')
    expect(seen(writeEuros(159_025))).toBe('1~590,25_€')
    expect(seen(writeEuros(-5_205))).toBe('−_52,05_€')
    expect(seen(writeEuros(0))).toBe('0_€')
    expect(seen(writeAmount(115_600))).toBe('1~156,00')
    expect(seen(writeNumber(1_234_567))).toBe('1~234~567')
    expect(seen(writeRange(25_850, 48_333))).toBe('de_259 à_483_€')
    expect(seen(writeRange(48_333, 48_333))).toBe('483_€')
  })
  it('never loses a cent', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e12, max: 1e12 }), (cents) => {
        const back = Number(
          writeAmount(cents)
            .replaceAll(/[\u00A0\u202F]/g, '')
            .replace('−', '-')
            .replace(',', ''),
        )
        expect(back === cents || (back === 0 && cents === 0)).toBe(true)
      }),
    )
  })
})

describe('typographie', () => {
  it('sets spaces and apostrophes', () => {
    expect(seen(typographie("Qu'en dit-elle ? « Rien » : 12 %"))).toBe('Qu’en dit-elle~? «_Rien_»_: 12_%')
    expect(seen(typographie('Mme Diarra, 12 juin, 9 h 30, 1 590 €; puis?'))).toBe('Mme_Diarra, 12_juin, 9_h_30, 1~590_€~; puis~?')
    expect(seen(typographie('le 1er juin, M. Sacko, art. R. 262-88'))).toBe('le 1er_juin, M._Sacko, art._R. 262-88')
    expect(seen(typographie('«Oui»'))).toBe('«_Oui_»')
    expect(seen(typographie('à 9:30, https://exemple.fr/?q=1'))).toBe('à 9:30, https://exemple.fr/?q=1')
  })
  const sentence = fc
    .array(
      fc.oneof(
        fc.constantFrom(
          ' ',
          ';',
          '?',
          '!',
          ':',
          '«',
          '»',
          '€',
          '%',
          "'",
          '’',
          '\u00A0',
          '\u202F',
          '1',
          '590',
          '12',
          'h',
          'juin',
          'Mme',
          '1er',
          'M.',
          '\n',
          '.',
          '(',
        ),
        fc.string({ unit: 'grapheme', maxLength: 4 }),
      ),
      { maxLength: 30 },
    )
    .map((parts) => parts.join(''))
  it('is idempotent', () => {
    fc.assert(
      fc.property(sentence, (text) => {
        const once = typographie(text)
        expect(typographie(once)).toBe(once)
      }),
      { numRuns: 3000 },
    )
  })
  it('never changes a letter, a digit or their order', () => {
    const bare = (text: string): string => text.replaceAll(/[\s\u00A0\u202F'’]/g, '')
    fc.assert(
      fc.property(sentence, (text) => {
        expect(bare(typographie(text))).toBe(bare(text))
      }),
      { numRuns: 3000 },
    )
  })
})

it('joins names', () => {
  expect(joinNames(['vous'])).toBe('vous')
  expect(joinNames(['vous', 'Bruno Thévenet', 'Hélène Prigent'])).toBe('vous, Bruno Thévenet et Hélène Prigent')
})

it('puts « de » before a name', () => {
  expect(['Odette', 'Élie', 'Yves', 'Hélène', 'Henri'].map(ofName)).toEqual(['d’Odette', 'd’Élie', 'd’Yves', 'd’Hélène', 'd’Henri'])
  expect(['Roger', 'Yann', 'Hassan', 'La dame au landau'].map(ofName)).toEqual(['de Roger', 'de Yann', 'de Hassan', 'de La dame au landau'])
})
