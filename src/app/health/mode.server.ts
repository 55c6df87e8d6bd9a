import type { HealthLines } from './line.ts'

/** Invented people or real ones. */
export const modeLines: HealthLines = async ({ mode }) => [
  { what: 'Nature des données', says: mode === 'demo' ? 'Démonstration : personnes inventées.' : 'Données réelles.', state: 'neutre' },
]
