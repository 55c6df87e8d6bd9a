import { z } from 'zod'
import { dateField, idField, oneOf, optionalId, orNull, text } from '#web/form.ts'
import { places } from './model.ts'

const circumstances = {
  assessedOn: dateField,
  place: orNull(oneOf(places, 'Choisissez dans la liste.')).transform((place) => place ?? ('' as const)),
}

export const beginForm = z.object({
  instrument: text(60),
  personId: optionalId,
  correctsId: optionalId,
  ...circumstances,
})

/** Answers of one part: names of questions are those of its instrument, any other field is left alone. `next`: the part to go to. */
const part = { part: text(60), was: z.string().default('') }
export const answers = z.union([z.string(), z.array(z.string().max(200)).max(60)])
export const fillForm = z.object({ ...part, next: text(60) }).catchall(answers)

/** The same, kept while it is being filled. `was`: the answers as the page showed them; `sauf`: fields of which it says nothing. */
export const keepForm = z.object({ ...part, sauf: z.array(z.string().max(70)).max(120).default([]) }).catchall(answers)

/** `lookFrom`: of whom a second look is asked; nobody yet without it. */
export const finishForm = z.object({ ...circumstances, present: text(500), view: text(10_000), lookFrom: optionalId })

export const dropForm = z.object({})

export const lookForm = z.object({
  shares: oneOf({ oui: 'Oui', non: 'Non' }, 'Dites si vous partagez la conclusion.').transform((said) => said === 'oui'),
  words: text(5_000),
})

export const askLookForm = z.object({ to: idField('Dites à qui vous demandez ce regard.') })
