import { z } from 'zod'
import { writableKinds } from '#core/compartments.ts'
import { stepDoers } from '#features/case-file/model.ts'
import { outcomes } from '#features/needs/model.ts'
import { dateField, idField, neededText, oneOf, optionalDate, optionalId, text, ticked } from '#web/form.ts'
import { files } from '#web/paper-form.ts'
import { agreeings, answers, endReasons, goings, sides } from './model.ts'
import type { ProjectEventBody } from './model.ts'
import { readStrokes } from './signature.ts'

export const beginForm = z.object({
  title: neededText('Donnez-lui un nom, en quelques mots.', 120),
  lies: z.enum(writableKinds, { error: 'Choisissez dans la liste.' }).default('general'),
  begunOn: dateField,
})

const words = text(5_000)
const list = z
  .array(z.string({ error: 'Un texte est attendu ici.' }).max(2_000, 'Ce texte est trop long : 2 000 caractères au plus.'))
  .max(100, 'Il y a trop de lignes.')
  .default([])
/** Objectives, one value of each list for one objective, in order; those of which nothing was said are left out. */
const results = { objective: list, outcome: list, result: list }
const isOutcome = (word: string): word is keyof typeof outcomes => Object.hasOwn(outcomes, word)

/** What became of each objective, from the lists of a form. */
export const resultsOf = (value: {
  objective: string[]
  outcome: string[]
  result: string[]
}): Extract<ProjectEventBody, { kind: 'ended' }>['results'] =>
  value.objective.flatMap((objective, at) => {
    const outcome = value.outcome[at] ?? ''
    return isOutcome(outcome) ? [{ objective, outcome, words: (value.result[at] ?? '').trim() }] : []
  })

/** One form for each thing that is said of a project; the names are those of the address (`?faire=`). */
export const projectForm = z.discriminatedUnion(
  'intent',
  [
    z.object({
      intent: z.literal('comprendre'),
      day: dateField,
      herView: words,
      strengths: words,
      obstacles: words,
      hypotheses: words,
      priorities: words,
    }),
    z.object({
      intent: z.literal('possibilite'),
      option: optionalId,
      title: neededText('Dites laquelle, en quelques mots.', 120),
      gives: text(1_000),
      asks: text(1_000),
      delay: text(300),
      risks: text(1_000),
      again: ticked,
    }),
    z.object({ intent: z.literal('possibilite-retirer'), line: idField() }),
    z.object({ intent: z.literal('proposer'), option: idField('Choisissez ce qui est proposé.'), words }),
    z.object({
      intent: z.literal('choix'),
      day: dateField,
      answer: oneOf(answers, 'Dites ce qu’elle a répondu.'),
      option: optionalId,
      words,
      comeBackOn: optionalDate,
    }),
    z.object({ intent: z.literal('objectif'), objective: optionalId, words: text(2_000), statement: optionalId, again: ticked }),
    z.object({ intent: z.literal('objectif-retirer'), line: idField() }),
    z.object({
      intent: z.literal('etape'),
      what: neededText('Dites ce qui est à faire, en quelques mots.', 300),
      doer: oneOf(stepDoers, 'Dites qui le fait.'),
      dueOn: optionalDate,
      objective: optionalId,
      again: ticked,
    }),
    z.object({ intent: z.literal('etape-faite'), line: idField() }),
    z.object({ intent: z.literal('etape-reprise'), line: idField() }),
    z.object({ intent: z.literal('etape-abandonnee'), line: idField() }),
    z.object({
      intent: z.literal('engagement'),
      commitment: optionalId,
      side: oneOf(sides, 'Dites qui s’engage.'),
      words: neededText('Écrivez l’engagement, en quelques mots.', 500),
      again: ticked,
    }),
    z.object({ intent: z.literal('engagement-retirer'), line: idField() }),
    z.object({ intent: z.literal('date'), on: optionalDate }),
    z.object({
      intent: z.literal('point'),
      day: dateField,
      ...results,
      herView: words,
      ourView: words,
      goesOn: oneOf(goings, 'Dites ce qui suit.'),
      next: optionalDate,
    }),
    z.object({
      intent: z.literal('fin'),
      day: dateField,
      why: oneOf(endReasons, 'Dites pourquoi le projet finit.'),
      done: words,
      ...results,
      herView: words,
      relay: text(1_000),
    }),
  ],
  { error: 'Choisissez ce que vous voulez écrire.' },
)
export type ProjectValue = z.infer<typeof projectForm>

export const agreeForm = z.object({
  how: oneOf(agreeings, 'Dites comment l’accord est donné.'),
  who: neededText('Écrivez qui donne son accord, comme elle veut être nommée.', 120),
  agreedOn: dateField,
  reviewOn: optionalDate,
  seen: text(200),
  pages: files,
  strokes: z
    .string({ error: 'Un texte est attendu ici.' })
    .default('')
    .transform((typed, ctx) => {
      const strokes = readStrokes(typed)
      if (strokes) return strokes
      ctx.addIssue({ code: 'custom', message: 'La signature n’a pas pu être lue. Signez à nouveau, ou choisissez « sur papier ».' })
      return z.NEVER
    }),
})
