import type { AmountKind } from '../amounts.ts'
import { dated, figures } from '../figures.ts'
import type { Month } from '../time.ts'

/**
 * Approximations from one amount of a pay slip to the others, when only one is known: no payroll model here. A known amount always wins.
 * Worked by hand from the usual rates; none was checked against a whole set of slips, hence `verified: false`.
 */
export const approximations = figures('approximations', {
  /** Net imposable over net: 2.4 % of CSG that is not deducted and 0.5 % of CRDS, on 98.25 % of a gross that is about 1.27 times the net. */
  taxableWage: dated('rate', { reviewed: '2026-01-01', verified: false }, [
    '2018-01-01',
    1.036,
    'CSS L136-2, L136-8 ; CGI art. 154 quinquies',
  ]),
  /** Gross over net of an employee near the SMIC (1 823,03 € gross for 1 443 € net in January 2026). */
  grossWage: dated('rate', { reviewed: '2026-01-01', verified: false }, ['2018-01-01', 1.27, 'Rapport brut/net usuel près du SMIC']),
  /** Benefits near the SMIC pay no CSG, higher ones 2.9 % that is not deducted: halfway. */
  taxableUnemployment: dated('rate', { reviewed: '2026-01-01', verified: false }, ['2018-01-01', 1.015, 'CSS L136-8, II et III']),
  grossUnemployment: dated('rate', { reviewed: '2026-01-01', verified: false }, ['2018-01-01', 1.05, 'CSS L136-8, II et III']),
  /** Net pension under which no CSG is due: gross = net. A lone pensioner’s threshold of RFR, brought to a month before the 10 % deduction. */
  exemptPension: dated('cents/month', { reviewed: '2026-01-01', verified: false }, [
    '2018-01-01',
    1187_00,
    'CSS L136-8, III (12 817 € en 2025, une part)',
  ]),
  taxablePension: dated('rate', { reviewed: '2026-01-01', verified: false }, ['2018-01-01', 1.02, 'CSS L136-8 ; CGI art. 154 quinquies']),
  grossPension: dated('rate', { reviewed: '2026-01-01', verified: false }, ['2018-01-01', 1.08, 'CSS L136-8']),
  /** Value of a building over its yearly rental value, when only the latter is known. */
  valueOfRental: dated('rate', { reviewed: '2026-01-01', verified: false }, ['2018-01-01', 20, 'Rendement locatif usuel de 5 %']),
})

/** An income said in three ways: net before tax, taxable, gross. */
export interface Income {
  readonly net: AmountKind
  readonly taxable: AmountKind
  readonly gross: AmountKind
  /** Taxable over net, and gross over net, for a net amount of a month. */
  readonly taxableRate: (net: number, month: Month) => number
  readonly grossRate: (net: number, month: Month) => number
}

export const WAGE: Income = {
  net: 'netWage',
  taxable: 'taxableWage',
  gross: 'grossWage',
  taxableRate: (_net, month) => approximations.at(month).taxableWage,
  grossRate: (_net, month) => approximations.at(month).grossWage,
}

export const UNEMPLOYMENT: Income = {
  net: 'netUnemployment',
  taxable: 'taxableUnemployment',
  gross: 'grossUnemployment',
  taxableRate: (_net, month) => approximations.at(month).taxableUnemployment,
  grossRate: (_net, month) => approximations.at(month).grossUnemployment,
}

export const PENSION: Income = {
  net: 'netPension',
  taxable: 'taxablePension',
  gross: 'grossPension',
  taxableRate: (net, month) => (net < approximations.at(month).exemptPension ? 1 : approximations.at(month).taxablePension),
  grossRate: (net, month) => (net < approximations.at(month).exemptPension ? 1 : approximations.at(month).grossPension),
}

export const INCOMES: readonly Income[] = [WAGE, UNEMPLOYMENT, PENSION]

/** Fills, month by month, what is unknown of the three lines from what is known (net first, then taxable, then gross). NaN = unknown. */
export const deriveLines = (income: Income, net: Float64Array, taxable: Float64Array, gross: Float64Array, origin: Month): void => {
  for (let at = 0; at < net.length; at += 1) {
    const month = origin + at
    let base = net[at] as number
    if (Number.isNaN(base)) base = (taxable[at] as number) / income.taxableRate(taxable[at] as number, month)
    if (Number.isNaN(base)) base = (gross[at] as number) / income.grossRate(gross[at] as number, month)
    if (Number.isNaN(base)) continue
    net[at] = base
    if (Number.isNaN(taxable[at])) taxable[at] = base * income.taxableRate(base, month)
    if (Number.isNaN(gross[at])) gross[at] = base * income.grossRate(base, month)
  }
}
