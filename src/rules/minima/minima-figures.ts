import { dated, figures } from '../figures.ts'

/** Dated figures of the minima that this folder computes, apart from their formulas so that those may read each other. */

/** Allocation aux adultes handicapés: CSS L821-1 to L821-8, R821-1 to R821-9, D821-1 to D821-10. */
export const aahFigures = figures('AAH', {
  /** Full amount of a month. */
  amount: dated(
    'cents/month',
    { reviewed: '2026-04-01', revalued: '04-01' },
    ['2022-07-01', 956_65, 'CSS L821-3-1 ; loi 2022-1158 du 16/08/2022, art. 9'],
    ['2023-04-01', 971_37, 'Décret 2023-328 du 29/04/2023'],
    ['2024-04-01', 1016_05, 'Décret 2024-397 du 29/04/2024'],
    ['2025-04-01', 1033_32, 'Décret 2025-297 du 29/03/2025'],
    ['2026-04-01', 1041_59, 'Décret 2026-229 du 30/03/2026'],
  ),
  /** Disability rate that opens the right by itself. */
  rate: dated('rate', { reviewed: '2025-11-21' }, ['2010-11-17', 0.8, 'CSS D821-1']),
  /** Disability rate that opens it with a lasting restriction of access to employment. */
  rateWithRestriction: dated('rate', { reviewed: '2025-11-21' }, ['2010-11-17', 0.5, 'CSS D821-1']),
  age: dated('years', { reviewed: '2025-03-28' }, ['1986-01-01', 20, 'CSS R821-1']),
  /** Age for who is no longer a dependent child for family benefits. */
  ageAlone: dated('years', { reviewed: '2025-03-28' }, ['1986-01-01', 16, 'CSS R821-1']),
  /** Retirement age of persons unfit for work, at which the right between 50 and 79 % ends. */
  endAge: dated('years', { reviewed: '2026-07-23' }, ['2017-01-01', 62, 'CSS L821-2, L351-1-5 ; circulaire Cnav du 02/01/2024']),
  /** Part of the full amount that each child adds to the ceiling. */
  child: dated('rate', { reviewed: '2025-02-21' }, ['2000-01-01', 0.5, 'CSS D821-2']),
  /** Share of the SMIC up to which work is counted least. */
  band: dated('rate', { reviewed: '2025-08-20' }, ['2011-01-01', 0.3, 'CSS D821-9, décret 2010-1403 du 12/11/2010']),
  lowAbatement: dated('rate', { reviewed: '2025-04-01' }, ['2011-01-01', 0.8, 'CSS D821-9, décret 2010-1403 du 12/11/2010']),
  highAbatement: dated('rate', { reviewed: '2025-04-01' }, ['2011-01-01', 0.4, 'CSS D821-9, décret 2010-1403 du 12/11/2010']),
  /** Abatement on past wages once work has stopped or is replaced. */
  stopped: dated('rate', { reviewed: '2026-01-20' }, ['2004-01-01', 0.3, 'CSS R532-5, R821-4']),
})

/** Majoration pour la vie autonome: CSS L821-1-2, D821-3. */
export const mvaFigures = figures('MVA', {
  amount: dated('cents/month', { reviewed: '2025-02-21' }, ['2008-01-01', 104_77, 'CSS D821-3 ; décret 2008-988 du 18/09/2008']),
})

/** Allocation supplémentaire d’invalidité: CSS L815-24 to L815-29, D815-19. */
export const asiFigures = figures('ASI', {
  /** Ceiling of a year, allowance included. Lines of 2026: the revaluation of 0,8 % of that spring, not seen in a circular. */
  ceiling: dated(
    'cents/year',
    { reviewed: '2025-04-03', revalued: '04-01', verified: false },
    ['2022-07-01', 10163_71, 'CSS L815-24-1, D815-19'],
    ['2023-04-01', 10320_07, 'Circulaire Cnav 2023-9 du 11/04/2023'],
    ['2024-04-01', 10794_79, 'Circulaire Cnav 2024-13 du 04/04/2024'],
    ['2025-04-01', 10978_30, 'Circulaire Cnav 2025-13 du 03/04/2025'],
    ['2026-04-01', 11066_13, 'CSS L816-2 : revalorisation de 0,8 %, à confirmer'],
  ),
  coupleCeiling: dated(
    'cents/year',
    { reviewed: '2025-04-03', revalued: '04-01', verified: false },
    ['2022-07-01', 17786_49, 'CSS L815-24-1, D815-19'],
    ['2023-04-01', 18060_13, 'Circulaire Cnav 2023-9 du 11/04/2023'],
    ['2024-04-01', 18890_89, 'Circulaire Cnav 2024-13 du 04/04/2024'],
    ['2025-04-01', 19212_03, 'Circulaire Cnav 2025-13 du 03/04/2025'],
    ['2026-04-01', 19365_73, 'CSS L816-2 : revalorisation de 0,8 %, à confirmer'],
  ),
})

/** Allocation de solidarité aux personnes âgées: CSS L815-1 to L815-23, R815-1 to R815-58. Amount and ceiling are one figure. */
export const aspaFigures = figures('ASPA', {
  single: dated(
    'cents/year',
    { reviewed: '2026-01-06', revalued: '01-01' },
    ['2022-07-01', 11441_49, 'Loi 2022-1158 du 16/08/2022, art. 9'],
    ['2023-01-01', 11533_02, 'Circulaire Cnav 2023-3 du 09/01/2023'],
    ['2024-01-01', 12144_27, 'Circulaire Cnav 2023-34 du 29/12/2023'],
    ['2025-01-01', 12411_44, 'Circulaire Cnav 2024-39 du 23/12/2024'],
    ['2026-01-01', 12523_14, 'Circulaire Cnav 2025-29 du 22/12/2025'],
  ),
  couple: dated(
    'cents/year',
    { reviewed: '2026-01-06', revalued: '01-01' },
    ['2022-07-01', 17762_96, 'Loi 2022-1158 du 16/08/2022, art. 9'],
    ['2023-01-01', 17905_06, 'Circulaire Cnav 2023-3 du 09/01/2023'],
    ['2024-01-01', 18854_02, 'Circulaire Cnav 2023-34 du 29/12/2023'],
    ['2025-01-01', 19268_80, 'Circulaire Cnav 2024-39 du 23/12/2024'],
    ['2026-01-01', 19442_21, 'Circulaire Cnav 2025-29 du 22/12/2025'],
  ),
  age: dated('years', { reviewed: '2025-11-21' }, ['2002-01-01', 65, 'CSS R815-1']),
  /** Age for who is unfit for work: not moved by the reform of 2023. */
  earlyAge: dated('years', { reviewed: '2026-07-23' }, ['2017-01-01', 62, 'CSS L815-1, R815-1, L351-1-5 ; circulaire Cnav du 02/01/2024']),
  /** Disability rate that stands for unfitness. */
  earlyRate: dated('rate', { reviewed: '2025-11-21' }, ['2002-01-01', 0.5, 'CSS R351-21, L351-1-5']),
  /** Years of a residence permit that allows work. */
  permitYears: dated('years', { reviewed: '2025-11-21' }, ['2012-01-01', 10, 'CSS L816-1']),
  /** Wages left out in a quarter, in monthly SMIC. */
  singleAllowance: dated('rate', { reviewed: '2025-11-21' }, ['2015-01-01', 0.9, 'CSS R815-29']),
  coupleAllowance: dated('rate', { reviewed: '2025-11-21' }, ['2015-01-01', 1.5, 'CSS R815-29']),
})

/** Allocation de solidarité spécifique: code du travail L5423-1 to L5423-7, R5423-1 to R5423-14. */
export const assFigures = figures('ASS', {
  daily: dated(
    'cents/day',
    { reviewed: '2026-04-01', revalued: '04-01' },
    ['2022-07-01', 17_90, 'Loi 2022-1158 du 16/08/2022, art. 9'],
    ['2023-04-01', 18_17, 'Décret 2023-301 du 22/04/2023'],
    ['2024-04-01', 19_01, 'Décret 2024-341 du 12/04/2024'],
    ['2025-04-01', 19_33, 'Décret 2025-302 du 31/03/2025'],
    ['2026-04-01', 19_48, 'Décret 2026-219 du 30/03/2026'],
  ),
  days: dated('days', { reviewed: '2026-01-12' }, ['2005-01-01', 30, 'Code du travail R5423-1 : mois de 30 jours']),
  singleCeiling: dated('days', { reviewed: '2026-01-12' }, ['2005-01-01', 70, 'Code du travail R5423-1']),
  coupleCeiling: dated('days', { reviewed: '2026-01-12' }, ['2005-01-01', 110, 'Code du travail R5423-1']),
  /** Age at which a pension at full rate is due in any case. */
  endAge: dated('years', { reviewed: '2026-01-12' }, ['2023-09-01', 67, 'Code du travail L5421-4 ; CSS L351-8 1°']),
  /** Part taken off an interrupted income that a replacement follows; an income stopped without any is left out. */
  replaced: dated('rate', { reviewed: '2026-01-13' }, ['2008-05-01', 0.3, 'Code du travail R5423-5']),
  /** Months of work that may be paid with the allowance. */
  months: dated('months', { reviewed: '2026-07-23' }, ['2017-09-01', 3, 'Code du travail R5425-2']),
})

/** Contrat d’engagement jeune: code du travail L5131-6, R5131-15 to R5131-26, D5131-19 to D5131-23. */
export const cejFigures = figures('contrat d’engagement jeune', {
  /** Most, for an adult of a tax household that is not taxed. Lines of 2026: the revaluation of 0,8 % of that spring, not seen in a text. */
  full: dated(
    'cents/month',
    { reviewed: '2025-04-01', revalued: '04-01', verified: false },
    ['2022-07-01', 520_00, 'Loi 2022-1158 du 16/08/2022, art. 9'],
    ['2023-04-01', 528_00, 'Instruction DSS/2B/2023/41 du 24/03/2023'],
    ['2024-04-01', 552_29, 'Instruction DSS/2A/2C/2024/42 du 20/03/2024'],
    ['2025-04-01', 561_68, 'Instruction DSS/2A/2C/2025/32 du 07/03/2025'],
    ['2026-04-01', 566_17, 'Code du travail D5131-19 IV : revalorisation de 0,8 %, à confirmer'],
  ),
  /** For an adult of a tax household in the first band. */
  firstBand: dated(
    'cents/month',
    { reviewed: '2025-04-01', revalued: '04-01', verified: false },
    ['2022-07-01', 312_00, 'Loi 2022-1158 du 16/08/2022, art. 9'],
    ['2023-04-01', 316_80, 'Instruction DSS/2B/2023/41 du 24/03/2023'],
    ['2024-04-01', 331_37, 'Instruction DSS/2A/2C/2024/42 du 20/03/2024'],
    ['2025-04-01', 337_00, 'Instruction DSS/2A/2C/2025/32 du 07/03/2025'],
    ['2026-04-01', 339_70, 'Code du travail D5131-19 IV : revalorisation de 0,8 %, à confirmer'],
  ),
  minor: dated(
    'cents/month',
    { reviewed: '2025-04-01', revalued: '04-01', verified: false },
    ['2022-07-01', 208_00, 'Loi 2022-1158 du 16/08/2022, art. 9'],
    ['2023-04-01', 211_20, 'Instruction DSS/2B/2023/41 du 24/03/2023'],
    ['2024-04-01', 220_92, 'Instruction DSS/2A/2C/2024/42 du 20/03/2024'],
    ['2025-04-01', 224_68, 'Instruction DSS/2A/2C/2025/32 du 07/03/2025'],
    ['2026-04-01', 226_48, 'Code du travail D5131-19 IV : revalorisation de 0,8 %, à confirmer'],
  ),
  age: dated('years', { reviewed: '2026-07-23' }, ['2022-03-01', 16, 'Code du travail L5131-6 ; décret 2022-199 du 18/02/2022']),
  lastAge: dated('years', { reviewed: '2026-07-23' }, ['2022-03-01', 25, 'Code du travail L5131-6']),
  lastAgeDisabled: dated('years', { reviewed: '2026-07-23' }, ['2022-03-01', 29, 'Code du travail L5131-6']),
  majority: dated('years', { reviewed: '2026-07-23' }, ['1974-07-07', 18, 'Code civil 414']),
  /** Highest band of income tax of the tax household. */
  lastBand: dated('count', { reviewed: '2026-07-23' }, ['2022-03-01', 1, 'Code du travail D5131-19 ; décret 2022-199 du 18/02/2022']),
  /** Work income of a month that is left out. */
  leftOut: dated('cents/month', { reviewed: '2026-07-23' }, ['2022-03-01', 300_00, 'Code du travail D5131-23']),
  /** Share of the SMIC at which the allowance is nil. */
  endShare: dated('rate', { reviewed: '2026-07-23' }, ['2022-03-01', 0.8, 'Code du travail D5131-23']),
})

/** Figures that several minima read. */
export const minimaFigures = figures('minima', {
  /** Hours of a month at 35 hours a week. */
  hours: dated('hours', { reviewed: '2026-01-12' }, ['2002-01-01', 151.67, 'Code du travail L3121-27 ; loi 2000-37 du 19/01/2000']),
})
