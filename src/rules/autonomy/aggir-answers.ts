import {
  AGGIR_ADVERBS,
  AGGIR_ILLUSTRATIVE,
  AGGIR_MODALITIES,
  AGGIR_VARIABLES,
  type AggirAdverb,
  type AggirPart,
  type AggirVariable,
  type AggirVariableId,
  type Modality,
} from './aggir-tables.ts'
import { aggirReversals, aggirSeen, combined, girOf, modalityOf, type AggirLetters, type AggirReversal, type Gir } from './aggir.ts'

/**
 * Answers of a grid by key, as forms, drafts and devices without network keep them:
 * `toilette.bottom.totally` = yes or no; `transferts.totally` where a variable has no parts; `toilette` = A, B or C where a letter was told without its
 * adverbs (a paper grid); `toilette.words` = what she said, in her words.
 */
export type AggirAnswers = Readonly<Record<string, unknown>>

const EVERY: readonly AggirVariable[] = [...AGGIR_VARIABLES, ...AGGIR_ILLUSTRATIVE]
const ADVERBS = Object.keys(AGGIR_ADVERBS) as AggirAdverb[]
/** Where adverbs are asked of the variable itself, it is its own only part. */
const SELF: AggirPart = { id: '', label: '' }
/** The parts of a variable of which the four adverbs are asked: its sub-variables, or itself. */
export const partsOf = (variable: AggirVariable): readonly AggirPart[] => (variable.parts.length === 0 ? [SELF] : variable.parts)

/** Key of one adverb. `part`: empty for a variable without parts. */
export const adverbKey = (variable: string, part: string, adverb: AggirAdverb): string =>
  part === '' ? `${variable}.${adverb}` : `${variable}.${part}.${adverb}`
/** Every `part.adverb` of a variable (`adverb` alone where it has no parts), in the order they are asked; none for what is no variable. */
export const adverbKeysOf = (variable: string): string[] => {
  const one = EVERY.find(({ id }) => id === variable)
  return one === undefined ? [] : partsOf(one).flatMap(({ id }) => ADVERBS.map((adverb) => (id === '' ? adverb : `${id}.${adverb}`)))
}
/** Key of what she said of a variable. */
export const wordsKey = (variable: string): string => `${variable}.words`

/** Whether a grid may hold this answer under this key; false for a key of nothing. */
export const isAggirAnswer = (key: string, answer: unknown): boolean => {
  const variable = EVERY.find(({ id }) => key === id || key.startsWith(`${id}.`))
  if (variable === undefined) return false
  if (key === variable.id) return (AGGIR_MODALITIES as readonly unknown[]).includes(answer)
  if (key === wordsKey(variable.id)) return typeof answer === 'string' && answer.length <= 500
  const isAdverb = partsOf(variable).some((part) => ADVERBS.some((adverb) => key === adverbKey(variable.id, part.id, adverb)))
  return isAdverb && (answer === 'yes' || answer === 'no')
}

export interface AggirPartRead {
  readonly part: AggirPart
  /** What was answered to each adverb; absent: not looked at. */
  readonly adverbs: Readonly<Partial<Record<AggirAdverb, boolean>>>
  readonly letter: Modality | null
}

export interface AggirVariableRead {
  readonly variable: AggirVariable
  readonly parts: readonly AggirPartRead[]
  /** From the adverbs when all are answered; otherwise as it was told. Null: not seen yet. */
  readonly letter: Modality | null
  /** The letter was told without its adverbs. */
  readonly told: boolean
  /** What she said, in her words; empty: nothing was kept. */
  readonly words: string
}

/** One variable as it was answered so far. */
const readVariable = (variable: AggirVariable, answers: AggirAnswers): AggirVariableRead => {
  const parts = partsOf(variable).map((part): AggirPartRead => {
    const adverbs: Partial<Record<AggirAdverb, boolean>> = {}
    for (const adverb of ADVERBS) {
      const said = answers[adverbKey(variable.id, part.id, adverb)]
      if (said === 'yes' || said === 'no') adverbs[adverb] = said === 'yes'
    }
    return { part, adverbs, letter: modalityOf(adverbs) }
  })
  const found = combined(
    variable,
    parts.map(({ letter }) => letter),
  )
  const told = AGGIR_MODALITIES.find((letter) => answers[variable.id] === letter) ?? null
  const words = answers[wordsKey(variable.id)]
  return { variable, parts, letter: found ?? told, told: found === null && told !== null, words: typeof words === 'string' ? words : '' }
}

export interface AggirRead {
  readonly variables: readonly AggirVariableRead[]
  readonly illustrative: readonly AggirVariableRead[]
  readonly letters: AggirLetters
  /** How many of the ten are seen. */
  readonly seen: number
  /** Null until all ten are. */
  readonly gir: Gir | null
  readonly reversals: readonly AggirReversal[]
}

/** A grid as it stands: letters, what is missing, and the GIR once nothing is. */
export const readAggir = (answers: AggirAnswers): AggirRead => {
  const variables = AGGIR_VARIABLES.map((one) => readVariable(one, answers))
  const letters = Object.fromEntries(variables.map(({ variable, letter }) => [variable.id as AggirVariableId, letter])) as AggirLetters
  return {
    variables,
    illustrative: AGGIR_ILLUSTRATIVE.map((one) => readVariable(one, answers)),
    letters,
    seen: aggirSeen(letters),
    gir: girOf(letters),
    reversals: aggirReversals(letters),
  }
}

/** How the GIR came about, one French sentence a group, then the note of the algorithm where it applies; empty until all is seen. */
export const aggirTrace = ({ gir, reversals, variables }: AggirRead): string[] => {
  if (gir === null) return []
  const code = variables
    .slice(0, 8)
    .map(({ letter }) => letter)
    .join('')
  return [
    `Variables 1 à 8 : ${code} (déplacements à l’extérieur et alerter ne comptent pas dans le GIR).`,
    ...gir.steps.map(({ group, score, rank }) =>
      rank === null
        ? `Groupe ${group} : ${score} points, aucun seuil atteint.`
        : `Groupe ${group} : ${score} points, rang ${rank}, GIR ${gir.gir}.`,
    ),
    'CASF, annexe 2-2 (R232-3).',
    ...reversals.map(reversalWords),
  ]
}

/** The note that an evaluator reads where the official algorithm runs the wrong way. */
export const reversalWords = ({ variable, better, betterGir, worse, worseGir }: AggirReversal): string => {
  const label = AGGIR_VARIABLES.find(({ id }) => id === variable)?.label ?? variable
  return `À savoir : ici, « ${label} » coté ${worse} donne le GIR ${worseGir}, et coté ${better} le GIR ${betterGir}. C’est une particularité de l’algorithme officiel ; la cotation reste ce que la personne fait.`
}
