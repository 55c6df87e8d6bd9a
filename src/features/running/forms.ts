import { z } from 'zod'
import { isUuid } from '#core/ids.ts'
import { dateField, neededText, optionalId, orNull, text } from '#web/form.ts'

const notRead = 'Cette ligne n’a pas été comprise. Rechargez la page.'

/** A ticked line: a deadline, or a step with its household. */
const line = z.string().transform((typed, ctx): { id: string; caseFileId: string | null } => {
  const [id = '', caseFileId = null] = typed.split(' ')
  if (isUuid(id) && (caseFileId === null || isUuid(caseFileId))) return { id, caseFileId }
  ctx.addIssue({ code: 'custom', message: notRead })
  return z.NEVER
})
const lines = z.array(line, { error: notRead }).max(500, 'Cochez moins de lignes à la fois.').default([])

/** Several lines at once: the three buttons of one form. What the others need is not asked. */
export const batchForm = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('done'), lines }),
  z.object({
    intent: z.literal('postpone'),
    lines,
    to: dateField,
    reason: neededText('Dites pourquoi, en quelques mots.', 500),
  }),
  z.object({ intent: z.literal('handOver'), lines, agentId: optionalId, why: text(500) }),
])

const why = neededText('Dites pourquoi, en quelques mots.', 500)
export const deadlineForm = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('move'), to: dateField, moveReason: why }),
  z.object({ intent: z.literal('stop'), from: dateField, by: orNull(z.string().max(60)), stopReason: why }),
  z.object({ intent: z.literal('resume'), until: dateField, resumeReason: text(500) }),
  z.object({ intent: z.literal('handOver'), agentId: optionalId, handReason: text(500) }),
  z.object({ intent: z.literal('done') }),
  z.object({ intent: z.literal('drop'), dropReason: neededText('Dites pourquoi elle est abandonnée, en quelques mots.', 500) }),
])
