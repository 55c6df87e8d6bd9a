import { describe, expect, it } from 'vitest'
import { sequence } from '../ranges/unknown.ts'
import { monthOf } from '../time.ts'
import { PARTICIPATIONS } from './apa.cases.ts'
import { apaFigures } from './apa-figures.ts'
import { HELP_FUNDERS, HELP_KINDS, HELP_TARIFFS } from './help-plan-tables.ts'
import { apaMayNot, helpPlan, itemCost, planIncreases, silentGrant, type HelpItem } from './help-plan.ts'

const MONTH = monthOf('2026-05')
const item = (more: Partial<HelpItem> = {}): HelpItem => ({
  kind: 'homeHelp', provider: 'service', funder: 'apa', quantity: 100, period: 'month', cents: 100_00, taken: null, ...more,
}) // prettier-ignore
const alone = (resources: number | null, gir: number | null = 1) => ({ resources, gir, couple: false })

describe('a help plan', () => {
  it.each(PARTICIPATIONS)('with %i cents of resources and a plan of %i', (resources, plan, participation, apa) => {
    const made = helpPlan([item({ cents: plan })], alone(resources), MONTH)
    expect(made).toMatchObject({ within: plan, exceeds: 0, participation, apa, hers: participation, monthly: plan })
  })

  it('divides the resources of a couple by 1.7', () => {
    expect(helpPlan([item({ cents: 1000_00 })], { gir: 1, resources: 3400_00, couple: true }, MONTH)).toMatchObject({
      participation: 289_09,
      apa: 710_91,
    })
  })

  it('has the thresholds of 2025 and 2026', () => {
    // 918,285 €: the page of the DGCS cuts it to 918,28 €.
    const at = (month: string, of: number): number => apaFigures.at(monthOf(month)).mtp * of
    expect(at('2025-02', 0.725)).toBeCloseTo(91_828.5, 6)
    expect(Math.round(at('2025-02', 2.67))).toBe(3381_82)
    expect([0.725, 2.67, 0.317, 0.498].map((of) => Math.round(at('2026-05', of)))).toEqual([933_89, 3439_31, 408_34, 641_49])
  })

  it('has the increases and the lump sum of silence', () => {
    expect(planIncreases(MONTH)).toEqual({ respiteYear: 583_52, carerInHospital: 1159_32 })
    expect(silentGrant(MONTH)).toBe(1040_16)
  })

  it('counts weeks as 52 by 12, and rounds to the cent', () => {
    // 3 h a week at 24,58 €: 3 × 52 / 12 × 24,58 = 319,54 €.
    expect(itemCost(item({ quantity: 300, period: 'week', cents: 24_58 }))).toEqual({ cost: 319_54, taken: 319_54, above: 0 })
    expect(itemCost(item({ quantity: 250, cents: 24_58, taken: 23_00 }))).toEqual({ cost: 61_45, taken: 57_50, above: 3_95 })
    // The funder never takes more than it costs.
    expect(itemCost(item({ cents: 20_00, taken: 25_00 }))).toEqual({ cost: 20_00, taken: 20_00, above: 0 })
  })

  it('says what exceeds the ceiling, and leaves it to her', () => {
    const made = helpPlan([item({ cents: 900_00 }), item({ funder: 'pension', cents: 50_00, taken: 40_00 })], alone(900_00, 4), MONTH)
    expect(made).toMatchObject({
      monthly: 950_00,
      asked: 900_00,
      ceiling: 811_52,
      within: 811_52,
      exceeds: 88_48,
      participation: 0,
      apa: 811_52,
    })
    expect(made.others).toEqual({ pension: 40_00 })
    expect(made.hers).toBe(88_48 + 10_00)
  })

  it('knows no ceiling and no participation without a GIR, nor a participation without resources', () => {
    for (const gir of [null, 5, 6])
      expect(helpPlan([item()], alone(900_00, gir), MONTH)).toMatchObject({
        ceiling: null,
        within: null,
        participation: null,
        apa: null,
        hers: null,
      })
    expect(helpPlan([item()], alone(null, 2), MONTH)).toMatchObject({
      ceiling: 1682_30,
      within: 100_00,
      participation: null,
      apa: null,
      hers: null,
    })
    // Nothing is asked of the APA: what is hers is known all the same.
    expect(helpPlan([item({ funder: 'person' })], alone(null, null), MONTH)).toMatchObject({ hers: 100_00, herOwn: 100_00 })
  })

  it('is not paid below three hours of SMIC: all is hers', () => {
    expect(helpPlan([item({ cents: 36_05 })], alone(0), MONTH)).toMatchObject({ apa: 0, tooSmall: true, participation: 36_05, hers: 36_05 })
    expect(helpPlan([item({ cents: 36_06 })], alone(0), MONTH)).toMatchObject({ apa: 36_06, tooSmall: false, hers: 0 })
  })

  it('keeps what is bought once beside the month', () => {
    expect(helpPlan([item({ period: 'once', kind: 'device', cents: 250_00 }), item()], alone(0), MONTH)).toMatchObject({
      once: 250_00,
      monthly: 100_00,
    })
  })

  it('always sums to the whole, in whole cents, and nothing is negative', () => {
    const roll = sequence(20261122)
    const pick = <T>(all: readonly T[]): T => all[Math.floor(roll() * all.length)] as T
    const kinds = Object.keys(HELP_KINDS) as (keyof typeof HELP_KINDS)[]
    const funders = Object.keys(HELP_FUNDERS) as (keyof typeof HELP_FUNDERS)[]
    for (let run = 0; run < 2000; run += 1) {
      const items = Array.from({ length: Math.floor(roll() * 6) }, () =>
        item({
          kind: pick(kinds),
          funder: pick(funders),
          quantity: Math.floor(roll() * 5000),
          period: pick(['week', 'month', 'once']),
          cents: Math.floor(roll() * 40_00),
          taken: roll() < 0.5 ? null : Math.floor(roll() * 40_00),
        }),
      )
      const made = helpPlan(items, { gir: pick([1, 2, 3, 4]), resources: Math.floor(roll() * 5000_00), couple: roll() < 0.5 }, MONTH)
      const others = Object.values(made.others).reduce((sum, one) => sum + one, 0)
      expect((made.apa ?? 0) + others + (made.hers ?? 0)).toBe(made.monthly)
      for (const amount of [
        made.monthly,
        made.once,
        made.asked,
        made.within,
        made.exceeds,
        made.participation,
        made.apa,
        made.hers,
        others,
      ]) {
        expect(Number.isInteger(amount)).toBe(true)
        expect(amount).toBeGreaterThanOrEqual(0)
      }
    }
  })

  it('says that nursing is not the APA’s, and that no tariff is verified', () => {
    expect(apaMayNot(item({ kind: 'nursing' }))).toBe(true)
    expect(apaMayNot(item({ kind: 'nursing', funder: 'insurance' }))).toBe(false)
    expect(apaMayNot(item())).toBe(false)
    expect(HELP_TARIFFS.every(({ verified }) => !verified)).toBe(true)
  })
})
