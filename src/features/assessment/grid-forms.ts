import { z } from 'zod'
import { writableKinds } from '#core/compartments.ts'
import { ABOUT, QUESTION_KINDS } from '#rules/instruments/instrument.ts'
import { neededText, oneOf, text } from '#web/form.ts'
import { answers } from './forms.ts'

/** What stands on its own line counts as one. */
const lines = (most: number) =>
  text(10_000)
    .transform((typed) =>
      typed
        .split('\n')
        .map((one) => one.trim())
        .filter((one) => one !== ''),
    )
    .refine((all) => all.length <= most, `${most} lignes au plus.`)

/** « Souvent = 2 » a line: a label and its points, in hundredths. */
const pointLines = text(10_000).transform((typed, ctx) => {
  const points: Record<string, number> = {}
  for (const line of typed
    .split('\n')
    .map((one) => one.trim())
    .filter(Boolean)) {
    const parts = /^(.*\S)\s*=\s*([-−]?\d{1,6}(?:[.,]\d{1,2})?)$/.exec(line)
    if (!parts) {
      ctx.addIssue({
        code: 'custom',
        message: `« ${line.slice(0, 80)} » n’est pas lisible. Écrivez la réponse, un signe égal, les points : « Souvent = 2 ».`,
      })
      return z.NEVER
    }
    points[parts[1] ?? ''] = Math.round(Number((parts[2] ?? '').replace('−', '-').replace(',', '.')) * 100)
  }
  return points
})

const head = {
  title: neededText('Donnez un nom à la grille.', 200),
  summary: text(1_000),
  compartment: z.enum(writableKinds, { error: 'Choisissez la partie du dossier.' }),
  about: oneOf(ABOUT, 'Dites de qui elle parle.'),
  warnings: lines(10),
  source: text(1_000),
}
export const gridHeadForm = z.object(head)
export const gridActForm = z.object({})

/** Answers to all the questions of a grid that is tried: names are those of its questions. */
export const gridTrialForm = z.record(z.string(), answers)

const whole = (least: number, most: number) =>
  z
    .string()
    .trim()
    .default('')
    .transform((typed, ctx) => {
      const value = typed === '' ? least : Number(typed)
      if (Number.isInteger(value) && value >= -100 && value <= most) return value
      ctx.addIssue({ code: 'custom', message: `Écrivez un nombre entier, ${most} au plus.` })
      return z.NEVER
    })

/** One gesture on a grid. */
export const gridForm = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('head'), ...head }),
  z.object({
    intent: z.literal('section'),
    sectionId: text(60),
    sectionTitle: neededText('Donnez un nom à cette partie.', 200),
    sectionHelp: text(1_000),
  }),
  z.object({
    intent: z.literal('question'),
    section: text(60),
    questionId: text(60),
    ask: neededText('Écrivez la question.', 500),
    help: text(1_000),
    kind: oneOf(QUESTION_KINDS),
    options: lines(30),
    scaleFrom: whole(0, 100),
    scaleTo: whole(4, 100),
    lowest: text(100),
    highest: text(100),
    unit: text(40),
    /** `question:answer`; empty: always asked. */
    when: text(130),
    points: pointLines,
  }),
  z.object({ intent: z.literal('move'), id: text(60), by: oneOf({ up: '', down: '' }) }),
  z.object({ intent: z.literal('remove'), id: text(60) }),
  z.object({ intent: z.literal('result'), result: oneOf({ none: '', weights: '', choice: '' }), outcome: text(60), bands: pointLines }),
])
export type GridValue = z.infer<typeof gridForm>
export type QuestionValue = Extract<GridValue, { intent: 'question' }>
