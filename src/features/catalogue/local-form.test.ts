import { describe, expect, it } from 'vitest'
import type { LocalAidInput } from './commands.server.ts'
import { localAidForm } from './local-form.ts'
import { typedOfAid } from './local-typed.ts'
import type { LocalVersion } from './model.ts'

const least = {
  name: 'Secours',
  provider: 'CCAS de Clairval',
  domain: 'childWelfare',
  nature: 'financial',
  what: 'Une aide d’urgence.',
  gives: 'amount',
  cents: '120',
  per: 'once',
  apply: 'Au CCAS.',
  basis: 'Délibération du 12 janvier 2026',
  validFrom: '2026-01-01',
}
const errorsOf = (values: Record<string, unknown>) => {
  const parsed = localAidForm.safeParse({ ...least, ...values })
  return Object.fromEntries((parsed.error?.issues ?? []).map((issue) => [issue.path.join('.'), issue.message]))
}
const readInput = (values: Record<string, unknown>) => localAidForm.parse({ ...least, ...values }).input
const row = (n: number, fact: string, is: string, value: string) => ({
  [`ask-${n}`]: 'Oui ?',
  [`otherwise-${n}`]: 'Non',
  [`fact-${n}`]: fact,
  [`is-${n}`]: is,
  [`value-${n}`]: value,
})

describe('the form of a local aid', () => {
  it('reads an amount typed as people type it, and leaves empty rows out', () => {
    expect(readInput({ cents: '1 590,50 €' })).toMatchObject({ conditions: [], gives: { kind: 'amount', cents: 1_590_50, per: 'once' } })
  })

  it.each([
    ['monthlyResources', 'atMost', '1 000', { fact: 'monthlyResources', is: 'atMost', value: 1_000_00 }],
    ['familyQuotient', 'lessThan', '700,50 €', { fact: 'familyQuotient', is: 'lessThan', value: 700_50 }],
    ['adultAge', 'atLeast', '60 ans', { fact: 'adultAge', is: 'atLeast', value: 60 }],
    ['childAge', 'between', '6 à 18 ans', { fact: 'childAge', is: 'between', from: 6, to: 18 }],
    ['rent', 'between', '300-450,50', { fact: 'rent', is: 'between', from: 300_00, to: 450_50 }],
    ['tenure', 'oneOf', 'sans domicile / Hébergé', { fact: 'tenure', is: 'oneOf', value: ['homeless', 'hosted'] }],
    ['commune', 'noneOf', '00001', { fact: 'commune', is: 'noneOf', value: ['00001'] }],
    ['receivesRsa', 'oneOf', '', { fact: 'receivesRsa', is: 'true' }],
    ['couple', 'noneOf', '', { fact: 'couple', is: 'false' }],
  ])('reads a condition on %s', (fact, is, value, test) => {
    expect(readInput(row(2, fact, is, value)).conditions).toEqual([
      { id: 'c2', ask: 'Oui ?', expects: 'yes', otherwise: 'Non', test, verified: true, source: 'Délibération du 12 janvier 2026' },
    ])
  })

  it.each([
    ['a number compared as a word', row(0, 'adultAge', 'oneOf', '60'), ['is-0']],
    ['a number that is none', row(0, 'adultAge', 'atLeast', 'soixante'), ['value-0']],
    ['one bound alone', row(0, 'adultAge', 'between', '18'), ['value-0']],
    ['bounds the wrong way', row(0, 'adultAge', 'between', '25 à 18'), ['value-0']],
    ['a word that is none', row(0, 'tenure', 'oneOf', 'château'), ['value-0']],
    ['a word that is several', row(0, 'tenure', 'oneOf', 'locataire'), ['value-0']],
    ['a word compared as a number', row(0, 'tenure', 'atMost', 'sans domicile'), ['is-0']],
    ['a commune by its name', row(0, 'commune', 'oneOf', 'Clairval'), ['value-0']],
    ['yes or no compared as a number', row(0, 'couple', 'atLeast', ''), ['is-0']],
    ['a fact without its question', { 'fact-3': 'couple' }, ['ask-3', 'otherwise-3']],
    ['no amount', { cents: '' }, ['cents']],
    ['a negative amount', { cents: '-3' }, ['cents']],
    ['a table without lines', { gives: 'bands', by: 'familyQuotient' }, ['upTo-0']],
    ['a table by nothing', { gives: 'bands', 'upTo-0': '400', 'give-0': '3' }, ['by']],
    [
      'a table that does not go up',
      { gives: 'bands', by: 'taxIncome', 'upTo-0': '400', 'give-0': '3', 'upTo-1': '400', 'give-1': '2' },
      ['upTo-1'],
    ],
    ['a line by half', { gives: 'bands', by: 'taxIncome', 'upTo-0': '400' }, ['give-0']],
    ['words without words', { gives: 'words' }, ['givesWords']],
    ['an end before the beginning', { validUntil: '2025-12-31' }, ['validUntil']],
    ['a document whose words are a code', { otherDocuments: 'D1' }, ['otherDocuments']],
    ['a day that does not exist', { validFrom: '2026-02-30' }, ['validFrom']],
    ['nothing', { name: '', provider: '', what: '', apply: '', basis: '' }, ['apply', 'basis', 'name', 'provider', 'what']],
  ])('says beside its field: %s', (_title, values, fields) => {
    const errors = errorsOf(values)
    expect(Object.keys(errors).toSorted()).toEqual(fields)
    for (const sentence of Object.values(errors)) expect(sentence).toMatch(/^\p{Lu}.*\.$/u)
  })

  const all: LocalAidInput = {
    name: 'Cantine',
    provider: 'Ville',
    domain: 'family',
    nature: 'financial',
    what: 'Repas.',
    conditions: [
      { id: 'c0', ask: 'a ?', expects: 'no', otherwise: 'A', verified: true, source: 'B', test: { fact: 'couple', is: 'false' } },
      {
        id: 'c1',
        ask: 'b ?',
        expects: 'yes',
        otherwise: 'B',
        verified: true,
        source: 'B',
        test: { fact: 'rent', is: 'moreThan', value: 1_234_56 },
      },
      {
        id: 'c2',
        ask: 'c ?',
        expects: 'yes',
        otherwise: 'C',
        verified: true,
        source: 'B',
        test: { fact: 'permit', is: 'noneOf', value: ['asylumSeeker', 'none'] },
      },
      {
        id: 'c3',
        ask: 'e ?',
        expects: 'yes',
        otherwise: 'E',
        verified: true,
        source: 'B',
        test: { fact: 'monthlyResources', is: 'between', from: 50_00, to: 1_600_50 },
      },
      { id: 'c4', ask: 'd ?', expects: 'yes', otherwise: 'D', verified: true, source: 'B' },
    ],
    gives: {
      kind: 'bands',
      by: 'familyQuotient',
      per: 'meal',
      bands: [
        { upTo: 400_00, cents: 3_10 },
        { upTo: 1_700_50, cents: 50 },
      ],
    },
    documents: ['D4', 'D6'],
    otherDocuments: ['Attestation de quotient familial', 'Carte de l’école'],
    apply: 'En mairie.',
    basis: 'B',
    validFrom: '2026-01-01',
    validUntil: '2026-12-31',
  }
  it.each([
    all,
    { ...all, gives: { kind: 'perPerson', cents: 35_50, per: 'month' }, validUntil: null },
    { ...all, gives: { kind: 'words', text: 'Selon la commission.' }, conditions: [], documents: [], otherDocuments: [] },
  ] satisfies LocalAidInput[])('gives back what stands when it is sent unchanged ($gives.kind)', (input) => {
    const version: LocalVersion = { ...input, id: 's', versionId: 'v', writtenAt: new Date(0), writtenBy: '', current: true }
    expect(localAidForm.parse(typedOfAid(version))).toEqual({ versionId: 'v', input })
  })
})
