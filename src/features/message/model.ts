import { addDays } from '#core/dates.ts'
import type { IsoDate } from '#core/dates.ts'

/**
 * What may be sent to a person about an appointment, and by which way (seeds S24, decision 4 of the field’s safety rules in docs/security.md). All pure: the hour is given, on the wall
 * of the site.
 */

export const channels = { sms: 'SMS', email: 'Courriel', letter: 'Lettre' } as const
export type Channel = keyof typeof channels

/** What a message is for. `absent`: somebody came to the door and nobody was there. */
export const purposes = {
  reminder: 'Rappel du rendez-vous',
  moved: 'Rendez-vous déplacé',
  cancelled: 'Rendez-vous annulé',
  replaced: 'Rendez-vous tenu par une ou un collègue',
  absent: 'Avis de passage',
} as const
export type Purpose = keyof typeof purposes

/** What the person herself chose, asked once and gone over again; nothing is ever sent without it. */
export type Choice = {
  channel: Channel | 'none'
  /** Hours of the day between which a message may arrive, HH:MM, the second later than the first. */
  from: string
  until: string
  /** She is protected, and asked for messages all the same: written with the day on which she said so. */
  despiteDanger: boolean
}

/** Nobody is written to before eight in the morning or after eight in the evening, whatever was chosen. */
export const earliest = '08:00'
export const latest = '20:00'

/** What stands in the way, from the plate of the household. */
export type Standing = {
  mayMessage: boolean | null
  mayWrite: boolean | null
  addressHidden: boolean
  /** The household is protected, or holds something that says danger: without her own word, nothing at all. */
  danger: boolean
}

/**
 * Why nothing is sent. `withheld` says it without saying which of several reasons: what is known of a danger must not be read from the list of messages.
 */
export type Silence = 'notAsked' | 'declined' | 'withheld' | 'tooLate'
export type Decision = { send: Channel; notBefore: { date: IsoDate; time: string } } | { silent: Silence }

/** How long before the appointment a reminder leaves, in days: a letter needs its way. */
const leadDays: Readonly<Record<Channel, number>> = { sms: 2, email: 2, letter: 8 }

/** A reminder that would arrive less than two hours before is of no use, and tells for nothing. */
const leastMinutes = 120

type Wall = { date: IsoDate; time: string }
const order = (wall: Wall): string => `${wall.date}T${wall.time}`
const minutes = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))
const later = (one: string, other: string): string => (one > other ? one : other)
const sooner = (one: string, other: string): string => (one < other ? one : other)

/** The hours in which a message may arrive: hers, within those of the house. Null when the two never meet. */
export const safeHours = ({ from, until }: Pick<Choice, 'from' | 'until'>): { from: string; until: string } | null => {
  const hours = { from: later(from, earliest), until: sooner(until, latest) }
  return hours.from < hours.until ? hours : null
}

/** The next moment at or after `wall` inside these hours; the end itself is outside. */
export const nextSafe = (wall: Wall, hours: { from: string; until: string }): Wall => {
  if (wall.time < hours.from) return { date: wall.date, time: hours.from }
  return wall.time < hours.until ? wall : { date: addDays(wall.date, 1), time: hours.from }
}

/** Whether the way that she chose is still open by the plate of today: an SMS leaves a trace on a telephone, a letter at an address. */
const open = (channel: Channel, standing: Standing): boolean =>
  channel === 'letter' ? standing.mayWrite !== false && !standing.addressHidden : standing.mayMessage !== false

/**
 * Whether and how a person is told. A danger asks for her own word (`despiteDanger`); a plate that says no wins over an older choice. `at`: the appointment; what
 * can no longer arrive two hours before it stays unsent, but for a cancellation, which still helps until it begins, and for the notice left after it.
 */
export const decide = (asked: { purpose: Purpose; choice: Choice | null; standing: Standing; at: Wall; now: Wall }): Decision => {
  const { purpose, choice, standing, at, now } = asked
  if (!choice) return { silent: standing.danger ? 'withheld' : 'notAsked' }
  if (choice.channel === 'none') return { silent: 'declined' }
  if (standing.danger && !choice.despiteDanger) return { silent: 'withheld' }
  if (!open(choice.channel, standing)) return { silent: 'withheld' }
  const hours = safeHours(choice)
  if (!hours) return { silent: 'withheld' }
  const due =
    purpose === 'reminder'
      ? { date: addDays(at.date, -leadDays[choice.channel]), time: choice.channel === 'letter' ? earliest : at.time }
      : now
  const first = order(due) > order(now) ? due : now
  // a letter is printed by a hand: no hour of the day is safer than another
  const notBefore = choice.channel === 'letter' ? first : nextSafe(first, hours)
  if (purpose === 'absent') return { send: choice.channel, notBefore }
  const slack = purpose === 'reminder' ? leastMinutes : 0
  const sameDay = notBefore.date === at.date
  const gone = notBefore.date > at.date || (sameDay && minutes(notBefore.time) + slack > minutes(at.time))
  return gone ? { silent: 'tooLate' } : { send: choice.channel, notBefore }
}

/**
 * Whether a paper may be left where she lives after a visit to nobody: whoever opens the box reads it. Only for who asked for letters, or said that one may write to her; a danger
 * asks for her own word, and a plate that says no wins.
 */
export const mayLeavePaper = (choice: Choice | null, standing: Standing): boolean => {
  if (standing.mayWrite === false || standing.addressHidden || choice?.channel === 'none') return false
  const asked = choice?.channel === 'letter'
  if (standing.danger) return asked && choice.despiteDanger
  return asked || standing.mayWrite === true
}

/** Words for who prepared the appointment. `withheld` names no reason. */
export const silenceWords: Readonly<Record<Silence, string>> = {
  notAsked: 'Rien ne part : on ne lui a pas encore demandé comment la prévenir.',
  declined: 'Rien ne part : elle ne souhaite pas de message.',
  withheld: 'Rien ne part, par prudence. Prévenez-la de vive voix, comme convenu ensemble.',
  tooLate: 'Rien ne part : un message arriverait trop tard.',
}

/** Minutes to wait before the n-th new try, `tries` from 1: 1, 5, 15, 60 minutes, then each hour. Null after a day of tries: a person must know. */
export const waitBeforeRetry = (tries: number): number | null => (tries > 26 ? null : ([1, 5, 15, 60][tries - 1] ?? 60))

/** What became of a message. `uncertain`: the line broke after the text was given over, and sending again might tell twice. */
export const outcomes = {
  waiting: 'Partira à l’heure convenue',
  sending: 'Part en ce moment',
  sent: 'Envoyé',
  uncertain: 'Peut-être parti : la ligne a été coupée. Il ne repart pas seul.',
  failed: 'N’est pas parti',
  toPrint: 'À imprimer et à poster',
  printed: 'Imprimé',
  withheld: 'Retenu par prudence',
  dropped: 'Sans objet : le rendez-vous a changé',
  said: 'Dit',
} as const
export type Outcome = keyof typeof outcomes

/** How somebody told her herself. */
export const saidHows = { voice: 'de vive voix', phone: 'au téléphone' } as const
export type SaidHow = keyof typeof saidHows

/** Why a try failed, in words; a code of the peer itself says nothing more. */
const failures: Readonly<Record<string, string>> = {
  noWay: 'N’est pas parti : ce service n’envoie rien par cette voie.',
  noAddress: 'N’est pas parti : le numéro ou l’adresse ne convient pas.',
}

/** What a line of a list says of a message. */
export const stateWords = (one: {
  outcome: Outcome
  code: string | null
  printed: boolean
  withdrawn: boolean
  saidHow?: SaidHow | null
  saidBy?: string | null
}): string => {
  if (one.outcome === 'said')
    return [outcomes.said, one.saidHow && saidHows[one.saidHow], one.saidBy && `par ${one.saidBy}`].filter(Boolean).join(' ')
  if (one.withdrawn) return 'Repris avant de partir'
  if (one.outcome === 'toPrint') return one.printed ? outcomes.printed : outcomes.toPrint
  if (one.outcome === 'failed') return failures[one.code ?? ''] ?? outcomes.failed
  if (one.outcome === 'dropped' && isSilence(one.code)) return silenceWords[one.code]
  return outcomes[one.outcome]
}
const isSilence = (code: string | null): code is Silence => code !== null && Object.hasOwn(silenceWords, code)

/** Whether nobody was told and somebody must: held back, failed, perhaps not arrived, or dropped because she was never asked, wishes none, or it was too late. */
export const isToSay = (one: { outcome: Outcome; code: string | null; withdrawn: boolean }): boolean =>
  !one.withdrawn && (['withheld', 'failed', 'uncertain'].includes(one.outcome) || (one.outcome === 'dropped' && isSilence(one.code)))
