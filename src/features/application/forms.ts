import { z } from 'zod'
import { writableKinds } from '#core/compartments.ts'
import { pers } from '#features/review/model.ts'
import { dateField, eurosField, neededText, oneOf, optionalDate, optionalId, orNull, text } from '#web/form.ts'
import { chasedWhom, decisions, kinds, opinions, sendings } from './model.ts'

/** No application of a household is of a million euros: a slip of the keyboard is. */
const mostCents = 100_000_000

/** Documents, one a line. */
const documents = z
  .string({ error: 'Un texte est attendu ici.' })
  .max(5_000, 'Ce texte est trop long : 5 000 caractères au plus.')
  .default('')
  .transform((typed) =>
    typed
      .split('\n')
      .map((one) => one.trim())
      .filter((one) => one !== ''),
  )

export const beginForm = z.object({
  kind: oneOf(kinds),
  right: text(60),
  subjectId: optionalId,
  aboutId: optionalId,
  letterId: optionalId,
  title: text(200),
  to: text(200),
  lies: z.enum(writableKinds, { error: 'Choisissez dans la liste.' }).default('general'),
  begunOn: dateField,
  documents,
})

const at = { day: dateField, correctsId: optionalId }
const why = neededText('Dites pourquoi, en quelques mots.', 1_000)
const amount = eurosField.refine((cents) => cents === null || (cents >= 0 && cents <= mostCents), 'Ce montant semble faux. Vérifiez-le.')

/** What happened: one form for each kind of event. */
export const eventForm = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('asked'), ...at, documents, until: optionalDate, note: text(2_000) }),
    z.object({ kind: z.literal('given'), ...at, given: z.array(z.string().max(500)).max(100).default([]), documents }),
    z.object({
      kind: z.literal('chased'),
      ...at,
      whom: oneOf(chasedWhom, 'Dites qui a été relancé.'),
      note: text(2_000),
      chaseOn: optionalDate,
    }),
    z.object({ kind: z.literal('opinion'), ...at, opinion: oneOf(opinions, 'Choisissez dans la liste.'), words: text(10_000) }),
    z.object({
      kind: z.literal('sent'),
      ...at,
      how: oneOf(sendings, 'Dites comment elle est partie.'),
      note: text(2_000),
      chaseOn: optionalDate,
    }),
    z.object({
      kind: z.literal('acknowledged'),
      ...at,
      complete: z
        .enum(['oui', 'non', ''], { error: 'Choisissez dans la liste.' })
        .default('')
        .transform((typed) => (typed === '' ? null : typed === 'oui')),
      note: text(2_000),
    }),
    z.object({
      kind: z.literal('decided'),
      ...at,
      decision: oneOf(decisions, 'Dites ce qui est décidé.'),
      amount,
      per: orNull(oneOf(pers)),
      since: optionalDate,
      until: optionalDate,
      notifiedOn: optionalDate,
      reasons: text(5_000),
    }),
    z.object({ kind: z.literal('notified'), ...at }),
    z.object({ kind: z.literal('paid'), ...at, amount, to: text(200) }),
    z.object({ kind: z.literal('withdrawn'), ...at, reason: why }),
    z.object({ kind: z.literal('note'), ...at, words: neededText('Écrivez quelques mots.', 5_000) }),
  ])
  .superRefine((value, ctx) => {
    const refuse = (path: string, message: string): void => ctx.addIssue({ code: 'custom', path: [path], message })
    if (value.kind === 'decided' && value.amount !== null && value.per === null)
      refuse('per', 'Dites si ce montant est par mois, par an ou en une fois.')
    if (value.kind === 'paid' && (value.amount === null || value.amount === 0)) refuse('amount', 'Écrivez le montant payé.')
  })
export type EventValue = z.infer<typeof eventForm>
