import fc from 'fast-check'
import { expect, it } from 'vitest'
import { asked, calculate, everything } from '#rules/openfisca/calculate.ts'
import { OUTPUTS } from '#rules/openfisca/outputs.ts'
import { checkSituation } from '#rules/openfisca/reader.ts'
import { answer, MOST_ASKED, MOST_ENTITIES, MOST_FAMILIES } from './answer.ts'
import { keysOf } from './problem.ts'

/** A woman alone with a child, in a rented flat: invented. Everything we compute is asked, unless something else is. */
const household = (wage: number, ask?: Record<string, Record<string, null>>) => ({
  individus: {
    marie: { date_naissance: { ETERNITY: '1990-03-02' }, salaire_net: { '2026-03': wage, '2026-04': wage, '2026-05': wage } },
    'jules.v2': { date_naissance: { ETERNITY: '2019-09-10' } },
  },
  familles: { foyer: { parents: ['marie'], enfants: ['jules.v2'], ...ask } },
  foyers_fiscaux: { impots: { declarants: ['marie'], personnes_a_charge: ['jules.v2'], rfr: { '2024': wage * 12 } } },
  menages: { toit: { personne_de_reference: ['marie'], enfants: ['jules.v2'], loyer: { '2026-05': 540 } } },
})
type Sent = Record<string, Record<string, Record<string, Record<string, unknown>>>>
const copy = (value: unknown): Sent => JSON.parse(JSON.stringify(value)) as Sent

it('gives back what was sent, the nulls filled as calculate() fills them, and names what stays null', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 4_000 }), fc.constantFrom('2025-11', '2026-05', '2027-02', '2026'), (wage, period) => {
      const facts = copy(household(wage))
      const asks = everything(checkSituation(facts), period).concat([{ plural: 'familles', id: 'foyer', variable: 'inconnue_ici', period }])
      const sent = copy(facts)
      for (const { plural, id, variable, period: at } of asks) ((sent[plural]![id]![variable] ??= {}) as Record<string, null>)[at] = null
      const { computed, unsupported } = calculate(facts, () => asks)
      const before = copy(sent)
      const { status, body } = answer(sent)
      expect(status).toBe(200)
      const { unsupported: named, ...filled } = body as Sent & { unsupported: string[] }
      expect([...named].toSorted()).toEqual([...unsupported].toSorted())
      expect(named).toContain(`familles.foyer.inconnue_ici.${period}`)
      // what was asked has its value, and nothing else has changed
      for (const { plural, id, variable, period: at } of asks) {
        const value = computed[plural]?.[id]?.[variable]?.[at] ?? null
        expect((filled[plural]![id]![variable] as Record<string, unknown>)[at]).toBe(value)
        ;(before[plural]![id]![variable] as Record<string, unknown>)[at] = value
      }
      expect(filled).toEqual(before)
    }),
    { numRuns: 40 },
  )
})

it('has no list when everything was computed, and bears with one that comes back', () => {
  const name = Object.keys(OUTPUTS).find((one) => OUTPUTS[one]?.plural === 'familles' && OUTPUTS[one].per === 'month') ?? ''
  const { body } = answer(household(900, { [name]: { '2026-05': null } }))
  expect(body).not.toHaveProperty('unsupported')
  expect(answer({ ...household(900), unsupported: ['familles.foyer.autre.2026-05'] })).toMatchObject({ status: 200 })
})

it('says where a situation cannot be, in nested objects, even under an identifier with a dot', () => {
  const sent = household(900)
  Object.assign(sent.individus['jules.v2'], { salaire_net: { '2026-05': 'beaucoup' } })
  expect(answer(sent)).toEqual({
    status: 400,
    body: {
      individus: {
        'jules.v2': { salaire_net: { '2026-05': 'individus.jules.v2.salaire_net.2026-05 : "beaucoup" ; attendu : un nombre' } },
      },
    },
  })
  expect(answer({ individus: {}, maison: {} })).toMatchObject({ status: 400, body: { maison: expect.stringContaining('attendu') } })
  expect(answer([])).toMatchObject({ status: 400, body: { error: expect.stringContaining('attendu') } })
  expect(answer(household(900, { rsa: { '2026-13': null } }))).toMatchObject({
    status: 400,
    body: { familles: { foyer: { rsa: { '2026-13': expect.stringContaining('AAAA-MM') } } } },
  })
  expect(keysOf('a.b.c', { 'a.b': { x: 1 } })).toEqual(['a.b', 'c'])
  expect(keysOf('a.b', { a: 1, 'a.b': 2 })).toEqual(['a.b'])
})

it('refuses what is too much, too deep, or named like what every object has', () => {
  const many = Object.fromEntries(Array.from({ length: MOST_ASKED + 1 }, (_, n) => [`v${n}`, { '2026-05': null }]))
  expect(answer(household(0, many))).toMatchObject({ status: 400, body: { error: expect.stringContaining('coupez') } })
  const people = Object.fromEntries(Array.from({ length: MOST_ENTITIES.individus + 1 }, (_, n) => [`p${n}`, {}]))
  expect(answer({ individus: people })).toMatchObject({ status: 400, body: { individus: expect.stringContaining('coupez') } })
  const families = Object.fromEntries(Array.from({ length: MOST_FAMILIES + 1 }, (_, n) => [`f${n}`, {}]))
  expect(answer({ familles: families })).toMatchObject({ status: 400, body: { familles: expect.stringContaining('coupez') } })
  expect(answer(JSON.parse(`{"individus":${'['.repeat(50_000)}${']'.repeat(50_000)}}`))).toMatchObject({ status: 400 })
  for (const id of ['__proto__', 'constructor', 'toString']) {
    const sent = JSON.parse(
      `{"individus":{"${id}":{"aah":{"2026-05":null}}},"familles":{"f":{"parents":["${id}"],"rsa":{"2026-05":null}}}}`,
    ) as unknown
    expect(answer(sent)).toMatchObject({ status: 400 })
    expect(answer(JSON.parse(`{"individus":{"a":{}},"familles":{"f":{"parents":["${id}"]}}}`))).toMatchObject({
      status: expect.any(Number),
    })
  }
  expect(Object.hasOwn(Object.prototype, 'aah')).toBe(false)
  expect(asked(checkSituation({}))).toEqual([])
})

it('never fails on any JSON at all', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 5 }), fc.jsonValue({ maxDepth: 4 }), (any, inner) => {
      expect([200, 400]).toContain(answer(any).status)
      expect([200, 400]).toContain(answer({ individus: { a: inner }, familles: { f: { parents: ['a'], rsa: inner } } }).status)
      expect([200, 400]).toContain(answer({ individus: { a: { salaire_net: inner } }, familles: { f: inner }, menages: inner }).status)
    }),
  )
})
