/** What the rules share: one sentence with what was found in it, and the proposal before it has its place in the note. */
import { partsOf } from '#core/dates.ts'
import type { IsoDate } from '#core/dates.ts'
import type { WritableKind } from '#core/compartments.ts'
import { findAmounts } from './amounts.ts'
import type { Amount } from './amounts.ts'
import type { Cast } from './cast.ts'
import { findDays } from './day-words.ts'
import type { DayWord } from './day-words.ts'
import { isAsked, isPast, isStated } from './guards.ts'
import type { Proposal } from './model.ts'
import type { Sentence } from './reading.ts'

/** A proposal whose offsets are those of the sentence. */
export type Draft = Omit<Proposal, 'id' | 'quote' | 'private'>

export type Scan = {
  sentence: Sentence
  /** The sentence before, in the same paragraph and on the same side of a private passage. */
  previous: Sentence | undefined
  plain: string
  on: IsoDate
  cast: Cast
  amounts: readonly Amount[]
  days: readonly DayWord[]
  /** A statement of today: no question, hearsay, wish, supposition or other family. */
  stated: boolean
  past: boolean
  asked: boolean
}

export function scanSentence(sentence: Sentence, previous: Sentence | undefined, on: IsoDate, cast: Cast): Scan {
  const { plain } = sentence
  return {
    sentence,
    previous,
    plain,
    on,
    cast,
    amounts: findAmounts(plain),
    days: findDays(plain, on),
    stated: isStated(plain, sentence.question),
    past: isPast(plain, partsOf(on).year),
    asked: isAsked(plain),
  }
}

export type PlacedDay = { date: IsoDate; start: number; end: number; word: DayWord }

const leadOf = (plain: string, word: DayWord): string =>
  plain.slice(Math.max(0, word.start - 28), word.start) + plain.slice(word.start, word.start + 7)
const isSince = (plain: string, word: DayWord): boolean =>
  /depuis (?:le |la |l'|fin |debut |mi-)?.{0,7}$/.test(leadOf(plain, word)) && /\bdepuis\b/.test(leadOf(plain, word))

/** « depuis mars », « depuis le 3 juin », « depuis deux mois »: the first one at or after `at`. */
export function sinceDay(scan: Scan, at: number): PlacedDay | undefined {
  for (const word of scan.days) {
    if (word.end <= at || word.sort === 'span' || word.past === undefined) continue
    const inside = scan.plain.slice(word.start, word.end).startsWith('depuis')
    if (inside || /depuis (?:le |la |l')?$/.test(scan.plain.slice(Math.max(0, word.start - 12), word.start)))
      return { date: word.past, start: inside ? word.start : scan.plain.lastIndexOf('depuis', word.start), end: word.end, word }
  }
  return undefined
}

/** The day on which something happened, near the words `from` to `to`: « plainte déposée le 4 mars », « le 4 mars, elle a porté plainte ». */
export function happenedOn(scan: Scan, from: number, to: number): PlacedDay | undefined {
  const usable = scan.days.filter(
    (word) =>
      word.sort === 'day' &&
      word.past !== undefined &&
      !isSince(scan.plain, word) &&
      !/(?:avant|jusqu'|d'ici|a partir|pour) ?(?:le |au |du |a |la )?$/.test(scan.plain.slice(Math.max(0, word.start - 14), word.start)),
  )
  const after = usable.find((word) => word.start >= to && word.start - to <= 45)
  const before = usable.findLast((word) => word.end <= from && from - word.end <= 30)
  const word = after ?? before
  return word?.past === undefined ? undefined : { date: word.past, start: word.start, end: word.end, word }
}

const sensitive: readonly (readonly [WritableKind, RegExp])[] = [
  [
    'violence',
    /\bviolen\w*|\bcoups\b|\bfrapp\w*|\bmenac(?:e|es|ent|ee|ait)\b|\bemprise\b|\bordonnance de protection|\bcidff\b|\b3919\b|\bharcel\w*|\btelephone grave danger/,
  ],
  [
    'childProtection',
    /\baemo\b|\bcrip\b|information preoccupante|\bjuge des enfants|\bsignalement\b|\bplacement\b|\baide sociale a l'enfance/,
  ],
  [
    'justice',
    /\bplaintes?\b|\bcommissariat\b|\bgendarmerie\b|\bavocate?\b|\btribunal\b|\bspip\b|\baudiences?\b|\bprison\b|\bdetention\b|\bjaf\b/,
  ],
  [
    'health',
    /\bmedecin\b|\bhopital\b|\bpsy\w*|\bcmp\b|\btraitement\b|\bc2s\b|\bcss\b|\bmutuelle\b|\bgrossesse\b|\benceinte\b|\bmdph\b|\bcsapa\b|\baddict\w*/,
  ],
]

/** The most secret compartment that the words of a sentence call for; `usual` when none does. */
export const compartmentOf = (plain: string, usual: WritableKind): WritableKind =>
  sensitive.find(([, words]) => words.test(plain))?.[0] ?? usual

/** Whether the fact may be read from this sentence at all; quotations need their own leave. */
export const mayState = (scan: Scan): boolean => scan.stated && !scan.past && !scan.sentence.quoted

/** Who a fact is about, or undefined when it is nobody of the household, or not certain enough to be said. */
export function subjectOf(scan: Scan, at: number): { subject: 'person' | 'partner' | 'child'; sure: boolean } | undefined {
  const { role, sure } = scan.cast.subjectAt(scan.sentence, at)
  if (role === 'person' || role === 'partner' || role === 'child') return { subject: role, sure }
  const turnedToPerson = /\b(?:lui|leur|nous)\b|\b(?:reclame|coupe|suspend)/.test(scan.plain)
  return role === 'body' && turnedToPerson ? { subject: 'person', sure: true } : undefined
}

/** All the places of a pattern in a folded text; the pattern must be global. */
export const placesOf = (plain: string, pattern: RegExp): { start: number; end: number; text: string }[] =>
  [...plain.matchAll(pattern)].map((match) => ({ start: match.index, end: match.index + match[0].length, text: match[0] }))
