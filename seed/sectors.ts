/**
 * The six sectors of Clairval and their streets. The loader gives them to `addSector` and `addArea` (src/features/sector/commands.server.ts);
 * the commune's code is 00001. Rue du Moulin-Neuf is cut in two by its numbers.
 */
export const clairvalCode = '00001'

export const sectors: readonly {
  number: number
  name: string
  streets: readonly (string | { street: string; from?: number; to?: number })[]
}[] = [
  {
    number: 1,
    name: 'Beauregard',
    streets: ['rue de Beauregard', 'avenue du Coteau', 'rue des Vergers', 'chemin des Crêtes', 'rue du Belvédère'],
  },
  {
    number: 2,
    name: 'La Gare',
    streets: [
      'rue de la Gare',
      'avenue de la Gare',
      'rue du Dépôt',
      'rue de la Halle',
      'route des Étangs',
      'square des Ormes',
      'rue de l’Abattoir',
      'La Haute-Borde',
    ],
  },
  {
    number: 3,
    name: 'La République',
    streets: ['boulevard de la République', 'rue de la Mairie', 'rue du Beffroi', 'place de la République'],
  },
  {
    number: 4,
    name: 'Les Tanneries',
    streets: [
      'rue des Tanneurs',
      'rue des Corroyeurs',
      'impasse des Corroyeurs',
      'allée des Lavandières',
      'quai des Teinturiers',
      'quai des Mariniers',
      'rue du Foulon',
      'rue des Imprimeurs',
      'square du Vieux-Lavoir',
      'chemin du Lavoir',
      'chemin de la Glacière',
      'place de l’Hôtel-de-Ville',
      'place de l’Église',
      'place du Marché-aux-Laines',
      'rue du Pont-Vert',
      'cité des Forges',
      'venelle du Moulin',
      'rue des Rouissoirs',
      'ruelle des Cordiers',
      'route du Bocage',
      'rue des Pelletiers',
      'rue Marie-Curie',
      'allée des Peupliers',
      'impasse des Tilleuls',
      'rue des Glaïeuls',
      'rue du Canal',
      'rue des Écoles',
      'rue du Four',
      'rue des Tisserands',
      { street: 'rue du Moulin-Neuf', from: 20 },
    ],
  },
  { number: 5, name: 'La Fontaine', streets: ['rue de la Fontaine', 'rue des Puisatiers', 'chemin de la Source', 'rue du Gué'] },
  {
    number: 6,
    name: 'Le Moulin-Neuf',
    streets: [{ street: 'rue du Moulin-Neuf', from: 1, to: 19 }, 'rue des Meuniers', 'rue de l’Écluse', 'chemin de Halage'],
  },
]
