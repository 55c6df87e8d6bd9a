import { z } from 'zod'
import type { Condition } from '#rules/catalogue/entry.ts'
import type { CheckAnswers } from '#rules/catalogue/guided.ts'
import type { Verdict } from '#rules/catalogue/test-fact.ts'

/** Answers to a guided check, as a form or an address brings them. Anything else than one of the three words is no answer. */
const verdicts: Readonly<Record<string, Verdict>> = { oui: 'yes', non: 'no', nsp: 'unknown' }

/** The name of the field of a condition. */
export const fieldOf = (id: string): string => `c-${id}`

/** What was typed, whatever it was: every name may be a condition’s. */
export const typedForm = z.record(z.string(), z.union([z.string(), z.array(z.string())]))
export type Typed = z.infer<typeof typedForm>

export const typedOfAddress = (url: URL): Typed => Object.fromEntries(url.searchParams)

export const answersOf = (conditions: readonly Condition[], typed: Typed): CheckAnswers =>
  Object.fromEntries(
    conditions.flatMap(({ id }) => {
      const word = typed[fieldOf(id)]
      const verdict = typeof word === 'string' && Object.hasOwn(verdicts, word) ? verdicts[word] : undefined
      return verdict === undefined ? [] : [[id, verdict]]
    }),
  )
