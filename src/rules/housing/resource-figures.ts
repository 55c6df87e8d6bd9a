import { dated, figures } from '../figures.ts'

/** Figures of the resources that housing aid counts (CCH R822-2 to R822-24). */
export const resourceFigures = figures('ressources de l’aide au logement', {
  /** Cut on work income: indemnified unemployment, retirement, AAH. */
  relief: dated('rate', { reviewed: '2025-03-12' }, ['2002-01-01', 0.3, 'CCH R822-14']),
  /** Cut a year when both of a couple work. */
  twoEarners: dated('cents/year', { reviewed: '2025-03-12' }, ['2007-07-01', 95_00, 'CCH R822-7 ; arrêté du 27/09/2019, art. 3']),
  /** Work income of each that opens that cut, in BMAF. */
  twoEarnersBmaf: dated('bmaf', { reviewed: '2025-03-12' }, ['2007-07-01', 12, 'CCH R822-7']),
  /** Wealth from which it counts. */
  wealthFloor: dated('cents', { reviewed: '2026-01-13' }, ['2016-10-01', 30_000_00, 'CCH L822-5, R822-22']),
  /** Yearly yield of savings without taxable income. */
  savingsYield: dated('rate', { reviewed: '2025-04-01' }, ['2016-10-01', 0.03, 'CCH R822-22']),
  /** Share of the rental value of unlet buildings. */
  unletShare: dated('rate', { reviewed: '2025-08-21' }, ['2016-10-01', 0.5, 'CCH R822-22']),
  /** Share of the rental value of unlet land. */
  unletLandShare: dated('rate', { reviewed: '2025-04-01' }, ['2016-10-01', 0.8, 'CCH R822-22']),
  /** Flat resources of a student tenant. */
  studentFlat: dated(
    'cents/year',
    { reviewed: '2026-01-06', revalued: '01-01' },
    ['2022-08-01', 8_100_00, 'Arrêté du 29/07/2022, art. 1'],
    ['2024-01-01', 8_400_00, 'Arrêté du 15/12/2023, art. 1'],
    ['2025-01-01', 8_600_00, 'Arrêté du 30/12/2024, art. 1 ; inchangé en 2026, arrêté du 28/12/2025, art. 1'],
  ),
  /** Cut on it for a grant holder. */
  studentGrantCut: dated(
    'cents/year',
    { reviewed: '2026-01-06', revalued: '01-01' },
    ['2022-08-01', 1_600_00, 'Arrêté du 29/07/2022, art. 1'],
    ['2024-01-01', 1_700_00, 'Arrêté du 15/12/2023, art. 1'],
  ),
  /** Flat resources of a student in a hostel or with the CROUS. */
  hostelStudentFlat: dated(
    'cents/year',
    { reviewed: '2026-01-06', revalued: '01-01' },
    ['2022-08-01', 6_200_00, 'Arrêté du 29/07/2022, art. 1'],
    ['2024-01-01', 6_400_00, 'Arrêté du 15/12/2023, art. 1'],
    ['2025-01-01', 6_600_00, 'Arrêté du 30/12/2024, art. 1 ; inchangé en 2026, arrêté du 28/12/2025, art. 1'],
  ),
  /** Cut on it for a grant holder. */
  hostelStudentGrantCut: dated(
    'cents/year',
    { reviewed: '2026-01-06', revalued: '01-01' },
    ['2018-01-01', 1_100_00, 'Arrêté du 29/12/2017, art. 2'],
    ['2025-01-01', 1_200_00, 'Arrêté du 30/12/2024, art. 1'],
  ),
  /** Age from which a student is counted by real resources. */
  studentAge: dated('years', { reviewed: '2025-11-20' }, ['2020-01-01', 28, 'CCH R822-20']),
  /** Least deduction for work expenses. */
  workFeesMin: dated(
    'cents/year',
    { reviewed: '2026-07-15', revalued: '01-01' },
    ['2021-01-01', 448_00, 'CGI art. 83, 3°'],
    ['2022-01-01', 472_00, 'CGI art. 83, 3°'],
    ['2023-01-01', 495_00, 'CGI art. 83, 3°'],
    ['2024-01-01', 504_00, 'CGI art. 83, 3°'],
    ['2025-01-01', 509_00, 'CGI art. 83, 3°'],
  ),
  /** Highest deduction for work expenses. */
  workFeesMax: dated(
    'cents/year',
    { reviewed: '2026-07-15', revalued: '01-01' },
    ['2021-01-01', 12_829_00, 'CGI art. 83, 3°'],
    ['2022-01-01', 13_522_00, 'CGI art. 83, 3°'],
    ['2023-01-01', 14_171_00, 'CGI art. 83, 3°'],
    ['2024-01-01', 14_426_00, 'CGI art. 83, 3°'],
    ['2025-01-01', 14_555_00, 'CGI art. 83, 3°'],
  ),
  /** Deduction for work expenses. */
  workFeesRate: dated('rate', { reviewed: '2025-02-25' }, ['1943-01-01', 0.1, 'CGI art. 83, 3°']),
  /** Least deduction on pensions. */
  pensionMin: dated(
    'cents/year',
    { reviewed: '2026-07-15', revalued: '01-01' },
    ['2021-01-01', 400_00, 'CGI art. 158, 5 a'],
    ['2022-01-01', 422_00, 'CGI art. 158, 5 a'],
    ['2023-01-01', 442_00, 'CGI art. 158, 5 a'],
    ['2024-01-01', 450_00, 'CGI art. 158, 5 a'],
    ['2025-01-01', 454_00, 'CGI art. 158, 5 a'],
  ),
  /** Deduction on pensions. */
  pensionRate: dated('rate', { reviewed: '2025-02-25' }, ['1943-01-01', 0.1, 'CGI art. 158, 5 a']),
  /** Deduction on rents received (micro-foncier). */
  letDeduction: dated('rate', { reviewed: '2025-08-22' }, ['2006-01-01', 0.3, 'CGI art. 32']),
  /** ASPA ceiling for a person alone: a child or relative with more counts. */
  aspaSingle: dated(
    'cents/year',
    { reviewed: '2026-01-06', revalued: '01-01' },
    ['2022-01-01', 11_001_44, 'CSS D815-2'],
    ['2022-07-01', 11_441_49, 'CSS D815-2 ; loi 2022-1158 du 16/08/2022, art. 9'],
    ['2023-01-01', 11_533_02, 'Circulaire Cnav 2023/3 du 09/01/2023'],
    ['2024-01-01', 12_144_27, 'Instruction DSS/3A/2023/189 du 28/11/2023'],
    ['2025-01-01', 12_411_44, 'Circulaire Cnav 2024/39 du 23/12/2024'],
    ['2026-01-01', 12_523_14, 'CSS D815-2'],
  ),
  /** Multiple of that ceiling. */
  aspaMultiple: dated('count', { reviewed: '2026-01-19' }, ['2019-09-01', 1.25, 'CCH R822-3, R823-4']),
  /** Age until which a child is in charge for housing aid. */
  childAge: dated('years', { reviewed: '2026-01-19' }, ['2000-01-01', 21, 'CCH R823-4, 1°']),
  /** A child who earns this share of the SMIC for 169 hours is not in charge. */
  childWageShare: dated('rate', { reviewed: '2025-11-21' }, ['1985-12-22', 0.55, 'CSS R512-2']),
  /** Hours of SMIC that this share is taken of. */
  childWageHours: dated('hours', { reviewed: '2025-11-21' }, ['1985-12-22', 169, 'CSS R512-2']),
  /** Incapacity from which an adult relative is in charge. */
  disabledRate: dated('rate', { reviewed: '2026-01-19' }, ['2000-01-01', 0.8, 'CCH R823-4, 3°']),
})
