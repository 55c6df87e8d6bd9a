import { z } from 'zod'
import { writableKinds } from '#core/compartments.ts'
import { dateField, eurosField, idField, optionalDate, optionalId, text, ticked, yesNoUnknown } from '#web/form.ts'

/** Where a fact may come from, as one notes it by hand; what was computed is not noted. */
export const notedSources = { said: 'dit par la personne', read: 'lu dans un document', observed: 'observé' } as const

export const noteForm = z.object({
  intent: z.enum(['preview', 'keep'], { error: 'Ce bouton n’est pas connu.' }).default('keep'),
  personId: optionalId,
  line: text(300),
  amount: eurosField,
  figure: text(100),
  code: text(20),
  answer: yesNoUnknown,
  day: optionalDate,
  from: optionalDate,
  year: text(4),
  none: ticked,
  source: z.enum(['said', 'read', 'observed'], { error: 'Dites d’où vient ce fait.' }).default('said'),
  observedOn: dateField,
  compartment: z.enum(writableKinds, { error: 'Choisissez dans la liste.' }),
  detail: text(2_000),
})
export type NoteForm = z.infer<typeof noteForm>

export const settleForm = z.object({ keep: idField('Choisissez la valeur à garder.') })

/** One of our own pages of a household, an interview or the day; the facts of the household for anything else. */
export const ownPath = (typed: string, otherwise: string): string =>
  /^\/(?:dossiers|entretiens|journee)(?:[/?][\w\-./?=&%~]*)?$/.test(typed) && !typed.includes('..') ? typed : otherwise
