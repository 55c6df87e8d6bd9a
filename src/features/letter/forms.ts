import { z } from 'zod'
import { writableKinds } from '#core/compartments.ts'
import { stepDoers } from '#features/case-file/model.ts'
import { dateField, oneOf, optionalDate, optionalId, orNull, text, ticked } from '#web/form.ts'
import { letterTypes } from './model.ts'
import { PAGE_LIMITS } from './scan.ts'

const words = {
  type: oneOf(letterTypes, 'Choisissez ce que c’est.'),
  sender: text(200),
  receivedOn: dateField,
  datedOn: optionalDate,
  text: text(50_000),
  explanation: text(5_000),
  action: text(300),
}

/** Files as they came; what they are is told by their bytes (`readScan`). */
const files = z.array(z.instanceof(Uint8Array)).default([])
/** The field of the files, for `submit`. */
export const takesPages = { uploads: { pages: { most: PAGE_LIMITS.file, count: PAGE_LIMITS.sending } } } as const

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

/** More pages, or one that is taken out. */
export const pagesForm = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('add'), pages: files }),
  z.object({ intent: z.literal('remove'), pageId: z.uuid() }),
])
