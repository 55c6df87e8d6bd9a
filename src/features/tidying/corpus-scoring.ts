/** Measures the tidying rules against the corpus. A wrong amount, day, person or compartment makes a proposal wrong, as a wrong key does. */
import { propose } from './model.ts'
import type { Proposal } from './model.ts'
import type { Example, Expected, ExpectedKind } from './corpus-notation.ts'

const family = new Set<string | undefined>(['person', 'household', undefined])

function agrees(proposal: Proposal, expected: Expected): boolean {
  const { value } = proposal
  return (
    proposal.kind === expected.kind &&
    proposal.key === expected.key &&
    proposal.private === expected.private &&
    value?.cents === expected.cents &&
    (value?.boolean === false) === (expected.boolean === false) &&
    value?.from === expected.from &&
    value?.on === expected.on &&
    proposal.due === expected.due &&
    proposal.who === expected.who &&
    (expected.subject === undefined ? family.has(proposal.subject) : proposal.subject === expected.subject) &&
    (expected.period === undefined || value?.period === expected.period) &&
    (expected.compartment === undefined || proposal.compartment === expected.compartment) &&
    (!expected.likely || proposal.confidence === 'likely')
  )
}

export type Verdict = { example: Example; right: Proposal[]; wrong: Proposal[]; missed: Expected[] }

/** Each proposal answers one expectation at most. */
export function judge(example: Example): Verdict {
  const missed = [...example.expected]
  const verdict: Verdict = { example, right: [], wrong: [], missed }
  for (const proposal of propose(example.text, { on: example.on })) {
    const place = missed.findIndex((expected) => agrees(proposal, expected))
    if (place === -1) verdict.wrong.push(proposal)
    else {
      missed.splice(place, 1)
      verdict.right.push(proposal)
    }
  }
  return verdict
}

export type Score = {
  kind: ExpectedKind
  sentences: number
  expected: number
  proposed: number
  right: number
  precision: number
  recall: number
}

/** One line for each kind. `sentences` counts those where the kind is expected or proposed; a ratio of nothing is 1. */
export function scores(verdicts: readonly Verdict[]): Score[] {
  return (['fact', 'deadline', 'step', 'theme'] as const).map((kind) => {
    const count = (pick: (verdict: Verdict) => readonly { kind: string }[]): number =>
      verdicts.reduce((sum, verdict) => sum + pick(verdict).filter((one) => one.kind === kind).length, 0)
    const right = count((verdict) => verdict.right)
    const proposed = right + count((verdict) => verdict.wrong)
    const expected = right + count((verdict) => verdict.missed)
    const sentences = verdicts.filter((verdict) =>
      [...verdict.right, ...verdict.wrong, ...verdict.missed].some((one) => one.kind === kind),
    ).length
    return {
      kind,
      sentences,
      expected,
      proposed,
      right,
      precision: proposed === 0 ? 1 : right / proposed,
      recall: expected === 0 ? 1 : right / expected,
    }
  })
}

/** The scores as a table to print. */
export function writeScores(title: string, verdicts: readonly Verdict[]): string {
  const percent = (ratio: number): string => `${(ratio * 100).toFixed(1)} %`.padStart(9)
  const silent = verdicts.filter((verdict) => verdict.example.expected.length === 0)
  const lines = scores(verdicts).map(
    (score) =>
      `${score.kind.padEnd(9)}${String(score.sentences).padStart(9)}${String(score.expected).padStart(10)}${String(score.proposed).padStart(10)}${percent(score.precision)}${percent(score.recall)}`,
  )
  return [
    `${title}: ${verdicts.length} sentences, ${verdicts.filter((verdict) => verdict.example.trap).length} traps; ${silent.length} expect nothing, ${silent.filter((verdict) => verdict.wrong.length === 0).length} of them got nothing`,
    'kind     sentences  expected  proposed  precision  recall',
    ...lines,
  ].join('\n')
}
