import { expect, test } from 'vitest'
import { readSituation } from './read.ts'

const request = (parent: object, child: object): unknown => ({
  individus: { p: parent, a: child },
  familles: { f: { parents: ['p'], enfants: ['a'] } },
})
const born = (day: string) => ({ date_naissance: { ETERNITY: day } })

test('a child older than a parent is refused, where both births are given', () => {
  expect(() => readSituation(request(born('1990-05-02'), born('1990-05-01')), 2026)).toThrow(
    'individus.a.date_naissance : "1990-05-01" ; attendu : une naissance après celle du parent (1990-05-02)',
  )
  expect(() => readSituation(request(born('1990-05-02'), born('1990-05-02')), 2026)).not.toThrow()
  expect(() => readSituation(request({}, born('1960-05-01')), 2026)).not.toThrow()
  expect(() => readSituation(request({ age: { '2026-05': 20 } }, born('1990-05-01')), 2026)).not.toThrow()
})
