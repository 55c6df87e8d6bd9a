import { describe, expect, it } from 'vitest'
import { letterText, textOf } from './delay-letter.ts'
import type { DelayLetter } from './delay-letter.ts'

const letter = (more: Partial<DelayLetter> = {}): DelayLetter => ({
  name: 'Ana Aubry',
  reference: '',
  kind: 'rentArrears',
  amount: 548_00,
  ask: 'instalments',
  monthly: 50_00,
  from: '2026-08-05',
  ...more,
})
const plain = (text: string): string => text.replaceAll(/[\u00A0\u202F]/g, ' ')

describe('a letter that asks for time', () => {
  it('proposes what was typed, and counts the payments', () => {
    const text = plain(letterText(letter()))
    expect(text).toContain('la somme de 548 € au titre du loyer')
    expect(text).toContain('payer 50 € par mois, à partir du 5 août 2026, soit 11 versements, le dernier plus petit.')
    expect(text.endsWith('Ana Aubry')).toBe(true)
    expect(plain(letterText(letter({ amount: 100_00 })))).toContain('soit 2 versements.')
  })
  it('asks for a delay alone where no amount is proposed, and for the amount where nobody knows it', () => {
    const text = plain(letterText(letter({ ask: 'delay', monthly: null, amount: null, kind: 'other', from: null })))
    expect(text).toContain('le paiement d’une somme.')
    expect(text).toContain('m’écrire le montant exact')
    expect(text).toContain('Je vous demande un délai pour payer.')
    expect(text).not.toMatch(/par mois|null|NaN/)
  })
  it('owns to no debt', () => {
    for (const ask of ['instalments', 'delay'] as const) expect(letterText(letter({ ask }))).not.toMatch(/je (?:vous )?dois|ma dette/i)
  })
  it('keeps what was changed by hand, and is written anew when it was not, or was emptied', () => {
    expect(textOf({ text: 'A\r\n\r\nB', made: 'A\n\nB' }, 'C')).toBe('C')
    expect(textOf({ text: ' ', made: 'A' }, 'C')).toBe('C')
    expect(textOf({ text: 'A, et plus', made: 'A' }, 'C')).toBe('A, et plus')
  })
})
