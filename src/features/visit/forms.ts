import { z } from 'zod'
import { idField, neededText, text, timeField } from '#web/form.ts'

/** A visit alone: who watches, until when, and where one goes in one's own words. */
export const watchForm = z.object({
  watcherId: idField('Choisissez qui veille : une ou un collègue.'),
  time: timeField,
  where: neededText('Écrivez où vous allez : c’est ce que votre collègue lira si vous ne revenez pas.', 500),
  access: text(1_000),
})

/** One tap each; a later hour when one stays longer. */
export const sayForm = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('arrivee') }),
  z.object({ intent: z.literal('retour') }),
  z.object({ intent: z.literal('nouvelles') }),
  z.object({ intent: z.literal('plus-tard'), time: timeField }),
])

export const absentForm = z.object({ intent: z.enum(['noter', 'prevenir']) })
