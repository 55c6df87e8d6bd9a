import type { At } from '../testing/build.ts'
import { child, family, type FamilyCase } from './cases.ts'

const alone = (received: number, ...children: string[]): FamilyCase['household'] => ({
  year: 2026,
  parents: [{ born: '1990-01-10', amounts: { maintenanceReceived: { '2026-05': received } } }],
  children: children.map((born) => child(born)),
})

/** One child: 42,2 % of 478,16 = 201,7835. */
export const asfCases: FamilyCase[] = [
  { name: 'one child', household: alone(0, '2016-05-20'), month: '2026-05', due: 201_78, source: 'CSS R523-7' },
  { name: 'three children', household: alone(0, '2016-05-20', '2018-05-20', '2020-05-20'), month: '2026-05', due: 605_35, source: 'CSS R523-7' },
  { name: 'complement of a maintenance', household: alone(120_00, '2016-05-20'), month: '2026-05', due: 81_78, source: 'CSS L523-1' },
  { name: 'just above 15 €', household: alone(186_78, '2016-05-20'), month: '2026-05', due: 15_00, source: 'CSS D523-3: 15,0035' },
  { name: 'just under 15 €', household: alone(186_79, '2016-05-20'), month: '2026-05', due: 0, source: 'CSS D523-3: 14,9935', refused: 'pension' },
  { name: 'maintenance above the allowance', household: alone(300_00, '2016-05-20'), month: '2026-05', due: 0, source: 'CSS L523-1', refused: 'pension' },
  { name: 'a couple', household: family(0, 2, [child('2016-05-20')]), month: '2026-05', due: 0, source: 'CSS L523-2', refused: 'couple' },
  { name: 'a child of 20', household: alone(0, '2006-05-01'), month: '2026-05', due: 0, source: 'CSS R512-2', refused: 'enfant' },
  { name: 'shared custody of the only child', household: { ...alone(0), children: [child('2016-05-20', { sharedCustody: 1 })] }, month: '2026-05', due: 0, source: 'CSS L523-1', refused: 'alternée' },
  { name: 'shared custody of one of two', household: { ...alone(0), children: [child('2016-05-20', { sharedCustody: 1 }), child('2018-05-20')] }, month: '2026-05', due: 201_78, source: 'CSS L523-1, R523-7' },
  { name: 'a claim of asylum', household: { ...alone(0, '2016-05-20'), parents: [{ born: '1990-01-10', citizenship: 2 }], asylumSeeker: 1 }, month: '2026-05', due: 0, source: 'CSS L512-2', refused: 'titre' },
  { name: 'a child of 19', household: alone(0, '2006-06-02'), month: '2026-05', due: 201_78, source: 'CSS R512-2' },
] // prettier-ignore

const disabled = (level: number, born = '2016-05-20'): ReturnType<typeof child> => child(born, { disabled: 1, aeehLevel: level })

export const aeehCases: FamilyCase[] = [
  { name: 'base', household: family(0, 2, [disabled(0)]), month: '2026-05', due: 153_01, source: 'CSS D541-1: 32 % of 478,16' },
  { name: 'complement 1', household: family(0, 2, [disabled(1)]), month: '2026-05', due: 267_77, source: 'CSS D541-2: 32 + 24 %' },
  { name: 'complement 2', household: family(0, 2, [disabled(2)]), month: '2026-05', due: 463_82, source: 'CSS D541-2: 32 + 65 %' },
  { name: 'complement 3', household: family(0, 2, [disabled(3)]), month: '2026-05', due: 592_92, source: 'CSS D541-2: 32 + 92 %' },
  { name: 'complement 4', household: family(0, 2, [disabled(4)]), month: '2026-05', due: 834_72, source: 'CSS D541-2: 32 + 142,57 %' },
  { name: 'complement 5', household: family(0, 2, [disabled(5)]), month: '2026-05', due: 1024_27, source: 'CSS D541-2: 32 + 182,21 %' },
  { name: 'complement 2, lone parent', household: family(0, 1, [disabled(2)]), month: '2026-05', due: 525_98, source: 'CSS D541-4: 32 + 65 + 13 %' },
  { name: 'complement 6, lone parent', household: family(0, 1, [disabled(6)]), month: '2025-05', due: 1947_50, source: '1 288,13 + 139 % of 474,37' },
  { name: 'two children', household: family(0, 2, [disabled(0), disabled(1)]), month: '2026-05', due: 420_78, source: 'CSS D541-1, D541-2' },
  { name: '20 years old', household: family(0, 2, [disabled(0, '2006-05-01')]), month: '2026-05', due: 0, source: 'CSS L541-1', refused: '20 ans' },
  { name: 'not granted', household: family(0, 2, [child('2016-05-20')]), month: '2026-05', due: 0, source: 'CSS L541-1', refused: 'accordée' },
] // prettier-ignore

/** Ceiling of one child in 2026: 22 274 × 1,30 = 28 956,20. */
export const arsCases: FamilyCase[] = [
  { name: 'eight years', household: family(0, 1, [child('2018-05-20')]), month: '2026-12', due: 429_01, source: 'CSS D543-1: 89,72 % of 478,16' },
  { name: 'twelve years', household: family(0, 1, [child('2014-05-20')]), month: '2026-12', due: 452_67, source: 'CSS D543-1: 94,67 %' },
  { name: 'sixteen years, asked in another month', household: family(0, 1, [child('2010-05-20')]), month: '2026-08', due: 468_36, source: 'CSS D543-1: 97,95 %' },
  { name: 'at the ceiling', household: family(28_956_20, 1, [child('2018-05-20')]), month: '2026-12', due: 429_01, source: 'CSS R543-5' },
  { name: 'a hundred euros above', household: family(29_056_20, 1, [child('2018-05-20')]), month: '2026-12', due: 329_01, source: 'CSS L543-2' },
  { name: 'just 15 € left', household: family(29_370_20, 1, [child('2018-05-20')]), month: '2026-12', due: 15_01, source: 'CSS D543-2' },
  { name: 'less than 15 € left', household: family(29_370_21, 1, [child('2018-05-20')]), month: '2026-12', due: 0, source: 'CSS D543-2', refused: 'plafond' },

  { name: 'six years at the end of January', household: family(0, 1, [child('2021-01-31')]), month: '2026-12', due: 429_01, source: 'CSS R543-2: before 1 February 2027' },
  { name: 'six years in February', household: family(0, 1, [child('2021-02-01')]), month: '2026-12', due: 0, source: 'CSS R543-2', refused: 'âge scolaire' },
  { name: 'eleven on 31 December', household: family(0, 1, [child('2015-12-31')]), month: '2026-12', due: 452_67, source: 'CSS D543-1' },
  { name: 'eleven on 1 January', household: family(0, 1, [child('2016-01-01')]), month: '2026-12', due: 429_01, source: 'CSS D543-1' },
  { name: 'eighteen at the end of September', household: family(0, 1, [child('2008-09-20')]), month: '2026-12', due: 468_36, source: 'CSS R543-2' },
  { name: 'eighteen in August', household: family(0, 1, [child('2008-08-20')]), month: '2026-12', due: 0, source: 'CSS R543-2' },
  { name: 'no child', household: family(0, 1, []), month: '2026-12', due: 0, source: 'CSS L543-1', refused: 'enfant' },
] // prettier-ignore

const cared = (resources: number, mode: number, hours: number, cost: number, more: { born?: string; parents?: 1 | 2; activity?: At } = {}): FamilyCase['household'] => {
  const made = family(resources, more.parents ?? 2, [child(more.born ?? '2024-05-20', { careMode: mode, careHours: hours, careCost: cost })])
  return { ...made, year: 2026, parents: made.parents.map((parent) => ({ ...parent, activity: more.activity ?? 1 })) }
} // prettier-ignore
const in2025 = (household: FamilyCase['household'], resources: number): FamilyCase['household'] => ({
  ...household,
  parents: household.parents.map((parent, at) => (at === 0 ? { ...parent, amounts: { otherSelfEmployedProfit: { 2023: resources / 12 } } } : parent)),
}) // prettier-ignore

export const cmgCases: FamilyCase[] = [
  { name: 'CAF, questions and answers of 2026: 2 000 € a month, 160 hours at 4,91 €', household: cared(24_000_00, 1, 160, 785_60), month: '2026-05', due: 587_52, source: 'caf.fr, foire aux questions du CMG' },
  { name: 'Urssaf, 2025: 2 000 € a month, 160 hours at 4,85 €', household: in2025(cared(0, 1, 160, 776_00), 24_000_00), month: '2025-10', due: 577_92, source: 'urssaf.fr, évolution du CMG' },
  { name: 'CAF, press notice of 2025: 3 000 € a month, 120 hours at 4,85 €', household: in2025(cared(0, 1, 120, 582_00), 36_000_00), month: '2025-10', due: 359_16, source: 'the notice’s case (125 hours, 374 €) with 120 hours' },
  { name: 'at home: rates doubled, reference 10,50 €', household: cared(24_000_00, 2, 100, 1050_00), month: '2026-05', due: 802_40, source: '1 050 − 100 × 2 000 × 0,1238 %' },
  { name: 'cost above the hourly cap', household: cared(0, 1, 100, 1000_00), month: '2026-05', due: 725_25, source: '809 × (1 − 821,13 × 0,0619 % ÷ 4,91)' },
  { name: 'income above the ceiling', household: cared(200_000_00, 1, 100, 491_00), month: '2026-05', due: 0, source: '8 500 € × 0,0619 % = 5,26 > 4,91', refused: 'revenus' },
  { name: 'a child of six, couple', household: cared(0, 1, 100, 491_00, { born: '2020-05-01' }), month: '2026-05', due: 0, source: 'CSS L531-5', refused: 'garde' },
  { name: 'a child of eleven, lone parent', household: cared(0, 1, 100, 491_00, { born: '2014-05-02', parents: 1 }), month: '2026-05', due: 440_17, source: '491 − 100 × 0,508279' },
  { name: 'a parent without work', household: cared(0, 1, 100, 491_00, { activity: 0 }), month: '2026-05', due: 0, source: 'CSS L531-5', refused: 'travaille' },
  { name: 'no care paid for', household: family(0, 2, [child('2024-05-20')]), month: '2026-05', due: 0, source: 'CSS L531-5', refused: 'garde' },
  { name: 'before the reform, first band, at most 85 % of the cost', household: cared(0, 1, 100, 500_00), month: '2025-05', due: 425_00, source: 'CSS D531-18' },
  { name: 'before the reform, first band', household: cared(0, 1, 100, 900_00), month: '2025-05', due: 540_97, source: '114,04 % of 474,37' },
  { name: 'before the reform, from three years on: a half', household: cared(0, 1, 100, 900_00, { born: '2021-05-02' }), month: '2025-05', due: 270_49, source: 'CSS D531-20' },
  { name: 'a micro-crèche keeps the bands', household: cared(0, 4, 100, 2000_00), month: '2026-05', due: 997_11, source: 'CSS D531-23: 208,53 % of 478,16' },
] // prettier-ignore
