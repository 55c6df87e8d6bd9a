import { z } from 'zod'
import { Refused } from '#core/errors.ts'
import { places } from '#features/assessment/model.ts'
import { adverbKeysOf } from '#rules/autonomy/aggir-answers.ts'
import { AGGIR_ILLUSTRATIVE, AGGIR_VARIABLES } from '#rules/autonomy/aggir-tables.ts'
import { HELP_FUNDERS, HELP_KINDS, HELP_PERIODS, HELP_PROVIDERS } from '#rules/autonomy/help-plan-tables.ts'
import {
  dateField,
  eurosField,
  idField,
  manyOf,
  neededText,
  oneOf,
  optionalDate,
  optionalId,
  orNull,
  text,
  ticked,
  yesNoUnknown,
} from '#web/form.ts'
import { carerNeeds, moneyStates, rooms as matterRooms, serviceAnswers, works } from './matters.ts'
import type { Funding, Quote } from './matters.ts'
import { planAnswers } from './model.ts'

const person = idField('Choisissez la personne.')

export const beginForm = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('grid'), personId: person, assessedOn: dateField }),
  z.object({ intent: z.literal('pch'), personId: person, assessedOn: dateField }),
  z.object({ intent: z.literal('plan'), personId: person }),
])

const variables = [...AGGIR_VARIABLES, ...AGGIR_ILLUSTRATIVE].map(({ id }) => id)

/** One geste of the grid, or what is said of all of it. Its yes and no are read by `adverbsOf`. */
export const gridForm = z.discriminatedUnion('intent', [
  z.looseObject({
    intent: z.literal('variable'),
    variable: z.enum(variables as [string, ...string[]]),
    way: z.enum(['asTold', 'all', 'none', 'notSeen']).default('asTold'),
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

/** Name of the two answers to one adverb; `key`: `part.adverb`, or `adverb` alone where the geste has no parts. */
export const adverbField = (key: string): string => `dit-${key.replace('.', '-')}`

/** What was said of each adverb of a geste, by `part.adverb`; what was not touched is not there. */
export const adverbsOf = (typed: Readonly<Record<string, unknown>>, variable: string): Record<string, boolean> =>
  Object.fromEntries(
    adverbKeysOf(variable).flatMap((key) => {
      const said = typed[adverbField(key)]
      return said === 'oui' || said === 'non' ? [[key, said === 'oui'] as const] : []
    }),
  )

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

const matterId = optionalId
const rows = [0, 1, 2] as const
type Typed = Readonly<Record<string, unknown>>
const textAt = (typed: Typed, name: string): string => (typeof typed[name] === 'string' ? (typed[name] as string).trim().slice(0, 200) : '')

/** An amount of one of the three lines; empty is null. @throws Refused beside it. */
const centsAt = (typed: Typed, name: string): number | null => {
  const read = eurosField.safeParse(textAt(typed, name))
  if (!read.success) throw new Refused({ [name]: read.error.issues[0]?.message ?? notNegative })
  if (read.data !== null && read.data < 0) throw new Refused({ [name]: notNegative })
  return read.data
}

/** What is followed beside a plan. The three lines of quotes and of funding are read by `quotesOf` and `fundingOf`. */
export const matterForm = z.discriminatedUnion('intent', [
  z.looseObject({
    intent: z.literal('adaptation'),
    matterId,
    room: oneOf(matterRooms, 'Choisissez une pièce.'),
    need: neededText('Dites ce qui gêne, ce qu’il faudrait.', 1_000),
    works: oneOf(works).default('need'),
    words: text(1_000),
  }),
  z.object({
    intent: z.literal('homeHelp'),
    matterId,
    personId: person,
    service: neededText('Dites à quel service la demande est faite.', 200),
    askedOn: dateField,
    answer: oneOf(serviceAnswers).default('waiting'),
    answeredOn: optionalDate,
    startsOn: optionalDate,
    words: text(1_000),
  }),
  z.object({
    intent: z.literal('carer'),
    matterId,
    carerId: optionalId,
    name: text(200),
    helps: text(1_000),
    needs: manyOf(carerNeeds),
    words: text(2_000),
    alone: yesNoUnknown,
    next: text(500),
  }),
])

/** Quotes that were typed: a line without an amount and without a name is none. */
export const quotesOf = (typed: Typed): Quote[] =>
  rows.flatMap((at): Quote[] => {
    const [company, cents] = [textAt(typed, `company-${at}`), centsAt(typed, `quote-${at}`)]
    if (company === '' && cents === null) return []
    if (cents === null) throw new Refused({ [`quote-${at}`]: 'Écrivez le montant de ce devis.' })
    return [{ company, cents, on: null }]
  })

/** Funding that was typed: a line without an amount is none. */
export const fundingOf = (typed: Typed): Funding[] =>
  rows.flatMap((at): Funding[] => {
    const cents = centsAt(typed, `money-${at}`)
    if (cents === null) return []
    const funder = oneOf(HELP_FUNDERS).safeParse(textAt(typed, `funder-${at}`))
    const state = oneOf(moneyStates).safeParse(textAt(typed, `state-${at}`))
    if (!funder.success || !state.success) throw new Refused({ [`money-${at}`]: 'Dites qui paie, et où en est la demande.' })
    return [{ funder: funder.data, cents, state: state.data }]
  })
