import {
  AGGIR_ADVERBS,
  AGGIR_COMBINATIONS,
  AGGIR_GROUPS,
  AGGIR_LAST_RANK,
  AGGIR_MODALITIES,
  AGGIR_VARIABLES,
  AGGIR_WEIGHED,
  GIR_OF_RANK,
  type AggirAdverb,
  type AggirVariable,
  type AggirVariableId,
  type Modality,
} from './aggir-tables.ts'

/** Yes or no to each adverb; an adverb that is not there was not looked at. */
export type AggirAnswer = Readonly<Partial<Record<AggirAdverb, boolean>>>

/**
 * The letter of one geste from its four adverbs: A when all are yes, C when none is, B otherwise. CASF annexe 2-1.
 * Null until all four are answered: what was not looked at is never « no ».
 */
export const modalityOf = (answer: AggirAnswer): Modality | null => {
  let yes = 0
  for (const adverb of Object.keys(AGGIR_ADVERBS) as AggirAdverb[]) {
    const said = answer[adverb]
    if (said === undefined) return null
    if (said) yes += 1
  }
  return yes === 4 ? 'A' : yes === 0 ? 'C' : 'B'
}

/**
 * The letter of a variable from those of its sub-variables, in the order of `AGGIR_VARIABLES`; of one without any, its own letter. Null while one is
 * missing. CASF annexe 2-1, by the table `AGGIR_COMBINATIONS` (not verified).
 */
export const combined = (variable: AggirVariable, letters: readonly (Modality | null)[]): Modality | null => {
  if (letters.length !== Math.max(variable.parts.length, 1) || letters.includes(null)) return null
  const table = AGGIR_COMBINATIONS.of[variable.id]
  if (table === undefined) return letters[0] ?? null
  const code = letters.join('')
  return table.A.includes(code) ? 'A' : table.C.includes(code) ? 'C' : 'B'
}

/** Score of one group, and the rank it gives where it gives one. */
export interface AggirStep {
  readonly group: string
  readonly score: number
  readonly rank: number | null
}

export interface Gir {
  readonly gir: 1 | 2 | 3 | 4 | 5 | 6
  readonly rank: number
  /** The groups that were tried, the last one gave the rank. */
  readonly steps: readonly AggirStep[]
}

/** GIR of eight letters, the weighed variables in their order. CASF annexe 2-2. */
const girOfCode = (letters: readonly Modality[]): Gir => {
  const steps: AggirStep[] = []
  for (const group of AGGIR_GROUPS) {
    let score = 0
    for (let at = 0; at < AGGIR_WEIGHED; at += 1)
      if (letters[at] === 'C') score += group.C[at] ?? 0
      else if (letters[at] === 'B') score += group.B[at] ?? 0
    const found = group.ranks.find(([atLeast]) => score >= atLeast)
    const rank = found ? found[1] : group === AGGIR_GROUPS.at(-1) ? AGGIR_LAST_RANK : null
    steps.push({ group: group.id, score, rank })
    if (rank !== null) return { gir: GIR_OF_RANK[rank - 1] as Gir['gir'], rank, steps }
  }
  throw new Error('the last group always gives a rank')
}

/** The letters seen so far, by variable. */
export type AggirLetters = Readonly<Partial<Record<AggirVariableId, Modality | null>>>

/** How many of the ten variables are seen. */
export const aggirSeen = (letters: AggirLetters): number => AGGIR_VARIABLES.filter(({ id }) => (letters[id] ?? null) !== null).length

const weighedOf = (letters: AggirLetters): Modality[] => AGGIR_VARIABLES.slice(0, AGGIR_WEIGHED).map(({ id }) => letters[id] as Modality)

/**
 * The GIR, with how it was found. Null until all ten variables are seen, although the last two weigh nothing: an early figure would bend what is looked
 * at next (decision 0029). A help to evaluate: the GIR that counts is set by the équipe médico-sociale. CASF R232-3, annexe 2-2.
 */
export const girOf = (letters: AggirLetters): Gir | null =>
  aggirSeen(letters) < AGGIR_VARIABLES.length ? null : girOfCode(weighedOf(letters))

/** A variable for which doing less gives a GIR that opens less. */
export interface AggirReversal {
  readonly variable: AggirVariableId
  /** The letter where more is done, and its GIR; then where less is done, and its GIR, which is higher. */
  readonly better: Modality
  readonly betterGir: number
  readonly worse: Modality
  readonly worseGir: number
}

/**
 * Where this evaluation stands beside a known oddity of the official algorithm: one letter worse, or one letter better, would move the GIR the wrong way.
 * Empty nearly always, and until all is seen. There are 30 such pairs among the 6 561 profiles: 16 where transferts go from B to C (group H weighs B 2 000
 * and C 1 000), 14 where déplacements à l'intérieur go from A to B (group B weighs them less than nothing). They are told to the evaluator and never
 * corrected: the algorithm is the law's (annexe 2-2).
 */
export const aggirReversals = (letters: AggirLetters): readonly AggirReversal[] => {
  if (girOf(letters) === null) return []
  const code = weighedOf(letters)
  const found: AggirReversal[] = []
  for (let at = 0; at < AGGIR_WEIGHED; at += 1) {
    const mine = AGGIR_MODALITIES.indexOf(code[at] as Modality)
    for (const step of [mine - 1, mine]) {
      const better = AGGIR_MODALITIES[step]
      const worse = AGGIR_MODALITIES[step + 1]
      if (better === undefined || worse === undefined) continue
      const [betterGir, worseGir] = [better, worse].map((letter) => girOfCode(code.with(at, letter)).gir) as [number, number]
      if (worseGir > betterGir)
        found.push({ variable: (AGGIR_VARIABLES[at] as { id: AggirVariableId }).id, better, betterGir, worse, worseGir })
    }
  }
  return found
}
