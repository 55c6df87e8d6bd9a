/** A grid of the gestes of the day between the desk and a tablet: what was begun goes along, and what both answered otherwise is told. Pure; the same on the server and in the browser. */
import { adverbKey, wordsKey } from '#rules/autonomy/aggir-answers.ts'
import { AGGIR_ADVERBS, AGGIR_ILLUSTRATIVE, AGGIR_MODALITIES, AGGIR_VARIABLES } from '#rules/autonomy/aggir-tables.ts'
import type { AggirAdverb, AggirVariable, Modality } from '#rules/autonomy/aggir-tables.ts'
import { combined, modalityOf } from '#rules/autonomy/aggir.ts'
import type { Aggir, Begun } from './model.ts'

const EVERY: readonly AggirVariable[] = [...AGGIR_VARIABLES, ...AGGIR_ILLUSTRATIVE]
const ADVERBS = Object.keys(AGGIR_ADVERBS) as AggirAdverb[]

/** Her words on a geste are kept with its first part. */
const isFirst = (variable: string, part: string | null): boolean => (EVERY.find(({ id }) => id === variable)?.parts[0]?.id ?? null) === part

/** A geste as the desk had begun it, before anything is touched on the tablet; blank without a grid begun. */
export const asBegun = (personId: string, variable: string, part: string | null, grid: Begun | undefined): Aggir => {
  const blank: Aggir = { kind: 'aggir', personId, variable, part, adverbs: {}, words: '' }
  if (grid === undefined) return blank
  const adverbs = Object.fromEntries(
    ADVERBS.flatMap((adverb) => {
      const said = grid.answers[adverbKey(variable, part ?? '', adverb)]
      return said === undefined ? [] : [[adverb, said === 'yes']]
    }),
  )
  const own = Object.entries(grid.answers).filter(([key]) => key === variable || key.startsWith(`${variable}.`))
  const words = isFirst(variable, part) ? (grid.answers[wordsKey(variable)] ?? '') : ''
  return { ...blank, adverbs, words, begun: { id: grid.id, answers: Object.fromEntries(own) } }
}

/** The letter of a variable by its adverbs, else as the desk was told it without them; null: not seen yet. */
export const letterOf = (variable: AggirVariable, parts: readonly Aggir[]): Modality | null =>
  combined(
    variable,
    parts.map(({ adverbs }) => modalityOf(adverbs)),
  ) ??
  (parts.some(hasAdverbs) ? null : AGGIR_MODALITIES.find((letter) => parts.some(({ begun }) => begun?.answers[variable.id] === letter))) ??
  null
/** A letter told without its adverbs no longer stands once one of them is told. */
const hasAdverbs = ({ adverbs }: Aggir): boolean => Object.keys(adverbs).length > 0

/** What a geste answers, by the keys of the desk; null: what was there and stands no longer (her words, taken away; a letter, once an adverb is told). */
const answersOf = (told: Aggir): Record<string, string | null> => {
  const { variable, part, adverbs, words, begun } = told
  const said = words.trim().slice(0, 500)
  const hadWords = begun?.answers[wordsKey(variable)] !== undefined && isFirst(variable, part)
  return {
    ...(begun?.answers[variable] !== undefined && hasAdverbs(told) && { [variable]: null }),
    ...Object.fromEntries(
      Object.entries(adverbs).map(([adverb, yes]) => [adverbKey(variable, part ?? '', adverb as AggirAdverb), yes ? 'yes' : 'no']),
    ),
    ...(said === '' ? hadWords && { [wordsKey(variable)]: null } : { [wordsKey(variable)]: said }),
  }
}

export type Merged = {
  /** What the tablet changed and the desk did not: to be written. */
  answers: Record<string, string | null>
  /** What both answered otherwise, one sentence each: what the desk has stays. Empty: nothing. */
  apart: string[]
}

/** A geste brought back, beside what the desk holds now under the same keys. What only one of the two changed is right; what both changed otherwise stays as the desk has it. */
export const merged = (told: Aggir, desk: Readonly<Record<string, unknown>>): Merged => {
  const answers: Record<string, string | null> = {}
  const apart: string[] = []
  for (const [key, mine] of Object.entries(answersOf(told))) {
    const [before, theirs] = [told.begun?.answers[key] ?? null, desk[key] ?? null]
    if (mine === theirs || mine === before) continue
    if (theirs === before) answers[key] = mine
    else apart.push(`${nameOf(told, key)} : ${wordOf(theirs)} à l’ordinateur, ${wordOf(mine)} sur la tablette.`)
  }
  return { answers, apart }
}

const wordOf = (said: unknown): string =>
  said === null ? '« rien »' : said === 'yes' ? '« oui »' : said === 'no' ? '« non »' : `« ${String(said)} »`

/** « Toilette, haut du corps, correctement ». */
const nameOf = ({ variable, part }: Aggir, key: string): string => {
  const one = EVERY.find(({ id }) => id === variable)
  const ofPart = one?.parts.find(({ id }) => id === part)?.label
  const isAdverb = key !== wordsKey(variable) && key !== variable
  const last = isAdverb ? AGGIR_ADVERBS[key.split('.').at(-1) as AggirAdverb] : key === variable ? undefined : 'ses mots'
  return [one?.label, isAdverb ? ofPart : undefined, last]
    .filter((word) => word !== undefined)
    .map((word, at) => (at === 0 ? word : word.charAt(0).toLowerCase() + word.slice(1)))
    .join(', ')
}
