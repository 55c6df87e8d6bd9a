import { describe, expect, it } from 'vitest'
import type { FactUse } from '#features/facts/model.ts'
import type { Fact } from './model.ts'
import { factsShown } from './overview-facts.ts'

const [roger, odette] = [
  { personId: 'r', firstName: 'Roger', name: 'Roger Vasseur' },
  { personId: 'o', firstName: 'Odette', name: 'Odette Vasseur' },
]
const fact = (id: string, label: string, subjectId: string | null): Fact => ({
  id,
  key: 'netSalary',
  subjectId,
  compartmentId: 'c',
  compartmentKind: 'budget',
  label,
  value: {},
  validFrom: null,
  observedAt: new Date('2026-11-22T10:00:00Z'),
  author: 'Solène Kerbrat',
  source: 'said',
  entryId: 'e',
})
const use = (id: string, label: string): FactUse => ({
  id,
  key: 'netSalary',
  subjectId: 'o',
  label,
  compartmentId: 'c',
  compartmentKind: 'budget',
  observedOn: '2026-11-03',
  source: 'read',
  author: 'Solène Kerbrat',
  path: 'persons.o.netSalary',
})
const day = () => '2026-11-22' as const

describe('what is known, on the overview', () => {
  it('says whose it is in a household of several, and nowhere twice', () => {
    const facts = [fact('1', 'GIR : 4', 'o'), fact('2', 'Loyer, 548 €', null), fact('3', 'Roger, salaire', 'r')]
    expect(factsShown(facts, [], [roger, odette], day).map(({ who }) => who)).toEqual(['Odette', null, null])
    expect(factsShown(facts, [], [odette], day).map(({ who }) => who)).toEqual([null, null, null])
  })

  it('shows the value that counts of two, and that it is to be confirmed', () => {
    const clash = {
      used: use('old', 'Salaire net, 640 € par mois'),
      other: use('new', 'Salaire net, 512 € par mois'),
      why: 'Deux salaires',
    }
    expect(factsShown([fact('new', 'Salaire net, 512 €', 'o')], [clash], [roger, odette], day)).toEqual([
      {
        id: 'new',
        label: 'Salaire net, 640 € par mois',
        who: 'Odette',
        source: 'read',
        observedOn: '2026-11-03',
        entryId: null,
        toConfirm: true,
      },
    ])
  })
})
