import { dated, figures } from '../figures.ts'

/** Allocations familiales of a single child in Guadeloupe, Martinique, Guyane and La Réunion. CSS L755-12, D755-5. */
export const afOverseasFigures = figures('allocations familiales outre-mer', {
  minChildren: dated('count', { reviewed: '2025-02-20' }, ['1991-08-06', 1, 'CSS L755-12, D755-5']),
  oneChild: dated('bmaf', { reviewed: '2025-02-20' }, ['1991-08-06', 0.0588, 'CSS D755-5 II, décret 91-761 du 05/08/1991']),
  /** Age supplements of that child: from the first age, then from the second. */
  firstAge: dated('years', { reviewed: '2025-02-27' }, ['1999-01-01', 11, 'CSS D755-5 II, décret 98-1214 du 29/12/1998']),
  firstRate: dated('bmaf', { reviewed: '2025-02-27' }, ['1991-08-06', 0.0369, 'CSS D755-5 II, décret 91-761 du 05/08/1991']),
  secondAge: dated('years', { reviewed: '2025-02-27' }, ['1999-01-01', 16, 'CSS D755-5 II, décret 98-1214 du 29/12/1998']),
  secondRate: dated('bmaf', { reviewed: '2025-02-27' }, ['1991-08-06', 0.0567, 'CSS D755-5 II, décret 91-761 du 05/08/1991']),
})

/** Complément familial in Guadeloupe, Martinique, Guyane and La Réunion; rates as on the mainland since April 2020. CSS L755-16, R755-1, D755-6. */
export const cfOverseasFigures = figures('complément familial outre-mer', {
  minChildren: dated('count', { reviewed: '2025-11-21' }, ['2002-01-01', 1, 'CSS L755-16, R755-1']),
  fromAge: dated('years', { reviewed: '2025-11-21' }, ['2002-01-01', 3, 'CSS R755-1']),
  endAge: dated('years', { reviewed: '2025-11-21' }, ['2002-01-01', 5, 'CSS R755-1']),
})
