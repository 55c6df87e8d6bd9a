/** What runs (« Ce qui court »): deadlines that say where their date comes from, in the order of what is lost if nothing is done. Words and pure functions. */
import type { CompartmentKind } from '#core/compartments.ts'
import { addDays, dayNumber } from '#core/dates.ts'
import type { IsoDate } from '#core/dates.ts'
import type { ContactFlags } from '#features/household/model.ts'
import { count } from '#rules/deadlines/count.ts'
import type { DeadlineRule, Length, Pause, Territory } from '#rules/deadlines/rule.ts'
import { TERRITORIES } from '#rules/deadlines/rule.ts'

/** Who must move for the line to end. */
export const waits = { us: 'À nous d’agir', person: 'La personne', body: 'Un organisme' } as const
export type WaitsFor = keyof typeof waits

/** What is lost by letting it pass, as `DeadlineRule.weight` says it. */
export const weights = {
  1: 'Un toit, un enfant, une sécurité, un droit perdu',
  2: 'Un droit retardé, une somme',
  3: 'Le travail prend du retard',
} as const
export type Weight = keyof typeof weights
export const isWeight = (n: number): n is Weight => n === 1 || n === 2 || n === 3

/** What a row of `deadline` keeps sealed. A line that somebody typed has a title and a note; one that was counted says how. */
export type DeadlineBody = {
  title: string
  note?: string
  /** Id of its rule in `rules/deadlines`. */
  rule?: string
  /** The day from which it is counted. */
  event?: IsoDate
  territory?: Territory
  /** A length of the place or of an older text. */
  length?: Length
  pauses?: Pause[]
  /** The last day as the rule gives it; an edited day stands in the row. Null: it stood still at once. */
  computed?: IsoDate | null
  /** The count, one French sentence for each step. */
  steps?: string[]
  /** What it costs to let it pass. */
  ifMissed?: string
  /** The text of law, where the row keeps none in clear. */
  law?: string | null
  /** Code of the step of a procedure that it belongs to. */
  step?: string
  /** What it belongs to asked for it no more; asked for again, it is another deadline. */
  left?: true
  /** The day somebody chose instead, and why. */
  edited?: { to: IsoDate; reason: string; on: IsoDate }
}

/** What became of a deadline. `stopped` and `resumed` by the law, the others by somebody’s choice. `dropped` is written by `closeDeadline`. */
export type DeadlineEventBody =
  | { kind: 'moved'; from: IsoDate; to: IsoDate; reason: string }
  | { kind: 'stopped'; from: IsoDate; by: string | null; reason: string }
  | { kind: 'resumed'; until: IsoDate; due: IsoDate; reason: string }
  | { kind: 'handedOver'; to: string | null; reason: string }
  | { kind: 'recounted'; from: IsoDate; to: IsoDate; reason: string }
  | { kind: 'dropped'; reason: string }
export type DeadlineEvent = DeadlineEventBody & { id: string; on: IsoDate; author: string; writtenAt: Date }

export type RunningLine = {
  /** Of the deadline, or of the next step; of its procedure and rule for what silence opened there, which has no row yet. */
  id: string
  what: 'deadline' | 'step' | 'procedure'
  caseFileId: string
  caseName: string | null
  flags: ContactFlags | null
  compartmentKind: CompartmentKind
  title: string
  note: string
  law: string | null
  /** Null only for a step without a day, promised or of a procedure. */
  due: IsoDate | null
  weight: Weight
  waitsFor: WaitsFor
  stoppedOn: IsoDate | null
  /** The colleague to whom it was handed; null: the referent sees to it. */
  forAgentId: string | null
  forAgentName: string | null
  /** Why the colleague cannot see to it: her account has ended, or she is away today. Null: she is there, or it was handed to nobody. */
  holder: 'ended' | 'away' | null
  steps: readonly string[]
  ifMissed: string
  runId: string | null
  applicationId: string | null
  letterId: string | null
  projectId: string | null
  measureId: string | null
  debtId: string | null
  /** The evaluation that awaits a second look. */
  assessmentId: string | null
}

/** Lines nearer than this come first in the order of what is lost; what is farther waits below, by date. */
export const nearDays = 56

export type Running = { ours: RunningLine[]; later: RunningLine[]; waiting: RunningLine[]; stopped: RunningLine[]; handed: RunningLine[] }

const last = '9999-12-31'
const byDate = (a: RunningLine, b: RunningLine): number => (a.due ?? last).localeCompare(b.due ?? last) || a.id.localeCompare(b.id)
const byLoss = (a: RunningLine, b: RunningLine): number => a.weight - b.weight || byDate(a, b)

/** A colleague sees to it: she is there, and its day has not passed. Otherwise it is the referent's again, so that nobody is trusted with it in vain. */
const isHeld = (line: RunningLine, meId: string, today: IsoDate): boolean =>
  line.forAgentId !== null &&
  line.forAgentId !== meId &&
  line.holder === null &&
  (line.stoppedOn !== null || line.due === null || line.due >= today)

/** Only an institution is waited for until its day: what the person loses by a day is ours to remind, and what she does some day waits for her. */
const isWaiting = ({ waitsFor, due }: RunningLine, today: IsoDate): boolean =>
  waitsFor === 'body' ? due === null || due >= today : waitsFor === 'person' && due === null

/**
 * The one list, in its parts: what is ours and near, by what is lost then by date (a late line of the same weight is first by its date, a step of a procedure without
 * a day last); what is ours and far; what waits for somebody else and is not late (once its day has passed it is ours again: somebody must be called); what the law has
 * stopped; what a colleague sees to.
 */
export const arrange = (lines: readonly RunningLine[], meId: string, today: IsoDate): Running => {
  const parts: Running = { ours: [], later: [], waiting: [], stopped: [], handed: [] }
  const horizon = addDays(today, nearDays)
  for (const line of lines) {
    if (isHeld(line, meId, today)) parts.handed.push(line)
    else if (line.stoppedOn !== null) parts.stopped.push(line)
    else if (line.what === 'procedure' && line.due === null) parts.ours.push(line)
    else if (isWaiting(line, today)) parts.waiting.push(line)
    else if (line.due === null || line.due > horizon) parts.later.push(line)
    else parts.ours.push(line)
  }
  return {
    ours: parts.ours.toSorted(byLoss),
    later: parts.later.toSorted(byDate),
    waiting: parts.waiting.toSorted(byDate),
    stopped: parts.stopped.toSorted(byDate),
    handed: parts.handed.toSorted(byLoss),
  }
}

/** A line asks for her within so many days, by what is lost; one whose loss is grave asks as soon as it is near at all. */
const askedDays: Readonly<Record<Weight, number>> = { 1: nearDays, 2: 14, 3: 7 }

/** Of what is ours: what asks for her now (late, near, grave, or without a day that would call her), and what can stay folded. Both keep their order. */
export const foldFar = (ours: readonly RunningLine[], today: IsoDate): { now: RunningLine[]; soon: RunningLine[] } => {
  const asks = ({ weight, due }: RunningLine): boolean => due === null || due <= addDays(today, askedDays[weight])
  return { now: ours.filter(asks), soon: ours.filter((line) => !asks(line)).toSorted(byDate) }
}

/** Where holidays are those of a territory: by the zone of the site, and by the commune where a département has its own. Unknown: the mainland. */
export const territoryOf = (place: { timeZone: string; communeCode: string | null }): Territory => {
  const code = place.communeCode ?? ''
  const own: Readonly<Record<string, Territory>> = {
    '57': 'alsaceMoselle',
    '67': 'alsaceMoselle',
    '68': 'alsaceMoselle',
    '971': 'guadeloupe',
    '972': 'martinique',
    '973': 'guyane',
    '974': 'reunion',
    '976': 'mayotte',
  }
  const zones: Readonly<Record<string, Territory>> = {
    'America/Guadeloupe': 'guadeloupe',
    'America/Martinique': 'martinique',
    'America/Cayenne': 'guyane',
    'Indian/Reunion': 'reunion',
    'Indian/Mayotte': 'mayotte',
  }
  return own[code.slice(0, 2)] ?? own[code.slice(0, 3)] ?? zones[place.timeZone] ?? 'mainland'
}
export const isTerritory = (text: string): text is Territory => Object.hasOwn(TERRITORIES, text)

/** A deadline counted by its rule: its body, its day (null: it stands still), and since when it does. */
export type CountedDeadline = { body: DeadlineBody; due: IsoDate | null; stoppedOn: IsoDate | null }

const stillOpen = (pauses: readonly Pause[]): IsoDate | null => pauses.find((pause) => pause.until === null)?.from ?? null

/** Counts a rule from the day of its event. @throws BadInput of the engine for a day or a length that is none. */
export const countedBy = (
  rule: DeadlineRule,
  event: IsoDate,
  given: { territory: Territory; pauses?: readonly Pause[]; length?: Length; note?: string; step?: string },
): CountedDeadline => {
  const pauses = [...(given.pauses ?? [])]
  const { due, steps } = count(rule, event, { territory: given.territory, pauses, ...(given.length && { length: given.length }) })
  return {
    due,
    stoppedOn: due === null ? stillOpen(pauses) : null,
    body: {
      title: rule.title,
      note: given.note ?? '',
      rule: rule.id,
      event,
      territory: given.territory,
      ...(given.length && { length: given.length }),
      ...(pauses.length > 0 && { pauses }),
      computed: due,
      steps: [...steps],
      ifMissed: rule.ifMissed,
      ...(given.step !== undefined && { step: given.step }),
    },
  }
}

/**
 * The day on which a deadline of no rule, or whose day somebody chose, ends after standing still from `from` to `until`: what was left of it in days of the
 * calendar, both ends of the pause counted out.
 */
export const shifted = (due: IsoDate, from: IsoDate, until: IsoDate): IsoDate => {
  const left = Math.max(1, dayNumber(due) - dayNumber(from) + 1)
  return addDays(until, left)
}

/** The article alone: in what copy and at which date it was read is told on the page of the deadline and in docs/rules. */
const article = (source: string): string =>
  source.replace(/, (?:à relire|version|édition|en vigueur|texte|phrase|règle|tel|telle|citée?s?|reproduit)\b.*$/u, '')

/** Where the law stands on a rule: its article, told to be checked while nobody read it; null when it names none. */
export const lawOfRule = ({ law }: Pick<DeadlineRule, 'law'>): string | null =>
  law.source === undefined ? null : law.verified ? article(law.source) : `${article(law.source)} (à vérifier)`
