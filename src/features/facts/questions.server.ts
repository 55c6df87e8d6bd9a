import { createHash } from 'node:crypto'
import { unknownsOf } from '#rules/situation/compile.ts'
import type { Situation } from '#rules/situation/situation.ts'
import { monthOf } from '#rules/time.ts'
import type { IsoDate } from '#core/dates.ts'
import { answersOf } from './answers.server.ts'
import { kindOfPath } from './fact-kinds.ts'

/** `rights`: how many rights hang on it; null where too little is known to say so. */
export type Question = { key: string; label: string; question: string; personId: string | null; rights: number | null }

/** Beyond so many unknowns their order says little and takes long: they are listed in the order in which one asks. */
const MOST_RANKED = 24
const keptAtMost = 40
/** By a digest of all that is read, so that nothing passes from one reader to the next. */
const kept = new Map<string, Promise<Question[]>>()

/** What is unknown and counts for the rights of a month, the best question first; remembered while the household stays the same. */
export const questionsOf = (situation: Situation, today: IsoDate, most: number): Promise<Question[]> => {
  const month = today.slice(0, 7)
  const digest = createHash('sha256')
    .update(JSON.stringify([situation, month, most]))
    .digest('base64')
  const found = kept.get(digest) ?? ask(situation, month, most)
  kept.delete(digest)
  kept.set(digest, found)
  found.catch(() => kept.delete(digest))
  for (const oldest of kept.keys()) {
    if (kept.size <= keptAtMost) break
    kept.delete(oldest)
  }
  return found
}

const ask = async (situation: Situation, month: string, most: number): Promise<Question[]> => {
  const unknowns = unknownsOf(situation, monthOf(month))
  const ranked: { path: string; question: string; rights: number | null }[] =
    unknowns.length > MOST_RANKED
      ? unknowns.map(({ path, input }) => ({ path, question: input.question, rights: null }))
      : (await answersOf(situation, monthOf(month))).questions
          .filter(({ narrows }) => narrows > 0)
          .map(({ unknown, rights }) => ({ path: unknown.id, question: unknown.question, rights }))
  return ranked.slice(0, most).flatMap(({ path, question, rights }) => {
    const place = kindOfPath(path)
    return place === undefined ? [] : [{ key: place.kind.key, label: place.kind.label, question, personId: place.personId, rights }]
  })
}
