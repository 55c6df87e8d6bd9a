import { z } from 'zod'
import { idField, manyOf, neededText, oneOf, optionalId, text, yesNoUnknown } from '#web/form.ts'
import { addressCases, beenHereAnswers, channels, origins, requestTopics, unmetReasons, urgencies } from './model.ts'

/** One of these values, or nothing: an answer that nobody gave is no answer. */
const optionalOneOf = <K extends string>(labels: Readonly<Record<K, unknown>>) =>
  z.union([z.literal('').transform((): K | null => null), oneOf(labels)]).default(null)

/** What is typed at the counter. Nothing of it is needed by the form; the act says itself what it lacks. */
export const firstRequestForm = z.object({
  act: z.enum(['record', 'noTrace']).catch('record').default('record'),
  calledName: text(200),
  words: text(),
  topics: manyOf(requestTopics),
  addressLine: text(300),
  addressCase: optionalOneOf(addressCases),
  /** The commune chosen among those of a shared postal code. */
  commune: z
    .string()
    .regex(/^(?:\d[\dAB]\d{3})?$/, 'Choisissez dans la liste.')
    .default(''),
  /** The sector, or the team, chosen by hand. */
  sector: optionalId,
  /** The sector that the screen proposed from the address, and that was in sight when the form was sent. */
  sectorSeen: z.uuid().nullable().catch(null).default(null),
  phone: text(60),
  preferredTime: text(200),
  mayCall: yesNoUnknown,
  mayMessage: yesNoUnknown,
  urgency: optionalOneOf(urgencies),
  channel: oneOf(channels).default('onSiteWalkIn'),
  origin: oneOf(origins).default('self'),
  agreed: yesNoUnknown,
  beenHere: optionalOneOf(beenHereAnswers),
})

/** The address alone, looked up while it is typed. It is sent in the body: an address never stands in a URL, nor in a log. */
export const sectorForm = z.object({ addressLine: text(300), commune: firstRequestForm.shape.commune })

export const takeForm = z.object({})
export const proposeForm = z.object({ to: idField('Choisissez une ou un collègue.') })
export const answerForm = z.object({
  answer: neededText('Écrivez l’information donnée : la demande se ferme avec elle.', 20_000),
  unmetReason: optionalOneOf(unmetReasons),
})
export const attachForm = z.object({ caseFileId: idField('Choisissez un foyer.') })
export const matchForm = z.object({ answer: z.enum(['same', 'other'], { error: 'Dites si c’est la même personne.' }) })
