import { z } from 'zod'
import { dateField, neededText } from '#web/form.ts'

const place = z.string({ error: 'Choisissez un énoncé de la fiche.' }).max(100, 'Choisissez un énoncé de la fiche.')

export const tickForm = z.object({
  place,
  source: neededText('Écrivez le texte ou la page où vous l’avez lu.', 500),
  checkedOn: dateField,
})
export const withdrawForm = z.object({ place })

export const endForm = z.object({ versionId: z.string().default(''), validUntil: dateField })
