/** What is received beside what is computed, on the line of its right. Pure; an estimate, and nobody's mistake. */
import { noBreak } from '#core/french.ts'
import type { Gap } from '#features/review/model.ts'
import { personOf } from './links.ts'
import type { Row } from './model.ts'

/** The difference of a line: its own, or the one of the whole household; undefined when nothing was compared. */
export const gapOf = (gaps: readonly Gap[], { key, slug }: Pick<Row, 'key' | 'slug'>): Gap | undefined => {
  const person = personOf({ key })
  return gaps.find((gap) => gap.slug === slug && (gap.subjectId === null || person === null || gap.subjectId === person))
}

/** « perçu 452 €, calculé 439 € : à regarder »; null where there is no difference, or none that can be computed. */
export const gapLine = (gap: Gap | undefined): string | null =>
  gap?.kind === 'more' || gap?.kind === 'less' ? `${gap.sentence.split(`${noBreak}:`)[0] ?? ''}${noBreak}: à regarder` : null
