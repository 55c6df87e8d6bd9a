import { z } from 'zod'
import { isUuid } from '#core/ids.ts'
import { dateField, idField, neededText, oneOf, optionalDate, optionalId, text, ticked, timeField } from '#web/form.ts'
import type { FormState } from '#web/page.server.ts'
import { stateOf } from '#web/typed.ts'
import { saidHows } from '#features/message/model.ts'
import { appointmentKinds, cancellers, seriesKinds } from './model.ts'

/** What the pages of the agenda send. */

/** A moment chosen among those offered; empty: a day and an hour are typed. */
const slot = z
  .union([z.literal(''), z.iso.datetime({ error: 'Choisissez une heure de la liste.' })], { error: 'Choisissez une heure de la liste.' })
  .default('')
const typed = z.string({ error: 'Un texte est attendu ici.' }).default('')
const count = (least: number, most: number, sentence: string) =>
  z.coerce.number({ error: sentence }).int(sentence).min(least, sentence).max(most, sentence)
const ids = z.array(z.string().refine(isUuid, 'Choisissez dans la liste.')).max(60, 'C’est trop à la fois.').default([])

type When = { slot: string; date: string; time: string }
/** Without a moment of the list, the day and the hour are needed, each with its own sentence. */
const needsMoment = (value: When, ctx: z.RefinementCtx): void => {
  if (value.slot !== '') return
  for (const [name, field] of [
    ['date', dateField],
    ['time', timeField],
  ] as const) {
    const read = field.safeParse(value[name])
    if (!read.success) ctx.addIssue({ code: 'custom', path: [name], message: read.error.issues[0]?.message ?? '' })
  }
}
const when = { slot, date: typed, time: typed }

export const planForm = z
  .object({
    caseFileId: optionalId,
    /** Instead of a household: somebody who has no case file yet. */
    requestId: optionalId,
    /** Which persons of the household; none: all of it. */
    personIds: ids,
    ...when,
    minutes: count(5, 600, 'De cinq minutes à dix heures.').default(60),
    kind: oneOf(appointmentKinds).default('interview'),
    agentId: optionalId,
    coAgentIds: ids,
    roomId: optionalId,
    travel: count(0, 240, 'Quatre heures de route au plus.').default(0),
    place: text(200),
    with: text(200),
    note: text(2_000),
    access: text(500),
    /** Where it is made from, and where one goes back to. */
    back: z.enum(['agenda', 'dossier', 'demande']).default('agenda'),
  })
  .superRefine(needsMoment)
  .superRefine(({ caseFileId, requestId }, ctx) => {
    if (!caseFileId && !requestId)
      ctx.addIssue({ code: 'custom', path: ['caseFileId'], message: 'Choisissez un foyer, ou une première demande.' })
    if (caseFileId && requestId)
      ctx.addIssue({ code: 'custom', path: ['requestId'], message: 'Un foyer ou une première demande : laissez l’un des deux vide.' })
  })

const sayable = { held: '', noShow: '', planned: '' } as const
export const sayForm = z.object({ appointmentId: idField(), status: oneOf(sayable) })

const said = z.union([z.literal(''), oneOf(saidHows)]).default('')
const asker = oneOf(cancellers, 'Dites qui le demande.').default('person')
export const appointmentForm = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('dire'), status: oneOf(sayable) }),
  z.object({
    intent: z.literal('changer'),
    personIds: ids,
    editPlace: text(200),
    editWith: text(200),
    editNote: text(2_000),
    editAccess: text(500),
  }),
  z.object({ intent: z.literal('dit'), how: oneOf(saidHows, 'Dites comment vous le lui avez dit.') }),
  // two forms of one page: no two fields of one name
  z.object({ intent: z.literal('annuler'), cancelBy: asker, cancelReason: text(300), cancelTell: ticked, cancelSaid: said }),
  z
    .object({ intent: z.literal('deplacer'), ...when, moveBy: asker, moveReason: text(300), moveTell: ticked, moveSaid: said })
    .superRefine(needsMoment),
])

export const absenceForm = z.object({ agentId: optionalId, fromOn: dateField, untilOn: dateField })
export const backForm = z.object({ eventId: idField() })
/** `slot-<id>` where an appointment goes, `tell-<id>` whether its person is told. */
export const moveForm = z.looseObject({ by: z.literal('service').default('service') })
export const tellForm = z.object({ told: ids })
export const replaceForm = z.object({
  absentId: idField('Dites qui est absent.'),
  byId: idField('Dites qui remplace.'),
  replaceFrom: dateField,
  replaceUntil: dateField,
  reason: neededText('Écrivez pourquoi : la raison est montrée à la personne remplacée et au journal.', 500).refine(
    (words) => words.length >= 3,
    'Quelques mots suffisent, mais il en faut.',
  ),
  what: z.array(z.enum(['appointments', 'permanences'], { error: 'Choisissez dans la liste.' })).default([]),
})

export const repeats = {
  no: 'Une seule fois',
  weekly: 'Chaque semaine',
  fortnightly: 'Une semaine sur deux',
  monthly: 'Chaque mois, le même jour',
  lastDay: 'Le dernier jour du mois',
} as const
export type Repeat = keyof typeof repeats
export const timeForm = z.object({
  kind: oneOf(Object.fromEntries(seriesKinds.map((kind) => [kind, ''])) as Record<(typeof seriesKinds)[number], ''>),
  date: dateField,
  time: timeField,
  until: timeField,
  place: text(200),
  repeat: oneOf(repeats).default('no'),
  lastOn: optionalDate,
})
export const endForm = z.object({ seriesId: idField() })

export const roomForm = z.object({
  siteId: idField('Choisissez un site.'),
  roomName: neededText('Écrivez le nom de la salle.', 80),
  capacity: count(1, 500, 'Écrivez combien de personnes tiennent dans la salle, de 1 à 500.'),
  accessible: ticked,
})
const weekdayNumbers = { 1: '', 2: '', 3: '', 4: '', 5: '', 6: '', 7: '' } as const
export const openingForm = z.object({
  siteId: idField('Choisissez un site.'),
  weekday: oneOf(weekdayNumbers).transform(Number),
  opens: timeField,
  closes: timeField,
  openingFrom: dateField,
})
export const closureForm = z.object({
  siteId: idField('Choisissez un site.'),
  closedFrom: dateField,
  closedUntil: dateField,
  closureName: neededText('Écrivez pourquoi le site est fermé, en quelques mots.', 120),
})
export const endRoomForm = z.object({ siteId: idField(), roomId: idField() })
export const endOpeningForm = z.object({ siteId: idField(), openingId: idField() })

/** The answer to the first form of a page, and to what said of no form which it was: that one is read by default. */
export const firstState = (state: FormState | undefined, intent: string): FormState | undefined =>
  stateOf(state, intent) ?? (state && !state.values['intent'] ? state : undefined)
