import { addDays, addMonths, dayNumber } from '#core/dates.ts'
import type { IsoDate } from '#core/dates.ts'
import { writeAgo, writeCount, writeDay, writeNearDay, writeTime, writeTimeInSentence } from '#core/french.ts'
import type { ContactFlags } from '#features/household/model.ts'
import type { AppointmentKind, AppointmentStatus } from '#features/interview/model.ts'
import { requestTopics } from '#features/reception/model.ts'
import type { RequestTopic, Urgency } from '#features/reception/model.ts'

/** What « Ma journée » says and in which order; all pure, times already on the wall of the site. */

/** Deadlines are shown as far as this, in days: the frieze of eight weeks. */
export const horizonDays = 56
/** Lines of a list before « d’autres suivent »: one reads a day without scrolling. */
export const mostDeadlines = 12
/** News of rights before « d’autres suivent ». */
export const mostRights = 6
/** Lines of each reminder. */
export const mostReminders = 6
/** Contact rules are gone over again with the person after three months (D20). */
export const reviewedBefore = (today: IsoDate): IsoDate => addMonths(today, -3)
/** A page that was last written before this day warns its author: it has waited for thirty days (decision 13). */
export const draftsWarnedBefore = (today: IsoDate): IsoDate => addDays(today, -30)

/** A household that a line speaks of; `flags` is its danger, which goes wherever its name goes. */
export type Named = { caseFileId: string; name: string | null; flags?: ContactFlags | null }

/** An appointment of today. Times are HH:MM. */
export type DayAppointment = Named & {
  id: string
  from: string
  until: string
  kind: AppointmentKind
  status: AppointmentStatus
  place: string
  /** Who comes along. */
  with: string
  note: string
  essentials: readonly string[]
  /** Page of the same household begun today and not tidied. */
  draftId: string | null
  flags: ContactFlags | null
  /** Somebody who has no case file yet: her first request. */
  request?: { id: string; calledName: string }
  /** The colleague whom one accompanies to a household that is not one's own. */
  accompanies?: string
}

export type AgendaLine =
  | { kind: 'appointment'; state: 'past' | 'next' | 'later'; appointment: DayAppointment }
  | { kind: 'now'; time: string }
  | { kind: 'pause'; from: string; until: string }

const minutes = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))
const clock = (at: number): string => `${String(Math.floor(at / 60)).padStart(2, '0')}:${String(at % 60).padStart(2, '0')}`

const noonBegins = minutes('12:00')
const noonEnds = minutes('14:00')
const shortestPause = 45

/** The hour of midday in which nothing stands: the longest free time between 12 h and 14 h, when it makes 45 minutes; null otherwise. */
export const middayPause = (appointments: readonly { from: string; until: string }[]): { from: string; until: string } | null => {
  let [free, best] = [noonBegins, { from: 0, until: 0 }]
  for (const one of [...appointments, { from: clock(noonEnds), until: clock(noonEnds) }].toSorted((a, b) => a.from.localeCompare(b.from))) {
    const end = Math.min(minutes(one.from), noonEnds)
    if (end - free > best.until - best.from) best = { from: free, until: end }
    free = Math.max(free, minutes(one.until))
  }
  return best.until - best.from >= shortestPause ? { from: clock(best.from), until: clock(best.until) } : null
}

/** Behind the worker: past its hour, no more planned, or begun with a page that waits to be tidied, which says that it was held. */
export const isOver = (one: Pick<DayAppointment, 'from' | 'until' | 'status' | 'draftId'>, now: string): boolean =>
  one.until <= now || one.status !== 'planned' || (one.from <= now && one.draftId !== null)

/**
 * The day in order of time with the line « now » and the pause. What is over is past; the first that is not over, and still planned, is
 * next and opens by itself. Cancelled ones are left out. A pause stands between appointments only.
 */
export const arrangeAgenda = (all: readonly DayAppointment[], now: string): AgendaLine[] => {
  const kept = all.filter((one) => one.status !== 'cancelled').toSorted((a, b) => a.from.localeCompare(b.from) || a.id.localeCompare(b.id))
  if (kept.length === 0) return []
  const over = (one: DayAppointment): boolean => isOver(one, now)
  const next = kept.find((one) => !over(one))
  const lines: { at: string; line: AgendaLine }[] = kept.map((one) => ({
    at: one.from,
    line: { kind: 'appointment', state: one === next ? 'next' : over(one) ? 'past' : 'later', appointment: one },
  }))
  const pause = middayPause(kept)
  const [first, last] = [kept[0], kept.at(-1)]
  if (pause && first && last && first.from < pause.from && last.from >= pause.until)
    lines.push({ at: pause.from, line: { kind: 'pause', ...pause } })
  // a pause begins when an appointment ends: before the next, which may begin at the same minute
  const sorted = lines.toSorted((a, b) => a.at.localeCompare(b.at) || Number(b.line.kind === 'pause') - Number(a.line.kind === 'pause'))
  // « now » stands above what is not over: the one who sits there, or the one who comes
  const at = sorted.findIndex(({ at: begins, line }) => (line.kind === 'appointment' ? line.state !== 'past' : begins >= now))
  const place = at < 0 ? sorted.length : at
  const printed = sorted.map(({ line }) => line)
  return [...printed.slice(0, place), { kind: 'now', time: now }, ...printed.slice(place)]
}

const counted = (n: number, one: string, many: string, feminine = false): string | false =>
  n > 0 && `${writeCount(n, feminine)} ${n > 1 ? many : one}`

/** « 9 h 12 · deux entretiens, une visite, trois demandes qui attendent »; « rien de posé » for an empty day. */
export const daySentence = (
  now: string,
  appointments: readonly { kind: AppointmentKind; status: AppointmentStatus }[],
  waiting: number,
): string => {
  const of = (kind: AppointmentKind): number => appointments.filter((one) => one.kind === kind && one.status !== 'cancelled').length
  const parts = [
    counted(of('interview'), 'entretien', 'entretiens'),
    counted(of('homeVisit'), 'visite', 'visites', true),
    counted(of('call'), 'appel', 'appels'),
    counted(waiting, 'demande qui attend', 'demandes qui attendent', true),
  ].filter(Boolean)
  return `${writeTime(now)} · ${parts.join(', ') || 'rien de posé aujourd’hui'}`
}

/** « Mardi 16 juin » */
export const dayTitle = (today: IsoDate): string => {
  const day = writeDay(today, today)
  return `${day.charAt(0).toUpperCase()}${day.slice(1)}`
}

/** Who sees this page, in the gender of the agent’s own official label; without gender when the label has none. */
export const onlyYou = (jobTitle: string): string => {
  const [first = ''] = jobTitle.toLowerCase().split(/[\s,-]/)
  if (/(?:ère|trice|euse|ante|ente|ienne|fe|ée)$/.test(first)) return 'Vous seule voyez cette page'
  if (/(?:er|teur|eur|ant|ent|ien|ef|é)$/.test(first)) return 'Vous seul voyez cette page'
  return 'Personne d’autre ne voit cette page'
}

/** `after`: the day passed, and what its procedure opens now: the step, and a sentence. */
export type DayDeadline = Named & {
  id: string
  due: IsoDate
  title: string
  note: string
  law: string | null
  /** Of a procedure: it ends when somebody says what happened. */
  inProcedure?: boolean
  /** The evaluation that awaits a second look: it ends when that is written. */
  assessmentId?: string | null
  after?: { runId: string; step: string; sentence: string } | null
}
export type DayStep = { id: string; what: string; doer: string; due: IsoDate | null }

/**
 * Three lines to have in mind before someone enters: what was prepared for this appointment, then what was promised to her, what she was to
 * do or bring, and her nearest deadline.
 */
export const essentialsOf = (
  appointment: Pick<DayAppointment, 'essentials' | 'caseFileId'>,
  steps: readonly DayStep[],
  deadlines: readonly DayDeadline[],
  today: IsoDate,
): string[] => {
  const [ours, theirs] = [
    steps.filter((step) => step.doer === 'worker' || step.doer === 'both'),
    steps.filter((step) => step.doer === 'person'),
  ]
  const near = deadlines.filter((one) => one.caseFileId === appointment.caseFileId)[0]
  const computed = [
    ours[0] && `Vous deviez : ${ended(ours[0].what)}`,
    theirs[0] && `De son côté : ${ended(theirs[0].what)}`,
    near && `${bare(near.title)}, ${near.due < today ? 'délai passé depuis le' : 'avant le'} ${writeNear(near.due, today)}.`,
    ours[1] && `Vous deviez aussi : ${ended(ours[1].what)}`,
    theirs[1] && `De son côté aussi : ${ended(theirs[1].what)}`,
  ].filter((line): line is string => Boolean(line))
  return [...appointment.essentials.filter((line) => line.trim() !== ''), ...computed].slice(0, 3)
}

const bare = (text: string): string => text.trim().replace(/[.\s]+$/, '')
const ended = (text: string): string => `${bare(text)}.`
const writeNear = (date: IsoDate, today: IsoDate): string => writeDay(date, today)

export type DayNotice = Named & { id: string; kind: string; aboutId: string | null; on: IsoDate; at: string }

/** « hier, 17 h », « ce matin, 9 h 05 », « lundi 8 juin ». */
export const writeMoment = (on: IsoDate, at: string, today: IsoDate): string => {
  if (on === today) return `${at < '12:00' ? 'ce matin' : at < '18:00' ? 'cet après-midi' : 'ce soir'}, ${writeTimeInSentence(at)}`
  return dayNumber(today) - dayNumber(on) === 1 ? `hier, ${writeTimeInSentence(at)}` : writeNearDay(on, today)
}

/** The same without a name: the reader holds nothing of the household, and may not read whose it is. */
const namelessWords: Readonly<Record<string, string>> = {
  requestMatch: 'Une demande reçue à l’accueil attend votre réponse',
  exceptionalAccess: 'Un accès exceptionnel a été ouvert. À relire sous sept jours',
  handover: 'Un dossier vous est transmis',
  accessGranted: 'L’accès exceptionnel que vous demandiez vous est ouvert',
  visitOverdue: 'Une ou un collègue n’est pas revenu de sa visite à l’heure dite',
  replacement: 'Des rendez-vous d’une ou d’un collègue absent vous sont confiés',
}

/**
 * What is told, around the household’s name: `[before, after]`. `named`: whether its name is told. A kind that is not known here is told in
 * general words.
 */
export const noticeWords = (kind: string, named: boolean): readonly [string, string] => {
  const nameless = named ? undefined : namelessWords[kind]
  if (nameless) return [nameless, '.']
  return (
    (
      {
        requestMatch: ['Une demande reçue à l’accueil ressemble à', '. Est-ce la même personne ?'],
        requestProposed: ['Une demande vous est proposée', '.'],
        exceptionalAccess: ['Le dossier de', 'a été ouvert par un accès exceptionnel, avec une raison écrite.'],
        exceptionalToApprove: ['Un accès exceptionnel demande l’accord d’une deuxième personne', '.'],
        handover: ['Le dossier de', 'vous est transmis : vous en êtes référente ou référent.'],
        newDevice: ['Votre compte s’est ouvert sur un nouvel appareil', '.'],
        accessGranted: ['Le dossier de', 'vous est ouvert.'],
      } as Readonly<Record<string, readonly [string, string]>>
    )[kind] ?? ['Un rappel vous attend', '.']
  )
}

/** How soon the request that presses is to be met; since when it waits, once that day is over. */
export const pressingWords = (request: Pick<WaitingRequest, 'urgency' | 'on'>, today: IsoDate): string => {
  if (request.on < today) return `Attend depuis ${writeDay(request.on, today)}.`
  if (request.urgency === 'immediate') return 'À traiter tout de suite.'
  return request.urgency === 'today' ? 'À traiter aujourd’hui.' : 'Le délai est passé.'
}

export type WaitingRequest = {
  id: string
  calledName: string
  topics: RequestTopic[]
  urgency: Urgency
  late: boolean
  on: IsoDate
  at: string
  receivedBy: string
  sector: string | null
  /** Proposed to the actor, by name. */
  proposedToMe: boolean
  proposedTo: string | null
}

/** Whether a request stands above everything: nobody has taken it, and it cannot wait for tomorrow. */
export const isPressing = (request: Pick<WaitingRequest, 'urgency' | 'late'>): boolean =>
  request.urgency === 'immediate' || request.urgency === 'today' || request.late

/** « dernier écrit il y a six semaines » */
export const sinceWords = (last: IsoDate, today: IsoDate): string => `rien d’écrit depuis ${writeAgo(last, today).replace('il y a ', '')}`

/** Who comes along, as it was written (« vient avec Jade, 4 ans »), or « avec Awa Sarr ». */
export const companyWords = (along: string): string =>
  along === '' || /^(?:vient|viennent|avec|et) /i.test(along) ? along : `avec ${along}`

/** « Six autres échéances suivent d’ici huit semaines. » */
export const othersWords = (others: number): string => {
  const count = writeCount(others, true)
  return `${count.charAt(0).toUpperCase()}${count.slice(1)} ${others > 1 ? 'autres échéances suivent' : 'autre échéance suit'} d’ici huit semaines.`
}

/** « Trois autres avis suivent, dans les dossiers. » */
export const otherNewsWords = (others: number): string => {
  const count = writeCount(others)
  return `${count.charAt(0).toUpperCase()}${count.slice(1)} ${others > 1 ? 'autres avis suivent' : 'autre avis suit'}.`
}

/** « Logement, Enfant, famille »: what a request is about, in the words of the counter. */
export const topicsOf = (request: Pick<WaitingRequest, 'topics'>): string => request.topics.map((topic) => requestTopics[topic]).join(', ')
