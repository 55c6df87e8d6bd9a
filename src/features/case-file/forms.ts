import { z } from 'zod'
import { compartmentLabels, writableKinds } from '#core/compartments.ts'
import type { WritableKind } from '#core/compartments.ts'
import { tenures } from '#features/household/model.ts'
import { issueDomains } from '#features/needs/model.ts'
import { channels, origins } from '#features/reception/model.ts'
import { idField, manyOf, neededText, oneOf, optionalDate, optionalId, orNull, text, ticked, timeField, yesNoUnknown } from '#web/form.ts'
import { closureReasons, pendingFates } from './model.ts'

/** Longest text of an entry, in characters: hours of interview. */
const longestText = 100_000

/** Compartments that writing may choose, as the forms name them. */
export const writableLabels = {
  general: 'Le fil',
  budget: 'Budget et dettes',
  health: 'Santé et autonomie',
  childProtection: 'Protection de l’enfance',
  violence: 'Violences et sécurité',
  justice: 'Justice',
} as const satisfies Record<WritableKind, string>

/** The part of a case file as a choice: its name and what holding it means. */
export const kindNotes: Readonly<Record<WritableKind, string>> = {
  general: `${compartmentLabels.general} : notes, démarches, rendez-vous`,
  budget: compartmentLabels.budget,
  health: compartmentLabels.health,
  childProtection: compartmentLabels.childProtection,
  violence: compartmentLabels.violence,
  justice: compartmentLabels.justice,
}

/** Kinds of entry that are written by hand; interviews have their own page. */
export const writtenKinds = {
  note: 'Note',
  call: 'Appel',
  letter: 'Courrier',
  meeting: 'Réunion',
  interview: 'Entretien',
  homeVisit: 'Visite',
} as const

const ids = z.array(z.uuid('Choisissez dans la liste.')).default([])

export const openForm = z.object({
  name: neededText('Écrivez un prénom, un nom, ou comment l’appeler.', 200),
  informed: yesNoUnknown,
  origin: oneOf(origins).default('self'),
  channel: oneOf(channels).default('onSiteWalkIn'),
  sectorId: optionalId,
  protected: ticked,
  demand: text(longestText),
  phone: text(80),
  hours: text(300),
  mayCall: yesNoUnknown,
  mayMessage: yesNoUnknown,
  addressLine: text(500),
  communeCode: text(10),
  addressHidden: ticked,
  tenure: oneOf(tenures).default('unknown'),
  requestId: optionalId,
})

/** The short form of the overview and the long one of the page: what is absent has its ordinary value. */
export const noteForm = z.object({
  text: text(longestText),
  kind: oneOf(writtenKinds).default('note'),
  title: text(200),
  date: optionalDate,
  time: z.union([z.literal('').transform(() => null), timeField]).default(null),
  minutes: z
    .string()
    .trim()
    .default('')
    .transform((typed, ctx) => {
      if (typed === '') return null
      const minutes = /^\d{1,4}$/.test(typed) ? Number(typed) : Number.NaN
      if (minutes >= 0 && minutes <= 1440) return minutes
      ctx.addIssue({ code: 'custom', message: 'Écrivez une durée en minutes, jusqu’à 1440.' })
      return z.NEVER
    }),
  present: text(500),
  compartment: oneOf(writableLabels).default('general'),
  readers: ids,
  themes: manyOf(issueDomains),
})

/** The texts of a note as corrected, open and private. */
export const entryForm = z.object({
  text: text(longestText),
  /** `EntryText.token` of what was read. */
  token: text(10_000),
  apartes: z.array(z.string().max(longestText, 'Ce texte est trop long : 100 000 caractères au plus.')).default([]),
  aparteIds: ids,
  readers: ids,
})
/** Who reads one private passage; nobody ticked takes the reading back from all. */
export const readersForm = z.object({ compartmentId: idField(), readers: ids })

export const shareForm = z.object({
  agentId: idField('Choisissez une ou un collègue.'),
  kinds: z.array(z.enum(writableKinds, { error: 'Choisissez dans la liste.' })).min(1, 'Choisissez au moins une partie du dossier.'),
  until: optionalDate,
  reason: neededText('Dites pourquoi : la personne peut le lire.', 1000),
})
export const takeBackForm = z.object({ agentId: idField() })
export const transferForm = z.object({
  toAgentId: idField('Choisissez à qui vous transmettez.'),
  note: neededText('Écrivez le relais : où en est le foyer, ce qui presse, ce que vous avez promis.', longestText),
})
export const closeForm = z.object({
  reason: oneOf(closureReasons, 'Choisissez une raison.'),
  note: text(longestText),
  fate: orNull(oneOf(pendingFates)),
  told: text(2_000),
})
export const reopenForm = z.object({ note: text(longestText) })
export const protectForm = z.object({ protected: z.enum(['oui', 'non'], { error: 'Choisissez.' }) })

/** What was typed, for the value of a field after a refusal. */
export const typed = (values: Record<string, string | string[]> | undefined, name: string): string | undefined => {
  const value = values?.[name]
  return typeof value === 'string' ? value : value?.[0]
}
export const typedList = (values: Record<string, string | string[]> | undefined, name: string): string[] | undefined => {
  const value = values?.[name]
  return value === undefined ? undefined : typeof value === 'string' ? [value] : value
}
