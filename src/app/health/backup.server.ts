import type { HealthLines } from './line.ts'

/** When the last backup was made, and whether a restore was tried. */
export const backupLines: HealthLines = async () => [
  {
    what: 'Sauvegarde',
    says: 'Aucune sauvegarde n’est faite par cette version. Sauvegardez le dossier de données et la clé, séparément.',
    state: 'delai',
  },
]
