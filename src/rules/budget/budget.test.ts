import { describe, expect, it } from 'vitest'
import { chargesOf, instalments, monthly, owed, resources, sectionTotal } from './budget.ts'
import type { Budget } from './budget.ts'
import { MOCKUP, SMOOTHED } from './budget.cases.ts'
import { after } from './changes.ts'
import { DEBT_KINDS, effectOf, inOrder, lateCents, reasonOf } from './debts.ts'
import type { DebtKind } from './debts.ts'
import { known, unknown } from './figure.ts'
import { isIncome, isLineKind, kindsOf, LINE_KINDS, SECTIONS, sectionOf } from './kinds.ts'
import type { LineKind } from './kinds.ts'
import { readinessOf } from './readiness.ts'
import { creditRate, effortRate, outgoing, perDay, quotientFamilialCaf, remaining, unitsTenths } from './remaining.ts'
import { FORFAITS, forfaitsOf, mostRepayable, realCharges, repaymentCapacity, rsaScale } from './repayment.ts'
import { seizablePart } from './seizure.ts'
import { remarksOf, signsOf } from './signs.ts'
import { centsInMonth, isPeriod, shares, smoothed } from './smoothing.ts'

const marks = { perDayCents: 10_00, days: 3040, sharedBy: 'person', creditRate: 3333 } as const
const told = { creditToLive: true, lastingOverdraft: false }
const nobody: Budget = { month: '2026-06', lines: [], debts: [], persons: [] }

describe('the budget of the mock-up', () => {
  it('adds up as by hand', () => {
    expect(resources(MOCKUP)).toEqual(known(1590_25))
    expect(outgoing(MOCKUP, 'toLive')).toEqual(known(1156_00))
    expect(remaining(MOCKUP, 'toLive')).toEqual(known(434_25))
    expect(instalments(MOCKUP)).toEqual(known(203_00))
    expect(owed(MOCKUP)).toEqual(known(7060_00))
    expect(sectionTotal(MOCKUP, 'transport')).toEqual(known(157_00))
  })
  it('leaves 4.76 € a day and a person, 6.35 € by unit of consumption counted 10 + 3 + 3 tenths', () => {
    expect(perDay(remaining(MOCKUP, 'toLive'), MOCKUP.persons, 3040, 'person')).toEqual(known(4_76))
    expect(unitsTenths(MOCKUP.persons)).toBe(16)
    // 434.25 ÷ 30.4 ÷ 1.6 = 8.93
    expect(perDay(remaining(MOCKUP, 'toLive'), MOCKUP.persons, 3040, 'unit')).toEqual(known(8_93))
  })
  it('with the rights open, 14.46 €: (1 590.25 + 483.33 + 401.55 − 1 156) ÷ 30.4 ÷ 3', () => {
    const opened = after(MOCKUP, [
      { kind: 'right', id: 'ppa', label: 'Prime d’activité', cents: 483_33 },
      { kind: 'right', id: 'asf', label: 'Soutien familial', cents: 401_55 },
    ])
    expect(perDay(remaining(opened, 'toLive'), opened.persons, 3040, 'person')).toEqual(known(14_46))
    expect(signsOf(opened, marks, told).find(({ id }) => id === 'underMark')?.state).toBe('no')
  })
  it('shows three signs of five', () => {
    const signs = signsOf(MOCKUP, marks, told)
    expect(signs.map(({ id, state }) => [id, state])).toEqual([
      ['underMark', 'yes'],
      ['roofLate', 'yes'],
      ['creditToLive', 'yes'],
      ['lastingOverdraft', 'no'],
      ['creditsOverThird', 'no'],
    ])
    expect(signs[1]?.value).toEqual({ of: 'cents', figure: known(960_00) })
    // 203 ÷ 1 590.25 = 12.77 %
    expect(creditRate(MOCKUP)).toEqual({ kind: 'known', rate: 1277 })
    // (548 − 452) ÷ (1 590.25 − 452) = 8.43 %
    expect(effortRate(MOCKUP)).toEqual({ kind: 'known', rate: 843 })
  })
  it('puts the debts in the order of the mock-up', () => {
    expect(inOrder(MOCKUP.debts.toReversed()).map(({ id }) => id)).toEqual(['a', 'b', 'c', 'd', 'e'])
    expect(inOrder(MOCKUP.debts.map((debt) => (debt.id === 'e' ? { ...debt, place: 1 } : debt))).map(({ id }) => id)).toEqual([
      'e',
      'a',
      'b',
      'c',
      'd',
    ])
    expect(MOCKUP.debts.map(reasonOf)).toEqual(['roof', 'supply', 'deadline', 'late', 'calm'])
  })
})

describe('« Reste après les charges fixes »', () => {
  const line = (kind: LineKind, cents: number, period: 'month' | 'year' = 'month') => ({ id: kind, kind, cents, period })
  const fixed: Budget = {
    ...nobody,
    lines: [
      line('salary', 1951_55),
      line('rent', 612_50),
      line('energy', 96_67),
      line('water', 32_00),
      line('homeInsurance', 14_00),
      line('carInsurance', 1000_00, 'year'),
      line('healthInsurance', 61_00),
    ],
    debts: [{ id: 'a', label: 'Banque', kind: 'consumerCredit', due: 900_00, monthly: 142_00, stage: 'upToDate' }],
  }
  it('takes off what its sentence names, insurances of the car and of health among them', () => {
    // 612.50 + 96.67 + 32 + 14 + 83.33 (1 000 a year, in June) + 61 + 142 = 1 041.50
    expect(outgoing(fixed, 'fixed')).toEqual(known(1041_50))
    expect(remaining(fixed, 'fixed')).toEqual(known(910_05))
    const bound = [line('incomeTax', 10_00), line('propertyTax', 20_00), line('alimonyPaid', 30_00), line('schoolInsurance', 4_00)]
    expect(remaining({ ...fixed, lines: [...fixed.lines, ...bound] }, 'fixed')).toEqual(known(846_05))
  })
  it('and nothing else: neither telephone, nor bank fees, nor canteen, nor food', () => {
    const others = (['phone', 'bankFees', 'otherBound', 'canteen', 'fuelCar', 'food', 'savings'] as const).map((kind) => line(kind, 50_00))
    expect(remaining({ ...fixed, lines: [...fixed.lines, ...others] }, 'fixed')).toEqual(known(910_05))
  })
})

describe('what is not known', () => {
  it('is never nothing', () => {
    expect(resources(nobody)).toEqual(unknown(['Ressources']))
    expect(remaining(nobody, 'toLive')).toEqual(unknown(['Ressources']))
    expect(effortRate(nobody)).toEqual({ kind: 'unknown', missing: ['Loyer'] })
    expect(creditRate(nobody)).toEqual({ kind: 'unknown', missing: ['Ressources'] })
    const paid: Budget = { ...nobody, lines: [{ id: '1', kind: 'salary', cents: 1000_00, period: 'month' }] }
    expect(perDay(remaining(paid, 'toLive'), [], 3040, 'person')).toEqual(unknown(['Personnes du foyer']))
    expect(perDay(known(1), [{ age: null, role: 'child' }], 3000, 'unit')).toEqual(unknown(['Âge d’un enfant']))
    const unsaid: Budget = { ...paid, lines: [...paid.lines, { id: '2', kind: 'energy', cents: null, period: 'month' }] }
    expect(remaining(unsaid, 'toLive')).toEqual(unknown(['Électricité et gaz']))
    expect(perDay(remaining(unsaid, 'toLive'), MOCKUP.persons, 3040, 'person')).toEqual(unknown(['Électricité et gaz']))
    expect(monthly({ id: '2', kind: 'energy', cents: null, period: 'month' }, '2026-06')).toBeNull()
    expect(signsOf(unsaid, marks, { creditToLive: null, lastingOverdraft: null }).map(({ state }) => state)).toEqual([
      'unknown',
      'no',
      'unknown',
      'unknown',
      'no',
    ])
    expect(signsOf(nobody, { ...marks, perDayCents: null }, told).map(({ id }) => id)).not.toContain('underMark')
  })
  it('a credit whose instalment nobody said makes the total unknown; arrears without a plan cost nothing a month', () => {
    const debts = [
      { id: 'a', label: 'Banque', kind: 'revolving', due: null, monthly: null, stage: 'late' },
      { id: 'b', label: 'Bailleur', kind: 'rentArrears', due: null, monthly: null, stage: 'late' },
    ] as const
    expect(instalments({ ...nobody, debts })).toEqual(unknown(['Banque']))
    expect(instalments({ ...nobody, debts: debts.slice(1) })).toEqual(known(0))
    expect(owed({ ...nobody, debts })).toEqual(unknown(['Bailleur', 'Banque']))
    expect(debts.map(lateCents)).toEqual([null, null])
    expect(lateCents({ ...debts[0], late: 12_00 })).toBe(12_00)
    expect(signsOf({ ...nobody, debts }, marks, told)[1]?.state).toBe('yes')
    expect(remarksOf({ ...nobody, debts })).toEqual(['creditsUnknown'])
  })
  it('resources that are housing aid alone give no rate of effort', () => {
    const lines = [
      { id: '1', kind: 'housingBenefit', cents: 300_00, period: 'month' },
      { id: '2', kind: 'rent', cents: 400_00, period: 'month' },
    ] as const
    expect(effortRate({ ...nobody, lines })).toEqual({ kind: 'unknown', missing: ['Ressources hors aide au logement'] })
  })
})

describe('periods', () => {
  it('are smoothed as by hand', () => {
    for (const [cents, period, months] of SMOOTHED) expect(smoothed(cents, period), `${cents} ${period}`).toEqual(months)
    expect(smoothed(100, 'once').every((cents) => cents === 0)).toBe(true)
    expect(centsInMonth(50_00, 'once', '2026-03', '2026-03')).toBe(50_00)
    expect([centsInMonth(50_00, 'once', '2026-04', '2026-03'), centsInMonth(50_00, 'once', '2026-04')]).toEqual([0, 0])
    expect(shares(10, [])).toEqual([])
    expect(shares(10, [0, 0])).toEqual([0, 0])
    expect(isPeriod('month') && !isPeriod('toString')).toBe(true)
  })
})

describe('kinds', () => {
  it('each has its section, on one side', () => {
    for (const kind of LINE_KINDS) expect(Object.hasOwn(SECTIONS, sectionOf(kind))).toBe(true)
    expect((Object.keys(SECTIONS) as (keyof typeof SECTIONS)[]).flatMap(kindsOf).toSorted()).toEqual(LINE_KINDS.toSorted())
    expect([isIncome('salary'), isIncome('rent'), isLineKind('rent'), isLineKind('constructor')]).toEqual([true, false, true, false])
  })
  it('what never goes away says why, and that nobody read the text yet', () => {
    const kinds = Object.keys(DEBT_KINDS) as DebtKind[]
    expect(kinds.filter((kind) => effectOf(kind).effect === 'excluded')).toEqual([
      'socialFraud',
      'pawn',
      'alimonyArrears',
      'criminalFine',
      'damages',
    ])
    for (const kind of kinds) expect([effectOf(kind).verified, effectOf(kind).why.length > 20]).toEqual([false, true])
    expect(effectOf('mortgageDebt').effect).toBe('deferred')
  })
  it('a seizure comes before the supply, what cannot be erased before what is only late, a plan that runs last', () => {
    const debt = (id: string, kind: DebtKind, stage: 'late' | 'seizure' | 'agreed') => ({
      id,
      label: id,
      kind,
      due: 1,
      monthly: null,
      stage,
    })
    const asked = [
      debt('x', 'other', 'agreed'),
      debt('l', 'other', 'late'),
      debt('f', 'criminalFine', 'late'),
      debt('e', 'energyDebt', 'late'),
      debt('s', 'taxDebt', 'seizure'),
      debt('r', 'rentArrears', 'late'),
    ]
    expect(inOrder(asked).map(({ id }) => id)).toEqual(['r', 's', 'e', 'f', 'l', 'x'])
  })
})

describe('what could be paid back', () => {
  const table = { base: [600_00, 200_00], habitation: [120_00, 20_00], chauffage: [120_00, 20_00] } as const
  it('has no flat amount of its own: without the table of the year it is unknown, never the one before', () => {
    expect(FORFAITS).toEqual({})
    expect(repaymentCapacity(MOCKUP, null).capacity).toEqual(unknown(['Forfaits 2026 de la Banque de France']))
    expect(forfaitsOf(table, '2026', 0)).toEqual(unknown(['Personnes du foyer']))
    // 600 + 2 × 200, 120 + 2 × 20, 120 + 2 × 20
    expect(forfaitsOf(table, '2026', 3)).toEqual(known(1320_00))
  })
  it('is the least of three, and never under nothing', () => {
    // 1 590.25 − 1 320 − 548 < 0
    expect(repaymentCapacity(MOCKUP, table).capacity).toEqual(known(0))
    const rich: Budget = {
      ...nobody,
      persons: [{ age: 40, role: 'adult' }],
      lines: [{ id: '1', kind: 'salary', cents: 1500_00, period: 'month' }],
    }
    // 1 500 − 840 = 660; the seizable part of 1 500 with nobody in charge is 234.76 in June 2026; 1 500 − 651.69 = 848.31
    expect(repaymentCapacity(rich, table).capacity).toEqual(known(234_76))
    expect(mostRepayable(rich)).toEqual(known(234_76))
    expect(seizablePart(known(600_00), 0, '2026-06')).toEqual(known(0))
    expect(mostRepayable(nobody)).toEqual(unknown(['Ressources']))
    expect(mostRepayable({ ...rich, persons: [] })).toEqual(unknown(['Personnes du foyer']))
    expect(repaymentCapacity(rich, table).steps.map(({ value }) => value.kind)).toEqual(Array.from({ length: 6 }, () => 'known'))
  })
  it('leaves the scale of the RSA of the household', () => {
    const adult = { age: 40, role: 'adult' } as const
    const child = { age: 8, role: 'child' } as const
    expect(rsaScale('2026-06', [])).toEqual(unknown(['Personnes du foyer']))
    expect(rsaScale('2026-06', [adult])).toEqual(known(651_69))
    // × 1.5; × 1.8; × 2.2; a couple with one child × 1.8; with three × 2.5
    expect(rsaScale('2026-06', [adult, adult])).toEqual(known(977_54))
    expect(rsaScale('2026-06', [adult, child, child])).toEqual(known(1173_04))
    expect(rsaScale('2026-06', [adult, child, child, child])).toEqual(known(1433_72))
    expect(rsaScale('2026-06', [adult, adult, child])).toEqual(known(1173_04))
    expect(rsaScale('2026-06', [adult, adult, child, child, child])).toEqual(known(1629_23))
    expect(realCharges(MOCKUP)).toEqual(known(796_00))
  })
  it('the quotient of the CAF: 18 000 a year, 400 a month, four parts for three children', () => {
    // (1 500 + 400) ÷ 4
    expect(quotientFamilialCaf(known(18_000_00), known(400_00), { children: 3, disabledChildren: 0 })).toEqual(known(475_00))
    // two and a half for one child, three with its disability
    expect(quotientFamilialCaf(known(18_000_00), known(0), { children: 1, disabledChildren: 0 })).toEqual(known(600_00))
    expect(quotientFamilialCaf(known(18_000_00), known(0), { children: 1, disabledChildren: 1 })).toEqual(known(500_00))
    expect(quotientFamilialCaf(unknown(['Avis d’impôt']), known(0), { children: 4, disabledChildren: 0 })).toEqual(
      unknown(['Avis d’impôt']),
    )
  })
})

describe('before and after', () => {
  it('a plan, a lower charge, debts that go', () => {
    const changed = after(MOCKUP, [
      { kind: 'plan', debtId: 'a', monthly: 30_00 },
      { kind: 'charge', lineId: '7', monthly: 20_00 },
      { kind: 'withoutDebts', debtIds: ['d', 'e', 'zz'] },
      { kind: 'plan', debtId: 'zz', monthly: 1 },
      { kind: 'charge', lineId: 'zz', monthly: 1 },
    ])
    // 434.25 − 30 + 33 + 85 + 118
    expect(remaining(changed, 'toLive')).toEqual(known(640_25))
    expect(MOCKUP.debts).toHaveLength(5)
    expect(chargesOf(changed, ['bound'])).toEqual(known(20_00))
  })
})

describe('a file for the Banque de France', () => {
  it('says what is missing, and is ready only when nothing is', () => {
    const empty = readinessOf({ budget: nobody, proofs: {}, debtPapers: {} })
    expect(empty.ready).toBe(false)
    expect(empty.toComplete).toHaveLength(3)
    const said = readinessOf({ budget: MOCKUP, proofs: { 1: 'paper' }, debtPapers: { e: true } })
    expect(said.ready).toBe(true)
    expect(said.papers).toHaveLength(6 + 7 + 4)
    const holes: Budget = {
      ...MOCKUP,
      lines: [...MOCKUP.lines, { id: '9', kind: 'water', cents: null, period: 'year' }],
      debts: [{ id: 'z', label: '', kind: 'other', due: null, monthly: null, stage: 'late' }],
    }
    expect(readinessOf({ budget: holes, proofs: {}, debtPapers: {} }).toComplete).toEqual([
      'Trouver le montant : Eau.',
      'Trouver ce qui reste dû : .',
      'Nommer le créancier d’une dette.',
    ])
  })
  it('asks no paper for what flat amounts stand for: food, tobacco, petrol', () => {
    const lines = (['food', 'tobacco', 'fuelCar', 'savings', 'salary', 'carInsurance'] as const).map((kind) => ({
      id: kind,
      kind,
      cents: 1_00,
      period: 'month' as const,
    }))
    const { papers } = readinessOf({ budget: { ...nobody, lines }, proofs: {}, debtPapers: {} })
    expect(papers.filter((one) => one.startsWith('Papier pour'))).toEqual([
      'Papier pour : Salaire',
      'Papier pour : Assurance de la voiture',
    ])
  })
  it('remarks on what strikes: a negative balance, no aid with a rent, fees', () => {
    const lines = [
      { id: '1', kind: 'salary', cents: 100_00, period: 'month' },
      { id: '2', kind: 'rent', cents: 300_00, period: 'month' },
      { id: '3', kind: 'bankFees', cents: 30_00, period: 'month' },
    ] as const
    expect(remarksOf({ ...nobody, lines })).toEqual(['negative', 'effort', 'rentWithoutAid', 'bankFees'])
    expect(remarksOf(MOCKUP)).toEqual([])
  })
})
