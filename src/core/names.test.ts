import { describe, expect, it } from 'vitest'
import { nameKey } from './names.ts'

describe('nameKey', () => {
  it('meets the spellings of one name', () => {
    expect(nameKey('  Le Goff-Ménard ')).toBe('le goff menard')
    expect(nameKey('D’Œuvre')).toBe(nameKey("d'oeuvre"))
    expect(nameKey('LÉA  Nguyễn')).toBe('lea nguyen')
  })
  it('keeps other scripts and answers nothing for signs', () => {
    expect(nameKey('محمد')).toBe('محمد')
    expect(nameKey('🙂 — ?')).toBe('')
  })
})
