import { createElement } from 'react'
import type { AccessBasis, CompartmentKind } from '#core/compartments.ts'
import { addMonths } from '#core/dates.ts'
import type { IsoDate } from '#core/dates.ts'
import { joinNames, writeDate, writeTimeInSentence } from '#core/french.ts'
import type { DangerPlateProps } from '#ui/danger.tsx'
import type { HouseholdHeadProps } from '#ui/household-head.tsx'
import type { WhoSeesProps } from '#ui/readers.tsx'
import type { IssueDomain } from '#features/needs/model.ts'
import type { FactValue } from '#features/tidying/model.ts'
import { paths } from '#web/paths.ts'
import { lowerFirst, referentWord, shortTitle, withoutStop } from './words.ts'

/** Words of a case file (dossier) and of its thread (fil). */

export const entryKinds = {
  interview: 'Entretien',
  homeVisit: 'Visite à domicile',
  call: 'Appel',
  letter: 'Courrier',
  note: 'Note',
  meeting: 'Réunion',
  firstRequest: 'Première demande',
  handover: 'Relais',
} as const
export type EntryKind = keyof typeof entryKinds

export const closureReasons = {
  goalReached: 'Objectifs atteints',
  answered: 'Réponse apportée',
  personWish: 'À la demande de la personne',
  noNews: 'Sans nouvelles',
  moved: 'Déménagement',
  transferredService: 'Relais à un autre service',
  placedInstitution: 'Entrée en établissement',
  death: 'Décès',
  refusal: 'Refus d’accompagnement',
  measureEnd: 'Fin de mesure',
  outOfScope: 'Hors compétence',
  majority: 'Majorité',
} as const
export type ClosureReason = keyof typeof closureReasons

/** What becomes of what still runs when a household is closed; `ask`: what must be told with it. */
export const pendingFates = {
  handed: { label: 'Quelqu’un d’autre s’en charge', ask: 'Dites qui s’en charge, et qui a été prévenu.' },
  person: { label: 'La personne s’en charge', ask: 'Dites ce que la personne sait des dates, et comment.' },
  over: { label: 'Cela ne sert plus', ask: 'Dites pourquoi, en quelques mots.' },
} as const
export type PendingFate = keyof typeof pendingFates

/** Who does a next step: the sheet handed over says it in these words. */
export const stepDoers = { person: 'Vous', worker: 'Moi', both: 'Vous et moi, ensemble', other: 'Un partenaire' } as const
export type StepDoer = keyof typeof stepDoers

/** Where a fact comes from; « said » is as good as « read » until a body asks for the paper (guide, principle 3). */
export const factSources = {
  said: 'dit par la personne',
  read: 'lu dans un document',
  observed: 'observé',
  computed: 'calculé',
} as const
export type FactSource = keyof typeof factSources

/** Who holds what of a case file, in words: « Bruno Thévenet, CESF (budget seulement) ». */
export type Reader = {
  agentId: string
  name: string
  jobTitle: string
  isMe: boolean
  kinds: readonly CompartmentKind[]
  /** « budget seulement », « le fil et le budget »; null for the referent, who holds everything. */
  scope: string | null
  basis: AccessBasis
  /** Day and hour, at the site. */
  until: { date: IsoDate; time: string } | null
}

type HeadContact = {
  mayCall: boolean | null
  mayMessage: boolean | null
  mayWrite: boolean | null
  addressHidden: boolean
  phone?: string | null | undefined
  hours?: string | null | undefined
  how?: string | null | undefined
  reason?: string | null | undefined
  reviewedOn: IsoDate | null
}

/** What every tab of a household shows above its own content. Built by `getHead`. */
export type Head = {
  id: string
  number: number
  name: string
  /** « et ses enfants, Maël, 9 ans, et Jade, 4 ans »; null when nobody else is known. */
  composition: string | null
  referent: { agentId: string; name: string; jobTitle: string; isMe: boolean }
  sector: string | null
  openedOn: IsoDate
  closedOn: IsoDate | null
  closureReason: ClosureReason | null
  protected: boolean
  /** S18: she knows of this file and agrees; null: not asked yet. */
  informed: boolean | null
  whoSees: readonly Reader[]
  /** Managers of the site, who may open it with a written reason. */
  managers: readonly { agentId: string; name: string; jobTitle: string }[]
  /** Reception of the site, who reads identity and contact rules; empty for a protected household. */
  reception: readonly { agentId: string; name: string }[]
  contact: HeadContact | null
  /** Compartments that the reader holds. */
  myKinds: readonly CompartmentKind[]
  today: IsoDate
}

export const tabs = {
  overview: { label: 'Vue d’ensemble', key: 'v', path: paths.caseFile.show },
  interview: { label: 'Entretien', key: 'e', path: paths.caseFile.interview },
  rights: { label: 'Droits', key: 'd', path: paths.caseFile.rights },
  budget: { label: 'Budget et dettes', key: 'b', path: paths.caseFile.budget },
  household: { label: 'Foyer', key: 'f', path: paths.caseFile.household },
  needs: { label: 'Besoins et projet', key: 'p', path: paths.caseFile.needs },
  assessments: { label: 'Évaluations', key: 'l', path: paths.caseFile.assessments },
  steps: { label: 'Rendez-vous et suite', key: 'r', path: paths.caseFile.steps },
  applications: { label: 'Démarches et courriers', key: 'c', path: paths.caseFile.applications },
  journal: { label: 'Journal d’accès', key: 'j', path: paths.caseFile.journal },
} as const
export type TabName = keyof typeof tabs

/** The title of the browser tab, kept by its history after the session ended: the kind of page, never a household (security 5). */
export const tabTitle = (shown: object | null | undefined, what?: string): string =>
  shown ? `${what ? `${what} · ` : ''}Dossier — Aparté` : 'Aparté'

/** The head of a household, with one of its tabs chosen (null on a page that is none of them). */
export const toHeadProps = (head: Head, tab: TabName | null): HouseholdHeadProps => ({
  household: `Foyer ${head.name}`,
  name: head.name,
  composition: head.composition,
  meta: metaLine(head),
  sees: whoSeesProps(head),
  danger: dangerProps(head),
  isTitle: tab === 'overview',
  tabs: Object.entries(tabs).map(([name, { label, key, path }]) => ({
    href: path({ id: head.id }),
    label,
    key,
    current: name === tab,
  })),
})

const metaLine = (head: Head): string =>
  [
    `${referentWord(head.referent.jobTitle)} : ${head.referent.name}${head.referent.isMe ? ' (vous)' : ''}`,
    head.sector,
    `accompagnement depuis le ${writeDate(head.openedOn, head.today)}`,
    head.closedOn &&
      `clos le ${writeDate(head.closedOn, head.today)} : ${head.closureReason ? lowerFirst(closureReasons[head.closureReason]) : ''}`,
    head.protected && 'foyer protégé',
    head.whoSees.some((reader) => reader.isMe && reader.basis === 'exceptional') &&
      'vous lisez par accès exceptionnel : chaque page est notée',
  ]
    .filter(Boolean)
    .join(' · ')

const whoSeesProps = (head: Head): WhoSeesProps => {
  const count = head.whoSees.length + head.reception.length + head.managers.length
  if (count <= 1 && head.whoSees.every((reader) => reader.isMe)) return { kind: 'alone' }
  const lines = [
    head.whoSees.map((reader) => describeReader(reader.basis === 'coWorker' ? { ...reader, until: null } : reader, head.today)).join(' · '),
    head.reception.length > 0 && `${joinNames(head.reception.map(({ name }) => name))}, accueil (identité et consignes)`,
    ...head.managers.map(({ name, jobTitle }) => `${name}, ${shortTitle(jobTitle)}, sur motif écrit`),
  ]
  return { kind: 'several', count, lines: lines.filter((line): line is string => Boolean(line)) }
}

/** « Vous », « Bruno Thévenet, CESF (budget seulement, jusqu’au 30 juin) »; the hour in place of the day when it ends today. */
export const describeReader = (reader: Reader, today: IsoDate): string => {
  const why = { relief: 'relais', exceptional: 'accès exceptionnel' }[reader.basis as string]
  const notes = [why, reader.scope, reader.until && untilWords(reader.until, today)].filter(Boolean).join(', ')
  const who = reader.isMe ? 'Vous' : `${reader.name}, ${shortTitle(reader.jobTitle)}`
  return notes ? `${who} (${notes})` : who
}

const untilWords = ({ date, time }: { date: IsoDate; time: string }, today: IsoDate): string =>
  date === today ? `jusqu’à ${writeTimeInSentence(time)}` : `jusqu’au ${writeDate(date, today)}`

const reviewAfterMonths = 3

const dangerProps = ({ id, name, contact, today }: Head): DangerPlateProps | undefined => {
  if (!contact) return undefined
  const forbidden = contact.mayCall === false || contact.mayMessage === false || contact.mayWrite === false || contact.addressHidden
  if (!forbidden && !contact.reason) return undefined
  const how = [contact.how, contact.hours].filter(Boolean).map((text) => withoutStop(String(text)))
  const way = how.length > 0 ? `Pour joindre ${name} : ${how.map((text, i) => (i === 0 ? text : lowerFirst(text))).join(', ')}.` : null
  const reason = contact.reason ? `${withoutStop(contact.reason)}. ` : ''
  const stale = contact.reviewedOn === null || addMonths(contact.reviewedOn, reviewAfterMonths) <= today
  return {
    mayCall: contact.mayCall,
    mayMessage: contact.mayMessage,
    mayWrite: contact.mayWrite,
    addressHidden: contact.addressHidden,
    sentence: way ? [reason, createElement('strong', { key: 'way' }, way)] : reason || undefined,
    reviewedOn: contact.reviewedOn ? `Consignes revues ensemble le ${writeDate(contact.reviewedOn, today)}.` : undefined,
    reviewHref: stale ? paths.caseFile.contact({ id }) : undefined,
  }
}

/** One observation of the ledger, as its reader may know it. */
export type Fact = {
  id: string
  key: string
  /** A person of the household; null: the household itself. */
  subjectId: string | null
  compartmentId: string
  compartmentKind: CompartmentKind
  /** « Loyer d’avril dû, 548 € » */
  label: string
  value: FactValue
  validFrom: IsoDate | null
  observedAt: Date
  author: string
  source: FactSource
  entryId: string | null
}

/** Filters of the thread, by the word in the address (`?fil=entretiens`); `Tout` has none. */
export const threadFilters = {
  entretiens: 'Entretiens',
  demarches: 'Démarches',
  droits: 'Droits',
  enfants: 'Enfants',
  apart: 'À part',
} as const
export type ThreadFilter = keyof typeof threadFilters
export const isThreadFilter = (word: string | null): word is ThreadFilter => word !== null && Object.hasOwn(threadFilters, word)

/** What a filter looks at. */
type FilteredEntry = { kind: EntryKind; themes: readonly string[]; hasAparte: boolean; hasStep: boolean }

/** Whether an entry passes a filter: Démarches are letters and what left a deadline or a step; Droits and Enfants go by theme. */
export const passes = (entry: FilteredEntry, filter: ThreadFilter): boolean => {
  const about = (...domains: IssueDomain[]): boolean => domains.some((domain) => entry.themes.includes(domain))
  switch (filter) {
    case 'entretiens':
      return entry.kind === 'interview' || entry.kind === 'homeVisit'
    case 'demarches':
      return entry.kind === 'letter' || entry.hasStep
    case 'droits':
      return about('rights')
    case 'enfants':
      return about('childhood', 'family')
    case 'apart':
      return entry.hasAparte
  }
}
