import type { CompartmentKind } from '#core/compartments.ts'
import type { IsoDate } from '#core/dates.ts'

/** Words of exceptional access (accès exceptionnel), and of the journal of access (journal d’accès). */

export const grounds = {
  referentAbsent: 'La personne qui tient le dossier est absente',
  dangerChild: 'Un enfant est en danger',
  dangerPerson: 'Une personne est en danger',
  dutyLine: 'Astreinte, nuit ou week-end',
  authority: 'Un juge, le parquet, la police ou un hôpital appelle',
} as const
export type Ground = keyof typeof grounds

export const verdicts = { justified: 'Justifié', notJustified: 'Pas justifié', unclear: 'À éclaircir' } as const
export type Verdict = keyof typeof verdicts

/** Characters below which a reason says nothing (security 9). */
export const SHORTEST_REASON = 20
/** Days after which a review is late. */
export const REVIEW_WITHIN_DAYS = 7

/** What an asker knows of one of her demands. `caseFileId` only while the household is open to her. */
export type MyExceptional = {
  id: string
  askedAt: Date
  openedAt: Date | null
  expiresAt: Date | null
  renewed: boolean
  widened: boolean
  caseFileId: string | null
}

/** One line of the audit log about a household. */
export type LogLine = {
  id: string
  at: Date
  agentId: string
  actionId: string
  refused: boolean
  /** Kinds of the compartments opened, as far as the reader may know them: another's private passage is not there. */
  kinds: readonly CompartmentKind[]
  /** The exceptional access under which it happened. */
  exceptionalId: string | null
}

/** What one person did of a household without leaving it for half an hour: a line of the journal. */
export type Opening = {
  id: string
  agentId: string
  from: Date
  to: Date
  refused: boolean
  actionIds: readonly string[]
  kinds: readonly CompartmentKind[]
  exceptionalId: string | null
}

const SAME_OPENING_MS = 30 * 60_000

/** Lines (oldest first) gathered by person: acts less than half an hour apart are one opening. Newest first. */
export const gatherOpenings = (lines: readonly LogLine[]): Opening[] => {
  const openings: Opening[] = []
  const current = new Map<string, number>()
  for (const line of lines) {
    const key = `${line.agentId} ${line.refused} ${line.exceptionalId}`
    const index = current.get(key)
    const open = index === undefined ? undefined : openings[index]
    if (index !== undefined && open && line.at.getTime() - open.to.getTime() <= SAME_OPENING_MS) {
      openings[index] = {
        ...open,
        to: line.at,
        actionIds: open.actionIds.includes(line.actionId) ? open.actionIds : [...open.actionIds, line.actionId],
        kinds: [...new Set([...open.kinds, ...line.kinds])],
      }
      continue
    }
    current.set(key, openings.length)
    openings.push({
      id: line.id,
      agentId: line.agentId,
      from: line.at,
      to: line.at,
      refused: line.refused,
      actionIds: [line.actionId],
      kinds: [...new Set(line.kinds)],
      exceptionalId: line.exceptionalId,
    })
  }
  // reversed first: of two openings of one millisecond, the later stays before the earlier
  return openings.toReversed().toSorted((a, b) => b.from.getTime() - a.from.getTime())
}

/** What was seen, as the person reads it. */
const seenWords: Readonly<Record<CompartmentKind, string>> = {
  identity: 'identité et consignes de contact',
  general: 'fil',
  budget: 'budget',
  health: 'santé',
  childProtection: 'protection de l’enfance',
  violence: 'violences et sécurité',
  justice: 'justice',
  aparte: 'passage à part',
  request: 'première demande',
}

/** Parts of the file in words, in their order. Everything that is there: « tout le dossier ». Identity goes with the rest and is not told twice. */
export const writeSeen = (kinds: readonly CompartmentKind[], there: readonly CompartmentKind[]): string[] => {
  const content = (kind: CompartmentKind): boolean => kind !== 'identity' && kind !== 'aparte' && kind !== 'request'
  const all = there.filter(content)
  const seen = (Object.keys(seenWords) as CompartmentKind[]).filter((kind) => kinds.includes(kind))
  const aside = seen.filter((kind) => kind === 'aparte').map((kind) => seenWords[kind])
  if (all.length > 1 && all.every((kind) => seen.includes(kind))) return ['tout le dossier', ...aside]
  const told = seen.filter((kind) => content(kind) || kind === 'request')
  return told.length > 0 ? [...told.map((kind) => seenWords[kind]), ...aside] : seen.map((kind) => seenWords[kind])
}

/** What the journal says of an opening, in words. */
export type JournalRow = {
  id: string
  date: IsoDate
  time: string
  agentId: string
  who: string
  function: string
  kind: 'referent' | 'shared' | 'exceptional' | 'other' | 'refused'
  /** The written reason, word for word; null: what was done says it. */
  reason: string | null
  acts: readonly string[]
  seen: readonly string[]
  /** Under an exceptional access: when it ended or ends. */
  until: { date: IsoDate; time: string } | null
}

/** One person of the chart: her days, each once, oldest first. */
export type JournalPerson = {
  key: string
  label: string
  kind: JournalRow['kind']
  openings: number
  first: IsoDate
  last: IsoDate
  days: readonly { date: IsoDate; kind: JournalRow['kind'] }[]
}

/** Rows (newest first) by person, the referent first, then by number of openings; refused attempts together, last. */
export const byPerson = (rows: readonly JournalRow[], refusedLabel = 'Refusée'): JournalPerson[] => {
  const groups = Map.groupBy(rows, (row) => (row.kind === 'refused' ? 'refused' : row.agentId))
  const people = [...groups].map(([key, own]): JournalPerson => {
    const days = new Map<IsoDate, JournalRow['kind']>()
    for (const row of own.toReversed()) if (days.get(row.date) !== 'exceptional') days.set(row.date, row.kind)
    const sample = own.find((row) => row.kind !== 'exceptional') ?? own[0]
    return {
      key,
      label: key === 'refused' ? refusedLabel : (sample?.who ?? ''),
      kind: sample?.kind ?? 'other',
      openings: own.length,
      first: own.at(-1)?.date ?? '',
      last: own[0]?.date ?? '',
      days: [...days].map(([date, kind]) => ({ date, kind })),
    }
  })
  const rank = (person: JournalPerson): number => (person.kind === 'refused' ? 2 : person.kind === 'referent' ? 0 : 1)
  return people.toSorted((a, b) => rank(a) - rank(b) || b.openings - a.openings || a.label.localeCompare(b.label, 'fr'))
}
