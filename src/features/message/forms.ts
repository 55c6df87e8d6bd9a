import { z } from 'zod'
import type { IsoDate } from '#core/dates.ts'
import { dateField, idField, oneOf, text, ticked, timeField } from '#web/form.ts'
import { channels, earliest, latest, safeHours, saidHows } from './model.ts'
import type { Channel, Standing } from './model.ts'
import { mailAddress, mobileNumber } from './sender.ts'

export const ways = { ...channels, none: 'Pas de message' } as const
export type Way = keyof typeof ways

export const messagesForm = z.discriminatedUnion('intent', [
  z.object({
    intent: z.literal('choisir'),
    channel: oneOf(ways, 'Choisissez ce qu’elle a répondu.'),
    to: text(254),
    from: timeField.default('09:00'),
    until: timeField.default('18:00'),
    despiteDanger: ticked,
    said: text(500),
    askedOn: dateField,
  }),
  z.object({ intent: z.literal('reprendre'), messageId: idField() }),
])
export type Typed = Extract<z.infer<typeof messagesForm>, { intent: 'choisir' }>

export const printedForm = z.object({})
export const saidForm = z.object({ messageId: idField(), how: oneOf(saidHows, 'Dites comment vous le lui avez dit.') })

/** Why a way leads nowhere by the plate of today. */
const barred = (channel: Channel, standing: Standing): string | null => {
  if (channel === 'letter')
    return standing.addressHidden || standing.mayWrite === false
      ? 'Les consignes disent de ne pas écrire chez elle : aucune lettre ne partirait. Revoyez-les d’abord avec elle.'
      : null
  return standing.mayMessage === false
    ? 'Les consignes disent de ne pas laisser de message : rien ne partirait. Revoyez-les d’abord avec elle.'
    : null
}

/** What does not hold between the fields, given the day and the plate: French sentences by field; empty when all is well. */
export const checkChoice = (typed: Typed, standing: Standing, today: IsoDate): Record<string, string> => {
  const errors: Record<string, string> = {}
  if (typed.askedOn > today) errors['askedOn'] = 'Ce jour est dans l’avenir. Vérifiez la date.'
  if (typed.channel === 'none') return errors
  const bar = barred(typed.channel, standing)
  if (bar) errors['channel'] = bar
  if (typed.channel === 'sms' && mobileNumber(typed.to) === null)
    errors['to'] = 'Ce n’est pas un numéro de portable. Écrivez-le comme 06 12 34 56 78 ; un fixe lirait le message à voix haute.'
  if (typed.channel === 'email' && mailAddress(typed.to) === null)
    errors['to'] = 'Cette adresse ne se lit pas. Écrivez-la comme prenom@exemple.fr.'
  if (typed.channel === 'letter') return errors
  if (typed.until <= typed.from) errors['until'] = 'Cette heure est avant la première. Vérifiez les deux.'
  else if (safeHours(typed) === null)
    errors['until'] =
      `Rien ne part avant ${Number(earliest.slice(0, 2))} h ni après ${Number(latest.slice(0, 2))} h. Élargissez ces heures.`
  return errors
}
