import { explain, type Explained } from './evaluate.ts'
import type { Example, Examples } from './examples/example.ts'
import { familyExamples } from './examples/family.ts'
import { housingExamples } from './examples/housing.ts'
import { minimaExamples } from './examples/minima.ts'
import { otherExamples } from './examples/others.ts'
import type { Right } from './right.ts'
import { household } from './testing/build.ts'
import { monthOf } from './time.ts'

/** Worked examples for the pages of the rights, by identifier: invented households. */
export const EXAMPLES: Examples = { ...minimaExamples, ...familyExamples, ...housingExamples, ...otherExamples }

/** The right of an example's household, explained, with the persons' first names. */
export const explainExample = (right: Right, example: Example): Explained => {
  const made = household(example.spec)
  for (const member of made.members) member.id = example.names[member.index] ?? member.id
  const member = right.holder === 'person' ? (made.members[example.member ?? 0] ?? null) : null
  return explain(made, right, monthOf(example.month), member)
}
