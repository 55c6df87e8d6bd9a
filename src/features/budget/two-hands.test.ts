import { describe, expect, it } from 'vitest'
import { fillingOf, readFilling } from './filling.ts'
import type { MonthBudget, Shown, ShownDebt } from './model.ts'
import { afterRefusal, byThisHand, fieldsOf, isElsewhere, readShown, writeShown } from './two-hands.ts'

const shown = (kind: Shown['kind'], cents: number | null, more: Partial<Shown> = {}): Shown => ({
  seriesId: `s-${kind}`, kind, label: kind, subjectId: null, cents, period: 'month', onceIn: null, proof: 'said', paper: '',
  saidOn: '2026-06-01', author: '', fromLedger: null, ...more,
}) // prettier-ignore
const debt = (more: Partial<ShownDebt> = {}): ShownDebt => ({
  id: 'd', label: 'Banque', kind: 'revolving', detail: '', due: 100_00, monthly: 10_00, late: null, stage: 'late', seizure: false, plan: '', guarantor: '', actBy: '2026-12-12',
  place: null, proof: 'said', paper: '', saidOn: '2026-06-01', author: '', fromLedger: null, ...more,
}) // prettier-ignore
const month = (more: Partial<MonthBudget>): MonthBudget => ({
  month: '2026-06',
  lines: [],
  debts: [],
  told: { creditToLive: null, lastingOverdraft: null },
  saidOn: null,
  ...more,
})
const adults = [{ id: 'a' }]
const at = (now: MonthBudget) => {
  const filling = fillingOf(now, adults, now.debts)
  return { filling, fields: fieldsOf(filling, now.told) }
}
/** A form opened on `then`, of which these fields were changed, sent when `now` stands. */
const send = (then: MonthBudget, now: MonthBudget, typed: Record<string, string>) => {
  const sent = { ...at(then).fields, ...typed }
  const { filling, fields } = at(now)
  const { mine, elsewhere } = byThisHand(sent, readShown(writeShown(at(then).fields)), fields)
  let made = 0
  return { elsewhere, ...readFilling(mine, filling, { month: '2026-06', now, newId: () => `n${(made += 1)}`, persons: ['a'] }) }
}

describe('a form that was opened before somebody else wrote', () => {
  const then = month({ lines: [shown('rent', 548_00), shown('healthInsurance', 61_00), shown('canteen', 40_00)], debts: [debt()] })
  it('writes what was changed in it, and leaves what the other wrote', () => {
    const now = month({
      ...then,
      lines: [
        shown('rent', 548_00),
        shown('healthInsurance', 99_00),
        shown('canteen', 40_00),
        shown('salary', 1100_00, { subjectId: 'a' }),
      ],
    })
    const { versions, errors, elsewhere } = send(then, now, { 'montant-canteen': '45' })
    expect([errors, elsewhere]).toEqual([{}, {}])
    expect(versions).toMatchObject([{ seriesId: 's-canteen', body: { cents: 45_00 } }])
  })
  it('is refused beside the field that both changed, with what the other wrote; the same amount is no quarrel', () => {
    const now = month({ ...then, lines: [shown('rent', 600_00), shown('healthInsurance', 99_00), shown('canteen', 40_00)] })
    const { elsewhere } = send(then, now, { 'montant-rent': '600', 'montant-healthInsurance': '65' })
    expect(Object.keys(elsewhere)).toEqual(['montant-healthInsurance'])
    expect(elsewhere['montant-healthInsurance']).toContain('« 99 »')
    expect(elsewhere['montant-healthInsurance']).toContain('« 61 »')
  })
  it('keeps of one line the paper that one wrote and the amount that the other did', () => {
    const now = month({ ...then, lines: [shown('rent', 548_00, { proof: 'paper', paper: 'bail' }), shown('healthInsurance', 61_00)] })
    expect(send(then, now, { 'montant-rent': '560' }).versions).toMatchObject([{ body: { cents: 560_00, paper: 'bail', proof: 'paper' } }])
  })
  it('debts likewise, field by field; a closed list says its words', () => {
    const now = month({ ...then, debts: [debt({ stage: 'notice', due: 90_00 }), debt({ id: 'e', label: 'EDF' })] })
    expect(send(then, now, { 'mois-d': '20' }).versions).toMatchObject([
      { seriesId: 'd', body: { stage: 'notice', due: 90_00, monthly: 20_00 } },
    ])
    const { elsewhere } = send(then, now, { 'ou-d': 'seizure', 'saisie-d': 'oui' })
    expect(Object.keys(elsewhere)).toEqual(['ou-d'])
    expect(elsewhere['ou-d']).toContain('Mise en demeure')
  })
  it('what was taken away meanwhile, and changed here, is said with what was typed', () => {
    const { elsewhere, versions } = send(then, month({ lines: then.lines }), { 'mois-d': '20' })
    expect(elsewhere['']).toContain('Banque')
    expect(elsewhere['']).toContain('20')
    expect(versions).toEqual([])
    expect(send(then, month({ lines: then.lines }), {}).elsewhere).toEqual({})
  })
  it('a field that the form does not have keeps what stands: whose a line is, in a household of one adult', () => {
    const now = month({ lines: [shown('scholarship', 90_00, { subjectId: 'a', seriesId: 's' })] })
    const { fields, filling } = at(now)
    const sent: Record<string, string> = { ...fields, 'montant-s': '95' }
    delete sent['qui-s']
    const { mine } = byThisHand(sent, fields, fields)
    const { versions } = readFilling(mine, filling, { month: '2026-06', now, newId: () => 'n', persons: ['b', 'a'] })
    expect(versions).toMatchObject([{ subjectId: 'a', body: { cents: 95_00 } }])
  })
  it('sent again after the refusal, writes over what was shown, and over nothing that was not', () => {
    const now = month({ ...then, lines: [shown('rent', 700_00), shown('healthInsurance', 99_00), shown('canteen', 40_00)] })
    const { elsewhere } = send(then, now, { 'montant-healthInsurance': '65' })
    const again = afterRefusal(at(now).fields, { errors: elsewhere, values: { depart: writeShown(at(then).fields) } })
    const sent = { ...at(then).fields, 'montant-healthInsurance': '65' }
    const { mine, elsewhere: left } = byThisHand(sent, readShown(again), at(now).fields)
    expect(left).toEqual({})
    const { versions } = readFilling(mine, at(now).filling, { month: '2026-06', now, newId: () => 'n', persons: ['a'] })
    expect(versions).toMatchObject([{ seriesId: 's-healthInsurance', body: { cents: 65_00 } }])
    expect(isElsewhere(elsewhere['montant-healthInsurance'])).toBe(true)
  })
  it('a form that does not say what it was shown counts as changed here, all of it', () => {
    const { fields } = at(then)
    for (const was of ['', 'x', '[]', 'null', '{"a":1}'])
      expect(byThisHand({ 'montant-rent': '5' }, readShown(was), fields).elsewhere).toEqual({})
    expect(byThisHand({ 'montant-rent': '5' }, null, fields).mine).toEqual({ 'montant-rent': '5' })
  })
})

it('a date is shown as it is written here', () => {
  expect(at(month({ debts: [debt()] })).fields['avant-d']).toBe('12/12/2026')
})
