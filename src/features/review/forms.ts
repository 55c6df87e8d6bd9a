import { z } from 'zod'
import { dateField, eurosField, oneOf, optionalDate, optionalId, orNull, text, ticked } from '#web/form.ts'
import { media, pers, reasonLabels, statuses } from './model.ts'

/** No right of a household is of a million euros: a slip of the keyboard is. */
const mostCents = 100_000_000

const status = z
  .object({
    intent: z.literal('status'),
    status: oneOf(statuses, 'Choisissez où en est ce droit.'),
    /** The version that was read; empty when there was none. */
    readId: optionalId,
    subjectId: optionalId,
    saidOn: dateField,
    amount: eurosField,
    per: orNull(oneOf(pers)),
    since: optionalDate,
    until: optionalDate,
    renewOn: optionalDate,
    notifiedOn: optionalDate,
    reason: orNull(oneOf(reasonLabels)),
    note: text(2_000),
    withDeadline: ticked,
    withStep: ticked,
  })
  .superRefine((value, ctx) => {
    const refuse = (path: string, message: string): void => ctx.addIssue({ code: 'custom', path: [path], message })
    if (value.status === 'notWanted' && value.reason === null) refuse('reason', 'Dites pourquoi, ou « ne souhaite pas dire pourquoi ».')
    if (value.amount !== null && value.amount < 0) refuse('amount', 'Un montant reçu n’est pas négatif.')
    if (value.amount !== null && value.amount > mostCents) refuse('amount', 'Ce montant semble trop grand. Vérifiez-le.')
    if (value.amount !== null && value.per === null) refuse('per', 'Dites si ce montant est par mois, par an ou en une fois.')
    if (value.since !== null && value.until !== null && value.until < value.since)
      refuse('until', 'La fin est avant le début. Corrigez l’une des deux dates.')
  })

export const statusForm = z.discriminatedUnion('intent', [
  status,
  // a debt is asked to be forgiven: another request than the appeal
  z.object({ intent: z.literal('remission'), subjectId: optionalId }),
  // from the page of the rights: to be verified, unless something is noted of it already
  z.object({ intent: z.literal('follow'), subjectId: optionalId }),
])

export const informationForm = z.object({
  rights: z.array(z.string().max(60)).max(200).default([]),
  givenOn: dateField,
  medium: oneOf(media, 'Dites comment : de vive voix, par une feuille…'),
  words: text(1_000),
})

const index = z.array(z.coerce.number().int().min(0).max(50)).default([])
export const eventForm = z.object({
  day: dateField,
  subjectId: optionalId,
  rights: z.array(z.string().max(60)).max(50).default([]),
  deadlines: index,
  steps: index,
  letters: index,
})
