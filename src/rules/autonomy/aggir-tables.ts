/** What is recorded of each variable: A does it alone, B in part, C does not. CASF annexe 2-1. */
export const AGGIR_MODALITIES = ['A', 'B', 'C'] as const
export type Modality = (typeof AGGIR_MODALITIES)[number]

/** The four adverbs of the grid, in the order of its guide: each is answered by yes or no for what the person does alone. CASF annexe 2-1. */
export const AGGIR_ADVERBS = {
  spontaneously: 'Spontanément',
  totally: 'Totalement',
  correctly: 'Correctement',
  habitually: 'Habituellement',
} as const
export type AggirAdverb = keyof typeof AGGIR_ADVERBS

/** What each adverb asks, in plain words. */
export const AGGIR_ADVERB_MEANINGS: Record<AggirAdverb, string> = {
  spontaneously: 'sans qu’on le lui dise, le rappelle ou l’explique',
  totally: 'tout ce que le geste comprend',
  correctly: 'comme il faut, sans se mettre en danger',
  habitually: 'à chaque fois que c’est nécessaire',
}

export interface AggirPart {
  readonly id: string
  readonly label: string
}

export interface AggirVariable {
  readonly id: string
  readonly label: string
  /** What is looked at, in plain words. */
  readonly asks: string
  /** Its sub-variables; empty where the four adverbs are asked of the variable itself. */
  readonly parts: readonly AggirPart[]
}

/**
 * The ten variables of the grid, in its order. CASF annexe 2-1. Only the first eight weigh in the GIR (annexe 2-2): the last two are asked all the same,
 * since the help plan needs them.
 */
export const AGGIR_VARIABLES = [
  {
    id: 'coherence',
    label: 'Cohérence',
    asks: 'Parler et se conduire de façon sensée, selon les habitudes de son milieu.',
    parts: [
      { id: 'communication', label: 'Communication' },
      { id: 'behaviour', label: 'Comportement' },
    ],
  },
  {
    id: 'orientation',
    label: 'Orientation',
    asks: 'Se repérer dans le temps et dans les lieux.',
    parts: [
      { id: 'time', label: 'Dans le temps' },
      { id: 'space', label: 'Dans l’espace' },
    ],
  },
  {
    id: 'toilette',
    label: 'Toilette',
    asks: 'Se laver.',
    parts: [
      { id: 'top', label: 'Haut du corps' },
      { id: 'bottom', label: 'Bas du corps' },
    ],
  },
  {
    id: 'habillage',
    label: 'Habillage',
    asks: 'S’habiller, se déshabiller, choisir ses vêtements.',
    parts: [
      { id: 'top', label: 'Haut (bras, tête)' },
      { id: 'middle', label: 'Moyen (boutons, ceinture, fermetures)' },
      { id: 'bottom', label: 'Bas (bas, chaussettes, chaussures)' },
    ],
  },
  {
    id: 'alimentation',
    label: 'Alimentation',
    asks: 'Se servir, puis manger et boire ce qui est préparé.',
    parts: [
      { id: 'serve', label: 'Se servir' },
      { id: 'eat', label: 'Manger' },
    ],
  },
  {
    id: 'elimination',
    label: 'Élimination',
    asks: 'Assurer l’hygiène de l’élimination, protections comprises.',
    parts: [
      { id: 'urine', label: 'Urinaire' },
      { id: 'stool', label: 'Fécale' },
    ],
  },
  { id: 'transferts', label: 'Transferts', asks: 'Se lever, se coucher, s’asseoir, passer de l’un à l’autre.', parts: [] },
  {
    id: 'indoors',
    label: 'Déplacements à l’intérieur',
    asks: 'Aller d’une pièce à l’autre, avec une canne, un déambulateur ou un fauteuil s’il le faut.',
    parts: [],
  },
  { id: 'outdoors', label: 'Déplacements à l’extérieur', asks: 'Sortir au-delà de la porte d’entrée, sans véhicule.', parts: [] },
  { id: 'alert', label: 'Alerter', asks: 'Appeler à l’aide : téléphone, alarme, sonnette.', parts: [] },
] as const satisfies readonly AggirVariable[]
export type AggirVariableId = (typeof AGGIR_VARIABLES)[number]['id']

/** The seven illustrative variables, coded alike. They do not change the GIR: the help plan reads them. CASF annexe 2-1. */
export const AGGIR_ILLUSTRATIVE = [
  { id: 'affairs', label: 'Gestion', asks: 'Tenir ses affaires, ses papiers, son argent.', parts: [] },
  { id: 'cooking', label: 'Cuisine', asks: 'Préparer ses repas.', parts: [] },
  { id: 'housework', label: 'Ménage', asks: 'Faire les travaux du ménage.', parts: [] },
  { id: 'transport', label: 'Transports', asks: 'Prendre un moyen de transport, le commander.', parts: [] },
  { id: 'shopping', label: 'Achats', asks: 'Acheter, sur place ou à distance.', parts: [] },
  { id: 'treatment', label: 'Suivi du traitement', asks: 'Prendre ses médicaments comme ils sont prescrits.', parts: [] },
  { id: 'leisure', label: 'Activités du temps libre', asks: 'Avoir des activités, seul ou avec d’autres.', parts: [] },
] as const satisfies readonly AggirVariable[]
export type AggirIllustrativeId = (typeof AGGIR_ILLUSTRATIVE)[number]['id']

export interface Combination {
  readonly A: readonly string[]
  readonly C: readonly string[]
}

/**
 * How the letters of the sub-variables, in their order, give that of the variable: what is listed neither under A nor under C is B.
 *
 * From the guide of 2008, known and not yet read again in the text (decision 0029): `verified` is false, and the page says it.
 */
export const AGGIR_COMBINATIONS: {
  readonly verified: boolean
  readonly source: string
  readonly of: Readonly<Record<string, Combination>>
} = {
  verified: false,
  source: 'Guide de remplissage, décret 2008-821 du 21/08/2008, CASF annexe 2-1',
  of: {
    coherence: { A: ['AA'], C: ['CC', 'BC', 'CB', 'AC', 'CA'] },
    orientation: { A: ['AA'], C: ['CC', 'BC', 'CB', 'AC', 'CA'] },
    toilette: { A: ['AA'], C: ['CC'] },
    habillage: { A: ['AAA'], C: ['CCC'] },
    alimentation: { A: ['AA'], C: ['CC', 'BC', 'CB'] },
    elimination: { A: ['AA'], C: ['CC', 'BC', 'CB', 'AC', 'CA'] },
  },
}

/** How many variables weigh in the GIR: the first of the grid. CASF annexe 2-2. */
export const AGGIR_WEIGHED = 8

export interface AggirGroup {
  readonly id: string
  /** Weights of the eight variables, in their order; A weighs nothing. */
  readonly C: readonly number[]
  readonly B: readonly number[]
  /** From which score on a rank is given, the highest first. */
  readonly ranks: readonly (readonly [atLeast: number, rank: number])[]
}

/** The groups in which an evaluation is tried, one after the other, until one gives its rank. CASF annexe 2-2. */
export const AGGIR_GROUPS: readonly AggirGroup[] = [
  // Order of the weights: cohérence, orientation, toilette, habillage, alimentation, élimination, transferts, déplacements à l’intérieur.
  {
    id: 'A',
    C: [2000, 1200, 40, 40, 60, 100, 800, 200],
    B: [0, 0, 16, 16, 20, 16, 120, 32],
    ranks: [
      [4380, 1],
      [4140, 2],
      [3390, 3],
    ],
  },
  { id: 'B', C: [1500, 1200, 40, 40, 60, 100, 800, -80], B: [320, 120, 16, 16, 0, 16, 120, -40], ranks: [[2016, 4]] },
  {
    id: 'C',
    C: [0, 0, 40, 40, 60, 160, 1000, 400],
    B: [0, 0, 16, 16, 20, 20, 200, 40],
    ranks: [
      [1700, 5],
      [1432, 6],
    ],
  },
  { id: 'D', C: [0, 0, 0, 0, 2000, 400, 2000, 200], B: [0, 0, 0, 0, 200, 200, 200, 0], ranks: [[2400, 7]] },
  { id: 'E', C: [400, 400, 400, 400, 400, 800, 800, 200], B: [0, 0, 100, 100, 100, 100, 100, 0], ranks: [[1200, 8]] },
  { id: 'F', C: [200, 200, 500, 500, 500, 500, 500, 200], B: [100, 100, 100, 100, 100, 100, 100, 0], ranks: [[800, 9]] },
  { id: 'G', C: [150, 150, 300, 300, 500, 500, 400, 200], B: [0, 0, 200, 200, 200, 200, 200, 100], ranks: [[650, 10]] },
  {
    id: 'H',
    C: [0, 0, 3000, 3000, 3000, 3000, 1000, 1000],
    B: [0, 0, 2000, 2000, 2000, 2000, 2000, 1000],
    ranks: [
      [4000, 11],
      [2000, 12],
    ],
  },
]
/** The rank of who reaches no threshold of the last group. */
export const AGGIR_LAST_RANK = 13

/** GIR of each rank, rank 1 first. CASF annexe 2-2. */
export const GIR_OF_RANK = [1, 2, 2, 2, 2, 2, 2, 3, 3, 4, 4, 5, 6] as const
