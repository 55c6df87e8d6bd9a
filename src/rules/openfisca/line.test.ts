import { describe, expect, test } from 'vitest'
import { answerLine, type LineAnswer } from './line.ts'

const MAY = '2026-05'
const born = (day: string) => ({ date_naissance: { ETERNITY: day } })
type Group = Record<string, Record<string, unknown>>
const request = (): Record<'individus' | 'familles' | 'menages' | 'foyers_fiscaux', Group> => ({
  individus: { a: { ...born('1990-03-02'), salaire_net: { [MAY]: 600 } }, k: born('2019-09-10') },
  familles: { f: { parents: ['a'], enfants: ['k'], rsa: { [MAY]: null } } },
  menages: { m: { personne_de_reference: ['a'], enfants: ['k'] } },
  foyers_fiscaux: { t: { declarants: ['a'], personnes_a_charge: ['k'] } },
})
type Plural = keyof ReturnType<typeof request>

const of = (situation: unknown, more: object = {}): LineAnswer => answerLine(JSON.stringify({ id: 'x', situation, ...more }), 7)
/** The request with one property of one entity put in, or an entity in the place of what stands there. */
const having = (plural: Plural, id: string, name: string, value: unknown): unknown => {
  const situation = request()
  situation[plural][id] = { ...situation[plural][id], [name]: value }
  return situation
}
const being = (plural: Plural, id: string, value: Record<string, unknown>): unknown => {
  const situation = request()
  situation[plural][id] = value
  return situation
}
const forty = (): unknown => {
  const situation = request()
  const names = Array.from({ length: 40 }, (_, at) => `k${at}`)
  for (const name of names) situation.individus[name] = born('2015-01-01')
  situation.familles['f'] = { parents: ['a'], enfants: ['k', ...names], rsa: { [MAY]: null } }
  return situation
}
const three = (): unknown => {
  const situation = request()
  for (const name of ['b', 'c']) situation.individus[name] = born('1990-01-01')
  situation.familles['f'] = { parents: ['a', 'b', 'c'], enfants: ['k'] }
  return situation
}

/** What is wrong, the place, the value, a word of what is expected. */
const BAD: readonly (readonly [title: string, situation: unknown, path: string, value: unknown, says: string])[] = [
  ['no object', 'x', 'situation', 'x', 'un objet'],
  ['nobody', {}, 'individus', {}, 'au moins une personne'],
  ['unknown entity', { ...request(), chats: {} }, 'situation.chats', 'chats', 'une entité parmi'],
  ['unknown variable', having('individus', 'a', 'salaire_nett', { [MAY]: 1 }), 'individus.a.salaire_nett', 'salaire_nett', 'une variable'],
  ['value without a period', having('individus', 'a', 'salaire_net', 5), 'individus.a.salaire_net', 5, 'période'],
  ['month 13', having('individus', 'a', 'salaire_net', { '2026-13': 1 }), 'individus.a.salaire_net.2026-13', '2026-13', 'mois de 01 à 12'],
  ['month 13 asked', having('familles', 'f', 'rsa', { '2026-13': null }), 'familles.f.rsa.2026-13', '2026-13', 'mois de 01 à 12'],
  ['negative rent', having('menages', 'm', 'loyer', { [MAY]: -400 }), 'menages.m.loyer.2026-05', -400, 'positif ou nul'],
  ['negative rent, of a month that is not covered', { ...(having('menages', 'm', 'loyer', { [MAY]: -400 }) as object), familles: { f: { parents: ['a'], enfants: ['k'], rsa: { '2023-05': null } } } }, 'menages.m.loyer.2026-05', -400, 'positif ou nul'],
  ['wage as a text', having('individus', 'a', 'salaire_net', { [MAY]: 'beaucoup' }), 'individus.a.salaire_net.2026-05', 'beaucoup', 'un nombre'],
  ['rate in percent', having('individus', 'a', 'taux_incapacite', { [MAY]: 80 }), 'individus.a.taux_incapacite.2026-05', 80, 'de 0 à 1'],
  ['negative rate', having('individus', 'a', 'taux_incapacite', { [MAY]: -1 }), 'individus.a.taux_incapacite.2026-05', -1, 'de 0 à 1'],
  ['complement 7 of the AEEH', having('individus', 'k', 'aeeh_niveau_handicap', { [MAY]: 7 }), 'individus.k.aeeh_niveau_handicap.2026-05', 7, 'de 0 à 6'],
  ['échelon 9', having('individus', 'a', 'bourse_criteres_sociaux_echelon', { [MAY]: 9 }), 'individus.a.bourse_criteres_sociaux_echelon.2026-05', 9, 'de -1 à 8'],
  ['negative years of a permit', having('individus', 'a', 'duree_possession_titre_sejour', { [MAY]: -3 }), 'individus.a.duree_possession_titre_sejour.2026-05', -3, 'de 0 à 130'],
  ['bracket 9', having('foyers_fiscaux', 't', 'ir_tranche', { 2024: 9 }), 'foyers_fiscaux.t.ir_tranche.2024', 9, 'de 0 à 5'],
  ['negative age', being('individus', 'k', { age: { [MAY]: -4 } }), 'individus.k.age.2026-05', -4, 'de 0 à 130'],
  ['age 400', being('individus', 'k', { age: { [MAY]: 400 } }), 'individus.k.age.2026-05', 400, 'de 0 à 130'],
  ['30 February', being('individus', 'k', born('2019-02-30')), 'individus.k.date_naissance', '2019-02-30', 'qui existe'],
  ['unknown word', having('menages', 'm', 'zone_apl', { [MAY]: 'zone_9' }), 'menages.m.zone_apl.2026-05', 'zone_9', 'un mot parmi'],
  ['commune that is none', having('menages', 'm', 'depcom', { [MAY]: 'Lille' }), 'menages.m.depcom.2026-05', 'Lille', 'code INSEE'],
  ['commune as a number', having('menages', 'm', 'depcom', { [MAY]: 75056 }), 'menages.m.depcom.2026-05', 75056, 'code INSEE'],
  ['child older than the parent', being('individus', 'k', born('1960-01-01')), 'individus.k.date_naissance', '1960-01-01', 'après celle du parent'],
  ['child older than the parent, by their ages', { ...request(), individus: { a: { age: { [MAY]: 30 } }, k: { age: { [MAY]: 60 } } } }, 'individus.k.age.2026-05', 60, 'celui du parent (30)'],
  ['couple of three', three(), 'familles.f.parents', ['a', 'b', 'c'], 'une ou deux personnes'],
  ['no parent', having('familles', 'f', 'parents', []), 'familles.f.parents', [], 'une ou deux personnes'],
  ['forty children', forty(), 'familles.f', '42 personnes', '20 personnes au plus'],
  ['parent who is nobody', having('familles', 'f', 'parents', ['zz']), 'familles.f.parents', 'zz', '« individus »'],
  ['child who is nobody', having('familles', 'f', 'enfants', ['zz']), 'familles.f.enfants', 'zz', '« individus »'],
  ['dweller who is nobody', having('menages', 'm', 'enfants', ['zz']), 'menages.m.enfants', 'zz', '« individus »'],
  ['declarant who is nobody', having('foyers_fiscaux', 't', 'declarants', ['zz']), 'foyers_fiscaux.t.declarants', 'zz', '« individus »'],
  ['twice in a family', having('familles', 'f', 'enfants', ['k', 'a']), 'familles.f', 'a', 'une seule fois'],
  ['somebody without a family', having('familles', 'f', 'enfants', []), 'individus', 'k', 'dans une famille'],
] // prettier-ignore

describe('a line of cases', () => {
  test('is answered with what it asks, bare or beside an id', () => {
    const beside = of(request())
    expect(beside).toEqual({ id: 'x', computed: { familles: { f: { rsa: { [MAY]: expect.any(Number) } } } }, unsupported: [] })
    expect(answerLine(JSON.stringify(request()), 7)).toEqual({ ...beside, id: 7 })
  })

  test('names what it cannot compute: another month, another variable', () => {
    const asked = being('familles', 'f', {
      parents: ['a'],
      enfants: ['k'],
      rsa: { '2023-12': null, '2027-01': null },
      machin: { [MAY]: null },
    })
    expect(of(asked)).toEqual({
      id: 'x',
      computed: {},
      unsupported: ['familles.f.rsa.2023-12', 'familles.f.rsa.2027-01', 'familles.f.machin.2026-05'],
    })
  })

  test.each(BAD)('%s: one error with place, value and expected form', (_, situation, path, value, says) => {
    const answer = of(situation)
    expect(answer).toMatchObject({ id: 'x', computed: {}, unsupported: [], error: { path, value } })
    expect(answer.error?.expected).toContain(says)
    expect(answer.error?.message).toContain(path)
  })

  test.each(['', '  ', '{"id": 3,', 'null', '42', '[]', '[1]', '['.repeat(100_000)])('that is no object: %#', (line) => {
    const answer = answerLine(line, 7)
    expect(answer).toMatchObject({ id: 7, computed: {}, unsupported: [], error: { path: 'ligne 7', expected: 'un objet JSON' } })
    expect(answer.error).toHaveProperty('value')
    expect(JSON.stringify(answer).length).toBeLessThan(400)
  })

  test.each([5, 'mai', '2026-13', {}])('period %j is refused where the line asks for everything', (period) => {
    const { rsa: _, ...family } = request().familles['f'] as Record<string, unknown>
    expect(of(being('familles', 'f', family), { period })).toMatchObject({ error: { path: 'period', value: period } })
  })

  test('an age that OpenFisca does not know (−9999) is none', () => {
    expect(of(having('individus', 'k', 'age', { [MAY]: -9999 })).error).toBeUndefined()
  })
})
