import { z } from 'zod'
import { isIsoDate } from '#core/dates.ts'
import { readAmount } from './typed-amount.ts'

/** A filled budget: its fields are named by row (`filling.ts`), and read there, so that each refusal stands beside its own. */
export const fillForm = z.looseObject({
  month: z.string({ error: 'Choisissez un mois.' }).regex(/^\d{4}-(?:0[1-9]|1[0-2])$/, 'Choisissez un mois.'),
})

const few = (longest: number) =>
  z
    .string()
    .default('')
    .transform((text) => text.trim())
    .pipe(z.string().max(longest, `${longest} caractères au plus.`))
const sum = z
  .string()
  .default('')
  .transform((typed, ctx) => {
    const read = readAmount(typed)
    if (read === null) return null
    if (!('error' in read) && read.cents !== null && read.period === 'month') return read.cents
    ctx.addIssue({ code: 'custom', message: 'Écrivez ce montant seul, comme 548 ou 548,50.' })
    return z.NEVER
  })

/** A letter that asks a creditor for time: nothing is kept of it. */
export const delayForm = z
  .object({
    name: few(120),
    creditor: few(160),
    reference: few(80),
    amount: sum,
    ask: z.enum(['instalments', 'delay'], { error: 'Choisissez dans la liste.' }),
    monthly: sum,
    from: z
      .string()
      .default('')
      .refine((text) => text === '' || isIsoDate(text), 'Cette date n’est pas lisible.')
      .transform((text) => (text === '' ? null : text)),
    text: few(4000),
    made: z.string().max(6000).default(''),
  })
  .superRefine(({ ask, monthly, amount, name }, ctx) => {
    const refuse = (field: string, message: string) => ctx.addIssue({ code: 'custom', path: [field], message })
    if (name === '') refuse('name', 'Dites qui écrit : la lettre est la sienne.')
    if (ask === 'delay') return
    if (monthly === null || monthly === 0) refuse('monthly', 'Dites combien par mois, ou demandez un délai seul.')
    else if (amount !== null && monthly > amount) refuse('monthly', 'C’est plus que la somme due. Vérifiez les deux montants.')
  })

/** « Avant, après »: nothing is kept of it. */
export const whatIfForm = z.looseObject({})

const amount = z
  .string()
  .default('')
  .transform((typed, ctx) => {
    const bare = typed.replaceAll(/[\s\u00A0\u202F€]/g, '').replace(',', '.')
    if (bare === '') return null
    if (!/^\d{1,4}(?:\.\d{1,2})?$/.test(bare)) {
      ctx.addIssue({ code: 'custom', message: 'Ce montant n’est pas lisible. Écrivez-le comme 632 ou 632,50.' })
      return z.NEVER
    }
    return Math.round(Number(bare) * 100)
  })

const forfaits = ['base', 'habitation', 'chauffage'] as const
/** Landmarks of the service. The amounts of the Banque de France go together: all six of the year, or none. */
export const landmarksForm = z
  .object({
    perDay: amount.refine((cents) => cents === null || cents <= 100_000, 'De 0 à 1 000 euros par jour.'),
    monthDays: z
      .string({ error: 'Choisissez dans la liste.' })
      .regex(/^(?:3000|3040|3042)$/, 'Choisissez dans la liste.')
      .transform(Number),
    sharedBy: z.enum(['person', 'unit'], { error: 'Choisissez dans la liste.' }),
    year: z
      .string()
      .default('')
      .refine((text) => text === '' || /^20\d\d$/.test(text), 'Écrivez une année, comme 2026.'),
    base1: amount,
    base2: amount,
    habitation1: amount,
    habitation2: amount,
    chauffage1: amount,
    chauffage2: amount,
  })
  .superRefine((value, ctx) => {
    const names = forfaits.flatMap((one) => [`${one}1`, `${one}2`] as const)
    const filled = names.filter((name) => value[name] !== null)
    if (filled.length === 0) return
    if (value.year === '') ctx.addIssue({ code: 'custom', path: ['year'], message: 'Dites de quelle année sont ces montants.' })
    for (const name of names)
      if (value[name] === null)
        ctx.addIssue({ code: 'custom', path: [name], message: 'Il manque ce montant : la commission les publie ensemble.' })
  })
export type LandmarksTyped = z.infer<typeof landmarksForm>
