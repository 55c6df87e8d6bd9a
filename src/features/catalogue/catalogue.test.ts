import { describe, expect, it } from 'vitest'
import { CATALOGUE, findEntry } from '#rules/catalogue/catalogue.ts'
import type { FactTest } from '#rules/catalogue/fact-test.ts'
import type { Facts } from '#rules/catalogue/test-fact.ts'
import { answersOf } from './answers.ts'
import { figureField, typedFigures } from './figures.ts'
import { listRights, wantedOf } from './listed.ts'
import { evaluateLocalAids, isToVerify, statementsOf } from './model.ts'
import type { LocalAid } from './model.ts'
import { sayKnown, sayTest } from './say.ts'

const anAid = (over: Partial<LocalAid> = {}): LocalAid => ({
  id: '01a00000-0000-7000-8000-000000000001',
  name: 'Cantine solidaire',
  provider: 'Ville de Clairval',
  domain: 'family',
  nature: 'financial',
  what: 'Le repas de midi à l’école, moins cher.',
  conditions: [],
  gives: { kind: 'bands', by: 'familyQuotient', per: 'meal', bands: [{ upTo: 700_00, cents: 1_75 }] },
  documents: [],
  otherDocuments: [],
  apply: '',
  basis: '',
  validFrom: '2026-01-01',
  validUntil: null,
  ...over,
})
const search = (query: string, aids: LocalAid[] = []) => listRights(wantedOf(new URLSearchParams(query)), aids)

describe('statements', () => {
  it('each has a place of its own in its entry, and words', () => {
    const all = CATALOGUE.map((entry) => statementsOf(entry))
    for (const list of all) {
      expect(new Set(list.map(({ place }) => place)).size).toBe(list.length)
      expect(list.filter(({ words }) => words.trim() === '')).toEqual([])
    }
    const statements = all.flat()
    process.stdout.write(
      `catalogue pages: ${all.length} rights, ${statements.length} statements, ${statements.filter(({ verified }) => !verified).length} to verify\n`,
    )
    expect(all.length).toBe(95)
  })
  it('is to verify until a tick of its present words', () => {
    const tick = { source: 'x', checkedOn: '2026-03-03', by: 'y' }
    const one = { place: 'delay', verified: false }
    expect(isToVerify(one, {})).toBe(true)
    expect(isToVerify(one, { delay: { ...tick, current: true } })).toBe(false)
    expect(isToVerify(one, { delay: { ...tick, current: false } })).toBe(true)
    expect(isToVerify({ ...one, verified: true }, {})).toBe(false)
  })
})

describe('the list of rights', () => {
  it('finds former names and says which one answered', () => {
    const found = search('q=CMU').map(({ name, by }) => [name, by])
    expect(found).toContainEqual(['Protection universelle maladie', 'CMU'])
    expect(found.map(([name]) => name)).toContain('Complémentaire santé solidaire')
    expect(search('q=RSA')[0]).toMatchObject({ name: 'Revenu de solidarité active', by: null })
    expect(search('q=P%C3%B4le+emploi').length).toBeGreaterThan(0)
    expect(search('q=xyzzy')).toEqual([])
  })
  it('holds local aids among rights, by name, provider, domain and scope', () => {
    const aids = [anAid()]
    expect(search('', aids)).toHaveLength(96)
    expect(search('lesquels=locales', aids).map(({ name, provider, by }) => [name, provider, by])).toEqual([
      ['Cantine solidaire', 'Ville de Clairval', null],
    ])
    expect(search('q=cantine', aids)[0]).toMatchObject({ name: 'Cantine solidaire', href: `/droits/locaux/${aids[0]?.id}` })
    expect(search('domaine=health', aids).every(({ domain }) => domain === 'health')).toBe(true)
    expect(search('lesquels=calcules', aids).length + search('lesquels=autres', aids).length).toBe(95)
  })
  it('takes a filter that is none of ours for none', () => {
    expect(wantedOf(new URLSearchParams('domaine=constructor&lesquels=x'))).toEqual({ question: '', domain: '', scope: '' })
  })
})

describe('answers', () => {
  const rsa = findEntry('revenu-de-solidarite-active')?.check ?? CATALOGUE[0]?.check ?? []
  it('are read by the name of their condition; anything else is no answer', () => {
    const [first, second] = rsa
    expect(first && second).toBeTruthy()
    if (!first || !second) return
    expect(answersOf(rsa, { [`c-${first.id}`]: 'oui', [`c-${second.id}`]: 'constructor', x: 'non', y: ['oui'] })).toEqual({
      [first.id]: 'yes',
    })
  })
})

describe('what is known, in words', () => {
  const cases: readonly (readonly [FactTest, Facts, string | null])[] = [
    [{ fact: 'adultAge', is: 'atLeast', value: 60 }, { adultAge: { known: [72, 70], complete: true } }, '72 ans et 70 ans'],
    [{ fact: 'childAge', is: 'lessThan', value: 3 }, { childAge: { known: [1], complete: true } }, '1 an'],
    [{ fact: 'childAge', is: 'lessThan', value: 3 }, { childAge: { known: [], complete: true } }, 'personne n’est concerné'],
    [{ fact: 'childAge', is: 'lessThan', value: 3 }, { childAge: { known: [], complete: false } }, null],
    [{ fact: 'monthlyResources', is: 'atMost', value: 1 }, { monthlyResources: { known: [1_020_00], complete: true } }, '1 020 €'],
    [{ fact: 'gir', is: 'atMost', value: 4 }, { gir: { known: [3], complete: true } }, 'GIR 3'],
    [{ fact: 'tenure', is: 'noneOf', value: ['owner'] }, { tenure: { known: ['homeless'], complete: true } }, 'sans domicile'],
    [{ fact: 'couple', is: 'false' }, { couple: true }, 'En couple : oui'],
    [{ fact: 'couple', is: 'true' }, {}, null],
  ]
  it.each(cases)('%o', (test, facts, words) => {
    expect(sayKnown(test, facts)?.replaceAll(/[\u00A0\u202F]/g, ' ') ?? null).toBe(words)
  })
  it('says a test as a manager wrote it', () => {
    const said = (test: FactTest) => sayTest(test).replaceAll(/[\u00A0\u202F]/g, ' ')
    expect(said({ fact: 'rent', is: 'lessThan', value: 50_000 })).toBe('Loyer ou mensualité du mois : moins de 500 €')
    expect(said({ fact: 'tenure', is: 'noneOf', value: ['homeless', 'hosted'] })).toBe(
      'Statut d’occupation du logement : autre que sans domicile ou hébergé gratuitement',
    )
    expect(said({ fact: 'adultAge', is: 'between', from: 18, to: 25 })).toBe('Âge d’un adulte du foyer, en années : entre 18 ans et 25 ans')
    expect(said({ fact: 'pregnant', is: 'true' })).toBe('Grossesse : oui')
  })
})

describe('local aids for a household', () => {
  it('are evaluated in their order; an unknown figure may be typed, and what is known wins', () => {
    const aid = anAid()
    expect(evaluateLocalAids([aid], {})).toEqual([
      { aid, outcome: { kind: 'unknown', missing: [{ kind: 'figure', fact: 'familyQuotient' }] } },
    ])
    const typed = typedFigures(aid, {}, { [figureField]: '654,20 €' })
    expect(typed).toEqual({ facts: { familyQuotient: { known: [654_20], complete: true } }, asked: 'familyQuotient', problem: null })
    const known: Facts = { familyQuotient: { known: [800_00], complete: true } }
    expect(typedFigures(aid, known, { [figureField]: '1' })).toEqual({ facts: known, asked: null, problem: null })
    expect(typedFigures(aid, {}, { [figureField]: 'beaucoup' })).toMatchObject({ facts: {}, asked: 'familyQuotient' })
    expect(
      typedFigures(anAid({ gives: { kind: 'perPerson', cents: 1, per: 'month' } }), {}, { [figureField]: '2,5' }).problem,
    ).not.toBeNull()
  })
})
