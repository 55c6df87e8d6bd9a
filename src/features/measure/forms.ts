import { z } from 'zod'
import { writableKinds } from '#core/compartments.ts'
import { dateField, neededText, oneOf, orNull, text } from '#web/form.ts'
import { endings } from './model.ts'

export const beginForm = z.object({
  kind: text(40),
  lies: orNull(z.enum(writableKinds, { error: 'Choisissez dans la liste.' })),
  persons: z
    .array(z.uuid({ error: 'Choisissez dans la liste.' }))
    .max(50)
    .default([]),
  by: text(200),
  aim: text(2_000),
  herView: text(2_000),
  begunOn: dateField,
  endsOn: dateField,
})

const words = text(5_000)

/** What happened to a measure; the names are those of the address (`?faire=`). */
export const measureForm = z.discriminatedUnion(
  'intent',
  [
    z.object({ intent: z.literal('fait'), day: dateField, code: text(40), words }),
    z.object({ intent: z.literal('renouvelee'), day: dateField, from: dateField, endsOn: dateField, words, herView: words }),
    z.object({ intent: z.literal('note'), day: dateField, words: neededText('Écrivez quelques mots.', 5_000) }),
    z.object({ intent: z.literal('finie'), day: dateField, why: oneOf(endings, 'Dites pourquoi elle finit.'), words, herView: words }),
  ],
  { error: 'Choisissez ce que vous voulez écrire.' },
)
export type MeasureValue = z.infer<typeof measureForm>
