import type { IsoDate } from '#core/dates.ts'
import { NotFound, Refused } from '#core/errors.ts'
import { found } from '#db/door.server.ts'
import type { Write } from '#db/door.server.ts'
import { recordAssessment, saveAnswers, startAssessment } from '#features/assessment/commands.server.ts'
import type { Circumstances } from '#features/assessment/commands.server.ts'
import type { Answers } from '#features/assessment/model.ts'
import { getAssessment } from '#features/assessment/queries.server.ts'
import { adverbKeysOf, isAggirAnswer, wordsKey } from '#rules/autonomy/aggir-answers.ts'
import { AGGIR_ILLUSTRATIVE, AGGIR_VARIABLES } from '#rules/autonomy/aggir-tables.ts'
import type { AggirVariable, Modality } from '#rules/autonomy/aggir-tables.ts'
import { AGGIR, aggirOutcome } from './model.ts'

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
  /** As told adverb by adverb, all four yes everywhere (A), none (C), or not seen after all. */
  way: 'asTold' | 'all' | 'none' | 'notSeen'
  /** By `part.adverb`, or `adverb` alone where the variable has no parts; absent: not looked at. */
  said: Readonly<Record<string, boolean>>
  /** A letter that was told without its adverbs. */
  letter: Modality | null
  words: string
  today: IsoDate
}

/**
 * One geste as it was seen. What was not touched is not « no »: it stays not seen, and the letter waits for it.
 * @throws Refused where nothing was touched and no letter told, and as `saveAnswers`.
 */
export const seeVariable = async (tx: Write, given: SeenVariable): Promise<void> => {
  const { way, said, letter } = given
  const variable = found(
    EVERY.find(({ id }) => id === given.variable),
    'variable',
  )
  const asLetter = way === 'asTold' && letter !== null
  if (way === 'asTold' && !asLetter && Object.keys(said).length === 0)
    throw new Refused({ adverbs: 'Rien n’est choisi. Si rien n’est fait seul, choisissez « Rien seul : C ».' })
  const answers: Record<string, string | null> = {
    [variable.id]: asLetter ? letter : null,
    [wordsKey(variable.id)]: given.words === '' ? null : given.words,
  }
  for (const key of adverbKeysOf(variable.id)) {
    const one = asLetter || way === 'notSeen' ? undefined : way === 'asTold' ? said[key] : way === 'all'
    answers[`${variable.id}.${key}`] = one === undefined ? null : one ? 'yes' : 'no'
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
