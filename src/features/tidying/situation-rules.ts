/** What happens to the household, told without an amount: work, home, justice, family, health, school. Reads the two tables of words. */
import { compartmentOf, happenedOn, mayState, sinceDay, subjectOf } from './drafts.ts'
import type { Draft, Scan } from './drafts.ts'
import { isDenied } from './guards.ts'
import { lifeEvents } from './life-words.ts'
import { homeAndWork } from './situation-words.ts'
import type { Situation } from './situation-words.ts'

const situations = [...homeAndWork, ...lifeEvents]

function draftOf(scan: Scan, one: Situation, place: { start: number; end: number }): Draft | undefined {
  const { plain, sentence } = scan
  if (one.denial !== true && isDenied(plain, place.start, place.end)) return undefined
  if (one.unless?.test(plain) === true || (one.also !== undefined && !one.also.test(plain))) return undefined
  const who = one.byOther === true ? { subject: 'person' as const, sure: true } : subjectOf(scan, place.start + 1)
  if (scan.cast.ownerAfter(sentence, place.end) === 'other') return undefined
  if (one.child === true && scan.cast.namesOther(sentence)) return undefined
  if (one.child !== true && who === undefined && !judged.has(one.key)) return undefined
  const happened = one.day === undefined ? undefined : happenedOn(scan, place.start, place.end)
  if (one.day === 'must' && happened === undefined) return undefined
  // A contract is dated by its signature, not by what else the sentence dates.
  const signed = one.key !== 'employment.permanent' || /\bsign/.test(plain)
  const on = signed ? happened : undefined
  const since = one.key === 'employment.permanent' || on !== undefined ? undefined : sinceDay(scan, place.end)
  const near = on ?? since
  const start = Math.min(place.start, near?.start ?? place.start)
  const end = Math.max(place.end, near?.end ?? place.end)
  const subject = one.child === true ? 'child' : who?.subject === 'child' ? 'child' : (who?.subject ?? 'person')
  const dated =
    near === undefined
      ? ''
      : ` ${on === undefined ? '' : plain.slice(on.start - 3, on.start) === 'le ' ? 'le ' : ''}${sentence.text.slice(near.start, near.end)}`
  return {
    kind: 'fact',
    key: one.key,
    label: `${one.name}${subject === 'partner' ? ' (conjoint)' : ''}${dated}`,
    value: {
      boolean: one.boolean !== false,
      ...(on === undefined ? {} : { on: on.date }),
      ...(since === undefined ? {} : { from: since.date }),
    },
    subject,
    start,
    end,
    rule: one.key,
    why: one.why,
    confidence: who?.sure === false ? 'likely' : 'sure',
    compartment: compartmentOf(plain, one.compartment),
  }
}

/** Decided or sent by a judge, a landlord, an employer: they act, the household is concerned. */
const judged: ReadonlySet<string> = new Set([
  'protection.order',
  'housing.evictionJudgment',
  'housing.noticeGiven',
  'housing.paymentOrder',
  'housing.evictionOrder',
  'hearing.held',
  'employment.dismissed',
])

/** The situations that a sentence states; the first of each key. */
export function readSituations(scan: Scan): Draft[] {
  if (!mayState(scan)) return []
  const drafts: Draft[] = []
  for (const one of situations) {
    if (drafts.some((draft) => draft.key === one.key)) continue
    for (const match of scan.plain.matchAll(one.pattern)) {
      // « droits à la C2S » is no « a la C2S »: folding loses the accent.
      if (/[àÀ]/.test(scan.sentence.text.charAt(match.index))) continue
      const draft = draftOf(scan, one, { start: match.index, end: match.index + match[0].length })
      if (draft === undefined) continue
      drafts.push(draft)
      break
    }
  }
  return drafts
}
