import { z } from 'zod'
import { roles } from '#core/actor.ts'
import { idField, neededText, oneOf, optionalDate, optionalId, text, ticked } from '#web/form.ts'
import { diplomas, professions, secrecyBases } from './model.ts'
import type { AgentForm } from './model.ts'

/** The fields of `AgentFields`, read into an agent. */
export const agentFields = {
  siteId: idField('Choisissez un site.'),
  login: text(100).refine(
    (login) => login === '' || /^[\w.@-]{2,}$/.test(login),
    'Des lettres sans accent, des chiffres, un point ou un tiret.',
  ),
  firstName: neededText('Écrivez le prénom.', 100),
  lastName: neededText('Écrivez le nom.', 100),
  jobTitle: neededText('Écrivez la fonction.', 100),
  profession: oneOf(professions, 'Choisissez la profession.'),
  secrecyBasis: oneOf(secrecyBases, 'Dites à quel titre la personne est tenue au secret.'),
  secrecyProof: text(200),
  secrecyUntil: optionalDate,
  trainee: ticked,
  tutorId: optionalId,
  diplomaKind: z.union([z.literal('').transform(() => null), oneOf(diplomas)]).default(null),
  diplomaOn: optionalDate,
  diplomaNumber: text(60),
} satisfies { [K in keyof AgentForm]: z.ZodType }

/** Any number of functions; the form names the field `roles[]`. */
export const rolesField = z.array(z.enum(roles, { error: 'Choisissez dans la liste.' })).default([])

/** What was typed for a field, when the form came back refused. */
export const typedIn = (values: Readonly<Record<string, string | string[]>> | undefined, name: string): string | undefined => {
  const value = values?.[name]
  return typeof value === 'string' ? value : undefined
}
