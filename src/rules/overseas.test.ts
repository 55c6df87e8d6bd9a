import { describe, expect, it } from 'vitest'
import { calculate } from './openfisca/calculate.ts'
import { isCovered, OVERSEAS, overseasReason, territoryOf, whyNotCovered } from './overseas.ts'
import { household } from './testing/build.ts'

describe('overseas', () => {
  it('knows every territory from 971 to 988', () => {
    expect(OVERSEAS.map(({ code }) => code)).toEqual(['971', '972', '973', '974', '975', '976', '977', '978', '984', '986', '987', '988'])
  })

  it.each([
    ['75056', 'mainland'],
    ['2A004', 'mainland'],
    ['20000', 'mainland'],
    ['01001', 'mainland'],
    ['95000', 'mainland'],
    ['99109', null],
    ['97105', '971'],
    ['97611', '976'],
    ['98818', '988'],
    ['971', null],
    ['Lyon', null],
    ['', null],
  ])('%s is in %s', (code, territory) => {
    expect(territoryOf(code)).toBe(territory)
  })

  it('refuses each with its name and its law', () => {
    for (const { code, name } of OVERSEAS) {
      const reason = overseasReason(code)
      expect(isCovered(code)).toBe(false)
      expect(reason?.text).toMatch(/\.$/)
      expect(reason?.text.includes(name) || code === '984').toBe(true)
      expect(reason?.article).not.toBe('')
    }
    expect(overseasReason('979')?.text).toContain('979')
  })

  it('covers the mainland', () => {
    expect(overseasReason('mainland')).toBeNull()
    expect(whyNotCovered(household({ year: 2026, parents: [{ born: '1990-01-01' }] }))).toBeNull()
    expect(whyNotCovered(household({ year: 2026, parents: [{ born: '1990-01-01' }], territory: '974' }))?.text).toContain('La Réunion')
  })

  it('never answers an amount overseas: « unsupported », not 0', () => {
    const situation = (depcom: string) => ({
      individus: {
        ana: {
          date_naissance: { ETERNITY: '1940-01-01' },
          gir: { '2026-05': 'gir_2' },
          dependance_plan_aide_domicile: { '2026-05': 500 },
          apa_domicile: { '2026-05': null },
        },
      },
      familles: { f: { parents: ['ana'] } },
      foyers_fiscaux: { ff: { declarants: ['ana'] } },
      menages: { m: { personne_de_reference: ['ana'], depcom: { '2026-05': depcom } } },
    })
    const asks = () => [{ plural: 'individus', id: 'ana', variable: 'apa_domicile', period: '2026-05' } as const]
    expect(calculate(situation('69123'), asks).computed['individus']?.['ana']?.['apa_domicile']?.['2026-05']).toBe(500)
    for (const { code } of OVERSEAS) {
      const { computed, unsupported } = calculate(situation(`${code}05`), asks)
      expect(computed).toEqual({})
      expect(unsupported).toEqual(['individus.ana.apa_domicile.2026-05'])
    }
  })
})
