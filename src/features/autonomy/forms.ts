import { z } from 'zod'
import { places } from '#features/assessment/model.ts'
import { AGGIR_ILLUSTRATIVE, AGGIR_VARIABLES } from '#rules/autonomy/aggir-tables.ts'
import { HELP_FUNDERS, HELP_KINDS, HELP_PERIODS, HELP_PROVIDERS } from '#rules/autonomy/help-plan-tables.ts'
import { dateField, eurosField, idField, oneOf, optionalId, orNull, text, ticked } from '#web/form.ts'
import { planAnswers } from './model.ts'

const person = idField('Choisissez la personne.')

export const beginForm = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('grid'), personId: person, assessedOn: dateField }),
  z.object({ intent: z.literal('plan'), personId: person }),
])

const variables = [...AGGIR_VARIABLES, ...AGGIR_ILLUSTRATIVE].map(({ id }) => id)

/** One geste of the grid, or what is said of all of it. `yes`: keys `part.adverb` that were ticked. */
export const gridForm = z.discriminatedUnion('intent', [
  z.object({
    intent: z.literal('variable'),
    variable: z.enum(variables as [string, ...string[]]),
    way: z.enum(['asTicked', 'all', 'none', 'notSeen']).default('asTicked'),
    yes: z.array(z.string().max(60)).default([]),
    letter: orNull(z.enum(['A', 'B', 'C'], { error: 'Choisissez A, B ou C.' })),
    words: text(500),
  }),
  z.object({
    intent: z.literal('finish'),
    assessedOn: dateField,
    place: orNull(oneOf(places)),
    present: text(300),
    view: text(2_000),
    official: ticked,
  }),
  z.object({ intent: z.literal('drop') }),
  z.object({ intent: z.literal('correct') }),
])

/** « 12 », « 12,5 », « 2 h 30 » in hundredths. */
const quantityField = z
  .string()
  .default('')
  .transform((typed, ctx) => {
    const bare = typed.replaceAll(/[\s\u00A0\u202F]/g, '').replace(',', '.')
    const hours = /^(\d{1,4})h(\d{1,2})?$/i.exec(bare)
    const value = hours ? Number(hours[1]) + Number(hours[2] ?? 0) / 60 : Number(bare)
    if (bare === '' || !Number.isFinite(value) || value <= 0 || value > 10_000) {
      ctx.addIssue({ code: 'custom', message: 'Écrivez combien, comme 3, 2,5 ou 2 h 30.' })
      return z.NEVER
    }
    return Math.round(value * 100)
  })

const positive = (cents: number | null): boolean => cents === null || cents >= 0
const notNegative = 'Ce montant ne peut pas être négatif.'

export const planForm = z.discriminatedUnion('intent', [
  z.object({
    intent: z.literal('add'),
    kind: oneOf(HELP_KINDS, 'Choisissez une aide.'),
    provider: oneOf(HELP_PROVIDERS, 'Choisissez qui la donne.'),
    funder: oneOf(HELP_FUNDERS, 'Choisissez qui la paie.'),
    quantity: quantityField,
    period: oneOf(HELP_PERIODS, 'Choisissez à quel rythme.'),
    price: eurosField.refine(positive, notNegative),
    taken: eurosField.refine(positive, notNegative),
    note: text(300),
  }),
  z.object({ intent: z.literal('remove'), itemId: idField() }),
  z.object({
    intent: z.literal('context'),
    gir: orNull(z.enum(['1', '2', '3', '4', '5', '6'], { error: 'Choisissez dans la liste.' })),
    resources: eurosField.refine(positive, notNegative),
    couple: ticked,
    purpose: text(2_000),
  }),
  z.object({ intent: z.literal('propose'), proposedOn: dateField, runId: optionalId }),
  z.object({
    intent: z.literal('answer'),
    answer: oneOf(planAnswers, 'Choisissez sa réponse.'),
    answeredOn: dateField,
    said: text(2_000),
  }),
])
