import { z } from 'zod'
import { isUuid } from '#core/ids.ts'
import { OUTCOMES } from '#rules/procedures/words.ts'
import { dateField, idField, neededText, oneOf, optionalDate, orNull, text } from '#web/form.ts'

const code = z.string().min(1).max(60)
const why = neededText('Dites pourquoi, en quelques mots.', 1_000)

/** The first form: which procedure stands in the address. Days that are known are read by `typedDays`. */
export const beginForm = z.looseObject({
  procedure: code,
  begunOn: dateField,
  subjects: z.array(z.string().refine(isUuid, 'Choisissez dans la liste.')).max(50).default([]),
})

/** What happened in a procedure. Answers to the questions of a step are read by `typedAnswers`: one field for each. */
export const procedureForm = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('day'), event: code, on: dateField, corrects: orNull(z.uuid('Choisissez dans la liste.')) }),
  z.looseObject({ intent: z.literal('answers'), step: code }),
  z.object({
    intent: z.literal('end'),
    step: code,
    outcome: oneOf(OUTCOMES, 'Choisissez comment cette étape finit.'),
    endedOn: dateField,
    words: text(5_000),
  }),
  z.object({ intent: z.literal('pause'), rule: code, pauseFrom: dateField, pauseUntil: optionalDate, by: orNull(code), pauseReason: why }),
  z.object({ intent: z.literal('choose'), rule: code, from: code, chosenDue: dateField, chosenReason: why }),
  z.object({ intent: z.literal('note'), step: code, note: neededText('Écrivez quelques mots.', 5_000) }),
  z.object({ intent: z.literal('withdraw'), eventId: idField(), withdrawReason: why }),
])

/** A text of a form whose fields are named after the data of the law; empty for what is not there. */
export const typedAt = (value: Readonly<Record<string, unknown>>, name: string): string => {
  const typed = value[name]
  return typeof typed === 'string' ? typed.trim().slice(0, 5_000) : ''
}
