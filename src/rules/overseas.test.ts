import { describe, expect, it } from 'vitest'
import { adaRight } from './asylum/ada.ts'
import { evaluateInto, explain, newRow, placeOf } from './evaluate.ts'
import { Evaluation, UNSUPPORTED } from './evaluation.ts'
import { afRight } from './family/af.ts'
import { cssRight } from './health/css.ts'
import { TENURE } from './household.ts'
import { alsRight } from './housing/rights.ts'
import { aahRight } from './minima/aah.ts'
import { cejRight } from './minima/cej.ts'
import { calculate } from './openfisca/calculate.ts'
import { isCovered, OVERSEAS, overseasInWords, overseasReason, RIGHTS_THERE, territoryOf, whyNotCovered } from './overseas.ts'
import { explore } from './ranges/explore.ts'
import { RIGHTS } from './rights.ts'
import { primeNoelRight } from './rsa/prime-noel.ts'
import { rsaRight } from './rsa/rsa.ts'
import { household } from './testing/build.ts'
import { monthOf } from './time.ts'

const REFUSED = OVERSEAS.filter(({ code }) => !['971', '972', '973', '974'].includes(code))

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
    ['97123', '977'],
    ['97127', '978'],
    ['97150', '978'],
    ['971', null],
    ['Lyon', null],
    ['', null],
  ])('%s is in %s', (code, territory) => {
    expect(territoryOf(code)).toBe(territory)
  })

  it('names every right once', () => {
    expect(Object.keys(RIGHTS_THERE).toSorted()).toEqual(RIGHTS.map(({ id }) => id).toSorted())
  })

  it.each(REFUSED)('refuses $code with its name and its law', ({ code, name }) => {
    expect(isCovered(code)).toBe(false)
    for (const { id } of RIGHTS) {
      const reason = overseasReason(code, id)
      expect(isCovered(code, id)).toBe(false)
      expect(reason?.text).toMatch(/\.$/)
      expect(reason?.text.includes(name) || code === '984').toBe(true)
      expect(reason?.article).not.toBe('')
    }
  })

  it('refuses a territory that it does not know, and a right that it does not know', () => {
    expect(overseasReason('979', 'rsa')?.text).toContain('979')
    expect(overseasReason('974', 'unknown')?.text).toContain('La Réunion')
  })

  it('covers the mainland, and four départements right by right', () => {
    const ana = { year: 2026, parents: [{ born: '1990-01-01' }] }
    for (const { id } of RIGHTS) expect(whyNotCovered(household(ana), id)).toBeNull()
    expect(whyNotCovered(household({ ...ana, territory: '974' }), 'rsa')).toBeNull()
    expect(whyNotCovered(household({ ...ana, territory: '974' }), 'ada')?.text).toContain('demandeur d’asile')
    expect(RIGHTS.filter(({ id }) => !isCovered('973', id)).map(({ id }) => id)).toEqual(['ada'])
  })

  it('says in words what each right is there', () => {
    expect(overseasInWords('aah')[0]).toContain('mêmes règles')
    expect(overseasInWords('af')[0]).toContain('premier enfant')
    expect(overseasInWords('ada')[0]).toContain('n’y est pas calculée')
    expect(overseasInWords('unknown')[0]).toContain('non calculé')
    for (const { id } of RIGHTS) expect(overseasInWords(id)).toHaveLength(2)
  })

  it('evaluates, explains and explores alike', () => {
    const month = monthOf('2026-05')
    const spec = { year: 2026, parents: [{ born: '1990-01-01' }], children: [{ born: '2018-05-20' }] }
    for (const [territory, one, asylum] of [
      ['mainland', 0, 0],
      ['974', 2812, UNSUPPORTED],
      ['976', UNSUPPORTED, UNSUPPORTED],
    ] as const) {
      const made = household({ ...spec, territory })
      const row = newRow()
      evaluateInto(new Evaluation(), made, month, row)
      expect(Math.round(row[placeOf(afRight)] as number)).toBe(one)
      expect(row[placeOf(adaRight)]).toBe(asylum)
      expect(row[placeOf(aahRight)]).toBe(territory === '976' ? UNSUPPORTED : 0)
      const { low, unsupported } = explore(made, [], month)
      expect(unsupported[placeOf(afRight)]).toBe(one === UNSUPPORTED ? 1 : 0)
      if (one !== UNSUPPORTED) expect(Math.round(low[placeOf(afRight)] as number)).toBe(one)
      expect(explain(made, adaRight, month).outcome.kind).toBe(asylum === UNSUPPORTED ? 'unsupported' : 'refused')
      expect(explain(made, afRight, month).outcome.kind).toBe(one === UNSUPPORTED ? 'unsupported' : one === 0 ? 'refused' : 'due')
    }
  })

  it('says « unsupported » of all that hangs on what is not computed there', () => {
    const month = monthOf('2026-05')
    const hostel = household({ year: 2026, parents: [{ born: '1990-01-01' }], tenure: TENURE.hostel, rent: 300_00, territory: '974' })
    const row = newRow()
    evaluateInto(new Evaluation(), hostel, month, row)
    for (const right of [alsRight, rsaRight, cssRight, primeNoelRight]) {
      expect(row[placeOf(right)]).toBe(UNSUPPORTED)
      expect(explain(hostel, right, month).outcome.kind).toBe('unsupported')
    }
    expect(row[placeOf(afRight)]).toBe(0)
    expect(explain(hostel, alsRight, month).outcome).toEqual({ kind: 'unsupported', why: expect.stringContaining('foyer') as unknown })
  })

  it('says so of the contrat d’engagement jeune, which an RSA would close', () => {
    const young = household({
      year: 2026,
      parents: [{ born: '2004-01-01', youngWorker: 1 }],
      tenure: TENURE.hostel,
      rent: 300_00,
      territory: '974',
    })
    expect(explain(young, rsaRight, monthOf('2026-05')).outcome.kind).toBe('unsupported')
    expect(explain(young, cejRight, monthOf('2026-05')).outcome.kind).toBe('unsupported')
  })

  it('answers OpenFisca there, and « unsupported », never 0, elsewhere', () => {
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
    for (const depcom of ['69123', '97105', '97209', '97302', '97411'])
      expect(calculate(situation(depcom), asks).computed['individus']?.['ana']?.['apa_domicile']?.['2026-05']).toBe(500)
    for (const depcom of [...REFUSED.map(({ code }) => `${code}05`), '97123', '97127']) {
      const { computed, unsupported } = calculate(situation(depcom), asks)
      expect(computed).toEqual({})
      expect(unsupported).toEqual(['individus.ana.apa_domicile.2026-05'])
    }
    const asylum = () => [{ plural: 'familles', id: 'f', variable: 'ada', period: '2026-05' } as const]
    expect(calculate(situation('97411'), asylum).unsupported).toEqual(['familles.f.ada.2026-05'])
  })
})
