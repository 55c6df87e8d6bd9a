import { describe, expect, it } from 'vitest'
import { answer } from '../answer.ts'
import { CASES, told } from '../situation/situation.cases.ts'
import type { Person, Situation } from '../situation/situation.ts'
import { monthOf } from '../time.ts'
import { CATALOGUE, findEntry } from './catalogue.ts'
import type { CatalogueEntry } from './entry.ts'
import { factsOf } from './facts-of.ts'
import { guidedCheck, type CheckAnswers, type CheckOutcome } from './guided.ts'

const MONTH = monthOf('2026-05')
const nothing: Situation = { persons: [{ id: 'p', role: 'parent' }] }
const parent = (more: Partial<Person>): Person => ({ id: 'p', role: 'parent', ...more })
const elder: Situation = { persons: [parent({ birthDate: '1953-02-01', citizenship: 'french' })], housing: { tenure: 'owner' } }
const rough: Situation = { persons: [parent({ birthDate: '1988-02-01', citizenship: 'other' })], housing: { tenure: 'homeless' } }
const young: Situation = { persons: [parent({ birthDate: '2004-02-01', citizenship: 'french', activity: 'unemployed' })] }

const outcomeOf = (slug: string, situation: Situation, answers: CheckAnswers = {}): CheckOutcome =>
  guidedCheck(findEntry(slug) as CatalogueEntry, answers, factsOf(situation, null, MONTH)).outcome
const ids = (outcome: CheckOutcome): readonly string[] =>
  (outcome.kind === 'closed' ? outcome.failed : outcome.kind === 'toVerify' ? outcome.remaining : []).map(({ id }) => id)

describe('the checks of the catalogue on what is known', () => {
  it('a household of which nothing is known closes nothing', () => {
    const facts = factsOf(nothing, null, MONTH)
    const closed = CATALOGUE.filter((entry) => guidedCheck(entry, {}, facts).outcome.kind === 'closed').map(({ id }) => id)
    // Facts that are known of one adult alone: no couple, no child.
    for (const id of closed) {
      const entry = CATALOGUE.find((one) => one.id === id) as CatalogueEntry
      const outcome = guidedCheck(entry, {}, facts).outcome
      const said = outcome.kind === 'closed' ? outcome.failed.flatMap(({ test }) => test?.fact ?? 'none') : []
      for (const fact of said)
        expect(['childAge', 'children', 'persons', 'couple', 'loneParent', 'school'], `${id} ${fact}`).toContain(fact)
    }
    expect(CATALOGUE.length - closed.length).toBeGreaterThan(70)
  })

  it('every right says something of every told household, and a « yes » to all that remains opens it or closes it', () => {
    const count = { mayBeOpen: 0, closed: 0, toVerify: 0 }
    for (const { situation, month } of CASES) {
      const facts = factsOf(situation, answer(situation, monthOf(month)), monthOf(month))
      for (const entry of CATALOGUE) {
        const { outcome } = guidedCheck(entry, {}, facts)
        count[outcome.kind] += 1
        if (outcome.kind !== 'toVerify') continue
        expect(outcome.remaining.length, entry.id).toBeGreaterThan(0)
        const wished = Object.fromEntries(outcome.remaining.map(({ id, expects }) => [id, expects]))
        expect(guidedCheck(entry, wished, facts).outcome.kind, entry.id).toBe('mayBeOpen')
        const refused = Object.fromEntries(outcome.remaining.map(({ id, expects }) => [id, expects === 'yes' ? 'no' : 'yes'] as const))
        expect(guidedCheck(entry, refused, facts).outcome.kind, entry.id).toBe('closed')
      }
    }
    process.stdout.write(`catalogue: ${CASES.length} households × ${CATALOGUE.length} rights: ${JSON.stringify(count)}\n`)
    expect(count.toVerify).toBeGreaterThan(count.mayBeOpen)
    expect(count.closed).toBeGreaterThan(50)
  })

  it('an owner of 73: the age and the dwelling answer for MaPrimeAdapt’, two questions remain', () => {
    expect(outcomeOf('ma-prime-adapt', elder).kind).toBe('toVerify')
    expect(ids(outcomeOf('ma-prime-adapt', elder))).toEqual(['income', 'begun'])
    expect(outcomeOf('ma-prime-adapt', elder, { income: 'yes', begun: 'no' }).kind).toBe('mayBeOpen')
    expect(ids(outcomeOf('ma-prime-adapt', elder, { income: 'yes', begun: 'yes' }))).toEqual(['begun'])
  })

  it('a homeless person has a shelter to ask for at once, without papers, and an address', () => {
    expect(outcomeOf('siao-115', rough).kind).toBe('mayBeOpen')
    expect(ids(outcomeOf('domiciliation', rough))).toEqual(['link'])
    expect(outcomeOf('droit-au-logement-opposable', rough)).toMatchObject({ kind: 'toVerify', remaining: [{ id: 'validPermit' }] })
  })

  it('the AME is closed to who is French, with the way out', () => {
    expect(outcomeOf('aide-medicale-de-l-etat', elder)).toMatchObject({
      kind: 'closed',
      failed: [{ id: 'noPermit', otherwise: 'Une personne française ou avec un titre de séjour relève de l’Assurance maladie (PUMa)' }],
    })
  })

  it('the contrat d’engagement jeune: from 16 to 25 is enough, an RSA that is known closes it', () => {
    expect(ids(outcomeOf('contrat-d-engagement-jeune', young))).toEqual(['activity', 'ready', 'rsa'])
    expect(outcomeOf('contrat-d-engagement-jeune', elder)).toMatchObject({ kind: 'toVerify', remaining: [{ id: 'disabled' }, {}, {}, {}] })
  })

  it('the rentrée scolaire: a child of 4 and one of 20 are not a child from 6 to 18', () => {
    const born = (...years: number[]): Situation => ({
      persons: [
        parent({ birthDate: '1980-02-01' }),
        ...years.map((year) => ({ id: `c${year}`, role: 'child' as const, birthDate: `${year}-02-01` })),
      ],
    })
    const left = (...years: number[]): readonly string[] => ids(outcomeOf('allocation-de-rentree-scolaire', born(...years)))
    expect(left(2022, 2006)[0]).toBe('inCp')
    expect(left(2022, 2016)).not.toContain('inCp')
  })

  it('the RSA of the month opens the complémentaire santé solidaire', () => {
    const poor: Situation = {
      persons: [told({ id: 'p', role: 'parent', birthDate: '1990-03-12' })],
      marital: 'single',
      aloneSince: 'always',
      housing: { tenure: 'hosted', sharesCosts: false },
      taxNotices: [{ declarants: ['p'], rfr: { 2024: 0 }, bracket: { 2024: 0 } }],
    }
    const facts = factsOf(poor, answer(poor, MONTH), MONTH)
    const css = findEntry('complementaire-sante-solidaire') as CatalogueEntry
    expect(guidedCheck(css, {}, facts).conditions.find(({ condition }) => condition.id === 'rsa')).toMatchObject({
      answer: 'yes',
      origin: 'ledger',
      holds: 'yes',
    })
    expect(ids(guidedCheck(css, {}, facts).outcome)).toEqual(['covered'])
  })
})
