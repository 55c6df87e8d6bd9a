import { z } from 'zod'
import { isUuid } from '#core/ids.ts'
import { stepDoers } from '#features/case-file/model.ts'
import { dateField, idField, neededText, oneOf, optionalDate, optionalId, text, timeField } from '#web/form.ts'
import { appointmentKinds, appointmentStatuses, longestNote, meetingKinds } from './model.ts'

const idList = z.array(z.string().refine(isUuid, 'Choisissez dans la liste.')).default([])

const revision = z.coerce.number({ error: 'Rechargez la page : sa version n’a pas été transmise.' }).int().min(0)

/** The quiet page, kept by the button or by itself. `shown` and `done`: steps of the margin, and those that are ticked. */
export const pageForm = z.object({
  // not trimmed: a space at the end of a paragraph is being typed
  text: z
    .string({ error: 'Un texte est attendu ici.' })
    .max(
      longestNote,
      `Ce texte est trop long : ${longestNote.toLocaleString('fr-FR')} caractères au plus. Rangez cette page et continuez sur une autre.`,
    )
    .default(''),
  revision,
  shown: idList,
  done: idList,
  intent: z.enum(['garder', 'ranger', 'deux']).default('garder'),
})

export const startForm = z.object({ appointmentId: optionalId })

/** A length in minutes, as chosen or typed; empty is null. */
export const minutesField = z.union([
  z.literal('').transform((): number | null => null),
  z.coerce
    .number({ error: 'Écrivez la durée en minutes, comme 45.' })
    .int('Écrivez la durée en minutes entières.')
    .min(5, 'Cinq minutes au moins.')
    .max(600, 'Dix heures au plus.'),
])

export const appointmentForm = z.object({
  date: dateField,
  time: timeField,
  minutes: minutesField.default(60),
  kind: oneOf(appointmentKinds).default('interview'),
  place: text(200),
  with: text(200),
  note: text(2_000),
})
const { moved: _moved, ...sayable } = appointmentStatuses
export const appointmentStatusForm = z.object({ appointmentId: idField(), status: oneOf(sayable) })
/** The page of appointments holds two forms: a new one, and what became of one. */
export const appointmentsForm = z.discriminatedUnion('intent', [
  appointmentForm.extend({ intent: z.literal('poser') }),
  appointmentStatusForm.extend({ intent: z.literal('dire') }),
])

export const deadlineForm = z.object({
  title: neededText('Dites ce qui est attendu, en quelques mots.', 200),
  dueOn: dateField,
  law: text(200),
  note: text(2_000),
})
export const stepForm = z.object({
  what: neededText('Dites ce qui est à faire, en quelques mots.', 300),
  doer: oneOf(stepDoers, 'Dites qui le fait.').default('worker'),
  dueOn: optionalDate,
})
export const stepsForm = z.discriminatedUnion('intent', [
  deadlineForm.extend({ intent: z.literal('echeance') }),
  stepForm.extend({ intent: z.literal('etape') }),
  z.object({ intent: z.literal('echeance-faite'), deadlineId: idField() }),
  z.looseObject({ intent: z.literal('echeance-abandonnee'), deadlineId: idField() }),
  z.object({ intent: z.literal('etape-faite'), stepId: idField() }),
  z.object({ intent: z.literal('etape-abandonnee'), stepId: idField() }),
])

/** What stands once on the page of tidying; what stands once for each proposal is read by `tidy-form.ts`. */
export const tidyForm = z.looseObject({
  revision,
  kind: oneOf(meetingKinds).default('interview'),
  date: dateField,
  time: timeField,
  minutes: minutesField.default(null),
  present: text(300),
  compartment: z
    .enum(['general', 'budget', 'health', 'childProtection', 'violence', 'justice'], { error: 'Choisissez dans la liste.' })
    .default('general'),
  keep: z.array(z.string()).default([]),
  themes: z.array(z.string()).default([]),
})
