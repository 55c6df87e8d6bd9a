import { z } from 'zod'
import { AGGIR_ADVERBS, AGGIR_ILLUSTRATIVE, AGGIR_VARIABLES } from '#rules/autonomy/aggir-tables.ts'
import { DEBT_KINDS } from '#rules/budget/debts.ts'
import { LINE_KINDS } from '#rules/budget/kinds.ts'
import { PERIODS } from '#rules/budget/smoothing.ts'
import type { BudgetPeriod } from '#rules/budget/smoothing.ts'
import { idField, ticked } from '#web/form.ts'
import { housingLevels, housingSections, wordKinds } from './model.ts'
import type { Observation } from './model.ts'

const keys = <K extends string>(labels: Readonly<Record<K, unknown>>) => z.enum(Object.keys(labels) as [K, ...K[]])
const words = z.string().max(20_000)
/** Null: it exists and nobody knows how much. */
const cents = z.int().min(0).max(1_000_000_000).nullable()
/** The variables and their parts, as the grid has them. */
const variables = new Map<string, readonly string[]>(
  [...AGGIR_VARIABLES, ...AGGIR_ILLUSTRATIVE].map(({ id, parts }) => [id, parts.map((part) => part.id)]),
)
const checks = housingSections.flatMap((section) => section.checks.map(({ id }) => id))

const told = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('words'), of: keys(wordKinds), text: words, personId: z.uuid().nullish() }),
  z.object({
    kind: z.literal('fact'),
    path: z.string().regex(/^[\w.-]{1,200}$/),
    label: z.string().max(300),
    value: z.number().min(-1_000).max(1_000_000_000).nullable(),
    unit: z.enum(['cents', 'yesNo', 'number', 'text']),
    text: z.string().max(200).optional(),
    says: z.string().max(300).optional(),
  }),
  z.object({
    kind: z.literal('money'),
    of: z.enum(LINE_KINDS),
    label: z.string().max(200),
    cents,
    period: z.enum(Object.keys(PERIODS) as [BudgetPeriod, ...BudgetPeriod[]]),
    about: z.boolean(),
    instead: z.uuid().nullable(),
    inLedger: z.boolean(),
    personId: z.uuid().nullable(),
  }),
  z.object({ kind: z.literal('debt'), of: keys(DEBT_KINDS), label: z.string().max(200), due: cents, monthly: cents, about: z.boolean() }),
  z
    .object({
      kind: z.literal('aggir'),
      personId: z.uuid(),
      variable: z.string(),
      part: z.string().nullable(),
      adverbs: z.partialRecord(keys(AGGIR_ADVERBS), z.boolean()),
      words,
      begun: z.object({ id: z.uuid(), answers: z.record(z.string().max(100), z.string().max(500)) }).optional(),
    })
    .refine(({ variable, part }) => {
      const parts = variables.get(variable)
      return parts !== undefined && (part === null ? parts.length === 0 : parts.includes(part))
    }),
  z.object({ kind: z.literal('housing'), check: z.enum(checks), level: keys(housingLevels).nullable(), words }),
  z.object({
    kind: z.literal('sketch'),
    title: z.string().max(100),
    strokes: z.array(z.array(z.int().min(0).max(1_000)).max(20_000)).max(2_000),
  }),
  // a JPEG of the canvas, in base64: it begins with FF D8 FF
  z.object({
    kind: z.literal('photo'),
    title: z.string().max(100),
    jpeg: z
      .string()
      .max(2_800_000)
      .regex(/^\/9j\/[\w+/]*=*$/),
  }),
])

const observation: z.ZodType<Observation> = z.object({
  id: z.uuid(),
  place: z.string().regex(/^[\w:.-]{1,300}$/),
  at: z.int().min(0).max(10_000_000_000_000),
  told: told.nullable(),
})

const unreadable = 'Ce qui est arrivé de la tablette ne se lit pas. Rien n’est gardé ici : la tablette le garde encore.'

/** Gestures of a visit, as the tablet sends them: JSON in one field. `all`: nothing more is to come, and all of it can be filed. */
export const sendForm = z.object({
  gestures: z
    .string({ error: unreadable })
    .transform((typed, ctx): unknown => {
      try {
        return JSON.parse(typed)
      } catch {
        ctx.addIssue({ code: 'custom', message: unreadable })
        return z.NEVER
      }
    })
    .pipe(z.array(observation, { error: unreadable }).max(5_000, unreadable)),
  all: ticked,
  /** The home visit that the copy was prepared for; empty: none. */
  appointmentId: z.union([z.uuid(), z.literal('')], { error: unreadable }).default(''),
})
/** Longest field of such a sending, in characters: one photograph and a little more; the whole body stays under what the server reads. */
export const SENT_AT_MOST = 3_400_000

/** `token`: 256 bits that the device drew, by which it asks later, without a session, whether it may keep the copy. */
export const takeForm = z.object({
  token: z.string().regex(/^[0-9a-f]{64}$/, 'Rechargez la page, puis recommencez.'),
  protectedToo: ticked,
  /** Ids of the notes that go along, with commas; empty: none; not said: the last three. */
  notes: z
    .string()
    .regex(/^[0-9a-f,-]*$/, 'Rechargez la page, puis recommencez.')
    .optional()
    .transform((ids) => ids?.split(',').filter(Boolean)),
})

export const returnedForm = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('ranger') }),
  z.object({ intent: z.literal('ecarter'), observationId: idField('Choisissez ce que vous écartez.') }),
])

export const endForm = z.object({ packId: idField('Choisissez une copie.') })
