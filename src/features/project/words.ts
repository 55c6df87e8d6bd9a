import type { StepDoer } from '#features/case-file/model.ts'

/** Who does a step, told about the person; on what she keeps it is told to her (`stepDoers`). */
export const doerWords: Readonly<Record<StepDoer, string>> = {
  person: 'la personne',
  worker: 'le service',
  both: 'ensemble',
  other: 'un partenaire',
}
