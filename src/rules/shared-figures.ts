import { dated, figures } from './figures.ts'

/** Figures that several rights read. Cents, or a plain rate. Source of the list: OpenFisca-France's parameter tree, restated. */
export const shared = figures('commun', {
  /** SMIC brut horaire. Code du travail D3231-5 and following. Revalued on 1 January, and in the year when prices rise by 2 %. */
  smicHour: dated(
    'cents/hour',
    { reviewed: '2026-07-01', revalued: '01-01' },
    ['2021-01-01', 10_25, 'Décret 2020-1598 du 16/12/2020'],
    ['2021-10-01', 10_48, 'Arrêté du 27/09/2021'],
    ['2022-01-01', 10_57, 'Décret 2021-1741 du 22/12/2021'],
    ['2022-05-01', 10_85, 'Arrêté du 19/04/2022'],
    ['2022-08-01', 11_07, 'Arrêté du 29/07/2022'],
    ['2023-01-01', 11_27, 'Décret 2022-1608 du 22/12/2022'],
    ['2023-05-01', 11_52, 'Arrêté du 26/04/2023'],
    ['2024-01-01', 11_65, 'Décret 2023-1216 du 20/12/2023'],
    ['2024-11-01', 11_88, 'Décret 2024-951 du 23/10/2024'],
    ['2026-01-01', 12_02, 'Décret 2025-1228 du 17/12/2025'],
    ['2026-06-01', 12_31, 'Arrêté du 22/05/2026'],
  ),
  /** SMIC brut mensuel for 35 hours a week (151,67 h). */
  smicMonth: dated(
    'cents/month',
    { reviewed: '2026-06-01', revalued: '01-01' },
    ['2021-01-01', 1554_58, 'Décret 2020-1598 du 16/12/2020'],
    ['2021-10-01', 1589_47, 'Arrêté du 27/09/2021'],
    ['2022-01-01', 1603_12, 'Décret 2021-1741 du 22/12/2021'],
    ['2022-05-01', 1645_58, 'Arrêté du 19/04/2022'],
    ['2022-08-01', 1678_95, 'Arrêté du 29/07/2022'],
    ['2023-01-01', 1709_28, 'Décret 2022-1608 du 22/12/2022'],
    ['2023-05-01', 1747_20, 'Arrêté du 26/04/2023'],
    ['2024-01-01', 1766_92, 'Décret 2023-1216 du 20/12/2023'],
    ['2024-11-01', 1801_80, 'Décret 2024-951 du 23/10/2024'],
    ['2026-01-01', 1823_03, 'Décret 2025-1228 du 17/12/2025'],
    ['2026-06-01', 1867_02, 'Arrêté du 22/05/2026'],
  ),
  /** Base mensuelle de calcul des allocations familiales (CSS L551-1). */
  bmaf: dated(
    'cents/month',
    { reviewed: '2026-04-01', revalued: '04-01' },
    ['2020-04-01', 414_40, 'Instruction DSS/SD2B/2020/33 du 18/02/2020'],
    ['2021-04-01', 414_81, 'Instruction DSS/2B/2021/65 du 19/03/2021'],
    ['2022-04-01', 422_28, 'Instruction DSS/2B/2022/82 du 28/03/2022'],
    ['2022-07-01', 439_17, 'Loi 2022-1158 du 16/08/2022, art. 9'],
    ['2023-04-01', 445_93, 'Instruction DSS/2B/2023/41 du 24/03/2023'],
    ['2024-04-01', 466_44, 'Instruction DSS/2B/2024/43 du 20/03/2024'],
    ['2025-04-01', 474_37, 'Instruction DSS/2A/2C/2025/32 du 07/03/2025'],
    ['2026-04-01', 478_16, 'Instruction DSS/2A/2026/36 du 26/03/2026'],
  ),
  /** Contribution au remboursement de la dette sociale, taken off most family benefits and housing aid. */
  crds: dated('rate', { reviewed: '2026-03-27' }, ['1996-02-01', 0.005, 'Ordonnance 96-50 du 24/01/1996, art. 19 ; CGI art. 1600-0 J']),
  /** Yearly rate of the Livret A, which stands for the income of that savings book. */
  livretA: dated(
    'rate',
    { reviewed: '2026-02-01' },
    ['2020-02-01', 0.005, 'Arrêté du 27/01/2020'],
    ['2022-02-01', 0.01, 'Arrêté du 27/01/2022'],
    ['2022-08-01', 0.02, 'Arrêté du 27/07/2022'],
    ['2023-02-01', 0.03, 'Arrêté du 18/01/2023'],
    ['2025-02-01', 0.024, 'Arrêté du 28/01/2025'],
    ['2025-08-01', 0.017, 'Arrêté du 23/07/2025'],
    ['2026-02-01', 0.015, 'Arrêté du 28/01/2026'],
  ),
})
