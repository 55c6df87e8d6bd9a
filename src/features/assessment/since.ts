/** What changed since the last one of the same instrument about the same person: answers beside answers, nothing counted, nothing called better or worse. Pure. */
import type { IsoDate } from '#core/dates.ts'
import { questionsOf } from '#rules/instruments/engine.ts'
import type { Instrument } from '#rules/instruments/instrument.ts'
import { answerWords } from './answers.tsx'
import type { Answers, Assessment } from './model.ts'

/** One answer that is another one now. Both null: a text that was written anew, to be read there. */
export type Change = { readonly ask: string; readonly before: string | null; readonly now: string | null }
export type Since = { readonly id: string; readonly on: IsoDate; readonly changes: readonly Change[] }

/** The finished one before this one that still counts, of the same instrument and person; null: it is the first. What this one corrects is no earlier one. */
export const previousOf = (one: Assessment, all: readonly Assessment[]): Assessment | null =>
  all
    .filter(
      (other) =>
        other.state === 'finished' &&
        other.supersededById === null &&
        other.instrument === one.instrument &&
        other.personId === one.personId &&
        other.id !== one.id &&
        other.id !== one.supersedesId &&
        other.assessedOn <= one.assessedOn &&
        (other.finishedAt?.getTime() ?? 0) < (one.finishedAt?.getTime() ?? Infinity),
    )
    .toSorted((a, b) =>
      a.assessedOn === b.assessedOn ? Number(b.finishedAt) - Number(a.finishedAt) : a.assessedOn < b.assessedOn ? 1 : -1,
    )[0] ?? null

/** Questions answered both times, and otherwise: each side in the words of its own version. */
export const changesBetween = (
  before: { instrument: Instrument; answers: Answers },
  now: { instrument: Instrument; answers: Answers },
): Change[] => {
  const then = new Map(questionsOf(before.instrument).map((question) => [question.id, question]))
  return questionsOf(now.instrument).flatMap((question): Change[] => {
    const asked = then.get(question.id)
    if (asked === undefined || asked.kind !== question.kind) return []
    const [was, is] = [answerWords(asked, before.answers), answerWords(question, now.answers)]
    if (was === null || is === null || was === is) return []
    return [{ ask: question.ask, ...(question.kind === 'text' ? { before: null, now: null } : { before: was, now: is }) }]
  })
}
