import { child, family, type FamilyCase } from './cases.ts'

const baby = [child('2025-02-10')]

/** Ceilings of a couple with one income and one child in 2026: 24 853 × 1,25 = 31 066,25 and 29 694 × 1,25 = 37 117,50. */
export const pajeBaseCases: FamilyCase[] = [
  { name: 'full', household: family(0, 2, baby), month: '2026-05', due: 199_15, source: 'CSS D531-3: 41,65 % of 478,16' },
  { name: 'at the first ceiling', household: family(31_066_25, 2, baby), month: '2026-05', due: 199_15, source: 'CSS R531-1' },
  { name: 'a cent above it', household: family(31_066_26, 2, baby), month: '2026-05', due: 99_58, source: 'CSS D531-3: 20,825 %' },
  { name: 'at the second ceiling', household: family(37_117_50, 2, baby), month: '2026-05', due: 99_58, source: 'CSS R531-1' },
  { name: 'a cent above it, too much', household: family(37_117_51, 2, baby), month: '2026-05', due: 0, source: 'CSS R531-1', refused: 'plafond' },
  { name: 'lone parent, raised ceiling', household: family(41_055_25, 1, baby), month: '2026-05', due: 199_15, source: '31 066,25 + 9 989' },
  { name: 'lone parent, a cent above', household: family(41_055_26, 1, baby), month: '2026-05', due: 99_58, source: '31 066,25 + 9 989' },
  { name: 'three children: ceiling', household: family(44_735_40, 2, [...baby, child('2016-01-01'), child('2018-01-01')]), month: '2026-05', due: 199_15, source: '24 853 × 1,80' },
  { name: 'one amount for two babies', household: family(0, 2, [...baby, child('2023-09-01')]), month: '2026-05', due: 199_15, source: 'CSS L531-3' },
  { name: 'three years old', household: family(0, 2, [child('2023-05-01')]), month: '2026-05', due: 0, source: 'CSS D531-1', refused: 'trois ans' },
  { name: 'three years old the next month', household: family(0, 2, [child('2023-06-02')]), month: '2026-05', due: 199_15, source: 'CSS D531-1' },
  { name: 'three years old in the course of the month: nothing for that month', household: family(0, 2, [child('2023-05-30')]), month: '2026-05', due: 0, source: 'CSS R552-3' },
  { name: 'not born yet', household: family(0, 2, [child('2026-07-02')]), month: '2026-05', due: 0, source: 'CSS L531-3' },
  { name: 'adopted at six, in the third year', household: family(0, 2, [child('2018-05-02', { adoptedIn: '2023-06' })]), month: '2026-05', due: 199_15, source: 'CSS L531-3' },
  { name: 'adopted three years ago', household: family(0, 2, [child('2018-05-02', { adoptedIn: '2023-05' })]), month: '2026-05', due: 0, source: 'CSS L531-3' },
] // prettier-ignore

export const pajeNaissanceCases: FamilyCase[] = [
  { name: 'two months before the birth', household: family(0, 2, [child('2026-07-20')]), month: '2026-05', due: 1098_57, source: 'CSS D531-2: 229,75 % of 478,16' },
  { name: 'twins', household: family(0, 2, [child('2026-07-20'), child('2026-07-20')]), month: '2026-05', due: 2197_14, source: 'CSS D531-2' },
  { name: 'three months before', household: family(0, 2, [child('2026-08-20')]), month: '2026-05', due: 0, source: 'CSS D531-2', refused: 'septième mois' },
  { name: 'one month before', household: family(0, 2, [child('2026-06-20')]), month: '2026-05', due: 0, source: 'CSS D531-2', refused: 'septième mois' },
  { name: 'at the ceiling', household: family(37_117_50, 2, [child('2026-07-20')]), month: '2026-05', due: 1098_57, source: 'CSS R531-1' },
  { name: 'a cent above', household: family(37_117_51, 2, [child('2026-07-20')]), month: '2026-05', due: 0, source: 'CSS R531-1', refused: 'plafond' },
] // prettier-ignore

export const pajeAdoptionCases: FamilyCase[] = [
  { name: 'in the month of the arrival', household: family(0, 2, [child('2022-01-20', { adoptedIn: '2026-05' })]), month: '2026-05', due: 2197_15, source: 'CSS D531-2: 459,5 % of 478,16' },
  { name: 'the month before', household: family(0, 2, [child('2022-01-20', { adoptedIn: '2026-05' })]), month: '2026-04', due: 0, source: 'CSS L531-2', refused: 'adopté' },
  { name: 'three months after', household: family(0, 2, [child('2022-01-20', { adoptedIn: '2026-05' })]), month: '2026-08', due: 0, source: 'CSS L531-2', refused: 'adopté' },
  { name: 'above the ceiling', household: family(37_117_51, 2, [child('2022-01-20', { adoptedIn: '2026-05' })]), month: '2026-05', due: 0, source: 'CSS R531-1', refused: 'plafond' },
] // prettier-ignore

const at = (code: number, second = 0): FamilyCase['household']['parents'] => [
  { born: '1990-01-10', prepareRate: code },
  { born: '1991-03-04', prepareRate: second },
]
const home = (parents: FamilyCase['household']['parents'], ...children: string[]): FamilyCase['household'] => ({ year: 2026, parents, children: children.map((born) => child(born)) }) // prettier-ignore
const D4 = 'CSS D531-4 with the BMAF of 478,16 €'

export const prepareCases: FamilyCase[] = [
  { name: 'full', household: home(at(1), '2025-06-10'), month: '2026-05', due: 462_00, source: D4 },
  { name: 'half-time', household: home(at(2), '2025-06-10'), month: '2026-05', due: 298_66, source: D4 },
  { name: 'up to 80 %', household: home(at(3), '2025-06-10'), month: '2026-05', due: 172_28, source: D4 },
  { name: 'both up to 80 %', household: home(at(3, 3), '2025-06-10'), month: '2026-05', due: 344_56, source: D4 },
  { name: 'both half-time: at most one full rate', household: home(at(2, 2), '2025-06-10'), month: '2026-05', due: 462_00, source: 'CSS L531-4' },
  { name: 'raised, three children', household: home(at(4), '2025-06-10', '2020-01-01', '2018-01-01'), month: '2026-05', due: 755_16, source: D4 },
  { name: 'raised asked with two children: the full rate', household: home(at(4), '2025-06-10', '2020-01-01'), month: '2026-05', due: 462_00, source: 'CSS R531-2' },
  { name: 'a first child of one year', household: home(at(1), '2025-05-01'), month: '2026-05', due: 0, source: 'CSS D531-13', refused: 'âge' },
  { name: 'a second child of two years', household: home(at(1), '2023-06-02', '2020-01-01'), month: '2026-05', due: 462_00, source: 'CSS L531-4' },
  { name: 'a second child of three years', household: home(at(1), '2023-05-01', '2020-01-01'), month: '2026-05', due: 0, source: 'CSS L531-4', refused: 'âge' },
  { name: 'nobody stopped working', household: home(at(0), '2025-06-10'), month: '2026-05', due: 0, source: 'CSS L531-4', refused: 'arrêté' },
] // prettier-ignore
