import { z } from 'zod'
import { idField, neededText, oneOf, optionalDate } from '#web/form.ts'
import { grounds, SHORTEST_REASON, verdicts } from './model.ts'

const name = (sentence: string) => neededText(sentence, 200).refine((typed) => typed.length >= 2, sentence)

export const askForm = z.object({
  lastName: name('Écrivez le nom : l’ouverture se fait par identité exacte.'),
  firstName: name('Écrivez le prénom : l’ouverture se fait par identité exacte.'),
  birthDate: optionalDate,
  ground: oneOf(grounds, 'Choisissez la raison qui s’en approche le plus.'),
  reason: neededText('Écrivez pourquoi, en une phrase : la personne pourra la lire.').refine(
    (typed) => typed.length >= SHORTEST_REASON,
    `Dites-en un peu plus : ${SHORTEST_REASON} caractères au moins. La personne pourra lire cette raison.`,
  ),
})

export const changeForm = z.object({ intent: z.enum(['widen', 'renew', 'end'], { error: 'Choisissez un acte.' }) })

export const reviewForm = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('approve'), accessId: idField() }),
  z.object({ intent: z.literal('review'), accessId: idField(), verdict: oneOf(verdicts, 'Choisissez une réponse.') }),
])

export const linkForm = z.object({
  lastName: name('Écrivez le nom de la personne.'),
  firstName: name('Écrivez le prénom de la personne.'),
  birthDate: optionalDate,
})

export const conflictForm = z.object({ sure: z.literal('oui', { error: 'Cochez la case : le dossier vous sera fermé tout de suite.' }) })
