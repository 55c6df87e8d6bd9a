/**
 * Tidying an interview note: proposes facts, deadlines, next steps and themes from its French text, by local and explained rules.
 * Nothing here applies anything: the worker says yes to each line. Pure: it runs in the browser as on the server.
 */
import type { WritableKind } from '#core/compartments.ts'
import type { IsoDate } from '#core/dates.ts'
import type { Period } from './amounts.ts'
import { Cast } from './cast.ts'
import { readDeadlines } from './deadline-rules.ts'
import { scanSentence } from './drafts.ts'
import type { Draft } from './drafts.ts'
import { readAlimony, readContractEnd, readDelay, readOffer } from './event-rules.ts'
import { readIncomeStates } from './income-state-rules.ts'
import { readMoney } from './money-rules.ts'
import { readSentences } from './reading.ts'
import type { Sentence } from './reading.ts'
import { readSituations } from './situation-rules.ts'
import { readSteps } from './step-rules.ts'
import { readThemes } from './theme-rules.ts'

export { deadlineSortOf } from './deadline-rules.ts'
export { parsePassages } from './passages.ts'
export type { Passage } from './passages.ts'

export type ProposalKind = 'fact' | 'deadline' | 'step' | 'theme'

export type FactValue = {
  cents?: number
  period?: Period | 'once'
  /** The first day it holds; the first of the month when the note names a month (« depuis mars »). */
  from?: IsoDate
  /** The day it happened, or ends. */
  on?: IsoDate
  text?: string
  /** false: the note says that there is none, or no more. */
  boolean?: boolean
  /** The last day it holds. */
  until?: IsoDate
  /** One of the words of the fact's kind (`src/features/facts/`): `working`, `socialTenant`. */
  code?: string
  /** A count, a rate from 0 to 1, a zone: the fact's kind says which. */
  number?: number
  /** Several figures in a fixed order (the twenty activities of the PCH). */
  numbers?: readonly number[]
  /** Months that differ from the rest, `YYYY-MM`, in cents: « 986 € depuis mars, 0 en mai ». */
  months?: Readonly<Record<string, number>>
  /** Two observations differed and somebody chose: what was observed before no longer contradicts this one. */
  settled?: boolean
}

export type Proposal = {
  /** The same for the same text: kind, key and place. */
  id: string
  kind: ProposalKind
  key: string
  /** The short French line shown to the worker. */
  label: string
  value?: FactValue
  due?: IsoDate
  who?: 'person' | 'worker' | 'both' | 'other'
  subject?: 'person' | 'partner' | 'child' | 'household' | 'other'
  /** The words that support it: `quote` is exactly `text.slice(start, end)`. */
  start: number
  end: number
  quote: string
  rule: string
  /** Why, in French. */
  why: string
  /** `likely` ones are shown unticked. */
  confidence: 'sure' | 'likely'
  /** Stands inside a private passage: what comes of it stays in that passage. */
  private: boolean
  compartment: WritableKind
}

function placed(draft: Draft, sentence: Sentence, note: string): Proposal {
  const raw = note.slice(sentence.start + draft.start, sentence.start + draft.end)
  const start = sentence.start + draft.start + (raw.length - raw.trimStart().length)
  const end = start + raw.trim().length
  return { ...draft, id: `${draft.kind}:${draft.key}:${start}`, start, end, quote: note.slice(start, end), private: sentence.private }
}

/**
 * What the note lets propose, in the order of the text; at most one theme of each domain on each side of the private passages.
 * `on` is the day of the interview: « jeudi », « fin juillet », « depuis mars » are read from it.
 */
export function propose(text: string, context: { on: IsoDate }): Proposal[] {
  const sentences = readSentences(text)
  const cast = new Cast(sentences)
  const proposals: Proposal[] = []
  const themes = new Set<string>()
  let previous: Sentence | undefined
  for (const sentence of sentences) {
    const near = previous?.paragraph === sentence.paragraph && previous.private === sentence.private ? previous : undefined
    const scan = scanSentence(sentence, near, context.on, cast)
    const money = readMoney(scan)
    const facts = [
      ...money,
      ...readIncomeStates(scan, money),
      ...readAlimony(scan),
      ...readDelay(scan),
      ...readContractEnd(scan),
      ...readOffer(scan),
      ...readSituations(scan),
    ]
    const deadlines = readDeadlines(scan)
    const steps = readSteps(scan, deadlines)
    for (const draft of [...facts, ...deadlines, ...steps]) proposals.push(placed(draft, sentence, text))
    for (const draft of readThemes(scan, facts)) {
      const side = `${draft.key}:${sentence.private}`
      if (!themes.has(side)) proposals.push(placed(draft, sentence, text))
      themes.add(side)
    }
    previous = sentence
  }
  return proposals.toSorted((a, b) => a.start - b.start || a.id.localeCompare(b.id))
}
