import type { IsoDate } from '#core/dates.ts'
import { NotFound, Refused } from '#core/errors.ts'
import type { Write } from '#db/door.server.ts'
import { finishAssessment, saveAnswers, startAssessment } from '#features/assessment/commands.server.ts'
import type { Circumstances } from '#features/assessment/commands.server.ts'
import { getAssessment } from '#features/assessment/queries.server.ts'
import { noteFact } from '#features/facts/commands.server.ts'
import { kindOfInput } from '#features/facts/model.ts'
import { PCH_ACTIVITIES } from '#rules/autonomy/pch-activities.ts'
import type { PchDifficulty, PchDomain } from '#rules/autonomy/pch-activities.ts'
import { CARER_KEY, domainWordsKey, helpKey, lastingKey, pchRatings } from '#rules/autonomy/pch-answers.ts'
import { PCH, pchOutcome, readPchOn } from './pch-model.ts'

type At = { caseFileId: string; assessmentId: string; today: IsoDate }

/** Begins an evaluation for the PCH, or the correction of a finished one. @returns its id. @throws as `startAssessment`. */
export const startPch = (
  tx: Write,
  given: { caseFileId: string; personId: string; assessedOn: IsoDate; today: IsoDate; supersedesId?: string },
): Promise<string> => startAssessment(tx, { ...given, ...PCH })

const ofPch = async (tx: Write, { caseFileId, assessmentId }: At) => {
  const one = await getAssessment(tx, caseFileId, assessmentId)
  if (one.instrument !== PCH.instrument) throw new NotFound('evaluation')
  return one
}

/**
 * A domain as it was seen. An activity without a rating stays not seen, unless the rest is told to be without difficulty. A difficulty that is no longer grave
 * or absolute loses its duration.
 * @throws as `saveAnswers`.
 */
export const rateDomain = async (
  tx: Write,
  at: At,
  given: { domain: PchDomain; ratings: Readonly<Record<string, PchDifficulty | null>>; restNone: boolean; words: string },
): Promise<void> => {
  await ofPch(tx, at)
  const answers: Record<string, string | null> = { [domainWordsKey(given.domain)]: given.words === '' ? null : given.words }
  for (const { id, domain } of PCH_ACTIVITIES) {
    if (domain !== given.domain) continue
    const rating = given.ratings[id] ?? (given.restNone ? 'none' : null)
    answers[id] = rating
    if (rating !== 'grave' && rating !== 'absolute') answers[lastingKey(id)] = null
  }
  await saveAnswers(tx, { ...at, answers })
}

/** How long grave and absolute difficulties last; null: not known. Only those that stand are asked. @throws as `saveAnswers`. */
export const sayDuration = async (tx: Write, at: At, lasting: Readonly<Record<string, boolean | null>>): Promise<void> => {
  const one = await ofPch(tx, at)
  const answers = readPchOn(one.body.answers, one.assessedOn).activities.flatMap(({ activity, difficulty }) => {
    if ((difficulty !== 'grave' && difficulty !== 'absolute') || !(activity.id in lasting)) return []
    const said = lasting[activity.id]
    return [[lastingKey(activity.id), said === true ? 'yes' : said === false ? 'no' : null] as const]
  })
  await saveAnswers(tx, { ...at, answers: Object.fromEntries(answers) })
}

/** Minutes of help by act, and those that a carer gives; null: not said. @throws as `saveAnswers`. */
export const sayHelp = async (
  tx: Write,
  at: At,
  given: { minutes: Readonly<Record<string, number | null>>; carer: number | null },
): Promise<void> => {
  await ofPch(tx, at)
  const answers = Object.fromEntries(Object.entries(given.minutes).map(([act, minutes]) => [helpKey(act), minutes]))
  await saveAnswers(tx, { ...at, answers: { ...answers, [CARER_KEY]: given.carer } })
}

/**
 * Ends an evaluation. Where it is the one that the MDPH keeps, its ratings become a fact of the household, which the rights read.
 * @throws Refused beside `official` when what was seen is not enough for a fact; otherwise as `finishAssessment`.
 */
export const finishPch = async (
  tx: Write,
  at: At,
  given: Circumstances & { assessedOn: IsoDate; official: boolean; observedAt: Date },
): Promise<void> => {
  const before = await ofPch(tx, at)
  const { official, observedAt, ...circumstances } = given
  const numbers = pchRatings(readPchOn(before.body.answers, given.assessedOn))
  if (official && numbers === null)
    throw new Refused({ official: 'Les droits lisent vingt activités vues, et des difficultés d’un an au moins. Complétez, ou décochez.' })
  await finishAssessment(tx, { ...at, ...circumstances }, pchOutcome)
  const kind = kindOfInput('pchActivities')
  if (!official || numbers === null || !kind || before.personId === null) return
  await noteFact(tx, {
    caseFileId: at.caseFileId,
    kind,
    personId: before.personId,
    value: { numbers },
    detail: '',
    source: 'observed',
    observedOn: given.assessedOn,
    observedAt,
    compartment: 'health',
    today: at.today,
    field: 'official',
  })
}
