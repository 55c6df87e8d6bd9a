/** Answers that come from a page on which something may have been written elsewhere since: another tab, another moment. Pure. */
import { readAnswer } from '#rules/instruments/answer.ts'
import type { Answer, Answers, Question, Section } from '#rules/instruments/instrument.ts'
import { fieldOf } from './field-names.ts'

type Typed = Readonly<Record<string, string | readonly string[]>>

/** What a form of one part says. */
export type PartRead = {
  /** By question: what changed on the page; null: taken away. */
  readonly answers: Readonly<Record<string, Answer | null>>
  /** By field: why it cannot be read. */
  readonly errors: Record<string, string>
  /** Changed on the page, and elsewhere too since the page was shown: not to be written without a word. */
  readonly elsewhere: readonly Question[]
}

/** The answers of one part, as the page that shows them gives them back (`was`). */
export const shownOf = (section: Section, answers: Answers): string =>
  JSON.stringify(Object.fromEntries(section.questions.flatMap(({ id }) => (answers[id] === undefined ? [] : [[id, answers[id]]]))))

/** What was on the page when it was shown; null: the form does not say, or not in our words. */
export const readShown = (was: string): Readonly<Record<string, unknown>> | null => {
  try {
    const shown: unknown = JSON.parse(was)
    return typeof shown === 'object' && shown !== null && !Array.isArray(shown) ? (shown as Record<string, unknown>) : null
  } catch {
    return null
  }
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a ?? null) === JSON.stringify(b ?? null)

/** Reads the answers of one part. Without `shown` everything counts as changed here. `left`: fields of which the page says nothing this time. */
export const readPart = (
  section: Section,
  typed: Typed,
  standing: Answers,
  shown: Readonly<Record<string, unknown>> | null,
  left: readonly string[] = [],
): PartRead => {
  const answers: Record<string, Answer | null> = {}
  const errors: Record<string, string> = {}
  const elsewhere: Question[] = []
  for (const question of section.questions) {
    const field = fieldOf(question)
    if (left.includes(field)) continue
    const read = readAnswer(question, typed[field])
    if ('error' in read) {
      errors[field] = read.error
      continue
    }
    const [now, stands, was] = [read.answer, standing[question.id], shown?.[question.id]]
    if (shown !== null && (same(now, was) || same(now, stands))) continue
    if (shown !== null && !same(stands, was)) elsewhere.push(question)
    else answers[question.id] = now
  }
  return { answers, errors, elsewhere }
}

/** Answers over those that stand; null takes one away. */
export const withAnswers = (before: Answers, more: Readonly<Record<string, Answer | null>>): Answers => {
  const all = { ...before, ...more }
  return Object.fromEntries(Object.entries(all).filter((line): line is [string, Answer] => line[1] !== null))
}
