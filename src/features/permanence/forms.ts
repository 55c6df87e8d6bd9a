import { z } from 'zod'
import { requestTopics, urgencies } from '#features/reception/model.ts'
import { oneOf, orNull, text } from '#web/form.ts'
import { contactOutcomes } from '#features/agenda/model.ts'

/** Who comes in: nothing of it is needed, so that Enter alone is an arrival. */
export const arrivalForm = z.object({
  calledName: text(200),
  topic: orNull(oneOf(requestTopics)),
  urgency: orNull(oneOf(urgencies)),
})

/** What became of a passage; « première demande » is an act of its own, which makes one. */
const { request: _, ...ends } = contactOutcomes
export const endForm = z.object({ outcome: oneOf(ends, 'Dites ce que ce passage est devenu.') })

/** An act that says everything by being done. */
export const actForm = z.object({})
