import type { HealthLines } from './line.ts'

/** The sealed log. */
export const logLines: HealthLines = async () => [
  {
    what: 'Journal scellé',
    says: 'Les lignes du journal sont scellées toutes les trois secondes. Pour tout vérifier : npm run verify.',
    state: 'ouvert',
  },
]
