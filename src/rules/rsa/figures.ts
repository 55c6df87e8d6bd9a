import { dated, figures } from '../figures.ts'

/** Figures of the revenu de solidarité active that the prime d'activité shares: the household's scale, the housing flat rate, who counts. */
export const householdScale = figures('foyer', {
  /** Added for the second person of the household, in shares of the amount of one person. */
  second: dated('rate', { reviewed: '2025-03-07' }, ['2009-06-01', 0.5, 'Décret 2009-404 du 15/04/2009 (CASF R262-1) ; CSS D843-1']),
  /** Added for the third person, and for the fourth of a couple's household. */
  third: dated('rate', { reviewed: '2025-03-07' }, ['2009-06-01', 0.3, 'Décret 2009-404 du 15/04/2009 (CASF R262-1) ; CSS D843-1']),
  /** Added for each further person: from the third child on. */
  further: dated('rate', { reviewed: '2025-03-07' }, ['2009-06-01', 0.4, 'Décret 2009-404 du 15/04/2009 (CASF R262-1) ; CSS D843-1']),
  /** With the majoration, the allocation de base is left out up to the end of the month in which a newborn reaches this age. */
  newbornMonths: dated('months', { reviewed: '2026-07-23' }, ['2009-06-01', 3, 'CASF R262-11 2°']),
  /** Share of the base for a lone parent or a lone pregnant woman (majoration), before children. */
  loneParent: dated('rate', { reviewed: '2026-03-27' }, [
    '2016-01-01',
    1.28412,
    'Décret 2015-1710 du 21/12/2015 (CASF L262-9, CSS D843-1)',
  ]),
  /** Added for each child of a lone parent (majoration). */
  loneParentChild: dated('rate', { reviewed: '2026-03-27' }, [
    '2016-01-01',
    0.42804,
    'Décret 2015-1710 du 21/12/2015 (CASF L262-9, CSS D843-1)',
  ]),
  /** Age of the youngest child under which a lone parent keeps the majoration, whatever the time. */
  youngestAge: dated('years', { reviewed: '2025-02-20' }, ['2009-06-01', 3, 'CASF R262-2']),
  /** A child counts under this age. */
  childAge: dated('years', { reviewed: '2025-02-04' }, ['1977-10-01', 25, 'CASF R262-3']),
  /** Housing flat rate, shares of the amount for one, two, and three persons (the latter for more too). */
  housingOne: dated('rate', { reviewed: '2025-02-20' }, ['2009-06-01', 0.12, 'CASF R262-9 ; CSS R844-3']),
  housingTwo: dated('rate', { reviewed: '2025-02-20' }, ['2009-06-01', 0.16, 'CASF R262-9 ; CSS R844-3']),
  housingThree: dated('rate', { reviewed: '2025-02-20' }, ['2009-06-01', 0.165, 'CASF R262-9 ; CSS R844-3']),
  /** Share of the BMAF for each child up to which the allocation de soutien familial counts as a resource. */
  asfCounted: dated('bmaf', { reviewed: '2025-02-04' }, ['2014-04-01', 0.225, 'Décret 2014-554 du 27/05/2014 (CASF R262-10-1)']),
  /** The allocation de soutien familial is due for a child under this age. */
  asfAge: dated('years', { reviewed: '2026-07-23' }, ['1998-01-01', 20, 'CSS R512-2, R523-1']),
  /** Months between the asked month and the last of the quarter that is looked at. */
  quarterLag: dated(
    'months',
    { reviewed: '2026-07-23' },
    ['2009-06-01', 1, 'CASF R262-7'],
    ['2025-03-01', 2, 'Décret du 26/02/2025 (CASF R262-7, CSS R843-1)'],
  ),
  /** The same in the départements of the experiment. */
  quarterLagEarly: dated(
    'months',
    { reviewed: '2026-07-23' },
    ['2009-06-01', 1, 'CASF R262-7'],
    ['2024-10-01', 2, 'Expérimentation de la solidarité à la source, octobre 2024'],
  ),
  /** Years of residence permits that allow work, for foreigners, and for those of the European Economic Area and Switzerland. */
  permitYears: dated('years', { reviewed: '2025-02-20' }, ['2009-06-01', 5, 'CASF L262-4 2°']),
  residenceYearsEea: dated('years', { reviewed: '2025-08-21' }, ['2009-06-01', 0.25, 'CASF L262-6, R262-5']),
})

/** Figures of the revenu de solidarité active alone. */
export const rsaFigures = figures('rsa', {
  /** Montant forfaitaire for one person. */
  base: dated(
    'cents/month',
    { reviewed: '2026-04-01', revalued: '04-01' },
    ['2021-04-01', 565_34, 'Décret 2021-530 du 29/04/2021'],
    ['2022-04-01', 575_52, 'Décret 2022-699 du 26/04/2022'],
    ['2022-07-01', 598_54, 'Loi 2022-1158 du 16/08/2022, art. 9'],
    ['2023-04-01', 607_75, 'Décret 2023-340 du 04/05/2023, art. 1'],
    ['2024-04-01', 635_71, 'Décret 2024-396 du 29/04/2024, art. 1'],
    ['2025-04-01', 646_52, 'Décret 2025-293 du 29/03/2025, art. 1'],
    ['2026-04-01', 651_69, 'Décret 2026-220 du 30/03/2026, art. 1'],
  ),
  /** Less than this is not paid. */
  floor: dated('cents/month', { reviewed: '2025-02-20' }, ['2009-06-01', 6_00, 'Décret 2009-404 du 15/04/2009 (CASF R262-39)']),
  /** Age from which no child is asked for; young workers are admitted from `youngAge`. */
  age: dated('years', { reviewed: '2025-02-20' }, ['2009-06-01', 25, 'CASF L262-4 1°']),
  youngAge: dated('years', { reviewed: '2024-04-26' }, ['2010-01-01', 18, 'CASF L262-7-1']),
  /** Yearly yield that savings are held to give when they give no taxable income. */
  savingsYield: dated('rate', { reviewed: '2025-04-01' }, ['2009-01-01', 0.03, 'CASF R132-1']),
  /** Share of the rental value that an unlet building, or unlet land, is held to give. */
  unletShare: dated('rate', { reviewed: '2025-08-21' }, ['2009-01-01', 0.5, 'CASF R132-1']),
  unletLandShare: dated('rate', { reviewed: '2025-04-01' }, ['2009-01-01', 0.8, 'CASF R132-1']),
})

/** Allowances on the turnover of the micro regime: what is left is the profit. */
export const microFigures = figures('micro', {
  trade: dated('rate', { reviewed: '2025-11-14' }, ['2006-01-01', 0.71, 'CGI art. 50-0']),
  services: dated('rate', { reviewed: '2025-11-14' }, ['2006-01-01', 0.5, 'CGI art. 50-0']),
  profession: dated('rate', { reviewed: '2025-08-22' }, ['2006-01-01', 0.34, 'CGI art. 102 ter']),
})
