/** Autonomy (issue 7, part 2): grids, help plans, and what is followed beside them. Words and pure functions; the law is in `rules/autonomy`. */
import type { IsoDate } from '#core/dates.ts'
import { Refused } from '#core/errors.ts'
import { joinNames } from '#core/french.ts'
import type { AssessmentResult } from '#features/assessment/model.ts'
import { aggirTrace, readAggir } from '#rules/autonomy/aggir-answers.ts'
import type { AggirAnswers } from '#rules/autonomy/aggir-answers.ts'
import { AGGIR_VARIABLES } from '#rules/autonomy/aggir-tables.ts'
import { helpPlan } from '#rules/autonomy/help-plan.ts'
import type { HelpItem, HelpPlan } from '#rules/autonomy/help-plan.ts'
import { monthOf } from '#rules/time.ts'

/** How an AGGIR grid stands in the table of assessments. */
export const AGGIR = { instrument: 'aggir', version: 1, title: 'Grille AGGIR', lies: 'health' } as const

/** What the GIR opens, in one sentence. CASF L232-2, R232-4. */
export const girMeaning = (gir: number): string =>
  gir <= 4 ? 'L’APA peut être demandée (GIR 1 à 4).' : 'L’APA n’est pas ouverte : la caisse de retraite peut aider (GIR 5 et 6).'

/** What is still to be seen of a grid, by name. */
export const toSee = (answers: AggirAnswers): string[] => {
  const { letters } = readAggir(answers)
  return AGGIR_VARIABLES.filter(({ id }) => (letters[id] ?? null) === null).map(({ label }) => label)
}

/**
 * What comes out of a finished grid, as `finishAssessment` and `recordAssessment` keep it: the GIR, its rank and letters, and its trace.
 * @throws Refused while one of the ten variables is not seen.
 */
export const aggirOutcome = ({
  body,
}: {
  readonly body: { readonly answers: AggirAnswers }
}): {
  result: AssessmentResult
  trace: string[]
} => {
  const read = readAggir(body.answers)
  const { gir } = read
  if (gir === null)
    throw new Refused({ '': `Il reste à voir : ${joinNames(toSee(body.answers))}. Sans elles, pas de GIR ; la grille reste en cours.` })
  return {
    result: {
      label: `GIR ${gir.gir}`,
      words: [girMeaning(gir.gir), 'Le GIR qui ouvre un droit est fixé par l’équipe médico-sociale du département.'],
      value: { gir: gir.gir, rank: gir.rank, letters: read.letters },
    },
    trace: aggirTrace(read),
  }
}

/** The GIR of a finished grid; null where there is none. */
export const girOfResult = (result: AssessmentResult | null): number | null => {
  const value = result?.value
  if (typeof value !== 'object' || value === null || !('gir' in value)) return null
  return typeof value.gir === 'number' ? value.gir : null
}

/** One line of a plan as it is sealed: what is counted, and a word beside it. */
export type PlanItem = HelpItem & { readonly id: string; readonly note: string }

/** What a version of a plan keeps sealed. */
export type PlanBody = {
  readonly items: readonly PlanItem[]
  readonly gir: number | null
  /** Cents a month, the couple's together; null: not known. */
  readonly resources: number | null
  readonly couple: boolean
  /** `YYYY-MM`: the month whose figures of the law count it. */
  readonly month: string
  /** What it is for, and advice that costs nothing, in words that she reads. */
  readonly words: string
}

export const planAnswers = { accepted: 'Accepte le plan', changes: 'Demande à le changer', refused: 'Refuse le plan' } as const
export type PlanAnswerCode = keyof typeof planAnswers
export type PlanAnswer = {
  readonly id: string
  readonly answer: PlanAnswerCode
  /** In her words; empty: none were kept. */
  readonly words: string
  readonly on: IsoDate
  readonly author: string
}

export type Plan = PlanBody & {
  readonly id: string
  readonly seriesId: string
  readonly caseFileId: string
  readonly compartmentId: string
  readonly personId: string
  readonly assessmentId: string | null
  readonly runId: string | null
  readonly proposedOn: IsoDate | null
  readonly author: string
  readonly writtenAt: Date
  /** A newer version stands. */
  readonly superseded: boolean
  readonly answers: readonly PlanAnswer[]
}

export const planStates = {
  preparing: 'En préparation',
  proposed: 'Proposé',
  accepted: 'Accepté',
  changes: 'À changer',
  refused: 'Refusé',
} as const
export type PlanState = keyof typeof planStates

/** Where a version stands: the last answer counts. */
export const planState = (plan: Pick<Plan, 'proposedOn' | 'answers'>): PlanState =>
  plan.proposedOn === null ? 'preparing' : (plan.answers.at(-1)?.answer ?? 'proposed')

/** A plan counted by the law of its month. */
export const countPlan = (plan: PlanBody): HelpPlan => helpPlan(plan.items, plan, monthOf(plan.month))

/** What an accepted plan says to the rights: what the APA is asked each month within the ceiling, cents (A of CASF R232-11); null: no APA in it, or no GIR that opens it. */
export const planFact = (plan: PlanBody): number | null => {
  const { asked, within } = countPlan(plan)
  return asked === 0 ? null : within
}
