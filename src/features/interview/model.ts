import type { AppointmentKind, AppointmentStatus } from '#features/agenda/model.ts'
import type { CompartmentKind, WritableKind } from '#core/compartments.ts'
import type { IsoDate } from '#core/dates.ts'
import { writeDate, writeTimeInSentence } from '#core/french.ts'
import type { StepDoer } from '#features/case-file/model.ts'
import { contactIsStale } from '#features/household/model.ts'
import { parsePassages } from '#features/tidying/model.ts'

/** Words and pure functions of interviews, appointments, deadlines and next steps. */

/** What an encounter was, in the thread. An appointment may be more: `agenda/model.ts`. */
export const meetingKinds = { interview: 'Entretien', homeVisit: 'Visite à domicile', call: 'Appel' } as const
export type MeetingKind = keyof typeof meetingKinds

export { appointmentKinds, appointmentStatuses } from '#features/agenda/model.ts'
export type { AppointmentKind, AppointmentStatus } from '#features/agenda/model.ts'

export type OpenDraft = {
  id: string
  caseFileId: string
  /** Null when the household is no longer open to its author. */
  caseName: string | null
  startedAt: Date
  updatedAt: Date
}

export type AppointmentLine = {
  id: string
  caseFileId: string
  /** Null for who sees the hour and not the household. */
  caseName: string | null
  agentId: string
  agentName: string
  startsAt: Date
  endsAt: Date
  kind: AppointmentKind
  place: string
  status: AppointmentStatus
  /** Who comes along; empty when unknown or closed to the reader. */
  with: string
  /** Three lines at most, to read before the person enters. */
  essentials: string[]
  note: string
}

export type DeadlineLine = {
  id: string
  caseFileId: string
  caseName: string | null
  compartmentKind: CompartmentKind
  title: string
  note: string
  law: string | null
  dueOn: IsoDate
  /** Since when the law has stopped it; such a deadline is late on no day. Null: it runs. */
  stoppedOn: IsoDate | null
  /** The application that set it; null: none did. */
  applicationId: string | null
}

export type StepLine = {
  id: string
  caseFileId: string
  compartmentKind: CompartmentKind
  what: string
  doer: StepDoer
  dueOn: IsoDate | null
  saidOn: IsoDate
  doneAt: Date | null
}

export type SheetLine = { id: string; entryId: string; discreet: boolean; madeAt: Date; handedAt: Date | null }

/** Longest note kept, in characters. */
export const longestNote = 100_000

/**
 * « mardi 30 juin, 9 h 30, bureau 2 »: an appointment in one line; `day` already written. Empty pieces are left out.
 */
export const appointmentWords = (day: string, time: string, place: string): string =>
  [day, writeTimeInSentence(time), place].filter((text) => text !== '').join(', ')

/** What the household's known data lack, read by the useful questions. `null` for what nobody knows. */
export type Known = {
  /** Null: nobody ever asked how the person may be reached. */
  contact: { reviewedOn: IsoDate | null } | null
  demand: boolean
  /** Somebody of the household is known by more than a name. */
  composition: boolean
  nextStep: boolean
}
export type Question = {
  key: 'contact' | 'contactOld' | 'demand' | 'composition' | 'nextStep'
  text: string
  why: string
  /** A pattern (case-insensitive) whose presence in the notes says that it was talked about: the question folds. */
  folds: string
}

const contactWords = 'appel(?:er|le)|message|sms|courrier|écrire|joindre|num[ée]ro|consigne'

/**
 * At most three questions that the known data lack, the one of safety first. Never a right: only what was never asked, or was asked more
 * than three months ago.
 */
export const usefulQuestions = (known: Known, today: IsoDate): Question[] => {
  const all: (Question | false)[] = [
    known.contact === null && {
      key: 'contact',
      text: 'Peut-on l’appeler, laisser un message, lui écrire ?',
      why: 'Jamais demandé : en attendant, personne n’appelle.',
      folds: contactWords,
    },
    known.contact !== null &&
      contactIsStale(known.contact, today) && {
        key: 'contactOld',
        text: 'Les consignes de contact tiennent-elles toujours ?',
        why: known.contact.reviewedOn
          ? `Revues avec la personne le ${writeDate(known.contact.reviewedOn, today)}.`
          : 'Jamais revues avec la personne.',
        folds: contactWords,
      },
    !known.demand && {
      key: 'demand',
      text: 'Qu’attend la personne de cet accompagnement, dans ses mots ?',
      why: 'Aucune demande n’est encore écrite.',
      folds: '«[^»]{8,}»',
    },
    !known.composition && {
      key: 'composition',
      text: 'Qui vit au foyer ?',
      why: 'La composition n’est pas connue.',
      folds: 'vit (?:seule?|avec|chez)|enfants?|conjointe?|compagn|mari\\b|foyer',
    },
    !known.nextStep && {
      key: 'nextStep',
      text: 'Que fait-on d’ici la prochaine fois, et qui ?',
      why: 'Aucune étape n’attend.',
      folds: '\\b(?:je|elle|il|on|nous) [^.]{0,40}(?:rai|ra|rons|apporte|rappelle|appelle|écri[ts])\\b|avant le \\d',
    },
  ]
  return all.filter((question): question is Question => question !== false).slice(0, 3)
}

/** Whether the notes already talk about it. */
export const isAnswered = (question: Pick<Question, 'folds'>, notes: string): boolean => new RegExp(question.folds, 'iu').test(notes)

/** One piece of the notes as it will be kept: public, or a private passage with its number from 0. */
export type NotePiece = { text: string; aparte: number | null; start: number }

/** The notes cut at their private passages; blank pieces are left out. `start` is the place of `text` in the notes. */
export const notePieces = (notes: string): NotePiece[] => {
  let aparte = -1
  return parsePassages(notes)
    .filter((passage) => passage.text.trim() !== '')
    .map((passage) => {
      if (passage.private) aparte += 1
      return { text: passage.text, aparte: passage.private ? aparte : null, start: passage.start }
    })
}

/** The number (from 0) of the private passage at this place of the notes; null outside of any. */
export const aparteAt = (pieces: readonly NotePiece[], place: number): number | null =>
  pieces.find((piece) => place >= piece.start && place < piece.start + piece.text.length)?.aparte ?? null

/** Short names of the compartments, as they are chosen while tidying. */
export const shortKinds: Readonly<Record<WritableKind, string>> = {
  general: 'Le fil',
  budget: 'Budget',
  health: 'Santé',
  childProtection: 'Enfance',
  violence: 'Violences',
  justice: 'Justice',
}

/** Paragraphs of notes: a line break is one; blank ones are left out. */
export const paragraphsOf = (notes: string): string[] => notes.split('\n').filter((line) => line.trim() !== '')
