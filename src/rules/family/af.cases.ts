import { child, family, type FamilyCase } from './cases.ts'

const D = 'CSS D521-1 with the BMAF of 478,16 € (April 2026)'
const there = (territory: string): { readonly territory: string } => ({ territory })
const two = [child('2016-05-20'), child('2018-09-12')]
const three = [...two, child('2020-01-15')]
/** Net monthly wage around 55 % of 169 hours of SMIC at 12,02 € (1 117,259 €) in the six months before May 2026. */
const wage = (cents: number): Record<string, number> => Object.fromEntries(['2025-11', '2025-12', '2026-01', '2026-02', '2026-03', '2026-04'].map((month) => [month, cents])) // prettier-ignore

export const afCases: FamilyCase[] = [
  { name: 'two children', household: family(0, 2, two), month: '2026-05', due: 153_01, source: D },
  { name: 'two children before April', household: family(0, 2, two), month: '2026-03', due: 151_80, source: 'BMAF of 474,37 €' },
  { name: 'three children', household: family(0, 1, three), month: '2026-05', due: 349_06, source: D },
  { name: 'four children', household: family(0, 1, [...three, child('2022-02-02')]), month: '2026-05', due: 545_10, source: `${D}: 114 %` },
  { name: 'one child', household: family(0, 1, [child('2016-05-20')]), month: '2026-05', due: 0, source: 'CSS L521-1', refused: 'deux enfants' },
  { name: 'no child', household: family(0, 1, []), month: '2026-05', due: 0, source: 'CSS L521-1', refused: 'deux enfants' },
  { name: 'a second child not born yet', household: family(0, 1, [child('2016-05-20'), child('2026-07-01')]), month: '2026-05', due: 0, source: 'CSS L512-2' },
  { name: 'a second child born last month', household: family(0, 1, [child('2016-05-20'), child('2026-04-30')]), month: '2026-05', due: 153_01, source: 'CSS L552-1' },
  { name: 'one of two in shared custody', household: family(0, 1, [child('2016-05-20', { sharedCustody: 1 }), child('2018-09-12')]), month: '2026-05', due: 114_76, source: 'CSS R521-3: 153,01 × 0,75' },
  { name: 'ceiling 1, at it', household: family(79_980_00, 2, two), month: '2026-05', due: 153_01, source: D },
  { name: 'ceiling 1, a cent above: the complement makes it continuous', household: family(79_980_01, 2, two), month: '2026-05', due: 153_01, source: D },
  { name: 'ceiling 1, a cent below', household: family(79_979_99, 2, two), month: '2026-05', due: 153_01, source: D },
  { name: 'ceiling 1 + 12 × 38,25', household: family(79_980_00 + 12 * 38_25, 2, two), month: '2026-05', due: 114_76, source: '76,505 + (76,505 − 38,25)' },
  { name: 'half amount', household: family(81_000_00, 2, two), month: '2026-05', due: 76_51, source: D },
  { name: 'ceiling 2, at it', household: family(106_604_00, 2, two), month: '2026-05', due: 76_51, source: D },
  { name: 'ceiling 2, a cent above', household: family(106_604_01, 2, two), month: '2026-05', due: 76_50, source: '38,2525 + 38,2525 − 0,0008' },
  { name: 'quarter amount', household: family(120_000_00, 2, two), month: '2026-05', due: 38_25, source: D },
  { name: 'ceiling of three children', household: family(86_644_00, 2, three), month: '2026-05', due: 349_06, source: '79 980 + 6 664' },
  { name: 'half amount of three children', household: family(90_000_00, 2, three), month: '2026-05', due: 174_53, source: D },
  { name: 'age supplement at 14 before March 2026', household: family(0, 1, [child('2012-01-31'), child('2010-01-01')]), month: '2026-02', due: 227_70, source: '151,80 + 16 % of 474,37' },
  { name: 'not 14 yet on the first of the month', household: family(0, 1, [child('2012-02-02'), child('2010-01-01')]), month: '2026-02', due: 151_80, source: 'CSS R521-1' },
  { name: 'born before March 2012: still 14 after the change', household: family(0, 1, [child('2012-02-29'), child('2010-01-01')]), month: '2026-05', due: 229_52, source: 'Décret 2026-138: 153,01 + 16 % of 478,16' },
  { name: 'born in March 2012: 18 from March 2026 on', household: family(0, 1, [child('2012-03-01'), child('2010-01-01')]), month: '2026-05', due: 153_01, source: 'Décret 2026-138' },
  { name: 'the elder of two has none', household: family(0, 1, [child('2018-01-31'), child('2010-01-01')]), month: '2026-05', due: 153_01, source: 'CSS L521-3' },
  { name: 'twins of two: one of them has it', household: family(0, 1, [child('2010-01-01'), child('2010-01-01')]), month: '2026-05', due: 229_52, source: 'CSS L521-3: 153,01 + 76,51' },
  { name: 'the elder of three has it', household: family(0, 1, [...two, child('2010-01-01')]), month: '2026-05', due: 425_57, source: '349,06 + 76,51' },
  { name: 'supplement in shared custody', household: family(0, 1, [...two, child('2010-01-01', { sharedCustody: 1 })]), month: '2026-05', due: 329_14, source: '349,06 × (1 − 0,5 ÷ 3) + 38,2528' },
  { name: 'flat allowance at 20, two others in charge', household: family(0, 1, [...two, child('2006-03-10')]), month: '2026-05', due: 249_76, source: 'CSS D521-2: 153,01 + 20,234 %' },
  { name: 'none at 20 with one other child', household: family(0, 1, [child('2016-05-20'), child('2006-03-10')]), month: '2026-05', due: 0, source: 'CSS L521-1' },
  { name: 'none at 21', household: family(0, 1, [...two, child('2005-03-10')]), month: '2026-05', due: 153_01, source: 'CSS L521-1' },
  { name: 'a working child of 17 under the wage limit', household: family(0, 1, [child('2018-09-12'), child('2009-01-10', { amounts: { netWage: wage(1_117_25) } })]), month: '2026-05', due: 153_01, source: 'CSS R512-2' },
  { name: 'a working child of 17 above the wage limit', household: family(0, 1, [child('2018-09-12'), child('2009-01-10', { amounts: { netWage: wage(1_117_27) } })]), month: '2026-05', due: 0, source: 'CSS R512-2' },
  { name: 'overseas: a single child', household: family(0, 1, [child('2018-05-20')], there('974')), month: '2026-05', due: 28_12, source: 'CSS D755-5: 5,88 % of 478,16' },
  { name: 'overseas: a single child, whatever the income', household: family(200_000_00, 2, [child('2018-05-20')], there('971')), month: '2026-05', due: 28_12, source: 'CSS L755-12: no bands' },
  { name: 'overseas: a single child in shared custody', household: family(0, 1, [child('2018-05-20', { sharedCustody: 1 })], there('972')), month: '2026-05', due: 14_06, source: 'CSS R521-3' },
  { name: 'overseas: not 11 yet on the first of the month', household: family(0, 1, [child('2015-05-02')], there('973')), month: '2026-05', due: 28_12, source: 'CSS D755-5' },
  { name: 'overseas: 11', household: family(0, 1, [child('2015-04-30')], there('973')), month: '2026-05', due: 45_76, source: 'CSS D755-5: 28,12 + 3,69 % of 478,16' },
  { name: 'overseas: not 16 yet', household: family(0, 1, [child('2010-05-02')], there('973')), month: '2026-05', due: 45_76, source: 'CSS D755-5' },
  { name: 'overseas: 16', household: family(0, 1, [child('2010-04-30')], there('973')), month: '2026-05', due: 55_23, source: 'CSS D755-5: 28,12 + 5,67 % of 478,16' },
  { name: 'overseas: 16 in shared custody', household: family(0, 1, [child('2010-04-30', { sharedCustody: 1 })], there('973')), month: '2026-05', due: 27_62, source: '(28,12 + 27,1117) ÷ 2' },
  { name: 'overseas: no child', household: family(0, 1, [], there('974')), month: '2026-05', due: 0, source: 'CSS L755-12', refused: 'enfant à charge' },
  { name: 'overseas: a child not born yet', household: family(0, 1, [child('2026-06-10')], there('974')), month: '2026-05', due: 0, source: 'CSS L755-12', refused: 'enfant à charge' },
  { name: 'overseas: two children', household: family(0, 1, two, there('974')), month: '2026-05', due: 153_01, source: D },
  { name: 'overseas: two children, a cent above ceiling 1', household: family(79_980_01, 2, two, there('974')), month: '2026-05', due: 153_01, source: 'CSS L521-1, L755-12' },
  { name: 'overseas: two of 20 beside a single child', household: family(0, 1, [child('2018-05-20'), child('2006-03-10'), child('2006-04-10')], there('974')), month: '2026-05', due: 221_62, source: '28,12 + 2 × 20,234 %' },
  { name: 'wages of a child under 16 do not count', household: family(0, 1, [child('2018-09-12'), child('2010-06-10', { amounts: { netWage: wage(1_500_00) } })]), month: '2026-05', due: 153_01, source: 'CSS L512-3' },
] // prettier-ignore
