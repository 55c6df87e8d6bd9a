import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { FactValue } from '#features/tidying/model.ts'
import { readPayLine, twelveMonths } from './pay-line.ts'

const today = '2026-06-16'
const euros = (typed: string) => readPayLine(typed, today)

describe('a pay line', () => {
  it.each<[string, FactValue]>([
    ['986 € net par mois depuis mars', { cents: 986_00, period: 'month', from: '2026-03-01' }],
    ['986\u00A0€ net/mois depuis mars 2025', { cents: 986_00, period: 'month', from: '2025-03-01' }],
    ['986,40 depuis le 16 mars', { cents: 986_40, period: 'month', from: '2026-03-01' }],
    ['1\u202F020 € depuis septembre', { cents: 1020_00, period: 'month', from: '2025-09-01' }],
    ['1020.5 euros à partir de mai', { cents: 1020_50, period: 'month', from: '2026-05-01' }],
    ['986 € depuis mars, 0 en mai, 1 020 en juin', { cents: 986_00, period: 'month', from: '2026-03-01', months: { '2026-05': 0, '2026-06': 1020_00 } }],
    ['986 € depuis mars ; rien en mai', { cents: 986_00, period: 'month', from: '2026-03-01', months: { '2026-05': 0 } }],
    ['986 € depuis mars, 986,40 en mai', { cents: 986_00, period: 'month', from: '2026-03-01', months: { '2026-05': 986_40 } }],
    ['900 € depuis janvier, 986 € depuis avril', { cents: 986_00, period: 'month', from: '2026-04-01', months: { '2026-01': 900_00, '2026-02': 900_00, '2026-03': 900_00 } }],
    ['900 € de janvier à mars, puis rien depuis avril', { boolean: false, from: '2026-04-01', months: { '2026-01': 900_00, '2026-02': 900_00, '2026-03': 900_00 } }],
    ['12 400 € en 2024', { cents: 12_400_00, period: 'year', from: '2024-01-01', until: '2024-12-31' }],
    ['12 000 € par an depuis janvier', { cents: 12_000_00, period: 'year', from: '2026-01-01' }],
    ['plus rien depuis avril', { boolean: false, from: '2026-04-01' }],
    ['Aucune pension depuis avril.', { boolean: false, from: '2026-04-01' }],
    ['jamais', { boolean: false, from: '2000-01-01' }],
    ['0', { boolean: false, from: '2026-06-01' }],
    ['214 € en mai', { period: 'month', months: { '2026-05': 214_00 } }],
    ['214 € le mois dernier, 300 ce mois-ci', { period: 'month', months: { '2026-05': 214_00, '2026-06': 300_00 } }],
    ['850 € de novembre à février', { cents: 850_00, period: 'month', from: '2025-11-01', until: '2026-02-28' }],
    ['986 €', { cents: 986_00, period: 'month', from: '2026-06-01' }],
    ['600 € depuis 2023', { cents: 600_00, period: 'month', from: '2023-01-01' }],
  ])('%s', (typed, value) => expect(euros(typed)).toEqual({ value })) // prettier-ignore
  it.each([
    ['', 'Écrivez le montant'],
    ['beaucoup', 'n’est pas lisible'],
    ['986 € brut depuis mars', 'net avant impôt'],
    ['986 € quand elle peut', 'n’est pas lisible'],
    ['986 € depuis mars, 12 400 € en 2024', 'une ligne à lui'],
    ['986 € depuis mars, 12', 'Dites le mois'],
    ['986 € en 1802', 'semble trop loin'],
    ['850 € jusqu’en avril', 'aussi depuis quand'],
    ['986 € de mai 2026 à mars 2026', 'Le premier mois est après'],
    ['986 € de mai 1999 à mars 2026, 10 depuis avril', 'trop nombreux'],
  ])('« %s » is refused', (typed, why) => {
    const read = euros(typed)
    expect('error' in read && read.error).toContain(why)
  })
  it('never throws, whatever is typed', () =>
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.array(fc.constantFrom('986', '€', 'depuis', 'mars', 'en', '2024', ',', 'rien', 'plus', 'de', 'à', 'mai', 'par an', '1 020'), { maxLength: 9 }).map((words) => words.join(' '))),
        (typed) => {
          const read = euros(typed)
          if ('error' in read) expect(read.error).not.toBe('')
          else expect(twelveMonths(read.value, today)).toHaveLength(12)
        },
      ),
      { numRuns: 2000, seed: 20_260_616 },
    )) // prettier-ignore
  it('shows its twelve months', () => {
    const read = euros('986 € depuis mars, 0 en mai')
    expect('value' in read && twelveMonths(read.value, today).map(({ cents }) => cents)).toEqual([
      null, null, null, null, null, null, null, null, 986_00, 986_00, 0, 986_00,
    ]) // prettier-ignore
    const paid = euros('plus rien depuis avril')
    expect('value' in paid && twelveMonths(paid.value, today).filter(({ cents }) => cents === 0)).toHaveLength(3)
  })
})
