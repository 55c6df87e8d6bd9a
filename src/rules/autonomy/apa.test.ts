import { describe, expect, it } from 'vitest'
import type { PersonRight } from '../evaluation.ts'
import type { Member } from '../household.ts'
import { evaluationOf, type HouseholdSpec, type PersonSpec } from '../testing/build.ts'
import { monthOf } from '../time.ts'
import { Trace } from '../trace.ts'
import { CEILINGS, ODETTE, PARTICIPATIONS, TARIFFS } from './apa.cases.ts'
import { apaDomicile, apaParticipation, apaPlanCeiling } from './apa-domicile.ts'
import { apaEtablissement, apaTariffShare } from './apa-etablissement.ts'

const MONTH = '2026-05'
const spec = (one: Partial<PersonSpec> = {}, rest: Partial<HouseholdSpec> = {}): HouseholdSpec => ({
  year: 2026,
  parents: [{ ...ODETTE, ...one }],
  rfr: { 2024: 14_400_00 },
  ...rest,
})
/** The amount, after checking that explaining gives the same and that every 0 has its reason. */
const of = (right: PersonRight, one: HouseholdSpec, month = MONTH): number => {
  const ev = evaluationOf(one, month)
  const member = ev.household.members[0] as Member
  const amount = right(ev, member, monthOf(month))
  const trace = new Trace()
  expect(right(ev, member, monthOf(month), trace)).toBe(amount)
  expect(trace.steps.at(-1)?.value).toBe(Math.round(amount))
  expect(trace.reasons.length).toBe(amount === 0 ? 1 : 0)
  for (const step of trace.steps) expect(step.article).not.toBe('')
  return Math.round(amount)
}

describe('APA at home (CASF R232-10, R232-11)', () => {
  it.each(PARTICIPATIONS)('with %i cents and a plan of %i', (resources, plan, participation, apa) => {
    expect(Math.round(apaParticipation(resources, plan, monthOf(MONTH)))).toBe(participation)
    expect(Math.round(plan - apaParticipation(resources, plan, monthOf(MONTH)))).toBe(apa)
  })

  it.each(CEILINGS)('has the ceilings of %s', (month, byGir) => {
    expect(byGir.map((_, at) => Math.round(apaPlanCeiling(at + 1, monthOf(month))))).toEqual(byGir)
  })

  it('asks nothing at the threshold, something one cent above', () => {
    const low = 0.725 * 1288_13
    expect(apaParticipation(low, 800_00, monthOf(MONTH))).toBe(0)
    expect(apaParticipation(low - 1, 800_00, monthOf(MONTH))).toBe(0)
    expect(apaParticipation(low + 1, 800_00, monthOf(MONTH))).toBeGreaterThan(0)
  })

  it('never asks more when the plan or the resources shrink', () => {
    let last = 0
    for (let resources = 0; resources < 5000_00; resources += 25_00) {
      const now = apaParticipation(resources, 1500_00, monthOf(MONTH))
      expect(now).toBeGreaterThanOrEqual(last)
      last = now
    }
    expect(last).toBe(0.9 * 1500_00)
  })

  it('reads the tax notice of two years before', () => {
    // 14 400 / 12 = 1 200 €; plan 400: 361,76.
    expect(of(apaDomicile, spec({ apaPlan: 400_00 }))).toBe(361_76)
  })

  it('divides the income of a couple by 1.7', () => {
    const couple = spec({}, { parents: [ODETTE, { born: '1943-01-01' }], rfr: { 2024: 40_800_00 } })
    expect(of(apaDomicile, couple)).toBe(710_91)
  })

  it('adds a notional income for property that brings nothing', () => {
    // 12 × 300 € of half the rental value of a building: 7 200 € a year × 50 % = 300 € a month, added to 1 200: as with 1 500 €.
    expect(of(apaDomicile, spec({ unletRentalValue: 7_200_00 }))).toBe(863_81)
    // 80 % of 4 500 € of land: 300 € a month.
    expect(of(apaDomicile, spec({ unletLandRentalValue: 4_500_00 }))).toBe(863_81)
  })

  it('is not open at home to who lives in an establishment', () => {
    const ev = evaluationOf(spec({}, { parents: [{ ...ODETTE, dependenceTariff: 700_00, dependenceTariffLow: 180_00 }] }), MONTH)
    const trace = new Trace()
    expect(apaDomicile(ev, ev.household.members[0] as Member, monthOf(MONTH), trace)).toBe(0)
    expect(trace.reasons[0]?.text).toContain('en établissement')
  })

  it('estimates the income without a notice, and says so', () => {
    const ev = evaluationOf({ year: 2026, parents: [{ ...ODETTE, amounts: { taxablePension: 1000_00 } }] }, MONTH)
    const trace = new Trace()
    expect(apaDomicile(ev, ev.household.members[0] as Member, monthOf(MONTH), trace)).toBe(1000_00)
    expect(trace.steps.some(({ label }) => label.includes('estimé'))).toBe(true)
  })

  it('names the income of a partner who declares apart', () => {
    const ev = evaluationOf(spec({}, { parents: [ODETTE, { born: '1943-01-01' }] }), MONTH)
    const [one, other] = ev.household.members as [Member, Member]
    other.tax = { ...other.tax, rfr: other.tax.rfr.map(() => 12_000_00) }
    const trace = new Trace()
    apaDomicile(ev, one, monthOf(MONTH), trace)
    expect(trace.steps.find(({ label }) => label.startsWith('Ressources du concubin'))?.value).toBe(1000_00)
  })

  it.each([
    ['GIR unknown', spec({ gir: 0 })],
    ['GIR 5', spec({ gir: 5 })],
    ['under 60', spec({ born: '1966-05-02' })],
    ['no plan', spec({ apaPlan: 0 })],
    ['below three hours of SMIC', spec({ apaPlan: 36_05 }, { rfr: { 2024: 0 } })],
  ])('refuses: %s', (_, one) => {
    expect(of(apaDomicile, one)).toBe(0)
  })

  it('is open at 60 on the first day of the month', () => {
    expect(of(apaDomicile, spec({ born: '1966-05-01', apaPlan: 400_00 }))).toBe(361_76)
  })

  it('is paid from three hours of SMIC on (3 × 12,02 = 36,06 €)', () => {
    expect(of(apaDomicile, spec({ apaPlan: 36_06 }, { rfr: { 2024: 0 } }))).toBe(36_06)
    expect(of(apaDomicile, spec({ apaPlan: 36_07 }, { rfr: { 2024: 0 } }))).toBe(36_07)
  })
})

describe('APA in an establishment (CASF R232-19)', () => {
  it.each(TARIFFS)('with %i cents, tariffs %i and %i', (resources, tariff, low, participation) => {
    expect(Math.round(apaTariffShare(resources, tariff, low, monthOf(MONTH)))).toBe(participation)
  })

  it('pays the tariff of the GIR less that of GIR 5-6', () => {
    expect(of(apaEtablissement, spec({ dependenceTariff: 700_00, dependenceTariffLow: 180_00 }))).toBe(520_00)
  })

  it('halves the income of a couple', () => {
    const couple = { parents: [{ ...ODETTE, dependenceTariff: 1800_00, dependenceTariffLow: 1200_00 }, { born: '1943-01-01' }] }
    // 24 000 / 12 / 2 = 1 000 €: 900 € at most.
    expect(of(apaEtablissement, spec({}, { ...couple, rfr: { 2024: 24_000_00 } }))).toBe(900_00)
  })

  it.each([
    ['tariffs unknown', spec()],
    ['one tariff unknown', spec({ dependenceTariff: 700_00 })],
    ['GIR 6', spec({ gir: 6, dependenceTariff: 700_00, dependenceTariffLow: 180_00 })],
    ['under 60', spec({ born: '1970-01-01', dependenceTariff: 700_00, dependenceTariffLow: 180_00 })],
    ['below three hours of SMIC', spec({ dependenceTariff: 216_05, dependenceTariffLow: 180_00 })],
  ])('refuses: %s', (_, one) => {
    expect(of(apaEtablissement, one)).toBe(0)
  })
})
