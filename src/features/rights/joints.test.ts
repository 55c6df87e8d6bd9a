import { describe, expect, it } from 'vitest'
import { evaluateLocalAids } from '#features/catalogue/model.ts'
import type { LocalAid } from '#features/catalogue/model.ts'
import { localSlug } from '#features/review/model.ts'
import type { Gap } from '#features/review/model.ts'
import type { Condition } from '#rules/catalogue/entry.ts'
import { celine, jade, mael } from './given.cases.ts'
import { gapLine, gapOf } from './gap-words.ts'
import { personOf, rowAsked } from './links.ts'
import { localLines, localOnSheet } from './local.ts'

const asks = (ask: string, over: Partial<Condition> = {}): Condition => ({
  id: ask,
  ask,
  expects: 'yes',
  otherwise: `Pas ${ask}`,
  verified: true,
  ...over,
})
const anAid = (id: string, over: Partial<LocalAid> = {}): LocalAid => ({
  id,
  name: `Aide ${id}`,
  provider: 'CCAS',
  domain: 'childWelfare',
  nature: 'financial',
  what: 'Une aide.',
  conditions: [],
  gives: { kind: 'amount', cents: 60_00, per: 'once' },
  documents: ['D4'],
  otherDocuments: ['Une photo'],
  apply: 'Au CCAS.',
  basis: '',
  validFrom: '2026-01-01',
  validUntil: null,
  ...over,
}) // prettier-ignore
const poor = asks('moins de 300 € ?', { test: { fact: 'resourcesPerPerson', is: 'atMost', value: 300_00 } })
const aids = [
  anAid('closed', { conditions: [poor] }),
  anAid('unknown', { conditions: [asks('Clairval ?'), asks('un enfant ?')] }),
  anAid('due'),
  anAid('handicap', { domain: 'disability' }),
  anAid('refuge', { domain: 'protection', conditions: [asks('en danger ?')] }),
  anAid('words', { gives: { kind: 'words', text: 'Jusqu’à 400 €.' } }),
]
const evaluated = evaluateLocalAids(aids, { resourcesPerPerson: { known: [400_00], complete: true } })

describe('local aids among the rights', () => {
  it('stand by state: what they give, what is left to ask, why they do not seem open', () => {
    const lines = localLines(evaluated, new Set())
    expect(lines.map(({ id, kind, amount, small }) => [id, kind, amount.replaceAll('\u00A0', ' '), small])).toEqual([
      ['due', 'due', '60 € en une fois', ''],
      ['handicap', 'due', '60 € en une fois', ''],
      ['words', 'due', '', 'Jusqu’à 400 €.'],
      ['unknown', 'unknown', '', 'Clairval ? (et 1 autre question)'],
      ['refuge', 'unknown', '', 'en danger ?'],
      ['closed', 'closed', '', 'Pas moins de 300 € ?'],
    ])
  })
  it('that are followed stand with the rights, not twice', () => {
    expect(localLines(evaluated, new Set([localSlug('due')])).map(({ id }) => id)).not.toContain('due')
  })
  it('on the sheet: no closed one; one that tells a handicap or a danger waits until she wants it there', () => {
    const followed = new Set<string>()
    const sheet = localOnSheet(evaluated, { followed, shown: [] })
    expect(sheet.toAsk.map(({ name }) => name)).toEqual(['Aide due', 'Aide words'])
    expect(sheet.toAsk[0]).toMatchObject({ where: [{ by: '', label: 'Au CCAS' }], documents: ['RIB', 'Une photo'] })
    expect(sheet.toVerify.map(({ name, toCheck, documents }) => [name, toCheck, documents])).toEqual([['Aide unknown', 2, []]])
    expect(sheet.discreet.map(({ name }) => name)).toEqual(['Aide handicap', 'Aide refuge'])
    const shown = localOnSheet(evaluated, { followed, shown: [localSlug('handicap')] })
    expect([shown.toAsk.length, shown.discreet.length]).toEqual([3, 1])
  })
})

const aGap = (over: Partial<Gap> = {}): Gap => ({
  slug: 'aah',
  subjectId: celine,
  month: 24_317,
  receivedCents: 452_00,
  per: 'month',
  computed: { low: 439_00, high: 439_00 },
  kind: 'more',
  differenceCents: 13_00,
  question: null,
  sentence: 'perçu 452 €, calculé 439 €\u00A0: 13 € de plus que l’estimation, indu possible',
  ...over,
})

describe('what is received beside what is computed', () => {
  it('is said on the line of its right and of its person alone', () => {
    const gaps = [aGap()]
    expect(gapLine(gapOf(gaps, { key: `aah:${celine}`, slug: 'aah' }))).toBe('perçu 452 €, calculé 439 €\u00A0: à regarder')
    expect(gapOf(gaps, { key: `aah:${mael}`, slug: 'aah' })).toBeUndefined()
    expect(gapOf(gaps, { key: 'rsa', slug: 'rsa' })).toBeUndefined()
    expect(gapOf([aGap({ subjectId: null })], { key: `aah:${jade}`, slug: 'aah' })).toBeDefined()
  })
  it('says nothing where both agree, or where nothing is computed', () => {
    expect(gapLine(aGap({ kind: 'within' }))).toBeNull()
    expect(gapLine(aGap({ kind: 'unknown', computed: null }))).toBeNull()
    expect(gapLine(undefined)).toBeNull()
  })
})

describe('the line that an address asks for', () => {
  const rows = [
    { key: `aah:${celine}`, slug: 'aah-adultes' },
    { key: `aah:${mael}`, slug: 'aah-adultes' },
    { key: `aah:${jade}.attendu1`, slug: 'aah-adultes' },
  ]
  it('is found again by its place in the catalogue and its person, as « Ajouter au suivi » comes back', () => {
    const asked = (query: string) => rowAsked(rows, new URLSearchParams(query))?.key
    expect(asked(`droit=aah-adultes&personne=${mael}`)).toBe(`aah:${mael}`)
    expect(asked('droit=aah-adultes')).toBe(`aah:${celine}`)
  })
  it('names nobody for a child awaited', () => {
    expect(rows.map(personOf)).toEqual([celine, mael, null])
    expect(personOf({ key: `suivi:${localSlug(celine)}:` })).toBeNull()
  })
})
