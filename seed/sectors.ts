/**
 * The six sectors of Clairval and their streets; the commune's code is 00001. Rue du Moulin-Neuf is cut in two by its numbers.
 */
export const clairvalCode = '00001'

export const sectors: readonly {
  number: number
  name: string
  streets: readonly (string | { street: string; from?: number; to?: number })[]
}[] = [
  {
    number: 1,
    name: 'Les Quais',
    streets: ['quai des Bateliers', 'quai du Levant', 'rue des Gabariers', 'rue du Bac', 'cale aux Sardiniers'],
  },
  {
    number: 2,
    name: 'Le Port',
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
    name: 'La Gare',
    streets: ['boulevard de la République', 'rue de la Mairie', 'rue du Beffroi', 'place de la République', 'place des Tilleuls'],
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
  {
    number: 5,
    name: 'Les Vergers',
    streets: ['rue de la Fontaine', 'rue des Vergers', 'rue des Puisatiers', 'chemin de la Source', 'rue du Gué'],
  },
  {
    number: 6,
    name: 'La Butte',
    streets: [{ street: 'rue du Moulin-Neuf', from: 1, to: 19 }, 'rue des Meuniers', 'chemin de la Butte', 'rue du Belvédère'],
  },
]

/** The streets of one sector, with their bounds when they have some. */
export const streetsOf = (number: number): { street: string; from?: number; to?: number }[] =>
  (sectors.find((sector) => sector.number === number)?.streets ?? []).map((piece) =>
    typeof piece === 'string' ? { street: piece } : piece,
  )
