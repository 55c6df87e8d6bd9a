import { addDays } from '#core/dates.ts'
import { noBreak, writeNearDay, writeTimeInSentence } from '#core/french.ts'
import { nameKey } from '#core/names.ts'
import type { IsoDate } from '#core/dates.ts'
import { instantOf, wallClock } from '#web/clock.ts'

/** Words of a first request (S18, S24, S30): glossary part 6, shortened to what is asked at a counter. */

export const channels = {
  onSiteWalkIn: 'Sur place',
  phone: 'Téléphone',
  email: 'Courriel',
  post: 'Courrier',
  thirdParty: 'Par un partenaire',
  outreach: 'Aller-vers',
} as const
export type Channel = keyof typeof channels

export const origins = {
  self: 'Elle-même',
  relative: 'Famille, entourage',
  school: 'École',
  hospital: 'Hôpital',
  doctor: 'Médecin, santé',
  ccas: 'CCAS, mairie',
  caf: 'CAF',
  landlord: 'Bailleur',
  police: 'Police, gendarmerie',
  justice: 'Justice',
  association: 'Association',
  colleague: 'Collègue du service',
  neighbour: 'Voisin, tiers',
  other: 'Autre',
} as const
export type Origin = keyof typeof origins

/** Urgency with its response time in hours (S30); `due` on a request is computed from it, and may be edited. */
export const urgencies = {
  immediate: {
    label: 'Tout de suite',
    hours: 0,
    reasons: 'Danger, blessure, enfant seul, idées de mort. On appelle un travailleur social maintenant.',
  },
  today: { label: 'Aujourd’hui', hours: 8, reasons: 'Plus de toit ce soir, rien à manger, coupure avec enfant ou malade.' },
  week: { label: 'Sous une semaine', hours: 24 * 7, reasons: 'Délai qui court, courrier d’huissier, droits coupés.' },
  next: { label: 'Prochain rendez-vous', hours: 24 * 15, reasons: 'Rien ne se dégrade en attendant.' },
} as const
export type Urgency = keyof typeof urgencies

export const requestTopics = {
  energy: 'Énergie, eau',
  housing: 'Logement',
  resources: 'Ressources, droits',
  food: 'Manger',
  family: 'Enfant, famille',
  health: 'Santé, autonomie',
  violence: 'Violences',
  talk: 'Parler à quelqu’un',
} as const
export type RequestTopic = keyof typeof requestTopics

/** When no address says which sector answers: the sector is then chosen by hand. A masked address is kept sealed and leads to no sector. */
export const addressCases = { homeless: 'Sans logement', notGiven: 'Non donnée', hidden: 'À masquer' } as const
export type AddressCase = keyof typeof addressCases

/** « Avez-vous déjà rencontré une assistante sociale ici ? »: always asked, in the same words; the answer changes nothing on the screen. */
export const beenHereAnswers = { yes: 'Oui', no: 'Non', unknown: 'Ne sait pas' } as const
export type BeenHere = keyof typeof beenHereAnswers

export const requestStatuses = {
  waiting: 'En attente',
  proposed: 'Proposée',
  taken: 'Prise',
  opened: 'Dans un dossier',
  informed: 'Information donnée',
} as const
export type RequestStatus = keyof typeof requestStatuses

/** Why a request could not be met (S63); « met » is the absence of a reason. */
export const unmetReasons = {
  outOfScope: 'Hors de nos missions',
  noPlace: 'Aucune place',
  refused: 'La personne ne souhaite pas continuer',
  noAnswer: 'La personne n’a pas répondu',
  notEligible: 'Conditions non remplies',
} as const
export type UnmetReason = keyof typeof unmetReasons

/** What is sealed of a request: nothing of it is readable in the database. */
export type RequestBody = {
  words: string
  addressLine: string
  phone: string
  preferredTime: string
  urgencyReason: string
  answer: string
}

/**
 * Until when she should be received. « Aujourd’hui » never runs into the night: at the latest one minute before the site’s midnight, and one
 * hour is always left.
 */
export const dueAt = (urgency: Urgency, receivedAt: Date, timeZone: string): Date => {
  const due = new Date(receivedAt.getTime() + urgencies[urgency].hours * 3_600_000)
  if (urgency !== 'today') return due
  const midnight = midnightAfter(receivedAt, timeZone).getTime() - 60_000
  return new Date(Math.max(Math.min(due.getTime(), midnight), Math.min(receivedAt.getTime() + 3_600_000, midnight)))
}

/** The site’s next midnight: what was received today is readable at reception until then. */
export const midnightAfter = (instant: Date, timeZone: string): Date =>
  instantOf(addDays(wallClock(instant, timeZone).date, 1), '00:00', timeZone)

/** « à recevoir avant 17 h », « à recevoir avant demain, 9 h 10 », « à recevoir avant mardi 23 juin »; late: « attendue depuis 9 h ». */
export const writeDue = (due: Date, now: Date, timeZone: string): string => {
  const [at, wall] = [wallClock(due, timeZone), wallClock(now, timeZone)]
  const time = writeTimeInSentence(at.time)
  const near = at.date === wall.date || at.date === addDays(wall.date, 1)
  const day = writeNearDay(at.date, wall.date)
  if (due.getTime() <= now.getTime())
    return at.date === wall.date
      ? `attendue depuis ${time}`
      : `attendue depuis ${at.date === addDays(wall.date, -1) ? `hier, ${time}` : `le${noBreak}${day}`}`
  return `à recevoir avant ${at.date === wall.date ? time : near ? `${day}, ${time}` : day}`
}

/** How the person is called, in a sentence; a person without a name stays one. */
export const calledOrNameless = (calledName: string): string => calledName || 'Sans nom'

const titles = new Set(['m', 'mr', 'mme', 'mmes', 'mlle', 'madame', 'monsieur', 'mademoiselle', 'dr', 'docteur', 'me', 'maitre'])

/** What is compared of a called name: words without civil title; empty for « Sans nom ». « Mme Lambert, Sonia » gives `lambert sonia`. */
export const callKey = (calledName: string): string => {
  const words = nameKey(calledName).split(' ')
  const kept = words.filter((word, i) => word !== '' && !(titles.has(word) && i < words.length - 1 && i === 0))
  const key = kept.join(' ')
  return key === 'sans nom' || key === 'anonyme' ? '' : key
}

/** Minutes since, at the counter: « 17 min », « 1 h 05 ». */
export const writeWaiting = (from: Date, now: Date): string => {
  const minutes = Math.max(0, Math.floor((now.getTime() - from.getTime()) / 60_000))
  if (minutes < 60) return `${minutes}${noBreak}min`
  return `${Math.floor(minutes / 60)}${noBreak}h${noBreak}${String(minutes % 60).padStart(2, '0')}`
}

/** A day at the site, with its bounds as instants. */
export const dayBounds = (day: IsoDate, timeZone: string): { from: Date; to: Date } => ({
  from: instantOf(day, '00:00', timeZone),
  to: instantOf(addDays(day, 1), '00:00', timeZone),
})

/** Requests taken before `since`, and the others; the order stays. */
export const takenBefore = <T extends { takenAt: Date | null }>(items: readonly T[], since: Date): [T[], T[]] => {
  const isOld = (item: T): boolean => item.takenAt !== null && item.takenAt < since
  return [items.filter(isOld), items.filter((item) => !isOld(item))]
}
