import { z } from 'zod'
import { publicTags } from '#features/household/model.ts'
import { dateField, idField, manyOf, neededText, oneOf, optionalId, orNull, text, ticked } from '#web/form.ts'
import { axes, issueDomains, issueStatuses, outcomes } from './model.ts'

const needFields = {
  topic: neededText('Dites en quelques mots ce dont il s’agit.', 200),
  cause: text(2_000),
  axes: manyOf(axes).refine((chosen) => chosen.length > 0, { error: 'Choisissez au moins un axe : économique, sociale ou psychologique.' }),
  primary: ticked,
  status: oneOf(issueStatuses, 'Choisissez où en est ce besoin.').default('identified'),
}

export const needsForm = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('add'), domain: oneOf(issueDomains, 'Choisissez un domaine.'), ...needFields }),
  z.object({ intent: z.literal('change'), needId: idField(), ...needFields }),
  z.object({ intent: z.literal('tag'), tag: oneOf(publicTags, 'Choisissez dans la liste.'), fromDate: dateField }),
  z.object({ intent: z.literal('untag'), publicId: idField(), untilDate: dateField }),
])

/** Her words come between « » on the screen: those typed around them are taken off. */
export const unquoted = (typed: string): string => typed.replace(/^\s*[«"“]\s*/u, '').replace(/\s*[»"”]\s*$/u, '')

const words = (sentence: string) =>
  neededText(sentence, 5_000)
    .transform(unquoted)
    .refine((kept) => kept !== '', { error: sentence })

export const wordsForm = z.discriminatedUnion('intent', [
  z.object({
    intent: z.literal('demand'),
    statementId: optionalId,
    words: words('Écrivez ce que la personne demande, avec ses mots.'),
    saidOn: dateField,
  }),
  z.object({
    intent: z.literal('objective'),
    statementId: optionalId,
    words: words('Écrivez ce que la personne veut, avec ses mots.'),
    step: text(500),
    saidOn: dateField,
    outcome: orNull(oneOf(outcomes)),
  }),
  z.object({
    intent: z.literal('summary'),
    statementId: optionalId,
    words: neededText('Écrivez le résumé, en quatre phrases au plus.', 1_200),
    saidOn: dateField,
  }),
])
