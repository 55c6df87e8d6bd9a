import { z } from 'zod'
import { isIsoDate } from '#core/dates.ts'
import type { IsoDate } from '#core/dates.ts'

/** Pieces of forms that several features share: what is typed becomes a value, or a French sentence says how to mend it. */

const months = ['janvier', 'février', 'mars', 'avril', 'mai', 'juin', 'juillet', 'août', 'septembre', 'octobre', 'novembre', 'décembre']

/** Why a typed date is none, and what might have been meant. */
const dateSentence = (text: string): string => {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  const month = parts ? months[Number(parts[2]) - 1] : undefined
  if (!parts || !month) return 'Cette date n’est pas lisible. Écrivez-la comme 24/06/2026.'
  return `${month[0]?.toUpperCase()}${month.slice(1)} n’a pas ${Number(parts[3])} jours. Corrigez le jour.`
}

const toIso = (text: string): string => {
  const french = /^(\d{1,2})[/. -](\d{1,2})[/. -](\d{4})$/.exec(text.trim())
  return french ? `${french[3]}-${french[2]?.padStart(2, '0')}-${french[1]?.padStart(2, '0')}` : text.trim()
}

const withinYears = (from: number, to: number) => (date: string) => Number(date.slice(0, 4)) >= from && Number(date.slice(0, 4)) <= to

/** A date that must be there, typed or picked, between 1900 and 2100. */
export const dateField = z
  .string({ error: 'Indiquez une date.' })
  .transform(toIso)
  .pipe(
    z
      .string()
      .min(1, 'Indiquez une date.')
      .refine(isIsoDate, { error: (issue) => dateSentence(String(issue.input)) })
      .refine(withinYears(1900, 2100), 'Cette date semble trop loin. Vérifiez l’année.')
      .transform((text): IsoDate => text),
  )

/** Empty or missing text is null; anything else must satisfy the field, whose own sentence comes back. */
export const orNull = <S extends z.ZodType>(field: S) =>
  z
    .string({ error: 'Un texte est attendu ici.' })
    .transform((typed, ctx): z.output<S> | null => {
      if (typed.trim() === '') return null
      const parsed = field.safeParse(typed)
      if (parsed.success) return parsed.data
      for (const issue of parsed.error.issues) ctx.addIssue({ code: 'custom', message: issue.message })
      return z.NEVER
    })
    .default(null)

/** A date that may be missing: empty text is null. */
export const optionalDate = orNull(dateField)

/** HH:MM, also typed « 9 h 30 » or « 9h ». */
export const timeField = z
  .string({ error: 'Indiquez une heure.' })
  .transform((text) => {
    const parts = /^\s*(\d{1,2})\s*(?:h|:|H)?\s*(\d{2})?\s*$/.exec(text)
    return parts ? `${parts[1]?.padStart(2, '0')}:${parts[2] ?? '00'}` : text
  })
  .pipe(z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Cette heure n’est pas lisible. Écrivez-la comme 9 h 30.'))

/** A text that may be empty; its ends are trimmed. */
export const text = (longest = 100_000) =>
  z
    .string({ error: 'Un texte est attendu ici.' })
    .trim()
    .max(longest, `Ce texte est trop long : ${longest.toLocaleString('fr-FR')} caractères au plus.`)
    .default('')

/** A text without which the act has no meaning; the sentence says why it is needed. */
export const neededText = (sentence: string, longest = 2_000) =>
  z
    .string({ error: sentence })
    .trim()
    .min(1, sentence)
    .max(longest, `Ce texte est trop long : ${longest.toLocaleString('fr-FR')} caractères au plus.`)

/** One of the values of a list of labels; the sentence when it is none of them. */
export const oneOf = <K extends string>(labels: Readonly<Record<K, unknown>>, sentence = 'Choisissez dans la liste.') =>
  z.enum(Object.keys(labels) as [K, ...K[]], { error: sentence })

/** Any number of values of a list of labels; forms name the field `…[]`. */
export const manyOf = <K extends string>(labels: Readonly<Record<K, unknown>>) =>
  z.array(z.enum(Object.keys(labels) as [K, ...K[]], { error: 'Choisissez dans la liste.' })).default([])

/** A ticked box. */
export const ticked = z
  .string()
  .optional()
  .transform((value) => value === 'oui' || value === 'on')

/** « oui », « non », or nobody asked: null. */
export const yesNoUnknown = z
  .enum(['oui', 'non', ''])
  .default('')
  .transform((value) => (value === '' ? null : value === 'oui'))

/** An id chosen in a list. */
export const idField = (sentence = 'Choisissez dans la liste.') => z.uuid({ error: sentence })
export const optionalId = orNull(z.uuid('Choisissez dans la liste.'))

/** Euros as typed (« 1 590,25 », « 548 € ») in cents; empty is null. */
export const eurosField = z
  .string()
  .default('')
  .transform((typed, ctx) => {
    const bare = typed.replaceAll(/[\s\u00A0\u202F€]/g, '').replace(',', '.')
    if (bare === '') return null
    if (!/^-?\d{1,9}(\.\d{1,2})?$/.test(bare)) {
      ctx.addIssue({ code: 'custom', message: 'Ce montant n’est pas lisible. Écrivez-le comme 548 ou 548,50.' })
      return z.NEVER
    }
    return Math.round(Number(bare) * 100)
  })
