import { describe, expect, it } from 'vitest'
import { RIGHTS } from '../rights.ts'
import { APPEALS } from './appeals.ts'
import { BESIDE_APPEALS, ON_A_DEBT } from './beside-appeals.ts'
import { CATALOGUE, entryOfRight, findEntry, numberOf, searchCatalogue } from './catalogue.ts'
import type { CatalogueEntry } from './entry.ts'
import { EVENTS } from './events.ts'
import { NUMBER_FACTS, WORD_FACTS, YES_NO_FACTS } from './fact-test.ts'
import { isOneSlip } from './search.ts'
import { statementsOf } from './statements.ts'
import { ACTIVITY_LABELS, CITIZENSHIP_LABELS, MARITAL_LABELS, PERMIT_LABELS, SCHOOL_LABELS, TENURE_LABELS } from '../situation/words.ts'

const NUMBERS = Array.from({ length: 95 }, (_, at) => `R${at + 1}`)

/** Every text of an entry that somebody reads, with where it stands. */
const textsOf = (entry: CatalogueEntry): readonly (readonly [string, string])[] => [
  ['name', entry.name],
  ['what', entry.what],
  ...entry.otherNames.map((text) => ['otherNames', text] as const),
  ...(entry.acronym === undefined ? [] : [['acronym', entry.acronym] as const]),
  ...statementsOf(entry).flatMap(({ text, source }) => [
    ['statement', text] as const,
    ...(source === undefined ? [] : [['source', source] as const]),
  ]),
  ...entry.check.flatMap(({ id, ask, otherwise, source }) => [
    [id, ask] as const,
    [id, otherwise] as const,
    ...(source === undefined ? [] : [[id, source] as const]),
  ]),
  ...entry.channels.map(({ label }) => ['channel', label] as const),
  ...entry.forms.map(({ name }) => ['form', name] as const),
]

const WORDS: Readonly<Record<string, readonly string[] | null>> = {
  tenure: Object.keys(TENURE_LABELS),
  activity: Object.keys(ACTIVITY_LABELS),
  school: Object.keys(SCHOOL_LABELS),
  citizenship: Object.keys(CITIZENSHIP_LABELS),
  permit: Object.keys(PERMIT_LABELS),
  marital: Object.keys(MARITAL_LABELS),
  commune: null,
}

const statements = CATALOGUE.flatMap(statementsOf)
const conditions = CATALOGUE.flatMap(({ check }) => check)
process.stdout.write(
  `catalogue: ${CATALOGUE.length} rights, ${CATALOGUE.filter(({ computed }) => computed.length > 0).length} of them computed; ` +
    `${conditions.length} conditions, ${conditions.filter(({ test }) => test !== undefined).length} answered by a fact; ` +
    `${statements.length} statements, ${statements.filter(({ verified }) => verified).length} of them verified\n`,
)

describe('the catalogue of rights', () => {
  it('holds R1 to R95, each once, in their order', () => {
    expect(CATALOGUE.map(({ id }) => id)).toEqual(NUMBERS)
    expect(CATALOGUE.map(numberOf)).toEqual(NUMBERS.map((_, at) => at + 1))
  })

  it('gives each an address of its own', () => {
    const slugs = CATALOGUE.map(({ slug }) => slug)
    expect(new Set(slugs).size).toBe(slugs.length)
    expect(slugs.filter((slug) => !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(slug))).toEqual([])
    for (const entry of CATALOGUE) expect(findEntry(entry.slug)).toBe(entry)
    expect(findEntry('constructor')).toBeUndefined()
  })

  it('tells of every right that the engine computes, and of none that it does not', () => {
    const known = new Set(RIGHTS.map(({ id }) => id))
    expect(RIGHTS.filter(({ id }) => entryOfRight(id) === undefined).map(({ id }) => id)).toEqual([])
    expect(CATALOGUE.flatMap(({ id, computed }) => computed.filter((right) => !known.has(right)).map((right) => `${id} ${right}`))).toEqual(
      [],
    )
    for (const { id, computed } of CATALOGUE) expect(new Set(computed).size, id).toBe(computed.length)
  })

  it('asks each condition once, in a question with a way out', () => {
    const wrong: string[] = []
    for (const { id, check } of CATALOGUE) {
      if (check.length < 3 || check.length > 7) wrong.push(`${id}: ${check.length} conditions`)
      if (new Set(check.map((one) => one.id)).size !== check.length) wrong.push(`${id}: a condition twice`)
      for (const one of check) {
        if (!/^[a-z][A-Za-z0-9]*$/.test(one.id)) wrong.push(`${id} ${one.id}: no camelCase`)
        if (!one.ask.endsWith(' ?')) wrong.push(`${id} ${one.id}: no question`)
        if (one.otherwise.trim() === '') wrong.push(`${id} ${one.id}: no reason`)
        if (one.anyOf !== undefined && check.filter(({ anyOf }) => anyOf === one.anyOf).length < 2)
          wrong.push(`${id} ${one.id}: alone in « ${one.anyOf} »`)
      }
    }
    expect(wrong).toEqual([])
  })

  it('tests facts and words that are there', () => {
    const facts = { ...NUMBER_FACTS, ...WORD_FACTS, ...YES_NO_FACTS }
    const wrong: string[] = []
    for (const { id, check } of CATALOGUE)
      for (const { id: of, test } of check) {
        if (test === undefined) continue
        if (!Object.hasOwn(facts, test.fact)) wrong.push(`${id} ${of}: ${test.fact}`)
        if (test.is === 'between' && !(test.from < test.to)) wrong.push(`${id} ${of}: from ${test.from} to ${test.to}`)
        if (test.is !== 'oneOf' && test.is !== 'noneOf') continue
        const words = WORDS[test.fact]
        if (words) wrong.push(...test.value.filter((word) => !words.includes(word)).map((word) => `${id} ${of}: ${test.fact} ${word}`))
      }
    expect(wrong).toEqual([])
  })

  it('says of each statement whether it was checked, and against which text', () => {
    const wrong: string[] = []
    for (const entry of CATALOGUE) {
      const said = [...statementsOf(entry), ...entry.check]
      for (const one of said) if (one.verified && !one.source) wrong.push(`${entry.id}: verified without a source`)
      if (entry.verified && said.some(({ verified }) => !verified)) wrong.push(`${entry.id}: verified as a whole, not in its parts`)
      if (entry.forms.some(({ versionCheckedOn }) => versionCheckedOn !== null)) wrong.push(`${entry.id}: a form said to be checked`)
    }
    expect(wrong).toEqual([])
    expect(statements.filter(({ verified }) => verified).length).toBeGreaterThan(20)
    expect(CATALOGUE.filter(({ verified }) => verified).length).toBeLessThan(CATALOGUE.length)
  })

  it('is in French typography, without a hole', () => {
    const wrong: string[] = []
    let read = 0
    for (const entry of CATALOGUE)
      for (const [where, text] of textsOf(entry)) {
        read += 1
        const found = /['"`\u00A0\u202F]|\.\.\.|undefined|NaN|\s{2,}|^\s|\s$|[^ ][;!?»]|«[^ ]|[^ 0-9]:(?!\/\/)|^$/.exec(text)
        if (found !== null) wrong.push(`${entry.id} ${where}: « ${text} » (${found[0]})`)
      }
    process.stdout.write(`catalogue: ${read} texts read\n`)
    expect(read).toBeGreaterThan(1000)
    expect(wrong).toEqual([])
  })

  it('is in the spelling of the house, and shows the codes of its own tables to nobody', () => {
    const said = [
      ...CATALOGUE.flatMap((entry) => textsOf(entry).map(([where, text]) => [`${entry.id} ${where}`, text] as const)),
      ...Object.values(APPEALS).flatMap(({ name, route, silence, steps, note }) =>
        [
          name,
          silence?.text ?? '',
          note.text,
          ...route.map(({ text }) => text),
          ...steps.flatMap(({ to, statement }) => [to, statement.text]),
        ].map((text) => [name, text] as const),
      ),
      ...[...BESIDE_APPEALS, ...Object.values(ON_A_DEBT)].map(({ text }) => ['beside', text] as const),
      ...EVENTS.flatMap(({ id, rights, deadlines, steps, letters, notes }) =>
        [...rights.map(({ why }) => why), ...deadlines.flatMap(({ title, statement }) => [title, statement.text]), ...steps.map(({ what }) => what),
          ...letters, ...notes.map(({ text }) => text)].map((text) => [id, text] as const),
      ), // prettier-ignore
    ]
    const wrong = said.filter(([, text]) =>
      /(?<!\p{L})(?:Caf|Cnav|Carsat|Crous|Ofii|Paje|Aripa|Esat)(?!\p{L})|\b(?:AP\d+m?|[RD]\d{1,2})\b(?!-)/u.test(text),
    )
    process.stdout.write(`catalogue: ${said.length} texts in the spelling of the house\n`)
    expect(said.length).toBeGreaterThan(3000)
    expect(wrong).toEqual([])
  })

  it('was reviewed on a day', () => {
    for (const { id, reviewedOn } of CATALOGUE) expect(reviewedOn, id).toMatch(/^20\d\d-[01]\d-[0-3]\d$/)
  })
})

describe('the search', () => {
  const first = (question: string): string | undefined => searchCatalogue(question)[0]?.entry.id
  const among = (question: string): readonly string[] => searchCatalogue(question).map(({ entry }) => entry.id)

  it.each([
    ['RMI', 'R1'], ['rsa', 'R1'], ['Pôle emploi', 'R51'], ['pole emploi', 'R51'], ['Assedic', 'R51'], ['CMU', 'R43'], ['CMU-C', 'R44'], ['cmu c', 'R44'],
    ['ACS', 'R44'], ['c2s', 'R44'], ['115', 'R33'], ['HLM', 'R30'], ['garantie jeunes', 'R52'], ['travailleurs handicapés', 'R55'], ['MonPsy', 'R46'],
    ['minimum vieillesse', 'R6'], ['dalo', 'R31'], ['prudhommes', 'R58'], ['Sécu', 'R43'], ['revenu de solidarité active', 'R1'],
    ['domiciliation', 'R42'], ['visale', 'R34'], ['cheque energie', 'R39'], ['travailleur handicapé', 'R55'],
  ])('« %s » finds %s first', (question, id) => {
    expect(first(question)).toBe(id)
  }) // prettier-ignore

  it('finds all the rights that share a former name', () => {
    expect(among('Cotorep')).toEqual(expect.arrayContaining(['R3', 'R55']))
    expect(among('CMU')).toEqual(expect.arrayContaining(['R43', 'R44']))
    expect(among('Pôle emploi')).toEqual(expect.arrayContaining(['R7', 'R51', 'R53']))
  })

  it('forgives one slip in words of five letters or more, none in shorter ones', () => {
    for (const [wrong, id] of [['domicilation', 'R42'], ['garentie jeunes', 'R52'], ['chéque énergei', 'R39'], ['Visalle', 'R34'], ['asedic', 'R51']] as const) expect(first(wrong), wrong).toBe(id) // prettier-ignore
    expect(among('daol')).not.toContain('R31')
    expect(among('domilication urgente')).not.toContain('R42')
  })

  it('says which name answered', () => {
    expect(searchCatalogue('assedic')[0]?.matched).toEqual({ in: 'otherName', text: 'Assedic' })
    expect(searchCatalogue('RQTH')[0]?.matched).toEqual({ in: 'acronym', text: 'RQTH' })
    expect(searchCatalogue('loyer apprentis')[0]?.matched).toEqual({ in: 'otherName', text: 'aide au loyer des apprentis' })
    expect(searchCatalogue('astreinte xylophone')).toEqual([])
  })

  it('finds words that stand in several texts of one entry, after those that stand together', () => {
    expect(among('alternance mobilijeune')).toContain('R36')
  })

  it('finds nothing for nothing', () => {
    for (const nothing of ['', '   ', '?!']) expect(searchCatalogue(nothing)).toEqual([])
  })

  it('finds each entry by its own name, first or among equals', () => {
    const lost = CATALOGUE.filter(({ id, name }) => !among(name).slice(0, 3).includes(id)).map(({ id }) => id)
    expect(lost).toEqual([])
  })

  it('finds each entry by each of its other names', () => {
    let asked = 0
    const lost = CATALOGUE.flatMap(({ id, otherNames }) =>
      otherNames.filter((name) => ((asked += 1), !among(name).includes(id))).map((name) => `${id} ${name}`),
    )
    process.stdout.write(`catalogue: ${asked} other names searched\n`)
    expect(asked).toBeGreaterThan(200)
    expect(lost).toEqual([])
  })

  it.each([
    ['abcde', 'abcde', true], ['abcde', 'abcdf', true], ['abcde', 'abcd', true], ['abcde', 'abcdef', true], ['abcde', 'abdce', true], ['abcde', 'xabcde', true],
    ['abcde', 'abfge', false], ['abcde', 'abc', false], ['abcde', 'badce', false], ['', 'a', true],
  ])('one slip between « %s » and « %s »: %s', (left, right, expected) => {
    expect(isOneSlip(left, right)).toBe(expected)
    expect(isOneSlip(right, left)).toBe(expected)
  }) // prettier-ignore
})
