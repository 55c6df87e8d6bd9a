import { dated, figures } from '../figures.ts'

/** Figures of the prime d'activité; the household's scale is shared with the revenu de solidarité active (`rsa/figures.ts`). */
export const ppaFigures = figures('ppa', {
  /** Montant forfaitaire for one person. */
  base: dated(
    'cents/month',
    { reviewed: '2026-04-01', revalued: '04-01' },
    ['2021-04-01', 553_71, 'Décret 2021-528 du 29/04/2021, art. 1'],
    ['2022-04-01', 563_68, 'Décret 2022-701 du 26/04/2022, art. 1'],
    ['2022-07-01', 586_23, 'Loi 2022-1158 du 16/08/2022, art. 9'],
    ['2023-04-01', 595_25, 'Décret 2023-343 du 04/05/2023, art. 1'],
    ['2024-04-01', 622_63, 'Décret 2024-403 du 01/05/2024, art. 1'],
    ['2025-04-01', 633_21, 'Décret 2025-294 du 29/03/2025, art. 1'],
    ['2026-04-01', 638_28, 'Décret 2026-222 du 30/03/2026, art. 2'],
  ),
  /** Share of work income that is added. */
  slope: dated(
    'rate',
    { reviewed: '2025-06-26' },
    ['2018-08-01', 0.61, 'Décret 2018-836 du 03/10/2018 (CSS D843-3)'],
    ['2025-04-01', 0.5985, 'CSS D843-3, version du 01/04/2025'],
  ),
  /** Work income from which a person's bonus begins, and from which it is full, in hours of gross SMIC. */
  bonusFrom: dated('smic-hours', { reviewed: '2025-03-07' }, ['2016-01-01', 59, 'Décret 2015-1710 du 21/12/2015 (CSS D843-2)']),
  bonusFull: dated(
    'smic-hours',
    { reviewed: '2026-04-01' },
    ['2018-10-01', 120, 'Décret 2018-1197 du 21/12/2018 (CSS D843-2)'],
    ['2026-04-01', 138, 'Décret 2026-222 du 30/03/2026, art. 1 (CSS D843-2)'],
  ),
  /** Full bonus, share of the base. */
  bonusShare: dated(
    'rate',
    { reviewed: '2026-04-01' },
    ['2018-10-01', 0.29101, 'Décret 2018-1197 du 21/12/2018 (CSS D843-2)'],
    ['2026-04-01', 0.377, 'Décret 2026-222 du 30/03/2026, art. 1 (CSS D843-2)'],
  ),
  /** Less than this is not paid. */
  floor: dated('cents/month', { reviewed: '2025-03-07' }, ['2015-10-01', 15_00, 'CSS D843-1, D846-2']),
  age: dated('years', { reviewed: '2025-03-07' }, ['2015-10-01', 18, 'CSS L842-2']),
  /** Own work income from which a person's AAH counts as work income, in hours of gross SMIC. */
  aahHours: dated('smic-hours', { reviewed: '2025-03-07' }, ['2015-10-01', 29, 'CSS L842-8, D843-4']),
  /** Work income that students, trainees and apprentices must pass in each month: this share of the SMIC of so many hours. */
  learnerShare: dated('rate', { reviewed: '2025-11-21' }, ['2015-10-01', 0.55, 'CSS L842-2 2°, R842-1, R512-2']),
  learnerHours: dated('smic-hours', { reviewed: '2025-11-21' }, ['2015-10-01', 169, 'CSS R842-1, R512-2']),
})
