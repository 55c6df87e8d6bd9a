import { z } from 'zod'
import { writableKinds } from '#core/compartments.ts'
import { stepDoers } from '#features/case-file/model.ts'
import { dateField, oneOf, optionalDate, optionalId, orNull, text, ticked } from '#web/form.ts'
import { files } from '#web/paper-form.ts'
import { letterTypes } from './model.ts'

const words = {
  type: oneOf(letterTypes, 'Choisissez ce que c’est.'),
  sender: text(200),
  receivedOn: dateField,
  datedOn: optionalDate,
  text: text(50_000),
  explanation: text(5_000),
  action: text(300),
}

/** A letter with the clock that it starts and who does what it asks. `clock`: id of a rule; empty: it starts none. */
export const noteForm = z.object({
  ...words,
  lies: z.enum(writableKinds, { error: 'Choisissez dans la liste.' }),
  clock: text(60),
  clockFrom: optionalDate,
  ownTitle: text(200),
  ownDue: optionalDate,
  doer: orNull(oneOf(stepDoers)),
  runId: optionalId,
  inRun: ticked,
  pages: files,
})

export const correctForm = z.object(words)
