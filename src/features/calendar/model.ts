/** Words and limits of what goes out of the agenda, and of what comes into it. Pure. */

/** What a telephone shows of an hour. It may lie on any table, and be read by anybody: never a name, a place, a household. */
export const feedWords = { appointment: 'Rendez-vous', visit: 'Visite', permanence: 'Permanence', busy: 'Occupé' } as const
export type FeedKind = keyof typeof feedWords

/** An hour of the feed. `uid`: a digest, the same at each reading, that leads to no row. */
export type FeedHour = { readonly kind: FeedKind; readonly startsAt: Date; readonly endsAt: Date; readonly uid: string }

/** The private address of an agenda: never its token. */
export type Feed = { readonly id: string; readonly createdAt: Date; /** To the minute; null: never. */ readonly lastReadAt: Date | null }

/** How far back and ahead a feed goes, in days. */
export const FEED_DAYS = { back: 31, ahead: 396 } as const
/** Readings of one feed in a minute, and refused addresses of one client in a minute. */
export const READINGS_A_MINUTE = 30
export const REFUSALS_A_MINUTE = 60

/** The token of the last part of the address (`….ics`); null when it has not the form of one. */
export const tokenIn = (last: string | undefined): string | null => /^([\w-]{43})\.ics$/.exec(last ?? '')?.[1] ?? null

/** Largest calendar file, in bytes; most events in it; most hours that one import writes. */
export const LARGEST_FILE = 1024 * 1024
export const MOST_EVENTS = 3_000
export const MOST_HOURS = 1_000

/** An hour that a file says is taken. `key`: the UID of the event, and which of its occurrences. */
export type FileHour = { readonly key: string; readonly from: Date; readonly to: Date }

/** Why events of a file are left aside, in the words of the page. */
export const leftWords = {
  past: ['déjà passé', 'déjà passés'],
  beyond: ['à plus de treize mois', 'à plus de treize mois'],
  free: ['marqué comme libre', 'marqués comme libres'],
  opening: [
    'plage d’ouverture à la réservation, qui n’est pas une heure prise',
    'plages d’ouverture à la réservation, qui ne sont pas des heures prises',
  ],
  unreadable: ['sans identifiant, sans date, ou illisible', 'sans identifiant, sans date, ou illisibles'],
} as const
export type LeftReason = keyof typeof leftWords

/** A calendar file once read. `calledOff`: keys of hours that the file says are cancelled. */
export type FileRead = {
  readonly hours: readonly FileHour[]
  readonly calledOff: readonly string[]
  readonly left: Readonly<Partial<Record<LeftReason, number>>>
}

/** What an import did, as the page tells it. `yielding`: hours over one that was taken already, shown and holding nothing. */
export type Imported = {
  readonly added: number
  readonly moved: number
  readonly known: number
  readonly calledOff: number
  readonly yielding: number
}
