import { describe, expect, it } from 'vitest'
import { firstMonth, monthBudget } from './merge.ts'
import type { BudgetBody, LineBody, Observed, Version } from './model.ts'

const line = (kind: LineBody['kind'], cents: number | null, more: Partial<LineBody> = {}): LineBody => ({
  sort: 'line',
  kind,
  label: '',
  cents,
  period: 'month',
  proof: 'said',
  paper: '',
  ...more,
})
let made = 0
const version = (body: BudgetBody, fromMonth: string, more: Partial<Version> = {}): Version => {
  made += 1
  const id = `v${String(made).padStart(3, '0')}`
  const writtenOn = more.writtenOn ?? '2026-06-10'
  return {
    id,
    seriesId: id,
    subjectId: null,
    fromMonth,
    body,
    factId: null,
    author: 'Bruno',
    writtenAt: new Date(`${writtenOn}T10:00:${String(made % 60).padStart(2, '0')}Z`),
    ...more,
    writtenOn,
  }
}
const observed = (key: string, cents: number, from: string, more: Partial<Observed> = {}): Observed => ({
  id: `o-${key}-${from}`,
  key,
  subjectId: null,
  label: key,
  cents,
  period: 'month',
  from,
  until: null,
  months: {},
  source: 'read',
  observedOn: `${from}-05`,
  author: 'Solène',
  ...more,
})
const amounts = (versions: readonly Version[], facts: readonly Observed[], month: string) =>
  monthBudget(versions, facts, month).lines.map(({ kind, cents }) => [kind, cents])

describe('the budget of a month', () => {
  it('is what the ledger knows, where nobody wrote a line', () => {
    const facts = [
      observed('income.salary', 986_00, '2026-03', { subjectId: 'c' }),
      observed('housing.rent', 486_00, '2026-03', { observedOn: '2026-03-06' }),
    ]
    expect(amounts([], facts, '2026-06')).toEqual([
      ['salary', 986_00],
      ['rent', 486_00],
    ])
    expect(amounts([], facts, '2026-02')).toEqual([])
    expect(monthBudget([], facts, '2026-06').lines[0]).toMatchObject({
      proof: 'paper',
      fromLedger: 'o-income.salary-2026-03',
      saidOn: '2026-03-05',
    })
  })
  it('keeps the months before a change', () => {
    const before = version(line('rent', 720_00), '2026-01')
    const now = version(line('rent', 486_00), '2026-03', { seriesId: before.seriesId })
    expect(['2025-12', '2026-01', '2026-02', '2026-03', '2026-06'].map((month) => amounts([now, before], [], month))).toEqual([
      [],
      [['rent', 720_00]],
      [['rent', 720_00]],
      [['rent', 486_00]],
      [['rent', 486_00]],
    ])
  })
  it('a correction of an older month leaves the later ones as they are', () => {
    const first = version(line('rent', 700_00), '2026-01', { writtenOn: '2026-01-10' })
    const later = version(line('rent', 500_00), '2026-04', { seriesId: first.seriesId, writtenOn: '2026-04-10' })
    const corrected = version(line('rent', 710_00), '2026-02', { seriesId: first.seriesId, writtenOn: '2026-05-10' })
    const all = [corrected, later, first]
    expect(['2026-01', '2026-02', '2026-03', '2026-04'].map((month) => amounts(all, [], month)[0]?.[1])).toEqual([
      700_00, 710_00, 710_00, 500_00,
    ])
  })
  it('shows a thing once: what was said last wins, and the fact that a line wrote is that line', () => {
    const wrote = observed('income.salary', 900_00, '2026-04', { id: 'mine', observedOn: '2026-04-10' })
    const mine = version(line('salary', 900_00), '2026-04', { factId: 'mine', writtenOn: '2026-04-10' })
    expect(amounts([mine], [wrote], '2026-06')).toEqual([['salary', 900_00]])
    const newer = observed('income.salary', 1100_00, '2026-05', { observedOn: '2026-05-20' })
    expect(amounts([mine], [wrote, newer], '2026-06')).toEqual([['salary', 1100_00]])
    expect(amounts([mine], [wrote, newer], '2026-04')).toEqual([['salary', 900_00]])
    const written = version(line('salary', 950_00), '2026-06', { seriesId: mine.seriesId, writtenOn: '2026-06-01' })
    expect(amounts([mine, written], [wrote, newer], '2026-06')).toEqual([['salary', 950_00]])
  })
  it('two persons have each their own; what is no more is not there', () => {
    const facts = [
      observed('income.salary', 1000_00, '2026-01', { subjectId: 'a' }),
      observed('income.salary', 2000_00, '2026-01', { id: 'b', subjectId: 'b' }),
    ]
    expect(amounts([], facts, '2026-03')).toHaveLength(2)
    const gone = version(line('salary', null, { gone: true }), '2026-02', { subjectId: 'a' })
    expect(amounts([gone], facts, '2026-03')).toEqual([['salary', 2000_00]])
    expect(amounts([gone], facts, '2026-01')).toHaveLength(2)
    expect(amounts([], [observed('income.asf', 0, '2026-01')], '2026-03')).toEqual([])
  })
  it('a single payment stands in its month alone; months that differ say their own amount', () => {
    const once = version(line('familyHelp', 300_00, { period: 'once' }), '2026-03')
    expect(['2026-02', '2026-03', '2026-04'].map((month) => amounts([once], [], month).length)).toEqual([0, 1, 0])
    const varied = observed('income.salary', 900_00, '2026-01', { months: { '2026-02': 500_00 } })
    expect(['2026-01', '2026-02', '2026-03'].map((month) => amounts([], [varied], month)[0]?.[1])).toEqual([900_00, 500_00, 900_00])
  })
  it('several lines of « autre » stand side by side', () => {
    expect(
      amounts([version(line('otherBound', 10_00), '2026-01'), version(line('otherBound', 20_00), '2026-01')], [], '2026-02'),
    ).toHaveLength(2)
  })
  it('debts of the notes are there until their line is written, then told by it', () => {
    const fact = observed('debt.energy', 412_00, '2026-06', { label: 'Gaz' })
    expect(monthBudget([], [fact], '2026-06').debts).toMatchObject([
      { kind: 'energyDebt', label: 'Gaz', due: 412_00, fromLedger: fact.id, stage: 'late' },
    ])
    const mine = version(
      {
        sort: 'debt', kind: 'energyDebt', label: 'Gaz', detail: '', due: 300_00, monthly: 30_00, late: null, stage: 'agreed', seizure: false, plan: '', guarantor: '',
        actBy: null, place: null, proof: 'said', paper: '',
      },
      '2026-06',
      { factId: fact.id },
    ) // prettier-ignore
    expect(monthBudget([mine], [fact], '2026-06').debts).toMatchObject([{ due: 300_00, fromLedger: null }])
  })
  it('the last answer stands, also « nobody asked »', () => {
    const told = (answer: boolean | null, fromMonth: string) => version({ sort: 'told', sign: 'creditToLive', answer }, fromMonth)
    expect(monthBudget([told(true, '2026-01'), told(null, '2026-03')], [], '2026-04').told.creditToLive).toBeNull()
    expect(monthBudget([told(true, '2026-01')], [], '2026-04').told).toEqual({ creditToLive: true, lastingOverdraft: null })
  })
  it('the first month is the first of which anything was said', () => {
    expect(firstMonth([], [])).toBeNull()
    expect(
      firstMonth([version(line('rent', 1), '2026-04')], [observed('income.salary', 1, '2026-02'), observed('debt.energy', 1, '2025-02')]),
    ).toBe('2026-02')
  })
})
