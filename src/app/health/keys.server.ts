import type { HealthLines } from './line.ts'

/** Where the root key comes from, and what its loss would mean. */
export const keyLines: HealthLines = async ({ installation }) => [
  {
    what: 'Clé de chiffrement',
    says: `Elle est dans ${installation['keyFile'] ?? '?'}, hors du dossier de données. Gardez-en une copie ailleurs : sans elle, les textes sont perdus.`,
    state: 'delai',
  },
]
