import { describe, expect, it } from 'vitest'
import { fillingOf, readFilling, withLines } from './filling.ts'
import type { MonthBudget, Shown, ShownDebt } from './model.ts'
import { changesTyped } from './what-if.ts'

const shown = (kind: Shown['kind'], cents: number | null, more: Partial<Shown> = {}): Shown => ({
  seriesId: `s-${kind}`,
  kind,
  label: kind,
  subjectId: null,
  cents,
  period: 'month',
  onceIn: null,
  proof: 'said',
  paper: '',
  saidOn: '2026-06-01',
  author: '',
  fromLedger: null,
  ...more,
})
const debt = (more: Partial<ShownDebt> = {}): ShownDebt => ({
  id: 'd', label: 'Banque', kind: 'revolving', detail: '', due: 100_00, monthly: 10_00, late: null, stage: 'late', seizure: false, plan: '', guarantor: '', actBy: null, place: null,
  proof: 'said', paper: '', saidOn: '2026-06-01', author: '', fromLedger: null, ...more,
}) // prettier-ignore
const nothing: MonthBudget = { month: '2026-06', lines: [], debts: [], told: { creditToLive: null, lastingOverdraft: null }, saidOn: null }
const adults = [{ id: 'a' }, { id: 'b' }]
const read = (sent: Record<string, unknown>, now: MonthBudget = nothing) => {
  let made = 0
  return readFilling(sent, fillingOf(now, adults, now.debts), {
    month: '2026-06',
    now,
    newId: () => `n${(made += 1)}`,
    persons: ['a', 'b', 'child'],
  })
}

describe('a filled budget', () => {
  it('nothing typed changes nothing', () => {
    expect(read({})).toEqual({ versions: [], errors: {} })
  })
  it('amounts become lines, each of its person, with their period and paper', () => {
    const { versions, errors } = read({
      'montant-salary-b': '1 200,50',
      'papier-salary-b': 'fiche de paie',
      'montant-rent': '548',
      'montant-energy': '~90/trim',
      'montant-water': '?',
    })
    expect(errors).toEqual({})
    expect(versions.map(({ subjectId, body }) => [subjectId, body])).toMatchObject([
      ['b', { kind: 'salary', cents: 1200_50, proof: 'paper', paper: 'fiche de paie' }],
      [null, { kind: 'rent', cents: 548_00, proof: 'said' }],
      [null, { kind: 'energy', cents: 90_00, period: 'quarter', proof: 'estimated' }],
      [null, { kind: 'water', cents: null }],
    ])
    expect(versions.every(({ id, seriesId, fromMonth }) => id === seriesId && fromMonth === '2026-06')).toBe(true)
  })
  it('what stands and is typed again writes nothing; changed it continues its line; emptied it ends', () => {
    const now = { ...nothing, lines: [shown('rent', 548_00), shown('phone', 30_00), shown('canteen', 68_00)] }
    const { versions } = read({ 'montant-rent': '548', 'montant-phone': '25', 'montant-canteen': '' }, now)
    expect(versions.map(({ seriesId, body }) => [seriesId, body])).toMatchObject([
      ['s-phone', { cents: 25_00 }],
      ['s-canteen', { gone: true }],
    ])
  })
  it('a line of the ledger begins a line of its own', () => {
    const now = {
      ...nothing,
      lines: [shown('energy', 90_00, { fromLedger: 'fact', seriesId: 'fact' }), shown('rent', 5_00, { fromLedger: 'f2', seriesId: 'f2' })],
    }
    const { versions } = read({ 'montant-energy': '95', 'montant-rent': '6' }, now)
    expect(versions.map(({ id, seriesId, factId }) => [id === seriesId, factId])).toEqual([
      // rent writes a fact of its own; what feeds no right takes over the one of the ledger
      [true, null],
      [true, 'fact'],
    ])
  })
  it('bad input has its sentence beside its field, and nothing is guessed', () => {
    const { errors } = read({
      'montant-rent': 'beaucoup',
      'sorte-autre1': 'nawak',
      'montant-autre2': '5',
      'sorte-autre3': 'familyHelp',
      'montant-autre3': '5',
      'qui-autre3': 'somebody',
      'nom-dette1': 'EDF',
      'du-dette1': 'trop',
      'avant-dette1': '31/02/2026',
      'rang-dette1': 'x',
      'sorte-dette2': 'zz',
      'ou-dette3': 'zz',
      'nom-dette3': 'x',
      'mois-dette3': '30/an',
      'signe-creditToLive': 'peut-être',
      'papier-rent': 'x'.repeat(300),
    })
    expect(Object.keys(errors).toSorted()).toEqual([
      'avant-dette1', 'du-dette1', 'mois-dette3', 'montant-rent', 'ou-dette3', 'papier-rent', 'qui-autre3', 'rang-dette1', 'signe-creditToLive',
      'sorte-autre1', 'sorte-autre2', 'sorte-dette2',
    ]) // prettier-ignore
    expect(Object.values(errors).every((sentence) => /[.»]$/.test(sentence))).toBe(true)
  })
  it('a day that its month does not have says how many it has; each refusal names its line', () => {
    const dated = (typed: string) => read({ 'nom-dette1': 'EDF', 'avant-dette1': typed }).errors['avant-dette1']
    expect([dated('31/02/2026'), dated('29/2/2028'), dated('31/4/2026'), dated('32/13/2026')]).toEqual([
      'Février 2026 n’a que 28 jours.',
      undefined,
      'Avril 2026 n’a que 30 jours.',
      'Cette date n’est pas lisible. Écrivez-la comme 24/06/2026.',
    ])
    const now = { ...nothing, debts: [debt()] }
    const wrong = { 'montant-rent': 'x', 'montant-salary-b': 'x', 'du-d': 'x', 'montant-autre1': 'x', month: 'x' }
    expect(withLines(wrong, fillingOf(now, adults, now.debts), (id) => (id === 'b' ? 'Ilan' : undefined))).toEqual({
      'montant-rent': 'Loyer. x',
      'montant-salary-b': 'Salaire, Ilan. x',
      'du-d': 'Banque. x',
      'montant-autre1': 'Autre ligne 1. x',
      month: 'x',
    })
  })
  it('a kind that has its row is not added twice', () => {
    expect(read({ 'montant-rent': '5', 'sorte-autre1': 'rent', 'montant-autre1': '6' }).errors).toHaveProperty('sorte-autre1')
  })
  it('debts: what stands is kept, a change continues it, a settled one ends, an empty row is none', () => {
    const now = { ...nothing, debts: [debt(), debt({ id: 'e', label: 'EDF', fromLedger: 'fact' })] }
    const same = { 'nom-d': 'Banque', 'sorte-d': 'revolving', 'du-d': '100', 'mois-d': '10', 'ou-d': 'late' }
    const ledger = { 'nom-e': 'EDF', 'sorte-e': 'revolving', 'du-e': '100', 'mois-e': '10', 'ou-e': 'late' }
    expect(read({ ...same, ...ledger }, now).versions).toEqual([])
    const { versions } = read({ ...same, 'ou-d': 'seizure', 'saisie-d': 'oui', ...ledger, 'ou-e': 'notice' }, now)
    expect(versions).toMatchObject([
      { seriesId: 'd', body: { stage: 'seizure', seizure: true }, factId: null },
      { body: { stage: 'notice' }, factId: 'fact' },
    ])
    expect(read({ ...same, 'fin-d': 'oui', ...ledger }, now).versions).toMatchObject([{ seriesId: 'd', body: { gone: true } }])
    expect(read({ 'sorte-dette3': '', 'ou-dette3': 'late' }).versions).toEqual([])
    expect(read({ 'nom-dette1': 'CAF', 'du-dette1': '640', 'avant-dette1': '3/8/2026' }).versions).toMatchObject([
      { body: { kind: 'other', label: 'CAF', due: 640_00, monthly: null, actBy: '2026-08-03', stage: 'late' } },
    ])
  })
  it('what somebody else wrote since the form was opened is neither ended nor written over by a row of it', () => {
    const then = { ...nothing, lines: [shown('rent', 548_00), shown('pets', 30_00)], debts: [debt(), debt({ id: 'e', label: 'EDF' })] }
    const sent = { 'montant-phone': '20', 'nom-e': 'EDF', 'sorte-e': 'revolving', 'du-e': '90', 'mois-e': '10', 'ou-e': 'late' }
    expect(read(sent, then).versions).toMatchObject([{ body: { kind: 'phone' } }, { seriesId: 'e', body: { due: 90_00 } }])
    expect(fillingOf(then, adults, then.debts).debts.map(({ name }) => name)).toEqual(['d', 'e', 'dette1', 'dette2', 'dette3'])
  })
  it('answers of the household: said, taken back, left alone', () => {
    expect(read({ 'signe-creditToLive': 'oui' }).versions).toMatchObject([{ body: { sign: 'creditToLive', answer: true } }])
    const now = { ...nothing, told: { creditToLive: true, lastingOverdraft: null } }
    expect(read({ 'signe-creditToLive': 'oui' }, now).versions).toEqual([])
    expect(read({ 'signe-creditToLive': '' }, now).versions).toMatchObject([{ body: { sign: 'creditToLive', answer: null } }])
    expect(read({}, now).versions).toEqual([])
  })
})

it('« avant, après » reads what is typed, and refuses the rest beside its field', () => {
  const openings = [{ right: 'ppa', title: 'Prime d’activité', low: 483_00, high: 483_00, requested: false }]
  expect(
    changesTyped({ 'droit-ppa': 'oui', 'droit-rsa': 'oui', 'charge-l': '20', 'plan-d': '30', 'charge-x': '', efface: 'd e' }, openings),
  ).toEqual({
    changes: [
      { kind: 'right', id: 'ppa', label: 'Prime d’activité', cents: 483_00 },
      { kind: 'charge', lineId: 'l', monthly: 20_00 },
      { kind: 'plan', debtId: 'd', monthly: 30_00 },
      { kind: 'withoutDebts', debtIds: ['d', 'e'] },
    ],
    errors: {},
  })
  expect(Object.keys(changesTyped({ 'charge-l': 'x', 'plan-d': '?', 'plan-e': '5/an' }).errors)).toEqual(['charge-l', 'plan-d', 'plan-e'])
})
