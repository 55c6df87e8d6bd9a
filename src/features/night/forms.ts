import { z } from 'zod'
import { eurosField, oneOf } from '#web/form.ts'
import { dismissLabels } from './model.ts'

export const dismissForm = z.object({ reason: oneOf(dismissLabels, 'Choisissez une raison : elle reste au dossier.') })

/** Whole euros from 0 to 1 000. */
export const thresholdForm = z.object({
  euros: eurosField.transform((cents, ctx) => {
    if (cents === null) {
      ctx.addIssue({ code: 'custom', message: 'Indiquez un montant ; 0 signale tout changement.' })
      return z.NEVER
    }
    if (cents < 0 || cents > 100_000) {
      ctx.addIssue({ code: 'custom', message: 'Un montant de 0 à 1 000 € est attendu.' })
      return z.NEVER
    }
    return cents
  }),
})
