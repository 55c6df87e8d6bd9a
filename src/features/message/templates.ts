import type { IsoDate } from '#core/dates.ts'
import { noBreak, writeDay, writeTimeInSentence } from '#core/french.ts'
import type { Channel, Purpose } from './model.ts'

/**
 * The words that leave the house. They name nobody, no service, no place, no motive and no number: whoever reads over a shoulder learns that somebody has an
 * appointment. One text for each purpose, the same for all persons, so that no wording tells of a danger.
 */
export type Told = {
  purpose: Purpose
  at: { date: IsoDate; time: string }
  /** The new hour, for `moved`; absent while it is not known. */
  next?: { date: IsoDate; time: string }
  today: IsoDate
}

export type Text = { subject: string; text: string }

const moment = (wall: { date: IsoDate; time: string }, today: IsoDate): string =>
  `${writeDay(wall.date, today)} à${noBreak}${writeTimeInSentence(wall.time)}`

const sentence = ({ purpose, at, next, today }: Told): string => {
  const when = moment(at, today)
  switch (purpose) {
    case 'reminder':
      return `Rappel${noBreak}: rendez-vous le ${when}.`
    case 'moved':
      return next
        ? `Le rendez-vous du ${when} est déplacé au ${moment(next, today)}.`
        : `Le rendez-vous du ${when} est déplacé. La nouvelle date suivra.`
    case 'cancelled':
      return `Le rendez-vous du ${when} est annulé.`
    case 'replaced':
      return `Le rendez-vous du ${when} est maintenu, avec une autre personne.`
    case 'absent':
      return `Passage du ${when}${noBreak}: personne n’était là. Un autre moment sera proposé.`
  }
}

/** SMS and e-mail have plain spaces: many telephones print a no-break space as a sign, and an SMS with one letter outside its alphabet costs and holds half as much. */
const plain = (text: string): string => text.replaceAll(/[\u00A0\u202F]/g, ' ')
/** What the 7-bit alphabet of SMS has not, and what stands for it. */
const outsideSms: Readonly<Record<string, string>> = { '’': "'", '«': '"', '»': '"', û: 'u', ê: 'e', â: 'a', î: 'i', ô: 'o', ç: 'c' }
const forSms = (text: string): string => plain(text).replaceAll(/[’«»ûêâîôç]/g, (letter) => outsideSms[letter] ?? letter)

/** The whole text for a channel. A letter keeps its typography: it is printed by us. */
export const compose = (channel: Channel, told: Told): Text => {
  const text = sentence(told)
  if (channel === 'sms') return { subject: '', text: forSms(text) }
  if (channel === 'email') return { subject: 'Rendez-vous', text: `${plain(text)}\n\nMerci de ne pas répondre à ce message.\n` }
  return { subject: 'Votre rendez-vous', text }
}
