/** The night: what is kept of a household’s computed rights, and what is told of the difference with the time before. Words in French. */
import type { IsoDate } from '#core/dates.ts'
import { writeEuros, writeFullDate } from '#core/french.ts'

/** Whole cents, both ends included; equal when the amount is sure. */
export type Span = readonly [low: number, high: number]

/** Why a right changes. `member`: the person’s id; `window`: the months that the law looks at move on. */
export type Why =
  | { readonly kind: 'birthday'; readonly member: string; readonly age: number }
  | { readonly kind: 'birth'; readonly member: string }
  | { readonly kind: 'revaluation' }
  | { readonly kind: 'window' }
  | { readonly kind: 'facts' }
  | { readonly kind: 'decision' }

/** What comes by itself within three months: the right stops, or an amount falls. `month`: `YYYY-MM`. */
export type Ahead = { readonly month: string; readonly stops: boolean; readonly after: Span }

/** One right as the night keeps it; a right that is surely closed is not there. */
export type KeptRight = {
  readonly right: string
  /** The person’s id for a right of one person; null for the household’s. */
  readonly member: string | null
  /** `sure`: open whatever the missing answers; `maybe`: some answers close it; `unsupported`: it cannot be computed here. */
  readonly open: 'sure' | 'maybe' | 'unsupported'
  readonly span: Span
  /** Unknown inputs that it hangs on, by their place in `ResultBody.unknown`. */
  readonly missing?: readonly number[]
  readonly ahead?: Ahead
}

/** A result of the night, sealed as it is. Spans of what is not sure were looked for quickly (`coarse.ts`): never shown as the range of a right. */
export type ResultBody = {
  /** `YYYY-MM` */
  readonly month: string
  readonly rights: readonly KeptRight[]
  readonly total: Span
  /** Paths of the best questions, at most three. */
  readonly questions: readonly string[]
  /** Paths of the unknown inputs that some right hangs on. */
  readonly unknown: readonly string[]
}

export const noticeKinds = ['new', 'ending', 'ended', 'changed'] as const
export type NoticeKind = (typeof noticeKinds)[number]
export const noticeLabels: Readonly<Record<NoticeKind, string>> = {
  new: 'Droit nouveau',
  ending: 'Droit qui va s’arrêter',
  ended: 'Droit qui s’arrête',
  changed: 'Montant changé',
}

/** How each is drawn; the word beside it says the same. */
export const noticeLooks = { new: 'ouvert', ending: 'delai', ended: 'non', changed: 'verifier' } as const satisfies Record<
  NoticeKind,
  string
>

/** What a notice says, sealed as it is. `source`: computed, or an end written in the review of rights. */
export type NoticeBody = {
  readonly source: 'computed' | 'review'
  readonly right: string
  readonly member: string | null
  readonly before: Span | null
  readonly after: Span | null
  readonly why: Why
}
/** `on`: the day it is about. `about`: the same text, the same news, told once. */
export type News = NoticeBody & { readonly kind: NoticeKind; readonly on: IsoDate; readonly about: string }

export const dismissReasons = ['done', 'told', 'known', 'notApplicable', 'wrongFacts', 'notWanted'] as const
export type DismissReason = (typeof dismissReasons)[number]
export const dismissLabels: Readonly<Record<DismissReason, string>> = {
  done: 'C’est fait : la démarche est lancée',
  told: 'La personne est prévenue',
  known: 'Nous le savions déjà',
  notApplicable: 'Cela ne la concerne pas',
  wrongFacts: 'Un élément du dossier est faux ou périmé',
  notWanted: 'Elle n’en veut pas',
}

/** « 312 € », « entre 120 et 312 € ». */
export const writeSpan = ([low, high]: Span): string => (low === high ? writeEuros(low) : `entre ${writeEuros(low)} et ${writeEuros(high)}`)

/** « Jules a 20 ans ce mois-là. » Empty when nothing more is known. `nameOf`: null for somebody who is not named here. */
export const whySentence = (why: Why, nameOf: (id: string) => string | null): string => {
  switch (why.kind) {
    case 'birthday':
      return `${nameOf(why.member) ?? 'Une personne du foyer'} atteint ${why.age} ans.`
    case 'birth':
      return 'Une naissance est attendue.'
    case 'revaluation':
      return 'Les barèmes changent.'
    case 'window':
      return 'Ce qui est pris en compte ce mois-là change (barème, ressources, durée).'
    case 'facts':
      return 'Des éléments du dossier ont changé.'
    case 'decision':
      return 'C’est la fin écrite dans la décision.'
  }
}

const isSure = (span: Span | null): boolean => span !== null && span[0] === span[1]

/** The sentence of a notice, without the name of the household: « s’arrêterait le 1er juin 2026 (aujourd’hui 646 €) » */
export const noticeSentence = (
  { kind, before, after, on }: Pick<NoticeBody, 'before' | 'after'> & { kind: NoticeKind; on: IsoDate },
  counts: 'money' | 'access',
): string => {
  const money = (span: Span | null): string => (counts === 'money' && span !== null ? writeSpan(span) : '')
  switch (kind) {
    case 'new':
      return `s’ouvrirait au ${writeFullDate(on)}${money(after) ? `, ${money(after)}` : ''}`
    case 'ending':
      return `s’arrêterait le ${writeFullDate(on)}${money(before) ? ` (aujourd’hui ${money(before)})` : ''}`
    case 'ended':
      return `s’arrêterait au ${writeFullDate(on)}${money(before) ? ` (avant, ${money(before)})` : ''}`
    case 'changed':
      return isSure(before) && isSure(after)
        ? `passerait de ${money(before)} à ${money(after)} au ${writeFullDate(on)}`
        : `changerait au ${writeFullDate(on)} (avant, ${money(before)}\u00A0; ensuite, ${money(after)})`
  }
}
