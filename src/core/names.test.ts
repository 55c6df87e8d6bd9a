import { describe, expect, it } from 'vitest'
import { nameKey } from './names.ts'

describe('nameKey', () => {
  it('keeps what is heard of a name', () => {
    expect(nameKey('Mme Élodie N’Guessan-Œuvrard')).toBe('elodie n guessan oeuvrard')
    expect(nameKey('  CÉLINE   aubertin ')).toBe('celine aubertin')
    expect(nameKey('M. Vasseur')).toBe('vasseur')
    expect(nameKey('Mme')).toBe('mme')
  })
  it('keeps letters of another script, and is stable', () => {
    expect(nameKey('محمد')).toBe('محمد')
    expect(nameKey(nameKey('Zoé Š.'))).toBe(nameKey('Zoé Š.'))
    expect(nameKey('🙂')).toBe('')
  })
})
