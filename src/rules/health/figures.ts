import { dated, figures } from '../figures.ts'

const SINCE_2019 = { reviewed: '2026-03-27' } as const
/** Allowances published by instruction: no later text was found, but the reference itself does not say that they were looked at again. */
const ALLOWANCE = { reviewed: '2026-07-23', verified: false } as const
const INSTRUCTION = 'Instruction DSS/SD2A/2021/71 du 30/03/2021'
const PARTICIPATION = { reviewed: '2026-07-23' } as const
const ORDER = 'CSS L861-1 ; arrêté du 24/06/2019'

/** Figures of the complémentaire santé solidaire, and of the aide médicale de l'État that shares its ceiling. */
export const cssFigures = figures('complémentaire santé solidaire', {
  /**
   * Yearly ceiling for one person, without contribution. The order of 2026 was not at hand: the last line applies the revaluation of
   * 1 April 2026 (coefficient 1,008, the one of the RSA) as L861-1 asks, and rounds to the euro. Not verified for that reason.
   */
  ceiling: dated(
    'cents/year',
    { reviewed: '2025-04-01', revalued: '04-01', verified: false },
    ['2021-04-01', 9_041_00, 'Arrêté du 29/03/2021'],
    ['2022-04-01', 9_203_00, 'Arrêté du 24/03/2022'],
    ['2022-07-01', 9_571_00, 'Loi 2022-1158 du 16/08/2022'],
    ['2023-04-01', 9_719_00, 'Arrêté du 30/03/2023'],
    ['2024-04-01', 10_166_00, 'Arrêté du 26/03/2024, art. 1'],
    ['2025-04-01', 10_339_00, 'Arrêté de mars 2025'],
    ['2026-04-01', 10_422_00, 'CSS L861-1, L161-25 : coefficient 1,008 (arrêté à vérifier)'],
  ),
  /** Share of the ceiling for the second, the third and fourth, and each further person. */
  second: dated('rate', { reviewed: '2025-02-20' }, ['2000-01-01', 0.5, 'CSS D861-1']),
  thirdAndFourth: dated('rate', { reviewed: '2025-02-20' }, ['2000-01-01', 0.3, 'CSS D861-1']),
  further: dated('rate', { reviewed: '2025-02-20' }, ['2000-01-01', 0.4, 'CSS D861-1']),
  /** What is added to the ceilings in Guadeloupe, Martinique, Guyane and La Réunion. */
  overseas: dated('rate', { reviewed: '2019-09-19', verified: false }, ['2000-01-01', 0.113, 'CSS D861-1 ; circulaire CNAM 33/2019']),
  /** What is added to the ceiling for the CSS with contribution. */
  above: dated('rate', { reviewed: '2026-07-23' }, ['2019-10-01', 0.35, 'CSS L861-1, 2°']),
  /** Oldest age at which a child still belongs to the household of its parents. */
  childAge: dated('years', { reviewed: '2025-02-20' }, ['2000-01-01', 25, 'CSS R861-2']),
  /** Taken off the wages of a person who now lives on a substitute income. */
  jobless: dated('rate', { reviewed: '2025-02-20' }, ['2000-01-01', 0.3, 'CSS R861-8']),
  /** Housing flat rate, in shares of the RSA of as many persons (three at most): with housing aid, then for owners and the lodged for free. */
  helpedOne: dated('rate', SINCE_2019, ['2019-11-01', 0.12, 'CSS R861-7']),
  helpedTwo: dated('rate', SINCE_2019, ['2019-11-01', 0.16, 'CSS R861-7']),
  helpedThree: dated('rate', SINCE_2019, ['2019-11-01', 0.165, 'CSS R861-7']),
  freeOne: dated('rate', SINCE_2019, ['2019-11-01', 0.12, 'CSS R861-5']),
  freeTwo: dated('rate', SINCE_2019, ['2019-11-01', 0.14, 'CSS R861-5']),
  freeThree: dated('rate', SINCE_2019, ['2019-11-01', 0.14, 'CSS R861-5']),
  /** Monthly allowances on minimum incomes that rose faster than the ceiling. */
  aahAllowance: dated('cents/month', ALLOWANCE, ['2021-04-01', 68_00, INSTRUCTION]),
  aspaAlone: dated('cents/month', ALLOWANCE, ['2021-04-01', 71_00, INSTRUCTION]),
  aspaCouple: dated('cents/month', ALLOWANCE, ['2021-04-01', 110_00, INSTRUCTION]),
  asiAlone: dated('cents/month', ALLOWANCE, ['2021-04-01', 49_00, INSTRUCTION]),
  asiCouple: dated('cents/month', ALLOWANCE, ['2021-04-01', 86_00, INSTRUCTION]),
  /** Monthly contribution of one person by age. */
  youngest: dated('cents/month', PARTICIPATION, ['2019-11-01', 8_00, ORDER]),
  from30: dated('cents/month', PARTICIPATION, ['2019-11-01', 14_00, ORDER]),
  from50: dated('cents/month', PARTICIPATION, ['2019-11-01', 21_00, ORDER]),
  from60: dated('cents/month', PARTICIPATION, ['2019-11-01', 25_00, ORDER]),
  from70: dated('cents/month', PARTICIPATION, ['2019-11-01', 30_00, ORDER]),
  age30: dated('years', { reviewed: '2026-07-23' }, ['2019-11-01', 30, ORDER]),
  age50: dated('years', { reviewed: '2026-07-23' }, ['2019-11-01', 50, ORDER]),
  age60: dated('years', { reviewed: '2026-07-23' }, ['2019-11-01', 60, ORDER]),
  age70: dated('years', { reviewed: '2026-07-23' }, ['2019-11-01', 70, ORDER]),
  /** AME: completed months of irregular residence that are asked of an adult, and age of majority. */
  ameMonths: dated('months', { reviewed: '2026-07-23', verified: false }, ['2019-12-29', 3, 'CASF L251-1']),
  ameAdult: dated('years', { reviewed: '2026-07-23' }, ['1974-07-07', 18, 'Code civil, art. 414']),
})
