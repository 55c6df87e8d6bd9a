import type { IsoDate } from '#core/dates.ts'
import { NotFound, Refused } from '#core/errors.ts'
import { found } from '#db/door.server.ts'
import type { Write } from '#db/door.server.ts'
import { recordAssessment, saveAnswers, startAssessment } from '#features/assessment/commands.server.ts'
import type { Circumstances } from '#features/assessment/commands.server.ts'
import type { Answers } from '#features/assessment/model.ts'
import { getAssessment } from '#features/assessment/queries.server.ts'
import { adverbKey, isAggirAnswer, partsOf, wordsKey } from '#rules/autonomy/aggir-answers.ts'
import { AGGIR_ADVERBS, AGGIR_ILLUSTRATIVE, AGGIR_VARIABLES } from '#rules/autonomy/aggir-tables.ts'
import type { AggirAdverb, AggirVariable, Modality } from '#rules/autonomy/aggir-tables.ts'
import { AGGIR, aggirOutcome } from './model.ts'

const ADVERBS = Object.keys(AGGIR_ADVERBS) as AggirAdverb[]
const EVERY: readonly AggirVariable[] = [...AGGIR_VARIABLES, ...AGGIR_ILLUSTRATIVE]

type OfGrid = { caseFileId: string; personId: string; assessedOn: IsoDate; today: IsoDate }

/** Begins an AGGIR grid about a person, or the correction of a finished one. @returns its id. @throws as `startAssessment`. */
export const startGrid = (tx: Write, given: OfGrid & { supersedesId?: string }): Promise<string> =>
  startAssessment(tx, { ...given, ...AGGIR })

/**
 * A grid filled elsewhere (a device without network), in one act and safe to send twice. Ended when all ten variables are seen, otherwise a draft that goes on
 * here. @throws Refused for an answer that the grid does not have; NotFound as `startAssessment`.
 */
export const recordGrid = async (
  tx: Write,
  given: OfGrid & { id: string; answers: Answers; finished: boolean } & Circumstances,
): Promise<string> => {
  if (!Object.entries(given.answers).every(([key, answer]) => isAggirAnswer(key, answer)))
    throw new Refused({ '': 'Une réponse de cette grille n’est pas lisible.' })
  return recordAssessment(tx, { ...given, ...AGGIR }, given.finished ? aggirOutcome : null)
}

export type SeenVariable = {
  caseFileId: string
  assessmentId: string
  variable: string
  /** As ticked, all four adverbs yes everywhere (A), none (C), or not seen after all. */
  way: 'asTicked' | 'all' | 'none' | 'notSeen'
  /** `part.adverb`, or `adverb` alone where the variable has no parts. */
  yes: readonly string[]
  /** A letter that was told without its adverbs. */
  letter: Modality | null
  words: string
  today: IsoDate
}

/**
 * One geste as it was seen. What is not ticked is « no »: so nothing ticked at all is asked again, lest a slip say that somebody does nothing alone.
 * @throws Refused then, and as `saveAnswers`.
 */
export const seeVariable = async (tx: Write, given: SeenVariable): Promise<void> => {
  const variable = found(
    EVERY.find(({ id }) => id === given.variable),
    'variable',
  )
  const asLetter = given.way === 'asTicked' && given.letter !== null
  if (given.way === 'asTicked' && !asLetter && given.yes.length === 0)
    throw new Refused({ yes: 'Rien n’est coché. Si rien n’est fait seul, choisissez « Rien seul : C ».' })
  const answers: Record<string, string | null> = {
    [variable.id]: asLetter ? given.letter : null,
    [wordsKey(variable.id)]: given.words === '' ? null : given.words,
  }
  for (const part of partsOf(variable))
    for (const adverb of ADVERBS) {
      const key = adverbKey(variable.id, part.id, adverb)
      const ticked = given.yes.includes(key.slice(variable.id.length + 1))
      answers[key] = asLetter || given.way === 'notSeen' ? null : given.way === 'all' || (given.way === 'asTicked' && ticked) ? 'yes' : 'no'
    }
  await saveAnswers(tx, { caseFileId: given.caseFileId, assessmentId: given.assessmentId, answers, today: given.today })
}

/** With what a page begins a correction. @throws NotFound when it was not filled with this instrument. */
export const toCorrect = async (
  tx: Write,
  caseFileId: string,
  id: string,
  instrument: string,
): Promise<{ personId: string; assessedOn: IsoDate }> => {
  const one = await getAssessment(tx, caseFileId, id)
  if (one.instrument !== instrument || one.personId === null) throw new NotFound('grid')
  return { personId: one.personId, assessedOn: one.assessedOn }
}

export { addItem, answerPlan, proposePlan, removeItem, setContext, startPlan } from './plan-commands.server.ts'
export type { NewItem } from './plan-commands.server.ts'
