import { describe, expect, it } from 'vitest'
import type { Budget, Line, Person } from './budget.ts'
import { known, unknown } from './figure.ts'
import type { LineKind } from './kinds.ts'
import { mostRepayable } from './repayment.ts'
import { dependantsOf, householdDependants, seizableOfPay } from './seizure.ts'

const ana: Person = { id: 'ana', name: 'Ana', age: 38, role: 'adult', bond: 'main' }
const ilan: Person = { id: 'ilan', name: 'Ilan', age: 41, role: 'adult', bond: 'partner' }
const zoe: Person = { id: 'zoe', name: 'Zoé', age: 14, role: 'child' }
const leo: Person = { id: 'leo', name: 'Léo', age: 8, role: 'child' }
const income = (of: string, cents: number | null, kind: LineKind = 'salary'): Line => ({
  id: `${kind}-${of}`,
  kind,
  cents,
  period: 'month',
  of,
})
const budget = (persons: readonly Person[], ...lines: Line[]): Budget => ({ month: '2026-11', persons, debts: [], lines })
const family = [ana, ilan, zoe, leo]

describe('who is in charge of somebody whose pay is seized (C. trav. R3252-3)', () => {
  it('children, and the partner whose own resources are under the RSA of one person', () => {
    expect(dependantsOf(budget(family, income('ana', 1480_50), income('ilan', 1100_00)), ana)).toEqual({ sure: [zoe, leo], unsure: [] })
    expect(dependantsOf(budget(family, income('ana', 1480_50), income('ilan', 500_00)), ana)).toEqual({
      sure: [ilan, zoe, leo],
      unsure: [],
    })
    expect(dependantsOf(budget(family, income('ana', 1480_50), income('ilan', 0)), ana)).toEqual({ sure: [ilan, zoe, leo], unsure: [] })
  })
  it('a partner of whom nobody said anything is not counted, nor left out: she is named', () => {
    for (const lines of [[income('ana', 1480_50)], [income('ana', 1480_50), income('ilan', null)]])
      expect(dependantsOf(budget(family, ...lines), ana)).toEqual({ sure: [zoe, leo], unsure: [ilan] })
    // a benefit that is no pay takes her over the RSA: the texts do not say the same
    expect(dependantsOf(budget(family, income('ana', 1480_50), income('ilan', 1033_32, 'aah')), ana).unsure).toEqual([ilan])
  })
  it('a child of twenty is none; of a child whose age nobody said, nor of another adult without pay, one cannot tell', () => {
    const grown: Person = { id: 'g', name: 'Guy', age: 20, role: 'child' }
    const ageless: Person = { id: 'x', name: 'Axel', age: null, role: 'child' }
    const mother: Person = { id: 'm', name: 'Maud', age: 70, role: 'adult' }
    expect(dependantsOf(budget([ana, grown, ageless, mother]), ana)).toEqual({ sure: [], unsure: [ageless, mother] })
    expect(dependantsOf(budget([ana, mother], income('m', 900_00, 'pension')), ana)).toEqual({ sure: [], unsure: [] })
  })
  it('of a household, who earns most is in charge of the others', () => {
    expect(householdDependants(budget(family, income('ana', 1100_00), income('ilan', 1480_50)))).toEqual({ sure: [zoe, leo], unsure: [] })
    expect(householdDependants(budget([]))).toEqual({ sure: [], unsure: [] })
  })
})

describe('the seizable part', () => {
  it('of two wages: two in charge, not three', () => {
    // 1 480.50 + 1 100 + 471.05 of benefits, with two in charge: 1 197.48; with three it would be 1 059.73
    const benefits: Line = { ...income('ana', 471_05, 'familyBenefits'), of: null }
    expect(mostRepayable(budget(family, income('ana', 1480_50), income('ilan', 1100_00), benefits))).toEqual(known(1197_48))
  })
  it('waits for the resources of the partner when nobody said them', () => {
    expect(mostRepayable(budget(family, income('ana', 1480_50)))).toEqual(unknown(['Ressources propres de Ilan, même 0']))
  })
  it('of a pay is of one person, and of hers alone', () => {
    // 1 480.50 with three in charge: 139.43
    const couple = budget(family, income('ana', 1480_50), income('ilan', 0), { ...income('ana', 300_00, 'familyBenefits'), of: null })
    expect(seizableOfPay(couple)).toEqual([
      { person: ana, pay: known(1480_50), dependants: { sure: [ilan, zoe, leo], unsure: [] }, least: known(139_43), most: known(139_43) },
      { person: ilan, pay: known(0), dependants: { sure: [zoe, leo], unsure: [] }, least: known(0), most: known(0) },
    ])
  })
  it('lies between two figures while one cannot tell who is in charge', () => {
    const [only] = seizableOfPay(budget(family, income('ana', 1480_50)))
    expect(only).toMatchObject({ least: known(139_43), most: { kind: 'known' } })
    expect(only?.most.kind === 'known' && only.most.cents).toBeGreaterThan(139_43)
    expect(seizableOfPay(budget(family, income('ana', null)))).toMatchObject([{ least: unknown(['Salaire']) }])
  })
})
