import { z } from 'zod'
import { dateField, idField, neededText } from '#web/form.ts'
import { isItem } from './model.ts'

export const markForm = z.object({
  intent: z.enum(['read', 'unread'], { error: 'Choisissez un acte.' }),
  item: z.string().refine(isItem, 'Cette ligne de la veille n’existe pas. Rechargez la page.'),
})
export const withdrawForm = z.object({ intent: z.literal('withdraw'), noteId: idField() })
export const listForm = z.discriminatedUnion('intent', [
  markForm.extend({ intent: z.literal('read') }),
  markForm.extend({ intent: z.literal('unread') }),
  withdrawForm,
])

export const noteForm = z.object({
  title: neededText('Donnez un titre : c’est lui que vos collègues lisent d’abord.', 200),
  words: neededText('Écrivez ce qui change, en quelques phrases simples.', 5_000),
  effectiveOn: dateField,
  source: neededText('Dites d’où cela vient : un texte, un courrier, une réunion et sa date.', 500),
  rights: z
    .array(z.string().regex(/^[a-z0-9-]{2,80}$/, 'Choisissez dans la liste.'))
    .max(20, 'Vingt droits au plus pour une note.')
    .default([]),
})
