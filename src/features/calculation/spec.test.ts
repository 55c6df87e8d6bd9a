import { expect, it } from 'vitest'
import { OUTPUTS } from '#rules/openfisca/outputs.ts'
import { readSituation } from '#rules/openfisca/read.ts'
import { checkSituation, type Plural } from '#rules/openfisca/reader.ts'
import { detailed, listed } from './listed.ts'
import { spec } from './spec.ts'
import { variables } from './variables.ts'

const all = variables()
process.stdout.write(
  `calculation: ${all.filter(({ read }) => read).length} variables read, ${all.filter(({ answered }) => answered).length} answered\n`,
)
const sample = { Float: 1, Boolean: true, Date: '2026-01-01', String: '59350' } as const
const periodOf = { MONTH: '2026-05', YEAR: '2025', ETERNITY: 'ETERNITY' } as const

it('names every variable that is answered, once, with a description', () => {
  expect(all.filter(({ answered }) => answered).map(({ name }) => name)).toEqual(Object.keys(OUTPUTS).toSorted())
  expect(new Set(all.map(({ name }) => name)).size).toBe(all.length)
  expect(all.filter(({ description }) => description.length < 3 || description.includes('_'))).toEqual([])
})

it('says of each variable what the reader takes: its entity, its period, its type, its words', () => {
  const wrong: string[] = []
  for (const one of all.filter(({ read }) => read))
    for (const plural of one.plurals) {
      const situation: Record<Plural, Record<string, Record<string, unknown>>> = {
        individus: { a: {} },
        familles: { f: { parents: ['a'] } },
        foyers_fiscaux: { i: { declarants: ['a'] } },
        menages: { m: { personne_de_reference: ['a'] } },
      }
      const id = { individus: 'a', familles: 'f', foyers_fiscaux: 'i', menages: 'm' }[plural]
      situation[plural][id]![one.name] = { [periodOf[one.period]]: one.values?.[0] ?? sample[one.type] }
      try {
        readSituation(checkSituation(situation), 2026)
      } catch (error) {
        wrong.push(`${plural}.${one.name}: ${String(error)}`)
      }
    }
  expect(wrong).toEqual([])
})

it('is an OpenAPI 3.1 description whose references lead somewhere', () => {
  const made = spec(all, 'https://aparte.example')
  const text = JSON.stringify(made)
  const schemas = (made['components'] as { schemas: Record<string, { properties?: Record<string, unknown> }> }).schemas
  for (const [, name = ''] of text.matchAll(/"#\/components\/schemas\/(\w+)"/g)) expect(schemas).toHaveProperty(name)
  expect(made['openapi']).toBe('3.1.0')
  expect(made['servers']).toEqual([{ url: 'https://aparte.example/api' }])
  for (const [name, { plural }] of Object.entries(OUTPUTS)) {
    const entity = { individus: 'individu', familles: 'famille', foyers_fiscaux: 'foyer_fiscal', menages: 'menage' }[plural]
    expect(schemas[entity]?.properties).toHaveProperty(name)
  }
})

it('lists variables as OpenFisca does', () => {
  const rsa = all.find(({ name }) => name === 'rsa')!
  expect(listed(rsa, 'http://localhost:3000')).toEqual({
    description: 'Revenu de solidarité active',
    href: 'http://localhost:3000/api/variable/rsa',
  })
  expect(detailed(rsa)).toMatchObject({ id: 'rsa', entity: 'famille', definitionPeriod: 'MONTH', valueType: 'Float', read: true })
  expect(detailed(all.find(({ name }) => name === 'gir')!)).toMatchObject({ possibleValues: expect.arrayContaining(['gir_1']) })
})
