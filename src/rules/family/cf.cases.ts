import { child, earning, family, type FamilyCase } from './cases.ts'

const D = 'CSS D522-1, D522-2 with the BMAF of 478,16 €'
const three = [child('2016-05-20'), child('2018-09-12'), child('2020-01-15')]
const CEILING = 44_735_40
const twoEarners = (second: number): FamilyCase['household'] => ({
  year: 2026,
  parents: [earning(45_000_00, 2024), earning(second, 2024)],
  children: three,
})

/** Ceiling of a couple with one income and three children in 2026: 24 853 × (1 + 0,25 × 2 + 0,30) = 44 735,40. */
/** Ceiling of the ARS of 2026 for one child: 22 274 € × 1,3. */
const OVERSEAS = 28_956_20
const there = { territory: '974' } as const

export const cfCases: FamilyCase[] = [
  { name: 'raised', household: family(0, 2, three), month: '2026-05', due: 298_75, source: D },
  { name: 'raised, at half the ceiling', household: family(CEILING / 2, 2, three), month: '2026-05', due: 298_75, source: D },
  { name: 'plain, a cent above half the ceiling', household: family(CEILING / 2 + 1, 2, three), month: '2026-05', due: 199_15, source: D },
  { name: 'plain, at the ceiling', household: family(CEILING, 2, three), month: '2026-05', due: 199_15, source: D },
  { name: 'reduced just above the ceiling', household: family(CEILING + 1200_00, 2, three), month: '2026-05', due: 99_15, source: '199,1536 − 1 200 ÷ 12' },
  { name: 'what is left is five cents', household: family(CEILING + 2389_24, 2, three), month: '2026-05', due: 5, source: '(2 389,8438 − 2 389,24) ÷ 12' },
  { name: 'above the ceiling', household: family(CEILING + 2389_85, 2, three), month: '2026-05', due: 0, source: 'CSS L522-1', refused: 'plafond' },
  { name: 'lone parent: raised ceiling', household: family(CEILING + 9_989_00, 1, three), month: '2026-05', due: 199_15, source: 'CSS R522-2' },
  { name: 'two earners, the second with twelve BMAF of 445,93 €', household: twoEarners(5_351_16), month: '2026-05', due: 199_15, source: 'CSS R522-2' },
  { name: 'two earners, a cent less', household: twoEarners(5_351_15), month: '2026-05', due: 0, source: 'CSS R522-2' },
  { name: 'two children', household: family(0, 2, three.slice(1)), month: '2026-05', due: 0, source: 'CSS R522-1', refused: 'trois enfants' },
  { name: 'the third has just turned three', household: family(0, 2, [...three.slice(1), child('2023-05-01')]), month: '2026-05', due: 298_75, source: 'CSS R522-1' },
  { name: 'the third turns three the next day', household: family(0, 2, [...three.slice(1), child('2023-05-02')]), month: '2026-05', due: 0, source: 'CSS R522-1' },
  { name: 'a child of 20 counts', household: family(0, 2, [...three.slice(1), child('2005-06-10')]), month: '2026-05', due: 298_75, source: 'CSS R522-1' },
  { name: 'a child of 21 does not', household: family(0, 2, [...three.slice(1), child('2005-04-10')]), month: '2026-05', due: 0, source: 'CSS R522-1' },
  { name: 'not with the allocation de base', household: family(0, 2, [...three, child('2025-02-02')]), month: '2026-05', due: 0, source: 'CSS L532-1', refused: 'allocation de base' },
  { name: 'overseas: one child of three, raised', household: family(OVERSEAS / 2, 2, [child('2023-01-15')], there), month: '2026-05', due: 298_75, source: 'CSS L755-16, D755-6-1' },
  { name: 'overseas: a cent above half the ceiling', household: family(OVERSEAS / 2 + 1, 2, [child('2023-01-15')], there), month: '2026-05', due: 199_15, source: 'CSS D755-6' },
  { name: 'overseas: at the ceiling', household: family(OVERSEAS, 2, [child('2023-01-15')], there), month: '2026-05', due: 199_15, source: 'CSS L755-16' },
  { name: 'overseas: no higher ceiling for a lone parent', household: family(OVERSEAS + 1200_00, 1, [child('2023-01-15')], there), month: '2026-05', due: 99_15, source: '199,1536 − 1 200 ÷ 12' },
  { name: 'overseas: above the ceiling', household: family(OVERSEAS + 2389_85, 1, [child('2023-01-15')], there), month: '2026-05', due: 0, source: 'CSS L755-16', refused: 'plafond' },
  { name: 'overseas: three on the first of the month', household: family(0, 2, [child('2023-04-30')], there), month: '2026-05', due: 298_75, source: 'CSS R755-1' },
  { name: 'overseas: not three yet', household: family(0, 2, [child('2023-05-02')], there), month: '2026-05', due: 0, source: 'CSS R755-1', refused: 'Outre-mer' },
  { name: 'overseas: not five yet', household: family(0, 2, [child('2021-06-02')], there), month: '2026-05', due: 298_75, source: 'CSS R755-1' },
  { name: 'overseas: five', household: family(0, 2, [child('2021-04-30')], there), month: '2026-05', due: 0, source: 'CSS R755-1', refused: 'Outre-mer' },
  { name: 'overseas: not beside a younger child', household: family(40_000_00, 2, [child('2022-01-15'), child('2024-01-15')], there), month: '2026-05', due: 0, source: 'CSS R755-1', refused: 'Outre-mer' },
  { name: 'overseas: three elder children do not open it', household: family(0, 2, [child('2020-01-15'), child('2016-05-20'), child('2018-09-12')], there), month: '2026-05', due: 0, source: 'CSS R755-1', refused: 'Outre-mer' },
  { name: 'a PreParE of another month changes nothing', household: family(0, 2, three, { received: { prepare: { '2026-05': 462_00 } } }), month: '2026-06', due: 298_75, source: 'CSS L532-2' },
] // prettier-ignore
