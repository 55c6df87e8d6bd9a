import type { HealthLines } from './line.ts'

/** Where the root key comes from, and what its loss or a theft would mean. */
export const keyLines: HealthLines = async ({ installation }) => {
  const lost = 'Gardez-en une copie ailleurs : sans elle, les textes sont perdus.'
  switch (installation['keySource']) {
    case 'environment':
      return [
        { what: 'Clé de chiffrement', says: `Elle est donnée au démarrage par l’environnement (APARTE_KEY). ${lost}`, state: 'ouvert' },
      ]
    case 'credential':
      return [
        {
          what: 'Clé de chiffrement',
          says: `Elle est donnée au démarrage par systemd (justificatif « aparte.key »). ${lost}`,
          state: 'ouvert',
        },
      ]
    case 'passphrase':
      return [
        {
          what: 'Clé de chiffrement',
          says: 'Elle est protégée par une phrase secrète, demandée à chaque démarrage. Si cette phrase est oubliée, les textes sont perdus.',
          state: 'ouvert',
        },
      ]
    default:
      return [
        {
          what: 'Clé de chiffrement',
          says: `Elle est dans un fichier de cette machine (${installation['keyFile'] ?? '?'}), hors du dossier de données : qui vole l’ordinateur éteint, disque non chiffré, a aussi la clé. Préférez une phrase secrète (npm run keys -- change-passphrase) ou systemd. ${lost}`,
          state: 'delai',
        },
      ]
  }
}
