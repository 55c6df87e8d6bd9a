import { expect, test } from 'vitest'
import { readSituation } from './read.ts'

const request = (parent: object, child: object): unknown => ({
  individus: { p: parent, a: child },
  familles: { f: { parents: ['p'], enfants: ['a'] } },
})
const born = (day: string) => ({ date_naissance: { ETERNITY: day } })

test('a child older than a parent is refused, by births or by ages', () => {
  expect(() => readSituation(request(born('1990-05-02'), born('1990-05-01')), 2026)).toThrow(
    'individus.a.date_naissance : "1990-05-01" ; attendu : une naissance après celle du parent (1990-05-02)',
  )
  expect(() => readSituation(request(born('1990-05-02'), born('1990-05-02')), 2026)).not.toThrow()
  expect(() => readSituation(request({}, born('1960-05-01')), 2026)).not.toThrow()
  const may = (age: number) => ({ age: { '2026-05': age } })
  expect(() => readSituation(request(may(30), may(32)), 2026)).toThrow(
    'individus.a.age.2026-05 : 32 ; attendu : un âge qui ne dépasse pas celui du parent (30)',
  )
  expect(() => readSituation(request(may(30), may(31)), 2026)).not.toThrow()
  expect(() => readSituation(request(born('1990-05-02'), may(60)), 2026)).toThrow('individus.a.age.2026-05')
  expect(() => readSituation(request(may(20), born('1990-05-01')), 2026)).toThrow('parent (20 ans en 2026-05)')
  expect(() => readSituation(request(may(35), born('1990-05-01')), 2026)).not.toThrow()
  expect(() => readSituation(request({ age: { '2020-05': 20 } }, { age: { '2026-05': 25 } }), 2026)).not.toThrow()
})
